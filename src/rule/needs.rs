//! **Match**, needs: what a rule asks of the words around its triggers, known when it is loaded.

use super::ast::*;
use crate::hash::Table;
use crate::inflection::{WordClass, lemma};
use crate::lexicon::{self, Class};
use crate::relation::Role;

/// The head of an exclusion that stands for whatever fills the function.
pub(super) const ANYTHING: &str = "any";

/// What a trigger needs beside it to tell an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    /// Nothing.
    Nothing,
    /// A word that can be the agreement.
    Agreement,
    /// A word for talks.
    Talks,
    /// A word that can be the agreement, or one for what was done with it.
    Step,
    /// An agreement here or before: a stance on another thing counts only in a text that tells of one.
    Told,
}

impl Rule {
    /// What its triggers need.
    pub(crate) fn needs(&self) -> Needs {
        let every = |fits: &dyn Fn(&Slot) -> bool| {
            let needed = |slot: &Slot| matches!(slot.mark, Mark::Required | Mark::Some);
            let mut frames = self.frames.iter();
            frames.all(|frame| frame.slots.iter().any(|slot| needed(slot) && fits(slot)))
        };
        let agreement = |slot: &Slot| slot.slot_type == SlotType::Agreement;
        let thing = |slot: &Slot| {
            slot.slot_type == SlotType::Anything
                && matches!(slot.role, Role::Agreement | Role::Object)
        };
        if every(&agreement) {
            Needs::Agreement
        } else if every(&|slot| slot.slot_type == SlotType::Talks) {
            Needs::Talks
        } else if every(&|slot| agreement(slot) || slot.slot_type == SlotType::Step) {
            Needs::Step
        } else if self.kind.is_stance() && every(&|slot| agreement(slot) || thing(slot)) {
            Needs::Told
        } else {
            Needs::Nothing
        }
    }

    /// The lemmas of nouns that never are its agreement.
    fn barred(&self) -> impl Iterator<Item = &str> {
        let objects = self
            .frames
            .iter()
            .flat_map(|frame| &frame.slots)
            .all(|slot| slot.slot_type != SlotType::Agreement || slot.function == Function::Object);
        let exclusions = self
            .exclusions
            .iter()
            .filter(move |exclusion| objects && exclusion.function == Function::Object);
        // A part of a treaty, an alliance, or one of several objects can be meant in spite of the word.
        let always = |head: &&str| {
            let classes = lexicon::classes(head);
            *head != ANYTHING
                && !classes.has(Class::Agreement)
                && !classes.has(Class::Portion)
                && !matches!(*head, "alliance" | "league" | "entente")
        };
        let heads = exclusions.flat_map(|exclusion| &exclusion.heads);
        heads.map(String::as_str).filter(always)
    }
}

/// For each noun the rules, by number, whose agreement it never is.
#[derive(Debug, Default)]
pub(super) struct Barred(Table<String, Vec<usize>>);

impl Barred {
    pub(super) fn of(rules: &[Rule]) -> Barred {
        let mut barred = Barred::default();
        for (number, rule) in rules.iter().enumerate() {
            for head in rule.barred() {
                let singular = lemma(head, WordClass::Noun);
                for noun in [head, &*singular] {
                    barred.0.entry(noun.to_string()).or_default().push(number);
                }
            }
        }
        barred
    }

    pub(super) fn rules(&self, noun: &str) -> &[usize] {
        self.0.get(noun).map_or(&[], Vec::as_slice)
    }
}

/// Whether a word stands for an agreement that was told just before.
pub(super) fn is_pronoun(lemma: &str) -> bool {
    matches!(lemma, "it" | "its" | "them" | "they" | "this")
}

/// Whether a word that stands for an agreement, "it" or "another", is near enough to be that of a trigger: no object follows its
/// verb at a distance, and none stands a whole clause before it.
pub(super) const fn in_reach(trigger: usize, word: usize) -> bool {
    const BEFORE: usize = 20;
    const AFTER: usize = 6;
    if word < trigger {
        trigger - word <= BEFORE
    } else {
        word - trigger <= AFTER
    }
}
