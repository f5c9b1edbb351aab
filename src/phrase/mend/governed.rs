//! **Group**, mending: clauses that another one governs: what is announced, ruled out, waited for.

use crate::lexicon::Class;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

impl Phrase<'_> {
    /// "B's announcement that it is leaving will hurt C": the clause says what was announced, and the noun is the subject.
    pub(super) fn mend_noun_that(&mut self) {
        for that in 1..self.parts.len().saturating_sub(2) {
            let (noun, verb) = (that - 1, self.heads[that]);
            let head = self.heads[verb];
            let clause = self.word(that) == "that"
                && self.labels[that] == Label::Mark
                && matches!(self.labels[verb], Label::Csubj | Label::Csubjpass)
                && head > verb
                && self.tags[noun].is_noun()
                && self.heads[noun] == verb
                && self.labels[noun].is_subject();
            let own =
                (that + 1..verb).any(|at| self.heads[at] == verb && self.labels[at].is_subject());
            if clause && own {
                self.attach_subject(noun, head, verb + 1..head);
                self.attach(verb, noun, Label::Acl);
            }
        }
    }

    /// "was followed by B expelling a diplomat": what followed is that B did so.
    pub(super) fn mend_followed_by(&mut self) {
        for by in 1..self.parts.len().saturating_sub(2) {
            let verb = self.heads[by];
            let follows = self.labels[by] == Label::Agent
                && matches!(
                    &*self.lemmas[verb],
                    "follow"
                        | "precede"
                        | "mark"
                        | "trigger"
                        | "cause"
                        | "prompt"
                        | "spark"
                        | "accompany"
                );
            let noun = (by + 1..self.parts.len())
                .find(|at| self.heads[*at] == by && self.labels[*at] == Label::Pobj);
            let Some(noun) = noun.filter(|noun| follows && noun + 1 < self.parts.len()) else {
                continue;
            };
            let doing = noun + 1;
            if self.tags[doing] == Tag::Vbg
                && matches!(self.heads[doing], at if at == verb || at == noun)
            {
                self.attach(noun, doing, Label::Nsubj);
                self.attach(doing, by, Label::Pcomp);
            }
        }
    }

    /// "takes effect once 40 states ratify it": a clause behind "once" is a condition.
    pub(super) fn mend_once(&mut self) {
        for once in 0..self.parts.len().saturating_sub(2) {
            let verb = self.heads[once];
            let governor = self.heads[verb];
            let before = governor < once && &*self.lemmas[once] == "once"
                || governor > verb
                    && matches!(&*self.lemmas[once], "once" | "when")
                    && (verb..governor).any(|at| self.word(at) == ",");
            let clause = before
                && self.labels[once] == Label::Advmod
                && verb > once + 1
                && self.labels[verb] == Label::Ccomp
                && (once + 1..verb)
                    .any(|at| self.heads[at] == verb && self.labels[at].is_subject());
            let first = (0..once).all(|at| self.heads[at] != verb);
            if clause && first {
                if &*self.lemmas[once] == "once" {
                    self.labels[once] = Label::Mark;
                }
                self.labels[verb] = Label::Advcl;
            }
        }
    }

    /// "announced Wednesday that parliament agreed": the clause that is announced begins with "that".
    pub(super) fn mend_that_of_day(&mut self) {
        for that in 2..self.parts.len().saturating_sub(2) {
            let noun = self.heads[that];
            let verb = self.heads[noun];
            let opens = self.word(that) == "that"
                && self.labels[that] == Label::Det
                && noun > that
                && self.labels[noun].is_subject()
                && matches!(self.labels[verb], Label::Ccomp)
                && self.is_date(that - 1)
                && self.classes[that - 2].has(Class::Report)
                && self.heads[verb] == that - 2;
            if opens {
                self.attach(that, verb, Label::Mark);
            }
        }
    }

    /// "ruled out B leaving the pact": what is ruled out is that B leaves.
    pub(super) fn mend_ruled_out(&mut self) {
        for gerund in 3..self.parts.len() {
            let verb = self.heads[gerund];
            let subject = gerund - 1;
            let rules = self.tags[gerund] == Tag::Vbg
                && self.labels[gerund] == Label::Advcl
                && verb < subject
                && (&*self.lemmas[verb] == "rule" && self.word(verb + 1) == "out"
                    || matches!(
                        &*self.lemmas[verb],
                        "oppose" | "favour" | "favor" | "risk" | "envisage"
                    ))
                && self.heads[subject] == gerund
                && self.labels[subject].is_subject();
            if rules && (verb..subject).all(|at| self.word(at) != ",") {
                self.labels[gerund] = Label::Ccomp;
            }
        }
    }

    /// "said leaving the pact would hurt": the gerund is what would hurt.
    pub(super) fn mend_said_gerund(&mut self) {
        for gerund in 1..self.parts.len().saturating_sub(2) {
            let report = self.heads[gerund];
            let told = self.tags[gerund] == Tag::Vbg
                && self.labels[gerund] == Label::Xcomp
                && report + 1 == gerund
                && self.classes[report].has(Class::Report);
            let main = (gerund + 1..self.parts.len()).find(|at| {
                self.heads[*at] == gerund
                    && self.labels[*at] == Label::Ccomp
                    && !self.has_subject(*at)
            });
            let Some(main) = main.filter(|_| told) else {
                continue;
            };
            let modal =
                (gerund + 1..main).any(|at| self.heads[at] == main && self.tags[at] == Tag::Md);
            if modal {
                self.attach(main, report, Label::Ccomp);
                self.attach(gerund, main, Label::Csubj);
            }
        }
    }
}
