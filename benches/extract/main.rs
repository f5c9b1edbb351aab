//! How fast relations are extracted, beside a bare Aho-Corasick automaton on the same text, and that time is linear.
//!
//! ```text
//! cargo bench --bench extract -- [--compare] FILE ...
//! PARAPH_CORPUS=FILE cargo bench --bench extract
//! cargo bench --bench extract -- [--bytes=N] [PART-OF-A-NAME ...]
//! ```
//!
//! Each line of a file that ends in "json" is an object with the field "text"; any other file is one text. The shares of the
//! stages are printed with the ratios. `--compare` checks that passing over sentences changes no relation. Without a file the
//! crate's articles are measured, alone and among other news, and then texts that are hard on something, each of `N` bytes
//! (200,000 unless said) and of twice as many: the second must take about twice the time of the first, at most 2.3
//! times, as a whole and in each stage. The table says, too, how much memory was held at most beside the text, how large the
//! result is as JSON, and which limits it names.

use std::hint::black_box;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use paraph::{Document, Extractor};

mod hard;
#[path = "../sample/mod.rs"]
mod sample;

fn speed(bytes: usize, seconds: f64) -> f64 {
    bytes as f64 / seconds / 1e6
}

fn texts(path: &str) -> Vec<String> {
    let lines = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    if !path.ends_with("json") {
        return vec![lines];
    }
    let text = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        value["text"]
            .as_str()
            .expect("a line has a text")
            .to_string()
    };
    lines.lines().map(text).collect()
}

/// One way to go over all texts: what it is called, and what it counts.
type Way<'a> = (&'a str, Box<dyn Fn(&str) -> usize + 'a>);

/// Measures in turn the time that this thread works, so that a busy machine tells the same ratios, and prints how much longer the extractor takes than each.
fn measure(path: &str, texts: &[String]) {
    const ROUNDS: usize = 5;
    let bytes: usize = texts.iter().map(String::len).sum();
    let extractor = Extractor::builtin();
    let names = || {
        let gazetteer = extractor.gazetteer();
        gazetteer.names().map(|name| gazetteer.name_text(name))
    };
    let words = || extractor.scanned_words().iter().map(String::as_str);
    let triggers = bare(true, words());
    let all = bare(false, words().chain(names()));
    let ways: [Way<'_>; 4] = [
        (
            "ends of lines, by memchr",
            Box::new(|text| memchr::memchr_iter(b'\n', text.as_bytes()).count()),
        ),
        (
            "automaton of triggers and nouns",
            Box::new(|text| triggers.find_iter(text).count()),
        ),
        (
            "automaton of names, triggers and nouns",
            Box::new(|text| all.find_iter(text).count()),
        ),
        (
            "extractor",
            Box::new(|text| extractor.extract(text).relations.len()),
        ),
    ];
    let mut least = [(f64::MAX, 0); 4];
    for _ in 0..ROUNDS {
        for (least, (_, way)) in least.iter_mut().zip(&ways) {
            let start = hard::clock();
            let found = texts.iter().map(|text| black_box(way(text))).sum();
            *least = (least.0.min(hard::clock() - start), found);
        }
    }
    println!(
        "{path}: {:.1} MB in {} texts",
        bytes as f64 / 1e6,
        texts.len()
    );
    let ours = least[ways.len() - 1].0;
    for ((name, _), (time, count)) in ways.iter().zip(least) {
        println!(
            "  {name:<40} {:>8.1} MB/s, {count:>8} found; the extractor takes {:>6.1} times as long",
            speed(bytes, time),
            ours / time
        );
    }
    shares(texts, ROUNDS);
}

/// Prints the share of each stage, in the round that took least.
fn shares(texts: &[String], rounds: usize) {
    let round = || {
        let mut sum: Vec<(&str, f64)> = Vec::new();
        for text in texts {
            hard::add(&mut sum, Extractor::builtin().stages(Document::new(text)));
        }
        sum
    };
    let whole = |stages: &[(&str, f64)]| stages.iter().map(|(_, time)| time).sum::<f64>();
    let least = (0..rounds)
        .map(|_| round())
        .min_by(|a, b| whole(a).total_cmp(&whole(b)))
        .unwrap_or_default();
    let share =
        |(name, time): &(&str, f64)| format!("{name} {:.1} %", 100.0 * time / whole(&least));
    println!(
        "  {}",
        least.iter().map(share).collect::<Vec<_>>().join(", ")
    );
}

fn bare<'a>(any_case: bool, patterns: impl Iterator<Item = &'a str>) -> AhoCorasick {
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(any_case)
        .build(patterns)
        .expect("the words fit an automaton")
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
    let corpus = std::env::var("PARAPH_CORPUS").ok();
    let is_file = |word: &&String| word.contains('.');
    let files: Vec<&String> = words().filter(is_file).chain(&corpus).collect();
    for file in &files {
        if arguments.iter().any(|argument| argument == "--compare") {
            compare(file);
        } else {
            measure(file, &texts(file));
        }
    }
    if files.is_empty() {
        let wanted: Vec<&str> = words().map(String::as_str).collect();
        if wanted.is_empty() {
            measure("articles", &sample::articles());
            measure("articles among other news", &sample::among_filler());
        }
        hard::table(bytes, &wanted);
    }
}
