//! **Settle**, how far: from a date or a place up the sentence to the act that it can belong to.
//!
//! It belongs to an act where it hangs on the trigger, on what the trigger governs, or on the verb that governs the trigger without
//! an act of its own. What hangs on another clause belongs to that clause.

use crate::agreement;
use crate::lexicon::Class;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};
use crate::time::DateMention;

/// The verb or trigger that an adjunct hangs on, and how far up it is.
pub(super) fn governor_of(phrase: &Phrase<'_>, part: usize, site: usize) -> Option<(usize, usize)> {
    let mut at = part;
    let mut cost = 0;
    for step in 0..10 {
        if at == site {
            return Some((at, step + cost));
        }
        // "After the signing of A in 1988, B ratified C": the year is that of the signing.
        let other = step > 0
            && matches!(
                phrase.lemma(at),
                "after" | "before" | "since" | "despite" | "follow" | "following"
            )
            && phrase.objects_of(at).is_some_and(|event| {
                event != part && !is_gathering(phrase, event) && !is_time(phrase, event)
            });
        // "their most significant pact since 1949", "for the first time since 1949": the year is that of an older one.
        let compares = phrase.lemma(at) == "since"
            && phrase.head(at).is_some_and(|noun| {
                phrase.is_noun(noun)
                    && (phrase.label(noun) == Label::Appos || phrase.lemma(noun) == "time")
            });
        if other || compares {
            return None;
        }
        if phrase.is_verb(at) && step > 0 {
            match see_through(phrase, at) {
                Some(more) => cost += more,
                None => return Some((at, step + cost)),
            }
        }
        at = phrase.head(at)?;
    }
    None
}

/// Participles that make no clause of their own: "beginning in 1986, B pressed", "a treaty dealing with ozone in 2000".
fn see_through(phrase: &Phrase<'_>, verb: usize) -> Option<usize> {
    if matches!(phrase.label(verb), Label::Aux | Label::Auxpass) {
        return Some(0);
    }
    if phrase.tag(verb) != Tag::Vbg {
        return None;
    }
    match phrase.label(verb) {
        Label::Advcl | Label::Prep if matches!(phrase.lemma(verb), "begin" | "start") => Some(2),
        // "a truce starting on Monday": that is its own day.
        Label::Acl if matches!(phrase.lemma(verb), "begin" | "start" | "commence" | "run") => None,
        Label::Acl
            if phrase
                .head(verb)
                .is_some_and(|noun| agreement::is_agreement(phrase, noun, true)) =>
        {
            Some(30)
        }
        _ => None,
    }
}

/// From the trigger up to a verb, as long as the act is the verb's.
pub(super) fn climb(
    phrase: &Phrase<'_>,
    site: usize,
    governor: usize,
    part: usize,
    dates: bool,
) -> Option<usize> {
    // "talks held in Istanbul"
    if phrase.head(governor) == Some(site)
        && matches!(phrase.label(governor), Label::Acl | Label::Relcl)
        && matches!(
            phrase.lemma(governor),
            "hold" | "host" | "conduct" | "begin" | "open" | "start" | "resume" | "take"
        )
    {
        return Some(4);
    }
    let mut at = site;
    let mut cost = 0;
    for step in 0..7 {
        if at == governor {
            return Some(cost + step * 4);
        }
        let head = phrase.head(at)?;
        let goes = match phrase.label(at) {
            Label::Xcomp
            | Label::Dobj
            | Label::Nsubjpass
            | Label::Nsubj
            | Label::Pcomp
            | Label::Attr
            | Label::Oprd => true,
            Label::Pobj => !matches!(
                phrase.lemma(head),
                "after" | "before" | "since" | "until" | "till" | "despite"
            ),
            Label::Prep => true,
            // "On Monday A signed and B ratified": a date at the front is that of both. "A have on Monday signed": the
            // parser may take the auxiliary for a verb.
            Label::Conj => {
                let perfect =
                    phrase.lemma(head) == "have" && phrase.child(head, Label::Cc).is_none();
                perfect
                    || part < head && part < at && (!dates || !has_own_date(phrase, at))
                    || phrase.is_noun(at)
            }
            // "signed, ending ...": the participle's act is on the same date.
            Label::Advcl => matches!(phrase.tag(at), Tag::Vbg),
            // "A has suspended the pact, B said on Monday": news tells at once what has been done.
            Label::Ccomp => {
                cost += 60;
                // "will renew it, B said on Monday": then it was said, and not renewed.
                let ahead = at < head && is_ahead(phrase, at);
                dates && phrase.is_class(head, Class::Report) && is_recent(phrase, at) && !ahead
            }
            Label::Acl => phrase.tag(at) == Tag::Vb,
            _ => false,
        };
        if !goes {
            return None;
        }
        at = head;
    }
    None
}

/// "will renew it"
fn is_ahead(phrase: &Phrase<'_>, verb: usize) -> bool {
    let mut auxiliaries = phrase.with_label(verb, Label::Aux);
    auxiliaries.any(|will| matches!(phrase.lemma(will), "will" | "would" | "shall"))
}

/// Whether a told clause is about the time of the telling: "has suspended", "will not ratify".
fn is_recent(phrase: &Phrase<'_>, verb: usize) -> bool {
    phrase.children(verb).iter().any(|child| {
        phrase.label(*child) == Label::Aux
            && matches!(
                phrase.lemma(*child),
                "have" | "has" | "had" | "will" | "would"
            )
    })
}

/// Whether a date hangs on a verb itself.
fn has_own_date(phrase: &Phrase<'_>, verb: usize) -> bool {
    phrase
        .dates
        .iter()
        .filter(|mention| !mention.modifier && !mention.possessive)
        .filter_map(|mention| part_of(phrase, mention))
        .any(|part| governor_of(phrase, part, verb).is_some_and(|(governor, _)| governor == verb))
}

/// The part that a date starts with; a date inside a name is no date of an act.
pub(super) fn part_of(phrase: &Phrase<'_>, mention: &DateMention) -> Option<usize> {
    let part = (0..phrase.len()).find(|at| phrase.span(*at).end > mention.span.start)?;
    let inside = phrase
        .name(part)
        .is_some_and(|name| name.span.contains(mention.span) && name.span != mention.span);
    (!inside).then_some(part)
}

pub(super) fn stands_in_row(phrase: &Phrase<'_>, object: usize) -> bool {
    phrase.label(object) == Label::Conj || phrase.conjuncts(object).len() > 1
}

/// Whether an adjunct hangs on one of several objects.
pub(super) fn is_of_object(phrase: &Phrase<'_>, part: usize, object: usize) -> bool {
    let head = |at: usize| phrase.head(at);
    head(part) == Some(object) || head(part).and_then(head) == Some(object)
}

/// A noun for what people come together for; where it is held, its outcome is reached.
pub(super) fn is_gathering(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.is_class(at, Class::Talks)
        || matches!(
            phrase.lemma(at),
            "meeting"
                | "summit"
                | "sideline"
                | "margin"
                | "ceremony"
                | "conference"
                | "round"
                | "session"
                | "visit"
                | "gathering"
                | "event"
                | "mission"
                | "room"
                | "signing"
                | "signature"
        )
}

/// A verb that makes no clause: an auxiliary, "following" as a preposition.
pub(super) fn is_function_word(phrase: &Phrase<'_>, verb: usize) -> bool {
    match phrase.label(verb) {
        Label::Aux | Label::Auxpass => true,
        Label::Prep => phrase.tag(verb) == Tag::Vbg,
        _ => false,
    }
}

pub(super) fn is_time(phrase: &Phrase<'_>, at: usize) -> bool {
    let span = phrase.span(at);
    phrase.dates.iter().any(|date| date.span.contains(span))
}
