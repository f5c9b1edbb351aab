//! **Match**, patterns: sequences of words and groups, for what no frame can say.

use super::frame::{Filled, Step, is_agreement_filler, is_thing};
use super::{Candidate, Matcher, PartyFiller};
use crate::clause::{Clause, TriggerSite};
use crate::lexicon::Class;
use crate::phrase::Phrase;
use crate::relation::Role;
use crate::rule::ast::*;
use crate::rule::needs::Needs;
use crate::rule::{Beside, TriggerRef};
use crate::syntax::{Label, Tag};

impl Matcher<'_> {
    /// Sequences of words and groups, for what no frame can say.
    pub(super) fn patterns(&self, phrase: &Phrase<'_>, found: &mut Vec<Candidate>) {
        for (number, rule) in self.rules.rules().iter().enumerate() {
            for pattern in &rule.patterns {
                for start in 0..phrase.len() {
                    let Some(matched) = match_pattern(phrase, pattern, start) else {
                        continue;
                    };
                    let Some(head) = matched.words.first().copied() else {
                        continue;
                    };
                    let mut filled = Filled::default();
                    let fits = matched.groups.iter().all(|(role, slot_type, at)| {
                        self.fill_group(phrase, *role, *slot_type, *at, &mut filled)
                    });
                    if !fits {
                        continue;
                    }
                    let site = TriggerSite {
                        head,
                        words: vec![head],
                        verbal: phrase.is_verb(head),
                    };
                    let clause = Clause {
                        site,
                        functions: Vec::new(),
                    };
                    self.build(
                        phrase,
                        TriggerRef {
                            rule: number,
                            trigger: 0,
                            verbal: false,
                            needs: Needs::Nothing,
                            beside: Beside::default(),
                        },
                        &clause,
                        filled,
                        found,
                    );
                }
            }
        }
    }

    /// Gives a group of a pattern its role; whether it is of the type.
    fn fill_group(
        &self,
        phrase: &Phrase<'_>,
        role: Role,
        slot_type: SlotType,
        at: usize,
        filled: &mut Filled,
    ) -> bool {
        match (slot_type, role) {
            (SlotType::Agreement, _) => {
                filled.agreements.push(at);
                is_agreement_filler(phrase, at)
            }
            (SlotType::Anything, Role::Agreement | Role::Object) => {
                filled.object = Some(at);
                is_thing(phrase, at)
            }
            (SlotType::Step, _) => {
                (filled.object, filled.step) = (Some(at), Step::of(phrase, at));
                filled.step.is_some()
            }
            (SlotType::Talks, _) => {
                filled.object = Some(at);
                phrase.is_class(at, Class::Talks)
            }
            _ => {
                let before = filled.parties.len();
                for actor in self.cast.actors(phrase, at) {
                    if self.fits(&actor, slot_type) {
                        filled.parties.push(PartyFiller {
                            role,
                            function: Function::By,
                            actor,
                        });
                    }
                }
                filled.parties.len() > before
            }
        }
    }
}

/// The words and groups that a pattern matched.
struct Matched {
    words: Vec<usize>,
    groups: Vec<(Role, SlotType, usize)>,
}

/// Matches a pattern at a part: words by lemma or form, gaps of up to five words, noun groups whole.
fn match_pattern(phrase: &Phrase<'_>, pattern: &[PatternItem], start: usize) -> Option<Matched> {
    let mut matched = Matched {
        words: Vec::new(),
        groups: Vec::new(),
    };
    let mut at = start;
    let mut gap = false;
    for item in pattern {
        let reach = if gap { 6 } else { 1 };
        let candidates = at..phrase.len().min(at + reach);
        match item {
            PatternItem::Gap => {
                gap = true;
                continue;
            }
            PatternItem::Word(word) => {
                let found = candidates.into_iter().find(|part| {
                    phrase.lemma(*part) == word || phrase.word(*part).eq_ignore_ascii_case(word)
                })?;
                matched.words.push(found);
                at = found + 1;
            }
            PatternItem::Group(role, slot_type) => {
                // The highest noun whose group starts here.
                let (head, last) = candidates.into_iter().find_map(|first| {
                    let head = (first..phrase.len().min(first + 12))
                        .filter(|noun| phrase.is_noun(*noun) || phrase.tag(*noun) == Tag::Prp)
                        .rfind(|noun| phrase.noun_group(*noun).0 == first)?;
                    Some((head, phrase.noun_group(head).1))
                })?;
                matched.groups.push((*role, *slot_type, head));
                at = last + 1;
            }
        }
        gap = false;
    }
    Some(matched)
}

/// "but not the protocol": the word before a conjunct's group.
pub(super) fn groups_negated(phrase: &Phrase<'_>, at: usize) -> bool {
    let start = *phrase.subtree(at).start();
    phrase.label(at) == Label::Conj
        && start
            .checked_sub(1)
            .is_some_and(|before| phrase.lemma(before) == "not")
}
