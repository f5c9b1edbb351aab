//! A paragraph about something else, put after the lead, shifts spans, and changes nothing else.
//!
//! Right after the lead that holds of every article. Farther down it holds but for a few places, which are listed with the reason:
//! there the paragraph parts a reference from what it refers to within three sentences.

use std::sync::LazyLock;

use paraph::{Date, Document, Extractor};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use crate::exchange::{OF_INVENTED_STATES, STATES, stories, together};
use crate::{ARTICLES, cases, changed, json, only_in, same};

const GIVEN: &[&str] = &[
    "Anneke", "Tovil", "Mirel", "Bettan", "Ruvo", "Odile", "Ottoline", "Sunniva",
];
const FAMILY: &[&str] = &[
    "Harrowgate",
    "Tesk",
    "Lindqvale",
    "Obrecht",
    "Quaine",
    "Dunmorrow",
    "Pettibone",
    "Voss-Alder",
];
const TOWNS: &[&str] = &[
    "Marrowby",
    "Upper Quill",
    "Saint Odran",
    "Brackwater",
    "Tanglefoot",
    "Little Umber",
];
const TEAMS: &[&str] = &[
    "Marrowby Rovers",
    "Brackwater Athletic",
    "Quill Wanderers",
    "Umber Harriers",
];
const FIRMS: &[&str] = &[
    "Quillon Mills",
    "Dapple & Sons",
    "Norrwick Foods",
    "Pettibone Shoes",
];
const DAYS: &[&str] = &[
    "Monday",
    "Thursday",
    "Saturday",
    "12 October",
    "next week",
    "last year",
];
const NUMBERS: &[&str] = &["two", "3", "14", "eleven", "1,250", "40"];

/// Sentences on sport, weather, harvests, councils, films and companies. Many hold a word that is a trigger in another sense.
const SENTENCES: &[&str] = &[
    "{team} beat {team} after extra time in front of {number} thousand people.",
    "{team} signed the goalkeeper {person} for {number} seasons.",
    "{person} withdrew from the final with a sore knee.",
    "The referee rejected a late appeal, and the crowd whistled.",
    "{person}, who joined {team} {day}, scored twice.",
    "The league suspended {person} for {number} games.",
    "Heavy rain is expected in {town} on {day}, forecasters said.",
    "Snow closed the road to {town}, and {number} cars were stuck.",
    "It was the warmest night in {town} for {number} years.",
    "A storm is set to reach {town} by {day}.",
    "The apple harvest around {town} was the best in {number} years.",
    "Growers in {town} expect to pick {number} tonnes of plums.",
    "Wheat prices fell, {person} said, because the barns were full.",
    "The council of {town} approved a new footbridge by {number} votes.",
    "The town of {town} will extend its library {day}.",
    "{town}'s council agreed to mend the fountain.",
    "A film about bees by {person} opens in {town} on {day}.",
    "Critics praised {person}, who plays the baker.",
    "The film was shot in {town} in {number} weeks; nobody was paid.",
    "{firm} reported a profit of {number} million.",
    "{firm} withdrew a batch of jam and replaced its labels.",
    "The head of {firm}, {person}, left last year.",
    "{firm} is to open a shop in {town}, its first for {number} years.",
    "\"We are very glad,\" said {person}, \"and they waited for this.\"",
    "He has played the cello since he was {number}.",
    "She said that it would not happen again.",
    "The choir sang, the baker closed early, and everyone went home.",
    "Visitors found the museum shut, and a cat asleep on its steps.",
    "Mayor {person} opposed the car park, but the council backed it.",
];

/// Which word fills each kind of gap.
type Words = [usize; 5];

fn fill(sentence: &str, words: &Words) -> String {
    let [one, two, three, four, five] = *words;
    let of = |list: &[&'static str], at: usize| list[at % list.len()];
    let person = format!("{} {}", of(GIVEN, one), of(FAMILY, two));
    let other = three + 1 + four % (TEAMS.len() - 1);
    let gaps = [
        ("{person}", person.as_str()),
        ("{team}", of(TEAMS, three)),
        ("{team}", of(TEAMS, other)),
        ("{town}", of(TOWNS, three)),
        ("{firm}", of(FIRMS, three)),
        ("{day}", of(DAYS, four)),
        ("{number}", of(NUMBERS, five)),
    ];
    gaps.iter().fold(sentence.to_string(), |text, (gap, word)| {
        text.replacen(gap, word, 1)
    })
}

/// A paragraph of at most so many of the sentences.
fn paragraph(most: usize) -> impl Strategy<Value = String> {
    let words = prop::array::uniform5(0..64_usize);
    let sentence = (select(SENTENCES), words).prop_map(|(text, words)| fill(text, &words));
    prop::collection::vec(sentence, 1..=most).prop_map(|sentences| sentences.join(" "))
}

/// Places in the articles where a paragraph matters: the article, how the next paragraph begins, and why.
const PARAGRAPH_MATTERS: &[(&str, &str, &str)] = &[
    (
        "carbon-credit-arrangement-blog",
        "Two others could have been",
        "\"the same day\" is that of a date in the paragraph before, else that of publication",
    ),
    (
        "cultural-property-basel-magazine",
        "The Swiss came late",
        "\"they\" is looked for within three sentences",
    ),
    (
        "defence-pact-dili-jakarta",
        "The DCA must pass both parliaments",
        "a party that an act leaves out is looked for within three sentences",
    ),
    (
        "defence-pact-dili-jakarta",
        "Human rights groups were less polite",
        "\"the House\" is looked for within some number of sentences",
    ),
    (
        "nuclear-jordan-argentina-transcript",
        "PRESENTER: And now it has to be ratified?",
        "\"it\" is looked for within three sentences",
    ),
    (
        "railway-convention-translated-french",
        "As for the contract of the locomotives",
        "\"it\" is looked for within three sentences, and finds a convention",
    ),
    (
        "tax-information-principality",
        "Some of the other eleven",
        "the agreement that an act leaves out is that of the sentence before",
    ),
    (
        "vaccine-reserve-pact-asean",
        "The bloc's only earlier attempt",
        "\"it\" is looked for within three sentences",
    ),
    (
        "water-zeravshan-agency-english",
        "The World Bank, which financed",
        "which of the names of an agreement comes first depends on how far back they stand",
    ),
];

/// Where a paragraph may be put in: after the lead, which is the first paragraph that ends as a sentence does, and after each
/// that follows. A list of headlines has no lead.
fn places(text: &str) -> Vec<usize> {
    let mut end = 0;
    let mut lead = false;
    let mut places = Vec::new();
    for paragraph in text.split_inclusive("\n\n") {
        end += paragraph.len();
        lead |= paragraph.trim_end().ends_with(['.', '"', '”', '!', '?']);
        if lead {
            places.push(end);
        }
    }
    places
}

/// A text, and where a paragraph is put into it.
#[derive(Clone, Debug)]
struct Place {
    /// The article, or nothing for a text about invented states.
    name: Option<&'static str>,
    text: String,
    published: Option<Date>,
    at: usize,
}

impl Place {
    fn extractor(&self) -> &'static Extractor {
        match self.name {
            Some(_) => Extractor::builtin(),
            None => &OF_INVENTED_STATES,
        }
    }

    /// Why a paragraph is known to matter here.
    fn matters(&self) -> Option<&'static str> {
        PARAGRAPH_MATTERS
            .iter()
            .find(|(name, next, _)| {
                self.name == Some(name) && self.text[self.at..].starts_with(next)
            })
            .map(|(.., why)| *why)
    }

    fn read(&self, text: &str) -> serde_json::Value {
        let document = Document::new(text);
        json(&self.extractor().extract_document(match self.published {
            Some(date) => document.published(date),
            None => document,
        }))
    }

    /// How the answer differs after the paragraph was put in.
    fn difference(&self, paragraph: &str) -> Option<String> {
        let (lead, rest) = self.text.split_at(self.at);
        let longer = match rest.is_empty() {
            true => format!("{lead}\n\n{paragraph}"),
            false => format!("{lead}{paragraph}\n\n{rest}"),
        };
        let by = (longer.len() - self.text.len()) as u64;
        let shift = |offset: u64| match offset >= self.at as u64 && !rest.is_empty() {
            true => offset + by,
            false => offset,
        };
        let expected = changed(&self.read(&self.text), &[], &same, &shift);
        let found = self.read(&longer);
        (found != expected).then(|| {
            format!(
                "{paragraph:?} in {:?} before {:?}\n  expected {}\n  found    {}",
                self.name,
                rest.lines().next(),
                only_in(&expected["relations"], &found["relations"]),
                only_in(&found["relations"], &expected["relations"])
            )
        })
    }
}

/// All places of all articles.
static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for article in ARTICLES.iter() {
        let text = article.text.trim_end();
        all.extend(places(text).into_iter().map(|at| Place {
            name: Some(&article.name),
            text: text.to_string(),
            published: article.published(),
            at,
        }));
    }
    all
});

/// The place right after the lead of an article.
fn after_the_lead() -> impl Strategy<Value = Place> {
    let mut first: Vec<Place> = PLACES.clone();
    first.dedup_by(|later, first| later.name == first.name);
    select(first)
}

/// A place of an article where no paragraph is known to matter.
fn in_an_article() -> impl Strategy<Value = Place> {
    let places: Vec<Place> = PLACES
        .iter()
        .filter(|place| place.matters().is_none())
        .cloned()
        .collect();
    select(places)
}

/// A place between stories about invented states, no two of which share a state.
fn among_stories() -> impl Strategy<Value = Place> {
    let states = subsequence(STATES.clone(), 12).prop_shuffle();
    (stories(4), states, any::<Index>()).prop_map(|(stories, states, at)| {
        let text = together(&stories, &states);
        let places = places(&text);
        Place {
            name: None,
            at: places[at.index(places.len())],
            text,
            published: None,
        }
    })
}

fn names(text: &str) -> bool {
    let words = GIVEN.iter().chain(FAMILY).chain(TOWNS).chain(TEAMS);
    words.chain(FIRMS).any(|name| text.contains(name))
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn an_unrelated_paragraph_after_the_lead_shifts_spans_and_changes_nothing_else(
        place in after_the_lead(),
        paragraph in paragraph(3),
    ) {
        let difference = place.difference(&paragraph);
        prop_assert!(difference.is_none(), "{}", difference.unwrap_or_default());
    }

    #[test]
    fn an_unrelated_paragraph_in_an_article_shifts_spans_and_changes_nothing_else(
        place in in_an_article(),
        paragraph in paragraph(3),
    ) {
        let difference = place.difference(&paragraph);
        prop_assert!(difference.is_none(), "{}", difference.unwrap_or_default());
    }

    #[test]
    fn an_unrelated_paragraph_among_stories_shifts_spans_and_changes_nothing_else(
        place in among_stories(),
        // "it" looks back three sentences, and may begin the next paragraph.
        paragraph in paragraph(2),
    ) {
        let difference = place.difference(&paragraph);
        prop_assert!(difference.is_none(), "{}", difference.unwrap_or_default());
        let told = &place.read(&place.text)["relations"];
        prop_assert!(told.as_array().is_some_and(|told| !told.is_empty()), "{}", place.text);
    }
}

#[test]
fn there_are_many_places_and_most_stand_among_relations() {
    let free = PLACES.iter().filter(|place| place.matters().is_none());
    assert!(free.count() >= 200, "of {}", PLACES.len());
    let telling = ARTICLES.iter().filter(|article| {
        let extraction = Extractor::builtin().extract_document(article.document(&article.text));
        !extraction.relations.is_empty()
    });
    let telling = telling.count();
    assert!(4 * telling >= 3 * ARTICLES.len(), "{telling}");
    assert!(ARTICLES.iter().all(|article| !names(&article.text)));
}

/// A sentence with the first words of each kind.
fn plainly(sentence: &str) -> String {
    fill(sentence, &[0; 5])
}

#[test]
fn an_unrelated_sentence_tells_nothing_by_itself() {
    for sentence in SENTENCES {
        let text = plainly(sentence);
        for extractor in [Extractor::builtin(), &*OF_INVENTED_STATES] {
            let relations = extractor.extract(&text).relations;
            assert!(relations.is_empty(), "{text}: {}", relations[0]);
        }
    }
}

#[test]
fn what_is_listed_as_mattering_does() {
    let shop = plainly("{firm} is to open a shop in {town}, its first for {number} years.");
    let long = [shop.as_str(); 3].join(" ");
    let mut wrong = Vec::new();
    for (name, next, _) in PARAGRAPH_MATTERS {
        let mut here = PLACES
            .iter()
            .filter(|place| place.name == Some(name) && place.text[place.at..].starts_with(next));
        let place = here
            .next()
            .unwrap_or_else(|| panic!("{name} has no paragraph {next:?}"));
        if place.difference(&shop).is_none() && place.difference(&long).is_none() {
            wrong.push(format!(
                "{name}, {next:?}: no paragraph matters; take it off the list"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
