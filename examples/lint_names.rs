//! Checks name tables and prints every fault with its place.
//!
//! ```text
//! cargo run --example lint_names -- people-mine.tsv organisations-mine.tsv
//! ```
//!
//! Which table a file is follows from the start of its name: `countries`, `bodies`, `organisations`, `people`, `agreements`,
//! `places`, `names` or `aliases`, alone or with `-something`. Tables are checked together with the built-in ones, so they may refer
//! to those; with `--alone`, without. `--ambiguous` lists the names that stand for several entries. The exit code is 1 when there are
//! faults and 2 when a file cannot be opened.
//!
//! A note is about what is allowed and may surprise: a name of several entries, a name of common words alone.

use std::fs::File;
use std::process::ExitCode;

use paraph::gazetteer::{Gazetteer, TableKind};

fn main() -> ExitCode {
    let (options, paths): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|word| word.starts_with("--"));
    let unknown = options
        .iter()
        .find(|option| !["--alone", "--ambiguous"].contains(&option.as_str()));
    if paths.is_empty() || unknown.is_some() {
        eprintln!("usage: lint_names [--alone] [--ambiguous] TABLE.tsv ...");
        return ExitCode::from(2);
    }
    let mut builder =
        Gazetteer::builder().with_builtin(!options.iter().any(|option| option == "--alone"));
    for path in &paths {
        let Some(kind) = TableKind::of_file(path) else {
            eprintln!(
                "{path}: the name says no kind of table; it must start with countries, bodies, organisations, people, agreements, \
                 places, names or aliases, and end with .tsv"
            );
            return ExitCode::from(2);
        };
        match File::open(path) {
            Ok(file) => builder = builder.table_from_reader(kind, path, file),
            Err(error) => {
                eprintln!("{path}: {error}");
                return ExitCode::from(2);
            }
        }
    }
    let checked = builder.check();
    for fault in &checked.faults {
        println!("{fault}");
    }
    for note in &checked.notes {
        let (file, line, column) = (&note.file, note.line, note.column);
        println!("{file}:{line}:{column}: note: {}", note.message);
    }
    let Some(gazetteer) = checked.gazetteer else {
        let count = checked.faults.len();
        eprintln!("{count} fault{}", if count == 1 { "" } else { "s" });
        return ExitCode::FAILURE;
    };
    if options.iter().any(|option| option == "--ambiguous") {
        for name in gazetteer.ambiguous() {
            let senses = gazetteer.senses(name).iter();
            let senses: Vec<_> = senses
                .map(|sense| format!("{} ({})", gazetteer.entry(sense.entry).id(), sense.form))
                .collect();
            println!("{}\t{}", gazetteer.name_text(name), senses.join(", "));
        }
    }
    eprintln!(
        "no faults: {} entries, {} names",
        gazetteer.entry_count(),
        gazetteer.name_count()
    );
    ExitCode::SUCCESS
}
