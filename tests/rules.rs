//! The built-in rules and what stands beside them; and the check that runs it.

use std::collections::BTreeMap;
use std::path::Path;

use paraph::gazetteer::{Gazetteer, NameForm};
use paraph::rule::{ExampleKind, Rule, RuleSet, Setting};
use paraph::{Extractor, Span};

#[path = "../examples/rule_catalogue.rs"]
#[allow(dead_code)]
mod rule_catalogue;

/// The files of `seeds/rules`: name and text.
fn files() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/rules");
    let entries = std::fs::read_dir(&folder).expect("seeds/rules is there");
    entries
        .map(|entry| entry.expect("it can be listed").path())
        .map(|path| {
            let name = path
                .file_name()
                .expect("a file")
                .to_string_lossy()
                .into_owned();
            (
                name,
                std::fs::read_to_string(&path).expect("a rule file is UTF-8"),
            )
        })
        .collect()
}

fn parse(text: &str) -> RuleSet {
    RuleSet::parse("test.rule", text).unwrap_or_else(|errors| panic!("{errors}"))
}

/// A rule with one more clause.
fn sanction(clause: &str) -> RuleSet {
    parse(&format!(
        "rule sanction -> sanctioned\nverb impose sanctions on\nframe subject:agent(party)+ object:counterparty(party)+\n{clause}\n"
    ))
}

#[test]
fn every_rule_file_is_built_in_and_loads_without_ties() {
    let files = files();
    let read = RuleSet::parse_all(
        files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    )
    .unwrap_or_else(|errors| panic!("{errors}"));
    let names = |rules: &RuleSet| {
        let mut names: Vec<String> = rules.rules().iter().map(|rule| rule.name.clone()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&read), names(RuleSet::builtin()));
}

#[test]
fn every_rule_file_holds_one_kind_and_is_named_by_it() {
    for rule in RuleSet::builtin().rules() {
        assert_eq!(
            rule.file,
            format!("{}.rule", rule.kind),
            "{}:{}",
            rule.file,
            rule.line
        );
    }
}

/// Rules whose act the law of treaties does not know: events and stances.
const NO_LAW: &[&str] = &[
    "result",
    "announce",
    "oppose",
    "criticise",
    "call_bad",
    "draw_protest",
    "is_bad",
    "is_good",
    "not_recognise",
    "propose",
    "call_for",
    "support",
    "draw_approval",
    "call_good",
];

#[test]
fn every_rule_is_complete() {
    let mut wrong = Vec::new();
    for rule in RuleSet::builtin().rules() {
        let mut lacks = |what: &str| {
            wrong.push(format!(
                "{}:{}: {} has {what}",
                rule.file, rule.line, rule.name
            ));
        };
        let law = ["Vienna Convention, art. ", "United Nations, art. "]
            .iter()
            .any(|source| rule.about.contains(source));
        match (law, NO_LAW.contains(&rule.name.as_str())) {
            (false, false) => lacks("no article of the law that it rests on"),
            (true, true) => lacks("an article: take it off the list"),
            _ if rule.about.is_empty() => lacks("nothing that says what it is about"),
            _ => {}
        }
        for (kind, least) in [
            (ExampleKind::Example, 6),
            (ExampleKind::Reject, 4),
            (ExampleKind::Missed, 1),
        ] {
            let count = rule
                .examples
                .iter()
                .filter(|example| example.kind == kind)
                .count();
            if count < least {
                lacks(&format!("{count} of `{}`, not {least}", kind.as_str()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_examples_of_the_built_in_rules_hold() {
    let report = RuleSet::builtin().check();
    assert!(report.is_ok(), "{report}");
}

#[test]
fn examples_name_invented_states_only() {
    let gazetteer = Gazetteer::builtin();
    for rule in RuleSet::builtin().rules() {
        for example in &rule.examples {
            let mut hits = Vec::new();
            gazetteer.hits(&example.text, Span::new(0, example.text.len()), &mut hits);
            for hit in hits {
                let real = gazetteer.senses(hit.name).iter().any(|sense| {
                    let common = sense.form == NameForm::Legislature;
                    gazetteer.entry(sense.entry).entity_type().is_state() && !common
                });
                assert!(
                    !real,
                    "{}:{}: {}",
                    rule.file,
                    example.line,
                    hit.span.of(&example.text)
                );
            }
        }
    }
}

#[test]
fn the_order_of_rules_never_matters() {
    let mut rules: Vec<Rule> = RuleSet::builtin().rules().to_vec();
    rules.reverse();
    let names = Gazetteer::builder()
        .invented(true)
        .build()
        .expect("the tables load");
    let extractor = |rules| {
        Extractor::builder()
            .gazetteer(names.clone())
            .rules(rules)
            .build()
    };
    let forward = extractor(RuleSet::builtin().clone());
    let backward = extractor(RuleSet::new(rules.clone()).expect("they do not tie in any order"));
    for example in rules.iter().flat_map(|rule| &rule.examples) {
        assert_eq!(
            forward.extract(&example.text),
            backward.extract(&example.text),
            "{}",
            example.text
        );
    }
}

#[test]
fn the_order_of_rules_that_fill_alike_never_matters() {
    let rules = parse(
        "rule a -> one\nverb sign\nframe subject:agent(party)+ object:agreement!\n\
         rule b -> two\nverb sign\nframe subject:agent(party)+ object:agreement! with:agent(party)\n",
    );
    let mut backward = rules.rules().to_vec();
    backward.reverse();
    let kind = |rules: RuleSet| {
        let extractor = Extractor::builder().rules(rules).build();
        let extraction = extractor.extract("Norway signed the fisheries treaty.");
        extraction
            .relations()
            .iter()
            .map(|relation| relation.kind.clone())
            .collect::<Vec<_>>()
    };
    let forward = kind(rules);
    assert_eq!(forward.len(), 1);
    assert_eq!(
        forward,
        kind(RuleSet::new(backward).expect("they do not tie"))
    );
}

#[test]
fn a_rule_of_the_same_name_takes_the_place_of_another_and_one_can_be_left_out() {
    let mine = parse("rule sign -> mine\nverb sign\nframe object:agreement!\n");
    let replaced = RuleSet::builtin().with(&mine).expect("they do not tie");
    assert_eq!(
        replaced.rules().len(),
        RuleSet::builtin().rules().len(),
        "none is added"
    );
    let sign = replaced.get("sign").expect("it is there");
    assert!(sign.same_as(&mine.rules()[0]));
    let fewer = replaced
        .without(&["sign", "ratify"])
        .expect("both are there");
    assert_eq!(fewer.rules().len(), replaced.rules().len() - 2);
    assert!(fewer.get("sign").is_none() && fewer.get("ratify").is_none());
    let faults = replaced.without(&["sign", "ratfy", "zzz"]).unwrap_err();
    let lines: Vec<usize> = faults.0.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [2, 3], "{faults}");
    assert!(faults.to_string().contains("did you mean `ratify`?"));
}

#[test]
fn the_catalogue_of_rules_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/RULES.md");
    let page = std::fs::read_to_string(path).expect("seeds/RULES.md is there");
    let stale = page != rule_catalogue::catalogue(RuleSet::builtin());
    assert!(
        !stale,
        "seeds/RULES.md is stale; write it anew with `cargo run --example rule_catalogue`"
    );
}

#[test]
fn the_rules_shown_in_the_readme_hold() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/README.md");
    let page = std::fs::read_to_string(path).expect("seeds/README.md is there");
    let shown: Vec<String> = page
        .split("```")
        .skip(1)
        .step_by(2)
        .filter(|block| block.trim_start().starts_with("rule "))
        .map(|block| {
            block
                .lines()
                .map(|line| line.strip_prefix("   ").unwrap_or(line))
                .collect::<Vec<_>>()
                .join("\n")
        })
        .collect();
    assert!(!shown.is_empty(), "the page shows a rule");
    for rule in shown {
        let report = parse(&rule).check();
        assert!(report.is_ok() && report.untested().is_empty(), "{report}");
    }
}

// The check itself.

#[test]
fn an_example_that_holds_passes() {
    let report = sanction("example \"Ruritania imposed sanctions on Borduria.\"\n  agent Ruritania; counterparty Borduria").check();
    assert!(report.is_ok(), "{report}");
    assert_eq!(report.examples(), 1);
}

#[test]
fn an_example_states_all_and_only() {
    for stated in [
        "agent Ruritania",
        "agent Ruritania; counterparty Borduria; counterparty Syldavia",
        "agent Ruritania; counterparty Borduria; date Monday",
        "agent Borduria; counterparty Ruritania",
        "agent Ruritania; counterparty Borduria; polarity negative",
        "agent Ruritania; counterparty Borduria; modality planned",
        "agent Ruritania; counterparty Borduria; kind signed",
    ] {
        let report = sanction(&format!(
            "example \"Ruritania imposed sanctions on Borduria.\"\n  {stated}"
        ))
        .check();
        assert_eq!(report.failures().len(), 1, "{stated}\n{report}");
        assert_eq!(report.failures()[0].setting, Setting::Alone);
    }
}

#[test]
fn positive_asserted_and_the_own_kind_may_be_stated() {
    let stated = "agent Ruritania; counterparty Borduria; polarity positive; modality asserted; kind sanctioned";
    let report = sanction(&format!(
        "example \"Ruritania imposed sanctions on Borduria.\"\n  {stated}"
    ))
    .check();
    assert!(report.is_ok(), "{report}");
}

#[test]
fn a_reject_that_gives_something_fails() {
    let report = sanction("reject \"Ruritania imposed sanctions on Borduria.\"").check();
    assert!(!report.is_ok());
    assert!(report.to_string().contains("expected: nothing"), "{report}");
    assert!(
        sanction("reject \"Ruritania imposed a curfew.\"")
            .check()
            .is_ok()
    );
}

#[test]
fn a_missed_sentence_fails_on_the_day_that_it_is_found() {
    let missed = "missed \"Ruritania imposed sanctions on Borduria.\"\n  agent Ruritania; counterparty Borduria";
    let report = sanction(missed).check();
    assert!(
        report.to_string().contains("found now: make it an example"),
        "{report}"
    );
    let other = "missed \"Ruritania turned the screw on Borduria.\"\n  agent Ruritania; counterparty Borduria";
    assert!(sanction(other).check().is_ok());
}

#[test]
fn a_sentence_that_tells_two_acts_is_given_twice() {
    let text =
        "\"Ruritania imposed sanctions on Borduria, and Syldavia imposed sanctions on Florin.\"";
    let one = format!("example {text}\n  agent Ruritania; counterparty Borduria");
    let two = format!("{one}\nexample {text}\n  agent Syldavia; counterparty Florin");
    assert!(!sanction(&one).check().is_ok());
    let report = sanction(&two).check();
    assert!(report.is_ok(), "{report}");
}

#[test]
fn an_example_fails_where_another_rule_takes_its_words() {
    let rule = "rule impose -> imposed\nverb impose\nframe subject:agent(party)+\n\
                example \"Ruritania imposed sanctions on Borduria.\"\n  agent Ruritania\n";
    let alone = parse(rule);
    assert!(alone.check().is_ok(), "{}", alone.check());
    let both = RuleSet::new([alone.rules(), sanction("").rules()].concat()).expect("no tie");
    let report = both.check();
    assert_eq!(report.failures().len(), 1, "{report}");
    assert_eq!(report.failures()[0].setting, Setting::Together);
}

#[test]
fn an_example_that_holds_for_its_own_states_alone_fails() {
    let report =
        sanction("not subject: ruritania\nreject \"Ruritania imposed sanctions on Borduria.\"")
            .check();
    assert_eq!(report.failures().len(), 1, "{report}");
    assert_eq!(report.failures()[0].setting, Setting::Exchanged);
    assert!(!report.failures()[0].text.contains("Ruritania"), "{report}");
}

#[test]
fn a_failure_shows_what_was_expected_what_came_and_why() {
    let report = sanction("example \"Ruritania imposed a curfew.\"\n  agent Ruritania").check();
    let text = report.to_string();
    for part in [
        "test.rule:4: example of rule `sanction`",
        "expected: agent Ruritania",
        "found:    nothing",
        "    | ",
        "1 failed",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn a_rule_without_tests_is_named() {
    let report = sanction("").check();
    assert!(report.is_ok());
    assert_eq!(report.untested(), ["sanction"]);
}

#[test]
fn failures_that_were_known_can_be_left_out() {
    let report = sanction("reject \"Ruritania imposed sanctions on Borduria.\"").check();
    assert!(report.clone().without(&report).is_ok());
    assert!(!report.without(&sanction("").check()).is_ok());
}
