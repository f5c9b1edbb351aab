//! A stream of articles, one JSON object a line on standard input; one line out for each line in.
//!
//! ```sh
//! cargo run --release --example stream_ndjson < articles.ndjson > relations.ndjson
//! ```
//!
//! This is the shape of a worker: it holds one line at a time, so that its memory does not grow with the stream, and a line that cannot
//! be read is answered like any other. `paraph extract --ndjson` does the same on all cores and reads on after bytes that are no UTF-8.

use std::io::{self, BufRead, Write};

use paraph::output::{Fault, Line};
use paraph::{Document, Extractor, SCHEMA_VERSION};
use serde::Deserialize;

/// What is read of a line. Other fields are passed over.
#[derive(Deserialize)]
struct Article {
    id: Option<String>,
    text: String,
    published: Option<paraph::Date>,
}

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for (number, line) in (1..).zip(io::stdin().lock().lines()) {
        let answer = answer(number, &line?);
        match writeln!(out, "{}", serde_json::to_string(&answer)?) {
            // Whoever read the answers has enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            result => result?,
        }
    }
    Ok(())
}

fn answer(number: u64, line: &str) -> Line {
    match serde_json::from_str::<Article>(line) {
        Ok(article) => Line::Document {
            extraction: Extractor::builtin().extract_document(Document {
                text: &article.text,
                id: article.id.as_deref(),
                published: article.published,
            }),
            text: None,
        },
        Err(error) => Line::Fault(Fault {
            schema_version: SCHEMA_VERSION,
            id: None,
            file: None,
            line: Some(number),
            error: error.to_string(),
        }),
    }
}
