//! A fast hash for tables of words, with the same values on every machine and in every run.
//!
//! The keys of such tables come from the crate's own files, from rules and from the user's names, never from the text, so
//! that no text can make a table slow.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table of words.
pub(crate) type Table<K, V> = HashMap<K, V, BuildHasherDefault<WordHasher>>;

/// Takes eight bytes at a time.
#[derive(Default)]
pub(crate) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        for eight in eights {
            self.write_u64(u64::from_le_bytes(*eight));
        }
        if !rest.is_empty() {
            let mut last = [0; 8];
            last[..rest.len()].copy_from_slice(rest);
            self.write_u64(u64::from_le_bytes(last));
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        let product = u128::from(self.0 ^ value ^ 0x9e37_79b9_7f4a_7c15) * 0x2545_f491_4f6c_dd1d;
        self.0 = (product >> 64) as u64 ^ product as u64;
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_in_one_letter_or_in_length_are_told_apart() {
        let mut table: Table<String, usize> = Table::default();
        let words = [
            "",
            "a",
            "b",
            "ab",
            "ba",
            "treaties",
            "treatiez",
            "treaties1",
            "\0",
            "\0\0",
        ];
        for (number, word) in words.iter().enumerate() {
            table.insert(word.to_string(), number);
        }
        for (number, word) in words.iter().enumerate() {
            assert_eq!(table.get(*word), Some(&number), "{word:?}");
        }
    }

    #[test]
    fn numbered_words_spread_over_buckets() {
        let hash = |word: &str| {
            let mut hasher = WordHasher::default();
            hasher.write(word.as_bytes());
            hasher.write_u8(0xff);
            hasher.finish()
        };
        let mut buckets = [0; 64];
        for number in 0..6_400 {
            buckets[(hash(&format!("word{number}")) % 64) as usize] += 1;
        }
        assert!(
            buckets.iter().all(|count| (50..200).contains(count)),
            "{buckets:?}"
        );
    }
}
