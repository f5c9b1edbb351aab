//! Names: what they stand for, and where a text has them.
//!
//! Takes the tables of `seeds/gazetteer` and a user's own, and a text; gives a [`Hit`] for each name in it. It rests on a fact
//! about English: a name begins and ends at the edge of a word, and its capitals are part of it ("US", "us").
//!
//! ```
//! use paraph::Span;
//! use paraph::gazetteer::{EntityType, Gazetteer, NewEntry};
//! let gazetteer = Gazetteer::builder()
//!     .with_builtin(false)
//!     .entry(NewEntry::new("RUR", "Ruritania", EntityType::Country).adjective("Ruritanian"))
//!     .entry(NewEntry::new("BOR", "Borduria", EntityType::Country).adjective("Bordurian"))
//!     .build()?;
//! let text = "A Ruritanian-Bordurian pact";
//! let mut hits = Vec::new();
//! gazetteer.hits(text, Span::new(0, text.len()), &mut hits);
//! let found: Vec<_> = hits.iter().map(|hit| hit.span.of(text)).collect();
//! assert_eq!(found, ["Ruritanian", "Bordurian"]);
//! # Ok::<(), paraph::LoadErrors>(())
//! ```
//!
//! # What counts as a name in a text
//!
//! - It starts where the character before is no letter or digit and ends where the character after is none. Hyphens, dashes and
//!   apostrophes are no letters: "Japan-US" has Japan and US, "Japan's" has Japan. A name that ends with a full stop ("U.S.") may be
//!   followed by anything.
//! - For each word start, the longest name that ends so. A name that starts inside an earlier one is given too; which of them
//!   counts is for the reader of the hits to decide.
//! - Case must agree, except that a small letter at the start of a word may be a capital ("Law Of The Sea"), that the letter after
//!   a hyphen may be either ("Non-proliferation"), and that a name with small letters and more than four letters may be all in
//!   capitals ("JAPAN"). In a line that is all capitals, names of four letters may be so too ("IRAN").
//! - A line is all capitals when it has three words with capitals or more and no small letter; it is looked at inside of the
//!   given range. There an acronym that is also a common word ("US", "WHO", "IT") is not reported.
//! - Accents, the shape of apostrophes, and hyphen or en dash make no difference, in the table or in the text. Only a name that
//!   would be a common word without its accent needs it ("Mal\u{e9}").
//! - Any run of up to 100 spaces, with one line break at most, counts as one space.

mod assemble;
mod beginnings;
mod builder;
mod bytes;
mod check;
mod date;
mod entry;
mod flags;
mod fold;
mod kind;
mod matcher;
mod new_entry;
mod numbering;
mod plain;
mod spelling;
mod starts;
mod suggest;
mod table;
mod text;
mod token;
mod words;

use std::fmt;
use std::sync::Arc;

use once_cell::sync::Lazy;

pub use builder::{Checked, GazetteerBuilder};
pub use bytes::SavedError;
pub use date::PartialDate;
pub use entry::{Entry, EntryId, Term};
pub use kind::{
    AgreementKind, BodyKind, CountryKind, EntityType, Field, NameForm, Spelling, TableKind,
};
pub use new_entry::NewEntry;

use crate::span::Span;

/// The built-in tables, in the order in which their faults would be told.
const BUILT_IN: &[(TableKind, &str, &str)] = &[
    (
        TableKind::Countries,
        "countries.tsv",
        include_str!("../../seeds/gazetteer/countries.tsv"),
    ),
    (
        TableKind::Bodies,
        "bodies.tsv",
        include_str!("../../seeds/gazetteer/bodies.tsv"),
    ),
    (
        TableKind::Bodies,
        "bodies-generated.tsv",
        include_str!("../../seeds/gazetteer/bodies-generated.tsv"),
    ),
    (
        TableKind::Organisations,
        "organisations.tsv",
        include_str!("../../seeds/gazetteer/organisations.tsv"),
    ),
    (
        TableKind::Organisations,
        "organisations-generated.tsv",
        include_str!("../../seeds/gazetteer/organisations-generated.tsv"),
    ),
    (
        TableKind::People,
        "people.tsv",
        include_str!("../../seeds/gazetteer/people.tsv"),
    ),
    (
        TableKind::People,
        "people-early.tsv",
        include_str!("../../seeds/gazetteer/people-early.tsv"),
    ),
    (
        TableKind::People,
        "people-historic.tsv",
        include_str!("../../seeds/gazetteer/people-historic.tsv"),
    ),
    (
        TableKind::People,
        "people-generated.tsv",
        include_str!("../../seeds/gazetteer/people-generated.tsv"),
    ),
    (
        TableKind::Agreements,
        "agreements.tsv",
        include_str!("../../seeds/gazetteer/agreements.tsv"),
    ),
    (
        TableKind::Places,
        "places.tsv",
        include_str!("../../seeds/gazetteer/places.tsv"),
    ),
];

/// The invented states of the rules' examples.
const INVENTED: (&str, &str) = (
    "invented.tsv",
    include_str!("../../seeds/gazetteer/invented.tsv"),
);

/// The number of a name in one gazetteer. Names are numbered in the order of their letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(pub(crate) u32);

impl NameId {
    /// The number, from 0, less than the number of names.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl fmt::Debug for NameId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "name {}", self.0)
    }
}

/// One thing that a name stands for, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sense {
    /// The entry.
    pub entry: EntryId,
    /// Whether the name is its name, its adjective, its capital, ...
    pub form: NameForm,
}

/// A name in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hit {
    /// Where it stands.
    pub span: Span,
    /// Which name it is.
    pub name: NameId,
    /// How the text writes it.
    pub spelling: Spelling,
}

/// Names and what they stand for. Cheap to clone; made once and shared by threads.
#[derive(Clone)]
pub struct Gazetteer(Arc<Inner>);

#[derive(Clone, Default)]
struct Inner {
    texts: text::Texts,
    types: Vec<EntityType>,
    /// The records of entries, one after another; see `entry`.
    records: Vec<u32>,
    /// Where the record of each entry starts, and the end.
    record_starts: Vec<u32>,
    names: Vec<Row>,
    /// Where the senses of each name start, and the end.
    sense_starts: Vec<u32>,
    senses: Vec<Sense>,
    beginnings: beginnings::Beginnings,
}

/// A name: where its text starts, its length and its flags, in one number so that a hit reads memory once.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Row(u64);

impl Row {
    fn new(start: usize, length: usize, flags: u8) -> Row {
        Row(start as u64 | (length as u64) << 32 | u64::from(flags) << 56)
    }

    fn start(self) -> usize {
        (self.0 & 0xffff_ffff) as usize
    }

    fn len(self) -> usize {
        (self.0 >> 32 & 0xff_ffff) as usize
    }

    fn flags(self) -> u8 {
        (self.0 >> 56) as u8
    }
}

impl Inner {
    fn name_text(&self, name: NameId) -> &str {
        let row = self.names[name.index()];
        self.texts.slice(row.start(), row.len())
    }
}

impl Gazetteer {
    fn new(inner: Inner) -> Self {
        Gazetteer(Arc::new(inner))
    }

    /// The built-in tables, made at the first call.
    pub fn builtin() -> &'static Self {
        static BUILTIN: Lazy<Gazetteer> = Lazy::new(|| match GazetteerBuilder::new().build() {
            Ok(gazetteer) => gazetteer,
            // The tables are part of the crate, and a test loads them.
            Err(faults) => panic!("the built-in tables have faults:\n{faults}"),
        });
        &BUILTIN
    }

    /// A builder that holds the built-in tables.
    pub fn builder() -> GazetteerBuilder {
        GazetteerBuilder::new()
    }

    /// Finds the names in `within`, in the order of where they start, and adds them to `out`.
    ///
    /// What counts as a name is said in the [module's documentation](self). The characters before and after `within` are looked
    /// at, so that a word that is cut by its ends is no name.
    ///
    /// Time is linear in the length of `within`: each word start costs at most the words and signs of the longest name, which has
    /// 512 bytes at most, and the names that differ only in their capitals, of which there are 64 at most.
    ///
    /// # Panics
    ///
    /// When `within` was not made from `text`: it lies outside of it, or cuts a character.
    pub fn hits(&self, text: &str, within: Span, out: &mut Vec<Hit>) {
        // Both ends are checked here, once.
        let _ = within.of(text);
        self.0.hits(text, within, out);
    }

    /// What a name stands for, in the order of forms and ids. Several entries: the name is ambiguous.
    ///
    /// # Panics
    ///
    /// When the name is not of this gazetteer.
    pub fn senses(&self, name: NameId) -> &[Sense] {
        let starts = &self.0.sense_starts;
        &self.0.senses[starts[name.index()] as usize..starts[name.index() + 1] as usize]
    }

    /// The name as the table has it. Of spellings that differ only in accents and signs, the one with more of them.
    ///
    /// # Panics
    ///
    /// When the name is not of this gazetteer.
    pub fn name_text(&self, name: NameId) -> &str {
        self.0.name_text(name)
    }

    /// The number of names.
    pub fn name_count(&self) -> usize {
        self.0.names.len()
    }

    /// All names.
    pub fn names(&self) -> impl ExactSizeIterator<Item = NameId> + use<> {
        (0..self.0.names.len() as u32).map(NameId)
    }

    /// The names that stand for several entries.
    pub fn ambiguous(&self) -> impl Iterator<Item = NameId> + '_ {
        self.names().filter(|&name| {
            let senses = self.senses(name);
            senses.iter().any(|sense| sense.entry != senses[0].entry)
        })
    }

    /// An entry.
    ///
    /// # Panics
    ///
    /// Here or when it is looked at, when the entry is not of this gazetteer.
    pub fn entry(&self, entry: EntryId) -> Entry<'_> {
        Entry {
            inner: &self.0,
            number: entry,
        }
    }

    /// The entry with this id: `JPN`, `african-union`.
    pub fn by_id(&self, id: &str) -> Option<EntryId> {
        let (mut low, mut high) = (0, self.entry_count() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.entry(EntryId(middle)).id().cmp(id) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(EntryId(middle)),
            }
        }
        None
    }

    /// The number of entries.
    pub fn entry_count(&self) -> usize {
        self.0.record_starts.len() - 1
    }

    /// All entries, in the order of their ids.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = Entry<'_>> {
        (0..self.entry_count() as u32).map(|number| self.entry(EntryId(number)))
    }

    /// Bytes of memory that it takes.
    pub fn memory_usage(&self) -> usize {
        let inner = &*self.0;
        inner.texts.bytes.len()
            + 4 * inner.texts.ends.len()
            + 4 * (inner.records.len() + inner.record_starts.len())
            + 8 * inner.names.len()
            + 4 * inner.sense_starts.len()
            + size_of::<Sense>() * inner.senses.len()
            + inner.beginnings.moves.len()
            + 8 * (inner.beginnings.slots.len() + inner.beginnings.starts.len())
    }
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Gazetteer({} entries, {} names)",
            self.entry_count(),
            self.name_count()
        )
    }
}
