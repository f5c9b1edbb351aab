//! **Mention**, context: what else a text names → which of several things a name means.
//!
//! Two states are called Congo, two Korea; Georgia is a state and a part of another; Jordan, Chad and Washington are people, too.
//! A text that says Congo says Kinshasa or Brazzaville elsewhere, and a text about Michael Jordan gives his full name first. So
//! other names of a thing, and names of what belongs to it, speak for it. Where they speak for several, or for none of several
//! equals, nothing is chosen.
//!
//! All is looked up at the first question, which most texts never ask, in time linear in the text.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::era;
use crate::gazetteer::{CountryKind, EntityType, EntryId, Gazetteer, Hit, NameForm, NameId};
use crate::hash;
use crate::inflection::{WordClass, lemma};
use crate::lexicon::{self, Class};
use crate::span::Span;

/// As many bytes as a text may have to be about two states from end to end.
const SHORT: usize = 2_000;
/// As many bytes as an article may have.
const ARTICLE: usize = 5 * SHORT;
/// How many years are kept: names are asked for again and again in one sentence.
const YEARS: usize = 16;

struct People {
    given: hash::Table<&'static str, ()>,
    shared: hash::Table<&'static str, ()>,
}

static PEOPLE: Lazy<People> = Lazy::new(|| {
    let (mut given, mut shared) = (hash::Table::default(), hash::Table::default());
    let mut current = &mut given;
    for line in include_str!("../seeds/given-names.txt").lines() {
        match line.trim() {
            "[given]" => current = &mut given,
            "[shared]" => current = &mut shared,
            line if line.starts_with('#') => {}
            line => current.extend(line.split_whitespace().map(|name| (name, ()))),
        }
    }
    People { given, shared }
});

/// Whether a word is a given name, and no other word of English.
pub(crate) fn is_given(word: &str) -> bool {
    PEOPLE.given.contains_key(word)
}

/// Whether a word can only be the given name of whoever is named after it: "Michael", and not "Paris".
pub(crate) fn is_first(word: &str) -> bool {
    is_given(word) && !is_shared(word)
}

/// Whether people bear this name of a state or capital.
pub(crate) fn is_shared(word: &str) -> bool {
    PEOPLE.shared.contains_key(word)
}

/// Whether a capitalised word after a given name can be a surname: "Jordan Peterson", and not "Jordan Valley".
pub(crate) fn may_be_surname(word: &str) -> bool {
    // What follows the name of a state or city and is no name of a person.
    const OTHERS: &str = "Valley River Basin Lake Delta Bay Strait Sea Island Islands Falls Street Avenue Square Airport Port City \
        County State Province Region Coast Canal Mountains Hills Club Tech Southern Northern Central Power Times Post Today News \
        Television Radio Republicans Democrats Police Space Army Navy Air Pipeline Railways Metro Dream Coalition Football \
        National First Royal Olympic Customs Investment Aviation House Supreme Election Public Tourism Nuclear Atomic Energy \
        Water Oil Gas Red Hashemite Exchange Museum Hotel Process Summit Conference Games Day War";
    let lower = word.to_lowercase();
    let classes = [
        Class::Agreement,
        Class::Instrument,
        Class::Talks,
        Class::Title,
        Class::TitlePart,
        Class::Official,
        Class::Body,
        Class::Own,
        Class::OrgHead,
        Class::ArmedHead,
        Class::PartyHead,
        Class::CompanyHead,
        Class::Weekday,
        Class::Month,
    ];
    word.chars().any(char::is_lowercase)
        && word
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        // "Jordan Signs Deal"
        && [WordClass::Verb, WordClass::Noun].iter().all(|class| lemma(&lower, *class) == lower)
        && !OTHERS.split_whitespace().any(|other| other == word)
        && !classes.iter().any(|class| lexicon::is(&lower, *class))
}

/// What a name may be, when people bear it, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Namesake {
    /// No person of that name was named before.
    No,
    /// A person was named in full, and nothing else speaks of the state.
    Person,
    /// Both are in the text.
    Unknown,
}

/// What is known of an entry's names in the text.
#[derive(Clone, Copy, Debug)]
struct Named {
    by: NameId,
    /// By another name, too, or by something that belongs to it.
    otherwise: bool,
}

/// A name and the year of which the text tells where it stands.
type Dated = (Span, Option<i32>);

/// The other names of a text.
pub(crate) struct Context<'a> {
    text: &'a str,
    gazetteer: &'a Gazetteer,
    named: OnceCell<HashMap<EntryId, Named>>,
    /// The two states of a short text that speaks of no third.
    pair: OnceCell<Option<[(EntryId, Span); 2]>>,
    /// The armed group of a text that names no other, and where it names it first.
    fighters: OnceCell<Option<(EntryId, Span)>>,
    /// A state, an armed group or an organisation is named.
    public: OnceCell<bool>,
    /// The years asked for last, with where the names stand.
    years: RefCell<[Option<Dated>; YEARS]>,
    /// Where a person is named in full who bears the name of a state.
    people: RefCell<HashMap<String, Option<usize>>>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(text: &'a str, gazetteer: &'a Gazetteer) -> Self {
        Context {
            text,
            gazetteer,
            named: OnceCell::new(),
            pair: OnceCell::new(),
            fighters: OnceCell::new(),
            public: OnceCell::new(),
            years: RefCell::default(),
            people: RefCell::default(),
        }
    }

    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// The year of which the text tells where a name stands.
    pub(crate) fn year_at(&self, name: Span, published: Option<i32>) -> Option<i32> {
        let slot = name.start % YEARS;
        if let Some((known, year)) = self.years.borrow()[slot]
            && known == name
        {
            return year;
        }
        let year = era::year(self.text, name, published);
        self.years.borrow_mut()[slot] = Some((name, year));
        year
    }

    /// Those of several things of which the text speaks elsewhere, by names that mean nothing else.
    pub(crate) fn spoken_of(&self, rivals: &[EntryId]) -> Vec<EntryId> {
        let named = self.named();
        let spoken = |rival: &&EntryId| named.contains_key(rival);
        rivals.iter().filter(spoken).copied().collect()
    }

    /// Whether the text has a state's own name or adjective, and not its capital alone.
    pub(crate) fn tells_of(&self, state: EntryId) -> bool {
        let entry = self.gazetteer.entry(state);
        self.text.contains(entry.name())
            || entry
                .aliases()
                .chain(entry.adjectives())
                .any(|name| self.text.contains(name))
    }

    /// Whether a name of a state means a person where it stands.
    pub(crate) fn namesake(
        &self,
        word: &str,
        entry: EntryId,
        at: usize,
        headline: bool,
    ) -> Namesake {
        if !is_shared(word) {
            return Namesake::No;
        }
        let known = self.people.borrow().get(word).copied();
        let first = known.unwrap_or_else(|| {
            let first = self.full_name(word);
            self.people.borrow_mut().insert(word.to_string(), first);
            first
        });
        // Whoever is called by one name was named in full before; a headline comes before all.
        if first.is_none_or(|first| first > at && !headline) {
            return Namesake::No;
        }
        match self.named().get(&entry) {
            Some(named) if named.otherwise || self.gazetteer.name_text(named.by) != word => {
                Namesake::Unknown
            }
            _ => Namesake::Person,
        }
    }

    /// Where the text first has a full name with this word in it.
    fn full_name(&self, word: &str) -> Option<usize> {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        self.text.match_indices(word).find_map(|(at, _)| {
            let (before, after) = (&self.text[..at], &self.text[at + word.len()..]);
            if letter(before.chars().next_back()) || letter(after.chars().next()) {
                return None;
            }
            let given = last_word(before).map(|given| {
                // "Michael B. Jordan"
                let initial = given.len() == 2 && given.ends_with('.');
                let start = before.len() - given.len() - 1;
                if initial {
                    last_word(&before[..start]).unwrap_or(given)
                } else {
                    given
                }
            });
            // In a headline with capitals another word with a capital follows.
            let surname = || {
                let next = next_word(after).filter(|_| is_given(word))?;
                let rest = &after[1 + next.len()..];
                (may_be_surname(next) && next_word(rest).is_none()).then_some(())
            };
            (given.is_some_and(is_first) || surname().is_some()).then_some(at)
        })
    }

    /// The two states of which a short text speaks, where they first stand, if it names no third: whom it calls "both countries"
    /// before it has named them.
    pub(crate) fn pair(&self) -> Option<[(EntryId, Span); 2]> {
        *self.pair.get_or_init(|| {
            if self.text.len() > SHORT {
                return None;
            }
            let mut states: Vec<(EntryId, Span)> = Vec::new();
            for (entry, hit) in self.told() {
                let seat = self.gazetteer.senses(hit.name).iter().any(|sense| {
                    sense.entry == entry && matches!(sense.form, NameForm::Capital | NameForm::Seat)
                });
                let state = self.gazetteer.entry(entry).entity_type().is_state() && !seat;
                if state && states.iter().all(|(other, _)| *other != entry) {
                    states.push((entry, hit.span));
                }
                if states.len() > 2 {
                    return None;
                }
            }
            states.try_into().ok()
        })
    }

    /// Whether a text names a state or a body of one, an armed group, an organisation of states or an agreement. Of a sentence or
    /// two, and of a long text, it is taken for granted.
    pub(crate) fn names_public(&self) -> bool {
        const BRIEF: usize = 300;
        *self.public.get_or_init(|| {
            !(BRIEF..ARTICLE).contains(&self.text.len())
                || self.told().any(|(entry, _)| {
                    let entity_type = self.gazetteer.entry(entry).entity_type();
                    let private = [
                        EntityType::Person,
                        EntityType::PoliticalParty,
                        EntityType::Place,
                    ];
                    !private.contains(entity_type)
                })
        })
    }

    /// Whom "the rebels" can only be: the armed group of an article that names no other, before or after.
    pub(crate) fn fighters(&self) -> Option<(EntryId, Span)> {
        *self.fighters.get_or_init(|| {
            if self.text.len() > ARTICLE {
                return None;
            }
            let group = |entry: EntryId| {
                *self.gazetteer.entry(entry).entity_type() == EntityType::ArmedGroup
            };
            let mut told = self.told().filter(|(entry, _)| group(*entry));
            let (first, hit) = told.next()?;
            told.all(|(entry, _)| entry == first)
                .then_some((first, hit.span))
        })
    }

    /// The names in the text that can be of one entry only, in order.
    fn told(&self) -> impl Iterator<Item = (EntryId, Hit)> + '_ {
        let mut hits = Vec::new();
        let whole = Span::new(0, self.text.len());
        self.gazetteer.hits(self.text, whole, &mut hits);
        let mut end = 0;
        // A name inside another says nothing of its own.
        hits.retain(|hit| {
            let outer = hit.span.end > end;
            end = end.max(hit.span.end);
            outer
        });
        hits.into_iter().filter_map(|hit| {
            let entry = self.only(hit.name)?;
            let land = is_land(self.text, hit.span);
            (!land && !self.is_surname(hit.span)).then_some((entry, hit))
        })
    }

    fn named(&self) -> &HashMap<EntryId, Named> {
        self.named.get_or_init(|| {
            let mut named: HashMap<EntryId, Named> = HashMap::new();
            for (entry, hit) in self.told() {
                let found = named.entry(entry).or_insert(Named {
                    by: hit.name,
                    otherwise: false,
                });
                found.otherwise |= found.by != hit.name;
                let entry = self.gazetteer.entry(entry);
                let owners = entry.of().chain(entry.terms().map(|term| term.of));
                for owner in owners {
                    let found = named.entry(owner).or_insert(Named {
                        by: hit.name,
                        otherwise: true,
                    });
                    found.otherwise = true;
                }
            }
            named
        })
    }

    /// What a name stands for, if it is one thing. A state of the past does not count beside the one of today.
    fn only(&self, name: NameId) -> Option<EntryId> {
        let senses = self.gazetteer.senses(name);
        let former = |entry: EntryId| {
            self.gazetteer.entry(entry).country_kind() == Some(CountryKind::Former)
        };
        let mut today = senses
            .iter()
            .map(|sense| sense.entry)
            .filter(|entry| !former(*entry));
        let first = today.next()?;
        today.all(|entry| entry == first).then_some(first)
    }

    /// "Denzel Washington" speaks of no state.
    fn is_surname(&self, span: Span) -> bool {
        is_shared(span.of(self.text)) && last_word(&self.text[..span.start]).is_some_and(is_first)
    }

    /// What of several senses counts as a rival: states of today, places and others, each once. The senses of former states are
    /// told apart by the date.
    pub(crate) fn rivals(&self, entries: impl Iterator<Item = EntryId>) -> Vec<EntryId> {
        let mut rivals: Vec<EntryId> = Vec::new();
        for number in entries {
            let entry = self.gazetteer.entry(number);
            let former = entry.country_kind() == Some(CountryKind::Former);
            // The capital and its state, a body and the state that lists it, are one.
            let part = |rival: &EntryId| {
                entry.of().any(|of| of == *rival)
                    || self.gazetteer.entry(*rival).of().any(|of| of == number)
            };
            if !former && !rivals.contains(&number) && !rivals.iter().any(part) {
                rivals.push(number);
            }
        }
        rivals
    }

    /// Whether a rival is no party: a part of a state.
    pub(crate) fn is_place(&self, entry: EntryId) -> bool {
        *self.gazetteer.entry(entry).entity_type() == EntityType::Place
    }
}

/// Whether the name of a state is but a part of that of a water, a land or a street: "the Trinidad Reservoir".
#[rustfmt::skip]
pub(crate) fn is_land(text: &str, span: Span) -> bool {
    let Some(rest) = text[span.end..].strip_prefix(' ') else {
        return false;
    };
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    matches!(
        &rest[..end],
        "Sea" | "Ocean" | "Gulf" | "Strait" | "Straits" | "Channel" | "Bay" | "River" | "Desert" | "Reservoir" | "Dam" | "Lake"
            | "Canal" | "Valley" | "Basin" | "Delta" | "Airport" | "Avenue" | "Street" | "Square" | "Road" | "Railway" | "Creek"
            | "Falls" | "Forest" | "Plateau" | "delta" | "river" | "basin" | "valley" | "desert"
    )
}

/// The word before one space at the end of a text.
fn last_word(before: &str) -> Option<&str> {
    let before = before.strip_suffix(' ')?;
    let word = before.rsplit([' ', '\n', '(', '"', '“']).next()?;
    (!word.is_empty()).then_some(word)
}

/// The word after one space at the start of a text.
fn next_word(after: &str) -> Option<&str> {
    let after = after.strip_prefix(' ')?;
    let end = after.find(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '\'' | '’')));
    let word = &after[..end.unwrap_or(after.len())];
    word.starts_with(char::is_uppercase).then_some(word)
}
