//! **Group**, mending: which noun a clause is about.

use crate::lexicon::Class;
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

impl Phrase<'_> {
    /// "the agreement that the two states signed": the parser may take "that" for a preposition, and the verb for a participle.
    pub(super) fn mend_relative(&mut self) {
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
        self.mend_relative_piped();
        self.mend_relative_object();
        self.mend_relative_subject();
        self.mend_relative_comma();
        self.mend_relative_pact();
        self.mend_relative_end();
        self.mend_relative_clause();
        self.mend_relative_main();
        self.mend_relative_resumed();
        self.mend_relative_whose();
        self.mend_relative_person();
        self.mend_infinitive();
    }

    /// "the treaty by which A and B are bound": the names behind the pronoun are the subject.
    fn mend_relative_piped(&mut self) {
        for which in 2..self.parts.len().saturating_sub(2) {
            let by = which - 1;
            let piped = self.word(which) == "which"
                && self.labels[which] == Label::Pobj
                && self.heads[which] == by
                && self.heads[by] < by;
            if !piped {
                continue;
            }
            let stray = self.dependent(which + 1..self.parts.len(), by, Label::Pobj);
            let Some(subject) = stray else { continue };
            let noun = self.heads[by];
            let end = (subject..self.parts.len())
                .take_while(|at| self.is_under(*at, subject) || *at == subject)
                .last()
                .unwrap_or(subject);
            let verb = (end + 1..self.parts.len().min(end + 4)).find(|at| {
                self.tags[*at].is_verb()
                    && !self.labels[*at].is_auxiliary()
                    && (end + 1..*at).all(|aux| self.heads[aux] == *at)
            });
            let Some(verb) = verb.filter(|verb| self.heads[noun] == *verb) else {
                continue;
            };
            // What the noun itself does is told by the verb behind.
            let main = self.dependent(verb + 1..self.parts.len(), verb, Label::Conj);
            let Some(main) = main.filter(|main| self.tags[*main].is_finite()) else {
                continue;
            };
            let (head, label) = (self.heads[verb], self.labels[verb]);
            let head = if head == verb { main } else { head };
            self.attach(main, head, label);
            self.attach(noun, main, Label::Nsubj);
            self.attach(verb, noun, Label::Relcl);
            self.attach(by, verb, Label::Prep);
            self.attach_subject(subject, verb, end..verb);
        }
        for which in 2..self.parts.len() {
            let by = which - 1;
            let verb = self.heads[by];
            let agent = self.word(by) == "by"
                && self.word(which) == "which"
                && self.labels[by] == Label::Prep
                && self
                    .dependent(which..verb.max(which), verb, Label::Auxpass)
                    .is_some();
            if agent {
                self.labels[by] = Label::Agent;
            }
        }
    }

    /// "a reply to Georgia, which in 2012 had suspended the treaty": a verb with an object of its own has the pronoun for its
    /// subject, and that is the state before it.
    fn mend_relative_subject(&mut self) {
        for which in 3..self.parts.len() {
            let verb = self.heads[which];
            let object = (verb + 1..self.parts.len())
                .any(|at| self.heads[at] == verb && self.labels[at] == Label::Dobj);
            let relative = &*self.lemmas[which] == "which"
                && self.word(which - 1) == ","
                && self.labels[which] == Label::Dobj
                && self.labels[verb] == Label::Relcl
                && verb > which
                && object
                && !self.has_subject(verb);
            if !relative {
                continue;
            }
            self.labels[which] = Label::Nsubj;
            let state = which - 2;
            let party = self.parts[state].name.map(|name| self.names[name].class);
            if party == Some(NameClass::Party) && self.is_under(state, self.heads[verb]) {
                self.heads[verb] = state;
            }
        }
    }

    /// "That leaves Kuwait and Qatar, whose ministers are expected to sign": the clause is about the noun before its comma.
    fn mend_relative_whose(&mut self) {
        for whose in 2..self.parts.len() {
            if &*self.lemmas[whose] != "whose" || self.word(whose - 1) != "," {
                continue;
            }
            let (noun, before) = (self.heads[whose], whose - 2);
            let verb = self.heads[noun];
            let subject = noun > whose && verb > noun && self.labels[noun].is_subject();
            let loose = matches!(
                self.labels[verb],
                Label::Conj | Label::Ccomp | Label::Parataxis
            );
            if subject && loose && self.heads[verb] < whose && self.tags[before].is_noun() {
                let antecedent = self.list_head(before);
                self.attach(verb, antecedent, Label::Relcl);
            }
        }
    }

    /// "X, leader of the Independent Greeks, who had rejected it": "who" is the person, and not those whom he leads.
    fn mend_relative_person(&mut self) {
        for who in 3..self.parts.len() {
            let verb = self.heads[who];
            let led = self.heads[verb];
            let about = &*self.lemmas[who] == "who"
                && verb > who
                && self.labels[verb] == Label::Relcl
                && self.word(who - 1) == ","
                && self.labels[led] == Label::Pobj
                && self.names_several(led);
            let of = self.heads[led];
            let leader = self.heads[of];
            if about && &*self.lemmas[of] == "of" && self.classes[leader].has(Class::Official) {
                self.attach(verb, leader, Label::Relcl);
            }
        }
    }

    /// Whether a noun is a name of many: of a party, a state, an organisation.
    fn names_several(&self, at: usize) -> bool {
        let name = self.parts[at].name.map(|name| self.names[name].class);
        !matches!(name, None | Some(NameClass::Person)) || self.tags[at] == Tag::Nnps
    }

    /// "The states that have not ratified the treaty are B and C": of two subjects the second, which ends the relative clause, is
    /// its object.
    fn mend_relative_end(&mut self) {
        for object in 3..self.parts.len() {
            let main = self.heads[object];
            if self.labels[object] != Label::Nsubj || object >= main {
                continue;
            }
            let Some(first) = self.dependent(0..object, main, Label::Nsubj) else {
                continue;
            };
            let Some(verb) = self.dependent(first + 1..object, first, Label::Relcl) else {
                continue;
            };
            // Between the verb and its object stand only the words of the object.
            let adjacent = (verb + 1..object).all(|at| self.is_under(at, object));
            let has_object = (first..main).any(|at| {
                self.heads[at] == verb && matches!(self.labels[at], Label::Dobj | Label::Auxpass)
            });
            if adjacent && !has_object {
                self.attach(object, verb, Label::Dobj);
            }
        }
    }

    /// "The truce that they were nearing would open the road": a verb with an auxiliary of its own and no subject is that of the
    /// sentence.
    fn mend_relative_main(&mut self) {
        for verb in 4..self.parts.len() {
            let inner = self.heads[verb];
            let noun = self.heads[inner];
            let cut = matches!(self.labels[verb], Label::Xcomp | Label::Ccomp)
                && matches!(self.labels[inner], Label::Acl | Label::Relcl)
                && self.labels[noun] == Label::Root
                && self.tags[noun].is_noun()
                && noun < inner
                && inner < verb
                && !self.has_subject(verb);
            let finite = |at: &usize| {
                matches!(self.labels[*at], Label::Aux | Label::Auxpass)
                    && self.tags[*at].is_finite()
            };
            let auxiliary = (inner + 1..verb).any(|at| self.heads[at] == verb && finite(&at));
            if cut && auxiliary && self.has_subject(inner) {
                self.attach(verb, verb, Label::Root);
                self.attach(noun, verb, Label::Nsubj);
                if self.labels[inner] == Label::Acl {
                    self.labels[inner] = Label::Relcl;
                }
            }
        }
    }

    /// "The treaty between B and C, which binds both, takes effect": the parser may give the clause's verb both subjects; the verb
    /// behind its second comma is that of the sentence.
    fn mend_relative_resumed(&mut self) {
        for which in 3..self.parts.len() {
            let inner = self.heads[which];
            let opens = matches!(&*self.lemmas[which], "which" | "who")
                && self.word(which - 1) == ","
                && inner > which
                && self.tags[inner].is_verb()
                && !matches!(self.labels[inner], Label::Relcl | Label::Acl);
            let noun = (0..which - 1)
                .find(|at| opens && self.heads[*at] == inner && self.labels[*at].is_subject());
            let Some(noun) = noun else { continue };
            let main = (inner + 2..self.parts.len()).find(|at| {
                let first = (inner + 1..=*at)
                    .find(|aux| {
                        *aux == *at || self.heads[*aux] == *at && self.labels[*aux].is_auxiliary()
                    })
                    .unwrap_or(*at);
                self.heads[*at] == inner
                    && self.labels[*at] == Label::Conj
                    && self.tags[first].is_finite()
                    && self.word(first - 1) == ","
                    && !self.has_subject(*at)
            });
            let Some(main) = main else { continue };
            let (head, label) = (self.heads[inner], self.labels[inner]);
            let head = if head == inner { main } else { head };
            self.attach(main, head, label);
            self.attach_subject(noun, main, inner..main);
            self.attach(inner, noun, Label::Relcl);
        }
    }

    /// "bound by the treaty, which it had ratified", "under the treaty, to which it is a party": after a comma the clause is about the
    /// noun before it.
    fn mend_relative_comma(&mut self) {
        for which in 3..self.parts.len() {
            let piped = self.labels[which] == Label::Pobj && self.heads[which] == which - 1;
            let (first, verb) = match piped {
                true => (which - 1, self.heads[which - 1]),
                false => (which, self.heads[which]),
            };
            let Some(noun) = first.checked_sub(2) else {
                continue;
            };
            let loose = matches!(self.labels[verb], Label::Ccomp | Label::Conj | Label::Advcl)
                || piped && self.labels[verb] == Label::Acl;
            let relative = matches!(&*self.lemmas[which], "which" | "who")
                && (piped
                    || matches!(
                        self.labels[which],
                        Label::Dobj | Label::Nsubj | Label::Nsubjpass
                    ))
                && verb > which
                && self.tags[verb].is_verb()
                && self.word(first - 1) == ","
                && self.tags[noun].is_noun();
            // "A, which B signed, but which C rejected": the second is joined to the first.
            let joined =
                self.labels[verb] == Label::Conj && self.labels[self.heads[verb]] == Label::Relcl;
            if relative && loose && !joined && self.heads[verb] < noun {
                self.attach(verb, noun, Label::Relcl);
            }
        }
    }

    /// "The rebels who hold Lutz have signed": a verb that reports nothing takes an object and no clause, and the second verb is that of
    /// the sentence.
    fn mend_relative_clause(&mut self) {
        for verb in 4..self.parts.len() {
            let inner = self.heads[verb];
            let noun = self.heads[inner];
            let holds = self.labels[verb] == Label::Ccomp
                && self.labels[inner] == Label::Relcl
                && inner < verb
                && noun < inner
                && !self.classes[inner].has(Class::Report)
                && self.dependent(inner..verb, verb, Label::Mark).is_none();
            let Some(object) =
                self.dependent(inner + 1..verb, verb, Label::Nsubj)
                    .filter(|object| {
                        holds && (inner + 1..*object).all(|at| self.is_under(at, *object))
                    })
            else {
                continue;
            };
            let first = self.list_head(noun);
            let open = self.labels[first] == Label::Root && !self.tags[first].is_verb();
            let relative = self.dependent(noun..inner, inner, Label::Nsubj).is_some();
            if open && relative && self.dependent(inner..verb, inner, Label::Dobj).is_none() {
                self.attach(verb, verb, Label::Root);
                self.attach(first, verb, Label::Nsubj);
                self.attach(object, inner, Label::Dobj);
            }
        }
    }

    /// "The only state not to sign the pact was B": a sentence is about its finite verb, and an infinitive before that belongs to
    /// the noun.
    fn mend_infinitive(&mut self) {
        for verb in 2..self.parts.len() {
            let infinitive = self.labels[verb] == Label::Root
                && self.tags[verb] == Tag::Vb
                && self.tags[verb - 1] == Tag::To;
            if !infinitive {
                continue;
            }
            let Some(noun) = self.dependent(0..verb, verb, Label::Nsubj) else {
                continue;
            };
            let main = (verb + 1..self.parts.len()).find(|at| {
                self.heads[*at] == verb
                    && self.labels[*at] == Label::Conj
                    && self.tags[*at].is_finite()
                    && !self.has_subject(*at)
            });
            let joined = |main: usize| {
                (verb..main).any(|at| self.heads[at] == verb && self.labels[at] == Label::Cc)
            };
            if let Some(main) = main.filter(|main| !joined(*main)) {
                self.attach(main, main, Label::Root);
                self.attach(noun, main, Label::Nsubj);
                self.attach(verb, noun, Label::Relcl);
            }
        }
    }

    /// "the terms of the Treaty of Lutz, which was signed in May": the treaty was signed, and not its terms.
    pub(super) fn mend_relative_whole(&mut self) {
        for verb in 4..self.parts.len() {
            let part = self.heads[verb];
            if self.labels[verb] != Label::Relcl {
                continue;
            }
            let pronoun = (part + 1..verb).find(|at| {
                self.heads[*at] == verb && matches!(&*self.lemmas[*at], "that" | "which")
            });
            let before = pronoun.and_then(|pronoun| {
                let comma = self.word(pronoun - 1) == ",";
                pronoun.checked_sub(if comma { 2 } else { 1 })
            });
            let whole = before.filter(|whole| {
                *whole > part
                    && self.is_pact(*whole)
                    && self.labels[*whole] == Label::Pobj
                    && self.heads[self.heads[*whole]] == part
                    && self.classes[part].has(Class::Portion)
            });
            if let Some(whole) = whole {
                self.heads[verb] = whole;
            }
        }
    }

    /// "an agreement with B, which awaits approval", "a deal to free hostages, which B hailed": what is said only of agreements is said
    /// of the one before, and not of the noun beside the comma.
    fn mend_relative_pact(&mut self) {
        for which in 3..self.parts.len() {
            let verb = self.heads[which];
            let noun = self.heads[verb];
            let relative = &*self.lemmas[which] == "which"
                && self.word(which - 1) == ","
                && self.labels[verb] == Label::Relcl
                && verb > which
                && noun < which
                && !self.is_pact(noun);
            if !relative {
                continue;
            }
            let said = match self.labels[which] {
                Label::Nsubj => begins_or_waits(&self.lemmas[verb]),
                Label::Nsubjpass => concluded(&self.lemmas[verb]) || judged(&self.lemmas[verb]),
                Label::Dobj => judged(&self.lemmas[verb]),
                _ => false,
            };
            let mut up = noun;
            for _ in 0..9 {
                up = match self.labels[up] {
                    Label::Pobj | Label::Prep | Label::Dobj | Label::Acl | Label::Conj
                        if self.heads[up] < up =>
                    {
                        self.heads[up]
                    }
                    // "signed a deal to carry gas to Europe, which B opposes"
                    Label::Advcl | Label::Xcomp if self.heads[up] < up => {
                        let signs = self.heads[up];
                        match self.dependent(signs + 1..up, signs, Label::Dobj) {
                            Some(object) => object,
                            None => break,
                        }
                    }
                    _ => break,
                };
                if self.is_pact(up) {
                    break;
                }
            }
            if said && self.is_pact(up) {
                self.heads[verb] = up;
            }
        }
    }

    /// "the treaty, which Kenya has not honoured": of two subjects the pronoun is the object.
    pub(super) fn mend_relative_object(&mut self) {
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

    /// "no tariffs on goods passed between them": a past form right after a noun, joined by nothing, is a participle of it.
    pub(super) fn mend_reduced(&mut self) {
        for at in 2..self.parts.len() {
            let head = self.heads[at];
            let noun = at - 1;
            let bare = self.labels[at] == Label::Conj
                && self.tags[at] == Tag::Vbd
                && head < noun
                && self.parts[noun].name.is_none()
                && (self.tags[noun] == Tag::Nns || self.is_pact(noun) && self.has_agent(at))
                && (head + 1..at).all(|between| {
                    self.heads[between] != head
                        || !matches!(self.labels[between], Label::Cc | Label::Punct)
                });
            let subject =
                || (0..at).any(|child| self.heads[child] == at && self.labels[child].is_subject());
            if bare && !subject() {
                self.heads[at] = noun;
                self.labels[at] = Label::Acl;
                self.tags[at] = Tag::Vbn;
            }
        }
        self.mend_appended();
    }

    /// "worked out by B"
    fn has_agent(&self, verb: usize) -> bool {
        let last = (verb + 3).min(self.parts.len().saturating_sub(1));
        (verb + 1..last).any(|by| &*self.lemmas[by] == "by" && self.heads[by] == verb)
    }

    /// "the seventh agreement of the kind that A has concluded": the agreement is what A has concluded.
    pub(super) fn mend_kind(&mut self) {
        for clause in 3..self.parts.len() {
            let kind = self.heads[clause];
            let of = self.heads[kind];
            let noun = self.heads[of];
            let told = self.labels[clause] == Label::Relcl
                && matches!(&*self.lemmas[kind], "kind" | "sort" | "type")
                && self.lemmas[of] == "of"
                && noun < of
                && self.is_pact(noun);
            if told {
                self.heads[clause] = noun;
            }
        }
    }

    /// "signed an order on Monday that extends the truce": a date is nobody who does a thing, so that the clause is about the
    /// object before it.
    pub(super) fn mend_extraposed(&mut self) {
        for pronoun in 2..self.parts.len() {
            let clause = self.heads[pronoun];
            let date = pronoun - 1;
            let relative = matches!(&*self.lemmas[pronoun], "that" | "which")
                && matches!(self.labels[pronoun], Label::Nsubj | Label::Nsubjpass)
                && self.tags[clause].is_verb()
                && clause > pronoun;
            if !relative || !self.is_own_date(date) {
                continue;
            }
            let above = self.heads[clause];
            let verb = match self.tags[above].is_verb() {
                true => above,
                false => (0..date)
                    .rev()
                    .find(|at| self.tags[*at].is_verb())
                    .unwrap_or(above),
            };
            let object = (verb + 1..date)
                .rev()
                .find(|at| self.heads[*at] == verb && self.labels[*at] == Label::Dobj);
            if let Some(object) = object.filter(|_| verb < date) {
                self.attach(clause, object, Label::Relcl);
            }
        }
    }

    /// "Under a plan that A and B announced, tariffs fall": a phrase before "that" is no part of the clause that it opens.
    pub(super) fn mend_crossed(&mut self) {
        for that in 2..self.parts.len() {
            let (verb, noun) = (self.heads[that], that - 1);
            let preposition = self.heads[noun];
            let crossed = self.lemmas[that] == "that"
                && self.labels[that] == Label::Mark
                && verb > that
                && self.labels[noun] == Label::Pobj
                && self.labels[preposition] == Label::Prep
                && self.heads[preposition] == verb
                && self.dependent(that + 1..verb, verb, Label::Nsubj).is_some()
                && self
                    .dependent(verb + 1..self.parts.len(), verb, Label::Dobj)
                    .is_none();
            if !crossed {
                continue;
            }
            let main = match self.heads[verb] {
                head if head == verb => verb,
                head => head,
            };
            self.attach(that, verb, Label::Dobj);
            if main != verb {
                self.attach(verb, noun, Label::Relcl);
                self.heads[preposition] = main;
            }
        }
    }

    /// "the convention on double taxation signed with B": what is signed is the convention, and not the taxation.
    pub(super) fn mend_concluded(&mut self) {
        for at in 3..self.parts.len() {
            let noun = self.heads[at];
            let reduced = self.labels[at] == Label::Acl
                && self.tags[at] == Tag::Vbn
                && noun < at
                && concluded(&self.lemmas[at]);
            // "refuses to ratify the convention signed with B": the refusal is not of the signing.
            let before = at - 1;
            if self.tags[at] == Tag::Vbn
                && self.labels[at] == Label::Xcomp
                && concluded(&self.lemmas[at])
                && self.labels[before] == Label::Dobj
                && self.heads[before] != self.heads[at]
                && (self.is_pact(before) || self.classes[before].has(Class::Agreement))
            {
                self.attach(at, before, Label::Acl);
                continue;
            }
            if !reduced || self.is_pact(noun) || self.labels[noun] != Label::Pobj {
                continue;
            }
            let preposition = self.heads[noun];
            let pact = self.heads[preposition];
            if preposition < noun && pact < preposition && self.is_pact(pact) {
                self.heads[at] = pact;
            }
        }
    }

    /// "breakdown of talks to try to reach a deal": an infinitive right after a noun for what one strives at belongs to it, and
    /// not to what the sentence tells.
    pub(super) fn mend_purpose(&mut self) {
        for at in 2..self.parts.len() {
            let noun = at - 2;
            let after = self.labels[at] == Label::Advcl
                && self.tags[at] == Tag::Vb
                && self.word(at - 1).eq_ignore_ascii_case("to")
                && self.heads[at] < noun;
            let strives = self.classes[noun].has(Class::Talks)
                || matches!(
                    &*self.lemmas[noun],
                    "effort"
                        | "attempt"
                        | "bid"
                        | "round"
                        | "push"
                        | "wish"
                        | "desire"
                        | "intention"
                        | "intent"
                        | "refusal"
                        | "willingness"
                        | "unwillingness"
                );
            if after && strives && self.tags[noun].is_noun() && self.labels[noun] == Label::Pobj {
                self.attach(at, noun, Label::Acl);
                continue;
            }
            // "mustered the votes to ratify it"
            let to = at - 1;
            let verb = self.heads[at];
            let loose = matches!(self.labels[at], Label::Advcl | Label::Xcomp)
                && self.tags[at] == Tag::Vb
                && self.word(to).eq_ignore_ascii_case("to")
                && verb < to;
            let object = self
                .dependent(verb + 1..to, verb, Label::Dobj)
                .filter(|object| {
                    loose
                        && takes_infinitive(&self.lemmas[*object])
                        && (*object + 1..to).all(|word| self.is_under(word, *object))
                });
            if let Some(object) = object {
                self.attach(at, object, Label::Acl);
            }
        }
    }

    /// "were named in the Treaty of Strelsau, signed in 1606": what was signed is the agreement before the comma, not the
    /// subject of the sentence.
    pub(super) fn mend_appended(&mut self) {
        for at in 3..self.parts.len() {
            let (head, noun) = (self.heads[at], at - 2);
            if self.labels[at] != Label::Advcl || self.tags[at] != Tag::Vbn {
                continue;
            }
            // "Under the Treaty of Lutz, signed in 1606, A ceded land": the same before the verb.
            let fronted = head > at
                && self.is_pact(noun)
                && self.labels[noun] == Label::Pobj
                && self.word(at - 1) == ","
                && concluded(&self.lemmas[at]);
            if fronted {
                self.attach(at, noun, Label::Acl);
                continue;
            }
            let subject = (0..head)
                .find(|child| self.heads[*child] == head && self.labels[*child].is_subject());
            let comma = self.parts[at - 1].span.of(self.text) == ",";
            let other = subject.is_some_and(|subject| !self.is_pact(subject));
            // "signed a treaty in Lutz in May, brokered by A": date and place of the verb stand between.
            let object = match (
                head < noun && self.is_pact(noun),
                concluded(&self.lemmas[at]),
            ) {
                (true, _) => Some(noun),
                (false, true) => self
                    .dependent(head + 1..at, head, Label::Dobj)
                    .filter(|pact| {
                        let plain = |at: usize| {
                            !self.tags[at].is_verb()
                                && !self.tags[at].is_punctuation()
                                && !self.labels[at].is_subject()
                        };
                        self.is_pact(*pact) && (*pact..at - 1).all(plain)
                    }),
                _ => None,
            };
            if let Some(object) = object.filter(|_| comma && other) {
                self.attach(at, object, Label::Acl);
            }
        }
    }

    /// "a meeting last week mediated by B", "the deal, originally brokered by B", "where talks began, facilitated by B": talks and
    /// agreements are what one helps with.
    pub(super) fn mend_brokered(&mut self) {
        const FAR: usize = 7;
        for participle in 2..self.parts.len().saturating_sub(1) {
            let helps = self.tags[participle] == Tag::Vbn
                && matches!(
                    &*self.lemmas[participle],
                    "broker" | "mediate" | "facilitate" | "sponsor"
                )
                && matches!(
                    self.labels[participle],
                    Label::Acl | Label::Advcl | Label::Conj | Label::Relcl
                )
                && self
                    .dependent(participle + 1..self.parts.len(), participle, Label::Agent)
                    .is_some()
                && self
                    .dependent(0..participle, participle, Label::Auxpass)
                    .is_none();
            let fits = |at: usize| {
                self.is_pact(at) || self.classes[at].has(Class::Talks) && self.tags[at].is_noun()
            };
            if !helps || fits(self.heads[participle]) {
                continue;
            }
            let first = participle.saturating_sub(FAR);
            let Some(noun) = (first..participle).rev().find(|at| fits(*at)) else {
                continue;
            };
            self.attach(participle, noun, Label::Acl);
        }
    }
}

/// What is done with an agreement and may stand behind it as a participle.
pub(super) fn concluded(lemma: &str) -> bool {
    matches!(
        lemma,
        "sign" | "initial" | "conclude" | "reach" | "ratify" | "negotiate" | "ink" | "broker"
    )
}

/// What an agreement does by itself.
fn begins_or_waits(lemma: &str) -> bool {
    matches!(
        lemma,
        "await" | "expire" | "lapse" | "enter" | "come" | "take"
    )
}

/// What is thought of an agreement.
fn judged(lemma: &str) -> bool {
    matches!(
        lemma,
        "hail"
            | "welcome"
            | "praise"
            | "applaud"
            | "denounce"
            | "criticise"
            | "criticize"
            | "condemn"
            | "reject"
            | "oppose"
            | "approve"
            | "ratify"
            | "endorse"
    )
}

/// Nouns that say what one is bound, able or unable to do.
fn takes_infinitive(lemma: &str) -> bool {
    matches!(
        lemma,
        "vote"
            | "majority"
            | "quorum"
            | "permission"
            | "mandate"
            | "readiness"
            | "willingness"
            | "unwillingness"
            | "reluctance"
            | "intention"
            | "intent"
            | "desire"
            | "wish"
            | "determination"
    )
}
