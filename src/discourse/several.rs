//! **Refer**, several: "both countries", "the two", "they" → the parties that are meant.

use super::resolve::refer;
use super::{GROUP_REACH, Group, Known, RECENT, Resolved, SEEN, Seen, Story, distinct};
use crate::actor::{Actor, Party, Reference};
use crate::pacts;
use crate::span::Span;

impl Story<'_> {
    /// "both countries", "the three ministers", "the two": the last so many of whom the text tells together.
    pub(super) fn several(
        &self,
        actor: &Actor,
        count: Option<u32>,
        avoid: &[Party],
        pact: Option<usize>,
    ) -> Vec<Resolved> {
        let by = |party: &Party, antecedent: Span| refer(actor, party, antecedent);
        let recent = || self.recent(actor);
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
        // "both leaders", where it is not known who they are: those who stood together long before are others.
        let people = matches!(actor.reference, Some(Reference::Several(Some(_), true)));
        let far = |group: &Group| self.sentence - group.sentence > 3;
        if people && self.groups.last().is_none_or(far) && !self.people.recent.is_empty() {
            return Vec::new();
        }
        if actor.bare && self.are_private(actor) {
            return Vec::new();
        }
        let wanted = count.map_or(2, |count| count as usize);
        let living =
            |party: &Party| self.lives(party) && (!actor.states || self.may_be_state(party));
        // What was a kingdom once is not told: the sort counts where as many of it were named.
        let of_sort = actor.sort.filter(|sort| {
            let known = recent().filter(|seen| self.described_by(&seen.party, sort));
            distinct(known).len() >= wanted
        });
        let sort = |party: &Party| {
            living(party) && of_sort.is_none_or(|sort| self.described_by(party, sort))
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
            .find(|group| !self.looks_on(group))
            .or_else(|| groups().next());
        // "It had to work with Italy, and a pact between both countries was signed": the one named here, and the one that
        // the text is about.
        let mut beside = here
            .iter()
            .filter(|seen| !seen.aside && !avoid.contains(&seen.party));
        if let (2, Some(one), None) = (wanted, beside.next(), beside.next())
            && !one.subject
            && group.is_none_or(|group| !group.parties.contains(&one.party))
            && let Some((other, span)) = self.main_party(&one.party)
        {
            return in_order(&[one.party.clone(), other], span);
        }
        // "Britain annexed one coast and France the other. The two countries agreed": those who acted just before.
        let judges = |seen: &&Seen| {
            if seen.helps || self.helpers.contains(&seen.party) {
                return true;
            }
            let mut groups = self.groups.iter().rev().take(RECENT);
            groups.any(|group| {
                group.beside
                    && group.sentence == seen.sentence
                    && group.parties.contains(&seen.party)
            })
        };
        let acted =
            distinct(recent().filter(|seen| {
                seen.subject && seen.sentence + 1 == self.sentence && !judges(seen)
            }));
        // "A is close to B. A works with C. The two have signed": the two of whom the last sentence tells, rather than those
        // who stood together before it.
        let last = || recent().filter(|seen| seen.sentence + 1 == self.sentence && !judges(seen));
        let told = distinct(last().filter(|seen| !seen.aside && !seen.helps && sort(&seen.party)));
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
        // Of "the five states" that were not told together nobody knows which five.
        if wanted > 3 {
            return Vec::new();
        }
        // Sentence by sentence back. Where one names more than are wanted, the text must speak of some more than of the rest.
        let mut found: Vec<(&Seen, usize)> = Vec::new();
        let mut within = self.sentence;
        // Who helped them is none of both sides.
        let takes_part = |seen: &&Seen| {
            !avoid.contains(&seen.party)
                && !seen.aside
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

    /// "they", "their": those who were named together last, or one name of many.
    pub(super) fn they(&self, actor: &Actor) -> Vec<Resolved> {
        // "threatened B and C if they refuse": the names that stand together before it in its sentence.
        let joined = self.joined_before(actor.span);
        if joined.len() >= 2 {
            let each = joined.iter();
            return each
                .map(|seen| refer(actor, &seen.party, seen.span))
                .collect();
        }
        let by = |party: &Party, antecedent: Span| refer(actor, party, antecedent);
        let recent = || self.recent(actor);
        let last = recent().find(|seen| !seen.region);
        let groups = || {
            let groups = self.groups.iter().rev();
            groups.filter(|group| group.span.start < actor.span.start)
        };
        // "A and B signed it. C and D looked on. They will meet": those who signed.
        let group = groups()
            .take_while(|group| self.sentence - group.sentence <= 3)
            .find(|group| !self.looks_on(group))
            .or_else(|| groups().next());
        match (group, last) {
            (Some(group), Some(last))
                if group.sentence + 1 >= last.sentence || group.span.end >= last.span.start =>
            {
                let parties = group.parties.iter();
                parties
                    .filter(|party| actor.apart.as_ref() != Some(*party))
                    .map(|party| by(party, self.where_seen(party).unwrap_or(group.span)))
                    .collect()
            }
            (_, Some(last)) if self.is_many(&last.party) => {
                vec![by(&last.party, last.span)]
            }
            (_, Some(last)) if !self.is_state(&last.party) => Vec::new(),
            // "Albania sees Japan as a partner. They have signed": one state alone is no "they".
            (_, Some(last)) => {
                let mut both = distinct(recent().take_while(|seen| seen.sentence == last.sentence));
                let pair = both.len() == 2
                    && both
                        .iter()
                        .any(|seen| seen.subject || seen.acts || seen.apart)
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

    /// Whether those who stand together only help, look on, or judge.
    fn looks_on(&self, group: &Group) -> bool {
        let beside = |party: &Party| {
            let mut seen = self.seen.iter().rev();
            seen.any(|seen| seen.sentence == group.sentence && seen.party == *party && seen.helps)
        };
        group.beside || group.parties.iter().all(beside)
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
                // Two parties may be told by one word: "the Koreas".
                let near =
                    next.is_none_or(|next| next.start.saturating_sub(seen.span.end) <= BETWEEN);
                next = Some(seen.span);
                seen.joined && near
            })
            .collect();
        found.reverse();
        found
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
}
