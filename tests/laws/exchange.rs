//! Which states act is read from their names alone: other names give the same acts.

use std::sync::LazyLock;

use paraph::Extractor;
use paraph::gazetteer::GazetteerBuilder;
use proptest::prelude::*;
use proptest::sample::subsequence;
use serde_json::Value;

use crate::{cases, changed, check_spans, json};

/// An invented state: id, name, adjective, people, capital, legislature.
pub(crate) type State = [&'static str; 6];

pub(crate) static STATES: LazyLock<Vec<State>> = LazyLock::new(|| {
    include_str!("../../seeds/gazetteer/invented.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| {
            let first = |at: usize| {
                let field: &'static str = line.split('\t').nth(at).unwrap_or_default();
                field.split('|').next().unwrap_or_default()
            };
            let people = line.split('\t').nth(4).unwrap_or_default();
            let people = people.split('|').next_back().unwrap_or_default();
            [first(0), first(1), first(3), people, first(5), first(7)]
        })
        .collect()
});

pub(crate) static OF_INVENTED_STATES: LazyLock<Extractor> = LazyLock::new(|| {
    let gazetteer = GazetteerBuilder::new().invented(true).build();
    let gazetteer = gazetteer.expect("the tables are right");
    Extractor::builder().gazetteer(gazetteer).build()
});

/// Stories about the states 1, 2 and 3; `{1a}` is the adjective, `{1p}` the people, `{1c}` the capital, `{1l}` the legislature.
const STORIES: &[&str] = &[
    "{1} and {2} signed a defence pact in {3c} on Monday.",
    "{1c} accuses {2c} of violating the truce that {3} brokered.",
    "{1}, which borders {2}, ratified the fisheries convention with {3}.",
    "The {1l} has yet to ratify the border treaty with {2}.\n\n{3c} called the delay a shame.",
    "{1a} and {2a} ministers met in {3c}.\n\nThey initialled an extradition treaty. Both countries hope to ratify it by May.",
    "The {1}-{2} trade deal was rejected by the {3l} on Friday.",
    "{1}'s withdrawal from the water treaty angered {2}, but the {3p} welcomed it.",
    "The treaty, signed in {1c} by {2} and {3}, will enter into force in June.",
    "{1}, {2} and {3} agreed to start talks on a railway agreement.",
    "{1} urged {2} to sign the gas accord with {3}.\n\nThe {2a} president refused to sign it.",
    "Talks between {1} and {2} on a tax treaty resumed in {3c} after a {3a} minister had mediated.",
    "{1} signed but never ratified the charter; {2}, a close ally of {3}, has withdrawn from it.",
    "{1a} Foreign Minister Ada Lovel signed the visa agreement with {2} on behalf of {1c}.\n\nThe {3a} ambassador looked on.",
    "{1}, {2} ink pact\n\n{3C} (AP) — {1} and {2} signed a health pact on Tuesday, {3a} officials said.",
];

fn told(template: &str, states: &[State]) -> String {
    let mut text = template.to_string();
    for (number, state) in (1..).zip(states) {
        let [_, name, adjective, people, capital, legislature] = state;
        for (mark, words) in [
            ("", *name),
            ("a", adjective),
            ("p", people),
            ("c", capital),
            ("l", legislature),
        ] {
            text = text.replace(&format!("{{{number}{mark}}}"), words);
        }
        text = text.replace(&format!("{{{number}C}}"), &capital.to_uppercase());
    }
    text
}

/// The relations of some stories, each about three states, with the names of the states taken out; the key of an act is left
/// out, since it sorts by name.
fn without_names(stories: &[&str], states: &[State]) -> Value {
    let mut marks: Vec<(String, String)> = Vec::new();
    for (number, state) in (1..).zip(states) {
        let [id, name, adjective, people, capital, legislature] = state;
        for (mark, words) in [
            ("i", *id),
            ("", name),
            ("a", adjective),
            ("p", people),
            ("c", capital),
            ("l", legislature),
        ] {
            marks.push((words.to_string(), format!("{{{number}{mark}}}")));
        }
        marks.push((capital.to_uppercase(), format!("{{{number}C}}")));
    }
    marks.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    let text = together(stories, states);
    let extraction = OF_INVENTED_STATES.extract(&text);
    check_spans(&text, &extraction);
    // A people that is called as the adjective is ("the Florinese") cannot be told from it here.
    let unnamed = |found: &str| {
        let mut found = found.to_string();
        for (words, mark) in &marks {
            found = found.replace(words.as_str(), mark);
        }
        found.replace("p}", "a}").replace("a}s", "a}")
    };
    changed(
        &json(&extraction)["relations"],
        &["start", "end", "act_key"],
        &unnamed,
        &|offset| offset,
    )
}

/// Stories one after the other, each about three states of its own.
pub(crate) fn together(stories: &[&str], states: &[State]) -> String {
    let stories = stories.iter().zip(states.chunks(3));
    let told: Vec<String> = stories.map(|(story, states)| told(story, states)).collect();
    told.join("\n\n")
}

/// Up to so many stories in any order; only the first can have a headline.
pub(crate) fn stories(most: usize) -> impl Strategy<Value = Vec<&'static str>> {
    let stories = subsequence(STORIES, 1..=most).prop_shuffle();
    stories.prop_map(|mut stories| {
        stories.sort_by_key(|story| !story.contains("ink pact\n"));
        stories
    })
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn invented_states_exchanged_give_the_exchanged_relations(
        stories in stories(3),
        states in subsequence(STATES.clone(), 9).prop_shuffle(),
    ) {
        let first = without_names(&stories, &STATES[..9]);
        prop_assert_ne!(first.as_array().map(Vec::len), Some(0), "{}", together(&stories, &STATES[..9]));
        prop_assert_eq!(first, without_names(&stories, &states), "{}", together(&stories, &states));
    }
}
