//! **Refer**, helpers: a sentence + an act that it tells → who helped the parties with it.
//!
//! "A truce was agreed, with Oman as mediator", "agreed after mediation by Qatar", "signed under Qatari mediation", "agreed through
//! Egyptian intermediaries": the noun has no object of its own, for the agreement is that of the act beside it.

use crate::act::Act;
use crate::actor::{Actor, Cast};
use crate::agreement;
use crate::clause::TriggerSite;
use crate::factuality;
use crate::lexicon::Class;
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::relation::{Modality, Polarity, RelationKind, Role};
use crate::rule::{Candidate, Function, PartyFiller, RuleSet};
use crate::syntax::Label;

/// A candidate for a mediation, and the number of the act that was helped with.
pub(crate) struct Help {
    pub(crate) candidate: Candidate,
    pub(crate) of: usize,
}

/// Who helped with the acts that a sentence tells.
pub(crate) fn candidates(
    phrase: &Phrase<'_>,
    cast: Cast<'_>,
    rules: &RuleSet,
    acts: &[Act],
) -> Vec<Help> {
    let helped = |act: &Act| {
        act.sentence == phrase.sentence.span
            && act.pact.is_some()
            && act.polarity == Polarity::Positive
            && matches!(act.modality, Modality::Asserted | Modality::Planned)
            && matches!(
                act.kind,
                RelationKind::Agreed
                    | RelationKind::Signed
                    | RelationKind::Initialled
                    | RelationKind::Extended
                    | RelationKind::EnteredIntoForce
                    | RelationKind::Negotiating
            )
    };
    let Some(of) = acts.iter().rposition(helped) else {
        return Vec::new();
    };
    // The first by its name, in whatever order the rules were given.
    let mediates = |rule: &usize| rules.rules()[*rule].kind == RelationKind::Mediated;
    let all = (0..rules.rules().len()).filter(mediates);
    let Some(rule) = all.min_by_key(|rule| &rules.rules()[*rule].name) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for noun in (0..phrase.len()).filter(|at| phrase.is_noun(*at) && phrase.name(*at).is_none()) {
        let helpers = helpers(phrase, noun);
        let actors = helpers
            .into_iter()
            .flat_map(|helper| cast.actors(phrase, helper));
        let parties: Vec<PartyFiller> = actors
            .filter(|actor| actor.party.is_some())
            .map(agent)
            .collect();
        if parties.is_empty() {
            continue;
        }
        let site = TriggerSite {
            head: noun,
            words: vec![noun],
            verbal: false,
        };
        let mut factuality = factuality::read(phrase, &site);
        // What helped with an act that was done was done, and so was what brought the parties to talk.
        factuality.polarity = Polarity::Positive;
        factuality.modality = match acts[of].kind {
            RelationKind::Negotiating => Modality::Asserted,
            _ => acts[of].modality,
        };
        found.push(Help {
            candidate: Candidate {
                rule,
                kind: RelationKind::Mediated,
                trigger: phrase.span(noun),
                factuality,
                site,
                parties,
                agreement: Some(agreement::left_out(phrase, noun)),
                object: None,
                weak: false,
                filler: None,
            },
            of,
        });
    }
    found
}

fn agent(actor: Actor) -> PartyFiller {
    PartyFiller {
        role: Role::Agent,
        function: Function::Subject,
        actor,
    }
}

/// Who helps by the words around a noun for help or for a helper.
fn helpers(phrase: &Phrase<'_>, noun: usize) -> Vec<usize> {
    match phrase.lemma(noun) {
        "mediation" => {
            // "mediation efforts by B"
            let whole = phrase
                .head(noun)
                .filter(|_| phrase.label(noun) == Label::Compound)
                .unwrap_or(noun);
            let by = [noun, whole]
                .into_iter()
                .flat_map(|at| phrase.prepositions(at));
            let mut by: Vec<usize> = by
                .filter(|(preposition, _)| {
                    matches!(phrase.lemma(*preposition), "by" | "of" | "from")
                })
                .map(|(_, helper)| helper)
                .collect();
            by.dedup();
            if by.is_empty() {
                owners(phrase, noun)
            } else {
                by
            }
        }
        "mediator" | "intermediary" | "facilitator" | "go-between" | "broker" => {
            let as_one = noun
                .checked_sub(2)
                .filter(|party| phrase.lemma(party + 1) == "as" && phrase.name(*party).is_some())
                .filter(|party| *party > 0 && phrase.lemma(party - 1) == "with");
            // "Egyptian mediators announced", "through Egyptian intermediaries"
            let acts = phrase.label(noun).is_subject()
                || phrase.head(noun).is_some_and(|through| {
                    matches!(phrase.lemma(through), "through" | "via" | "by")
                });
            match as_one {
                Some(party) => vec![party],
                None if acts => owners(phrase, noun),
                None => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

/// "Qatari mediation", "Qatar's mediation"
fn owners(phrase: &Phrase<'_>, noun: usize) -> Vec<usize> {
    let owns = |child: &usize| {
        matches!(
            phrase.label(*child),
            Label::Amod | Label::Compound | Label::Nmod | Label::Poss
        ) && matches!(
            phrase.name_class(*child),
            Some(NameClass::Party | NameClass::Nationality | NameClass::Seat)
        ) || phrase.label(*child) == Label::Poss && phrase.is_class(*child, Class::Official)
    };
    phrase.children(noun).iter().copied().filter(owns).collect()
}
