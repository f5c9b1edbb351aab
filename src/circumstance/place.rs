//! **Settle**, where: the names and nouns of places in a sentence → where an act was done.

use super::reach::{climb, is_function_word, is_gathering, is_of_object, is_time, stands_in_row};
use crate::act::Teller;
use crate::agreement;
use crate::lexicon::Class;
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::relation::{Place, RelationKind};
use crate::rule::Candidate;
use crate::span::Span;
use crate::syntax::{Label, Tag};

/// The last words of names of gatherings.
const EVENTS: [&str; 5] = ["Summit", "Conference", "Meeting", "Forum", "Assembly"];

impl Teller<'_, '_> {
    /// The place that is nearest to the trigger.
    pub(super) fn place(
        &self,
        phrase: &Phrase<'_>,
        candidate: &Candidate,
    ) -> Option<(Place, Span)> {
        let site = candidate.site.head;
        let object = candidate.agreement.as_ref().map(|described| described.at);
        let row = object.filter(|object| stands_in_row(phrase, *object));
        (0..phrase.len())
            .filter_map(|at| {
                let hook = hook(phrase, at)?;
                let place = self.place_at(phrase, at, &candidate.kind)?;
                if row.is_some_and(|object| is_of_object(phrase, at, object)) {
                    return Some((0, place));
                }
                let distance = place_distance(phrase, at, hook, site)?;
                Some((distance, place))
            })
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, place)| place)
    }

    fn place_at(
        &self,
        phrase: &Phrase<'_>,
        at: usize,
        kind: &RelationKind,
    ) -> Option<(Place, Span)> {
        let Some(name) = phrase.name(at) else {
            if phrase.lemma(at) == "here" {
                let city = self.here?;
                return Some((
                    Place {
                        name: title_case(city.of(phrase.text)),
                        of: None,
                    },
                    phrase.span(at),
                ));
            }
            let town =
                agreement::town(phrase, at).and_then(|town| self.place_at(phrase, town, kind));
            return town.or_else(|| common_place(phrase, at));
        };
        let text = name.core.of(phrase.text);
        // "at the Andean Summit in Lima" was in Lima.
        if EVENTS.iter().any(|event| text.ends_with(event)) {
            let mut inside = phrase.prepositions(at);
            let town = inside.find(|(preposition, _)| phrase.lemma(*preposition) == "in");
            let town = town.and_then(|(_, town)| self.place_at(phrase, town, kind));
            if town.is_some() {
                return town;
            }
        }
        // "ratified in Sweden" says who ratified.
        let one_sided = matches!(
            kind,
            RelationKind::Ratified | RelationKind::Approved | RelationKind::Acceded
        );
        let place = match name.class {
            NameClass::Seat | NameClass::Place => true,
            NameClass::Party => name.entity_type.is_state() && !one_sided,
            // "at COP28" is an event.
            NameClass::Unknown => {
                text.chars().any(char::is_lowercase) && !text.chars().any(|c| c.is_ascii_digit())
            }
            _ => false,
        };
        if !place {
            return None;
        }
        let of = name.senses.first().and_then(|sense| {
            let entry = self.gazetteer.entry(sense.entry);
            let state = if entry.entity_type().is_state() {
                Some(sense.entry)
            } else {
                entry.of().next()
            };
            state.map(|state| self.gazetteer.entry(state).id().to_string())
        });
        Some((
            Place {
                name: agreement::clean(text),
                of,
            },
            name.core,
        ))
    }
}

/// Whether acts of a kind are done at a place: a stance or a breach has none that news would tell.
pub(super) fn has_place(kind: &RelationKind) -> bool {
    matches!(
        kind,
        RelationKind::Signed
            | RelationKind::Initialled
            | RelationKind::Agreed
            | RelationKind::Negotiating
            | RelationKind::Mediated
            | RelationKind::Extended
            | RelationKind::Amended
            | RelationKind::Ratified
            | RelationKind::Approved
            | RelationKind::Acceded
    )
}

/// The node that a part hangs on as a place: by "in" or "at", or as "here".
fn hook(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    if phrase.lemma(at) == "here" && phrase.name(at).is_none() {
        return phrase.head(at);
    }
    let preposition = phrase
        .head(at)
        .filter(|_| phrase.label(at) == Label::Pobj)?;
    let governor = phrase.head(preposition)?;
    // "during a visit to Lima"
    let visit = || {
        let town = matches!(
            phrase.name_class(at),
            Some(NameClass::Seat | NameClass::Place)
        );
        town && phrase.lemma(preposition) == "to"
            && matches!(phrase.lemma(governor), "visit" | "trip")
    };
    let there = matches!(phrase.lemma(preposition), "in" | "at" | "aboard");
    (there || visit()).then_some(governor)
}

/// "in the Burundian capital", "at the airport": places that are no names.
fn common_place(phrase: &Phrase<'_>, at: usize) -> Option<(Place, Span)> {
    let known = matches!(
        phrase.lemma(at),
        "capital"
            | "headquarters"
            | "embassy"
            | "airport"
            | "hotel"
            | "palace"
            | "villa"
            | "resort"
    );
    if !known || phrase.tag(at) == Tag::Jj {
        return None;
    }
    let first = phrase
        .children(at)
        .iter()
        .copied()
        .filter(|child| {
            *child < at
                && matches!(
                    phrase.label(*child),
                    Label::Amod | Label::Compound | Label::Poss | Label::Nmod
                )
        })
        .map(|child| *phrase.subtree(child).start())
        .min()
        .unwrap_or(at);
    let span = phrase.range(first, at);
    Some((
        Place {
            name: agreement::clean(span.of(phrase.text)),
            of: None,
        },
        span,
    ))
}

/// How far a place is from a trigger that it can belong to.
fn place_distance(phrase: &Phrase<'_>, place: usize, hook: usize, site: usize) -> Option<usize> {
    let state = phrase
        .name(place)
        .is_some_and(|name| name.class == NameClass::Party);
    let city = phrase.name_class(place) == Some(NameClass::Seat)
        || agreement::town(phrase, place).is_some();
    let here = phrase.name(place).is_none() && phrase.lemma(place) == "here";
    let mut at = hook;
    for step in 0..10 {
        if at == site {
            return Some(step);
        }
        if phrase.is_verb(at) && !is_function_word(phrase, at) {
            return climb(phrase, site, at, place, false).map(|more| step + more);
        }
        let through = match phrase.name_class(at) {
            Some(NameClass::Party | NameClass::Agreement | NameClass::Seat | NameClass::Place) => {
                true
            }
            Some(NameClass::Person) => phrase.label(at) == Label::Pobj,
            Some(_) => false,
            None if here || is_function_word(phrase, at) => true,
            // "concluded between the governments of A and B in Oslo"
            None if phrase.is_class(at, Class::Official) => phrase.label(at) == Label::Pobj,
            None if is_gathering(phrase, at) => true,
            // "a truce in Gaza": where it holds, not where it was made.
            None if agreement::is_agreement(phrase, at, false) => {
                at != hook
                    || !state
                        && (!phrase.is_class(at, Class::Truce)
                            || agreement::is_signed_in(phrase, at, place))
            }
            None if common_place(phrase, at).is_some() => true,
            // "signed a declaration of principles in Doha": a city says where it was signed.
            None if city && is_topic(phrase, at) => true,
            None if is_time(phrase, at) => true,
            None => {
                phrase.tag(at) == Tag::In && !matches!(phrase.lemma(at), "about" | "over" | "from")
            }
        };
        if !through {
            return None;
        }
        at = phrase.head(at)?;
    }
    None
}

/// Whether a noun is what an agreement is about: the principles of "a declaration of principles".
fn is_topic(phrase: &Phrase<'_>, at: usize) -> bool {
    let preposition = phrase
        .head(at)
        .filter(|_| phrase.label(at) == Label::Pobj)
        .filter(|of| matches!(phrase.lemma(*of), "of" | "on" | "for" | "to"));
    preposition
        .and_then(|of| phrase.head(of))
        .is_some_and(|pact| agreement::is_agreement(phrase, pact, false))
}

/// "ANDORRA LA VELLA" → "Andorra La Vella".
fn title_case(city: &str) -> String {
    let city = city.split(',').next().unwrap_or(city).trim();
    if city.chars().any(char::is_lowercase) {
        return city.to_string();
    }
    let mut first = true;
    city.chars()
        .flat_map(|c| {
            let upper = std::mem::replace(&mut first, !c.is_alphabetic());
            if upper {
                vec![c]
            } else {
                c.to_lowercase().collect::<Vec<_>>()
            }
        })
        .collect()
}
