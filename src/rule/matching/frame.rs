//! **Match**, frames: the functions of a clause → the slots of a frame.

use super::{Matcher, PartyFiller, points_at_noun};
use crate::actor::{Actor, Reference};
use crate::agreement;
use crate::clause::{self, Clause};
use crate::lexicon::{self, Class};
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::relation::Role;
use crate::rule::ast::*;
use crate::rule::needs::{in_reach, is_pronoun};
use crate::syntax::{Label, Tag};

impl Matcher<'_> {
    /// A frame without a subject is for passives and nouns that name none; a subject that no frame takes refuses it.
    pub(super) fn idle_subject(
        &self,
        rule: &Rule,
        frame: &Frame,
        clause: &Clause,
    ) -> Option<usize> {
        let takes = |frame: &Frame| {
            frame
                .slots
                .iter()
                .any(|slot| slot.function == Function::Subject)
        };
        if takes(frame) || !rule.frames.iter().any(takes) {
            return None;
        }
        // "The pact, concluded in 2014, ...": the subject is the object of a participle.
        let object = |at: usize| clause.fillers(Function::Object).any(|object| object == at);
        clause.fillers(Function::Subject).find(|at| !object(*at))
    }

    pub(super) fn fill(
        &self,
        phrase: &Phrase<'_>,
        frame: &Frame,
        clause: &Clause,
    ) -> Result<Filled, String> {
        let mut filled = Filled::default();
        for slot in &frame.slots {
            // "with Oman as mediator": who helps or watches is no party.
            let watches = |at: usize| {
                slot.function == Function::With
                    && (looks_on(phrase, at)
                        || is_deposited(phrase, clause.site.head) && !is_state(phrase, at)
                        || (at + 1..phrase.len().min(at + 4)).any(|next| {
                            matches!(
                                phrase.lemma(next),
                                "mediator"
                                    | "broker"
                                    | "host"
                                    | "witness"
                                    | "observer"
                                    | "guarantor"
                                    | "attendance"
                                    | "side"
                            )
                        }))
            };
            let fillers: Vec<usize> = clause
                .fillers(slot.function)
                .filter(|at| !watches(*at))
                .collect();
            let mut count = 0;
            for at in fillers {
                match slot.slot_type {
                    SlotType::Agreement => {
                        // "the hostage release and ceasefire deal": the head may stand last. "rejected the League and the Treaty
                        // of Versailles"
                        let shared = || {
                            phrase.conjuncts(at).into_iter().skip(1).find(|other| {
                                let proper =
                                    phrase.name_class(*other) == Some(NameClass::Agreement);
                                // "calls for calm and an immediate ceasefire"
                                let new = phrase
                                    .child(*other, Label::Det)
                                    .is_none_or(|det| matches!(phrase.lemma(det), "a" | "an"));
                                agreement::is_agreement(phrase, *other, true) && (proper || new)
                            })
                        };
                        let at = if is_agreement_filler(phrase, at) {
                            at
                        } else {
                            own_part(phrase, at)
                                .or_else(|| joined_by(phrase, clause.site.head, at))
                                .or_else(shared)
                                .unwrap_or(at)
                        };
                        let stands =
                            is_pronoun(phrase.lemma(at)) || agreement::stands_for_one(phrase, at);
                        let far = stands && !in_reach(clause.site.head, at);
                        if is_agreement_filler(phrase, at)
                            && !far
                            && !filled.agreements.contains(&at)
                        {
                            filled.agreements.push(at);
                            count += 1;
                        }
                    }
                    SlotType::Anything if matches!(slot.role, Role::Agreement | Role::Object) => {
                        if is_thing(phrase, at) && filled.object.is_none() {
                            filled.object = Some(at);
                            count += 1;
                        }
                    }
                    SlotType::Talks => {
                        let at = talks_of(phrase, at).unwrap_or(at);
                        if phrase.is_class(at, Class::Talks) && filled.object.is_none() {
                            (filled.object, filled.talks) = (Some(at), Some(at));
                            count += 1;
                        }
                    }
                    SlotType::Step => {
                        if let (Some(step), None) = (Step::of(phrase, at), filled.object) {
                            (filled.object, filled.step) = (Some(at), Some(step));
                            count += 1;
                        }
                    }
                    SlotType::Place => count += 1,
                    _ => {
                        for actor in self.cast.actors(phrase, at) {
                            if self.fits(&actor, slot.slot_type) {
                                filled.parties.push(PartyFiller {
                                    role: slot.role,
                                    function: slot.function,
                                    actor,
                                });
                                count += 1;
                            }
                        }
                    }
                }
            }
            let needed = matches!(slot.mark, Mark::Required | Mark::Some);
            if needed && count == 0 {
                let there: Vec<String> = clause
                    .fillers(slot.function)
                    .map(|at| format!("`{}`", phrase.word(at)))
                    .collect();
                return Err(if there.is_empty() {
                    format!("no {} was found", slot.function.as_str())
                } else {
                    format!(
                        "the {} {} is no {}",
                        slot.function.as_str(),
                        there.join(", "),
                        slot.slot_type.as_str()
                    )
                });
            }
            if count > 0 {
                filled.slots += 1;
                filled.asked += usize::from(needed);
            }
        }
        Ok(filled)
    }

    pub(super) fn fits(&self, actor: &Actor, slot_type: SlotType) -> bool {
        use crate::actor::Party;
        match slot_type {
            SlotType::Country => match (&actor.party, &actor.reference) {
                (Some(Party::Known(entry)), _) => {
                    self.cast.gazetteer.entry(*entry).entity_type().is_state()
                }
                // "Deputies voted to denounce the treaty": theirs is the act of their state.
                (None, Some(Reference::Organ { .. })) => true,
                (None, Some(Reference::Descriptor(word))) => {
                    matches!(
                        word.as_str(),
                        "country" | "nation" | "state" | "kingdom" | "republic"
                    )
                }
                _ => false,
            },
            SlotType::Organisation => match &actor.party {
                Some(Party::Known(entry)) => {
                    !self.cast.gazetteer.entry(*entry).entity_type().is_state()
                }
                Some(Party::Named { .. }) => true,
                _ => false,
            },
            SlotType::Person => actor.person.is_some(),
            SlotType::Body => actor.body.is_some() && !actor.own,
            _ => actor.is_some(),
        }
    }
}

/// How a noun for what was done with an agreement says what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Its own words do: "the decision to leave the pact", "the withdrawal from it".
    Said,
    /// It points back: "the move", "this decision".
    Told,
}

impl Step {
    pub(super) fn of(phrase: &Phrase<'_>, at: usize) -> Option<Step> {
        if !phrase.is_class(at, Class::Step) || phrase.name(at).is_some() {
            return None;
        }
        let after = |child: &&usize| {
            let label = phrase.label(**child);
            **child > at
                && matches!(
                    label,
                    Label::Acl | Label::Relcl | Label::Prep | Label::Ccomp
                )
        };
        // "the decision to dam a river of which the treaty speaks" says nothing of the treaty.
        let speaks_of = |word: usize, part: usize| {
            let mut up = word;
            while up != part {
                match phrase.head(up) {
                    Some(head) if phrase.label(up) != Label::Relcl => up = head,
                    _ => return false,
                }
            }
            true
        };
        let pact = |word: usize, part: usize| {
            is_agreement_filler(phrase, word) && !phrase.is_verb(word) && speaks_of(word, part)
        };
        let said: Vec<usize> = phrase.children(at).iter().filter(after).copied().collect();
        let tells = |part: &usize| phrase.subtree(*part).any(|word| pact(word, *part));
        if said.iter().any(tells) {
            return Some(Step::Said);
        }
        // "the move in Oslo", "the decision on Monday" say when and where; "the decision to build a dam" is none of ours.
        let alone = said.iter().all(|part| {
            // "condemned the decision as a breach"
            phrase.lemma(*part) == "as"
                || phrase.governs_date(*part)
                || phrase.objects_of(*part).is_some_and(|place| {
                    matches!(
                        phrase.name_class(place),
                        Some(NameClass::Party | NameClass::Seat | NameClass::Place)
                    )
                })
        });
        let modified = phrase.children(at).iter().any(|child| {
            *child < at
                && matches!(phrase.label(*child), Label::Amod | Label::Compound)
                && phrase.name(*child).is_none()
        });
        let points = phrase.children(at).iter().any(|child| {
            phrase.label(*child) == Label::Poss
                || matches!(phrase.lemma(*child), "the" | "this" | "that" | "such")
        });
        (alone && points && !modified).then_some(Step::Told)
    }
}

/// A frame whose slots were filled.
#[derive(Default)]
pub(super) struct Filled {
    pub(super) parties: Vec<PartyFiller>,
    pub(super) agreements: Vec<usize>,
    pub(super) object: Option<usize>,
    /// The object, where the slot asks for talks.
    pub(super) talks: Option<usize>,
    /// How the object, where the slot asks for a step, says what was done.
    pub(super) step: Option<Step>,
    pub(super) slots: usize,
    /// How many of them the frame asks for.
    asked: usize,
}

impl Filled {
    /// Whether it fills more slots than another frame, or as many and must fill more.
    pub(super) fn fits_better(&self, other: &Filled) -> bool {
        (self.slots, self.asked) > (other.slots, other.asked)
    }
}

/// "deposited its ratification with the UN": whoever keeps the papers is no party.
fn is_deposited(phrase: &Phrase<'_>, act: usize) -> bool {
    const STEPS: usize = 5;
    let mut up = act;
    for _ in 0..STEPS {
        if matches!(phrase.lemma(up), "deposit" | "lodge") {
            return true;
        }
        match phrase.head(up) {
            Some(head) if !phrase.is_verb(up) => up = head,
            _ => return false,
        }
    }
    false
}

fn is_state(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase
        .name(at)
        .is_some_and(|name| name.entity_type.is_state())
}

/// "violated its terms", "breached the spirit of it": the word for the agreement that they are of.
fn own_part(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    let part = matches!(
        phrase.lemma(at),
        "term" | "provision" | "clause" | "spirit" | "letter" | "condition"
    );
    let its = phrase
        .child(at, Label::Poss)
        .filter(|its| matches!(phrase.lemma(*its), "its" | "their"));
    its.filter(|_| part && phrase.children(at).len() == 1)
}

/// "approved the accession to the treaty": what is acceded to.
fn joined_by(phrase: &Phrase<'_>, trigger: usize, at: usize) -> Option<usize> {
    let decides = matches!(phrase.lemma(trigger), "approve" | "ratify");
    phrase
        .prepositions(at)
        .filter(|_| decides)
        .filter(|(preposition, _)| phrase.lemma(*preposition) == "to")
        .map(|(_, pact)| pact)
        .find(|pact| {
            phrase.lemma(at) == "accession" && agreement::is_agreement(phrase, *pact, false)
        })
}

pub(super) fn is_agreement_filler(phrase: &Phrase<'_>, at: usize) -> bool {
    if agreement::is_agreement(phrase, at, false) {
        return true;
    }
    // "it", "both", "such a document"; "another, with B", "the first, with B"
    let ordinal = agreement::stands_for_one(phrase, at);
    let pronoun = is_pronoun(phrase.lemma(at)) || ordinal;
    let deed = agreement::is_act_noun(phrase, at)
        || agreement::is_upshot(phrase, at)
        || agreement::is_article(phrase, at);
    let generic = lexicon::is(phrase.lemma(at), Class::Generic)
        && phrase.name(at).is_none()
        && !agreement::is_contract(phrase, at)
        && !agreement::is_other_sense(phrase, at);
    let left_out = phrase.is_verb(at)
        && (phrase.is_class(at, Class::ZeroObject)
            || phrase.is_class(at, Class::ResumedObject)
            || agreement::leads_mediation(phrase.lemma(at)));
    left_out
        || deed
        || pronoun && phrase.label(at) != Label::Det && !points_at_noun(phrase, at)
        || generic && !phrase.tag(at).is_verb()
}

/// A noun group that a stance can be on.
pub(super) fn is_thing(phrase: &Phrase<'_>, at: usize) -> bool {
    // "talks on delimiting the border"
    if phrase.label(at) == Label::Pcomp && phrase.tag(at) == Tag::Vbg {
        return true;
    }
    // "held talks for the first time"
    phrase.is_noun(at)
        && phrase.lemma(at) != "time"
        && !phrase.is_date(at)
        && !only_points(phrase, at)
        && !matches!(phrase.tag(at), Tag::Prp | Tag::Wp | Tag::Wdt)
        && !matches!(
            phrase.name_class(at),
            Some(NameClass::Person | NameClass::Party | NameClass::Nationality | NameClass::Seat)
        )
}

/// "rejected this demand": what is meant stands elsewhere.
fn only_points(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.lemma(at) == "demand"
        && matches!(phrase.children(at), [det] if phrase.label(*det) == Label::Det
        && matches!(phrase.lemma(*det), "this" | "that" | "these" | "those" | "such"))
}

/// The words of such a noun group: its modifiers and one phrase or relative clause after it.
pub(super) fn thing(phrase: &Phrase<'_>, at: usize, trigger: usize) -> (usize, usize) {
    let (mut first, mut last) = match phrase.tag(at) {
        Tag::Vbg => (at, *phrase.subtree(at).end()),
        _ => phrase.noun_group(at),
    };
    while first < at
        && (phrase.tag(first) == Tag::Dt
            || phrase.tag(first) == Tag::PrpS
            || phrase.tag(first).is_punctuation())
    {
        first += 1;
    }
    // Who takes part is told by the roles, not by the words of the thing.
    let parties = phrase
        .prepositions(at)
        .filter(|(preposition, _)| {
            matches!(phrase.lemma(*preposition), "between" | "with" | "among")
        })
        .map(|(preposition, _)| preposition)
        .next();
    if let Some(preposition) = parties.filter(|preposition| *preposition > at) {
        return (first, preposition - 1);
    }
    let relative = phrase
        .child(at, Label::Relcl)
        .filter(|clause| *phrase.subtree(*clause).end() <= at + 14)
        // "the border, which B and C agreed on": what is said of it is told by the act.
        .filter(|clause| !phrase.subtree(*clause).contains(&trigger));
    if let Some(clause) = relative {
        last = last.max(*phrase.subtree(clause).end());
    }
    last = last.min(at + 14);
    // "talks in Doha mediated by Qatar": who did what to it is told by the roles, too.
    if let Some(act) = phrase
        .with_label(at, Label::Acl)
        .find(|act| *act > at && *act <= last)
    {
        last = act - 1;
    }
    // "the withdrawal from the pact as unacceptable": what it is called is told by the act, too.
    // "the talks after a kidnapping": when and why is no part of the thing.
    let aside = |word: usize| {
        matches!(
            phrase.word(word),
            "after" | "before" | "following" | "since" | "amid" | "despite" | "without"
        )
    };
    let cut = (at + 1..=last)
        .find(|word| aside(*word) || phrase.lemma(*word) == "as" && phrase.head(*word) == Some(at));
    last = cut.map_or(last, |cut| cut - 1);
    // "talks on 15 August to": the day is told by itself, and no group ends with a small word.
    let ends = |last: usize| {
        phrase.tag(last).is_punctuation()
            || matches!(phrase.tag(last), Tag::To | Tag::In | Tag::Dt | Tag::Cc)
            || phrase.is_date(last)
    };
    while last > at && ends(last) {
        last -= 1;
    }
    (first, last)
}

/// "with the king of B looking on", "with C's minister in the chair".
fn looks_on(phrase: &Phrase<'_>, at: usize) -> bool {
    let next = phrase.subtree(at).end() + 1;
    let acts = phrase.children(at).iter().copied().chain([next]);
    let mut acts = acts.filter(|act| *act > at && *act < phrase.len());
    acts.any(|act| {
        let dissents = matches!(phrase.lemma(act), "oppose" | "abstain" | "dissent" | "vote");
        let watches = matches!(
            phrase.lemma(act),
            "look" | "watch" | "preside" | "stand" | "attend" | "sit" | "beam" | "mediate"
        );
        dissents || phrase.tag(act) == Tag::Vbg && watches
    })
}

/// "a fifth round of peace talks": the talks.
fn talks_of(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    let part = matches!(phrase.lemma(at), "round" | "session" | "series" | "phase");
    clause::talks_of(phrase, at).filter(|_| part)
}
