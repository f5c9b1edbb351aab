//! Passing over sentences that cannot tell an act must change no relation.

use once_cell::sync::Lazy;
use paraph::{Document, Extractor};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

mod common;

use common::articles;

static PLAIN: Lazy<Extractor> = Lazy::new(|| Extractor::builder().shortcuts(false).build());

/// Sentences that tell nothing, some with names and with words that could matter.
const FILLER: [&str; 14] = [
    "The cat sat on the mat.",
    "It rained in Oslo on Monday.",
    "President Maria Alonso of Ruritania spoke to reporters.",
    "Japan, Norway and Peru are far from each other.",
    "He has been in office since May 2019.",
    "Both countries grow cheese.",
    "The RAA allows troops to visit.",
    "The treaty is old.",
    "NAFTA was debated.",
    "The plan was accepted by the farmers.",
    "Its text is long.",
    "A spokesman said talks went well.",
    "The European Union has 27 members.",
    "Officials rejected the report.",
];

/// Paragraphs of all articles.
static PARAGRAPHS: Lazy<Vec<String>> = Lazy::new(|| {
    articles()
        .iter()
        .flat_map(|article| article.text.lines().map(str::to_string).collect::<Vec<_>>())
        .filter(|line| !line.trim().is_empty())
        .collect()
});

fn json(extractor: &Extractor, document: Document<'_>) -> String {
    serde_json::to_string(&extractor.extract_document(document))
        .expect("relations have a JSON form")
}

#[test]
fn articles_give_the_same_relations_when_every_sentence_is_read() {
    for article in articles() {
        let document = || article.document(&article.text);
        let (quick, plain) = (
            json(Extractor::builtin(), document()),
            json(&PLAIN, document()),
        );
        assert_eq!(quick, plain, "{}", article.name);
    }
}

#[test]
fn an_explanation_reads_every_sentence_and_gives_the_same_relations() {
    let text = "The cat sat on the mat. Japan and Norway signed a trade pact. It rained.";
    let explanation = Extractor::builtin().explain(Document::new(text));
    assert_eq!(explanation.sentences.len(), 3);
    let extraction = explanation
        .extraction
        .expect("an explanation holds what was found");
    assert_eq!(extraction.relations.len(), 1);
    assert_eq!(
        extraction.relations,
        Extractor::builtin().extract(text).relations
    );
}

#[test]
fn an_agreement_of_one_sentence_is_meant_by_it_in_the_next() {
    let text = "The Klow Treaty of 1994 is old. France ratified it.";
    assert_eq!(Extractor::builtin().extract(text).relations.len(), 1);
}

#[test]
fn a_name_before_many_other_sentences_is_not_looked_back_at() {
    let story = |between: usize| {
        let filler = "The cat sat on the mat. ".repeat(between);
        format!("Japan and Norway are friends. {filler}Both countries signed a trade pact.")
    };
    let told = |text: &str| {
        let relations = Extractor::builtin().extract(text).relations;
        relations
            .first()
            .map_or(0, |relation| relation.agents.len())
    };
    assert_eq!(told(&story(10)), 2);
    assert_eq!(told(&story(100)), 0);
}

/// Texts of which the quick path once told something else.
const ONCE_DIFFERENT: [&str; 3] = [
    "Türk welcomed treatys.",
    "Ghana, Sweden and the cookstove: what did they actually sign?\n\
     The instruments were signed at Ulinzi House by the Cabinet Secretary for Defence and by the Ambassador of Italy.",
    "It is Bern's eighth such agreement. Turkey, which has been negotiating one since 2011, waits: Bern refuses to accept it.\n\
     The instruments were signed by the Cabinet Secretary and by the Ambassador of Italy.\n\
     It rained.\n\
     It rained again.\n\
     Interior Minister Hassan Djourab signed for the government, and Adoum Kelle for the movement.",
];

#[test]
fn texts_that_once_differed_give_the_same_relations() {
    for text in ONCE_DIFFERENT {
        let document = Document::new(text);
        assert_eq!(
            json(Extractor::builtin(), document),
            json(&PLAIN, document),
            "{text}"
        );
    }
}

/// Every second sentence of the paragraphs, so that what a reference means may be missing or stand elsewhere.
fn cut(lines: &[&str]) -> String {
    let sentences = lines.iter().flat_map(|line| line.split_inclusive(". "));
    sentences.step_by(2).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: std::env::var_os("PROPTEST_CASES").map_or(64, |_| ProptestConfig::default().cases),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(
            "proptest-regressions/quick_equals_plain.txt",
        ))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn mixed_paragraphs_give_the_same_relations_when_every_sentence_is_read(
        choices in prop::collection::vec((any::<prop::sample::Index>(), 0..4u8), 1..20)
    ) {
        let lines: Vec<&str> = choices
            .iter()
            .map(|(index, kind)| match kind {
                0 | 1 => PARAGRAPHS[index.index(PARAGRAPHS.len())].as_str(),
                _ => FILLER[index.index(FILLER.len())],
            })
            .collect();
        for text in [lines.join("\n"), lines.join(" "), cut(&lines)] {
            let quick = json(Extractor::builtin(), Document::new(&text));
            prop_assert_eq!(quick, json(&PLAIN, Document::new(&text)), "{}", text);
        }
    }
}
