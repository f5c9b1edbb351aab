//! Rules that anybody may have written, and rules that are put together from parts, on texts that hold their triggers.

use once::gazetteer;
use paraph::gazetteer::Gazetteer;
use paraph::rule::{
    Example, ExampleKind, Exclusion, Expectation, Frame, Function, Mark, Only, PatternItem, Rule,
    RuleSet, Slot, SlotType, Trigger, TriggerWord,
};
use paraph::{Document, Extractor, Modality, Relation, RelationKind, Role};

/// Reads any text as rules. It is refused with faults that have a place, or the rules print to a text that gives the same rules.
pub fn rule_source(bytes: &[u8]) {
    let source = super::text_of(bytes);
    match RuleSet::parse("mine.rule", source) {
        Ok(rules) => {
            check_printing(&rules);
            let text: Vec<&str> = rules
                .rules()
                .iter()
                .flat_map(|rule| rule.examples.iter().map(|example| example.text.as_str()))
                .take(8)
                .collect();
            let text = text.join(" ");
            let extractor = extractor(rules);
            super::texts::check(&text, &extractor.extract(&text));
        }
        Err(faults) => super::check_faults(&faults, source),
    }
}

/// The most texts that one set of rules reads. Most of the time goes into building the two extractors, so that they read
/// several.
const MAX_TEXTS: usize = 8;

/// Puts rules and texts together from parts, as the bytes choose. What holds: rules print to a text that gives the same rules;
/// every relation is of a rule that is there; the order of the rules makes no difference.
pub fn rule_structured(bytes: &[u8]) {
    let mut choices = Choices { bytes };
    let rules: Vec<Rule> = (0..=choices.below(4))
        .map(|number| rule(&mut choices, number))
        .collect();
    let mut turned = rules.clone();
    turned.reverse();
    let (set, turned) = match (RuleSet::new(rules.clone()), RuleSet::new(turned)) {
        (Ok(set), Ok(turned)) => (set, turned),
        (Err(faults), Err(_)) => {
            assert!(!faults.0.is_empty() && !faults.to_string().is_empty());
            return;
        }
        _ => panic!(
            "the order of the rules decides whether they load:\n{}",
            print(&rules)
        ),
    };
    check_printing(&set);
    let (there, back) = (extractor(set), extractor(turned));
    for _ in 0..MAX_TEXTS {
        let text = text(&mut choices, &rules);
        compare(&rules, &there, &back, &text);
        if choices.bytes.is_empty() {
            break;
        }
    }
}

/// Reads a text with the rules in their order and in the other one.
fn compare(rules: &[Rule], there: &Extractor, back: &Extractor, text: &str) {
    let there = there.extract_document(document(text));
    super::texts::check(text, &there);
    for relation in &there.relations {
        for evidence in &relation.evidence {
            let found = rules.iter().find(|rule| rule.name == evidence.rule);
            let kind = found.map(|rule| &rule.kind);
            assert_eq!(
                kind,
                Some(&relation.kind),
                "no such rule: {}",
                evidence.rule
            );
        }
    }
    let back = back.extract_document(document(text));
    assert_eq!(
        lines(&there.relations),
        lines(&back.relations),
        "the order of the rules changes what is found in {text:?}:\n{}",
        print(rules)
    );
}

fn lines(relations: &[Relation]) -> Vec<String> {
    relations
        .iter()
        .map(|relation| format!("{relation:?}"))
        .collect()
}

fn document(text: &str) -> Document<'_> {
    Document::new(text).published("2024-07-08".parse().expect("a date"))
}

fn extractor(rules: RuleSet) -> Extractor {
    Extractor::builder()
        .gazetteer(gazetteer().clone())
        .rules(rules)
        .build()
}

mod once {
    use std::sync::OnceLock;

    /// The invented states alone, which load fast.
    pub(super) fn gazetteer() -> &'static super::Gazetteer {
        static MADE: OnceLock<super::Gazetteer> = OnceLock::new();
        MADE.get_or_init(|| {
            let made = super::Gazetteer::builder()
                .with_builtin(false)
                .invented(true)
                .build();
            made.unwrap_or_else(|faults| panic!("{faults}"))
        })
    }
}

fn print(rules: &[Rule]) -> String {
    let printed: Vec<String> = rules.iter().map(Rule::to_string).collect();
    printed.join("\n")
}

/// Rules that print to a text which gives the same rules, and print alike again.
fn check_printing(rules: &RuleSet) {
    let printed = print(rules.rules());
    let again = RuleSet::parse("printed.rule", &printed)
        .unwrap_or_else(|faults| panic!("printed rules do not load:\n{faults}\n{printed}"));
    assert_eq!(rules.rules().len(), again.rules().len(), "{printed}");
    for (one, other) in rules.rules().iter().zip(again.rules()) {
        assert!(
            one.same_as(other),
            "printing changes a rule:\n{one:?}\n{other:?}"
        );
    }
    assert_eq!(printed, print(again.rules()));
}

/// Bytes as a row of choices. Where they end, the first of each is chosen.
struct Choices<'b> {
    bytes: &'b [u8],
}

impl Choices<'_> {
    fn below(&mut self, limit: usize) -> usize {
        let Some((first, rest)) = self.bytes.split_first() else {
            return 0;
        };
        self.bytes = rest;
        usize::from(*first) % limit
    }

    fn of<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())].clone()
    }

    fn word(&mut self, list: &[&str]) -> String {
        self.of(list).to_string()
    }
}

const VERBS: &[&str] = &[
    "sign",
    "ratify",
    "denounce",
    "pull",
    "put",
    "enter",
    "reach",
    "have",
    "be",
    "impose",
    "broker",
    "re-sign",
    "frobnicate",
];
const NOUNS: &[&str] = &[
    "signature",
    "ratification",
    "treaty",
    "talks",
    "embargo",
    "accession",
    "withdrawal",
    "Brexit",
];
const WORDS: &[&str] = &[
    "out",
    "of",
    "to",
    "on",
    "into",
    "force",
    "signature",
    "sanctions",
    "a",
    "not",
    "na\u{ef}ve",
    "U.S.",
    "it",
];
const HEADS: &[&str] = &["result", "budget", "deal", "pact", "law of the sea"];
const NAMES: &[&str] = &[
    "Ruritania",
    "the Bordurian parliament",
    "Strelsau",
    "Syldavia",
    "both countries",
    "Foreign Minister Anna Novak",
    "it",
    "they",
    "the Strelsau Convention",
    "a border treaty",
    "the deal",
    "talks",
    "sanctions",
    "the result",
    "41 states",
    "Klow",
];
const JOINTS: &[&str] = &[
    " ",
    " and ",
    ", ",
    ". ",
    " with ",
    " to ",
    " of ",
    " on ",
    " by ",
    " not ",
    " will ",
    " has ",
    " was ",
    " which ",
    " that ",
    "\n\n",
    " in ",
    " from ",
    " between ",
    " against ",
    " \u{201c}",
    "\u{201d} ",
    " (",
    ") ",
    " \u{2014} ",
    "'s ",
    " in May 2024",
    " on Monday",
    " refused to ",
];

fn rule(choices: &mut Choices<'_>, number: usize) -> Rule {
    let kinds = [
        RelationKind::Signed,
        RelationKind::Ratified,
        RelationKind::Opposed,
        RelationKind::PartyTo,
        RelationKind::Custom("sanctioned".into()),
    ];
    let mut rule = Rule::new(format!("rule_{number}"), choices.of(&kinds));
    if choices.below(2) == 1 {
        rule.about = choices.word(&[
            "An act.  Vienna Convention, art. 2.",
            "# no comment",
            "rule x -> y",
            "\u{e4}\u{2028}b",
        ]);
    }
    rule.verbs = (0..=choices.below(2))
        .map(|_| trigger(choices, VERBS))
        .collect();
    rule.nouns = (0..choices.below(3))
        .map(|_| trigger(choices, NOUNS))
        .collect();
    if choices.below(4) == 3 {
        let lemma = choices.word(VERBS);
        rule.forms
            .push((lemma, vec![choices.word(VERBS), choices.word(WORDS)]));
    }
    if choices.below(4) == 3 {
        rule.only = Some(choices.of(Only::ALL));
    }
    if choices.below(8) == 7 {
        rule.modality = choices.of(Modality::ALL);
    }
    rule.frames = (0..=choices.below(2)).map(|_| frame(choices)).collect();
    for _ in 0..choices.below(2) {
        let heads = (0..=choices.below(2))
            .map(|_| choices.word(HEADS))
            .collect();
        rule.exclusions.push(Exclusion {
            function: choices.of(Function::ALL),
            heads,
        });
    }
    for _ in 0..choices.below(2) {
        let mut items = vec![PatternItem::Word(choices.word(WORDS))];
        for _ in 0..choices.below(4) {
            items.push(match choices.below(3) {
                0 => PatternItem::Gap,
                1 => PatternItem::Word(choices.word(WORDS)),
                _ => PatternItem::Group(choices.of(Role::ALL), choices.of(SlotType::ALL)),
            });
        }
        rule.patterns.push(items);
    }
    if choices.below(3) == 2 {
        let mut example = Example {
            kind: ExampleKind::Reject,
            text: choices.word(&["Ruritania signed.", "It \"signed\" it.", "\"", ""]),
            expected: Vec::new(),
            line: 0,
        };
        if choices.below(2) == 1 {
            example.kind = choices.of(&[ExampleKind::Example, ExampleKind::Missed]);
            let field = choices.word(&["agent", "agreement", "polarity", "source"]);
            let value = choices.word(&["Ruritania", "negative", "# 5", "a \"b\""]);
            example.expected.push(Expectation { field, value });
        }
        rule.examples.push(example);
    }
    rule
}

fn trigger(choices: &mut Choices<'_>, heads: &[&str]) -> Trigger {
    let mut words = vec![TriggerWord::Word(choices.word(heads))];
    for _ in 0..choices.below(3) {
        if choices.below(4) == 3 && words.last() != Some(&TriggerWord::Gap) {
            words.push(TriggerWord::Gap);
        }
        let word = TriggerWord::Word(choices.word(WORDS));
        if words.last() != Some(&word) {
            words.push(word);
        }
    }
    if words.last() == Some(&TriggerWord::Gap) {
        words.pop();
    }
    Trigger { words }
}

fn frame(choices: &mut Choices<'_>) -> Frame {
    let mut slots = vec![Slot {
        function: Function::Subject,
        role: Role::Agent,
        slot_type: SlotType::Party,
        mark: choices.of(Mark::ALL),
    }];
    for _ in 0..=choices.below(3) {
        slots.push(Slot {
            function: choices.of(Function::ALL),
            role: choices.of(Role::ALL),
            slot_type: choices.of(SlotType::ALL),
            mark: choices.of(Mark::ALL),
        });
    }
    Frame { slots }
}

/// Names, triggers of the rules in some form, and what joins them.
fn text(choices: &mut Choices<'_>, rules: &[Rule]) -> String {
    let mut text = String::new();
    for _ in 0..12 {
        text.push_str(&choices.word(NAMES));
        text.push_str(&choices.word(JOINTS));
        let rule = choices.of(rules);
        let triggers: Vec<Trigger> = rule.verbs.iter().chain(&rule.nouns).cloned().collect();
        let trigger = choices.of(&triggers).to_string().replace("...", "its");
        let (head, tail) = trigger.split_once(' ').unwrap_or((&trigger, ""));
        let head = match choices.below(4) {
            0 => head.to_string(),
            1 => format!("{}ed", head.trim_end_matches('e')),
            2 => format!("{head}s"),
            _ => format!("{}ing", head.trim_end_matches('e')),
        };
        text.push_str(&head);
        text.push(' ');
        text.push_str(tail);
        text.push_str(&choices.word(JOINTS));
        if choices.bytes.is_empty() {
            break;
        }
    }
    text.push('.');
    text
}
