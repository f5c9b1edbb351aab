//! The extract example as its users meet it: a program with arguments, standard input, output, and an exit code.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const ARTICLE: &str = "Norway ratified the High Seas Treaty on Monday.\n";

/// The program, which cargo builds with the tests, two folders above the test's own.
fn program() -> PathBuf {
    let test = std::env::current_exe().expect("the path of this test");
    let target = test.ancestors().nth(2).expect("the folder of the profile");
    let program = target
        .join("examples")
        .join(format!("extract{}", std::env::consts::EXE_SUFFIX));
    assert!(
        program.exists(),
        "{} is missing: run `cargo build --example extract`",
        program.display()
    );
    program
}

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(program())
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its standard input");
    // A program that reads no input may be gone by now.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

/// A file with this content in the tests' own folder.
fn file(name: &str, content: &[u8]) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("extract_example");
    fs::create_dir_all(&folder).expect("a folder for the files");
    let path = folder.join(name);
    fs::write(&path, content).expect("a file can be written");
    path.to_str().expect("a path in UTF-8").to_string()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("standard output is UTF-8")
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("standard error is UTF-8")
}

fn json(output: &Output) -> Vec<Value> {
    out(output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

#[test]
fn without_an_argument_it_reads_the_article_that_comes_with_it() {
    let output = run(&[], b"");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(
        out(&output).contains("signed: Malawi, Zambia"),
        "{}",
        out(&output)
    );
    assert_eq!(err(&output), "");
}

#[test]
fn a_text_file_is_one_document_named_by_the_file() {
    let output = run(&[&file("oslo.txt", ARTICLE.as_bytes())], b"");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(
        out(&output).starts_with("oslo: 1 relation"),
        "{}",
        out(&output)
    );
    assert!(
        out(&output).contains("ratified: Norway: High Seas Treaty"),
        "{}",
        out(&output)
    );
}

#[test]
fn the_trigger_is_marked_below_the_sentence() {
    let output = run(&[&file("marks.txt", ARTICLE.as_bytes())], b"");
    let lines: Vec<&str> = out(&output).lines().collect();
    let at = lines
        .iter()
        .position(|line| line.contains("Norway ratified the High Seas"));
    let at = at.unwrap_or_else(|| panic!("no quotation in {lines:?}"));
    let trigger = lines[at].find("ratified").expect("the trigger");
    assert_eq!(
        lines[at + 1].get(trigger..trigger + 8),
        Some("^^^^^^^^"),
        "{lines:#?}"
    );
}

#[test]
fn a_hyphen_stands_for_standard_input() {
    let output = run(&["-"], ARTICLE.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(
        out(&output).contains("ratified: Norway: High Seas Treaty"),
        "{}",
        out(&output)
    );
}

#[test]
fn a_broken_line_of_an_ndjson_file_is_told_and_the_others_are_read() {
    let content = concat!(
        "{\"id\": \"a\", \"text\": \"Norway ratified the High Seas Treaty.\"}\n",
        "{\"id\": \"b\", \"text\": \"Norway\n",
        "\n",
        "{\"id\": \"c\", \"text\": \"Peru and Chile signed a tax treaty.\"}\n",
    );
    let path = file("broken.ndjson", content.as_bytes());
    let output = run(&["--json", &path], b"");
    assert_eq!(output.status.code(), Some(1));
    let told: Vec<&str> = err(&output).lines().collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with(&format!("{path}:2: ")), "{told:?}");
    let documents = json(&output);
    let ids: Vec<&str> = documents
        .iter()
        .filter_map(|document| document["id"].as_str())
        .collect();
    assert_eq!(ids, ["a", "c"]);
    assert!(documents.iter().all(|document| {
        document["relations"]
            .as_array()
            .is_some_and(|all| all.len() == 1)
    }));
}

#[test]
fn a_line_without_a_text_and_one_with_a_wrong_date_are_told() {
    let content = concat!(
        "{\"id\": \"a\"}\n",
        "{\"id\": \"b\", \"text\": \"Norway\", \"published\": \"2024-13-45\"}\n",
        "[]\n",
    );
    let path = file("fields.ndjson", content.as_bytes());
    let output = run(&["--json", &path], b"");
    assert_eq!(output.status.code(), Some(1));
    let told: Vec<&str> = err(&output).lines().collect();
    assert_eq!(told.len(), 3, "{told:?}");
    for (number, (line, word)) in (1..).zip(told.iter().zip(["text", "2024-13-45", "text"])) {
        assert!(
            line.starts_with(&format!("{path}:{number}: ")) && line.contains(word),
            "{line}"
        );
    }
    assert_eq!(out(&output), "");
}

#[test]
fn a_file_that_is_not_utf_8_is_told_and_the_others_are_read() {
    let latin = file("latin-1.txt", b"C\xf4te d'Ivoire signed the pact.");
    let output = run(&[&latin, &file("after.txt", ARTICLE.as_bytes())], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).starts_with(&format!("{latin}: ")),
        "{}",
        err(&output)
    );
    assert!(err(&output).contains("UTF-8"), "{}", err(&output));
    assert_eq!(err(&output).lines().count(), 1);
    assert!(
        out(&output).contains("ratified: Norway"),
        "{}",
        out(&output)
    );
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let output = run(&["no-such-file.txt"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).starts_with("no-such-file.txt: "),
        "{}",
        err(&output)
    );
}

#[test]
fn json_is_one_line_for_each_document() {
    let two = file(
        "two.txt",
        b"Peru and Chile signed a tax treaty.\n\nChile ratified it.\n",
    );
    let none = file("none.txt", b"Rain fell.\n");
    let output = run(&["--json", &two, &none], b"");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let documents = json(&output);
    assert_eq!(documents.len(), 2);
    assert_eq!(documents[0]["id"], "two");
    assert_eq!(documents[0]["schema_version"], 1);
    assert_eq!(documents[0]["relations"][0]["kind"], "signed");
    let evidence = &documents[0]["relations"][0]["evidence"][0];
    assert_eq!(evidence["text"], "Peru and Chile signed a tax treaty.");
    assert_eq!(documents[1]["relations"], Value::Array(Vec::new()));
}

#[test]
fn the_date_of_publication_settles_what_monday_is() {
    let path = file("dated.txt", ARTICLE.as_bytes());
    let date = |arguments: &[&str]| {
        let documents = json(&run(arguments, b""));
        documents[0]["relations"][0]["date"]["iso"].clone()
    };
    assert_eq!(date(&["--json", &path]), Value::Null);
    assert_eq!(
        date(&["--json", "--published", "2025-03-12", &path]),
        "2025-03-10"
    );
    assert_eq!(
        date(&["--json", "--published", "2025-03-05", &path]),
        "2025-03-03"
    );
}

#[test]
fn wrong_arguments_are_told_with_the_usage() {
    for arguments in [&["--jsno"][..], &["--published"], &["--published", "soon"]] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            err(&output).contains("usage: "),
            "{arguments:?}: {}",
            err(&output)
        );
        assert_eq!(out(&output), "");
    }
}
