//! Texts that are hard on something: how time and memory grow with them.

use std::process::Command;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use paraph::gazetteer::{EntityType, Gazetteer, NewEntry};
use paraph::{Document, Extractor};

/// How a text is made: so many bytes of it, or a little more.
type Make = Box<dyn Fn(usize) -> String>;

/// Prints a row for each text whose name holds one of the words; for all of them where there are none.
pub(crate) fn table(bytes: usize, wanted: &[&str]) {
    println!(
        "| text | n, MB | time for n, s | for 2n, s | growth | growth of each stage | memory for n, MB | for 2n, MB | relations | result, MB | limits |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    for (name, _, _) in texts() {
        if !wanted.is_empty() && !wanted.iter().any(|word| name.contains(word)) {
            continue;
        }
        let (mut short, mut long) = (elsewhere(name, bytes), elsewhere(name, 2 * bytes));
        short.least(&elsewhere(name, bytes));
        long.least(&elsewhere(name, 2 * bytes));
        println!(
            "| {name} | {:.2} | {:.3} | {:.3} | {:.2} | {} | {} | {} | {} | {:.1} | {} |",
            bytes as f64 / 1e6,
            short.seconds,
            long.seconds,
            long.seconds / short.seconds,
            growth(&short, &long),
            short.memory,
            long.memory,
            long.relations,
            long.json as f64 / 1e6,
            long.limits
        );
    }
}

/// How many times as long each stage takes; of stages that take less than a thousandth of a second the clock says too little.
fn growth(short: &Run, long: &Run) -> String {
    const LEAST: f64 = 0.001;
    short
        .stages
        .iter()
        .zip(&long.stages)
        .filter(|((_, short), _)| *short >= LEAST)
        .map(|((name, short), (_, long))| format!("{name} {:.2}", long / short))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Adds the seconds of each stage.
pub(crate) fn add<N>(sum: &mut Vec<(N, f64)>, stages: Vec<(&'static str, Duration)>)
where
    N: From<&'static str>,
{
    for (number, (name, time)) in stages.into_iter().enumerate() {
        match sum.get_mut(number) {
            Some((_, sum)) => *sum += time.as_secs_f64(),
            None => sum.push((name.into(), time.as_secs_f64())),
        }
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Run {
    seconds: f64,
    /// The seconds of each stage.
    stages: Vec<(String, f64)>,
    /// The most megabytes that were held at once beside the extractor and the text.
    memory: String,
    relations: usize,
    /// The bytes of the result as JSON.
    json: usize,
    limits: String,
}

impl Run {
    /// Takes what took less time in another run of the same text.
    fn least(&mut self, other: &Run) {
        self.seconds = self.seconds.min(other.seconds);
        for ((_, time), (_, other)) in self.stages.iter_mut().zip(&other.stages) {
            *time = time.min(*other);
        }
    }
}

/// Reads the text in a process of its own: memory that is free again would be counted for the next one.
fn elsewhere(name: &str, bytes: usize) -> Run {
    let program = std::env::current_exe().expect("this program has a path");
    let output = Command::new(program)
        .arg(format!("--one={bytes} {name}"))
        .output()
        .expect("this program runs again");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| {
        panic!("{name}: {}", String::from_utf8_lossy(&output.stderr));
    })
}

/// Reads one text, of "BYTES NAME", and prints what it took.
pub(crate) fn one(what: &str) {
    let (bytes, name) = what.split_once(' ').expect("BYTES NAME");
    let (_, names, make) = texts()
        .into_iter()
        .find(|(other, _, _)| *other == name)
        .expect("a text of this name");
    let own = (!names.is_empty()).then(|| extractor(&names));
    let extractor = own.as_ref().unwrap_or(Extractor::builtin());
    let text = make(bytes.parse().expect("a number of bytes"));
    // What is made on first use is made before.
    drop(extractor.extract(&make(0)));
    let before = memory::restart();
    let mut seconds = f64::MAX;
    let mut read = || {
        let start = clock();
        let extraction = extractor.extract(&text);
        seconds = seconds.min(clock() - start);
        extraction
    };
    let extraction = read();
    let memory = match (before, memory::peak()) {
        (Some(before), Some(peak)) => format!("{:.1}", peak.saturating_sub(before) as f64 / 1e3),
        _ => "not known".to_string(),
    };
    drop(read());
    let mut stages: Vec<(String, f64)> = Vec::new();
    let whole = |stages: &[(String, f64)]| stages.iter().map(|(_, time)| time).sum::<f64>();
    for _ in 0..3 {
        let mut now = Vec::new();
        add(&mut now, extractor.stages(Document::new(&text)));
        if stages.is_empty() || whole(&now) < whole(&stages) {
            stages = now;
        }
    }
    // The watch goes on while other programs have the core: what it says is how the time of this thread is shared.
    let scale = seconds / whole(&stages);
    for (_, time) in &mut stages {
        *time *= scale;
    }
    let run = Run {
        seconds,
        stages,
        memory,
        relations: extraction.relations.len(),
        json: serde_json::to_string(&extraction).map_or(0, |text| text.len()),
        limits: extraction.limits.join("; "),
    };
    println!(
        "{}",
        serde_json::to_string(&run).expect("it has a JSON form")
    );
}

/// Seconds that this thread has worked, so that a busy machine counts less; where that is not known, of any clock.
pub(crate) fn clock() -> f64 {
    // What was worked is added up when the thread gives way.
    std::thread::sleep(Duration::from_nanos(1));
    static START: OnceLock<Instant> = OnceLock::new();
    let worked = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = worked
        .as_deref()
        .and_then(|line| line.split(' ').next()?.parse::<f64>().ok());
    match nanoseconds {
        Some(nanoseconds) => nanoseconds / 1e9,
        None => START.get_or_init(Instant::now).elapsed().as_secs_f64(),
    }
}

/// What the system says of this process, in kilobytes. Only Linux does.
mod memory {
    use std::fs;

    fn field(name: &str) -> Option<usize> {
        let status = fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    }

    /// Forgets the most that was held, and gives what is held now.
    pub(crate) fn restart() -> Option<usize> {
        fs::write("/proc/self/clear_refs", "5").ok()?;
        field("VmRSS:")
    }

    pub(crate) fn peak() -> Option<usize> {
        field("VmHWM:")
    }
}

/// An extractor that knows organisations of these names, too.
fn extractor(names: &[String]) -> Extractor {
    let entry = |(number, name): (usize, &String)| {
        NewEntry::new(
            format!("hard-{number}"),
            name.clone(),
            EntityType::Organisation,
        )
    };
    let builder = names
        .iter()
        .enumerate()
        .map(entry)
        .fold(Gazetteer::builder(), |builder, entry| builder.entry(entry));
    let gazetteer = builder.build().unwrap_or_else(|faults| panic!("{faults}"));
    Extractor::builder().gazetteer(gazetteer).build()
}

/// A text whose first words are not English is not read, nor are sentences before the first act noted.
fn english() -> String {
    let start = "the cat sat on the mat and the dog was in it\n".repeat(40);
    start + "Japan and Norway signed the Klow Treaty in Oslo.\n"
}

fn repeated(piece: impl Into<String>) -> Make {
    let piece = piece.into();
    Box::new(move |bytes| english() + &piece.repeat(bytes / piece.len() + 1))
}

fn numbered(piece: impl Fn(usize) -> String + 'static) -> Make {
    Box::new(move |bytes| {
        let mut text = english();
        let mut number = 0;
        while text.len() < bytes {
            number += 1;
            text.push_str(&piece(number));
        }
        text
    })
}

/// A word for a number, no two alike.
fn word(mut number: usize) -> String {
    let mut word = String::from("X");
    while number > 0 {
        word.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    word
}

/// Letters of every plane that has some, one after the other.
fn planes(number: usize) -> String {
    (0..17u32)
        .flat_map(|plane| (0..4).map(move |at| plane * 0x1_0000 + 0xA0 + at * 0x61))
        .filter_map(|code| char::from_u32(code + (number as u32 * 7) % 0x3000))
        .collect::<String>()
        + " signed "
}

/// The articles of `seeds/articles`, one after the other on one line.
fn news() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/articles");
    let listed = std::fs::read_dir(folder).expect("seeds/articles can be listed");
    let mut paths: Vec<_> = listed
        .map(|entry| entry.expect("a file of seeds/articles").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    let read = |path| std::fs::read_to_string(path).expect("an article is UTF-8");
    let articles: Vec<String> = paths.iter().map(read).collect();
    let words: Vec<&str> = articles
        .iter()
        .flat_map(|text| text.split_whitespace())
        .collect();
    words.join(" ") + " "
}

/// What a text is called, the names that are listed for it, and how it is made.
fn texts() -> Vec<(&'static str, Vec<String>, Make)> {
    let nested: Vec<String> = (1..=24).map(|count| vec!["Ba"; count].join(" ")).collect();
    let alike: Vec<String> = (0..40)
        .map(|last| {
            format!(
                "{}{}",
                "Grand Council of the Northern Lakes and Rivers ".repeat(3),
                word(last)
            )
        })
        .collect();
    let most = "Grand Council of the Northern Lakes and Rivers ".repeat(3);
    vec![
        ("news on one line", vec![], repeated(news())),
        (
            "one line of words",
            vec![],
            repeated("the cat sat on the mat and "),
        ),
        ("one word", vec![], repeated("a")),
        ("triggers without a full stop", vec![], repeated("signed ")),
        (
            "triggers and nouns without a full stop",
            vec![],
            repeated("treaty signed "),
        ),
        (
            "triggers and parties without a full stop",
            vec![],
            repeated("Japan signed a pact with Peru and "),
        ),
        (
            "triggers that are one sentence each",
            vec![],
            repeated("Ratified it. "),
        ),
        ("opening brackets", vec![], repeated("(")),
        ("brackets in brackets", vec![], repeated("(the deal (")),
        ("quotation marks", vec![], repeated("\"signed\" ")),
        (
            "capitals on one line",
            vec![],
            repeated("JAPAN AND AUSTRALIA SIGN DEFENCE TREATY "),
        ),
        (
            "capitals on many lines",
            vec![],
            repeated("JAPAN AND AUSTRALIA SIGN DEFENCE TREATY\n"),
        ),
        (
            "capitals that tell nothing",
            vec![],
            repeated("THE CAT SAT ON THE MAT AND THE DOG WAS IN IT "),
        ),
        ("only names", vec![], repeated("Japan Australia Norway ")),
        (
            "names with commas",
            vec![],
            repeated("Japan, Australia, Norway, "),
        ),
        ("names in names", nested, repeated("Ba ")),
        ("names that share their beginning", alike, repeated(most)),
        ("references", vec![], repeated("Both countries signed it. ")),
        (
            "names before an agreement",
            vec![],
            repeated("Japan, Peru and Norway met. Oslo slept. The treaty is old. "),
        ),
        (
            "one sentence after the other that negotiates",
            vec![],
            repeated("Peru held talks with Chile on a pact. "),
        ),
        ("full stops", vec![], repeated(". ")),
        ("empty lines", vec![], repeated("\n")),
        (
            "one signing again and again",
            vec![],
            repeated("Japan and Australia signed a defence treaty in Tokyo on Monday. "),
        ),
        (
            "many agreements",
            vec![],
            numbered(|number| format!("Japan and Norway signed the {} Treaty. ", word(number))),
        ),
        (
            "many people",
            vec![],
            numbered(|number| format!("President John {} of Norway signed it. ", word(number))),
        ),
        (
            "many organisations",
            vec![],
            numbered(|number| {
                format!(
                    "The {} Council opposed the treaty with Norway. ",
                    word(number)
                )
            }),
        ),
        (
            "many acronyms",
            vec![],
            numbered(|number| {
                let acronym = word(number).to_uppercase();
                format!("Peru signed the {acronym} pact ({acronym}). ")
            }),
        ),
        (
            "agreements that no act is done to",
            vec![],
            repeated("The treaty between Japan and Norway is old. "),
        ),
        (
            "agreements that nothing is done to, no two alike",
            vec![],
            numbered(|number| format!("The {} Treaty is old. ", word(number))),
        ),
        (
            "agreements with many parties",
            vec![],
            numbered(|number| format!("The treaty with the {} Council is old. ", word(number))),
        ),
        (
            "people who do nothing",
            vec![],
            numbered(|number| {
                format!(
                    "The treaty bored President John {} of Norway. ",
                    word(number)
                )
            }),
        ),
        (
            "dates",
            vec![],
            repeated("signed on 4 May 2020, on Monday, next year, "),
        ),
        ("every plane of Unicode", vec![], numbered(planes)),
        ("NUL bytes", vec![], repeated("\0signed\0 \0")),
        (
            "marks from right to left",
            vec![],
            repeated("\u{202e}Japan\u{200f} signed \u{2067}a pact\u{2069} "),
        ),
        (
            "marks of no width",
            vec![],
            repeated("Ja\u{200b}pan sig\u{ad}ned\u{feff} "),
        ),
        ("accents without a letter", vec![], repeated("\u{301}")),
    ]
}
