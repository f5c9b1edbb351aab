//! **Read**: text → zones, paragraphs, sentences.
//!
//! An article as it comes from a page is more than its sentences: a headline glued to the body, a
//! dateline, bylines, buttons, comments. Each line is given a zone, what is no part of the article
//! is left out, and the rest is cut into sentences. Nothing is copied: a sentence is a span.
//!
//! ```text
//! Japan, Philippines ink pact            headline
//! TOKYO (AP) — Japan and ... on Monday.  body, after the dateline "TOKYO (AP) —"
//! Leave a Reply                          furniture, with all that follows
//! ```

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use once_cell::sync::Lazy;

use crate::span::Span;
use crate::time::{self, Date, DatelineForm};

/// What part of a page a sentence stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Zone {
    /// A headline or sub-headline: no articles, no auxiliaries, present tense for what happened.
    Headline,
    /// Running text.
    Body,
}

/// A sentence of the article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sentence {
    pub(crate) span: Span,
    pub(crate) zone: Zone,
    /// Which line of the article it stands in, counted over all lines with text.
    pub(crate) paragraph: usize,
}

/// A document as it is read.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) sentences: Vec<Sentence>,
    /// The date that the article's dateline gives.
    pub(crate) dateline: Option<Date>,
    /// The city of the first dateline.
    pub(crate) here: Option<Span>,
    /// The day of the first dateline where it names no year.
    pub(crate) day: Option<time::Expr>,
    pub(crate) limits: Vec<String>,
    /// How many sentences were cut.
    cut: usize,
    /// Where the first sentence stands that is one too many.
    full: Option<usize>,
}

/// The most sentences that were cut of which `limits` gives the place; how many more there were it says, too.
const MAX_CUTS_TOLD: usize = 20;

/// The most sentences that are read, cut ones counted by their pieces: some hundred megabytes of news.
const MAX_SENTENCES: usize = 1_000_000;

/// The longest sentence that is analysed in one piece, in bytes; a longer one is cut between words.
pub(crate) const MAX_SENTENCE: usize = 2_000;

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Start,
    Whole,
    Any,
}

#[derive(Clone, Copy, PartialEq)]
enum Furniture {
    No,
    Line,
    Rest,
}

static FURNITURE: Lazy<Vec<(&'static str, Place, Furniture)>> = Lazy::new(|| {
    include_str!("../seeds/furniture.tsv")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .skip(1)
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let phrase = fields.next()?;
            let place = match fields.next()? {
                "start" => Place::Start,
                "whole" => Place::Whole,
                _ => Place::Any,
            };
            let effect = if fields.next()? == "rest" {
                Furniture::Rest
            } else {
                Furniture::Line
            };
            Some((phrase, place, effect))
        })
        .collect()
});

/// All phrases at once, in any case: most lines hold none.
static ANY_FURNITURE: Lazy<AhoCorasick> = Lazy::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .build(FURNITURE.iter().map(|(phrase, _, _)| phrase))
        .unwrap_or_else(|error| unreachable!("a few phrases fit an automaton: {error}"))
});

/// A line that a phrase of `any` can make furniture is at most this long, in bytes.
const MAX_FURNITURE: usize = 160;

/// Whether a line is furniture of a page.
fn furniture(line: &str) -> Furniture {
    // The list of categories of a wiki page, on one line.
    if line.matches("Category:").nth(1).is_some() {
        return Furniture::Line;
    }
    if line.len() > MAX_FURNITURE {
        return Furniture::No;
    }
    let start = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
    if start.is_empty() {
        return Furniture::Line;
    }
    let mut found = Furniture::No;
    // Some letters that are not ASCII become ASCII in lower case.
    let any = !start.is_ascii() || ANY_FURNITURE.is_match(start);
    let lower = if any {
        start.to_lowercase()
    } else {
        String::new()
    };
    for &(phrase, place, effect) in FURNITURE.iter().filter(|_| any) {
        let holds = match place {
            Place::Start => lower.starts_with(phrase) && word_ends(&lower, phrase.len()),
            Place::Whole => lower.trim_end_matches([':', '.', ' ']) == phrase,
            Place::Any => lower.contains(phrase),
        };
        // "Sign in Manila" is no button: the phrases of one line are short, sentences are not.
        let sentence = place == Place::Start && lower.len() > 70 && lower.ends_with('.');
        if holds && !sentence {
            if effect == Furniture::Rest {
                return Furniture::Rest;
            }
            found = Furniture::Line;
        }
    }
    // "HOME  |  WORLD  |  OPINION": a bar of links.
    let bar = || line.matches(" | ").count() + line.matches("  |").count() >= 2;
    if line.as_bytes().contains(&b'|') && bar() {
        return Furniture::Line;
    }
    found
}

fn word_ends(text: &str, at: usize) -> bool {
    text[at..]
        .chars()
        .next()
        .is_none_or(|c| !c.is_alphanumeric())
}

/// The lines of a text, without blanks around them. A line that goes on in the next one is one with it.
fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut offset = 0;
    // Lines with text, and whether the one before stands right above.
    let mut joined = false;
    let mut raw = text.split_inclusive('\n').filter_map(move |raw| {
        let start = offset;
        offset += raw.len();
        let trimmed = raw.trim();
        let above = std::mem::replace(&mut joined, !trimmed.is_empty());
        let begin = start + (raw.len() - raw.trim_start().len());
        (!trimmed.is_empty()).then(|| (Span::new(begin, begin + trimmed.len()), above))
    });
    let mut waiting: Option<Span> = None;
    std::iter::from_fn(move || {
        for (line, above) in raw.by_ref() {
            match waiting.as_mut().filter(|_| above) {
                Some(last) if goes_on(last.of(text), line.of(text)) => last.end = line.end,
                _ => {
                    if let Some(whole) = waiting.replace(line) {
                        return Some(whole);
                    }
                }
            }
        }
        waiting.take()
    })
}

/// Whether a line was broken only for its length: a full line that ends within a sentence, before one that begins with a small letter.
fn goes_on(line: &str, next: &str) -> bool {
    const FULL: usize = 45;
    let last = line.rsplit('\n').next().unwrap_or(line);
    last.len() >= FULL
        && last.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-'))
        && next.starts_with(char::is_lowercase)
}

/// What reading asks of the names that are known.
pub(crate) struct Names<'a> {
    /// Whether a name starts at the start of a text.
    pub(crate) starts: &'a dyn Fn(&str) -> bool,
    /// Whether a text is the name of a city.
    pub(crate) is_city: &'a dyn Fn(&str) -> bool,
}

/// Reads a document.
pub(crate) fn read(text: &str, names: &Names<'_>) -> Reading {
    let mut reading = Reading::default();
    let mut paragraph = 0;
    let mut lines_with_text = 0;
    let mut body_seen = false;
    for line in lines(text) {
        let (begin, trimmed) = (line.start, line.of(text));
        lines_with_text += 1;
        match furniture(trimmed) {
            // Comments stand below an article, never before it.
            Furniture::Rest if body_seen => {
                reading
                    .limits
                    .push(format!("not read: comments and links after byte {begin}"));
                break;
            }
            Furniture::Rest | Furniture::Line => continue,
            Furniture::No => {}
        }
        let zone = zone(trimmed, body_seen, lines_with_text);
        body_seen |= zone == Zone::Body;
        paragraph += 1;
        read_line(text, line, zone, paragraph, names, &mut reading);
        if reading.full.is_some() {
            break;
        }
    }
    if reading
        .sentences
        .iter()
        .all(|sentence| sentence.zone == Zone::Headline)
    {
        // A text of one line is its own body.
        for sentence in &mut reading.sentences {
            let last = text[..sentence.span.end].chars().next_back();
            if matches!(last, Some('.' | '!' | '?' | '"' | '”')) {
                sentence.zone = Zone::Body;
            }
        }
    }
    if let Some(more) = reading
        .cut
        .checked_sub(MAX_CUTS_TOLD)
        .filter(|more| *more > 0)
    {
        reading.limits.push(format!(
            "cut: {more} more sentences of over {MAX_SENTENCE} bytes"
        ));
    }
    if let Some(byte) = reading.full {
        reading.limits.push(format!(
            "not read: what stands after byte {byte}, after {MAX_SENTENCES} sentences"
        ));
    }
    reading
}

/// Headlines are short, end without a full stop and stand before the body or between its paragraphs.
fn zone(line: &str, body_seen: bool, lines_with_text: usize) -> Zone {
    let last = line
        .trim_end_matches(['"', '”', '’', '\'', ')'])
        .chars()
        .next_back();
    let ends = matches!(last, Some('.' | '!' | '?' | ':' | ';' | ','));
    let short = line.len() <= 220;
    let early = !body_seen && lines_with_text <= 40;
    let heading = || line.split_whitespace().count() <= 14;
    if short && !ends && (early || heading()) {
        Zone::Headline
    } else {
        Zone::Body
    }
}

fn read_line(
    text: &str,
    line: Span,
    zone: Zone,
    paragraph: usize,
    names: &Names<'_>,
    reading: &mut Reading,
) {
    let mut start = line.start;
    if let Some((city, end)) = bare_dateline(line.of(text), zone, names) {
        start += end;
        let city = Span::new(line.start, line.start + city);
        reading.here = reading.here.or(Some(city));
    } else if zone == Zone::Body {
        // Only a dateline that is glued to its paragraph is the article's own.
        let dateline = time::dateline(line.of(text))
            .filter(|found| found.form == DatelineForm::Glued && found.span.start == 0);
        if let Some(found) = dateline {
            start += found.span.end;
            reading.dateline = reading.dateline.or(found.published());
            let city = found
                .place
                .map(|place| Span::new(line.start + place.start, line.start + place.end));
            reading.here = reading.here.or(city);
            reading.day = reading.day.or(found.date.map(|date| date.expr));
        }
    }
    for piece in unglue(text, Span::new(start, line.end), names.starts) {
        sentences(text, piece, zone, paragraph, reading);
    }
}

/// "LAHORE: The federation asked", "Wellington - The minister said", "PORT LOUISKenya has signed": a city and nothing more before
/// the text. Gives where the city ends, and where the text begins.
fn bare_dateline(line: &str, zone: Zone, names: &Names<'_>) -> Option<(usize, usize)> {
    const LONGEST: usize = 30;
    const MARKS: [&str; 5] = [":", " - ", " – ", " — ", " -- "];
    let top = &line[..line.floor_char_boundary(LONGEST)];
    let city = |spelled: &str| {
        // "KAZAN/NEW DELHI": two correspondents.
        let first = spelled.split('/').next().unwrap_or(spelled);
        // "COLOMBO, 14 May 2019" says when, too.
        let bare = !spelled.contains(|c: char| c.is_ascii_digit());
        (bare && first.len() >= 4 && (names.is_city)(first)).then_some(first.len())
    };
    let marked = MARKS.iter().find_map(|mark| {
        let end = top.find(mark)?;
        let spelled = &line[..end];
        let rest = &line[end + mark.len()..];
        let upper = !spelled.contains(char::is_lowercase);
        let goes_on = mark.len() > 1 || rest.starts_with(' ');
        // In a headline "Lima: no deal" says who speaks.
        let told = upper && *mark == ":"
            || zone == Zone::Body
                && rest
                    .trim_start()
                    .starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“'));
        (goes_on && told)
            .then(|| city(spelled))?
            .map(|city| (city, end + mark.len()))
    });
    marked.or_else(|| {
        // A page lost the break behind the city.
        let capitals = line
            .bytes()
            .take(LONGEST)
            .take_while(|byte| byte.is_ascii_uppercase() || *byte == b' ')
            .count();
        let end = capitals.checked_sub(1)?;
        let next = line
            .as_bytes()
            .get(capitals)
            .is_some_and(u8::is_ascii_lowercase);
        let glued = next && end >= 4 && !line[..end].ends_with(' ');
        glued.then(|| city(&line[..end]))?.map(|city| (city, end))
    })
}

/// Cuts where a page lost the break between two lines: "NextImg:Japan", "South KoreaJapan and".
///
/// A capital follows a lower-case letter or a colon, and a known name starts there.
fn unglue(text: &str, line: Span, is_name: &dyn Fn(&str) -> bool) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = line.start;
    let bytes = line.of(text).as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        // Few bytes can begin a capital, and behind most capitals stands a space.
        if !byte.is_ascii_uppercase() && byte < 0xC0 {
            continue;
        }
        let last = at.checked_sub(1).map_or(b' ', |last| bytes[last]);
        let behind = last.is_ascii_lowercase() || last == b':' || !last.is_ascii();
        if !behind || !line.of(text)[at..].starts_with(char::is_uppercase) {
            continue;
        }
        let mut before = line.of(text)[..at].chars().rev();
        let glued = match before.next() {
            Some(':') => before.next().is_some_and(char::is_alphabetic),
            // "McDonald" has one lower-case letter before its capital, "MacArthur" two.
            Some(last) => {
                let mut small = || before.next().is_some_and(char::is_lowercase);
                last.is_lowercase() && small() && small()
            }
            None => false,
        };
        let at = line.start + at;
        if glued && is_name(&text[at..line.end]) {
            pieces.push(Span::new(start, at));
            start = at;
        }
    }
    pieces.push(Span::new(start, line.end));
    pieces
}

/// Words that end in a full stop and do not end a sentence before a capital.
const ABBREVIATIONS: [&str; 44] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Col", "Lt", "Maj", "Capt", "Sgt", "Adm", "Sen", "Rep",
    "Gov", "Hon", "Rev", "St", "Messrs", "Mme", "Amb", "Sec", "Pres", "Art", "art", "No", "no",
    "Nos", "vs", "v", "approx", "ca", "cf", "e.g", "i.e", "Fr", "Brig", "Supt", "Insp", "Ph.D",
    "Vol", "pp", "Op", "Mt",
];

/// Abbreviations that may end a sentence: they do when the next word cannot go on with them.
const MAY_END: [&str; 26] = [
    "U.S", "U.K", "U.N", "E.U", "D.C", "a.m", "p.m", "Jr", "Sr", "Inc", "Ltd", "Co", "Corp", "etc",
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
];

/// Words that start a sentence far more often than they go on with an abbreviation.
const STARTERS: [&str; 30] = [
    "The",
    "A",
    "An",
    "In",
    "On",
    "At",
    "It",
    "He",
    "She",
    "They",
    "We",
    "This",
    "That",
    "These",
    "But",
    "And",
    "However",
    "Under",
    "After",
    "Before",
    "Both",
    "Meanwhile",
    "As",
    "By",
    "For",
    "According",
    "If",
    "When",
    "While",
    "There",
];

fn ends_sentence(before: &str, after: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '‘'))
        .next()
        .unwrap_or("");
    let next = after.split_whitespace().next().unwrap_or("");
    let first = next
        .chars()
        .find(|c| !matches!(c, '"' | '“' | '‘' | '\'' | '(' | '[' | '’'));
    let Some(first) = first else { return true };
    if first.is_lowercase() {
        return false;
    }
    if ABBREVIATIONS.contains(&word) {
        return false;
    }
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let dotted =
        word.len() > 2 && word.contains('.') && word.chars().all(|c| c == '.' || c.is_alphabetic());
    if initial || dotted || MAY_END.contains(&word) {
        let next = next.trim_end_matches([',', ':']);
        return STARTERS.contains(&next) || matches!(next.chars().next(), Some('"' | '“'));
    }
    true
}

/// Cuts a piece of a line into sentences.
fn sentences(text: &str, piece: Span, zone: Zone, paragraph: usize, reading: &mut Reading) {
    let mut push = |start: usize, end: usize| {
        let raw = &text[start..end];
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            return;
        }
        let mut begin = start + (raw.len() - raw.trim_start().len());
        let end = begin + trimmed.len();
        if end - begin > MAX_SENTENCE {
            reading.cut += 1;
            if reading.cut <= MAX_CUTS_TOLD {
                let note = format!("cut: a sentence of {} bytes at byte {begin}", end - begin);
                reading.limits.push(note);
            }
        }
        while begin < end {
            if reading.sentences.len() == MAX_SENTENCES {
                reading.full.get_or_insert(begin);
                return;
            }
            let cut = cut(text, begin, end);
            reading.sentences.push(Sentence {
                span: Span::new(begin, cut),
                zone,
                paragraph,
            });
            begin = cut;
        }
    };
    let bytes = text.as_bytes();
    let mut start = piece.start;
    let mut at = piece.start;
    while at < piece.end {
        if !matches!(bytes[at], b'.' | b'!' | b'?') {
            at += 1;
            continue;
        }
        let stop = at;
        at += 1;
        while at < piece.end && matches!(bytes[at], b'.' | b'!' | b'?') {
            at += 1;
        }
        // Closing quotes and brackets belong to the sentence that they end.
        for c in text[at..piece.end].chars() {
            if !matches!(c, '"' | '”' | '’' | '\'' | ')' | ']') {
                break;
            }
            at += c.len_utf8();
        }
        let space = text[at..piece.end]
            .chars()
            .next()
            .is_some_and(char::is_whitespace);
        // Only the last word before the stop matters, so that this stays linear.
        let mut from = stop.saturating_sub(24).max(start);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let mut to = (at + 40).min(piece.end);
        while !text.is_char_boundary(to) {
            to -= 1;
        }
        if space && ends_sentence(&text[from..stop], text[at..to].trim_start()) {
            push(start, at);
            start = at;
        }
    }
    push(start, piece.end);
}

/// Where a sentence that starts at `begin` is cut: its end, or between words when it is too long.
fn cut(text: &str, begin: usize, end: usize) -> usize {
    if end - begin <= MAX_SENTENCE {
        return end;
    }
    let mut at = begin + MAX_SENTENCE;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    match text[begin..at].rfind(char::is_whitespace) {
        Some(space) if space > 0 => begin + space,
        _ => at,
    }
}

/// Whether a text reads as English: enough of its words are the commonest ones.
///
/// Short texts always pass.
pub(crate) fn is_english(text: &str) -> bool {
    const READ: usize = 400;
    const FEW: usize = 10;
    let mut count = Count::default();
    let blank = |byte: &u8| matches!(byte, b'\t'..=b'\r' | b' ');
    for piece in text.as_bytes().split(blank) {
        if count.read >= READ {
            break;
        }
        if piece.is_ascii() {
            count.ascii(piece);
        } else if let Ok(piece) = std::str::from_utf8(piece) {
            // It may hold blanks that are not ASCII.
            let left = READ - count.read;
            piece
                .split_whitespace()
                .take(left)
                .for_each(|word| count.foreign(word));
        }
    }
    let Count {
        words,
        names,
        common,
        foreign,
        ..
    } = count;
    // A list of agreements is mostly names, which are those of any language.
    let told = words - names;
    let words = if told < FEW { words } else { told };
    words < 25 || (common * 100 >= words * 12 && foreign * 2 < words)
}

/// How many words of a text are common, and how many foreign.
#[derive(Default)]
struct Count {
    /// What stands between blanks, signs included.
    read: usize,
    words: usize,
    /// Words with a capital that are not common.
    names: usize,
    common: usize,
    foreign: usize,
}

impl Count {
    fn ascii(&mut self, word: &[u8]) {
        self.read += usize::from(!word.is_empty());
        let letter = |byte: &u8| byte.is_ascii_alphabetic();
        let (Some(first), Some(last)) =
            (word.iter().position(letter), word.iter().rposition(letter))
        else {
            return;
        };
        self.words += 1;
        let common = is_common(&word[first..=last]);
        self.common += usize::from(common);
        self.names += usize::from(!common && word[first].is_ascii_uppercase());
    }

    fn foreign(&mut self, word: &str) {
        self.read += 1;
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        if word.is_empty() {
            return;
        }
        self.words += 1;
        self.common += usize::from(is_common(word.as_bytes()));
        let latin = |c: char| c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&c) || c == '’';
        self.foreign += usize::from(!word.chars().all(latin));
    }
}

/// Whether a word is one of the commonest of English.
fn is_common(word: &[u8]) -> bool {
    const LONGEST: usize = 7;
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..word.len()) else {
        return false;
    };
    lower.copy_from_slice(word);
    lower.make_ascii_lowercase();
    #[rustfmt::skip]
    let common = matches!(
        &*lower,
        b"the" | b"of" | b"and" | b"to" | b"in" | b"a" | b"is" | b"that" | b"for" | b"on" | b"with" | b"as" | b"by" | b"at"
            | b"from" | b"it" | b"an" | b"be" | b"are" | b"was" | b"will" | b"has" | b"have" | b"its" | b"were" | b"said"
            | b"not" | b"but" | b"this" | b"which" | b"after" | b"their" | b"had" | b"his" | b"or" | b"would" | b"who"
            | b"been" | b"between" | b"over"
    );
    common
}
