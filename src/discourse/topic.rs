//! **Refer**, topics: who acts together, and whose story it is.

use super::{Group, RECENT, Resolved, SEEN, Seen, Story, TOPIC, distinct};
use crate::actor::Party;
use crate::gazetteer::EntityType;
use crate::span::Span;

/// Groups of the last so many sentences count so many times as much for whose story it is.
const LATE: usize = 12;
const W_LATE: usize = 3;

impl Story<'_> {
    /// The parties that the document is about, where all groups that it named are the same.
    ///
    /// With `acting`, only where it has told an act of them.
    pub(crate) fn topic(&self, acting: bool) -> Option<(&[Party], Span)> {
        let first = self.groups.first()?;
        // In a long text the topic of its first page is not that of every page.
        if self.sentence - self.groups.last()?.sentence > TOPIC {
            return None;
        }
        let same = |group: &&Group| {
            group.parties.len() == first.parties.len()
                && first
                    .parties
                    .iter()
                    .all(|party| group.parties.contains(party))
        };
        let told = self.groups.iter().rev().take(SEEN);
        let agreeing = told.clone().filter(same);
        let acted = !acting || agreeing.clone().any(|group| group.acting);
        (acted && agreeing.count() * 3 >= told.len() * 2)
            .then_some((first.parties.as_slice(), first.span))
    }

    /// The parties that this sentence names, the last first.
    fn here(&self) -> impl Iterator<Item = &Seen> {
        let late = self.seen.iter().rev();
        late.take_while(|seen| seen.sentence == self.sentence)
    }

    /// The only party that is a subject in this sentence before a place.
    pub(crate) fn subject_before(&self, at: Span) -> Option<(Party, Span)> {
        let mut subjects = self
            .here()
            .filter(|seen| seen.subject && seen.span.end <= at.start);
        let first = subjects.next()?;
        subjects
            .all(|seen| seen.party == first.party)
            .then(|| (first.party.clone(), first.span))
    }

    /// The two states or armed groups of which this sentence speaks by their names, or the one that does something in it; none that is
    /// only the place, the owner or the helper.
    pub(crate) fn spoken_of_here(&self, but: &[Party]) -> Option<(Vec<Party>, Span)> {
        let fights = |party: &Party| {
            let armed = &EntityType::ArmedGroup;
            matches!(party, Party::Known(entry) if self.gazetteer.entry(*entry).entity_type() == armed)
        };
        let now = self
            .here()
            .filter(|seen| !seen.aside && !seen.apart)
            .filter(|seen| self.is_state(&seen.party) || fights(&seen.party))
            .filter(|seen| !but.contains(&seen.party));
        let mut found = distinct(now);
        found.reverse();
        let theirs = match found[..] {
            [one] => one.acts,
            [_, _] => true,
            _ => false,
        };
        theirs.then(|| {
            let parties = found.iter().map(|seen| seen.party.clone()).collect();
            (parties, found[0].span)
        })
    }

    /// "Presidents X and Y announced that a treaty had been signed": the states of both, where the sentence names nobody else.
    pub(crate) fn told_together(&self, but: &[Party]) -> Option<(Vec<Party>, Span)> {
        let named = self.here().filter(|seen| !seen.aside);
        let mut found = distinct(named);
        found.reverse();
        let both = found.len() == 2
            && found.iter().all(|seen| {
                seen.joined
                    && !seen.helps
                    && self.may_agree(&seen.party)
                    && !but.contains(&seen.party)
            });
        both.then(|| {
            let parties = found.iter().map(|seen| seen.party.clone()).collect();
            (parties, found[0].span)
        })
    }

    /// Whether this sentence names one of them only as a helper, an owner or a place.
    pub(crate) fn stands_apart(&self, parties: &[Party]) -> bool {
        self.here()
            .any(|seen| (seen.apart || seen.aside) && parties.contains(&seen.party))
    }

    /// Whether this sentence names one of them only as a helper.
    pub(crate) fn help(&self, parties: &[Party]) -> bool {
        self.here()
            .any(|seen| seen.helps && parties.contains(&seen.party))
    }

    /// Whether the last sentences name a state, a bloc or an armed group beside those who act.
    pub(crate) fn names_another(&self, agents: &[Resolved], others: &[Resolved]) -> bool {
        let acts = |party: &Party| {
            let mut all = agents.iter().chain(others);
            all.any(|found| found.party == *party)
        };
        let late = self.seen.iter().rev();
        late.take_while(|seen| self.is_near(seen, 2))
            .any(|seen| !acts(&seen.party) && self.may_agree(&seen.party))
    }

    /// Whether a party makes agreements with others: parties of one state's parliament do not.
    fn may_agree(&self, party: &Party) -> bool {
        let Party::Known(entry) = party else {
            return false;
        };
        match self.gazetteer.entry(*entry).entity_type() {
            EntityType::Organisation | EntityType::ArmedGroup | EntityType::Group => true,
            other => other.is_state(),
        }
    }

    /// Those who were told together last, in the sentence or in the one before.
    pub(crate) fn last_group(&self) -> Option<(&[Party], Span)> {
        let group = self.groups.iter().rev().find(|group| !group.beside)?;
        (self.sentence - group.sentence <= 1).then_some((group.parties.as_slice(), group.span))
    }

    /// The parties that were told to act together in this sentence or the one before.
    pub(crate) fn acting_now(&self) -> Option<(&[Party], Span)> {
        let last = self.groups.iter().rev().take(RECENT);
        last.take_while(|group| self.sentence - group.sentence <= 1)
            .find(|group| group.acting)
            .map(|group| (group.parties.as_slice(), group.span))
    }

    /// The party that most groups of the document have in common: whose story it is.
    pub(crate) fn main_party(&self, other: &Party) -> Option<(Party, Span)> {
        let other = other.clone();
        let mut counts: Vec<(usize, &Party, Span)> = Vec::new();
        for group in self.groups.iter().rev().take(SEEN) {
            let late = self.sentence - group.sentence <= LATE;
            let weight = if late { W_LATE } else { 1 };
            for party in &group.parties {
                match counts.iter_mut().find(|(_, known, _)| *known == party) {
                    Some(known) => known.0 += weight,
                    None => counts.push((weight, party, group.span)),
                }
            }
        }
        counts.retain(|(_, party, _)| **party != other);
        let Some(best) = counts.iter().map(|(count, _, _)| *count).max() else {
            return self.most_named(&other);
        };
        // Of two that are told nearly as often it may be either.
        let mut leading: Vec<_> = counts
            .iter()
            .filter(|(count, _, _)| *count * 4 > best * 3)
            .collect();
        // Of two that were in as many groups a bloc, which makes one agreement after the other, or who is named more often.
        let blocs = leading
            .iter()
            .filter(|(_, party, _)| !self.is_state(party))
            .count();
        if blocs == 1 {
            leading.retain(|(_, party, _)| !self.is_state(party));
        }
        let mentions = |party: &Party| self.mentions(party);
        leading.sort_by_key(|(_, party, _)| std::cmp::Reverse(mentions(party)));
        match leading.as_slice() {
            [(_, party, span)] => Some(((*party).clone(), *span)),
            [(_, party, span), (_, next, _), ..] if mentions(party) > mentions(next) => {
                Some(((*party).clone(), *span))
            }
            _ => None,
        }
    }

    /// The state that the text named most of late, and before it acted as a subject.
    pub(super) fn most_named(&self, other: &Party) -> Option<(Party, Span)> {
        let late = || {
            let late = self.seen.iter().rev().take(SEEN);
            late.filter(|seen| seen.party != *other && !seen.aside && self.is_state(&seen.party))
        };
        let count = |party: &Party| late().filter(|seen| seen.party == *party).count();
        let subject = late().rfind(|seen| seen.subject)?;
        let most = count(&subject.party);
        let rivals = late().filter(|seen| seen.party != subject.party);
        rivals
            .map(|seen| count(&seen.party))
            .all(|count| count < most)
            .then(|| (subject.party.clone(), subject.span))
    }

    /// How often a party was named of late.
    pub(super) fn mentions(&self, party: &Party) -> usize {
        let late = self.seen.iter().rev().take(SEEN);
        late.filter(|seen| seen.party == *party).count()
    }
}
