//! Finds names in a text in place.
//!
//! A name starts where a word starts and ends where a word ends, so only word starts are tried, and from each the text is read
//! word by word as long as some name begins like that. What names begin with is kept as hashes in one flat table, read without
//! case, accents and typographic signs; a hit is then compared with the name itself. Nothing is copied or lower-cased.
//! Each word start costs at most the words of the longest name, and the names that differ only in their capitals; both are
//! limited, so time is linear in the text whatever the names are.
//!
//! With millions of names nearly each look into the tables waits for memory. So a window of word starts is followed together,
//! in steps that look into one table for all of them: none of the looks depends on another, and they are waited for at once.

use super::Inner;
use super::beginnings::{Beginnings, MORE};
use super::check::{MAX_NAME, MAX_SAME_LETTERS};
use super::flags::{ACCENT, CAPITALS, CAPITALS_IN_LINE, NOT_IN_LINE, SAME_KEY};
use super::fold::is_word;
use super::kind::Spelling;
use super::spelling::spelling;
use super::starts::word_starts;
use super::token::{read_token, starts_with_word};
use super::{Hit, NameId, Row};
use crate::span::Span;

/// Whether the line around a place is all capitals, remembered for the line that was asked last.
#[derive(Default)]
struct Line {
    span: Span,
    capitals: bool,
}

impl Line {
    fn is_capitals(&mut self, text: &str, within: Span, at: usize) -> bool {
        if !(self.span.start <= at && at < self.span.end) {
            let before = &text.as_bytes()[within.start..at];
            let start = before
                .iter()
                .rposition(|&b| b == b'\n')
                .map_or(within.start, |newline| within.start + newline + 1);
            let after = &text.as_bytes()[at..within.end];
            let end = after
                .iter()
                .position(|&b| b == b'\n')
                .map_or(within.end, |newline| at + newline);
            self.span = Span::new(start, end.max(at + 1));
            self.capitals = is_all_capitals(&text[start..end]);
        }
        self.capitals
    }
}

/// A line of three words or more without a small letter.
fn is_all_capitals(line: &str) -> bool {
    let mut words = 0;
    let mut in_word = false;
    for c in line.chars() {
        if c.is_lowercase() {
            return false;
        }
        words += usize::from(c.is_uppercase() && !in_word);
        in_word = is_word(c) && (in_word || c.is_uppercase());
    }
    words >= 3
}

/// Word starts that are followed together: enough to keep the memory busy, few enough for a sentence.
const WINDOW: usize = 32;

/// The words read so far from one word start.
#[derive(Clone, Copy, Default)]
struct Walk {
    /// Which of the word starts of the window.
    origin: usize,
    /// Where the words end.
    end: usize,
    hash: u64,
    is_stop: bool,
}

impl Walk {
    /// The walk with one more word or sign, and the spaces before it.
    fn next(self, text: &str, within: Span) -> Option<Walk> {
        let mut token = read_token(text, self.end, within.end, self.hash)?;
        if token.is_space {
            token = read_token(text, token.end, within.end, token.hash)?;
        }
        Some(Walk {
            origin: self.origin,
            end: token.end,
            hash: token.hash,
            is_stop: token.is_stop,
        })
    }
}

/// A place where names end.
struct End {
    at: usize,
    /// The first name with these letters.
    name: u32,
    /// Where a shorter name from the same word start ends.
    shorter: Option<usize>,
}

/// Word starts, and the names that may start there.
#[derive(Default)]
struct Window {
    starts: [usize; WINDOW],
    count: usize,
    ends: Vec<End>,
    /// Which of the ends is the last, for each word start.
    longest: [Option<usize>; WINDOW],
}

impl Window {
    fn starts(&self) -> &[usize] {
        &self.starts[..self.count]
    }

    fn clear(&mut self) {
        self.count = 0;
        self.ends.clear();
        self.longest = [None; WINDOW];
    }
}

impl Inner {
    pub(super) fn hits(&self, text: &str, within: Span, out: &mut Vec<Hit>) {
        if self.beginnings.is_empty() {
            return;
        }
        let bytes = text.as_bytes();
        let mut line = Line::default();
        let mut window = Window::default();
        word_starts(text, within, |at| {
            window.starts[window.count] = at;
            // Counted rather than branched on: nothing foretells which words may start a name.
            window.count += usize::from(
                !bytes[at].is_ascii() || self.beginnings.may_start(bytes[at], bytes.get(at + 1)),
            );
            if window.count == WINDOW {
                self.find_ends(text, within, &mut window);
                self.compare(text, within, &window, &mut line, out);
                window.clear();
            }
        });
        self.find_ends(text, within, &mut window);
        self.compare(text, within, &window, &mut line, out);
    }

    /// Reads on from all word starts of the window, a word from each at a time.
    fn find_ends(&self, text: &str, within: Span, window: &mut Window) {
        let mut walks = [Walk::default(); WINDOW];
        let mut slots = [0; WINDOW];
        let mut count = 0;
        for (origin, &start) in window.starts().iter().enumerate() {
            let walk = Walk {
                origin,
                end: start,
                hash: self.beginnings.seed,
                is_stop: false,
            };
            if let Some(first) = walk.next(text, within) {
                walks[count] = first;
                count += 1;
            }
        }
        // No name has more words and signs than bytes, whatever a damaged table says.
        for _ in 0..MAX_NAME.0 {
            if count == 0 {
                break;
            }
            for (slot, walk) in slots.iter_mut().zip(&walks[..count]) {
                *slot = self.beginnings.slot(walk.hash);
            }
            let mut kept = 0;
            for (index, &slot) in slots[..count].iter().enumerate() {
                let walk = walks[index];
                let value = Beginnings::value(slot, walk.hash);
                if value & !MORE != 0 && (walk.is_stop || !starts_with_word(text, walk.end)) {
                    let shorter = window.longest[walk.origin].replace(window.ends.len());
                    window.ends.push(End {
                        at: walk.end,
                        name: (value & !MORE) - 1,
                        shorter,
                    });
                }
                if value & MORE != 0
                    && let Some(next) = walk.next(text, within)
                {
                    walks[kept] = next;
                    kept += 1;
                }
            }
            count = kept;
        }
    }

    /// The longest name that is spelled at each word start of the window.
    fn compare(
        &self,
        text: &str,
        within: Span,
        window: &Window,
        line: &mut Line,
        out: &mut Vec<Hit>,
    ) {
        let last = |origin: usize| window.longest[origin].map(|end| &window.ends[end]);
        let mut rows = [Row::default(); WINDOW];
        for (origin, row) in rows[..window.count].iter_mut().enumerate() {
            if let Some(end) = last(origin) {
                *row = self.names[end.name as usize];
            }
        }
        let mut as_listed = [false; WINDOW];
        let texts = self.texts.bytes.as_bytes();
        for (origin, &start) in window.starts().iter().enumerate() {
            if let Some(end) = last(origin) {
                let row = rows[origin];
                // Most names are written as listed, and then no other name with these letters is nearer to the text.
                as_listed[origin] = row.flags() & (NOT_IN_LINE | ACCENT) == 0
                    && texts[row.start()..row.start() + row.len()]
                        == text.as_bytes()[start..end.at];
            }
        }
        for (origin, &start) in window.starts().iter().enumerate() {
            let Some(end) = last(origin) else { continue };
            if as_listed[origin] {
                out.push(Hit {
                    span: Span::new(start, end.at),
                    name: NameId(end.name),
                    spelling: Spelling::AsListed,
                });
                continue;
            }
            let mut ends = std::iter::successors(Some(end), |end| {
                end.shorter.map(|shorter| &window.ends[shorter])
            });
            out.extend(ends.find_map(|end| {
                self.spelled(text, within, Span::new(start, end.at), end.name, line)
            }));
        }
    }

    /// Which of the names with these letters the text spells.
    fn spelled(
        &self,
        text: &str,
        within: Span,
        span: Span,
        first: u32,
        line: &mut Line,
    ) -> Option<Hit> {
        let written = span.of(text);
        let mut best: Option<(Spelling, NameId)> = None;
        let names = self.names[first as usize..].iter().zip(first..);
        for (row, number) in names.take(MAX_SAME_LETTERS) {
            let flags = row.flags();
            if number != first && flags & SAME_KEY == 0 {
                break;
            }
            let Some(how) = spelling(self.texts.slice(row.start(), row.len()), written) else {
                continue;
            };
            let allowed = match how {
                Spelling::Capitals if flags & CAPITALS != 0 => true,
                Spelling::Capitals => {
                    flags & CAPITALS_IN_LINE != 0 && line.is_capitals(text, within, span.start)
                }
                _ => flags & NOT_IN_LINE == 0 || !line.is_capitals(text, within, span.start),
            };
            let allowed = allowed && (flags & ACCENT == 0 || !written.is_ascii());
            if allowed && best.is_none_or(|best| (how, NameId(number)) < best) {
                best = Some((how, NameId(number)));
            }
        }
        best.map(|(spelling, name)| Hit {
            span,
            name,
            spelling,
        })
    }
}
