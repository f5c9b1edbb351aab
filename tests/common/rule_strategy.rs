//! Rules made at random.

use paraph::rule::{
    Example, ExampleKind, Exclusion, Expectation, Frame, Function, Mark, Only, PatternItem, Rule,
    Slot, SlotType, Trigger, TriggerWord,
};
use paraph::{Modality, RelationKind, Role};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Two to five words, no two alike, with a gap between some of them.
fn trigger(word: BoxedStrategy<String>) -> impl Strategy<Value = Trigger> {
    (vec(word, 1..5), any::<u8>()).prop_map(|(mut words, gaps)| {
        words.dedup();
        let mut all = vec![TriggerWord::Word(words.remove(0))];
        for (number, word) in words.into_iter().enumerate() {
            if gaps >> number & 1 == 1 {
                all.push(TriggerWord::Gap);
            }
            all.push(TriggerWord::Word(word));
        }
        Trigger { words: all }
    })
}

fn slot() -> impl Strategy<Value = Slot> {
    (
        select(Function::ALL),
        select(Role::ALL),
        select(SlotType::ALL),
        select(Mark::ALL),
    )
        .prop_map(|(function, role, slot_type, mark)| Slot {
            function,
            role,
            slot_type,
            mark,
        })
}

fn pattern(word: BoxedStrategy<String>) -> impl Strategy<Value = Vec<PatternItem>> {
    let item = prop_oneof![
        word.clone().prop_map(PatternItem::Word),
        Just(PatternItem::Gap),
        (select(Role::ALL), select(SlotType::ALL))
            .prop_map(|(role, slot_type)| PatternItem::Group(role, slot_type)),
    ];
    (word, vec(item, 0..5)).prop_map(|(anchor, mut items)| {
        items.push(PatternItem::Word(anchor));
        items
    })
}

fn example() -> impl Strategy<Value = Example> {
    let fields: Vec<&str> = Role::ALL
        .iter()
        .map(|role| role.as_str())
        .chain(["polarity", "modality", "source", "kind"])
        .collect();
    let stated =
        (select(fields), "[A-Za-zé\"'(][A-Za-zé\"'(), -]{0,12}[a-z]").prop_map(|(field, value)| {
            Expectation {
                field: field.to_string(),
                value,
            }
        });
    let kinds = [
        ExampleKind::Example,
        ExampleKind::Reject,
        ExampleKind::Missed,
    ];
    (
        select(kinds.to_vec()),
        "[ -~éô“”’–]{0,40}",
        vec(stated, 1..4),
    )
        .prop_map(|(kind, text, stated)| Example {
            kind,
            text,
            expected: if kind == ExampleKind::Reject {
                Vec::new()
            } else {
                stated
            },
            line: 0,
        })
}

fn kind() -> impl Strategy<Value = RelationKind> {
    let own = "[a-z][a-z0-9_-]{0,8}".prop_map(|word| {
        word.parse::<RelationKind>()
            .unwrap_or_else(|never| match never {})
    });
    prop_oneof![select(RelationKind::BUILTIN.to_vec()), own]
}

/// A rule whose words are made so.
pub(crate) fn rule_of(word: BoxedStrategy<String>) -> impl Strategy<Value = Rule> {
    let head = (
        "[a-z][a-z0-9_-]{0,8}",
        kind(),
        "([!-~]([ -~]{0,30}[!-~])?)?",
    );
    let triggers = (
        vec(trigger(word.clone()), 1..4),
        vec(trigger(word.clone()), 0..3),
    );
    let forms = (
        vec((word.clone(), vec(word.clone(), 1..3)), 0..2),
        proptest::option::of(select(Only::ALL)),
        select(Modality::ALL),
    );
    let frames = vec(vec(slot(), 1..4), 1..3);
    let exclusions = vec((select(Function::ALL), vec(word.clone(), 1..4)), 0..2);
    let tests = (vec(pattern(word), 0..2), vec(example(), 0..4));
    (head, triggers, forms, frames, exclusions, tests).prop_map(
        |(
            (name, kind, about),
            (verbs, nouns),
            (forms, only, modality),
            frames,
            exclusions,
            (patterns, examples),
        )| {
            let mut rule = Rule::new(name, kind);
            rule.about = about;
            rule.verbs = verbs;
            rule.nouns = nouns;
            rule.forms = forms;
            rule.only = only;
            rule.modality = modality;
            rule.frames = frames.into_iter().map(|slots| Frame { slots }).collect();
            rule.exclusions = exclusions
                .into_iter()
                .map(|(function, heads)| Exclusion { function, heads })
                .collect();
            rule.patterns = patterns;
            rule.examples = examples;
            rule
        },
    )
}
