//! **Group**, mending: trees in which the parser is known to err → trees that say what the words mean.
//!
//! Each mend names a construction that the parser reads wrongly, finds it by words and marks that leave no other reading, and
//! hangs its words where they belong.

use super::{Phrase, lower_lemma};
use crate::inflection::WordClass;
use crate::lexicon::{self, Class};
use crate::mention::NameClass;
use crate::syntax::{Label, Tag};

impl Phrase<'_> {
    /// What the parser cannot know: a listed agreement noun is a noun, whatever the tagger says.
    pub(super) fn mend(&mut self) {
        for at in 0..self.parts.len() {
            if self.labels[at] == Label::Root && self.heads[at] != at {
                self.heads[at] = at;
            }
        }
        self.mend_fronted();
        self.mend_quoted();
        self.mend_relative();
        self.mend_gapped();
        self.mend_auxiliary();
        self.mend_reduced();
        self.mend_bare();
        self.mend_subordinate();
        self.mend_joined();
        self.mend_object();
        self.mend_late_object();
        self.mend_absolute();
        self.mend_listed();
        self.mend_clause();
        self.mend_gerund();
        self.mend_void();
        self.mend_accused();
        self.mend_inserted();
        self.mend_repeated();
        self.mend_content();
        self.mend_aside();
        self.mend_own();
        self.mend_apposed();
        self.mend_colon();
        self.mend_called();
        self.mend_gapped_order();
        self.mend_offered();
        // "suspended the treaty last Tuesday": a day is no head of a noun group.
        for at in 1..self.parts.len() {
            let span = self.parts[at].span;
            let counted = matches!(
                &*self.lemmas[at],
                "minute" | "hour" | "day" | "week" | "month" | "year"
            ) && self.tags[at] == Tag::Nns
                && self.lemmas.get(at + 1).is_some_and(|next| {
                    matches!(
                        &**next,
                        "after" | "before" | "later" | "earlier" | "ago" | "into"
                    )
                });
            let day = counted
                || self.classes[at].has(Class::Weekday)
                || matches!(&*self.lemmas[at], "yesterday" | "today" | "tomorrow")
                || self
                    .dates
                    .iter()
                    .any(|date| date.span == span && !date.modifier && !date.possessive);
            if !day || self.parts[at].name.is_some() || self.heads[at] == at {
                continue;
            }
            let head = self.heads[at];
            let noun = (0..at).rev().find(|before| {
                self.heads[*before] == at
                    && matches!(self.labels[*before], Label::Compound | Label::Nmod)
                    && self.tags[*before].is_noun()
            });
            let Some(noun) = noun else { continue };
            let label = self.labels[at];
            self.heads[noun] = head;
            self.labels[noun] = label;
            for before in 0..noun {
                if self.heads[before] == at {
                    self.heads[before] = noun;
                }
            }
            self.labels[at] = Label::Npadvmod;
            self.heads[at] = if self.tags[head].is_verb() {
                head
            } else {
                noun
            };
        }
        self.mend_dated_subject();
    }

    /// "Peru signed in May, Chile in June", "signed by Peru in May and by Chile in June": where the verb is left out, the
    /// parser has nothing to hang the rest on.
    fn mend_gapped(&mut self) {
        for at in 1..self.parts.len().saturating_sub(2) {
            let joined = matches!(self.parts[at - 1].span.of(self.text), "," | ";" | "and");
            if !joined {
                continue;
            }
            let is_date = |at: usize| {
                let mut dates = self.dates.iter();
                dates.any(|date| date.span.overlaps(self.parts[at].span))
            };
            let dated = |preposition: usize| {
                matches!(&*self.lemmas[preposition], "in" | "on") && is_date(preposition + 1)
            };
            // "on July 9 and B on July 20": B is no date.
            let joined_to = self.heads[at];
            let head = match self.labels[joined_to] {
                Label::Pobj if is_date(joined_to) && self.labels[at] == Label::Conj => {
                    self.heads[self.heads[joined_to]]
                }
                _ => joined_to,
            };
            if self.parts[at].name.is_some()
                && head < at
                && self.tags[head].is_verb()
                && matches!(
                    self.labels[at],
                    Label::Npadvmod | Label::Appos | Label::Dep | Label::Conj | Label::Dobj
                )
                && dated(at + 1)
                && self.heads[at + 1] == head
            {
                self.labels[at] = Label::Conj;
                self.heads[at] = head;
                self.heads[at + 1] = at;
            }
            // The date after "by B" is B's.
            let by = self.lemmas[at] == "by" && self.labels[at] == Label::Conj;
            let noun =
                (at + 1..self.parts.len().saturating_sub(2)).find(|noun| self.heads[*noun] == at);
            if let Some(noun) = noun.filter(|_| by)
                && dated(noun + 1)
            {
                self.heads[noun + 1] = noun;
            }
        }
    }

    /// "the agreement that the two states signed": the parser may take "that" for a preposition, and the verb for a participle.
    fn mend_relative(&mut self) {
        for that in 1..self.parts.len() {
            let noun = that - 1;
            if !self.is_pact(noun) || !matches!(&*self.lemmas[that], "that" | "which") {
                continue;
            }
            let under = |of: usize, labels: &'static [Label]| {
                (of + 1..self.parts.len())
                    .find(|at| self.heads[*at] == of && labels.contains(&self.labels[*at]))
            };
            let Some(subject) = under(that, &[Label::Pobj]) else {
                continue;
            };
            let Some(verb) = under(subject, &[Label::Acl, Label::Relcl])
                .filter(|verb| matches!(self.tags[*verb], Tag::Vbd | Tag::Vbn))
            else {
                continue;
            };
            self.heads[verb] = noun;
            self.labels[verb] = Label::Relcl;
            self.heads[subject] = verb;
            self.labels[subject] = Label::Nsubj;
            self.heads[that] = verb;
            self.labels[that] = Label::Dobj;
        }
        self.mend_relative_whole();
        self.mend_relative_object();
    }

    /// "the terms of the Treaty of Lutz, which was signed in May": the treaty was signed, and not its terms.
    fn mend_relative_whole(&mut self) {
        for verb in 4..self.parts.len() {
            let part = self.heads[verb];
            let pronoun = (part + 1..verb).find(|at| {
                self.heads[*at] == verb && matches!(&*self.lemmas[*at], "that" | "which")
            });
            let before = pronoun.map(|pronoun| {
                if self.word(pronoun - 1) == "," {
                    pronoun - 2
                } else {
                    pronoun - 1
                }
            });
            let whole = before.filter(|whole| {
                self.labels[verb] == Label::Relcl
                    && *whole > part
                    && self.is_pact(*whole)
                    && self.labels[*whole] == Label::Pobj
                    && self.heads[self.heads[*whole]] == part
                    && matches!(
                        &*self.lemmas[part],
                        "term" | "text" | "provision" | "part" | "clause" | "condition" | "effect"
                    )
            });
            if let Some(whole) = whole {
                self.heads[verb] = whole;
            }
        }
    }

    /// "the treaty, which Kenya has not honoured": of two subjects the pronoun is the object.
    fn mend_relative_object(&mut self) {
        let subject = |label: Label| matches!(label, Label::Nsubj | Label::Nsubjpass);
        for which in 1..self.parts.len() {
            let verb = self.heads[which];
            if !matches!(&*self.lemmas[which], "that" | "which")
                || !subject(self.labels[which])
                || self.labels[verb] != Label::Relcl
            {
                continue;
            }
            let of_verb = |at: &usize| self.heads[*at] == verb;
            let doer = (which + 1..verb)
                .filter(of_verb)
                .find(|at| subject(self.labels[*at]));
            let passive_or_done = (which + 1..self.parts.len())
                .filter(of_verb)
                .any(|at| matches!(self.labels[at], Label::Dobj | Label::Auxpass));
            if let Some(doer) = doer.filter(|_| !passive_or_done) {
                self.labels[which] = Label::Dobj;
                self.labels[doer] = Label::Nsubj;
            }
        }
    }

    /// "opposed “measures that harm trade”": a quotation mark does not cut a verb from its object.
    fn mend_quoted(&mut self) {
        for open in 1..self.parts.len() {
            let verb = open - 1;
            let opens = matches!(self.parts[open].span.of(self.text), "“" | "\"" | "‘");
            if !opens || !self.tags[verb].is_verb() {
                continue;
            }
            let root = |at: &usize| self.labels[*at] == Label::Root && self.tags[*at].is_noun();
            let Some(noun) = (open + 1..self.parts.len().min(open + 5)).find(root) else {
                continue;
            };
            let taken = (0..self.parts.len()).any(|at| {
                self.heads[at] == verb && matches!(self.labels[at], Label::Dobj | Label::Auxpass)
            });
            if !taken {
                self.heads[noun] = verb;
                self.labels[noun] = Label::Dobj;
            }
        }
    }

    /// "After talks in Lutz, A and B agreed": a comma after a fronted phrase ends it; what the parser coordinates over it
    /// is the subject.
    fn mend_fronted(&mut self) {
        let count = self.parts.len();
        let opens = count > 4
            && (self.tags[0] == Tag::In
                || self.classes[0].has(Class::Participial)
                || self.lemmas[0] == "follow");
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
        self.labels[subject] = if (comma..verb)
            .any(|at| self.heads[at] == verb && self.labels[at] == Label::Auxpass)
        {
            Label::Nsubjpass
        } else {
            Label::Nsubj
        };
        self.heads[subject] = verb;
    }

    /// "The United States today suspended talks": a party before a day before the verb is the subject, and no time.
    fn mend_dated_subject(&mut self) {
        for at in 0..self.parts.len() {
            let verb = self.heads[at];
            let party = self.labels[at] == Label::Npadvmod
                && verb > at
                && self.tags[verb].is_finite()
                && self.parts[at]
                    .name
                    .is_some_and(|name| self.names[name].class == NameClass::Party);
            if !party {
                continue;
            }
            let own = (0..self.parts.len())
                .any(|child| self.heads[child] == verb && self.labels[child].is_subject());
            if !own {
                self.labels[at] = Label::Nsubj;
            }
        }
    }

    /// "did not, however, reject", "has either signed or ratified": what hangs on an auxiliary is its verb's.
    fn mend_auxiliary(&mut self) {
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

    /// "no tariffs on goods passed between them": a past form right after a noun, joined by nothing, is a participle of it.
    fn mend_reduced(&mut self) {
        for at in 2..self.parts.len() {
            let head = self.heads[at];
            let noun = at - 1;
            let bare = self.labels[at] == Label::Conj
                && self.tags[at] == Tag::Vbd
                && head < noun
                && self.parts[noun].name.is_none()
                && self.tags[noun] == Tag::Nns
                && (head + 1..at).all(|between| {
                    self.heads[between] != head
                        || !matches!(self.labels[between], Label::Cc | Label::Punct)
                });
            let subject =
                (0..at).any(|child| self.heads[child] == at && self.labels[child].is_subject());
            if bare && !subject {
                self.heads[at] = noun;
                self.labels[at] = Label::Acl;
                self.tags[at] = Tag::Vbn;
            }
        }
        self.mend_appended();
    }

    /// "were named in the Treaty of Strelsau, signed in 1606": what was signed is the agreement before the comma, not the
    /// subject of the sentence.
    fn mend_appended(&mut self) {
        for at in 3..self.parts.len() {
            let (head, noun) = (self.heads[at], at - 2);
            if self.labels[at] != Label::Advcl || self.tags[at] != Tag::Vbn {
                continue;
            }
            let subject = (0..head)
                .find(|child| self.heads[*child] == head && self.labels[*child].is_subject());
            let appended = self.parts[at - 1].span.of(self.text) == ","
                && head < noun
                && self.is_pact(noun)
                && subject.is_some_and(|subject| !self.is_pact(subject));
            if appended {
                self.heads[at] = noun;
                self.labels[at] = Label::Acl;
            }
        }
    }

    /// "negotiated with Peru (a neighbour) a treaty": an agreement is no other name of a state.
    fn mend_late_object(&mut self) {
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

    /// "met with Oman as mediator", "took effect with Korea divided": what stands after "with" is the subject of a clause of
    /// its own, and no partner.
    fn mend_absolute(&mut self) {
        for with in 1..self.parts.len().saturating_sub(2) {
            if self.lemmas[with] != "with" {
                continue;
            }
            let under = |of: usize, label: Label| {
                (of + 1..self.parts.len())
                    .find(|at| self.heads[*at] == of && self.labels[*at] == label)
            };
            // "a deal with B lowering tariffs": the deal lowers them, and it is with B.
            let pact = self.heads[with];
            let act = under(with, Label::Pcomp)
                .filter(|act| pact < with && self.is_pact(pact) && self.tags[*act] == Tag::Vbg);
            let partner = act.and_then(|act| {
                (with + 1..act).find(|at| {
                    self.heads[*at] == act
                        && self.labels[*at] == Label::Nsubj
                        && self.parts[*at].name.is_some()
                })
            });
            if let (Some(act), Some(partner)) = (act, partner) {
                self.heads[partner] = with;
                self.labels[partner] = Label::Pobj;
                self.heads[act] = pact;
                self.labels[act] = Label::Acl;
                continue;
            }
            let Some(subject) = under(with, Label::Pobj) else {
                continue;
            };
            let next = (subject + 1..self.parts.len())
                .find(|at| self.heads[*at] != subject && !self.is_under(*at, subject));
            let Some(next) = next else { continue };
            let role = self.lemmas[next] == "as"
                && under(next, Label::Pobj).is_some_and(|role| {
                    matches!(
                        &*self.lemmas[role],
                        "mediator"
                            | "broker"
                            | "intermediary"
                            | "go-between"
                            | "facilitator"
                            | "guarantor"
                            | "witness"
                            | "observer"
                            | "host"
                            | "arbiter"
                            | "chair"
                    )
                });
            let state = self.tags[next] == Tag::Vbn
                && self.labels[next] == Label::Advcl
                && next == subject + 1
                && self.heads[next] == self.heads[with]
                && self.tags[self.heads[with]].is_verb();
            if role || state {
                self.labels[subject] = Label::Dep;
            }
        }
    }

    fn is_under(&self, at: usize, ancestor: usize) -> bool {
        let mut up = at;
        for _ in 0..24 {
            if up == ancestor {
                return true;
            }
            if self.heads[up] == up {
                return false;
            }
            up = self.heads[up];
        }
        false
    }

    /// "the Convention on Drugs (signed by A), the Convention on Arms (signed by B)": another name is another agreement.
    fn mend_listed(&mut self) {
        for at in 2..self.parts.len() {
            if self.labels[at] != Label::Appos {
                continue;
            }
            let first = self.heads[at];
            let is_name = |at: usize| self.parts[at].name.is_some() && self.is_pact(at);
            let start = (0..at)
                .filter(|word| self.heads[*word] == at)
                .min()
                .unwrap_or(at)
                .min(at);
            if first < at
                && is_name(at)
                && is_name(first)
                && start > first + 2
                && self.parts[start - 1].span.of(self.text) == ","
            {
                self.labels[at] = Label::Conj;
            }
        }
    }

    /// "has the power to enact laws, declare war and ratify treaties": a bare verb goes with the infinitive, not with the
    /// finite verb.
    fn mend_bare(&mut self) {
        for at in 3..self.parts.len() {
            let head = self.heads[at];
            let bare = self.labels[at] == Label::Conj
                && head < at
                && (matches!(self.tags[head], Tag::Vbz | Tag::Vbd) && self.tags[at] == Tag::Vb
                    // "They have the authority to declare war, conclude treaties, ..."
                    || self.tags[head] == Tag::Vbp
                        && matches!(self.tags[at], Tag::Vb | Tag::Vbp)
                        && self.word(at - 1) == ",");
            if !bare {
                continue;
            }
            let own = (head..at).any(|aux| {
                self.heads[aux] == at
                    && (self.labels[aux] == Label::Aux || self.labels[aux].is_subject())
            });
            let infinitive = (head + 1..at).rev().find(|verb| {
                self.tags[*verb] == Tag::Vb
                    && (head..*verb).any(|to| self.heads[to] == *verb && self.tags[to] == Tag::To)
            });
            if let Some(infinitive) = infinitive.filter(|_| !own) {
                self.heads[at] = infinitive;
            }
        }
    }

    /// "After A proposed to leave, the leaders of B criticised it": a clause with a conjunction at its front is no main clause.
    /// The verb after its comma is, and a noun right after the comma is that verb's subject.
    fn mend_subordinate(&mut self) {
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

    /// "A as well as B": what a conjunction joins is no apposition.
    fn mend_joined(&mut self) {
        for at in 2..self.parts.len() {
            let head = self.heads[at];
            let cc = |from: usize, to: usize| {
                (from..to).any(|cc| self.heads[cc] == head && self.labels[cc] == Label::Cc)
            };
            // "A, B, C, and D": a state in a list, between commas and before its "and".
            let last = (at + 1..self.parts.len())
                .find(|last| self.heads[*last] == head && self.labels[*last] == Label::Conj);
            let listed = last.is_some_and(|last| last <= at + 5 && cc(at, last))
                && self.labels[head] == Label::Conj
                && self.is_state(at)
                && self.is_state(head);
            let joined =
                self.labels[at] == Label::Appos && head < at && (cc(head + 1, at) || listed);
            // "Mary, Queen of Scots": nothing joins the office to the name.
            let office = self.labels[at] == Label::Conj
                && at == head + 2
                && self.word(head + 1) == ","
                && self.tags[head].is_proper()
                && self.parts[at].name.is_none()
                && self.classes[at].has(Class::Title)
                && self.parts.len() > at + 1
                && self.lemmas[at + 1] == "of"
                && !cc(head + 1, at);
            if joined {
                self.labels[at] = Label::Conj;
            }
            if office {
                self.labels[at] = Label::Appos;
            }
        }
    }

    /// "has ratified the Covenant": an agreement is no clause, so that what stands as one is the object.
    fn mend_object(&mut self) {
        for at in 1..self.parts.len() {
            let verb = self.heads[at];
            let clause = matches!(self.labels[at], Label::Xcomp | Label::Ccomp)
                && self.is_pact(at)
                && verb < at
                && self.tags[verb].is_verb()
                && !matches!(&*self.lemmas[verb], "be" | "become" | "remain");
            let taken = || {
                (0..self.parts.len())
                    .any(|other| self.heads[other] == verb && self.labels[other] == Label::Dobj)
            };
            if clause && !taken() {
                self.labels[at] = Label::Dobj;
            }
        }
    }

    /// "his signing the Accords": a noun in -ing with an agreement right after it is a verb.
    fn mend_gerund(&mut self) {
        for at in 1..self.parts.len() {
            let gerund = self.heads[at];
            let tight = (gerund + 1..at).all(|between| self.heads[between] == at);
            let verbal = gerund < at
                && tight
                && self.labels[at] == Label::Appos
                && self.parts[gerund].name.is_none()
                && self.is_pact(at)
                && self.word(gerund).ends_with("ing");
            if !verbal {
                continue;
            }
            self.labels[at] = Label::Dobj;
            self.tags[gerund] = Tag::Vbg;
            self.lemmas[gerund] = lower_lemma(self.word(gerund), WordClass::Verb);
            self.classes[gerund] = lexicon::classes(&self.lemmas[gerund]);
            for owner in 0..gerund {
                if self.heads[owner] == gerund && self.labels[owner] == Label::Poss {
                    self.labels[owner] = Label::Nsubj;
                }
            }
        }
    }

    /// "declared the Convention null and void": what it is declared to be is no noun that it modifies.
    fn mend_void(&mut self) {
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

    /// "reached Oslo and the treaty was signed", "kept the clause and Menelik signed it": a finite verb that nothing joins to
    /// the verb before it has what stands before it as its subject, and not as a second object of the other.
    fn mend_clause(&mut self) {
        for verb in 4..self.parts.len() {
            let head = self.heads[verb];
            let loose = matches!(self.labels[verb], Label::Advcl | Label::Ccomp);
            if self.labels[verb] != Label::Conj && !loose
                || head >= verb
                || !self.tags[verb].is_verb()
            {
                continue;
            }
            let of_verb = |at: &usize| self.heads[*at] == verb;
            let is_finite =
                |at: usize| matches!(self.tags[at], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
            let auxiliary = (head + 1..verb).filter(of_verb).find(|at| {
                matches!(self.labels[*at], Label::Aux | Label::Auxpass) && is_finite(*at)
            });
            let Some(start) = auxiliary.or(is_finite(verb).then_some(verb)) else {
                continue;
            };
            if (0..verb)
                .filter(of_verb)
                .any(|at| self.labels[at].is_subject())
            {
                continue;
            }
            let before = (head + 1..start)
                .rev()
                .find(|at| !self.tags[*at].is_adverb());
            // "the president of Chile": the head of the group that ends there.
            let mut noun = before;
            for _ in 0..6 {
                noun = noun.map(|at| match self.labels[at] {
                    Label::Pobj | Label::Prep if self.heads[at] > head => self.heads[at],
                    _ => at,
                });
            }
            let Some(noun) = noun.filter(|at| {
                self.labels[*at] == Label::Conj
                    && (self.tags[*at].is_noun() || self.parts[*at].name.is_some())
            }) else {
                continue;
            };
            let object = self.heads[noun];
            let second = object > head
                && object < noun
                && !loose
                && (self.labels[object] == Label::Dobj
                    || self.labels[object] == Label::Pobj && self.is_pact(noun));
            // "B is negotiating a pact with C, and D is negotiating one with E"
            let first = (head + 1..=noun)
                .find(|at| *at == noun || self.is_under(*at, noun))
                .unwrap_or(noun);
            let joined = object == head
                && self.labels[first - 1] == Label::Cc
                && !(head + 1..verb).any(|at| of_verb(&at) && self.labels[at] == Label::Mark);
            if second || joined {
                let passive = (0..verb)
                    .filter(of_verb)
                    .any(|at| self.labels[at] == Label::Auxpass);
                self.heads[noun] = verb;
                self.labels[noun] = if passive {
                    Label::Nsubjpass
                } else {
                    Label::Nsubj
                };
                if joined {
                    self.labels[verb] = Label::Conj;
                }
            }
        }
    }

    /// "extended, for five more years, the Agreement on Water": of two objects of a preposition, the one after the comma is
    /// the verb's.
    fn mend_inserted(&mut self) {
        for late in 4..self.parts.len() {
            // "negotiating, with B and C, the terms of A": the parser may go on with its list.
            let listed = self.labels[late] == Label::Conj
                && (self.parts[late].name.is_none() || self.is_pact(late));
            let first = if listed { self.list_head(late) } else { late };
            let preposition = self.heads[first];
            let verb = self.heads[preposition];
            let start = (first + 1..late)
                .find(|at| self.is_under(*at, late))
                .unwrap_or(late);
            let inserted = self.labels[first] == Label::Pobj
                && self.labels[preposition] == Label::Prep
                && verb < preposition
                && self.tags[verb].is_verb()
                && self.word(preposition - 1) == ","
                && (listed && self.word(start - 1) == ","
                    || !listed
                        && (preposition + 1..late).any(|at| {
                            self.heads[at] == preposition && self.labels[at] == Label::Pobj
                        })
                        && (preposition + 1..late).any(|at| self.word(at) == ","));
            let taken =
                || (verb..late).any(|at| self.heads[at] == verb && self.labels[at] == Label::Dobj);
            if inserted && !taken() {
                self.heads[late] = verb;
                self.labels[late] = Label::Dobj;
            }
        }
    }

    /// The first of a list.
    fn list_head(&self, mut at: usize) -> usize {
        for _ in 0..24 {
            if self.labels[at] != Label::Conj {
                break;
            }
            at = self.heads[at];
        }
        at
    }

    /// "This meant B had broken the pact": without "that" the subject of what is said looks like an object.
    fn mend_content(&mut self) {
        for verb in 3..self.parts.len() {
            let head = self.heads[verb];
            if self.labels[verb] != Label::Ccomp || head >= verb || !self.tags[verb].is_verb() {
                continue;
            }
            let of_verb = |at: &usize| self.heads[*at] == verb;
            let finite =
                |at: &usize| matches!(self.tags[*at], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
            let start = (head + 1..verb)
                .filter(of_verb)
                .find(|at| matches!(self.labels[*at], Label::Aux | Label::Auxpass))
                .unwrap_or(verb);
            let own = (0..verb)
                .filter(of_verb)
                .any(|at| self.labels[at].is_subject() || self.labels[at] == Label::Mark);
            let object = (head + 1..start)
                .find(|at| self.heads[*at] == head && self.labels[*at] == Label::Dobj);
            let Some(object) = object.filter(|_| finite(&start) && !own) else {
                continue;
            };
            let tight = (object + 1..start).all(|at| self.is_under(at, object));
            if tight {
                let passive = (0..verb)
                    .filter(of_verb)
                    .any(|at| self.labels[at] == Label::Auxpass);
                self.heads[object] = verb;
                self.labels[object] = if passive {
                    Label::Nsubjpass
                } else {
                    Label::Nsubj
                };
            }
        }
    }

    /// "Poland concluded its own in 2020": without a noun after it, "own" is what was concluded.
    fn mend_own(&mut self) {
        for own in 2..self.parts.len() {
            let verb = own - 2;
            let alone = self.lemmas[own] == "own"
                && matches!(&*self.lemmas[own - 1], "its" | "their" | "his" | "her")
                && self.tags[verb].is_verb()
                && self.parts.get(own + 1).is_none_or(|_| {
                    matches!(self.tags[own + 1], Tag::In | Tag::Cc)
                        || self.tags[own + 1].is_punctuation()
                });
            if !alone {
                continue;
            }
            for at in own + 1..self.parts.len() {
                if self.heads[at] == own || self.heads[at] == own - 1 {
                    self.heads[at] = verb;
                }
            }
            self.heads[own] = verb;
            self.labels[own] = Label::Dobj;
            self.tags[own] = Tag::Nn;
            self.heads[own - 1] = own;
            self.labels[own - 1] = Label::Poss;
        }
    }

    /// "Norway, though a signatory, has yet to ratify": what stands between the commas has no verb, so that the verb after them
    /// is that of the name before them.
    fn mend_aside(&mut self) {
        let (name, comma, though) = (0, 1, 2);
        let opens = self.parts.len() > 6
            && self.parts[name].name.is_some()
            && self.word(comma) == ","
            && matches!(
                &*self.lemmas[though],
                "though" | "although" | "while" | "if"
            )
            && self.labels[name] == Label::Root;
        let end = (though + 1..self.parts.len().min(though + 7))
            .find(|at| self.word(*at) == ",")
            .filter(|end| opens && !(though..*end).any(|at| self.tags[at].is_finite()));
        let Some(verb) = end
            .map(|end| end + 1)
            .filter(|verb| *verb < self.parts.len() && self.tags[*verb].is_finite())
        else {
            return;
        };
        let verb = match self.labels[verb] {
            Label::Aux | Label::Auxpass => self.heads[verb],
            _ => verb,
        };
        for at in though..verb {
            if self.heads[at] == verb && self.labels[at].is_subject() {
                self.heads[at] = though;
                self.labels[at] = Label::Pobj;
            }
        }
        self.heads[name] = verb;
        self.labels[name] = Label::Nsubj;
        self.heads[verb] = verb;
        self.labels[verb] = Label::Root;
    }

    /// "The latest amendment to the law of the Union, the Treaty of Lutz, came into force": a name between commas before the
    /// verb is another name of the subject.
    fn mend_apposed(&mut self) {
        for name in 4..self.parts.len().saturating_sub(2) {
            let verb = match self.labels[name + 2] {
                Label::Aux | Label::Auxpass => self.heads[name + 2],
                _ => name + 2,
            };
            let apposed = matches!(self.labels[name], Label::Conj | Label::Appos)
                && self.parts[name].name.is_some()
                && self.is_pact(name)
                && self.word(name + 1) == ","
                && self.tags[verb].is_verb();
            let first = (0..name)
                .find(|at| self.is_under(*at, name))
                .unwrap_or(name);
            if !apposed || first == 0 || self.word(first - 1) != "," {
                continue;
            }
            let subject = (0..first)
                .find(|at| self.heads[*at] == verb && self.labels[*at].is_subject())
                .filter(|subject| {
                    self.parts[*subject].name.is_none() && self.is_under(self.heads[name], *subject)
                });
            if let Some(subject) = subject {
                self.heads[name] = subject;
                self.labels[name] = Label::Appos;
            }
        }
    }

    /// "is a party to A and to B": the preposition is only said again.
    fn mend_repeated(&mut self) {
        for again in 3..self.parts.len() {
            let first = self.heads[again];
            let object = |of: usize| {
                (of + 1..self.parts.len())
                    .find(|at| self.heads[*at] == of && self.labels[*at] == Label::Pobj)
            };
            let same = self.labels[again] == Label::Conj
                && first < again
                && self.lemmas[first] == self.lemmas[again]
                && matches!(&*self.lemmas[again], "to" | "of" | "with" | "from");
            let (Some(one), Some(other)) = (object(first), object(again)) else {
                continue;
            };
            if same && self.is_pact(one) == self.is_pact(other) {
                self.heads[other] = one;
                self.labels[other] = Label::Conj;
            }
        }
    }

    /// "was signed by six states: A, B and C": what a colon lists is what stands before it.
    fn mend_colon(&mut self) {
        for colon in 2..self.parts.len().saturating_sub(2) {
            if self.word(colon) != ":" {
                continue;
            }
            let before = (0..colon)
                .rev()
                .find(|at| !matches!(self.word(*at), "\"" | "”" | "’"))
                .filter(|at| self.classes[*at].has(Class::Pair) || self.tags[*at] == Tag::Cd);
            let Some(several) = before.filter(|_| self.is_state(colon + 1)) else {
                continue;
            };
            let listed = self.heads[colon + 1] <= several
                && self.labels[colon + 1] != Label::Nsubj
                && (colon + 2..self.parts.len())
                    .any(|at| self.heads[at] == colon + 1 && self.labels[at] == Label::Conj);
            if listed {
                self.heads[colon + 1] = several;
                self.labels[colon + 1] = Label::Appos;
            }
        }
    }

    /// "negotiating what is known as a transit pact with B": what it is called is what is negotiated.
    fn mend_called(&mut self) {
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

    /// "urged B to ratify the accord and C to sign it": the verb that governs both is left out the second time.
    fn mend_gapped_order(&mut self) {
        for second in 4..self.parts.len().saturating_sub(2) {
            let pact = self.heads[second];
            let first_act = self.heads[pact];
            let order = self.heads[first_act];
            let (to, act) = (second + 1, self.heads[second + 1]);
            let gapped = self.labels[second] == Label::Conj
                && pact < second
                && self.is_pact(pact)
                && self.parts[second].name.is_some()
                && !self.is_pact(second)
                && self.tags[to] == Tag::To
                && act > to
                && self.tags[act].is_verb()
                && self.labels[first_act] == Label::Xcomp
                && order < first_act
                && (order + 1..first_act)
                    .any(|at| self.heads[at] == order && self.labels[at] == Label::Dobj);
            if gapped {
                self.heads[second] = act;
                self.labels[second] = Label::Nsubj;
                self.heads[act] = order;
                self.labels[act] = Label::Xcomp;
            }
        }
    }

    /// "offered a memorandum on transport to Peru": to whom it is offered goes with the verb, not with the topic.
    fn mend_offered(&mut self) {
        for to in 3..self.parts.len().saturating_sub(1) {
            let party = self.parts[to + 1].name;
            let offered = self.lemmas[to] == "to"
                && self.labels[to] == Label::Prep
                && party.is_some_and(|name| self.names[name].class == NameClass::Party);
            if !offered {
                continue;
            }
            let mut up = self.heads[to];
            for _ in 0..4 {
                match self.labels[up] {
                    Label::Pobj | Label::Prep => up = self.heads[up],
                    _ => break,
                }
            }
            let verb = self.heads[up];
            let given = self.labels[up] == Label::Dobj
                && self.is_pact(up)
                && self.heads[to] != up
                && matches!(
                    &*self.lemmas[verb],
                    "offer" | "propose" | "submit" | "present" | "send" | "suggest" | "hand"
                );
            if given {
                self.heads[to] = verb;
            }
        }
    }

    /// "accused the rebels of breaking it": the parser may hang the deed onto those who are accused.
    fn mend_accused(&mut self) {
        for deed in 3..self.parts.len() {
            let preposition = self.heads[deed];
            let accused = self.heads[preposition];
            let verb = self.heads[accused];
            let told = self.labels[deed] == Label::Pcomp
                && self.labels[preposition] == Label::Prep
                && self.labels[accused] == Label::Dobj
                && self.lemmas[accused] != "other"
                && verb < accused
                && matches!(
                    &*self.lemmas[verb],
                    "accuse" | "suspect" | "blame" | "charge"
                );
            if told {
                self.heads[preposition] = verb;
            }
        }
    }

    fn is_state(&self, at: usize) -> bool {
        self.parts[at]
            .name
            .is_some_and(|name| self.names[name].entity_type.is_state())
    }

    /// A name of an agreement, or a noun that means one.
    fn is_pact(&self, at: usize) -> bool {
        match self.parts[at].name {
            Some(name) => self.names[name].class == NameClass::Agreement,
            None => self.tags[at].is_noun() && self.classes[at].has(Class::Agreement),
        }
    }
}
