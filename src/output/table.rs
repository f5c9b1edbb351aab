//! An extraction for people: one line a relation, and below it the sentences that say so, with marks under the words that count.
//!
//! `^` the trigger, `p` a party, `a` the agreement or object, `w` a person or body, `d` a date, `l` a place.

use std::collections::BTreeMap;
use std::fmt;

use crate::relation::{Evidence, Extraction, Relation, Role};

/// After this many characters a quotation goes on in the next line.
const WIDTH: usize = 96;

const BOLD: &str = "\x1b[1m";
const CYAN: &str = "\x1b[36m";
const PLAIN: &str = "\x1b[0m";

/// Prints an extraction with its evidence underlined.
///
/// Control characters of the text are not passed on: a terminal could take them for orders.
///
/// ```
/// use paraph::{Document, Extractor};
/// use paraph::output::Table;
///
/// let text = "Norway ratified the High Seas Treaty.";
/// let extraction = Extractor::builtin().extract_document(Document::new(text).id("oslo"));
/// let table = Table::new(text, &extraction).to_string();
/// let lines: Vec<&str> = table.lines().collect();
/// assert_eq!(lines[0], "oslo: 1 relation");
/// assert_eq!(lines[3], "    Norway ratified the High Seas Treaty.");
/// assert_eq!(lines[4], "    pppppp ^^^^^^^^     aaaaaaaaaaaaaaaa");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    text: &'a str,
    extraction: &'a Extraction,
    colour: bool,
}

impl<'a> Table<'a> {
    /// The table of an extraction and the text that it was made from.
    pub const fn new(text: &'a str, extraction: &'a Extraction) -> Self {
        Table {
            text,
            extraction,
            colour: false,
        }
    }

    /// Whether it is coloured by the escape sequences of terminals.
    pub const fn colour(mut self, colour: bool) -> Self {
        self.colour = colour;
        self
    }
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = self.extraction.id.as_deref().map(visible);
        let published = self.extraction.published.map(|date| date.to_string());
        let about: Vec<String> = id.into_iter().chain(published).collect();
        if !about.is_empty() {
            write!(f, "{}: ", about.join(", "))?;
        }
        let count = self.extraction.relations.len();
        writeln!(f, "{count} relation{}", if count == 1 { "" } else { "s" })?;
        for relation in &self.extraction.relations {
            writeln!(f, "\n{}", head(relation, self.colour))?;
            for evidence in &relation.evidence {
                quote(f, self.text, evidence, self.colour)?;
            }
        }
        for limit in &self.extraction.limits {
            writeln!(f, "\n! {limit}")?;
        }
        writeln!(f)
    }
}

fn visible(text: &str) -> String {
    text.chars().map(visible_char).collect()
}

fn visible_char(c: char) -> char {
    match c {
        c if c.is_whitespace() => ' ',
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

fn head(relation: &Relation, colour: bool) -> String {
    let line = visible(&relation.to_string());
    let line = if colour {
        format!("{BOLD}{line}{PLAIN}")
    } else {
        line
    };
    let mut head = format!("{:<3} {} {line}", relation.id, relation.grade);
    if !relation.bodies.is_empty() {
        let bodies: Vec<String> = relation
            .bodies
            .iter()
            .map(|body| visible(&body.name))
            .collect();
        head += &format!("  [{}]", bodies.join(", "));
    }
    if let Some(source) = &relation.source {
        head += &format!("  says {}", visible(source));
    }
    head
}

/// Where a mark begins, where it ends and what it is.
fn marks(evidence: &Evidence) -> BTreeMap<usize, (usize, char)> {
    let mut marks = BTreeMap::new();
    for argument in &evidence.arguments {
        let mark = match argument.role {
            Role::Agent | Role::Counterparty => 'p',
            Role::Agreement | Role::Object => 'a',
            Role::Person | Role::Body => 'w',
            Role::Place => 'l',
            Role::Date => 'd',
        };
        marks
            .entry(argument.span.start)
            .or_insert((argument.span.end, mark));
    }
    marks.insert(evidence.trigger.start, (evidence.trigger.end, '^'));
    marks
}

/// The sentence, and under it marks below the words that prove it.
fn quote(f: &mut fmt::Formatter<'_>, text: &str, evidence: &Evidence, colour: bool) -> fmt::Result {
    let marks = marks(evidence);
    let mut line = String::new();
    let mut under = String::new();
    let mut width = 0;
    let mut current: Option<(usize, char)> = None;
    for (at, c) in evidence.span.of(text).char_indices() {
        let at = evidence.span.start + at;
        if let Some(mark) = marks.get(&at) {
            current = Some(*mark);
        }
        if current.is_some_and(|(end, _)| at >= end) {
            current = None;
        }
        if c.is_whitespace() && width >= WIDTH {
            quoted_line(f, &line, &under, colour)?;
            line.clear();
            under.clear();
            width = 0;
            continue;
        }
        line.push(visible_char(c));
        under.push(current.map_or(' ', |(_, mark)| mark));
        width += 1;
    }
    quoted_line(f, &line, &under, colour)
}

fn quoted_line(f: &mut fmt::Formatter<'_>, line: &str, under: &str, colour: bool) -> fmt::Result {
    writeln!(f, "    {}", line.trim_end())?;
    let under = under.trim_end();
    match (under.is_empty(), colour) {
        (true, _) => Ok(()),
        (false, true) => writeln!(f, "    {CYAN}{under}{PLAIN}"),
        (false, false) => writeln!(f, "    {under}"),
    }
}
