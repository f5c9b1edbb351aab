//! **Group**, mending: what a comma sets off behind an agreement says more of it.

use crate::lexicon::Class;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

impl Phrase<'_> {
    /// "B signed it; C and D had tried before": a semicolon parts two sentences, and what stands before it hangs on no verb behind it,
    /// unless that reports it.
    pub(super) fn mend_semicolon(&mut self) {
        for stop in 3..self.parts.len().saturating_sub(2) {
            if self.word(stop) != ";" {
                continue;
            }
            let crosses = |phrase: &Self, at: usize| phrase.heads[at] > stop;
            let main = (0..stop).find(|at| {
                crosses(self, *at)
                    && self.tags[*at].is_verb()
                    && !self.labels[*at].is_auxiliary()
                    && self.has_subject(*at)
            });
            let Some(main) = main else { continue };
            if self.classes[self.heads[main]].has(Class::Report) {
                continue;
            }
            for at in (0..stop).filter(|at| *at != main) {
                if crosses(self, at) {
                    self.heads[at] = main;
                }
            }
            self.attach(main, main, Label::Root);
        }
    }

    /// "The treaty with B, signed in May by C, has gone to the Senate", "Under the deal, mediated by B, the rebels leave": a participle
    /// between two commas is the agreement's, and the verb behind them is that of the sentence.
    pub(super) fn mend_between_commas(&mut self) {
        for participle in 2..self.parts.len().saturating_sub(3) {
            let set_off = matches!(self.tags[participle], Tag::Vbd | Tag::Vbn)
                && self.labels[participle] != Label::Acl
                && done_with_pacts(&self.lemmas[participle])
                && self.word(participle - 1) == ","
                && self
                    .dependent(participle..self.parts.len(), participle, Label::Dobj)
                    .is_none_or(|object| self.is_own_date(object));
            if !set_off {
                continue;
            }
            let closes = (participle + 1..self.parts.len())
                .take_while(|at| !self.tags[*at].is_verb())
                .find(|at| self.word(*at) == ",");
            let (Some(close), Some(noun)) = (closes, self.pact_before(participle - 1)) else {
                continue;
            };
            let verb = self.heads[participle];
            // "Under the deal, mediated by B, the rebels leave"
            if self.labels[noun] == Label::Pobj && verb > close && self.heads[noun] != participle {
                self.attach(participle, noun, Label::Acl);
                self.tags[participle] = Tag::Vbn;
                continue;
            }
            if self.heads[noun] != participle || !self.labels[noun].is_subject() {
                continue;
            }
            let finite = |at: usize| {
                let auxiliary = |aux: usize| {
                    self.heads[aux] == at
                        && self.tags[aux].is_finite()
                        && !self.labels[aux].is_subject()
                };
                self.tags[at].is_finite() || (close + 1..at).any(auxiliary)
            };
            let main = (close + 1..self.parts.len()).find(|at| {
                self.heads[*at] == participle
                    && self.tags[*at].is_verb()
                    && finite(*at)
                    && !self.has_subject(*at)
            });
            let Some(main) = main else { continue };
            let label = self.labels[participle];
            self.attach(main, if verb == participle { main } else { verb }, label);
            self.attach_subject(noun, main, close..main);
            self.attach(participle, noun, Label::Acl);
            self.tags[participle] = Tag::Vbn;
            for at in (0..noun).chain(close..self.parts.len()) {
                if self.heads[at] == participle && at != noun {
                    self.heads[at] = main;
                }
            }
        }
    }

    /// "B signed the pact, brokered by C, with D": behind the second comma the partner is that of the verb.
    pub(super) fn mend_partner_behind(&mut self) {
        for with in 5..self.parts.len() {
            let participle = self.heads[with];
            let behind = self.word(with) == "with"
                && self.word(with - 1) == ","
                && (1..with).contains(&participle)
                && self.labels[participle] == Label::Acl
                && self.tags[participle] == Tag::Vbn
                && self.word(participle - 1) == ",";
            let pact = self.heads[participle];
            let verb = self.heads[pact];
            if behind && self.is_pact(pact) && self.labels[pact] == Label::Dobj && verb < pact {
                for at in with..self.parts.len() {
                    if self.heads[at] == participle {
                        self.heads[at] = verb;
                    }
                }
            }
        }
    }

    /// "broke the accord concluded with B": behind a verb that reports nothing the agreement is its object, and the past form a participle.
    pub(super) fn mend_object_done(&mut self) {
        for participle in 3..self.parts.len() {
            let (noun, verb) = (participle - 1, self.heads[participle]);
            let clause = matches!(self.labels[participle], Label::Ccomp | Label::Advcl)
                && matches!(self.tags[participle], Tag::Vbd | Tag::Vbn)
                && done_with_pacts(&self.lemmas[participle])
                && verb < noun
                && !self.classes[verb].has(Class::Report)
                && self.is_pact(noun)
                && self.heads[noun] == participle
                && self.labels[noun].is_subject();
            let has_object = |verb: usize| {
                self.dependent(verb + 1..self.parts.len(), verb, Label::Dobj)
                    .is_some()
            };
            if clause && !has_object(verb) && !has_object(participle) {
                self.attach(noun, verb, Label::Dobj);
                self.attach(participle, noun, Label::Acl);
                self.tags[participle] = Tag::Vbn;
            }
        }
    }

    /// "get the deal with B ratified": what is to be done with the object, and by whom is not told.
    pub(super) fn mend_causative(&mut self) {
        for participle in 3..self.parts.len() {
            let verb = self.heads[participle];
            let joined = self.labels[participle] == Label::Conj
                && matches!(self.tags[participle], Tag::Vbd | Tag::Vbn)
                && done_with_pacts(&self.lemmas[participle])
                && verb < participle
                && matches!(&*self.lemmas[verb], "get" | "have" | "see" | "want");
            if !joined || (verb..participle).any(|at| self.tags[at] == Tag::Cc) {
                continue;
            }
            let object = self.dependent(verb + 1..participle, verb, Label::Dobj);
            let Some(object) = object.filter(|object| self.is_pact(*object)) else {
                continue;
            };
            self.attach(participle, object, Label::Acl);
            self.tags[participle] = Tag::Vbn;
        }
    }

    /// "agreed on a truce, to take effect at midnight": what is to take effect is the truce.
    pub(super) fn mend_to_begin(&mut self) {
        for verb in 4..self.parts.len().saturating_sub(1) {
            let governor = self.heads[verb];
            let begins = self.tags[verb] == Tag::Vb
                && matches!(self.labels[verb], Label::Xcomp | Label::Advcl)
                && governor < verb
                && self.word(verb - 1) == "to"
                && self.word(verb - 2) == ","
                && matches!(
                    (&*self.lemmas[verb], &*self.lemmas[verb + 1]),
                    ("take", "effect")
                        | ("enter" | "come" | "go", "into")
                        | ("begin" | "start" | "run" | "last", _)
                );
            if !begins {
                continue;
            }
            let pact = (governor + 1..verb - 2).rev().find(|at| {
                self.is_pact(*at) && matches!(self.labels[*at], Label::Dobj | Label::Pobj)
            });
            if let Some(pact) = pact {
                self.attach(verb, pact, Label::Acl);
            }
        }
    }

    /// The agreement whose noun group ends right before a place.
    fn pact_before(&self, end: usize) -> Option<usize> {
        let noun = (0..end).rev().find(|at| self.is_pact(*at))?;
        (noun..end)
            .all(|at| self.is_under(at, noun))
            .then_some(noun)
    }
}

/// What is done with an agreement and may stand behind it as a participle.
fn done_with_pacts(lemma: &str) -> bool {
    matches!(
        lemma,
        "sign"
            | "initial"
            | "conclude"
            | "reach"
            | "ratify"
            | "negotiate"
            | "ink"
            | "broker"
            | "mediate"
            | "strike"
            | "agree"
            | "approve"
            | "adopt"
            | "draft"
            | "announce"
            | "seal"
    )
}
