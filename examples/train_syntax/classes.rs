//! Classes of words that behave alike in the parsed text: verbs that take a clause, nouns that take *of*, and so on.
//!
//! A word is described by its tags, its functions, those of its dependents, and the tags of its neighbours; words are
//! grouped by k-means over these descriptions. The number of the group helps with words that are too rare to have
//! weights of their own.

use std::collections::HashMap;

use paraph::syntax::word::lexical;
use paraph::syntax::{Label, Tag};

use crate::data::{Random, Sentence};

const CLASSES: usize = 240;
const ROUNDS: usize = 12;
const FEWEST: usize = 8;

/// The class of each word that occurs often enough, by the atom of its lower-case form.
pub fn classes(sentences: &[Sentence]) -> Vec<(u64, u8)> {
    let (tags, labels) = (Tag::ALL.len(), Label::ALL.len());
    let blocks = [
        (0, tags, 1.5),
        (tags, labels, 1.0),
        (tags + labels, tags, 0.7),
        (2 * tags + labels, tags, 0.7),
    ];
    let children = 3 * tags + labels;
    let size = children + labels;
    let mut vectors: HashMap<u64, (usize, Vec<f32>)> = HashMap::new();
    for sentence in sentences {
        let atoms: Vec<u64> = sentence
            .nodes
            .iter()
            .map(|node| lexical(&node.form))
            .collect();
        let tag = |at: usize| sentence.nodes.get(at).map_or(0, |node| node.tag as usize);
        for (at, node) in sentence.nodes.iter().enumerate() {
            let (count, vector) = vectors
                .entry(atoms[at])
                .or_insert_with(|| (0, vec![0.0; size]));
            *count += 1;
            vector[tag(at)] += 1.0;
            vector[tags + node.label as usize] += 1.0;
            vector[tags + labels + tag(at.wrapping_sub(1))] += 1.0;
            vector[2 * tags + labels + tag(at + 1)] += 1.0;
        }
        for (_, node) in sentence
            .nodes
            .iter()
            .enumerate()
            .filter(|(at, node)| node.head != *at)
        {
            vectors.get_mut(&atoms[node.head]).unwrap().1[children + node.label as usize] += 1.0;
        }
    }
    let mut words: Vec<(u64, usize, Vec<f32>)> = vectors
        .into_iter()
        .filter(|(_, (count, _))| *count >= FEWEST)
        .map(|(a, (c, v))| (a, c, v))
        .collect();
    words.sort_by_key(|word| word.0);
    for (_, count, vector) in &mut words {
        let count = *count as f32;
        for (start, length, weight) in blocks.into_iter().chain([(children, labels, 1.0)]) {
            vector[start..start + length]
                .iter_mut()
                .for_each(|v| *v = weight * (*v / count).min(2.0).sqrt());
        }
    }
    let mut random = Random(4);
    let mut frequent: Vec<usize> = (0..words.len()).filter(|&at| words[at].1 >= 40).collect();
    random.shuffle(&mut frequent);
    let mut centres: Vec<Vec<f32>> = frequent
        .iter()
        .take(CLASSES)
        .map(|&at| words[at].2.clone())
        .collect();
    let mut of = vec![0; words.len()];
    for _ in 0..ROUNDS {
        for (class, (_, _, vector)) in of.iter_mut().zip(&words) {
            let distance = |centre: &[f32]| -> f32 {
                let mut sums = [0.0f32; 8];
                for (a, b) in vector.chunks(8).zip(centre.chunks(8)) {
                    for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
                        *sum += (a - b) * (a - b);
                    }
                }
                sums.iter().sum()
            };
            let all = centres
                .iter()
                .enumerate()
                .map(|(number, centre)| (distance(centre), number));
            *class = all
                .min_by(|a, b| a.0.total_cmp(&b.0))
                .map_or(0, |best| best.1);
        }
        let mut sums = vec![(0.0f32, vec![0.0f32; size]); centres.len()];
        for (&class, (_, _, vector)) in of.iter().zip(&words) {
            sums[class].0 += 1.0;
            sums[class]
                .1
                .iter_mut()
                .zip(vector)
                .for_each(|(sum, v)| *sum += v);
        }
        for (centre, (count, sum)) in centres.iter_mut().zip(sums) {
            if count > 0.0 {
                *centre = sum.into_iter().map(|s| s / count).collect();
            }
        }
    }
    eprintln!("{} words in {} classes", words.len(), centres.len());
    of.into_iter()
        .zip(words)
        .map(|(class, word)| (word.0, class as u8))
        .collect()
}
