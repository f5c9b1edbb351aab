//! **Group**, mending: what stands in a list, and what beside it.

use crate::lexicon::Class;
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

impl Phrase<'_> {
    /// "suspended the treaty last Tuesday": a day is no head of a noun group.
    pub(super) fn mend_dated(&mut self) {
        for at in 1..self.parts.len() {
            // "said last November that it would": nor an object.
            let date = || {
                let mut dates = self.dates.iter();
                dates.any(|date| date.span == self.parts[at].span && !date.possessive)
            };
            let report = self.classes[self.heads[at]].has(Class::Report);
            if self.labels[at] == Label::Dobj && report && date() {
                self.labels[at] = Label::Npadvmod;
            }
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

    /// "objected until dawn to the wording": what follows an hour or a day is the verb's.
    pub(super) fn mend_after_hour(&mut self) {
        for to in 3..self.parts.len() {
            let hour = self.heads[to];
            let when = self.heads[hour];
            let verb = self.heads[when];
            let time = self.is_date(hour)
                || matches!(
                    &*self.lemmas[hour],
                    "dawn" | "dusk" | "noon" | "midnight" | "night" | "end"
                );
            let until =
                self.labels[when] == Label::Prep && matches!(&*self.lemmas[when], "until" | "till");
            if self.labels[to] == Label::Prep
                && &*self.lemmas[to] == "to"
                && self.labels[hour] == Label::Pobj
                && hour + 1 == to
                && time
                && until
                && self.tags[verb].is_verb()
            {
                self.heads[to] = verb;
            }
        }
    }

    /// "after India had done the same": the noun after the conjunction is the subject of its verb.
    pub(super) fn mend_marked_subject(&mut self) {
        for noun in 1..self.parts.len() {
            let mark = self.heads[noun];
            let verb = self.heads[mark];
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

    /// "At present Peru is bound": the present is not Peru's.
    pub(super) fn mend_at_present(&mut self) {
        for at in 0..self.parts.len().saturating_sub(3) {
            let fronted = &*self.lemmas[at] == "at"
                && self.word(at + 1) == "present"
                && self.parts[at + 2].name.is_some()
                && self.heads[at + 1] == at + 2
                && self.heads[at + 2] == at;
            let verb = self.heads[at];
            if fronted && self.tags[verb].is_verb() && verb > at + 2 {
                self.attach(at + 1, at, Label::Pobj);
                self.attach_subject(at + 2, verb, at + 3..verb);
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

    /// "abandoned by Greece in 2020 and by Chile a year later": the time behind the second name is that of the second.
    pub(super) fn mend_by_dated(&mut self) {
        for by in 3..self.parts.len().saturating_sub(2) {
            let (name, date) = (by + 1, by + 2);
            let verb = self.heads[date];
            let again = self.word(by) == "by"
                && self.labels[by] == Label::Conj
                && self.heads[name] == by
                && self.parts[name].name.is_some()
                && self.is_date(date)
                && verb < by
                && self.tags[verb].is_verb();
            if again {
                self.attach(date, name, Label::Npadvmod);
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
