//! The tagger: words in, a Penn tag each out, from left to right.
//!
//! Rests on three facts: most words have one tag; the end and the shape of an unknown word show its class (*-ies*, *-ed*,
//! *Xx*); and the two tags before it and the words beside it decide the rest (*to ink a pact*, *in ink*). The averaged
//! perceptron after Collins (2002); words that have only one tag are not asked about.

use super::Fold;
use super::model::{Model, best};
use super::tag::Tag;
use super::word::{Atom, Word, key, spread};

/// The largest number of features of a word.
pub const FEATURES: usize = 36;

/// The words of a sentence, and how it is written.
pub struct Words<'a> {
    /// The words.
    pub words: &'a [Word],
    /// The style of the sentence.
    pub style: u8,
}

/// The atom of a tag; a folded name has its own.
#[inline]
pub const fn tag_atom(tag: Tag, fold: Fold) -> Atom {
    spread(tag as u64 + 1 + 64 * fold as u64)
}

/// The tag that the fold alone decides.
pub const fn forced(fold: Fold) -> Option<Tag> {
    match fold {
        Fold::Word => None,
        Fold::Name => Some(Tag::Nnp),
        Fold::PluralName => Some(Tag::Nnps),
    }
}

/// The word as its neighbours see it: of a folded name only that it is one.
#[inline]
fn seen(word: &Word) -> Atom {
    match word.fold {
        Fold::Word => word.lower,
        fold => spread(1000 + fold as u64),
    }
}

impl Words<'_> {
    /// The features of word `at`, after words with the tags `one` (just before it) and `two`.
    #[inline]
    pub fn features(&self, at: usize, one: Atom, two: Atom, out: &mut [u64; FEATURES]) -> usize {
        const EDGE: Atom = 77;
        let word = &self.words[at];
        let edge = Word {
            lower: EDGE,
            class: EDGE,
            shape: EDGE,
            suffixes: [EDGE; 3],
            ..Word::default()
        };
        let near = |offset: isize| {
            at.checked_add_signed(offset)
                .and_then(|i| self.words.get(i))
                .unwrap_or(&edge)
        };
        let (before, before2, after, after2) = (near(-1), near(-2), near(1), near(2));
        let style = self.style as u64;
        let list = [
            key(1, word.lower, 0, 0),
            key(2, word.lower, one, 0),
            key(3, word.lower, one, two),
            key(4, word.shape, 0, 0),
            key(5, word.suffixes[0], 0, 0),
            key(6, word.suffixes[1], 0, 0),
            key(7, word.suffixes[2], 0, 0),
            key(8, word.prefixes[0], word.shape, 0),
            key(9, word.prefixes[1], 0, 0),
            key(10, word.prefixes[2], 0, 0),
            key(11, one, 0, 0),
            key(12, one, two, 0),
            key(13, seen(before), word.lower, 0),
            key(14, word.lower, seen(after), 0),
            key(15, seen(before), 0, 0),
            key(16, seen(before2), 0, 0),
            key(17, seen(after), 0, 0),
            key(18, seen(after2), 0, 0),
            key(19, after.suffixes[1], word.suffixes[1], 0),
            key(20, before.suffixes[1], 0, 0),
            key(21, after.suffixes[1], 0, 0),
            key(22, after.shape, word.shape, 0),
            key(23, one, word.suffixes[1], 0),
            key(24, one, word.shape, seen(after)),
            key(25, word.lower, style + 1, 0),
            key(26, one, seen(after), style + 1),
            key(27, word.lower, word.shape, 0),
            key(28, word.class, one, 0),
            key(29, word.class, after.class, one),
            key(30, before.class, word.class, after.class),
            key(31, word.class, after.class, after2.class),
            key(32, before.lower, word.suffixes[0], 0),
            key(33, one, two, word.suffixes[0]),
            key(34, word.suffixes[1], after.class, 0),
            key(35, one, word.shape, word.class),
            key(36, one, after.class, after2.class),
        ];
        *out = list;
        list.len()
    }

    /// Adds the tag of each word.
    pub fn tag(&self, model: &Model<'_>, tags: &mut Vec<Tag>) {
        let (mut one, mut two) = (1, 1);
        let mut features = [0; FEATURES];
        for (at, word) in self.words.iter().enumerate() {
            let known = || {
                if word.plain {
                    model.words.get(word.lower).map(usize::from)
                } else {
                    None
                }
            };
            let tag = forced(word.fold).unwrap_or_else(|| {
                let number = known().unwrap_or_else(|| {
                    let count = self.features(at, one, two, &mut features);
                    let mut scores = [0; 64];
                    model.tagger.score(&features[..count], &mut scores);
                    best(&scores, Tag::ALL.len())
                });
                Tag::ALL.get(number).copied().unwrap_or_default()
            });
            tags.push(tag);
            two = one;
            one = tag_atom(tag, word.fold);
        }
    }
}
