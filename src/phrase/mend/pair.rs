//! **Group**, mending: two subjects that the parser gives one verb.

use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::syntax::Label;

impl Phrase<'_> {
    /// A verb has one subject, and what looks like a second one belongs to the first.
    pub(super) fn mend_second_subject(&mut self) {
        for second in 1..self.parts.len() {
            let verb = self.heads[second];
            if !self.labels[second].is_subject() || verb < second {
                continue;
            }
            let label = self.labels[second];
            let Some(first) = self.dependent(0..second, verb, label) else {
                continue;
            };
            let person = self.parts[second]
                .name
                .is_some_and(|name| self.names[name].class == NameClass::Person);
            // "U.S. Treasury Secretary Hana Weiss": the office before the title is part of it.
            if first + 1 == second && person && self.parts[first].name.is_some() {
                self.attach(first, second, Label::Compound);
                continue;
            }
            let start = (first + 1..second)
                .find(|at| self.is_under(*at, second))
                .unwrap_or(second);
            let before = start - 1;
            if before <= first {
                continue;
            }
            let joined = self.heads[before];
            let open = |at: usize| {
                self.dependent(before + 1..second, at, Label::Conj)
                    .is_none()
            };
            // "Envoys from B and the rebels began talks"
            if self.labels[before] == Label::Cc && self.is_under(joined, first) && open(joined) {
                self.attach(second, joined, Label::Conj);
                continue;
            }
            // "Deal between B, C is signed": a comma is the "and" of a headline.
            let one = before - 1;
            let between = self.heads[one];
            let headline = self.word(before) == ","
                && self.labels[one] == Label::Pobj
                && &*self.lemmas[between] == "between"
                && self.is_under(between, first)
                && self.parts[second].name.is_some();
            if headline {
                self.attach(before, one, Label::Punct);
                self.attach(second, one, Label::Conj);
            }
        }
    }
}
