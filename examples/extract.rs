//! Reads articles and shows what they say of international agreements.
//!
//! ```sh
//! cargo run --release --example extract                        # an article that comes with the crate
//! cargo run --release --example extract -- article.txt more.ndjson
//! cargo run --release --example extract -- --json --published 2024-07-08 - < article.txt
//! ```
//!
//! A text file is one document, named by its file name without the ending. A file that ends in `.ndjson` holds one
//! `{"id", "text", "published"}` a line. What cannot be read is told on standard error, the rest is still read, and the exit
//! code is 1 then.

use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use paraph::output::Table;
use paraph::{Date, Document, Extractor};

const SAMPLE: (&str, &str, &str) = (
    "border-treaty-under-a-mango-tree",
    include_str!("../seeds/articles/border-treaty-under-a-mango-tree.txt"),
    "2003-07-11",
);

const USAGE: &str = "usage: extract [--json] [--published YYYY-MM-DD] [FILE ... | -]";

struct Options {
    json: bool,
    published: Option<Date>,
    files: Vec<String>,
}

fn main() -> ExitCode {
    let options = match options(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("{message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let mut out = io::stdout().lock();
    let mut reader = Reader {
        options: &options,
        out: &mut out,
        failed: false,
    };
    let result = reader.run();
    match result {
        // A closed pipe (`| head`) is no fault.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("standard output: {error}");
            ExitCode::FAILURE
        }
        _ if reader.failed => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}

fn options(arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options {
        json: false,
        published: None,
        files: Vec::new(),
    };
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => options.json = true,
            "--published" => {
                let date = arguments.next().ok_or("--published needs a date")?;
                options.published = Some(
                    date.parse()
                        .map_err(|error| format!("--published {date}: {error}"))?,
                );
            }
            "--help" | "-h" => {
                return Err(
                    "Reads articles and shows what they say of international agreements."
                        .to_string(),
                );
            }
            file if file.starts_with("--") => return Err(format!("unknown option {file}")),
            file => options.files.push(file.to_string()),
        }
    }
    Ok(options)
}

struct Reader<'a, W: Write> {
    options: &'a Options,
    out: &'a mut W,
    failed: bool,
}

impl<W: Write> Reader<'_, W> {
    fn run(&mut self) -> io::Result<()> {
        if self.options.files.is_empty() {
            let (id, text, published) = SAMPLE;
            let published = self.options.published.or(published.parse().ok());
            return self.show(id, text, published);
        }
        for file in &self.options.files {
            self.file(file)?;
        }
        Ok(())
    }

    fn fail(&mut self, message: impl std::fmt::Display) {
        eprintln!("{message}");
        self.failed = true;
    }

    fn file(&mut self, file: &str) -> io::Result<()> {
        let bytes = if file == "-" {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        } else {
            std::fs::read(file)
        };
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => {
                self.fail(format_args!("{file}: {error}"));
                return Ok(());
            }
        };
        if file.ends_with(".ndjson") {
            return self.ndjson(file, &bytes);
        }
        match std::str::from_utf8(&bytes) {
            Ok(text) => {
                let id = Path::new(file).file_stem().map_or_else(
                    || file.to_string(),
                    |stem| stem.to_string_lossy().into_owned(),
                );
                self.show(&id, text, self.options.published)
            }
            Err(error) => {
                self.fail(format_args!(
                    "{file}: not UTF-8 at byte {}",
                    error.valid_up_to()
                ));
                Ok(())
            }
        }
    }

    fn ndjson(&mut self, file: &str, bytes: &[u8]) -> io::Result<()> {
        for (number, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            if line.trim_ascii().is_empty() {
                continue;
            }
            match document(line) {
                Ok((id, text, published)) => {
                    self.show(&id, &text, self.options.published.or(published))?
                }
                Err(error) => self.fail(format_args!("{file}:{}: {error}", number + 1)),
            }
        }
        Ok(())
    }

    fn show(&mut self, id: &str, text: &str, published: Option<Date>) -> io::Result<()> {
        let document = Document {
            text,
            id: Some(id),
            published,
        };
        let extraction = Extractor::builtin().extract_document(document);
        if self.options.json {
            let line = serde_json::to_string(&extraction).map_err(io::Error::other)?;
            return writeln!(self.out, "{line}");
        }
        let colour = io::stdout().is_terminal();
        write!(self.out, "{}", Table::new(text, &extraction).colour(colour))
    }
}

/// One line of an NDJSON file.
fn document(line: &[u8]) -> Result<(String, String, Option<Date>), String> {
    let value: serde_json::Value =
        serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let text = value["text"]
        .as_str()
        .ok_or("no field \"text\" that is a string")?;
    let id = match &value["id"] {
        serde_json::Value::String(id) => id.clone(),
        serde_json::Value::Null => String::new(),
        other => other.to_string(),
    };
    let published = match value["published"].as_str() {
        Some(date) => Some(
            date.parse()
                .map_err(|error| format!("published {date}: {error}"))?,
        ),
        None => None,
    };
    Ok((id, text.to_string(), published))
}
