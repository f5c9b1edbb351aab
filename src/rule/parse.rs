//! Reads the rule notation. Every fault is told with its place, and all of a file's at once.

use std::cell::Cell;

use crate::error::{LoadError, LoadErrorKind};
use crate::relation::{Modality, RelationKind, Role};
use crate::rule::ast::*;

/// The longest rule file that is read, in bytes.
pub const MAX_FILE: usize = 4 << 20;
/// The most faults of a file that are told; the rest is counted.
pub const MAX_FAULTS: usize = 1000;
/// The most words that a trigger may have.
pub const MAX_TRIGGER_WORDS: usize = 8;
/// The most triggers for which one with `/` may stand.
pub const MAX_ALTERNATIVES: usize = 2_000;

const CLAUSES: [&str; 13] = [
    "rule", "about", "verb", "noun", "forms", "only", "modality", "frame", "not", "pattern",
    "example", "reject", "missed",
];

/// The fields that an example may state beside the roles.
pub(crate) const PROPERTIES: [&str; 4] = ["polarity", "modality", "source", "kind"];

/// The closest of the words that could have been meant.
pub(crate) fn closest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (edit_distance(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.chars().count() / 4)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Levenshtein's distance, on at most 32 characters of each.
fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(32).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().take(32).enumerate() {
        let mut previous = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let substituted = previous + usize::from(x != *y);
            previous = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(previous + 1);
        }
    }
    row[b.len()]
}

struct Reader<'a> {
    file: &'a str,
    errors: Vec<LoadError>,
    /// Faults beyond [`MAX_FAULTS`].
    untold: usize,
}

/// A clause of a rule: its word, its text with continuation lines, and where the text starts.
struct Clause<'a> {
    word: &'a str,
    text: String,
    line: usize,
    column: usize,
    /// The line of each continuation line, and the column where its text starts.
    continued: Vec<(usize, usize)>,
    /// The place that was asked for last: places are asked for in order, so that all together cost one walk.
    last: Cell<Place>,
}

/// A byte of a clause's text and where it stands in the file.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    line: usize,
    column: usize,
    /// How many continuation lines have begun.
    continued: usize,
}

impl Clause<'_> {
    /// The line and column of a byte of its text.
    fn place(&self, at: usize) -> (usize, usize) {
        let mut place = self.last.get();
        if at < place.at {
            place = Place {
                at: 0,
                line: self.line,
                column: self.column,
                continued: 0,
            };
        }
        for c in self.text[place.at..at].chars() {
            if c == '\n' {
                (place.line, place.column) = self.continued[place.continued];
                place.continued += 1;
            } else {
                place.column += 1;
            }
        }
        place.at = at;
        self.last.set(place);
        (place.line, place.column)
    }

    /// The place of a part of its text.
    fn place_of(&self, part: &str) -> (usize, usize) {
        self.place(part.as_ptr() as usize - self.text.as_ptr() as usize)
    }
}

/// Reads all rules of a file.
///
/// # Errors
///
/// Every fault of the file, in the order of the lines.
pub(super) fn parse(file: &str, source: &str) -> Result<Vec<Rule>, Vec<LoadError>> {
    let mut reader = Reader {
        file,
        errors: Vec::new(),
        untold: 0,
    };
    if source.len() > MAX_FILE {
        reader.fault(
            1,
            1,
            LoadErrorKind::Limit,
            format!(
                "the file has {} bytes; a rule file may have {MAX_FILE}",
                source.len()
            ),
        );
        return Err(reader.errors);
    }
    let mut rules: Vec<Rule> = Vec::new();
    let clauses = reader.clauses(source);
    for clause in &clauses {
        if clause.word == "rule" {
            if let Some(rule) = reader.head(clause) {
                rules.push(rule);
            } else {
                // The clauses that follow still have a rule to be checked against.
                rules.push(Rule::new("", RelationKind::Custom("".into())));
            }
        } else if let Some(rule) = rules.last_mut() {
            reader.clause(clause, rule);
        } else {
            reader.fault(
                clause.line,
                1,
                LoadErrorKind::Syntax,
                format!(
                    "found `{}` before any rule; a file starts with `rule NAME -> KIND`",
                    clause.word
                ),
            );
        }
    }
    for rule in rules.iter().filter(|rule| !rule.name.is_empty()) {
        reader.complete(rule);
    }
    reader
        .errors
        .sort_by_key(|error| (error.line, error.column));
    if reader.untold > 0 {
        let untold = reader.untold;
        let (line, column) = reader
            .errors
            .last()
            .map_or((1, 1), |last| (last.line, last.column));
        let message = format!("{untold} more faults are not told");
        reader.errors.push(LoadError::new(
            file,
            line,
            column,
            LoadErrorKind::Limit,
            message,
        ));
    }
    if reader.errors.is_empty() {
        Ok(rules)
    } else {
        Err(reader.errors)
    }
}

impl Reader<'_> {
    fn fault(
        &mut self,
        line: usize,
        column: usize,
        kind: LoadErrorKind,
        message: impl Into<String>,
    ) {
        if self.errors.len() < MAX_FAULTS {
            self.errors
                .push(LoadError::new(self.file, line, column, kind, message));
        } else {
            self.untold += 1;
        }
    }

    /// Splits a file into clauses; an indented line goes on with the clause before it.
    fn clauses<'s>(&mut self, source: &'s str) -> Vec<Clause<'s>> {
        let mut clauses: Vec<Clause<'s>> = Vec::new();
        let source = source.strip_prefix('\u{feff}').unwrap_or(source);
        for (index, line) in source.lines().enumerate() {
            let number = index + 1;
            let trimmed = line.trim();
            if trimmed.is_empty() || trimmed.starts_with('#') {
                continue;
            }
            if line.starts_with([' ', '\t']) {
                match clauses.last_mut() {
                    Some(clause) => {
                        clause.text.push('\n');
                        clause.text.push_str(trimmed);
                        let indent = line.chars().take_while(|c| c.is_whitespace()).count();
                        clause.continued.push((number, indent + 1));
                    }
                    None => self.fault(
                        number,
                        1,
                        LoadErrorKind::Syntax,
                        "an indented line goes on with the clause before it, and there is none",
                    ),
                }
                continue;
            }
            let word = trimmed.split_whitespace().next().unwrap_or("");
            let rest = trimmed[word.len()..].trim_start();
            if !CLAUSES.contains(&word) {
                let meant = closest(word, CLAUSES)
                    .map(|meant| format!("; did you mean `{meant}`?"))
                    .unwrap_or_default();
                self.fault(
                    number,
                    1,
                    LoadErrorKind::UnknownWord,
                    format!(
                        "found `{word}`, expected one of {}{meant}",
                        CLAUSES.join(", ")
                    ),
                );
                continue;
            }
            let column = 1 + trimmed[..trimmed.len() - rest.len()].chars().count();
            clauses.push(Clause {
                word,
                text: rest.to_string(),
                line: number,
                column,
                continued: Vec::new(),
                last: Cell::new(Place {
                    at: 0,
                    line: number,
                    column,
                    continued: 0,
                }),
            });
        }
        clauses
    }

    fn head(&mut self, clause: &Clause<'_>) -> Option<Rule> {
        let Some((name, kind)) = clause.text.split_once("->") else {
            self.fault(
                clause.line,
                clause.column,
                LoadErrorKind::Syntax,
                format!("found `{}`, expected `NAME -> KIND`", clause.text),
            );
            return None;
        };
        let (name, kind) = (name.trim(), kind.trim());
        for (what, word) in [("rule's name", name), ("kind", kind)] {
            let fine = !word.is_empty()
                && word
                    .chars()
                    .all(|c| c.is_alphanumeric() || c == '_' || c == '-');
            if !fine {
                self.fault(
                    clause.line,
                    clause.column,
                    LoadErrorKind::Syntax,
                    format!("found `{word}`; a {what} is one word of letters, digits, `_` and `-`"),
                );
                return None;
            }
        }
        let mut rule = Rule::new(name, kind.parse().unwrap_or_else(|never| match never {}));
        rule.file = self.file.to_string();
        rule.line = clause.line;
        Some(rule)
    }

    fn clause(&mut self, clause: &Clause<'_>, rule: &mut Rule) {
        if clause.text.is_empty() {
            self.fault(
                clause.line,
                clause.column,
                LoadErrorKind::Empty,
                format!("`{}` has nothing after it", clause.word),
            );
            return;
        }
        match clause.word {
            "about" => {
                if !rule.about.is_empty() {
                    rule.about.push(' ');
                }
                rule.about.push_str(join_lines(&clause.text).trim());
            }
            "verb" => self.triggers(clause, &mut rule.verbs),
            "noun" => self.triggers(clause, &mut rule.nouns),
            "forms" => self.forms(clause, rule),
            "only" => self.only(clause, rule),
            "modality" => self.modality(clause, rule),
            "frame" => self.frame(clause, rule),
            "not" => self.exclusion(clause, rule),
            "pattern" => self.pattern(clause, rule),
            _ => self.example(clause, rule),
        }
    }

    fn triggers(&mut self, clause: &Clause<'_>, triggers: &mut Vec<Trigger>) {
        for trigger in clause.text.split(',') {
            let (line, column) = clause.place_of(trigger.trim_start());
            let trigger = join_lines(trigger.trim());
            // "call/term ... mistake/farce" stands for four triggers.
            let alternatives: Vec<Vec<TriggerWord>> = trigger
                .split_whitespace()
                .map(|word| match word {
                    "..." | "…" => vec![TriggerWord::Gap],
                    word => word
                        .split('/')
                        .map(|word| TriggerWord::Word(word.to_string()))
                        .collect(),
                })
                .collect();
            let words: Vec<TriggerWord> = alternatives
                .iter()
                .filter_map(|words| words.first().cloned())
                .collect();
            let empty = TriggerWord::Word(String::new());
            let starts = matches!(words.first(), Some(TriggerWord::Word(_)));
            let ends = matches!(words.last(), Some(TriggerWord::Word(_)));
            if words.is_empty() {
                self.fault(
                    line,
                    column,
                    LoadErrorKind::Syntax,
                    "found nothing where a trigger is expected; one comma stands between two triggers",
                );
            } else if alternatives.iter().flatten().any(|word| *word == empty) {
                self.fault(
                    line,
                    column,
                    LoadErrorKind::Syntax,
                    format!("found `{trigger}`; a word stands on both sides of `/`, as in `call/term ... mistake`"),
                );
            } else if !starts || !ends || words.windows(2).any(|pair| pair[0] == pair[1]) {
                self.fault(
                    line,
                    column,
                    LoadErrorKind::Syntax,
                    format!("found `{trigger}`; a trigger starts and ends with a word, as in `put ... signature to`"),
                );
            } else if words.len() > MAX_TRIGGER_WORDS {
                self.fault(
                    line,
                    column,
                    LoadErrorKind::Limit,
                    format!(
                        "a trigger has at most {MAX_TRIGGER_WORDS} words; `{trigger}` has {}",
                        words.len()
                    ),
                );
            } else {
                let count: usize = alternatives.iter().map(Vec::len).product();
                if count > MAX_ALTERNATIVES {
                    self.fault(
                        line,
                        column,
                        LoadErrorKind::Limit,
                        format!(
                            "a trigger with `/` may stand for {MAX_ALTERNATIVES}; `{trigger}` stands for {count}"
                        ),
                    );
                    continue;
                }
                triggers.extend(each_of(&alternatives));
            }
        }
    }

    fn forms(&mut self, clause: &Clause<'_>, rule: &mut Rule) {
        let text = join_lines(&clause.text);
        match text.split_once(':') {
            Some((lemma, forms)) if !lemma.trim().is_empty() && !forms.trim().is_empty() => {
                rule.forms.push((
                    lemma.trim().to_string(),
                    forms.split_whitespace().map(str::to_string).collect(),
                ));
            }
            _ => self.fault(
                clause.line,
                clause.column,
                LoadErrorKind::Syntax,
                format!("found `{text}`, expected `LEMMA: FORM FORM ...`"),
            ),
        }
    }

    fn only(&mut self, clause: &Clause<'_>, rule: &mut Rule) {
        let words = Only::ALL.iter().map(|only| only.as_str());
        if let Some(only) = self
            .one_of(clause, words)
            .and_then(|word| Only::from_word(&word))
        {
            rule.only = Some(only);
        }
    }

    fn modality(&mut self, clause: &Clause<'_>, rule: &mut Rule) {
        let words = Modality::ALL.iter().map(|modality| modality.as_str());
        if let Some(modality) = self
            .one_of(clause, words)
            .and_then(|word| Modality::from_word(&word))
        {
            rule.modality = modality;
        }
    }

    /// The word of a clause that is one of a few.
    fn one_of<'w>(
        &mut self,
        clause: &Clause<'_>,
        words: impl Iterator<Item = &'w str>,
    ) -> Option<String> {
        let text = join_lines(&clause.text);
        let found = text.trim();
        let words: Vec<&str> = words.collect();
        if words.contains(&found) {
            return Some(found.to_string());
        }
        let expected: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        self.fault(
            clause.line,
            clause.column,
            LoadErrorKind::Syntax,
            format!("found `{found}`, expected {}", expected.join(" or ")),
        );
        None
    }

    fn frame(&mut self, clause: &Clause<'_>, rule: &mut Rule) {
        let mut slots = Vec::new();
        for word in clause.text.split_whitespace() {
            let (line, column) = clause.place_of(word);
            if let Some(slot) = self.slot(word, line, column) {
                slots.push(slot);
            }
        }
        if !slots.is_empty() {
            rule.frames.push(Frame { slots });
        }
    }

    fn slot(&mut self, word: &str, line: usize, column: usize) -> Option<Slot> {
        let shape = || {
            let (function, rest) = word.split_once(':')?;
            let (role, rest) = rest.split_once('(')?;
            let (slot_type, mark) = rest.split_once(')')?;
            Some((function, role, slot_type, mark))
        };
        // `object:agreement!` is short for `object:agreement(agreement)!`.
        let short = || {
            let (function, role) = word.split_once(':')?;
            let bare = role.trim_end_matches(['!', '+', '?']);
            Some((function, bare, bare, &role[bare.len()..]))
        };
        let Some((function, role, slot_type, mark)) = shape().or_else(short) else {
            self.fault(
                line,
                column,
                LoadErrorKind::Syntax,
                format!("found `{word}`, expected `FUNCTION:ROLE(TYPE)MARK`, as in `subject:agent(party)+`"),
            );
            return None;
        };
        let function = self.word(
            line,
            column,
            "function",
            function,
            Function::from_word,
            Function::ALL.iter().map(|f| f.as_str()),
        )?;
        let role = self.word(
            line,
            column,
            "role",
            role,
            Role::from_word,
            Role::ALL.iter().map(|r| r.as_str()),
        )?;
        let slot_type = self.word(
            line,
            column,
            "type",
            slot_type,
            SlotType::from_word,
            SlotType::ALL.iter().map(|t| t.as_str()),
        )?;
        let Some(mark) = Mark::from_word(mark) else {
            self.fault(
                line,
                column,
                LoadErrorKind::UnknownWord,
                format!("found `{mark}` after `)`, expected `!`, `+`, `?` or nothing"),
            );
            return None;
        };
        Some(Slot {
            function,
            role,
            slot_type,
            mark,
        })
    }

    fn word<T>(
        &mut self,
        line: usize,
        column: usize,
        what: &str,
        word: &str,
        from_word: impl Fn(&str) -> Option<T>,
        all: impl Iterator<Item = &'static str> + Clone,
    ) -> Option<T> {
        let value = from_word(word);
        if value.is_none() {
            let list: Vec<&str> = all.clone().collect();
            let meant = closest(word, all)
                .map(|meant| format!("; did you mean `{meant}`?"))
                .unwrap_or_default();
            self.fault(
                line,
                column,
                LoadErrorKind::UnknownWord,
                format!(
                    "found `{word}`, expected a {what}: {}{meant}",
                    list.join(", ")
                ),
            );
        }
        value
    }

    fn exclusion(&mut self, clause: &Clause<'_>, rule: &mut Rule) {
        let text = join_lines(&clause.text);
        let Some((function, heads)) = text.split_once(':') else {
            self.fault(
                clause.line,
                clause.column,
                LoadErrorKind::Syntax,
                format!("found `{text}`, expected `FUNCTION: HEAD | HEAD`"),
            );
            return;
        };
        let function = self.word(
            clause.line,
            clause.column,
            "function",
            function.trim(),
            Function::from_word,
            Function::ALL.iter().map(|f| f.as_str()),
        );
        let heads: Vec<&str> = heads.split('|').collect();
        if let Some(empty) = heads.iter().find(|head| head.trim().is_empty()) {
            let (line, column) = clause.place(empty.as_ptr() as usize - text.as_ptr() as usize);
            self.fault(
                line,
                column,
                LoadErrorKind::Empty,
                "a head is empty; heads are separated by `|`",
            );
        } else if let Some(function) = function {
            let heads = heads.iter().map(|head| head.trim().to_string()).collect();
            rule.exclusions.push(Exclusion { function, heads });
        }
    }

    fn pattern(&mut self, clause: &Clause<'_>, rule: &mut Rule) {
        let mut items = Vec::new();
        for word in clause.text.split_whitespace() {
            let (line, column) = clause.place_of(word);
            if word == "..." || word == "…" {
                items.push(PatternItem::Gap);
            } else if let Some(group) = word.strip_prefix('{') {
                let Some((role, slot_type)) =
                    group.strip_suffix('}').and_then(|g| g.split_once(':'))
                else {
                    self.fault(
                        line,
                        column,
                        LoadErrorKind::Syntax,
                        format!("found `{word}`, expected `{{ROLE:TYPE}}`"),
                    );
                    continue;
                };
                let role = self.word(
                    line,
                    column,
                    "role",
                    role,
                    Role::from_word,
                    Role::ALL.iter().map(|r| r.as_str()),
                );
                let slot_type = self.word(
                    line,
                    column,
                    "type",
                    slot_type,
                    SlotType::from_word,
                    SlotType::ALL.iter().map(|t| t.as_str()),
                );
                if let (Some(role), Some(slot_type)) = (role, slot_type) {
                    items.push(PatternItem::Group(role, slot_type));
                }
            } else {
                items.push(PatternItem::Word(word.to_string()));
            }
        }
        let anchored = items
            .iter()
            .any(|item| matches!(item, PatternItem::Word(_)));
        if anchored {
            rule.patterns.push(items);
        } else {
            self.fault(
                clause.line,
                clause.column,
                LoadErrorKind::Syntax,
                "a pattern needs a word beside its groups",
            );
        }
    }

    fn example(&mut self, clause: &Clause<'_>, rule: &mut Rule) {
        let (kind, word) = match clause.word {
            "example" => (ExampleKind::Example, "example"),
            "reject" => (ExampleKind::Reject, "reject"),
            _ => (ExampleKind::Missed, "missed"),
        };
        let quoted = clause.text.strip_prefix('"').and_then(|rest| {
            // The closing quote is the last one of its line, so that a sentence may hold quotes.
            let line_end = rest.find('\n').unwrap_or(rest.len());
            let end = rest[..line_end].rfind('"')?;
            Some((&rest[..end], rest[end + 1..].trim()))
        });
        let Some((text, rest)) = quoted else {
            self.fault(
                clause.line,
                clause.column,
                LoadErrorKind::Syntax,
                format!("`{word}` is followed by a sentence in straight double quotes on one line"),
            );
            return;
        };
        let mut expected = Vec::new();
        for part in rest.split(';').map(str::trim) {
            if part.is_empty() {
                continue;
            }
            let (line, column) = clause.place_of(part);
            let (field, value) = part.split_once(char::is_whitespace).unwrap_or((part, ""));
            let fields = Role::ALL.iter().map(|role| role.as_str()).chain(PROPERTIES);
            if self
                .word(
                    line,
                    column,
                    "role or property",
                    field,
                    |word| fields.clone().find(|known| *known == word),
                    fields.clone(),
                )
                .is_none()
            {
                continue;
            }
            if value.trim().is_empty() {
                self.fault(
                    line,
                    column,
                    LoadErrorKind::Empty,
                    format!("`{field}` states no value"),
                );
                continue;
            }
            expected.push(Expectation {
                field: field.to_string(),
                value: join_lines(value.trim()),
            });
        }
        match kind {
            ExampleKind::Reject if !expected.is_empty() => self.fault(
                clause.line, clause.column, LoadErrorKind::Syntax,
                "a reject states no roles: the rule gives nothing there",
            ),
            ExampleKind::Example | ExampleKind::Missed if expected.is_empty() => self.fault(
                clause.line, clause.column, LoadErrorKind::Empty,
                format!("`{word}` states no roles; write them on the next line, indented: `agent Ruritania; agreement pact`"),
            ),
            _ => rule.examples.push(Example { kind, text: text.to_string(), expected, line: clause.line }),
        }
    }

    /// What a whole rule must have.
    fn complete(&mut self, rule: &Rule) {
        let triggers = !rule.verbs.is_empty() || !rule.nouns.is_empty();
        if !triggers && rule.patterns.is_empty() {
            self.fault(
                rule.line,
                1,
                LoadErrorKind::Empty,
                format!("rule `{}` has no verb, noun or pattern", rule.name),
            );
        }
        if triggers && rule.frames.is_empty() {
            self.fault(
                rule.line,
                1,
                LoadErrorKind::Empty,
                format!("rule `{}` has triggers and no frame", rule.name),
            );
        }
    }
}

fn join_lines(text: &str) -> String {
    text.replace('\n', " ")
}

/// The triggers that take one of the alternatives at each place.
fn each_of(alternatives: &[Vec<TriggerWord>]) -> Vec<Trigger> {
    let mut triggers = vec![Trigger { words: Vec::new() }];
    for choices in alternatives {
        triggers = triggers
            .iter()
            .flat_map(|trigger| {
                choices.iter().map(|word| {
                    let mut longer = trigger.clone();
                    longer.words.push(word.clone());
                    longer
                })
            })
            .collect();
    }
    triggers
}
