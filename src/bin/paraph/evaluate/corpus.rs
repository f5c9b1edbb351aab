//! Documents with gold: the gold is a folder with a JSON file a document; the articles are an `.ndjson` file with one
//! `{"id", "text", "published"}` a line, or a folder of `NAME.txt`, whose dates of publication stand in `NAME.json`.
//!
//! Only documents with gold count; one that has gold and no text counts as if nothing was found in it.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use paraph::{Document, Extractor};
use serde_json::Value;

use super::score::Score;

struct Article {
    text: String,
    published: Option<String>,
}

/// What an extractor scores. With `half`, on the documents whose CRC-32 of the id is even (0) or odd (1).
pub(crate) fn score(
    extractor: &Extractor,
    gold: &Path,
    articles: &Path,
    half: Option<u32>,
) -> Result<Score, String> {
    let articles = if articles.is_dir() {
        folder(articles)?
    } else {
        ndjson(articles)?
    };
    let mut score = Score::default();
    for path in files(gold, "json")? {
        let gold = json(&path)?;
        let id = match &gold["id"] {
            Value::String(id) => id.clone(),
            Value::Number(id) => id.to_string(),
            _ => name(&path),
        };
        if half.is_some_and(|half| crc32(id.as_bytes()) % 2 != half) {
            continue;
        }
        let relations = match articles.get(&id) {
            Some(article) => relations(extractor, &id, article)?,
            None => Vec::new(),
        };
        score.add(&id, &gold, &relations);
    }
    Ok(score)
}

fn relations(
    extractor: &Extractor,
    id: &str,
    article: &Article,
) -> Result<Vec<paraph::Relation>, String> {
    let mut document = Document::new(&article.text).id(id);
    if let Some(date) = &article.published {
        let date = date.parse();
        document = document.published(date.map_err(|error| format!("{id}: published: {error}"))?);
    }
    Ok(extractor.extract_document(document).relations)
}

fn folder(path: &Path) -> Result<HashMap<String, Article>, String> {
    let mut articles = HashMap::new();
    for file in files(path, "txt")? {
        let about = file.with_extension("json");
        let published = if about.exists() {
            text(&json(&about)?, "published")
        } else {
            None
        };
        let text = read(&file)?;
        articles.insert(name(&file), Article { text, published });
    }
    Ok(articles)
}

fn ndjson(path: &Path) -> Result<HashMap<String, Article>, String> {
    let mut articles = HashMap::new();
    for (number, line) in read(path)?.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let at = format!("{}:{}", path.display(), number + 1);
        let value: Value = serde_json::from_str(line).map_err(|error| format!("{at}: {error}"))?;
        let field = |field: &str| {
            text(&value, field).ok_or_else(|| format!("{at}: no field {field:?} that is a string"))
        };
        let article = Article {
            text: field("text")?,
            published: text(&value, "published"),
        };
        articles.insert(field("id")?, article);
    }
    Ok(articles)
}

fn text(value: &Value, field: &str) -> Option<String> {
    value[field].as_str().map(str::to_string)
}

/// The files of a folder with an ending, by name.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, String> {
    let told = |error| format!("{}: {error}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        if path.extension().is_some_and(|found| found == ending) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn name(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

fn json(path: &Path) -> Result<Value, String> {
    serde_json::from_str(&read(path)?).map_err(|error| format!("{}: {error}", path.display()))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// CRC-32 as zlib computes it (ISO-HDLC, reversed polynomial 0xEDB88320).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg())
        })
    })
}
