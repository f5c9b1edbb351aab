//! Tells the faults of entries, each with its place.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::date::PartialDate;
use super::entry::EntryId;
use super::fold::is_word;
use super::table::{Draft, Item, What};
use super::text::TextId;
use super::{suggest, words};
use crate::error::{LoadError, LoadErrorKind};

/// The longest name, in bytes and in words. The longest title of a treaty in use has 30 words.
pub(super) const MAX_NAME: (usize, usize) = (512, 64);

/// The most names that differ only in their capitals. They are compared one after another where a text has their letters;
/// names in use have a few ("MOU", "MoU").
pub(super) const MAX_SAME_LETTERS: usize = 64;

/// Suggestions are looked up for so many unknown references; the rest are told without.
const SUGGESTIONS: usize = 100;

/// Where an item stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) file: u32,
    pub(super) line: u32,
    pub(super) column: u32,
}

impl Place {
    pub(super) fn of(draft: &Draft<'_>, item: Option<&Item<'_>>) -> Place {
        Place {
            file: draft.file,
            line: draft.line,
            column: item.map_or(1, |item| item.column),
        }
    }
}

pub(super) struct Checker<'f> {
    pub(super) files: &'f [String],
    pub(super) faults: Vec<(u32, LoadError)>,
    /// What is allowed and may yet be meant otherwise, in the files from this number on.
    pub(super) notes: Vec<(u32, LoadError)>,
    pub(super) noted_from: u32,
    /// The names of those files, each with its place.
    pub(super) own_names: Vec<(TextId, Place)>,
    suggested: usize,
    /// The types of the user's own that were looked at.
    pub(super) own_types: HashSet<String>,
}

/// In the order of files, lines and columns.
pub(super) fn order(mut faults: Vec<(u32, LoadError)>) -> Vec<LoadError> {
    faults.sort_by(|(file_a, a), (file_b, b)| {
        (file_a, a.line, a.column, &a.message).cmp(&(file_b, b.line, b.column, &b.message))
    });
    faults.into_iter().map(|(_, fault)| fault).collect()
}

impl<'f> Checker<'f> {
    pub(super) fn new(files: &'f [String], faults: Vec<(u32, LoadError)>, noted_from: u32) -> Self {
        Checker {
            files,
            faults,
            notes: Vec::new(),
            noted_from,
            own_names: Vec::new(),
            suggested: 0,
            own_types: HashSet::new(),
        }
    }

    pub(super) fn tell(&mut self, place: Place, kind: LoadErrorKind, message: String) {
        let fault = self.at(place, kind, message);
        self.faults.push((place.file, fault));
    }

    /// Tells what is allowed, if notes are wanted for this file.
    pub(super) fn note(&mut self, place: Place, kind: LoadErrorKind, message: String) {
        if place.file >= self.noted_from {
            let note = self.at(place, kind, message);
            self.notes.push((place.file, note));
        }
    }

    fn at(&self, place: Place, kind: LoadErrorKind, message: String) -> LoadError {
        let file = self.files[place.file as usize].as_str();
        LoadError::new(
            file,
            place.line as usize,
            place.column as usize,
            kind,
            message,
        )
    }

    pub(super) fn id(&mut self, place: Place, id: &str) {
        let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
        if !id.chars().all(fine) {
            let message = format!("the id \"{id}\" must be of letters a to z, digits and hyphens");
            self.tell(place, LoadErrorKind::Syntax, message);
        }
    }

    pub(super) fn name(&mut self, place: Place, name: &str) {
        if !name.chars().any(char::is_alphanumeric) {
            let message = format!("the name \"{name}\" holds no letter and no digit");
            self.tell(place, LoadErrorKind::Empty, message);
            return;
        }
        let words = name
            .split(|c: char| !is_word(c))
            .filter(|word| !word.is_empty());
        if name.len() > MAX_NAME.0 || words.clone().count() > MAX_NAME.1 {
            let start: String = name.chars().take(40).collect();
            let message = format!(
                "the name \"{start}...\" is too long; a name has at most {} bytes and {} words",
                MAX_NAME.0, MAX_NAME.1
            );
            self.tell(place, LoadErrorKind::Limit, message);
            return;
        }
        let mut capitals = name.chars().filter(|c| c.is_uppercase()).count();
        let digits = name.chars().any(|c| c.is_numeric());
        let count = words.clone().count();
        let generic = |word: &str| match count {
            // "one in, one out deal" is read by nobody as anything else.
            4.. => words::is_common(word),
            _ => words::is_generic(word),
        };
        if capitals == 0 && !digits && words.clone().all(generic) {
            let message = format!(
                "the name \"{name}\" is of common words in small letters and would be found everywhere; write it as it is written in text, or remove it"
            );
            self.tell(place, LoadErrorKind::CommonWord, message);
        }
        let generic = |word: &str| {
            word.starts_with(char::is_uppercase) && words::is_generic(&word.to_lowercase())
        };
        if place.file >= self.noted_from
            && (2..4).contains(&count)
            && words
                .clone()
                .all(|word| generic(word) || words::is_common(word))
        {
            let message = format!(
                "the name \"{name}\" is of common words alone; a headline that writes all words with capitals may hold it by chance"
            );
            self.note(place, LoadErrorKind::CommonWord, message);
        }
        let mut words = words;
        if let (Some(word), None) = (words.next(), words.next()) {
            capitals -= usize::from(word.starts_with(char::is_uppercase));
            let is_capitalised =
                word.starts_with(char::is_uppercase) && capitals == 0 && word.chars().count() > 1;
            if is_capitalised && words::is_common(&word.to_lowercase()) {
                let message = format!(
                    "the name \"{name}\" is a common word that also starts sentences; use a longer name, or remove it"
                );
                self.tell(place, LoadErrorKind::CommonWord, message);
            }
        }
    }

    /// A word of a closed list.
    pub(super) fn word<T>(
        &mut self,
        place: Place,
        what: &str,
        word: &str,
        known: &[&str],
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let found = parse(word);
        if found.is_none() {
            let help = suggest::did_you_mean(word, known.iter().copied())
                .unwrap_or_else(|| format!("it must be one of {}", known.join(", ")));
            self.tell(
                place,
                LoadErrorKind::UnknownWord,
                format!("there is no {what} \"{word}\"; {help}"),
            );
        }
        found
    }

    pub(super) fn date(&mut self, place: Place, text: &str) -> Option<PartialDate> {
        let date = PartialDate::parse(text);
        if date.is_none() {
            let message = format!("\"{text}\" is no date; write YYYY, YYYY-MM or YYYY-MM-DD");
            self.tell(place, LoadErrorKind::Date, message);
        }
        date
    }

    /// Two dates of which the second must not be before the first.
    pub(super) fn in_order(
        &mut self,
        place: Place,
        first: (&str, PartialDate),
        second: (&str, PartialDate),
    ) {
        if first.1.compare(second.1) == Ordering::Greater {
            let message = format!(
                "{} {} is before {} {}; exchange or correct them",
                second.0, second.1, first.0, first.1
            );
            self.tell(place, LoadErrorKind::Date, message);
        }
    }

    /// The entry that an id means. `entries` are in the order of their ids.
    pub(super) fn reference(
        &mut self,
        place: Place,
        id: &str,
        entries: &[Draft<'_>],
    ) -> Option<EntryId> {
        if let Ok(index) = entries.binary_search_by(|entry| id_of(entry).cmp(id)) {
            return Some(EntryId(index as u32));
        }
        let mut message = format!("no table has the id \"{id}\"");
        self.suggested += 1;
        if self.suggested <= SUGGESTIONS {
            let named = entries.iter().find(|entry| {
                let names = entry
                    .items
                    .iter()
                    .filter(|item| matches!(item.what, What::Name | What::Alias));
                names
                    .into_iter()
                    .any(|item| item.text.eq_ignore_ascii_case(id))
            });
            let near = named
                .map(|entry| id_of(entry))
                .or_else(|| suggest::nearest(id, entries.iter().map(|e| id_of(e))));
            match near {
                Some(right) => message.push_str(&format!("; did you mean \"{right}\"?")),
                None => message.push_str("; add an entry with this id, or correct it"),
            }
        }
        self.tell(place, LoadErrorKind::UnknownReference, message);
        None
    }

    /// Terms of office, each with its place: the same office of the same state must not overlap with itself.
    pub(super) fn terms(&mut self, terms: &[(Place, CheckedTerm<'_>)]) {
        let mut seen: HashMap<(&str, EntryId), Vec<&CheckedTerm<'_>>> = HashMap::new();
        for (place, term) in terms {
            let before = seen.entry((term.title, term.of)).or_default();
            if let Some(other) = before.iter().find(|other| other.overlaps(term)) {
                let message = format!(
                    "the term {} overlaps with the term {} of the same office; end the first one or remove one",
                    term.dates(),
                    other.dates()
                );
                self.tell(*place, LoadErrorKind::Date, message);
            }
            before.push(term);
        }
    }
}

pub(super) struct CheckedTerm<'t> {
    pub(super) title: &'t str,
    pub(super) of: EntryId,
    pub(super) from: Option<PartialDate>,
    pub(super) until: Option<PartialDate>,
}

impl CheckedTerm<'_> {
    /// One may begin when the other ends.
    fn overlaps(&self, other: &CheckedTerm<'_>) -> bool {
        let starts_before_end = |a: &CheckedTerm<'_>, b: &CheckedTerm<'_>| match (a.from, b.until) {
            (Some(from), Some(until)) => from.compare(until).is_lt(),
            _ => true,
        };
        let same = self.from == other.from && self.until == other.until;
        same || (starts_before_end(self, other) && starts_before_end(other, self))
    }

    fn dates(&self) -> String {
        let date =
            |date: Option<PartialDate>| date.map_or("?".to_string(), |date| date.to_string());
        format!("{} to {}", date(self.from), date(self.until))
    }
}

pub(super) fn id_of<'d>(draft: &'d Draft<'_>) -> &'d str {
    draft.first(What::Id).map_or("", |item| &item.text)
}
