//! **Group**, mending: what stands before the comma at the front of a sentence is no part of its subject.

use crate::lexicon::Class;
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

impl Phrase<'_> {
    /// "After Peru, Chile and Kenya signed it, prices fell": a list behind a conjunction, and not "after Peru".
    pub(super) fn mend_marked_list(&mut self) {
        for mark in 0..self.parts.len().saturating_sub(6) {
            let (first, comma) = (mark + 1, mark + 2);
            let opens = matches!(
                self.word(mark).to_lowercase().as_str(),
                "after" | "while" | "since" | "as" | "before" | "although" | "when" | "whereas"
            );
            let cut_off = opens
                && self.is_party(first)
                && self.word(comma) == ","
                && (self.heads[first] == mark || self.heads[first] > comma)
                && matches!(
                    self.labels[first],
                    Label::Pobj | Label::Npadvmod | Label::Dep
                );
            if !cut_off {
                continue;
            }
            let Some(second) = (comma + 1..self.parts.len())
                .find(|at| self.labels[*at].is_subject())
                .filter(|second| *second <= comma + 2 && self.parts[*second].name.is_some())
            else {
                continue;
            };
            let verb = self.heads[second];
            let clause = matches!(self.labels[verb], Label::Ccomp | Label::Advcl);
            let listed = self.dependent(second + 1..verb.max(second + 1), second, Label::Cc);
            if !clause || listed.is_none() || self.heads[verb] <= verb {
                continue;
            }
            let label = self.labels[second];
            self.attach(first, verb, label);
            self.attach(second, first, Label::Conj);
            self.attach(comma, first, Label::Punct);
            self.attach(mark, verb, Label::Mark);
            self.labels[verb] = Label::Advcl;
        }
    }

    /// "In a ceremony that passed unnoticed, Peru on Monday signed": a name between a comma and a date before a verb that has no
    /// subject is its subject, and belongs to nothing before the comma.
    pub(super) fn mend_cut_off(&mut self) {
        for at in 1..self.parts.len().saturating_sub(3) {
            let acts = self.parts[at].name.is_some_and(|name| {
                matches!(
                    self.names[name].class,
                    NameClass::Party | NameClass::Person | NameClass::Body | NameClass::Seat
                )
            });
            if !acts || self.word(at - 1) != "," || self.heads[at] >= at {
                continue;
            }
            let verb = match &*self.lemmas[at + 1] {
                "on" | "in" if self.is_date(at + 2) => at + 3,
                _ if self.is_date(at + 1) => at + 2,
                _ => continue,
            };
            let finite = verb < self.parts.len()
                && matches!(self.tags[verb], Tag::Vbd | Tag::Vbz)
                && !self.has_subject(verb);
            if finite {
                self.attach(at, verb, Label::Nsubj);
                self.heads[at + 1] = verb;
            }
        }
    }

    /// "Visiting President Joseph Banda signed": who visits is the president.
    pub(super) fn mend_visiting(&mut self) {
        if self.parts.len() < 3 {
            return;
        }
        let verb = self.heads[1];
        let titled = self.parts[1].name.is_some_and(|name| {
            let name = &self.names[name];
            name.class == NameClass::Person && name.title.is_some()
        });
        let visiting = titled
            && self.tags[0] == Tag::Vbg
            && self.parts[0].name.is_none()
            && verb > 1
            && self.labels[1].is_subject()
            && (self.heads[0] == verb || self.heads[0] == 0);
        if visiting {
            self.attach(0, 1, Label::Amod);
        }
    }

    /// "In the Treaty of 1818 the United States and Britain agreed": a noun with its own article right after a fronted phrase begins
    /// the clause, whatever the parser joins it to.
    pub(super) fn mend_fronted_bare(&mut self) {
        if self.parts.len() <= 4 || self.tags[0] != Tag::In {
            return;
        }
        let Some(object) = self.dependent(1..self.parts.len(), 0, Label::Pobj) else {
            return;
        };
        let Some(subject) = self.dependent(object + 1..self.parts.len(), object, Label::Appos)
        else {
            return;
        };
        let verb = self.heads[0];
        let adjacent = (object + 1..subject).all(|at| self.heads[at] == subject);
        let article = self
            .dependent(object + 1..subject, subject, Label::Det)
            .is_some();
        let acts = self.tags[verb].is_finite() && verb > subject && !self.has_subject(verb);
        if adjacent && article && acts {
            self.attach(subject, verb, Label::Nsubj);
        }
    }

    /// "In May 1990 ministers of A, B and C signed": what stands behind the date is the subject, and the list is of whose ministers
    /// they are.
    pub(super) fn mend_fronted_list(&mut self) {
        if self.parts.len() <= 6 || self.tags[0] != Tag::In {
            return;
        }
        let Some(date) = self.dependent(1..self.parts.len(), 0, Label::Pobj) else {
            return;
        };
        let noun = self.dependent(date + 1..self.parts.len(), 0, Label::Pobj);
        let Some(noun) = noun.filter(|noun| self.is_own_date(date) && self.tags[*noun] == Tag::Nns)
        else {
            return;
        };
        let verb = self.heads[0];
        let subject = (noun + 1..verb.max(noun + 1))
            .find(|at| self.heads[*at] == verb && self.labels[*at].is_subject());
        let of = (noun + 1..self.parts.len())
            .find(|of| self.heads[*of] == noun && &*self.lemmas[*of] == "of");
        let first = of.and_then(|of| self.dependent(of + 1..self.parts.len(), of, Label::Pobj));
        match (subject, first) {
            (Some(subject), Some(first))
                if first < subject
                    && self.is_state(first)
                    && self.is_state(subject)
                    && (first + 1..subject).all(|at| self.word(at) == ",") =>
            {
                let label = self.labels[subject];
                self.attach(noun, verb, label);
                self.attach(subject, first, Label::Conj);
            }
            (None, _) if verb > noun => self.attach_subject(noun, verb, noun + 1..verb),
            _ => {}
        }
    }

    /// "Under a treaty with B signed in May, the rent rises": a participle of the noun before it, and the clause after the comma is
    /// what the sentence says.
    pub(super) fn mend_fronted_participle(&mut self) {
        if self.parts.len() <= 6 || self.tags[0] != Tag::In {
            return;
        }
        let signed = self.heads[0];
        let opens = matches!(self.tags[signed], Tag::Vbd | Tag::Vbn)
            && matches!(
                self.labels[signed],
                Label::Root | Label::Ccomp | Label::Advcl
            )
            && signed > 1
            && !self.has_subject(signed);
        let pact = self.dependent(1..signed.max(1), 0, Label::Pobj);
        let Some(pact) = pact.filter(|pact| opens && self.is_pact(*pact)) else {
            return;
        };
        let main = (signed + 1..self.parts.len()).find(|at| {
            self.heads[*at] == signed
                && matches!(self.labels[*at], Label::Advcl | Label::Ccomp | Label::Conj)
                && self.has_subject(*at)
        });
        let governs = self.heads[signed];
        let main = main.or((governs > signed && self.has_subject(governs)).then_some(governs));
        let comma = |main: usize| (signed..main).any(|at| self.word(at) == ",");
        if let Some(main) = main.filter(|main| comma(*main)) {
            if self.heads[main] == signed {
                self.attach(main, main, Label::Root);
            }
            self.attach(0, main, Label::Prep);
            self.attach(signed, pact, Label::Acl);
            self.tags[signed] = Tag::Vbn;
        }
    }

    /// "After talks in Lutz, A and B agreed": a comma after a fronted phrase ends it; what the parser coordinates over it
    /// is the subject.
    pub(super) fn mend_fronted(&mut self) {
        let count = self.parts.len();
        let opens = count > 4
            && (self.tags[0] == Tag::In
                || self.classes[0].has(Class::Participial)
                || self.lemmas[0] == "follow"
                || self.word(0) == "According");
        if !opens {
            return;
        }
        let Some(comma) = (1..count.min(16)).find(|at| self.parts[*at].span.of(self.text) == ",")
        else {
            return;
        };
        if (1..comma).any(|at| self.tags[at].is_finite()) {
            return;
        }
        let Some(verb) = (comma + 1..count.min(comma + 24))
            .find(|at| self.tags[*at].is_finite() && self.labels[*at] != Label::Relcl)
        else {
            return;
        };
        // An auxiliary leads to its verb.
        let verb = if matches!(self.labels[verb], Label::Aux | Label::Auxpass) {
            self.heads[verb]
        } else {
            verb
        };
        if verb <= comma || !self.tags[verb].is_verb() {
            return;
        }
        // "In May the presidents of A, B and C signed": the comma is that of the list behind the subject.
        let begun = (2..comma).any(|at| {
            let article = self.dependent(1..at, at, Label::Det);
            self.heads[at] == verb
                && self.labels[at].is_subject()
                && article.is_some_and(|article| self.is_date(article - 1))
        });
        if begun {
            return;
        }
        let subject = (comma + 1..verb).find(|at| {
            self.heads[*at] < comma
                && matches!(self.labels[*at], Label::Conj | Label::Appos)
                && self.tags[*at].is_noun()
        });
        let Some(subject) = subject else { return };
        let own =
            (comma + 1..count).any(|at| self.heads[at] == verb && self.labels[at].is_subject());
        if own {
            return;
        }
        for at in 0..comma {
            if self.heads[at] == verb && self.labels[at].is_subject() {
                self.heads[at] = 0;
                self.labels[at] = Label::Pobj;
            }
        }
        self.attach_subject(subject, verb, comma..verb);
    }

    /// "After A proposed to leave, the leaders of B criticised it": a clause with a conjunction at its front is no main clause.
    /// The verb after its comma is, and a noun right after the comma is that verb's subject.
    pub(super) fn mend_subordinate(&mut self) {
        let first = self.heads.first().copied().unwrap_or(0);
        let marked = self.labels.first() == Some(&Label::Mark)
            && self.labels[first] == Label::Root
            && self.tags[first].is_verb();
        if !marked {
            return;
        }
        let count = self.parts.len();
        let joined = |verb: usize, tree: &Self| {
            (first..verb).any(|cc| {
                tree.labels[cc] == Label::Cc && (tree.heads[cc] == first || tree.heads[cc] == verb)
            })
        };
        let main = (first + 2..count).find(|verb| {
            self.labels[*verb] == Label::Conj
                && matches!(self.tags[*verb], Tag::Vbd | Tag::Vbz)
                && (self.heads[*verb] == first || self.tags[self.heads[*verb]] == Tag::Vb)
                && !joined(*verb, self)
        });
        let Some(main) = main else { return };
        let Some(comma) = (first + 1..main).find(|at| self.word(*at) == ",") else {
            return;
        };
        let own = (comma..main).any(|at| self.heads[at] == main && self.labels[at].is_subject());
        let noun = (comma + 1..main).find(|noun| {
            self.tags[*noun].is_noun()
                && self.heads[*noun] < comma
                && matches!(self.labels[*noun], Label::Appos | Label::Conj)
        });
        match noun {
            Some(noun) if !own => {
                self.heads[noun] = main;
                self.labels[noun] = Label::Nsubj;
            }
            _ if own => {}
            _ => return,
        }
        self.heads[main] = main;
        self.labels[main] = Label::Root;
        self.heads[first] = main;
        self.labels[first] = Label::Advcl;
    }

    /// "In October Greece, Norway and Iceland signed": a month has no second one, and the name behind it begins the subject.
    pub(super) fn mend_after_date(&mut self) {
        for name in 2..self.parts.len().saturating_sub(2) {
            let preposition = self.heads[name];
            let date = name - 1;
            let strayed = self.labels[name] == Label::Pobj
                && self.parts[name].name.is_some()
                && self.is_date(date)
                && self.heads[date] == preposition
                && self.labels[date] == Label::Pobj
                && self.word(name + 1) == ",";
            if !strayed {
                continue;
            }
            let next = (name + 2..self.parts.len().min(name + 4))
                .find(|at| self.labels[*at].is_subject() && self.parts[*at].name.is_some());
            if let Some(next) = next {
                let (verb, label) = (self.heads[next], self.labels[next]);
                self.attach(name, verb, label);
                self.attach(next, name, Label::Conj);
                self.attach(name + 1, name, Label::Punct);
            }
        }
    }
}
