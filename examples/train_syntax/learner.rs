//! The averaged perceptron, and the tables that it is written into.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use paraph::syntax::model::{
    DENSE_BUCKET, MAGIC, SLOTS, SPARSE_BUCKET, TRANSITIONS, VERSION, WORD_SLOT,
};
use paraph::syntax::model::{bucket, check, checksum, decoded};

/// The codes up to which weights of tags and labels are left out: rows get shorter, and more of them fit. Measured.
const LIGHTEST: i8 = 18;

/// Keys are hashes already.
#[derive(Default)]
pub struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {
        unreachable!()
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

type Map<V> = HashMap<u64, V, BuildHasherDefault<AsIs>>;

/// Weights of `classes` classes a feature, and what is needed to average them over all updates.
pub struct Learner {
    classes: usize,
    rows: Map<u32>,
    weights: Vec<f32>,
    totals: Vec<f64>,
    stamps: Vec<u32>,
    touched: Vec<u32>,
    seen: Vec<u32>,
    pub time: u32,
}

impl Learner {
    pub fn new(classes: usize) -> Self {
        Learner {
            classes,
            rows: Map::default(),
            weights: Vec::new(),
            totals: Vec::new(),
            stamps: Vec::new(),
            touched: Vec::new(),
            seen: Vec::new(),
            time: 0,
        }
    }

    pub fn features(&self) -> usize {
        self.rows.len()
    }

    pub fn score(&mut self, keys: &[u64], scores: &mut [f32]) {
        scores.fill(0.0);
        for key in keys {
            if let Some(&row) = self.rows.get(key) {
                self.seen[row as usize] += 1;
                let row = row as usize * self.classes;
                for (score, weight) in scores
                    .iter_mut()
                    .zip(&self.weights[row..row + self.classes])
                {
                    *score += weight;
                }
            }
        }
    }

    /// Moves the weights of `keys` towards `good` and away from `bad`.
    pub fn update(&mut self, keys: &[u64], good: usize, bad: usize, step: f32) {
        for &key in keys {
            let fresh = self.rows.len() as u32;
            let row = *self.rows.entry(key).or_insert(fresh);
            if row == fresh {
                let size = self.weights.len() + self.classes;
                self.weights.resize(size, 0.0);
                self.totals.resize(size, 0.0);
                self.stamps.resize(size, 0);
                self.touched.push(0);
                self.seen.push(0);
            }
            self.touched[row as usize] += 1;
            for (class, change) in [(good, step), (bad, -step)] {
                let at = row as usize * self.classes + class;
                self.totals[at] += (self.time - self.stamps[at]) as f64 * self.weights[at] as f64;
                self.stamps[at] = self.time;
                self.weights[at] += change;
            }
        }
    }

    /// The averaged weights of all features that were updated often enough, the most important first: those that are
    /// heavy and often seen.
    fn averaged(&self, fewest: u32) -> Vec<(u64, Vec<f32>)> {
        let mut rows: Vec<(f32, u64, Vec<f32>)> = self
            .rows
            .iter()
            .filter(|&(_, &row)| self.touched[row as usize] >= fewest)
            .map(|(&key, &row)| {
                let seen = (self.seen[row as usize] as f32 + 1.0).powf(0.8);
                let row = row as usize * self.classes;
                let average = (row..row + self.classes).map(|at| {
                    let total = self.totals[at]
                        + (self.time - self.stamps[at]) as f64 * self.weights[at] as f64;
                    (total / self.time.max(1) as f64) as f32
                });
                let mut average: Vec<f32> = average.collect();
                if self.classes == TRANSITIONS {
                    // Only differences count.
                    let middle = average.iter().sum::<f32>() / self.classes as f32;
                    average.iter_mut().for_each(|weight| *weight -= middle);
                }
                (
                    seen * average.iter().map(|w| w.abs()).sum::<f32>(),
                    key,
                    average,
                )
            })
            .collect();
        // The key makes the order the same each time.
        rows.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        rows.into_iter().map(|(_, key, row)| (key, row)).collect()
    }

    /// The table of a learner of transitions: at most `bytes` long.
    pub fn dense(&self, bytes: usize) -> Vec<u8> {
        let buckets = bytes / DENSE_BUCKET;
        let rows = self.averaged(2);
        let scale = scale(&rows);
        let mut table = vec![0; buckets * DENSE_BUCKET];
        let (mut kept, mut lost) = (0, 0);
        for (key, row) in &rows {
            let row: Vec<i8> = row.iter().map(|&w| quantised(w, scale)).collect();
            if row.iter().all(|&w| w == 0) {
                continue;
            }
            let at = bucket(*key, buckets) * DENSE_BUCKET;
            match free(&table[at..], check(*key)) {
                Some(slot) => {
                    kept += 1;
                    table[at + 2 * slot..at + 2 * slot + 2]
                        .copy_from_slice(&check(*key).to_le_bytes());
                    for (class, &weight) in row.iter().enumerate() {
                        table[at + 2 * SLOTS + TRANSITIONS * slot + class] = weight as u8;
                    }
                }
                None => lost += 1,
            }
        }
        eprintln!(
            "dense: {} features, {kept} kept, {lost} lost, scale {scale}",
            rows.len()
        );
        table
    }

    /// The table and the rows of a learner of tags or labels: at most `bytes` long together.
    pub fn sparse(&self, bytes: usize) -> (Vec<u8>, Vec<u8>) {
        let rows = self.averaged(2);
        let scale = scale(&rows);
        let pairs_of = |row: &[f32]| -> Vec<u8> {
            let mut pairs = Vec::new();
            for (class, &weight) in row.iter().enumerate() {
                let weight = quantised(weight, scale);
                if weight.abs() > LIGHTEST {
                    pairs.extend([class as u8, weight as u8]);
                }
            }
            pairs
        };
        // How many features fit, when a table is filled to four fifths?
        let (mut size, mut count) = (0.0, 0);
        for (_, row) in &rows {
            let pairs = pairs_of(row).len();
            if pairs > 0 {
                size += pairs as f64 + SPARSE_BUCKET as f64 / SLOTS as f64 / 0.8;
            }
            if size > bytes as f64 {
                break;
            }
            count += 1;
        }
        let rows = &rows[..count];
        let buckets = (count as f64 / 0.8 / SLOTS as f64).ceil().max(1.0) as usize;
        let mut table = vec![0; buckets * SPARSE_BUCKET];
        let mut out = Vec::new();
        let (mut kept, mut lost) = (0, 0);
        for (key, row) in rows {
            let pairs = pairs_of(row);
            if pairs.is_empty() {
                continue;
            }
            let at = bucket(*key, buckets) * SPARSE_BUCKET;
            match free(&table[at..], check(*key)) {
                Some(slot) => {
                    kept += 1;
                    table[at + 2 * slot..at + 2 * slot + 2]
                        .copy_from_slice(&check(*key).to_le_bytes());
                    let start = (out.len() as u32 / 2).to_le_bytes();
                    let row = at + 2 * SLOTS + 4 * slot;
                    table[row..row + 4].copy_from_slice(&[
                        start[0],
                        start[1],
                        start[2],
                        pairs.len() as u8 / 2,
                    ]);
                    out.extend(pairs);
                }
                None => lost += 1,
            }
        }
        eprintln!(
            "sparse: {} features, {kept} kept, {lost} lost, scale {scale}",
            self.rows.len()
        );
        (table, out)
    }
}

/// The slot of a bucket that is free, unless a heavier feature with the same check is there.
fn free(bucket: &[u8], wanted: u16) -> Option<usize> {
    for slot in 0..SLOTS {
        let found = u16::from_le_bytes([bucket[2 * slot], bucket[2 * slot + 1]]);
        if found == 0 {
            return Some(slot);
        }
        if found == wanted {
            return None;
        }
    }
    None
}

/// What one unit of a decoded weight is worth, such that the very heaviest weights fit: those of frequent features are
/// the heaviest, and must not be clipped.
fn scale(rows: &[(u64, Vec<f32>)]) -> f32 {
    let mut weights: Vec<f32> = rows
        .iter()
        .flat_map(|(_, row)| row.iter().map(|w| w.abs()))
        .collect();
    weights.sort_by(|a, b| b.total_cmp(a));
    weights.get(5).copied().unwrap_or(1.0).max(1e-6) / decoded(127) as f32
}

/// The code whose decoded weight is nearest: small weights are kept more exactly than large ones.
fn quantised(weight: f32, scale: f32) -> i8 {
    let code = (64.0 + weight.abs() / scale).sqrt() - 8.0;
    (code.round().min(127.0) * weight.signum()) as i8
}

/// The table of the words that have only one tag.
pub fn word_table(words: &[(u64, u8)]) -> Vec<u8> {
    let count = words.len() * 3 / 2 + 1;
    let mut table = vec![0; count * WORD_SLOT];
    for &(lower, tag) in words {
        let mut at = bucket(lower, count);
        for _ in 0..16 {
            let slot = &mut table[at * WORD_SLOT..(at + 1) * WORD_SLOT];
            if slot[..4] == [0; 4] {
                slot[..4].copy_from_slice(&(lower as u32 | 1).to_le_bytes());
                slot[4] = tag;
                break;
            }
            at = if at + 1 == count { 0 } else { at + 1 };
        }
    }
    table
}

/// The file of a model.
pub fn file(sections: &[&[u8]]) -> Vec<u8> {
    let mut body = Vec::new();
    for section in sections {
        body.extend((section.len() as u32).to_le_bytes());
        body.extend(*section);
    }
    let mut file = MAGIC.to_vec();
    file.extend(VERSION.to_le_bytes());
    file.extend(checksum(&body).to_le_bytes());
    file.extend(body);
    file
}
