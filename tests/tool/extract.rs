//! `paraph extract` and `paraph report`: inputs, filters and outputs.

use std::fs;

use serde_json::Value;

use crate::{folder, ids, run, text, write};

const SIGNED: &str = "Peru and Chile signed a tax treaty in Lima on 4 March 2025.\n";
const RATIFIED: &str = "Norway ratified the High Seas Treaty on Monday.\n";

const PAGE: &str = r#"<!DOCTYPE html><html><head><title>Tax treaty signed - The Daily</title>
<meta property="article:published_time" content="2025-03-05T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/w">Bolivia and Cuba signed a pact of friendship</a></nav>
<article><h1>Tax treaty signed</h1>
<p>Peru and Chile signed a tax treaty in Lima on Tuesday, after talks that had taken four years and had broken down twice, as officials
of both countries said.</p>
<p>The text is short, an official said, and it will be published within the week, with a commentary in both of the languages in which
it was drafted, so that courts and companies can make use of it.</p>
<p>Companies in the border towns had asked for such a text for a long time, since many of them paid taxes on both sides, and some had
closed their offices on one of them.</p></article>
<footer><p>Subscribe to our newsletter. Cookies make this page better.</p></footer></body></html>"#;

fn told(document: &Value) -> Vec<&str> {
    let relations = document["relations"].as_array().expect("relations");
    relations
        .iter()
        .map(|relation| relation["kind"].as_str().expect("a kind"))
        .collect()
}

#[test]
fn a_text_on_standard_input_gives_a_table() {
    let out = run(&["extract"], SIGNED.as_bytes()).done().out;
    assert!(
        out.contains("signed: Peru, Chile: tax treaty (2025-03-04, in Lima)"),
        "{out}"
    );
    assert!(out.contains("^^^^^^"), "{out}");
}

#[test]
fn of_a_folder_all_known_files_are_read_in_the_order_of_their_names() {
    let folder = folder("walk");
    write(&folder, "b/z.txt", RATIFIED);
    write(&folder, "b/a.txt", SIGNED);
    write(&folder, "a.ndjson", "{\"id\": \"n\", \"text\": \"\"}\n");
    write(&folder, "c.csv", "id,text\nr,Rain fell.\n");
    write(&folder, "notes.json", "{}");
    write(&folder, ".hidden/x.txt", SIGNED);
    let documents = run(&["extract", "--to", "ndjson", &text(&folder)], b"")
        .done()
        .json();
    assert_eq!(ids(&documents), ["n", "b/a", "b/z", "r"]);
}

#[test]
fn a_pattern_is_resolved_by_the_program_too() {
    let folder = folder("pattern");
    write(&folder, "one.txt", SIGNED);
    write(&folder, "two.txt", RATIFIED);
    let pattern = format!("{}/t*.txt", text(&folder));
    let documents = run(&["extract", "--to", "ndjson", &pattern], b"")
        .done()
        .json();
    assert_eq!(ids(&documents), ["two"]);
    let nothing = run(&["extract", &format!("{}/q*", text(&folder))], b"");
    assert_eq!(nothing.code, Some(1));
    assert!(nothing.err.contains("no file fits"), "{}", nothing.err);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_read() {
    let folder = folder("faults");
    let good = write(&folder, "good.txt", SIGNED);
    let bad = write(&folder, "bad.txt", b"Norway\xFF");
    let ran = run(&["extract", "nowhere.txt", &bad, &good], b"");
    assert_eq!(ran.code, Some(1));
    let told: Vec<&str> = ran.err.lines().collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("nowhere.txt: "), "{told:?}");
    assert!(
        told[1].ends_with("bad.txt: not UTF-8 at byte 6"),
        "{told:?}"
    );
    assert!(ran.out.contains("signed: Peru, Chile"), "{}", ran.out);
}

#[test]
fn of_a_web_page_the_article_is_read_and_the_spans_count_in_the_text_beside_them() {
    let folder = folder("page");
    let page = write(&folder, "page.html", PAGE);
    let documents = run(&["extract", "--to", "ndjson", &page], b"")
        .done()
        .json();
    let document = &documents[0];
    assert_eq!(told(document), ["signed"]);
    assert_eq!(document["published"], "2025-03-05");
    let relation = &document["relations"][0];
    assert_eq!(relation["date"]["iso"], "2025-03-04");
    let text = document["text"].as_str().expect("the text of the page");
    assert!(text.starts_with("Tax treaty signed"), "{text}");
    assert!(
        !text.contains("Cuba") && !text.contains("Cookies"),
        "{text}"
    );
    for evidence in relation["evidence"].as_array().expect("evidence") {
        let place = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
        let span = place(&evidence["start"])..place(&evidence["end"]);
        assert_eq!(&text[span], evidence["text"].as_str().expect("a text"));
    }
}

#[test]
fn records_may_hold_web_pages() {
    let line = serde_json::json!({"id": "p", "text": PAGE, "published": "2025-03-12"});
    let documents = run(
        &["extract", "--ndjson", "--html"],
        format!("{line}\n").as_bytes(),
    );
    let documents = documents.done().json();
    assert_eq!(told(&documents[0]), ["signed"]);
    // The date of the record stands above the one that the page gives.
    assert_eq!(documents[0]["relations"][0]["date"]["iso"], "2025-03-11");
}

#[test]
fn a_page_nested_too_deep_is_told_and_does_not_end_the_work() {
    let nested = |times| format!("{}{PAGE}{}", "<div>".repeat(times), "</div>".repeat(times));
    let mut input = String::new();
    for (id, text) in [
        ("too deep", nested(100_000)),
        ("deep", nested(3_000)),
        ("plain", PAGE.to_string()),
    ] {
        input += &format!("{}\n", serde_json::json!({"id": id, "text": text}));
    }
    let documents = run(&["extract", "--ndjson", "--html"], input.as_bytes())
        .done()
        .json();
    assert_eq!(ids(&documents), ["too deep", "deep", "plain"]);
    let error = documents[0]["error"].as_str().unwrap_or("none");
    assert!(error.contains("nested"), "{error}");
    assert_eq!(told(&documents[2]), ["signed"]);
}

#[test]
fn the_fields_of_ndjson_and_csv_can_be_named() {
    let names = [
        "--text-field",
        "body",
        "--id-field",
        "key",
        "--published-field",
        "day",
    ];
    let line = "{\"key\": \"k\", \"day\": \"2025-03-12\", \"body\": \"Norway ratified the High Seas Treaty on Monday.\"}\n";
    let csv = "day,key,body\n2025-03-12,k,\"Norway ratified the High Seas Treaty on Monday.\"\n";
    for (from, input) in [("ndjson", line), ("csv", csv)] {
        let arguments = [&["extract", "--to", "ndjson", "--from", from][..], &names].concat();
        let documents = run(&arguments, input.as_bytes()).done().json();
        assert_eq!(documents[0]["id"], "k", "{from}");
        assert_eq!(
            documents[0]["relations"][0]["date"]["iso"], "2025-03-10",
            "{from}"
        );
    }
    let missing = run(&["extract", "--from", "csv"], csv.as_bytes());
    assert_eq!(missing.code, Some(1));
    assert!(missing.err.contains("no field \"text\""), "{}", missing.err);
}

#[test]
fn a_record_of_csv_that_cannot_be_read_is_told_with_its_line() {
    let csv = b"id,text\na,Norway ratified the High Seas Treaty.\nb,Norw\xFFay\nc\n";
    let ran = run(&["extract", "--from", "csv", "--to", "ndjson"], csv);
    assert_eq!(ran.code, Some(1));
    let documents = ran.json();
    assert_eq!(ids(&documents), ["a", "b", "c"]);
    assert_eq!(
        (&documents[1]["line"], &documents[2]["line"]),
        (&3.into(), &4.into())
    );
    assert!(ran.err.starts_with("standard input:3: "), "{}", ran.err);
}

#[test]
fn each_filter_keeps_what_it_names() {
    let story = "Peru and Chile signed a tax treaty in Lima on 4 March 2025. \
                 Norway has not ratified the High Seas Treaty. \
                 Kenya will sign the Paris Agreement in May 2026.";
    let kinds = |filter: &[&str]| {
        let arguments = [&["extract", "--to", "ndjson", "--from", "text"][..], filter].concat();
        let documents = run(&arguments, story.as_bytes()).done().json();
        let relations = documents[0]["relations"]
            .as_array()
            .expect("relations")
            .clone();
        let names = relations.iter().map(|relation| {
            relation["agreement"]["name"]
                .as_str()
                .unwrap_or("none")
                .to_string()
        });
        names.collect::<Vec<_>>()
    };
    assert_eq!(
        kinds(&[]),
        ["tax treaty", "High Seas Treaty", "Paris Agreement"]
    );
    assert_eq!(kinds(&["--kind", "ratified"]), ["High Seas Treaty"]);
    assert_eq!(
        kinds(&["--kind", "signed"]),
        ["tax treaty", "Paris Agreement"]
    );
    assert_eq!(
        kinds(&["--party", "NOR,kenya"]),
        ["High Seas Treaty", "Paris Agreement"]
    );
    assert_eq!(
        kinds(&["--agreement", "paris-agreement"]),
        ["Paris Agreement"]
    );
    assert_eq!(kinds(&["--agreement", "high seas"]), ["High Seas Treaty"]);
    assert_eq!(kinds(&["--modality", "planned"]), ["Paris Agreement"]);
    assert_eq!(kinds(&["--polarity", "negative"]), ["High Seas Treaty"]);
    assert_eq!(kinds(&["--since", "2026"]), ["Paris Agreement"]);
    assert_eq!(kinds(&["--until", "2025-03-04"]), ["tax treaty"]);
    // May 2026 can be after the tenth of May.
    assert_eq!(kinds(&["--since", "2026-05-10"]), ["Paris Agreement"]);
    assert_eq!(
        kinds(&["--since", "2025-04", "--until", "2026-04"]),
        [""; 0]
    );
    assert_eq!(kinds(&["--grade", "A"]), ["tax treaty", "High Seas Treaty"]);
    assert_eq!(
        kinds(&["--grade", "c"]),
        ["tax treaty", "High Seas Treaty", "Paris Agreement"]
    );
    assert_eq!(
        kinds(&["--kind", "signed", "--modality", "asserted"]),
        ["tax treaty"]
    );
}

#[test]
fn a_filter_that_could_keep_nothing_is_refused() {
    for (option, value) in [
        ("--kind", "sgned"),
        ("--modality", "maybe"),
        ("--grade", "D"),
        ("--since", "soon"),
    ] {
        let ran = run(&["extract", option, value], SIGNED.as_bytes());
        assert_eq!(ran.code, Some(2), "{option}");
        assert!(ran.err.contains(value), "{option}: {}", ran.err);
        assert_eq!(ran.out, "", "{option}");
    }
}

#[test]
fn csv_has_a_header_and_one_row_for_each_relation() {
    let out = run(
        &["extract", "--to", "csv"],
        (SIGNED.to_string() + RATIFIED).as_bytes(),
    );
    let out = out.done().out;
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 2, "{out}");
    let field = |row: usize, name: &str| {
        let at = header.iter().position(|column| column == name);
        rows[row][at.expect("a column of this name")].to_string()
    };
    assert_eq!(field(0, "agent_ids"), "PER|CHL");
    assert_eq!(field(0, "date"), "2025-03-04");
    assert_eq!(field(1, "kind"), "ratified");
    assert_eq!(field(1, "evidence"), RATIFIED.trim());
}

#[test]
fn reports_of_one_act_are_grouped() {
    let folder = folder("group");
    write(
        &folder,
        "a.txt",
        "Peru and Chile signed the Lima Convention on 4 March 2025.\n",
    );
    write(
        &folder,
        "b.txt",
        "The Lima Convention was signed by Chile and Peru on 4 March 2025.\n",
    );
    write(&folder, "c.txt", RATIFIED);
    let path = text(&folder);
    let acts = run(&["extract", "--group", "--to", "ndjson", &path], b"")
        .done()
        .json();
    assert_eq!(acts.len(), 2);
    assert_eq!(acts[0]["documents"], 2);
    assert_eq!(acts[0]["relation"]["kind"], "signed");
    let reports = acts[0]["reports"].as_array().expect("reports");
    let documents: Vec<&Value> = reports.iter().map(|report| &report["document"]).collect();
    assert_eq!(documents, ["a", "b"]);
    let table = run(&["extract", "--group", &path], b"").done().out;
    assert!(
        table.contains("Lima Convention (2025-03-04)  2 articles\n    a, b\n"),
        "{table}"
    );
    let rows = run(&["extract", "--group", "--to", "csv", &path], b"")
        .done()
        .out;
    assert!(
        rows.lines()
            .nth(1)
            .is_some_and(|row| row.ends_with(",2,a|b")),
        "{rows}"
    );
}

#[test]
fn brat_gets_a_text_and_an_annotation_for_each_document() {
    let folder = folder("brat");
    let one = write(&folder, "in/x.txt", SIGNED);
    let two = write(&folder, "in/other/x.txt", RATIFIED);
    let out = text(&folder.join("out"));
    run(&["extract", "--to", "brat", "-o", &out, &one, &two], b"").done();
    let read = |name: &str| fs::read_to_string(folder.join("out").join(name)).expect("a file");
    assert_eq!(read("x.txt"), SIGNED);
    assert!(read("x.ann").contains("Signed"), "{}", read("x.ann"));
    assert_eq!(read("x-2.txt"), RATIFIED);
    assert!(read("annotation.conf").contains("[events]"));
    assert_eq!(run(&["extract", "--to", "brat", &one], b"").code, Some(2));
}

#[test]
fn the_answer_does_not_depend_on_the_number_of_threads() {
    let one = run(
        &["extract", "--to", "csv", "-j", "1", "seeds/articles"],
        b"",
    )
    .done()
    .out;
    let four = run(
        &["extract", "--to", "csv", "-j", "4", "seeds/articles"],
        b"",
    )
    .done()
    .out;
    assert!(one.lines().count() > 100);
    assert_eq!(one, four);
}

#[test]
fn the_output_can_go_to_a_file() {
    let folder = folder("output");
    let path = text(&folder.join("rows.csv"));
    let ran = run(&["extract", "--to", "csv", "-o", &path], SIGNED.as_bytes()).done();
    assert_eq!(ran.out, "");
    let rows = fs::read_to_string(&path).expect("the file");
    assert_eq!(rows.lines().count(), 2);
}

#[test]
fn rules_and_names_of_your_own_are_added_to_the_built_in_ones() {
    let folder = folder("own");
    let rules = write(
        &folder,
        "sanctions.rule",
        "rule sanction -> sanctioned\nverb impose sanctions on\n\
         frame subject:agent(party)+ object:counterparty(party)+\n\
         example \"Ruritania imposed sanctions on Borduria.\"\n agent Ruritania; counterparty Borduria\n",
    );
    let names = write(
        &folder,
        "organisations-mine.tsv",
        "id\tname\taliases\ttype\nblue-league\tBlue League\tBL\torganisation\n",
    );
    let story = b"The Blue League imposed sanctions on Norway. Peru and Chile signed a tax treaty.";
    let arguments = ["extract", "--rules", &rules, "--names", &names];
    let out = run(&arguments, story).done().out;
    assert!(out.contains("sanctioned: Blue League / Norway"), "{out}");
    assert!(out.contains("signed: Peru, Chile: tax treaty"), "{out}");
    let kind = [&arguments[..], &["--kind", "sanctioned"]].concat();
    let out = run(&kind, story).done().out;
    assert!(!out.contains("signed: Peru"), "{out}");
    let broken = write(&folder, "broken.rule", "rule x\nverb\n");
    let ran = run(&["extract", "--rules", &broken], story);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("broken.rule:"), "{}", ran.err);
}

#[test]
fn a_report_is_one_page() {
    let folder = folder("report");
    let article = write(&folder, "a.txt", SIGNED);
    let out = run(&["report", "--title", "A test", &article], b"")
        .done()
        .out;
    assert!(
        out.trim_start()
            .to_lowercase()
            .starts_with("<!doctype html>"),
        "{}",
        &out[..80]
    );
    assert!(out.contains("<title>A test</title>"));
    assert!(out.contains("tax treaty"));
}
