//! **Group**, mending: what stands in a list, and what beside it.

use crate::lexicon::Class;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

impl Phrase<'_> {
    /// "after India had done the same": the noun after the conjunction is the subject of its verb.
    pub(super) fn mend_marked_subject(&mut self) {
        for noun in 1..self.parts.len() {
            let mark = self.heads[noun];
            let verb = self.heads[mark];
            self.mend_as_subject(noun);
            if self.labels[noun] == Label::Pobj
                && self.labels[mark] == Label::Mark
                && mark < noun
                && noun < verb
                && self.tags[verb].is_verb()
                && !self.has_subject(verb)
            {
                self.attach_subject(noun, verb, noun + 1..verb);
            }
        }
    }

    /// "is in doubt as A and B have signed while C has not": the parser may take the conjunction for a preposition.
    fn mend_as_subject(&mut self, noun: usize) {
        let mark = self.heads[noun];
        let taken = self.labels[noun] == Label::Pobj
            && mark < noun
            && matches!(
                &*self.lemmas[mark],
                "as" | "after" | "before" | "since" | "until"
            )
            && self.labels[mark] == Label::Prep;
        if !taken || self.is_date(noun) || self.is_own_date(noun) {
            return;
        }
        let Some(next) = (noun + 1..self.parts.len()).find(|at| !self.is_under(*at, noun)) else {
            return;
        };
        let auxiliary = matches!(self.labels[next], Label::Aux | Label::Auxpass);
        let verb = if auxiliary { self.heads[next] } else { next };
        let finite = auxiliary && self.tags[next] != Tag::To
            || matches!(self.tags[verb], Tag::Vbd | Tag::Vbz | Tag::Vbp);
        let governor = self.heads[verb];
        let loose = verb >= next
            && finite
            && self.tags[verb].is_verb()
            && matches!(
                self.labels[verb],
                Label::Ccomp | Label::Advcl | Label::Conj | Label::Dep
            )
            && governor < mark
            && !self.has_subject(verb);
        if loose {
            self.attach_subject(noun, verb, next..verb);
            self.attach(mark, verb, Label::Mark);
            self.attach(verb, governor, Label::Advcl);
        }
    }

    /// "A, B and C, all of them producers, refused": they are producers, which are no fourth that refused.
    pub(super) fn mend_all_of_them(&mut self) {
        for all in 2..self.parts.len().saturating_sub(3) {
            let of_them = matches!(self.word(all), "all" | "both" | "most" | "none")
                && self.word(all - 1) == ","
                && self.word(all + 1) == "of"
                && matches!(self.word(all + 2), "them" | "whom" | "which");
            let noun = self.heads[all];
            if of_them && noun > all && self.labels[noun] == Label::Conj && self.heads[noun] < all {
                self.labels[noun] = Label::Appos;
            }
        }
    }

    /// "Peru signed in May, Chile in June", "signed by Peru in May and by Chile in June": where the verb is left out, the
    /// parser has nothing to hang the rest on.
    pub(super) fn mend_gapped(&mut self) {
        for at in 1..self.parts.len().saturating_sub(2) {
            let joined = matches!(self.parts[at - 1].span.of(self.text), "," | ";" | "and");
            if !joined {
                continue;
            }
            let dated = |of: &Self, preposition: usize| {
                matches!(&*of.lemmas[preposition], "in" | "on") && of.is_date(preposition + 1)
            };
            // "on July 9 and B on July 20": B is no date.
            let joined_to = self.heads[at];
            let head = match self.labels[joined_to] {
                Label::Pobj if self.is_date(joined_to) && self.labels[at] == Label::Conj => {
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
                && (dated(self, at + 1) || self.is_own_date(at + 1))
                && self.heads[at + 1] == head
            {
                self.labels[at] = Label::Conj;
                self.heads[at] = head;
                self.heads[at + 1] = at;
            }
            // The date after "by B" is B's.
            if self.lemmas[at] != "by" || self.labels[at] != Label::Conj {
                continue;
            }
            let noun =
                (at + 1..self.parts.len().saturating_sub(2)).find(|noun| self.heads[*noun] == at);
            if let Some(noun) = noun
                && dated(self, noun + 1)
            {
                self.heads[noun + 1] = noun;
            }
        }
    }

    /// "agreed to end the war and draft a treaty": behind "and" a word with an object of its own is a second infinitive.
    pub(super) fn mend_second_infinitive(&mut self) {
        for second in 3..self.parts.len().saturating_sub(1) {
            let noun = self.heads[second];
            let verb = self.heads[noun];
            let bare = matches!(self.tags[second], Tag::Nn)
                && self.labels[second] == Label::Conj
                && self.tags[second - 1] == Tag::Cc
                && self.labels[noun] == Label::Dobj
                && self.tags[verb] == Tag::Vb
                && verb < noun
                && matches!(self.tags[second + 1], Tag::Dt | Tag::PrpS)
                && matches!(
                    self.word(second),
                    "draft"
                        | "sign"
                        | "plan"
                        | "form"
                        | "work"
                        | "start"
                        | "finish"
                        | "end"
                        | "halt"
                        | "launch"
                        | "support"
                        | "back"
                        | "approach"
                        | "honour"
                        | "honor"
                        | "respect"
                        | "review"
                        | "reform"
                );
            let object = (second + 1..self.parts.len())
                .find(|at| self.heads[*at] == verb && self.labels[*at] == Label::Dobj);
            let Some(object) = object.filter(|_| bare) else {
                continue;
            };
            self.make_verb(second, Tag::Vb);
            self.attach(second, verb, Label::Conj);
            self.attach(second - 1, verb, Label::Cc);
            self.attach(object, second, Label::Dobj);
        }
    }

    /// "between the government in Klow and the front in Lutz", "the government of Congo and M23 rebels signed": the second side is
    /// joined to the first, and not to its place or to whose it is.
    pub(super) fn mend_second_side(&mut self) {
        for second in 4..self.parts.len() {
            let place = self.heads[second];
            let preposition = self.heads[place];
            let first = self.heads[preposition];
            let joined = self.labels[second] == Label::Conj
                && self.labels[place] == Label::Pobj
                && matches!(&*self.lemmas[preposition], "in" | "of")
                && place < second
                && self.conjuncts_of(first) == 1;
            let between = self.labels[first] == Label::Pobj
                && &*self.lemmas[self.heads[first]] == "between"
                && self.is_organised(second);
            let governs = matches!(
                &*self.lemmas[first],
                "government" | "army" | "military" | "president" | "junta" | "administration"
            );
            let fights = governs && self.is_state(place) && self.is_armed(second);
            if joined && (between || fights) {
                self.attach(second, first, Label::Conj);
                if self.tags[second - 1] == Tag::Cc {
                    self.heads[second - 1] = first;
                }
            }
        }
    }

    /// A named organisation or group, or who acts for a state.
    fn is_organised(&self, at: usize) -> bool {
        match self.parts[at].name {
            Some(name) => matches!(
                self.names[name].entity_type.as_str(),
                "organisation" | "armed_group" | "group" | "political_party"
            ),
            None => self.classes[at].has(Class::Official),
        }
    }

    /// "the FARC", "M23 rebels"
    fn is_armed(&self, at: usize) -> bool {
        match self.parts[at].name {
            Some(name) => self.names[name].entity_type.as_str() == "armed_group",
            None => self.classes[at].has(Class::Armed) && self.tags[at] == Tag::Nns,
        }
    }

    /// "parliaments in France and Spain ratified it": the second state is joined to the first, and is no parliament.
    pub(super) fn mend_states_of(&mut self) {
        for second in 4..self.parts.len() {
            let noun = self.heads[second];
            let plural = self.labels[second] == Label::Conj
                && noun < second
                && self.tags[noun] == Tag::Nns
                && self.parts[noun].name.is_none()
                && self.is_state(second);
            if !plural {
                continue;
            }
            let first = (noun + 1..second).rev().find(|at| {
                let preposition = self.heads[*at];
                self.is_state(*at)
                    && self.labels[*at] == Label::Pobj
                    && matches!(&*self.lemmas[preposition], "in" | "of" | "from")
                    && self.heads[preposition] == noun
            });
            let Some(first) = first else { continue };
            let only = (first + 1..second)
                .all(|at| matches!(self.tags[at], Tag::Cc | Tag::Dt) || self.word(at) == ",");
            if only {
                self.attach(second, first, Label::Conj);
                for at in first + 1..second {
                    if self.heads[at] == noun {
                        self.heads[at] = first;
                    }
                }
            }
        }
    }

    /// How many stand in the list that a word begins.
    fn conjuncts_of(&self, first: usize) -> usize {
        let joined = |at: &usize| self.labels[*at] == Label::Conj && self.heads[*at] == first;
        1 + (first + 1..self.parts.len()).filter(joined).count()
    }

    /// "accused B of leaving so that it could rearm and of breaking the truce": the second "of" goes with the first.
    pub(super) fn mend_second_of(&mut self) {
        for second in 4..self.parts.len().saturating_sub(1) {
            let gerund = |of: &Self, at: usize| {
                (at + 1..of.parts.len().min(at + 4)).any(|verb| {
                    of.heads[verb] == at
                        && of.labels[verb] == Label::Pcomp
                        && of.tags[verb] == Tag::Vbg
                })
            };
            let joined = matches!(self.labels[second], Label::Prep | Label::Conj)
                && self.tags[second - 1] == Tag::Cc
                && gerund(self, second);
            if !joined {
                continue;
            }
            let governor = self.heads[second];
            let first = (0..governor).rev().find(|first| {
                self.lemmas[*first] == self.lemmas[second]
                    && self.labels[*first] == Label::Prep
                    && gerund(self, *first)
                    && self.is_under(governor, *first)
            });
            if let Some(first) = first {
                self.attach(second, first, Label::Conj);
                self.attach(second - 1, first, Label::Cc);
            }
        }
    }

    /// "A as well as B": what a conjunction joins is no apposition.
    pub(super) fn mend_joined(&mut self) {
        for at in 2..self.parts.len() {
            let head = self.heads[at];
            let cc = |from: usize, to: usize| {
                (from..to).any(|cc| self.heads[cc] == head && self.labels[cc] == Label::Cc)
            };
            // "A, B, C, and D": a state in a list, between commas and before its "and".
            let listed = || {
                let last = self.dependent(at + 1..self.parts.len(), head, Label::Conj);
                last.is_some_and(|last| last <= at + 5 && cc(at, last))
                    && self.labels[head] == Label::Conj
                    && self.is_state(at)
                    && self.is_state(head)
            };
            // "envoys of A, B and the rebels": no state is another name of one.
            let next_state = || {
                head + 2 == at
                    && self.word(head + 1) == ","
                    && self.is_party(at)
                    && self.is_party(head)
                    && self.is_state(at)
                    && self.is_state(head)
            };
            let joined = self.labels[at] == Label::Appos
                && head < at
                && (cc(head + 1, at) || listed() || next_state());
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

    /// "Four other states, A, B, C and D, have signed": names after "states" and a comma say which ones.
    pub(super) fn mend_counted(&mut self) {
        for states in 1..self.parts.len().saturating_sub(2) {
            let first = states + 2;
            let several = self.tags[states] == Tag::Nns
                && self.parts[states].name.is_none()
                && self.classes[states].has(Class::Pair)
                && self.word(states + 1) == ","
                && self.heads[first] == states
                && self.labels[first] == Label::Conj
                && self.is_state(first);
            let joined = || {
                (states + 1..first)
                    .any(|at| self.labels[at] == Label::Cc && self.heads[at] == states)
            };
            if several && !joined() {
                self.labels[first] = Label::Appos;
            }
        }
    }

    /// "the Convention on Drugs (signed by A), the Convention on Arms (signed by B)": another name is another agreement.
    pub(super) fn mend_listed(&mut self) {
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

    /// "is a party to A and to B": the preposition is only said again.
    pub(super) fn mend_repeated(&mut self) {
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
            if !same {
                continue;
            }
            if let (Some(one), Some(other)) = (object(first), object(again))
                && self.is_pact(one) == self.is_pact(other)
            {
                self.heads[other] = one;
                self.labels[other] = Label::Conj;
            }
        }
    }

    /// "was signed by six states: A, B and C": what a colon lists is what stands before it.
    pub(super) fn mend_colon(&mut self) {
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

    /// "The latest amendment to the law of the Union, the Treaty of Lutz, came into force": a name between commas before the
    /// verb is another name of the subject.
    pub(super) fn mend_apposed(&mut self) {
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
            if !apposed {
                continue;
            }
            let first = (0..name)
                .find(|at| self.is_under(*at, name))
                .unwrap_or(name);
            if first == 0 || self.word(first - 1) != "," {
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

    /// "with eight African states, among them Gabon and Senegal": the names are of those before the comma.
    pub(super) fn mend_among(&mut self) {
        for among in 2..self.parts.len().saturating_sub(2) {
            let noun = among - 2;
            let them = matches!(&*self.lemmas[among + 1], "they" | "them" | "whom");
            let many = matches!(self.tags[noun], Tag::Nns | Tag::Nnps | Tag::Nnp);
            if &*self.lemmas[among] != "among" || !them || !many || self.word(among - 1) != "," {
                continue;
            }
            let named = self.dependent(among + 2..self.parts.len(), among, Label::Pobj);
            // The pronoun only points back; the names are what the preposition governs.
            if let Some(first) = named.filter(|first| self.is_party(*first)) {
                self.attach(among, noun, Label::Prep);
                self.attach(among + 1, first, Label::Det);
            }
        }
    }

    /// "has the power to enact laws, declare war and ratify treaties": a bare verb goes with the infinitive, not with the
    /// finite verb.
    pub(super) fn mend_bare(&mut self) {
        for at in 3..self.parts.len() {
            let head = self.heads[at];
            let bare = self.labels[at] == Label::Conj
                && head < at
                && (matches!(self.tags[head], Tag::Vbz | Tag::Vbd) && self.tags[at] == Tag::Vb
                    // "They have the authority to declare war, conclude treaties, ..."
                    || self.tags[head] == Tag::Vbp
                        && matches!(self.tags[at], Tag::Vb | Tag::Vbp)
                        && self.word(at - 1) == ",");
            // "to schedule elections, select and dismiss ministers, declare war": the row may begin with a verb taken for a noun.
            let first = self.list_head(at);
            let astray = self.labels[at] == Label::Conj
                && self.tags[at] == Tag::Vb
                && first < at
                && match self.tags[first].is_verb() {
                    true => self.labels[first] == Label::Dobj,
                    false => !self.tags[head].is_verb(),
                };
            if !bare && !astray {
                continue;
            }
            let own = (head..at).any(|aux| {
                self.heads[aux] == at
                    && (self.labels[aux] == Label::Aux || self.labels[aux].is_subject())
            });
            let from = if bare { head } else { 0 };
            let infinitive = (from + 1..at).rev().find(|verb| {
                self.tags[*verb] == Tag::Vb
                    && (from..*verb).any(|to| self.heads[to] == *verb && self.tags[to] == Tag::To)
            });
            if let Some(infinitive) = infinitive.filter(|_| !own) {
                self.heads[at] = infinitive;
            }
        }
    }

    /// "met with Oman as mediator", "took effect with Korea divided": what stands after "with" is the subject of a clause of
    /// its own, and no partner.
    pub(super) fn mend_absolute(&mut self) {
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

    /// "Ana Ruiz for Peru and Jon Lund for Norway signed": the second person stands beside the first.
    pub(super) fn mend_for_each(&mut self) {
        for person in 4..self.parts.len().saturating_sub(2) {
            let first = self.list_head(person);
            let preposition = self.heads[first];
            let one = self.heads[preposition];
            let again = self.labels[person] == Label::Conj
                && self.parts[person].name.is_some()
                && self.word(person + 1) == "for"
                && self.parts[person + 2..]
                    .iter()
                    .take(2)
                    .any(|part| part.name.is_some())
                && self.labels[first] == Label::Pobj
                && self.word(preposition) == "for"
                && self.parts[one].name.is_some()
                && one < preposition;
            if again {
                self.attach(person, one, Label::Conj);
                self.attach(person + 1, person, Label::Prep);
            }
        }
    }
}
