//! The matcher again, as plainly as it can be said: the slow twin that the fast one must agree with.
//!
//! For each place where a word starts, for each name, for each way to write it: does the text go on like that? The longest wins;
//! of equally long ones the spelling that is nearest to the table, then the lower number.

use super::flags::{ACCENT, CAPITALS, CAPITALS_IN_LINE, NOT_IN_LINE};
use super::fold::{fold, is_word, lower, upper};
use super::kind::Spelling;
use super::token::MAX_SPACES;
use super::{Gazetteer, Hit, NameId};
use crate::span::Span;

/// A character as it is compared, and where it ends.
struct Unit {
    c: char,
    end: usize,
    /// One character gave two; this is the first of them, and no name ends here.
    half: bool,
}

/// Reads the text from `start`; stops at spaces that no name may hold, and when no name is that long.
fn units(text: &str, start: usize, end: usize, longest: usize) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut spaces: Vec<char> = Vec::new();
    for (offset, c) in text[start..end].char_indices() {
        if units.len() > longest {
            break;
        }
        let after = start + offset + c.len_utf8();
        if c.is_whitespace() {
            spaces.push(c);
            if spaces.len() > MAX_SPACES || spaces.iter().filter(|&&c| c == '\n').count() > 1 {
                // The space that is there already must not end a match.
                units.pop();
                return units;
            }
            if spaces.len() == 1 {
                units.push(Unit {
                    c: ' ',
                    end: after,
                    half: false,
                });
            } else if let Some(last) = units.last_mut() {
                last.end = after;
            }
            continue;
        }
        spaces.clear();
        match *fold(c).as_slice() {
            [] => match units.last_mut().filter(|last| is_word(last.c)) {
                Some(last) => last.end = after,
                // A mark without a letter belongs to no name.
                None => {
                    let next = text[after..end]
                        .chars()
                        .find(|&c| !fold(c).as_slice().is_empty());
                    if !next.is_some_and(is_word) {
                        return units;
                    }
                }
            },
            [one] => units.push(Unit {
                c: one,
                end: after,
                half: false,
            }),
            [one, two, ..] => {
                units.push(Unit {
                    c: one,
                    end: after,
                    half: true,
                });
                units.push(Unit {
                    c: two,
                    end: after,
                    half: false,
                });
            }
        }
    }
    units
}

/// The characters that may stand for the letter `i` of a name in one way of writing.
fn letters(name: &[char], i: usize, how: Spelling) -> (char, char) {
    let c = name[i];
    let small = |c: char| upper(c) != c;
    let before = if i == 0 { ' ' } else { name[i - 1] };
    match how {
        Spelling::AsListed => (c, c),
        Spelling::Capitals => (upper(c), upper(c)),
        Spelling::TitleCase if small(c) && (before == ' ' || before == '-') => (c, upper(c)),
        Spelling::TitleCase
            if before == '-' && name.get(i + 1).is_some_and(|&next| small(next)) =>
        {
            (c, lower(c))
        }
        Spelling::TitleCase => (c, c),
    }
}

fn capital_line(text: &str, within: Span, at: usize) -> bool {
    let start = text[within.start..at]
        .rfind('\n')
        .map_or(within.start, |newline| within.start + newline + 1);
    let end = text[at..within.end]
        .find('\n')
        .map_or(within.end, |newline| at + newline);
    let line = &text[start..end];
    let words = line
        .split(|c| !is_word(c))
        .filter(|word| word.contains(char::is_uppercase))
        .count();
    words >= 3 && !line.contains(char::is_lowercase)
}

impl Gazetteer {
    /// Finds what [`hits`](Gazetteer::hits) finds, by trying every name at every word start.
    ///
    /// It is there to be compared with. Its time is the length of the text times the number of names.
    ///
    /// # Panics
    ///
    /// As [`hits`](Gazetteer::hits).
    pub fn hits_plain(&self, text: &str, within: Span, out: &mut Vec<Hit>) {
        let names: Vec<Vec<char>> = (0..self.name_count())
            .map(|name| {
                self.name_text(NameId(name as u32))
                    .chars()
                    .flat_map(|c| fold(c).as_slice().to_vec())
                    .collect()
            })
            .collect();
        let longest = names.iter().map(Vec::len).max().unwrap_or(0);
        for (offset, _) in within.of(text).char_indices() {
            let start = within.start + offset;
            if text[..start].chars().next_back().is_some_and(is_word) {
                continue;
            }
            let units = units(text, start, within.end, longest);
            let mut best: Option<(usize, Spelling, NameId)> = None;
            for (number, name) in names.iter().enumerate() {
                if units.len() < name.len() {
                    continue;
                }
                let last = &units[name.len() - 1];
                let stop = last.c == '.';
                if last.half || (!stop && text[last.end..].chars().next().is_some_and(is_word)) {
                    continue;
                }
                let flags = self.0.names[number].flags();
                let span = Span::new(start, last.end);
                if flags & ACCENT != 0 && span.of(text).is_ascii() {
                    continue;
                }
                for &how in Spelling::ALL {
                    let fits = (0..name.len()).all(|i| {
                        let (one, other) = letters(name, i, how);
                        units[i].c == one || units[i].c == other
                    });
                    let allowed = match how {
                        Spelling::Capitals if flags & CAPITALS != 0 => true,
                        Spelling::Capitals => {
                            flags & CAPITALS_IN_LINE != 0 && capital_line(text, within, start)
                        }
                        _ => flags & NOT_IN_LINE == 0 || !capital_line(text, within, start),
                    };
                    let name = NameId(number as u32);
                    let better = best.is_none_or(|(end, spelling, id)| {
                        last.end > end || (last.end == end && (how, name) < (spelling, id))
                    });
                    if fits && allowed && better {
                        best = Some((last.end, how, name));
                    }
                }
            }
            out.extend(best.map(|(end, spelling, name)| Hit {
                span: Span::new(start, end),
                name,
                spelling,
            }));
        }
    }
}
