//! **Mention**: tokens + gazetteer hits + shapes → the names of a sentence.
//!
//! Two thirds of the agreements and most officials of real news are in no list, so a name is also
//! made from its shape: Capitalised Words Ending In "Agreement", a title with a capitalised name, a
//! capitalised run that ends in "Council" or "Front". Each name becomes one unit of the sentence, so
//! that the parser reads "the [Foreign Minister Yoko Kamikawa] signed the [Reciprocal Access
//! Agreement]" as six words.
//!
//! A name inside another ("Paris" in "Paris Agreement") is not a unit and fills no function.

mod capitalised;
mod organisation;
mod person;
mod shape;

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::era;
use crate::gazetteer::{EntityType, EntryId, Gazetteer, Hit, NameForm, Sense};
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
                let senses = inside(text, hit, gazetteer);
                result.inner.extend(senses.map(|sense| (span, sense)));
            }
            _ if is_of_a_continent(text, hit.span.start) => {}
            _ => {
                let senses = inside(text, hit, gazetteer);
                result.inner.extend(senses.map(|sense| (token.span, sense)));
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

/// The senses of a name inside a joined word: where some are of today, without the states that are no more ("Tehran" of "the
/// Baku-Tehran accord" is Iran), and none where it may be any of two states ("Korea" of "the Japan-Korea pact"), unless the
/// agreement has a year ("the Japan-Korea Treaty of 1910").
fn inside<'g>(text: &str, hit: &Hit, gazetteer: &'g Gazetteer) -> impl Iterator<Item = Sense> + 'g {
    let senses = gazetteer.senses(hit.name);
    let entry = move |sense: &Sense| gazetteer.entry(sense.entry);
    let lives = move |sense: &&Sense| entry(sense).until().is_none();
    let state = move |sense: &&Sense| entry(sense).entity_type().is_state();
    let mut states = senses.iter().filter(lives).filter(state);
    let first = states.next();
    let unsure = states.any(|other| first.is_some_and(|first| first.entry != other.entry));
    let year = || era::year_of_name(text, hit.span);
    let old = |year: i32| {
        let mut senses = senses.iter();
        senses.position(|sense| !lives(&sense) && era::existed(entry(sense), year))
    };
    let then = unsure.then(year).flatten().and_then(old);
    let any = senses.iter().any(|sense| lives(&sense));
    let kept = senses
        .iter()
        .enumerate()
        .filter(move |(at, sense)| match then {
            Some(then) => *at == then,
            None => (!any || lives(sense)) && !(unsure && state(sense)),
        });
    kept.map(|(_, sense)| *sense)
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

/// Terms of several words that are one noun: "memorandum of understanding", "exchange of notes".
fn fixed_terms(words: &Words, count: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
    (0..count)
        .filter(|&at| {
            words.lower(at + 1) == "of"
                && match words.lower(at) {
                    "memorandum" | "memoranda" | "memorandums" => {
                        words.lower(at + 2) == "understanding"
                    }
                    "exchange" | "exchanges" => {
                        matches!(words.lower(at + 2), "notes" | "letters")
                    }
                    _ => false,
                }
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
                // "the Sri Lanka-Chile Transfer Agreement"
                let inside = |(from, to): &&(usize, usize)| at <= *from && from < end && to > end;
                let named = agreements.iter().find(inside).map(|(_, to)| *to);
                if let Some(to) = named {
                    self.attach(self.agreement(at, to), result);
                }
                at = named.unwrap_or(*end);
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
                .or_else(|| self.longer_group(at))
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

    pub(super) fn is_org_head(&self, token: usize) -> bool {
        [Class::OrgHead, Class::ArmedHead, Class::PartyHead]
            .iter()
            .any(|class| self.is(token, *class))
            || self.is_body_word(token)
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

/// Whether letters stand for a name: "TPA" for "the Treaty of Peace and Amity", "FTA" for "free trade agreement on fish".
pub(crate) fn abbreviates(acronym: &str, name: &str) -> bool {
    let initials = || {
        name.split([' ', '-', '–'])
            .filter_map(|word| word.chars().next())
    };
    let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
    let letters = acronym.chars().count();
    let capitals = initials().filter(|c| c.is_uppercase());
    let words = initials().map(lower).take(letters);
    capitals.eq(acronym.chars()) || letters > 2 && words.eq(acronym.chars().map(lower))
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
