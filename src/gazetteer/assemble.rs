//! Puts the drafts of all tables together: numbers the entries and writes their records.
//!
//! Entries are numbered in the order of their ids, so the order of tables and lines decides nothing.

use std::borrow::Cow;
use std::collections::HashMap;

use super::beginnings::Beginnings;
use super::check::{CheckedTerm, Checker, MAX_SAME_LETTERS, Place, id_of};
use super::entry::{Entry, EntryId, list_head, meta};
use super::flags::SAME_KEY;
use super::fold::normal_name;
use super::kind::{AgreementKind, BodyKind, CountryKind, EntityType, Field, NameForm, TableKind};
use super::numbering::{Use, number_names};
use super::spelling::is_small;
use super::suggest;
use super::table::{Draft, Item, What};
use super::text::Interner;
use super::{Inner, NameId};
use crate::error::LoadErrorKind;

/// The drafts in the order of their ids, and the drafts of `aliases.tsv` in theirs.
struct Sorted<'a> {
    entries: Vec<Draft<'a>>,
    aliases: Vec<Draft<'a>>,
    /// Lines without an id or with one that is taken: they are no entries, but their other faults are told, too.
    refused: Vec<Draft<'a>>,
}

fn sort<'a>(drafts: Vec<Draft<'a>>, checker: &mut Checker<'_>) -> Sorted<'a> {
    // A line without an id has been told of when the table was read.
    let (mut refused, usable): (Vec<_>, Vec<_>) = drafts
        .into_iter()
        .partition(|draft| id_of(draft).is_empty());
    let (mut aliases, mut entries): (Vec<_>, Vec<_>) = usable
        .into_iter()
        .partition(|draft| draft.table == TableKind::Aliases);
    let key =
        |a: &Draft<'_>, b: &Draft<'_>| (id_of(a), a.file, a.line).cmp(&(id_of(b), b.file, b.line));
    entries.sort_unstable_by(key);
    aliases.sort_unstable_by(key);
    entries.dedup_by(|later, first| {
        let same = id_of(later) == id_of(first);
        if same {
            let message = format!(
                "the id \"{}\" is taken by line {} of {}; choose another, or add names in a table aliases.tsv",
                id_of(later),
                first.line,
                checker.files[first.file as usize]
            );
            checker.tell(Place::of(later, later.first(What::Id)), LoadErrorKind::Duplicate, message);
            refused.push(Draft {
                items: std::mem::take(&mut later.items),
                ..*later
            });
        }
        same
    });
    for draft in &aliases {
        checker.reference(
            Place::of(draft, draft.first(What::Id)),
            id_of(draft),
            &entries,
        );
    }
    Sorted {
        entries,
        aliases,
        refused,
    }
}

fn form_of(item: &Item<'_>) -> Option<NameForm> {
    Some(match item.what {
        What::Name => NameForm::Name,
        What::Alias if is_acronym(&item.text) => NameForm::Acronym,
        What::Alias => NameForm::Alias,
        What::Adjective => NameForm::Adjective,
        What::People => NameForm::People,
        What::Capital => NameForm::Capital,
        What::Seat => NameForm::Seat,
        What::Legislature => NameForm::Legislature,
        _ => return None,
    })
}

/// Two capitals or more, and neither a small letter nor a space.
fn is_acronym(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && !name.chars().any(|c| is_small(c) || c == ' ')
}

pub(super) fn assemble(drafts: Vec<Draft<'_>>, checker: &mut Checker<'_>) -> Inner {
    let mut sorted = sort(drafts, checker);
    for item in sorted
        .entries
        .iter_mut()
        .chain(&mut sorted.aliases)
        .chain(&mut sorted.refused)
        .flat_map(|draft| &mut draft.items)
    {
        if form_of(item).is_some() {
            item.text = match &item.text {
                Cow::Borrowed(text) => normal_name(text),
                Cow::Owned(text) => Cow::Owned(normal_name(text).into_owned()),
            };
        }
    }
    let mut inner = Inner {
        types: EntityType::BUILT_IN.to_vec(),
        record_starts: vec![0],
        ..Inner::default()
    };
    let mut interner = Interner::default();
    let mut uses = Vec::new();
    let mut types: HashMap<EntityType, u16> = inner
        .types
        .iter()
        .enumerate()
        .map(|(number, known)| (known.clone(), number as u16))
        .collect();
    let mut aliases = sorted.aliases.as_slice();
    for (number, draft) in sorted.entries.iter().enumerate() {
        while aliases
            .first()
            .is_some_and(|alias| id_of(alias) < id_of(draft))
        {
            aliases = &aliases[1..];
        }
        let own = aliases
            .iter()
            .take_while(|alias| id_of(alias) == id_of(draft))
            .count();
        let start = inner.records.len();
        let mut record = Record {
            entries: &sorted.entries,
            interner: &mut interner,
            words: &mut inner.records,
            checker,
        };
        let entity_type = record.write(draft, &aliases[..own], EntryId(number as u32), &mut uses);
        let known = types.get(&entity_type).copied().unwrap_or_else(|| {
            if inner.types.len() > usize::from(u16::MAX) {
                let message = format!("there are more than {} types", u16::MAX);
                checker.tell(
                    Place::of(draft, draft.first(What::Type)),
                    LoadErrorKind::Limit,
                    message,
                );
                return 0;
            }
            let known = inner.types.len() as u16;
            inner.types.push(entity_type.clone());
            types.insert(entity_type, known);
            known
        });
        inner.records[start + 2] |= u32::from(known);
        inner.record_starts.push(inner.records.len() as u32);
    }
    let own = std::mem::take(&mut checker.own_names);
    for draft in &sorted.refused {
        let mut record = Record {
            entries: &sorted.entries,
            interner: &mut interner,
            words: &mut Vec::new(),
            checker,
        };
        record.write(draft, &[], EntryId(0), &mut Vec::new());
    }
    inner.texts = interner.texts;
    let number_of = number_names(&mut inner, uses);
    for (text, place) in own {
        note_senses(&inner, NameId(number_of[text.0 as usize]), place, checker);
    }
    check_same_letters(&inner, &sorted.entries, checker);
    // Names with faults may be of any length, and nothing will look for them.
    if checker.faults.is_empty() {
        let rows = inner.names.iter();
        let names: Vec<(&str, u8)> = rows
            .map(|row| (inner.texts.slice(row.start(), row.len()), row.flags()))
            .collect();
        let beginnings = Beginnings::new(&names);
        if let Some(beginnings) = beginnings {
            inner.beginnings = beginnings;
        } else if let Some(draft) = sorted.entries.last() {
            let message =
                "these names were made so that no table has room for all; leave some of them out";
            checker.tell(
                Place::of(draft, None),
                LoadErrorKind::Limit,
                message.to_string(),
            );
        }
    }
    inner
}

/// Tells of names that differ only in their capitals, when they are too many to be compared wherever their letters are.
fn check_same_letters(inner: &Inner, entries: &[Draft<'_>], checker: &mut Checker<'_>) {
    let mut same = 0;
    for name in 0..inner.names.len() {
        let is_same = inner.names[name].flags() & SAME_KEY != 0;
        same = if is_same { same + 1 } else { 1 };
        if same == MAX_SAME_LETTERS + 1 {
            let text = inner.name_text(NameId(name as u32));
            let sense = inner.senses[inner.sense_starts[name] as usize];
            let message = format!(
                "the name \"{text}\" is one of more than {MAX_SAME_LETTERS} that differ only in their capitals"
            );
            let place = Place::of(&entries[sense.entry.index()], None);
            checker.tell(place, LoadErrorKind::Limit, message);
        }
    }
}

/// Tells of a name of a user's table that stands for several entries.
fn note_senses(inner: &Inner, name: NameId, place: Place, checker: &mut Checker<'_>) {
    const SHOWN: usize = 5;
    let starts = &inner.sense_starts;
    let senses = &inner.senses[starts[name.index()] as usize..starts[name.index() + 1] as usize];
    let mut entries: Vec<EntryId> = senses.iter().map(|sense| sense.entry).collect();
    entries.sort_unstable();
    entries.dedup();
    if entries.len() < 2 {
        return;
    }
    let id = |number: EntryId| Entry { inner, number }.id();
    let mut ids: Vec<&str> = entries.iter().take(SHOWN).map(|entry| id(*entry)).collect();
    if entries.len() > SHOWN {
        ids.push("others");
    }
    let message = format!(
        "the name \"{}\" stands for {}; all are kept, and the text must decide",
        inner.name_text(name),
        ids.join(", ")
    );
    checker.note(place, LoadErrorKind::Ambiguous, message);
}

/// Writes the record of one entry; its layout is in `entry`.
struct Record<'r, 's, 'a, 'f> {
    entries: &'s [Draft<'a>],
    interner: &'r mut Interner<'s>,
    words: &'r mut Vec<u32>,
    checker: &'r mut Checker<'f>,
}

impl<'s> Record<'_, 's, '_, '_> {
    fn write(
        &mut self,
        draft: &'s Draft<'_>,
        aliases: &'s [Draft<'_>],
        entry: EntryId,
        uses: &mut Vec<Use>,
    ) -> EntityType {
        let place = Place::of(draft, draft.first(What::Id));
        self.checker.id(place, id_of(draft));
        let (entity_type, kind) = self.entity_type(draft);
        let field = draft.first(What::Field).and_then(|item| {
            let known: Vec<_> = Field::ALL.iter().map(|field| field.as_str()).collect();
            self.checker.word(
                Place::of(draft, Some(item)),
                "field",
                &item.text,
                &known,
                Field::parse,
            )
        });
        let name = draft.first(What::Name).map_or("", |item| &item.text);
        let head = [
            self.interner.add(id_of(draft)).0,
            self.interner.add(name).0,
            meta(0, kind, field.map_or(0, |field| field as u8 + 1)),
        ];
        self.words.extend(head);
        for draft in [draft].into_iter().chain(aliases) {
            for item in &draft.items {
                if let Some(form) = form_of(item) {
                    let place = Place::of(draft, Some(item));
                    self.checker.name(place, &item.text);
                    let text = self.interner.add(&item.text);
                    if place.file >= self.checker.noted_from {
                        self.checker.own_names.push((text, place));
                    }
                    uses.push(Use { text, form, entry });
                }
            }
        }
        for what in [
            What::Alias,
            What::Adjective,
            What::People,
            What::Capital,
            What::Seat,
            What::Legislature,
        ] {
            let aliases = aliases.iter().flat_map(|draft| &draft.items);
            let texts: Vec<u32> = (draft.items.iter().chain(aliases))
                .filter(|item| item.what == what)
                .map(|item| self.interner.add(&item.text).0)
                .collect();
            self.list(what, &texts);
        }
        if draft.items.iter().any(|item| form_of(item).is_none()) {
            self.write_rest(draft);
        }
        entity_type
    }

    fn write_rest(&mut self, draft: &'s Draft<'_>) {
        let items = |what: What| draft.items.iter().filter(move |item| item.what == what);
        let descriptors: Vec<u32> = items(What::Descriptor)
            .map(|item| self.interner.add(&item.text).0)
            .collect();
        self.list(What::Descriptor, &descriptors);
        for what in [
            What::Of,
            What::Member,
            What::Successor,
            What::Party,
            What::PartOf,
        ] {
            let references: Vec<u32> = items(what)
                .filter_map(|item| {
                    self.checker
                        .reference(Place::of(draft, Some(item)), &item.text, self.entries)
                })
                .map(|entry| entry.0)
                .collect();
            self.list(what, &references);
        }
        let mut dates = HashMap::new();
        for what in [
            What::From,
            What::Until,
            What::Signed,
            What::InForce,
            What::Ended,
        ] {
            let Some(item) = draft.first(what) else {
                continue;
            };
            let place = Place::of(draft, Some(item));
            if let Some(date) = self.checker.date(place, &item.text) {
                self.list(what, &[date.packed()]);
                dates.insert(what, (place, date));
            }
        }
        for (first, second, names) in [
            (What::From, What::Until, ("from", "until")),
            (What::Signed, What::InForce, ("signed", "in_force")),
            (What::Signed, What::Ended, ("signed", "ended")),
        ] {
            if let (Some(&(_, one)), Some(&(place, other))) =
                (dates.get(&first), dates.get(&second))
            {
                self.checker
                    .in_order(place, (names.0, one), (names.1, other));
            }
        }
        let mut terms = Vec::new();
        for item in items(What::Term) {
            let place = Place::of(draft, Some(item));
            terms.extend(self.term(place, &item.text).map(|term| (place, term)));
        }
        self.checker.terms(&terms);
        let words: Vec<u32> = terms
            .iter()
            .flat_map(|(_, term)| {
                let date = |date: Option<super::PartialDate>| date.map_or(0, |date| date.packed());
                [
                    self.interner.add(term.title).0,
                    term.of.0,
                    date(term.from),
                    date(term.until),
                ]
            })
            .collect();
        self.list(What::Term, &words);
    }

    fn list(&mut self, what: What, words: &[u32]) {
        if !words.is_empty() {
            self.words.push(list_head(what, words.len()));
            self.words.extend(words);
        }
    }

    fn term<'t>(&mut self, place: Place, text: &'t str) -> Option<CheckedTerm<'t>> {
        let parts: Vec<&str> = text.split(';').collect();
        let [title, of, from, until] = parts[..] else {
            let message = format!(
                "the term \"{text}\" has {} parts; write Title;OF;from;until, with empty dates left empty",
                parts.len()
            );
            self.checker.tell(place, LoadErrorKind::Syntax, message);
            return None;
        };
        let mut places = Vec::new();
        let mut column = place.column;
        for part in &parts {
            places.push(Place { column, ..place });
            column += part.chars().count() as u32 + 1;
        }
        let (title, of, from, until) = (title.trim(), of.trim(), from.trim(), until.trim());
        if title.is_empty() {
            self.checker.tell(
                places[0],
                LoadErrorKind::Empty,
                "the term has no title".to_string(),
            );
        }
        let of = self.checker.reference(places[1], of, self.entries);
        let mut date = |place, text: &str| {
            if text.is_empty() {
                None
            } else {
                self.checker.date(place, text)
            }
        };
        let (from, until) = (date(places[2], from), date(places[3], until));
        if let (Some(from), Some(until)) = (from, until) {
            self.checker
                .in_order(places[3], ("the beginning", from), ("the end", until));
        }
        Some(CheckedTerm {
            title,
            of: of?,
            from,
            until,
        })
    }

    /// The type, and the number of the kind among the kinds of that type, from 1; 0 for none.
    fn entity_type(&mut self, draft: &Draft<'_>) -> (EntityType, u8) {
        let stated = match draft.table {
            TableKind::Countries => EntityType::Country,
            TableKind::Bodies => EntityType::Body,
            TableKind::People => EntityType::Person,
            TableKind::Agreements => EntityType::Agreement,
            TableKind::Places => EntityType::Place,
            TableKind::Organisations | TableKind::Names | TableKind::Aliases => {
                self.stated_type(draft)
            }
        };
        let Some(item) = draft.first(What::Kind) else {
            let territory = stated == EntityType::Territory;
            let kind = if territory {
                CountryKind::Territory
            } else {
                CountryKind::Country
            };
            let number = if stated.is_state() { kind as u8 + 1 } else { 0 };
            return (stated, number);
        };
        let place = Place::of(draft, Some(item));
        let number = match stated {
            EntityType::Country | EntityType::Territory => {
                let known: Vec<_> = CountryKind::ALL.iter().map(|kind| kind.as_str()).collect();
                let kind = self.checker.word(
                    place,
                    "kind of state",
                    &item.text,
                    &known,
                    CountryKind::parse,
                );
                if kind == Some(CountryKind::Territory) {
                    return (EntityType::Territory, CountryKind::Territory as u8 + 1);
                }
                kind.map(|kind| kind as u8 + 1)
            }
            EntityType::Body => {
                let known: Vec<_> = BodyKind::ALL.iter().map(|kind| kind.as_str()).collect();
                let kind =
                    self.checker
                        .word(place, "kind of body", &item.text, &known, BodyKind::parse);
                kind.map(|kind| kind as u8 + 1)
            }
            EntityType::Agreement => {
                let known: Vec<_> = AgreementKind::ALL
                    .iter()
                    .map(|kind| kind.as_str())
                    .collect();
                let kind = self.checker.word(
                    place,
                    "kind of agreement",
                    &item.text,
                    &known,
                    AgreementKind::parse,
                );
                kind.map(|kind| kind as u8 + 1)
            }
            _ => {
                let message = format!(
                    "an entry of type {stated} has no kind; remove \"{}\"",
                    item.text
                );
                self.checker
                    .tell(place, LoadErrorKind::UnknownWord, message);
                None
            }
        };
        (stated, number.unwrap_or(0))
    }

    fn stated_type(&mut self, draft: &Draft<'_>) -> EntityType {
        const ORGANISATIONS: &[&str] = &[
            "organisation",
            "armed_group",
            "political_party",
            "group",
            "body",
        ];
        // A missing type has been told of when the table was read.
        let Some(item) = draft.first(What::Type) else {
            return EntityType::Organisation;
        };
        let place = Place::of(draft, Some(item));
        if draft.table == TableKind::Organisations {
            let parse = |word: &str| {
                ORGANISATIONS
                    .contains(&word)
                    .then(|| EntityType::from(word))
            };
            let found = self.checker.word(
                place,
                "type of organisation",
                &item.text,
                ORGANISATIONS,
                parse,
            );
            return found.unwrap_or(EntityType::Organisation);
        }
        // A type is looked at once, however many entries have it.
        if EntityType::known(&item.text).is_some()
            || !self.checker.own_types.insert(item.text.to_string())
        {
            return EntityType::from(&*item.text);
        }
        let known: Vec<_> = EntityType::BUILT_IN
            .iter()
            .map(|known| known.as_str())
            .collect();
        let fine = item.text.starts_with(|c: char| c.is_ascii_lowercase())
            && item
                .text
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        let near = suggest::nearest(&item.text, known.iter().copied());
        if let Some(near) = near {
            let message = format!(
                "the type \"{}\" is nearly \"{near}\"; write that, or choose another word",
                item.text
            );
            self.checker
                .tell(place, LoadErrorKind::UnknownWord, message);
        } else if !fine {
            let message = format!(
                "the type \"{}\" must be of small letters a to z, digits and \"_\"",
                item.text
            );
            self.checker.tell(place, LoadErrorKind::Syntax, message);
        }
        EntityType::from(&*item.text)
    }
}
