//! Dates that name a day, a month or a weekday: "May 28, 2024", "28th of May", "Monday night",
//! "July 8 and 9", "January last year", "Monday, 8 July".
//!
//! "May" and "March" are also a modal verb, a surname and a walk: alone they need a preposition of
//! time before them. "April", "June" and "August" are also given names and need a little less.

use super::date::Weekday;
use super::expr::{Expr, Origin, Which, Year};
use super::find::{Found, Left};
use super::words::{Class, Gap, Word, Words};

/// What may follow a number that then counts things: "In July 30 people died".
#[rustfmt::skip]
pub(super) const COUNTED: &[&str] = &[
    "people", "persons", "men", "women", "children", "troops", "soldiers", "fighters",
    "civilians", "countries", "states", "nations", "members", "others", "dead", "hectares",
    "acres", "km", "kilometers", "kilometres", "miles", "metres", "meters", "tons", "tonnes",
    "tonne", "ton", "barrels", "dollars", "euros", "pounds", "million", "billion", "percent",
    "per", "mw", "gw", "units", "jobs", "workers", "companies", "prisoners", "hostages",
    "refugees", "migrants", "delegates", "guests", "homes", "houses", "villages", "votes",
    "pages", "times", "points", "gmt", "utc", "hours", "hrs", "am", "pm", "local", "kg",
    "kilograms", "mt", "vehicles", "tanks", "missiles", "warheads", "aircraft", "drones",
    "ships", "flights", "cases", "deaths", "students", "participants", "personnel", "police",
    "officers", "protesters", "victims", "families", "households", "residents", "cubic",
    "square", "words",
];

/// Weekdays of these names are feasts and events: "Good Friday", "Bloody Sunday".
#[rustfmt::skip]
const FEASTS: &[&str] = &[
    "good", "black", "bloody", "super", "cyber", "easter", "ash", "palm", "maundy", "holy",
];

/// A year named after a date: where it ends and which.
type NamedYear = Option<(usize, Year)>;

impl Words<'_> {
    /// "Monday", "Monday night", "Monday, July 8", "Monday (8 July)", "Monday last week"
    pub(super) fn weekday(&self, word: &Word, left: &Left) -> Found {
        let (day, short) = match word.class {
            Class::Weekday(day) => (day, false),
            Class::WeekdayShort(day) => (day, true),
            _ => return None,
        };
        let before = left.spaced(word);
        if before == Class::Every || (left.0[0].capital && self.is_any(&left.0[0], FEASTS)) {
            return None;
        }
        if let Some(found) = self.weekday_with_date(word.end, day, short) {
            return Some(found);
        }
        // "on a Monday" is any Monday, "a Monday meeting" is one; "the first Monday in May" needs
        // counting, and the month is left to be found.
        let ordinal = matches!(before, Class::Nth) || self.of_month_follows(word.end, before);
        if short || ordinal || (before == Class::A && !self.noun_follows(word.end)) {
            return None;
        }
        let end = self.day_part_end(word.end);
        if let Some(found) = self.weekday_with_date(end, day, false) {
            return Some(found);
        }
        if let Some((end, week)) = self.of_week(end) {
            return Some((
                end,
                Expr::Weekday {
                    day,
                    which: Which::OfWeek(week),
                },
            ));
        }
        Some((
            end,
            Expr::Weekday {
                day,
                which: Which::Nearest,
            },
        ))
    }

    fn of_month_follows(&self, end: usize, before: Class) -> bool {
        let next = self.next(end);
        before == Class::Last
            && matches!(next.spaced(), Class::Of | Class::In)
            && matches!(self.next(next.end).spaced(), Class::Month(_))
    }

    fn weekday_with_date(&self, end: usize, day: Weekday, short: bool) -> Found {
        let mut next = self.next(end);
        let mut open = false;
        match next.gap {
            Gap::Space | Gap::Comma => {}
            Gap::Dot if short => {}
            Gap::Open => open = true,
            _ => return None,
        }
        if next.class == Class::The {
            next = self.next(next.end);
        }
        let found = match next.class {
            Class::Month(_) | Class::MonthShort(_) => self.month_and_day(&next, Year::Nearest),
            Class::Number { .. } | Class::Ordinal(_) => self.day_and_month(&next, Year::Nearest),
            _ => None,
        };
        let (mut end, expr) = found?;
        if open {
            self.rest(end).strip_prefix(')')?;
            end += 1;
        }
        match expr {
            Expr::Calendar {
                year,
                month,
                day: Some(number),
                ..
            } => Some((
                end,
                Expr::Calendar {
                    year,
                    month,
                    day: Some(number),
                    weekday: Some(day),
                },
            )),
            _ => None,
        }
    }

    /// "night" after "Monday".
    pub(super) fn day_part_end(&self, end: usize) -> usize {
        let next = self.next(end);
        if next.spaced() == Class::DayPart {
            next.end
        } else {
            end
        }
    }

    /// "last week" after "Monday"
    fn of_week(&self, end: usize) -> Option<(usize, i32)> {
        let mut next = self.next(end);
        if next.spaced() == Class::Of {
            next = self.next(next.end);
        }
        let week = match next.spaced() {
            Class::This => 0,
            Class::Last => -1,
            Class::Next => 1,
            _ => return None,
        };
        let unit = self.next(next.end);
        (unit.gap == Gap::Space && self.is_any(&unit, &["week"])).then_some((unit.end, week))
    }

    /// "May 28, 2024", "May 2024", "May last year", "in May"
    pub(super) fn month(&self, word: &Word, left: &Left) -> Found {
        let hint = hint(left.spaced(word));
        self.month_and_day(word, hint)
            .or_else(|| self.month_and_year(word))
            .or_else(|| self.bare_month(word, left, hint))
    }

    /// A month that other words make sure of: "early May", "last May", "the end of May".
    pub(super) fn sure_month(&self, word: &Word, year: Year) -> Found {
        let (Class::Month(month) | Class::MonthShort(month)) = word.class else {
            return None;
        };
        let alone = Expr::Calendar {
            year,
            month: Some(month),
            day: None,
            weekday: None,
        };
        self.month_and_day(word, year)
            .or_else(|| self.month_and_year(word))
            .or(Some((word.end, alone)))
    }

    fn month_and_day(&self, word: &Word, hint: Year) -> Found {
        let (Class::Month(month) | Class::MonthShort(month)) = word.class else {
            return None;
        };
        let next = self.next(word.end);
        let joined = match word.class {
            Class::MonthShort(_) => matches!(next.gap, Gap::Space | Gap::Dot),
            _ => next.gap == Gap::Space,
        };
        let day = self.day_number(&next).filter(|_| joined)?;
        if self.next(next.end).spaced() == Class::Other
            && self.is_any(&self.next(next.end), COUNTED)
        {
            return None;
        }
        let end = self.second_day(next.end, true);
        let (end, year) = self.year_after(end, true).unwrap_or((end, hint));
        Some((
            end,
            Expr::Calendar {
                year,
                month: Some(month),
                day: Some(day),
                weekday: None,
            },
        ))
    }

    fn month_and_year(&self, word: &Word) -> Found {
        let (Class::Month(month) | Class::MonthShort(month)) = word.class else {
            return None;
        };
        let calendar = |year| Expr::Calendar {
            year,
            month: Some(month),
            day: None,
            weekday: None,
        };
        let end = match word.class {
            Class::MonthShort(_) if self.rest(word.end).starts_with(". ") => word.end + 1,
            _ => word.end,
        };
        if let Some((end, year)) = self.year_after(end, true) {
            return Some((end, calendar(year)));
        }
        // "from May to July 2023": the year is that of both.
        let join = self.next(word.end);
        let joined = match join.class {
            Class::To | Class::Until | Class::And if join.gap == Gap::Space => {
                Some(self.next(join.end)).filter(|other| other.gap == Gap::Space)
            }
            Class::Month(_) if join.gap == Gap::Hyphen => Some(join),
            _ => None,
        }?;
        let Class::Month(other) = joined.class else {
            return None;
        };
        let (end, year) = self.year_after(joined.end, false)?;
        (month <= other).then_some((end, calendar(year)))
    }

    /// A month without day and year, where the words around tell that it is one.
    fn bare_month(&self, word: &Word, left: &Left, hint: Year) -> Found {
        let (month, short) = match word.class {
            Class::Month(month) => (month, false),
            Class::MonthShort(month) => (month, true),
            _ => return None,
        };
        let next = self.next(word.end);
        // "May-backed", "May's deal"
        if next.gap == Gap::Hyphen && !matches!(next.class, Class::Month(_)) {
            return None;
        }
        let before = left.spaced(word);
        let second = left.0[1];
        let possessive = next.gap == Gap::Apostrophe;
        let limit = before == Class::Hedge && matches!(second.class, Class::Later | Class::Earlier);
        let listed = matches!(before, Class::And | Class::To)
            && (second.class == Class::Date || second.class == Class::End);
        let noun = self.noun_follows(word.end) && !next.capital;
        let accepted = match month {
            _ if short => {
                self.rest(word.end).starts_with('.')
                    && matches!(before, Class::In | Class::Since | Class::Until | Class::By)
            }
            // "no later than May"
            _ if limit => true,
            // "confidence in May", "announced by May's office", "the May government"
            3 | 5 => match before {
                Class::In => !self.is_any(&second, &["confidence", "trust", "faith", "hope"]),
                Class::By | Class::From => !possessive,
                Class::Between => {
                    next.spaced() == Class::And
                        && matches!(self.spaced_next(next.end).class, Class::Month(_))
                }
                Class::Since | Class::Until | Class::During => true,
                Class::The | Class::A | Class::Determiner => {
                    noun && !self.is_any(
                        &next,
                        &[
                            "government",
                            "administration",
                            "cabinet",
                            "plan",
                            "deal",
                            "camp",
                            "era",
                        ],
                    )
                }
                Class::Of => matches!(second.class, Class::Unit(_) | Class::Nth),
                Class::And | Class::To => listed && second.class == Class::Date,
                _ => false,
            },
            4 | 6 | 8 => match before {
                Class::In | Class::By | Class::From | Class::Since | Class::Until => true,
                Class::During | Class::Of | Class::Before | Class::After | Class::To => true,
                Class::The | Class::A | Class::Determiner => noun || possessive,
                Class::And => listed,
                _ => possessive && !(left.0[0].capital && word.gap == Gap::Space),
            },
            _ => true,
        };
        let end = if short { word.end + 1 } else { word.end };
        let calendar = Expr::Calendar {
            year: hint,
            month: Some(month),
            day: None,
            weekday: None,
        };
        accepted.then_some((end, calendar))
    }

    /// "28 May 2024", "28th of May", "8 and 9 July"
    pub(super) fn day_first(&self, word: &Word, left: &Left) -> Found {
        let before = match left.spaced(word) {
            Class::The => left.0[1].class,
            class => class,
        };
        self.day_and_month(word, hint(before))
    }

    fn day_and_month(&self, word: &Word, hint: Year) -> Found {
        let day = self.day_number(word)?;
        let mut next = self.next(self.past_old_style(self.second_day(word.end, false)));
        if next.spaced() == Class::Of {
            next = self.next(next.end);
        }
        let month = match next.class {
            Class::Month(month) | Class::MonthShort(month) => month,
            _ => return None,
        };
        if !matches!(next.gap, Gap::Space | Gap::Hyphen) {
            return None;
        }
        let end = match next.class {
            Class::MonthShort(_) if self.rest(next.end).starts_with('.') => next.end + 1,
            _ => next.end,
        };
        let (end, year) = self.year_after(end, true).unwrap_or((end, hint));
        Some((
            end,
            Expr::Calendar {
                year,
                month: Some(month),
                day: Some(day),
                weekday: None,
            },
        ))
    }

    fn day_number(&self, word: &Word) -> Option<u8> {
        match word.class {
            Class::Ordinal(day) => Some(day),
            Class::Number {
                value: value @ 1..=31,
                digits: 1 | 2,
            } => {
                let after = self.rest(word.end);
                (!after.starts_with(['%', '°'])).then_some(value as u8)
            }
            _ => None,
        }
    }

    /// The end of "and 9" or "-10" after a day: two days of one month.
    fn second_day(&self, end: usize, month_first: bool) -> usize {
        let next = self.next(end);
        let other = match next.class {
            Class::And | Class::To | Class::Until if next.gap == Gap::Space => self.next(next.end),
            Class::Number { .. } if matches!(next.gap, Gap::Hyphen | Gap::Dash) => next,
            _ if self.rest(end).starts_with(" & ") => next,
            _ => return end,
        };
        if self.day_number(&other).is_none() || other.gap == Gap::Comma {
            return end;
        }
        // "July 8 and 9 August" are two dates, "July 8 and 9 people" is one; "8 to 10 July" is one.
        let after = self.next(other.end);
        let two = matches!(after.spaced(), Class::Month(_) | Class::MonthShort(_)) && month_first;
        let counted = after.spaced() == Class::Other && self.is_any(&after, COUNTED);
        let unit = matches!(after.spaced(), Class::Unit(_));
        if two || counted || unit {
            end
        } else {
            other.end
        }
    }

    /// The end of the day by another calendar that stands in brackets behind a day: "30(17) May 1913", "1 June (19 May) 1913".
    fn past_old_style(&self, end: usize) -> usize {
        const LONGEST: usize = 24;
        let rest = self.rest(end);
        let inside = rest.trim_start_matches(' ');
        let blanks = rest.len() - inside.len();
        let close = match inside.as_bytes().first() {
            Some(b'(') => ')',
            Some(b'[') => ']',
            _ => return end,
        };
        let Some(length) = inside.find(close).filter(|length| *length <= LONGEST) else {
            return end;
        };
        let told = &inside[1..length];
        let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, ' ' | '.');
        let digits = told.chars().filter(char::is_ascii_digit).count();
        match (1..=2).contains(&digits) && told.chars().all(plain) {
            true => end + blanks + length + 1,
            false => end,
        }
    }

    /// The year after a day or a month: "2024", ", 2024", "of 2024", "last year", "of that year".
    fn year_after(&self, end: usize, comma: bool) -> NamedYear {
        let mut next = self.next(end);
        let past = self.past_old_style(end);
        if past > end && self.next(past).year().is_some() {
            next = self.next(past);
        }
        if let Some(year) = next.year() {
            let joined = next.gap == Gap::Space
                || next.gap == Gap::Hyphen
                || (comma && matches!(next.gap, Gap::Comma | Gap::Dot));
            let after = self.rest(next.end);
            // "May 3 20:15"
            let hour = after.strip_prefix(':');
            let clock = after.starts_with('%')
                || hour.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            let counted = next.gap == Gap::Space && {
                let other = self.next(next.end);
                other.spaced() == Class::Other && self.is_any(&other, COUNTED)
            };
            return (joined && !clock && !counted).then_some((next.end, Year::Named(year)));
        }
        if matches!(next.spaced(), Class::Of | Class::In) {
            next = self.next(next.end);
            if let Some(year) = next.year() {
                return (next.gap == Gap::Space).then_some((next.end, Year::Named(year)));
            }
        }
        let after_the = next.spaced() == Class::The;
        if after_the {
            next = self.next(next.end);
        }
        let year = match next.spaced() {
            Class::Last => Year::Shift(-1, Origin::Publication),
            Class::This => Year::Shift(0, Origin::Publication),
            Class::Next if after_the => Year::Shift(1, Origin::Anchor),
            Class::Next => Year::Shift(1, Origin::Publication),
            Class::That | Class::Same => Year::Shift(0, Origin::Anchor),
            Class::Following => Year::Shift(1, Origin::Anchor),
            Class::Preceding => Year::Shift(-1, Origin::Anchor),
            _ => return None,
        };
        let mut unit = self.next(next.end);
        if unit.spaced() == Class::Same {
            unit = self.next(unit.end);
        }
        let year_word = unit.gap == Gap::Space && self.is_any(&unit, &["year"]);
        year_word.then_some((unit.end, year))
    }

    /// "spring 2024", "the summer of that year", "in spring"
    pub(super) fn season(&self, word: &Word, left: &Left) -> Found {
        let Class::Season(season) = word.class else {
            return None;
        };
        // "Prague Spring", "Arab Spring of 2011"
        if word.capital && left.0[0].capital && word.gap == Gap::Space {
            return None;
        }
        if let Some((end, year)) = self.year_after(word.end, false) {
            // "winter 2023/24"
            let range = match year {
                Year::Named(year) => self.year_range_end(end, year),
                _ => None,
            };
            return Some((range.unwrap_or(end), Expr::Season { season, year }));
        }
        let before = match left.spaced(word) {
            Class::The => left.0[1].class,
            class => class,
        };
        let timed = matches!(
            before,
            Class::In | Class::By | Class::Since | Class::Until | Class::During
        );
        let expr = Expr::Season {
            season,
            year: hint(before),
        };
        timed.then_some((word.end, expr))
    }

    /// A day, a month or a season after "last", "this", "next", "the following" and their like.
    pub(super) fn named_which(&self, word: &Word, which: Which) -> Found {
        let year = match which {
            Which::This => Year::Shift(0, Origin::Publication),
            Which::Same => Year::Shift(0, Origin::Anchor),
            which => Year::Which(which),
        };
        match word.class {
            Class::Weekday(day) if !self.of_month_follows(word.end, Class::Last) => {
                let end = self.day_part_end(word.end);
                self.weekday_with_date(end, day, false)
                    .or(Some((end, Expr::Weekday { day, which })))
            }
            Class::Month(_) => self.sure_month(word, year),
            Class::Season(season) => Some((word.end, Expr::Season { season, year })),
            _ => None,
        }
    }
}

/// What a preposition tells of a month's year.
fn hint(before: Class) -> Year {
    if before == Class::Since {
        Year::Past
    } else {
        Year::Nearest
    }
}
