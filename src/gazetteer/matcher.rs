//! Finds names in a text in place.
//!
//! A name starts where a word starts and ends where a word ends, so only word starts are tried, and from each the text is read
//! word by word as long as some name begins like that. What names begin with is kept as hashes in one flat table, read without
//! case, accents and typographic signs; a hit is then compared with the name itself. Nothing is copied or lower-cased.
//! Each word start costs at most the words of the longest name, and that is limited, so time is linear in the text whatever
//! the names are.

use super::Inner;
use super::fold::{fold, is_word, lower};
use super::kind::Spelling;
use super::spelling::spelling;
use super::token::{CLASSES, FOREIGN, WORD, char_at, read_token, starts_with_word};
use super::{Hit, NameId};
use crate::span::Span;

/// A name folds to the same letters as the name before it in the order of names.
pub(super) const SAME_KEY: u8 = 1;
/// The name may be written in capitals.
pub(super) const CAPITALS: u8 = 2;
/// The name may be written in capitals in a line that is all capitals: four letters, as in IRAN.
pub(super) const CAPITALS_IN_LINE: u8 = 4;
/// An acronym that looks like a word in a line that is all capitals: US, WHO.
pub(super) const NOT_IN_LINE: u8 = 8;
/// A name that is a common word without its accent ("Mal\u{e9}", "male"): it must be written with it.
pub(super) const ACCENT: u8 = 16;

const MORE: u32 = 1 << 31;
const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

fn finish(hash: u64) -> u64 {
    let hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ hash >> 32
}

/// What names begin with.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Beginnings {
    /// Fingerprint in the high half; in the low half whether names go on, and the first name that ends here plus one.
    pub(super) slots: Vec<u64>,
    /// For each pair of ASCII characters, whether a name may start with them.
    pub(super) starts: Vec<u64>,
    pub(super) seed: u64,
}

impl Beginnings {
    /// `names` are in the order of their numbers, with their flags.
    pub(super) fn new(names: &[(&str, u8)]) -> Beginnings {
        let mut seed = SEED;
        loop {
            // Two beginnings that share a hash are told apart by another seed; one in thousands of builds needs it.
            if let Some(slots) = slots(names, seed) {
                return Beginnings {
                    slots,
                    starts: starts(names),
                    seed,
                };
            }
            seed = finish(seed.wrapping_add(1));
        }
    }

    /// Whether every name is one of `names`, and the table has an empty place, so that each search in it ends.
    pub(super) fn is_sound(&self, names: usize) -> bool {
        self.starts.len() == 256
            && self.slots.contains(&0)
            && self
                .slots
                .iter()
                .all(|&slot| ((slot as u32 & !MORE) as usize) <= names)
    }

    fn probe(&self, hash: u64) -> Option<u32> {
        let hash = finish(hash);
        let mut index = place(hash, self.slots.len());
        loop {
            let slot = self.slots[index];
            if slot == 0 {
                return None;
            }
            if slot >> 32 == hash & 0xffff_ffff {
                return Some(slot as u32);
            }
            index += 1;
            if index == self.slots.len() {
                index = 0;
            }
        }
    }

    fn may_start(&self, first: u8, second: Option<&u8>) -> bool {
        let row = usize::from(first) * 2;
        match second {
            Some(&second) if second < 128 => {
                self.starts[row + usize::from(second >> 6)] >> (second & 63) & 1 == 1
            }
            _ => self.starts[row] | self.starts[row + 1] != 0,
        }
    }
}

fn place(hash: u64, slots: usize) -> usize {
    ((u128::from(hash) * slots as u128) >> 64) as usize
}

fn slots(names: &[(&str, u8)], seed: u64) -> Option<Vec<u64>> {
    let mut all: Vec<(u64, u32)> = Vec::new();
    for (number, &(name, flags)) in names.iter().enumerate() {
        let (mut hash, mut at) = (seed, 0);
        while let Some(token) = read_token(name, at, name.len(), hash) {
            (hash, at) = (token.hash, token.end);
            if at < name.len() && !token.is_space {
                all.push((hash, MORE));
            }
        }
        // A name of the same letters as the one before is reached through that one.
        all.push((
            hash,
            if flags & SAME_KEY == 0 {
                number as u32 + 1
            } else {
                0
            },
        ));
    }
    all.sort_unstable();
    let mut merged: Vec<(u64, u32)> = Vec::with_capacity(all.len());
    for (hash, value) in all {
        match merged.last_mut() {
            Some((last, known)) if *last == hash => {
                if *known & !MORE != 0 && value & !MORE != 0 && *known & !MORE != value & !MORE {
                    return None;
                }
                *known |= value;
            }
            _ => merged.push((hash, value)),
        }
    }
    let size = merged.len() + merged.len() / 2 + 1;
    let mut slots = vec![0u64; size];
    for (hash, value) in merged {
        let hash = finish(hash);
        let fingerprint = hash & 0xffff_ffff;
        let mut index = place(hash, size);
        while slots[index] != 0 {
            if slots[index] >> 32 == fingerprint {
                return None;
            }
            index = (index + 1) % size;
        }
        slots[index] = fingerprint << 32 | u64::from(value);
    }
    Some(slots)
}

fn starts(names: &[(&str, u8)]) -> Vec<u64> {
    let mut starts = vec![0u64; 256];
    let mut set = |first: char, second: Option<char>| {
        if !first.is_ascii() {
            return;
        }
        let row = first as usize * 2;
        match second {
            Some(' ') => (0..128u8)
                .filter(|b| char::from(*b).is_whitespace())
                .for_each(|b| {
                    starts[row + usize::from(b >> 6)] |= 1 << (b & 63);
                }),
            Some(second) if second.is_ascii() => {
                starts[row + (second as usize >> 6)] |= 1 << (second as usize & 63)
            }
            _ => starts[row..row + 2].fill(u64::MAX),
        }
    };
    for &(name, _) in names {
        let mut chars = name.chars().flat_map(|c| fold(c).as_slice().to_vec());
        let Some(first) = chars.next() else { continue };
        let second = chars.next();
        for first in [first, super::fold::upper(first)] {
            set(first, second);
            set(first, second.map(super::fold::upper));
            if first == '-' {
                set(first, second.map(lower));
            }
        }
    }
    starts
}

/// Whether the line around a place is all capitals, remembered for the line that was asked last.
#[derive(Default)]
struct Line {
    span: Span,
    capitals: bool,
}

impl Line {
    fn is_capitals(&mut self, text: &str, within: Span, at: usize) -> bool {
        if !(self.span.start <= at && at < self.span.end) {
            let before = &text.as_bytes()[within.start..at];
            let start = before
                .iter()
                .rposition(|&b| b == b'\n')
                .map_or(within.start, |newline| within.start + newline + 1);
            let after = &text.as_bytes()[at..within.end];
            let end = after
                .iter()
                .position(|&b| b == b'\n')
                .map_or(within.end, |newline| at + newline);
            self.span = Span::new(start, end.max(at + 1));
            self.capitals = is_all_capitals(&text[start..end]);
        }
        self.capitals
    }
}

/// A line of three words or more without a small letter.
fn is_all_capitals(line: &str) -> bool {
    let mut words = 0;
    let mut in_word = false;
    for c in line.chars() {
        if c.is_lowercase() {
            return false;
        }
        words += usize::from(c.is_uppercase() && !in_word);
        in_word = is_word(c) && (in_word || c.is_uppercase());
    }
    words >= 3
}

impl Inner {
    pub(super) fn hits(&self, text: &str, within: Span, out: &mut Vec<Hit>) {
        if self.beginnings.slots.is_empty() {
            return;
        }
        let bytes = &text.as_bytes()[..within.end];
        let mut at = within.start;
        let mut in_word = text[..at].chars().next_back().is_some_and(is_word);
        let mut line = Line::default();
        let mut found = Vec::new();
        while let Some(&byte) = bytes.get(at) {
            let class = CLASSES[usize::from(byte)];
            if !in_word
                && (class == FOREIGN
                    || self.beginnings.may_start(byte, text.as_bytes().get(at + 1)))
            {
                out.extend(self.longest(text, within, at, &mut line, &mut found));
            }
            match class {
                WORD => {
                    in_word = true;
                    at += 1;
                    while bytes
                        .get(at)
                        .is_some_and(|&byte| CLASSES[usize::from(byte)] == WORD)
                    {
                        at += 1;
                    }
                }
                FOREIGN => {
                    let c = char_at(text, at);
                    in_word = is_word(c);
                    at += c.len_utf8();
                }
                _ => {
                    in_word = false;
                    at += 1;
                }
            }
        }
    }

    /// The longest name that starts at a word start.
    fn longest(
        &self,
        text: &str,
        within: Span,
        start: usize,
        line: &mut Line,
        found: &mut Vec<(usize, u32)>,
    ) -> Option<Hit> {
        found.clear();
        let mut hash = self.beginnings.seed;
        let mut at = start;
        while let Some(token) = read_token(text, at, within.end, hash) {
            (hash, at) = (token.hash, token.end);
            if token.is_space {
                continue;
            }
            let Some(value) = self.beginnings.probe(hash) else {
                break;
            };
            if value & !MORE != 0 && (token.is_stop || !starts_with_word(text, at)) {
                found.push((at, (value & !MORE) - 1));
            }
            if value & MORE == 0 {
                break;
            }
        }
        found.iter().rev().find_map(|&(end, first)| {
            self.spelled(text, within, Span::new(start, end), first, line)
        })
    }

    /// Which of the names with these letters the text spells.
    fn spelled(
        &self,
        text: &str,
        within: Span,
        span: Span,
        first: u32,
        line: &mut Line,
    ) -> Option<Hit> {
        let written = span.of(text);
        let mut best: Option<(Spelling, NameId)> = None;
        for (row, number) in self.names[first as usize..].iter().zip(first..) {
            let flags = row.flags();
            if number != first && flags & SAME_KEY == 0 {
                break;
            }
            let Some(how) = spelling(self.texts.slice(row.start(), row.len()), written) else {
                continue;
            };
            let allowed = match how {
                Spelling::Capitals if flags & CAPITALS != 0 => true,
                Spelling::Capitals => {
                    flags & CAPITALS_IN_LINE != 0 && line.is_capitals(text, within, span.start)
                }
                _ => flags & NOT_IN_LINE == 0 || !line.is_capitals(text, within, span.start),
            };
            let allowed = allowed && (flags & ACCENT == 0 || !written.is_ascii());
            if allowed && best.is_none_or(|best| (how, NameId(number)) < best) {
                best = Some((how, NameId(number)));
            }
        }
        best.map(|(spelling, name)| Hit {
            span,
            name,
            spelling,
        })
    }
}
