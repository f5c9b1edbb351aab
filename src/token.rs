//! Words: the units of a sentence, as the Penn Treebank cuts them.
//!
//! Takes a text and a range of it, gives the spans of its tokens in order. English writes some words together
//! (*doesn't*, *Japan's*, *cannot*), and writes punctuation onto words; a tagger and a parser want them apart.
//! A full stop belongs to an abbreviation (*U.S.*, *Gen.*) and to nothing else. Words joined by a hyphen or an en dash
//! (*US-brokered*, *Japan–Philippines*) stay one token, for their parts are no constituents of the sentence.
//!
//! `Japan's U.S.-backed pact isn't dead.` → `Japan` `'s` `U.S.-backed` `pact` `is` `n't` `dead` `.`
//!
//! Every character that is not white space is in exactly one token. The time is linear in the range.

use crate::Span;

/// A token of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Token {
    /// Where it stands, in bytes of the text.
    pub span: Span,
}

/// Abbreviations that keep their full stop, in lower case and without it.
///
/// Single capitals (*J.*) and chains of single letters (*U.S.*, *p.m.*) need no entry.
const ABBREVIATIONS: &[&str] = &[
    "adm", "al", "amb", "apr", "ariz", "assn", "aug", "ave", "bros", "brig", "ca", "calif", "capt",
    "cf", "cmdr", "co", "col", "colo", "comdr", "conn", "corp", "cpl", "cres", "dec", "del",
    "dept", "dr", "esq", "est", "etc", "feb", "fla", "fr", "ga", "gen", "gov", "hon", "ill", "inc",
    "jan", "jr", "lt", "ltd", "maj", "messrs", "mich", "minn", "mr", "mrs", "ms", "mt", "nev",
    "nov", "oct", "okla", "ont", "ore", "pa", "penn", "ph", "pres", "prof", "pte", "pty", "rep",
    "reps", "ret", "rev", "sec", "sen", "sens", "sept", "sgt", "sr", "st", "supt", "tenn", "tex",
    "va", "vol", "vs", "vt", "wash", "wis",
];

/// Abbreviations that are also words: they keep the full stop only before a number (*No. 5*, *Art. 3*).
const BEFORE_NUMBER: &[&str] = &[
    "no", "nos", "art", "arts", "fig", "para", "paras", "pp", "sect", "jun", "jul", "mar",
];

/// What follows an apostrophe at the end of a word and is a word of its own.
const CLITICS: &[&str] = &["s", "re", "ll", "ve", "d", "m"];

/// Words that English writes as one, and the length of the first part.
pub(crate) const FUSED: &[(&str, usize)] =
    &[("cannot", 3), ("gonna", 3), ("gotta", 3), ("wanna", 3)];

/// Appends the tokens of `text` inside `within` to `out`, from left to right.
///
/// A range that lies outside of the text or cuts a character is cut back to the characters that it holds whole.
pub fn tokenize(text: &str, within: Span, out: &mut Vec<Token>) {
    let end = floor(text, within.end);
    let start = ceil(text, within.start).min(end);
    let mut scanner = Scanner {
        text: &text[..end],
        out,
    };
    let mut at = start;
    while let Some(c) = scanner.char_at(at) {
        at = if is_blank(c) {
            at + c.len_utf8()
        } else {
            scanner.token(at, c)
        };
    }
}

/// The last character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first character boundary at or after `at`.
fn ceil(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// The text up to the end of the range, and where the tokens go.
struct Scanner<'a> {
    text: &'a str,
    out: &'a mut Vec<Token>,
}

impl Scanner<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            None => None,
            Some(&byte) if byte < 0x80 => Some(byte as char),
            Some(_) => self.text[at..].chars().next(),
        }
    }

    fn is_word_at(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(is_word)
    }

    fn push(&mut self, start: usize, end: usize) {
        if start < end {
            self.out.push(Token {
                span: Span::new(start, end),
            });
        }
    }

    /// Reads what begins at `at` with the character `c`, which is not blank; gives its end.
    fn token(&mut self, at: usize, c: char) -> usize {
        if is_word(c) {
            return self.word(at);
        }
        let next = at + c.len_utf8();
        // What stands before the range counts, so that the *'s* after a folded name is found.
        let glued = self.text[..at]
            .chars()
            .next_back()
            .is_some_and(|before| !is_blank(before));
        // *.5* is a number, *'90s* a decade, and in *"Guardian"'s* the clitic follows a quotation mark.
        if !glued
            && ((c == '.' && self.digit_at(next)) || (is_apostrophe(c) && self.digit_at(next)))
        {
            let end = self.run(next);
            if c == '.' || self.text[next..end].ends_with('s') {
                self.push(at, end);
                return end;
            }
        }
        if glued
            && is_apostrophe(c)
            && let Some(length) = self.clitic(next)
        {
            self.push(at, next + length);
            return next + length;
        }
        // Dots, dashes and rules are written in runs: *...*, *--*, *====*.
        let mut end = next;
        if matches!(
            c,
            '.' | '-' | '=' | '*' | '_' | '#' | '~' | '!' | '?' | '`' | '\'' | '+'
        ) {
            while self.char_at(end) == Some(c) {
                end += c.len_utf8();
            }
        }
        self.push(at, end);
        end
    }

    fn digit_at(&self, at: usize) -> bool {
        self.text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
    }

    /// The end of the run of word characters that begins at `at`.
    fn run(&self, mut at: usize) -> usize {
        while let Some(c) = self.char_at(at)
            && is_word(c)
        {
            at += c.len_utf8();
        }
        at
    }

    /// The length of the clitic at `at`, just after an apostrophe.
    fn clitic(&self, at: usize) -> Option<usize> {
        let rest = self.text.as_bytes().get(at..)?;
        CLITICS
            .iter()
            .find(|clitic| {
                rest.len() >= clitic.len()
                    && rest[..clitic.len()].eq_ignore_ascii_case(clitic.as_bytes())
                    && !self.is_word_at(at + clitic.len())
            })
            .map(|clitic| clitic.len())
    }

    /// Reads the word that begins at `start`; gives the end of the last token that was made of it.
    fn word(&mut self, start: usize) -> usize {
        if let Some(end) = self.address(start) {
            self.push(start, end);
            return end;
        }
        let mut part = start;
        let mut end = self.run(start);
        while let Some(c) = self.char_at(end) {
            let next = end + c.len_utf8();
            if is_apostrophe(c) {
                if self.clitic(next).is_some() {
                    break;
                }
                if is_negation(self.text, part, end) {
                    self.push(start, end - 1);
                    self.push(end - 1, next + 1);
                    return next + 1;
                }
            }
            let joins = match c {
                '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' | '.' | '&' | '@' | '_' => true,
                '\'' | '\u{2019}' => true,
                ',' | ':' | '/' => {
                    self.text.as_bytes()[end - 1].is_ascii_digit() && self.digit_at(next)
                }
                _ => false,
            };
            if joins && self.is_word_at(next) {
                // *now.The* lacks a space: a full stop joins letters only where single letters alternate with dots,
                // or in an address such as *example.com*.
                if c == '.' && !self.dot_joins(part, end, next) {
                    break;
                }
                part = next;
                end = self.run(next);
            } else if c == '.' && self.keeps_dot(start, part, end, next) {
                // *U.S.-backed*, *U.S.–Chile*
                let dash = self.char_at(next).filter(|c| matches!(c, '-' | '\u{2013}'));
                if let Some(dash) = dash.filter(|dash| self.is_word_at(next + dash.len_utf8())) {
                    part = next + dash.len_utf8();
                    end = self.run(part);
                    continue;
                }
                end = next;
                break;
            } else if c == '-' && self.char_at(next).is_some_and(is_blank) {
                // The hyphen of *pre- and post-war* belongs to the word.
                end = next;
                break;
            } else {
                break;
            }
        }
        let word = &self.text[start..end];
        match FUSED
            .iter()
            .find(|(fused, _)| word.len() == fused.len() && word.eq_ignore_ascii_case(fused))
        {
            Some(&(_, first)) => {
                self.push(start, start + first);
                self.push(start + first, end);
            }
            None => self.push(start, end),
        }
        end
    }

    /// The end of an address of the web that begins at `start`.
    fn address(&self, start: usize) -> Option<usize> {
        let rest = &self.text.as_bytes()[start..];
        if !["http://", "https://", "www."]
            .iter()
            .any(|p| rest.starts_with(p.as_bytes()))
        {
            return None;
        }
        let length = self.text[start..]
            .find(|c: char| is_blank(c) || matches!(c, '"' | '<' | '>' | ')' | ']' | '”'));
        let mut end = length.map_or(self.text.len(), |length| start + length);
        while matches!(
            self.text.as_bytes()[end - 1],
            b'.' | b',' | b';' | b'!' | b'?' | b'\''
        ) {
            end -= 1;
        }
        Some(end)
    }

    /// Whether the dot at `dot`, between two word characters, is inside a word whose last part begins at `part`.
    fn dot_joins(&self, part: usize, dot: usize, next: usize) -> bool {
        let before = &self.text[part..dot];
        let after = self.run(next);
        let single = |piece: &str| piece.len() == piece.chars().next().map_or(0, char::len_utf8);
        let digits = |piece: &str| piece.as_bytes()[0].is_ascii_digit();
        let after = &self.text[next..after];
        single(before)
            || (digits(before) && digits(after))
            || (single(after) && self.char_at(next + after.len()) == Some('.'))
            || (after.as_bytes()[0].is_ascii_lowercase()
                && before.as_bytes()[before.len() - 1].is_ascii_lowercase())
    }

    /// Whether the word `start..dot`, whose last part begins at `part`, keeps the full stop at `dot`.
    fn keeps_dot(&self, start: usize, part: usize, dot: usize, next: usize) -> bool {
        let last = &self.text[part..dot];
        let mut chars = last.chars();
        let (Some(first), rest) = (chars.next(), chars.next()) else {
            return false;
        };
        if rest.is_none() && first.is_alphabetic() {
            let chain = self.text[start..part].ends_with('.');
            // *So do I.* ends a sentence.
            let ends = || self.text[next..].chars().take(8).all(|c| !is_word(c));
            return chain
                || matches!(first, 'v' | 'c' | 'p')
                || (first.is_uppercase() && !(first == 'I' && ends()));
        }
        let among = |list: &[&str]| list.iter().any(|known| last.eq_ignore_ascii_case(known));
        if self.text[start..part].ends_with('.') && last.len() <= 2 {
            return true; // *Ph.D.* and the like
        }
        if among(BEFORE_NUMBER) {
            let rest = self.text[next..].trim_start_matches(is_blank);
            return rest.len() < self.text[next..].len()
                && rest.as_bytes().first().is_some_and(u8::is_ascii_digit);
        }
        // Of names, only capitalised ones are abbreviated: *Col.*, but not *the ill.*
        among(ABBREVIATIONS)
            && (first.is_uppercase()
                || matches!(last, "al" | "etc" | "vs" | "cf" | "ca" | "vol" | "est"))
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

/// Whether the run from `start` to `end` ends with the *n* of *n't*, which begins before the apostrophe.
pub(crate) fn is_negation(text: &str, start: usize, end: usize) -> bool {
    let small = |byte: &u8| byte.to_ascii_lowercase();
    let rest = &text[end..];
    text.as_bytes()[start..end].last().map(small) == Some(b'n')
        && rest.strip_prefix(is_apostrophe).is_some_and(|rest| {
            match rest.as_bytes().first().map(small) {
                Some(b't') => !rest[1..].starts_with(is_word),
                _ => false,
            }
        })
}

/// Letters, digits and the marks written over them; not punctuation, not signs of currency.
fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric()
        || matches!(c,
            '\u{0300}'..='\u{036F}' | '\u{00AD}' | '\u{200C}' | '\u{200D}' | '\u{02B0}'..='\u{02FF}'
            | '\u{064B}'..='\u{065F}' | '\u{0900}'..='\u{0DFF}' | '\u{FE00}'..='\u{FE0F}')
}

/// "US-brokered", "Turkish-mediated", "UN-backed": who helped, not who is bound.
pub(crate) fn joined_participle(word: &str) -> bool {
    // Most words are not joined, and this asks for no more of them.
    let joined = word.bytes().any(|byte| byte == b'-' || byte == 0xE2);
    joined
        && word.rsplit_once(['-', '–']).is_some_and(|(_, last)| {
            let lower = last.to_lowercase();
            lower.ends_with("ed") && lower.len() > 3
                || matches!(lower.as_str(), "led" | "made" | "born" | "held" | "run")
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|token| token.span.of(text)).collect()
    }

    /// Each row: a text, and its tokens with a space between them.
    const CASES: &[(&str, &str)] = &[
        (
            "Japan's U.S.-backed pact isn't dead.",
            "Japan 's U.S.-backed pact is n't dead .",
        ),
        ("They’ll sign; we won’t.", "They ’ll sign ; we wo n’t ."),
        ("It cannot wait. CANNOT!", "It can not wait . CAN NOT !"),
        (
            "We're, I'm, you've, he'd",
            "We 're , I 'm , you 've , he 'd",
        ),
        ("the ministers' talks", "the ministers ' talks"),
        ("The \"Guardian\"'s view", "The \" Guardian \" 's view"),
        ("in the U.S.", "in the U.S."),
        (
            "in the U.S. and Washington, D.C., on",
            "in the U.S. and Washington , D.C. , on",
        ),
        (
            "Mr. Smith Jr. met Gen. Lee in St. Louis.",
            "Mr. Smith Jr. met Gen. Lee in St. Louis .",
        ),
        ("Harry S. Truman", "Harry S. Truman"),
        ("So do I.", "So do I ."),
        ("at 5 p.m. on Sept. 3", "at 5 p.m. on Sept. 3"),
        (
            "Resolution No. 5. They said no. Art. 3",
            "Resolution No. 5 . They said no . Art. 3",
        ),
        ("cost $5,000.50 (10.5%)", "cost $ 5,000.50 ( 10.5 % )"),
        ("€5m, US$3bn", "€ 5m , US $ 3bn"),
        ("a cease-fire, free-trade", "a cease-fire , free-trade"),
        ("Japan–Philippines pact", "Japan–Philippines pact"),
        (
            "the pact—signed in May—lapsed",
            "the pact — signed in May — lapsed",
        ),
        ("the pact – signed – lapsed", "the pact – signed – lapsed"),
        ("the pact -- signed", "the pact -- signed"),
        ("well... perhaps…", "well ... perhaps …"),
        ("‘No’, he said.", "‘ No ’ , he said ."),
        ("“Yes,” [he] said", "“ Yes , ” [ he ] said"),
        ("pre- and post-war", "pre- and post-war"),
        (
            "O'Brien in Sana'a and Côte d'Ivoire",
            "O'Brien in Sana'a and Côte d'Ivoire",
        ),
        ("in the '90s and 1990s", "in the '90s and 1990s"),
        ("at 10:30, 9/11, and/or", "at 10:30 , 9/11 , and / or"),
        ("AT&T, R&D", "AT&T , R&D"),
        ("the end.The next", "the end . The next"),
        (
            "see https://example.com/a,b. Then",
            "see https://example.com/a,b . Then",
        ),
        (
            "Malacañang's 2018–2020 plan",
            "Malacañang 's 2018–2020 plan",
        ),
        ("He was ill.", "He was ill ."),
        ("  ", ""),
        ("", ""),
    ];

    #[test]
    fn words_are_cut_as_in_the_treebank() {
        for (text, expected) in CASES {
            assert_eq!(words(text).join(" "), *expected, "{text:?}");
        }
    }

    #[test]
    fn only_the_given_range_is_read() {
        let text = "Tokyo signed.";
        let mut tokens = Vec::new();
        tokenize(text, Span::new(6, 12), &mut tokens);
        assert_eq!(
            tokens,
            [Token {
                span: Span::new(6, 12)
            }]
        );
    }

    #[test]
    fn a_clitic_at_the_start_of_the_range_is_found() {
        let mut tokens = Vec::new();
        tokenize("Japan's pact", Span::new(5, 7), &mut tokens);
        assert_eq!(
            tokens,
            [Token {
                span: Span::new(5, 7)
            }]
        );
    }

    #[test]
    fn a_range_outside_of_the_text_is_cut_back() {
        let mut tokens = Vec::new();
        tokenize("é x", Span::new(1, 99), &mut tokens);
        assert_eq!(
            tokens,
            [Token {
                span: Span::new(3, 4)
            }]
        );
    }

    proptest! {
        #[test]
        fn every_visible_character_is_in_exactly_one_token(text in "(\\PC|[ .'’a-zA-Z0-9-]){0,60}") {
            let mut tokens = Vec::new();
            tokenize(&text, Span::new(0, text.len()), &mut tokens);
            let joined: String = tokens.iter().map(|token| token.span.of(&text)).collect();
            let visible: String = text.chars().filter(|&c| !is_blank(c)).collect();
            prop_assert_eq!(joined, visible);
            prop_assert!(tokens.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        }
    }
}
