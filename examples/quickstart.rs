//! The shortest use: text in, relations out.
//!
//! ```sh
//! cargo run --release --example quickstart
//! cargo run --release --example quickstart -- "Norway has not ratified the High Seas Treaty."
//! ```

use paraph::Extractor;

fn main() {
    let text = std::env::args().nth(1).unwrap_or_else(|| {
        "Japan and the Philippines signed a Reciprocal Access Agreement in Manila on 8 July 2024. \
         The Philippine Senate has not ratified the agreement."
            .to_string()
    });
    let extraction = Extractor::builtin().extract(&text);
    for relation in extraction.relations() {
        println!("{relation}");
        for evidence in &relation.evidence {
            // A span counts bytes of the text as it was given.
            println!("    bytes {:?}: {}", evidence.span, evidence.text);
        }
    }
}
