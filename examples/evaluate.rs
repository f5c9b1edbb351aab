//! Scores the extractor against gold annotations.
//!
//! ```sh
//! cargo run --release --example evaluate -- seeds/articles seeds/articles
//! cargo run --release --example evaluate -- GOLD_DIR articles.ndjson --half 0 --verbose
//! ```
//!
//! The gold is a folder with a JSON file a document. The articles are an `.ndjson` file with one `{"id", "text", "published"}` a
//! line, or a folder of `NAME.txt`, whose dates of publication stand in `NAME.json`. Only documents with gold count; one that
//! has gold and no text counts as if nothing was found in it. `--half` takes the documents whose CRC-32 of the id is even (0)
//! or odd (1), so that one half can be kept unseen. `--verbose` lists what was missed, inexact or spurious.

// The command line tool has the same code: `paraph evaluate`.
#[path = "../src/bin/paraph/evaluate/corpus.rs"]
mod corpus;
#[path = "../src/bin/paraph/evaluate/score.rs"]
mod score;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use paraph::Extractor;
use score::Score;

const USAGE: &str =
    "usage: evaluate GOLD_DIR ARTICLES.ndjson|ARTICLES_DIR [--half 0|1] [--verbose]";

struct Options {
    gold: PathBuf,
    articles: PathBuf,
    half: Option<u32>,
    verbose: bool,
}

fn main() -> ExitCode {
    let options = match options(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("{message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let Options {
        gold,
        articles,
        half,
        ..
    } = &options;
    match corpus::score(Extractor::builtin(), gold, articles, *half) {
        Ok(score) => match print(&score, options.verbose) {
            // A closed pipe (`| head`) is no fault.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                eprintln!("standard output: {error}");
                ExitCode::FAILURE
            }
            _ => ExitCode::SUCCESS,
        },
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn print(score: &Score, verbose: bool) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for miss in score.misses.iter().filter(|_| verbose) {
        writeln!(out, "{miss}")?;
    }
    write!(out, "{score}")
}

fn options(arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut paths = Vec::new();
    let mut half = None;
    let mut verbose = false;
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--verbose" => verbose = true,
            "--half" => {
                half = match arguments.next().as_deref() {
                    Some("0") => Some(0),
                    Some("1") => Some(1),
                    _ => return Err("--half needs 0 or 1".to_string()),
                }
            }
            option if option.starts_with("--") => return Err(format!("unknown option {option}")),
            path => paths.push(PathBuf::from(path)),
        }
    }
    match <[PathBuf; 2]>::try_from(paths) {
        Ok([gold, articles]) => Ok(Options {
            gold,
            articles,
            half,
            verbose,
        }),
        Err(_) => Err("two paths are needed".to_string()),
    }
}
