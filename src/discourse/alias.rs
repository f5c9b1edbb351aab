//! **Refer**, other names: two noun groups of a sentence that mean one agreement.

use crate::lexicon::Class;
use crate::mention;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

/// Pairs of parts of a sentence that name one agreement: "the deal, known as the X"; "X, a landmark pact".
pub(crate) fn aliases(phrase: &Phrase<'_>, parts: &[usize]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for &at in parts {
        let Some(head) = phrase.head(at) else {
            continue;
        };
        match phrase.label(at) {
            // "a mutual access deal — a defence pact that ..."
            _ if apposed_by_dash(phrase, at).is_some_and(|before| parts.contains(&before)) => {
                pairs.extend(apposed_by_dash(phrase, at).map(|before| (before, at)));
            }
            Label::Appos if parts.contains(&head) => pairs.push((head, at)),
            // "the Defence Cooperation Agreement, or DCA"
            Label::Conj
                if parts.contains(&head)
                    && (head..at).any(|between| phrase.lemma(between) == "or")
                    && phrase
                        .name(at)
                        .is_some_and(|name| mention::is_acronym(name.core.of(phrase.text))) =>
            {
                pairs.push((head, at));
            }
            // "The Strelsau Convention is a treaty that ..."
            Label::Attr if phrase.lemma(head) == "be" => {
                let subject = phrase.child(head, Label::Nsubj);
                let another = phrase
                    .children(at)
                    .iter()
                    .any(|child| phrase.is_class(*child, Class::Another));
                let denied = phrase.child(head, Label::Neg).is_some();
                pairs.extend(
                    subject
                        .filter(|subject| parts.contains(subject) && !another && !denied)
                        .map(|subject| (subject, at)),
                );
            }
            Label::Pobj | Label::Oprd | Label::Dobj | Label::Attr => {
                let verb = if phrase.label(at) == Label::Pobj {
                    phrase.head(head)
                } else {
                    Some(head)
                };
                let Some(verb) = verb.filter(|verb| {
                    matches!(
                        phrase.lemma(*verb),
                        "know"
                            | "call"
                            | "dub"
                            | "name"
                            | "title"
                            | "entitle"
                            | "label"
                            | "nickname"
                    )
                }) else {
                    continue;
                };
                let noun = match phrase.label(verb) {
                    Label::Acl | Label::Relcl | Label::Amod | Label::Advcl => phrase.head(verb),
                    _ => phrase.child(verb, Label::Nsubjpass),
                };
                if let Some(noun) = noun.filter(|noun| parts.contains(noun) && *noun != at) {
                    pairs.push((noun, at));
                }
            }
            _ => {}
        }
    }
    // "two protocols, the X and the Y": a plural is not the first of those that it sums up.
    pairs.retain(|(noun, name)| {
        let sums_up = phrase.name(*noun).is_none() && phrase.tag(*noun) == Tag::Nns;
        !(sums_up && phrase.name(*name).is_some() && phrase.conjuncts(*name).len() > 1)
    });
    pairs
}

/// The noun before a dash that a noun group with "a" explains.
pub(super) fn apposed_by_dash(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    let article =
        (at.saturating_sub(4)..at).find(|before| matches!(phrase.lemma(*before), "a" | "an"))?;
    let dash = article
        .checked_sub(1)
        .filter(|dash| matches!(phrase.word(*dash), "—" | "–" | "--" | "-"))?;
    dash.checked_sub(1)
}
