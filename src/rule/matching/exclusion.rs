//! **Match**, exclusions: words beside a trigger that make it no such act.

use super::Matcher;
use crate::agreement;
use crate::clause::Clause;
use crate::inflection::{WordClass, lemma};
use crate::lexicon::{self, Class};
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::relation::RelationKind;
use crate::rule::ast::*;
use crate::rule::needs::ANYTHING;
use crate::syntax::{Label, Tag};

/// "the bid to join the treaty", "an attempt to leave it".
fn strives_for_pact(phrase: &Phrase<'_>, noun: usize) -> bool {
    let strives = matches!(
        phrase.lemma(noun),
        "bid" | "attempt" | "application" | "request" | "call"
    );
    let mut acts = phrase.with_label(noun, Label::Acl);
    strives
        && acts.any(|act| {
            phrase.tag(act) == Tag::Vb
                && phrase
                    .with_label(act, Label::Dobj)
                    .any(|pact| agreement::is_agreement(phrase, pact, true))
        })
}

impl Matcher<'_> {
    /// The head that makes it no such act.
    pub(super) fn excluded(
        &self,
        phrase: &Phrase<'_>,
        rule: &Rule,
        clause: &Clause,
    ) -> Option<String> {
        // "was made available", "made it clear": the verb joins a thing and what is said of it.
        let joins = phrase.lemma(clause.site.head) == "make"
            && phrase.children(clause.site.head).iter().any(|child| {
                *child > clause.site.head
                    && (matches!(phrase.label(*child), Label::Oprd | Label::Acomp)
                        || phrase.label(*child) == Label::Ccomp && phrase.tag(*child) == Tag::Jj)
            });
        if joins {
            return Some("make".to_string());
        }
        // "strike down a pact" is another verb than "strike a pact".
        let undone = phrase
            .child(clause.site.head, Label::Prt)
            .filter(|particle| phrase.lemma(*particle) == "down")
            .filter(|particle| !clause.site.words.contains(particle));
        if clause.site.verbal && undone.is_some() {
            return Some("down".to_string());
        }
        // "withdrew the treaty from the Senate" takes a paper back.
        let at = clause.site.head;
        let pact = |at: usize| agreement::is_agreement(phrase, at, true);
        let taken_back = phrase.lemma(at) == "withdraw"
            && clause.site.verbal
            && phrase.with_label(at, Label::Dobj).any(pact)
            && phrase
                .prepositions(at)
                .any(|(preposition, body)| phrase.lemma(preposition) == "from" && !pact(body));
        if taken_back {
            return Some("withdraw".to_string());
        }
        // "as opposed to" compares.
        if at > 0 && phrase.lemma(at) == "oppose" && phrase.lemma(at - 1) == "as" {
            return Some("as".to_string());
        }
        // "The truce began to crumble": the verb only leads to another one. "a truce beginning on Monday" says when it would.
        let leads = clause.site.verbal
            && matches!(phrase.lemma(at), "begin" | "start")
            && (phrase.child(at, Label::Xcomp).is_some() || phrase.tag(at) == Tag::Vbg);
        if leads {
            return Some("to".to_string());
        }
        let mut clauses = phrase.children(at).iter().copied().filter(|child| {
            *child > at
                && matches!(
                    phrase.label(*child),
                    Label::Xcomp | Label::Ccomp | Label::Advcl
                )
        });
        // "The treaty binds A to use less": what A is to do, and not that A is a party.
        let obliges = clause.site.verbal
            && phrase.lemma(at) == "bind"
            && !phrase.is_passive(at)
            && clauses.clone().any(|child| phrase.tag(child) == Tag::Vb);
        if obliges {
            return Some("to".to_string());
        }
        // "said that it was a mistake to leave the pact": the leaving is judged.
        let expletive = phrase.lemma(at) == "be"
            && phrase.is_impersonal(at)
            && clauses.any(|child| phrase.is_verb(child));
        if expletive {
            return Some("it".to_string());
        }
        for exclusion in &rule.exclusions {
            for filler in clause.fillers(exclusion.function) {
                // "The pact concluded" has its subject as object, too.
                let also_subject = clause.fillers(Function::Subject).any(|at| at == filler);
                if !also_subject && exclusion.heads.iter().any(|head| head == ANYTHING) {
                    return Some(phrase.word(filler).to_string());
                }
                // "the Rome Statute", "the UN Charter": a listed name says by itself that it is one; and the last word of "the
                // Agreement on Supplies to Border Troops" does not say what it is.
                let named = phrase.name(filler).is_some_and(|name| {
                    let listed = !name.senses.is_empty();
                    let last = lexicon::classes(phrase.lemma(filler));
                    let says = last.has(Class::Agreement) || last.has(Class::Instrument);
                    name.class == NameClass::Agreement && (listed || !says)
                });
                if named || agreement::is_alliance(phrase, filler) {
                    continue;
                }
                // "opposed B's bid to sign a pact": a stand on the signing.
                if rule.kind == RelationKind::Opposed && strives_for_pact(phrase, filler) {
                    continue;
                }
                // "agreed on the text of the treaty": the treaty is meant.
                let part = phrase.is_class(filler, Class::Portion);
                let of = agreement::carried(phrase, filler)
                    .filter(|whole| part && !phrase.is_class(*whole, Class::Talks));
                // "drafted the treaty text"
                let text_of = || {
                    let mut compounds = phrase.with_label(filler, Label::Compound);
                    compounds.any(|of| agreement::is_agreement(phrase, of, true))
                };
                if exclusion.function == Function::Object && (of.is_some() || part && text_of()) {
                    continue;
                }
                let mut words = vec![phrase.lemma(filler)];
                // "a visa waiver agreement" is no waiver; "a budget law" is no agreement.
                let named = agreement::is_agreement(phrase, filler, true);
                words.extend(
                    phrase
                        .children(filler)
                        .iter()
                        .filter(|child| {
                            !named
                                && matches!(
                                    phrase.label(**child),
                                    Label::Compound | Label::Amod | Label::Nmod
                                )
                        })
                        .map(|child| phrase.lemma(*child)),
                );
                if let Some(head) = words.iter().find(|word| {
                    exclusion
                        .heads
                        .iter()
                        .any(|head| head == *word || lemma(head, WordClass::Noun) == **word)
                }) {
                    return Some((*head).to_string());
                }
            }
        }
        None
    }
}
