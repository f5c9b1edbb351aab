//! One story told with other quotes or other spaces is one story.

use paraph::{Extraction, Extractor};
use serde_json::Value;

use crate::{ARTICLES, changed, check_spans, json, only_in};

/// Articles and changes for which it does not hold, and why.
const QUOTES_MATTER: &[(&str, &str, &str)] = &[];

type Change = fn(&str) -> String;

fn straight(text: &str) -> String {
    text.replace(['‘', '’'], "'").replace(['“', '”'], "\"")
}

fn curly(text: &str) -> String {
    let mut opening = true;
    let mut curly = String::new();
    for c in straight(text).chars() {
        match c {
            '\'' => curly.push('’'),
            '"' => {
                curly.push(if opening { '“' } else { '”' });
                opening = !opening;
            }
            '\n' => {
                opening = true;
                curly.push(c);
            }
            c => curly.push(c),
        }
    }
    curly
}

fn spaced(text: &str) -> String {
    text.replace(' ', "  ")
}

/// What the relations are, whatever the quotes and spaces.
fn plainly(extraction: &Extraction) -> Value {
    let plain = |text: &str| {
        straight(text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    changed(
        &json(extraction)["relations"],
        &["start", "end"],
        &plain,
        &|offset| offset,
    )
}

#[test]
fn other_quotes_and_double_spaces_give_the_same_relations() {
    let changes: [(&str, Change); 3] = [
        ("straight quotes", straight),
        ("curly quotes", curly),
        ("double spaces", spaced),
    ];
    let mut wrong = Vec::new();
    for article in ARTICLES.iter() {
        let text = article.text.trim_end();
        let plain = plainly(&Extractor::builtin().extract_document(article.document(text)));
        for (name, change) in changes {
            let other = change(text);
            let extraction = Extractor::builtin().extract_document(article.document(&other));
            check_spans(&other, &extraction);
            let found = plainly(&extraction);
            let known = QUOTES_MATTER
                .iter()
                .any(|known| (known.0, known.1) == (article.name.as_str(), name));
            match (known, found == plain) {
                (false, false) => wrong.push(format!(
                    "{} with {name}\n  was {}\n  is  {}",
                    article.name,
                    only_in(&plain, &found),
                    only_in(&found, &plain)
                )),
                (true, true) => wrong.push(format!(
                    "{} with {name} holds: remove it from the list",
                    article.name
                )),
                _ => {}
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} cases\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
