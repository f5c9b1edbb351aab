//! **Mention**, agreements: a noun group → what it says of an agreement.
//!
//! Two thirds of the agreements in news are descriptions: "a bilateral security deal", "an agreement
//! to end their 40-year conflict". The head noun says that it is one, the modifiers which: field,
//! parties ("Japan-Philippines", "with Australia"), instance ("another", "such", "2015").

mod name;
mod parties;
mod proform;
mod sense;

use crate::actor::{Actor, Cast, Party};
use crate::gazetteer::{AgreementKind, EntryId};
use crate::lexicon::{self, Class};
use crate::mention::{self, NameClass};
use crate::phrase::Phrase;
use crate::span::Span;
use crate::syntax::{Label, Tag};
use crate::time::{self, DateMention, Direction};

pub(crate) use name::{clean, is_signed_in, town};
pub(crate) use proform::{
    is_act_noun, is_article, is_consent, is_owned_one, is_upshot, left_out, may_stand_for_one,
    noun_follows, stands_for_one, takes_modifiers,
};
use proform::{is_pen_to_paper, omitted};
pub(crate) use sense::{carried, is_agreement, is_alliance, is_contract, is_other_sense};

/// How an agreement is introduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Instance {
    /// "the pact", "this pact", or a proper name.
    Definite,
    /// "a pact", "pacts".
    Indefinite,
    /// "such a pact", "a similar deal", "the third such agreement": another of the same type.
    Another,
    /// "it", "them".
    Pronoun,
    /// Left out: "has yet to ratify", "its ratification is expected".
    Omitted,
}

/// An agreement as one noun group tells of it.
#[derive(Clone, Debug)]
pub(crate) struct Described {
    pub(crate) at: usize,
    /// The words that say what it is.
    pub(crate) span: Span,
    pub(crate) name: String,
    /// What says nothing by itself, with its parties: "agreement with B".
    pub(crate) with_parties: Option<String>,
    pub(crate) proper: bool,
    pub(crate) entries: Vec<EntryId>,
    pub(crate) acronym: Option<String>,
    /// The head noun's lemma.
    pub(crate) head: String,
    /// The lemmas of the modifiers that say which.
    pub(crate) content: Vec<String>,
    pub(crate) instance: Instance,
    pub(crate) plural: bool,
    pub(crate) year: Option<String>,
    /// The year in which a clause says that it was made: "the treaty that they signed in 1976".
    pub(crate) made: Option<i32>,
    /// Parties that the group names itself.
    pub(crate) parties: Vec<Actor>,
    /// Who made it, as a clause behind the noun says: "the treaty that B signed".
    pub(crate) makers: Vec<Actor>,
    /// Says nothing by itself: "the deal", "it".
    pub(crate) bare: bool,
    /// Replaces, or is replaced by, the subject: another than what was told.
    pub(crate) replaced: bool,
    /// Told beside what the text is about: "which has its own pact with B", "a deal that breaks the 1995 accord".
    pub(crate) aside: bool,
    /// One of a row between the same parties: "a second pact".
    pub(crate) sequel: bool,
    /// Pointed at: "this historic deal", "that treaty".
    pub(crate) pointed: bool,
    /// Pointed at as the one that is not in hand: "that treaty".
    pub(crate) distal: bool,
    /// A name that many agreements bear: "the Free Trade Agreement with B".
    pub(crate) shared: bool,
    /// The subject of a main clause: what the sentence is about.
    pub(crate) subject: bool,
}

impl Described {
    /// Whether the tables list it, and not only its sort: "FTA".
    pub(crate) fn is_listed(&self) -> bool {
        !self.entries.is_empty() && !self.shared
    }

    /// What a word alone says.
    fn new(phrase: &Phrase<'_>, at: usize) -> Self {
        Described {
            at,
            span: phrase.span(at),
            name: String::new(),
            with_parties: None,
            proper: false,
            entries: Vec::new(),
            acronym: None,
            head: phrase.lemma(at).to_string(),
            content: Vec::new(),
            instance: Instance::Indefinite,
            plural: matches!(phrase.tag(at), Tag::Nns | Tag::Nnps),
            year: None,
            made: None,
            parties: Vec::new(),
            makers: Vec::new(),
            bare: false,
            replaced: is_replaced(phrase, at),
            aside: false,
            sequel: false,
            pointed: false,
            distal: false,
            shared: false,
            subject: is_main_subject(phrase, at),
        }
    }
}

/// Whether a noun is the subject of the sentence, or of one that is coordinated with it.
fn is_main_subject(phrase: &Phrase<'_>, at: usize) -> bool {
    let verb = phrase.head(at).filter(|_| phrase.label(at).is_subject());
    verb.is_some_and(|verb| matches!(phrase.label(verb), Label::Root | Label::Conj))
}

/// Verbs for what a mediator does with a mediation: "led the mediation", "served as a mediator".
pub(crate) fn leads_mediation(verb: &str) -> bool {
    matches!(
        verb,
        "lead" | "head" | "run" | "oversee" | "steer" | "spearhead" | "provide" | "act" | "serve"
    )
}

/// What such verbs are said of.
pub(crate) fn is_mediation(noun: &str) -> bool {
    matches!(
        noun,
        "mediation" | "mediator" | "intermediary" | "go-between" | "facilitator"
    )
}

/// The year of "the treaty of 1859".
fn year_after(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    let (of, year) = (at + 1, at + 2);
    (year < phrase.len() && phrase.lemma(of) == "of" && mention::is_year(phrase.word(year)))
        .then_some(year)
}

impl Cast<'_> {
    /// What a noun group says of an agreement.
    pub(crate) fn describe(&self, phrase: &Phrase<'_>, at: usize) -> Described {
        let head = phrase.lemma(at).to_string();
        let target = match carried(phrase, at) {
            // A protocol or annex is an agreement of its own; terms and articles are the agreement's.
            Some(target)
                if (!phrase.is_class(at, Class::Agreement) || head == "agreement")
                    && !matches!(
                        head.as_str(),
                        "annex" | "amendment" | "protocol" | "extension" | "draft"
                    ) =>
            {
                target
            }
            _ => at,
        };
        if target != at {
            return self.describe(phrase, target);
        }
        let proper = phrase.name_class(at) == Some(NameClass::Agreement);
        // "the trans-Pacific partnership, CPTPP": a weak noun is what its other name says.
        let named = phrase.child(at, Label::Appos).filter(|appos| {
            phrase.name_class(*appos) == Some(NameClass::Agreement)
                && phrase.is_class(at, Class::Instrument)
                && !phrase.is_class(at, Class::Agreement)
        });
        if let (false, Some(named)) = (proper, named) {
            return self.describe(phrase, named);
        }
        let mut described = Described {
            proper,
            ..Described::new(phrase, at)
        };
        self.modifiers(phrase, at, &mut described);
        self.named_parties(phrase, at, &mut described);
        let of_year = year_after(phrase, at);
        if let Some(year) = of_year {
            described.year = Some(phrase.word(year).to_string());
        }
        self.history(phrase, at, &mut described);
        if let (true, Some(name)) = (proper, phrase.name(at)) {
            described.span = name.core;
            described.name = clean(name.core.of(phrase.text));
            if let Some((head, plural)) = name::head_of_name(&described.name) {
                (described.head, described.plural) = (head, plural);
            }
            described.entries = name.senses.iter().map(|sense| sense.entry).collect();
            if let [entry] = described.entries[..] {
                let signed = self.gazetteer.entry(entry).signed();
                described.made = signed.map(|date| i32::from(date.year()));
            }
            described.shared = !described.entries.is_empty()
                && described.entries.iter().all(|entry| {
                    let kind = self.gazetteer.entry(*entry).agreement_kind();
                    kind == Some(AgreementKind::Type)
                });
            // "the EU-Israel Association Agreement": of a name that many bear the parties are part.
            let between = at.checked_sub(1).filter(|before| {
                let span = phrase.span(*before);
                described.shared
                    && phrase.head(*before) == Some(at)
                    && phrase
                        .inner
                        .iter()
                        .filter(|(token, _)| *token == span)
                        .count()
                        > 1
            });
            if let Some(between) = between {
                described.span = Span::new(phrase.span(between).start, name.core.end);
                described.name = clean(described.span.of(phrase.text));
            }
            described.acronym = name.acronym.map(|span| span.of(phrase.text).to_string());
            if described.instance == Instance::Indefinite
                && phrase
                    .child(at, Label::Det)
                    .is_none_or(|det| !matches!(phrase.lemma(det), "a" | "an"))
            {
                described.instance = Instance::Definite;
            }
            return described;
        }
        let acted = is_act_noun(phrase, at) || is_upshot(phrase, at) || is_pen_to_paper(phrase, at);
        // "led the mediation with Hana Weiss in the chair": she is no party.
        if phrase.is_verb(at) && leads_mediation(phrase.lemma(at)) {
            described.parties.clear();
        }
        if phrase.is_verb(at) || acted || is_article(phrase, at) {
            let mut described = omitted(described);
            // "hailed the outcome" says of what, as "it" does.
            if is_upshot(phrase, at) {
                described.instance = Instance::Pronoun;
                described.name = phrase.lemma(at).to_string();
            }
            return described;
        }
        if stands_for_one(phrase, at) {
            described.instance = Instance::Another;
            // "a stricter one" is of the same sort.
            described.content.clear();
            described.plural = described.plural && !is_owned_one(phrase, at);
            described.bare = true;
            described.name = phrase.word(at).to_string();
            described.head = "agreement".to_string();
            return described;
        }
        if matches!(
            described.head.as_str(),
            "it" | "its" | "this" | "that" | "they" | "them" | "which"
        ) {
            described.instance = Instance::Pronoun;
            described.plural = matches!(described.head.as_str(), "they" | "them");
            described.bare = true;
            described.name = phrase.word(at).to_string();
            return described;
        }
        name::of_phrase(phrase, at, &mut described);
        // "the treaty of 1859"
        if let Some(year) = of_year.filter(|_| described.content.is_empty()) {
            described.span = phrase.range(at, year);
            described.name = clean(described.span.of(phrase.text));
        }
        described
    }

    /// Determiner, instance and content of the modifiers.
    fn modifiers(&self, phrase: &Phrase<'_>, at: usize, described: &mut Described) {
        let mut definite = false;
        let mut another = false;
        for child in phrase.subtree(at).take_while(|child| *child < at) {
            let lemma = phrase.lemma(child);
            match lemma {
                "the" | "those" | "its" | "their" | "both" => definite = true,
                "this" | "that" | "these" | "very" => {
                    (definite, described.pointed) = (true, true);
                    described.distal |= lemma == "that";
                }
                "such" | "another" | "similar" | "further" | "second" | "third" | "fourth"
                | "fifth" | "comparable" => another = true,
                // "which has its own pact with C, the Lima Treaty"
                "own" => {
                    another |= has_name_behind(phrase, at);
                    described.aside = true;
                }
                _ => {}
            }
            described.sequel |= matches!(
                lemma,
                "second" | "third" | "fourth" | "fifth" | "further" | "earlier" | "previous"
            );
            let direct = phrase.head(child) == Some(at)
                || phrase
                    .head(child)
                    .is_some_and(|head| head < at && phrase.head(head) == Some(at));
            if !direct || phrase.tag(child).is_punctuation() {
                continue;
            }
            if mention::is_year(phrase.word(child)) {
                described.year = Some(phrase.word(child).to_string());
                continue;
            }
            let says = matches!(
                phrase.label(child),
                Label::Amod | Label::Compound | Label::Nmod
            ) && !lexicon::is(lemma, Class::Empty)
                && !matches!(phrase.tag(child), Tag::Cd | Tag::Dt | Tag::PrpS)
                && !parties::names_parties(phrase, child);
            if says {
                described.content.push(lemma.to_string());
            }
        }
        described.aside |= in_clause_on_another(phrase, at) || is_frame(phrase, at);
        described.instance = match (another, definite) {
            (true, _) => Instance::Another,
            (_, true) => Instance::Definite,
            _ => Instance::Indefinite,
        };
    }
}

impl Cast<'_> {
    /// What a clause right behind a noun says of how it was made: "the treaty signed in 1976", "the deal that they struck last year".
    fn history(&self, phrase: &Phrase<'_>, at: usize, described: &mut Described) {
        let makes = |child: &usize| {
            let restricts = matches!(phrase.label(*child), Label::Acl | Label::Relcl);
            restricts && *child > at && phrase.is_class(*child, Class::Making)
        };
        let Some(verb) = phrase.children(at).iter().copied().find(makes) else {
            return;
        };
        let clause = phrase.subtree(verb);
        if (at..*clause.start()).any(|token| phrase.tag(token).is_punctuation()) {
            return;
        }
        // Who ratified it is one of many, and who brokered it none of them.
        let maker = phrase
            .child(verb, Label::Nsubj)
            .filter(|_| !matches!(phrase.lemma(verb), "ratify" | "broker"));
        if let Some(maker) = maker {
            described.makers = self.actors(phrase, maker);
            let unnamed = |actor: &Actor| matches!(actor.party, Some(Party::Unnamed { .. }));
            described.makers.retain(|maker| !unnamed(maker));
        }
        let clause = phrase.range(*clause.start(), *clause.end());
        let inside = |mention: &&DateMention| clause.contains(mention.span);
        let mut dates = phrase.dates.iter().filter(inside);
        if let (Some(date), None) = (dates.next(), dates.next()) {
            let date = time::resolve(&date.expr, self.published, None, Direction::Past);
            described.made = date.map(|date| date.year());
        }
    }
}

/// Whether a name only says under what something is done: "talks to settle it under the Law of the Sea Convention".
fn is_frame(phrase: &Phrase<'_>, at: usize) -> bool {
    let under = phrase
        .head(at)
        .filter(|_| phrase.label(at) == Label::Pobj && phrase.name(at).is_some());
    let noun = under
        .filter(|under| phrase.lemma(*under) == "under")
        .and_then(|under| phrase.head(under));
    noun.is_some_and(|governor| {
        phrase.is_noun(governor) && !phrase.is_verb(governor)
            || phrase.tag(governor) == Tag::Vb && phrase.label(governor) != Label::Root
    })
}

/// Whether an agreement stands in a clause that says something of another one: "a deal that B has called a breach of the accord".
fn in_clause_on_another(phrase: &Phrase<'_>, at: usize) -> bool {
    const STEPS: usize = 8;
    let mut up = at;
    for _ in 0..STEPS {
        let Some(head) = phrase.head(up) else {
            return false;
        };
        if phrase.label(up) == Label::Relcl && up != at {
            return is_agreement(phrase, head, false);
        }
        up = head;
    }
    false
}

/// "It will replace the Pacific Treaty"
fn is_replaced(phrase: &Phrase<'_>, at: usize) -> bool {
    let verb = phrase
        .head(at)
        .filter(|_| matches!(phrase.label(at), Label::Dobj | Label::Pobj));
    let verb = verb.map(|verb| match phrase.label(at) {
        Label::Pobj => phrase.head(verb).unwrap_or(verb),
        _ => verb,
    });
    verb.is_some_and(|verb| {
        matches!(
            phrase.lemma(verb),
            "replace" | "supersede" | "succeed" | "supplant"
        )
    })
}

/// "a pact with B, the Lima Treaty"
fn has_name_behind(phrase: &Phrase<'_>, at: usize) -> bool {
    let mut behind = phrase.with_label(at, Label::Appos);
    behind.any(|name| phrase.name_class(name) == Some(NameClass::Agreement))
}
