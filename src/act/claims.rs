//! **Refer**, claims: who says that it happened, and what that makes of the act.

use super::{Act, Teller};
use crate::agreement;
use crate::discourse::Resolved;
use crate::factuality;
use crate::phrase::Phrase;
use crate::relation::{Modality, RelationKind};
use crate::rule::{Candidate, Function};
use crate::syntax::{Label, Tag};

impl Teller<'_, '_> {
    /// "An agreement has been reached to end the war of B and C", "to extend the B-C truce": B and C, whoever says so.
    fn sides_of_aim(&self, phrase: &Phrase<'_>, candidate: &Candidate) -> Vec<Resolved> {
        let noun = candidate.agreement.as_ref().map(|described| described.at);
        let aims = noun
            .into_iter()
            .chain([candidate.site.head])
            .flat_map(|at| phrase.children(at).iter().copied());
        let aim = aims
            .filter(|verb| phrase.tag(*verb) == Tag::Vb && phrase.is_verb(*verb))
            .find_map(|verb| phrase.child(verb, Label::Dobj));
        let described = aim.map(|aim| self.cast.describe(phrase, aim));
        let sides = described.iter().flat_map(|described| &described.parties);
        let sides: Vec<Resolved> = sides
            .flat_map(|actor| self.story.resolve(actor, &[], None))
            .collect();
        match sides.len() {
            2 => sides,
            _ => Vec::new(),
        }
    }

    /// Who claims it; an accuser is the other party of a violation.
    pub(super) fn claims(&mut self, phrase: &Phrase<'_>, candidate: &Candidate, act: &mut Act) {
        let claimer = candidate
            .factuality
            .claimed_by
            .or(candidate.factuality.reported_by);
        let accusation = act.kind == RelationKind::Violated;
        // "Each says that the other has broken it"
        let of_each_other = phrase
            .with_label(candidate.site.head, Label::Nsubj)
            .any(|subject| phrase.lemma(subject) == "other");
        if accusation && of_each_other {
            act.modality = act.modality.max(Modality::Alleged);
        }
        if let Some(at) = claimer {
            let actors = self.cast.actors(phrase, phrase.antecedent(at));
            let resolved: Vec<Resolved> = actors
                .iter()
                .flat_map(|actor| self.story.resolve(actor, &[], None))
                .collect();
            // The United Nations are no rival.
            let rival = |found: &&Resolved| {
                let told = act.agents.iter().any(|agent| agent.party == found.party);
                let bound = act
                    .pact
                    .is_some_and(|pact| self.story.pacts.get(pact).parties.contains(&found.party));
                !told && (bound || !self.is_organisation(&found.party))
            };
            let other = resolved.iter().find(rival).cloned();
            // "The opposition said that B had broken it": a rival that is no state.
            let opponent = actors
                .iter()
                .any(|actor| actor.own && phrase.lemma(actor.at).ends_with("opposition"));
            if accusation && (other.is_some() || opponent) {
                act.modality = act.modality.max(Modality::Alleged);
            }
            if act.modality == Modality::Alleged {
                act.source = match resolved.first() {
                    Some(found) => Some(self.party_name(&found.party)),
                    None => Some(agreement::clean(phrase.word(at))),
                };
                if let (true, Some(other)) = (accusation, other)
                    && !act
                        .counterparties
                        .iter()
                        .any(|found| found.party == other.party)
                {
                    act.counterparties.push(other);
                }
            }
        }
        // "B's minister says that an agreement has been reached": B is one side of it.
        let between = candidate
            .parties
            .iter()
            .any(|filler| filler.function == Function::Between);
        // "B announced that an agreement was reached with C"
        let with_one = act.agents.len() == 1
            && candidate
                .parties
                .iter()
                .all(|filler| filler.function == Function::With);
        // "The parties have agreed to a truce, B said": who says so is none of them.
        let subject = candidate
            .parties
            .iter()
            .any(|filler| filler.function == Function::Subject)
            || phrase
                .children(candidate.site.head)
                .iter()
                .any(|child| phrase.label(*child) == Label::Nsubj);
        let one_sided = !between
            && !subject
            && match act.kind {
                RelationKind::Agreed => {
                    let bound = |pact: usize| !self.story.pacts.get(pact).parties.is_empty();
                    (act.agents.is_empty() || with_one) && act.pact.is_some_and(|pact| !bound(pact))
                }
                // "Talks with C are suspended, B announced"
                RelationKind::Suspended => with_one,
                _ => false,
            };
        let aimed_at = match one_sided && act.kind == RelationKind::Agreed {
            true => self.sides_of_aim(phrase, candidate),
            false => Vec::new(),
        };
        if !aimed_at.is_empty() {
            act.agents = aimed_at;
        } else if let (true, Some(at)) = (one_sided, candidate.factuality.reported_by) {
            let actors = self.cast.actors(phrase, phrase.antecedent(at));
            let mut sides: Vec<Resolved> = actors
                .iter()
                .flat_map(|actor| self.story.resolve(actor, &[], None))
                .collect();
            sides.retain(|side| act.agents.iter().all(|agent| agent.party != side.party));
            if act.kind == RelationKind::Suspended && !sides.is_empty() {
                act.counterparties.append(&mut act.agents);
            }
            act.agents.splice(0..0, sides);
        }
        if act.kind == RelationKind::Proposed {
            let head = phrase.lemma(candidate.site.head);
            // "has requested a treaty with B" proposes one to B.
            let joins = |word: &usize| phrase.lemma(*word) == "join";
            let asked = matches!(head, "ask" | "request")
                && (!act.counterparties.is_empty() || candidate.site.words.iter().any(joins));
            if factuality::calls_for(head) && !asked {
                act.modality = act.modality.max(Modality::Urged);
            }
        }
    }
}
