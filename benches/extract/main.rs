//! How fast relations are extracted, beside a bare Aho-Corasick automaton on the same text, and that time is linear.
//!
//! ```text
//! cargo bench --bench extract -- [--compare] NDJSON-FILE ...
//! cargo bench --bench extract -- [--bytes=N] [PART-OF-A-NAME ...]
//! ```
//!
//! Each line of a file is an object with the field "text". `--compare` checks that passing over sentences changes no
//! relation. Without a file texts are made that are hard on something, each of `N` bytes (200,000 unless said) and of twice
//! as many: the second must take about twice the time of the first, at most 2.3 times. The table says, too, how much memory was
//! held at most beside the text, how large the result is as JSON, and which limits it names.

use std::hint::black_box;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use paraph::Extractor;

mod hard;

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

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    if let Some(what) = arguments
        .iter()
        .find_map(|argument| argument.strip_prefix("--one="))
    {
        return hard::one(what);
    }
    let words = || {
        arguments
            .iter()
            .filter(|argument| !argument.starts_with("--"))
    };
    let bytes = arguments
        .iter()
        .find_map(|argument| argument.strip_prefix("--bytes="))
        .map_or(200_000, |bytes| bytes.parse().expect("a number of bytes"));
    Extractor::builtin();
    let files: Vec<&String> = words().filter(|word| word.ends_with("json")).collect();
    for file in &files {
        if arguments.iter().any(|argument| argument == "--compare") {
            compare(file);
        } else {
            measure(file);
        }
    }
    if files.is_empty() {
        let wanted: Vec<&str> = words().map(String::as_str).collect();
        hard::table(bytes, &wanted);
    }
}
