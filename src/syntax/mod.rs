//! Syntax: the words of a sentence in, a tag, a head and a grammatical function each out.
//!
//! Takes units, each a word or a name folded into one, and gives a dependency tree: in *[Foreign Minister Kamikawa] will sign
//! the [Reciprocal Access Agreement]* the first unit is the `nsubj` of *sign*, the last its `dobj`. Rests on a fact of
//! English: who does what to whom is shown by the order of the words and by closed-class words, and both can be learnt
//! from parsed text. A tagger ([`tagger`]) and a transition-based parser ([`parser`]) with whole-number weights do it; the weights are
//! embedded in the crate (`seeds/syntax/english.model`). The same units give the same tree on every machine.

use once_cell::sync::Lazy;

pub mod fronted;
pub mod model;
pub mod parser;
pub mod tag;
pub mod tagger;
pub mod word;

pub use model::ModelError;
pub use tag::{Label, Tag};

/// Sentences longer than this are parsed in pieces, each with its own root.
pub const LONGEST: usize = 256;

/// What a unit is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Fold {
    /// A word or a punctuation mark.
    #[default]
    Word,
    /// A name, of one word or more, that stands for one thing: it is tagged `NNP`.
    Name,
    /// A name in the plural (*the Maldives*, *Japanese*): it is tagged `NNPS`.
    PluralName,
}

/// A word as the parser takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit<'a> {
    /// The text. Of a name of several words the last one is read.
    pub form: &'a str,
    /// Whether it is a folded name.
    pub fold: Fold,
}

impl<'a> Unit<'a> {
    /// A word that is not folded.
    pub const fn word(form: &'a str) -> Self {
        Unit {
            form,
            fold: Fold::Word,
        }
    }

    /// A name folded into one unit.
    pub const fn name(form: &'a str) -> Self {
        Unit {
            form,
            fold: Fold::Name,
        }
    }
}

/// A dependency tree, or several side by side: entry `i` of each list belongs to unit `i`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The parts of speech.
    pub tags: Vec<Tag>,
    /// The index of the head; of a root its own.
    pub heads: Vec<u32>,
    /// The function of the unit for its head.
    pub labels: Vec<Label>,
}

impl Tree {
    /// Forgets everything and keeps the memory.
    pub fn clear(&mut self) {
        self.tags.clear();
        self.heads.clear();
        self.labels.clear();
    }

    /// The number of units.
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// Whether there are no units.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    /// The head of a unit, or nothing for a root.
    pub fn head(&self, at: usize) -> Option<usize> {
        let head = *self.heads.get(at)? as usize;
        (head != at).then_some(head)
    }

    /// Hangs a phrase that was parsed by itself onto the clause behind it.
    fn front(&mut self, clause: usize) {
        let Some(main) = (clause..self.len()).find(|at| self.head(*at).is_none()) else {
            return;
        };
        for at in 0..clause {
            if self.head(at).is_some() {
                continue;
            }
            self.heads[at] = main as u32;
            self.labels[at] = match self.tags[at] {
                Tag::In | Tag::To => Label::Prep,
                tag if tag.is_verb() => Label::Advcl,
                tag if tag.is_adverb() => Label::Advmod,
                tag if tag.is_punctuation() => Label::Punct,
                _ => Label::Npadvmod,
            };
        }
    }
}

/// Memory that is used again from sentence to sentence, and what the tagger left for the parser.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    words: Vec<word::Word>,
    tags: Vec<Tag>,
    /// The style of each piece.
    styles: Vec<u8>,
    state: parser::State,
}

impl Scratch {
    /// The tags of the units that were tagged last.
    pub fn tags(&self) -> &[Tag] {
        &self.tags
    }

    /// Puts another tag to a unit, of which the caller knows more.
    pub fn correct(&mut self, at: usize, tag: Tag) {
        if let Some(slot) = self.tags.get_mut(at) {
            *slot = tag;
        }
    }
}

/// A tagger and parser.
#[derive(Clone, Debug)]
pub struct Syntax<'a> {
    model: model::Model<'a>,
}

static ENGLISH: &[u8] = include_bytes!("../../seeds/syntax/english.model");

static BUILTIN: Lazy<Syntax<'static>> =
    Lazy::new(|| Syntax::from_bytes(ENGLISH).expect("the embedded model is tested to be readable"));

impl Syntax<'static> {
    /// The model for English that is embedded in the crate.
    pub fn builtin() -> &'static Syntax<'static> {
        &BUILTIN
    }
}

impl<'a> Syntax<'a> {
    /// Reads a model in place.
    ///
    /// # Errors
    ///
    /// When the bytes are no model, one of another version, or damaged.
    pub fn from_bytes(bytes: &'a [u8]) -> Result<Self, ModelError> {
        Ok(Syntax {
            model: model::Model::read(bytes)?,
        })
    }

    /// Tags and parses the units of one sentence.
    ///
    /// Any units give a tree; the time is linear in their number. More than [`LONGEST`] units are parsed in pieces of so many.
    pub fn parse(&self, units: &[Unit<'_>], scratch: &mut Scratch, tree: &mut Tree) {
        self.tag(units, scratch);
        let fronted = fronted::end(units, scratch.tags());
        self.parse_tagged(None, fronted, scratch, tree);
    }

    /// Tags the units of one sentence: a third of the work, and for many sentences enough.
    pub fn tag(&self, units: &[Unit<'_>], scratch: &mut Scratch) {
        scratch.words.clear();
        scratch.tags.clear();
        scratch.styles.clear();
        for piece in units.chunks(LONGEST) {
            let style = word::style(piece);
            let start = scratch.words.len();
            scratch.words.extend(
                piece
                    .iter()
                    .map(|unit| word::Word::new(unit, style, &self.model)),
            );
            let words = tagger::Words {
                words: &scratch.words[start..],
                style,
            };
            words.tag(&self.model, &mut scratch.tags);
            scratch.styles.push(style);
        }
    }

    /// Parses the units that were tagged last, where the caller may know the tag of one of them better, and the last unit of a
    /// phrase that stands before the clause: nothing in the clause depends on a word of that phrase.
    pub fn parse_tagged(
        &self,
        known: Option<(usize, Tag)>,
        fronted: Option<usize>,
        scratch: &mut Scratch,
        tree: &mut Tree,
    ) {
        tree.clear();
        tree.tags.extend_from_slice(&scratch.tags);
        if let Some((at, tag)) = known
            && let Some(slot) = tree.tags.get_mut(at)
        {
            *slot = tag;
        }
        let pieces = scratch
            .words
            .chunks(LONGEST)
            .zip(tree.tags.chunks(LONGEST))
            .zip(&scratch.styles);
        for (number, ((words, tags), &style)) in pieces.enumerate() {
            let split = fronted.filter(|last| number == 0 && last + 1 < words.len());
            let split = split.map_or(0, |last| last + 1);
            for part in [0..split, split..words.len()] {
                if part.is_empty() {
                    continue;
                }
                scratch
                    .state
                    .start(&words[part.clone()], &tags[part], style);
                scratch.state.run(&self.model);
                scratch
                    .state
                    .finish(tree.heads.len() as u32, &mut tree.heads, &mut tree.labels);
            }
        }
        if let Some(last) = fronted {
            tree.front(last + 1);
        }
    }
}

#[cfg(test)]
mod tests;
