//! A timeline of agreements over a folder of articles: what happened to each, when, and which articles say so.
//!
//! ```sh
//! cargo run --release --example timeline                  # the articles that come with the crate
//! cargo run --release --example timeline -- my-articles/
//! ```
//!
//! The folder holds `NAME.txt` and, where the date of publication is known, `NAME.json` with `{"published": "2024-07-08"}`.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use paraph::output::{Acts, ReportedAct};
use paraph::{Date, Document, Extractor, Grade};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder =
        folder.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/articles"));

    // Reports of one act in several articles have the same key; `Acts` joins them.
    let mut acts = Acts::default();
    for article in articles(&folder)? {
        let text = fs::read_to_string(&article)?;
        let name = article.file_stem().unwrap_or_default().to_string_lossy();
        let document = Document {
            text: &text,
            id: Some(&name),
            published: published(&article),
        };
        acts.add(&Extractor::builtin().extract_document(document));
    }

    for (agreement, mut acts) in by_agreement(acts.as_slice()) {
        // Dates of months and years stand before those of their days.
        acts.sort_by_key(|(date, _)| *date);
        println!("{agreement}");
        for (date, act) in acts {
            let articles: Vec<_> = act
                .reports
                .iter()
                .filter_map(|report| report.document.as_deref())
                .collect();
            println!("  {:<10}  {}", date.to_string(), act.relation);
            println!("              {}", articles.join(", "));
        }
        println!();
    }
    Ok(())
}

/// The acts with a date, by the name of their agreement. A bare "treaty" is another one in each article, and relations of grade C
/// lack a party or took one from elsewhere; both are left out.
fn by_agreement(acts: &[ReportedAct]) -> BTreeMap<&str, Vec<(Date, &ReportedAct)>> {
    let mut found: BTreeMap<&str, Vec<(Date, &ReportedAct)>> = BTreeMap::new();
    for act in acts {
        let relation = &act.relation;
        let date = relation.date.as_ref().and_then(|date| date.iso);
        if let (Some(agreement), Some(date)) = (&relation.agreement, date)
            && agreement.name.contains(' ')
            && relation.grade != Grade::C
        {
            found.entry(&agreement.name).or_default().push((date, act));
        }
    }
    found
}

/// The texts of a folder, in the order of their names.
fn articles(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut articles = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            articles.push(path);
        }
    }
    articles.sort();
    Ok(articles)
}

/// The date of publication, where a JSON file beside the text gives one.
fn published(article: &Path) -> Option<Date> {
    let about = fs::read(article.with_extension("json")).ok()?;
    let about: serde_json::Value = serde_json::from_slice(&about).ok()?;
    about["published"].as_str()?.parse().ok()
}
