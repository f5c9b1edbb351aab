//! Dates as tables of office holders give them: a year, a month or a day.

use std::cmp::Ordering;
use std::fmt;

/// A year, with or without a month and a day.
///
/// ```
/// use paraph::gazetteer::PartialDate;
/// let date = PartialDate::parse("2023-09-13").unwrap();
/// assert_eq!((date.year(), date.month(), date.day()), (2023, Some(9), Some(13)));
/// assert_eq!(PartialDate::parse("2023-09").unwrap().to_string(), "2023-09");
/// assert!(PartialDate::parse("2023-02-30").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate(u32);

impl PartialDate {
    /// A date; `None` when there is no such month or day, when a day has no month, or when the year is not 1 to 2999.
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        if !(1..=2999).contains(&year) {
            return None;
        }
        match (month, day) {
            (None, Some(_)) => return None,
            (Some(month), _) if !(1..=12).contains(&month) => return None,
            (Some(month), Some(day)) if !(1..=days_in(year, month)).contains(&day) => return None,
            _ => {}
        }
        let (month, day) = (month.unwrap_or(0), day.unwrap_or(0));
        Some(PartialDate(
            u32::from(year) << 9 | u32::from(month) << 5 | u32::from(day),
        ))
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a year before 1000 may have three digits.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = parts.next()?;
        let year = digits(year, 4).or_else(|| digits(year, 3))?;
        let month = parts
            .next()
            .map(|part| digits(part, 2).ok_or(()))
            .transpose()
            .ok()?;
        let day = parts
            .next()
            .map(|part| digits(part, 2).ok_or(()))
            .transpose()
            .ok()?;
        if parts.next().is_some() {
            return None;
        }
        PartialDate::new(year, month.map(|m| m as u8), day.map(|d| d as u8))
    }

    /// The year.
    pub fn year(self) -> u16 {
        (self.0 >> 9) as u16
    }

    /// The month, 1 to 12, if it is known.
    pub fn month(self) -> Option<u8> {
        Some((self.0 >> 5 & 15) as u8).filter(|&month| month != 0)
    }

    /// The day of the month, if it is known.
    pub fn day(self) -> Option<u8> {
        Some((self.0 & 31) as u8).filter(|&day| day != 0)
    }

    /// Compares as far as both are known: 2018 and 2018-05 are equal.
    pub fn compare(self, other: PartialDate) -> Ordering {
        let years = self.year().cmp(&other.year());
        let months = self
            .month()
            .zip(other.month())
            .map_or(Ordering::Equal, |(a, b)| a.cmp(&b));
        let days = self
            .day()
            .zip(other.day())
            .map_or(Ordering::Equal, |(a, b)| a.cmp(&b));
        years.then(months).then(days)
    }

    pub(super) fn packed(self) -> u32 {
        self.0
    }

    /// `None` for 0, which stands for "not given", and for what is no date.
    pub(super) fn unpacked(packed: u32) -> Option<Self> {
        let (year, month, day) = (packed >> 9, (packed >> 5 & 15) as u8, (packed & 31) as u8);
        let known = |part: u8| Some(part).filter(|&part| part != 0);
        PartialDate::new(u16::try_from(year).ok()?, known(month), known(day))
    }
}

fn digits(text: &str, count: usize) -> Option<u16> {
    let plain = text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year())?;
        if let Some(month) = self.month() {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day() {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for text in [
            "",
            "24",
            "2024-13",
            "2024-00",
            "2023-02-29",
            "2024-2-3",
            "2024-01-01-01",
            "0000",
            "3000",
            "+024",
        ] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
        assert!(PartialDate::parse("2024-02-29").is_some());
        assert_eq!(PartialDate::parse("756"), PartialDate::parse("0756"));
    }

    #[test]
    fn dates_compare_as_far_as_both_are_known() {
        let date = |text| PartialDate::parse(text).unwrap();
        assert_eq!(date("2018").compare(date("2018-05")), Ordering::Equal);
        assert_eq!(date("2018-04").compare(date("2018-05-01")), Ordering::Less);
        assert_eq!(date("2019").compare(date("2018-12-31")), Ordering::Greater);
    }

    #[test]
    fn a_packed_date_comes_back() {
        for text in ["0001", "1648-10", "2999-12-31"] {
            let date = PartialDate::parse(text).unwrap();
            assert_eq!(PartialDate::unpacked(date.packed()), Some(date));
        }
        assert_eq!(PartialDate::unpacked(0), None);
    }
}
