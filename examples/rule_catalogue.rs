//! Writes `seeds/RULES.md`, a page with all built-in rules and their examples: `cargo run --example rule_catalogue`.

use std::fmt::Write;

use paraph::RelationKind;
use paraph::rule::{Example, ExampleKind, Rule, RuleSet, Trigger};

fn main() -> std::io::Result<()> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/RULES.md");
    std::fs::write(path, catalogue(RuleSet::builtin()))
}

/// The page, in Markdown.
pub(crate) fn catalogue(rules: &RuleSet) -> String {
    let mut kinds: Vec<_> = rules.rules().iter().map(|rule| &rule.kind).collect();
    kinds.sort();
    kinds.dedup();
    let mut page = "# The rules\n\nWritten by `cargo run --example rule_catalogue`; edit `seeds/rules/` instead. The notation is explained in \
                    [README.md](README.md).\n\n| kind | rules |\n|---|---|\n"
        .to_string();
    let of = |kind: &RelationKind| {
        let kind = kind.clone();
        rules.rules().iter().filter(move |rule| rule.kind == kind)
    };
    for kind in &kinds {
        let names: Vec<String> = of(kind).map(|rule| format!("`{}`", rule.name)).collect();
        let _ = writeln!(page, "| [{kind}](#{kind}) | {} |", names.join(", "));
    }
    for kind in &kinds {
        let _ = writeln!(page, "\n## {kind}");
        of(kind).for_each(|rule| entry(&mut page, rule));
    }
    page
}

fn entry(page: &mut String, rule: &Rule) {
    let _ = writeln!(page, "\n### `{}`\n\n{}\n", rule.name, rule.about);
    for (word, triggers) in [("Verbs", &rule.verbs), ("Nouns", &rule.nouns)] {
        if !triggers.is_empty() {
            let list: Vec<String> = triggers.iter().map(Trigger::to_string).collect();
            let _ = writeln!(page, "- {word}: {}", list.join(", "));
        }
    }
    for frame in &rule.frames {
        let slots: Vec<String> = frame.slots.iter().map(ToString::to_string).collect();
        let _ = writeln!(page, "- Frame: `{}`", slots.join(" "));
    }
    for exclusion in &rule.exclusions {
        let _ = writeln!(
            page,
            "- Not with the {}: {}",
            exclusion.function.as_str(),
            exclusion.heads.join(", ")
        );
    }
    for (kind, title) in [
        (ExampleKind::Example, "| found | as |\n|---|---|"),
        (ExampleKind::Reject, "| nothing is found in |\n|---|"),
        (
            ExampleKind::Missed,
            "| not found yet | should be |\n|---|---|",
        ),
    ] {
        let examples: Vec<&Example> = rule
            .examples
            .iter()
            .filter(|example| example.kind == kind)
            .collect();
        if !examples.is_empty() {
            let _ = writeln!(page, "\n{title}");
        }
        for example in examples {
            let stated: Vec<String> = example
                .expected
                .iter()
                .map(|stated| format!("{} **{}**", stated.field, stated.value))
                .collect();
            let _ = match kind {
                ExampleKind::Reject => writeln!(page, "| {} |", example.text),
                _ => writeln!(page, "| {} | {} |", example.text, stated.join(", ")),
            };
        }
    }
}
