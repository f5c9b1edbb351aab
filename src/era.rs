//! **Mention**, era: the year that a text tells of → which of the states that bore a name one after another is meant.
//!
//! "Moscow" of 1968 is the Soviet Union's, "Constantinople" of 1254 is not yet the Ottomans', and Athens of 371 BC speaks for no
//! state of today. A history says the year in the sentence, or in one before it in the same paragraph.

use crate::gazetteer::Entry;
use crate::span::Span;

/// How many bytes back the year of a telling may stand.
const BEFORE: usize = 600;
/// How many bytes on it may stand, in the same sentence.
const AFTER: usize = 200;
/// Before this year no state of today was there to act by its capital.
const ANTIQUITY: i32 = 476;

/// Words before a number that make it a year in which something was done. "The 1987 treaty" and "the treaty of 1987" date the
/// treaty alone.
const IN: &[&str] = &[
    "in",
    "by",
    "during",
    "after",
    "before",
    "early",
    "late",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "spring",
    "summer",
    "autumn",
    "winter",
];

/// The year that a text tells of where a name stands; years before Christ are negative. What was published on a known day tells of
/// its own time, unless the sentence says another year.
pub(crate) fn year(text: &str, at: Span, published: Option<i32>) -> Option<i32> {
    let mut start = at.start.saturating_sub(BEFORE);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let all = &text[start..at.start];
    let before = all.rsplit('\n').next().unwrap_or(all);
    let mut end = (at.end + AFTER).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let after = &text[at.end..end];
    let close = |text: &str| {
        text.find(['\n', ';'])
            .into_iter()
            .chain(text.find(". "))
            .min()
    };
    let after = &after[..close(after).unwrap_or(after.len())];
    // In its own sentence, whatever stands nearest before or after; else the last one before.
    let own = before.rfind(". ").map_or(before, |stop| &before[stop..]);
    years(own)
        .last()
        .or_else(|| years(after).next())
        .or(published)
        .or_else(|| years(before).last())
        // In antiquity all that stands around is as old.
        .or_else(|| years(all).last().filter(|year| is_antiquity(*year)))
}

/// The year in the name of an agreement with another name in it: "the Japan-Korea Treaty of 1910".
pub(crate) fn year_of_name(text: &str, inside: Span) -> Option<i32> {
    const WORDS: usize = 5;
    let rest = text[inside.end..].lines().next()?;
    let mut words = rest.split(' ').skip(1).take(WORDS);
    words.find(|word| *word == "of")?;
    let digits = words
        .next()?
        .trim_end_matches(|c: char| !c.is_ascii_digit());
    let year = digits.parse().ok().filter(|_| digits.len() == 4)?;
    (1000..2100).contains(&year).then_some(year)
}

/// Whether a state or an organisation was there in a year, as far as the tables tell.
pub(crate) fn existed(entry: Entry<'_>, year: i32) -> bool {
    let ended = entry
        .until()
        .is_some_and(|until| i32::from(until.year()) < year);
    let begun = entry
        .from()
        .is_none_or(|from| i32::from(from.year()) <= year);
    !ended && begun
}

/// Whether a year lies in antiquity, where the capital of a state of today was a state of its own.
pub(crate) fn is_antiquity(year: i32) -> bool {
    year < ANTIQUITY
}

/// The years in which something is told to be done.
fn years(text: &str) -> impl Iterator<Item = i32> + '_ {
    // Most texts have no number here.
    let text = if text.bytes().any(|byte| byte.is_ascii_digit()) {
        text
    } else {
        ""
    };
    let mut last = "";
    let mut words = text.split([' ', '\u{a0}']).peekable();
    std::iter::from_fn(move || {
        while let Some(word) = words.next() {
            let before = std::mem::replace(&mut last, word);
            let next = words.peek().copied().unwrap_or_default();
            if let Some(year) = year_of(before, word, next) {
                return Some(year);
            }
        }
        None
    })
}

/// The year that a word is between its neighbours.
fn year_of(before: &str, word: &str, next: &str) -> Option<i32> {
    let bare = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    // "1888–1893", "1502/03"
    let digits: &str = bare.split(['–', '-', '/']).next()?;
    if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i32 = digits.parse().ok()?;
    let epoch = next.trim_matches(|c: char| !c.is_ascii_alphabetic());
    if matches!(epoch, "BC" | "BCE" | "B.C" | "B.C.E") {
        return Some(-number);
    }
    let before = before.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    if matches!(before, "AD" | "A.D") || matches!(epoch, "AD" | "CE" | "A.D") {
        return Some(number);
    }
    // "In the winter of 1940", "on 3 May 1940", "on May 3, 1940"
    let day =
        || before.len() <= 2 && before.bytes().all(|b| b.is_ascii_digit()) && !before.is_empty();
    // "1910 – Korea is annexed", as a line of a chronicle begins.
    let heads = || before.is_empty() && matches!(next, "–" | "—" | "-");
    let told = IN.iter().any(|word| word.eq_ignore_ascii_case(before)) || day() || heads();
    (told && (1000..2100).contains(&number)).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::year;
    use crate::span::Span;

    fn told(text: &str) -> Option<i32> {
        let at = text.find("Moscow").unwrap();
        year(text, Span::new(at, at + "Moscow".len()), None)
    }

    #[test]
    fn the_year_of_a_telling_stands_near() {
        assert_eq!(told("In 1968 Moscow sent an envoy."), Some(1968));
        assert_eq!(told("Moscow sent an envoy on 3 May 1968."), Some(1968));
        assert_eq!(told("In 1968 he came. Moscow was glad."), Some(1968));
        assert_eq!(told("- 1968 – Moscow sends an envoy."), Some(1968));
        assert_eq!(told("In 371 BC he came. Moscow was glad."), Some(-371));
        assert_eq!(told("In 1968 he came.\nMoscow was glad."), None);
    }

    #[test]
    fn a_number_or_the_year_of_a_treaty_is_none() {
        assert_eq!(told("Moscow left the 1987 treaty."), None);
        assert_eq!(told("Moscow has 1200 ships in 300 ports."), None);
        assert_eq!(told("Moscow left. In 1990 it came back."), None);
    }
}
