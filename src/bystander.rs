//! **Refer**, bystanders: a sentence + an act that it tells → who helped the parties with it, and who was against it.
//!
//! "A truce was agreed, with Oman as mediator", "agreed after mediation by Qatar", "signed under Qatari mediation", "struck with
//! Norwegian help", "signed over the objections of Egypt": the noun has no object of its own, for the agreement is that of the act
//! beside it.

use crate::act::Act;
use crate::actor::{Actor, Cast, Party};
use crate::agreement;
use crate::clause::TriggerSite;
use crate::factuality;
use crate::lexicon::Class;
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::relation::{Modality, Polarity, RelationKind, Role};
use crate::rule::{Candidate, Function, PartyFiller, RuleSet};
use crate::syntax::{Label, Tag};

/// A candidate for what a bystander does, and the number of the act beside which he stands.
pub(crate) struct Bystander {
    pub(crate) candidate: Candidate,
    pub(crate) of: usize,
}

/// How many words back the list of those who are against it may begin.
const LIST: usize = 16;

/// Who helped with the acts that a sentence tells, or was against them.
pub(crate) fn candidates(
    phrase: &Phrase<'_>,
    cast: Cast<'_>,
    rules: &RuleSet,
    acts: &[Act],
) -> Vec<Bystander> {
    let here = |act: &Act| {
        act.sentence == phrase.sentence.span
            && act.pact.is_some()
            && act.polarity == Polarity::Positive
            && matches!(act.modality, Modality::Asserted | Modality::Planned)
    };
    let mut found = Vec::new();
    if !acts.iter().any(here) {
        return found;
    }
    for noun in (0..phrase.len()).filter(|at| may_tell(phrase, *at)) {
        let (kind, bystanders) = beside(phrase, noun);
        let told = |act: &Act| here(act) && stands_beside(&kind, &act.kind);
        let (Some(of), Some(rule)) = (
            acts.iter().rposition(told),
            rules.of_noun(&kind, phrase.lemma(noun)),
        ) else {
            continue;
        };
        let known = |actor: &Actor| {
            actor.party.is_some() || kind == RelationKind::Opposed && actor.is_some()
        };
        let parties: Vec<PartyFiller> = bystanders
            .into_iter()
            .flat_map(|bystander| cast.actors(phrase, bystander))
            .filter(known)
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
        factuality.modality = match (&kind, &acts[of].kind) {
            (RelationKind::Opposed, _) | (_, RelationKind::Negotiating) => Modality::Asserted,
            _ => acts[of].modality,
        };
        found.push(Bystander {
            candidate: Candidate {
                rule,
                kind,
                trigger: phrase.span(noun),
                factuality,
                site,
                parties,
                agreement: Some(agreement::left_out(phrase, noun)),
                object: None,
                weak: false,
                filler: None,
                step: None,
            },
            of,
        });
    }
    found
}

/// Those who help or object in a sentence, whatever it tells.
pub(crate) fn parties(phrase: &Phrase<'_>, cast: Cast<'_>) -> Vec<Party> {
    (0..phrase.len())
        .filter(|at| may_tell(phrase, *at))
        .flat_map(|noun| beside(phrase, noun).1)
        .chain(judges(phrase))
        .flat_map(|bystander| cast.actors(phrase, bystander))
        .filter_map(|actor| actor.party)
        .collect()
}

/// "The treaty, opposed by Spain, will be signed": who is told beside it to think so or so of it need not sign it.
fn judges<'p>(phrase: &'p Phrase<'_>) -> impl Iterator<Item = usize> + 'p {
    let judged = |verb: &usize| {
        phrase.label(*verb) == Label::Acl
            && matches!(
                phrase.lemma(*verb),
                "oppose" | "reject" | "criticise" | "criticize" | "condemn" | "support" | "welcome"
            )
    };
    (0..phrase.len()).filter(judged).flat_map(|verb| {
        let by = phrase.prepositions(verb);
        let by = by.filter(|(preposition, _)| phrase.lemma(*preposition) == "by");
        by.map(|(_, judge)| judge)
    })
}

/// Whether a word may tell of bystanders: a noun, or what those do who vote against.
fn may_tell(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.name(at).is_none() && (phrase.is_noun(at) || votes_against(phrase, at))
}

/// "with A voting against", "but B voted no", "with C opposed": the agreement is left out.
fn votes_against(phrase: &Phrase<'_>, at: usize) -> bool {
    let next = || (at + 1 < phrase.len()).then(|| phrase.lemma(at + 1));
    let ends = |at: usize| {
        at >= phrase.len() || phrase.tag(at).is_punctuation() || phrase.tag(at) == Tag::Cc
    };
    match phrase.lemma(at) {
        "vote" | "voting" => {
            phrase.tag(at) != Tag::Nns && matches!(next(), Some("against" | "no")) && ends(at + 2)
        }
        "oppose" | "dissent" => dissenters(phrase, at).is_some() && ends(at + 1),
        _ => false,
    }
}

/// The first of those who are against it in "with A and B opposed", "with A dissenting".
fn dissenters(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    let with = (at.saturating_sub(LIST)..at)
        .rev()
        .find(|with| phrase.lemma(*with) == "with" && phrase.label(*with) == Label::Prep)?;
    let between = (with + 1..at).all(|word| {
        phrase.name(word).is_some()
            || matches!(phrase.tag(word), Tag::Dt | Tag::Cc)
            || phrase.word(word) == ","
    });
    (with + 1..at).find(|word| between && phrase.name(*word).is_some())
}

/// Who stands by the words around a noun, and what he does: he helps, or is against it.
fn beside(phrase: &Phrase<'_>, noun: usize) -> (RelationKind, Vec<usize>) {
    match helpers(phrase, noun) {
        helpers if !helpers.is_empty() => (RelationKind::Mediated, helpers),
        _ => {
            let mut against = against(phrase, noun);
            if against.is_empty() {
                against = objectors(phrase, noun);
            }
            (RelationKind::Opposed, against)
        }
    }
}

/// Whether an act is one that a bystander can help with, or be against.
fn stands_beside(bystander: &RelationKind, act: &RelationKind) -> bool {
    let of_both = matches!(
        act,
        RelationKind::Agreed
            | RelationKind::Signed
            | RelationKind::Initialled
            | RelationKind::Extended
    );
    match bystander {
        RelationKind::Mediated => {
            of_both
                || matches!(
                    act,
                    RelationKind::EnteredIntoForce | RelationKind::Negotiating
                )
        }
        _ => {
            of_both
                || matches!(
                    act,
                    RelationKind::Ratified | RelationKind::Approved | RelationKind::Acceded
                )
        }
    }
}

fn agent(actor: Actor) -> PartyFiller {
    PartyFiller {
        role: Role::Agent,
        function: Function::Subject,
        actor,
    }
}

/// Whether a noun is the object of one of these prepositions.
fn stands_after(phrase: &Phrase<'_>, noun: usize, prepositions: &[&str]) -> bool {
    phrase.label(noun) == Label::Pobj
        && phrase
            .head(noun)
            .is_some_and(|preposition| prepositions.contains(&phrase.lemma(preposition)))
}

/// Those whom "of", "from" and "by" behind one of two nouns name, or who own the first: "the objections of A", "Norwegian help",
/// "mediation efforts by B".
fn behind_or_owning(phrase: &Phrase<'_>, noun: usize, whole: Option<usize>) -> Vec<usize> {
    let of = |preposition: usize| matches!(phrase.lemma(preposition), "of" | "from" | "by");
    let behind: Vec<usize> = std::iter::once(noun)
        .chain(whole)
        .flat_map(|at| phrase.prepositions(at))
        .filter(|(preposition, _)| of(*preposition))
        .map(|(_, who)| who)
        .collect();
    match behind.is_empty() {
        true => owners(phrase, noun),
        false => behind,
    }
}

/// Those who vote against it, or are against it.
fn against(phrase: &Phrase<'_>, at: usize) -> Vec<usize> {
    if !votes_against(phrase, at) {
        return Vec::new();
    }
    match phrase
        .child(at, Label::Nsubj)
        .filter(|_| phrase.is_verb(at))
    {
        Some(subject) => vec![subject],
        None => dissenters(phrase, at).into_iter().collect(),
    }
}

/// Who is against an act by the words around a noun for protest: "over the objections of A", "despite protests from B".
fn objectors(phrase: &Phrase<'_>, noun: usize) -> Vec<usize> {
    let protest = match phrase.lemma(noun) {
        "objection" | "protest" | "opposition" | "misgiving" | "complaint" | "resistance"
        | "reservation" | "qualm" | "unease" | "anger" | "outcry" => {
            stands_after(phrase, noun, &["over", "despite", "against", "of"])
        }
        // "ratified it over the votes of A"
        "vote" => stands_after(phrase, noun, &["over", "against"]),
        "will" | "wish" => stands_after(phrase, noun, &["against"]),
        _ => false,
    };
    match protest {
        true => behind_or_owning(phrase, noun, None),
        false => Vec::new(),
    }
}

/// Who helps by the words around a noun for help or for a helper.
fn helpers(phrase: &Phrase<'_>, noun: usize) -> Vec<usize> {
    match phrase.lemma(noun) {
        "help" | "assistance" | "aid" if stands_after(phrase, noun, &["with", "through"]) => {
            behind_or_owning(phrase, noun, None)
        }
        // "through the good offices of A", "thanks to the efforts of B's envoy"
        "office"
            if phrase
                .children(noun)
                .iter()
                .all(|child| phrase.lemma(*child) != "good") =>
        {
            Vec::new()
        }
        "office" | "effort" | "intercession" | "intervention" | "persuasion" | "prodding"
            if stands_after(phrase, noun, &["through", "to", "via"]) =>
        {
            behind_or_owning(phrase, noun, None)
        }
        "auspex" | "auspices" | "auspice" | "aegis" | "sponsorship" | "patronage"
            if stands_after(phrase, noun, &["under"]) =>
        {
            behind_or_owning(phrase, noun, None)
        }
        "mediation" => {
            // "mediation efforts by B", "months of mediation by B"
            let above = phrase.head(noun);
            let whole = match phrase.label(noun) {
                Label::Compound => above,
                Label::Pobj => above
                    .filter(|of| phrase.lemma(*of) == "of")
                    .and_then(|of| phrase.head(of))
                    .filter(|time| phrase.is_noun(*time)),
                _ => None,
            };
            behind_or_owning(phrase, noun, whole)
        }
        "mediator" | "intermediary" | "facilitator" | "go-between" | "broker" | "peacemaker"
        | "honest broker" => {
            let as_one = noun
                .checked_sub(2)
                .filter(|party| phrase.lemma(party + 1) == "as" && phrase.name(*party).is_some())
                .filter(|party| *party > 0 && phrase.lemma(party - 1) == "with");
            // "Egyptian mediators announced", "through Egyptian intermediaries"
            let acts = phrase.label(noun).is_subject()
                || phrase.head(noun).is_some_and(|through| {
                    matches!(phrase.lemma(through), "through" | "via" | "by")
                });
            // "with B's envoy serving as mediator", "with B in the role of mediator"
            let serving = phrase
                .head(noun)
                .filter(|_| as_one.is_none())
                .and_then(|preposition| {
                    let verb = phrase.head(preposition)?;
                    let serves = phrase.lemma(preposition) == "as"
                        && matches!(phrase.lemma(verb), "serve" | "act" | "work" | "step")
                        && phrase.tag(verb) == Tag::Vbg;
                    let before = verb.checked_sub(1)?;
                    phrase
                        .child(verb, Label::Nsubj)
                        .or_else(|| phrase.name(before).map(|_| before))
                        .filter(|_| serves)
                });
            // "according to the mediators, B and C"
            let told: Vec<usize> = match phrase.tag(noun) {
                Tag::Nns => phrase
                    .children(noun)
                    .iter()
                    .copied()
                    .filter(|name| {
                        *name > noun
                            && matches!(phrase.label(*name), Label::Appos | Label::Conj)
                            && phrase.word(noun + 1) == ","
                            && phrase.name_class(*name) == Some(NameClass::Party)
                    })
                    .collect(),
                _ => Vec::new(),
            };
            match as_one.or(serving) {
                None if !told.is_empty() => told,
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
