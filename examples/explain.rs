//! Shows what was tried on a text: `cargo run --release --example explain -- "Norway has yet to ratify the pact."`

use std::io::Write;

use paraph::{Document, Extractor};

fn main() {
    let mut texts: Vec<String> = std::env::args().skip(1).collect();
    if texts.is_empty() {
        texts.push(
            "Norway, which borders Russia, has yet to ratify the fisheries pact with Iceland."
                .to_string(),
        );
    }
    for text in texts {
        let explanation = Extractor::builtin().explain(Document::new(&text));
        if writeln!(std::io::stdout(), "{explanation}").is_err() {
            // A closed pipe (`| head`) ends it.
            return;
        }
    }
}
