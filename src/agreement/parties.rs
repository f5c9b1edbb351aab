//! **Mention**, parties of an agreement that its noun group or its name tells.

use super::Described;
use crate::actor::{Actor, Cast, Party, Reference};
use crate::context;
use crate::gazetteer::{EntityType, EntryId};
use crate::lexicon::Class;
use crate::mention::{self, Name, NameClass};
use crate::phrase::Phrase;
use crate::span::Span;
use crate::syntax::Label;
use crate::token;

impl Cast<'_> {
    /// Parties among the modifiers and the with-, between- and of-phrases.
    pub(super) fn named_parties(&self, phrase: &Phrase<'_>, at: usize, described: &mut Described) {
        let mut parties = Vec::new();
        for &child in phrase.children(at) {
            match phrase.label(child) {
                Label::Amod | Label::Compound | Label::Nmod | Label::Poss if child < at => {
                    for conjunct in phrase.conjuncts(child) {
                        if self.is_scene(phrase, at, conjunct) {
                            continue;
                        }
                        if phrase.name(conjunct).is_some_and(|name| {
                            !matches!(
                                name.class,
                                NameClass::Place | NameClass::Unknown | NameClass::Agreement
                            )
                        }) {
                            parties.extend(self.actors(phrase, conjunct));
                        } else {
                            parties.extend(self.inner_parties(phrase, conjunct));
                        }
                    }
                }
                _ => {}
            }
        }
        // The name itself may hold its parties: "Japan-Philippines Reciprocal Access Agreement".
        if let Some(name) = phrase.name(at) {
            let inner = phrase.inner.iter();
            for (token, sense) in inner.filter(|(token, _)| !Self::in_a_sea(phrase, *token)) {
                if name.span.contains(*token) {
                    parties.extend(self.inner_actor(at, *token, sense.entry));
                }
            }
        }
        if let Some(name) = phrase.name(at) {
            parties.extend(self.parties_in_name(phrase, at, name));
        }
        // "adopted the treaty with Mali opposed"
        let opposed = |object: usize| {
            let mut told = phrase.with_label(object, Label::Acl);
            told.any(|verb| phrase.lemma(verb) == "oppose")
        };
        for (preposition, object) in phrase.prepositions(at) {
            let with = matches!(phrase.lemma(preposition), "with" | "between" | "among");
            if with && !opposed(object) {
                parties.extend(self.actors(phrase, object));
            }
        }
        // "the Anti-Comintern Pact": whom it is against is none of its parties.
        parties.retain(|actor| !phrase.text[..actor.span.start].ends_with("Anti-"));
        // "the International Criminal Court's Rome Statute": a name that is that of the agreement, too, is none of its parties.
        let is_agreement = |actor: &Actor| {
            matches!(actor.party, Some(Party::Known(entry))
                if *self.gazetteer.entry(entry).entity_type() == EntityType::Agreement)
        };
        parties.retain(|actor| actor.is_party() && !is_agreement(actor));
        // "Its treaty with B takes effect": at the head of a sentence it is of whom the text is about, not of who was named last.
        let owner = phrase.child(at, Label::Poss).filter(|owner| {
            phrase.lemma(*owner) == "its" && described.subject && phrase.lemma(owner + 1) != "own"
        });
        if let (Some(owner), [_]) = (owner, &parties[..]) {
            let mut owners = self.actors(phrase, owner);
            for owner in &mut owners {
                owner.reference = Some(Reference::Single);
            }
            parties.extend(owners);
        }
        described.parties = parties;
    }

    /// "the Gaza ceasefire", "the Ukraine peace deal": where the fighting is, not who is bound.
    fn is_scene(&self, phrase: &Phrase<'_>, at: usize, modifier: usize) -> bool {
        let Some(name) = phrase.name(modifier) else {
            return false;
        };
        // "a European convention"
        let continent = name.senses.iter().any(|sense| {
            let mut descriptors = self.gazetteer.entry(sense.entry).descriptors();
            descriptors.any(|descriptor| matches!(descriptor, "continent" | "region"))
        });
        // "the Amsterdam treaty" is called after the place where it was made.
        let seat = name.class == NameClass::Seat && phrase.label(modifier) != Label::Poss;
        // "a UN convention" is made under the roof of the organisation, which is not bound by it.
        let roof = name.senses.iter().any(|sense| {
            let id = self.gazetteer.entry(sense.entry).id();
            ROOFS.contains(&id)
        });
        if continent || seat || roof {
            return true;
        }
        // "the Singapore convention", "the Nicaragua declaration": many states make one, and the state is where.
        let many = matches!(
            phrase.lemma(at),
            "convention" | "protocol" | "declaration" | "charter" | "statute" | "accords"
        );
        let alone = phrase.label(modifier) != Label::Poss
            && phrase.conjuncts(modifier).len() == 1
            && name.class == NameClass::Party;
        if many && alone {
            return true;
        }
        let adjective =
            name.class == NameClass::Nationality && phrase.label(modifier) != Label::Compound;
        if phrase.label(modifier) == Label::Poss || adjective {
            return false;
        }
        let peace = phrase.is_class(at, Class::Truce)
            || phrase.children(at).iter().any(|child| {
                phrase.is_class(*child, Class::Truce) || phrase.lemma(*child) == "peace"
            });
        name.entity_type == EntityType::Territory || peace
    }

    /// "Canada–United States Free Trade Agreement", "Indo-Bhutan Treaty": parties that the name spells out.
    fn parties_in_name(&self, phrase: &Phrase<'_>, at: usize, name: &Name) -> Vec<Actor> {
        let text = name.core.of(phrase.text);
        let mut found = Vec::new();
        for sense in &name.senses {
            for party in self.gazetteer.entry(sense.entry).parties() {
                let entry = self.gazetteer.entry(party);
                let letter = |c: &char| c.is_alphanumeric();
                let spelt = |word: &str| {
                    let acronym =
                        word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
                    text.match_indices(word).any(|(at, word)| {
                        let alone = !text[..at].chars().next_back().as_ref().is_some_and(letter)
                            && !text[at + word.len()..]
                                .chars()
                                .next()
                                .as_ref()
                                .is_some_and(letter);
                        (word.len() > 3 || acronym && alone)
                            && !mention::is_of_a_continent(text, at)
                    })
                };
                if spelt(entry.name())
                    || entry.aliases().any(spelt)
                    || entry.adjectives().any(spelt)
                {
                    found.extend(self.inner_actor(at, name.core, party));
                }
            }
        }
        for word in text.split_whitespace() {
            if let Some((first, _)) = word.split_once(['-', '–'])
                && let Some(id) = combining_form(first).and_then(|id| self.gazetteer.by_id(id))
            {
                found.extend(self.inner_actor(at, name.core, id));
            }
        }
        found
    }

    /// The states in a joined word: "Japan-Philippines", "Anglo-Irish", "US-brokered" gives none.
    fn inner_parties(&self, phrase: &Phrase<'_>, at: usize) -> Vec<Actor> {
        let span = phrase.span(at);
        let word = span.of(phrase.text);
        // "a 5-billion-U.S.-dollar agreement"
        let money = ["dollar", "euro", "pound", "yen", "yuan"];
        if token::joined_participle(word) || money.iter().any(|unit| word.ends_with(unit)) {
            return Vec::new();
        }
        let mut found: Vec<Actor> = phrase
            .inner
            .iter()
            .filter(|(token, _)| *token == span)
            .flat_map(|(token, sense)| self.inner_actor(at, *token, sense.entry))
            .collect();
        if let Some((first, _)) = word.split_once(['-', '–'])
            && let Some(id) = combining_form(first).and_then(|id| self.gazetteer.by_id(id))
        {
            found.extend(self.inner_actor(at, span, id));
        }
        found
    }

    /// "a code of conduct in the South China Sea": the sea is no party.
    pub(crate) fn in_a_sea(phrase: &Phrase<'_>, span: Span) -> bool {
        context::is_land(phrase.text, span)
    }

    fn inner_actor(&self, at: usize, span: Span, entry: EntryId) -> Option<Actor> {
        let entity_type = self.gazetteer.entry(entry).entity_type();
        let party = entity_type.is_state()
            || matches!(
                entity_type.as_str(),
                "organisation" | "armed_group" | "group"
            );
        party.then(|| Actor::known(at, span, entry))
    }
}

/// Organisations in which states make treaties with each other.
const ROOFS: [&str; 8] = [
    "united-nations",
    "council-of-europe",
    "ilo",
    "imo",
    "icao",
    "unesco",
    "wipo",
    "who",
];

/// "the Japan-Philippines deal", "the Belgian treaty": a modifier that says whose it is and nothing else.
pub(super) fn names_parties(phrase: &Phrase<'_>, at: usize) -> bool {
    let party = phrase.name(at).is_some_and(|name| {
        matches!(
            name.class,
            NameClass::Party | NameClass::Nationality | NameClass::Seat
        )
    });
    let span = phrase.span(at);
    party
        || phrase.inner.iter().any(|(token, _)| *token == span)
            && !token::joined_participle(span.of(phrase.text))
}

/// Combining forms of states: "Sino-Japanese", "Anglo-Irish".
fn combining_form(word: &str) -> Option<&'static str> {
    Some(match word.to_lowercase().as_str() {
        "sino" => "CHN",
        "anglo" => "GBR",
        "franco" => "FRA",
        "russo" => "RUS",
        "indo" => "IND",
        "greco" | "graeco" => "GRC",
        "turco" => "TUR",
        "italo" => "ITA",
        "hispano" => "ESP",
        "luso" => "PRT",
        "austro" => "AUT",
        "polono" => "POL",
        "dano" => "DNK",
        "nippo" => "JPN",
        "belgo" => "BEL",
        "serbo" => "SRB",
        "finno" => "FIN",
        _ => return None,
    })
}
