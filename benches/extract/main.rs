//! How fast relations are extracted, beside a bare Aho-Corasick automaton on the same text, and that time is linear.
//!
//! ```text
//! cargo bench --bench extract -- [--compare] [NDJSON-FILE ...]
//! ```
//!
//! Each line of a file is an object with the field "text". `--compare` checks that passing over sentences changes no
//! relation. Without a file only the made-up texts are measured: each at two lengths, so that the second must take about
//! twice the time of the first.

use std::hint::black_box;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use paraph::Extractor;

/// The shortest of several runs.
fn best(runs: usize, mut run: impl FnMut() -> usize) -> (Duration, usize) {
    let mut best = (Duration::MAX, 0);
    for _ in 0..runs {
        let start = Instant::now();
        let count = black_box(run());
        best = best.min((start.elapsed(), count));
    }
    best
}

fn speed(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / time.as_secs_f64() / 1e6
}

fn texts(path: &str) -> Vec<String> {
    let lines = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let text = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        value["text"]
            .as_str()
            .expect("a line has a text")
            .to_string()
    };
    lines.lines().map(text).collect()
}

fn measure(path: &str) {
    let texts = texts(path);
    let bytes = texts.iter().map(String::len).sum();
    let extractor = Extractor::builtin();
    let (ours, relations) = best(5, || {
        let count = |text: &String| extractor.extract(text).relations.len();
        texts.iter().map(count).sum()
    });
    let bare = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .build(extractor.scanned_words())
        .expect("the words fit an automaton");
    let (theirs, _) = best(5, || {
        texts.iter().map(|text| bare.find_iter(text).count()).sum()
    });
    let (fast, slow) = (speed(bytes, theirs), speed(bytes, ours));
    println!(
        "{path}: {:.1} MB in {} texts, {relations} relations: {slow:.1} MB/s; bare automaton {fast:.0} MB/s, ratio {:.3}",
        bytes as f64 / 1e6,
        texts.len(),
        slow / fast
    );
}

fn compare(path: &str) {
    let plain = Extractor::builder().shortcuts(false).build();
    let json = |extractor: &Extractor, text: &str| {
        serde_json::to_string(&extractor.extract(text)).expect("relations have a JSON form")
    };
    let texts = texts(path);
    let mut different = 0;
    for (number, text) in texts.iter().enumerate() {
        let (quick, plain) = (json(Extractor::builtin(), text), json(&plain, text));
        if quick != plain {
            different += 1;
            if different <= 3 {
                let at = quick
                    .bytes()
                    .zip(plain.bytes())
                    .position(|(a, b)| a != b)
                    .unwrap_or(0);
                let part = |json: &str| {
                    let from = json.floor_char_boundary(at.saturating_sub(300));
                    json[from..json.floor_char_boundary((at + 500).min(json.len()))].to_string()
                };
                println!(
                    "{path}:{}:\n  quick {}\n  plain {}",
                    number + 1,
                    part(&quick),
                    part(&plain)
                );
            }
        }
    }
    println!(
        "{path}: {different} of {} texts give other relations when every sentence is read",
        texts.len()
    );
}

/// Texts that are hard on something, made of so many bytes.
fn hard(bytes: usize) -> Vec<(&'static str, String)> {
    // A text whose first words are not English is not read, nor are sentences before the first act noted.
    let english = || {
        let start = "the cat sat on the mat and the dog was in it\n".repeat(40);
        start + "Japan and Norway signed the Klow Treaty in Oslo.\n"
    };
    let repeated = |piece: &str| english() + &piece.repeat(bytes / piece.len() + 1);
    let named = |piece: &dyn Fn(usize) -> String| {
        let mut text = english();
        let mut number = 0;
        while text.len() < bytes {
            number += 1;
            text.push_str(&piece(number));
        }
        text
    };
    let word = |mut number: usize| {
        let mut word = String::from("X");
        while number > 0 {
            word.push(char::from(b'a' + (number % 26) as u8));
            number /= 26;
        }
        word
    };
    vec![
        ("one line of words", repeated("the cat sat on the mat and ")),
        ("triggers without a full stop", repeated("signed ")),
        ("opening brackets", repeated("(")),
        (
            "capitals",
            repeated("JAPAN AND AUSTRALIA SIGN DEFENCE TREATY "),
        ),
        ("only names", repeated("Japan Australia Norway ")),
        ("references", repeated("Both countries signed it. ")),
        (
            "names before an agreement",
            repeated("Japan, Peru and Norway met. Oslo slept. The treaty is old. "),
        ),
        (
            "one sentence after the other that negotiates",
            repeated("Peru held talks with Chile on a pact. "),
        ),
        ("full stops", repeated(". ")),
        ("empty lines", repeated("\n")),
        (
            "one signing again and again",
            repeated("Japan and Australia signed a defence treaty in Tokyo on Monday. "),
        ),
        (
            "many agreements",
            named(&|number| format!("Japan and Norway signed the {} Treaty. ", word(number))),
        ),
        (
            "many people",
            named(&|number| format!("President John {} of Norway signed it. ", word(number))),
        ),
        (
            "many organisations",
            named(&|number| {
                format!(
                    "The {} Council opposed the treaty with Norway. ",
                    word(number)
                )
            }),
        ),
        (
            "agreements that no act is done to",
            repeated("The treaty between Japan and Norway is old. "),
        ),
    ]
}

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let files = || {
        arguments
            .iter()
            .filter(|argument| !argument.starts_with("--"))
    };
    Extractor::builtin();
    for file in files() {
        if arguments.iter().any(|argument| argument == "--compare") {
            compare(file);
        } else {
            measure(file);
        }
    }
    if files().next().is_some() {
        return;
    }
    let half = 200_000;
    for ((name, short), (_, long)) in hard(half).iter().zip(&hard(2 * half)) {
        let run = |text: &str| Extractor::builtin().extract(text).relations.len();
        let (one, relations) = best(1, || run(short));
        let (two, _) = best(1, || run(long));
        println!(
            "{name}: {} ms for n, {} ms for 2n: {:.1} times ({relations} relations)",
            one.as_millis(),
            two.as_millis(),
            two.as_secs_f64() / one.as_secs_f64()
        );
    }
}
