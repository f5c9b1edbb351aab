//! **Refer**, acts on agreements: what was told of them → what a verb without an object, or "the move", comes back to.

use super::{NAMED, PRONOUN_REACH, Pacts, RECENT, WINDOW, add_new};
use crate::actor::Party;
use crate::relation::RelationKind;

/// How many sentences back an act may stand to which "the move" comes back.
const STEP_REACH: usize = 3;
/// How many sentences back the withdrawal from an agreement may stand that "Italy left in 2016" follows.
const LEAVING_REACH: usize = 12;

impl Pacts {
    /// Notes that an act on an agreement was told, and of what year it is.
    pub(crate) fn note_act(
        &mut self,
        pact: usize,
        kind: &RelationKind,
        year: Option<i32>,
        done: bool,
    ) {
        let makes = matches!(
            kind,
            RelationKind::Signed | RelationKind::Agreed | RelationKind::Initialled
        );
        let root = self.root(pact);
        if let (true, Some(year)) = (makes, year) {
            add_new(&mut self.all[root].made, vec![year], false);
        }
        if self.acts.len() == RECENT {
            self.acts.pop_front();
        }
        if done {
            self.all[root].ratified |= *kind == RelationKind::Ratified;
        }
        self.acts.push_back((kind.clone(), pact, self.sentence));
    }

    /// Whether somebody was told to have ratified an agreement.
    pub(crate) fn was_ratified(&self, pact: usize) -> bool {
        self.all[self.root(pact)].ratified
    }

    /// The agreement that is meant where a verb leaves it out: "Peru signed in 1998 but has yet to ratify".
    ///
    /// It is what was told just before, or the agreement that the text has spoken of as signed or ratified. Verbs with
    /// other senses leave out only what the same act was just told of (`again`).
    pub(crate) fn omitted(
        &mut self,
        kind: &RelationKind,
        doers: &[Party],
        again: bool,
    ) -> Option<usize> {
        let root = |number: usize| self.root(number);
        // Who joins is none of those whom it bound before.
        let bound = match kind {
            RelationKind::Acceded => &[],
            _ => doers,
        };
        let told = |within: usize, wanted: &dyn Fn(&RelationKind) -> bool| {
            self.acts
                .iter()
                .rev()
                .take_while(|(_, _, sentence)| self.sentence - sentence <= within)
                .filter(|(told, _, _)| wanted(told))
                .map(|(_, pact, _)| root(*pact))
                .find(|pact| self.may_bind(*pact, bound))
        };
        // A text about those who leave a treaty does not name it each time.
        let reach = match kind {
            RelationKind::Withdrew => LEAVING_REACH,
            _ => PRONOUN_REACH,
        };
        let found = if again {
            told(reach, &|told| told == kind).or_else(|| self.only_bound(kind, doers))
        } else {
            // Who mediates does so in what was told just before.
            let far = *kind != RelationKind::Mediated;
            self.just_told(bound).or_else(|| {
                far.then(|| told(WINDOW, &|told| told.is_consent()))
                    .flatten()
            })
        }?;
        self.all[found].last_sentence = self.sentence;
        Some(found)
    }

    /// "The treaty was signed in 1990. Russia withdrew in 2007.": the only agreement of which the last sentence told that it came
    /// about.
    fn only_bound(&self, kind: &RelationKind, doers: &[Party]) -> Option<usize> {
        let joins = matches!(kind, RelationKind::Withdrew | RelationKind::Acceded);
        let (told, pact, sentence) = self.acts.back()?;
        let came = matches!(
            told,
            RelationKind::Signed
                | RelationKind::Ratified
                | RelationKind::Acceded
                | RelationKind::EnteredIntoForce
                | RelationKind::Extended
                | RelationKind::Withdrew
        );
        let pact = self.root(*pact);
        let near = |of: usize| self.sentence - self.all[of].last_sentence <= 1;
        let alone = self
            .latest_first()
            .take(NAMED)
            .all(|(of, _)| self.root(of) == pact || !near(of));
        // "acceded in 1995 and left in 2001", "B signed it in 2003; C joined later": the last one may be told in the same sentence.
        let made = *told == RelationKind::Acceded
            || *kind == RelationKind::Acceded
                && matches!(told, RelationKind::Signed | RelationKind::Ratified);
        let here = made && self.sentence == *sentence;
        let fresh = (self.sentence - sentence == 1 || here) && !doers.is_empty();
        (joins && came && fresh && alone && !self.all[pact].plural).then_some(pact)
    }

    /// The treaty that the sentence itself names before.
    pub(crate) fn told_here(&self, doers: &[Party]) -> Option<usize> {
        let mut latest = self.latest_first().take(NAMED);
        latest
            .find(|(at, pact)| {
                pact.last_sentence == self.sentence && !pact.plural && self.may_bind(*at, doers)
            })
            .map(|(at, _)| at)
    }

    /// Whether something was done with an agreement just before, to which "the move" can come back.
    pub(crate) fn told_step(&self) -> bool {
        let done = |kind: &RelationKind| {
            !kind.is_stance() && !matches!(kind, RelationKind::PartyTo | RelationKind::Mediated)
        };
        let mut late = self.acts.iter().rev();
        late.any(|(kind, _, sentence)| self.sentence - sentence <= STEP_REACH && done(kind))
    }

    /// The agreement told last, if that was just before.
    fn just_told(&self, doers: &[Party]) -> Option<usize> {
        self.latest_first()
            .take(NAMED)
            .filter(|(at, pact)| {
                self.sentence - pact.last_sentence <= PRONOUN_REACH
                    && !pact.plural
                    && !pact.is_aside()
                    && self.may_bind(*at, doers)
            })
            .max_by_key(|(at, pact)| (pact.last_sentence, *at))
            .map(|(at, _)| at)
    }

    /// Whether these can be parties of an agreement: one between two leaves others out.
    fn may_bind(&self, pact: usize, doers: &[Party]) -> bool {
        let pact = &self.all[pact];
        !pact.pair || doers.iter().all(|doer| pact.parties.contains(doer))
    }
}
