//! Training: first the tagger, then the parser on the tags that the tagger gives.

use std::collections::{HashMap, HashSet};

use paraph::syntax::model::{DENSE_BUCKET, Model, SPARSE_BUCKET, TRANSITIONS, WORD_SLOT};
use paraph::syntax::parser::{Features, LABEL_FEATURES, State, TRANSITION_FEATURES, Transition};
use paraph::syntax::tagger::{FEATURES, Words, forced, tag_atom};
use paraph::syntax::word::{Word, style};
use paraph::syntax::{Label, Tag, Unit};

use crate::augment::{base_forms, fold, headline};
use crate::classes::classes;
use crate::data::{Random, Sentence};
use crate::learner::{Learner, file, word_table};
use crate::newsroom::{quoted, with_time};

/// What can be set from the command line.
pub struct Options {
    pub tagger_epochs: usize,
    pub parser_epochs: usize,
    pub tagger_bytes: usize,
    pub transition_bytes: usize,
    pub label_bytes: usize,
    /// The chance of a mistake of its own that the parser goes on with in training.
    pub exploration: f64,
}

/// A sentence as it is shown in one epoch: as it stands, with names folded, as a headline, or as a
/// piece of news.
fn variant(sentence: &Sentence, bases: &HashSet<String>, random: &mut Random) -> Sentence {
    let changed = match random.below(100) {
        0..6 => with_time(sentence, random),
        6..12 => quoted(sentence, random),
        _ => None,
    };
    let sentence = changed.as_ref().unwrap_or(sentence);
    let sentence = if random.chance(0.65) {
        fold(sentence, random)
    } else {
        sentence.clone()
    };
    if random.chance(0.22)
        && let Some(headline) = headline(&sentence, bases, random)
    {
        return headline;
    }
    sentence
}

pub fn words(sentence: &Sentence, lexicon: &Model<'_>) -> (Vec<Word>, u8) {
    let units = sentence.units();
    let style = style(&units);
    (
        units
            .iter()
            .map(|unit| Word::new(unit, style, lexicon))
            .collect(),
        style,
    )
}

/// Plain words that have one tag wherever they occur, and cannot well be verbs of headlines.
fn unambiguous(sentences: &[Sentence]) -> Vec<(u64, u8)> {
    let mut counts: HashMap<u64, (String, HashMap<Tag, usize>)> = HashMap::new();
    for sentence in sentences {
        for node in &sentence.nodes {
            let word = Word::spelled(&Unit::word(&node.form), 0);
            if word.plain {
                let entry = counts
                    .entry(word.lower)
                    .or_insert_with(|| (node.form.clone(), HashMap::new()));
                *entry.1.entry(node.tag).or_default() += 1;
            }
        }
    }
    let mut list = Vec::new();
    for (lower, (form, tags)) in &counts {
        let total: usize = tags.values().sum();
        let (tag, count) = tags
            .iter()
            .max_by_key(|&(tag, count)| (*count, *tag))
            .unwrap();
        let noun = [
            "tion", "tions", "ment", "ments", "ity", "ities", "ness", "ism", "ship", "sion",
            "sions", "ency", "cy",
        ];
        let allowed = match tag {
            Tag::Nn | Tag::Nns => noun.iter().any(|end| form.ends_with(end)),
            Tag::Vb | Tag::Vbp | Tag::Vbz | Tag::Vbd | Tag::Vbn | Tag::Vbg => {
                matches!(form.as_str(), "be" | "been" | "were")
            }
            _ => true,
        };
        if total >= 20 && *count as f64 >= 0.997 * total as f64 && allowed {
            list.push((*lower, *tag as u8));
        }
    }
    list.sort_unstable();
    eprintln!("{} words have one tag", list.len());
    list
}

fn train_tagger(
    sentences: &[&Sentence],
    bases: &HashSet<String>,
    lexicon: &Model<'_>,
    epochs: usize,
) -> Learner {
    let classes = Tag::ALL.len();
    let mut learner = Learner::new(classes);
    let mut random = Random(1);
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut scores = vec![0.0; classes];
    let mut features = [0; FEATURES];
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        let (mut right, mut all) = (0, 0);
        for &at in &order {
            let sentence = variant(sentences[at], bases, &mut random);
            let (words, style) = words(&sentence, lexicon);
            let view = Words {
                words: &words,
                style,
            };
            let (mut one, mut two) = (1, 1);
            for (at, node) in sentence.nodes.iter().enumerate() {
                let word = &words[at];
                let sure = forced(word.fold).or_else(|| {
                    let tag = word
                        .plain
                        .then(|| lexicon.words.get(word.lower))
                        .flatten()?;
                    Some(Tag::ALL[tag as usize])
                });
                let tag = sure.unwrap_or_else(|| {
                    let count = view.features(at, one, two, &mut features);
                    learner.time += 1;
                    learner.score(&features[..count], &mut scores);
                    let best = (0..classes)
                        .max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)))
                        .unwrap();
                    let gold = node.tag as usize;
                    all += 1;
                    if best == gold {
                        right += 1;
                        // A narrow victory is a lesson too.
                        let second = (0..classes).filter(|&c| c != gold);
                        let second = second
                            .max_by(|&a, &b| scores[a].total_cmp(&scores[b]))
                            .unwrap();
                        if scores[gold] - scores[second] < 1.0 {
                            learner.update(&features[..count], gold, second, 0.5);
                        }
                    } else {
                        learner.update(&features[..count], gold, best, 1.0);
                    }
                    Tag::ALL[best]
                });
                two = one;
                one = tag_atom(tag, word.fold);
            }
        }
        eprintln!(
            "tagger epoch {epoch}: {:.2} %, {} features",
            100.0 * right as f64 / all as f64,
            learner.features()
        );
    }
    learner
}

/// How many arcs of the tree each transition makes impossible (Goldberg and Nivre 2013).
fn costs(state: &State, heads: &[usize]) -> [Option<usize>; TRANSITIONS] {
    let n = heads.len();
    let next = state.next() as usize;
    let gold = |word: usize| {
        if word == n {
            usize::MAX
        } else if heads[word] == word {
            n
        } else {
            heads[word]
        }
    };
    let mut costs = [None; TRANSITIONS];
    let stack = state.stack();
    let (top, below) = (
        state.stacked(0).map(|w| w as usize),
        state.stacked(1).map(|w| w as usize),
    );
    if state.allows(Transition::Shift) {
        let rest = &stack[..stack.len().saturating_sub(1)];
        let lost_head = rest.contains(&(gold(next) as u32));
        let lost = stack.iter().filter(|&&w| gold(w as usize) == next).count();
        costs[0] = Some(usize::from(lost_head) + lost);
    }
    if let Some(top) = top {
        let dependents = (next..n).filter(|&d| gold(d) == top).count();
        let head = gold(top);
        costs[1] =
            Some(dependents + usize::from((head > next && head <= n) || Some(head) == below));
        if below.is_some() {
            costs[2] = Some(dependents + usize::from(head >= next && head <= n));
        }
    }
    costs
}

fn train_parser(
    sentences: &[&Sentence],
    bases: &HashSet<String>,
    taggers: &[Model<'_>; 2],
    options: &Options,
) -> (Learner, Learner) {
    let mut moves = Learner::new(TRANSITIONS);
    let mut names = Learner::new(Label::ALL.len());
    let mut random = Random(2);
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut state = State::default();
    let mut features = Features::<TRANSITION_FEATURES>::default();
    let mut label_features = Features::<LABEL_FEATURES>::default();
    let mut label_scores = vec![0.0; Label::ALL.len()];
    let mut tags = Vec::new();
    for epoch in 0..options.parser_epochs {
        random.shuffle(&mut order);
        let (mut right, mut all, mut named, mut arcs) = (0, 0, 0, 0);
        for &at in &order {
            let sentence = variant(sentences[at], bases, &mut random);
            if sentence.nodes.len() > 150 {
                continue;
            }
            let tagger = &taggers[half(&sentence)];
            let (words, style) = words(&sentence, tagger);
            tags.clear();
            Words {
                words: &words,
                style,
            }
            .tag(tagger, &mut tags);
            let heads: Vec<usize> = sentence.nodes.iter().map(|node| node.head).collect();
            state.start(&words, &tags, style);
            while !state.done() {
                let choices = Transition::ALL.iter().filter(|&&t| state.allows(t)).count();
                let costs = costs(&state, &heads);
                let least = costs.iter().flatten().min().copied().unwrap_or(0);
                let zero = |t: Transition| costs[t as usize] == Some(least);
                let mut chosen = Transition::ALL
                    .into_iter()
                    .find(|&t| state.allows(t))
                    .unwrap();
                if choices > 1 {
                    state.transition_features(&mut features);
                    let mut scores = [0.0; TRANSITIONS];
                    moves.time += 1;
                    moves.score(features.keys(), &mut scores);
                    let best = state.best(&scores);
                    let pick = |good: bool| {
                        Transition::ALL
                            .into_iter()
                            .filter(|&t| state.allows(t) && zero(t) == good)
                            .max_by(|&a, &b| {
                                scores[a as usize]
                                    .total_cmp(&scores[b as usize])
                                    .then((b as u8).cmp(&(a as u8)))
                            })
                    };
                    let good = pick(true).unwrap();
                    all += 1;
                    chosen = best;
                    if zero(best) {
                        right += 1;
                        if let Some(bad) = pick(false)
                            && scores[good as usize] - scores[bad as usize] < 1.0
                        {
                            moves.update(features.keys(), good as usize, bad as usize, 0.5);
                        }
                    } else {
                        moves.update(features.keys(), good as usize, best as usize, 1.0);
                        if epoch == 0 || !random.chance(options.exploration) {
                            chosen = good;
                        }
                    }
                }
                let Some((head, dependent)) = state.arc(chosen) else {
                    state.shift();
                    continue;
                };
                if head as usize == heads.len() {
                    state.attach(head, Label::Root);
                    continue;
                }
                state.label_features(head, dependent, &mut label_features);
                names.score(label_features.keys(), &mut label_scores);
                let best = (0..label_scores.len())
                    .max_by(|&a, &b| label_scores[a].total_cmp(&label_scores[b]).then(b.cmp(&a)))
                    .unwrap();
                if heads[dependent as usize] == head as usize {
                    arcs += 1;
                    names.time += 1;
                    let gold = sentence.nodes[dependent as usize].label as usize;
                    if best == gold {
                        named += 1;
                        let second = (0..label_scores.len()).filter(|&c| c != gold);
                        let second = second
                            .max_by(|&a, &b| label_scores[a].total_cmp(&label_scores[b]))
                            .unwrap();
                        if label_scores[gold] - label_scores[second] < 1.0 {
                            names.update(label_features.keys(), gold, second, 0.5);
                        }
                    } else {
                        names.update(label_features.keys(), gold, best, 1.0);
                    }
                }
                state.attach(head, Label::ALL[best]);
            }
        }
        eprintln!(
            "parser epoch {epoch}: transitions {:.2} %, labels {:.2} %, {} and {} features",
            100.0 * right as f64 / all as f64,
            100.0 * named as f64 / arcs as f64,
            moves.features(),
            names.features()
        );
    }
    (moves, names)
}

/// Which half of the data a sentence is in: by its text.
fn half(sentence: &Sentence) -> usize {
    (sentence.id.bytes().fold(5u32, |sum, byte| {
        sum.wrapping_mul(37).wrapping_add(byte as u32)
    }) >> 4) as usize
        % 2
}

/// Trains on the sentences; gives the file of the model.
pub fn train(sentences: &[Sentence], tagged: &[Sentence], options: &Options) -> Vec<u8> {
    let bases = base_forms(sentences);
    let known = unambiguous(sentences);
    let (known, classes) = (word_table(&known), word_table(&classes(sentences)));
    let parsed: Vec<&Sentence> = sentences.iter().collect();
    let all: Vec<&Sentence> = sentences.iter().chain(tagged).collect();
    // Models without what is not yet learnt.
    let (dense, sparse) = (vec![0; DENSE_BUCKET], vec![0; SPARSE_BUCKET]);
    let lexicon = file(&[&known, &classes, &sparse, &[], &dense, &sparse, &[]]);
    let lexicon = Model::read(&lexicon).expect("a model just written can be read");
    let tagger = train_tagger(&all, &bases, &lexicon, options.tagger_epochs);
    let (tags, tag_rows) = tagger.sparse(options.tagger_bytes);
    drop(tagger);
    // The parser must learn to live with the mistakes of a tagger on text that it was not trained on: each half of the
    // sentences is tagged by a tagger that was trained on the other half.
    let files = [0, 1].map(|number| {
        let others: Vec<&Sentence> = all
            .iter()
            .copied()
            .filter(|sentence| half(sentence) != number)
            .collect();
        let tagger = train_tagger(&others, &bases, &lexicon, 2);
        let (tags, rows) = tagger.sparse(options.tagger_bytes);
        file(&[&known, &classes, &tags, &rows, &dense, &sparse, &[]])
    });
    let taggers =
        [0, 1].map(|number| Model::read(&files[number]).expect("a model just written can be read"));
    let (moves, names) = train_parser(&parsed, &bases, &taggers, options);
    let transitions = moves.dense(options.transition_bytes);
    let (labels, label_rows) = names.sparse(options.label_bytes);
    assert!(known.len().is_multiple_of(WORD_SLOT));
    file(&[
        &known,
        &classes,
        &tags,
        &tag_rows,
        &transitions,
        &labels,
        &label_rows,
    ])
}
