//! **Read**, where from: the city of a dateline → the state from which a text reports.
//!
//! "LIMA - The government has ratified it": a report does not say whose government it is where that is the one at home.

use crate::actor::Party;
use crate::gazetteer::{EntityType, EntryId, Gazetteer, NameForm, Sense};
use crate::span::Span;

/// The senses of a name that stands alone, perhaps in capitals; short names in capitals ("LIMA") are not listed, for elsewhere
/// they would be acronyms.
fn senses_of(name: &str, gazetteer: &Gazetteer) -> Vec<Sense> {
    let mut written = String::new();
    for c in name.chars() {
        match written.ends_with(char::is_alphabetic) {
            true => written.extend(c.to_lowercase()),
            false => written.push(c),
        }
    }
    let mut hits = Vec::new();
    gazetteer.hits(&written, Span::new(0, written.len()), &mut hits);
    let senses = hits.iter().flat_map(|hit| gazetteer.senses(hit.name));
    senses.copied().collect()
}

/// Whether a name, perhaps in capitals, is a city's.
pub(crate) fn is_city(name: &str, gazetteer: &Gazetteer) -> bool {
    senses_of(name, gazetteer).iter().any(|sense| {
        matches!(sense.form, NameForm::Capital | NameForm::Seat)
            || *gazetteer.entry(sense.entry).entity_type() == EntityType::Place
    })
}

/// The state in which the city of a dateline lies; none where it may lie in several.
pub(crate) fn of(text: &str, city: Option<Span>, gazetteer: &Gazetteer) -> Option<(Party, Span)> {
    let city = city?;
    let state_of = |sense: &Sense| {
        let entry = gazetteer.entry(sense.entry);
        match entry.entity_type() {
            EntityType::Country | EntityType::Territory => Some(sense.entry),
            EntityType::Place => entry.of().next(),
            _ => None,
        }
    };
    // Both names of "MANILA, Philippines" give one.
    let mut found: Vec<Option<EntryId>> = Vec::new();
    for sense in senses_of(city.of(text), gazetteer) {
        let state = state_of(&sense);
        if !found.contains(&state) {
            found.push(state);
        }
    }
    match found[..] {
        [Some(state)] => Some((Party::Known(state), city)),
        _ => None,
    }
}
