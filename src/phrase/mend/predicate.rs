//! **Group**, mending: what an object is called, declared or accused of.

use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

impl Phrase<'_> {
    /// "accuse government of breaking truce": where the article is left out, a deed after "of" is no property of what it is done to.
    pub(super) fn mend_deed(&mut self) {
        for deed in 2..self.parts.len().saturating_sub(1) {
            let (of, pact) = (deed - 1, self.heads[deed]);
            let done = self.labels[deed] == Label::Amod
                && self.tags[deed] == Tag::Vbg
                && matches!(
                    self.word(of),
                    "of" | "for" | "by" | "after" | "without" | "against"
                )
                && pact > deed
                && self.is_pact(pact)
                && self.heads[pact] == of
                && self.labels[pact] == Label::Pobj
                && matches!(
                    &*self.lemmas[deed],
                    "break"
                        | "violate"
                        | "breach"
                        | "sign"
                        | "ratify"
                        | "quit"
                        | "leave"
                        | "reject"
                        | "scrap"
                        | "suspend"
                );
            if done {
                self.attach(deed, of, Label::Pcomp);
                self.attach(pact, deed, Label::Dobj);
            }
        }
    }

    /// "negotiating what is known as a transit pact with B": what it is called is what is negotiated.
    pub(super) fn mend_called(&mut self) {
        for what in 1..self.parts.len() {
            let called = self.heads[what];
            let verb = self.heads[called];
            let clause = self.lemmas[what] == "what"
                && self.labels[what].is_subject()
                && self.labels[called] == Label::Ccomp
                && verb < what
                && matches!(
                    &*self.lemmas[called],
                    "know" | "call" | "describe" | "name" | "term" | "dub" | "bill"
                );
            if !clause {
                continue;
            }
            let of = |at: usize, head: usize, labels: &[Label]| {
                self.heads[at] == head && labels.contains(&self.labels[at])
            };
            let as_ = (called + 1..self.parts.len())
                .find(|at| of(*at, called, &[Label::Prep]) && self.lemmas[*at] == "as");
            let name = (called + 1..self.parts.len()).find(|at| match as_ {
                Some(as_) => of(*at, as_, &[Label::Pobj]),
                None => of(*at, called, &[Label::Oprd, Label::Dobj]),
            });
            let Some(name) = name.filter(|name| self.is_pact(*name)) else {
                continue;
            };
            for at in name + 1..self.parts.len() {
                if self.heads[at] == called {
                    self.heads[at] = verb;
                }
            }
            self.heads[name] = verb;
            self.labels[name] = Label::Dobj;
            self.heads[called] = name;
            self.labels[called] = Label::Relcl;
        }
    }

    /// "declared the accord terminated": a participle says what the agreement is declared to be.
    pub(super) fn mend_declared(&mut self) {
        for ended in 2..self.parts.len() {
            let verb = self.heads[ended];
            let participle = matches!(&*self.lemmas[verb], "declare" | "pronounce")
                && self.labels[ended] == Label::Ccomp
                && matches!(self.tags[ended], Tag::Vbd | Tag::Vbn)
                && !(0..self.parts.len()).any(|child| {
                    self.heads[child] == ended
                        && matches!(
                            self.labels[child],
                            Label::Aux | Label::Auxpass | Label::Mark | Label::Dobj
                        )
                });
            let between = verb + 1..ended;
            let subject = self.dependent(between.clone(), ended, Label::Nsubj);
            let pact = subject.or_else(|| self.dependent(between, verb, Label::Dobj));
            let Some(pact) = pact.filter(|pact| participle && self.is_pact(*pact)) else {
                continue;
            };
            self.attach(pact, verb, Label::Dobj);
            self.attach(ended, verb, Label::Oprd);
            self.tags[ended] = Tag::Jj;
        }
    }

    /// "denies having agreed to it": what was done before is the object of the verb, which no participle modifies.
    pub(super) fn mend_having(&mut self) {
        for having in 1..self.parts.len() {
            let done = self.heads[having];
            let verb = self.heads[done];
            let object = self.labels[having] == Label::Aux
                && &*self.lemmas[having] == "have"
                && self.tags[having] == Tag::Vbg
                && self.labels[done] == Label::Acl
                && verb + 1 == having
                && self.tags[verb].is_verb()
                && self.parts[verb].name.is_none();
            if object {
                self.labels[done] = Label::Xcomp;
            }
        }
    }

    /// "declared the Convention null and void": what it is declared to be is no noun that it modifies.
    pub(super) fn mend_void(&mut self) {
        for pact in 1..self.parts.len() {
            let void = self.heads[pact];
            let verb = self.heads[void];
            let modifies = matches!(self.labels[pact], Label::Compound | Label::Nmod)
                && matches!(&*self.lemmas[void], "null" | "void" | "dead" | "invalid")
                && self.labels[void] == Label::Dobj
                && self.is_pact(pact);
            if !modifies {
                continue;
            }
            for before in verb + 1..pact {
                if self.heads[before] == void {
                    self.heads[before] = pact;
                }
            }
            self.heads[pact] = verb;
            self.labels[pact] = Label::Dobj;
            self.labels[void] = Label::Oprd;
        }
    }

    /// "accused the rebels of breaking it": the parser may hang the deed onto those who are accused.
    pub(super) fn mend_accused(&mut self) {
        // "accuse each other of violating the truce agreed in Doha": who is accused agreed nothing there, the truce was agreed.
        for participle in 5..self.parts.len() {
            let (pact, verb) = (participle - 1, self.heads[participle]);
            let strays = matches!(self.tags[participle], Tag::Vbd | Tag::Vbn)
                && self.labels[participle] == Label::Ccomp
                && verb < pact
                && matches!(
                    &*self.lemmas[verb],
                    "accuse" | "suspect" | "blame" | "charge"
                )
                && self.is_pact(pact);
            let accused = self.dependent(verb + 1..participle, participle, Label::Nsubj);
            if let Some(accused) = accused.filter(|_| strays) {
                self.attach(accused, verb, Label::Dobj);
                self.attach(participle, pact, Label::Acl);
                self.tags[participle] = Tag::Vbn;
            }
        }
        for deed in 3..self.parts.len() {
            let preposition = self.heads[deed];
            let accused = self.heads[preposition];
            let verb = self.heads[accused];
            let object = self.labels[accused] == Label::Dobj && verb < accused;
            // "is accused by A of breaking it": the deed is not A's.
            let by_accuser = || {
                self.labels[accused] == Label::Pobj
                    && self.labels[verb] == Label::Agent
                    && self.heads[verb] < verb
            };
            let verb = match by_accuser() {
                true => self.heads[verb],
                false => verb,
            };
            let told = self.labels[deed] == Label::Pcomp
                && self.labels[preposition] == Label::Prep
                && (object || by_accuser())
                && self.lemmas[accused] != "other"
                && matches!(
                    &*self.lemmas[verb],
                    "accuse" | "suspect" | "blame" | "charge"
                );
            if told {
                self.heads[preposition] = verb;
            }
        }
    }

    /// "regards A as bound by the pact": it is A that is bound.
    pub(super) fn mend_regarded(&mut self) {
        for participle in 2..self.parts.len() {
            let verb = self.heads[participle];
            let regards = matches!(
                &*self.lemmas[verb],
                "regard" | "consider" | "see" | "view" | "treat" | "describe"
            );
            if self.tags[participle] != Tag::Vbn
                || self.labels[participle] != Label::Advcl
                || self.lemmas[participle - 1] != "as"
                || !regards
            {
                continue;
            }
            if let Some(object) = self.dependent(verb + 1..participle, verb, Label::Dobj) {
                self.attach(participle, object, Label::Acl);
            }
        }
    }

    /// "They retook the town": a present form is the lemma itself, so that another form is past.
    pub(super) fn mend_past(&mut self) {
        for at in 0..self.parts.len() {
            let past = self.tags[at] == Tag::Vbp
                && self.parts[at].name.is_none()
                && !matches!(&*self.lemmas[at], "be" | "have" | "do")
                && !self.word(at).eq_ignore_ascii_case(&self.lemmas[at])
                && self.word(at).chars().all(char::is_alphabetic);
            if past {
                self.tags[at] = Tag::Vbd;
            }
        }
    }
}
