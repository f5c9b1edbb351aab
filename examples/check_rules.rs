//! Checks rules by their own examples: `cargo run --example check_rules -- my.rule`.
//!
//! Without arguments it checks the built-in rules. Files are checked by themselves and then together with the built-in rules.
//! The exit code is 0 where all examples hold, 1 where one fails and 2 where the rules do not load.

use std::process::ExitCode;

use paraph::LoadErrors;
use paraph::rule::{CheckReport, RuleSet};

const FAILED: u8 = 1;
const NOT_LOADED: u8 = 2;

fn main() -> ExitCode {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        return print(&[("the built-in rules", RuleSet::builtin().check())]);
    }
    let mut files = Vec::new();
    let mut unreadable = false;
    for path in &paths {
        match std::fs::read_to_string(path) {
            Ok(text) => files.push((path.as_str(), text)),
            Err(error) => {
                eprintln!("{path}: {error}");
                unreadable = true;
            }
        }
    }
    let mine = RuleSet::parse_all(files.iter().map(|(path, text)| (*path, text.as_str())));
    let (mine, together) = match mine.and_then(|mine| Ok((mine.clone(), with_builtin(&mine)?))) {
        Ok(sets) if !unreadable => sets,
        Ok(_) => return ExitCode::from(NOT_LOADED),
        Err(errors) => {
            eprintln!("{errors}");
            return ExitCode::from(NOT_LOADED);
        }
    };
    // What fails without the user's rules is none of the user's concern.
    let changed = together.check().without(&RuleSet::builtin().check());
    print(&[
        ("your rules", mine.check()),
        ("your rules with the built-in ones", changed),
    ])
}

/// The rules of a user beside the built-in ones.
fn with_builtin(mine: &RuleSet) -> Result<RuleSet, LoadErrors> {
    RuleSet::builtin().with(mine)
}

fn print(reports: &[(&str, CheckReport)]) -> ExitCode {
    for (what, report) in reports {
        println!("# {what}\n{report}\n");
    }
    if reports.iter().all(|(_, report)| report.is_ok()) {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(FAILED)
    }
}
