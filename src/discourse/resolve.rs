//! **Refer**, references: an actor that names nobody → the parties that it stands for.

use super::{
    GROUP_REACH, Known, PARTY_REACH, RECENT, Resolved, SEEN, Seen, Story, distinct, surname,
};
use crate::actor::{Actor, Party, Reference, is_neighbour};
use crate::context::is_given;
use crate::gazetteer::{EntityType, EntryId};
use crate::lexicon::{self, Class};
use crate::mention;
use crate::relation::Via;
use crate::span::Span;

/// States from whose cities the press reports what organisations do with others.
const HOSTS: [&str; 6] = ["USA", "CHE", "BEL", "AUT", "NLD", "ETH"];

impl Story<'_> {
    /// The parties that an actor stands for.
    pub(crate) fn resolve(
        &self,
        actor: &Actor,
        avoid: &[Party],
        pact: Option<usize>,
    ) -> Vec<Resolved> {
        if let Some(party) = &actor.party {
            if self.is_disputed(actor) {
                return Vec::new();
            }
            return vec![Resolved {
                party: party.clone(),
                span: actor.span,
                via: Via::Direct,
                antecedent: None,
            }];
        }
        let by = |party: &Party, antecedent: Span| refer(actor, party, antecedent);
        let recent = || self.recent(actor);
        match &actor.reference {
            None => Vec::new(),
            Some(Reference::Several(count, _)) => self.several(actor, *count, avoid, pact),
            Some(Reference::They) => self.they(actor),
            Some(Reference::Possessive) => {
                // "B will leave a bloc with C, its latest move": that of the subject, rather than of who was named in passing.
                // One of several that are named together is no "its", where another stands alone.
                let other = |seen: &&Seen| actor.apart.as_ref() != Some(&seen.party);
                let near = || recent().filter(|seen| self.is_near(seen, 1)).filter(other);
                let alone = near().any(|seen| !seen.joined && !seen.aside);
                let near = || near().filter(move |seen| !alone || !seen.joined);
                // "B signed it with C. Its parliament ratified it": that of the subject before, where nobody else is named here.
                let first = !recent().any(|seen| seen.sentence == self.sentence);
                let here = |seen: &Seen| {
                    seen.sentence == self.sentence || first && seen.sentence + 1 == self.sentence
                };
                let subject = near().find(|seen| seen.subject && here(seen));
                let last = near().next();
                let last = subject
                    .filter(|_| last.is_some_and(|last| !last.subject))
                    .or(last);
                last.map(|seen| by(&seen.party, seen.span))
                    .into_iter()
                    .collect()
            }
            Some(Reference::Human { subject }) => self
                .speaker(actor.span, *subject)
                .map(|(party, span)| by(party, span))
                .into_iter()
                .collect(),
            // "The bar association is not convinced. It criticised the treaty."
            Some(Reference::Single)
                if self.private.is_some_and(|told| told + 1 == self.sentence)
                    && !recent()
                        .take_while(|seen| seen.sentence == self.sentence)
                        .any(|seen| seen.subject) =>
            {
                Vec::new()
            }
            // "If a country wants more, it signs": any.
            Some(Reference::Single)
                if self.any.is_some_and(|(sentence, at)| {
                    sentence == self.sentence && at.end <= actor.span.start
                }) =>
            {
                Vec::new()
            }
            Some(Reference::Single) => {
                let near = |seen: &&Seen| {
                    self.sentence - seen.sentence <= 2
                        && !seen.aside
                        && !seen.joined
                        && !seen.many
                        && actor.apart.as_ref() != Some(&seen.party)
                };
                let subject = recent().filter(near).find(|seen| seen.subject);
                subject
                    .or_else(|| recent().find(near))
                    .map(|seen| by(&seen.party, seen.span))
                    .into_iter()
                    .collect()
            }
            Some(Reference::Descriptor(word)) => self.descriptor(actor, word, avoid),
            Some(Reference::Organ { of, word }) => self.organ(actor, of, word, pact),
            Some(Reference::Surname(name)) => self.surname(actor, name),
            Some(Reference::Fighters(group, span)) => vec![by(&Party::Known(*group), *span)],
            Some(Reference::Former | Reference::Latter) => {
                let latter = matches!(actor.reference, Some(Reference::Latter));
                let seen = distinct(recent().filter(|seen| !seen.aside));
                let chosen = match (latter, seen.as_slice()) {
                    (true, [last, _, ..]) => Some(*last),
                    (false, [_, first]) => Some(*first),
                    _ => None,
                };
                chosen
                    .map(|seen| by(&seen.party, seen.span))
                    .into_iter()
                    .collect()
            }
            Some(Reference::Other) => Vec::new(),
        }
    }

    /// The parties that were named last before an actor, latest first.
    pub(super) fn recent(&self, actor: &Actor) -> impl Iterator<Item = &Seen> {
        let start = actor.span.start;
        self.seen
            .iter()
            .rev()
            .filter(move |seen| seen.span.start < start)
            .take(RECENT * 4)
            .filter(|seen| self.sentence - seen.sentence <= PARTY_REACH)
    }

    /// "the kingdom", "the country": whom the gazetteer says to be one.
    fn descriptor(&self, actor: &Actor, word: &str, avoid: &[Party]) -> Vec<Resolved> {
        let by = |party: &Party, antecedent: Span| refer(actor, party, antecedent);
        let recent = || self.recent(actor);
        // "B accused its neighbour": another than B.
        let owner = recent()
            .take_while(|seen| seen.sentence == self.sentence)
            .find(|seen| seen.subject && is_neighbour(word));
        let fits = |seen: &&Seen| {
            !avoid.contains(&seen.party)
                && actor.apart.as_ref() != Some(&seen.party)
                && owner.is_none_or(|owner| owner.party != seen.party)
                && self.described_by(&seen.party, word)
        };
        // "The country" is first of all what the last sentences were about; a place where something was done is not what
        // it comes back to.
        let land = matches!(word, "country" | "nation" | "state");
        let about = |seen: &&Seen| {
            let near = self.sentence - seen.sentence <= 3;
            land && near && seen.subject && !seen.joined && !self.is_territory(&seen.party)
        };
        let found = recent().filter(about).find(fits);
        let found = found.or_else(|| recent().filter(|seen| !seen.aside).find(fits));
        found
            .or_else(|| recent().find(fits))
            .map(|seen| by(&seen.party, seen.span))
            .into_iter()
            .collect()
    }

    /// "the government", "parliament": that of the state that the text is about.
    fn organ(
        &self,
        actor: &Actor,
        of: &[EntryId],
        word: &str,
        pact: Option<usize>,
    ) -> Vec<Resolved> {
        let by = |party: &Party, antecedent: Span| refer(actor, party, antecedent);
        let recent = || self.recent(actor);
        // "Congress approved it": of a state that has one.
        let has_one = |party: &Party| {
            of.is_empty() || matches!(party, Party::Known(state) if of.contains(state))
        };
        let is_state = |seen: &&Seen| self.is_state(&seen.party) && has_one(&seen.party);
        // "The government and the MILF agreed": that of the state in which they fight.
        let fought = self
            .seen
            .iter()
            .rev()
            .take_while(|seen| seen.sentence == self.sentence)
            .find_map(|seen| self.state_of_fighters(&seen.party));
        let foe = fought.and_then(|state| {
            let seen = recent().find(|seen| seen.party == state)?;
            has_one(&state).then(|| by(&state, seen.span))
        });
        if let (Some(foe), None) = (foe, &actor.person) {
            return vec![foe];
        }
        // "the European Parliament ... Parliament": the only one of which the text speaks.
        let mut named = self.organs.iter().rev().filter(|organ| {
            organ.word == word
                && organ.span.start < actor.span.start
                && self.sentence - organ.sentence <= GROUP_REACH
        });
        if let Some(organ) = named.next().filter(|organ| has_one(&organ.party))
            && named.all(|other| other.party == organ.party)
        {
            return vec![by(&organ.party, organ.span)];
        }
        // "The House of Representatives approved the pact with Peru between Peru and the United States": of those whom it binds
        // the only one that has such a house.
        if let Some(pact) = pact.filter(|_| !of.is_empty()) {
            let pact = self.pacts.get(pact);
            let mut bound = pact.parties.iter().filter(|party| has_one(party));
            if let (Some(party), None) = (bound.next(), bound.next()) {
                return vec![by(party, pact.span)];
            }
        }
        // "in Romania between the president and Prime Minister X": of the state that the sentence names, where it names one.
        let here = distinct(
            recent()
                .take_while(|seen| seen.sentence == self.sentence)
                .filter(is_state),
        );
        if let ([one], Some(_)) = (&here[..], &actor.person)
            && self.is_called_by_name(one)
        {
            return vec![by(&one.party, one.span)];
        }
        // "B brokered a truce, but the government broke it": not that of the helper.
        let helped = |seen: &&Seen| !self.helpers.contains(&seen.party);
        let mut subjects = recent()
            .filter(|seen| seen.subject && self.is_near(seen, 1))
            .filter(helped);
        let subject = subjects.find(is_state);
        // "LIMA - The government has ratified": that of the state from which the text reports.
        let home = self
            .home
            .as_ref()
            .filter(|(party, _)| actor.person.is_none() && has_one(party))
            .filter(|(party, _)| {
                !self.is_host(party) || !recent().any(|seen| is_state(&seen) && !seen.aside)
            });
        if let (None, Some((party, span))) = (subject, home) {
            return vec![by(party, *span)];
        }
        // Else the state that the text speaks of most; a land of it only where no state is told.
        let sovereign = |seen: &&Seen| {
            matches!(&seen.party, Party::Known(entry)
                if *self.gazetteer.entry(*entry).entity_type() == EntityType::Country)
        };
        let some = recent().any(|seen| !seen.aside && sovereign(&seen));
        let mut told: Vec<(&Seen, usize)> = Vec::new();
        for seen in recent()
            .filter(|seen| !seen.aside)
            .filter(is_state)
            .filter(|seen| !some || sovereign(seen))
        {
            match told.iter_mut().find(|(other, _)| other.party == seen.party) {
                Some((_, count)) => *count += 1,
                None => told.push((seen, 1)),
            }
        }
        // "Rebels in B signed a pact with the government": the only state that is told, if only as a place.
        if told.is_empty() {
            let all = distinct(recent().filter(is_state));
            told.extend(
                all.first()
                    .filter(|_| all.len() == 1)
                    .map(|seen| (*seen, 1)),
            );
        }
        // "China mediated. The groups accused the army": of no state that only helped.
        if let [(one, _)] = &told[..]
            && !helped(one)
        {
            return Vec::new();
        }
        let most = told.iter().rev().max_by_key(|(_, count)| *count);
        subject
            .or(most.map(|(seen, _)| *seen))
            .map(|seen| by(&seen.party, seen.span))
            .into_iter()
            .collect()
    }

    /// A state in which organisations sit, of which the text tells nothing but where it was written.
    fn is_host(&self, party: &Party) -> bool {
        let Party::Known(state) = party else {
            return false;
        };
        let host = HOSTS.contains(&self.gazetteer.entry(*state).id());
        host && !self.seen.iter().any(|seen| seen.party == *party)
    }

    /// Called by its name, and not by its capital or its people.
    fn is_called_by_name(&self, seen: &Seen) -> bool {
        matches!(&seen.party, Party::Known(entry)
            if self.gazetteer.entry(*entry).name().len() == seen.span.len())
    }

    /// A surname, or a name that may have been given in full before.
    fn surname(&self, actor: &Actor, name: &str) -> Vec<Resolved> {
        let by = |party: &Party, antecedent: Span| refer(actor, party, antecedent);
        let surname = surname(name);
        let mut known: Vec<&Known> = self
            .people
            .of_surname(&surname)
            .map(|(_, known)| known)
            .filter(|known| known.span != actor.span && known.party.is_some())
            .collect();
        // "Xi Jinping ... Xi": in some languages the surname stands first.
        if known.is_empty() && !name.contains(' ') && !is_given(name) {
            known.extend(self.people.all.iter().rev().take(SEEN).filter(|known| {
                known.party.is_some()
                    && known.span != actor.span
                    && known.name.split(' ').next() == Some(name)
            }));
            known.dedup_by(|a, b| a.name == b.name);
        }
        // Two people of one surname: the full name decides, else neither is taken.
        let exact: Vec<&&Known> = known.iter().filter(|known| known.name == *name).collect();
        let one = if exact.len() == 1 {
            Some(*exact[0])
        } else if known.len() == 1 && (name.contains(' ') || !self.people.share(&surname)) {
            Some(known[0])
        } else {
            None
        };
        if let Some(Known {
            party: Some(party),
            span,
            own: false,
            ..
        }) = one
        {
            return vec![by(party, *span)];
        }
        let text = name;
        let press = lexicon::is(&text.to_lowercase(), Class::Press);
        if known.is_empty() && mention::is_acronym(text) && actor.person.is_none() && !press {
            let entity_type = EntityType::Organisation;
            return vec![Resolved {
                party: Party::Named {
                    name: text.to_string(),
                    entity_type,
                },
                span: actor.span,
                via: Via::Direct,
                antecedent: None,
            }];
        }
        Vec::new()
    }

    /// Whether a surname alone may mean any of several people whom the text names in full.
    pub(super) fn is_disputed(&self, actor: &Actor) -> bool {
        let surname = actor
            .person
            .as_ref()
            .filter(|person| person.title.is_none() && !person.name.contains(' '));
        let Some(person) = surname else { return false };
        let mut full = self
            .people
            .of_surname(&person.name)
            .map(|(_, known)| known)
            .filter(|known| known.name.contains(' ') && known.span.start < actor.span.start);
        let Some(first) = full.next() else {
            return false;
        };
        full.any(|other| other.name != first.name && other.party != first.party)
    }

    /// Whether "countries" can mean a party: nothing says that it is no state.
    pub(crate) fn may_be_state(&self, party: &Party) -> bool {
        match party {
            Party::Known(entry) => self.gazetteer.entry(*entry).entity_type().is_state(),
            Party::Named { entity_type, .. } => entity_type.is_state(),
            Party::Unnamed { .. } => true,
        }
    }

    /// Whom "he" or "she" acts for: the state of the person who was named last, where that person holds an office.
    pub(super) fn speaker(&self, before: Span, subject: bool) -> Option<(&Party, Span)> {
        let near = |sentence: usize| self.sentence - sentence <= 2;
        let meant = self.people.meant_before(before.start, subject);
        let person = meant
            .and_then(|meant| meant.person)
            .map(|at| &self.people.all[at]);
        let told = meant.map(|meant| meant.sentence);
        // "the Japanese minister said he would": an office without a name.
        let office = self
            .seen
            .iter()
            .rev()
            .take(SEEN)
            .filter(|seen| seen.span.start < before.start && near(seen.sentence))
            .find(|seen| seen.office);
        match (person, office) {
            (_, Some(seen)) if told.is_none_or(|told| told < seen.sentence) => {
                Some((&seen.party, seen.span))
            }
            (Some(known), _) if known.own => None,
            (Some(known), _) => match &known.party {
                Some(party) => Some((party, known.span)),
                // "Defence Minister X said in Canberra that she": whose minister, the text says near by.
                None if known.title.as_deref().is_some_and(is_of_state) => self
                    .seen
                    .iter()
                    .rev()
                    .take(SEEN)
                    .filter(|seen| !seen.aside)
                    .find(|seen| seen.span.start < before.start && near(seen.sentence))
                    .map(|seen| (&seen.party, seen.span)),
                None => None,
            },
            (None, _) => None,
        }
    }

    /// The state in which an armed group fights.
    fn state_of_fighters(&self, party: &Party) -> Option<Party> {
        let Party::Known(entry) = party else {
            return None;
        };
        let entry = self.gazetteer.entry(*entry);
        let fights = *entry.entity_type() == EntityType::ArmedGroup;
        let mut states = entry.of();
        let state = states
            .next()
            .filter(|_| fights && states.next().is_none())?;
        Some(Party::Known(state))
    }

    /// The names, offices and parties of the people whom an actor counts.
    pub(crate) fn counted_people(
        &self,
        actor: &Actor,
    ) -> Vec<(String, Option<String>, Option<Party>)> {
        let people = self.counted(actor).unwrap_or_default().into_iter();
        people
            .map(|known| {
                let (name, title) = self.full_name(&known.name);
                (name, known.title.clone().or(title), known.party.clone())
            })
            .collect()
    }

    fn is_territory(&self, party: &Party) -> bool {
        let territory = &EntityType::Territory;
        matches!(party, Party::Known(entry) if self.gazetteer.entry(*entry).entity_type() == territory)
    }

    /// Whether a word such as "kingdom" can mean a party: facts from the gazetteer.
    pub(super) fn described_by(&self, party: &Party, word: &str) -> bool {
        match party {
            Party::Known(entry) => {
                let entry = self.gazetteer.entry(*entry);
                let state = entry.entity_type().is_state();
                match word {
                    "country" | "nation" | "state" | "neighbour" | "neighbor" | "territory" => {
                        state
                    }
                    "bloc" | "organisation" | "organization" | "union" | "alliance" => {
                        !state
                            && !matches!(
                                entry.entity_type(),
                                EntityType::ArmedGroup | EntityType::PoliticalParty
                            )
                    }
                    "rebel" | "militant" => *entry.entity_type() == EntityType::ArmedGroup,
                    "group" | "movement" => !state,
                    "islands" => {
                        entry.name().ends_with("Islands")
                            || entry.descriptors().any(|found| found == "archipelago")
                    }
                    "island" => entry.descriptors().any(|found| found.contains("island")),
                    word => {
                        entry
                            .descriptors()
                            .any(|found| found.split(' ').any(|part| part == word))
                            || entry.name().to_lowercase().contains(word)
                    }
                }
            }
            Party::Named { .. } => matches!(
                word,
                "group" | "movement" | "rebel" | "organisation" | "organization"
            ),
            Party::Unnamed { .. } => false,
        }
    }
}

/// A title of those who act for a state: no admiral's, nor a bishop's.
fn is_of_state(title: &str) -> bool {
    let mut words = title.split([' ', '-']).map(str::to_lowercase);
    words.any(|word| {
        lexicon::is(&word, Class::Official) && !matches!(&*word, "general" | "commander" | "chief")
    })
}

/// The party that an actor refers to.
pub(super) fn refer(actor: &Actor, party: &Party, antecedent: Span) -> Resolved {
    Resolved {
        party: party.clone(),
        span: actor.span,
        via: Via::Reference,
        antecedent: Some(antecedent),
    }
}
