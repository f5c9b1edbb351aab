//! Standoff annotation for [brat](https://brat.nlplab.org/standoff.html): the text stays as it is, and a second file says what is where.
//!
//! Takes a text and its extraction; gives the content of the `.ann` file. Mentions become text-bound annotations, each piece of
//! evidence an event with its trigger and arguments, modality and polarity attributes of the event, and the id of what a mention
//! stands for a note. Brat counts characters, not bytes, and breaks a span at the ends of lines. [`configuration`] gives the
//! `annotation.conf` that brat needs beside them.
//!
//! ```
//! use paraph::Extractor;
//! use paraph::output::brat;
//!
//! let text = "Peru will ratify the Lima Convention.";
//! let annotation = brat::annotation(text, &Extractor::builtin().extract(text));
//! assert!(annotation.starts_with("T1\tCountry 0 4\tPeru\n"));
//! assert!(annotation.contains("\tRatified 10 16\tratify\n"));
//! assert!(annotation.contains("Agent:T1"));
//! assert!(annotation.contains("\tModality E1 Planned\n"));
//! ```

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::gazetteer::EntityType;
use crate::relation::{Evidence, Extraction, Modality, Polarity, Relation, RelationKind, Role};
use crate::span::Span;

/// The content of the `.ann` file for a text.
///
/// # Panics
///
/// When the extraction was not made from `text`, so that its spans lie outside of it or cut characters.
pub fn annotation(text: &str, extraction: &Extraction) -> String {
    let mut writer = Writer {
        text,
        characters: Characters::of(text, extraction),
        out: String::new(),
        bound: BTreeMap::new(),
        notes: 0,
        events: 0,
        attributes: 0,
    };
    for mention in extraction.mentions() {
        let bound = writer.bound(label(mention.entity_type.as_str()), mention.span);
        writer.note(&bound, &mention.entity);
    }
    for relation in &extraction.relations {
        for evidence in &relation.evidence {
            writer.event(relation, evidence);
        }
    }
    writer.out
}

/// The `annotation.conf` for the built-in kinds and types and for those of your own.
pub fn configuration(kinds: &[RelationKind], types: &[EntityType]) -> String {
    let mut out = "[entities]\n".to_string();
    for entity in EntityType::BUILT_IN.iter().chain(types) {
        let _ = writeln!(out, "{}", label(entity.as_str()));
    }
    // What is neither a name nor a description of something that lasts.
    out += "Object\nDate\n\n[relations]\n\n[events]\n";
    let roles: Vec<String> = Role::ALL
        .iter()
        .map(|role| format!("{}*:<ENTITY>", label(role.as_str())))
        .collect();
    for kind in RelationKind::BUILTIN.iter().chain(kinds) {
        let _ = writeln!(out, "{}\t{}", label(kind.as_str()), roles.join(", "));
    }
    let modalities: Vec<String> = Modality::ALL
        .iter()
        .map(|modality| label(modality.as_str()))
        .collect();
    let _ = writeln!(
        out,
        "\n[attributes]\nModality\tArg:<EVENT>, Value:{}\nNegated\tArg:<EVENT>",
        modalities.join("|")
    );
    out
}

/// `entered_into_force` as brat names types: letters, digits, `_` and `-`.
fn label(word: &str) -> String {
    let mut letters = word.chars().map(|c| {
        if c.is_ascii_alphanumeric() || c == '-' {
            c
        } else {
            '_'
        }
    });
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

struct Writer<'a> {
    text: &'a str,
    characters: Characters,
    out: String,
    /// The text-bound annotations by what they cover and what they are.
    bound: BTreeMap<(Span, String), String>,
    notes: usize,
    events: usize,
    attributes: usize,
}

impl Writer<'_> {
    /// The text-bound annotation of a span, written where there is none yet.
    fn bound(&mut self, label: String, span: Span) -> String {
        if let Some(id) = self.bound.get(&(span, label.clone())) {
            return id.clone();
        }
        let id = format!("T{}", self.bound.len() + 1);
        let mut ranges = Vec::new();
        let mut words = Vec::new();
        for piece in pieces(self.text, span) {
            let (start, end) = (
                self.characters.before(piece.start),
                self.characters.before(piece.end),
            );
            ranges.push(format!("{start} {end}"));
            words.push(piece.of(self.text));
        }
        let _ = writeln!(
            self.out,
            "{id}\t{label} {}\t{}",
            ranges.join(";"),
            words.join(" ")
        );
        self.bound.insert((span, label), id.clone());
        id
    }

    fn note(&mut self, of: &str, text: &str) {
        self.notes += 1;
        let text = text.replace(['\n', '\r', '\t'], " ");
        let _ = writeln!(self.out, "#{}\tAnnotatorNotes {of}\t{text}", self.notes);
    }

    fn event(&mut self, relation: &Relation, evidence: &Evidence) {
        let kind = label(relation.kind.as_str());
        let trigger = self.bound(kind.clone(), evidence.trigger);
        let mut arguments = String::new();
        let mut used: BTreeMap<Role, usize> = BTreeMap::new();
        for argument in &evidence.arguments {
            let label_of = match argument.role {
                Role::Agent | Role::Counterparty => relation
                    .type_of(argument)
                    .map_or_else(|| "Object".to_string(), |found| label(found.as_str())),
                role => label(role.as_str()),
            };
            let bound = self.bound(label_of, argument.span);
            let count = used.entry(argument.role).or_default();
            *count += 1;
            // The second agent of an event is `Agent2`.
            let number = if *count == 1 {
                String::new()
            } else {
                count.to_string()
            };
            let _ = write!(
                arguments,
                " {}{number}:{bound}",
                label(argument.role.as_str())
            );
        }
        self.events += 1;
        let event = format!("E{}", self.events);
        let _ = writeln!(self.out, "{event}\t{kind}:{trigger}{arguments}");
        if relation.modality != Modality::Asserted {
            self.attribute(&format!(
                "Modality {event} {}",
                label(relation.modality.as_str())
            ));
        }
        if relation.polarity == Polarity::Negative {
            self.attribute(&format!("Negated {event}"));
        }
        let about = format!(
            "{} {} grade {}",
            relation.id, relation.act_key, relation.grade
        );
        self.note(&event, &about);
    }

    fn attribute(&mut self, attribute: &str) {
        self.attributes += 1;
        let _ = writeln!(self.out, "A{}\t{attribute}", self.attributes);
    }
}

/// The parts of a span between the ends of lines. An annotation must not hold one.
fn pieces(text: &str, span: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = span.start;
    for line in span.of(text).split_inclusive(['\n', '\r']) {
        let words = line.trim_end_matches(['\n', '\r']);
        if !words.is_empty() {
            pieces.push(Span::new(start, start + words.len()));
        }
        start += line.len();
    }
    pieces
}

/// How many characters stand before each byte at which a span begins or ends, found in one pass over the text.
struct Characters(BTreeMap<usize, usize>);

impl Characters {
    fn of(text: &str, extraction: &Extraction) -> Self {
        let evidence = extraction
            .relations
            .iter()
            .flat_map(|relation| &relation.evidence);
        let mut places = BTreeMap::new();
        for evidence in evidence {
            let arguments = evidence.arguments.iter().map(|argument| argument.span);
            for span in arguments.chain([evidence.trigger]) {
                for piece in pieces(text, span) {
                    places.insert(piece.start, 0);
                    places.insert(piece.end, 0);
                }
            }
        }
        let (mut from, mut count) = (0, 0);
        for (place, characters) in &mut places {
            count += text[from..*place].chars().count();
            from = *place;
            *characters = count;
        }
        Characters(places)
    }

    fn before(&self, place: usize) -> usize {
        self.0.get(&place).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Extractor;

    /// The text-bound annotations as (what, where, words).
    fn bound(text: &str) -> Vec<(String, String, String)> {
        let annotation = annotation(text, &Extractor::builtin().extract(text));
        let lines = annotation.lines().filter(|line| line.starts_with('T'));
        lines
            .map(|line| {
                let mut fields = line.split('\t').skip(1);
                let (what, place) = fields.next().and_then(|head| head.split_once(' ')).unwrap();
                let words = fields.next().unwrap();
                (what.to_string(), place.to_string(), words.to_string())
            })
            .collect()
    }

    #[test]
    fn places_count_characters_and_cover_the_words_beside_them() {
        let text = "Café owners cheered. Peru and Türkiye signed a tax treaty in São Paulo.";
        let all = bound(text);
        let characters: Vec<char> = text.chars().collect();
        assert!(all.len() >= 5, "{all:?}");
        for (_, place, words) in &all {
            let (start, end) = place.split_once(' ').unwrap();
            let range = start.parse::<usize>().unwrap()..end.parse().unwrap();
            assert_eq!(characters[range].iter().collect::<String>(), *words);
        }
    }

    #[test]
    fn a_span_over_the_end_of_a_line_has_two_parts() {
        let text = "the High Seas\r\n Treaty.";
        let all = pieces(text, Span::new(4, 22));
        let words: Vec<&str> = all.iter().map(|piece| piece.of(text)).collect();
        assert_eq!(words, ["High Seas", " Treaty"]);
    }

    #[test]
    fn every_type_and_role_that_is_used_is_configured() {
        let text = "Peru has not ratified the Lima Convention, Foreign Minister Ana Ruiz said on Monday. \
                    Chile's Senate will ratify it in Lima.";
        let configuration = configuration(&[], &[]);
        let annotation = annotation(text, &Extractor::builtin().extract(text));
        for line in annotation
            .lines()
            .filter(|line| line.starts_with(['T', 'A']))
        {
            let what = line.split(['\t', ' ']).nth(1).unwrap();
            let known = configuration
                .lines()
                .any(|line| line.split('\t').next() == Some(what));
            assert!(known, "{what} in {configuration}");
        }
    }

    #[test]
    fn a_second_agent_has_a_number() {
        let text = "Peru and Chile signed a tax treaty.";
        let annotation = annotation(text, &Extractor::builtin().extract(text));
        let event = annotation
            .lines()
            .find(|line| line.starts_with('E'))
            .unwrap();
        assert_eq!(event, "E1\tSigned:T4 Agent:T1 Agent2:T2 Agreement:T3");
    }
}
