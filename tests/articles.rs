//! The articles of `seeds/articles`, read as whole stories and compared with their gold.
//!
//! Each is a text of our own with the relations that it states; a hard negative states none.

use paraph::{Extractor, Relation};

mod common;
#[path = "../src/bin/paraph/evaluate/score.rs"]
mod score;

use common::{Article, articles};
use score::Score;

/// The least that the extractor must reach. Raise it when the extractor gets better; never lower it.
const CORE_F1: f64 = 0.56;
const STRICT_F1: f64 = 0.36;

/// Hard negatives that give a relation today, and why.
const KNOWN_FAILURES: &[(&str, &str)] = &[(
    "coalition-pact-austria",
    "a coalition pact between parties of one state is taken for an agreement of states",
)];

fn relations(article: &Article) -> Vec<Relation> {
    let document = article.document(&article.text);
    Extractor::builtin().extract_document(document).relations
}

fn is_hard_negative(article: &&Article) -> bool {
    article.gold["relations"]
        .as_array()
        .is_some_and(Vec::is_empty)
}

fn told(relations: &[Relation]) -> String {
    let lines: Vec<String> = relations.iter().map(Relation::to_string).collect();
    lines.join("; ")
}

#[test]
fn there_are_articles_with_relations_and_hard_negatives() {
    let articles = articles();
    let negatives = articles.iter().filter(is_hard_negative);
    assert!(articles.len() >= 71, "{} articles", articles.len());
    assert!(negatives.count() >= 12);
    for (name, _) in KNOWN_FAILURES {
        let known = articles.iter().any(|article| article.name == *name);
        assert!(known, "no article is called {name}");
    }
}

#[test]
fn a_hard_negative_gives_no_relation() {
    let mut wrong = Vec::new();
    for article in articles().iter().filter(is_hard_negative) {
        let relations = relations(article);
        let known = KNOWN_FAILURES
            .iter()
            .find(|(name, _)| *name == article.name);
        match (known, relations.is_empty()) {
            (None, false) => wrong.push(format!("{} gives {}", article.name, told(&relations))),
            (Some(_), true) => wrong.push(format!(
                "{} gives nothing any more: remove it from the list",
                article.name
            )),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_other_articles_reach_the_stated_floor() {
    let mut score = Score::default();
    for article in articles()
        .iter()
        .filter(|article| !is_hard_negative(article))
    {
        score.add(&article.name, &article.gold, &relations(article));
    }
    let (core, strict) = (score.core().f1, score.strict().f1);
    assert!(
        core >= CORE_F1 && strict >= STRICT_F1,
        "core F1 {core:.3} of at least {CORE_F1}, strict F1 {strict:.3} of at least {STRICT_F1}\n{}\n{score}",
        score.misses.join("\n")
    );
}

#[test]
fn every_quote_of_the_gold_stands_in_its_article() {
    for article in articles() {
        for relation in article.gold["relations"].as_array().into_iter().flatten() {
            let quote = relation["evidence"].as_str().unwrap_or_default();
            let found = !quote.is_empty() && article.text.contains(quote);
            assert!(found, "{}: {quote:?} is not in the text", article.name);
        }
    }
}
