//! Whatever the rules, any text can be read.

use paraph::rule::{Mark, Rule, RuleSet};
use paraph::{Document, Extractor};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::rule_strategy::rule_of;
use crate::{ARTICLES, cases, check_spans, json};

/// Words of news, so that a rule finds something.
const WORDS: &[&str] = &[
    "sign",
    "ratify",
    "reach",
    "say",
    "be",
    "have",
    "treaty",
    "deal",
    "agreement",
    "talk",
    "minister",
    "on",
    "to",
    "with",
    "the",
    "of",
    "and",
    "in",
    "country",
    "new",
];

fn rules() -> impl Strategy<Value = Vec<Rule>> {
    let word = select(WORDS).prop_map(str::to_string).boxed();
    prop::collection::vec(rule_of(word), 1..4).prop_map(|mut rules| {
        for (number, rule) in rules.iter_mut().enumerate() {
            rule.name = format!("r{number}");
            // The first verb is of one word, and the first frame asks for nothing, so that a rule finds something.
            rule.verbs
                .iter_mut()
                .take(1)
                .for_each(|verb| verb.words.truncate(1));
            for slot in rule
                .frames
                .iter_mut()
                .take(1)
                .flat_map(|frame| &mut frame.slots)
            {
                slot.mark = Mark::Any;
            }
        }
        rules
    })
}

fn extractors(rules: &RuleSet) -> [Extractor; 2] {
    [true, false].map(|shortcuts| {
        let builder = Extractor::builder().rules(rules.clone());
        builder.shortcuts(shortcuts).build()
    })
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn with_any_rules_an_article_can_be_read_and_passing_over_sentences_changes_nothing(
        rules in rules(),
        article in any::<Index>(),
        beside in any::<bool>(),
    ) {
        // Rules that tie are refused.
        let Ok(mine) = RuleSet::new(rules) else { return Ok(()) };
        let rules = match beside {
            true => RuleSet::builtin().with(&mine).unwrap_or(mine),
            false => mine,
        };
        let [quick, plain] = extractors(&rules);
        let text = &article.get(&ARTICLES).text;
        let extraction = quick.extract(text);
        check_spans(text, &extraction);
        prop_assert_eq!(json(&extraction), json(&plain.extract(text)));
        drop(plain.explain(Document::new(text)));
    }
}

#[test]
fn many_of_these_rules_find_something() {
    let mut runner = TestRunner::deterministic();
    let found = (0..40).filter(|number| {
        let made = rules().new_tree(&mut runner).expect("rules are made");
        let text = &ARTICLES[number % ARTICLES.len()].text;
        RuleSet::new(made.current()).is_ok_and(|rules| {
            let [quick, _] = extractors(&rules);
            !quick.extract(text).relations.is_empty()
        })
    });
    let found = found.count();
    assert!(found >= 10, "{found}");
}

#[test]
fn a_word_that_is_written_in_one_with_another_or_in_capitals_is_not_passed_over() {
    let rules = "rule be -> agreed\nverb be\nframe subject:agent(party)?\n\n\
                 rule step -> proposed\nnoun démarche\nframe subject:agent(party)+\n\n\
                 rule not -> denied\nverb deny\nframe subject:agent(party)+\npattern {agent:party} can not\n";
    let rules = RuleSet::parse("test.rule", rules).unwrap_or_else(|errors| panic!("{errors}"));
    let [quick, plain] = extractors(&rules);
    for text in [
        "A swap isn't a loan.",
        "A swap isn’t a loan.",
        "Norway's démarche was polite.",
        "Démarches by Norway were polite.",
        "Norway cannot plan.",
    ] {
        let found = json(&quick.extract(text));
        assert_eq!(found, json(&plain.extract(text)), "{text}");
        assert_ne!(
            found["relations"].as_array().map(Vec::len),
            Some(0),
            "{text}"
        );
    }
}
