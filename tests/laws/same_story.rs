//! One story told with another paragraph, other quotes or other spaces is one story.

use paraph::{Extraction, Extractor};
use serde_json::Value;

use crate::common::{Article, articles};
use crate::{changed, check_spans, json, same};

/// Paragraphs that share no name with an article; where they have names, the first one is told, and articles that have it are left out.
const UNRELATED: &[(&str, Option<&str>)] = &[
    (
        "Rain fell in the afternoon and the market closed early.",
        None,
    ),
    (
        "Visitors found the museum shut, and a cat asleep on its steps.",
        None,
    ),
    (
        "\"It was a long summer,\" a gardener said. \"The roses came late.\"",
        None,
    ),
    (
        "The orchestra played until midnight; 1,200 people listened, and nobody left.",
        None,
    ),
    (
        "Bhutan's archers beat those of Vanuatu in a friendly match.",
        Some("Bhutan"),
    ),
    (
        "Ms. Ngaio Tapsell opened a library in Funafuti. \"Read,\" she told the children.",
        Some("Tapsell"),
    ),
];

/// Articles for which it does not hold, and why.
const PARAGRAPH_MATTERS: &[(&str, &str)] = &[
    (
        "border-treaty-under-a-mango-tree",
        "the agreement that an act leaves out is looked for within some number of sentences",
    ),
    (
        "space-centre-malindi-press-release",
        "an office whose state is not said is given to the state named last",
    ),
];

/// Articles and changes for which it does not hold, and why.
const QUOTES_MATTER: &[(&str, &str, &str)] = &[(
    "carbon-credit-arrangement-blog",
    "double spaces",
    "\"it\" is not resolved: a window is measured in bytes",
)];

/// Where the lead ends: after the first paragraph that ends as a sentence does. A list of headlines has none.
fn end_of_lead(text: &str) -> Option<usize> {
    let mut end = 0;
    for paragraph in text.split_inclusive("\n\n") {
        end += paragraph.len();
        if paragraph.trim_end().ends_with(['.', '"', '”', '!', '?']) {
            return Some(end);
        }
    }
    None
}

/// The relations of the one that the other has not, in short.
fn only_in(one: &Value, other: &Value) -> String {
    let all = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let other = all(other);
    let only = all(one)
        .into_iter()
        .filter(|relation| !other.contains(relation));
    only.map(|relation| relation.to_string())
        .collect::<Vec<_>>()
        .join("\n    ")
}

/// How the relations differ after the paragraph was put in at a place.
fn difference(article: &Article, paragraph: &str, at: usize) -> Option<String> {
    let text = article.text.trim_end();
    let (lead, rest) = text.split_at(at);
    let longer = match rest.is_empty() {
        true => format!("{lead}\n\n{paragraph}"),
        false => format!("{lead}{paragraph}\n\n{rest}"),
    };
    let before = Extractor::builtin().extract_document(article.document(text));
    let after = Extractor::builtin().extract_document(article.document(&longer));
    let shift = |offset: u64| match offset >= at as u64 && !rest.is_empty() {
        true => offset + (longer.len() - text.len()) as u64,
        false => offset,
    };
    let expected = changed(&json(&before)["relations"], &[], &same, &shift);
    let found = &json(&after)["relations"];
    (*found != expected).then(|| {
        format!(
            "{} + {paragraph:?}\n  expected {}\n  found    {}",
            article.name,
            only_in(&expected, found),
            only_in(found, &expected)
        )
    })
}

#[test]
fn an_unrelated_paragraph_after_the_lead_shifts_spans_and_changes_nothing_else() {
    let mut wrong = Vec::new();
    for article in articles() {
        let Some(at) = end_of_lead(article.text.trim_end()) else {
            continue;
        };
        let known = PARAGRAPH_MATTERS
            .iter()
            .any(|(name, _)| *name == article.name);
        let differences: Vec<String> = UNRELATED
            .iter()
            .filter(|(_, name)| !name.is_some_and(|name| article.text.contains(name)))
            .filter_map(|(paragraph, _)| difference(&article, paragraph, at))
            .collect();
        match (known, differences.is_empty()) {
            (false, false) => wrong.extend(differences),
            (true, true) => wrong.push(format!("{} holds: remove it from the list", article.name)),
            _ => {}
        }
    }
    assert!(
        wrong.is_empty(),
        "{} cases\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

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
    for article in articles() {
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
