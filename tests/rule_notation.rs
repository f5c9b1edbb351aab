//! The notation of rules: what is printed reads back as the same rule, and every fault is told with its place.

use paraph::LoadErrorKind;
use paraph::rule::{Rule, RuleSet};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::subsequence;

#[path = "common/rule_strategy.rs"]
mod rule_strategy;

use rule_strategy::rule_of;

/// A rule of any words.
fn any_rule() -> impl Strategy<Value = Rule> {
    let word = "[a-zéô][a-z'-]{0,7}".prop_map(String::from);
    rule_of(word.boxed())
}

/// The one rule of a text.
fn read(text: &str) -> Rule {
    let rules =
        RuleSet::parse("test.rule", text).unwrap_or_else(|errors| panic!("{errors}\n{text}"));
    assert_eq!(rules.rules().len(), 1, "{text}");
    rules.rules()[0].clone()
}

/// Every fault stands in the text, or just after the end of a line.
fn assert_places(text: &str) {
    if let Err(errors) = RuleSet::parse("test.rule", text) {
        let lines: Vec<&str> = text.lines().collect();
        for error in &errors.0 {
            let line = lines.get(error.line - 1).copied();
            let columns = line.map_or(0, |line| line.chars().count());
            assert!(line.is_some(), "no such line: {error}\n{text}");
            assert!(
                (1..=columns + 1).contains(&error.column),
                "no such column: {error}\n{text}"
            );
        }
    }
}

#[test]
fn alternatives_stand_for_each_other() {
    let rule = read(
        "rule judge -> opposed\nverb call/term ... mistake/farce, reject\nframe subject:agent(party) object:agreement!\n",
    );
    let triggers: Vec<String> = rule.verbs.iter().map(ToString::to_string).collect();
    assert_eq!(
        triggers,
        [
            "call ... mistake",
            "call ... farce",
            "term ... mistake",
            "term ... farce",
            "reject",
        ]
    );
}

#[test]
fn alternatives_need_a_word_on_both_sides_and_are_not_without_number() {
    let told = |verb: &str| {
        let text = format!("rule judge -> opposed\nverb {verb}\nframe object:agreement!\n");
        let errors = RuleSet::parse("test.rule", &text).expect_err(&text);
        (errors.0[0].kind, errors.0[0].line, errors.0[0].column)
    };
    let many = (0..13)
        .map(|n| format!("w{n}"))
        .collect::<Vec<_>>()
        .join("/");
    assert_eq!(told("call, term/ ... bad"), (LoadErrorKind::Syntax, 2, 12));
    assert_eq!(told("call, /term"), (LoadErrorKind::Syntax, 2, 12));
    assert_eq!(
        told(&format!("call, {many} ... {many} ... {many}")),
        (LoadErrorKind::Limit, 2, 12)
    );
}

proptest! {
    #[test]
    fn a_printed_rule_reads_back_as_the_same_rule(rule in any_rule()) {
        let printed = rule.to_string();
        let again = read(&printed);
        prop_assert!(again.same_as(&rule), "{printed}\n{again}");
        prop_assert_eq!(again.to_string(), printed);
    }

    #[test]
    fn comments_blank_lines_and_line_ends_make_no_difference(rule in any_rule()) {
        let printed = rule.to_string();
        let spaced = format!("\u{feff}# about nothing\n\n{}", printed.replace('\n', "\r\n\r\n  # note\r\n"));
        prop_assert!(read(&spaced).same_as(&rule), "{spaced}");
    }

    #[test]
    fn a_broken_rule_is_told_with_a_place_that_exists(
        rule in any_rule(),
        cuts in vec((any::<prop::sample::Index>(), "[ -~é\n]{0,3}"), 1..4),
    ) {
        let mut text: Vec<char> = rule.to_string().chars().collect();
        for (at, other) in cuts {
            let at = at.index(text.len());
            text.splice(at..=at, other.chars());
            text.push('\n');
        }
        assert_places(&text.into_iter().collect::<String>());
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(rule|verb|noun|forms|frame|not|pattern|example|[ -~é“\n\t]){0,60}") {
        assert_places(&text);
    }

    #[test]
    fn rules_in_another_order_are_the_same_rules(
        (rules, order) in vec(any_rule(), 2..4).prop_flat_map(|rules| {
            let order = Just((0..rules.len()).collect::<Vec<_>>()).prop_shuffle();
            (Just(rules), order)
        })
    ) {
        let named: Vec<Rule> = rules.into_iter().enumerate().map(|(number, mut rule)| {
            rule.name = format!("r{number}");
            rule
        }).collect();
        let other: Vec<Rule> = order.iter().map(|at| named[*at].clone()).collect();
        let (one, two) = (RuleSet::new(named), RuleSet::new(other));
        prop_assert_eq!(one.is_ok(), two.is_ok());
    }

    #[test]
    fn leaving_out_optional_clauses_leaves_a_rule(keep in subsequence((0..8).collect::<Vec<usize>>(), 0..8)) {
        let clauses = [
            "about    It is so.", "noun     signing", "forms    sign: sygned", "not      object: bill",
            "pattern  {agent:party} signs", "example  \"A signed.\"\n         agent A", "reject   \"B.\"",
            "missed   \"C.\"\n         agent C",
        ];
        let kept: Vec<&str> = keep.iter().map(|at| clauses[*at]).collect();
        let text = format!("rule x -> signed\nverb sign\nframe object:agreement!\n{}\n", kept.join("\n"));
        let rule = read(&text);
        prop_assert_eq!(rule.examples.len(), keep.iter().filter(|at| **at >= 5).count());
    }
}

#[test]
fn the_built_in_rules_print_and_read_back() {
    for rule in RuleSet::builtin().rules() {
        let again = read(&rule.to_string());
        assert!(again.same_as(rule), "{rule}");
    }
}

#[test]
fn short_and_long_slots_are_the_same() {
    let short = read("rule x -> signed\nverb sign\nframe object:agreement!\n");
    let long = read("rule x -> signed\nverb sign\nframe object:agreement(agreement)!\n");
    assert_eq!(short.frames, long.frames);
}

#[test]
fn a_sentence_may_hold_quotation_marks() {
    let rule = read(
        "rule x -> signed\nverb sign\nframe object:agreement!\nreject \"They \"signed\" it.\"\n",
    );
    assert_eq!(rule.examples[0].text, "They \"signed\" it.");
}

/// A text with one fault: where it is, what kind it is, and words of its message.
type Fault = (&'static str, usize, usize, LoadErrorKind, &'static str);

#[rustfmt::skip]
const FAULTS: &[Fault] = &[
    ("verb sign\n", 1, 1, LoadErrorKind::Syntax, "before any rule"),
    ("  verb sign\n", 1, 1, LoadErrorKind::Syntax, "there is none"),
    ("rule sign signed\n", 1, 6, LoadErrorKind::Syntax, "expected `NAME -> KIND`"),
    ("rule -> signed\n", 1, 6, LoadErrorKind::Syntax, "a rule's name is one word"),
    ("rule two words -> signed\n", 1, 6, LoadErrorKind::Syntax, "found `two words`"),
    ("rule sign -> was signed\n", 1, 6, LoadErrorKind::Syntax, "a kind is one word"),
    ("@verv hail\n", 5, 1, LoadErrorKind::UnknownWord, "did you mean `verb`?"),
    ("@verb\n", 5, 5, LoadErrorKind::Empty, "`verb` has nothing after it"),
    ("@verb ... to\n", 5, 6, LoadErrorKind::Syntax, "starts and ends with a word"),
    ("@verb put, ink ...\n", 5, 11, LoadErrorKind::Syntax, "found `ink ...`"),
    ("@verb ink,\n     seal,, ratify\n", 6, 11, LoadErrorKind::Syntax, "found nothing where a trigger is expected"),
    ("@verb a b c d e f g h i\n", 5, 6, LoadErrorKind::Limit, "at most 8 words"),
    ("@forms strike struck\n", 5, 7, LoadErrorKind::Syntax, "expected `LEMMA: FORM FORM ...`"),
    ("@frame subject\n", 5, 7, LoadErrorKind::Syntax, "expected `FUNCTION:ROLE(TYPE)MARK`"),
    ("@frame subjekt:agent(party)\n", 5, 7, LoadErrorKind::UnknownWord, "did you mean `subject`?"),
    ("@frame subject:agent(party)  object:agrement(agreement)\n", 5, 29, LoadErrorKind::UnknownWord, "did you mean `agreement`?"),
    ("@frame subject:agent(party)\n       object:agreement(pact)!\n", 6, 8, LoadErrorKind::UnknownWord, "expected a type"),
    ("@frame subject:agent(party)*\n", 5, 7, LoadErrorKind::UnknownWord, "found `*`"),
    ("@not bill\n", 5, 5, LoadErrorKind::Syntax, "expected `FUNCTION: HEAD | HEAD`"),
    ("@not objekt: bill\n", 5, 5, LoadErrorKind::UnknownWord, "did you mean `object`?"),
    ("@not object: bill | | law\n", 5, 19, LoadErrorKind::Empty, "a head is empty"),
    ("@pattern {agent:party} ...\n", 5, 9, LoadErrorKind::Syntax, "needs a word"),
    ("@pattern signs\n  {agent}\n", 6, 3, LoadErrorKind::Syntax, "expected `{ROLE:TYPE}`"),
    ("@pattern signs {agentt:party}\n", 5, 15, LoadErrorKind::UnknownWord, "did you mean `agent`?"),
    ("@example Ruritania signed.\n", 5, 9, LoadErrorKind::Syntax, "straight double quotes"),
    ("@example “Ruritania signed.”\n", 5, 9, LoadErrorKind::Syntax, "straight double quotes"),
    ("@example \"Ruritania signed.\"\n", 5, 9, LoadErrorKind::Empty, "states no roles"),
    ("@example \"Ruritania signed.\"\n  agent A; actor B\n", 6, 12, LoadErrorKind::UnknownWord, "found `actor`"),
    ("@example \"Ruritania signed.\"\n  agent A;\n  date\n", 7, 3, LoadErrorKind::Empty, "`date` states no value"),
    ("@reject \"Ruritania signed.\"\n  agent Ruritania\n", 5, 8, LoadErrorKind::Syntax, "a reject states no roles"),
    ("@rule other -> signed\n", 5, 1, LoadErrorKind::Empty, "rule `other` has no verb, noun or pattern"),
    ("@rule other -> signed\nverb ink\n", 5, 1, LoadErrorKind::Empty, "rule `other` has triggers and no frame"),
    ("@rule sign -> agreed\nverb agree\nframe object:agreement!\n", 5, 1, LoadErrorKind::Duplicate, "already defined in test.rule:1"),
    ("@rule ink -> agreed\nverb seal, sign\nframe object:agreement!\n", 5, 1, LoadErrorKind::Tie, "ties with rule `sign`"),
];

#[test]
fn every_fault_is_told_with_line_column_and_what_would_be_right() {
    for &(text, line, column, kind, words) in FAULTS {
        // `@` stands for a whole rule of four lines.
        let whole = "rule sign -> signed\nverb sign\nframe object:agreement!\n\n";
        let text = text.replacen('@', whole, 1);
        let errors = RuleSet::parse("test.rule", &text).expect_err(&text).0;
        let error = errors.first().expect("an error");
        assert_eq!(errors.len(), 1, "{text}\n{errors:?}");
        assert_eq!(
            (error.line, error.column, error.kind),
            (line, column, kind),
            "{text}\n{error}"
        );
        assert!(error.message.contains(words), "{error}");
        assert!(
            error
                .to_string()
                .starts_with(&format!("test.rule:{line}:{column}: ")),
            "{error}"
        );
    }
}

#[test]
fn all_faults_of_all_files_are_told_at_once() {
    let one = "rule a -> b\nverv x\nframe sub:agent(party)\n";
    let two = "verb y\n";
    let errors = RuleSet::parse_all([("one.rule", one), ("two.rule", two)]).unwrap_err();
    let places: Vec<String> = errors
        .0
        .iter()
        .map(|error| format!("{}:{}", error.file, error.line))
        .collect();
    assert_eq!(
        places,
        ["one.rule:1", "one.rule:2", "one.rule:3", "two.rule:1"]
    );
    assert_eq!(errors.to_string().lines().count(), 4);
}

#[test]
fn a_file_that_is_too_long_is_refused() {
    let text = "#".repeat(paraph::rule::MAX_FILE + 1);
    let errors = RuleSet::parse("long.rule", &text).unwrap_err();
    assert_eq!(errors.0[0].kind, LoadErrorKind::Limit);
}

/// A megabyte of a piece after a rule's head: what is quadratic takes minutes.
fn long(start: &str, piece: &str) -> Result<RuleSet, paraph::LoadErrors> {
    let times = (1 << 20) / piece.len();
    RuleSet::parse("long.rule", &format!("{start}{}", piece.repeat(times)))
}

#[test]
fn a_long_file_is_read_or_refused_in_linear_time() {
    // A rule of many triggers, on one line and on many; of many slots, heads, and examples.
    let head = "rule x -> signed\nframe object:agreement!\n";
    let limit = |start: &str, piece: &str| long(start, piece).unwrap_err().0[0].kind;
    for (clause, piece) in [("verb a", ", b"), ("verb a", ",\n b")] {
        assert_eq!(
            limit(&format!("{head}{clause}"), piece),
            LoadErrorKind::Limit
        );
    }
    let one = format!("{head}verb sign\n");
    for (clause, piece) in [
        ("not object: a", " | b"),
        ("frame", " object:agreement!"),
        ("frame", "\n object:agreement!"),
        ("", "reject \"A.\"\n"),
        ("pattern a", " {agent:party}"),
    ] {
        assert!(long(&format!("{one}{clause}"), piece).is_ok(), "{clause}");
    }
}

#[test]
fn faults_beyond_a_thousand_are_counted() {
    let head = "rule x -> signed\nverb sign\nframe object:agreement!\n";
    for (clause, piece) in [
        ("verb a", ",,"),
        ("verb a", ",\n ,"),
        ("frame", " subjekt:agent(party)"),
        ("example \"A.\"\n", " actor B;"),
        ("", "verv x\n"),
        ("", "rule x -> signed\n"),
    ] {
        let errors = long(&format!("{head}{clause}"), piece).unwrap_err().0;
        assert_eq!(errors.len(), paraph::rule::MAX_FAULTS + 1, "{piece}");
        let last = &errors[errors.len() - 1];
        assert_eq!(last.kind, LoadErrorKind::Limit);
        assert!(last.message.ends_with("more faults are not told"), "{last}");
    }
}

#[test]
fn many_rules_of_the_same_words_are_refused_in_linear_time() {
    let rule =
        |number: usize| format!("rule r{number} -> signed\nverb sign\nframe object:agreement!\n");
    let text: String = (0..20_000).map(rule).collect();
    let errors = RuleSet::parse("many.rule", &text).unwrap_err().0;
    assert_eq!(errors.len(), 19_999);
    assert!(errors.iter().all(|error| error.kind == LoadErrorKind::Tie));
}
