//! The contract of `paraph extract --ndjson`: one line out for each line in, in order, whatever comes.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout};
use std::sync::mpsc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::{ids, program, run};

const WORKER: &[&str] = &["extract", "--ndjson"];

fn line(id: impl ToString, text: &str) -> String {
    format!("{}\n", json!({"id": id.to_string(), "text": text}))
}

fn start(arguments: &[&str]) -> (Child, ChildStdin, BufReader<ChildStdout>) {
    let mut child = program()
        .args(WORKER)
        .args(arguments)
        .spawn()
        .expect("the program starts");
    let stdin = child.stdin.take().expect("its standard input");
    let stdout = BufReader::new(child.stdout.take().expect("its standard output"));
    (child, stdin, stdout)
}

#[test]
fn each_line_has_one_answer_in_the_order_of_the_lines() {
    let mut input = String::new();
    for number in 0..3000 {
        // Every hundredth text takes much longer than its neighbours.
        let times = if number % 100 == 0 { 200 } else { 1 };
        let text = "Peru and Chile signed a tax treaty in Lima. ".repeat(times);
        input += &line(number, &text);
    }
    let answers = run(WORKER, input.as_bytes()).done().json();
    let expected: Vec<String> = (0..3000).map(|number: u32| number.to_string()).collect();
    assert_eq!(ids(&answers), expected);
    assert!(
        answers
            .iter()
            .all(|answer| answer["relations"][0]["kind"] == "signed")
    );
}

#[test]
fn a_line_that_cannot_be_read_is_answered_with_its_number_its_id_and_the_error() {
    let mut input = Vec::new();
    for part in [
        &b"{\"id\": \"a\", \"text\": \"Norway ratified the High Seas Treaty.\"}\n"[..],
        b"\n",
        b"not JSON\n",
        b"{\"id\": \"b\", \"text\": \"Norw\n",
        b"{\"text\": \"Norway\xFF\xFE\", \"id\": \"c\"}\n",
        b"{\"id\": 7}\n",
        b"[1, 2]\n",
        b"{\"id\": \"d\", \"text\": \"Norway\", \"published\": \"2024-02-30\"}\n",
        b"{\"id\": \"e\", \"text\": 5}\n",
        b"\xFF\xFE\x00\x00\n",
        b"   \r\n",
        b"{\"id\": \"z\", \"text\": \"\"}",
    ] {
        input.extend_from_slice(part);
    }
    let answers = run(WORKER, &input).done().json();
    let told: Vec<(Option<u64>, Option<&str>, &str)> = answers
        .iter()
        .map(|answer| {
            let error = answer["error"].as_str().unwrap_or("");
            (answer["line"].as_u64(), answer["id"].as_str(), error)
        })
        .collect();
    assert_eq!(told.len(), 12, "{told:?}");
    assert_eq!(told[0], (None, Some("a"), ""));
    assert_eq!(told[1], (Some(2), None, "an empty line"));
    assert_eq!(told[2].0, Some(3));
    assert_eq!((told[3].0, told[3].1), (Some(4), Some("b")));
    assert_eq!(told[4], (Some(5), Some("c"), "not UTF-8 at byte 16"));
    assert_eq!(
        told[5],
        (Some(6), Some("7"), "no field \"text\" that is a string")
    );
    assert_eq!(told[6].0, Some(7));
    assert_eq!((told[7].0, told[7].1), (Some(8), Some("d")));
    assert!(told[7].2.contains("2024-02-30"), "{}", told[7].2);
    assert_eq!((told[8].0, told[8].1), (Some(9), Some("e")));
    assert_eq!((told[9].0, told[9].1), (Some(10), None));
    assert_eq!(told[10], (Some(11), None, "an empty line"));
    assert_eq!(told[11], (None, Some("z"), ""));
    for answer in &answers {
        let faulty = answer.get("error").is_some();
        assert_eq!(answer.get("relations").is_some(), !faulty, "{answer}");
        assert_eq!(answer["schema_version"], 1);
    }
}

#[test]
fn no_input_gives_no_output() {
    assert_eq!(run(WORKER, b"").done().out, "");
}

#[test]
fn a_line_of_20_megabytes_is_read_and_so_is_the_next_one() {
    let filler = "Rain fell on the hills for a while and then it did not. ".repeat(20_000_000 / 56);
    let huge = format!("{filler}Norway ratified the High Seas Treaty.");
    assert!(huge.len() > 19_900_000);
    let input = line("huge", &huge) + &line("small", "Peru and Chile signed a tax treaty.");
    let answers = run(WORKER, input.as_bytes()).done().json();
    assert_eq!(ids(&answers), ["huge", "small"]);
    let evidence = &answers[0]["relations"][0]["evidence"][0];
    let start = usize::try_from(evidence["trigger"]["start"].as_u64().unwrap()).unwrap();
    assert_eq!(huge.get(start..start + 8), Some("ratified"));
    assert_eq!(answers[1]["relations"][0]["kind"], "signed");
}

#[test]
fn a_line_over_the_limit_is_told_and_passed_over() {
    let input = line("a", &"x".repeat(5000)) + &line("b", "Norway ratified the High Seas Treaty.");
    let arguments = ["extract", "--ndjson", "--max-bytes", "1000"];
    let answers = run(&arguments, input.as_bytes()).done().json();
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[0]["line"], 1);
    assert_eq!(answers[0]["error"], "longer than 1000 bytes (--max-bytes)");
    assert_eq!(answers[1]["id"], "b");
}

#[test]
fn when_asked_it_answers_before_it_waits_for_more() {
    let (mut child, mut stdin, mut stdout) = start(&["--flush"]);
    let (sender, answers) = mpsc::channel();
    std::thread::spawn(move || {
        let mut answer = String::new();
        while stdout.read_line(&mut answer).is_ok_and(|read| read > 0) {
            let _ = sender.send(std::mem::take(&mut answer));
        }
    });
    for id in ["a", "b", "c"] {
        let text = line(id, "Norway ratified the High Seas Treaty.");
        stdin.write_all(text.as_bytes()).expect("it reads");
        // The input stays open: without a flush, nothing would come.
        let answer = answers.recv_timeout(Duration::from_secs(60));
        let answer: Value = serde_json::from_str(&answer.expect("an answer")).expect("JSON");
        assert_eq!(answer["id"], id);
    }
    drop(stdin);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn when_the_reader_goes_away_it_ends_without_a_word() {
    let (mut child, mut stdin, mut stdout) = start(&[]);
    let feeding = std::thread::spawn(move || {
        let text = line("a", "Norway ratified the High Seas Treaty.");
        // Endless, until the other side is gone.
        while stdin.write_all(text.as_bytes()).is_ok() {}
    });
    let mut answer = String::new();
    stdout.read_line(&mut answer).expect("an answer");
    drop(stdout);
    let status = child.wait().expect("it ends");
    let mut told = String::new();
    let stderr = child.stderr.as_mut().expect("its standard error");
    stderr.read_to_string(&mut told).expect("UTF-8");
    assert_eq!((status.code(), told.as_str()), (Some(0), ""));
    feeding.join().expect("the writer ends too");
}

#[test]
fn when_nobody_reads_what_it_complains_of_it_goes_on() {
    let mut child = program()
        .args(["extract", "--from", "ndjson", "--to", "ndjson"])
        .spawn()
        .expect("the program starts");
    drop(child.stderr.take());
    let mut stdin = child.stdin.take().expect("its standard input");
    let input = "broken\n".to_string() + &line("a", "Norway ratified the High Seas Treaty.");
    stdin.write_all(input.as_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        output.stdout.iter().filter(|byte| **byte == b'\n').count(),
        2
    );
}

#[test]
fn what_is_written_before_a_kill_is_the_beginning_of_what_would_have_been_written() {
    let mut input = String::new();
    for number in 0..2000 {
        let _ = write!(
            input,
            "{}",
            line(number, "Norway ratified the High Seas Treaty.")
        );
    }
    let whole = run(WORKER, input.as_bytes()).done().out;
    let (mut child, mut stdin, mut stdout) = start(&["--flush"]);
    let feeding = std::thread::spawn(move || {
        // The input stays open, so that it cannot end by itself.
        let _ = stdin.write_all(input.as_bytes());
        stdin
    });
    let mut begun = String::new();
    for _ in 0..100 {
        stdout.read_line(&mut begun).expect("an answer");
    }
    child.kill().expect("it can be killed");
    stdout.read_to_string(&mut begun).expect("UTF-8");
    child.wait().expect("it ends");
    drop(feeding.join());
    assert!(whole.starts_with(&begun));
    // Whoever starts again goes on after the last whole line.
    assert!(begun.lines().count() >= 100);
}

#[test]
#[cfg(target_os = "linux")]
fn memory_does_not_grow_with_the_length_of_the_stream() {
    let peak = |child: &Child| -> u64 {
        let path = format!("/proc/{}/status", child.id());
        let status = std::fs::read_to_string(path).expect("it runs");
        let line = status.lines().find(|line| line.starts_with("VmHWM:"));
        let number = line.and_then(|line| line.split_whitespace().nth(1));
        number
            .and_then(|number| number.parse().ok())
            .expect("kilobytes")
    };
    let (mut child, mut stdin, mut stdout) = start(&[]);
    let text = line("a", &"Rain fell on the hills. ".repeat(100));
    const FIRST: usize = 20_000;
    const MORE: usize = 80_000;
    let feeding = std::thread::spawn(move || {
        for _ in 0..FIRST + MORE {
            stdin.write_all(text.as_bytes()).expect("it reads");
        }
        // The process must be there when its memory is looked at.
        stdin
    });
    let mut answer = String::new();
    let mut read = |count: usize| {
        for _ in 0..count {
            answer.clear();
            stdout.read_line(&mut answer).expect("an answer");
        }
    };
    read(FIRST / 2);
    let early = peak(&child);
    read(FIRST / 2 + MORE / 2);
    let late = peak(&child);
    // Bytes read in between: 50,000 lines of 2.4 KB, 120 MB.
    let grown = late.saturating_sub(early);
    assert!(grown < 40_000, "{grown} KB more, {early} KB before");
    // The rest is read, so that nobody waits for a full pipe.
    std::thread::spawn(move || std::io::copy(&mut stdout, &mut std::io::sink()));
    drop(feeding.join().expect("all is written"));
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}
