//! What is to be read: files, folders, patterns and standard input, as items in their order.
//!
//! An item is the bytes of one document and where they stand. They are made sense of later, on all cores (`document`).

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::args::From;

/// The endings that are read of a folder.
const ENDINGS: &[&str] = &["txt", "html", "htm", "xhtml", "ndjson", "jsonl", "csv"];

/// One document as it stands in the input.
pub(crate) struct Item {
    pub(crate) place: Place,
    pub(crate) content: Content,
    /// How many bytes of the input it takes.
    pub(crate) bytes: usize,
}

/// Where a document stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct Place {
    /// None for standard input.
    pub(crate) file: Option<Arc<str>>,
    pub(crate) line: Option<u64>,
}

pub(crate) enum Content {
    /// A whole file.
    Text {
        id: Option<String>,
        bytes: Vec<u8>,
    },
    /// A whole file that is a web page.
    Page {
        id: Option<String>,
        bytes: Vec<u8>,
    },
    /// A line of NDJSON.
    Json(Vec<u8>),
    /// The fields of a record of CSV, where it has them.
    Record {
        id: Option<Vec<u8>>,
        published: Option<Vec<u8>>,
        text: Option<Vec<u8>>,
    },
    Fault(String),
}

/// What is read one after the other.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Input {
    Standard,
    File {
        path: PathBuf,
        /// The name of a document that is the whole file.
        id: String,
    },
    /// What was asked for and is not there.
    Missing {
        name: String,
        error: String,
    },
}

impl Input {
    /// How many bytes there are to read, where that is known.
    pub(crate) fn size(&self) -> Option<u64> {
        match self {
            Input::Standard => None,
            Input::File { path, .. } => fs::metadata(path).ok().map(|about| about.len()),
            Input::Missing { .. } => Some(0),
        }
    }
}

/// The inputs that these words name.
pub(crate) fn expand(words: &[String]) -> Vec<Input> {
    let mut inputs = Vec::new();
    for word in words {
        let path = Path::new(word);
        if word == "-" {
            inputs.push(Input::Standard);
        } else if path.is_dir() {
            walk(path, "", &mut inputs);
        } else if path.exists() || !word.contains(['*', '?', '[']) {
            inputs.push(file(path.to_path_buf(), ""));
        } else {
            pattern(word, &mut inputs);
        }
    }
    inputs
}

fn file(path: PathBuf, folder: &str) -> Input {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let id = format!("{folder}{stem}");
    Input::File { path, id }
}

fn missing(name: impl ToString, error: impl ToString) -> Input {
    Input::Missing {
        name: name.to_string(),
        error: error.to_string(),
    }
}

/// All files below a folder. Their documents are named by the way from it: `2024/july/a7`.
fn walk(folder: &Path, below: &str, inputs: &mut Vec<Input>) {
    let entries = fs::read_dir(folder).and_then(|entries| {
        entries
            .map(|entry| entry.and_then(|entry| Ok((entry.path(), entry.file_type()?.is_dir()))))
            .collect::<io::Result<Vec<_>>>()
    });
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return inputs.push(missing(folder.display(), error)),
    };
    entries.sort();
    for (path, is_folder) in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') {
            continue;
        }
        if is_folder {
            walk(&path, &format!("{below}{name}/"), inputs);
        } else if ENDINGS.contains(&ending(&path).as_str()) {
            inputs.push(file(path, below));
        }
    }
}

fn pattern(word: &str, inputs: &mut Vec<Input>) {
    let paths = match glob::glob(word) {
        Ok(paths) => paths,
        Err(error) => return inputs.push(missing(word, error)),
    };
    let before = inputs.len();
    for path in paths {
        match path {
            Ok(path) if path.is_dir() => {}
            Ok(path) => inputs.push(file(path, "")),
            Err(error) => inputs.push(missing(error.path().display(), error.error())),
        }
    }
    if inputs.len() == before {
        inputs.push(missing(word, "no file fits this pattern"));
    }
}

fn ending(path: &Path) -> String {
    let ending = path.extension().unwrap_or_default();
    ending.to_string_lossy().to_ascii_lowercase()
}

fn format(from: From, path: &Path) -> From {
    match (from, ending(path).as_str()) {
        (From::Auto, "html" | "htm" | "xhtml") => From::Html,
        (From::Auto, "ndjson" | "jsonl") => From::Ndjson,
        (From::Auto, "csv") => From::Csv,
        (From::Auto, _) => From::Text,
        (from, _) => from,
    }
}

/// How the inputs are read.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) from: From,
    pub(crate) text_field: String,
    pub(crate) published_field: String,
    pub(crate) id_field: String,
    /// A document of more bytes becomes a fault.
    pub(crate) max_bytes: usize,
}

/// Reads an input to its end.
pub(crate) fn read(input: Input, reading: &Reading, give: &mut dyn FnMut(Item)) {
    match input {
        Input::Standard => {
            let place = Place::default();
            let stdin = io::stdin().lock();
            stream(stdin, reading.from, None, place, reading, give);
        }
        Input::File { path, id } => {
            let place = Place {
                file: Some(path.to_string_lossy().into()),
                line: None,
            };
            let from = format(reading.from, &path);
            match File::open(&path) {
                Ok(file) => {
                    let source = BufReader::with_capacity(1 << 16, file);
                    stream(source, from, Some(id), place, reading, give);
                }
                Err(error) => give(fault(place, error.to_string(), 0)),
            }
        }
        Input::Missing { name, error } => {
            let place = Place {
                file: Some(name.into()),
                line: None,
            };
            give(fault(place, error, 0));
        }
    }
}

fn fault(place: Place, error: String, bytes: usize) -> Item {
    Item {
        place,
        content: Content::Fault(error),
        bytes,
    }
}

fn stream(
    source: impl BufRead,
    from: From,
    id: Option<String>,
    place: Place,
    reading: &Reading,
    give: &mut dyn FnMut(Item),
) {
    match from {
        From::Ndjson => lines(source, &place, reading, give),
        From::Csv => records(source, &place, reading, give),
        From::Auto | From::Text | From::Html => {
            let mut bytes = Vec::new();
            let limit = reading.max_bytes;
            match source.take(limit as u64 + 1).read_to_end(&mut bytes) {
                Ok(read) if read > limit => give(fault(place, too_long(limit), read)),
                Ok(read) => {
                    let content = if from == From::Html {
                        Content::Page { id, bytes }
                    } else {
                        Content::Text { id, bytes }
                    };
                    give(Item {
                        place,
                        content,
                        bytes: read,
                    });
                }
                Err(error) => give(fault(place, error.to_string(), 0)),
            }
        }
    }
}

fn too_long(limit: usize) -> String {
    format!("longer than {limit} bytes (--max-bytes)")
}

fn lines(mut source: impl BufRead, place: &Place, reading: &Reading, give: &mut dyn FnMut(Item)) {
    for number in 1.. {
        let place = Place {
            line: Some(number),
            ..place.clone()
        };
        match line(&mut source, reading.max_bytes) {
            Ok(None) => return,
            Ok(Some((None, bytes))) => give(fault(place, too_long(reading.max_bytes), bytes)),
            Ok(Some((Some(mut line), bytes))) => {
                if number == 1 && line.starts_with(b"\xEF\xBB\xBF") {
                    line.drain(..3);
                }
                give(Item {
                    place,
                    content: Content::Json(line),
                    bytes,
                });
            }
            Err(error) => return give(fault(place, error.to_string(), 0)),
        }
    }
}

/// The next line without its end, and how many bytes it takes with it. Of a line that is too long only the length is kept, so that
/// a stream without line ends takes no memory.
fn line(
    source: &mut impl BufRead,
    max_bytes: usize,
) -> io::Result<Option<(Option<Vec<u8>>, usize)>> {
    let mut line = Some(Vec::new());
    let mut bytes = 0;
    loop {
        let buffer = match source.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if buffer.is_empty() {
            return Ok((bytes > 0).then_some((line, bytes)));
        }
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let part = &buffer[..end.unwrap_or(buffer.len())];
        line = line
            .filter(|line| line.len() + part.len() <= max_bytes)
            .map(|mut line| {
                line.extend_from_slice(part);
                line
            });
        let used = part.len() + usize::from(end.is_some());
        bytes += used;
        source.consume(used);
        if end.is_some() {
            return Ok(Some((line, bytes)));
        }
    }
}

fn records(source: impl BufRead, place: &Place, reading: &Reading, give: &mut dyn FnMut(Item)) {
    let mut source = csv::ReaderBuilder::new().flexible(true).from_reader(source);
    let header = match source.byte_headers() {
        Ok(header) => header.clone(),
        Err(error) => return give(fault(place.clone(), error.to_string(), 0)),
    };
    let column = |name: &str| header.iter().position(|field| field == name.as_bytes());
    let Some(text) = column(&reading.text_field) else {
        let error = format!("no field {:?} in the first record", reading.text_field);
        return give(fault(place.clone(), error, 0));
    };
    let (id, published) = (column(&reading.id_field), column(&reading.published_field));
    let mut record = csv::ByteRecord::new();
    loop {
        match source.read_byte_record(&mut record) {
            Ok(false) => return,
            Ok(true) => {
                let place = Place {
                    line: record.position().map(csv::Position::line),
                    ..place.clone()
                };
                let field =
                    |at: Option<usize>| at.and_then(|at| record.get(at)).map(<[u8]>::to_vec);
                let bytes = record.as_slice().len() + record.len();
                let content = if record.as_slice().len() > reading.max_bytes {
                    Content::Fault(too_long(reading.max_bytes))
                } else {
                    Content::Record {
                        id: field(id),
                        published: field(published),
                        text: field(Some(text)),
                    }
                };
                give(Item {
                    place,
                    content,
                    bytes,
                });
            }
            Err(error) => return give(fault(place.clone(), error.to_string(), 0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &[u8], max_bytes: usize) -> Vec<(Option<String>, usize)> {
        // A buffer of three bytes cuts lines in all places.
        let mut source = BufReader::with_capacity(3, text);
        let mut lines = Vec::new();
        while let Some((bytes, length)) = line(&mut source, max_bytes).expect("bytes can be read") {
            let text = bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            lines.push((text, length));
        }
        lines
    }

    fn row(text: &str, length: usize) -> (Option<String>, usize) {
        (Some(text.to_string()), length)
    }

    #[test]
    fn a_line_ends_with_a_line_feed_or_with_the_input() {
        assert_eq!(all(b"", 9), []);
        assert_eq!(
            all(b"a\n\nbcdef", 9),
            [row("a", 2), row("", 1), row("bcdef", 5)]
        );
        assert_eq!(all(b"\n", 9), [row("", 1)]);
    }

    #[test]
    fn of_a_line_that_is_too_long_only_the_length_is_kept() {
        assert_eq!(
            all(b"12345\n123456\n1\n", 5),
            [row("12345", 6), (None, 7), row("1", 2)]
        );
    }
}
