//! Runs the examples of rules: each rule is tested by the sentences that stand beside it.
//!
//! An example states all that its rule gives for a sentence, and only that. It must be found by the rule alone, with all rules
//! together, and after changes that cannot matter. A sentence that tells two acts is given twice, once for each.
//!
//! ```
//! use paraph::rule::RuleSet;
//! let rules = RuleSet::parse("mine.rule", r#"
//! rule sanction -> sanctioned
//! verb     impose sanctions on
//! frame    subject:agent(party)+ object:counterparty(party)+
//! example  "Ruritania imposed sanctions on Borduria."
//!          agent Ruritania
//! "#)?;
//! let report = rules.check();
//! assert!(!report.is_ok());
//! assert!(report.to_string().contains("found:    agent Ruritania; counterparty Borduria"));
//! # Ok::<(), paraph::LoadErrors>(())
//! ```

use std::fmt;

use once_cell::sync::Lazy;

use crate::extractor::{Document, Extractor};
use crate::gazetteer::Gazetteer;
use crate::relation::{Entity, Modality, Polarity, Relation};
use crate::rule::RuleSet;
use crate::rule::ast::{Example, ExampleKind, Expectation, Rule};
use crate::rule::variation::{self, Exchange, plain};

/// The built-in names with the invented states.
static NAMES: Lazy<Gazetteer> = Lazy::new(|| {
    // The tables are part of the crate, and a test loads them.
    let names = Gazetteer::builder().invented(true).build();
    names.unwrap_or_else(|_| Gazetteer::builtin().clone())
});

static EXCHANGES: Lazy<[Exchange; 2]> = Lazy::new(|| [Exchange::by(1), Exchange::by(7)]);

/// In what surroundings an example was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Setting {
    /// Its rule is the only one.
    Alone,
    /// All rules of the set are there.
    Together,
    /// Sentences that have nothing to do with it stand around it.
    Moved,
    /// With curly quotes and two spaces between words.
    Respelled,
    /// Other invented states take the place of its own.
    Exchanged,
    /// Without a full stop and with capitals, as a headline.
    Headline,
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Setting::Alone => "with this rule alone",
            Setting::Together => "with all rules",
            Setting::Moved => "between other sentences",
            Setting::Respelled => "with curly quotes and double spaces",
            Setting::Exchanged => "with other states",
            Setting::Headline => "as a headline",
        })
    }
}

/// An example that did not give what it states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckFailure {
    /// The rule's name.
    pub rule: String,
    /// The rule's file; empty for a rule that was made from Rust values.
    pub file: String,
    /// The line of the example, from 1; 0 for one that was made from Rust values.
    pub line: usize,
    /// What the example is for.
    pub kind: ExampleKind,
    /// The first setting in which it failed.
    pub setting: Setting,
    /// The text that was read there.
    pub text: String,
    /// What should have been found, one act each; empty for a reject.
    pub expected: Vec<String>,
    /// What the rule gave, one act each.
    pub found: Vec<String>,
    /// What was tried at each trigger, as [`Extractor::explain`] tells it.
    pub explanation: String,
}

impl fmt::Display for CheckFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}:{}: ", self.file, self.line)?;
        }
        writeln!(
            f,
            "{} of rule `{}`, {}",
            self.kind.as_str(),
            self.rule,
            self.setting
        )?;
        writeln!(f, "  \"{}\"", self.text)?;
        if self.kind == ExampleKind::Missed {
            return writeln!(f, "  found now: make it an example");
        }
        for (word, acts) in [("expected:", &self.expected), ("found:", &self.found)] {
            if acts.is_empty() {
                writeln!(f, "  {word:<9} nothing")?;
            }
            for act in acts {
                writeln!(f, "  {word:<9} {act}")?;
            }
        }
        for line in self.explanation.lines() {
            writeln!(f, "    | {line}")?;
        }
        Ok(())
    }
}

/// What running the examples of a rule set gave. Prints readably.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckReport {
    examples: usize,
    rules: usize,
    failures: Vec<CheckFailure>,
    warnings: Vec<CheckFailure>,
    untested: Vec<String>,
}

impl CheckReport {
    /// Whether no example failed.
    pub fn is_ok(&self) -> bool {
        self.failures.is_empty()
    }

    /// How many examples, rejects and missed sentences were run.
    pub fn examples(&self) -> usize {
        self.examples
    }

    /// The examples that failed, in the order of the rules.
    pub fn failures(&self) -> &[CheckFailure] {
        &self.failures
    }

    /// Examples that hold, but not when they are written as a headline.
    pub fn warnings(&self) -> &[CheckFailure] {
        &self.warnings
    }

    /// The rules that have no example or no reject.
    pub fn untested(&self) -> &[String] {
        &self.untested
    }

    /// The report without the failures and warnings that another one has too.
    pub fn without(mut self, known: &CheckReport) -> CheckReport {
        self.failures
            .retain(|failure| !known.failures.contains(failure));
        self.warnings
            .retain(|warning| !known.warnings.contains(warning));
        self.untested.retain(|rule| !known.untested.contains(rule));
        self
    }
}

impl fmt::Display for CheckReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for failure in &self.failures {
            writeln!(f, "{failure}")?;
        }
        for warning in &self.warnings {
            let found = if warning.found.is_empty() {
                "nothing".to_string()
            } else {
                warning.found.join(" and ")
            };
            writeln!(
                f,
                "warning: {}:{}: `{}`, {}: found {found}",
                warning.file, warning.line, warning.rule, warning.setting
            )?;
            writeln!(f, "  \"{}\"", warning.text)?;
        }
        for rule in &self.untested {
            writeln!(f, "warning: rule `{rule}` needs an example and a reject")?;
        }
        let CheckReport {
            examples,
            rules,
            failures,
            warnings,
            ..
        } = self;
        write!(
            f,
            "{examples} examples of {rules} rules: {} failed, {} with a warning",
            failures.len(),
            warnings.len()
        )
    }
}

impl RuleSet {
    /// Runs the examples of all rules, with the built-in names and the invented states.
    ///
    /// Fields that an example does not state must be empty, positive and asserted. A `reject` must give nothing, a `missed`
    /// must not be found yet.
    pub fn check(&self) -> CheckReport {
        self.check_with(&NAMES)
    }

    /// Runs the examples of all rules with names of your own.
    pub fn check_with(&self, gazetteer: &Gazetteer) -> CheckReport {
        let extractor = |rules: RuleSet| {
            Extractor::builder()
                .gazetteer(gazetteer.clone())
                .rules(rules)
                .build()
        };
        let together = extractor(self.clone());
        let mut report = CheckReport {
            rules: self.rules().len(),
            ..CheckReport::default()
        };
        for rule in self.rules() {
            report.examples += rule.examples.len();
            // A rule of a set that was loaded loads by itself, too.
            let alone = extractor(RuleSet::new(vec![rule.clone()]).unwrap_or_default());
            let mut run = Run {
                rule,
                alone: &alone,
                together: &together,
                report: &mut report,
            };
            run.examples();
        }
        report
    }
}

/// The examples of one rule.
struct Run<'a> {
    rule: &'a Rule,
    alone: &'a Extractor,
    together: &'a Extractor,
    report: &'a mut CheckReport,
}

impl Run<'_> {
    fn examples(&mut self) {
        let of = |kind: ExampleKind| {
            self.rule
                .examples
                .iter()
                .any(|example| example.kind == kind)
        };
        if !of(ExampleKind::Example) || !of(ExampleKind::Reject) {
            self.report.untested.push(self.rule.name.clone());
        }
        for (at, example) in self.rule.examples.iter().enumerate() {
            // Examples of one text state together what is found there, and are run with the first of them.
            let same =
                |other: &&Example| other.text == example.text && other.kind == ExampleKind::Example;
            if same(&example) && self.rule.examples[..at].iter().any(|other| same(&other)) {
                continue;
            }
            let expected: Vec<Vec<Expectation>> = match example.kind {
                ExampleKind::Example => self
                    .rule
                    .examples
                    .iter()
                    .filter(same)
                    .map(|example| example.expected.clone())
                    .collect(),
                ExampleKind::Reject => Vec::new(),
                ExampleKind::Missed => vec![example.expected.clone()],
            };
            let failure = self.failure(example, &expected);
            match (example.kind, failure) {
                (ExampleKind::Missed, Some(_)) => {}
                (ExampleKind::Missed, None) => {
                    let setting = Setting::Together;
                    self.report.failures.push(self.describe(
                        example,
                        setting,
                        &example.text,
                        &expected,
                    ));
                }
                (_, Some(failure)) => self.report.failures.push(failure),
                (ExampleKind::Example, None) => self.headline(example, &expected),
                (ExampleKind::Reject, None) => {}
            }
        }
    }

    /// The first setting in which what is found differs from what is expected.
    fn failure(&self, example: &Example, expected: &[Vec<Expectation>]) -> Option<CheckFailure> {
        let text = &example.text;
        for (setting, text) in [
            (Setting::Alone, text.clone()),
            (Setting::Together, text.clone()),
            (Setting::Moved, variation::moved(text)),
            (Setting::Respelled, variation::respelled(text)),
        ] {
            if !self.holds(setting, &text, expected) {
                return Some(self.describe(example, setting, &text, expected));
            }
        }
        EXCHANGES.iter().find_map(|exchange| {
            let text = exchange.text(text)?;
            let expected: Vec<_> = expected.iter().map(|act| exchange.expected(act)).collect();
            let holds = self.holds(Setting::Exchanged, &text, &expected);
            (!holds).then(|| self.describe(example, Setting::Exchanged, &text, &expected))
        })
    }

    fn headline(&mut self, example: &Example, expected: &[Vec<Expectation>]) {
        let Some(text) = variation::headline(&example.text) else {
            return;
        };
        if !self.holds(Setting::Headline, &text, expected) {
            let warning = self.describe(example, Setting::Headline, &text, expected);
            self.report.warnings.push(warning);
        }
    }

    fn extractor(&self, setting: Setting) -> &Extractor {
        if setting == Setting::Alone {
            self.alone
        } else {
            self.together
        }
    }

    /// What this rule gives.
    fn found(&self, setting: Setting, text: &str) -> Vec<Relation> {
        let mut relations = self.extractor(setting).extract(text).relations;
        relations.retain(|relation| {
            relation
                .evidence
                .iter()
                .any(|evidence| evidence.rule == self.rule.name)
        });
        relations
    }

    /// Whether each act that is expected is found, and no other.
    fn holds(&self, setting: Setting, text: &str, expected: &[Vec<Expectation>]) -> bool {
        let mut found = self.found(setting, text);
        for act in expected {
            match found
                .iter()
                .position(|relation| states(act, relation, setting == Setting::Headline))
            {
                Some(at) => found.remove(at),
                None => return false,
            };
        }
        found.is_empty()
    }

    fn describe(
        &self,
        example: &Example,
        setting: Setting,
        text: &str,
        expected: &[Vec<Expectation>],
    ) -> CheckFailure {
        let join = |facts: &[Expectation]| {
            let words: Vec<String> = facts
                .iter()
                .map(|fact| format!("{} {}", fact.field, fact.value))
                .collect();
            words.join("; ")
        };
        CheckFailure {
            rule: self.rule.name.clone(),
            file: self.rule.file.clone(),
            line: example.line,
            kind: example.kind,
            setting,
            text: text.to_string(),
            expected: expected.iter().map(|act| join(act)).collect(),
            found: self
                .found(setting, text)
                .iter()
                .map(|relation| join(&facts(relation)))
                .collect(),
            explanation: self
                .extractor(setting)
                .explain(Document::new(text))
                .to_string(),
        }
    }
}

/// All that a relation says, in the words of an example.
fn facts(relation: &Relation) -> Vec<Expectation> {
    let mut facts = Vec::new();
    let mut fact = |field: &str, value: &str| {
        facts.push(Expectation {
            field: field.to_string(),
            value: plain(value),
        });
    };
    let name = |entity: &Entity| match entity.count {
        Some(count) => format!("{count} {}", entity.name),
        None => entity.name.clone(),
    };
    relation
        .agents
        .iter()
        .for_each(|agent| fact("agent", &name(agent)));
    relation
        .counterparties
        .iter()
        .for_each(|party| fact("counterparty", &name(party)));
    relation
        .people
        .iter()
        .for_each(|person| fact("person", &person.name));
    relation
        .bodies
        .iter()
        .for_each(|body| fact("body", &body.name));
    for (field, value) in [
        (
            "agreement",
            relation.agreement.as_ref().map(|agreement| &agreement.name),
        ),
        (
            "object",
            relation.object.as_ref().map(|object| &object.text),
        ),
        ("place", relation.place.as_ref().map(|place| &place.name)),
        ("date", relation.date.as_ref().map(|date| &date.text)),
        ("source", relation.source.as_ref()),
    ] {
        value.iter().for_each(|value| fact(field, value));
    }
    if relation.polarity != Polarity::Positive {
        fact("polarity", relation.polarity.as_str());
    }
    if relation.modality != Modality::Asserted {
        fact("modality", relation.modality.as_str());
    }
    facts
}

/// Whether a relation says what is expected, all and only.
fn states(expected: &[Expectation], relation: &Relation, ignore_case: bool) -> bool {
    let same = |a: &str, b: &str| {
        let (a, b) = (plain(a), plain(b));
        a == b || ignore_case && a.to_lowercase() == b.to_lowercase()
    };
    let mut found = facts(relation);
    for Expectation { field, value } in expected {
        let holds = match (field.as_str(), value.as_str()) {
            ("polarity", "positive") => relation.polarity == Polarity::Positive,
            ("modality", "asserted") => relation.modality == Modality::Asserted,
            ("kind", kind) => relation.kind.as_str() == kind,
            _ => {
                // An agreement may be given by any of the ways in which the text says it.
                let mentions = relation
                    .agreement
                    .iter()
                    .flat_map(|agreement| &agreement.mentions);
                let mentioned = field == "agreement"
                    && mentions.into_iter().any(|mention| same(mention, value));
                let at = found.iter().position(|fact| {
                    fact.field == *field && (mentioned || same(&fact.value, value))
                });
                at.map(|at| found.remove(at)).is_some()
            }
        };
        if !holds {
            return false;
        }
    }
    found.is_empty()
}
