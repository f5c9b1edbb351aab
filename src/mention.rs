//! **Mention**: tokens + gazetteer hits + shapes → the names of a sentence.
//!
//! Two thirds of the agreements and most officials of real news are in no list, so a name is also
//! made from its shape: Capitalised Words Ending In "Agreement", a title with a capitalised name, a
//! capitalised run that ends in "Council" or "Front". Each name becomes one unit of the sentence, so
//! that the parser reads "the [Foreign Minister Yoko Kamikawa] signed the [Reciprocal Access
//! Agreement]" as six words.
//!
//! A name inside another ("Paris" in "Paris Agreement") is not a unit and fills no function.

mod person;
mod shape;

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::context;
use crate::gazetteer::{EntityType, EntryId, Gazetteer, Hit, NameForm, Sense};
use crate::inflection::{self, WordClass, lemma};
use crate::lexicon::{self, Class, Classes};
use crate::span::Span;
use crate::time::DateMention;
use crate::token::{self, Token};

/// What a name is, as far as its words alone tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum NameClass {
    /// A country, organisation or group by its name.
    Party,
    /// "Japanese", "US": an adjective of nationality, or a noun for a people.
    Nationality,
    /// A capital or a palace: a place, or the state that is governed there.
    Seat,
    /// A person, with the title where one stands before the name.
    Person,
    /// A legislature, ministry, court or organ.
    Body,
    /// An agreement by its proper name.
    Agreement,
    /// A place that stands for no state.
    Place,
    /// A company or club.
    Company,
    /// A capitalised name that nothing says more of.
    Unknown,
}

/// A name of the sentence.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    /// All its words, title and nationality included.
    pub(crate) span: Span,
    /// The name itself.
    pub(crate) core: Span,
    pub(crate) class: NameClass,
    /// What lists say it may stand for.
    pub(crate) senses: Vec<Sense>,
    /// The words of the title, where one stands before the name.
    pub(crate) title: Option<Span>,
    /// The states and organisations that title or adjective say it belongs to.
    pub(crate) owners: Vec<EntryId>,
    /// Its type, where shape or list tell.
    pub(crate) entity_type: EntityType,
    /// An acronym in brackets after it.
    pub(crate) acronym: Option<Span>,
    /// The treaty that joining or leaving it means: that of the International Criminal Court.
    pub(crate) treaty: Option<Sense>,
    tokens: (usize, usize),
}

/// One word of the parser's input: a token, or a whole name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub(crate) span: Span,
    /// The index of its name.
    pub(crate) name: Option<usize>,
}

/// The names of a sentence and the sentence cut into parts.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Nearly all words of the sentence start with a capital.
    pub(crate) title_case: bool,
    pub(crate) names: Vec<Name>,
    pub(crate) parts: Vec<Part>,
    /// Names inside joined words: the "US" of "US-brokered"; with the token's span.
    pub(crate) inner: Vec<(Span, Sense)>,
}

struct Finder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    words: Words,
    gazetteer: &'a Gazetteer,
    /// The hit that covers whole tokens, by its first token: one past its last token, and its senses.
    aligned: Vec<Option<(usize, &'a [Sense])>>,
    /// Most words of the sentence start with a capital.
    title_case: bool,
    /// Acronyms that the document gave to agreements.
    acronyms: &'a HashSet<String>,
}

/// What is asked of each token again and again.
#[derive(Default)]
struct Words {
    /// All tokens in lower case, one after the other.
    lower: String,
    words: Vec<Word>,
}

struct Word {
    /// Where its letters end in [`Words::lower`].
    end: usize,
    /// The first letter is a capital.
    capital: bool,
    /// Its classes, and those of the lemma that it has as a noun; of most words nobody asks.
    classes: OnceCell<(Classes, Classes)>,
}

impl Words {
    fn new(text: &str, tokens: &[Token]) -> Words {
        let mut words = Words::default();
        words.words.reserve(tokens.len());
        for token in tokens {
            let word = token.span.of(text);
            let start = words.lower.len();
            if word.is_ascii() {
                words.lower.push_str(word);
                words.lower[start..].make_ascii_lowercase();
            } else {
                words.lower.push_str(&word.to_lowercase());
            }
            words.words.push(Word {
                end: words.lower.len(),
                capital: word.starts_with(char::is_uppercase),
                classes: OnceCell::new(),
            });
        }
        words
    }

    /// A token in lower case; past the last one there is nothing.
    fn lower(&self, token: usize) -> &str {
        let Some(word) = self.words.get(token) else {
            return "";
        };
        let start = token.checked_sub(1).map_or(0, |last| self.words[last].end);
        &self.lower[start..word.end]
    }

    fn both(&self, token: usize) -> (Classes, Classes) {
        let told = || lexicon::noun_classes(self.lower(token));
        let word = self.words.get(token);
        word.map_or_else(Default::default, |word| *word.classes.get_or_init(told))
    }

    fn classes(&self, token: usize) -> Classes {
        self.both(token).0
    }

    fn singular(&self, token: usize) -> Classes {
        self.both(token).1
    }
}

/// The "American" of "North American Free Trade Agreement", "Inter-American Treaty".
pub(crate) fn is_of_a_continent(text: &str, at: usize) -> bool {
    const PARTS: [&str; 6] = ["North", "South", "Central", "Latin", "Inter", "Pan"];
    let before = text[..at].trim_end_matches([' ', '-']);
    text[at..].starts_with("America") && PARTS.iter().any(|part| before.ends_with(part))
}

/// Finds the names of a sentence. `hits` are the gazetteer's, in the order of the text.
///
/// `acronyms` are those that the document gave to its agreements before.
pub(crate) fn find(
    text: &str,
    tokens: &[Token],
    hits: &[Hit],
    gazetteer: &Gazetteer,
    acronyms: &HashSet<String>,
    dates: &[DateMention],
) -> Names {
    let mut result = Names::default();
    let mut aligned = vec![None; tokens.len()];
    let mut joined: Vec<(usize, usize)> = Vec::new();
    let mut next = 0;
    for hit in hits {
        while next < tokens.len() && tokens[next].span.end <= hit.span.start {
            next += 1;
        }
        let Some(token) = tokens.get(next) else { break };
        let last = (next..tokens.len())
            .take_while(|&at| tokens[at].span.start < hit.span.end)
            .last();
        match last {
            Some(last)
                if token.span.start == hit.span.start && tokens[last].span.end == hit.span.end =>
            {
                aligned[next] = Some((last + 1, gazetteer.senses(hit.name)));
            }
            // "United States-led": the name ends inside a joined word, which is one part with it.
            Some(last) if token.span.start == hit.span.start && last > next => {
                joined.push((next, last + 1));
                let span = token.span.cover(tokens[last].span);
                for sense in gazetteer.senses(hit.name) {
                    result.inner.push((span, *sense));
                }
            }
            _ if is_of_a_continent(text, hit.span.start) => {}
            _ => {
                for sense in gazetteer.senses(hit.name) {
                    result.inner.push((token.span, *sense));
                }
            }
        }
    }
    let mut covered = vec![false; tokens.len()];
    for (from, entry) in aligned.iter().enumerate() {
        if let Some((to, _)) = entry {
            covered[from..*to].fill(true);
        }
    }
    let words = Words::new(text, tokens);
    joined.extend(fixed_terms(&words, tokens.len()));
    joined.extend(
        date_terms(tokens, dates)
            .filter(|(from, to)| aligned[*from..*to].iter().all(Option::is_none)),
    );
    joined.sort_unstable();
    let finder = Finder {
        text,
        tokens,
        gazetteer,
        aligned,
        title_case: is_title_case(text, tokens, &words, &covered),
        words,
        acronyms,
    };
    result.title_case = finder.title_case;
    finder.names(&mut result, &joined);
    finder.parts(&mut result, &joined);
    result
}

/// The tokens of dates of several words, each one part: "December 7, 2011", "last Tuesday".
fn date_terms<'d>(
    tokens: &'d [Token],
    dates: &'d [DateMention],
) -> impl Iterator<Item = (usize, usize)> + 'd {
    dates
        .iter()
        .filter(|date| !date.modifier && !date.possessive)
        .filter_map(|date| {
            let from = tokens
                .iter()
                .position(|token| token.span.start == date.span.start)?;
            let to = from
                + tokens[from..]
                    .iter()
                    .take_while(|token| token.span.end <= date.span.end)
                    .count();
            (to > from + 1 && tokens[to - 1].span.end == date.span.end).then_some((from, to))
        })
}

/// Terms of several words that are one noun: "memorandum of understanding".
fn fixed_terms(words: &Words, count: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
    (0..count)
        .filter(|&at| {
            matches!(words.lower(at), "memorandum" | "memoranda" | "memorandums")
                && words.lower(at + 1) == "of"
                && words.lower(at + 2) == "understanding"
        })
        .map(|at| (at, at + 3))
}

/// Whether nearly all long words of a sentence start with a capital, as in many headlines.
///
/// Words of known names say nothing: they have their capitals anywhere.
fn is_title_case(text: &str, tokens: &[Token], words: &Words, covered: &[bool]) -> bool {
    let long = |at: &usize| {
        let word = tokens[*at].span.of(text);
        !covered[*at] && word.len() > 3 && word.starts_with(char::is_alphabetic)
    };
    let small = |at: &usize| {
        let classes = words.classes(*at);
        classes.has(Class::NameLink)
            || classes.has(Class::Weekday)
            || classes.has(Class::Month)
            || classes.has(Class::Function)
    };
    let of_case = |capital: bool| {
        let of_case = move |at: &usize| words.words[*at].capital == capital;
        (1..tokens.len()).filter(long).filter(of_case)
    };
    // A sentence with a full stop may name a long agreement: there every word must have its capital.
    let ends = tokens
        .last()
        .is_some_and(|token| matches!(token.span.of(text), "." | "!" | "?"));
    let most = |capitals: usize| if ends { 0 } else { capitals / 4 };
    let allowed = most(of_case(true).count());
    let others = of_case(false)
        .filter(|at| !small(at))
        .take(allowed + 1)
        .count();
    if others > allowed {
        return false;
    }
    match of_case(true).filter(|at| !small(at)).count() {
        0 => false,
        // "Norway Signed the Paris Agreement": one word is enough where no full stop says that it is a sentence.
        1 => others == 0 && !ends,
        capitals => others <= most(capitals),
    }
}

impl Finder<'_> {
    fn word(&self, token: usize) -> &str {
        self.tokens
            .get(token)
            .map_or("", |token| token.span.of(self.text))
    }

    fn lower(&self, token: usize) -> &str {
        self.words.lower(token)
    }

    /// Whether a token in lower case is of a class.
    fn is(&self, token: usize, class: Class) -> bool {
        self.words.classes(token).has(class)
    }

    fn is_capital(&self, token: usize) -> bool {
        self.words.words.get(token).is_some_and(|word| word.capital)
    }

    /// A capitalised word that may be part of a name: no function word, weekday or month.
    fn is_name_word(&self, token: usize) -> bool {
        if !self.is_capital(token) || token::joined_participle(self.word(token)) {
            return false;
        }
        let classes = self.words.classes(token);
        let may = || self.lower(token) == "may" && self.word(token + 1).is_empty();
        !classes.has(Class::Function)
            && !classes.has(Class::Weekday)
            && (!classes.has(Class::Month) || may())
    }

    fn span(&self, from: usize, to: usize) -> Span {
        Span::new(self.tokens[from].span.start, self.tokens[to - 1].span.end)
    }

    fn names(&self, result: &mut Names, joined: &[(usize, usize)]) {
        let agreements = self.agreement_shapes();
        let mut at = 0;
        while at < self.tokens.len() {
            if let Some((_, end)) = joined.iter().find(|(from, _)| *from == at) {
                at = *end;
                continue;
            }
            let shape = agreements
                .iter()
                .find(|(from, _)| *from == at)
                .map(|(_, to)| *to);
            let listed = self.aligned[at];
            if shape.is_none() && listed.is_none() && !self.may_open(at) {
                at += 1;
                continue;
            }
            // The longer of a listed name and a shape wins: "Paris Agreement" is longer than "Paris".
            let name = match (shape, listed) {
                (Some(to), Some((end, _))) if end < to => Some(self.agreement(at, to)),
                (Some(to), None) => Some(self.agreement(at, to)),
                _ => None,
            };
            let name = name
                .or_else(|| self.airline(at))
                .or_else(|| self.namesake_organisation(at))
                .or_else(|| self.defined_acronym(at))
                .or_else(|| self.person(at, result))
                .or_else(|| self.namesake(at))
                .or_else(|| self.organ_of_state(at))
                .or_else(|| listed.map(|(end, senses)| self.listed(at, end, senses)))
                .or_else(|| self.capitalised(at));
            match name {
                Some(name) => {
                    at = name.tokens.1;
                    self.attach(name, result);
                }
                None => at += 1,
            }
        }
    }

    /// Whether a word that no list and no shape has can begin a name: it has a capital, or is a title before one.
    fn may_open(&self, at: usize) -> bool {
        // No title has as many words.
        const TITLE: usize = 24;
        let titled = || {
            let (classes, singular) = self.words.both(at);
            classes.has(Class::Title) || classes.has(Class::TitlePart) || singular.has(Class::Title)
        };
        let named = |token: usize| self.is_capital(token) || self.aligned[token].is_some();
        self.is_capital(at)
            || !self.acronyms.is_empty() && is_acronym(self.word(at))
            || (at + 1..self.tokens.len().min(at + TITLE)).any(named) && titled()
    }

    /// Joins a name with the adjective before it and the acronym in brackets after it.
    fn attach(&self, mut name: Name, result: &mut Names) {
        if let Some(previous) = result.names.last() {
            let touches = previous.tokens.1 == name.tokens.0;
            let own = matches!(previous.class, NameClass::Nationality | NameClass::Party);
            let first = previous.senses.first().filter(|_| own);
            let owner = first.map(|sense| sense.entry);
            // "the Congolese president": of two states, until the context decides.
            let rivals: Vec<EntryId> = previous
                .senses
                .iter()
                .map(|sense| sense.entry)
                .filter(|entry| Some(*entry) != owner && name.owners.is_empty())
                .filter(|entry| self.gazetteer.entry(*entry).entity_type().is_state())
                .collect();
            let state =
                owner.is_some_and(|owner| self.gazetteer.entry(owner).entity_type().is_state());
            // "the Russian Ground Forces": Russia's, and no group of its own.
            if touches
                && state
                && name.senses.is_empty()
                && self.is_force(name.tokens.0, name.tokens.1)
            {
                name.class = NameClass::Body;
                name.entity_type = EntityType::Body;
            }
            let joins = match name.class {
                NameClass::Person => name.title.is_some(),
                NameClass::Body => name.senses.is_empty() || name.owners.is_empty(),
                _ => false,
            };
            if let (true, true, Some(owner)) = (touches, joins, owner) {
                let previous = result.names.pop().unwrap_or_else(|| name.clone());
                name.owners.push(owner);
                name.owners.extend(rivals);
                name.owners.dedup();
                name.span = previous.span.cover(name.span);
                if name.class == NameClass::Body {
                    name.core = name.span;
                }
                name.tokens.0 = previous.tokens.0;
            }
        }
        // "the US Secretary of State Antony Blinken": the article belongs to the title.
        let article = name
            .tokens
            .0
            .checked_sub(1)
            .filter(|before| matches!(self.word(*before), "the" | "The"));
        if let (NameClass::Person, Some(_), Some(article)) = (name.class, name.title, article) {
            name.tokens.0 = article;
        }
        let (_, end) = name.tokens;
        if self.word(end) == "(" && self.word(end + 2) == ")" && is_acronym(self.word(end + 1)) {
            name.acronym = Some(self.tokens[end + 1].span);
        }
        result.names.push(name);
    }

    /// "Air Canada", "British Airways": a company that bears a state's name.
    fn airline(&self, at: usize) -> Option<Name> {
        const AFTER: [&str; 8] = [
            "Airways",
            "Airlines",
            "Air",
            "Motors",
            "Telecom",
            "Petroleum",
            "Railways",
            "Gas",
        ];
        let company = |from: usize, to: usize| {
            self.name(
                from,
                to,
                NameClass::Company,
                EntityType::Custom("company".into()),
            )
        };
        if self.word(at) == "Air" && self.is_capital(at + 1) {
            let (end, _) = self.aligned.get(at + 1).copied().flatten()?;
            return Some(company(at, end));
        }
        let (end, _) = self.aligned[at]?;
        AFTER
            .contains(&self.word(end))
            .then(|| company(at, end + 1))
    }

    /// "the Syria Justice Campaign", "Norway Mountain Walkers": an organisation that bears a state's name.
    fn namesake_organisation(&self, at: usize) -> Option<Name> {
        let (from, senses) = self.aligned[at]?;
        let named = |sense: &Sense| {
            matches!(sense.form, NameForm::Name | NameForm::Alias)
                && self.gazetteer.entry(sense.entry).entity_type().is_state()
        };
        if self.title_case || !senses.iter().any(named) {
            return None;
        }
        let more = (from..self.tokens.len())
            .take_while(|token| self.is_name_word(*token) && self.aligned[*token].is_none());
        let to = from + more.count();
        // "Hungary Prime Minister Orban", "the Iran Nuclear Deal", "the US House", "Chad Johnson" are others.
        let other = |token: usize| {
            let classes = self.words.singular(token);
            self.is_body_word(token)
                || classes.has(Class::Title)
                || classes.has(Class::Agreement)
                || classes.has(Class::Instrument)
                || context::is_given(self.word(token))
        };
        let headed = to > from && self.is_org_head(to - 1);
        if to < from + 2 && !headed || (from..to).any(other) || self.is_force(from, to) {
            return None;
        }
        let (class, entity_type) = if headed {
            (NameClass::Party, EntityType::Organisation)
        } else {
            (NameClass::Unknown, EntityType::Custom("name".into()))
        };
        Some(self.name(at, to, class, entity_type))
    }

    /// "the Ministry of Foreign Affairs of Peru", "the National Guard of Ukraine"
    fn organ_of_state(&self, at: usize) -> Option<Name> {
        if self.aligned[at].is_some() || !self.is_name_word(at) {
            return None;
        }
        let mut end = at + 1;
        if matches!(self.word(at), "Ministry" | "Department") {
            if !matches!(self.lower(end), "of" | "for") {
                return None;
            }
            end += 1 + usize::from(self.lower(end + 1) == "the");
            let field = end;
            let joins = |token: usize| {
                matches!(self.word(token), "and" | "," | "&") && self.is_name_word(token + 1)
            };
            while end < field + 8 && (self.is_name_word(end) || end > field && joins(end)) {
                end += 1;
            }
            if end == field {
                return None;
            }
        } else {
            while end < at + 5 && self.is_name_word(end) {
                end += 1;
            }
            if !self.is_force(at, end) {
                return None;
            }
        }
        let (past, state) = self.owner_after(end)?;
        let mut name = self.name(at, past, NameClass::Body, EntityType::Body);
        name.owners.push(state);
        Some(name)
    }

    /// Words that name the forces of a state, whichever it is: "Ground Forces", "National Guard".
    fn is_force(&self, from: usize, to: usize) -> bool {
        const HEADS: [&str; 9] = [
            "Force",
            "Forces",
            "Army",
            "Navy",
            "Guard",
            "Guards",
            "Police",
            "Corps",
            "Gendarmerie",
        ];
        const BEFORE: [&str; 19] = [
            "Ground",
            "Air",
            "Naval",
            "Land",
            "Armed",
            "Security",
            "Defence",
            "Defense",
            "Space",
            "Border",
            "Coast",
            "National",
            "Federal",
            "Royal",
            "Republican",
            "Presidential",
            "Marine",
            "Military",
            "Self-Defense",
        ];
        to > from
            && HEADS.contains(&self.word(to - 1))
            && (from..to - 1).all(|token| {
                BEFORE.contains(&self.word(token)) || HEADS.contains(&self.word(token))
            })
    }

    /// An acronym that the document gave to an agreement before.
    fn defined_acronym(&self, at: usize) -> Option<Name> {
        let word = self.word(at);
        let known = !self.acronyms.is_empty() && is_acronym(word) && self.acronyms.contains(word);
        known.then(|| self.agreement(at, at + 1))
    }

    /// The tokens from one to another as parts of their own, joined ones as one.
    fn plain(&self, from: usize, to: usize, joined: &[(usize, usize)], parts: &mut Vec<Part>) {
        let mut at = from;
        while at < to {
            let end = joined
                .iter()
                .find(|(start, end)| *start == at && *end <= to)
                .map_or(at + 1, |(_, end)| *end);
            parts.push(Part {
                span: self.span(at, end),
                name: None,
            });
            at = end;
        }
    }

    fn parts(&self, result: &mut Names, joined: &[(usize, usize)]) {
        let mut at = 0;
        for (index, name) in result.names.iter().enumerate() {
            // An acronym in brackets may itself have been taken for a name; it went with the name before it.
            if name.tokens.0 < at {
                continue;
            }
            self.plain(at, name.tokens.0, joined, &mut result.parts);
            result.parts.push(Part {
                span: name.span,
                name: Some(index),
            });
            at = name.tokens.1;
            if name.acronym.is_some() {
                at += 3;
            }
        }
        self.plain(
            at.min(self.tokens.len()),
            self.tokens.len(),
            joined,
            &mut result.parts,
        );
    }

    fn name(&self, from: usize, to: usize, class: NameClass, entity_type: EntityType) -> Name {
        let span = self.span(from, to);
        Name {
            span,
            core: span,
            class,
            senses: Vec::new(),
            title: None,
            owners: Vec::new(),
            entity_type,
            acronym: None,
            treaty: None,
            tokens: (from, to),
        }
    }

    fn agreement(&self, from: usize, to: usize) -> Name {
        self.name(from, to, NameClass::Agreement, EntityType::Agreement)
    }

    /// A name that a list has.
    fn listed(&self, from: usize, to: usize, senses: &[Sense]) -> Name {
        // "US$327 million" is money.
        if self.word(to) == "$" && self.tokens[to].span.start == self.tokens[to - 1].span.end {
            return self.name(
                from,
                to,
                NameClass::Place,
                EntityType::Custom("currency".into()),
            );
        }
        let entry = |sense: &Sense| self.gazetteer.entry(sense.entry);
        // A name may be a country and a person; what acts more often comes first.
        let class_of = |sense: &Sense| match entry(sense).entity_type() {
            EntityType::Country | EntityType::Territory => match sense.form {
                NameForm::Adjective | NameForm::People => NameClass::Nationality,
                NameForm::Capital | NameForm::Seat => NameClass::Seat,
                NameForm::Legislature => NameClass::Body,
                _ => NameClass::Party,
            },
            EntityType::Body => NameClass::Body,
            EntityType::Person => NameClass::Person,
            EntityType::Agreement => NameClass::Agreement,
            EntityType::Place => NameClass::Place,
            _ => NameClass::Party,
        };
        let order = |class: NameClass| match class {
            NameClass::Party => 0,
            NameClass::Nationality => 1,
            NameClass::Agreement => 2,
            NameClass::Body => 3,
            NameClass::Seat => 4,
            NameClass::Person => 5,
            _ => 6,
        };
        let mut senses = senses.to_vec();
        senses.sort_by_key(|sense| order(class_of(sense)));
        let class = senses.first().map_or(NameClass::Unknown, class_of);
        let entity_type = senses.first().map_or(EntityType::Place, |sense| {
            entry(sense).entity_type().clone()
        });
        let mut name = self.name(from, to, class, entity_type);
        let made = |sense: &&Sense| class_of(sense) == NameClass::Agreement;
        name.treaty = senses
            .iter()
            .find(made)
            .filter(|_| class == NameClass::Party)
            .copied();
        name.senses = senses;
        name
    }

    /// A capitalised run that no list has.
    fn capitalised(&self, at: usize) -> Option<Name> {
        // "the Australian PM", "British MPs": people by what they are.
        let people = matches!(self.word(at), "PM" | "PMs" | "MP" | "MPs" | "MEP" | "MEPs");
        if !self.is_name_word(at) || self.title_case && !self.is_body_word(at) || people {
            return None;
        }
        let followed = self.is_capital(at + 1) && self.aligned[at + 1].is_none();
        // "(Signed in May)" begins like a sentence.
        let listed = at > 0 && self.word(at - 1) == "(" && inflection::is_listed(self.lower(at));
        let opens = at == 0 || listed;
        if opens && !followed && !self.is_body_word(at) && !is_acronym(self.word(at)) {
            // The first word of a sentence: a name only if it is no word of the language; the tagger decides.
            return None;
        }
        // In a headline every word has a capital: only the body's own word is its name.
        if self.is_body_word(at) && (self.title_case || !self.is_name_word(at + 1)) {
            let mut name = self.name(at, at + 1, NameClass::Body, EntityType::Body);
            if let Some((end, entry)) = self.owner_after(at + 1) {
                name = self.name(at, end, NameClass::Body, EntityType::Body);
                name.owners.push(entry);
            }
            return Some(name);
        }
        let mut end = at + 1;
        // "Charles I": after a given name it is a number.
        if self.word(end) == "I" && context::is_given(self.word(at)) {
            end += 1;
        }
        // "Sierra Nevada Corporation": whatever a word in it means elsewhere.
        let firm = (at..self.tokens.len().min(at + 6))
            .take_while(|token| self.is_name_word(*token))
            .find(|token| *token > at && self.is(*token, Class::CompanyHead));
        if let Some(head) = firm.filter(|_| !self.title_case) {
            end = head + 1;
        }
        while end < self.tokens.len() {
            let known = self.aligned[end].is_some();
            let title = self.is(end, Class::Title) && self.is_name_word(end + 1);
            if self.is_name_word(end) && !known && !title {
                end += 1;
            } else if end > at
                && self.is(end, Class::NameLink)
                && self.is_org_head(end - 1)
                && self.links(end)
            {
                let mut next = end + 1;
                while self.is(next, Class::NameLink) {
                    next += 1;
                }
                end = self
                    .aligned
                    .get(next)
                    .copied()
                    .flatten()
                    .map_or(next + 1, |(past, _)| past)
                    .min(self.tokens.len());
            } else if self.is(end, Class::NameParticle) && self.is_name_word(end + 1) && !known {
                end += 2;
            } else {
                break;
            }
        }
        let last = self.lower(end - 1);
        let heads: Vec<&str> = (at..end).map(|token| self.lower(token)).collect();
        let any = |class: Class| (at..end).any(|token| self.is(token, class));
        let owned = |token: usize| {
            self.aligned[token].is_some_and(|(_, senses)| {
                senses
                    .iter()
                    .any(|sense| self.gazetteer.entry(sense.entry).entity_type().is_state())
            })
        };
        let bank = heads.contains(&"bank") && (at..end).any(owned);
        let workers = [
            "workers",
            "employees",
            "teachers",
            "teamsters",
            "nurses",
            "journalists",
            "actors",
            "students",
        ];
        // "Minister" of "the Prime Minister of Nepal"; "the President", "the French President". There is one pope.
        let goes_on = || {
            let before = at.checked_sub(1);
            let owned = [
                "the", "'s", "’s", "'", "’", "its", "their", "his", "her", "whose",
            ];
            let article = before.is_some_and(|before| owned.contains(&self.lower(before)));
            let stated = (0..at).any(|from| self.aligned[from].is_some_and(|(past, _)| past == at));
            let titled = before
                .is_some_and(|before| self.is_capital(before) && is_title_word(self.lower(before)));
            titled || (article || stated) && self.lower(at) != "pope"
        };
        // "Minister of Foreign Trade and Tourism": what the office is for.
        let field = || {
            const LONGEST: usize = 8;
            let link =
                |token: usize| matches!(self.lower(token), "of" | "for" | "and" | "," | "the");
            let before = (at.saturating_sub(LONGEST)..at).rev();
            let mut office = before.take_while(|token| link(*token) || self.is_capital(*token));
            at > 0 && link(at - 1) && office.any(|token| self.is(token, Class::Title))
        };
        let (class, entity_type) = if heads.iter().any(|word| workers.contains(word)) {
            // A union of workers makes no international agreement.
            (NameClass::Company, EntityType::Custom("union".into()))
        } else if bank {
            // "the Bank of Japan" acts for Japan.
            (NameClass::Body, EntityType::Body)
        } else if self.is(end - 1, Class::CompanyHead) {
            (NameClass::Company, EntityType::Custom("company".into()))
        } else if end - at == 1 && self.is_reference(at) {
            return None;
        } else if heads.iter().all(|word| is_title_word(word))
            && (last.ends_with('s')
                || self.is(end - 1, Class::Title) && (end - at > 1 || goes_on())
                || field())
        {
            // "the Foreign Ministers of both countries", "the Prime Minister of Nepal": titles of people who are not named.
            return None;
        } else if end - at == 1 {
            (NameClass::Unknown, EntityType::Custom("name".into()))
        } else if any(Class::PartyHead) {
            (NameClass::Party, EntityType::PoliticalParty)
        } else if any(Class::ArmedHead) {
            (NameClass::Party, EntityType::ArmedGroup)
        } else if (at..end).any(|token| self.is_body_word(token)) {
            (NameClass::Body, EntityType::Body)
        } else if any(Class::OrgHead) {
            (NameClass::Party, EntityType::Organisation)
        } else {
            (NameClass::Unknown, EntityType::Custom("name".into()))
        };
        let mut name = self.name(at, end, class, entity_type);
        if class == NameClass::Body {
            // "Security Cabinet of Israel"
            let states = (at..end)
                .filter_map(|token| self.aligned[token])
                .flat_map(|(_, senses)| senses);
            name.owners = states
                .map(|sense| sense.entry)
                .filter(|entry| self.gazetteer.entry(*entry).entity_type().is_state())
                .take(1)
                .collect();
        }
        Some(name)
    }

    /// "the Convention", "the Charter": a capital makes it no name.
    fn is_reference(&self, token: usize) -> bool {
        let classes = self.words.singular(token);
        let definite = token > 0 && self.lower(token - 1) == "the";
        classes.has(Class::Agreement)
            || definite && classes.has(Class::Instrument) && classes.has(Class::Generic)
    }

    pub(super) fn is_org_head(&self, token: usize) -> bool {
        [Class::OrgHead, Class::ArmedHead, Class::PartyHead]
            .iter()
            .any(|class| self.is(token, *class))
            || self.is_body_word(token)
    }

    /// Whether small words at `token` lead to another capitalised word of the same name.
    fn links(&self, token: usize) -> bool {
        if !matches!(self.lower(token), "of" | "for" | "on") {
            return false;
        }
        let mut next = token + 1;
        while matches!(self.lower(next), "the" | "and") && next < token + 3 {
            next += 1;
        }
        self.is_name_word(next)
    }

    fn is_body_word(&self, token: usize) -> bool {
        const BODIES: [&str; 14] = [
            "Ministry",
            "Chamber",
            "Senate",
            "Parliament",
            "Congress",
            "Cabinet",
            "Duma",
            "Diet",
            "Assembly",
            "Legislature",
            "Commons",
            "Government",
            "Council",
            "House",
        ];
        BODIES.contains(&self.word(token))
    }

    /// "of Iran" after a body.
    pub(super) fn owner_after(&self, token: usize) -> Option<(usize, EntryId)> {
        if self.lower(token) != "of" {
            return None;
        }
        let mut at = token + 1;
        if self.lower(at) == "the" {
            at += 1;
        }
        let (end, senses) = self.aligned.get(at).copied().flatten()?;
        let state = senses
            .iter()
            .find(|sense| self.gazetteer.entry(sense.entry).entity_type().is_state())?;
        Some((end, state.entry))
    }
}

/// "foreign", "ministers"
fn is_title_word(lower: &str) -> bool {
    let lemma = lemma(lower, WordClass::Noun);
    lexicon::is(&lemma, Class::Title) || lexicon::is(&lemma, Class::TitlePart)
}

/// Two to seven capitals, as acronyms are.
pub(crate) fn is_acronym(word: &str) -> bool {
    // Most words are no acronyms, and this asks for no more of them.
    if !(2..=4 * 8).contains(&word.len()) || word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return false;
    }
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    // "Parliament OKs the treaty", "the MPs": an ending is no part of an acronym.
    if word.ends_with('s') && capitals + 1 == word.len() && capitals <= 2 {
        return false;
    }
    (2..=8).contains(&word.chars().count())
        && capitals >= 2
        && word
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '&'))
}

/// A year as names of treaties have it.
pub(crate) fn is_year(word: &str) -> bool {
    word.len() == 4
        && word.bytes().all(|b| b.is_ascii_digit())
        && (word.starts_with('1') || word.starts_with('2'))
}
