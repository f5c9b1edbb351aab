//! The articles of `seeds/articles`.

use std::fs;
use std::path::Path;

use paraph::{Date, Document};
use serde_json::Value;

/// A text with its gold, which says when it was published.
pub(crate) struct Article {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) gold: Value,
}

impl Article {
    /// When it was published, where the gold says so.
    pub(crate) fn published(&self) -> Option<Date> {
        let date = self.gold["published"].as_str()?;
        Some(date.parse().expect("a date is YYYY-MM-DD"))
    }

    /// A text, as if it were published with the article.
    pub(crate) fn document<'a>(&self, text: &'a str) -> Document<'a> {
        match self.published() {
            Some(date) => Document::new(text).published(date),
            None => Document::new(text),
        }
    }
}

/// All articles, by name.
pub(crate) fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/articles");
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .expect("seeds/articles can be listed")
        .map(|entry| entry.expect("a file of seeds/articles").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    let read = |path: &Path| {
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    paths
        .iter()
        .map(|path| Article {
            name: path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            text: read(path),
            gold: serde_json::from_str(&read(&path.with_extension("json")))
                .unwrap_or_else(|error| panic!("{}: {error}", path.display())),
        })
        .collect()
}
