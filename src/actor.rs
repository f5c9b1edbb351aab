//! **Mention**, who stands for whom: a noun group → the parties that act in it.
//!
//! Tokyo, the Kremlin, Japanese officials, Foreign Minister Kamikawa and the Philippine Senate act
//! for their states. A senator, an opposition, farmers and courts act for themselves. A reference
//! ("both countries", "the kingdom", "it") is left for the discourse stage to resolve.

mod described;
mod named;
mod owner;
mod person;

use crate::context::Context;
use crate::gazetteer::{EntityType, EntryId, Gazetteer};
use crate::inflection::{WordClass, lemma};
use crate::lexicon::{self, Class};
use crate::mention::NameClass;
use crate::office::Leaders;
use crate::phrase::Phrase;
use crate::span::Span;
use crate::syntax::{Label, Tag};
use crate::time::Date;
use crate::token;
pub(crate) use described::FIGHTING;
pub(crate) use named::organ_word;
use person::is_full_name;

/// As many "countries" may be those that were named; more are only counted.
const FEW: u32 = 6;

/// A party as far as its own words tell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Party {
    Known(EntryId),
    Named {
        name: String,
        entity_type: EntityType,
    },
    /// States that are not named: "12 states", "all members of the Council of Europe".
    Unnamed {
        count: Option<u32>,
        name: String,
    },
}

/// A reference to parties that are named elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    /// "both countries", "the three ministers"; whether it is people that are counted.
    Several(Option<u32>, bool),
    /// "they", "their".
    They,
    /// "it".
    Single,
    /// "he", "she": a person who was named, rather the subject; or "his", "her", "him": rather the one named last.
    Human {
        subject: bool,
    },
    /// "his", "her", "its": the last one named.
    Possessive,
    /// "the country", "the kingdom", "the bloc": the word.
    Descriptor(String),
    /// "the government", "parliament": an organ of the state that the text is about.
    Organ {
        /// The states that have one of its name; any where nothing stands here.
        of: Vec<EntryId>,
        /// What it is called: "parliament".
        word: String,
    },
    /// "the rebels": the armed group of a text that names one only, and where it does.
    Fighters(EntryId, Span),
    /// A surname, or a name that may have been given in full before.
    Surname(String),
    /// "the former", "the latter".
    Former,
    Latter,
    /// "its neighbour", "his counterpart": somebody else than the last.
    Other,
}

/// A person who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Human {
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) title: Option<String>,
    pub(crate) entry: Option<EntryId>,
    /// Only speaks or reports: a spokesman.
    pub(crate) spokesman: bool,
    pub(crate) former: bool,
}

/// What acts in a noun group.
#[derive(Clone, Debug)]
pub(crate) struct Actor {
    pub(crate) at: usize,
    pub(crate) span: Span,
    pub(crate) party: Option<Party>,
    pub(crate) reference: Option<Reference>,
    pub(crate) person: Option<Human>,
    pub(crate) body: Option<Span>,
    /// A company or club: what it signs is no international agreement.
    pub(crate) company: bool,
    /// Acts for itself: an opposition, a senator.
    pub(crate) own: bool,
    /// A reference that only states can be meant by: "both countries".
    pub(crate) states: bool,
    /// Of several the sort of state that they are by their descriptors: "the two island nations".
    pub(crate) sort: Option<&'static str>,
    /// A reference that holds only for what both sides do together: "negotiators agreed".
    pub(crate) together: bool,
    /// Whom a reference cannot mean: "B allowed the country to sign" is another's.
    pub(crate) apart: Option<Party>,
    /// A number without a noun, which may count people as well: "the two".
    pub(crate) bare: bool,
}

impl Actor {
    fn new(at: usize, span: Span) -> Self {
        Actor {
            at,
            span,
            party: None,
            reference: None,
            person: None,
            body: None,
            company: false,
            own: false,
            states: false,
            sort: None,
            together: false,
            bare: false,
            apart: None,
        }
    }

    /// A party that is told by its name alone.
    pub(crate) fn known(at: usize, span: Span, entry: EntryId) -> Self {
        Actor {
            party: Some(Party::Known(entry)),
            ..Actor::new(at, span)
        }
    }

    /// Whether it says anything of who acts.
    pub(crate) fn is_some(&self) -> bool {
        self.party.is_some()
            || self.reference.is_some()
            || self.person.is_some()
            || self.body.is_some()
            || self.company
    }

    /// Whether it can be a party of an international act.
    pub(crate) fn is_party(&self) -> bool {
        self.party.is_some() || self.reference.is_some()
    }
}

/// What a listed name means in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meant {
    One(EntryId),
    /// A place that acts for no state: the Georgia of Atlanta.
    Place,
    /// One of several, and nothing tells which.
    Unknown,
}

/// Reads the actors of noun groups; the date decides which office a person holds.
#[derive(Clone, Copy)]
pub(crate) struct Cast<'a> {
    pub(crate) gazetteer: &'a Gazetteer,
    pub(crate) leaders: &'a Leaders,
    pub(crate) context: &'a Context<'a>,
    /// The text speaks of the European Union.
    pub(crate) european: bool,
    pub(crate) published: Option<Date>,
}

impl Cast<'_> {
    /// The actors of a noun group and of what is coordinated with it.
    pub(crate) fn actors(&self, phrase: &Phrase<'_>, at: usize) -> Vec<Actor> {
        let mut found: Vec<Actor> = Vec::new();
        for conjunct in phrase.conjuncts(at) {
            // "A and B signed" may be read as "A, and B signed": a verb is no actor, but the first part of "US-brokered" is.
            if phrase.is_verb(conjunct) && !token::joined_participle(phrase.word(conjunct)) {
                continue;
            }
            if self.is_left_out(phrase, conjunct) {
                continue;
            }
            for actor in self.single(phrase, conjunct, 0) {
                if actor.is_some()
                    && !found.iter().any(|other| {
                        other.party.is_some()
                            && other.party == actor.party
                            && other.person == actor.person
                    })
                {
                    found.push(actor);
                }
            }
            // "Presidents X of A and Y of B", "President X of A and Y, the premier of B": the parser hangs Y onto A.
            let owned = |other: usize| {
                let office = phrase.child(other, Label::Appos);
                let mut told = std::iter::once(other).chain(office);
                told.any(|at| !self.owners(phrase, at).is_empty())
            };
            for (preposition, object) in phrase.prepositions(conjunct) {
                if phrase.lemma(preposition) == "of"
                    && phrase.name_class(conjunct) == Some(NameClass::Person)
                {
                    for other in phrase.conjuncts(object).into_iter().skip(1) {
                        if matches!(phrase.name_class(other), Some(NameClass::Person)) {
                            found.extend(
                                self.single(phrase, other, 0)
                                    .into_iter()
                                    .filter(Actor::is_some),
                            );
                        } else if let Some(name) = phrase
                            .name(other)
                            .filter(|name| is_full_name(phrase, name))
                            .filter(|_| owned(other))
                        {
                            // The title of the first, in the plural, is that of the second, too.
                            found.extend(self.person(phrase, other, name));
                        }
                    }
                }
            }
            found.extend(self.more_people(phrase, conjunct));
            // "the government of A, B, and C": a list that the parser takes for an apposition.
            if let Some(appos) = phrase.child(conjunct, Label::Appos) {
                // "The two ministers, X of A and Y of B"
                let people = phrase.name_class(appos) == Some(NameClass::Person)
                    && phrase.name(conjunct).is_none()
                    && phrase.prepositions(conjunct).next().is_none()
                    && phrase.child(conjunct, Label::Nummod).is_some()
                    && self.owners(phrase, conjunct).is_empty();
                let listed = phrase.child(appos, Label::Conj).is_some()
                    && (people || phrase.name_class(appos) == Some(NameClass::Party));
                if listed {
                    found.extend(
                        self.actors(phrase, appos)
                            .into_iter()
                            .filter(Actor::is_some),
                    );
                }
            }
            // "41 countries, including A and B"; "A, along with B"; "countries like A and B"; "states such as A"; "states led by A"
            let kind = phrase.is_class(conjunct, Class::Pair);
            // "The Baltic League, which includes Latvia, signed": the league did.
            let unnamed = phrase.name(conjunct).is_none();
            // "Arab states, including Jordan"
            let states = phrase
                .name(conjunct)
                .is_some_and(|name| names_states(name.core.of(phrase.text)));
            let such =
                |at: usize| phrase.lemma(at) == "as" && at > 0 && phrase.lemma(at - 1) == "such";
            // "a number of other states, including B"
            let counted = matches!(
                phrase.lemma(conjunct),
                "number" | "handful" | "dozen" | "majority" | "group" | "score"
            );
            let whole = phrase
                .prepositions(conjunct)
                .find(|(of, whole)| {
                    counted && phrase.lemma(*of) == "of" && phrase.is_class(*whole, Class::States)
                })
                .map(|(_, whole)| whole);
            let of_whole = whole.map_or(&[][..], |whole| phrase.children(whole));
            for child in phrase.children(conjunct).iter().chain(of_whole) {
                // "eight African states, among them Gabon and Senegal"
                let among = phrase.lemma(*child) == "among"
                    && *child > conjunct
                    && phrase.objects_of(*child).is_some_and(|first| {
                        let pointer = phrase.child(first, Label::Det);
                        pointer.is_some_and(|them| phrase.tag(them) == Tag::Prp)
                    });
                if among
                    || matches!(phrase.lemma(*child), "including" | "alongside")
                    || unnamed && phrase.lemma(*child) == "include"
                    || states && (phrase.word(*child) == "including" || such(*child))
                    // "the rulers of A and B, joined by C's minister, signed"
                    || phrase.lemma(*child) == "join" && phrase.label(*child) == Label::Acl
                    || matches!(phrase.lemma(*child), "along" | "together")
                    || kind && (matches!(phrase.lemma(*child), "like" | "lead") || such(*child))
                {
                    let inner = phrase.objects_of(*child).or_else(|| {
                        let inner = phrase.child(*child, Label::Prep);
                        let inner = inner.or_else(|| phrase.child(*child, Label::Agent));
                        inner.and_then(|inner| phrase.objects_of(inner))
                    });
                    let counted =
                        |actor: &Actor| matches!(actor.party, Some(Party::Unnamed { .. }));
                    let Some(object) = inner.or_else(|| phrase.child(*child, Label::Dobj)) else {
                        continue;
                    };
                    let mut named = self.actors(phrase, object);
                    named.retain(|actor| actor.is_some() && !counted(actor));
                    // "EU members including Spain and Italy": these, and not the union.
                    let examples = !matches!(
                        phrase.lemma(*child),
                        "alongside" | "along" | "together" | "join" | "lead"
                    );
                    let some = states || kind || phrase.lemma(conjunct) == "member";
                    if examples && some && !named.is_empty() {
                        found.retain(|actor| !self.is_whole(phrase, actor, conjunct));
                    }
                    found.extend(named);
                }
            }
        }
        self.share_owner(&mut found);
        found
    }

    /// Whether an actor is the organisation of a group of which some members are named, or the group itself without a number.
    fn is_whole(&self, phrase: &Phrase<'_>, actor: &Actor, group: usize) -> bool {
        let (first, last) = phrase.noun_group(group);
        let inside = phrase.range(first, last).contains(actor.span);
        let organisation = |entry: EntryId| !self.gazetteer.entry(entry).entity_type().is_state();
        match &actor.party {
            Some(Party::Known(entry)) => inside && organisation(*entry),
            Some(Party::Unnamed { count, .. }) => inside && count.is_none(),
            _ => false,
        }
    }

    /// "all but Hungary", "except Hungary", "not Hungary".
    fn is_left_out(&self, phrase: &Phrase<'_>, at: usize) -> bool {
        let before = phrase
            .subtree(at)
            .start()
            .checked_sub(1)
            .map(|before| phrase.lemma(before));
        matches!(
            before,
            Some("but" | "except" | "not" | "excluding" | "without")
        ) && phrase.label(at) == Label::Conj
            || phrase.child(at, Label::Neg).is_some()
            || self.is_excepted(phrase, at)
    }

    /// "All members but Moldova have ratified": the parser takes the exception for the subject.
    fn is_excepted(&self, phrase: &Phrase<'_>, at: usize) -> bool {
        let start = *phrase.subtree(at).start();
        let Some(noun) = start.checked_sub(2) else {
            return false;
        };
        matches!(phrase.lemma(start - 1), "but" | "except" | "save" | "bar")
            && phrase.is_noun(noun)
            && phrase.children(noun).iter().any(|child| {
                matches!(
                    phrase.lemma(*child),
                    "all" | "every" | "each" | "no" | "any"
                )
            })
    }

    /// "Foreign Minister Hayashi and Defense Minister Kishi": the second is of the first's state.
    fn share_owner(&self, actors: &mut [Actor]) {
        for at in 1..actors.len() {
            let (before, after) = actors.split_at_mut(at);
            let (Some(previous), Some(actor)) = (before.last(), after.first_mut()) else {
                continue;
            };
            let unowned = actor.party.is_none()
                && matches!(actor.reference, None | Some(Reference::Organ { .. }));
            let minister = actor
                .person
                .as_ref()
                .is_some_and(|person| person.title.is_some() && !actor.own);
            if unowned && minister && previous.person.is_some() {
                actor.party.clone_from(&previous.party);
                actor.reference = None;
            }
        }
    }

    /// "North and South Korea": the first has the name of the land only with the second.
    pub(crate) fn half_before(&self, phrase: &Phrase<'_>, at: usize) -> Option<EntryId> {
        const HALVES: [(&str, &str, &str); 9] = [
            ("North", "KOR", "PRK"),
            ("South", "PRK", "KOR"),
            ("East", "FRG", "DDR"),
            ("West", "DDR", "FRG"),
            ("North", "RVN", "DRV"),
            ("South", "DRV", "RVN"),
            ("North", "PDY", "YAR"),
            ("South", "YAR", "PDY"),
            ("North", "SSD", "SDN"),
        ];
        let word = phrase.word(at);
        let mut halves = HALVES
            .iter()
            .filter(|(half, _, _)| *half == word)
            .peekable();
        halves.peek()?;
        let (and, other) = (at + 1, at + 2);
        if other >= phrase.len() || !matches!(phrase.word(and), "and" | "or") {
            return None;
        }
        let senses = &phrase.name(other)?.senses;
        let (_, _, id) = halves.find(|(_, whole, _)| {
            let whole = self.gazetteer.by_id(whole);
            senses.iter().any(|sense| Some(sense.entry) == whole)
        })?;
        self.gazetteer.by_id(id)
    }

    /// The actors of one noun, without what is coordinated with it.
    pub(crate) fn one(&self, phrase: &Phrase<'_>, at: usize) -> Vec<Actor> {
        self.single(phrase, at, 0)
            .into_iter()
            .filter(Actor::is_some)
            .collect()
    }

    fn single(&self, phrase: &Phrase<'_>, at: usize, depth: usize) -> Vec<Actor> {
        if depth > 4 {
            return Vec::new();
        }
        if let Some(half) = self.half_before(phrase, at) {
            return vec![Actor::known(at, phrase.span(at), half)];
        }
        match phrase.name(at) {
            Some(name) => self.named(phrase, at, name),
            None => self.described(phrase, at, depth),
        }
    }
}

/// The noun that says what somebody is: "X, the king of B", "X was king of B", "X, who is the king of B".
fn explanation(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    let is = |verb: usize| {
        matches!(phrase.lemma(verb), "be" | "become") && phrase.child(verb, Label::Neg).is_none()
    };
    let common = |noun: &usize| phrase.name(*noun).is_none();
    let told = |verb: usize| {
        let office = phrase.child(verb, Label::Attr).filter(common);
        office.filter(|office| is(verb) && phrase.is_class(*office, Class::Official))
    };
    let main = || phrase.head(at).filter(|_| phrase.label(at) == Label::Nsubj);
    phrase
        .child(at, Label::Appos)
        .filter(common)
        .or_else(|| phrase.child(at, Label::Relcl).and_then(told))
        .or_else(|| main().and_then(told))
}

/// "Arab states", "Baltic countries": a listed name of several states.
fn names_states(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    let noun = lemma(&last, WordClass::Noun);
    *noun != last && lexicon::is(&noun, Class::States)
}

/// Words for companies and clubs, alone or before a name.
fn is_company_noun(lemma: &str) -> bool {
    const NOUNS: [&str; 26] = [
        "company",
        "firm",
        "startup",
        "retailer",
        "giant",
        "club",
        "operator",
        "producer",
        "maker",
        "automaker",
        "manufacturer",
        "conglomerate",
        "platform",
        "carmaker",
        "airline",
        "utility",
        "supplier",
        "contractor",
        "bank",
        "corporation",
        "broadcaster",
        "studio",
        "lender",
        "miner",
        "insurer",
        "subsidiary",
    ];
    NOUNS.contains(&lemma)
}

/// The number that a word names.
pub(crate) fn number(word: &str) -> Option<u32> {
    const WORDS: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    if let Some(at) = WORDS.iter().position(|number| *number == word) {
        return u32::try_from(at).ok();
    }
    // "ninety-four"
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let tens = |word: &str| {
        let at = TENS.iter().position(|ten| ten.eq_ignore_ascii_case(word))?;
        u32::try_from(at).ok().map(|at| 10 * (at + 2))
    };
    let joined = word.split_once('-').and_then(|(ten, one)| {
        let one = WORDS[1..10]
            .iter()
            .position(|number| number.eq_ignore_ascii_case(one))?;
        Some(tens(ten)? + u32::try_from(one).ok()? + 1)
    });
    if let Some(count) = joined.or_else(|| tens(word)) {
        return Some(count);
    }
    word.replace(',', "")
        .parse()
        .ok()
        .filter(|count| *count <= 250)
}

/// Whether a word says that a state lies beside another.
pub(crate) fn is_neighbour(word: &str) -> bool {
    matches!(word, "neighbour" | "neighbor")
}
