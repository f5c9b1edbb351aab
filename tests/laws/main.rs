//! What holds for every text.
//!
//! The laws run over the articles of `seeds/articles`, over stories about invented states, and over texts made at random.

use std::sync::LazyLock;
use std::thread;

use paraph::gazetteer::GazetteerBuilder;
use paraph::{Extraction, Extractor, Relation, Role, Span, Via};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::{FileFailurePersistence, TestRunner};
use serde_json::Value;

#[path = "../common/mod.rs"]
mod common;
mod exchange;
#[path = "../common/rule_strategy.rs"]
mod rule_strategy;
mod rules;
mod same_story;
mod unrelated;

use common::{Article, articles};

pub(crate) static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(articles);

/// How many cases are tried, unless `PROPTEST_CASES` says so. Found cases are kept in the repository and run first.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    let file = "proptest-regressions/laws.txt";
    let config = ProptestConfig::default();
    ProptestConfig {
        cases: std::env::var_os("PROPTEST_CASES").map_or(cases, |_| config.cases),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(file))),
        ..config
    }
}

pub(crate) fn json(extraction: &Extraction) -> Value {
    serde_json::to_value(extraction).expect("an extraction is JSON")
}

/// The relations as JSON, without the fields of these names, each text and each end of a span changed.
pub(crate) fn changed(
    value: &Value,
    without: &[&str],
    text: &dyn Fn(&str) -> String,
    offset: &dyn Fn(u64) -> u64,
) -> Value {
    let field = |(name, value): (&String, &Value)| {
        let value = match (name.as_str(), value.as_u64()) {
            ("start" | "end", Some(found)) => offset(found).into(),
            _ => changed(value, without, text, offset),
        };
        (name.clone(), value)
    };
    match value {
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| !without.contains(&name.as_str()))
            .map(field)
            .collect(),
        Value::Array(values) => values
            .iter()
            .map(|value| changed(value, without, text, offset))
            .collect(),
        Value::String(found) => Value::String(text(found)),
        _ => value.clone(),
    }
}

pub(crate) fn same(text: &str) -> String {
    text.to_string()
}

/// The relations of the one that the other has not, in short.
pub(crate) fn only_in(one: &Value, other: &Value) -> String {
    let all = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let other = all(other);
    let only = all(one)
        .into_iter()
        .filter(|relation| !other.contains(relation));
    only.map(|relation| relation.to_string())
        .collect::<Vec<_>>()
        .join("\n    ")
}

/// Panics unless every span of the extraction quotes the text.
pub(crate) fn check_spans(text: &str, extraction: &Extraction) {
    let quote = |span: Span| -> &str {
        let found = text.get(span.start..span.end);
        found.unwrap_or_else(|| {
            panic!(
                "{span:?} is no range of characters of a text of {} bytes",
                text.len()
            )
        })
    };
    let mut first = 0;
    for mention in extraction.mentions() {
        assert!(!quote(mention.span).is_empty());
    }
    for (index, relation) in extraction.relations.iter().enumerate() {
        assert_eq!(relation.id, format!("r{}", index + 1));
        let starts = relation
            .evidence
            .first()
            .map(|evidence| evidence.span.start);
        let start = starts.expect("a relation has evidence");
        assert!(
            first <= start,
            "the relations stand in the order of the text"
        );
        first = start;
        assert!(!relation.act_key.is_empty());
        for evidence in &relation.evidence {
            assert_eq!(quote(evidence.span), evidence.text);
            assert!(
                evidence.text.len() <= 1_000,
                "evidence of {} bytes",
                evidence.text.len()
            );
            assert!(
                evidence.span.contains(evidence.trigger),
                "the trigger stands in the evidence"
            );
            let trigger = quote(evidence.trigger);
            assert!(
                !trigger.is_empty() && trigger.trim() == trigger,
                "{trigger:?} is a trigger"
            );
            for argument in &evidence.arguments {
                let words = quote(argument.span);
                assert!(
                    !words.is_empty() && words.trim() == words,
                    "{words:?} is an argument"
                );
                assert!(!argument.filler.is_empty());
                if let Some(antecedent) = argument.antecedent {
                    assert!(!quote(antecedent).is_empty());
                    assert_ne!(
                        argument.via,
                        Via::Direct,
                        "only a reference has an antecedent"
                    );
                }
            }
            let starts: Vec<usize> = evidence
                .arguments
                .iter()
                .map(|argument| argument.span.start)
                .collect();
            assert!(
                starts.is_sorted(),
                "the arguments stand in the order of the text"
            );
        }
        check_fillers(text, relation);
    }
}

/// Panics unless each party and date that stands in the evidence is one of the relation, and the relation's words are the text's.
fn check_fillers(text: &str, relation: &Relation) {
    let parties = || relation.agents.iter().chain(&relation.counterparties);
    for evidence in &relation.evidence {
        for argument in &evidence.arguments {
            let known = match argument.role {
                Role::Agent | Role::Counterparty => parties().any(|party| {
                    party.id.as_ref() == Some(&argument.filler) || party.name == argument.filler
                }),
                Role::Date => relation.date.is_some(),
                Role::Agreement => relation.agreement.is_some(),
                _ => true,
            };
            let words = argument.span.of(text);
            assert!(known, "{:?} {words:?} is not in {relation}", argument.role);
        }
    }
    let quoted = |words: &str| {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        plain(text).contains(&plain(words))
    };
    let agreement = relation.agreement.iter();
    let mentions = agreement.flat_map(|agreement| agreement.mentions.iter());
    let dates = relation.date.iter().map(|date| &date.text);
    let objects = relation.object.iter().map(|object| &object.text);
    for words in mentions.chain(dates).chain(objects) {
        assert!(quoted(words), "{words:?} of {relation} is not in the text");
    }
}

#[test]
fn every_span_of_an_article_quotes_it() {
    for article in articles() {
        let extraction = Extractor::builtin().extract_document(article.document(&article.text));
        check_spans(&article.text, &extraction);
    }
}

#[test]
fn the_same_text_gives_the_same_again_and_in_every_thread() {
    let articles = articles();
    let all = || -> Vec<Value> {
        let extractions = articles
            .iter()
            .map(|article| Extractor::builtin().extract_document(article.document(&article.text)));
        extractions.map(|extraction| json(&extraction)).collect()
    };
    let first = all();
    assert_eq!(first, all());
    thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(all)).collect();
        for thread in threads {
            assert_eq!(
                first,
                thread
                    .join()
                    .expect("a thread that reads articles ends well")
            );
        }
    });
}

#[test]
fn an_extractor_built_anew_gives_the_same() {
    let gazetteer = GazetteerBuilder::new()
        .build()
        .expect("the built-in tables are right");
    let anew = Extractor::builder().gazetteer(gazetteer).build();
    for article in articles() {
        let document = article.document(&article.text);
        let builtin = Extractor::builtin().extract_document(document);
        assert_eq!(builtin, anew.extract_document(document), "{}", article.name);
    }
}

/// Pieces of which news is made, and of which it is not.
const PIECES: &[&str] = &[
    "Japan",
    "the Philippines",
    "US",
    "Côte d'Ivoire",
    "Ms. Kamikawa",
    "President Macron",
    "the Kremlin",
    "EU",
    "Kurds",
    "signed",
    "will sign",
    "signing",
    "ratified",
    "not",
    "refused to",
    "agreed to",
    "withdrew from",
    "between",
    "with",
    "by",
    "and",
    "which",
    "a defence pact",
    "the deal",
    "it",
    "both countries",
    "such a treaty",
    "the Paris Agreement",
    "(RAA)",
    "accord",
    "talks",
    "ceasefire",
    "on Monday",
    "in 2015",
    "31 February 0000",
    "next week",
    "TOKYO (AP) —",
    "By Ann Lee",
    "Leave a Reply",
    "said",
    "\"",
    "“",
    "’s",
    "'",
    "(",
    ")",
    ",",
    ".",
    ";",
    ":",
    "—",
    "-",
    "...",
    "\n",
    "\n\n",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "e\u{301}",
    "🇯🇵",
    "日本",
    "İ",
    "ß",
    "ﬁ",
    "\0",
    "1,000",
    "%",
];

/// What stands before a known word; half of it is English, so that a text is read.
const GLUE: &[&str] = &[
    "",
    "",
    "the ",
    "of ",
    "and ",
    "to ",
    "signed ",
    ", ",
    "a treaty with ",
    "of the ",
];

/// The words of the lexicon, the cues and the articles, each once.
static KNOWN_WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut text = String::new();
    text.push_str(include_str!("../../seeds/lexicon.tsv"));
    text.push_str(include_str!("../../seeds/cues.tsv"));
    for article in articles() {
        text.push_str(&article.text);
    }
    let words = text
        .split([' ', '\t', '\n', '|'])
        .filter(|word| !word.is_empty());
    let words: std::collections::BTreeSet<String> = words.map(str::to_string).collect();
    words.into_iter().collect()
});

fn read_anything(text: &str) {
    let extraction = Extractor::builtin().extract(text);
    check_spans(text, &extraction);
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_characters_can_be_read(text in any::<String>()) {
        read_anything(&text);
    }

    #[test]
    fn any_sequence_of_news_words_can_be_read(
        pieces in prop::collection::vec(select(PIECES), 0..60),
        glue in select(vec![" ", "", "  ", "\n"]),
    ) {
        read_anything(&pieces.join(glue));
    }

    #[test]
    fn any_sequence_of_words_that_the_extractor_knows_can_be_read(
        words in prop::collection::vec((any::<Index>(), select(GLUE)), 1..40),
        end in select(vec![".", "", ",", "\n"]),
    ) {
        let words: Vec<String> = words.iter().map(|(at, glue)| format!("{glue}{}", at.get(&KNOWN_WORDS))).collect();
        read_anything(&format!("{}{end}", words.join(" ")));
    }

    #[test]
    fn an_article_cut_anywhere_can_be_read(
        article in any::<Index>(),
        from in any::<Index>(),
        to in any::<Index>(),
    ) {
        let characters: Vec<char> = article.get(&ARTICLES).text.chars().collect();
        let (from, to) = (from.index(characters.len()), to.index(characters.len()));
        read_anything(&characters[from.min(to)..from.max(to)].iter().collect::<String>());
    }
}

/// An article with pieces put in at any of its characters: mostly news that is read, and anything in between.
fn disturbed() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec((any::<Index>(), select(PIECES)), 0..6);
    (any::<Index>(), pieces).prop_map(|(article, pieces)| {
        let mut text = article.get(&ARTICLES).text.clone();
        for (at, piece) in pieces {
            let at = text.floor_char_boundary(at.index(text.len()));
            text.insert_str(at, piece);
        }
        text
    })
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn an_article_with_anything_put_in_can_be_read(text in disturbed()) {
        read_anything(&text);
    }

    #[test]
    fn what_was_read_before_and_what_is_read_at_the_same_time_change_nothing(
        texts in prop::collection::vec(disturbed(), 2..6),
    ) {
        let read = |text: &String| json(&Extractor::builtin().extract(text));
        let first: Vec<Value> = texts.iter().map(read).collect();
        let backward: Vec<Value> = texts.iter().rev().map(read).collect();
        prop_assert!(first.iter().eq(backward.iter().rev()));
        thread::scope(|scope| {
            let threads: Vec<_> = (0..3)
                .map(|from| {
                    let turned = (0..texts.len()).map(move |at| at + from);
                    let (texts, first) = (&texts, &first);
                    scope.spawn(move || {
                        turned.map(|at| at % texts.len()).all(|at| read(&texts[at]) == first[at])
                    })
                })
                .collect();
            for thread in threads {
                assert!(thread.join().expect("a thread that reads articles ends well"));
            }
        });
    }
}

#[test]
fn most_disturbed_articles_tell_relations() {
    let mut runner = TestRunner::deterministic();
    let told = (0..100).filter(|_| {
        let text = disturbed().new_tree(&mut runner).expect("one is made");
        !Extractor::builtin()
            .extract(&text.current())
            .relations
            .is_empty()
    });
    let told = told.count();
    assert!(told >= 55, "{told}");
}

/// Found by the laws above.
const ONCE_UNREADABLE: &[&str] = &[
    "Chad made a separate peace with the National Army of the E",
    "Japan and Norway signed the Treaty of Peace and",
    "Japan signed an n't treaty with Norway.",
];

#[test]
fn texts_that_once_could_not_be_read_can_be_read() {
    ONCE_UNREADABLE.iter().for_each(|text| read_anything(text));
}

#[test]
fn a_single_long_line_can_be_read() {
    for piece in [
        "Japan and Peru signed a pact ",
        "signed ",
        "Japan, ",
        "a",
        "(",
        "\"",
        "é",
        "the deal that ",
        "Agreement on the ",
        "not ",
        ". ",
    ] {
        // A text whose first words are not English is not read.
        let english = "the cat sat on the mat and the dog was in it\n".repeat(40);
        let text = english + &piece.repeat(200_000 / piece.len());
        assert!(
            !Extractor::builtin()
                .extract(&text)
                .limits
                .iter()
                .any(|limit| limit.contains("English"))
        );
        read_anything(&text);
    }
}

#[test]
fn sentences_that_are_cut_are_told_or_counted() {
    let long = "the cat sat on the mat and ".repeat(100);
    let cut = |count: usize| {
        let text = format!("Then {long}was glad. ").repeat(count);
        Extractor::builtin().extract(&text).limits
    };
    assert_eq!(cut(1), ["cut: a sentence of 2714 bytes at byte 0"]);
    assert_eq!(cut(20).len(), 20);
    let many = cut(27);
    assert_eq!(many.len(), 21);
    assert_eq!(many[20], "cut: 7 more sentences of over 2000 bytes");
}

#[test]
fn what_stands_after_too_many_sentences_or_agreements_is_not_read_and_that_is_told() {
    let english = "the cat sat on the mat and the dog was in it\n".repeat(40);
    let told = |piece: &str, count: usize| {
        let text = format!("{english}The treaty is old.\n{}", piece.repeat(count));
        Extractor::builtin().extract(&text).limits.join("; ")
    };
    let limits = told(". ", 1_100_000);
    assert!(limits.ends_with(", after 1000000 sentences"), "{limits}");
    let limits = told("treaty signed ", 60_000);
    let named = ", where 50000 agreements and people were named";
    assert!(limits.ends_with(named), "{limits}");
}

#[test]
fn an_empty_text_gives_nothing() {
    for text in ["", " ", "\n\n", "\u{feff}", "."] {
        let extraction = Extractor::builtin().extract(text);
        assert!(
            extraction.relations.is_empty() && extraction.limits.is_empty(),
            "{text:?}"
        );
    }
}
