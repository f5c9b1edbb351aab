//! Finds the words of dates in a stretch of text.
//!
//! Takes the text and a span of it; gives a [`DateMention`] for each date, the longest at each
//! place, in the order of the text. One pass reads word by word; a word that can begin a date is
//! read on from, a bounded number of words far, so the time is linear and nothing is allocated
//! where there is no date.
//!
//! ```text
//! "The accord of September 7, 1977, entered into force two years later."
//!                ~~~~~~~~~~~~~~~~~                     ~~~~~~~~~~~~~~~
//! ```

use super::expr::{DateMention, Expr, Origin, Unit};
use super::words::{Class, Gap, Word, Words};
use crate::Span;

/// A date in the words from some word on: where it ends and what it says.
pub(super) type Found = Option<(usize, Expr)>;

/// The words before the one that is read, the nearest first.
#[derive(Clone, Copy)]
pub(super) struct Left(pub(super) [Word; 3]);

impl Left {
    /// The class of the word before, when only space stands between.
    ///
    /// `word` is the one that is read: its gap is what stands between.
    pub(super) fn spaced(&self, word: &Word) -> Class {
        if matches!(word.gap, Gap::Space | Gap::Hyphen) {
            self.0[0].class
        } else {
            Class::End
        }
    }

    fn push(&mut self, word: Word) {
        self.0 = [word, self.0[0], self.0[1]];
    }
}

/// Finds the dates in `within` and adds them to `out`.
///
/// A date inside a proper name ("Good Friday Agreement") is found like any other.
pub(crate) fn find(text: &str, within: Span, out: &mut Vec<DateMention>) {
    let end = text.floor_char_boundary(within.end);
    let words = Words { text, end };
    let mut left = Left([Word::NONE; 3]);
    let mut at = text.floor_char_boundary(within.start);
    loop {
        let word = words.next(at);
        if word.class == Class::End {
            return;
        }
        at = word.end;
        let found = match word.class {
            Class::Other => None,
            _ => words.date(&word, &left),
        };
        match found {
            Some((end, expr)) if end > word.start => {
                out.push(DateMention {
                    span: Span::new(word.start, end),
                    expr,
                    modifier: words.is_modifier(&word, &left, end, expr),
                    possessive: words.is_possessive(end),
                });
                left.push(Word {
                    end,
                    class: Class::Date,
                    ..word
                });
                at = end;
            }
            _ => left.push(word),
        }
    }
}

impl Words<'_> {
    /// The longest date that begins with the word.
    pub(super) fn date(&self, word: &Word, left: &Left) -> Found {
        match word.class {
            Class::Weekday(_) | Class::WeekdayShort(_) => self.weekday(word, left),
            Class::Month(_) | Class::MonthShort(_) => self.month(word, left),
            Class::Number { .. } => self
                .day_first(word, left)
                .or_else(|| self.counted(word, left))
                .or_else(|| self.year(word, left)),
            Class::Ordinal(_) => self.day_first(word, left),
            Class::Numeric(date) => Some((
                word.end,
                Expr::Calendar {
                    year: super::expr::Year::Named(date.year()),
                    month: date.month(),
                    day: date.day(),
                    weekday: None,
                },
            )),
            Class::Decade => Some((word.end, Expr::Unsettled)),
            Class::Count(_) | Class::Vague | Class::A | Class::Half => self.counted(word, left),
            Class::The => self.after_the(word, left),
            Class::This | Class::That | Class::Same | Class::Last | Class::Next => {
                self.pointed(word, left)
            }
            Class::Following | Class::Preceding | Class::Coming => self.pointed(word, left),
            Class::Yesterday | Class::Today | Class::Tomorrow => self.near_day(word, left),
            Class::Early => self.part_of(word),
            Class::Earlier | Class::Later => self.earlier_or_later(word),
            Class::Boundary => self.boundary(word),
            Class::Season(_) => self.season(word, left),
            Class::In => self.ahead(word, left),
            Class::Unit(Unit::Year) => self.end_of_year(word),
            _ => None,
        }
    }

    /// "Monday's"
    fn is_possessive(&self, end: usize) -> bool {
        let rest = self.rest(end);
        ["'s", "’s"].iter().any(|mark| {
            rest.strip_prefix(mark)
                .is_some_and(|after| !after.starts_with(|letter: char| letter.is_alphanumeric()))
        })
    }

    /// Whether the date says which of the things named after it: a determiner before, a noun after.
    fn is_modifier(&self, word: &Word, left: &Left, end: usize, expr: Expr) -> bool {
        let named = match expr {
            Expr::Calendar { month: None, .. } => return self.year_is_modifier(word, left, end),
            Expr::Calendar { .. } | Expr::Weekday { .. } => true,
            _ => false,
        };
        named && self.follows_determiner(word, left) && self.noun_follows(end)
    }

    /// A determiner or a possessive stands before the word: "the", "its", "Iran's".
    pub(super) fn follows_determiner(&self, word: &Word, left: &Left) -> bool {
        let before = &left.0[0];
        match left.spaced(word) {
            Class::The | Class::A | Class::Determiner | Class::This | Class::That => true,
            Class::Other => before.gap == Gap::Apostrophe && self.of(before) == "s",
            _ => word.gap == Gap::Genitive,
        }
    }

    /// A word follows that can be a noun or begin a noun group: no preposition, no auxiliary.
    pub(super) fn noun_follows(&self, end: usize) -> bool {
        let next = self.next(end);
        match next.spaced() {
            Class::Other => !self.is_any(&next, NO_NOUN),
            // "the 2021 spring offensive", "Kabul's 2021 fall"
            Class::Season(_) => true,
            // "the 1967 six-day war"
            Class::Count(_) => self.next(next.end).gap == Gap::Hyphen,
            _ => false,
        }
    }

    /// Nothing follows that "before" or "after" could govern: "the day before." but not "the day
    /// before the summit".
    pub(super) fn clause_ends(&self, end: usize) -> bool {
        let next = self.next(end);
        match next.spaced() {
            Class::End | Class::And | Class::In | Class::By | Class::During => true,
            Class::Other => self.is_any(&next, NO_NOUN),
            _ => false,
        }
    }
}

/// Words after which a date before them is at its end.
#[rustfmt::skip]
const NO_NOUN: &[&str] = &[
    "as", "at", "are", "but", "can", "could", "did", "does", "had", "has", "have", "if", "is",
    "said", "saying", "says", "shall", "should", "so", "the", "to", "told", "under", "was",
    "were", "when", "where", "which", "while", "who", "will", "with", "would", "because",
    "although", "amid", "against", "ahead", "following", "upon", "into", "it", "he", "she",
    "they", "we", "and", "also", "not",
];

/// A shift by one unit or none.
pub(super) fn shift(unit: Unit, count: i32, from: Origin) -> Expr {
    match unit {
        Unit::Other | Unit::Decade => Expr::Unsettled,
        Unit::Day | Unit::Month | Unit::Year => Expr::Shift { unit, count, from },
    }
}
