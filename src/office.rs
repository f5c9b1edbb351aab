//! **Mention**, offices: a person, a title and the date of the text → whom that person acts for.
//!
//! One person has several offices in a life, and one title several holders of one surname in its history: two presidents of the
//! United States are called Bush. News names neither the years nor the first name, because its readers know the date. So the
//! title that a text gives is looked for first, and among the offices of that title the date decides.

use std::collections::HashMap;

use crate::gazetteer::{EntityType, Entry, EntryId, Gazetteer, PartialDate, Term};
use crate::lexicon::{self, Class};

/// Titles of those by whose surname news calls a government.
const LEADING: [&str; 5] = [
    "President",
    "Prime Minister",
    "Chancellor",
    "Premier",
    "Secretary of State",
];

/// States where the family name stands before the given name.
const FAMILY_FIRST: [&str; 4] = ["CHN", "KOR", "PRK", "TWN"];

/// A term of office of somebody of a surname.
#[derive(Clone, Copy, Debug)]
struct Held {
    person: EntryId,
    /// Which of the person's terms.
    term: usize,
}

/// Who is called by a surname alone.
#[derive(Debug, Default)]
pub(crate) struct Leaders {
    /// Surnames of heads of state and government → their state, `None` where they are of several.
    states: HashMap<String, Option<EntryId>>,
    /// Surnames → all terms of office of those who bear it.
    holders: HashMap<String, Vec<Held>>,
    /// Words for a house that not all states have → the states that have one.
    houses: HashMap<&'static str, Vec<EntryId>>,
}

/// Words that alone say which states may be meant: most have a parliament, few a Congress.
const TELLING_HOUSES: [&str; 2] = ["Congress", "Senate"];

impl Leaders {
    pub(crate) fn of(gazetteer: &Gazetteer) -> Self {
        let mut leaders = Leaders::default();
        let bodies = gazetteer
            .entries()
            .filter(|entry| *entry.entity_type() == EntityType::Body);
        for body in bodies {
            let Some(state) = body.of().next() else {
                continue;
            };
            for house in TELLING_HOUSES {
                let mut names = std::iter::once(body.name()).chain(body.aliases());
                if names.any(|name| name.split(' ').any(|word| word == house)) {
                    leaders.houses.entry(house).or_default().push(state);
                }
            }
        }
        for entry in gazetteer
            .entries()
            .filter(|entry| *entry.entity_type() == EntityType::Person)
        {
            let mut words = entry.name().split_whitespace();
            let (Some(first), Some(last)) = (words.next(), words.next_back()) else {
                continue;
            };
            let untitled = |word: &&str| !lexicon::is(&word.to_lowercase(), Class::Title);
            let given = || entry.name().split_whitespace().find(untitled);
            // "the King" is a title.
            if lexicon::is(&last.to_lowercase(), Class::Title) {
                continue;
            }
            for (number, term) in entry.terms().enumerate() {
                let state = gazetteer.entry(term.of);
                if LEADING.contains(&term.title) && state.entity_type().is_state() {
                    leaders
                        .states
                        .entry(last.to_string())
                        .and_modify(|known| {
                            if *known != Some(term.of) {
                                *known = None;
                            }
                        })
                        .or_insert(Some(term.of));
                }
                let family_first = FAMILY_FIRST.contains(&state.id());
                let surname = if family_first { first } else { last };
                // "King Constantine": rulers are called by their first name.
                let royal = is_royal(term.title).then(given).flatten();
                let given = royal.filter(|given| *given != surname);
                let held = Held {
                    person: entry.entry_id(),
                    term: number,
                };
                for called in std::iter::once(surname).chain(given) {
                    let holders = leaders.holders.entry(called.to_string());
                    holders.or_default().push(held);
                }
            }
        }
        leaders
    }

    /// "Congress": the states that have a house of this name. Of a name that nearly all have nothing follows.
    pub(crate) fn states_with_house(&self, name: &str) -> &[EntryId] {
        self.houses.get(name).map_or(&[], Vec::as_slice)
    }

    /// The state that is called by the surname of its leader: the one who led it on a date of the sentence, else where all
    /// leaders of the surname, or those of the title, are of one state. Those of long ago need a date or a title: "Lincoln signed" may
    /// be about a town. "Queen Victoria" is no president of that surname.
    pub(crate) fn called(
        &self,
        gazetteer: &Gazetteer,
        surname: &str,
        dates: &[PartialDate],
        title: Option<&str>,
    ) -> Option<EntryId> {
        const LONG_AGO: u16 = 1945;
        let of_title = |term: &Term<'_>| title.is_some_and(|title| names(title, term.title));
        let terms = || {
            let held = self.holders.get(surname).into_iter().flatten();
            held.filter_map(|held| gazetteer.entry(held.person).terms().nth(held.term))
                .filter(|term| LEADING.contains(&term.title) || of_title(term))
                .filter(|term| gazetteer.entry(term.of).entity_type().is_state())
        };
        let on_date =
            |term: &Term<'_>| term.from.is_some() && dates.iter().any(|date| term.holds_at(*date));
        let mut then = terms().filter(on_date).map(|term| term.of);
        if let Some(owner) = then.next() {
            return then.all(|other| other == owner).then_some(owner);
        }
        let mut owners = terms().filter(of_title).map(|term| term.of);
        if let Some(owner) = owners.next() {
            return owners.all(|other| other == owner).then_some(owner);
        }
        if title.is_some_and(is_royal) {
            return None;
        }
        let modern = terms().any(|term| term.until.is_none_or(|until| until.year() >= LONG_AGO));
        let state = *self.states.get(surname)?;
        state.filter(|_| modern || title.is_some())
    }

    /// Whom "President Bush" acts for: those of the surname who had an office of that title on the date must all be of one state.
    pub(crate) fn titled(
        &self,
        gazetteer: &Gazetteer,
        surname: &str,
        title: &str,
        at: PartialDate,
    ) -> Option<EntryId> {
        let holders = self.holders.get(surname)?;
        let terms = || {
            holders.iter().filter_map(|held| {
                let mut terms = gazetteer.entry(held.person).terms();
                terms.nth(held.term)
            })
        };
        let longest = terms().filter(|term| names(title, term.title));
        let longest = longest.map(|term| term.title.len()).max()?;
        let mut owners = terms()
            .filter(|term| term.title.len() == longest && names(title, term.title))
            // A term without any date says nothing of this one.
            .filter(|term| term.from.is_some() && term.holds_at(at))
            .map(|term| term.of);
        let owner = owners.next()?;
        owners.all(|other| other == owner).then_some(owner)
    }
}

/// A title of those who inherit their office.
fn is_royal(title: &str) -> bool {
    const ROYAL: [&str; 9] = [
        "king", "queen", "emperor", "empress", "tsar", "tsarina", "prince", "princess", "sultan",
    ];
    let last = title.rsplit(' ').next().unwrap_or(title);
    ROYAL.iter().any(|royal| last.eq_ignore_ascii_case(royal))
}

/// Whether the words of a text name a title: "Chinese Foreign Minister" names "Foreign Minister".
fn names(text: &str, title: &str) -> bool {
    let plain = |title: &str| title.to_lowercase().replace("defense", "defence");
    plain(text).contains(&plain(title))
}

/// Later beginnings last; an unknown one is taken for the earliest.
fn began<'t>(one: &Term<'t>, other: &Term<'t>) -> std::cmp::Ordering {
    match (one.from, other.from) {
        (Some(one), Some(other)) => one.compare(other),
        (one, other) => one.is_some().cmp(&other.is_some()),
    }
}

/// The office that a text means when it names a person.
///
/// Of the offices whose title the text gives, or of all where it gives none of them: the one that was held on the date, else the
/// last one before it, else the last one of all. Of several the one that began last counts.
pub(crate) fn meant<'g>(
    person: Entry<'g>,
    title: Option<&str>,
    at: Option<PartialDate>,
) -> Option<Term<'g>> {
    let named = |term: &Term<'_>| title.is_some_and(|title| names(title, term.title));
    let longest = person.terms().filter(named).map(|term| term.title.len());
    let longest = longest.max();
    let pool = || {
        let meant = move |term: &Term<'g>| {
            longest.is_none_or(|longest| named(term) && term.title.len() == longest)
        };
        person.terms().filter(meant)
    };
    // Of equal ones the first of the table, which `max_by` would pass over.
    let last = |terms: &mut dyn Iterator<Item = Term<'g>>| {
        terms.reduce(|best, term| {
            if began(&best, &term).is_lt() {
                term
            } else {
                best
            }
        })
    };
    let at_date = at.and_then(|at| {
        let held = last(&mut pool().filter(|term| term.holds_at(at)));
        let before = |term: &Term<'g>| term.from.is_none_or(|from| from.compare(at).is_le());
        held.or_else(|| last(&mut pool().filter(before)))
    });
    at_date.or_else(|| last(&mut pool()))
}

/// Which of several people of one name a text means: the only one who held the office on the date, else nobody.
pub(crate) fn bearer(
    gazetteer: &Gazetteer,
    people: &[EntryId],
    title: Option<&str>,
    at: Option<PartialDate>,
) -> Option<EntryId> {
    if let [one] = people {
        return Some(*one);
    }
    let fits = |person: &EntryId| {
        let held = |term: &Term<'_>| at.is_none_or(|at| term.from.is_some() && term.holds_at(at));
        let terms = || gazetteer.entry(*person).terms().filter(held);
        let named = |term: Term<'_>| title.is_some_and(|title| names(title, term.title));
        let dated = at.is_some() && terms().next().is_some();
        (terms().any(named), dated)
    };
    let best = people.iter().map(fits).max()?;
    let mut best = people
        .iter()
        .filter(|person| best != (false, false) && fits(person) == best);
    let one = best.next()?;
    best.next().is_none().then_some(*one)
}
