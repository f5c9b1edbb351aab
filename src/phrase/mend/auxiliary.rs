//! **Group**, mending: auxiliaries that stand apart from their verb.

use super::Phrase;
use crate::syntax::{Label, Tag};

impl Phrase<'_> {
    /// "has once more urged B", "had more than once broken it", "has for the first time ratified it": words that say how often, and
    /// the participle behind them.
    pub(super) fn mend_parted_perfect(&mut self) {
        const FAR: usize = 6;
        for have in 1..self.parts.len().saturating_sub(2) {
            let finite = &*self.lemmas[have] == "have"
                && !matches!(self.labels[have], Label::Aux | Label::Auxpass)
                && self.has_subject(have)
                && matches!(self.tags[have], Tag::Vbz | Tag::Vbp | Tag::Vbd);
            if !finite {
                continue;
            }
            let last = (have + 1 + FAR).min(self.parts.len());
            let told = |at: &usize| {
                let verb = matches!(self.tags[*at], Tag::Vbn | Tag::Vbd)
                    || self.tags[*at] == Tag::Jj && self.word(*at).ends_with("ed");
                verb && *at > have + 1
            };
            let Some(verb) = (have + 1..last).find(told) else {
                continue;
            };
            if !self.says_how_often(have + 1..verb) || self.has_subject(verb) {
                continue;
            }
            let noun = self.heads[verb];
            let object = self.labels[verb] == Label::Amod && noun > verb;
            for at in have + 1..verb {
                let of_have = self.heads[at] == have && self.labels[at] == Label::Dobj;
                if of_have || self.heads[at] == verb {
                    self.attach(at, verb, Label::Advmod);
                }
            }
            self.make_auxiliary(have, verb);
            if object {
                self.attach(noun, verb, Label::Dobj);
            }
            self.make_verb(verb, Tag::Vbn);
        }
    }

    /// Makes a verb the auxiliary of another, which takes its place.
    fn make_auxiliary(&mut self, have: usize, verb: usize) {
        let (head, label) = (self.heads[have], self.labels[have]);
        for at in 0..self.parts.len() {
            if self.heads[at] == have && at != verb {
                self.heads[at] = verb;
            }
        }
        self.attach(verb, if head == have { verb } else { head }, label);
        self.attach(have, verb, Label::Aux);
    }

    /// Words that say how often or when something was done: "once more", "more than once", "for the first time", "in the past".
    fn says_how_often(&self, between: std::ops::Range<usize>) -> bool {
        let adverb = |at: usize| {
            matches!(self.tags[at], Tag::Rb | Tag::Rbr | Tag::Rbs)
                || matches!(
                    self.word(at),
                    "more" | "than" | "once" | "twice" | "yet" | "again"
                )
        };
        let phrase = || {
            let time = matches!(
                &*self.lemmas[between.end - 1],
                "time" | "occasion" | "past" | "last" | "now" | "date" | "principle" | "effect"
            );
            let first = matches!(self.word(between.start), "for" | "on" | "in" | "at" | "to");
            let plain = |at: usize| {
                !self.tags[at].is_verb()
                    && !self.tags[at].is_punctuation()
                    && self.parts[at].name.is_none()
            };
            first && time && between.clone().all(plain)
        };
        between.clone().all(adverb) || phrase()
    }

    /// "was met with opposition from B": it met with it.
    pub(super) fn mend_met_with(&mut self) {
        for met in 2..self.parts.len().saturating_sub(2) {
            let be =
                (0..met).find(|at| self.heads[*at] == met && self.labels[*at] == Label::Auxpass);
            let Some(be) = be.filter(|_| self.word(met) == "met" && self.word(met + 1) == "with")
            else {
                continue;
            };
            self.labels[be] = Label::Aux;
            for at in 0..met {
                if self.heads[at] == met && self.labels[at] == Label::Nsubjpass {
                    self.labels[at] = Label::Nsubj;
                }
            }
        }
    }

    fn negates(&self, at: usize) -> bool {
        matches!(&*self.lemmas[at], "not" | "never")
    }

    /// "B cannot and will not accept it": two modal verbs of one verb.
    pub(super) fn mend_two_modals(&mut self) {
        for and in 2..self.parts.len().saturating_sub(2) {
            let joins = self.tags[and] == Tag::Cc && self.tags[and + 1] == Tag::Md;
            let first = if self.negates(and - 1) {
                and - 2
            } else {
                and - 1
            };
            if !joins || first == 0 || self.tags[first] != Tag::Md {
                continue;
            }
            let second = and + 1;
            let mut verb = second + 1;
            while verb < self.parts.len() && matches!(self.tags[verb], Tag::Rb) {
                verb += 1;
            }
            if verb >= self.parts.len() || self.tags[verb] != Tag::Vb {
                continue;
            }
            let subject =
                (0..first).find(|at| self.heads[*at] == verb && self.labels[*at].is_subject());
            let mut noun = first - 1;
            while self.labels[noun] == Label::Pobj
                && self.tags[self.heads[self.heads[noun]]].is_noun()
            {
                noun = self.heads[self.heads[noun]];
            }
            let noun = subject.unwrap_or(noun);
            if !self.tags[noun].is_noun() && !self.labels[noun].is_subject() {
                continue;
            }
            // "told B that France cannot": the parser may take "that" for a preposition.
            let that = self.heads[noun];
            if self.labels[noun] == Label::Pobj && self.word(that) == "that" {
                let governor = self.heads[that];
                self.attach(verb, governor, Label::Ccomp);
                self.attach(that, verb, Label::Mark);
            } else if self.is_under(verb, first) || self.is_under(verb, noun) {
                let (head, label) = (self.heads[noun], self.labels[noun]);
                self.attach(verb, if head == noun { verb } else { head }, label);
            }
            self.attach(noun, verb, Label::Nsubj);
            self.attach(first, verb, Label::Aux);
            self.attach(second, verb, Label::Aux);
            self.attach(and, second, Label::Cc);
            for at in first + 1..verb {
                if self.negates(at) {
                    self.attach(at, verb, Label::Neg);
                }
            }
        }
    }

    /// "have all voiced concern": "all" goes with the subject, and the past form is the verb.
    pub(super) fn mend_floating(&mut self) {
        for have in 1..self.parts.len().saturating_sub(3) {
            let (all, verb) = (have + 1, have + 2);
            let noun = self.heads[verb];
            let floats = &*self.lemmas[have] == "have"
                && matches!(&*self.lemmas[all], "all" | "both" | "each")
                && self.tags[verb] == Tag::Vbn
                && self.labels[verb] == Label::Amod
                && noun > verb
                && self.heads[noun] == have
                && self.labels[noun] == Label::Dobj;
            if !floats {
                continue;
            }
            self.make_auxiliary(have, verb);
            self.attach(all, verb, Label::Advmod);
            self.attach(noun, verb, Label::Dobj);
        }
    }

    /// "Eighteen of the members have ratified it": with "have" and without "been" a verb is active.
    pub(super) fn mend_perfect(&mut self) {
        for subject in 0..self.parts.len() {
            if self.labels[subject] != Label::Nsubjpass {
                continue;
            }
            let verb = self.heads[subject];
            let auxiliary =
                |label: Label| self.dependent(subject + 1..verb.max(subject + 1), verb, label);
            let perfect = auxiliary(Label::Aux).is_some_and(|have| &*self.lemmas[have] == "have");
            let object = self.dependent(verb + 1..self.parts.len(), verb, Label::Dobj);
            if perfect && auxiliary(Label::Auxpass).is_none() && object.is_some() {
                self.labels[subject] = Label::Nsubj;
            }
        }
    }

    /// "did not, however, reject", "has either signed or ratified": what hangs on an auxiliary is its verb's.
    pub(super) fn mend_auxiliary(&mut self) {
        for at in 0..self.parts.len() {
            let aux = self.heads[at];
            let verb = self.heads[aux];
            let moves = self.labels[at] == Label::Neg || self.labels[at].is_subject();
            if moves
                && matches!(self.labels[aux], Label::Aux | Label::Auxpass)
                && self.tags[verb].is_verb()
            {
                self.heads[at] = verb;
            }
        }
    }

    /// "Uruguay reneged on the treaty": a verb that takes no object has no passive.
    pub(super) fn mend_intransitive(&mut self) {
        for verb in 1..self.parts.len() {
            let alone = self.tags[verb] == Tag::Vbn
                && matches!(
                    &*self.lemmas[verb],
                    "renege" | "withdraw" | "agree" | "accede" | "adhere" | "default"
                )
                && self.heads[verb] == verb
                && self
                    .dependent(0..self.parts.len(), verb, Label::Auxpass)
                    .is_none();
            if !alone {
                continue;
            }
            let Some(subject) = self.dependent(0..verb, verb, Label::Nsubjpass) else {
                continue;
            };
            let acts = self.parts[subject].name.is_some() && !self.is_pact(subject);
            let governs = (verb + 1..self.parts.len()).any(|at| {
                self.heads[at] == verb
                    && self.labels[at] == Label::Prep
                    && matches!(self.word(at), "on" | "from" | "to")
            });
            if acts && governs {
                self.labels[subject] = Label::Nsubj;
                self.tags[verb] = Tag::Vbd;
            }
        }
    }
}
