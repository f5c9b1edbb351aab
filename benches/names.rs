//! How fast names are loaded and found, beside the bare Aho-Corasick automaton on the same names.
//!
//! ```text
//! cargo bench --bench names -- [TEXT-FILE] [NUMBER-OF-NAMES ...]
//! ```
//!
//! Without a file the text is made up. Names are made up too: places and people of two or three words from syllables, so that
//! they share beginnings as real ones do. A tenth of the made-up text is names.

use std::hint::black_box;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use paraph::Span;
use paraph::gazetteer::{EntityType, Gazetteer, NewEntry, TableKind};

/// A small generator of numbers, the same on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }
}

const SYLLABLES: &[&str] = &[
    "ka", "ro", "min", "sta", "vel", "do", "ri", "an", "tor", "lu", "ber", "sha", "ne", "gra",
    "fi", "mo", "ul", "zen", "qua", "pe", "hol", "wi", "ja", "er", "ost", "bri", "cam", "dun",
    "es", "gor",
];
const FILLER: &[&str] = &[
    "the",
    "talks",
    "on",
    "a",
    "trade",
    "pact",
    "were",
    "held",
    "after",
    "months",
    "of",
    "pressure,",
    "officials",
    "said.",
    "Ministers",
    "agreed",
    "to",
    "Monday",
    "that",
    "The",
    "border",
    "would",
    "open",
    "again",
    "in",
    "spring",
];

fn word(numbers: &mut Numbers) -> String {
    let count = 3 + numbers.below(2);
    let word: String = (0..count)
        .map(|_| SYLLABLES[numbers.below(SYLLABLES.len())])
        .collect();
    word[..1].to_uppercase() + &word[1..]
}

fn make_names(count: usize) -> Vec<String> {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    // A pool of words makes names share their first word.
    let pool: Vec<String> = (0..count / 8 + 100).map(|_| word(&mut numbers)).collect();
    let mut names = std::collections::BTreeSet::new();
    while names.len() < count {
        let words = 1 + numbers.below(3);
        let name: Vec<&str> = (0..words)
            .map(|_| pool[numbers.below(pool.len())].as_str())
            .collect();
        names.insert(name.join(" "));
    }
    names.into_iter().collect()
}

fn make_text(names: &[String], bytes: usize) -> String {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let mut text = String::with_capacity(bytes + 100);
    while text.len() < bytes {
        if numbers.below(10) == 0 {
            text.push_str(&names[numbers.below(names.len())]);
        } else {
            text.push_str(FILLER[numbers.below(FILLER.len())]);
        }
        text.push(if numbers.below(60) == 0 { '\n' } else { ' ' });
    }
    text
}

/// The shortest of several runs.
fn best(mut run: impl FnMut() -> usize) -> (Duration, usize) {
    let mut best = (Duration::MAX, 0);
    for _ in 0..5 {
        let start = Instant::now();
        let count = black_box(run());
        best = best.min((start.elapsed(), count));
    }
    best
}

fn megabytes_per_second(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / time.as_secs_f64() / 1e6
}

/// The bare automaton with the boundary rule on top: overlapping hits, the longest for each word start.
fn longest_by_automaton(automaton: &AhoCorasick, text: &str) -> usize {
    let bytes = text.as_bytes();
    let letter = |at: usize| {
        bytes
            .get(at)
            .is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 128)
    };
    let (mut count, mut ends) = (0, std::collections::BTreeMap::new());
    for hit in automaton.find_overlapping_iter(text) {
        if (hit.start() == 0 || !letter(hit.start() - 1)) && !letter(hit.end()) {
            ends.insert(hit.start(), hit.end());
        }
        if ends.len() > 64 {
            count += ends.len();
            ends.clear();
        }
    }
    count + ends.len()
}

fn measure(names: &[String], text: &str) {
    let start = Instant::now();
    let mut table = String::from("id\tname\ttype\n");
    for (number, name) in names.iter().enumerate() {
        table.push_str(&format!("n{number}\t{name}\tplace\n"));
    }
    let builder =
        Gazetteer::builder()
            .with_builtin(false)
            .table(TableKind::Names, "names.tsv", table);
    let made = start.elapsed();
    let start = Instant::now();
    let gazetteer = builder.build().expect("made-up names load");
    let build = start.elapsed();
    let saved = gazetteer.to_bytes();
    let path = std::env::temp_dir().join(format!("paraph-names-{}", std::process::id()));
    std::fs::write(&path, &saved).expect("the gazetteer can be saved");
    let load = || {
        let bytes = std::fs::read(&path).expect("the saved gazetteer can be read");
        Gazetteer::from_bytes(&bytes).expect("what was saved loads")
    };
    let (load_time, _) = best(|| load().name_count());
    let loaded = load();
    std::fs::remove_file(&path).expect("the saved gazetteer can be removed");

    let start = Instant::now();
    let bare = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(names)
        .expect("names fit an automaton");
    let bare_build = start.elapsed();
    let mut variants: Vec<String> = names.to_vec();
    variants.extend(
        names
            .iter()
            .filter(|name| name.len() > 4)
            .map(|name| name.to_uppercase()),
    );
    let full = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(&variants)
        .expect("names fit an automaton");

    let whole = Span::new(0, text.len());
    let mut hits = Vec::new();
    let (ours, found) = best(|| {
        hits.clear();
        loaded.hits(text, whole, &mut hits);
        hits.len()
    });
    let (theirs, bare_found) = best(|| bare.find_iter(text).count());
    let (theirs_full, full_found) = best(|| longest_by_automaton(&full, text));
    let (fast, slow) = (
        megabytes_per_second(text.len(), ours),
        megabytes_per_second(text.len(), theirs),
    );
    println!(
        "{} names: {fast:.0} MB/s ({found} hits); bare automaton {slow:.0} MB/s ({bare_found}), ratio {:.2}; with capitals, boundaries and \
         nesting {:.0} MB/s ({full_found}), ratio {:.2}",
        names.len(),
        fast / slow,
        megabytes_per_second(text.len(), theirs_full),
        theirs_full.as_secs_f64() / ours.as_secs_f64(),
    );
    println!(
        "    build {} ms (automaton {} ms; table made in {} ms), {:.0} bytes a name (automaton {:.0}, with capitals {:.0}), a file of \
         {:.1} MB, loaded in {:.1} ms",
        build.as_millis(),
        bare_build.as_millis(),
        made.as_millis(),
        gazetteer.memory_usage() as f64 / names.len() as f64,
        bare.memory_usage() as f64 / names.len() as f64,
        full.memory_usage() as f64 / names.len() as f64,
        saved.len() as f64 / 1e6,
        load_time.as_secs_f64() * 1e3,
    );
}

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let mut counts: Vec<usize> = arguments
        .iter()
        .filter_map(|argument| argument.parse().ok())
        .collect();
    if counts.is_empty() {
        counts = vec![5_000, 50_000, 500_000, 2_000_000];
    }
    let file = arguments
        .iter()
        .find(|argument| argument.parse::<usize>().is_err());
    let given = file.map(|path| std::fs::read_to_string(path).expect("the text file can be read"));

    let start = Instant::now();
    let builtin = Gazetteer::builtin();
    println!(
        "built-in tables: {builtin:?}, {} ms, {} kB",
        start.elapsed().as_millis(),
        builtin.memory_usage() / 1000
    );
    let nested: Vec<NewEntry> = (1..=64)
        .map(|words| {
            NewEntry::new(
                format!("n{words}"),
                vec!["zz"; words].join(" "),
                EntityType::Place,
            )
        })
        .collect();
    let nested = Gazetteer::builder()
        .with_builtin(false)
        .entries(nested)
        .build()
        .expect("nested names load");
    for megabytes in [1, 4] {
        let text = "zz ".repeat(megabytes * 1_000_000 / 3);
        let (time, found) = best(|| {
            let mut hits = Vec::new();
            nested.hits(&text, Span::new(0, text.len()), &mut hits);
            hits.len()
        });
        println!(
            "64 nested names on {megabytes} MB of them: {:.0} MB/s ({found} hits)",
            megabytes_per_second(text.len(), time)
        );
    }
    for count in counts {
        let names = make_names(count);
        let text = given
            .clone()
            .unwrap_or_else(|| make_text(&names, 8_000_000));
        measure(&names, &text);
    }
    if let Some(text) = &given {
        let names: Vec<String> = builtin
            .names()
            .map(|name| builtin.name_text(name).to_string())
            .collect();
        println!("the built-in names:");
        measure(&names, text);
    }
}
