//! **Clause**, charges: "B denies C's accusation that it broke the treaty" → who makes the charge, and whom it is made against.

use super::party_like;
use super::subject::surface_subjects;
use crate::lexicon::Class;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

/// A noun for what one side says that another did.
pub(crate) fn is_charge(phrase: &Phrase<'_>, noun: usize) -> bool {
    phrase.is_noun(noun) && phrase.is_class(noun, Class::Charge)
}

/// Who makes a charge: "C's claim", "Chadian claims", "a claim by C", "C repeated its claim".
pub(crate) fn accuser(phrase: &Phrase<'_>, charge: usize) -> Option<usize> {
    let owner = phrase.children(charge).iter().copied().find(|child| {
        matches!(
            phrase.label(*child),
            Label::Poss | Label::Amod | Label::Compound | Label::Nmod
        ) && party_like(phrase, *child)
            && phrase.tag(*child) != Tag::PrpS
    });
    let mut sources = phrase.prepositions(charge);
    let source = sources.find(|(preposition, source)| {
        matches!(phrase.lemma(*preposition), "by" | "from") && party_like(phrase, *source)
    });
    owner.or(source.map(|(_, source)| source)).or_else(|| {
        let verb = governing_verb(phrase, charge).filter(|verb| makes(phrase.lemma(*verb)))?;
        surface_subjects(phrase, verb, 0).first().copied()
    })
}

/// Whom a charge is made against: "a claim against C", "C denied the claim", "C faces claims".
pub(super) fn accused(phrase: &Phrase<'_>, charge: usize) -> Option<Vec<usize>> {
    if !is_charge(phrase, charge) {
        return None;
    }
    let mut targets = phrase.prepositions(charge);
    let target = targets.find(|(preposition, target)| {
        phrase.lemma(*preposition) == "against" && party_like(phrase, *target)
    });
    if let Some((_, target)) = target {
        return Some(vec![target]);
    }
    let verb = governing_verb(phrase, charge).filter(|verb| meets(phrase.lemma(*verb)))?;
    Some(match phrase.is_passive(verb) {
        true => super::agents(phrase, verb),
        false => surface_subjects(phrase, verb, 0),
    })
}

/// The verb that a charge is the object of.
fn governing_verb(phrase: &Phrase<'_>, charge: usize) -> Option<usize> {
    phrase.head(charge).filter(|verb| {
        phrase.is_verb(*verb) && matches!(phrase.label(charge), Label::Dobj | Label::Nsubjpass)
    })
}

/// What is done with a charge by those who make it.
fn makes(verb: &str) -> bool {
    matches!(
        verb,
        "make"
            | "level"
            | "repeat"
            | "renew"
            | "reiterate"
            | "raise"
            | "voice"
            | "lodge"
            | "file"
            | "bring"
    )
}

/// What is done with a charge by those whom it is made against.
fn meets(verb: &str) -> bool {
    matches!(
        verb,
        "deny"
            | "reject"
            | "dismiss"
            | "refute"
            | "rebut"
            | "repudiate"
            | "contest"
            | "dispute"
            | "counter"
            | "face"
    )
}
