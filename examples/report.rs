//! Reads articles and writes one page that shows what they say, and why.
//!
//! ```sh
//! cargo run --release --features report --example report > report.html      # the articles that come with the crate
//! cargo run --release --features report --example report -- mine/*.txt > report.html
//! ```
//!
//! Open the page in a browser: point at a card, and its evidence lights up. It loads nothing from elsewhere.

use std::error::Error;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use paraph::output::report::{Article, Page};
use paraph::{Date, Document, Extractor};

fn main() -> Result<(), Box<dyn Error>> {
    let mut files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if files.is_empty() {
        files = own_articles()?;
    }
    let mut page = Page::new("What the articles say of agreements");
    for file in &files {
        let text = std::fs::read_to_string(file)?;
        let id = file.file_stem().unwrap_or_default().to_string_lossy();
        let mut document = Document::new(&text).id(&id);
        document.published = published(file);
        // The page keeps what it shows, so text and extraction may go.
        let extraction = Extractor::builtin().extract_document(document);
        page.add(Article::new(&text, &extraction));
    }
    let mut out = io::stdout().lock();
    page.write(&mut out)?;
    Ok(out.flush()?)
}

/// The articles in `seeds/articles`, in the order of their names.
fn own_articles() -> io::Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/articles");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The day of publication, where a JSON file beside the text gives one.
fn published(file: &Path) -> Option<Date> {
    let json = std::fs::read(file.with_extension("json")).ok()?;
    let value: serde_json::Value = serde_json::from_slice(&json).ok()?;
    value["published"].as_str()?.parse().ok()
}
