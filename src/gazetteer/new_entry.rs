//! Entries that are made in Rust rather than in a table.

use super::kind::{EntityType, TableKind};
use super::table::{Draft, Item, What};

/// An entry to be added to a [`GazetteerBuilder`](super::GazetteerBuilder).
///
/// It is checked as a line of a table is; its faults have the file name "entries added in Rust" and its number, from 1, as line.
///
/// ```
/// use paraph::gazetteer::{EntityType, Gazetteer, NewEntry};
/// let line = NewEntry::new("blue-line", "Blue Line", EntityType::from("shipping_line")).alias("BLSC");
/// let gazetteer = Gazetteer::builder().with_builtin(false).entry(line).build()?;
/// let entry = gazetteer.entry(gazetteer.by_id("blue-line").unwrap());
/// assert_eq!(entry.entity_type().as_str(), "shipping_line");
/// # Ok::<(), paraph::LoadErrors>(())
/// ```
#[derive(Clone, Debug)]
pub struct NewEntry {
    items: Vec<(What, String)>,
}

impl NewEntry {
    /// An entry with its id, the name that the output uses, and its type.
    pub fn new(id: impl Into<String>, name: impl Into<String>, entity_type: EntityType) -> Self {
        NewEntry {
            items: vec![
                (What::Id, id.into()),
                (What::Name, name.into()),
                (What::Type, entity_type.as_str().to_string()),
            ],
        }
    }

    fn with(mut self, what: What, text: impl Into<String>) -> Self {
        self.items.push((what, text.into()));
        self
    }

    /// Another name.
    pub fn alias(self, alias: impl Into<String>) -> Self {
        self.with(What::Alias, alias)
    }

    /// An adjective of a state.
    pub fn adjective(self, adjective: impl Into<String>) -> Self {
        self.with(What::Adjective, adjective)
    }

    /// A word for the people of a state.
    pub fn people(self, people: impl Into<String>) -> Self {
        self.with(What::People, people)
    }

    /// A name of the capital of a state.
    pub fn capital(self, capital: impl Into<String>) -> Self {
        self.with(What::Capital, capital)
    }

    /// A seat of government.
    pub fn seat(self, seat: impl Into<String>) -> Self {
        self.with(What::Seat, seat)
    }

    /// A name of the parliament of a state.
    pub fn legislature(self, legislature: impl Into<String>) -> Self {
        self.with(What::Legislature, legislature)
    }

    /// A common noun that a text may use for the entry.
    pub fn descriptor(self, descriptor: impl Into<String>) -> Self {
        self.with(What::Descriptor, descriptor)
    }

    /// The kind, as the table of this type writes it: "former" for a state, "chamber" for a body, "type" for an agreement.
    pub fn kind(self, kind: impl Into<String>) -> Self {
        self.with(What::Kind, kind)
    }

    /// What an agreement is about, as the table writes it: "arms_control".
    pub fn field(self, field: impl Into<String>) -> Self {
        self.with(What::Field, field)
    }

    /// The id of what the entry belongs to.
    pub fn of(self, id: impl Into<String>) -> Self {
        self.with(What::Of, id)
    }

    /// The id of a member.
    pub fn member(self, id: impl Into<String>) -> Self {
        self.with(What::Member, id)
    }

    /// The id of a state that followed a former one.
    pub fn successor(self, id: impl Into<String>) -> Self {
        self.with(What::Successor, id)
    }

    /// The id of a main party of an agreement.
    pub fn party(self, id: impl Into<String>) -> Self {
        self.with(What::Party, id)
    }

    /// The id of the agreement that this one belongs to.
    pub fn part_of(self, id: impl Into<String>) -> Self {
        self.with(What::PartOf, id)
    }

    /// A term of office: title, id of the state or organisation, and dates as `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or empty.
    pub fn term(self, title: &str, of: &str, from: &str, until: &str) -> Self {
        self.with(What::Term, format!("{title};{of};{from};{until}"))
    }

    /// When an agreement was signed: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub fn signed(self, date: impl Into<String>) -> Self {
        self.with(What::Signed, date)
    }

    /// When an agreement entered into force.
    pub fn in_force(self, date: impl Into<String>) -> Self {
        self.with(What::InForce, date)
    }

    /// When an agreement ended.
    pub fn ended(self, date: impl Into<String>) -> Self {
        self.with(What::Ended, date)
    }

    pub(super) fn draft(&self, file: u32, line: u32) -> Draft<'_> {
        let items = self.items.iter().map(|(what, text)| Item {
            what: *what,
            column: 1,
            text: text.trim().into(),
        });
        Draft {
            table: TableKind::Names,
            file,
            line,
            items: items.collect(),
        }
    }
}
