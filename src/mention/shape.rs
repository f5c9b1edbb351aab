//! **Mention**, names of agreements by their form: "the Treaty on the Common Boundary".

use super::{Finder, is_year};
use crate::inflection::{WordClass, lemma};
use crate::lexicon::Class;

impl Finder<'_> {
    /// Ranges of tokens that are proper names of agreements by their shape.
    pub(super) fn agreement_shapes(&self) -> Vec<(usize, usize)> {
        let mut shapes: Vec<(usize, usize)> = Vec::new();
        if self.title_case {
            return shapes;
        }
        for head in 0..self.tokens.len() {
            if let Some(from) = self.quoted_before(head) {
                shapes.push((from, head + 1));
                continue;
            }
            if !self.is_capital(head) {
                continue;
            }
            if let Some(shape) = self.old_name(head) {
                shapes.push(shape);
                continue;
            }
            let proper = || {
                matches!(
                    &*lemma(self.lower(head), WordClass::Noun),
                    "charter"
                        | "declaration"
                        | "statute"
                        | "framework"
                        | "arrangement"
                        | "partnership"
                        | "plan"
                )
            };
            if !self.words.singular(head).has(Class::Agreement) && !proper() {
                continue;
            }
            let from = self.extend_left(head);
            let to = self.extend_right(head);
            // "the Treaty Organization", and not "the Treaty of Union".
            let linked = (head + 1..to)
                .any(|token| matches!(self.lower(token), "of" | "on" | "establishing"));
            let organ =
                !linked && (self.is(to - 1, Class::OrgHead) || self.is(to - 1, Class::Title));
            if to - from < 2 || organ || self.modifies_next(head) || self.is_law(to) {
                continue;
            }
            match shapes.last_mut() {
                Some(last) if last.1 > from => last.1 = last.1.max(to),
                _ => shapes.push((from, to)),
            }
        }
        shapes
    }

    /// "the Peace of Lutz", "the Triple Alliance", "the Franco-Russian Alliance": names of old treaties without the word.
    fn old_name(&self, head: usize) -> Option<(usize, usize)> {
        let peace = self.lower(head) == "peace"
            && self.lower(head + 1) == "of"
            && self.is_name_word(head + 2)
            && (head == 0 || !self.is_name_word(head - 1));
        if peace {
            return Some((head, self.extend_right(head)));
        }
        let before = head.checked_sub(1)?;
        let allied = matches!(
            self.word(before),
            "Triple" | "Quadruple" | "Dual" | "Holy" | "Grand" | "Auld" | "Quintuple"
        ) || self.word(before).contains(['-', '–']) && self.aligned[before].is_some();
        let noun = self.lower(head) == "alliance" && !self.is_name_word(head + 1);
        (noun && allied).then_some((before, head + 1))
    }

    /// Whether a name goes on with a noun that the agreement only describes: "Armistice Day", "the Treaty Clause"; but not
    /// "Protocol II", "the Agreement Concerning Water".
    fn modifies_next(&self, head: usize) -> bool {
        let next = head + 1;
        let word = self.word(next);
        let lower = self.lower(next);
        self.is_name_word(next)
            && word.len() > 1
            && !is_roman(word)
            && !word.starts_with(|c: char| c.is_ascii_digit())
            && !lower.ends_with("ing")
            && !self.is(next, Class::Function)
            && self.aligned[next].is_none()
            && !self.words.singular(next).has(Class::Agreement)
            && word.chars().skip(1).all(char::is_lowercase)
    }

    /// Where the quoted name of an agreement begins: "the "Heart of Borneo" agreement".
    fn quoted_before(&self, noun: usize) -> Option<usize> {
        const LONGEST: usize = 7;
        let mark = |token: usize| matches!(self.word(token), "\"" | "“" | "”" | "‘" | "’" | "'");
        let close = noun.checked_sub(1).filter(|close| mark(*close))?;
        if self.is_capital(noun) || !self.words.singular(noun).has(Class::Agreement) {
            return None;
        }
        let inside = |token: &usize| {
            self.is_name_word(*token) || matches!(self.lower(*token), "of" | "the" | "and" | "for")
        };
        let first = (close.saturating_sub(LONGEST)..close)
            .rev()
            .take_while(inside)
            .last()?;
        let named = self.is_name_word(first) && self.is_name_word(close - 1);
        (named && first > 0 && mark(first - 1)).then(|| first - 1)
    }

    /// Whether a name goes on to that of a law: "the Civil Partnership and Certain Rights Bill".
    pub(super) fn is_law(&self, end: usize) -> bool {
        let goes_on = |token: &usize| {
            self.is_name_word(*token) || matches!(self.lower(*token), "and" | "of" | "the" | "for")
        };
        let mut rest = (end..self.tokens.len().min(end + 12)).take_while(goes_on);
        rest.any(|token| matches!(self.word(token), "Bill" | "Act" | "Ordinance"))
    }

    pub(super) fn extend_left(&self, head: usize) -> usize {
        let mut from = head;
        while from > 0 {
            let before = from - 1;
            let lower = self.lower(before);
            // "the Treaty of Alliance and the Treaty of Amity": an article begins a name.
            if lower == "the" {
                break;
            }
            if self.is_name_word(before) && (before != 0 || self.starts_name(before)) {
                // "Foreign Minister Kamikawa Treaty" does not occur; "US President Signs Treaty" does.
                if self.is(before, Class::Title) && lower != "general" {
                    break;
                }
                from = before;
            } else if matches!(lower, "and" | "&" | "for" | "of" | "on") && from < head + 1 {
                // A link joins two capitalised words of the name: "Acquisition and Cross-Servicing Agreement".
                let mut word = before;
                while word > 0 && matches!(self.lower(word), "and" | "&" | "for" | "of" | "on") {
                    word -= 1;
                }
                let party = self.aligned[word].is_some()
                    || word > 0 && self.aligned[word - 1].is_some_and(|(end, _)| end > word);
                if self.is_name_word(word)
                    && !party
                    && word + 3 >= before
                    && !self.is(word, Class::Title)
                {
                    from = word;
                } else {
                    break;
                }
            } else if lower == "," && self.lists_aims(before, head) {
                from = before - 1;
            } else {
                break;
            }
        }
        from
    }

    /// Whether a comma stands inside a name that lists what the agreement is about: "the Friendship, Good Neighbourliness and
    /// Cooperation Agreement". Its first word stands after an article, and the list ends with "and".
    pub(super) fn lists_aims(&self, comma: usize, head: usize) -> bool {
        let first = comma.wrapping_sub(1);
        let Some(article) = first.checked_sub(1) else {
            return false;
        };
        self.is_name_word(first)
            && self.aligned[first].is_none()
            && (matches!(self.word(article), "the" | "The" | "a" | "its" | "their")
                || self.word(article) == ",")
            && (comma + 1..head).any(|at| self.word(at) == "and")
            && (comma + 1..head).all(|at| self.aligned[at].is_none())
    }

    /// Whether the capital of a sentence's first word is that of a name.
    pub(super) fn starts_name(&self, token: usize) -> bool {
        self.aligned[token].is_some() || self.word(token).contains(['-', '–']) || {
            !self.is(token, Class::Function) && self.is_capital(token + 1)
        }
    }

    pub(super) fn extend_right(&self, head: usize) -> usize {
        let mut to = head + 1 + self.number_after(head);
        loop {
            let lower = self.lower(to);
            let opens = matches!(
                lower,
                "of" | "on"
                    | "for"
                    | "against"
                    | "concerning"
                    | "regarding"
                    | "relating"
                    | "in"
                    | "and"
                    | "to"
                    | "from"
            );
            if self.is_name_word(to) || is_roman(self.word(to)) {
                // "To this Convention Uruguay acceded in 2007": no name goes on with a state right after its noun.
                let apart =
                    self.is(to, Class::Title) || self.aligned.get(to).is_some_and(Option::is_some);
                if apart && to == head + 1 {
                    break;
                }
                to += 1;
                continue;
            }
            // "the Treaty Establishing the Energy Community"
            let gerund = to > head + 1
                && self.is_name_word(to - 1)
                && self.lower(to - 1).ends_with("ing")
                && lower == "the";
            let opens = opens || gerund;
            let first = to == head + 1;
            if !opens || (first && matches!(lower, "in" | "and" | "to" | "from")) {
                break;
            }
            let mut next = to + 1;
            while matches!(
                self.lower(next),
                "the" | "a" | "all" | "of" | "and" | "in" | "to"
            ) && next < to + 4
            {
                next += 1;
            }
            let year = lower == "of" && next == to + 1 && is_year(self.word(next));
            if year {
                to = next + 1;
                break;
            }
            // "the Treaty of Alliance and the Treaty of Amity" are two.
            let another =
                lower == "and" && next > to + 1 && self.words.singular(next).has(Class::Agreement);
            if another {
                break;
            }
            // "the Treaty in Washington": a place ends the name, the sea's law does not.
            let place = matches!(lower, "in" | "and" | "to")
                && self.aligned.get(next).is_some_and(Option::is_some);
            if self.is_name_word(next) && !place {
                to = next + 1;
            } else {
                break;
            }
        }
        to
    }

    /// How many tokens the number of a protocol or convention takes: "Protocol 13", "Protocol No. 12", "Convention 189".
    pub(super) fn number_after(&self, head: usize) -> usize {
        let numbered = matches!(
            self.lower(head),
            "protocol" | "convention" | "annex" | "agreement"
        );
        let number = |at: usize| {
            let word = self.word(at);
            (1..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
        };
        if !numbered {
            0
        } else if number(head + 1) {
            1
        } else if matches!(self.lower(head + 1), "no" | "no.") && number(head + 2) {
            2
        } else if self.lower(head + 1) == "no" && self.word(head + 2) == "." && number(head + 3) {
            3
        } else {
            0
        }
    }
}

pub(super) fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.len() <= 5 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}
