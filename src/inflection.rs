//! The forms of English verbs and nouns.
//!
//! Takes a word and its class; gives its lemma, in lower case and American spelling, or from a
//! lemma all its forms. `seeds/inflection.tsv` lists the words that no rule of spelling can know
//! ("sought", "rebutted", "memoranda"); `spelling` does the rest.
//!
//! ```text
//! lemma("Withdrew", Verb)  -> "withdraw"     verb_forms("initial") -> initial, initials,
//! lemma("ratified", Verb)  -> "ratify"           initialled, initialed, initialling, initialing
//! lemma("treaties", Noun)  -> "treaty"       noun_forms("memorandum") -> memorandum, memoranda, ...
//! ```
//!
//! One form can belong to two lemmas ("found" to "find" and "found", "bases" to "base" and
//! "basis"). The row that comes first in the table has it; without the sentence no more is known.

mod spelling;
#[cfg(test)]
mod tests;

use crate::hash;
use crate::{LoadError, LoadErrorKind, LoadErrors};
use once_cell::sync::Lazy;
use std::borrow::Cow;

/// The class of a word whose lemma is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum WordClass {
    Verb,
    Noun,
}

/// The lemma of a form, in lower case; the word itself where no rule applies.
///
/// It is in American spelling where there are two: "criticised" gives "criticize", "honoured"
/// gives "honor". Nothing is allocated for a lemma in lower case or a listed form.
pub(crate) fn lemma(word: &str, class: WordClass) -> Cow<'_, str> {
    let table = match class {
        WordClass::Verb => &TABLE.verbs,
        WordClass::Noun => &TABLE.nouns,
    };
    let mut buffer = [0; LONGEST];
    let lower = match lower(word, &mut buffer) {
        Some(lower) => lower,
        None => return unlisted(Cow::Owned(word.to_lowercase()), class),
    };
    match table.lemmas.get(lower) {
        Some(&lemma) if lemma == word => Cow::Borrowed(word),
        Some(&lemma) => Cow::Borrowed(lemma),
        None if lower == word => unlisted(Cow::Borrowed(word), class),
        None => unlisted(Cow::Owned(lower.to_string()), class),
    }
}

/// Whether the table lists a word in lower case as a form of a verb or noun.
pub(crate) fn is_listed(lower: &str) -> bool {
    TABLE.verbs.lemmas.contains_key(lower) || TABLE.nouns.lemmas.contains_key(lower)
}

/// The letters in which a noun ends that has another lemma by its spelling: "treaties", "gunmen", "organisation".
pub(crate) const ENDS_OF_INFLECTED_NOUNS: [char; 2] = ['s', 'n'];

/// The words in lower case that the table lists as forms of a noun.
pub(crate) fn listed_nouns() -> impl Iterator<Item = &'static str> {
    TABLE.nouns.lemmas.keys().map(|form| &**form)
}

/// All forms of a verb, the lemma first: the -s form, past, participle and -ing form, in British
/// and American spelling. Of several words the first is inflected: "pulls out of".
pub(crate) fn verb_forms(lemma: &str) -> Vec<String> {
    if let Some((verb, rest)) = lemma.split_once(' ') {
        return verb_forms(verb)
            .into_iter()
            .map(|form| format!("{form} {rest}"))
            .collect();
    }
    let lower = lemma.to_lowercase();
    let mut forms = vec![lower.clone()];
    match TABLE.verbs.row(&lower) {
        Some(row) => row.add_verb_forms(&mut forms),
        None => spelling::add_regular_verb_forms(&lower, &mut forms),
    }
    if let Some(british) = spelling::british(&lower) {
        forms.push(british.clone());
        spelling::add_regular_verb_forms(&british, &mut forms);
    }
    if let Some(american) = spelling::american(&lower).filter(|_| !is_listed_lemma(&lower)) {
        spelling::add_regular_verb_forms(&american, &mut forms);
        forms.push(american);
    }
    distinct(forms)
}

/// The singular and the plurals of a noun, in British and American spelling. Of several words the
/// one before "of" is inflected, else the last: "notices of termination", "peace treaties".
pub(crate) fn noun_forms(lemma: &str) -> Vec<String> {
    let (head, tail) = match lemma.find(" of ") {
        Some(at) => lemma.split_at(at),
        None => (lemma, ""),
    };
    if let Some((before, noun)) = head.rsplit_once(' ') {
        let forms = noun_forms(noun).into_iter();
        return forms.map(|form| format!("{before} {form}{tail}")).collect();
    }
    let lower = head.to_lowercase();
    let mut forms = vec![lower.clone()];
    match TABLE.nouns.row(&lower) {
        Some(row) => row.add_noun_forms(&mut forms),
        None => {
            forms.push(spelling::add_s(&lower, false));
            if let Some(other) = spelling::other_noun_spelling(&lower) {
                forms.push(spelling::add_s(&other, false));
                forms.push(other);
            }
        }
    }
    distinct(forms)
        .into_iter()
        .map(|form| form + tail)
        .collect()
}

/// Forms that no dictionary has and whose lemma is the word all the same: "treatys", "signned", "ratifyed".
///
/// [`lemma`] guesses from the letters, so that it takes in more forms than a word has. Who looks for all words
/// of a lemma in a text must look for these, too.
pub(crate) fn loose_forms(word: &str, class: WordClass) -> Vec<String> {
    let word = word.to_lowercase();
    let mut stems = vec![word.clone()];
    stems.extend(spelling::british(&word));
    stems.extend(spelling::american(&word));
    stems.extend(spelling::other_noun_spelling(&word));
    let mut forms = Vec::new();
    for stem in &stems {
        match class {
            WordClass::Noun => spelling::add_loose_noun_forms(stem, &mut forms),
            WordClass::Verb => spelling::add_loose_verb_forms(stem, &mut forms),
        }
    }
    if class == WordClass::Verb {
        forms.extend(prefixed_forms(&word));
    }
    forms.retain(|form| lemma(form, class) == word);
    distinct(forms)
}

fn distinct(forms: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(forms.len());
    for form in forms {
        if !out.contains(&form) {
            out.push(form);
        }
    }
    out
}

/// "advise" is listed: it is never "advize".
fn is_listed_lemma(lower: &str) -> bool {
    TABLE
        .verbs
        .lemmas
        .get(lower)
        .is_some_and(|lemma| *lemma == lower)
}

/// Longer words are taken to the heap.
const LONGEST: usize = 40;

/// The word in lower case, when it is short and ASCII or already is.
fn lower<'a>(word: &'a str, buffer: &'a mut [u8; LONGEST]) -> Option<&'a str> {
    if !word.is_ascii() {
        let lower = !word.chars().any(char::is_uppercase);
        return lower.then_some(word);
    }
    if !word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Some(word);
    }
    let lower = buffer.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).ok()
}

/// The lemma by the rules of spelling, of a word in lower case.
fn unlisted(word: Cow<'_, str>, class: WordClass) -> Cow<'_, str> {
    let found = match class {
        WordClass::Noun => spelling::singular(&word),
        WordClass::Verb => match with_prefix(&word) {
            Some(lemma) => Some(lemma),
            None => spelling::base(&word),
        },
    };
    match found {
        Some(lemma) if lemma != word => Cow::Owned(lemma),
        _ => word,
    }
}

/// What may stand before a listed verb.
const PREFIXES: &[&str] = &[
    "re", "over", "under", "out", "un", "mis", "dis", "pre", "co",
];

/// The forms of "rewrite" from those of "write": "rewrote".
fn prefixed_forms(verb: &str) -> Vec<String> {
    let rests = PREFIXES.iter().filter_map(|prefix| {
        let rest = verb.strip_prefix(prefix)?;
        Some(rest.strip_prefix('-').unwrap_or(rest))
    });
    rests
        .filter(|rest| TABLE.verbs.row(rest).is_some())
        .flat_map(|rest| {
            let prefix = &verb[..verb.len() - rest.len()];
            verb_forms(rest)
                .into_iter()
                .map(move |form| format!("{prefix}{form}"))
        })
        .collect()
}

/// The lemma of "rewrote" from that of "wrote".
fn with_prefix(word: &str) -> Option<String> {
    PREFIXES.iter().find_map(|prefix| {
        let rest = word.strip_prefix(prefix)?;
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        if rest.len() < 4 {
            return None;
        }
        let lemma = TABLE.verbs.lemmas.get(rest)?;
        Some(format!("{}{lemma}", &word[..word.len() - rest.len()]))
    })
}

static TABLE: Lazy<Table> =
    Lazy::new(|| Table::parse(include_str!("../seeds/inflection.tsv")).unwrap_or_default());

/// The rows of `seeds/inflection.tsv`.
#[derive(Default)]
struct Table {
    verbs: Words,
    nouns: Words,
}

/// The words of one class.
#[derive(Default)]
struct Words {
    rows: Vec<Row>,
    /// By lemma and by its spelling variants.
    by_lemma: hash::Table<&'static str, usize>,
    /// From each form to its lemma.
    lemmas: hash::Table<Box<str>, &'static str>,
}

/// A word and the forms that the table states; an empty field is left to the rules.
struct Row {
    lemma: &'static str,
    s: &'static str,
    past: &'static str,
    participle: &'static str,
    ing: &'static str,
    variants: &'static str,
}

const COLUMNS: [&str; 7] = [
    "class",
    "lemma",
    "s",
    "past",
    "participle",
    "ing",
    "variants",
];

impl Table {
    /// Reads the table. Fields are separated by tabs, several forms in one field by `|`; empty
    /// fields at the end of a line may be left out.
    fn parse(text: &'static str) -> Result<Table, LoadErrors> {
        const FILE: &str = "inflection.tsv";
        let mut table = Table::default();
        let mut faults = Vec::new();
        let mut fault = |line, kind, message: String| {
            faults.push(LoadError::new(FILE, line, 1, kind, message));
        };
        for (number, line) in (1..).zip(text.lines()) {
            let mut fields = [""; COLUMNS.len()];
            let count = line.split('\t').count();
            if number == 1 {
                if !line.split('\t').eq(COLUMNS) {
                    let message = format!("the columns must be {}", COLUMNS.join(", "));
                    fault(number, LoadErrorKind::Column, message);
                }
                continue;
            }
            if count > fields.len() {
                let message = format!("{count} fields where {} columns are named", fields.len());
                fault(number, LoadErrorKind::Column, message);
                continue;
            }
            for (field, value) in fields.iter_mut().zip(line.split('\t')) {
                *field = value;
            }
            let [class, lemma, s, past, participle, ing, variants] = fields;
            let words = match class {
                "verb" => &mut table.verbs,
                "noun" => &mut table.nouns,
                _ => {
                    let message = format!("the class {class:?} must be verb or noun");
                    fault(number, LoadErrorKind::UnknownWord, message);
                    continue;
                }
            };
            if lemma.is_empty() {
                fault(number, LoadErrorKind::Empty, "the lemma is empty".into());
                continue;
            }
            if words.by_lemma.contains_key(lemma) {
                let message = format!("{lemma:?} is listed already");
                fault(number, LoadErrorKind::Duplicate, message);
                continue;
            }
            words.add(
                Row {
                    lemma,
                    s,
                    past,
                    participle,
                    ing,
                    variants,
                },
                class == "verb",
            );
        }
        if faults.is_empty() {
            Ok(table)
        } else {
            Err(LoadErrors(faults))
        }
    }
}

impl Words {
    fn add(&mut self, row: Row, verb: bool) {
        let mut forms = vec![row.lemma.to_string()];
        if verb {
            row.add_verb_forms(&mut forms);
            if let Some(british) = spelling::british(row.lemma) {
                spelling::add_regular_verb_forms(&british, &mut forms);
                forms.push(british);
            }
        } else {
            row.add_noun_forms(&mut forms);
        }
        for form in forms {
            self.lemmas
                .entry(form.into_boxed_str())
                .or_insert(row.lemma);
        }
        let index = self.rows.len();
        self.by_lemma.insert(row.lemma, index);
        for variant in alternatives(row.variants) {
            self.by_lemma.entry(variant).or_insert(index);
        }
        self.rows.push(row);
    }

    fn row(&self, lemma: &str) -> Option<&Row> {
        self.by_lemma
            .get(lemma)
            .and_then(|&index| self.rows.get(index))
    }
}

impl Row {
    fn add_verb_forms(&self, forms: &mut Vec<String>) {
        let mut add = |stated: &str, regular: &dyn Fn() -> String| {
            if stated.is_empty() {
                forms.push(regular());
            } else {
                forms.extend(alternatives(stated).map(String::from));
            }
        };
        add(self.lemma, &String::new);
        add(self.s, &|| spelling::add_s(self.lemma, true));
        add(self.past, &|| spelling::add_ed(self.lemma));
        if !self.participle.is_empty() {
            add(self.participle, &String::new);
        }
        add(self.ing, &|| spelling::add_ing(self.lemma));
        for variant in alternatives(self.variants) {
            forms.push(variant.to_string());
            spelling::add_regular_verb_forms(variant, forms);
        }
    }

    fn add_noun_forms(&self, forms: &mut Vec<String>) {
        forms.push(self.lemma.to_string());
        match self.s {
            "" => forms.push(spelling::add_s(self.lemma, false)),
            plurals => forms.extend(alternatives(plurals).map(String::from)),
        }
        for variant in alternatives(self.variants) {
            forms.push(variant.to_string());
            forms.push(spelling::add_s(variant, false));
        }
    }
}

fn alternatives(field: &str) -> impl Iterator<Item = &str> {
    field.split('|').filter(|form| !form.is_empty())
}
