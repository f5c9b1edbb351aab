//! Trains and measures the parser of `src/syntax`.
//!
//! ```text
//! train_syntax tokens TEXT.ndjson ...                  prints the tokens of paragraphs, for seeds/syntax/silver.py
//! train_syntax train MODEL SILVER.tsv ... [-- TAGGED.conllu ...] [NAME=NUMBER ...]
//! train_syntax eval MODEL [SILVER.tsv ...] [-- GOLD.conllu ...] [--show]
//! train_syntax show MODEL                              parses lines of the standard input; [brackets] fold a name
//! ```
//!
//! Every twentieth text of the silver data is held out from training and is what `eval` measures on.

// The modules of an example are private anyway.
#![allow(unreachable_pub, missing_docs)]

mod augment;
mod classes;
mod data;
mod evaluate;
mod learner;
mod newsroom;
mod train;

use std::io::BufRead;

use paraph::Span;
use paraph::syntax::{Fold, Label, Scratch, Syntax, Tag, Tree, Unit};
use paraph::token::tokenize;

use crate::data::{Node, Sentence};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    match arguments.first().map(String::as_str) {
        Some("tokens") => data::print_tokens(rest),
        Some("train") if rest.len() > 1 => train(&rest[0], &rest[1..]),
        Some("eval") if !rest.is_empty() => eval(&rest[0], &rest[1..]),
        Some("show") if rest.len() == 1 => show(&rest[0]),
        _ => {
            eprintln!(
                "usage: train_syntax tokens | train | eval | show ... (see the head of examples/train_syntax/main.rs)"
            );
            std::process::exit(2);
        }
    }
}

/// Whether a sentence is held out: by its text, so that no text is on both sides.
fn held_out(sentence: &Sentence) -> bool {
    sentence.id.bytes().fold(7u32, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(byte as u32)
    }) % 20
        == 3
}

/// Leaves out other languages, fragments and the remains of markup.
fn is_english(sentence: &Sentence) -> bool {
    let odd = sentence
        .nodes
        .iter()
        .filter(|node| matches!(node.tag, Tag::Fw | Tag::Xx | Tag::Add))
        .count();
    sentence.nodes.len() > 2
        && odd * 8 <= sentence.nodes.len()
        && sentence.nodes.iter().all(|node| node.form != "_")
}

/// The arguments before and after `--`, without options.
fn files(arguments: &[String]) -> (Vec<&str>, Vec<&str>) {
    let mut parts = (Vec::new(), Vec::new());
    let mut second = false;
    for argument in arguments {
        match argument.as_str() {
            "--" => second = true,
            option if option.starts_with("--") || option.contains('=') => {}
            file if second => parts.1.push(file),
            file => parts.0.push(file),
        }
    }
    parts
}

fn train(target: &str, arguments: &[String]) {
    let number = |name: &str, default: f64| {
        let set = arguments
            .iter()
            .find_map(|a| a.strip_prefix(name)?.strip_prefix('=')?.parse().ok());
        set.unwrap_or(default)
    };
    let options = train::Options {
        tagger_epochs: number("tagger_epochs", 3.0) as usize,
        parser_epochs: number("parser_epochs", 8.0) as usize,
        tagger_bytes: number("tagger_bytes", 900e3) as usize,
        transition_bytes: number("transition_bytes", 2.3e6) as usize,
        label_bytes: number("label_bytes", 1000e3) as usize,
        exploration: number("exploration", 0.9),
    };
    let (silver, tagged) = files(arguments);
    let mut sentences: Vec<Sentence> = silver
        .iter()
        .flat_map(|path| data::read_silver(path))
        .collect();
    sentences.retain(|sentence| !held_out(sentence) && is_english(sentence));
    // News is what the parser is for, and a small part of the data.
    let news: Vec<Sentence> = sentences
        .iter()
        .filter(|sentence| sentence.id.starts_with("news"))
        .cloned()
        .collect();
    sentences.extend(news);
    let tagged: Vec<Sentence> = tagged.iter().flat_map(|path| tags_of(path)).collect();
    eprintln!(
        "{} sentences, {} with tags only",
        sentences.len(),
        tagged.len()
    );
    let file = train::train(&sentences, &tagged, &options);
    eprintln!("{} bytes", file.len());
    std::fs::write(target, file).expect(target);
}

/// Sentences of a treebank with Penn tags in its fifth column. Their heads are not used.
fn tags_of(path: &str) -> Vec<Sentence> {
    let sentences = evaluate::read_ud(path).into_iter();
    let nodes = |words: Vec<evaluate::UdWord>| {
        words.into_iter().filter_map(|word| {
            let tag = match word.xpos.as_str() {
                "HYPH" if word.form == "-" => Tag::Hyph,
                tag => tag.parse().ok()?,
            };
            Some(Node {
                form: word.form,
                fold: Fold::Word,
                tag,
                head: 0,
                label: Label::Dep,
            })
        })
    };
    sentences
        .map(|words| Sentence {
            id: String::new(),
            nodes: nodes(words).collect(),
        })
        .collect()
}

fn eval(model: &str, arguments: &[String]) {
    let bytes = std::fs::read(model).expect(model);
    let syntax = Syntax::from_bytes(&bytes).expect(model);
    let (silver, gold) = files(arguments);
    let mut sentences: Vec<Sentence> = silver
        .iter()
        .flat_map(|path| data::read_silver(path))
        .collect();
    sentences.retain(|sentence| held_out(sentence) && is_english(sentence));
    if !sentences.is_empty() {
        evaluate::agreement("plain", &syntax, &sentences);
        evaluate::agreement("folded", &syntax, &evaluate::folded(&sentences));
    }
    for path in gold {
        let name = path.rsplit('/').next().unwrap_or(path);
        evaluate::functions(
            name,
            &syntax,
            &evaluate::read_ud(path),
            arguments.iter().any(|a| a == "--show"),
        );
    }
}

fn show(model: &str) {
    let bytes = std::fs::read(model).expect(model);
    let syntax = Syntax::from_bytes(&bytes).expect(model);
    let (mut scratch, mut tree) = (Scratch::default(), Tree::default());
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let mut units = Vec::new();
        let mut tokens = Vec::new();
        for (at, part) in line.split(['[', ']']).enumerate() {
            if at % 2 == 1 {
                units.push(Unit::name(part));
            } else {
                tokens.clear();
                tokenize(part, Span::new(0, part.len()), &mut tokens);
                units.extend(tokens.iter().map(|token| Unit::word(token.span.of(part))));
            }
        }
        syntax.parse(&units, &mut scratch, &mut tree);
        for (at, unit) in units.iter().enumerate() {
            let head = tree.head(at).map_or("", |head| units[head].form);
            println!(
                "{:3} {:24} {:6} {:10} {}",
                at,
                unit.form,
                tree.tags[at].as_str(),
                tree.labels[at].as_str(),
                head
            );
        }
        println!();
    }
}
