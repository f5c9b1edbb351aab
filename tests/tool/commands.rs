//! `paraph explain`, `check`, `evaluate`, `completions`, and help.

use crate::{folder, run, text, write};

#[test]
fn explain_says_why_a_trigger_gave_nothing() {
    let out = run(&["explain", "Norway signed the budget bill."], b"")
        .done()
        .out;
    assert!(out.contains("`not` excludes `bill`"), "{out}");
    let same = run(&["explain"], b"Norway signed the budget bill.")
        .done()
        .out;
    assert_eq!(same, out);
}

#[test]
fn explain_takes_the_date_of_publication() {
    let text = "Norway ratified the High Seas Treaty on Monday.";
    let out = run(&["explain", "--published", "2025-03-12", text], b"")
        .done()
        .out;
    assert!(out.contains("(2025-03-10)"), "{out}");
}

#[test]
fn check_passes_what_comes_with_the_tool() {
    let out = run(&["check"], b"").done().out;
    assert!(out.contains(" 0 failed"), "{out}");
    assert!(out.contains("no faults: "), "{out}");
}

#[test]
fn check_gives_1_for_a_rule_whose_example_fails() {
    let folder = folder("check_rules");
    let rule = |example: &str| {
        format!(
            "rule sanction -> sanctioned\nverb impose sanctions on\n\
             frame subject:agent(party)+ object:counterparty(party)+\n\
             example \"Ruritania imposed sanctions on Borduria.\"\n {example}\n"
        )
    };
    let good = write(
        &folder,
        "good.rule",
        rule("agent Ruritania; counterparty Borduria"),
    );
    run(&["check", &good], b"").done();
    let bad = write(
        &folder,
        "bad.rule",
        rule("agent Borduria; counterparty Ruritania"),
    );
    let ran = run(&["check", &bad], b"");
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("1 failed"), "{}", ran.out);
}

#[test]
fn check_tells_every_fault_of_a_table_with_its_place() {
    let folder = folder("check_names");
    write(
        &folder,
        "organisations-mine.tsv",
        "id\tname\taliases\ttype\nblue-league\tBlue League\tBL\torganisation\n\tNo Id\t\torganisation\n",
    );
    let ran = run(&["check", &text(&folder)], b"");
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.out.contains("organisations-mine.tsv:3:1: "),
        "{}",
        ran.out
    );
}

#[test]
fn check_gives_1_for_what_is_neither_a_rule_nor_a_table_and_for_what_is_not_there() {
    for path in ["README.md", "nowhere.rule", "nowhere.tsv"] {
        let ran = run(&["check", path], b"");
        assert_eq!(ran.code, Some(1), "{path}");
        assert!(ran.out.contains(path), "{}", ran.out);
    }
}

#[test]
fn evaluate_scores_the_articles_that_come_with_the_crate() {
    let out = run(&["evaluate", "seeds/articles", "seeds/articles"], b"")
        .done()
        .out;
    assert!(
        out.starts_with("71 documents, 423 gold relations, "),
        "{out}"
    );
    let none = run(&["evaluate", "nowhere", "seeds/articles"], b"");
    assert_eq!(none.code, Some(1));
    assert!(none.err.starts_with("nowhere: "), "{}", none.err);
}

#[test]
fn a_text_that_cannot_be_read_gives_1() {
    let ran = run(&["explain", "--file", "nowhere.txt"], b"");
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.starts_with("nowhere.txt: "), "{}", ran.err);
}

#[test]
fn there_are_completions_for_the_shells() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let out = run(&["completions", shell], b"").done().out;
        assert!(out.contains("extract"), "{shell}");
    }
}

#[test]
fn help_tells_the_exit_codes() {
    for arguments in [&["--help"][..], &["extract", "--help"]] {
        let out = run(arguments, b"").done().out;
        assert!(out.contains("Exit codes:"), "{out}");
    }
}

#[test]
fn a_command_that_is_not_understood_gives_2() {
    for arguments in [
        &[][..],
        &["extrakt"],
        &["extract", "--to", "xml"],
        &["extract", "--ndjson", "--group"],
    ] {
        assert_eq!(run(arguments, b"").code, Some(2), "{arguments:?}");
    }
}
