//! What the words of a date mean on the day of publication.
//!
//! Takes an [`Expr`], the publication date, the date of the event told before, and the direction
//! of the clause; gives a [`Date`] to the precision that these settle, or none.
//!
//! English newspapers name the weekday within a week either way and the month within a year; the
//! tense says which way.

use super::date::{Date, Weekday, days_in_month};
use super::expr::{Expr, Origin, Season, Unit, Which, Year};

/// Where the clause looks in time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Direction {
    /// "signed", "has ratified"
    Past,
    /// "will sign", "is due to"
    Future,
}

/// The date of the words.
///
/// `anchor` is the date of the event told before in the text, for "the next day" and "that year".
pub(crate) fn resolve(
    expr: &Expr,
    published: Option<Date>,
    anchor: Option<Date>,
    direction: Direction,
) -> Option<Date> {
    let future = direction == Direction::Future;
    match *expr {
        Expr::Unsettled => None,
        Expr::Shift { unit, count, from } => shifted(origin(from, published, anchor)?, unit, count),
        Expr::Ahead { unit, count } if future => shifted(published?, unit, count),
        Expr::Ahead { .. } => None,
        Expr::Weekday { day, which } => weekday(day, which, published, anchor, future),
        Expr::Season { season, year } => {
            season_year(season, year, published, anchor, direction).and_then(named_year)
        }
        Expr::Calendar {
            year,
            month,
            day,
            weekday,
        } => {
            let year = match (year, month) {
                (Year::Named(year), _) => year,
                (Year::Shift(count, from), _) => origin(from, published, anchor)?
                    .add_years(i64::from(count))?
                    .year(),
                (year, Some(month)) => {
                    let (year, future) = ahead(year, direction);
                    match day {
                        Some(day) => {
                            day_year(year, month, day, weekday, published, anchor, future)?
                        }
                        None => month_year(year, month, published, anchor, future)?,
                    }
                }
                (_, None) => return None,
            };
            Date::new(year, month, day).ok()
        }
    }
}

fn origin(from: Origin, published: Option<Date>, anchor: Option<Date>) -> Option<Date> {
    match from {
        Origin::Publication => published,
        Origin::Anchor => anchor,
    }
}

fn named_year(year: i32) -> Option<Date> {
    Date::from_year(year).ok()
}

/// The date so many units away, known to the unit.
fn shifted(from: Date, unit: Unit, count: i32) -> Option<Date> {
    match unit {
        Unit::Day => from.add_days(i64::from(count)),
        Unit::Month => from.add_months(i64::from(count)),
        Unit::Year => from.add_years(i64::from(count)),
        Unit::Other | Unit::Decade => None,
    }
}

/// Which year is meant, and whether it lies ahead: "since" looks back whatever the tense.
fn ahead(year: Year, direction: Direction) -> (Which, bool) {
    match year {
        Year::Past => (Which::Nearest, false),
        Year::Which(which) => (which, direction == Direction::Future),
        _ => (Which::Nearest, direction == Direction::Future),
    }
}

fn weekday(
    day: Weekday,
    which: Which,
    published: Option<Date>,
    anchor: Option<Date>,
    future: bool,
) -> Option<Date> {
    let origin = match which {
        Which::Following | Which::Preceding | Which::Same => anchor?,
        _ => published?,
    };
    // How many days the weekday lies after the origin, 0 to 6.
    let later = (day.index() - origin.weekday()?.index()).rem_euclid(7);
    let days = match which {
        Which::Nearest | Which::This if future => later,
        Which::Nearest | Which::This if later == 0 => 0,
        Which::Nearest | Which::This => later - 7,
        Which::Last | Which::Preceding => later - 7,
        Which::Next | Which::Following if later == 0 => 7,
        Which::Next | Which::Following => later,
        Which::OfWeek(weeks) => day.index() - origin.weekday()?.index() + 7 * i64::from(weeks),
        Which::Same if later == 0 => 0,
        Which::Same => return None,
    };
    origin.add_days(days)
}

/// The year of a month without one.
fn month_year(
    which: Which,
    month: u8,
    published: Option<Date>,
    anchor: Option<Date>,
    future: bool,
) -> Option<i32> {
    let year = match which {
        Which::Following | Which::Preceding => {
            let anchor = anchor?;
            let back = which == Which::Preceding;
            match anchor.month() {
                Some(known) if back => anchor.year() - i32::from(known <= month),
                Some(known) => anchor.year() + i32::from(known >= month),
                // "In 2001 ...; the following February" is that of 2002.
                None => anchor.year() + if back { -1 } else { 1 },
            }
        }
        _ => {
            let published = published?;
            let (known, year) = (published.month()?, published.year());
            match which {
                Which::Last => year - i32::from(known <= month),
                Which::Next => year + i32::from(known >= month),
                _ if future => year + i32::from(known > month),
                _ => year - i32::from(known < month),
            }
        }
    };
    Some(year)
}

/// The year of a day and a month without one.
fn day_year(
    which: Which,
    month: u8,
    day: u8,
    weekday: Option<Weekday>,
    published: Option<Date>,
    anchor: Option<Date>,
    future: bool,
) -> Option<i32> {
    if matches!(which, Which::Following | Which::Preceding) {
        return month_year(which, month, published, anchor, future);
    }
    let published = published?;
    let year = published.year();
    // "Monday, July 8" is in the one year near by in which July 8 is a Monday.
    if let Some(weekday) = weekday {
        let mut fitting = [year, year - 1, year + 1].into_iter().filter(|&year| {
            Date::from_day(year, month, day)
                .ok()
                .and_then(Date::weekday)
                == Some(weekday)
        });
        if let Some(year) = fitting.next() {
            return Some(year);
        }
    }
    let known = published.month()?;
    let Some(today) = published.day() else {
        return month_year(Which::Nearest, month, Some(published), anchor, future);
    };
    let at = (month, day);
    let year = match which {
        Which::Last => year - i32::from((known, today) <= at),
        Which::Next => year + i32::from((known, today) >= at),
        _ if future => year + i32::from((known, today) > at),
        // East of the paper it can already be tomorrow.
        _ => {
            let tomorrow = published.add_days(1).unwrap_or(published);
            let limit = (tomorrow.year(), tomorrow.month()?, tomorrow.day()?);
            let year = limit.0 - i32::from((limit.1, limit.2) < at);
            // 29 February is in the latest leap year.
            if at == (2, 29) {
                return (year - 8..=year)
                    .rev()
                    .find(|&year| days_in_month(year, 2) == 29);
            }
            year
        }
    };
    Some(year)
}

/// The year of a season. Winter lies in two years, so only a named year settles it.
fn season_year(
    season: Season,
    year: Year,
    published: Option<Date>,
    anchor: Option<Date>,
    direction: Direction,
) -> Option<i32> {
    let (first, last) = match (season, year) {
        (_, Year::Named(year)) => return Some(year),
        (Season::Winter, _) => return None,
        (_, Year::Shift(count, from)) => {
            return Some(
                origin(from, published, anchor)?
                    .add_years(i64::from(count))?
                    .year(),
            );
        }
        (Season::Spring, _) => (3, 5),
        (Season::Summer, _) => (6, 8),
        (Season::Autumn, _) => (9, 11),
    };
    let (which, future) = ahead(year, direction);
    match which {
        // "last summer", said in autumn, can be that of either year.
        Which::Last => {
            let published = published?;
            (published.month()? <= last).then(|| published.year() - 1)
        }
        Which::Next => {
            let published = published?;
            (published.month()? >= first).then(|| published.year() + 1)
        }
        _ => month_year(
            which,
            if future { last } else { first },
            published,
            anchor,
            future,
        ),
    }
}
