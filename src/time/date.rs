//! A calendar date known to the day, the month or the year, and its ISO form.
//!
//! Takes numbers or text such as "2024-07"; gives a [`Date`] that can exist (no 30 February).
//! The calendar is the Gregorian one for all years, as ISO 8601 has it.

use std::fmt;
use std::str::FromStr;

/// A calendar date that is known to the day, the month or the year.
///
/// Prints and parses as ISO 8601: `2024-07-08`, `2024-07` or `2024`. Years run from 0 to 9999, the
/// four digits of that standard. The order is that of the written form: a year comes before its
/// months, a month before its days.
///
/// ```
/// use paraph::Date;
/// let date: Date = "2024-07-08".parse()?;
/// assert_eq!(date.month(), Some(7));
/// assert_eq!(date.add_days(-8).unwrap().to_string(), "2024-06-30");
/// assert!(Date::from_month(2024, 7).unwrap().contains(date));
/// assert!("2024-02-30".parse::<Date>().is_err());
/// # Ok::<(), paraph::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
}

/// A day of the week, from Monday as ISO 8601 counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    pub(crate) const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// Days since Monday, 0 to 6.
    pub(crate) fn index(self) -> i64 {
        self as i64
    }
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DateError {
    /// The text is not written `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    #[error("a date is written 2024, 2024-07 or 2024-07-08")]
    Form,
    /// The month is not 1 to 12.
    #[error("a month is 01 to 12")]
    Month,
    /// The month does not have that day in that year.
    #[error("that month has no such day")]
    Day,
    /// The year is not 0 to 9999.
    #[error("a year is 0000 to 9999")]
    Year,
}

impl Date {
    /// A date known to the year.
    ///
    /// # Errors
    ///
    /// [`DateError::Year`] when the year is not 0 to 9999.
    pub fn from_year(year: i32) -> Result<Date, DateError> {
        Date::new(year, None, None)
    }

    /// A date known to the month.
    ///
    /// # Errors
    ///
    /// [`DateError::Year`] or [`DateError::Month`] when there is no such month.
    pub fn from_month(year: i32, month: u8) -> Result<Date, DateError> {
        Date::new(year, Some(month), None)
    }

    /// A date known to the day.
    ///
    /// # Errors
    ///
    /// A [`DateError`] when there is no such day.
    pub fn from_day(year: i32, month: u8, day: u8) -> Result<Date, DateError> {
        Date::new(year, Some(month), Some(day))
    }

    /// A date to the precision of the parts that are given; a day without a month is an error.
    pub(crate) fn new(year: i32, month: Option<u8>, day: Option<u8>) -> Result<Date, DateError> {
        if !(0..=9999).contains(&year) {
            return Err(DateError::Year);
        }
        if month.is_some_and(|month| !(1..=12).contains(&month)) {
            return Err(DateError::Month);
        }
        match (month, day) {
            (None, Some(_)) => return Err(DateError::Form),
            (Some(month), Some(day)) if !(1..=days_in_month(year, month)).contains(&day) => {
                return Err(DateError::Day);
            }
            _ => {}
        }
        Ok(Date { year, month, day })
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12, when it is known.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, from 1, when it is known.
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// The day of the week, when the date is known to the day.
    pub fn weekday(self) -> Option<Weekday> {
        // Day 0, 1 January 1970, was a Thursday.
        self.day_number()
            .map(|days| Weekday::ALL[(days + 3).rem_euclid(7) as usize])
    }

    /// The date that many days later (earlier when negative).
    ///
    /// None when the date is not known to the day or the result leaves the years 0 to 9999.
    pub fn add_days(self, days: i64) -> Option<Date> {
        Date::from_day_number(self.day_number()?.checked_add(days)?)
    }

    /// The month that many months later, known to the month.
    pub(crate) fn add_months(self, months: i64) -> Option<Date> {
        let index = (i64::from(self.year) * 12 + i64::from(self.month?) - 1).checked_add(months)?;
        let year = i32::try_from(index.div_euclid(12)).ok()?;
        Date::from_month(year, index.rem_euclid(12) as u8 + 1).ok()
    }

    /// The year that many years later, known to the year.
    pub(crate) fn add_years(self, years: i64) -> Option<Date> {
        let year = i64::from(self.year).checked_add(years)?;
        Date::from_year(i32::try_from(year).ok()?).ok()
    }

    /// Whether `other` is this date or lies in it: a month contains its days.
    pub fn contains(self, other: Date) -> bool {
        self.year == other.year
            && (self.month.is_none() || self.month == other.month)
            && (self.day.is_none() || self.day == other.day)
    }

    /// Whether the two can be one date that is told with more or less detail.
    pub fn agrees_with(self, other: Date) -> bool {
        self.contains(other) || other.contains(self)
    }

    /// Whether this date ends before `other` begins.
    pub fn is_before(self, other: Date) -> bool {
        self < other && !self.agrees_with(other)
    }

    /// Days since 1 January 1970, by the algorithm of H. Hinnant, "chrono-compatible low-level
    /// date algorithms": years that start in March put the leap day last.
    fn day_number(self) -> Option<i64> {
        let (month, day) = (i64::from(self.month?), i64::from(self.day?));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(era * 146_097 + day_of_era - 719_468)
    }

    fn from_day_number(days: i64) -> Option<Date> {
        let days = days.checked_add(719_468)?;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * shifted_month + 2) / 5 + 1) as u8;
        let month = ((shifted_month + 2) % 12 + 1) as u8;
        let year = year_of_era + era.checked_mul(400)? + i64::from(month <= 2);
        Date::from_day(i32::try_from(year).ok()?, month, day).ok()
    }
}

/// How many days a month has; 0 for no month.
pub(crate) fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Date, DateError> {
        let number = |part: &str, digits: usize| {
            let right = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            if right {
                part.parse::<i32>().map_err(|_| DateError::Form)
            } else {
                Err(DateError::Form)
            }
        };
        let mut parts = text.split('-');
        let year = number(parts.next().unwrap_or_default(), 4)?;
        let month = parts.next().map(|part| number(part, 2)).transpose()?;
        let day = parts.next().map(|part| number(part, 2)).transpose()?;
        if parts.next().is_some() {
            return Err(DateError::Form);
        }
        // Two digits fit into u8.
        Date::new(
            year,
            month.map(|month| month as u8),
            day.map(|day| day as u8),
        )
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
