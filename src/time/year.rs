//! Bare years: "in 2015", "(2015)", "the 2015 nuclear deal", "1967 borders".
//!
//! Four digits are a year only where English puts one: after a preposition of time, in
//! parentheses, or before the noun that they date. "2020 hectares", "1,945" and "resolution 1701"
//! are no years.

use super::calendar::COUNTED;
use super::expr::{Expr, Year};
use super::find::{Found, Left};
use super::words::{Class, Gap, Word, Words};

/// Nouns that a year before them dates, also without an article, as in headlines.
#[rustfmt::skip]
const DATED: &[&str] = &[
    "accord", "accords", "agreement", "agreements", "armistice", "borders", "boundaries",
    "ceasefire", "charter", "compact", "conference", "constitution", "convention",
    "conventions", "coup", "deal", "deals", "decision", "declaration", "election", "elections",
    "framework", "frontiers", "invasion", "killing", "law", "lines", "massacre", "memorandum",
    "olympics", "pact", "pacts", "peace", "pledge", "protocol", "protocols", "referendum",
    "revolution", "roadmap", "sanctions", "settlement", "summit", "talks", "target", "targets",
    "treaties", "treaty", "truce", "understanding", "war", "budget", "concordat", "communique",
    "communiqué", "plan", "polls", "uprising", "crisis", "annexation",
];

/// Words that number what they name: "resolution 1701", "flight 1549".
#[rustfmt::skip]
const NUMBERED: &[&str] = &[
    "resolution", "resolutions", "article", "no", "number", "flight", "section", "paragraph",
    "directive", "page", "room", "route", "decree", "order", "bill", "directives", "convention",
    "chapter", "law", "case", "unit", "battalion", "nr",
];

/// Verbs and adverbs before "to" and a year: "dates back to 1967".
#[rustfmt::skip]
const BACK_TO: &[&str] = &[
    "back", "dates", "dating", "prior", "return", "returning", "up", "extended", "postponed",
    "delayed",
];

impl Words<'_> {
    /// A year, where the words around it tell that it is one.
    pub(super) fn year(&self, word: &Word, left: &Left) -> Found {
        let year = word.year()?;
        let range = self.year_range_end(word.end, year);
        let mut end = range.unwrap_or(word.end);
        let after = self.next(end);
        if self.rest(end).starts_with(['%', '°', '$']) || after.gap == Gap::Hyphen {
            return None;
        }
        // "in 1258 BC" lies before all years that a date can have.
        let era = |word: &str| self.rest(end).trim_start().starts_with(word);
        if era("BC") || era("B.C.") {
            return Some((end, Expr::Unsettled));
        }
        let counts = |other: &Word| other.class == Class::Other && self.is_any(other, COUNTED);
        if after.gap == Gap::Space && (counts(&after) || matches!(after.class, Class::Unit(_))) {
            return None;
        }
        if word.gap == Gap::Open && self.rest(end).starts_with([')', ',', ';', '–', '-']) {
            return Some((end, named(year)));
        }
        let before = &left.0[0];
        // "1864 – Denmark signs the treaty": what happened in the year that heads the line.
        let rest = self.rest(end).trim_start();
        if before.class == Word::NONE.class
            && (rest.starts_with(['–', '—', ':']) || rest.starts_with("- "))
        {
            return Some((end, named(year)));
        }
        if before.class == Class::Date && matches!(word.gap, Gap::Comma) {
            return Some((end, named(year)));
        }
        let accepted = match left.spaced(word) {
            Class::In | Class::Since | Class::During | Class::Until | Class::Before => true,
            Class::After | Class::Unit(_) => true,
            // "no later than 2027", "until at least 2030"
            Class::Hedge => {
                matches!(left.0[1].class, Class::Later | Class::Earlier)
                    || matches!(left.0[2].class, Class::Until)
            }
            Class::And => left.0[1].class == Class::Date,
            Class::To => left.0[1].class == Class::Date || self.is_any(&left.0[1], BACK_TO),
            Class::Of | Class::From | Class::By | Class::Between | Class::Span => {
                self.is_dated(&after) || !self.is_plural(&after)
            }
            Class::On | Class::End if word.gap == Gap::Space => self.dates_a_noun(word, end),
            Class::The | Class::A | Class::Determiner | Class::This | Class::That => {
                self.noun_follows(end)
                    && ((1900..=2100).contains(&year)
                        || !self.is_plural(&after)
                        || self.is_dated(&after))
            }
            _ if self.follows_determiner(word, left) => self.noun_follows(end),
            _ => !self.is_any(before, NUMBERED) && self.dates_a_noun(word, end),
        };
        if !accepted {
            return None;
        }
        // "from 2001 to 2005", "between 2001 and 2005"
        let joins = match left.spaced(word) {
            Class::From | Class::Since => matches!(after.spaced(), Class::To | Class::Until),
            Class::Between => after.spaced() == Class::And,
            _ => false,
        };
        if joins {
            let last = self.spaced_next(after.end);
            if last.year().is_some_and(|last| last > year) {
                end = last.end;
            }
        }
        Some((end, named(year)))
    }

    /// The end of "-2005", "–05" or "/24" after a year.
    pub(super) fn year_range_end(&self, end: usize, year: i32) -> Option<usize> {
        let next = self.next(end);
        if !matches!(next.gap, Gap::Hyphen | Gap::Dash | Gap::Slash) {
            return None;
        }
        let later = match next.class {
            Class::Number { value, digits: 4 } => i32::from(value) > year && value < 2200,
            Class::Number { value, digits: 2 } => i32::from(value) > year % 100,
            _ => false,
        };
        later.then_some(next.end)
    }

    /// Whether a found year stands before the noun that it dates.
    pub(super) fn year_is_modifier(&self, word: &Word, left: &Left, end: usize) -> bool {
        let timed = matches!(
            left.spaced(word),
            Class::In
                | Class::Since
                | Class::During
                | Class::Until
                | Class::Between
                | Class::Unit(_)
        );
        if word.class == Class::Early {
            return false;
        }
        !timed
            && (self.follows_determiner(word, left) && self.noun_follows(end)
                || self.dates_a_noun(word, end))
    }

    /// Whether a noun that years date follows within four words, with no amount between.
    fn dates_a_noun(&self, word: &Word, end: usize) -> bool {
        if !matches!(word.gap, Gap::Space | Gap::Open | Gap::Hyphen) && word.start > 0 {
            let before = self.text[..word.start].chars().next_back();
            if before.is_some_and(|letter| !letter.is_whitespace() && !"(\"“‘'".contains(letter))
            {
                return false;
            }
        }
        let mut at = end;
        for place in 0..4 {
            let next = self.next(at);
            let joined = matches!(next.gap, Gap::Space) || (place > 0 && next.gap == Gap::Hyphen);
            if !joined || next.class != Class::Other || self.is_any(&next, COUNTED) {
                return false;
            }
            if self.is_dated(&next) {
                return true;
            }
            // "2015 JCPOA"
            let text = self.of(&next);
            if place == 0 && text.len() > 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
                return true;
            }
            at = next.end;
        }
        false
    }

    fn is_dated(&self, word: &Word) -> bool {
        word.gap == Gap::Space && self.is_any(word, DATED)
    }

    /// A plural in lower case, by its look: "companies" in "of 1200 companies".
    fn is_plural(&self, word: &Word) -> bool {
        let text = self.of(word);
        word.spaced() == Class::Other
            && !word.capital
            && text.len() > 3
            && text.ends_with('s')
            && !text.ends_with("ss")
    }
}

fn named(year: i32) -> Expr {
    Expr::Calendar {
        year: Year::Named(year),
        month: None,
        day: None,
        weekday: None,
    }
}
