//! Reads name tables: tab-separated lines under a line with the names of the columns.
//!
//! Takes the text of a table, gives drafts of entries: items, each with the column that it stands in, so that a later fault can
//! say where. What is wrong with the shape of the table is told here; what is wrong with the content, in `builder`.

use std::borrow::Cow;

use super::kind::TableKind;
use super::suggest::did_you_mean;
use crate::error::{LoadError, LoadErrorKind};

/// What an item of a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(super) enum What {
    Id = 1,
    Name,
    Alias,
    Adjective,
    People,
    Capital,
    Seat,
    Legislature,
    Type,
    Kind,
    Field,
    Descriptor,
    Of,
    Member,
    Successor,
    Party,
    PartOf,
    Term,
    From,
    Until,
    Signed,
    InForce,
    Ended,
}

#[derive(Clone, Debug)]
pub(super) struct Item<'a> {
    pub(super) what: What,
    /// From 1, in characters.
    pub(super) column: u32,
    pub(super) text: Cow<'a, str>,
}

/// One line of a table, or one entry that was made in Rust.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    pub(super) table: TableKind,
    /// The number of the file among those of the builder.
    pub(super) file: u32,
    pub(super) line: u32,
    pub(super) items: Vec<Item<'a>>,
}

impl<'a> Draft<'a> {
    pub(super) fn first(&self, what: What) -> Option<&Item<'a>> {
        self.items.iter().find(|item| item.what == what)
    }
}

struct Column {
    name: &'static str,
    what: What,
    list: bool,
    required: bool,
}

const fn must(name: &'static str, what: What) -> Column {
    Column {
        name,
        what,
        list: false,
        required: true,
    }
}

const fn one(name: &'static str, what: What) -> Column {
    Column {
        name,
        what,
        list: false,
        required: false,
    }
}

const fn list(name: &'static str, what: What) -> Column {
    Column {
        name,
        what,
        list: true,
        required: false,
    }
}

const COUNTRIES: &[Column] = &[
    must("id", What::Id),
    must("name", What::Name),
    list("aliases", What::Alias),
    list("adjectives", What::Adjective),
    list("people", What::People),
    list("capital", What::Capital),
    list("seats", What::Seat),
    list("legislature", What::Legislature),
    must("kind", What::Kind),
    one("from", What::From),
    one("until", What::Until),
    list("now", What::Successor),
    list("descriptors", What::Descriptor),
];
const BODIES: &[Column] = &[
    must("id", What::Id),
    must("name", What::Name),
    list("aliases", What::Alias),
    must("of", What::Of),
    must("kind", What::Kind),
];
const ORGANISATIONS: &[Column] = &[
    must("id", What::Id),
    must("name", What::Name),
    list("aliases", What::Alias),
    must("type", What::Type),
    list("of", What::Of),
    list("members", What::Member),
    list("descriptors", What::Descriptor),
];
const PEOPLE: &[Column] = &[
    must("id", What::Id),
    must("name", What::Name),
    list("aliases", What::Alias),
    list("terms", What::Term),
];
const AGREEMENTS: &[Column] = &[
    must("id", What::Id),
    must("name", What::Name),
    list("aliases", What::Alias),
    must("kind", What::Kind),
    one("field", What::Field),
    list("parties", What::Party),
    one("signed", What::Signed),
    one("in_force", What::InForce),
    one("ended", What::Ended),
    one("part_of", What::PartOf),
];
const PLACES: &[Column] = &[
    must("id", What::Id),
    must("name", What::Name),
    list("aliases", What::Alias),
    list("of", What::Of),
];
const NAMES: &[Column] = &[
    must("id", What::Id),
    must("name", What::Name),
    list("aliases", What::Alias),
    must("type", What::Type),
    list("of", What::Of),
    list("descriptors", What::Descriptor),
];
const ALIASES: &[Column] = &[
    must("id", What::Id),
    Column {
        name: "aliases",
        what: What::Alias,
        list: true,
        required: true,
    },
];

fn columns(kind: TableKind) -> &'static [Column] {
    match kind {
        TableKind::Countries => COUNTRIES,
        TableKind::Bodies => BODIES,
        TableKind::Organisations => ORGANISATIONS,
        TableKind::People => PEOPLE,
        TableKind::Agreements => AGREEMENTS,
        TableKind::Places => PLACES,
        TableKind::Names => NAMES,
        TableKind::Aliases => ALIASES,
    }
}

/// The line with all the columns of a table.
pub(super) fn header(kind: TableKind) -> String {
    columns(kind)
        .iter()
        .map(|column| column.name)
        .collect::<Vec<_>>()
        .join("\t")
}

/// Where a fault is, while a table is read.
struct Faults<'f> {
    file: &'f str,
    out: &'f mut Vec<LoadError>,
}

impl Faults<'_> {
    fn tell(&mut self, line: usize, column: usize, kind: LoadErrorKind, message: String) {
        self.out
            .push(LoadError::new(self.file, line, column, kind, message));
    }
}

/// Reads one table. Lines that are at fault give no draft.
pub(super) fn read<'a>(
    table: TableKind,
    file: u32,
    file_name: &str,
    tsv: &'a str,
    drafts: &mut Vec<Draft<'a>>,
    out: &mut Vec<LoadError>,
) {
    let mut faults = Faults {
        file: file_name,
        out,
    };
    let tsv = tsv.strip_prefix('\u{feff}').unwrap_or(tsv);
    let mut header: Option<Vec<Option<&Column>>> = None;
    for (index, line) in tsv.split('\n').enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let number = index + 1;
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        match &header {
            None => header = Some(read_header(table, line, number, &mut faults)),
            Some(header) => {
                drafts.extend(read_line(table, file, header, line, number, &mut faults))
            }
        }
    }
    if header.is_none() {
        let wanted: Vec<_> = columns(table).iter().map(|column| column.name).collect();
        let message = format!(
            "the table has no line with the names of its columns; write: {}",
            wanted.join(", ")
        );
        faults.tell(1, 1, LoadErrorKind::Column, message);
    }
}

fn read_header(
    table: TableKind,
    line: &str,
    number: usize,
    faults: &mut Faults<'_>,
) -> Vec<Option<&'static Column>> {
    let known = columns(table);
    let mut header: Vec<Option<&'static Column>> = Vec::new();
    let mut column = 1;
    for field in line.split('\t') {
        let name = field.trim();
        let found = known.iter().find(|known| known.name == name);
        match found {
            None => {
                let names = known.iter().map(|known| known.name);
                let help = did_you_mean(name, names.clone()).unwrap_or_else(|| {
                    format!("the columns are {}", names.collect::<Vec<_>>().join(", "))
                });
                let message = format!("there is no column \"{name}\"; {help}");
                faults.tell(number, column, LoadErrorKind::Column, message);
            }
            Some(found) if header.iter().flatten().any(|seen| seen.name == found.name) => {
                let message =
                    format!("the column \"{name}\" stands here a second time; remove one");
                faults.tell(number, column, LoadErrorKind::Column, message);
            }
            Some(_) => {}
        }
        header.push(found);
        column += field.chars().count() + 1;
    }
    for wanted in known.iter().filter(|column| column.required) {
        if !header.iter().flatten().any(|seen| seen.name == wanted.name) {
            let message = format!(
                "the column \"{}\" is missing; add it to this line and to each line below",
                wanted.name
            );
            faults.tell(number, 1, LoadErrorKind::Column, message);
        }
    }
    header
}

fn read_line<'a>(
    table: TableKind,
    file: u32,
    header: &[Option<&'static Column>],
    line: &'a str,
    number: usize,
    faults: &mut Faults<'_>,
) -> Option<Draft<'a>> {
    let count = line.split('\t').count();
    if count != header.len() {
        let message = format!(
            "the line has {count} fields where the table has {} columns; separate fields by one tab and leave empty ones empty",
            header.len()
        );
        faults.tell(number, 1, LoadErrorKind::Syntax, message);
        return None;
    }
    let mut items = Vec::new();
    let mut start = 1;
    for (field, column) in line.split('\t').zip(header) {
        if let Some(column) = column {
            read_field(column, field, start, number, &mut items, faults);
        }
        start += field.chars().count() + 1;
    }
    Some(Draft {
        table,
        file,
        line: number as u32,
        items,
    })
}

fn read_field<'a>(
    column: &Column,
    field: &'a str,
    start: usize,
    number: usize,
    items: &mut Vec<Item<'a>>,
    faults: &mut Faults<'_>,
) {
    let name = column.name;
    if field.trim().is_empty() {
        if column.required {
            let message = format!("the field \"{name}\" is empty; it must be filled");
            faults.tell(number, start, LoadErrorKind::Empty, message);
        }
        return;
    }
    let trimmed = field.trim();
    if trimmed.len() > 1 && trimmed.starts_with('"') && trimmed.ends_with('"') {
        let message =
            format!("the field \"{name}\" is in quotation marks; save the table without them");
        faults.tell(number, start, LoadErrorKind::Syntax, message);
        return;
    }
    if !column.list {
        if let Some(bar) = field.find('|') {
            let message =
                format!("the field \"{name}\" holds one value and no list; remove the \"|\"");
            faults.tell(
                number,
                start + field[..bar].chars().count(),
                LoadErrorKind::Syntax,
                message,
            );
        }
        items.push(Item {
            what: column.what,
            column: start as u32,
            text: trimmed.into(),
        });
        return;
    }
    let mut at = start;
    for part in field.split('|') {
        if part.trim().is_empty() {
            let message = format!("an empty value in the list \"{name}\"; remove one \"|\"");
            faults.tell(number, at, LoadErrorKind::Empty, message);
        } else {
            items.push(Item {
                what: column.what,
                column: at as u32,
                text: part.trim().into(),
            });
        }
        at += part.chars().count() + 1;
    }
}
