//! **Refer**, talks: what is said of them, and what they are about.

use super::Act;
use crate::agreement;
use crate::clause::TriggerSite;
use crate::lexicon::Class;
use crate::phrase::Phrase;
use crate::relation::{Polarity, RelationKind};
use crate::span::Span;
use crate::syntax::{Label, Tag};

/// As many words say what talks are to lead to.
const AIM: usize = 9;

/// Whether talks are what begins, goes on or ends.
pub(super) fn begins_or_ends(phrase: &Phrase<'_>, talks: usize) -> bool {
    let verb = phrase
        .head(talks)
        .filter(|_| phrase.label(talks).is_subject());
    verb.is_some_and(|verb| {
        let said = |label: Label| phrase.child(verb, label).map(|word| phrase.lemma(word));
        match phrase.lemma(verb) {
            "be" => matches!(
                said(Label::Acomp),
                Some("unsuccessful" | "successful" | "fruitless" | "inconclusive" | "underway")
            ),
            "break" => matches!(said(Label::Prt), Some("down" | "off")),
            "take" => said(Label::Dobj) == Some("place"),
            "hold" => phrase.is_passive(verb),
            lemma => matches!(
                lemma,
                "begin"
                    | "start"
                    | "commence"
                    | "open"
                    | "resume"
                    | "continue"
                    | "conclude"
                    | "end"
                    | "collapse"
                    | "fail"
                    | "stall"
            ),
        }
    })
}

/// "A and B held talks facilitated by C": those whom C helps are told by the talks.
pub(crate) fn help_those_who_talk(sentence: Span, acts: &mut [Act]) {
    let here = |act: &&Act| act.sentence == sentence;
    let mut talks = acts.iter().rev().take_while(here);
    let told = talks.find(|act| {
        act.kind == RelationKind::Negotiating
            && act.agents.len() >= 2
            && act.polarity == Polarity::Positive
    });
    let Some(told) = told.cloned() else { return };
    for act in acts
        .iter_mut()
        .rev()
        .take_while(|act| act.sentence == sentence)
    {
        if act.kind == RelationKind::Mediated && act.pact.is_none() && act.counterparties.is_empty()
        {
            act.stand_by(&told);
        }
    }
}

/// The agreement to which talks led: "talks between A and B led to a treaty on water".
pub(super) fn led_to(phrase: &Phrase<'_>, talks: usize) -> Option<usize> {
    let verb = phrase.head(talks).filter(|verb| {
        phrase.label(talks) == Label::Nsubj && phrase.is_class(*verb, Class::Result)
    })?;
    let behind = phrase.prepositions(verb).map(|(_, object)| object);
    let mut all = behind.chain(phrase.child(verb, Label::Dobj));
    all.find(|at| agreement::is_agreement(phrase, *at, false))
}

/// The words for the talks that are told: "peace talks", "direct negotiations".
pub(super) fn told(phrase: &Phrase<'_>, site: &TriggerSite) -> Option<Span> {
    // "a round of talks"
    let of_talks = |word: &&usize| phrase.is_class(**word, Class::Talks);
    let at = site
        .words
        .iter()
        .find(of_talks)
        .copied()
        .unwrap_or(site.head);
    let aim = aim(phrase, at).or_else(|| goal(phrase, at));
    if site.verbal || !phrase.is_class(at, Class::Talks) {
        return aim.filter(|_| phrase.lemma(at) == "negotiate");
    }
    let (first, _) = phrase.noun_group(at);
    let opens = |at: &usize| {
        !matches!(phrase.tag(*at), Tag::Dt | Tag::PrpS | Tag::Cd) && phrase.name(*at).is_none()
    };
    let first = (first..at).rev().take_while(opens).last();
    let own = phrase.range(first.unwrap_or(at), at);
    // "peace talks" says what they are about, "talks to end the war" says it after the noun.
    Some(aim.filter(|_| first.is_none()).unwrap_or(own))
}

/// What talks go towards: "negotiations toward a settlement".
fn goal(phrase: &Phrase<'_>, talks: usize) -> Option<Span> {
    let (_, goal) = phrase
        .prepositions(talks)
        .find(|(preposition, _)| matches!(phrase.lemma(*preposition), "toward" | "towards"))?;
    let (first, last) = phrase.noun_group(goal);
    let first = (first..goal)
        .find(|at| !matches!(phrase.tag(*at), Tag::Dt | Tag::PrpS))
        .unwrap_or(goal);
    Some(phrase.range(first, last.max(goal)))
}

/// What talks are to lead to: "negotiate with B to end the war".
fn aim(phrase: &Phrase<'_>, at: usize) -> Option<Span> {
    let verb = phrase.children(at).iter().copied().find(|verb| {
        *verb > at
            && phrase.tag(*verb) == Tag::Vb
            && phrase.tag(*verb - 1) == Tag::To
            && matches!(
                phrase.label(*verb),
                Label::Acl | Label::Advcl | Label::Xcomp | Label::Relcl
            )
    })?;
    let end = *phrase.subtree(verb).end();
    let end = (verb..=end)
        .find(|at| phrase.tag(*at).is_punctuation())
        .map_or(end, |mark| mark - 1);
    Some(phrase.range(verb, end.min(verb + AIM)))
}
