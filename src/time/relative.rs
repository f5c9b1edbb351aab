//! Dates that point from somewhere: "yesterday", "last year", "the following February", "two years
//! earlier", "earlier this month", "the end of 2024".
//!
//! With "the", the words point from the event told before ("the next day"), without it from the
//! publication ("next year"). "In the past two years" and "over the last decade" are no dates but
//! lengths of time.

use super::calendar::COUNTED;
use super::expr::{Expr, Origin, Unit, Which, Year};
use super::find::{Found, Left, shift};
use super::words::{Class, Gap, Word, Words};

impl Words<'_> {
    /// "yesterday", "today", "tomorrow morning", "tonight"
    pub(super) fn near_day(&self, word: &Word, left: &Left) -> Found {
        // "USA Today", "Russia Today"
        if word.capital && left.0[0].capital && word.gap == Gap::Space {
            return None;
        }
        let count = match word.class {
            Class::Yesterday => -1,
            Class::Tomorrow => 1,
            _ => 0,
        };
        Some((
            self.day_part_end(word.end),
            shift(Unit::Day, count, Origin::Publication),
        ))
    }

    /// "the next day", "the day before", "the end of the year", "the spring of 2024"
    pub(super) fn after_the(&self, the: &Word, left: &Left) -> Found {
        let mut word = self.next(the.end);
        if word.gap == Gap::Space && self.is_any(&word, &["very"]) {
            word = self.next(word.end);
        }
        let lasting = matches!(
            left.spaced(the),
            Class::In | Class::Span | Class::Hedge | Class::During | Class::To
        );
        match word.spaced() {
            Class::Same => self.which(word.end, Which::Same),
            Class::Next => {
                let found = self.which(word.end, Which::Following)?;
                // "in the next year" is a length of time, "the next year" is a date.
                if lasting && !self.names_day(found.1) {
                    None
                } else {
                    Some(found)
                }
            }
            Class::Following => self.which(word.end, Which::Following),
            Class::Preceding => self.which(word.end, Which::Preceding),
            Class::Coming => self.named_which(&self.spaced_next(word.end), Which::Next),
            Class::Past => self.named_which(&self.spaced_next(word.end), Which::Last),
            Class::Unit(unit) => self.unit_before_or_after(&word, unit),
            Class::DayPart => self.unit_before_or_after(&word, Unit::Day),
            Class::Boundary => self.boundary(&word),
            Class::Nth => self.boundary(&self.spaced_next(word.end)),
            _ => None,
        }
    }

    fn names_day(&self, expr: Expr) -> bool {
        match expr {
            Expr::Shift { unit, .. } => unit == Unit::Day,
            Expr::Unsettled => false,
            _ => true,
        }
    }

    /// The next word, or none when more than space stands before it.
    pub(super) fn spaced_next(&self, at: usize) -> Word {
        let word = self.next(at);
        if word.gap == Gap::Space {
            word
        } else {
            Word {
                start: at,
                end: at,
                ..Word::NONE
            }
        }
    }

    /// "day before" after "the"; "year 1992"
    fn unit_before_or_after(&self, word: &Word, unit: Unit) -> Found {
        let next = self.spaced_next(word.end);
        if let (Unit::Year, Some(year)) = (unit, next.year()) {
            let year = Year::Named(year);
            return Some((
                next.end,
                Expr::Calendar {
                    year,
                    month: None,
                    day: None,
                    weekday: None,
                },
            ));
        }
        let count = match next.class {
            Class::Before | Class::Earlier => -1,
            Class::After => 1,
            _ => return None,
        };
        match self.spaced_next(next.end) {
            Word {
                class: Class::Yesterday | Class::Tomorrow,
                end,
                ..
            } if unit == Unit::Day => Some((end, shift(Unit::Day, 2 * count, Origin::Publication))),
            _ if self.clause_ends(next.end) => Some((next.end, shift(unit, count, Origin::Anchor))),
            _ => None,
        }
    }

    /// "last year", "this past Monday", "that same day", "next month"
    pub(super) fn pointed(&self, word: &Word, left: &Left) -> Found {
        let after_the = left.spaced(word) == Class::The;
        let mut next = self.next(word.end);
        let mut which = match word.class {
            Class::This => Which::This,
            Class::That | Class::Same => Which::Same,
            Class::Last => Which::Last,
            Class::Next | Class::Coming => Which::Next,
            Class::Following => Which::Following,
            Class::Preceding => Which::Preceding,
            _ => return None,
        };
        match (word.class, next.spaced()) {
            (Class::This | Class::That, Class::Same) => {}
            (Class::This, Class::Coming | Class::Next) => which = Which::Next,
            (Class::This, Class::Past | Class::Last) => which = Which::Last,
            _ => next = *word,
        }
        let found = self.which(next.end, which)?;
        let name = self.next(next.end).class;
        let named = matches!(name, Class::Weekday(_) | Class::Month(_) | Class::Season(_));
        match word.class {
            // "the last year" is a length of time; "coming months" are no date.
            _ if after_the && !named => None,
            Class::Coming if !named => None,
            // "following day" without "the" is headline or list; "following Monday's vote" is not
            // the following Monday.
            Class::Following if left.0[0].class != Class::End => None,
            Class::Same if !matches!(left.spaced(word), Class::End | Class::On | Class::Other) => {
                None
            }
            _ => Some(found),
        }
    }

    /// What comes after "last", "this", "the following" and their like.
    fn which(&self, at: usize, which: Which) -> Found {
        let word = self.spaced_next(at);
        if let Some(found) = self.named_which(&word, which) {
            return Some(found);
        }
        let (count, origin) = match which {
            Which::Last => (-1, Origin::Publication),
            Which::Next => (1, Origin::Publication),
            Which::Following => (1, Origin::Anchor),
            Which::Preceding => (-1, Origin::Anchor),
            Which::Same => (0, Origin::Anchor),
            _ => (0, Origin::Publication),
        };
        match word.class {
            // "last night" is the night before this day; "next morning" follows the event.
            Class::DayPart if which == Which::Next => {
                Some((word.end, shift(Unit::Day, 1, Origin::Anchor)))
            }
            Class::DayPart => Some((word.end, shift(Unit::Day, count, origin))),
            Class::Unit(Unit::Day) if origin == Origin::Publication => {
                let next = which == Which::Next;
                next.then_some((word.end, shift(Unit::Day, 1, Origin::Anchor)))
            }
            Class::Unit(unit) if !self.of(&word).ends_with('s') => {
                Some((word.end, shift(unit, count, origin)))
            }
            _ => None,
        }
    }

    /// "early May", "mid-2023", "late last year", "early on"
    pub(super) fn part_of(&self, word: &Word) -> Found {
        let mut next = self.next(word.end);
        if !matches!(next.gap, Gap::Space | Gap::Hyphen) {
            return None;
        }
        // "early in 2023"
        if next.class == Class::In {
            next = self.next(next.end);
        }
        self.target(&next)
    }

    /// A date after words that can only stand before one: "early", "the end of".
    fn target(&self, word: &Word) -> Found {
        if let Some(year) = word.year() {
            let end = self.year_range_end(word.end, year).unwrap_or(word.end);
            let counted = self.spaced_next(end);
            if counted.class == Class::Other && self.is_any(&counted, COUNTED) {
                return None;
            }
            let year = Year::Named(year);
            return Some((
                end,
                Expr::Calendar {
                    year,
                    month: None,
                    day: None,
                    weekday: None,
                },
            ));
        }
        let none = Left([Word::NONE; 3]);
        match word.class {
            Class::Month(_) | Class::MonthShort(_) => self.sure_month(word, Year::Nearest),
            Class::Weekday(_) => self.weekday(word, &none),
            Class::Season(_) => self.season(word, &none),
            Class::Decade => Some((word.end, Expr::Unsettled)),
            Class::This | Class::That | Class::Last | Class::Next => self.pointed(word, &none),
            Class::Yesterday | Class::Today | Class::Tomorrow => self.near_day(
                &Word {
                    capital: false,
                    ..*word
                },
                &none,
            ),
            Class::The => {
                let next = self.spaced_next(word.end);
                match next.class {
                    Class::Same | Class::Next | Class::Following | Class::Preceding => {
                        self.after_the(word, &none)
                    }
                    Class::Decade => Some((next.end, Expr::Unsettled)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// "earlier this month", "later that day", "later in the year", "earlier Thursday"
    pub(super) fn earlier_or_later(&self, word: &Word) -> Found {
        let next = self.spaced_next(word.end);
        match next.class {
            Class::In => {
                let the = self.spaced_next(next.end);
                let unit = self.spaced_next(the.end);
                match (the.class, unit.class) {
                    // "later in the day" is told of the day of the event.
                    (Class::The, Class::Unit(Unit::Day)) => {
                        Some((unit.end, shift(Unit::Day, 0, Origin::Anchor)))
                    }
                    (Class::The, Class::Unit(kind)) => {
                        Some((unit.end, shift(kind, 0, Origin::Publication)))
                    }
                    _ => None,
                }
            }
            Class::This | Class::That | Class::Last | Class::Next | Class::The => {
                self.target(&next)
            }
            Class::Today | Class::Weekday(_) => self.target(&next),
            _ => None,
        }
    }

    /// "end of the year", "beginning of May", "end-2024", "half of last year"
    pub(super) fn boundary(&self, word: &Word) -> Found {
        let part = match word.class {
            Class::Boundary | Class::Half => true,
            Class::Unit(Unit::Other) => self.is_any(word, &["quarter"]),
            _ => false,
        };
        if !part {
            return None;
        }
        let next = self.next(word.end);
        if next.gap == Gap::Hyphen && word.class == Class::Boundary {
            return self.target(&next);
        }
        if next.spaced() != Class::Of {
            return None;
        }
        let next = self.spaced_next(next.end);
        if let Some(found) = self.target(&next) {
            // "the end of Monday", "the end of the next day" are odd; the day is what counts.
            return Some(found);
        }
        let unit = if next.class == Class::The {
            self.spaced_next(next.end)
        } else {
            next
        };
        match unit.class {
            Class::Unit(Unit::Day) => None,
            Class::Unit(kind) => Some((unit.end, shift(kind, 0, Origin::Publication))),
            _ => None,
        }
    }

    /// "year-end", "year's end"
    pub(super) fn end_of_year(&self, word: &Word) -> Found {
        let mut next = self.next(word.end);
        if next.gap == Gap::Apostrophe && self.of(&next) == "s" {
            next = self.next(next.end);
        } else if next.gap != Gap::Hyphen {
            return None;
        }
        let end = self.is_any(&next, &["end"]) && matches!(next.gap, Gap::Space | Gap::Hyphen);
        end.then_some((next.end, shift(Unit::Year, 0, Origin::Publication)))
    }

    /// "two days ago", "a year later", "several years earlier", "two years from now"
    pub(super) fn counted(&self, word: &Word, left: &Left) -> Found {
        let hedged = matches!(left.spaced(word), Class::Hedge);
        let (end, unit, count) = self.quantity(word)?;
        let next = self.spaced_next(end);
        let (count_sign, origin) = match next.class {
            Class::Ago => (-1, Origin::Publication),
            Class::Hence => (1, Origin::Publication),
            Class::From if self.is_any(&self.spaced_next(next.end), &["now"]) => {
                let now = self.spaced_next(next.end);
                let expr = count.filter(|_| !hedged).map_or(Expr::Unsettled, |count| {
                    shift(unit, count, Origin::Publication)
                });
                return Some((now.end, expr));
            }
            Class::Earlier if self.spaced_next(next.end).class != Class::Hedge => {
                (-1, Origin::Anchor)
            }
            Class::Later if self.spaced_next(next.end).class != Class::Hedge => (1, Origin::Anchor),
            Class::Before if self.clause_ends(next.end) => (-1, Origin::Anchor),
            Class::After if self.clause_ends(next.end) => (1, Origin::Anchor),
            _ => return None,
        };
        let expr = count.filter(|_| !hedged).map_or(Expr::Unsettled, |count| {
            shift(unit, count_sign * count, origin)
        });
        Some((next.end, expr))
    }

    /// A number of units: where it ends, the unit, and how many when that is exact.
    fn quantity(&self, word: &Word) -> Option<(usize, Unit, Option<i32>)> {
        let mut end = word.end;
        let mut count = match word.class {
            Class::Number {
                value: value @ 1..=999,
                ..
            } => Some(i32::from(value)),
            Class::Count(value) => Some(i32::from(value)),
            Class::A => Some(1),
            Class::Vague | Class::Half => None,
            _ => return None,
        };
        // "a few years", "a couple of years", "two and a half years", "half a year", "twenty-five"
        for _ in 0..4 {
            let next = self.next(end);
            match next.class {
                Class::Vague | Class::Half | Class::Of | Class::And | Class::A
                    if matches!(next.gap, Gap::Space | Gap::Hyphen) =>
                {
                    count = None;
                    end = next.end;
                }
                Class::Count(ones @ 1..=9) if next.gap == Gap::Hyphen => {
                    count = count.map(|tens| tens + i32::from(ones));
                    end = next.end;
                }
                _ => break,
            }
        }
        let next = self.next(end);
        let Class::Unit(unit) = next.spaced() else {
            return None;
        };
        end = next.end;
        // "a year and a half"
        let rest = self.rest(end);
        if let Some(after) = rest.strip_prefix(" and a half") {
            return Some((end + rest.len() - after.len(), unit, None));
        }
        Some((end, unit, count))
    }

    /// "in two days", "in three months’ time"
    pub(super) fn ahead(&self, word: &Word, left: &Left) -> Found {
        let number = self.spaced_next(word.end);
        if !matches!(
            number.class,
            Class::Number { .. } | Class::Count(_) | Class::A
        ) {
            return None;
        }
        // "the first visit in three years" looks back.
        if left.0.iter().any(|before| {
            before.class == Class::Nth
                || (before.class == Class::Other && self.is_any(before, &["time", "least"]))
        }) {
            return None;
        }
        let (mut end, unit, count) = self.quantity(&number)?;
        let next = self.next(end);
        if matches!(
            next.spaced(),
            Class::Ago | Class::Earlier | Class::Later | Class::Before
        ) {
            return None;
        }
        let (possessive, time) = match next.gap {
            Gap::Apostrophe if self.of(&next) == "s" => (true, self.spaced_next(next.end)),
            Gap::Genitive => (true, next),
            _ => (false, next),
        };
        let timed = matches!(time.gap, Gap::Space | Gap::Genitive) && self.is_any(&time, &["time"]);
        if timed {
            end = time.end;
        } else if possessive || next.gap == Gap::Hyphen || self.noun_follows(end) {
            // "in two years of talks" is left to the tense; "in a day hospital" is no date.
            return None;
        }
        let count = count?;
        Some((end, Expr::Ahead { unit, count }))
    }
}
