//! The report in a real browser. These tests need ChromeDriver and Chromium and are run by `.ci/run`:
//! `cargo test --features report --test report_in_browser -- --ignored`.

use std::path::Path;
use std::time::{Duration, Instant};

use paraph::output::report::{Article, Page};
use paraph::{Document, Extraction, Extractor};
use serde_json::{Value, json};

mod driver;

use driver::Browser;

const TAB: char = '\u{e004}';
const DOWN: char = '\u{e015}';
const RIGHT: char = '\u{e014}';
const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';

/// What is lit: the role and the words of each mark.
const LIT: &str = "return [...document.querySelectorAll('[data-lit]')].filter(m => m.dataset.lit !== 'sentence' && m.dataset.via !== 'antecedent').map(m => m.dataset.lit + ' ' + m.textContent)";

const LIMA: &str = "A treaty in Lima\n\nPeru and Chile signed a tax treaty in Lima on 4 March 2024. Bolivia opposed the treaty.";
const OSLO: &str = "Norway will ratify the High Seas Treaty in May 2025.";

fn page(texts: &[&str]) -> String {
    let mut page = Page::new("Test");
    for (number, text) in texts.iter().enumerate() {
        let id = format!("article-{number}");
        let extraction = Extractor::builtin().extract_document(Document::new(text).id(&id));
        page.add(Article::new(text, &extraction));
    }
    page.to_string()
}

/// The articles that come with the crate.
fn own_articles() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/articles");
    let paths = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path());
    let mut articles: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| {
            (
                path.file_stem()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
                std::fs::read_to_string(&path).expect("text"),
            )
        })
        .collect();
    articles.sort();
    articles
}

fn count(browser: &Browser, selector: &str) -> u64 {
    browser
        .run(&format!(
            "return document.querySelectorAll({}).length",
            json!(selector)
        ))
        .as_u64()
        .unwrap_or(0)
}

fn no_errors(browser: &Browser) {
    let log = browser.log();
    assert!(log.is_empty(), "the console says {log:?}");
}

#[test]
#[ignore = "needs ChromeDriver; .ci/run runs it"]
fn pointing_at_a_card_lights_the_words_that_say_so_and_only_them() {
    let browser = Browser::start();
    browser.open(&page(&[LIMA]), "");
    assert_eq!(browser.run(LIT), json!([]));
    browser.point(&browser.find(".card:nth-child(1)"));
    let signed = [
        "agent Peru",
        "agent Chile",
        "trigger signed",
        "agreement tax treaty",
        "place Lima",
        "date 4 March 2024",
    ];
    assert_eq!(browser.run(LIT), json!(signed));
    browser.point(&browser.find(".card:nth-child(2)"));
    assert_eq!(
        browser.run(LIT),
        json!(["agent Bolivia", "trigger opposed", "agreement treaty"])
    );
    browser.point_away();
    assert_eq!(browser.run(LIT), json!([]));
    // What "the treaty" refers to is shown with its card.
    browser.point(&browser.find(".card:nth-child(2)"));
    assert_eq!(browser.run("return [...document.querySelectorAll('[data-via=antecedent]')].map(node => node.textContent)"), json!(["tax treaty"]));
    browser.point_away();
    // And the other way: a word that is pointed at shows its card.
    browser.point(&browser.find("mark[data-role='place']"));
    assert_eq!(
        browser.run("return [...document.querySelectorAll('.card.on')].map(c => c.dataset.n)"),
        json!(["0"])
    );
    no_errors(&browser);
}

#[test]
#[ignore = "needs ChromeDriver; .ci/run runs it"]
fn all_can_be_done_with_the_keyboard() {
    let browser = Browser::start();
    browser.open(&page(&[LIMA, OSLO]), "");
    let focused = "return document.activeElement.closest('.card') ? document.activeElement.textContent : null";
    // From the start of the page to the first card with Tab alone.
    for _ in 0..30 {
        if !browser.run(focused).is_null() {
            break;
        }
        browser.press(TAB);
    }
    assert_eq!(browser.run(focused), json!("signed"));
    assert_eq!(browser.run(LIT).as_array().map(Vec::len), Some(6));
    browser.press(DOWN);
    assert_eq!(browser.run(focused), json!("opposed"));
    assert_eq!(browser.run(LIT)[0], json!("agent Bolivia"));
    browser.press(ENTER);
    assert_eq!(
        count(&browser, ".card.pinned button[aria-pressed='true']"),
        1
    );
    browser.press(ESCAPE);
    assert_eq!(count(&browser, ".card.pinned"), 0);
    // The views are tabs: the arrow keys go from one to the next.
    browser.run("document.getElementById('tab-articles').focus()");
    for view in ["table", "timeline", "map"] {
        browser.press(RIGHT);
        browser.wait(&format!(
            "return !document.getElementById('view-{view}').hidden"
        ));
        assert_eq!(count(&browser, ".view:not([hidden])"), 1);
    }
    // A circle of the map leads to the acts of its party.
    browser.run("document.querySelector('.graph .node').focus()");
    browser.press(ENTER);
    browser.wait("return document.getElementById('f-party').value && !document.getElementById('view-table').hidden");
    no_errors(&browser);
}

#[test]
#[ignore = "needs ChromeDriver; .ci/run runs it"]
fn the_table_filters_by_each_field_and_sorts_by_each_column() {
    let browser = Browser::start();
    browser.open(&page(&[LIMA, OSLO]), "#view=table");
    assert_eq!(count(&browser, "tbody tr"), 3);
    let rows = "return [...document.querySelectorAll('tbody tr td:nth-child(2)')].map(cell => cell.textContent)";
    for (field, value, left) in [
        ("kind", "signed", json!(["signed"])),
        ("modality", "planned", json!(["ratified planned"])),
        ("party", "bolivia", json!(["opposed"])),
        ("party", "Chile; PER", json!(["signed"])),
        ("agreement", "high seas", json!(["ratified planned"])),
        ("agreement", "tax", json!(["signed", "opposed"])),
        ("from", "2025-05-20", json!(["ratified planned"])),
        ("to", "2024-03-04", json!(["signed"])),
    ] {
        let script = format!(
            "const field = document.getElementById('f-{field}'); field.value = {}; field.dispatchEvent(new Event('input', {{ bubbles: true }}))",
            json!(value)
        );
        browser.run(&script);
        browser.wait("return document.getElementById('count').textContent !== ''");
        assert_eq!(browser.run(rows), left, "{field} {value}");
        browser.click("#reset");
        assert_eq!(count(&browser, "tbody tr"), 3);
    }
    browser.type_into("#f-party", "Norway");
    browser.wait("return document.querySelectorAll('tbody tr').length === 1");
    browser.click("#reset");
    for column in 1..=6 {
        let head = format!("th:nth-child({column}) button");
        let cells = format!(
            "return [...document.querySelectorAll('tbody td:nth-child({column})')].map(cell => cell.textContent.toLowerCase()).filter(Boolean)"
        );
        for direction in ["ascending", "descending"] {
            browser.click(&head);
            if browser.run(&format!(
                "return document.querySelector('th:nth-child({column})').ariaSort"
            )) != json!(direction)
            {
                browser.click(&head);
            }
            let shown: Vec<String> = serde_json::from_value(browser.run(&cells)).expect("words");
            let mut sorted = shown.clone();
            sorted.sort();
            if direction == "descending" {
                sorted.reverse();
            }
            assert_eq!(shown, sorted, "column {column} {direction}");
        }
    }
    // A row leads to its article and card, with the focus on it, and "back" leads back.
    browser.click("tbody tr a");
    browser.wait("return document.querySelector('.card.pinned')");
    assert_eq!(browser.run("return document.activeElement.closest('.card') === document.querySelector('.card.pinned')"), json!(true));
    browser.back();
    browser.wait("return !document.getElementById('view-table').hidden");
    no_errors(&browser);
}

#[test]
#[ignore = "needs ChromeDriver; .ci/run runs it"]
fn niger_is_not_nigeria_to_the_filter() {
    let browser = Browser::start();
    let text = "Niger and Chad signed a border treaty. Nigeria and Benin signed a trade pact.";
    browser.open(&page(&[text]), "#view=table&party=niger");
    assert_eq!(count(&browser, "tbody tr"), 1);
    browser.open(&page(&[text]), "#view=table&party=nig");
    assert_eq!(count(&browser, "tbody tr"), 2);
}

#[test]
#[ignore = "needs ChromeDriver; .ci/run runs it"]
fn the_timeline_has_a_lane_for_each_agreement_and_the_map_joins_who_acts_together() {
    let browser = Browser::start();
    browser.open(&page(&[LIMA, OSLO, OSLO]), "#view=timeline");
    let lanes = "return [...document.querySelectorAll('.lane')].map(lane => lane.querySelector('button').firstChild.textContent + ' ' + lane.querySelectorAll('.dot').length)";
    // The High Seas Treaty of two articles is one; what is planned is hollow.
    assert_eq!(
        browser.run(lanes),
        json!(["High Seas Treaty 2", "tax treaty 1"])
    );
    assert_eq!(count(&browser, ".dot.open"), 2);
    let place = "return Number.parseFloat(document.querySelectorAll('.lane')[arguments[0] ?? 0].querySelector('.dot').style.left)";
    let [later, earlier] = [place.to_string(), place.replace("?? 0", "?? 1")]
        .map(|script| browser.run(&script).as_f64().unwrap_or(0.0));
    assert!(earlier < later, "2024 stands before 2025");
    browser.click(".lane:nth-child(2) .dot");
    browser.wait("return document.querySelector('.card.pinned') && document.querySelector('.text').textContent.includes('Lima')");
    browser.open(&page(&[LIMA, OSLO]), "#view=map");
    let nodes =
        "return [...document.querySelectorAll('.node text')].map(node => node.textContent).sort()";
    assert_eq!(browser.run(nodes), json!(["Chile", "Peru"]));
    assert_eq!(count(&browser, ".graph line"), 1);
    let places = "return [...document.querySelectorAll('.node circle')].map(node => node.getAttribute('cx') + ' ' + node.getAttribute('cy'))";
    let first = browser.run(places);
    browser.open(&page(&[LIMA, OSLO]), "#view=map");
    assert_eq!(
        browser.run(places),
        first,
        "the same parties lie the same way"
    );
    no_errors(&browser);
}

#[test]
#[ignore = "needs ChromeDriver; .ci/run runs it"]
fn what_an_article_holds_is_shown_and_never_run() {
    let attack = "<script>window.ran = 1</script> <img src=x onerror='window.ran = 2'> </script><script>window.ran = 3</script> <!-- <script> --> \
        \u{2028}\u{2029} ]]> &lt;b&gt; \\u003c \" ' ` ${window.ran = 4} {{script}} </style></title></textarea>";
    let text = format!(
        "{attack}\n\nPeru and <b>Chile</b> signed the {attack} treaty in Lima.\n\nPeru and Chile signed a tax treaty."
    );
    let mut extraction = Extractor::builtin().extract_document(Document::new(&text).id(attack));
    // All else that comes from a text or from a caller is told in the same words.
    extraction.limits.push(attack.to_string());
    for relation in &mut extraction.relations {
        relation.source = Some(attack.to_string());
        relation.agents[0].name = attack.to_string();
        relation.agreement.get_or_insert_default().name = attack.to_string();
    }
    assert!(!extraction.relations.is_empty());
    let mut page = Page::new(attack);
    page.add(Article::new(&text, &extraction).title(attack));
    page.add(Article::new(&text, &extraction));
    let browser = Browser::start();
    browser.open(&page.to_string(), "#article=1");
    assert_eq!(browser.run("return document.title.trim()"), json!(attack));
    let shown = browser.run("return document.querySelector('#text h2').textContent");
    assert_eq!(shown, json!(attack));
    for view in ["table", "timeline", "map", "articles"] {
        browser.click(&format!("#tab-{view}"));
        browser.wait(&format!(
            "return !document.getElementById('view-{view}').hidden"
        ));
    }
    assert_eq!(browser.run("return window.ran ?? null"), Value::Null);
    assert_eq!(count(&browser, "img, main script, main b, main style"), 0);
    no_errors(&browser);
}

#[test]
#[ignore = "needs ChromeDriver; .ci/run runs it"]
fn every_view_works_in_the_dark_and_on_a_phone() {
    let mut page = Page::new("Own articles");
    for (id, text) in own_articles() {
        let extraction = Extractor::builtin().extract_document(Document::new(&text).id(&id));
        page.add(Article::new(&text, &extraction));
    }
    let html = page.to_string();
    let browser = Browser::start();
    let paper = "return getComputedStyle(document.body).backgroundColor";
    browser.prefer("light");
    browser.open(&html, "");
    let light = browser.run(paper);
    browser.prefer("dark");
    let dark = browser.run(paper);
    assert_ne!(light, dark);
    browser.click("#theme");
    assert_eq!(browser.run(paper), light, "the button turns it round");
    for (width, phone) in [(1200, false), (900, false), (390, true), (320, true)] {
        browser.resize(width, 844, phone);
        for view in [
            "#",
            "#article=5",
            "#view=table",
            "#view=timeline",
            "#view=map",
        ] {
            browser.open(&html, view);
            let wide = browser
                .run("return document.documentElement.scrollWidth - innerWidth")
                .as_i64()
                .unwrap_or(0);
            assert!(wide <= 0, "{view} at {width}: {wide} pixels too wide");
            assert_sound(&browser, view);
        }
    }
    // On a wide screen the list shows the article that is read.
    browser.resize(1200, 844, false);
    browser.open(&html, "#article=60");
    let seen = "const at = document.querySelector('.list [aria-current]').getBoundingClientRect(); return at.top > 0 && at.bottom < innerHeight";
    browser.wait(seen);
    browser.resize(390, 844, true);
    // On a phone the strip of cards lights what is in its middle.
    browser.open(&html, "#article=5");
    browser.wait("return document.querySelector('mark[data-lit]')");
    browser.run("const strip = document.querySelector('.cards'); strip.scrollTo({ left: strip.scrollWidth, behavior: 'instant' })");
    browser.wait("return document.querySelector('.card:last-child').classList.contains('on')");
    no_errors(&browser);
}

/// Ids are unique, references lead somewhere, and what can be used has a name.
fn assert_sound(browser: &Browser, view: &str) {
    let faults = browser.run(
        "const faults = [];
        const ids = [...document.querySelectorAll('[id]')].map(node => node.id);
        for (const id of ids) if (ids.filter(other => other === id).length > 1) faults.push('two of ' + id);
        for (const name of ['aria-controls', 'aria-labelledby', 'aria-describedby', 'list']) {
            for (const node of document.querySelectorAll(`[${name}]`)) {
                if (!document.getElementById(node.getAttribute(name))) faults.push(name + ' ' + node.getAttribute(name));
            }
        }
        for (const node of document.querySelectorAll('button, a, [role=button], input, select')) {
            if (!(node.ariaLabel || node.textContent || (node.labels && node.labels.length && node.labels[0].textContent)).trim()) faults.push('no name: ' + node.outerHTML.slice(0, 100));
        }
        return [...new Set(faults)]",
    );
    assert_eq!(faults, json!([]), "{view}");
}

#[test]
#[ignore = "needs ChromeDriver; .ci/run runs it"]
fn of_many_cards_one_far_down_can_be_opened_by_its_address() {
    let text =
        "Peru and Chile signed a tax treaty. Norway ratified the High Seas Treaty.\n\n".repeat(3);
    let mut extraction = Extractor::builtin().extract(&text);
    let relation = extraction.relations[0].clone();
    extraction.relations = (1..=450)
        .map(|number| {
            let mut copy = relation.clone();
            copy.id = format!("r{number}");
            copy
        })
        .collect();
    let mut page = Page::new("Many");
    page.add(Article::new(&text, &extraction));
    let browser = Browser::start();
    browser.open(&page.to_string(), "");
    assert_eq!(count(&browser, ".card"), 100);
    browser.open(&page.to_string(), "#article=1&act=r432");
    browser.wait("return document.querySelector('.card.pinned').dataset.n === '431'");
    no_errors(&browser);
}

#[test]
#[ignore = "needs ChromeDriver; .ci/run runs it"]
fn with_two_thousand_articles_it_stays_quick() {
    let own: Vec<(String, String, Extraction)> = own_articles()
        .into_iter()
        .map(|(id, text)| {
            let extraction = Extractor::builtin().extract(&text);
            (id, text, extraction)
        })
        .collect();
    let mut page = Page::new("Two thousand");
    let mut relations = 0;
    for (number, (id, text, extraction)) in own.iter().cycle().take(2_000).enumerate() {
        let day = format!(
            "{}-{:02}-{:02}",
            1990 + number % 35,
            1 + number % 12,
            1 + number % 28
        );
        let id = format!("{id}-{number}");
        page.add(
            Article::new(text, extraction)
                .id(&id)
                .published(day.parse().expect("a day")),
        );
        relations += extraction.relations.len();
    }
    let html = page.to_string();
    let browser = Browser::start();
    println!("{} kB, {relations} relations", html.len() / 1000);
    // The page says how long it worked; the driver's own time would count the machine's other work twice.
    let work = |what: &str, script: &str, limit: u64| {
        let script = format!(
            "const from = performance.now(); {script}; document.body.offsetHeight; return performance.now() - from"
        );
        let took = Duration::from_secs_f64(browser.run(&script).as_f64().unwrap_or(0.0) / 1000.0);
        println!("{what}: {took:?}");
        assert!(took < Duration::from_millis(limit), "{what} took {took:?}");
    };
    let from = Instant::now();
    browser.open(&html, "");
    let took = from.elapsed();
    println!("open: {took:?}");
    assert!(took < Duration::from_secs(10), "opening took {took:?}");
    let go = |hash: &str| {
        format!("history.replaceState(null, '', '{hash}'); dispatchEvent(new Event('hashchange'))")
    };
    work("another article", &go("#article=1500"), 1000);
    work("filter articles", &go("#party=Peru"), 1000);
    work("table", &go("#view=table"), 1000);
    work(
        "sort",
        "document.querySelector('th:nth-child(3) button').click()",
        1000,
    );
    work("filter table", &go("#view=table&kind=signed"), 1000);
    work("timeline", &go("#view=timeline"), 1000);
    work("map", &go("#view=map"), 1000);
    work("all articles again", &go("#"), 1000);
    let nodes = count(&browser, "*");
    println!("{nodes} elements");
    assert!(nodes < 30_000, "{nodes} elements at once");
    no_errors(&browser);
}
