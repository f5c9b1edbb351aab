//! The words of a text, each with what it can mean in a date.
//!
//! Takes the text and a place in it; gives the next word, its class and what stands before it.
//! Nothing is copied. English writes the days and months with a capital, which tells "May" from
//! "may" and "Sat" from "sat"; numbers with separators ("1,945", "3.5") are amounts.

use super::date::{Date, Weekday};
use super::expr::{Season, Unit};

/// What a word can mean in a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    Weekday(Weekday),
    /// "Mon", "Tues"
    WeekdayShort(Weekday),
    Month(u8),
    /// "Jan", "Sept"
    MonthShort(u8),
    /// Digits alone; `digits` is how many.
    Number {
        value: u16,
        digits: u8,
    },
    /// "28th"
    Ordinal(u8),
    /// "2024-07-08", "28/5/2024"
    Numeric(Date),
    /// "1990s"
    Decade,
    /// "two" to "twenty", the tens
    Count(u8),
    /// "several", "few", "couple"
    Vague,
    /// "first" to "fourth"
    Nth,
    A,
    The,
    /// "its", "their"
    Determiner,
    This,
    That,
    Same,
    Last,
    Next,
    Coming,
    Past,
    Following,
    Preceding,
    /// "early", "mid", "late"
    Early,
    Earlier,
    Later,
    /// "end", "beginning"
    Boundary,
    Half,
    Of,
    In,
    On,
    By,
    Until,
    Since,
    From,
    To,
    During,
    After,
    Before,
    Between,
    And,
    Unit(Unit),
    /// "morning", "night"
    DayPart,
    Season(Season),
    Yesterday,
    Today,
    Tomorrow,
    Ago,
    /// "hence"
    Hence,
    /// "over", "within", "for": what follows is how long
    Span,
    /// "about", "nearly", "than"
    Hedge,
    /// "every", "each"
    Every,
    /// A date that was found; stands in the left context only.
    Date,
    Other,
    /// There is no word.
    End,
}

/// What stands between a word and the one before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Gap {
    Space,
    Comma,
    Hyphen,
    /// A dash between spaces.
    Dash,
    Dot,
    /// An apostrophe inside a word: "Monday's".
    Apostrophe,
    /// An apostrophe and a space: "two years' time".
    Genitive,
    Open,
    Slash,
    Break,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) class: Class,
    pub(super) gap: Gap,
    /// The first letter is upper case.
    pub(super) capital: bool,
}

impl Word {
    pub(super) const NONE: Word = Word {
        start: 0,
        end: 0,
        class: Class::End,
        gap: Gap::Break,
        capital: false,
    };

    /// The class, when only space stands before the word.
    pub(super) fn spaced(&self) -> Class {
        if self.gap == Gap::Space {
            self.class
        } else {
            Class::End
        }
    }

    /// The value, when the word is digits that can be a year.
    ///
    /// Four digits from 1000 to 2199: news tells of no earlier or later ones.
    pub(super) fn year(&self) -> Option<i32> {
        match self.class {
            Class::Number {
                value: value @ 1000..=2199,
                digits: 4,
            } => Some(i32::from(value)),
            _ => None,
        }
    }
}

/// A stretch of text that is read word by word.
#[derive(Clone, Copy)]
pub(super) struct Words<'t> {
    pub(super) text: &'t str,
    pub(super) end: usize,
}

impl<'t> Words<'t> {
    pub(super) fn of(&self, word: &Word) -> &'t str {
        &self.text[word.start..word.end]
    }

    /// Whether the word is one of these, in any case.
    pub(super) fn is_any(&self, word: &Word, list: &[&str]) -> bool {
        let text = self.of(word);
        list.iter().any(|other| text.eq_ignore_ascii_case(other))
    }

    /// What is left of the text after a place.
    pub(super) fn rest(&self, at: usize) -> &'t str {
        &self.text[at..self.end]
    }

    /// The next word at or after `at`, which is on a character boundary.
    pub(super) fn next(&self, at: usize) -> Word {
        let bytes = self.text.as_bytes();
        let mut start = at;
        loop {
            if start >= self.end {
                return Word {
                    start: self.end,
                    end: self.end,
                    ..Word::NONE
                };
            }
            let byte = bytes[start];
            if byte.is_ascii() {
                if byte.is_ascii_alphanumeric() || byte == b'_' {
                    break;
                }
                start += 1;
            } else {
                let letter = self.char_at(start);
                if letter.is_alphanumeric() {
                    break;
                }
                start += letter.len_utf8();
            }
        }
        let gap = gap(&self.text[at..start]);
        if bytes[start].is_ascii_digit() {
            let (end, class) = self.number(start);
            return Word {
                start,
                end,
                class,
                gap,
                capital: false,
            };
        }
        let end = self.word_end(start);
        let capital = bytes[start].is_ascii_uppercase();
        let class = classify(&bytes[start..end], capital);
        Word {
            start,
            end,
            class,
            gap,
            capital,
        }
    }

    fn char_at(&self, at: usize) -> char {
        self.text[at..].chars().next().unwrap_or(' ')
    }

    fn word_end(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = start;
        while end < self.end {
            if bytes[end].is_ascii() {
                if !bytes[end].is_ascii_alphanumeric() && bytes[end] != b'_' {
                    break;
                }
                end += 1;
            } else {
                let letter = self.char_at(end);
                if !letter.is_alphanumeric() {
                    break;
                }
                end += letter.len_utf8();
            }
        }
        end
    }

    /// A word that begins with a digit: where it ends and what it is.
    fn number(&self, start: usize) -> (usize, Class) {
        let bytes = &self.text.as_bytes()[..self.end];
        let before = self.text[..start].chars().next_back();
        let glued = before.is_some_and(|letter| "$€£¥₹#@+./:\\".contains(letter));
        // Digits with separators between them, and the letters at their end, are one word.
        let mut end = start;
        let mut digits = 0;
        let mut parts = Parts::default();
        loop {
            let part = end;
            while end < bytes.len() && bytes[end].is_ascii_digit() {
                end += 1;
            }
            if parts.count == 0 {
                digits = end - start;
            }
            parts.push(&bytes[part..end]);
            let separator = bytes.get(end).copied().unwrap_or(0);
            let follows = bytes[(end + 1).min(bytes.len())..]
                .iter()
                .take(5)
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            let joins = match separator {
                b'.' | b':' => follows > 0,
                b',' => follows == 3,
                b'/' => follows > 0,
                // "2024-07-08" is one word, "8-9 July" and "2001-05" are two.
                b'-' => {
                    follows > 0
                        && (parts.separator == b'-'
                            || (digits == 4
                                && follows == 2
                                && bytes.get(end + 3) == Some(&b'-')
                                && bytes.get(end + 4).is_some_and(u8::is_ascii_digit)))
                }
                _ => false,
            };
            // "2023/24" is a range, and read as two words.
            let range = separator == b'/' && digits == 4 && follows == 2 && {
                let after = bytes.get(end + 3).copied().unwrap_or(b' ');
                after != b'/' && !after.is_ascii_digit()
            };
            if !joins || range {
                break;
            }
            parts.separate(separator);
            end += 1;
        }
        let number_end = end;
        let end = self.word_end(end);
        let suffix = &bytes[number_end..end];
        if glued {
            return (end, Class::Other);
        }
        if parts.count > 1 {
            let date = if suffix.is_empty() {
                parts.date()
            } else {
                None
            };
            return (end, date.map_or(Class::Other, Class::Numeric));
        }
        if digits > 4 {
            return (end, Class::Other);
        }
        let value = parts.values[0];
        let class = match suffix {
            b"" => Class::Number {
                value,
                digits: digits as u8,
            },
            b"st" | b"nd" | b"rd" | b"th" if (1..=31).contains(&value) => {
                Class::Ordinal(value as u8)
            }
            b"s" if digits == 4 && value % 10 == 0 => Class::Decade,
            _ => Class::Other,
        };
        (end, class)
    }
}

/// The parts of "2024-07-08".
#[derive(Default)]
struct Parts {
    count: usize,
    values: [u16; 3],
    digits: [usize; 3],
    separator: u8,
    mixed: bool,
}

impl Parts {
    fn push(&mut self, digits: &[u8]) {
        if self.count < 3 {
            self.values[self.count] = digits
                .iter()
                .take(4)
                .fold(0, |value, digit| value * 10 + u16::from(digit - b'0'));
            self.digits[self.count] = digits.len();
        }
        self.count += 1;
    }

    fn separate(&mut self, separator: u8) {
        self.mixed |= self.separator != 0 && self.separator != separator;
        self.separator = separator;
    }

    /// The date, where the order of day and month cannot be mistaken.
    fn date(&self) -> Option<Date> {
        if self.count != 3 || self.mixed || !matches!(self.separator, b'-' | b'/' | b'.') {
            return None;
        }
        let [first, second, third] = self.values;
        let date = |year: u16, month: u16, day: u16| {
            let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
            Date::from_day(i32::from(year), month, day).ok()
        };
        match self.digits {
            [4, 1 | 2, 1 | 2] => date(first, second, third),
            [1 | 2, 1 | 2, 4] if self.separator != b'-' => {
                match (date(third, second, first), date(third, first, second)) {
                    // With dots the day comes first.
                    (Some(day_first), _) if self.separator == b'.' => Some(day_first),
                    (Some(day_first), Some(month_first)) if day_first != month_first => None,
                    (day_first, month_first) => day_first.or(month_first),
                }
            }
            _ => None,
        }
    }
}

fn gap(text: &str) -> Gap {
    match text {
        " " => return Gap::Space,
        "-" | "–" | "‑" => return Gap::Hyphen,
        "'" | "’" => return Gap::Apostrophe,
        "/" => return Gap::Slash,
        _ => {}
    }
    // A gap in a date is short; a longer one need not be read to its end.
    if text.is_empty() || text.len() > 16 || text.matches('\n').count() > 1 {
        return Gap::Break;
    }
    match text.trim() {
        "" => Gap::Space,
        "," | ".," => Gap::Comma,
        "." => Gap::Dot,
        "(" => Gap::Open,
        "-" | "–" => Gap::Dash,
        "'" | "’" if text.starts_with(['\'', '’']) => Gap::Genitive,
        _ => Gap::Break,
    }
}

/// The longest word of [`TABLE`].
const LONGEST: usize = 11;

fn classify(word: &[u8], capital: bool) -> Class {
    if word.len() > LONGEST || !word[0].is_ascii_alphabetic() {
        return Class::Other;
    }
    let mut lower = [0; LONGEST];
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word);
    lower.make_ascii_lowercase();
    let letter = usize::from(lower[0] - b'a');
    let row = &TABLE[usize::from(INDEX[letter])..usize::from(INDEX[letter + 1])];
    let class = row
        .iter()
        .find(|(name, _)| name.as_bytes() == lower)
        .map_or(Class::Other, |entry| entry.1);
    let named = matches!(
        class,
        Class::Weekday(_) | Class::WeekdayShort(_) | Class::Month(_) | Class::MonthShort(_)
    );
    if named && !capital {
        Class::Other
    } else {
        class
    }
}

/// Where the words of each letter begin in [`TABLE`].
const INDEX: [u8; 27] = {
    let mut index = [0; 27];
    let mut row = 0;
    let mut letter = 0;
    while letter < 27 {
        while row < TABLE.len() && TABLE[row].0.as_bytes()[0] < b'a' + letter as u8 {
            row += 1;
        }
        index[letter] = row as u8;
        letter += 1;
    }
    index
};

/// By first letter.
#[rustfmt::skip]
const TABLE: &[(&str, Class)] = {
    use crate::time::date::Weekday::*;
    use crate::time::expr::Unit as Each;
    use crate::time::expr::Season::*;
    use Class::*;
    &[
        ("a", A), ("an", A), ("about", Hedge), ("after", After), ("afternoon", DayPart),
        ("ago", Ago), ("almost", Hedge), ("and", And), ("apr", MonthShort(4)), ("april", Month(4)),
        ("around", Hedge), ("aug", MonthShort(8)), ("august", Month(8)), ("autumn", Season(Autumn)),
        ("before", Before), ("beginning", Boundary), ("between", Between), ("by", By),
        ("close", Boundary), ("coming", Coming), ("couple", Vague), ("century", Unit(Each::Decade)),
        ("centuries", Unit(Each::Decade)),
        ("dawn", DayPart), ("day", Unit(Each::Day)), ("days", Unit(Each::Day)),
        ("dec", MonthShort(12)), ("decade", Unit(Each::Decade)),
        ("decades", Unit(Each::Decade)), ("december", Month(12)), ("during", During),
        ("each", Every), ("earlier", Earlier), ("early", Early), ("eight", Count(8)),
        ("eighteen", Count(18)), ("eleven", Count(11)), ("end", Boundary), ("evening", DayPart),
        ("every", Every),
        ("fall", Season(Autumn)), ("feb", MonthShort(2)), ("february", Month(2)), ("few", Vague),
        ("fifteen", Count(15)), ("fifty", Count(50)), ("first", Nth), ("five", Count(5)),
        ("following", Following), ("for", Span), ("forty", Count(40)), ("fortnight", Unit(Each::Other)),
        ("four", Count(4)), ("fourteen", Count(14)), ("fourth", Nth), ("fri", WeekdayShort(Friday)),
        ("friday", Weekday(Friday)), ("from", From),
        ("half", Half), ("hence", Hence), ("her", Determiner), ("his", Determiner),
        ("in", In), ("its", Determiner),
        ("jan", MonthShort(1)), ("january", Month(1)), ("jul", MonthShort(7)), ("july", Month(7)),
        ("jun", MonthShort(6)), ("june", Month(6)),
        ("last", Last), ("late", Early), ("later", Later), ("least", Hedge),
        ("many", Vague), ("mar", MonthShort(3)), ("march", Month(3)), ("may", Month(5)),
        ("mid", Early), ("middle", Boundary), ("midnight", DayPart), ("mon", WeekdayShort(Monday)),
        ("monday", Weekday(Monday)), ("month", Unit(Each::Month)),
        ("months", Unit(Each::Month)), ("morning", DayPart), ("my", Determiner),
        ("nearly", Hedge), ("next", Next), ("night", DayPart), ("nine", Count(9)),
        ("nineteen", Count(19)), ("nov", MonthShort(11)), ("november", Month(11)),
        ("oct", MonthShort(10)), ("october", Month(10)), ("of", Of), ("on", On), ("one", Count(1)),
        ("or", And), ("our", Determiner), ("over", Hedge),
        ("past", Past), ("preceding", Preceding), ("previous", Preceding), ("prior", Preceding),
        ("quarter", Unit(Each::Other)), ("quarters", Unit(Each::Other)),
        ("roughly", Hedge),
        ("same", Same), ("sat", WeekdayShort(Saturday)), ("saturday", Weekday(Saturday)),
        ("second", Nth), ("sep", MonthShort(9)), ("sept", MonthShort(9)), ("september", Month(9)),
        ("seven", Count(7)), ("seventeen", Count(17)), ("several", Vague), ("since", Since),
        ("six", Count(6)), ("sixteen", Count(16)), ("sixty", Count(60)), ("some", Hedge), ("spring", Season(Spring)),
        ("start", Boundary), ("summer", Season(Summer)), ("sun", WeekdayShort(Sunday)),
        ("sunday", Weekday(Sunday)),
        ("ten", Count(10)), ("than", Hedge), ("that", That), ("the", The), ("their", Determiner),
        ("third", Nth), ("thirteen", Count(13)), ("thirty", Count(30)), ("this", This),
        ("three", Count(3)), ("through", To), ("throughout", Span), ("thu", WeekdayShort(Thursday)),
        ("thur", WeekdayShort(Thursday)), ("thurs", WeekdayShort(Thursday)),
        ("thursday", Weekday(Thursday)), ("till", Until), ("to", To), ("today", Today),
        ("tomorrow", Tomorrow), ("tonight", Today), ("tue", WeekdayShort(Tuesday)),
        ("tues", WeekdayShort(Tuesday)), ("tuesday", Weekday(Tuesday)), ("twelve", Count(12)),
        ("twenty", Count(20)), ("two", Count(2)),
        ("until", Until),
        ("wed", WeekdayShort(Wednesday)), ("weds", WeekdayShort(Wednesday)), ("wednesday", Weekday(Wednesday)),
        ("week", Unit(Each::Other)), ("weekend", Unit(Each::Other)),
        ("weeks", Unit(Each::Other)), ("whose", Determiner), ("winter", Season(Winter)),
        ("within", Span),
        ("year", Unit(Each::Year)), ("years", Unit(Each::Year)),
        ("yesterday", Yesterday), ("your", Determiner),
    ]
};
