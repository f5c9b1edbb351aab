//! **Group**, mending: whose subject a noun is.

use crate::lexicon::Class;
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

impl Phrase<'_> {
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
            let dated = |at: usize| {
                let mut dates = self.dates.iter();
                dates.any(|date| date.span.overlaps(self.parts[at].span))
            };
            let verb = match &*self.lemmas[at + 1] {
                "on" | "in" if dated(at + 2) => at + 3,
                _ if dated(at + 1) => at + 2,
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

    /// "The first, with Spain, was signed": what stands before the auxiliary is the subject.
    pub(super) fn mend_first(&mut self) {
        for at in 0..self.parts.len().saturating_sub(2) {
            let verb = self.heads[at];
            let auxiliary = |label: Label| self.dependent(at + 1..verb, verb, label).is_some();
            let passive = self.labels[at] == Label::Attr && verb > at && auxiliary(Label::Auxpass);
            if passive && !self.has_subject(verb) {
                self.labels[at] = Label::Nsubjpass;
            }
        }
    }

    /// "To keep them out of the Balkans Austria signed": of two names side by side the second begins a clause of its own.
    pub(super) fn mend_adjacent(&mut self) {
        let party = |at: usize| {
            self.parts[at]
                .name
                .is_some_and(|name| self.names[name].class == NameClass::Party)
        };
        let pairs: Vec<usize> = (1..self.parts.len().saturating_sub(2))
            .filter(|at| self.heads[*at] == at + 1)
            .filter(|at| matches!(self.labels[*at], Label::Nmod | Label::Compound))
            .filter(|at| party(*at) && party(at + 1) && self.labels[at + 1] == Label::Pobj)
            .collect();
        for first in pairs {
            let (second, verb) = (first + 1, first + 2);
            if self.tags[verb] != Tag::Vbd || self.has_subject(verb) {
                continue;
            }
            self.attach(first, self.heads[second], Label::Pobj);
            for at in 0..first {
                if self.heads[at] == second {
                    self.heads[at] = first;
                }
            }
            self.attach(second, verb, Label::Nsubj);
        }
    }

    /// "B called on C to return": without an auxiliary the verb is no passive of a party.
    pub(super) fn mend_called_on(&mut self) {
        for verb in 1..self.parts.len().saturating_sub(2) {
            let calls = self.tags[verb] == Tag::Vbn
                && &*self.lemmas[verb] == "call"
                && matches!(self.word(verb + 1), "on" | "upon" | "for")
                && self.dependent(0..verb, verb, Label::Auxpass).is_none()
                && self.dependent(0..verb, verb, Label::Aux).is_none();
            let subject = self.dependent(0..verb, verb, Label::Nsubjpass);
            if let Some(subject) =
                subject.filter(|subject| calls && self.parts[*subject].name.is_some())
            {
                self.tags[verb] = Tag::Vbd;
                self.labels[subject] = Label::Nsubj;
            }
        }
    }

    /// "B's negotiators and C signed", "B and Tuareg rebels signed": both are the subject.
    pub(super) fn mend_joint(&mut self) {
        for and in 1..self.parts.len().saturating_sub(2) {
            if self.labels[and] != Label::Cc {
                continue;
            }
            let first = self.heads[and];
            // "B and C's fisheries ministers": both states' ministers, whatever the parser makes of the first noun.
            let last = self.heads[first];
            let middle = (and + 1..last).find(|at| self.heads[*at] == first && *at + 1 == last);
            let of = middle.and_then(|middle| self.dependent(and + 1..middle, middle, Label::Poss));
            if let (Some(middle), Some(of)) = (middle, of)
                && matches!(self.labels[first], Label::Nmod | Label::Compound)
                && self.labels[middle] == Label::Conj
                && self.parts[first].name.is_some()
                && self.parts[of].name.is_some()
            {
                self.attach(first, last, Label::Poss);
                self.attach(of, first, Label::Conj);
                self.attach(middle, last, Label::Compound);
                continue;
            }
            // "All but B have ratified it": B has not.
            let whole = matches!(
                &*self.lemmas[first],
                "all" | "none" | "nobody" | "everybody" | "everyone" | "nothing"
            );
            if whole && first + 1 == and && &*self.lemmas[and] == "but" {
                let verb = self.heads[first];
                let subject = |at: &usize| {
                    self.heads[*at] == first && self.labels[*at] == Label::Conj
                        || self.heads[*at] == verb && self.labels[*at].is_subject()
                };
                if let Some(excepted) = (and + 1..self.parts.len()).find(subject) {
                    self.attach(and, first, Label::Prep);
                    self.attach(excepted, and, Label::Pobj);
                }
                continue;
            }
            let state = first < and
                && self.parts[first].name.is_some_and(|name| {
                    let name = &self.names[name];
                    name.class == NameClass::Party && name.entity_type.is_state()
                });
            // A state's own name before those who fight it says nothing of them.
            let fighters = self.heads[first];
            let other = (and + 1..fighters)
                .find(|at| self.heads[*at] == first && self.labels[*at] == Label::Conj);
            if let (true, Some(other)) = (state, other)
                && matches!(
                    self.labels[first],
                    Label::Nmod | Label::Compound | Label::Amod
                )
                && self.classes[fighters].has(Class::Armed)
                && self.tags[fighters] == Tag::Nns
                && self.parts[fighters].name.is_none()
                && (0..first).all(|at| self.heads[at] != fighters)
            {
                let (head, label) = (self.heads[fighters], self.labels[fighters]);
                self.attach(first, if head == fighters { first } else { head }, label);
                self.attach(fighters, first, Label::Conj);
                self.attach(other, fighters, Label::Nmod);
                continue;
            }
            // "Neither the treaty nor its annex has come": what "nor" joins has one verb.
            let nor = &*self.lemmas[and] == "nor";
            if nor && self.labels[first].is_subject() && first < and {
                let verb = self.heads[first];
                let other = self.dependent(and + 1..verb, verb, self.labels[first]);
                if let Some(other) = other {
                    self.attach(other, first, Label::Conj);
                }
                continue;
            }
            // A relative clause needs no "and": the verb behind it is that of the sentence.
            if self.labels[first] != Label::Root || self.tags[first].is_verb() || first > and {
                continue;
            }
            let Some(second) = (and + 1..self.parts.len()).find(|at| {
                self.labels[*at].is_subject() && (and + 1..*at).all(|word| self.is_under(word, *at))
            }) else {
                continue;
            };
            let verb = self.heads[second];
            let clause = self.labels[verb] == Label::Root
                || self.labels[verb] == Label::Relcl && self.heads[verb] == first
                || nor && self.labels[verb] == Label::Conj && self.heads[verb] == first;
            let auxiliary = || {
                let mut range = second + 1..verb;
                range.any(|at| self.heads[at] == verb && self.tags[at].is_finite())
            };
            if clause && second < verb && (self.tags[verb].is_finite() || nor && auxiliary()) {
                let label = self.labels[second];
                self.attach(verb, verb, Label::Root);
                self.attach(first, verb, label);
                self.attach(second, first, Label::Conj);
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

    /// "It took B ten years to ratify the pact": B did it, and what it took is no part of B's name.
    pub(super) fn mend_taken(&mut self) {
        for verb in 1..self.parts.len().saturating_sub(3) {
            let subject = self.dependent(0..verb, verb, Label::Nsubj);
            let takes = &*self.lemmas[verb] == "take"
                && subject.is_some_and(|subject| &*self.lemmas[subject] == "it");
            if !takes {
                continue;
            }
            let purpose = (verb + 1..self.parts.len()).find(|at| {
                self.tags[*at] == Tag::Vb
                    && matches!(self.labels[*at], Label::Acl | Label::Advcl | Label::Xcomp)
                    && self.is_under(*at, verb)
                    && self.dependent(verb + 1..*at, *at, Label::Aux).is_some()
            });
            let Some(purpose) = purpose else { continue };
            self.attach(purpose, verb, Label::Xcomp);
            let doer = verb + 1;
            let time = self.heads[doer];
            let apart = self.parts[doer].name.is_some()
                && matches!(self.labels[doer], Label::Nmod | Label::Compound)
                && self.heads[time] == verb;
            if apart {
                self.attach(doer, verb, Label::Dative);
            }
        }
    }

    /// "has refused for decades to ratify it", "agreed for the first time to sign it": a time does not ratify.
    pub(super) fn mend_for_a_time(&mut self) {
        for time in 2..self.parts.len().saturating_sub(2) {
            let long = matches!(
                &*self.lemmas[time],
                "decade" | "year" | "month" | "week" | "day" | "hour" | "time" | "generation"
            );
            let clause = |at: &usize| {
                self.tags[*at] == Tag::Vb
                    && (self.heads[time] == *at && self.labels[time] == Label::Nsubj
                        || self.heads[*at] == time && self.labels[*at] == Label::Relcl)
            };
            let verb = (time + 1..self.parts.len()).find(clause);
            let Some(verb) = verb.filter(|_| long) else {
                continue;
            };
            // "for the first time to sign"
            if self.heads[verb] == time {
                let mark = self.heads[time];
                let governor = self.heads[mark];
                let adverbial = self.labels[time] == Label::Pobj
                    && &*self.lemmas[mark] == "for"
                    && self.tags[governor].is_verb();
                if adverbial {
                    self.attach(verb, governor, Label::Xcomp);
                }
                continue;
            }
            let mark = self.dependent(0..time, verb, Label::Mark);
            let Some(mark) = mark.filter(|mark| &*self.lemmas[*mark] == "for") else {
                continue;
            };
            let governor = self.heads[verb];
            if governor < mark && self.tags[governor].is_verb() {
                self.attach(mark, governor, Label::Prep);
                self.attach(time, mark, Label::Pobj);
                self.attach(verb, governor, Label::Xcomp);
            }
        }
    }

    /// "A broke the pact, B says": the last words say who tells it.
    pub(super) fn mend_teller(&mut self) {
        for says in 5..self.parts.len() {
            let verb = self.heads[says];
            let tells = self.labels[says] == Label::Dobj
                && self.tags[says].is_finite()
                && self.classes[says].has(Class::Report)
                && verb < says
                && self.tags[verb].is_verb();
            let teller = says - 1;
            let comma = says - 2;
            if !tells || self.word(comma) != "," || self.parts[teller].name.is_none() {
                continue;
            }
            let Some(object) = self.dependent(verb + 1..comma, says, Label::Nsubj) else {
                continue;
            };
            self.attach(object, verb, Label::Dobj);
            self.attach(teller, says, Label::Nsubj);
            let (head, label) = (self.heads[verb], self.labels[verb]);
            let root = label == Label::Root;
            self.attach(says, if root { says } else { head }, label);
            self.attach(verb, says, Label::Ccomp);
        }
    }

    /// "The talks are over, B's president announces": what closes the sentence tells who says so.
    pub(super) fn mend_teller_behind(&mut self) {
        for says in 4..self.parts.len() {
            let verb = self.heads[says];
            let tells = self.labels[says] == Label::Ccomp
                && self.tags[says].is_finite()
                && self.classes[says].has(Class::Report)
                && verb < says
                && self.labels[verb] == Label::Root
                && self.tags[verb].is_verb();
            let closes = (says + 1..self.parts.len()).all(|at| self.tags[at].is_punctuation());
            let teller = self.dependent(verb + 1..says, says, Label::Nsubj);
            let Some(teller) = teller.filter(|_| tells && closes) else {
                continue;
            };
            let comma = (verb + 1..teller).rfind(|at| self.word(*at) == ",");
            let alone =
                comma.is_some_and(|comma| (comma + 1..says).all(|at| self.is_under(at, says)));
            if alone {
                self.attach(says, says, Label::Root);
                self.attach(verb, says, Label::Ccomp);
            }
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
    pub(super) fn mend_dated_subject(&mut self) {
        for at in 0..self.parts.len() {
            let verb = self.heads[at];
            let acts = match self.parts[at].name {
                Some(name) => matches!(
                    self.names[name].class,
                    NameClass::Party | NameClass::Person | NameClass::Body
                ),
                // "Samoa's minister today welcomed it"
                None => self.tags[at].is_noun() && self.classes[at].has(Class::Official),
            };
            let stray = matches!(self.labels[at], Label::Npadvmod | Label::Dep)
                && verb > at
                && self.tags[verb].is_finite();
            if !acts || !stray {
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

    /// "because A and B - two of the four - signed it": who stands before an aside between dashes is the subject of what follows it.
    pub(super) fn mend_dashed(&mut self) {
        let is_dash = |tree: &Self, at: usize| matches!(tree.word(at), "-" | "–" | "—" | "--");
        for open in 1..self.parts.len() {
            if !is_dash(self, open) || !self.tags[open - 1].is_noun() {
                continue;
            }
            let Some(close) =
                (open + 2..self.parts.len().min(open + 14)).find(|at| is_dash(self, *at))
            else {
                continue;
            };
            let verb = close + 1;
            let past = self
                .tags
                .get(verb)
                .is_some_and(|tag| matches!(tag, Tag::Vbd | Tag::Vbn | Tag::Vbz | Tag::Vbp));
            let inside = |at: usize| at > open && at < close;
            if !past
                || self.has_subject(verb)
                || self.labels[verb] != Label::Acl
                || !inside(self.heads[verb])
                || (open + 1..close).any(|at| self.tags[at].is_verb())
            {
                continue;
            }
            let aside = self.heads[verb];
            let first = self.list_head(open - 1);
            let first = match self.labels[first] {
                Label::Nmod | Label::Compound | Label::Appos | Label::Dep
                    if self.heads[first] == aside =>
                {
                    first
                }
                _ => continue,
            };
            // What governed the aside governs the verb.
            let (governor, label) = (self.heads[aside], self.labels[aside]);
            let joins = label == Label::Pobj && governor < first;
            if joins {
                let above = self.heads[governor];
                self.attach(verb, above, Label::Advcl);
                self.attach(governor, verb, Label::Mark);
            } else {
                self.attach(verb, if governor == aside { verb } else { governor }, label);
            }
            self.attach(first, verb, Label::Nsubj);
            self.attach(aside, first, Label::Appos);
            if self.tags[verb] == Tag::Vbn {
                self.tags[verb] = Tag::Vbd;
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

    /// "The truce signed Saturday is aimed at peace": the first of two verbs is a participle of the noun right before it.
    pub(super) fn mend_dated_participle(&mut self) {
        for verb in 1..self.parts.len().saturating_sub(3) {
            let noun = verb - 1;
            let participle = self.is_pact(noun)
                && self.heads[noun] == verb
                && self.labels[noun].is_subject()
                && self.tags[verb].is_verb()
                && self
                    .dates
                    .iter()
                    .any(|date| date.span.start == self.parts[verb + 1].span.start);
            if !participle {
                continue;
            }
            let main = (verb + 2..self.parts.len()).find(|at| {
                self.heads[*at] == verb
                    && self.labels[*at] == Label::Conj
                    && self.tags[*at].is_verb()
                    && !self.has_subject(*at)
            });
            let Some(main) = main else { continue };
            let joined = (verb + 1..main).any(|at| {
                self.labels[at] == Label::Cc && (self.heads[at] == verb || self.heads[at] == main)
                    || self.word(at) == ","
            });
            let auxiliary = (verb + 2..main).find(|at| self.heads[*at] == main);
            let finite = auxiliary
                .is_some_and(|at| matches!(self.labels[at], Label::Aux | Label::Auxpass))
                || matches!(self.tags[main], Tag::Vbz | Tag::Vbd | Tag::Vbp) && main <= verb + 3;
            if joined || !finite {
                continue;
            }
            let (head, label) = (self.heads[verb], self.labels[verb]);
            self.attach(main, if head == verb { main } else { head }, label);
            let passive = self
                .dependent(verb + 1..main, main, Label::Auxpass)
                .is_some();
            let subject = if passive {
                Label::Nsubjpass
            } else {
                Label::Nsubj
            };
            self.attach(noun, main, subject);
            self.attach(verb, noun, Label::Acl);
            self.tags[verb] = Tag::Vbn;
            for at in main + 1..self.parts.len() {
                if self.heads[at] == verb && self.labels[at] == Label::Punct {
                    self.heads[at] = main;
                }
            }
        }
    }

    /// "A has ratified it, but B and C have not": those between are the subject of the verb that stands for the other one.
    pub(super) fn mend_pro_verb(&mut self) {
        for verb in 3..self.parts.len().saturating_sub(1) {
            let alone = matches!(&*self.lemmas[verb], "have" | "do")
                && matches!(self.word(verb + 1), "not" | "n't" | "n’t")
                && self
                    .tags
                    .get(verb + 2)
                    .is_none_or(|tag| tag.is_punctuation());
            if !alone {
                continue;
            }
            let but = (verb.saturating_sub(12)..verb)
                .rev()
                .find(|at| matches!(&*self.lemmas[*at], "but" | "while" | "whereas"));
            let Some(but) = but else { continue };
            let joins = |tree: &Self, at: usize| matches!(tree.word(at), "," | "and" | "or");
            let listed = (but + 1..verb).all(|at| {
                let tag = self.tags[at];
                tag.is_noun() || tag.is_adjective() || tag == Tag::Dt || joins(self, at)
            });
            let governor = self.list_head(self.heads[but]);
            if !listed || !self.tags[governor].is_verb() || governor > but {
                continue;
            }
            let mut first: Option<usize> = None;
            let mut start = but + 1;
            for at in but + 1..=verb {
                if at != verb && !joins(self, at) {
                    continue;
                }
                let Some(noun) = (start..at).rev().find(|noun| self.tags[*noun].is_noun()) else {
                    start = at + 1;
                    continue;
                };
                for word in start..noun {
                    let label = match self.tags[word] {
                        Tag::Dt => Label::Det,
                        tag if tag.is_adjective() => Label::Amod,
                        _ => Label::Compound,
                    };
                    self.attach(word, noun, label);
                }
                match first {
                    Some(first) => self.attach(noun, first, Label::Conj),
                    None => {
                        self.attach(noun, verb, Label::Nsubj);
                        first = Some(noun);
                    }
                }
                if at != verb {
                    let comma = self.word(at) == ",";
                    let label = if comma { Label::Punct } else { Label::Cc };
                    self.attach(at, first.unwrap_or(noun), label);
                }
                start = at + 1;
            }
            if first.is_some() {
                self.attach(verb, governor, Label::Conj);
                self.tags[verb] = if self.tags[verb].is_verb() {
                    self.tags[verb]
                } else {
                    Tag::Vbp
                };
            }
        }
    }

    /// "came after A and B (C, D) on Monday reached a deal": what stands after the conjunction is the subject of the verb that
    /// nothing joins to the one before.
    pub(super) fn mend_after(&mut self) {
        for verb in 4..self.parts.len() {
            let head = self.heads[verb];
            if self.labels[verb] != Label::Conj
                || !matches!(self.tags[verb], Tag::Vbd | Tag::Vbz | Tag::Vbp)
                || head >= verb
                || !self.tags[head].is_verb()
                || self.has_subject(verb)
                || (head + 1..verb).any(|at| {
                    self.labels[at] == Label::Cc
                        && (self.heads[at] == head || self.heads[at] == verb)
                })
            {
                continue;
            }
            let conjunction = (head + 1..verb).find(|at| {
                self.heads[*at] == head
                    && self.labels[*at] == Label::Prep
                    && matches!(
                        &*self.lemmas[*at],
                        "after" | "before" | "since" | "until" | "as"
                    )
            });
            let Some(conjunction) = conjunction else {
                continue;
            };
            let Some(noun) = self.dependent(conjunction + 1..verb, conjunction, Label::Pobj) else {
                continue;
            };
            if self.parts[noun].name.is_none()
                || (noun + 1..verb).any(|at| self.word(at) == "," && self.heads[at] == head)
            {
                continue;
            }
            self.attach(verb, head, Label::Advcl);
            self.attach(conjunction, verb, Label::Mark);
            self.attach(noun, verb, Label::Nsubj);
            for at in noun + 1..verb {
                if self.heads[at] == head {
                    self.heads[at] = verb;
                }
            }
        }
    }

    /// "reached Lutz and the treaty was signed": a place is not signed; it ends the first clause, and the treaty begins the second.
    pub(super) fn mend_reached(&mut self) {
        for place in 1..self.parts.len().saturating_sub(3) {
            let verb = self.heads[place];
            let first = self.heads[verb];
            let clause = self.labels[place] == Label::Nsubjpass
                && self.labels[verb] == Label::Ccomp
                && first + 1 == place
                && self.tags[first].is_verb()
                && !self.classes[first].has(Class::Report)
                && self.parts[place].name.is_some()
                && !self.is_pact(place);
            let pact = self.dependent(place + 1..verb, place, Label::Conj);
            let Some(pact) = pact.filter(|pact| clause && self.is_pact(*pact)) else {
                continue;
            };
            if self.dependent(place + 1..pact, pact, Label::Det).is_none() {
                continue;
            }
            if let Some(and) = self.dependent(place + 1..pact, place, Label::Cc) {
                self.heads[and] = first;
            }
            self.attach(place, first, Label::Dobj);
            self.attach(pact, verb, Label::Nsubjpass);
            self.attach(verb, first, Label::Conj);
        }
    }

    /// "reached Oslo and the treaty was signed", "kept the clause and Menelik signed it": a finite verb that nothing joins to
    /// the verb before it has what stands before it as its subject, and not as a second object of the other.
    pub(super) fn mend_clause(&mut self) {
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

    /// "This meant B had broken the pact": without "that" the subject of what is said looks like an object.
    pub(super) fn mend_content(&mut self) {
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

    /// "Greece was opposed to the accord": a state of mind, and no passive.
    pub(super) fn mend_opposed(&mut self) {
        for opposed in 1..self.parts.len().saturating_sub(2) {
            let minded = self.lemmas[opposed] == "oppose"
                && self.tags[opposed] == Tag::Vbn
                && self.lemmas[opposed + 1] == "to";
            if !minded {
                continue;
            }
            for at in 0..opposed {
                if self.heads[at] != opposed {
                    continue;
                }
                match self.labels[at] {
                    Label::Nsubjpass => self.labels[at] = Label::Nsubj,
                    Label::Auxpass => self.labels[at] = Label::Aux,
                    _ => {}
                }
            }
        }
    }

    /// "Norway, though a signatory, has yet to ratify": what stands between the commas has no verb, so that the verb after them
    /// is that of the name before them.
    pub(super) fn mend_aside(&mut self) {
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
}
