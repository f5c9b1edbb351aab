//! Sentences with trees: reading them, and the tokens of plain text for the teacher to parse.

use std::io::{BufRead, BufReader, Write};

use paraph::Span;
use paraph::syntax::{Fold, Label, Tag, Unit};
use paraph::token::tokenize;

/// A word with its tag, head and label.
#[derive(Clone, Debug)]
pub struct Node {
    pub form: String,
    pub fold: Fold,
    pub tag: Tag,
    /// The index of the head; of a root its own.
    pub head: usize,
    pub label: Label,
}

/// A sentence and the id of the text that it is from.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    pub id: String,
    pub nodes: Vec<Node>,
}

impl Sentence {
    pub fn units(&self) -> Vec<Unit<'_>> {
        self.nodes
            .iter()
            .map(|node| Unit {
                form: &node.form,
                fold: node.fold,
            })
            .collect()
    }
}

/// Reads what `silver.py` wrote. Crossing arcs are lifted until none is left.
pub fn read_silver(path: &str) -> Vec<Sentence> {
    let file = BufReader::new(std::fs::File::open(path).expect(path));
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    for line in file.lines() {
        let line = line.unwrap();
        let fields: Vec<&str> = line.split('\t').collect();
        if let [form, tag, head, label] = fields[..] {
            let at = sentence.nodes.len();
            let head: usize = head.parse().unwrap();
            sentence.nodes.push(Node {
                form: form.to_string(),
                fold: Fold::Word,
                tag: tag.parse().unwrap_or(Tag::Xx),
                head: if head == 0 { at } else { head - 1 },
                label: if head == 0 {
                    Label::Root
                } else {
                    label.parse().unwrap_or(Label::Dep)
                },
            });
        } else if let Some(id) = line.strip_prefix("# ") {
            sentence.id = id.to_string();
        } else if line.is_empty() && !sentence.nodes.is_empty() {
            let mut whole = std::mem::take(&mut sentence);
            lift(&mut whole.nodes);
            sentences.push(whole);
        }
    }
    sentences
}

/// Gives a word whose arc crosses another one the head of its head, until no arcs cross.
fn lift(nodes: &mut [Node]) {
    for _ in 0..nodes.len() {
        let mut crossing = None;
        'search: for d in 0..nodes.len() {
            let h = nodes[d].head;
            let (low, high) = (d.min(h), d.max(h));
            // A word inside the arc must have an ancestor at one of its ends.
            for inside in low + 1..high {
                let mut at = inside;
                while at > low && at < high && nodes[at].head != at {
                    at = nodes[at].head;
                }
                if at < low || at > high || (at != low && at != high) {
                    crossing = Some(d);
                    break 'search;
                }
            }
        }
        let Some(d) = crossing else { return };
        let head = nodes[d].head;
        let above = nodes[head].head;
        if above == head {
            nodes[d].head = d;
            nodes[d].label = Label::Root;
        } else {
            nodes[d].head = above;
        }
    }
}

/// Reads lines `{"id", "text"}` from the files and prints `{"id", "words", "spaces"}` a paragraph.
pub fn print_tokens(paths: &[String]) {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut tokens = Vec::new();
    for path in paths {
        let file = std::fs::File::open(path).expect(path);
        for line in BufReader::new(file).lines() {
            let record: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
            let id = record["id"].as_str().unwrap();
            for paragraph in record["text"]
                .as_str()
                .unwrap()
                .split('\n')
                .filter(|p| is_prose(p))
            {
                tokens.clear();
                tokenize(paragraph, Span::new(0, paragraph.len()), &mut tokens);
                let words: Vec<&str> = tokens.iter().map(|t| t.span.of(paragraph)).collect();
                let spaces: Vec<u8> = (0..tokens.len())
                    .map(|i| {
                        tokens
                            .get(i + 1)
                            .is_some_and(|n| n.span.start > tokens[i].span.end)
                            as u8
                    })
                    .collect();
                let record = serde_json::json!({"id": id, "words": words, "spaces": spaces});
                writeln!(out, "{record}").unwrap();
            }
        }
    }
}

/// Running text, not tables, lists or the remains of markup.
fn is_prose(paragraph: &str) -> bool {
    paragraph.len() >= 40
        && paragraph
            .trim_end()
            .ends_with(['.', '!', '?', '"', '”', ')'])
        && !["{{", "}}", "[[", "]]", "|", "==", "+--", "http"]
            .iter()
            .any(|mark| paragraph.contains(mark))
}

/// Numbers that look random and are the same each time (SplitMix64).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// True with the given chance.
    pub fn chance(&mut self, chance: f64) -> bool {
        ((self.next() >> 11) as f64 / (1u64 << 53) as f64) < chance
    }

    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}
