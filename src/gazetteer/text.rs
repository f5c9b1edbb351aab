//! Strings that are stored once, one after another.

use crate::hash::Table;

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
    known: Table<&'a str, TextId>,
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
