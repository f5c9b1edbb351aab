//! **Group**, mending: a row of objects of one verb, each with its own date and place.

use crate::phrase::Phrase;
use crate::syntax::Label;

/// As many words may stand between "and" and the noun that it joins.
const GROUP: usize = 6;

impl Phrase<'_> {
    /// "quit the pact in 2021 and the treaty in 2023", "pulled out of the pact in 2019 and of the treaty a year later": behind the
    /// date of the first the parser does not know what the second is joined to.
    pub(super) fn mend_row(&mut self) {
        for and in 2..self.parts.len().saturating_sub(2) {
            if self.lemmas[and] != "and" {
                continue;
            }
            let Some(second) = self.noun_of_row(and) else {
                continue;
            };
            let Some((first, verb)) = self.object_before(and) else {
                continue;
            };
            let own = |at: usize| self.heads[at] == second || self.heads[at] == verb;
            let end = (second + 1..self.parts.len())
                .find(|at| self.tags[*at].is_punctuation() || self.lemmas[*at] == "and")
                .unwrap_or(self.parts.len());
            let after: Vec<usize> = (second + 1..end)
                .filter(|at| own(*at) && self.says_when_or_where(*at))
                .collect();
            let before: Vec<usize> = (first + 1..and)
                .filter(|at| self.heads[*at] == verb && self.says_when_or_where(*at))
                .collect();
            let dated = before.iter().any(|at| self.says_when(*at));
            if after.is_empty() || !dated {
                continue;
            }
            if let Some(of) = (and + 1..second).find(|of| self.labels[*of] != Label::Det)
                && matches!(self.labels[of], Label::Prep | Label::Conj)
            {
                self.attach(of, first, Label::Cc);
            }
            self.attach(and, first, Label::Cc);
            self.attach(second, first, Label::Conj);
            for at in before {
                self.heads[at] = first;
            }
            for at in after {
                self.heads[at] = second;
            }
        }
    }

    /// The noun that "and" joins: an agreement, or a word for another one; nobody's subject.
    fn noun_of_row(&self, and: usize) -> Option<usize> {
        let stands = |at: usize| matches!(&*self.lemmas[at], "another" | "one");
        let mut group = and + 1..self.parts.len().min(and + GROUP);
        let noun = group.find(|at| self.is_pact(*at) || stands(*at))?;
        let alone =
            !(and + 1..noun).any(|at| self.tags[at].is_verb() || self.tags[at].is_punctuation());
        let object = matches!(
            self.labels[noun],
            Label::Dobj | Label::Pobj | Label::Conj | Label::Dep | Label::Appos | Label::Npadvmod
        );
        (alone && object && self.heads[noun] < noun).then_some(noun)
    }

    /// The last agreement before "and" that is the object of a verb or of its preposition, and that verb.
    fn object_before(&self, and: usize) -> Option<(usize, usize)> {
        let first = (1..and).rev().find(|at| self.is_pact(*at))?;
        let told = (first + 1..and).any(|at| self.labels[at].is_subject());
        if told {
            return None;
        }
        let mut at = first;
        for _ in 0..4 {
            let (label, head) = (self.labels[at], self.heads[at]);
            at = head;
            match label {
                Label::Dobj => return Some((first, head)),
                Label::Pobj | Label::Prep | Label::Prt | Label::Advmod
                    if !self.tags[head].is_verb() => {}
                Label::Prep | Label::Prt | Label::Advmod => return Some((first, head)),
                _ => return None,
            }
        }
        None
    }

    fn says_when_or_where(&self, at: usize) -> bool {
        let place = |object: usize| {
            self.heads[object] == at
                && self.labels[object] == Label::Pobj
                && self.parts[object].name.is_some()
        };
        self.says_when(at)
            || matches!(&*self.lemmas[at], "in" | "at") && (at + 1..self.parts.len()).any(place)
    }

    /// Whether words are a date, or a preposition before one.
    fn says_when(&self, at: usize) -> bool {
        let object = || self.dependent(at + 1..self.parts.len().min(at + 3), at, Label::Pobj);
        let of_date = || object().is_some_and(|object| self.is_own_date(object));
        self.is_own_date(at) || self.labels[at] == Label::Prep && of_date()
    }
}
