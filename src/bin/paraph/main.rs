//! The command line tool: `paraph extract`, `report`, `explain`, `check`, `evaluate` and `completions`.
//!
//! Each command has a module. `extract` is a chain: `input` gives what stands in files and on standard input, in order; `queue` holds a
//! bounded part of it; `document` makes texts of it; `extract` reads them on all cores; `output` writes the answers in the order of the
//! input.

mod args;
mod check;
mod document;
mod evaluate;
mod explain;
mod extract;
mod filter;
mod input;
mod output;
mod own;
mod page;
mod progress;
mod queue;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Cli, Command};

/// How a command ended, as its exit code says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// 0
    Done,
    /// 1: something could not be read, or a check found a fault.
    Faults,
}

/// Why a command could not begin: exit code 2.
#[derive(Debug)]
struct Refused(String);

/// What stops a command.
enum Stop {
    Refused(Refused),
    /// What the command is about cannot be read.
    Unread(String),
    /// Standard output or a file cannot be written.
    Output(io::Error),
}

impl From<Refused> for Stop {
    fn from(refused: Refused) -> Self {
        Stop::Refused(refused)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Stop::Output(error)
    }
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Extract(args) => extract::run(*args),
        Command::Report(args) => extract::report(*args),
        Command::Explain(args) => explain::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Evaluate(args) => evaluate::run(&args),
        Command::Completions { shell } => completions(shell),
    };
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Faults) => ExitCode::FAILURE,
        Err(Stop::Refused(Refused(message))) => {
            tell(&message);
            ExitCode::from(2)
        }
        Err(Stop::Unread(message)) => {
            tell(&message);
            ExitCode::FAILURE
        }
        // Whoever read the output has enough (`| head`).
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Stop::Output(error)) => {
            tell(&format!("the output cannot be written: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Writes a line on standard error. `eprintln` would panic where nobody reads it.
fn tell(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

fn completions(shell: clap_complete::Shell) -> Result<Outcome, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "paraph", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Outcome::Done)
}
