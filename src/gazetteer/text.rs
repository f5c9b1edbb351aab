//! Strings that are stored once, one after another.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The number of a stored string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct TextId(pub(super) u32);

#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Texts {
    pub(super) bytes: String,
    pub(super) ends: Vec<u32>,
}

impl Texts {
    pub(super) fn get(&self, id: TextId) -> &str {
        &self.bytes[self.start(id)..self.ends[id.0 as usize] as usize]
    }

    /// Where a string starts among all of them.
    pub(super) fn start(&self, id: TextId) -> usize {
        (id.0 as usize)
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize)
    }

    /// The string that starts here.
    pub(super) fn slice(&self, start: usize, length: usize) -> &str {
        &self.bytes[start..start + length]
    }
}

/// Gives the same number for the same string.
#[derive(Default)]
pub(super) struct Interner<'a> {
    pub(super) texts: Texts,
    known: HashMap<&'a str, TextId, BuildHasherDefault<TextHasher>>,
}

impl<'a> Interner<'a> {
    pub(super) fn add(&mut self, text: &'a str) -> TextId {
        *self.known.entry(text).or_insert_with(|| {
            let id = TextId(self.texts.ends.len() as u32);
            self.texts.bytes.push_str(text);
            self.texts.ends.push(self.texts.bytes.len() as u32);
            id
        })
    }
}

/// A quick hash for millions of short strings.
#[derive(Default)]
struct TextHasher(u64);

impl Hasher for TextHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.write_u64(u64::from_le_bytes(*chunk));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.write_u64(u64::from_le_bytes(last));
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }

    fn write_u64(&mut self, number: u64) {
        let product = u128::from(self.0 ^ number ^ 0x9e37_79b9_7f4a_7c15) * 0x2545_f491_4f6c_dd1d;
        self.0 = (product >> 64) as u64 ^ product as u64;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
