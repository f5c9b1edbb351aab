//! **Match**: rules as data, and the frames that turn clauses into candidate relations.
//!
//! A rule names the words that stand for an act and which grammatical function fills which role. It
//! carries its own examples, which are tests. The notation is described in `seeds/README.md`; the
//! built-in rules are in `seeds/rules/`, one file a kind.

mod ast;
mod check;
mod gate;
mod matching;
mod needs;
mod parse;
mod variation;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;
use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::error::{LoadError, LoadErrorKind, LoadErrors};
use crate::hash::Table;
use crate::inflection::{WordClass, lemma};
use crate::relation::RelationKind;

pub use ast::{
    Example, ExampleKind, Exclusion, Expectation, Frame, Function, Mark, Only, PatternItem, Rule,
    Slot, SlotType, Trigger, TriggerWord,
};
pub use check::{CheckFailure, CheckReport, Setting};
pub(crate) use matching::{Candidate, Matcher, PartyFiller, Refusal, Step};
pub(crate) use needs::Needs;
pub use parse::{MAX_ALTERNATIVES, MAX_FAULTS, MAX_FILE, MAX_TRIGGER_WORDS};

/// The most triggers that the rules of a set may have together.
pub const MAX_TRIGGERS: usize = 20_000;

/// A trigger of a rule: which rule, which of its triggers, and whether it is a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TriggerRef {
    pub(crate) rule: usize,
    pub(crate) trigger: usize,
    pub(crate) verbal: bool,
    pub(crate) needs: Needs,
    /// The words that must stand beside the head.
    pub(crate) beside: Beside,
}

/// Words of triggers other than their heads, each a bit; where there are more than bits, some share one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Beside(u128);

impl Beside {
    fn add(&mut self, other: Beside) {
        self.0 |= other.0;
    }

    /// Whether all words of a trigger may be among these.
    pub(crate) const fn has_all(self, wanted: Beside) -> bool {
        self.0 & wanted.0 == wanted.0
    }
}

#[derive(Debug, Default)]
struct Inner {
    rules: Vec<Rule>,
    /// Head lemma → the triggers that start with it.
    index: Table<String, Vec<TriggerRef>>,
    /// Irregular forms that rules state → their lemma.
    forms: Table<String, String>,
    /// The words of triggers other than their heads, in small letters.
    beside: Table<String, Beside>,
    barred: needs::Barred,
}

impl Inner {
    /// Gives each word that stands beside the head of a trigger a bit, in the order of the alphabet.
    fn number_words(&mut self, rules: &[Rule]) -> HashMap<String, Beside> {
        let mut words: Vec<String> = rules
            .iter()
            .flat_map(|rule| rule.verbs.iter().chain(&rule.nouns))
            .flat_map(words_beside)
            .collect();
        words.sort_unstable();
        words.dedup();
        let mut numbered = HashMap::new();
        for (number, word) in words.into_iter().enumerate() {
            let bit = Beside(1 << (number % 128));
            let noun = lemma(&word, WordClass::Noun).to_lowercase();
            for word in [noun, word.clone()] {
                self.beside.entry(word).or_default().add(bit);
            }
            numbered.insert(word, bit);
        }
        numbered
    }
}

/// The words of a trigger other than its head, in small letters.
fn words_beside(trigger: &Trigger) -> impl Iterator<Item = String> + '_ {
    trigger.words.iter().skip(1).filter_map(|word| match word {
        TriggerWord::Word(word) => Some(word.to_lowercase()),
        TriggerWord::Gap => None,
    })
}

/// Rules that were loaded together and do not tie. Cheap to clone.
#[derive(Clone, Default)]
pub struct RuleSet(Arc<Inner>);

impl fmt::Debug for RuleSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RuleSet({} rules)", self.0.rules.len())
    }
}

/// The files of built-in rules, one a kind.
const BUILTIN: &[(&str, &str)] = &[
    (
        "proposed.rule",
        include_str!("../../seeds/rules/proposed.rule"),
    ),
    (
        "negotiating.rule",
        include_str!("../../seeds/rules/negotiating.rule"),
    ),
    ("agreed.rule", include_str!("../../seeds/rules/agreed.rule")),
    (
        "initialled.rule",
        include_str!("../../seeds/rules/initialled.rule"),
    ),
    ("signed.rule", include_str!("../../seeds/rules/signed.rule")),
    (
        "approved.rule",
        include_str!("../../seeds/rules/approved.rule"),
    ),
    (
        "ratified.rule",
        include_str!("../../seeds/rules/ratified.rule"),
    ),
    (
        "acceded.rule",
        include_str!("../../seeds/rules/acceded.rule"),
    ),
    (
        "entered_into_force.rule",
        include_str!("../../seeds/rules/entered_into_force.rule"),
    ),
    (
        "extended.rule",
        include_str!("../../seeds/rules/extended.rule"),
    ),
    (
        "amended.rule",
        include_str!("../../seeds/rules/amended.rule"),
    ),
    (
        "suspended.rule",
        include_str!("../../seeds/rules/suspended.rule"),
    ),
    (
        "withdrew.rule",
        include_str!("../../seeds/rules/withdrew.rule"),
    ),
    (
        "violated.rule",
        include_str!("../../seeds/rules/violated.rule"),
    ),
    (
        "invoked.rule",
        include_str!("../../seeds/rules/invoked.rule"),
    ),
    (
        "mediated.rule",
        include_str!("../../seeds/rules/mediated.rule"),
    ),
    (
        "supported.rule",
        include_str!("../../seeds/rules/supported.rule"),
    ),
    (
        "opposed.rule",
        include_str!("../../seeds/rules/opposed.rule"),
    ),
    (
        "party_to.rule",
        include_str!("../../seeds/rules/party_to.rule"),
    ),
    (
        "expired.rule",
        include_str!("../../seeds/rules/expired.rule"),
    ),
];

static BUILTIN_SET: Lazy<RuleSet> = Lazy::new(|| {
    RuleSet::parse_all(BUILTIN.iter().copied()).unwrap_or_else(|errors| {
        // The files are part of the crate; a test loads them, so that this cannot reach a user.
        unreachable!("built-in rules do not load:\n{errors}")
    })
});

impl RuleSet {
    /// The rules that come with the crate.
    pub fn builtin() -> &'static RuleSet {
        &BUILTIN_SET
    }

    /// Reads the rules of one file; `file` is only a name for errors.
    ///
    /// ```
    /// use paraph::rule::RuleSet;
    /// let rules = RuleSet::parse("mine.rule", r#"
    /// rule sanction -> sanctioned
    /// verb     impose sanctions on
    /// frame    subject:agent(party)+ object:counterparty(party)+
    /// example  "Ruritania imposed sanctions on Borduria."
    ///          agent Ruritania; counterparty Borduria
    /// "#)?;
    /// assert_eq!(rules.rules()[0].name, "sanction");
    ///
    /// let errors = RuleSet::parse("mine.rule", "rule x -> y\nverv sign\n").unwrap_err();
    /// assert!(errors.to_string().starts_with("mine.rule:1:1: rule `x` has no verb"));
    /// assert!(errors.to_string().contains("mine.rule:2:1: found `verv`"));
    /// assert!(errors.to_string().contains("did you mean `verb`?"));
    /// # Ok::<(), paraph::LoadErrors>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Every fault of the file, each with line and column.
    pub fn parse(file: &str, source: &str) -> Result<RuleSet, LoadErrors> {
        RuleSet::parse_all([(file, source)])
    }

    /// Reads the rules of several files.
    ///
    /// # Errors
    ///
    /// Every fault of all files.
    pub fn parse_all<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<RuleSet, LoadErrors> {
        let mut rules = Vec::new();
        let mut errors = Vec::new();
        for (file, source) in files {
            match parse::parse(file, source) {
                Ok(found) => rules.extend(found),
                Err(found) => errors.extend(found),
            }
        }
        if errors.is_empty() {
            RuleSet::new(rules)
        } else {
            Err(LoadErrors(errors))
        }
    }

    /// A set of rules made from Rust values, or from other sets.
    ///
    /// # Errors
    ///
    /// Two rules of one name, or two that tie: the same trigger with frames that ask for the same; more than [`MAX_TRIGGERS`].
    pub fn new(rules: Vec<Rule>) -> Result<RuleSet, LoadErrors> {
        let mut errors = ties(&rules);
        let triggers: usize = rules
            .iter()
            .map(|rule| rule.verbs.len() + rule.nouns.len())
            .sum();
        if triggers > MAX_TRIGGERS {
            return Err(LoadErrors(vec![LoadError::new(
                rules.last().map_or("", |rule| &rule.file),
                rules.last().map_or(0, |rule| rule.line),
                1,
                LoadErrorKind::Limit,
                format!(
                    "the rules have {triggers} triggers; those of a set may have {MAX_TRIGGERS}"
                ),
            )]));
        }
        let mut inner = Inner::default();
        let numbered = inner.number_words(&rules);
        let mut named: HashMap<&str, &Rule> = HashMap::new();
        for (number, rule) in rules.iter().enumerate() {
            match named.entry(&rule.name) {
                Entry::Vacant(free) => {
                    free.insert(rule);
                }
                Entry::Occupied(first) => errors.push(LoadError::new(
                    rule.file.clone(),
                    rule.line,
                    1,
                    LoadErrorKind::Duplicate,
                    format!(
                        "rule `{}` is already defined in {}:{}",
                        rule.name,
                        first.get().file,
                        first.get().line
                    ),
                )),
            }
            for (verbal, triggers) in [(true, &rule.verbs), (false, &rule.nouns)] {
                for (trigger, words) in triggers.iter().enumerate() {
                    let class = if verbal {
                        WordClass::Verb
                    } else {
                        WordClass::Noun
                    };
                    let head = lemma(words.head(), class).to_lowercase();
                    let entry = inner.index.entry(head).or_default();
                    let mut beside = Beside::default();
                    for word in words_beside(words) {
                        beside.add(numbered.get(&word).copied().unwrap_or_default());
                    }
                    entry.push(TriggerRef {
                        rule: number,
                        trigger,
                        verbal,
                        needs: rule.needs(),
                        beside,
                    });
                }
            }
            for (lemma, forms) in &rule.forms {
                for form in forms {
                    let lemma = lemma.to_lowercase();
                    inner
                        .forms
                        .entry(form.to_lowercase())
                        .and_modify(|first| {
                            if lemma < *first {
                                first.clone_from(&lemma);
                            }
                        })
                        .or_insert(lemma);
                }
            }
        }
        // The order in which rules were given makes no difference.
        for triggers in inner.index.values_mut() {
            triggers.sort_by_key(|found| (&rules[found.rule].name, found.trigger, found.verbal));
        }
        if !errors.is_empty() {
            errors
                .sort_by(|a, b| (&a.file, a.line, &a.message).cmp(&(&b.file, b.line, &b.message)));
            return Err(LoadErrors(errors));
        }
        inner.barred = needs::Barred::of(&rules);
        inner.rules = rules;
        Ok(RuleSet(Arc::new(inner)))
    }

    /// These rules and others. A rule takes the place of the one that has its name.
    ///
    /// ```
    /// use paraph::{Extractor, rule::RuleSet};
    ///
    /// // "sign" of the built-in rules is replaced by one that knows "ink" alone.
    /// let mine = RuleSet::parse("mine.rule", r#"
    /// rule sign -> signed
    /// verb     ink
    /// frame    subject:agent(party)+ object:agreement!
    /// "#)?;
    /// let rules = RuleSet::builtin().with(&mine)?;
    /// assert_eq!(rules.rules().len(), RuleSet::builtin().rules().len());
    /// let extractor = Extractor::builder().rules(rules).build();
    /// assert_eq!(extractor.extract("Norway inked the fisheries pact.").relations.len(), 1);
    /// assert!(extractor.extract("Norway signed the fisheries pact.").relations.is_empty());
    /// # Ok::<(), paraph::LoadErrors>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Two rules that tie, as for [`RuleSet::new`].
    pub fn with(&self, others: &RuleSet) -> Result<RuleSet, LoadErrors> {
        let kept = self
            .rules()
            .iter()
            .filter(|rule| others.get(&rule.name).is_none());
        RuleSet::new(kept.chain(others.rules()).cloned().collect())
    }

    /// These rules without those of some names.
    ///
    /// ```
    /// use paraph::{Extractor, rule::RuleSet};
    ///
    /// let rules = RuleSet::builtin().without(&["oppose", "support"])?;
    /// let extractor = Extractor::builder().rules(rules).build();
    /// assert!(extractor.extract("Norway opposed the fisheries pact.").relations.is_empty());
    ///
    /// let errors = RuleSet::builtin().without(&["opose"]).unwrap_err();
    /// assert!(errors.to_string().contains("no rule is called `opose`; did you mean `oppose`?"));
    /// # Ok::<(), paraph::LoadErrors>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Each name that no rule has; the line is its place among the names.
    pub fn without(&self, names: &[&str]) -> Result<RuleSet, LoadErrors> {
        let known = || self.rules().iter().map(|rule| rule.name.as_str());
        let unknown = (1..)
            .zip(names)
            .filter(|(_, name)| self.get(name).is_none());
        let errors: Vec<LoadError> = unknown
            .map(|(line, name)| {
                let meant = parse::closest(name, known())
                    .map(|meant| format!("; did you mean `{meant}`?"))
                    .unwrap_or_default();
                LoadError::new(
                    "rules to leave out",
                    line,
                    1,
                    LoadErrorKind::UnknownWord,
                    format!("no rule is called `{name}`{meant}"),
                )
            })
            .collect();
        if !errors.is_empty() {
            return Err(LoadErrors(errors));
        }
        let kept = self
            .rules()
            .iter()
            .filter(|rule| !names.contains(&rule.name.as_str()));
        RuleSet::new(kept.cloned().collect())
    }

    /// The rules, in the order in which they were given.
    pub fn rules(&self) -> &[Rule] {
        &self.0.rules
    }

    /// The rule of a name.
    pub fn get(&self, name: &str) -> Option<&Rule> {
        self.0.rules.iter().find(|rule| rule.name == name)
    }

    /// The triggers that start with a lemma.
    pub(crate) fn triggers(&self, lemma: &str) -> &[TriggerRef] {
        let lemma = self.0.forms.get(lemma).map_or(lemma, String::as_str);
        self.0.index.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// Which words of triggers some words may be, given as they are or by their lemma.
    pub(crate) fn beside<'w>(&self, words: impl Iterator<Item = &'w str>) -> Beside {
        let mut found = Beside::default();
        for word in words {
            let small = match word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                true => self.0.beside.get(word),
                false => self.0.beside.get(&word.to_lowercase()),
            };
            found.add(small.copied().unwrap_or_default());
        }
        found
    }

    /// The rule of a kind that has a noun among its triggers, or else the first by its name, in whatever order the rules were given.
    pub(crate) fn of_noun(&self, kind: &RelationKind, noun: &str) -> Option<usize> {
        let all = self.rules();
        let has = |rule: &usize| {
            let mut nouns = all[*rule].nouns.iter();
            nouns.any(|trigger| trigger.head() == noun)
        };
        let of_kind = || (0..all.len()).filter(|rule| all[*rule].kind == *kind);
        let named = of_kind().filter(has).min_by_key(|rule| &all[*rule].name);
        named.or_else(|| {
            of_kind().min_by_key(|rule| (all[*rule].nouns.is_empty(), &all[*rule].name))
        })
    }

    /// The rules, by number, whose agreement a noun never is.
    pub(crate) fn barred(&self, noun: &str) -> &[usize] {
        self.0.barred.rules(noun)
    }

    pub(crate) fn trigger(&self, found: TriggerRef) -> &Trigger {
        let rule = &self.0.rules[found.rule];
        if found.verbal {
            &rule.verbs[found.trigger]
        } else {
            &rule.nouns[found.trigger]
        }
    }
}

/// What a slot asks for, whatever role it gives.
type Asked = (Function, SlotType, Mark);

/// The rules that would both hold on the same words, with nothing to decide: a fault for each trigger of the later one.
fn ties(rules: &[Rule]) -> Vec<LoadError> {
    let mut errors = Vec::new();
    let mut taken: HashMap<(bool, &Trigger, Vec<Asked>), usize> = HashMap::new();
    for (number, rule) in rules.iter().enumerate() {
        let frames: Vec<Vec<Asked>> = rule.frames.iter().map(asked).collect();
        let verbs = rule.verbs.iter().map(|trigger| (true, trigger));
        let nouns = rule.nouns.iter().map(|trigger| (false, trigger));
        for (verbal, trigger) in verbs.chain(nouns) {
            let first = frames
                .iter()
                .map(|frame| {
                    *taken
                        .entry((verbal, trigger, frame.clone()))
                        .or_insert(number)
                })
                .find(|first| *first != number);
            if let Some(first) = first {
                errors.push(tie(&rules[first], rule, trigger));
            }
        }
    }
    errors
}

fn asked(frame: &Frame) -> Vec<Asked> {
    let slots = frame.slots.iter();
    let mut asked: Vec<Asked> = slots
        .map(|slot| (slot.function, slot.slot_type, slot.mark))
        .collect();
    asked.sort();
    asked
}

fn tie(first: &Rule, second: &Rule, trigger: &Trigger) -> LoadError {
    LoadError::new(
        second.file.clone(),
        second.line,
        1,
        LoadErrorKind::Tie,
        format!(
            "rule `{}` ties with rule `{}` ({}:{}): both have the trigger `{trigger}` with the same frame; make one frame or trigger more specific",
            second.name, first.name, first.file, first.line
        ),
    )
}
