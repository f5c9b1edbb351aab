//! **Clause**, objects: what is done something to, wherever it stands.

use super::{is_agreement_like, pact_over};
use crate::lexicon::Class;
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

/// The direct objects of an active verb.
pub(super) fn objects(phrase: &Phrase<'_>, verb: usize) -> Vec<usize> {
    let mut found: Vec<usize> = phrase
        .with_label(verb, Label::Dobj)
        .map(|object| match phrase.antecedent(object) {
            // "a treaty with B, which C approved": the treaty.
            noun if noun != object && phrase.name_class(noun) == Some(NameClass::Party) => {
                pact_over(phrase, noun).unwrap_or(noun)
            }
            noun => noun,
        })
        .collect();
    // A predicate noun of a verb that is no copula is its object, whatever the parser calls it.
    if found.is_empty() && !matches!(phrase.lemma(verb), "be" | "become" | "remain") {
        found.extend(
            phrase
                .with_label(verb, Label::Attr)
                .filter(|object| *object > verb),
        );
    }
    if found.is_empty() {
        // Only times and measures are adverbs; an agreement in that place is the object.
        found.extend(
            phrase
                .with_label(verb, Label::Npadvmod)
                .filter(|at| *at > verb && may_be_pact(phrase, *at)),
        );
    }
    if found.is_empty() {
        // "signs a deal handing over the islands": the parser may make the deal the subject of the participle.
        for clause in phrase
            .children(verb)
            .iter()
            .filter(|at| matches!(phrase.label(**at), Label::Ccomp | Label::Xcomp))
        {
            // "announced that talks will begin" has a finite clause.
            let finite = phrase.tag(*clause) == Tag::Vb
                && (phrase.child(*clause, Label::Mark).is_some()
                    || phrase
                        .with_label(*clause, Label::Aux)
                        .any(|aux| phrase.tag(aux) != Tag::To));
            let participle =
                matches!(phrase.tag(*clause), Tag::Vbg | Tag::Vbn | Tag::Vb) && !finite;
            let subject = phrase
                .child(*clause, Label::Nsubj)
                .filter(|at| *at > verb && is_agreement_like(phrase, *at));
            found.extend(subject.filter(|_| participle));
        }
    }
    if found.is_empty() {
        found = gap(phrase, verb);
    }
    if found.is_empty() {
        // "signed and ratified the pact": the object of the last verb is that of all, but "mediated between B and C and won a prize".
        for conjunct in phrase.with_label(verb, Label::Conj) {
            let complete = phrase.prepositions(verb).any(|(preposition, _)| {
                (verb..conjunct).contains(&preposition)
                    && matches!(
                        phrase.lemma(preposition),
                        "between" | "with" | "for" | "about"
                    )
            });
            if complete {
                continue;
            }
            // "Britain welcomed and Russia condemned the treaty": nothing but "and" stands behind the first.
            let mut behind = (verb + 1..conjunct).skip_while(|at| phrase.word(*at) == ",");
            let joined = behind.next().is_some_and(|at| phrase.tag(at) == Tag::Cc);
            let own = phrase.child(conjunct, Label::Nsubj).is_some();
            if phrase.is_verb(conjunct) && !phrase.is_passive(conjunct) && (joined || !own) {
                // "have not signed, and Chile told the council": two that act share no more than an agreement.
                let mut shared = objects(phrase, conjunct);
                shared.retain(|object| !own || is_agreement_like(phrase, *object));
                found.extend(shared);
                // "has ratified and participates in other treaties"
                let side_by_side = (verb + 1..conjunct)
                    .all(|at| phrase.tag(at) == Tag::Cc || phrase.tag(at).is_adverb());
                if found.is_empty() && side_by_side {
                    let behind = phrase.prepositions(conjunct);
                    let shared = behind.filter(|(preposition, _)| *preposition == conjunct + 1);
                    found.extend(
                        shared
                            .map(|(_, object)| object)
                            .filter(|object| is_agreement_like(phrase, *object)),
                    );
                }
            }
        }
    }
    // "called the treaty historic": the parser makes the treaty the subject of what it is called.
    if found.is_empty() {
        let predicates = phrase.children(verb).iter().filter(|at| {
            matches!(
                phrase.label(**at),
                Label::Oprd | Label::Ccomp | Label::Xcomp | Label::Acomp
            ) && !phrase.is_verb(**at)
        });
        let told = predicates.flat_map(|at| phrase.children(*at)).copied();
        found.extend(told.filter(|at| {
            matches!(
                phrase.label(*at),
                Label::Nsubj | Label::Compound | Label::Nmod | Label::Npadvmod
            ) && *at > verb
                && is_agreement_like(phrase, *at)
        }));
    }
    // "signed what became the Lima Accord"
    if found.is_empty() {
        let clauses = phrase.with_label(verb, Label::Ccomp);
        found.extend(clauses.filter_map(|clause| what_it_is(phrase, clause)));
    }
    if found.is_empty() && phrase.lemma(verb) == "have" {
        // "has visiting forces agreements": the parser may read a participle as a verb.
        for participle in phrase
            .with_label(verb, Label::Xcomp)
            .filter(|at| phrase.tag(*at) == Tag::Vbg)
        {
            found.extend(
                phrase
                    .with_label(participle, Label::Dobj)
                    .filter(|object| is_agreement_like(phrase, *object)),
            );
        }
    }
    if found.is_empty()
        && phrase.label(verb) == Label::Conj
        && let Some(head) = phrase.head(verb)
    {
        // "Japan, which signed in May and ratified in June, ..." keeps the object of the first.
        let bare = !phrase.children(verb).iter().any(|child| {
            matches!(
                phrase.label(*child),
                Label::Xcomp | Label::Ccomp | Label::Pobj | Label::Prep
            ) && *child > verb
                && phrase.label(*child) != Label::Prep
        });
        if bare && phrase.is_verb(head) && phrase.label(head) == Label::Relcl {
            found = gap(phrase, head);
        }
    }
    if let Some(treaty) = made_by(phrase, verb, &found) {
        return vec![treaty];
    }
    found
}

/// "made peace by the Treaty of Lutz": the name says which peace.
fn made_by(phrase: &Phrase<'_>, verb: usize, found: &[usize]) -> Option<usize> {
    let [peace] = found else { return None };
    let bare = phrase.lemma(*peace) == "peace" && phrase.name(*peace).is_none();
    let mut all = [verb, *peace]
        .into_iter()
        .flat_map(|at| phrase.prepositions(at));
    let by = |preposition: usize| {
        matches!(
            phrase.lemma(preposition),
            "by" | "in" | "with" | "through" | "under" | "at"
        )
    };
    let named = |at: usize| phrase.name_class(at) == Some(NameClass::Agreement);
    let (_, treaty) = all.find(|(preposition, treaty)| by(*preposition) && named(*treaty))?;
    bare.then_some(treaty)
}

/// The predicate of "what became X", "what would be X".
pub(super) fn what_it_is(phrase: &Phrase<'_>, copula: usize) -> Option<usize> {
    let what = phrase.child(copula, Label::Nsubj)?;
    let names = phrase.lemma(what) == "what" && matches!(phrase.lemma(copula), "be" | "become");
    phrase
        .child(copula, Label::Attr)
        .filter(|noun| names && is_agreement_like(phrase, *noun))
}

/// The noun that a relative clause is about, where the clause leaves its object out: "the pact that B signed".
pub(super) fn gap(phrase: &Phrase<'_>, verb: usize) -> Vec<usize> {
    let mut up = verb;
    for _ in 0..5 {
        match phrase.label(up) {
            Label::Relcl => {
                let subject = phrase
                    .children(up)
                    .iter()
                    .copied()
                    .find(|child| phrase.label(*child).is_subject());
                // "the minister whose office had mediated" leaves nothing out either.
                let whose = |subject: usize| {
                    let owner = phrase.child(subject, Label::Poss);
                    owner.is_some_and(|owner| phrase.lemma(owner) == "whose")
                };
                let relative_subject =
                    subject.is_some_and(|subject| phrase.is_relative(subject) || whose(subject));
                // "the treaty under which the troops withdrew" leaves nothing out.
                let fronted = phrase.prepositions(up).any(|(preposition, object)| {
                    phrase.is_relative(object)
                        && matches!(
                            phrase.lemma(preposition),
                            "under" | "by" | "in" | "with" | "for" | "during" | "through"
                        )
                });
                if fronted {
                    return Vec::new();
                }
                return match phrase.head(up) {
                    Some(noun) if subject.is_some() && !relative_subject => vec![noun],
                    _ => Vec::new(),
                };
            }
            _ if named_before(phrase, up, verb).is_some() => {
                return named_before(phrase, up, verb).into_iter().collect();
            }
            // "the pact that B agreed to sign"
            Label::Xcomp | Label::Ccomp | Label::Conj => match phrase.head(up) {
                Some(head) if phrase.is_verb(head) => up = head,
                _ => return Vec::new(),
            },
            // "a pact to sign", "the treaty to be ratified"
            Label::Acl if phrase.tag(up) == Tag::Vb => {
                return phrase
                    .head(up)
                    .filter(|noun| is_agreement_like(phrase, *noun))
                    .into_iter()
                    .collect();
            }
            _ => return Vec::new(),
        }
    }
    Vec::new()
}

/// An agreement after a verb without an object, hung onto a place or date: "sign in Washington, DC a charter between A and B".
pub(super) fn stray_object(phrase: &Phrase<'_>, verb: usize) -> Option<usize> {
    let end = (*phrase.subtree(verb).end()).min(verb + 24);
    for at in verb + 1..=end {
        let clause =
            phrase.is_verb(at) && !matches!(phrase.label(at), Label::Amod | Label::Compound);
        if clause || phrase.lemma(at) == ";" {
            return None;
        }
        let stray = matches!(
            phrase.label(at),
            Label::Appos
                | Label::Conj
                | Label::Dep
                | Label::Npadvmod
                | Label::Attr
                | Label::Oprd
                | Label::Prep
        );
        if stray && is_agreement_like(phrase, at) {
            let governor = phrase.head(at)?;
            // "signed a letter, the protocol ..." has its object.
            if phrase.label(governor) != Label::Dobj {
                return Some(at);
            }
        }
    }
    None
}

/// "a treaty that B has still to ratify": the clause starts with "that" or "which" right after an agreement.
pub(super) fn named_before(phrase: &Phrase<'_>, clause: usize, verb: usize) -> Option<usize> {
    let start = *phrase.subtree(clause).start();
    let opens = start < verb && matches!(phrase.lemma(start), "that" | "which");
    let noun = start.checked_sub(1)?;
    let subject = phrase.label(start).is_subject() && phrase.head(start) == Some(clause);
    (opens && !subject && is_agreement_like(phrase, noun)).then_some(noun)
}

/// An agreement, or what an act can make one: "a Partnership Charter".
pub(super) fn may_be_pact(phrase: &Phrase<'_>, at: usize) -> bool {
    is_agreement_like(phrase, at)
        || phrase.is_class(at, Class::Instrument) && phrase.child(at, Label::Det).is_some()
}
