//! Reads a text in words, spaces and signs, and hashes what names are compared by: without case, accents and the shape of signs.

use super::fold::{fold, is_word, lower};

/// Spaces between two words of a name, at most.
pub(super) const MAX_SPACES: usize = 100;

/// The high and the low half of a product, which mixes all bits into all.
fn mix(hash: u64, chunk: u64) -> u64 {
    let product = u128::from(hash ^ chunk) * u128::from(0x2545_f491_4f6c_dd1d_u64);
    (product >> 64) as u64 ^ product as u64
}

pub(super) fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or('\0')
}

pub(super) fn starts_with_word(text: &str, at: usize) -> bool {
    text.as_bytes()
        .get(at)
        .is_some_and(|&byte| match CLASSES[usize::from(byte)] {
            WORD => true,
            FOREIGN => is_word(char_at(text, at)),
            _ => false,
        })
}

const OTHER: u8 = 0;
pub(super) const WORD: u8 = 1;
const SPACE: u8 = 2;
/// Part of a character that is not ASCII.
pub(super) const FOREIGN: u8 = 3;

pub(super) static CLASSES: [u8; 256] = {
    let mut classes = [FOREIGN; 256];
    let mut byte = 0u8;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => WORD,
            b'\t'..=b'\r' | b' ' => SPACE,
            _ => OTHER,
        };
        byte += 1;
    }
    classes
};

pub(super) struct Token {
    pub(super) end: usize,
    pub(super) hash: u64,
    pub(super) is_space: bool,
    /// A full stop: what ends with it ends there, whatever follows.
    pub(super) is_stop: bool,
}

/// A word, a run of spaces or one other character. `None` at the end and where no name goes on: spaces with an empty line.
pub(super) fn read_token(text: &str, start: usize, end: usize, hash: u64) -> Option<Token> {
    let bytes = &text.as_bytes()[..end];
    let class = |at: usize| bytes.get(at).map(|&byte| CLASSES[usize::from(byte)]);
    match class(start)? {
        WORD => {
            let (at, hash_of_word) = read_ascii_word(text.as_bytes(), start, end, hash);
            if class(at) == Some(FOREIGN) && is_word(char_at(text, at)) {
                return read_foreign_word(text, start, end, hash);
            }
            Some(Token {
                end: at,
                hash: hash_of_word,
                is_space: false,
                is_stop: false,
            })
        }
        SPACE if class(start + 1) == Some(WORD) => Some(Token {
            end: start + 1,
            hash: mix(hash, sign(' ')),
            is_space: true,
            is_stop: false,
        }),
        SPACE => read_spaces(text, start, end, hash),
        OTHER => {
            let byte = bytes[start];
            let hash = mix(hash, sign(char::from(byte)));
            Some(Token {
                end: start + 1,
                hash,
                is_space: false,
                is_stop: byte == b'.',
            })
        }
        _ => {
            let c = char_at(text, start);
            if is_word(c) {
                read_foreign_word(text, start, end, hash)
            } else if c.is_whitespace() {
                read_spaces(text, start, end, hash)
            } else {
                let hash = fold(c)
                    .as_slice()
                    .iter()
                    .fold(hash, |hash, &c| mix(hash, sign(c)));
                Some(Token {
                    end: start + c.len_utf8(),
                    hash,
                    is_space: false,
                    is_stop: false,
                })
            }
        }
    }
}

/// A character that is no part of a word, as a number that no eight letters make.
fn sign(c: char) -> u64 {
    1 << 63 | u64::from(u32::from(c))
}

/// Where the ASCII letters and digits end, and their hash: eight at a time, as small letters. Setting one bit makes a letter
/// small and leaves a digit as it is.
fn read_ascii_word(bytes: &[u8], start: usize, end: usize, mut hash: u64) -> (usize, u64) {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let mut at = start;
    loop {
        let eight = eight(bytes, at);
        let letters = letters(eight).min(end - at);
        at += letters;
        if letters == 8 {
            hash = mix(hash, eight | SMALL);
            continue;
        }
        if letters > 0 {
            hash = mix(hash, (eight | SMALL) & (u64::MAX >> (64 - 8 * letters)));
        }
        return (at, hash);
    }
}

/// The eight bytes from here, with zeros after the end of the text.
fn eight(bytes: &[u8], at: usize) -> u64 {
    let rest = &bytes[at..];
    u64::from_le_bytes(rest.first_chunk().copied().unwrap_or_else(|| {
        let mut eight = [0; 8];
        eight[..rest.len()].copy_from_slice(rest);
        eight
    }))
}

/// How many of eight bytes are ASCII letters or digits, up to the first that is none. The high bit of each byte says so: an
/// addition carries into it where the byte is not below a limit.
fn letters(eight: u64) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    let low = eight & !HIGH;
    let from = |bytes: u64, limit: u8| bytes + EACH * u64::from(0x80 - limit);
    let small = low | (0x20 * EACH);
    let letter = from(small, b'a') & !from(small, b'z' + 1);
    let digit = from(low, b'0') & !from(low, b'9' + 1);
    let other = !((letter | digit) & !eight) & HIGH;
    other.trailing_zeros() as usize / 8
}

/// A word with letters that are not ASCII. `None` for a mark without a letter, which belongs to no name.
fn read_foreign_word(text: &str, start: usize, end: usize, mut hash: u64) -> Option<Token> {
    let (mut chunk, mut filled, mut letters) = (0u64, 0, false);
    let mut at = start;
    for c in text[start..end].chars().take_while(|&c| is_word(c)) {
        for &c in fold(c).as_slice() {
            letters = true;
            for &byte in lower(c).encode_utf8(&mut [0; 4]).as_bytes() {
                chunk |= u64::from(byte) << (8 * filled);
                filled += 1;
                if filled == 8 {
                    hash = mix(hash, chunk);
                    (chunk, filled) = (0, 0);
                }
            }
        }
        at += c.len_utf8();
    }
    if filled > 0 {
        hash = mix(hash, chunk);
    }
    letters.then_some(Token {
        end: at,
        hash,
        is_space: false,
        is_stop: false,
    })
}

fn read_spaces(text: &str, start: usize, end: usize, hash: u64) -> Option<Token> {
    let (mut spaces, mut lines, mut at) = (0, 0, start);
    for c in text[start..end].chars().take_while(|c| c.is_whitespace()) {
        spaces += 1;
        lines += usize::from(c == '\n');
        at += c.len_utf8();
        if spaces > MAX_SPACES || lines > 1 {
            return None;
        }
    }
    Some(Token {
        end: at,
        hash: mix(hash, sign(' ')),
        is_space: true,
        is_stop: false,
    })
}
