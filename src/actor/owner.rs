//! **Mention**, who stands for whom: a noun → the states and organisations that it belongs to.

use super::{Cast, Meant};
use crate::gazetteer::{EntityType, EntryId};
use crate::lexicon::Class;
use crate::mention::{Name, NameClass};
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

impl Cast<'_> {
    /// Whose title or adjective a name has. Of several states it is the one whose office the person holds, or of which the text
    /// speaks elsewhere.
    pub(super) fn owner_of(&self, name: &Name) -> Option<EntryId> {
        let rivals = self.context.rivals(name.owners.iter().copied());
        if rivals.len() < 2 {
            return name.owners.first().copied();
        }
        let offices = self.bearers(name).into_iter();
        let held = offices.filter_map(|person| self.office_of(person, None));
        let mut held = held.filter(|state| rivals.contains(state));
        let spoken = self.context.spoken_of(&rivals);
        let spoken = spoken.first().filter(|_| spoken.len() == 1).copied();
        held.next().or(spoken).or(name.owners.first().copied())
    }

    /// The adjective before a noun that is of several states, if nothing tells which: "the Korean minister".
    pub(super) fn unsure_owner<'n>(&self, phrase: &'n Phrase<'_>, at: usize) -> Option<&'n Name> {
        let names = phrase
            .children(at)
            .iter()
            .filter_map(|child| phrase.name(*child));
        let mut unsure = names.filter(|name| {
            name.class == NameClass::Nationality && self.meant(name) == Meant::Unknown
        });
        unsure.next()
    }

    /// The state that a capital, a palace or a body speaks for; the capital of a former state speaks for that, and not for the one of
    /// today.
    pub(super) fn state_of(&self, entry: EntryId) -> EntryId {
        let told = self.gazetteer.entry(entry);
        match told.entity_type().is_state() {
            true => entry,
            false => told.of().next().unwrap_or(entry),
        }
    }

    /// The state or organisation that a ministry, chamber or organ belongs to.
    pub(super) fn state_of_owner(&self, owner: EntryId) -> EntryId {
        let entry = self.gazetteer.entry(owner);
        if *entry.entity_type() == EntityType::Body {
            entry.of().next().unwrap_or(owner)
        } else {
            owner
        }
    }

    /// "the Soviet republics of Russia, Armenia and Georgia": those that are listed, and not what they belong to.
    pub(super) fn listed_states(&self, phrase: &Phrase<'_>, at: usize) -> Vec<EntryId> {
        if !phrase.is_class(at, Class::Pair) {
            return Vec::new();
        }
        let list = phrase
            .prepositions(at)
            .find(|(preposition, _)| phrase.lemma(*preposition) == "of")
            .map_or_else(Vec::new, |(_, first)| phrase.conjuncts(first));
        let states: Vec<EntryId> = list
            .iter()
            .filter_map(|state| phrase.name(*state))
            .filter(|name| name.class == NameClass::Party && name.entity_type.is_state())
            .filter_map(|name| self.preferred(name))
            .collect();
        if states.len() >= 2 && states.len() == list.len() {
            states
        } else {
            Vec::new()
        }
    }

    /// States and organisations that the modifiers of a noun say it belongs to.
    pub(crate) fn owners(&self, phrase: &Phrase<'_>, at: usize) -> Vec<EntryId> {
        let listed = self.listed_states(phrase, at);
        if !listed.is_empty() {
            return listed;
        }
        let mut owners = Vec::new();
        let add = |found: &mut Vec<EntryId>, name: &Name| {
            let owner = match name.class {
                NameClass::Party | NameClass::Nationality => self.preferred(name),
                NameClass::Seat => self.preferred(name).map(|entry| self.state_of(entry)),
                NameClass::Body => self.owner_of(name).or_else(|| {
                    name.senses
                        .first()
                        .and_then(|sense| self.gazetteer.entry(sense.entry).of().next())
                }),
                // "the Bush administration"
                NameClass::Unknown if phrase.is_class(at, Class::Official) => {
                    let led = phrase.lemma(at) == "administration";
                    let title = led.then_some("President");
                    self.state_of_surname(phrase, name.core.of(phrase.text), title)
                }
                NameClass::Person => self.owner_of(name).or_else(|| {
                    name.senses
                        .first()
                        .and_then(|sense| self.office_of(sense.entry, None))
                }),
                _ => None,
            };
            if let Some(owner) = owner
                && !found.contains(&owner)
                && !self.is_continent(owner)
                && !self.is_region(owner)
            {
                found.push(owner);
            }
        };
        for &child in phrase.children(at) {
            match phrase.label(child) {
                Label::Amod | Label::Compound | Label::Poss | Label::Nmod => {
                    for conjunct in phrase.conjuncts(child) {
                        match phrase.name(conjunct) {
                            Some(name) => add(&mut owners, name),
                            // "the Biden administration's", "the Foreign Ministry in Rabat"
                            None if phrase.label(child) == Label::Poss => {
                                for owner in self.owners(phrase, conjunct) {
                                    if !owners.contains(&owner) {
                                        owners.push(owner);
                                    }
                                }
                            }
                            None => {
                                let span = phrase.span(conjunct);
                                for (token, sense) in &phrase.inner {
                                    if *token == span
                                        && self
                                            .gazetteer
                                            .entry(sense.entry)
                                            .entity_type()
                                            .is_state()
                                        && !owners.contains(&sense.entry)
                                    {
                                        owners.push(sense.entry);
                                    }
                                }
                            }
                        }
                    }
                }
                // "the shelling of B": done to B.
                Label::Prep if phrase.lemma(child) == "of" && is_attack(phrase, at) => {}
                Label::Prep if matches!(phrase.lemma(child), "of" | "from" | "for" | "in") => {
                    if let Some(object) = phrase.objects_of(child) {
                        let seat_only = phrase.lemma(child) == "in";
                        // "lawmakers in Georgia" are those of its legislature.
                        let house = decides_with_others(phrase.lemma(at));
                        // "the government in Lima" sits there; ministers in Geneva may only meet there.
                        let sits = house
                            || phrase.lemma(at) == "senator"
                            || phrase.is_class(at, Class::Body)
                            || matches!(
                                phrase.lemma(at),
                                "government"
                                    | "authority"
                                    | "authorities"
                                    | "administration"
                                    | "regime"
                                    | "junta"
                            );
                        // "officials in Chad and Niger"
                        let local = owners.is_empty()
                            && matches!(phrase.lemma(at), "official" | "authority" | "authorities");
                        // "signed a truce with the government in Havana": where it was signed, unless the text speaks of Cuba.
                        let faced = phrase.label(at) == Label::Pobj
                            && phrase
                                .head(at)
                                .is_some_and(|with| phrase.lemma(with) == "with");
                        let foreign = |name: &crate::mention::Name| {
                            let mut states =
                                name.senses.iter().map(|sense| self.state_of(sense.entry));
                            faced && !states.any(|state| self.context.tells_of(state))
                        };
                        let nobody = owners.is_empty();
                        for conjunct in phrase.conjuncts(object) {
                            if let Some(half) = self.half_before(phrase, conjunct) {
                                owners.push(half);
                            }
                            if let Some(name) = phrase.name(conjunct) {
                                // "the ministry in Rabat" is Morocco's; "talks in Geneva" are nobody's.
                                if !seat_only
                                    || (house || local || phrase.is_class(at, Class::Body))
                                        && name.class == NameClass::Party
                                    || name.class == NameClass::Seat
                                        && sits
                                        && nobody
                                        && !foreign(name)
                                {
                                    // "the councils of Misrata and Tripoli" are those of the cities.
                                    let of_city = phrase.lemma(at) == "council"
                                        && name.class == NameClass::Seat;
                                    if !of_city {
                                        add(&mut owners, name);
                                    }
                                }
                            } else if !seat_only {
                                for owner in self.owners(phrase, conjunct) {
                                    if !owners.contains(&owner)
                                        && !phrase.is_class(conjunct, Class::Agreement)
                                    {
                                        owners.push(owner);
                                    }
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        // "In Moscow, the Foreign Ministry said": the seat at the front says whose ministry it is. "In Lima, eleven nations signed it":
        // several who act are from anywhere.
        let at_home = phrase.tag(at) != Tag::Nns
            || phrase.is_class(at, Class::Body)
            || decides_with_others(phrase.lemma(at))
            || phrase.lemma(at) == "official";
        if owners.is_empty()
            && at_home
            && phrase.len() > 3
            && phrase.word(0) == "In"
            && at > 1
            && at <= 6
            && let Some(name) = phrase.name(1).filter(|name| name.class == NameClass::Seat)
        {
            add(&mut owners, name);
        }
        // An adjective that the parser hung elsewhere still stands right before the noun.
        if owners.is_empty() && at > 0 {
            let before = at - 1;
            if let Some(name) = phrase
                .name(before)
                .filter(|name| name.class == NameClass::Nationality)
                && phrase.head(before).is_none_or(|head| head != at)
                && phrase.label(before) != Label::Pobj
                && phrase.tag(before) == Tag::Jj
            {
                add(&mut owners, name);
            }
        }
        owners
    }
}

/// "the government of Keith Holyoake", "the head of Dapple & Sons": that of somebody whom the text must tie to a state.
pub(super) fn of_somebody<'p>(phrase: &'p Phrase<'_>, noun: usize) -> Option<&'p Name> {
    phrase
        .prepositions(noun)
        .filter(|(preposition, _)| phrase.lemma(*preposition) == "of")
        .filter_map(|(_, object)| phrase.name(object))
        .find(|name| {
            matches!(
                name.class,
                NameClass::Person | NameClass::Unknown | NameClass::Company
            )
        })
}

/// Whether a people is asked in a vote: "Danes rejected the treaty in a referendum", "Colombians vote against the deal".
pub(super) fn votes(phrase: &Phrase<'_>, at: usize) -> bool {
    let asked = |word: usize| {
        matches!(
            phrase.lemma(word),
            "referendum" | "plebiscite" | "ballot" | "poll"
        )
    };
    phrase.label(at).is_subject()
        && phrase.head(at).is_some_and(|verb| {
            phrase.lemma(verb) == "vote"
                || matches!(
                    phrase.lemma(verb),
                    "approve" | "reject" | "back" | "endorse"
                ) && phrase.subtree(verb).any(asked)
        })
}

/// A noun for an attack: what stands behind its "of" is attacked.
fn is_attack(phrase: &Phrase<'_>, at: usize) -> bool {
    matches!(
        phrase.lemma(at),
        "shelling"
            | "bombing"
            | "bombardment"
            | "attack"
            | "assault"
            | "raid"
            | "invasion"
            | "occupation"
            | "annexation"
            | "blockade"
            | "seizure"
            | "siege"
    )
}

/// Members of a legislature, and those who elect it.
pub(super) fn decides_with_others(lemma: &str) -> bool {
    matches!(
        lemma,
        "lawmaker" | "legislator" | "parliamentarian" | "deputy" | "mp" | "mep" | "voter"
    )
}
