//! A rule of your own, for an act that the built-in rules do not know: sanctions. Once as text, once as Rust values.
//!
//! `cargo run --example custom_rule`

use std::error::Error;

use paraph::rule::{
    Example, ExampleKind, Expectation, Frame, Function, Mark, Rule, RuleSet, Slot, SlotType,
    Trigger, TriggerWord,
};
use paraph::{Extractor, RelationKind, Role};

/// Five lines: what gives which kind, its verbs, which function fills which role, and a sentence that tests it.
const RULE: &str = r#"
rule     sanction -> sanctioned
verb     sanction, impose sanctions on, slap sanctions on
frame    subject:agent(party)+ object:counterparty(party)+
example  "Ruritania imposed sanctions on Borduria on Friday."
         agent Ruritania; counterparty Borduria; date Friday
reject   "Ruritania sanctioned the use of the bridge."
"#;

fn main() -> Result<(), Box<dyn Error>> {
    let from_text = RuleSet::parse("sanctions.rule", RULE)?;
    let from_rust = RuleSet::new(vec![sanction()])?;
    assert!(
        from_text.rules()[0].same_as(&from_rust.rules()[0]),
        "both say the same"
    );

    // A rule is tested by the sentences that stand beside it.
    let report = from_text.check();
    println!("{report}");
    assert!(report.is_ok());

    // Beside the built-in rules; rules that would tie are refused here. A rule of the name of a built-in one would take its
    // place, and `without` leaves built-in ones out.
    let rules = RuleSet::builtin().without(&["oppose"])?.with(&from_text)?;
    let extractor = Extractor::builder().rules(rules).build();
    let text = "Canada and Norway imposed sanctions on Belarus on Friday. \
                The two countries also signed a fisheries agreement in Ottawa.";
    for relation in extractor.extract(text).relations() {
        println!("{relation}");
    }
    Ok(())
}

/// The same rule, made in Rust: for rules that come from a database or a form.
fn sanction() -> Rule {
    let verb = |words: &str| Trigger {
        words: words
            .split(' ')
            .map(|word| TriggerWord::Word(word.to_string()))
            .collect(),
    };
    let slot = |function, role| Slot {
        function,
        role,
        slot_type: SlotType::Party,
        mark: Mark::Some,
    };
    let stated = |field: &str, value: &str| Expectation {
        field: field.to_string(),
        value: value.to_string(),
    };
    let example = |kind, text: &str, expected| Example {
        kind,
        text: text.to_string(),
        expected,
        line: 0,
    };

    let mut rule = Rule::new("sanction", RelationKind::Custom("sanctioned".into()));
    rule.verbs = ["sanction", "impose sanctions on", "slap sanctions on"]
        .map(verb)
        .to_vec();
    rule.frames = vec![Frame {
        slots: vec![
            slot(Function::Subject, Role::Agent),
            slot(Function::Object, Role::Counterparty),
        ],
    }];
    rule.examples = vec![
        example(
            ExampleKind::Example,
            "Ruritania imposed sanctions on Borduria on Friday.",
            vec![
                stated("agent", "Ruritania"),
                stated("counterparty", "Borduria"),
                stated("date", "Friday"),
            ],
        ),
        example(
            ExampleKind::Reject,
            "Ruritania sanctioned the use of the bridge.",
            Vec::new(),
        ),
    ];
    rule
}
