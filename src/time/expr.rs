//! What the words of a date say, before it is known when they were written.

use super::date::{Date, Weekday};
use crate::Span;

/// The words of a date in the text, and what they say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct DateMention {
    /// The words as a reader would quote them: "Monday", "28 May", "the following February".
    pub(crate) span: Span,
    /// What they say.
    pub(crate) expr: Expr,
    /// The date stands before a noun and says which one is meant: "the 2015 nuclear deal",
    /// "1967 borders", "the May 28 accord". It need not date the verb.
    pub(crate) modifier: bool,
    /// The date has a possessive: "Monday's deal".
    pub(crate) possessive: bool,
}

/// The meaning of date words, to be resolved against a publication date or an earlier event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Expr {
    /// "May 28, 2024", "28 May", "in January", "January last year", "2015".
    Calendar {
        year: Year,
        month: Option<u8>,
        day: Option<u8>,
        weekday: Option<Weekday>,
    },
    /// "Monday", "last Tuesday", "the following Friday".
    Weekday { day: Weekday, which: Which },
    /// "this spring", "the summer of 2024": ISO has no seasons, so it gives the year.
    Season { season: Season, year: Year },
    /// "two days ago", "last year", "tomorrow", "the next day", "that year".
    Shift {
        unit: Unit,
        count: i32,
        from: Origin,
    },
    /// "in three months": a plan, or the time that something took; the tense decides.
    Ahead { unit: Unit, count: i32 },
    /// Words about time that ISO cannot say or that are not exact: "last week", "the 1990s", "a
    /// decade ago", "nearly two years ago".
    Unsettled,
}

impl Expr {
    /// The year that the words say: "in May 2006".
    pub(crate) fn named_year(&self) -> Option<i32> {
        match *self {
            Expr::Calendar {
                year: Year::Named(year),
                ..
            } => Some(year),
            _ => None,
        }
    }

    /// Whether it counts from a date that was told: "the next day", "that year".
    pub(crate) fn counts_from_told(&self) -> bool {
        let which =
            |which: Which| matches!(which, Which::Following | Which::Preceding | Which::Same);
        match *self {
            Expr::Calendar { year, .. } | Expr::Season { year, .. } => match year {
                Year::Shift(_, from) => from == Origin::Anchor,
                Year::Which(year) => which(year),
                _ => false,
            },
            Expr::Weekday { which: day, .. } => which(day),
            Expr::Shift { from, .. } => from == Origin::Anchor,
            Expr::Ahead { .. } | Expr::Unsettled => false,
        }
    }

    /// The date of a day or month without a year, in the year that was told before.
    pub(crate) fn in_year(&self, told: Date) -> Option<Date> {
        match *self {
            Expr::Calendar {
                year: Year::Nearest,
                month: Some(month),
                day,
                ..
            } => Date::new(told.year(), Some(month), day).ok(),
            _ => None,
        }
    }

    /// Whether it counts in years from a date that was told: "that year", "two years later".
    pub(crate) fn is_of_told_year(&self) -> bool {
        match *self {
            Expr::Calendar { year, .. } | Expr::Season { year, .. } => {
                matches!(year, Year::Shift(_, Origin::Anchor))
            }
            Expr::Shift { unit, from, .. } => unit == Unit::Year && from == Origin::Anchor,
            _ => false,
        }
    }
}

/// Which year a day, a month or a season belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Year {
    /// "May 2024"
    Named(i32),
    /// "May last year" is one before publication; "January of that year" is that of the anchor.
    Shift(i32, Origin),
    /// "28 May", "by June": the tense decides.
    Nearest,
    /// "since May": never ahead.
    Past,
    /// "last May", "next May", "the following February", "the previous February".
    Which(Which),
}

/// Which one of the Mondays or Mays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Which {
    /// The tense decides.
    Nearest,
    This,
    Last,
    Next,
    /// A day in the week so many after that of the publication: "Monday last week".
    OfWeek(i32),
    /// After the anchor.
    Following,
    /// Before the anchor.
    Preceding,
    /// "that Monday": in the anchor.
    Same,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    /// Winter lies in two years, so "last winter" settles none.
    Winter,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Unit {
    Day,
    /// A week, a weekend, a fortnight, a quarter: ISO dates have no form for it.
    Other,
    Month,
    Year,
    /// "ten years ago" is a year, "a decade ago" is a guess.
    Decade,
}

/// What a shift is counted from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Origin {
    Publication,
    /// The event told before in the text.
    Anchor,
}
