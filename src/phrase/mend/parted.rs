//! **Group**, mending: what stands between a word and what belongs to it.

use crate::lexicon::Class;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

impl Phrase<'_> {
    /// "its defence pact with Peru, the Lima Treaty, ...": the name is the pact's, and no other name of a state.
    pub(super) fn mend_name_of_pact(&mut self) {
        for at in 4..self.parts.len() {
            if self.labels[at] != Label::Appos {
                continue;
            }
            let state = self.list_head(self.heads[at]);
            let preposition = self.heads[state];
            let pact = self.heads[preposition];
            let strayed = self.is_pact(at)
                && self.parts[at].name.is_some()
                && self.parts[state].name.is_some()
                && !self.is_pact(state)
                && self.labels[state] == Label::Pobj
                && self.labels[preposition] == Label::Prep
                && self.is_pact(pact)
                && self.parts[pact].name.is_none()
                && pact < preposition;
            if strayed {
                self.attach(at, pact, Label::Appos);
            }
        }
    }

    /// "approved on Thursday the law", "approved in its third reading the treaty": what has an article of its own behind a day or a
    /// stage is the object of the verb.
    pub(super) fn mend_object_behind(&mut self) {
        for at in 2..self.parts.len().saturating_sub(2) {
            let object = self.heads[at];
            let preposition = self.heads[object];
            let day = self.labels[at] == Label::Compound
                && self.is_date(at)
                && object > at + 1
                && self.labels[at + 1] == Label::Det
                && self.heads[at + 1] == object
                && self.labels[object] == Label::Pobj;
            if day {
                self.attach(at, preposition, Label::Pobj);
                self.claim_object(object, preposition);
            }
            // "in its third reading"
            let stage = self.tags[at] == Tag::Vbg
                && self.labels[at] == Label::Pcomp
                && (self.heads[at]..at).any(|child| {
                    self.heads[child] == at
                        && matches!(self.labels[child], Label::Amod | Label::Poss | Label::Det)
                });
            let behind = self
                .dependent(at + 2..self.parts.len(), at, Label::Dobj)
                .filter(|object| {
                    stage && self.dependent(at..*object, *object, Label::Det) == Some(at + 1)
                });
            if let Some(object) = behind {
                let preposition = self.heads[at];
                self.tags[at] = Tag::Nn;
                self.labels[at] = Label::Pobj;
                self.claim_object(object, preposition);
            }
        }
    }

    /// Makes a noun the object of the verb that the preposition before it hangs on, if that has none.
    fn claim_object(&mut self, object: usize, preposition: usize) {
        let verb = self.heads[preposition];
        let free = self.tags[verb].is_verb()
            && verb < preposition
            && self
                .dependent(verb..self.parts.len(), verb, Label::Dobj)
                .is_none();
        match free {
            true => self.attach(object, verb, Label::Dobj),
            false => self.attach(object, preposition, Label::Dep),
        }
    }

    /// "negotiated with Peru (a neighbour) a treaty": an agreement is no other name of a state.
    pub(super) fn mend_late_object(&mut self) {
        for at in 3..self.parts.len() {
            if self.labels[at] != Label::Appos {
                continue;
            }
            let state = self.heads[at];
            let preposition = self.heads[state];
            let verb = self.heads[preposition];
            let late = self.is_pact(at)
                && state < at
                && self.parts[state].name.is_some()
                && !self.is_pact(state)
                && self.labels[state] == Label::Pobj
                && self.labels[preposition] == Label::Prep
                && self.tags[verb].is_verb()
                && (0..at).any(|det| self.heads[det] == at && self.labels[det] == Label::Det)
                && !(0..self.parts.len())
                    .any(|child| self.heads[child] == verb && self.labels[child] == Label::Dobj);
            let first = (state + 1..=at)
                .find(|child| *child == at || self.heads[*child] == at)
                .unwrap_or(at);
            if late && self.parts[first - 1].span.of(self.text) != "," {
                self.heads[at] = verb;
                self.labels[at] = Label::Dobj;
            }
        }
    }

    /// "the signing by B of a treaty": what is signed hangs on the signing, and not on who signs.
    pub(super) fn mend_by_of(&mut self) {
        for of in 3..self.parts.len().saturating_sub(1) {
            let doer = self.heads[of];
            let by = self.heads[doer];
            let deed = self.heads[by];
            let strayed = &*self.lemmas[of] == "of"
                && self.labels[of] == Label::Prep
                && self.labels[doer] == Label::Pobj
                && &*self.lemmas[by] == "by"
                && deed < by
                && by < doer
                && doer < of
                && self.tags[deed].is_noun()
                && self.parts[deed].name.is_none()
                && (deed + 1..by).all(|at| self.is_under(at, deed));
            let pact = (of + 1..self.parts.len())
                .find(|at| self.heads[*at] == of && self.labels[*at] == Label::Pobj);
            let open = || (deed..by).all(|at| self.heads[at] != deed || &*self.lemmas[at] != "of");
            if strayed && pact.is_some_and(|pact| self.is_pact(pact)) && open() {
                self.heads[of] = deed;
            }
        }
    }

    /// "the signature, on 25 March, of the treaty", "the ratification last week by B of the pact": a time, a place or a doer may
    /// stand between the deed and what it is done to.
    pub(super) fn mend_parted_of(&mut self) {
        for of in 4..self.parts.len().saturating_sub(1) {
            let stray = &*self.lemmas[of] == "of"
                && self.labels[of] == Label::Prep
                && (self.word(of - 1) == ","
                    || self.is_date(of - 1)
                    || self.parts[of - 1].name.is_some());
            let pact = (of + 1..self.parts.len())
                .find(|at| self.heads[*at] == of && self.labels[*at] == Label::Pobj);
            if !stray || !pact.is_some_and(|pact| self.is_pact(pact)) {
                continue;
            }
            let inserted = |at: usize| {
                self.word(at) == ","
                    || self.parts[at].name.is_some()
                    || self.is_date(at)
                    || matches!(self.word(at), "in" | "on" | "at" | "by" | "and" | "the")
            };
            let deed = (0..of).rev().find(|at| !inserted(*at));
            let Some(deed) = deed.filter(|deed| *deed + 2 < of) else {
                continue;
            };
            if self.classes[deed].has(Class::ActNoun) && self.tags[deed].is_noun() {
                self.heads[of] = deed;
                for at in deed + 1..of {
                    if self.labels[at] == Label::Prep && self.word(at) == "by" {
                        self.heads[at] = deed;
                    }
                }
            }
        }
    }

    /// "suspended its obligations to B under the pact", "invoked a clause in the accord": the part is the agreement's, and not
    /// how it was done.
    pub(super) fn mend_part_of_pact(&mut self) {
        for preposition in 2..self.parts.len() {
            let verb = self.heads[preposition];
            let inside = matches!(&*self.lemmas[preposition], "in" | "under")
                && self.labels[preposition] == Label::Prep
                && verb < preposition
                && self.tags[verb].is_verb();
            if !inside {
                continue;
            }
            let pact = (preposition + 1..self.parts.len())
                .find(|at| self.heads[*at] == preposition && self.labels[*at] == Label::Pobj);
            let part = (verb + 1..preposition).rev().find(|at| {
                self.heads[*at] == verb && matches!(self.labels[*at], Label::Dobj | Label::Pobj)
            });
            // "under the terms of the pact"
            let pacts = |at: &usize| self.is_pact(*at) || self.classes[*at].has(Class::Portion);
            let (Some(_), Some(part)) = (pact.filter(pacts), part) else {
                continue;
            };
            let of_pacts = self.classes[part].has(Class::Carrier)
                && !self.classes[part].has(Class::Agreement)
                && !self.classes[part].has(Class::Instrument)
                && self.parts[part].name.is_none();
            let between = |at: usize| {
                self.is_under(at, part)
                    || self.heads[at] == verb && self.labels[at] == Label::Prep
                    || (part + 1..at).any(|before| {
                        self.heads[before] == verb
                            && self.labels[before] == Label::Prep
                            && self.is_under(at, before)
                    })
            };
            if !of_pacts || !(part + 1..preposition).all(between) {
                continue;
            }
            for at in part + 1..=preposition {
                if self.heads[at] == verb && self.labels[at] == Label::Prep {
                    self.heads[at] = part;
                }
            }
        }
    }
}
