//! Names in text: what is found, and that the fast matcher and its slow twins agree.

use paraph::Span;
use paraph::gazetteer::{EntityType, Gazetteer, Hit, NewEntry, Spelling};
use proptest::prelude::*;

fn names(list: &[&str]) -> Gazetteer {
    let entries = list
        .iter()
        .enumerate()
        .map(|(i, name)| NewEntry::new(format!("n{i}"), *name, EntityType::from("thing")));
    Gazetteer::builder()
        .with_builtin(false)
        .entries(entries)
        .build()
        .unwrap()
}

fn hits(gazetteer: &Gazetteer, text: &str) -> Vec<Hit> {
    hits_within(gazetteer, text, Span::new(0, text.len()))
}

fn hits_within(gazetteer: &Gazetteer, text: &str, within: Span) -> Vec<Hit> {
    let (mut fast, mut plain) = (Vec::new(), Vec::new());
    gazetteer.hits(text, within, &mut fast);
    gazetteer.hits_plain(text, within, &mut plain);
    assert_eq!(
        fast, plain,
        "the matcher and its plain twin differ on {text:?}"
    );
    fast
}

fn found<'t>(gazetteer: &Gazetteer, text: &'t str) -> Vec<&'t str> {
    hits(gazetteer, text)
        .iter()
        .map(|hit| hit.span.of(text))
        .collect()
}

// ---- what is found ----

#[test]
fn a_name_starts_and_ends_at_the_edge_of_a_word() {
    let gazetteer = names(&[
        "Japan",
        "US",
        "U.S.",
        "Iran",
        "Iran nuclear deal",
        "G7",
        "P5+1",
        "'Ndrangheta",
    ]);
    for (text, expected) in [
        ("Japan", &["Japan"] as &[_]),
        ("Japan-US ties", &["Japan", "US"]),
        ("Japan\u{2013}US ties", &["Japan", "US"]),
        ("Japan's and Japan\u{2019}s", &["Japan", "Japan"]),
        ("Japanese, preJapan, Japan2, Japan\u{e9}, \u{e9}Japan", &[]),
        (
            "(Japan)\u{201c}Japan\u{201d}_Japan_",
            &["Japan", "Japan", "Japan"],
        ),
        ("U.S.-led, the U.S. and U.S.A", &["U.S.", "U.S.", "U.S."]),
        ("Iran nuclear dealers", &["Iran"]),
        ("Iran nuclear deal", &["Iran nuclear deal"]),
        ("us, Us, USA", &[]),
        ("the P5+1, G7 and P5+12", &["P5+1", "G7"]),
        ("the 'Ndrangheta, l'Ndrangheta", &["'Ndrangheta"]),
        ("", &[]),
    ] {
        assert_eq!(found(&gazetteer, text), expected, "{text}");
    }
}

#[test]
fn a_name_inside_another_is_kept_and_the_longest_is_taken_for_each_word() {
    let gazetteer = names(&[
        "Paris Agreement",
        "Paris",
        "Agreement",
        "Agreement on Climate",
        "Bank of China",
        "China",
    ]);
    assert_eq!(
        found(&gazetteer, "the Paris Agreement"),
        ["Paris Agreement", "Agreement"]
    );
    assert_eq!(
        found(&gazetteer, "Paris Agreement on Climate"),
        ["Paris Agreement", "Agreement on Climate"]
    );
    assert_eq!(
        found(&gazetteer, "Bank of China"),
        ["Bank of China", "China"]
    );
    assert_eq!(found(&gazetteer, "Bank of Chinatown"), [] as [&str; 0]);
}

#[test]
fn nested_repetitions_give_one_hit_for_each_word() {
    let all: Vec<String> = (1..=60).map(|n| vec!["zz"; n].join(" ")).collect();
    let gazetteer = names(&all.iter().map(String::as_str).collect::<Vec<_>>());
    let text = vec!["zz"; 200].join(" ");
    let hits = hits(&gazetteer, &text);
    assert_eq!(hits.len(), 200);
    assert_eq!(gazetteer.name_text(hits[0].name), all[59]);
    assert_eq!(gazetteer.name_text(hits[199].name), all[0]);
}

#[test]
fn accents_and_typography_do_not_matter() {
    let gazetteer = names(&[
        "Malaca\u{f1}ang",
        "C\u{f4}te d'Ivoire",
        "Erdogan",
        "Anglo-Irish Agreement",
        "Kosovo",
    ]);
    for text in [
        "Malacanang",
        "Malaca\u{f1}ang",
        "Malacan\u{303}ang",
        "Cote d'Ivoire",
        "C\u{f4}te d\u{2019}Ivoire",
        "Erdo\u{11f}an",
        "Anglo\u{2013}Irish Agreement",
        "Anglo-Irish \n Agreement",
        "Anglo-Irish\u{a0}Agreement",
        "Kos\u{ad}ovo",
    ] {
        assert_eq!(found(&gazetteer, text), [text]);
    }
    for text in [
        "Anglo\u{2014}Irish Agreement",
        "Anglo Irish Agreement",
        "Anglo-Irish\n\nAgreement",
        "Cote dIvoire",
    ] {
        assert_eq!(found(&gazetteer, text), [] as [&str; 0], "{text}");
    }
    let far = format!("Anglo-Irish{}Agreement", " ".repeat(101));
    assert_eq!(found(&gazetteer, &far), [] as [&str; 0]);
    assert_eq!(found(&gazetteer, &far.replacen(' ', "", 1)).len(), 1);
}

#[test]
fn case_must_agree_but_for_headlines_and_titles() {
    let gazetteer = names(&[
        "Japan",
        "South Korea",
        "Iran",
        "Xi",
        "Law of the Sea",
        "al-Shabaab",
        "NATO",
    ]);
    let how = |text: &str| -> Vec<(String, Spelling)> {
        hits(&gazetteer, text)
            .iter()
            .map(|hit| (hit.span.of(text).to_string(), hit.spelling))
            .collect()
    };
    let one = |text: &str, spelling| vec![(text.to_string(), spelling)];
    assert_eq!(how("Japan"), one("Japan", Spelling::AsListed));
    assert_eq!(how("JAPAN"), one("JAPAN", Spelling::Capitals));
    assert_eq!(how("SOUTH KOREA"), one("SOUTH KOREA", Spelling::Capitals));
    assert_eq!(
        how("Law Of The Sea"),
        one("Law Of The Sea", Spelling::TitleCase)
    );
    assert_eq!(how("Al-Shabaab"), one("Al-Shabaab", Spelling::TitleCase));
    assert_eq!(how("AL-SHABAAB"), one("AL-SHABAAB", Spelling::Capitals));
    for text in [
        "japan",
        "jAPAN",
        "South KOREA",
        "south Korea",
        "Nato",
        "nato",
        "XI",
        "The IRAN deal",
    ] {
        assert_eq!(how(text), [], "{text}");
    }
    assert_eq!(how("IRAN SIGNS PACT"), one("IRAN", Spelling::Capitals));
}

#[test]
fn acronyms_that_are_words_are_not_found_in_lines_of_capitals() {
    let gazetteer = names(&["US", "WHO", "NATO", "IT"]);
    assert_eq!(
        found(&gazetteer, "The US and the WHO signed"),
        ["US", "WHO"]
    );
    assert_eq!(found(&gazetteer, "NATO TELLS US WHO SIGNED IT"), ["NATO"]);
    assert_eq!(
        found(&gazetteer, "NATO TELLS US WHO SIGNED IT\nThe US signed"),
        ["NATO", "US"]
    );
    assert_eq!(found(&gazetteer, "US, UK"), ["US"]);
}

#[test]
fn a_name_that_is_a_word_without_its_accent_needs_the_accent() {
    let gazetteer = names(&["Mal\u{e9}"]);
    assert_eq!(
        found(&gazetteer, "Male voters in Mal\u{e9} and Male\u{301}"),
        ["Mal\u{e9}", "Male\u{301}"]
    );
}

#[test]
fn the_spelling_nearest_to_the_table_is_taken() {
    let gazetteer = names(&["Start Treaty", "START Treaty", "Start treaty"]);
    for name in ["Start Treaty", "START Treaty", "Start treaty"] {
        let hits = hits(&gazetteer, name);
        assert_eq!(gazetteer.name_text(hits[0].name), name);
    }
    assert_eq!(hits(&gazetteer, "START TREATY").len(), 1);
}

#[test]
fn only_names_inside_of_the_range_are_found_and_its_ends_cut_no_word() {
    let gazetteer = names(&["Japan", "Japan Sea"]);
    let text = "Japan Sea Japan";
    let spans = |start, end| -> Vec<Span> {
        hits_within(&gazetteer, text, Span::new(start, end))
            .iter()
            .map(|hit| hit.span)
            .collect()
    };
    assert_eq!(spans(0, 9), [Span::new(0, 9)]);
    assert_eq!(spans(0, 8), [Span::new(0, 5)]);
    assert_eq!(spans(0, 4), []);
    assert_eq!(spans(1, 15), [Span::new(10, 15)]);
    assert_eq!(spans(15, 15), []);
}

#[test]
fn an_empty_gazetteer_finds_nothing() {
    let gazetteer = Gazetteer::builder().with_builtin(false).build().unwrap();
    assert_eq!(found(&gazetteer, "Japan signed."), [] as [&str; 0]);
    assert_eq!(format!("{gazetteer:?}"), "Gazetteer(0 entries, 0 names)");
    assert_eq!(gazetteer.by_id("JPN"), None);
}

#[test]
fn a_gazetteer_can_be_shared_by_threads() {
    fn shared<T: Send + Sync + Clone + 'static>(_: &T) {}
    shared(&names(&["Japan"]));
}

// ---- laws ----

/// What an Aho-Corasick automaton finds, with the rule of word edges and of the longest name on top.
fn by_automaton(names: &[&str], text: &str) -> Vec<Span> {
    let mut patterns: Vec<String> = names.iter().map(|name| name.to_string()).collect();
    patterns.extend(
        names
            .iter()
            .filter(|name| name.len() > 4)
            .map(|name| name.to_uppercase()),
    );
    let automaton = aho_corasick::AhoCorasick::new(&patterns).unwrap();
    let edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let mut longest = std::collections::BTreeMap::new();
    for hit in automaton.find_overlapping_iter(text) {
        let stop = patterns[hit.pattern().as_usize()].ends_with('.');
        if edge(text[..hit.start()].chars().next_back())
            && (stop || edge(text[hit.end()..].chars().next()))
        {
            let end = longest.entry(hit.start()).or_insert(hit.end());
            *end = hit.end().max(*end);
        }
    }
    longest
        .into_iter()
        .map(|(start, end)| Span::new(start, end))
        .collect()
}

const PIECES: &[&str] = &[
    "Japan",
    "japan",
    "JAPAN",
    "South",
    "Korea",
    "SOUTH",
    "KOREA",
    "of",
    "the",
    "The",
    "Of",
    "Sea",
    "US",
    "us",
    "U.S.",
    "WHO",
    "IRAN",
    "Iran",
    "a",
    "A",
    "b",
    "aa",
    "\u{e9}",
    "e\u{301}",
    "\u{c9}ire",
    "\u{df}",
    "SS",
    "ss",
    "C\u{f4}te",
    "Cote",
    "d'",
    "d\u{2019}",
    "Ivoire",
    "-",
    "\u{2013}",
    "\u{2014}",
    ".",
    ",",
    "'",
    "\u{2019}",
    "+",
    "1",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\u{a0}",
    "\u{301}",
    "\u{ad}",
    "\u{130}",
    "\u{131}",
    "\u{3a3}",
    "\u{3c3}",
    "\u{3c2}",
    "\u{41a}\u{438}\u{457}\u{432}",
    "Mal\u{e9}",
    "Male",
    "\u{1f600}",
    "\u{6771}\u{4eac}",
    "\u{1c5}",
    "\u{fb01}",
];

fn pieces(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 1..most).prop_map(|pieces| pieces.concat())
}

fn any_names() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(pieces(7), 1..12)
}

fn loaded(names: &[String]) -> Option<Gazetteer> {
    // What loading refuses is left out one by one.
    let fine = names.iter().filter(|name| {
        let entry = NewEntry::new("x", name.as_str(), EntityType::Place);
        Gazetteer::builder()
            .with_builtin(false)
            .entry(entry)
            .build()
            .is_ok()
    });
    let entries = fine
        .enumerate()
        .map(|(i, name)| NewEntry::new(format!("n{i}"), name.as_str(), EntityType::Place));
    Gazetteer::builder()
        .with_builtin(false)
        .entries(entries)
        .build()
        .ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn the_matcher_agrees_with_its_plain_twin(names in any_names(), text in pieces(40)) {
        if let Some(gazetteer) = loaded(&names) {
            hits(&gazetteer, &text);
        }
    }

    #[test]
    fn they_agree_on_texts_made_of_the_names_and_on_any_range(
        names in any_names(),
        order in prop::collection::vec((0usize..12, prop::sample::select(PIECES)), 1..12),
        ends in (0usize..400, 0usize..400),
    ) {
        if let Some(gazetteer) = loaded(&names) {
            let text: String = order.iter().map(|(i, between)| format!("{}{between}", names[i % names.len()])).collect();
            hits(&gazetteer, &text);
            let cut = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap();
            let (one, other) = (cut(ends.0), cut(ends.1));
            hits_within(&gazetteer, &text, Span::new(one.min(other), one.max(other)));
        }
    }

    #[test]
    fn they_agree_on_names_that_follow_each_other_for_long(
        names in prop::collection::vec(pieces(5), 1..6),
        order in prop::collection::vec((0usize..6, prop::sample::select(&[" ", " ", "-", ". ", "\n", " a "])), 100..250),
    ) {
        // Many more word starts than the matcher takes at a time.
        if let Some(gazetteer) = loaded(&names) {
            let text: String = order.iter().map(|(i, between)| format!("{}{between}", names[i % names.len()])).collect();
            hits(&gazetteer, &text);
        }
    }

    #[test]
    fn the_matcher_agrees_with_an_automaton_where_only_case_counts(
        words in prop::collection::vec(prop::sample::select(&["Aba", "Bab", "ABA", "ABA BAB", "Aba Bab", "Cca.", "Bab-Aba", " ", "-", "x", ", "]), 0..60),
    ) {
        let list = ["Aba", "Bab", "Aba Bab", "Aba Bab Aba", "Bab-Aba Cca.", "Ab", "Aba x Bab Bab", "Cca."];
        // The automaton knows no runs of spaces.
        let mut text = words.concat();
        while text.contains("  ") {
            text = text.replace("  ", " ");
        }
        let spans: Vec<Span> = hits(&names(&list), &text).iter().map(|hit| hit.span).collect();
        prop_assert_eq!(spans, by_automaton(&list, &text), "{:?}", text);
    }

    #[test]
    fn a_name_between_two_spaces_is_found(names in any_names(), pick in 0usize..12) {
        if let Some(gazetteer) = loaded(&names) {
            let all: Vec<_> = gazetteer.names().collect();
            if let Some(&name) = all.get(pick % all.len().max(1)) {
                let text = format!("x {} x", gazetteer.name_text(name));
                let found = hits(&gazetteer, &text);
                prop_assert!(found.iter().any(|hit| hit.span.start == 2 && hit.span.end >= text.len() - 2), "{text:?}");
            }
        }
    }
}
