//! What the tagger and the parser see of a word: numbers for its form, its shape, its beginning and its end.
//!
//! Each property is a 64-bit hash ("atom"); a feature is a mix of the atoms of a template. In *Ratifies* the end *-ies* and the
//! shape *Xx* say more than the word itself. Where a headline has Every Word Capitalised, capitals say nothing about names, so
//! the style of the whole sentence is an atom too.

use super::model::Model;
use super::{Fold, Unit};

/// An atom: the hash of one property. 0 where there is no such word.
pub type Atom = u64;

/// Spreads the bits of a number over all of its places.
#[inline]
pub const fn spread(value: u64) -> u64 {
    let value = (value ^ (value >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let value = (value ^ (value >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    value ^ (value >> 32)
}

/// The key of a feature: of its template and up to three atoms.
#[inline]
pub const fn key(template: u64, a: Atom, b: Atom, c: Atom) -> u64 {
    let sum = template
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .wrapping_add(a)
        .wrapping_add(b.rotate_left(21))
        .wrapping_add(c.rotate_left(43));
    let mixed = (sum ^ (sum >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed ^ (mixed >> 32)
}

const BASIS: u64 = 0xCBF2_9CE4_8422_2325;

#[inline]
fn step(hash: u64, value: u32) -> u64 {
    (hash ^ value as u64).wrapping_mul(0x0000_0100_0000_01B3)
}

/// The atoms of one unit.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// The word in lower case, its digits as 0.
    pub lower: Atom,
    /// The class of the word in the model, or its last letters where it has none.
    pub class: Atom,
    /// Runs of capitals, small letters, digits, and other signs, and the style of the sentence.
    pub shape: Atom,
    /// The first letter, the first two, the first three, in lower case.
    pub prefixes: [Atom; 3],
    /// The last two, three and four letters, in lower case.
    pub suffixes: [Atom; 3],
    /// Whether the unit is a name that was folded.
    pub fold: Fold,
    /// Whether the word has neither capitals nor digits.
    pub plain: bool,
}

/// How the sentence is written: 0 plain, 1 Every Word Capitalised, 2 ALL CAPITALS; plus 3 where no full stop ends it.
pub fn style(units: &[Unit<'_>]) -> u8 {
    let (mut words, mut capitalised, mut capitals) = (0, 0, 0);
    for unit in units {
        // Short words stay small in a headline, and names tell nothing.
        if unit.fold != Fold::Word || unit.form.len() < 4 || !unit.form.is_ascii() {
            continue;
        }
        let bytes = unit.form.as_bytes();
        if !bytes[0].is_ascii_alphabetic() {
            continue;
        }
        words += 1;
        if bytes[0].is_ascii_uppercase() {
            capitalised += 1;
            capitals += usize::from(!bytes.iter().any(u8::is_ascii_lowercase));
        }
    }
    let open = units
        .last()
        .is_none_or(|unit| !matches!(unit.form, "." | "?" | "!" | "\"" | "”" | "’" | "'" | ")"));
    let written = if words > 0 && capitals * 10 >= words * 7 {
        2
    } else if words > 0 && capitalised * 10 >= words * 7 {
        1
    } else {
        0
    };
    written + 3 * u8::from(open)
}

impl Word {
    /// Reads a unit of a sentence written in `style`.
    pub fn new(unit: &Unit<'_>, style: u8, model: &Model<'_>) -> Word {
        let mut word = Word::spelled(unit, style);
        word.class = match unit.fold {
            Fold::Word => match model.classes.get(word.lower) {
                Some(class) => spread(5000 + class as u64),
                None => word.suffixes[0],
            },
            fold => spread(4000 + fold as u64),
        };
        word
    }

    /// Reads all but the class.
    pub fn spelled(unit: &Unit<'_>, style: u8) -> Word {
        // Of a name of several words the last one is read, for it is mostly the head.
        let form = match unit.fold {
            Fold::Word => unit.form,
            _ => unit.form.split_whitespace().next_back().unwrap_or(""),
        };
        let mut word = Word {
            fold: unit.fold,
            plain: unit.fold == Fold::Word,
            ..Word::default()
        };
        let mut hash = BASIS;
        let mut shape = BASIS;
        let mut last_class = 0;
        let mut letters: [u32; 4] = [0; 4];
        for (index, c) in form.chars().enumerate() {
            let (class, lower) = match c {
                'a'..='z' => (1, c as u32),
                'A'..='Z' => (2, c.to_ascii_lowercase() as u32),
                '0'..='9' => (3, '0' as u32),
                '’' => (4, '\'' as u32),
                _ if c.is_ascii() => (c as u32, c as u32),
                _ if c.is_uppercase() => (2, c.to_lowercase().next().unwrap_or(c) as u32),
                _ if c.is_alphabetic() => (1, c as u32),
                _ => (c as u32, c as u32),
            };
            word.plain &= !matches!(class, 2 | 3);
            hash = step(hash, lower);
            if index < 3 {
                word.prefixes[index] = spread(hash.wrapping_add(1));
            }
            letters = [letters[1], letters[2], letters[3], lower];
            if class != last_class {
                shape = step(shape, class);
                last_class = class;
            }
        }
        word.lower = spread(hash);
        word.shape = spread(step(shape, style as u32 + 7));
        let two = step(step(BASIS, letters[3]), letters[2]);
        let three = step(two, letters[1]);
        word.suffixes = [spread(two), spread(three), spread(step(three, letters[0]))];
        word
    }
}

/// The atom of the lower-case form of a word.
pub fn lexical(form: &str) -> Atom {
    Word::spelled(&Unit::word(form), 0).lower
}
