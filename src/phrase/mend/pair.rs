//! **Group**, mending: two subjects that the parser gives one verb.

use crate::lexicon::Class;
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

impl Phrase<'_> {
    /// "B would not sign it, and C soon declared": behind a comma and an "and" the name before a verb is its subject.
    pub(super) fn mend_subject_after_and(&mut self) {
        for name in 4..self.parts.len().saturating_sub(1) {
            let joined = self.heads[name];
            let and = name - 1 - usize::from(self.labels[name - 1] == Label::Det);
            let second = match self.labels[name] {
                Label::Dobj => self.dependent(joined..name, joined, Label::Dobj).is_some(),
                Label::Conj => self.tags[joined].is_noun() && self.parts[joined].name.is_none(),
                _ => false,
            };
            // "ratified it in May and B did in June": no state is joined to a month.
            let dated = self.labels[name] == Label::Conj && self.is_date(joined);
            let strayed = joined < and
                && self.parts[name].name.is_some()
                && self.labels[and] == Label::Cc
                && (second && self.word(and - 1) == "," || dated);
            if !strayed {
                continue;
            }
            let first = (name + 1..self.parts.len()).find(|at| !self.tags[*at].is_adverb());
            let Some(first) = first.filter(|first| self.tags[*first].is_finite()) else {
                continue;
            };
            let verb = match self.labels[first].is_auxiliary() {
                true => self.heads[first],
                false => first,
            };
            let free = verb > name
                && self.tags[verb].is_verb()
                && self.labels[verb] == Label::Conj
                && self.heads[verb] < and
                && !self.has_subject(verb);
            if free {
                self.attach_subject(name, verb, name..verb);
                if self.labels[name - 1] == Label::Det {
                    self.heads[name - 1] = name;
                }
            }
        }
    }

    /// "During his visit to Lima the Borvian king signed": an article begins a group of its own, the subject.
    pub(super) fn mend_name_before_article(&mut self) {
        for name in 2..self.parts.len().saturating_sub(3) {
            let head = self.heads[name];
            let preposition = self.heads[head];
            let strayed = self.parts[name].name.is_some()
                && self.labels[name] == Label::Compound
                && head > name + 1
                && matches!(self.labels[name + 1], Label::Det | Label::Poss)
                && self.heads[name + 1] == head
                && self.labels[head] == Label::Pobj
                && preposition < name;
            if !strayed {
                continue;
            }
            let mut verb = preposition;
            while !self.tags[verb].is_verb() && self.heads[verb] != verb {
                verb = self.heads[verb];
            }
            if verb > head && self.tags[verb].is_verb() && !self.has_subject(verb) {
                self.attach(name, preposition, Label::Pobj);
                self.attach_subject(head, verb, head..verb);
            }
        }
    }

    /// "Ten states have signed it, among them B and C": those who are named are some of the subject's.
    pub(super) fn mend_among_them(&mut self) {
        for among in 2..self.parts.len().saturating_sub(2) {
            let (them, name) = (among + 1, among + 2);
            let members = self.word(among).eq_ignore_ascii_case("among")
                && self.word(among - 1) == ","
                && self.word(them) == "them"
                && self.heads[them] == among
                && self.parts[name].name.is_some()
                && self.heads[name] == among;
            if !members {
                continue;
            }
            let many =
                |at: &usize| matches!(self.tags[*at], Tag::Nns) && self.parts[*at].name.is_none();
            let mut up = among - 2;
            let mut before = None;
            for _ in 0..6 {
                if many(&up) && self.labels[up] != Label::Pobj {
                    before = Some(up);
                    break;
                }
                if self.tags[up].is_verb() || self.heads[up] == up {
                    break;
                }
                up = self.heads[up];
            }
            let subject = || {
                let verb = self.heads[among];
                (0..among)
                    .find(|at| self.heads[*at] == verb && self.labels[*at].is_subject() && many(at))
            };
            if let Some(whole) = before.or_else(subject) {
                self.attach(them, name, Label::Det);
                self.attach(name, among, Label::Pobj);
                self.attach(among, whole, Label::Prep);
            }
        }
    }

    /// "B, along with C, opposes it": who is set off behind the subject does what it does.
    pub(super) fn mend_along_with(&mut self) {
        for along in 2..self.parts.len().saturating_sub(3) {
            let verb = self.heads[along];
            let subject = along - 2;
            let beside = matches!(self.word(along), "along" | "together")
                && self.word(along + 1) == "with"
                && self.word(along - 1) == ","
                && verb > along
                && self.tags[verb].is_verb()
                && self.heads[subject] == verb
                && self.labels[subject].is_subject();
            let closes = (along + 2..verb).any(|at| self.word(at) == ",");
            if beside && closes {
                self.heads[along] = subject;
            }
        }
    }

    /// "Five states ratified the protocol: A, B, C, D and E": what a colon lists at the end are those whom the subject counts.
    pub(super) fn mend_listed_behind(&mut self) {
        for colon in 3..self.parts.len().saturating_sub(3) {
            let first = colon + 1;
            let lists = self.word(colon) == ":"
                && self.parts[first]
                    .name
                    .is_some_and(|name| self.names[name].class == NameClass::Party)
                && self
                    .dependent(first..self.parts.len(), first, Label::Conj)
                    .is_some()
                && self.heads[first] < colon;
            if !lists {
                continue;
            }
            let counted = (1..colon).find(|at| {
                self.labels[*at].is_subject()
                    && self.classes[*at].has(Class::Pair)
                    && self.parts[*at].name.is_none()
                    && self.dependent(0..*at, *at, Label::Nummod).is_some()
            });
            if let Some(counted) = counted {
                self.attach(first, counted, Label::Appos);
            }
        }
    }

    /// "signed by B and by C", "signed by B, but not by C": each is the verb's, or none.
    pub(super) fn mend_joined_by(&mut self) {
        for second in 3..self.parts.len() {
            let first = self.heads[second];
            if self.word(second) != "by" {
                continue;
            }
            let joined =
                self.labels[second] == Label::Conj && first < second && self.word(first) == "by";
            if joined {
                self.attach(second, self.heads[first], self.labels[first]);
            }
            let left_out = self.word(second - 1) == "not"
                && matches!(self.word(second - 2), "but" | "and" | ",")
                && matches!(
                    self.labels[second],
                    Label::Agent | Label::Prep | Label::Conj
                );
            if left_out {
                self.labels[second] = Label::Dep;
            }
        }
    }

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
