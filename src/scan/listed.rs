//! Finds listed words in a text: one hash for each word of the text, and nothing read letter by letter.
//!
//! What is looked for stands whole, between letters on neither side. So a run of letters is either the beginning of a listed
//! word or of none, and a table of some thousand places tells which; it stays in the cache where an automaton of the same words,
//! a hundred times as large, does not. The beginning of "cease-fire" is "cease", that of "7-party" is "7".

use std::hash::Hasher;

use crate::hash::WordHasher;
use crate::token;

/// A beginning that listed words share.
#[derive(Debug, Default)]
struct Beginning {
    /// The run of letters, or the one other character, in lower case.
    letters: String,
    /// The number of the word that is no longer than this.
    word: Option<usize>,
    /// What follows in longer words, and their numbers.
    longer: Vec<(String, usize)>,
}

/// A table of words.
#[derive(Debug)]
pub(super) struct Listed {
    /// One more than the number of a beginning in the lower half, half of its hash in the upper one; 0 where there is none.
    places: Vec<u64>,
    beginnings: Vec<Beginning>,
    /// The ASCII characters other than letters with which a word begins.
    signs: [bool; 128],
}

impl Listed {
    /// `words` have no ASCII capitals, each once. Of other letters only the given case is found.
    pub(super) fn new(words: &[String]) -> Listed {
        let mut beginnings: Vec<Beginning> = Vec::new();
        let mut signs = [false; 128];
        let mut sorted: Vec<(usize, &str)> = words.iter().map(String::as_str).enumerate().collect();
        sorted.sort_by_key(|(_, word)| &word[..beginning(word, 0)]);
        for (number, word) in sorted {
            let (letters, rest) = word.split_at(beginning(word, 0));
            if beginnings.last().is_none_or(|last| last.letters != letters) {
                beginnings.push(Beginning {
                    letters: letters.to_string(),
                    ..Beginning::default()
                });
            }
            let Some(last) = beginnings.last_mut() else {
                continue;
            };
            if rest.is_empty() {
                last.word = Some(number);
            } else {
                last.longer.push((rest.to_string(), number));
            }
            if let Some(sign) = signs.get_mut(usize::from(word.as_bytes()[0])) {
                *sign = true;
            }
        }
        // A quarter is taken, so that most words of a text meet an empty place at once.
        let mut places = vec![0; (beginnings.len() * 4).next_power_of_two()];
        for (number, known) in (1..).zip(&beginnings) {
            let hash = hash(known.letters.as_bytes(), 0, known.letters.len());
            let mut at = place(hash, places.len());
            while places[at] != 0 {
                at = (at + 1) & (places.len() - 1);
            }
            places[at] = tag(hash) | number;
        }
        Listed {
            places,
            beginnings,
            signs,
        }
    }

    /// Calls `found` with the number and the start of each listed word that stands whole in a text.
    pub(super) fn each(&self, text: &str, mut found: impl FnMut(usize, usize)) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&first) = bytes.get(at) {
            let start = at;
            let sign = first.is_ascii() && !first.is_ascii_alphabetic();
            if sign && !self.signs[usize::from(first)] {
                at += 1;
                continue;
            }
            at = beginning(text, start);
            // Of "isn't" the words are "is" and "n't".
            let cut = at - 1;
            if matches!(bytes.get(at), Some(b'\'' | 0xE2))
                && cut > start
                && token::is_negation(text, start, at)
            {
                if let Some(word) = self.known(bytes, start, cut).and_then(|known| known.word) {
                    found(word, start);
                }
                self.beginning(text, cut, at, &mut found);
            }
            let before = || text[..start].chars().next_back();
            // The "'s" of "it's" is a word of its own.
            if sign && first != b'\'' && before().is_some_and(char::is_alphabetic) {
                continue;
            }
            self.beginning(text, start, at, &mut found);
        }
    }

    /// Calls `found` with the listed words that stand whole in a text and whose beginning is that from `start` to `end`.
    #[inline]
    fn beginning(
        &self,
        text: &str,
        start: usize,
        end: usize,
        found: &mut impl FnMut(usize, usize),
    ) {
        let Some(known) = self.known(text.as_bytes(), start, end) else {
            return;
        };
        let whole = |end: usize| !text[end..].chars().next().is_some_and(char::is_alphabetic);
        if let Some(word) = known.word.filter(|_| whole(end)) {
            found(word, start);
        }
        for (rest, word) in &known.longer {
            let last = end + rest.len();
            let same = text
                .as_bytes()
                .get(end..last)
                .is_some_and(|next| next.eq_ignore_ascii_case(rest.as_bytes()));
            if same && whole(last) {
                found(*word, start);
            }
        }
    }

    /// The beginning that the letters from `start` to `end` are.
    fn known(&self, bytes: &[u8], start: usize, end: usize) -> Option<&Beginning> {
        let hash = hash(bytes, start, end);
        let mut at = place(hash, self.places.len());
        loop {
            let found = self.places[at];
            if found == 0 {
                return None;
            }
            if found & !LOWER == tag(hash) {
                let known = self.beginnings.get((found & LOWER) as usize - 1)?;
                if bytes[start..end].eq_ignore_ascii_case(known.letters.as_bytes()) {
                    return Some(known);
                }
            }
            at = (at + 1) & (self.places.len() - 1);
        }
    }
}

/// The end of the run of letters that starts at `start`; where none does, of the one character.
#[inline]
fn beginning(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            at += 1;
        }
        let next = match bytes.get(at) {
            Some(byte) if !byte.is_ascii() => text[at..].chars().next(),
            _ => None,
        };
        match next {
            Some(c) if c.is_alphabetic() => at += c.len_utf8(),
            _ if at > start => return at,
            Some(c) => return at + c.len_utf8(),
            None => return (at + 1).min(text.len()),
        }
    }
}

const LOWER: u64 = 0xFFFF_FFFF;

fn tag(hash: u64) -> u64 {
    hash & !LOWER
}

fn place(hash: u64, places: usize) -> usize {
    hash as usize & (places - 1)
}

/// Of some letters, in any case: setting one bit makes an ASCII letter small.
fn hash(bytes: &[u8], start: usize, end: usize) -> u64 {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let mut hasher = WordHasher::default();
    let mut at = start;
    loop {
        let left = (end - at).min(8);
        let chunk = match bytes[at..].first_chunk::<8>() {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => {
                let mut chunk = [0; 8];
                chunk[..left].copy_from_slice(&bytes[at..at + left]);
                u64::from_le_bytes(chunk)
            }
        };
        hasher.write_u64((chunk | SMALL) & (u64::MAX >> (64 - 8 * left)));
        at += left;
        if at == end {
            return hasher.finish();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each row: a text, and the listed words that stand in it.
    const CASES: &[(&str, &str)] = &[
        ("They signed a treaty.", "signed treaty"),
        ("TREATY Treaty", "treaty treaty"),
        ("treatytreaty untreaty treatyé étreaty", ""),
        (
            "treaty-treaty, treaty2 2treaty",
            "treaty treaty treaty treaty",
        ),
        (
            "a cease-fire, a Cease-Fire",
            "cease cease-fire cease cease-fire",
        ),
        ("cease-fired cease-", "cease cease"),
        ("a communiqué, a communique", "communiqué"),
        (
            "the 7-party talks, x7-party, 7-partyx, 17-party",
            "7-party 7-party",
        ),
        ("a treaty", "treaty"),
        (
            "signedn't, SIGNEDN’T, signedn'ts, signedn' t",
            "signed n't signed",
        ),
        ("the treaty's, x's", "treaty 's 's"),
        ("", ""),
        (
            "é\u{301}treaty \u{10400}treaty \u{1F600}treaty",
            "treaty treaty",
        ),
    ];

    fn listed() -> (Vec<String>, Listed) {
        let words = "treaty signed cease cease-fire communiqué 7-party disarmament n't 's";
        let words: Vec<String> = words.split(' ').map(String::from).collect();
        let listed = Listed::new(&words);
        (words, listed)
    }

    #[test]
    fn whole_words_are_found_in_any_case() {
        let (words, listed) = listed();
        for (text, expected) in CASES {
            let mut found: Vec<&str> = Vec::new();
            listed.each(text, |word, start| {
                assert!(text.is_char_boundary(start));
                found.push(&words[word]);
            });
            assert_eq!(found.join(" "), *expected, "{text:?}");
        }
    }

    #[test]
    fn without_words_nothing_is_found() {
        Listed::new(&[]).each("They signed a treaty.", |_, _| unreachable!());
    }
}
