//! Where words start in a text.
//!
//! The text is read in blocks of 64 bytes, each as one number with a bit for each byte that belongs to a word: then what starts
//! a word is a shift, and no branch depends on how long a word is.

use super::fold::is_word;
use super::token::char_at;
use crate::span::Span;

const BLOCK: usize = 64;

/// Calls `found` with each place in `within` where a word may start: each character with no letter or digit before it.
pub(super) fn word_starts(text: &str, within: Span, mut found: impl FnMut(usize)) {
    let mut after_word = text[..within.start]
        .chars()
        .next_back()
        .is_some_and(is_word);
    let mut at = within.start;
    while at < within.end {
        let block = block(text.as_bytes(), at);
        let mut words = bits(&block, |byte| {
            (byte | 0x20).wrapping_sub(b'a') < 26 || byte.wrapping_sub(b'0') < 10
        });
        let mut inner = 0;
        if !block.is_ascii() {
            inner = bits(&block, |byte| byte & 0xc0 == 0x80);
            words |= foreign_words(text, at, &block, inner, after_word);
        }
        let mut starts = !(words << 1 | u64::from(after_word)) & !inner;
        if within.end - at < BLOCK {
            starts &= (1 << (within.end - at)) - 1;
        }
        while starts != 0 {
            found(at + starts.trailing_zeros() as usize);
            starts &= starts - 1;
        }
        after_word = words >> (BLOCK - 1) == 1;
        at += BLOCK;
    }
}

/// The bytes from here, with zeros after the end of the text.
fn block(bytes: &[u8], at: usize) -> [u8; BLOCK] {
    let rest = &bytes[at..];
    rest.first_chunk().copied().unwrap_or_else(|| {
        let mut block = [0; BLOCK];
        block[..rest.len()].copy_from_slice(rest);
        block
    })
}

/// One bit for each byte.
fn bits(block: &[u8; BLOCK], is: impl Fn(u8) -> bool) -> u64 {
    let flags = block.map(|byte| u8::from(is(byte)));
    // The factor moves the lowest bit of each of eight bytes into the highest byte.
    (flags.as_chunks::<8>().0.iter().rev()).fold(0, |bits, eight| {
        bits << 8 | u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56
    })
}

/// The bytes of characters that are not ASCII and belong to a word. `inner` has those that are no first byte; a character that
/// began in the block before is what that block ended with.
fn foreign_words(text: &str, at: usize, block: &[u8; BLOCK], inner: u64, after_word: bool) -> u64 {
    let mut words = 0;
    if after_word {
        words |= (1 << inner.trailing_ones()) - 1;
    }
    let mut firsts = bits(block, |byte| byte >= 0xc0);
    while firsts != 0 {
        let first = firsts.trailing_zeros();
        let c = char_at(text, at + first as usize);
        if is_word(c) {
            words |= ((1 << c.len_utf8()) - 1) << first;
        }
        firsts &= firsts - 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one_by_one(text: &str, within: Span) -> Vec<usize> {
        let is_start = |at: usize| !text[..at].chars().next_back().is_some_and(is_word);
        (within.of(text).char_indices())
            .map(|(offset, _)| within.start + offset)
            .filter(|&at| is_start(at))
            .collect()
    }

    fn in_blocks(text: &str, within: Span) -> Vec<usize> {
        let mut starts = Vec::new();
        word_starts(text, within, |at| starts.push(at));
        starts
    }

    #[test]
    fn a_word_goes_on_where_a_block_ends() {
        for (across, starts) in [
            ("aa", &[0_usize] as &[_]),
            ("\u{e9}", &[0]),
            ("\u{6771}", &[0]),
            ("a\u{301}", &[0]),
            ("\u{2019}", &[0, 66]),
            ("a ", &[0, 65]),
            (" a", &[0, 64]),
        ] {
            let text = format!("{}{across}b", "a".repeat(BLOCK - 1));
            assert_eq!(in_blocks(&text, Span::new(0, text.len())), starts, "{text}");
        }
    }

    proptest! {
        #[test]
        fn blocks_have_the_starts_that_are_found_one_by_one(
            pieces in prop::collection::vec(
                prop::sample::select(&[
                    "a", "Z", "09", "@", "[`{", " ", "\n", "-", "\u{e9}", "\u{301}", "\u{2019}", "\u{6771}", "\u{1f600}",
                    "\u{a0}", "word", "eighteen letters",
                ]),
                0..150,
            ),
            ends in (0usize..400, 0usize..400),
        ) {
            let text = pieces.concat();
            let cut = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap();
            let (one, other) = (cut(ends.0), cut(ends.1));
            for within in [Span::new(0, text.len()), Span::new(one.min(other), one.max(other))] {
                prop_assert_eq!(in_blocks(&text, within), one_by_one(&text, within));
            }
        }
    }
}
