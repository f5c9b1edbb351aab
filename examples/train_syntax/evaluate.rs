//! Measuring: agreement with the teacher on sentences held out, and functions against a gold treebank.

use std::time::Instant;

use paraph::syntax::{Fold, Label, Scratch, Syntax, Tag, Tree, Unit};

use crate::augment::fold;
use crate::data::{Random, Sentence};

/// Prints tags, heads and labels that agree with those of `sentences`, and the speed.
pub fn agreement(name: &str, syntax: &Syntax<'_>, sentences: &[Sentence]) {
    let (mut scratch, mut tree) = (Scratch::default(), Tree::default());
    let (mut all, mut tags, mut words, mut heads, mut labels) = (0, 0, 0, 0, 0);
    for sentence in sentences {
        syntax.parse(&sentence.units(), &mut scratch, &mut tree);
        for (at, node) in sentence.nodes.iter().enumerate() {
            all += 1;
            tags += usize::from(tree.tags[at] == node.tag);
            if node.tag.is_punctuation() {
                continue;
            }
            words += 1;
            let head = tree.heads[at] as usize == node.head;
            heads += usize::from(head);
            labels += usize::from(head && tree.labels[at] == node.label);
        }
    }
    let lists: Vec<Vec<Unit<'_>>> = sentences.iter().map(Sentence::units).collect();
    let start = now();
    lists
        .iter()
        .for_each(|units| syntax.parse(units, &mut scratch, &mut tree));
    let seconds = now() - start;
    let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    println!(
        "{name}: {all} units, tags {:.2} %, heads {:.2} %, with labels {:.2} %, {:.0} thousand units a second",
        percent(tags, all),
        percent(heads, words),
        percent(labels, words),
        all as f64 / seconds / 1e3
    );
}

/// Seconds: of this thread on a processor where Linux tells it, else of the clock.
fn now() -> f64 {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = spent.and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    spent.map_or_else(
        || START.elapsed().as_secs_f64(),
        |nanoseconds| nanoseconds / 1e9,
    )
}

/// The same sentences with their names folded.
pub fn folded(sentences: &[Sentence]) -> Vec<Sentence> {
    let mut random = Random(3);
    sentences
        .iter()
        .map(|sentence| fold(sentence, &mut random))
        .collect()
}

/// A word of a treebank of Universal Dependencies.
#[derive(Clone, Default)]
pub struct UdWord {
    pub form: String,
    pub upos: String,
    pub xpos: String,
    pub head: usize,
    pub relation: String,
    /// Whether it is made of several words, joined by hyphens.
    pub joined: bool,
}

/// Reads a CoNLL-U file. Words written together with a hyphen are joined, as the tokeniser leaves them.
pub fn read_ud(path: &str) -> Vec<Vec<UdWord>> {
    let text = std::fs::read_to_string(path).expect(path);
    let mut sentences = Vec::new();
    for block in text.split("\n\n") {
        let mut words: Vec<UdWord> = Vec::new();
        let mut glued: Vec<bool> = Vec::new();
        for line in block.lines().filter(|line| !line.starts_with('#')) {
            let f: Vec<&str> = line.split('\t').collect();
            if f.len() < 10 || f[0].contains(['-', '.']) {
                continue;
            }
            words.push(UdWord {
                form: f[1].into(),
                upos: f[3].into(),
                xpos: f[4].into(),
                head: f[6].parse::<usize>().unwrap(),
                relation: f[7].into(),
                joined: false,
            });
            glued.push(f[9].contains("SpaceAfter=No"));
        }
        if !words.is_empty() {
            sentences.push(join(words, &glued));
        }
    }
    sentences
}

/// Joins *US*, *-*, *brokered* into one word with the head of the whole. Heads become indices; a root is its own.
fn join(words: Vec<UdWord>, glued: &[bool]) -> Vec<UdWord> {
    let letter = |word: &UdWord| word.form.chars().all(|c| c.is_alphanumeric() || c == '.');
    let mut group = vec![0; words.len()];
    let mut count = 0;
    for at in 0..words.len() {
        let before = at > 0 && glued[at - 1];
        let hyphen = |at: usize| {
            matches!(words[at].form.as_str(), "-" | "–") && at > 0 && glued[at - 1] && glued[at]
        };
        let joins = before
            && ((hyphen(at) && letter(&words[at - 1])) || (hyphen(at - 1) && letter(&words[at])));
        if at > 0 && !joins {
            count += 1;
        }
        group[at] = count;
    }
    let mut out: Vec<UdWord> = vec![UdWord::default(); count + 1];
    for (at, word) in words.iter().enumerate() {
        let target = &mut out[group[at]];
        target.form.push_str(&word.form);
        target.joined = target.form != word.form;
        if word.head == 0 || group[word.head - 1] != group[at] {
            target.upos.clone_from(&word.upos);
            target.xpos.clone_from(&word.xpos);
            target.head = if word.head == 0 {
                group[at]
            } else {
                group[word.head - 1]
            };
            target.relation.clone_from(&word.relation);
        }
    }
    out
}

fn coarse(tag: Tag, form: &str, label: Label) -> &'static str {
    match tag {
        Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps => "NOUN",
        Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz | Tag::Md => "VERB",
        Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Afx => "ADJ",
        Tag::Rb | Tag::Rbr | Tag::Rbs
            if matches!(form.to_lowercase().as_str(), "not" | "n't" | "n’t") =>
        {
            "PART"
        }
        Tag::Rb | Tag::Rbr | Tag::Rbs | Tag::Wrb => "ADV",
        Tag::Prp | Tag::PrpS | Tag::Wp | Tag::WpS | Tag::Ex => "PRON",
        Tag::Wdt if label != Label::Det => "PRON",
        Tag::Dt if !matches!(label, Label::Det | Label::Predet | Label::Advmod) => "PRON",
        Tag::Dt | Tag::Pdt | Tag::Wdt => "DET",
        Tag::In if label == Label::Mark || label == Label::Advmod => "SCONJ",
        Tag::In | Tag::Rp => "ADP",
        Tag::To if label == Label::Prep => "ADP",
        Tag::To | Tag::Pos => "PART",
        Tag::Cc => "CCONJ",
        Tag::Cd => "NUM",
        Tag::Uh => "INTJ",
        Tag::Dollar | Tag::Sym => "SYM",
        Tag::Xx | Tag::Fw | Tag::Add | Tag::Ls => "X",
        _ => "PUNCT",
    }
}

/// Recall and precision of one function.
#[derive(Default)]
struct Score {
    gold: usize,
    found: usize,
    given: usize,
    given_right: usize,
}

/// Prints tags and functions of verbs against a gold treebank.
pub fn functions(name: &str, syntax: &Syntax<'_>, sentences: &[Vec<UdWord>], show: bool) {
    let (mut scratch, mut tree) = (Scratch::default(), Tree::default());
    let (mut words, mut right) = (0, 0);
    let (mut arcs, mut attached) = (0, 0);
    let names = ["nsubj", "nsubj:pass", "obj", "obl:agent"];
    let mut scores: [Score; 4] = Default::default();
    for sentence in sentences {
        let units: Vec<Unit<'_>> = sentence
            .iter()
            .map(|word| Unit {
                form: &word.form,
                fold: Fold::Word,
            })
            .collect();
        syntax.parse(&units, &mut scratch, &mut tree);
        for (at, word) in sentence.iter().enumerate() {
            if !word.joined {
                words += 1;
                let gold = match word.upos.as_str() {
                    "PROPN" => "NOUN",
                    "AUX" => "VERB",
                    other => other,
                };
                let given = coarse(tree.tags[at], &word.form, tree.labels[at]);
                right += usize::from(gold == given);
            }
            if matches!(
                word.relation.as_str(),
                "nsubj"
                    | "nsubj:pass"
                    | "obj"
                    | "det"
                    | "amod"
                    | "advmod"
                    | "nummod"
                    | "compound"
                    | "aux"
                    | "aux:pass"
            ) && sentence[word.head].upos != "ADJ"
            {
                arcs += 1;
                attached += usize::from(tree.heads[at] as usize == word.head);
            }
        }
        let ours = |at: usize| -> Option<(usize, &str)> {
            let head = tree.head(at)?;
            match tree.labels[at] {
                Label::Nsubj => Some((head, "nsubj")),
                Label::Nsubjpass => Some((head, "nsubj:pass")),
                Label::Dobj => Some((head, "obj")),
                Label::Pobj if tree.labels[head] == Label::Agent => {
                    Some((tree.head(head)?, "obl:agent"))
                }
                _ => None,
            }
        };
        // Of a name such as *Yoko Kamikawa* the treebank makes the first word the head, and the parser the last one.
        let first = |at: usize| {
            if sentence[at].relation == "flat" {
                sentence[at].head
            } else {
                at
            }
        };
        for (score, name) in scores.iter_mut().zip(names) {
            // The treebank marks the agent of a passive as any oblique: here it is one with *by*, under a participle.
            let by = |at: usize| {
                sentence.iter().any(|w| {
                    w.head == at && w.relation == "case" && w.form.eq_ignore_ascii_case("by")
                })
            };
            let agent = |at: usize| {
                let head = &sentence[sentence[at].head];
                sentence[at].relation == "obl:agent"
                    || (sentence[at].relation == "obl"
                        && head.xpos == "VBN"
                        && sentence[at].upos != "NUM"
                        && by(at))
            };
            let gold: Vec<(usize, usize)> = (0..sentence.len())
                .filter(|&at| {
                    if name == "obl:agent" {
                        agent(at)
                    } else {
                        sentence[at].relation == name
                    }
                })
                .filter(|&at| sentence[sentence[at].head].upos == "VERB")
                // *There is a treaty*: the treaty is the subject there, and the attribute here.
                .filter(|&at| {
                    !sentence
                        .iter()
                        .any(|w| w.relation == "expl" && w.head == sentence[at].head)
                })
                .map(|at| (sentence[at].head, at))
                .collect();
            let given: Vec<(usize, usize)> = (0..sentence.len())
                .filter_map(|at| ours(at).filter(|o| o.1 == name).map(|o| (o.0, first(at))))
                .collect();
            for pair in &gold {
                score.gold += 1;
                let hit = given.contains(pair);
                score.found += usize::from(hit);
                if show && !hit {
                    let text: Vec<&str> = sentence.iter().map(|w| w.form.as_str()).collect();
                    let (at, head) = (pair.1, pair.0);
                    println!(
                        "MISSED {name} {} <- {} | ours: {} {} of {} ({}) | {}",
                        sentence[head].form,
                        sentence[at].form,
                        tree.tags[at],
                        tree.labels[at],
                        sentence[tree.heads[at] as usize].form,
                        tree.tags[head],
                        text.join(" ")
                    );
                }
            }
            for pair in &given {
                if gold.iter().any(|g| g.0 == pair.0) {
                    score.given += 1;
                    score.given_right += usize::from(gold.contains(pair));
                }
            }
        }
    }
    let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    println!(
        "{name}: {words} words, UPOS {:.2} %, sure arcs {:.2} %",
        percent(right, words),
        percent(attached, arcs)
    );
    let mut total = Score::default();
    for (score, name) in scores.iter().zip(names) {
        println!(
            "  {name}: recall {:.1} % of {}, precision {:.1} % of {}",
            percent(score.found, score.gold),
            score.gold,
            percent(score.given_right, score.given),
            score.given
        );
        total.gold += score.gold;
        total.found += score.found;
        total.given += score.given;
        total.given_right += score.given_right;
    }
    println!(
        "  all: recall {:.1} %, precision {:.1} %",
        percent(total.found, total.gold),
        percent(total.given_right, total.given)
    );
}
