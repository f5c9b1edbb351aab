//! Whether a stretch of text spells a name.
//!
//! Case tells names apart ("US", "us"), so it must agree, but for three habits of newsrooms: headlines in capitals
//! ("SOUTH KOREA"), titles with capitals for small words ("Law Of The Sea"), and words after a hyphen in either case
//! ("Non-Proliferation", "Non-proliferation").

use super::fold::{fold, lower, upper};
use super::kind::Spelling;

/// The characters that a text is compared as, each run of spaces as one space.
struct Compared<'t> {
    chars: std::str::Chars<'t>,
    waiting: Option<char>,
    in_space: bool,
}

fn compared(text: &str) -> Compared<'_> {
    Compared {
        chars: text.chars(),
        waiting: None,
        in_space: false,
    }
}

impl Iterator for Compared<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if let Some(c) = self.waiting.take() {
            return Some(c);
        }
        loop {
            let c = self.chars.next()?;
            if c.is_whitespace() {
                if !std::mem::replace(&mut self.in_space, true) {
                    return Some(' ');
                }
                continue;
            }
            self.in_space = false;
            match *fold(c).as_slice() {
                [] => {}
                [one] => return Some(one),
                [one, two, ..] => {
                    self.waiting = Some(two);
                    return Some(one);
                }
            }
        }
    }
}

/// Whether `c` is a small letter that has a capital.
pub(super) fn is_small(c: char) -> bool {
    upper(c) != c
}

/// How `written` spells `name`, if it does. Capitals are accepted for every name here; whether they may be is a flag of the name.
pub(super) fn spelling(name: &str, written: &str) -> Option<Spelling> {
    if name == written {
        return Some(Spelling::AsListed);
    }
    let mut name = compared(name).peekable();
    let mut text = compared(written);
    let mut previous = ' ';
    let (mut as_title, mut all_capitals, mut varied) = (true, true, false);
    while let Some(n) = name.next() {
        let t = text.next()?;
        if n == t {
            all_capitals &= !is_small(n);
        } else if is_small(n) && upper(n) == t {
            varied = true;
            as_title &= matches!(previous, ' ' | '-');
        } else if previous == '-'
            && lower(n) == t
            && name.peek().is_some_and(|&next| is_small(next))
        {
            varied = true;
            all_capitals = false;
        } else {
            return None;
        }
        if !as_title && !all_capitals {
            return None;
        }
        previous = n;
    }
    if text.next().is_some() {
        return None;
    }
    Some(match (varied, as_title) {
        (false, _) => Spelling::AsListed,
        (true, true) => Spelling::TitleCase,
        (true, false) => Spelling::Capitals,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelled_as_newsrooms_do() {
        use Spelling::*;
        for (name, written, how) in [
            ("Japan", "Japan", Some(AsListed)),
            ("Japan", "JAPAN", Some(Capitals)),
            ("Japan", "japan", None),
            ("Japan", "JAPan", None),
            ("Japan", "Japa", None),
            ("Japan", "Japans", None),
            ("Malaca\u{f1}ang", "Malacanang", Some(AsListed)),
            ("Malaca\u{f1}ang", "MALACA\u{d1}ANG", Some(Capitals)),
            ("Cote d'Ivoire", "C\u{f4}te d\u{2019}Ivoire", Some(AsListed)),
            ("Cote d'Ivoire", "COTE D'IVOIRE", Some(Capitals)),
            ("Law of the Sea", "Law Of the Sea", Some(TitleCase)),
            ("Law of the Sea", "Law Of The Sea", Some(TitleCase)),
            ("Law of the Sea", "LAW OF THE SEA", Some(Capitals)),
            ("Law of the Sea", "LAW of the SEA", None),
            ("Law of the Sea", "Law\n of \u{a0}the Sea", Some(AsListed)),
            ("al-Shabaab", "Al-Shabaab", Some(TitleCase)),
            ("Non-Proliferation", "Non-proliferation", Some(TitleCase)),
            ("Non-proliferation", "Non-Proliferation", Some(TitleCase)),
            ("EU-US pact", "EU-uS pact", None),
            ("US", "us", None),
            ("US", "Us", None),
        ] {
            assert_eq!(spelling(name, written), how, "{name} {written}");
        }
    }
}
