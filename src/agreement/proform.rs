//! **Mention**, pro-forms: words that stand for an agreement which they do not name: "another", "hers", "its ratification".

use super::{Described, Instance};
use crate::lexicon::Class;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

/// "signed one with B", "another, with B", "the first, with B", "its own", "hers": a noun group without its noun.
pub(crate) fn stands_for_one(phrase: &Phrase<'_>, at: usize) -> bool {
    let word = is_one(phrase.lemma(at)) || is_owned_one(phrase, at);
    word && phrase.name(at).is_none()
        && !noun_follows(phrase, at)
        && !is_one_of_others(phrase, at)
        && !matches!(
            phrase.label(at),
            Label::Det | Label::Amod | Label::Nummod | Label::Advmod
        )
}

/// "one of the inhabitants": one of what are no agreements.
fn is_one_of_others(phrase: &Phrase<'_>, at: usize) -> bool {
    let of = phrase.child(at, Label::Prep);
    let of = of.filter(|of| phrase.lemma(*of) == "of");
    of.and_then(|of| phrase.objects_of(of)).is_some_and(|them| {
        phrase.tag(them) == Tag::Nns
            && phrase.name(them).is_none()
            && ![Class::Agreement, Class::Instrument, Class::ActNoun]
                .iter()
                .any(|class| phrase.is_class(them, *class))
    })
}

/// Whether a word can stand for one of several where it belongs to no noun.
pub(crate) fn may_stand_for_one(word: &str, lemma: &str) -> bool {
    is_one(lemma) || lemma == "own" || is_possessive_pronoun(word)
}

/// "its first treaty", "his new treaty": the word belongs to the noun.
pub(crate) fn noun_follows(phrase: &Phrase<'_>, at: usize) -> bool {
    let next = at + 1;
    next < phrase.len()
        && phrase.name(next).is_none()
        && !phrase.is_date(next)
        && takes_modifiers(phrase.tag(next))
}

/// A common noun or an adjective, which takes words before it as its own.
pub(crate) const fn takes_modifiers(tag: Tag) -> bool {
    matches!(tag, Tag::Nn | Tag::Nns) || tag.is_adjective()
}

fn is_one(lemma: &str) -> bool {
    matches!(
        lemma,
        "one"
            | "ones"
            | "another"
            | "first"
            | "second"
            | "third"
            | "fourth"
            | "fifth"
            | "other"
            | "none"
    )
}

/// "praised the signing", "its ratification is expected": the noun names an act and not what it is done to.
pub(crate) fn is_act_noun(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.is_class(at, Class::ActNoun)
        && phrase.name(at).is_none()
        && !(phrase.lemma(at) == "accession"
            && phrase
                .children(at)
                .iter()
                .any(|child| *child < at && phrase.tag(*child) != Tag::Dt))
        && !phrase
            .prepositions(at)
            .any(|(preposition, _)| matches!(phrase.lemma(preposition), "of" | "to" | "on" | "for"))
}

/// "hailed the outcome": what came of the talks is the agreement that was told.
pub(crate) fn is_upshot(phrase: &Phrase<'_>, at: usize) -> bool {
    let article = |child: &usize| matches!(phrase.lemma(*child), "the" | "this");
    phrase.is_class(at, Class::Upshot)
        && phrase.label(at) == Label::Dobj
        && !phrase.children(at).is_empty()
        && phrase.children(at).iter().all(article)
}

/// A noun for the consent of somebody to an agreement: "the approval of parliament".
pub(crate) fn is_consent(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.is_class(at, Class::ActNoun) || matches!(phrase.lemma(at), "approval" | "endorsement")
}

/// The agreement that a verb repeats without naming it.
pub(crate) fn left_out(phrase: &Phrase<'_>, at: usize) -> Described {
    omitted(Described::new(phrase, at))
}

/// "put pen to paper": what is signed is not told.
pub(super) fn is_pen_to_paper(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.lemma(at) == "paper"
        && at >= 2
        && phrase.lemma(at - 1) == "to"
        && phrase.lemma(at - 2) == "pen"
}

/// "London broke Article 7": of the agreement that was told before.
pub(crate) fn is_article(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.lemma(at) == "article"
        && phrase.word(at) == "Article"
        && phrase.len() > at + 1
        && phrase.tag(at + 1) == Tag::Cd
        && phrase.prepositions(at).next().is_none()
        && phrase.prepositions(at + 1).next().is_none()
}

/// The agreement that is left out.
pub(super) fn omitted(described: Described) -> Described {
    Described {
        instance: Instance::Omitted,
        head: "agreement".to_string(),
        bare: true,
        name: "it".to_string(),
        ..described
    }
}

/// "Poland concluded its own", "Senegal terminated hers": another agreement of the same sort.
pub(crate) fn is_owned_one(phrase: &Phrase<'_>, at: usize) -> bool {
    is_possessive_pronoun(phrase.word(at)) && phrase.label(at) != Label::Poss
        || phrase.lemma(at) == "own" && phrase.child(at, Label::Poss).is_some()
}

fn is_possessive_pronoun(word: &str) -> bool {
    ["hers", "his", "ours", "theirs"]
        .iter()
        .any(|pronoun| word.eq_ignore_ascii_case(pronoun))
}
