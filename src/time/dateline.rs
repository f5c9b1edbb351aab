//! The dateline of a report: where and when it was written.
//!
//! Takes the whole text; gives the place and the date that are glued to the first paragraph: a city
//! in capitals, perhaps its country, a date and an agency, and a dash.
//!
//! ```text
//! TOKYO (AP) — Japan and the Philippines ...
//! BEIJING, July 8, 2024 (Xinhua) -- China ...
//! BISHKEK. 18 November. The parliament ...
//! ```
//!
//! A date in the furniture of a page ("Jun 23, 2025 |", "Posted 3 May") is when the page was made or
//! fetched, and is no dateline.

use super::Date;
use super::expr::{DateMention, Expr, Year};
use super::find::Left;
use super::resolve::{Direction, resolve};
use super::words::{Class, Gap, Word, Words};
use crate::Span;

/// Where a report says when it was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Dateline {
    /// From the place to the dash or the full stop, both included.
    pub(crate) span: Span,
    /// The city, with its country when that is named; none for a date alone.
    pub(crate) place: Option<Span>,
    /// The date, when one is named; without a year it does not resolve by itself.
    pub(crate) date: Option<DateMention>,
    /// How it stands in the text.
    pub(crate) form: DatelineForm,
}

/// How a dateline stands in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum DatelineForm {
    /// At the head of a paragraph: the report's own date.
    Glued,
    /// A full date with its weekday alone on one of the first lines. Some ministries date their
    /// releases so, and so do page headers: the caller decides.
    Line,
}

impl Dateline {
    /// The publication date that the dateline gives by itself: it must name the year.
    pub(crate) fn published(&self) -> Option<Date> {
        resolve(&self.date?.expr, None, None, Direction::Past)
    }
}

/// Datelines stand near the top; headlines and furniture come before.
const LINES: usize = 40;
const BYTES: usize = 6000;
/// A dateline is short.
const LONGEST: usize = 120;

/// The first glued dateline, else the first line that is a full date.
pub(crate) fn dateline(text: &str) -> Option<Dateline> {
    let top = &text[..text.floor_char_boundary(BYTES)];
    let mut line_form = None;
    let mut at = 0;
    for line in top.split_inclusive('\n').take(LINES) {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let end = start + line.trim().len();
        if start >= end {
            continue;
        }
        if let Some(found) = glued(text, start, end) {
            return Some(found);
        }
        if line_form.is_none() {
            line_form = date_line(text, start, end);
        }
    }
    line_form
}

/// "Friday 6 August 2021", and nothing else.
fn date_line(text: &str, start: usize, end: usize) -> Option<Dateline> {
    if end - start > LONGEST {
        return None;
    }
    let words = Words { text, end };
    let word = words.next(start);
    if word.start != start {
        return None;
    }
    let (date_end, expr) = words.date(&word, &Left([Word::NONE; 3]))?;
    let full = matches!(
        expr,
        Expr::Calendar {
            day: Some(_),
            weekday: Some(_),
            ..
        }
    );
    let span = Span::new(start, date_end);
    let date = DateMention {
        span,
        expr,
        modifier: false,
        possessive: false,
    };
    let found = Dateline {
        span,
        place: None,
        date: Some(date),
        form: DatelineForm::Line,
    };
    let closed = matches!(text[date_end..end].trim(), "" | ".");
    (full && closed && found.published().is_some()).then_some(found)
}

fn glued(text: &str, start: usize, end: usize) -> Option<Dateline> {
    let words = Words {
        text,
        end: text.floor_char_boundary(end.min(start + LONGEST)),
    };
    let (place_end, upper) = place(&words, start)?;
    let mut at = place_end;
    let mut date = None;
    let mut agency = false;
    // After the place come a date and an agency, in any order.
    for _ in 0..3 {
        let rest = words.rest(at);
        let trimmed = rest.trim_start_matches([' ', ',', '.', ';', '\u{a0}']);
        let next = at + rest.len() - trimmed.len();
        if date.is_none()
            && let Some((date_end, expr)) = dateline_date(&words, next)
        {
            let span = Span::new(next, date_end);
            date = Some(DateMention {
                span,
                expr,
                modifier: false,
                possessive: false,
            });
            at = date_end;
            continue;
        }
        let closing = match trimmed.chars().next() {
            Some('(') => ')',
            Some('/') => '/',
            Some('[') => ']',
            // "Accra, July 31, GNA -": an agency without brackets.
            Some(_) if date.is_some() && rest.starts_with(',') => {
                at = bare_agency(&words, next).unwrap_or(at);
                break;
            }
            _ => break,
        };
        let close = trimmed[1..].find(closing)?;
        agency = true;
        at = next + close + 2;
    }
    let rest = words.rest(at);
    let trimmed = rest.trim_start_matches([' ', ',', '.', '\u{a0}']);
    let skipped = &rest[..rest.len() - trimmed.len()];
    let dash = ["—", "–", "--", "-", ":"]
        .iter()
        .find(|dash| trimmed.starts_with(**dash) && (agency || date.is_some() || **dash != ":"))
        .map_or(0, |dash| dash.len());
    // "BISHKEK. 18 November. The ..." and "Geneva, 9 July 2023. The ..." have a full stop for it.
    let dated = date.is_some_and(|date| {
        upper
            || matches!(
                date.expr,
                Expr::Calendar {
                    year: Year::Named(_),
                    ..
                }
            )
    });
    let stopped = dated && skipped.starts_with('.');
    let dashed = dash > 0 && (upper || date.is_some() || agency);
    let plain = upper && agency && date.is_some();
    if !(dashed || stopped || plain) {
        return None;
    }
    let span_end = if dash > 0 {
        at + skipped.len() + dash
    } else {
        at + skipped.trim_end().len()
    };
    // A dateline alone on its line belongs to no paragraph: it is furniture.
    if text[span_end..end].trim().is_empty() {
        return None;
    }
    Some(Dateline {
        span: Span::new(start, span_end),
        place: Some(Span::new(start, place_end)),
        date,
        form: DatelineForm::Glued,
    })
}

/// One to three capitalised words right before a dash: where they end.
fn bare_agency(words: &Words, at: usize) -> Option<usize> {
    const LONGEST: usize = 30;
    let rest = words.rest(at);
    let dashes = ["—", "–", "--", " -"].iter();
    let dash = dashes.filter_map(|dash| rest.find(dash)).min()?;
    let name = rest[..dash].trim_end();
    let words = name.split(' ');
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let fits = name.len() <= LONGEST && words.clone().count() <= 3 && words.clone().all(capital);
    fits.then_some(at + name.len())
}

/// A date with its day.
fn dateline_date(words: &Words, at: usize) -> Option<(usize, Expr)> {
    let mut word = words.next(at);
    if word.start != at {
        return None;
    }
    if word.class == Class::On {
        word = words.next(word.end);
    }
    let (end, expr) = words.date(&word, &Left([Word::NONE; 3]))?;
    let day = matches!(
        expr,
        Expr::Calendar { day: Some(_), .. } | Expr::Weekday { .. }
    );
    day.then_some((end, expr))
}

/// One to four words in capitals, then perhaps a comma and a country: where they end, and whether
/// the city is in capitals throughout.
fn place(words: &Words, start: usize) -> Option<(usize, bool)> {
    let mut at = start;
    let mut end = start;
    let mut upper = true;
    let mut count = 0;
    let mut commas = 0;
    loop {
        let word = words.next(at);
        let joined = match word.gap {
            _ if count == 0 => word.start == start,
            Gap::Space | Gap::Hyphen | Gap::Apostrophe | Gap::Slash => true,
            // "ST. PETERSBURG", but "BISHKEK. The": the abbreviation is short.
            Gap::Dot => end - start <= 3 && words.of(&word).chars().all(char::is_uppercase),
            Gap::Comma => {
                commas += 1;
                commas == 1
            }
            _ => false,
        };
        let text = words.of(&word);
        let name = !matches!(
            word.class,
            Class::Month(_) | Class::MonthShort(_) | Class::Weekday(_) | Class::WeekdayShort(_)
        ) && text.starts_with(char::is_uppercase);
        if !joined || !name || word.class == Class::End || count >= 6 {
            break;
        }
        if commas == 0 {
            upper &= text.chars().count() > 1 && !text.contains(char::is_lowercase);
        }
        count += 1;
        at = word.end;
        end = word.end;
    }
    // "WASHINGTON, D.C."
    if words.rest(end).starts_with(".C.") {
        end += 3;
    }
    (count > 0).then_some((end, upper))
}
