//! **Group**, mending: people, their offices and whom they act for.

use crate::lexicon::Class;
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

impl Phrase<'_> {
    /// "was signed by X, the minister of B, and his C counterpart, Y": a noun beside a passive verb is another of those who did it.
    pub(super) fn mend_second_doer(&mut self) {
        for other in 4..self.parts.len() {
            let verb = self.heads[other];
            let strayed = self.labels[other] == Label::Conj
                && verb < other
                && self.tags[other].is_noun()
                && self.tags[verb] == Tag::Vbn;
            if !strayed {
                continue;
            }
            let by = self.dependent(verb + 1..other, verb, Label::Agent);
            let doer = by.and_then(|by| self.dependent(by + 1..other, by, Label::Pobj));
            if let Some(doer) = doer {
                self.attach(other, doer, Label::Conj);
            }
        }
    }

    /// Whether a part is a person named in full.
    pub(super) fn is_full_person(&self, at: usize) -> bool {
        self.parts[at].name.is_some_and(|name| {
            let name = &self.names[name];
            name.class == NameClass::Person
                || name.class == NameClass::Unknown && name.core.of(self.text).contains(' ')
        })
    }

    /// The party for which a person is told to act: "X of Peru".
    fn acted_for(&self, person: usize) -> Option<usize> {
        let of = person + 1;
        let told = of + 1 < self.parts.len() && self.word(of) == "of" && self.heads[of] == person;
        let party = |at: &usize| {
            let name = self.parts[*at].name;
            name.is_some_and(|name| self.names[name].class == NameClass::Party)
        };
        let object = (of + 1..self.parts.len().min(of + 4)).find(|at| self.heads[*at] == of);
        object.filter(|_| told).filter(party)
    }

    /// "X of Peru and Y of the Polisario Front", "X of Peru, Y of Chile and Z, the premier of Fiji": a person is joined to a person,
    /// and not to whom the first acts for, nor is he the first.
    pub(super) fn mend_people_of(&mut self) {
        for at in 4..self.parts.len() {
            let head = self.heads[at];
            if head >= at || !matches!(self.labels[at], Label::Conj | Label::Appos) {
                continue;
            }
            if !self.is_full_person(at) {
                continue;
            }
            // "X, Peru's leader, and Y, the premier of Fiji": behind the comma of an office the row of people goes on.
            let holder = self.heads[head];
            let and = self.dependent(head + 1..at, head, Label::Cc);
            if let Some(and) = and.filter(|and| {
                self.labels[head] == Label::Appos
                    && self.classes[head].has(Class::Title)
                    && self.is_full_person(holder)
                    && self.word(*and - 1) == ","
            }) {
                self.attach(at, holder, Label::Conj);
                self.attach(and, holder, Label::Cc);
                continue;
            }
            let of = self.heads[head];
            let first = match self.labels[head] {
                _ if self.is_full_person(head) => head,
                Label::Pobj if of < head => self.heads[of],
                _ => head,
            };
            let acts = self.is_full_person(first) && self.acted_for(first).is_some();
            if acts && first < at {
                let and = self.dependent(first + 1..at, head, Label::Cc);
                self.attach(at, first, Label::Conj);
                if let Some(and) = and {
                    self.attach(and, first, Label::Cc);
                }
            }
        }
    }

    /// "Borvia's deputy prime minister": whose deputy is whose minister.
    pub(super) fn mend_deputy(&mut self) {
        for owner in 0..self.parts.len().saturating_sub(2) {
            let deputy = self.heads[owner];
            let office = self.heads[deputy];
            let held = self.labels[owner] == Label::Poss
                && matches!(
                    &*self.lemmas[deputy],
                    "deputy" | "vice" | "acting" | "interim"
                )
                && matches!(
                    self.labels[deputy],
                    Label::Nmod | Label::Compound | Label::Amod
                )
                && office > deputy
                && owner < deputy
                && self.classes[office].has(Class::Official);
            if held {
                self.heads[owner] = office;
                self.labels[deputy] = Label::Amod;
            }
        }
    }

    /// "he and his Bulgarian counterpart, X": what "and" joins is no modifier.
    pub(super) fn mend_counterpart(&mut self) {
        for at in 2..self.parts.len() {
            let first = self.heads[at];
            let joined = self.labels[at] == Label::Nmod
                && first < at
                && self.parts[at].name.is_some()
                && self.dependent(first + 1..at, first, Label::Cc) == Some(first + 1);
            if joined {
                self.labels[at] = Label::Conj;
            }
        }
    }

    /// "President A of B and C, the Zambian Prime Minister, signed": an office behind a comma is that of the person before it.
    pub(super) fn mend_apposed_office(&mut self) {
        for office in 3..self.parts.len() {
            let head = self.heads[office];
            let apposed = self.labels[office] == Label::Appos;
            // "X of Peru, Y and Z, the premier of Fiji": one more of a row stands behind "and".
            let listed = self.labels[office] == Label::Conj && self.is_full_person(head);
            if !apposed && !listed || !self.classes[office].has(Class::Title) {
                continue;
            }
            let first = (head + 1..=office).find(|at| *at == office || self.is_under(*at, office));
            let Some(person) = first.and_then(|first| {
                let comma = first
                    .checked_sub(1)
                    .filter(|comma| self.word(*comma) == ",")?;
                comma.checked_sub(1)
            }) else {
                continue;
            };
            let named = self.parts[person].name.map(|name| self.names[name].class);
            let person_like = matches!(named, Some(NameClass::Person | NameClass::Unknown));
            let joined = apposed
                || self.is_full_person(person)
                    && self.heads[person] == head
                    && self.word(person + 2) == "the";
            if joined && person_like && person != head && self.is_under(person, head) {
                self.attach(office, person, Label::Appos);
            }
        }
    }

    /// "envoy to Ukraine Ana Lopez", "chief of staff Ana Lopez": the name behind what an office is for is the holder's.
    pub(super) fn mend_held_office(&mut self) {
        for person in 3..self.parts.len() {
            if !self.is_full_person(person) {
                continue;
            }
            let above = self.heads[person];
            let holds = |of: usize| {
                let office = self.heads[of];
                let complement = self.labels[of] == Label::Prep
                    && matches!(self.word(of), "of" | "to" | "for")
                    && office < of
                    && self.classes[office].has(Class::Title)
                    && self.parts[office].name.is_none();
                complement.then_some(office)
            };
            match self.labels[person] {
                Label::Appos if above + 1 == person && self.labels[above] == Label::Pobj => {
                    if let Some(office) = holds(self.heads[above]) {
                        self.attach(person, office, Label::Appos);
                    }
                }
                Label::Pobj => {
                    let unit = person - 1;
                    let noun = self.tags[unit] == Tag::Nn && self.heads[unit] == person;
                    if let Some(office) = holds(above).filter(|_| noun && above + 1 == unit) {
                        self.attach(unit, above, Label::Pobj);
                        self.attach(person, office, Label::Appos);
                    }
                }
                _ => {}
            }
        }
    }
}
