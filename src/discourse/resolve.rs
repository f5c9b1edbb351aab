//! **Refer**, references: an actor that names nobody → the parties that it stands for.

use super::{
    GROUP_REACH, Group, Known, PARTY_REACH, RECENT, Resolved, SEEN, Seen, Story, distinct, surname,
};
use crate::actor::{Actor, Party, Reference, is_neighbour};
use crate::context::is_given;
use crate::gazetteer::EntityType;
use crate::lexicon::{self, Class};
use crate::mention;
use crate::pacts;
use crate::relation::Via;
use crate::span::Span;

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
        let by = |party: &Party, antecedent: Span| Resolved {
            party: party.clone(),
            span: actor.span,
            via: Via::Reference,
            antecedent: Some(antecedent),
        };
        let here = |at: Span| at.start < actor.span.start;
        let recent = || {
            self.seen
                .iter()
                .rev()
                .filter(move |seen| here(seen.span))
                .take(RECENT * 4)
                .filter(|seen| self.sentence - seen.sentence <= PARTY_REACH)
        };
        match &actor.reference {
            None => Vec::new(),
            Some(Reference::Several(count, _)) => {
                if let Some(people) = self.counted(actor) {
                    let mut found: Vec<Resolved> = Vec::new();
                    for known in people {
                        if let Some(party) = &known.party
                            && !found.iter().any(|other| other.party == *party)
                        {
                            found.push(by(party, known.span));
                        }
                    }
                    return found;
                }
                if actor.bare && self.are_private(actor) {
                    return Vec::new();
                }
                let wanted = count.map_or(2, |count| count as usize);
                let sort = |party: &Party| {
                    self.lives(party) && (!actor.states || self.may_be_state(party))
                };
                let bound = pact.map_or(&[][..], |pact| &self.pacts.get(pact).parties);
                // "The one with Spain was signed, and neither side has ratified it."
                if let ([one], 2) = (bound, wanted)
                    && let Some((other, span)) = self.main_party(one)
                    && !self.have_helped(std::slice::from_ref(&other))
                {
                    return [one, &other]
                        .map(|party| by(party, self.where_seen(party).unwrap_or(span)))
                        .to_vec();
                }
                let fits = |group: &&Group| {
                    let several = group.parties.len();
                    (count.is_none() && several >= 2 || several == wanted)
                        && group.parties.iter().all(sort)
                        && pacts::compatible(bound, &group.parties)
                };
                // In the order of the text, wherever they were found together.
                let in_order = |parties: &[Party], span: Span| {
                    let place = |party: &Party| self.where_seen(party).unwrap_or(span);
                    let mut found: Vec<Resolved> = parties
                        .iter()
                        .map(|party| by(party, place(party)))
                        .collect();
                    found.sort_by_key(|found| found.antecedent.map(|span| span.start));
                    found
                };
                if let Some(parties) = pact
                    .map(|pact| &self.pacts.get(pact).parties)
                    .filter(|parties| parties.len() == wanted && parties.iter().all(sort))
                {
                    let span = pact.map_or(actor.span, |pact| self.pacts.get(pact).span);
                    return in_order(parties, span);
                }
                // "Britain declared war on Germany, as it violated the treaty that both nations had signed": the two of this sentence.
                let now: Vec<&Group> = self
                    .groups
                    .iter()
                    .rev()
                    .take_while(|group| group.sentence == self.sentence)
                    .collect();
                let of_sentence = recent().take_while(|seen| seen.sentence == self.sentence);
                let here = distinct(of_sentence.filter(|seen| sort(&seen.party)));
                let both = |seen: &&Seen| !seen.aside && !seen.helps;
                if now.is_empty() && here.len() == wanted && here.iter().all(both) {
                    return here
                        .iter()
                        .rev()
                        .map(|seen| by(&seen.party, seen.span))
                        .collect();
                }
                let near = |group: &&Group| {
                    fits(group)
                        && group.span.start < actor.span.start
                        && self.sentence - group.sentence <= GROUP_REACH
                };
                let groups = || self.groups.iter().rev().take(RECENT).filter(near);
                // "A and B signed it. C and D rejected it. The two countries ...": those who do things together.
                let group = groups()
                    .find(|group| !group.beside)
                    .or_else(|| groups().next());
                // "It had to work with Italy, and a pact between both countries was signed": the one named here, and the one that
                // the text is about.
                let mut beside = here.iter().filter(|seen| !seen.aside);
                if let (2, Some(one), None) = (wanted, beside.next(), beside.next())
                    && !one.subject
                    && group.is_none_or(|group| !group.parties.contains(&one.party))
                    && let Some((other, span)) = self.main_party(&one.party)
                {
                    return in_order(&[one.party.clone(), other], span);
                }
                // "Britain annexed one coast and France the other. The two countries agreed": those who acted just before.
                let judges = |seen: &&Seen| {
                    if self.helpers.contains(&seen.party) {
                        return true;
                    }
                    let mut groups = self.groups.iter().rev().take(RECENT);
                    groups.any(|group| {
                        group.beside
                            && group.sentence == seen.sentence
                            && group.parties.contains(&seen.party)
                    })
                };
                let acted = distinct(recent().filter(|seen| {
                    seen.subject && seen.sentence + 1 == self.sentence && !judges(seen)
                }));
                // "A is close to B. A works with C. The two have signed": the two of whom the last sentence tells, rather than those
                // who stood together before it.
                let last =
                    || recent().filter(|seen| seen.sentence + 1 == self.sentence && !judges(seen));
                let told =
                    distinct(last().filter(|seen| !seen.aside && !seen.helps && sort(&seen.party)));
                let passed = group.is_some_and(|group| group.sentence + 1 < self.sentence);
                let acts = || told.iter().any(|seen| seen.subject);
                if passed && told.len() == wanted && now.is_empty() && acts() {
                    return told
                        .iter()
                        .rev()
                        .map(|seen| by(&seen.party, seen.span))
                        .collect();
                }
                let newer = group.is_none_or(|group| group.sentence + 1 < self.sentence);
                if newer && acted.len() == wanted && acted.iter().all(|seen| sort(&seen.party)) {
                    return acted
                        .iter()
                        .rev()
                        .map(|seen| by(&seen.party, seen.span))
                        .collect();
                }
                if let Some(group) = group {
                    return in_order(&group.parties, group.span);
                }
                // Sentence by sentence back. Where one names more than are wanted, the text must speak of some more than of the rest.
                let mut found: Vec<(&Seen, usize)> = Vec::new();
                let mut within = self.sentence;
                // Who helped them is none of both sides.
                let takes_part = |seen: &&Seen| {
                    !avoid.contains(&seen.party)
                        && sort(&seen.party)
                        && !self.helpers.contains(&seen.party)
                };
                for seen in recent().filter(takes_part) {
                    if found.len() >= wanted && seen.sentence < within {
                        break;
                    }
                    within = seen.sentence;
                    if !found.iter().any(|(other, _)| other.party == seen.party) {
                        found.push((seen, self.mentions(&seen.party)));
                    }
                }
                if found.len() > wanted {
                    found.sort_by_key(|(_, mentions)| std::cmp::Reverse(*mentions));
                    if found[wanted - 1].1 == found[wanted].1 {
                        return Vec::new();
                    }
                    found.truncate(wanted);
                }
                if found.len() < wanted {
                    return Vec::new();
                }
                found.sort_by_key(|(seen, _)| seen.span.start);
                found
                    .iter()
                    .map(|(seen, _)| by(&seen.party, seen.span))
                    .collect()
            }
            // "threatened B and C if they refuse": the names that stand together before it in its sentence.
            Some(Reference::They) if self.joined_before(actor.span).len() >= 2 => {
                let joined = self.joined_before(actor.span);
                joined
                    .iter()
                    .map(|seen| by(&seen.party, seen.span))
                    .collect()
            }
            Some(Reference::They) => {
                let last = recent().find(|seen| !seen.region);
                let group = self
                    .groups
                    .iter()
                    .rev()
                    .find(|group| group.span.start < actor.span.start);
                match (group, last) {
                    (Some(group), Some(last))
                        if group.sentence + 1 >= last.sentence
                            || group.span.end >= last.span.start =>
                    {
                        let parties = group.parties.iter();
                        parties
                            .map(|party| by(party, self.where_seen(party).unwrap_or(group.span)))
                            .collect()
                    }
                    (_, Some(last)) if self.is_many(&last.party) => {
                        vec![by(&last.party, last.span)]
                    }
                    (_, Some(last)) if !self.is_state(&last.party) => Vec::new(),
                    // "Albania sees Japan as a partner. They have signed": one state alone is no "they".
                    (_, Some(last)) => {
                        let mut both =
                            distinct(recent().take_while(|seen| seen.sentence == last.sentence));
                        let pair = both.len() == 2
                            && both
                                .iter()
                                .all(|seen| self.is_state(&seen.party) && !seen.aside)
                            && self.sentence - last.sentence <= 1;
                        both.reverse();
                        both.truncate(if pair { 2 } else { 0 });
                        both.iter().map(|seen| by(&seen.party, seen.span)).collect()
                    }
                    _ => Vec::new(),
                }
            }
            Some(Reference::Possessive) => {
                // "B will leave a bloc with C, its latest move": that of the subject, rather than of who was named in passing.
                // One of several that are named together is no "its", where another stands alone.
                let near = || recent().filter(|seen| self.is_near(seen, 1));
                let alone = near().any(|seen| !seen.joined && !seen.aside);
                let near = || near().filter(move |seen| !alone || !seen.joined);
                let subject = near().find(|seen| seen.subject && seen.sentence == self.sentence);
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
            Some(Reference::Single) => {
                let near = |seen: &&Seen| {
                    self.sentence - seen.sentence <= 2 && !seen.aside && !seen.joined && !seen.many
                };
                let subject = recent().filter(near).find(|seen| seen.subject);
                subject
                    .or_else(|| recent().find(near))
                    .map(|seen| by(&seen.party, seen.span))
                    .into_iter()
                    .collect()
            }
            Some(Reference::Descriptor(word)) => {
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
                let land = matches!(word.as_str(), "country" | "nation" | "state");
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
            Some(Reference::Organ { of, word }) => {
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
                    organ.word == *word
                        && organ.span.start < actor.span.start
                        && self.sentence - organ.sentence <= GROUP_REACH
                });
                if let Some(organ) = named.next().filter(|organ| has_one(&organ.party))
                    && named.all(|other| other.party == organ.party)
                {
                    return vec![by(&organ.party, organ.span)];
                }
                let mut subjects = recent().filter(|seen| seen.subject && self.is_near(seen, 1));
                let subject = subjects.find(is_state);
                // "LIMA - The government has ratified": that of the state from which the text reports.
                let home = self
                    .home
                    .as_ref()
                    .filter(|(party, _)| actor.person.is_none() && has_one(party));
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
                let most = told.iter().rev().max_by_key(|(_, count)| *count);
                subject
                    .or(most.map(|(seen, _)| *seen))
                    .map(|seen| by(&seen.party, seen.span))
                    .into_iter()
                    .collect()
            }
            Some(Reference::Surname(name)) => {
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
                            && known.name.split(' ').next() == Some(name.as_str())
                    }));
                    known.dedup_by(|a, b| a.name == b.name);
                }
                // Two people of one surname: the full name decides, else neither is taken.
                let exact: Vec<&&Known> =
                    known.iter().filter(|known| known.name == *name).collect();
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
                let text = name.as_str();
                let press = lexicon::is(&text.to_lowercase(), Class::Press);
                if known.is_empty() && mention::is_acronym(text) && actor.person.is_none() && !press
                {
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

    /// The parties that stand together right before a place in its sentence, if no other stands between.
    fn joined_before(&self, at: Span) -> Vec<&Seen> {
        const BETWEEN: usize = 12;
        let mut next: Option<Span> = None;
        let seen = self.seen.iter().rev();
        let mut found: Vec<&Seen> = seen
            .take_while(|seen| seen.sentence == self.sentence)
            .filter(|seen| seen.span.end <= at.start)
            .take_while(|seen| {
                let near = next.is_none_or(|next| next.start - seen.span.end <= BETWEEN);
                next = Some(seen.span);
                seen.joined && near
            })
            .collect();
        found.reverse();
        found
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
                None if known.title.is_some() => self
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

    /// The last so many people who were named, if an actor counts people and the text ties each to a party: "the four
    /// ministers".
    pub(super) fn counted(&self, actor: &Actor) -> Option<Vec<&Known>> {
        let Some(Reference::Several(Some(count), true)) = actor.reference else {
            return None;
        };
        let count = count as usize;
        if let Some(people) = self.last_meant(actor.span, count) {
            return Some(people);
        }
        let mut people: Vec<&Known> = self
            .people
            .all
            .iter()
            .rev()
            .take(SEEN)
            .filter(|known| known.span.end <= actor.span.start && !known.own)
            .take(count)
            .collect();
        people.reverse();
        let complete = people.len() == count && people.iter().all(|known| known.party.is_some());
        complete.then_some(people)
    }

    /// Whether "the two" may be people who act for no state: the last sentence names one, and no state.
    fn are_private(&self, actor: &Actor) -> bool {
        let near = |sentence: usize| self.sentence - sentence <= 1;
        let named = self.people.recent.iter().rev();
        let mut named =
            named.filter(|meant| meant.start < actor.span.start && near(meant.sentence));
        let private = named.any(|meant| {
            let person = meant.person.map(|at| &self.people.all[at]);
            person.is_some_and(|person| person.party.is_none() && person.title.is_none())
        });
        let seen = self.seen.iter().rev();
        let mut seen = seen.take_while(|seen| near(seen.sentence));
        private && !seen.any(|seen| seen.span.start < actor.span.start && !seen.aside)
    }

    /// The last so many people of whom the last sentences speak, if each acts for a party of his own.
    fn last_meant(&self, before: Span, count: usize) -> Option<Vec<&Known>> {
        let meant = self.people.recent.iter().rev();
        let mut people: Vec<&Known> = Vec::new();
        for known in meant
            .filter(|meant| meant.start < before.start)
            .filter_map(|meant| meant.person.map(|at| &self.people.all[at]))
        {
            if people.len() < count && people.iter().all(|other| other.name != known.name) {
                people.push(known);
            }
        }
        people.reverse();
        let own = |at: usize| {
            let party = &people[at].party;
            party.is_some() && people[..at].iter().all(|other| other.party != *party)
        };
        (people.len() == count && (0..count).all(own)).then_some(people)
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
