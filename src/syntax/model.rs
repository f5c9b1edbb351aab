//! The file of the model: tables from hashed features to small whole weights, read in place.
//!
//! The file begins with `PSYN`, a version, and a checksum of the rest; then come the sections, each with its length: the
//! words that have only one tag, the classes of words, the weights of the tagger, of the transitions, and of the labels. Numbers are
//! little-endian. Nothing is unpacked: a look-up reads the bytes of the file, so loading costs one pass for the checksum.
//!
//! A table is a row of buckets of four slots. The upper half of a feature's key chooses the bucket, the lower 16 bits tell which
//! slot is its own; a feature that is not in the table has, but for one case in 16,000, no weight.

use super::word::spread;

/// The first bytes of the file.
pub const MAGIC: [u8; 4] = *b"PSYN";
/// The version of the format and of the features; both must match.
pub const VERSION: u32 = 3;
/// How many slots a bucket has.
pub const SLOTS: usize = 4;
/// The number of transitions of the parser.
pub const TRANSITIONS: usize = 3;
/// A bucket of the table of transitions: a check and three weights a slot.
pub const DENSE_BUCKET: usize = SLOTS * (2 + TRANSITIONS);
/// A bucket of a table with rows: a check, and the place and length of its row, a slot.
pub const SPARSE_BUCKET: usize = SLOTS * (2 + 4);

/// Why a model cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The bytes do not begin as a model does.
    #[error("this is no syntax model: it does not begin with PSYN")]
    Magic,
    /// The model was made for other features or another format.
    #[error("the syntax model has version {found}, this program needs version {VERSION}")]
    Version {
        /// The version in the file.
        found: u32,
    },
    /// The bytes are fewer or more than the header says.
    #[error("the syntax model is cut off, or longer than its header says")]
    Length,
    /// The bytes are not those that were written.
    #[error("the syntax model is damaged: its checksum does not match")]
    Checksum,
}

/// The sections of a model, in place.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    /// Words that have only one tag.
    pub words: WordTable<'a>,
    /// The classes of words that behave alike.
    pub classes: WordTable<'a>,
    /// The weights of the tagger.
    pub tagger: SparseTable<'a>,
    /// The weights of the transitions.
    pub transitions: DenseTable<'a>,
    /// The weights of the labels.
    pub labels: SparseTable<'a>,
}

/// The checksum of a file: its words of eight bytes, mixed one after the other.
pub fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = bytes.len() as u64;
    let chunks = bytes.chunks_exact(8);
    let rest = chunks.remainder();
    for chunk in chunks {
        let value = u64::from_le_bytes(chunk.try_into().unwrap_or_default());
        sum = (sum ^ value)
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .rotate_left(29);
    }
    rest.iter()
        .fold(spread(sum), |sum, &byte| spread(sum ^ byte as u64))
}

fn read_u32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// A section as entries of one size: at least one, and nothing left over.
fn whole<const SIZE: usize>(section: &[u8]) -> Result<&[[u8; SIZE]], ModelError> {
    match section.as_chunks() {
        (entries, []) if !entries.is_empty() => Ok(entries),
        _ => Err(ModelError::Length),
    }
}

impl<'a> Model<'a> {
    /// Checks the header, the lengths and the checksum.
    pub fn read(bytes: &'a [u8]) -> Result<Model<'a>, ModelError> {
        if bytes.get(..4) != Some(&MAGIC[..]) {
            return Err(ModelError::Magic);
        }
        let found = read_u32(bytes, 4).ok_or(ModelError::Length)?;
        if found != VERSION {
            return Err(ModelError::Version { found });
        }
        let sum = bytes
            .get(8..16)
            .and_then(|b| b.try_into().ok())
            .map(u64::from_le_bytes)
            .ok_or(ModelError::Length)?;
        let mut rest = &bytes[16..];
        if checksum(rest) != sum {
            return Err(ModelError::Checksum);
        }
        let mut section = || {
            let length = read_u32(rest, 0).ok_or(ModelError::Length)? as usize;
            let section = rest[4..].get(..length).ok_or(ModelError::Length)?;
            rest = &rest[4 + length..];
            Ok(section)
        };
        let (words, classes) = (section()?, section()?);
        let (tagger, tagger_rows) = (section()?, section()?);
        let (transitions, labels, label_rows) = (section()?, section()?, section()?);
        if !rest.is_empty() {
            return Err(ModelError::Length);
        }
        Ok(Model {
            words: WordTable {
                slots: whole(words)?,
            },
            classes: WordTable {
                slots: whole(classes)?,
            },
            tagger: SparseTable {
                buckets: whole(tagger)?,
                rows: tagger_rows.as_chunks().0,
            },
            transitions: DenseTable {
                buckets: whole(transitions)?,
            },
            labels: SparseTable {
                buckets: whole(labels)?,
                rows: label_rows.as_chunks().0,
            },
        })
    }
}

/// The bucket of a key in a table of so many buckets.
#[inline]
pub fn bucket(key: u64, buckets: usize) -> usize {
    (((key >> 32) * buckets as u64) >> 32) as usize
}

/// What tells a key from others in its bucket; never 0, which marks a free slot.
#[inline]
pub fn check(key: u64) -> u16 {
    key as u16 | 1
}

/// How many features are looked up at once; a choice has fewer.
const AT_ONCE: usize = 128;

/// Puts the places of those keys that a table has first into `hits`, each the bucket times [`SLOTS`] plus the slot; how many.
///
/// Much of the time goes into waiting for memory: so all buckets are asked for first, by so few instructions that a core has
/// dozens of them under way at once.
// A function of its own keeps its constants in registers.
#[inline(never)]
fn find<const SIZE: usize>(table: &[[u8; SIZE]], keys: &[u64], hits: &mut [u32; AT_ONCE]) -> usize {
    const ONES: u64 = 0x0001_0001_0001_0001;
    let mut touched = 0;
    for (place, &key) in hits.iter_mut().zip(keys) {
        let at = bucket(key, table.len());
        *place = at as u32;
        // A bucket may begin in one line of the cache and end in the next.
        if let Some(bucket) = table.get(at) {
            touched ^= bucket[0] ^ bucket[SIZE - 1];
        }
    }
    std::hint::black_box(touched);
    let mut number = 0;
    for (place, &key) in (0..AT_ONCE).zip(keys) {
        let at = hits[place];
        let bucket = table.get(at as usize);
        let Some(checks) = bucket.and_then(|bucket| bucket.first_chunk::<8>()) else {
            continue;
        };
        // All four checks are compared at once: the lowest marked lane of 16 bits is the lowest that is equal.
        let differences = u64::from_le_bytes(*checks) ^ (check(key) as u64 * ONES);
        let marked = differences.wrapping_sub(ONES) & !differences & (ONES << 15);
        let slot = (marked | 1 << 63).trailing_zeros() / 16;
        // Without a mark the next key writes over it.
        hits[number & (AT_ONCE - 1)] = (at * SLOTS as u32) | slot;
        number += usize::from(marked != 0);
    }
    number.min(AT_ONCE)
}

/// The weight that a byte stands for. Steps grow with the weight, since a few weights are a hundred times the others.
#[inline]
pub const fn decoded(code: i8) -> i32 {
    let code = code as i32;
    code * (16 + code.abs())
}

/// The weight of each byte.
static DECODED: [i32; 256] = {
    let mut weights = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        weights[byte] = decoded(byte as u8 as i8);
        byte += 1;
    }
    weights
};

/// The bytes of a slot of a table of words: a hash and a number.
pub const WORD_SLOT: usize = 5;

/// A number for each of many words.
#[derive(Clone, Debug)]
pub struct WordTable<'a> {
    slots: &'a [[u8; WORD_SLOT]],
}

impl WordTable<'_> {
    /// The number of the word whose lower-case form has this atom.
    #[inline]
    pub fn get(&self, lower: u64) -> Option<u8> {
        let wanted = lower as u32 | 1;
        let mut at = bucket(lower, self.slots.len());
        // The writer leaves no run of taken slots longer than this.
        for _ in 0..16 {
            let &[a, b, c, d, number] = self.slots.get(at)?;
            let found = u32::from_le_bytes([a, b, c, d]);
            if found == wanted {
                return Some(number);
            }
            if found == 0 {
                return None;
            }
            at = if at + 1 == self.slots.len() {
                0
            } else {
                at + 1
            };
        }
        None
    }
}

/// Features with three weights each.
#[derive(Clone, Debug)]
pub struct DenseTable<'a> {
    buckets: &'a [[u8; DENSE_BUCKET]],
}

impl DenseTable<'_> {
    /// Adds the weights of all `keys`.
    #[inline]
    pub fn score(&self, keys: &[u64]) -> [i32; TRANSITIONS] {
        let mut scores = [0; TRANSITIONS];
        let mut hits = [0; AT_ONCE];
        for keys in keys.chunks(AT_ONCE) {
            let number = find(self.buckets, keys, &mut hits);
            for &hit in &hits[..number] {
                let bucket = &self.buckets[hit as usize / SLOTS];
                let row = 2 * SLOTS + TRANSITIONS * (hit as usize % SLOTS);
                for (score, &code) in scores.iter_mut().zip(&bucket[row..row + TRANSITIONS]) {
                    *score += DECODED[code as usize];
                }
            }
        }
        scores
    }
}

/// Features with a row of weights, of which most are zero and not stored.
#[derive(Clone, Debug)]
pub struct SparseTable<'a> {
    buckets: &'a [[u8; SPARSE_BUCKET]],
    /// Pairs of a class and its weight.
    rows: &'a [[u8; 2]],
}

impl SparseTable<'_> {
    /// Adds the weights of all `keys` to `scores`.
    #[inline(never)]
    pub fn score(&self, keys: &[u64], scores: &mut [i32; 64]) {
        let mut hits = [0; AT_ONCE];
        for keys in keys.chunks(AT_ONCE) {
            let number = find(self.buckets, keys, &mut hits);
            // The rows are asked for before the first is read, too.
            let mut touched = 0;
            for hit in &mut hits[..number] {
                let bucket = &self.buckets[*hit as usize / SLOTS];
                let row = bucket[2 * SLOTS..].as_chunks::<4>().0[*hit as usize % SLOTS];
                *hit = u32::from_le_bytes(row);
                touched ^= self.row(*hit).first().map_or(0, |pair| pair[0]);
            }
            std::hint::black_box(touched);
            for &hit in &hits[..number] {
                for &[class, code] in self.row(hit) {
                    scores[(class & 63) as usize] += DECODED[code as usize];
                }
            }
        }
    }

    /// The pairs of a row, of which a slot holds the place in the lower three bytes and the number in the highest.
    #[inline]
    fn row(&self, slot: u32) -> &[[u8; 2]] {
        let start = (slot & 0xFF_FFFF) as usize;
        self.rows
            .get(start..start + (slot >> 24) as usize)
            .unwrap_or(&[])
    }
}

/// The number of the class with the best score among the first `classes`; of equals the first.
#[inline]
pub fn best(scores: &[i32; 64], classes: usize) -> usize {
    let mut best = 0;
    for class in 1..classes {
        if scores[class] > scores[best] {
            best = class;
        }
    }
    best
}
