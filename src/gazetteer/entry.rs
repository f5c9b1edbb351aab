//! What the tables say about one entry.

use std::fmt;

use super::Inner;
use super::date::PartialDate;
use super::kind::{AgreementKind, BodyKind, CountryKind, EntityType, Field};
use super::table::What;
use super::text::TextId;

/// The number of an entry in one gazetteer. Entries are numbered in the order of their ids.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub(super) u32);

impl EntryId {
    /// The number, from 0, less than the number of entries.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl fmt::Debug for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "entry {}", self.0)
    }
}

/// The words of a record before its lists: id, name, type with kind and field.
pub(super) const HEAD: usize = 3;

/// The words of one term of office: title, of, from, until.
pub(super) const TERM: usize = 4;

pub(super) fn meta(entity_type: u16, kind: u8, field: u8) -> u32 {
    u32::from(entity_type) | u32::from(kind) << 16 | u32::from(field) << 24
}

/// The first word of a list in a record.
pub(super) fn list_head(what: What, words: usize) -> u32 {
    (what as u32) << 24 | words as u32
}

/// One entry of a gazetteer: a state, an organisation, a person, an agreement, ... A cheap view, copied freely.
///
/// ```
/// use paraph::gazetteer::{EntityType, Gazetteer, NewEntry};
/// let gazetteer = Gazetteer::builder()
///     .with_builtin(false)
///     .entry(NewEntry::new("RUR", "Ruritania", EntityType::Country).adjective("Ruritanian").capital("Strelsau"))
///     .build()?;
/// let ruritania = gazetteer.entry(gazetteer.by_id("RUR").unwrap());
/// assert_eq!(ruritania.name(), "Ruritania");
/// assert_eq!(ruritania.adjectives().collect::<Vec<_>>(), ["Ruritanian"]);
/// # Ok::<(), paraph::LoadErrors>(())
/// ```
#[derive(Clone, Copy)]
pub struct Entry<'g> {
    pub(super) inner: &'g Inner,
    pub(super) number: EntryId,
}

impl<'g> Entry<'g> {
    fn record(self) -> &'g [u32] {
        let index = self.number.index();
        let starts = &self.inner.record_starts;
        &self.inner.records[starts[index] as usize..starts[index + 1] as usize]
    }

    fn list(self, what: What) -> &'g [u32] {
        let mut rest = &self.record()[HEAD..];
        while let [head, after @ ..] = rest {
            let (words, next) = after.split_at((head & 0xff_ffff) as usize);
            if head >> 24 == what as u32 {
                return words;
            }
            rest = next;
        }
        &[]
    }

    fn texts(self, what: What) -> impl ExactSizeIterator<Item = &'g str> + 'g {
        self.list(what)
            .iter()
            .map(move |&text| self.inner.texts.get(TextId(text)))
    }

    fn entries(self, what: What) -> impl ExactSizeIterator<Item = EntryId> + 'g {
        self.list(what).iter().map(|&entry| EntryId(entry))
    }

    fn date(self, what: What) -> Option<PartialDate> {
        self.list(what)
            .first()
            .and_then(|&packed| PartialDate::unpacked(packed))
    }

    fn kind_number(self) -> usize {
        (self.record()[2] >> 16 & 0xff) as usize
    }

    /// The number in this gazetteer.
    pub fn entry_id(self) -> EntryId {
        self.number
    }

    /// The id in the table: `JPN`, `african-union`.
    pub fn id(self) -> &'g str {
        self.inner.texts.get(TextId(self.record()[0]))
    }

    /// The name that the output uses.
    pub fn name(self) -> &'g str {
        self.inner.texts.get(TextId(self.record()[1]))
    }

    /// What the entry is.
    pub fn entity_type(self) -> &'g EntityType {
        &self.inner.types[(self.record()[2] & 0xffff) as usize]
    }

    /// Other names and acronyms, in the order of the table.
    pub fn aliases(self) -> impl ExactSizeIterator<Item = &'g str> + 'g {
        self.texts(What::Alias)
    }

    /// The adjectives of a state: Japanese.
    pub fn adjectives(self) -> impl ExactSizeIterator<Item = &'g str> + 'g {
        self.texts(What::Adjective)
    }

    /// The words for the people of a state: Filipino, Filipinos.
    pub fn people(self) -> impl ExactSizeIterator<Item = &'g str> + 'g {
        self.texts(What::People)
    }

    /// The names of the capital of a state, the official one first.
    pub fn capitals(self) -> impl ExactSizeIterator<Item = &'g str> + 'g {
        self.texts(What::Capital)
    }

    /// The seats of government that stand for a state: Kremlin.
    pub fn seats(self) -> impl ExactSizeIterator<Item = &'g str> + 'g {
        self.texts(What::Seat)
    }

    /// The names of the parliament of a state.
    pub fn legislatures(self) -> impl ExactSizeIterator<Item = &'g str> + 'g {
        self.texts(What::Legislature)
    }

    /// Common nouns that a text may use for the entry: "kingdom", "island nation".
    pub fn descriptors(self) -> impl ExactSizeIterator<Item = &'g str> + 'g {
        self.texts(What::Descriptor)
    }

    /// What the entry belongs to: the state of a body or a place, the organisation of an organ, where a group operates.
    pub fn of(self) -> impl ExactSizeIterator<Item = EntryId> + 'g {
        self.entries(What::Of)
    }

    /// The members of an organisation or group, as far as the table gives them.
    pub fn members(self) -> impl ExactSizeIterator<Item = EntryId> + 'g {
        self.entries(What::Member)
    }

    /// The states of today that followed a former state.
    pub fn successors(self) -> impl ExactSizeIterator<Item = EntryId> + 'g {
        self.entries(What::Successor)
    }

    /// The main parties of an agreement. Empty where there are many.
    pub fn parties(self) -> impl ExactSizeIterator<Item = EntryId> + 'g {
        self.entries(What::Party)
    }

    /// The agreement that this one belongs to: a protocol to a convention.
    pub fn part_of(self) -> Option<EntryId> {
        self.entries(What::PartOf).next()
    }

    /// The kind of a state or territory; `None` for anything else.
    pub fn country_kind(self) -> Option<CountryKind> {
        CountryKind::ALL
            .get(self.kind_number().wrapping_sub(1))
            .copied()
            .filter(|_| self.entity_type().is_state())
    }

    /// The kind of a body; `None` for anything else, and for organs of organisations.
    pub fn body_kind(self) -> Option<BodyKind> {
        let body = *self.entity_type() == EntityType::Body;
        BodyKind::ALL
            .get(self.kind_number().wrapping_sub(1))
            .copied()
            .filter(|_| body)
    }

    /// Whether an agreement is one or a name shared by many; `None` for anything else.
    pub fn agreement_kind(self) -> Option<AgreementKind> {
        let agreement = *self.entity_type() == EntityType::Agreement;
        AgreementKind::ALL
            .get(self.kind_number().wrapping_sub(1))
            .copied()
            .filter(|_| agreement)
    }

    /// What an agreement is about.
    pub fn field(self) -> Option<Field> {
        Field::ALL
            .get(((self.record()[2] >> 24) as usize).wrapping_sub(1))
            .copied()
    }

    /// When a state began.
    pub fn from(self) -> Option<PartialDate> {
        self.date(What::From)
    }

    /// When a state ended.
    pub fn until(self) -> Option<PartialDate> {
        self.date(What::Until)
    }

    /// When an agreement was signed.
    pub fn signed(self) -> Option<PartialDate> {
        self.date(What::Signed)
    }

    /// When an agreement entered into force.
    pub fn in_force(self) -> Option<PartialDate> {
        self.date(What::InForce)
    }

    /// When an agreement ended.
    pub fn ended(self) -> Option<PartialDate> {
        self.date(What::Ended)
    }

    /// The offices of a person, in the order of the table.
    pub fn terms(self) -> impl ExactSizeIterator<Item = Term<'g>> + 'g {
        self.list(What::Term)
            .chunks_exact(TERM)
            .map(move |words| Term {
                title: self.inner.texts.get(TextId(words[0])),
                of: EntryId(words[1]),
                from: PartialDate::unpacked(words[2]),
                until: PartialDate::unpacked(words[3]),
            })
    }

    /// The offices that a person held on a date. A date without a day counts as any day in it.
    pub fn terms_at(self, date: PartialDate) -> impl Iterator<Item = Term<'g>> + 'g {
        self.terms().filter(move |term| term.holds_at(date))
    }

    /// The office that a person held on a date; of several, the one that began last, then the one that the table names first.
    pub fn term_at(self, date: PartialDate) -> Option<Term<'g>> {
        self.terms_at(date).reduce(|best, term| {
            let later = match (best.from, term.from) {
                (Some(best), Some(term)) => best.compare(term).is_lt(),
                (best, term) => best.is_none() && term.is_some(),
            };
            if later { term } else { best }
        })
    }
}

impl fmt::Debug for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ({})", self.id(), self.name(), self.entity_type())
    }
}

/// A term of office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Term<'g> {
    /// The title, in English: "Foreign Minister".
    pub title: &'g str,
    /// The state or organisation.
    pub of: EntryId,
    /// When it began, if known.
    pub from: Option<PartialDate>,
    /// When it ended; `None` when it has not or when that is not known.
    pub until: Option<PartialDate>,
}

impl Term<'_> {
    /// Whether the office was held on this date, or at some time in it when it is a year or a month.
    pub fn holds_at(&self, date: PartialDate) -> bool {
        self.from.is_none_or(|from| from.compare(date).is_le())
            && self.until.is_none_or(|until| until.compare(date).is_ge())
    }
}
