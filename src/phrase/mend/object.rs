//! **Group**, mending: whose object a noun is.

use crate::lexicon;
use crate::lexicon::Class;
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

impl Phrase<'_> {
    /// "opposed “measures that harm trade”": a quotation mark does not cut a verb from its object.
    pub(super) fn mend_quoted(&mut self) {
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

    /// "has ratified the Covenant": an agreement is no clause, so that what stands as one is the object.
    pub(super) fn mend_object(&mut self) {
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

    /// "extended, for five more years, the Agreement on Water": of two objects of a preposition, the one after the comma is
    /// the verb's.
    pub(super) fn mend_inserted(&mut self) {
        for late in 4..self.parts.len() {
            // "negotiating, with B and C, the terms of A": the parser may go on with its list.
            let listed = self.labels[late] == Label::Conj
                && (self.parts[late].name.is_none() || self.is_pact(late));
            let first = if listed { self.list_head(late) } else { late };
            let preposition = self.heads[first];
            let verb = self.heads[preposition];
            let start = || {
                let mut before = first + 1..late;
                before.find(|at| self.is_under(*at, late)).unwrap_or(late)
            };
            let inserted = self.labels[first] == Label::Pobj
                && self.labels[preposition] == Label::Prep
                && verb < preposition
                && self.tags[verb].is_verb()
                && self.word(preposition - 1) == ","
                && (listed && self.word(start() - 1) == ","
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

    /// "rejected a proposal put forward by B": a past form with "by" is a participle of the noun, and no clause.
    pub(super) fn mend_put_forward(&mut self) {
        for verb in 3..self.parts.len().saturating_sub(1) {
            let main = self.heads[verb];
            let clause = self.labels[verb] == Label::Ccomp
                && matches!(self.tags[verb], Tag::Vbd | Tag::Vbn)
                && main < verb
                && self.tags[main].is_verb()
                && !self.classes[main].has(Class::Report);
            let noun = verb - 1;
            let subject = self.heads[noun] == verb && self.labels[noun] == Label::Nsubj;
            let by = self.dependent(verb + 1..self.parts.len().min(verb + 5), verb, Label::Agent);
            let open = self.dependent(main..noun, main, Label::Dobj).is_none();
            if clause && subject && by.is_some() && open {
                self.attach(noun, main, Label::Dobj);
                self.attach(verb, noun, Label::Acl);
                self.tags[verb] = Tag::Vbn;
            }
        }
    }

    /// "The house approved by 149 votes a pact": by votes nothing is approved but what stands behind them.
    pub(super) fn mend_voted(&mut self) {
        for by in 2..self.parts.len().saturating_sub(2) {
            let verb = self.heads[by];
            let passive = |at: usize| self.heads[at] == verb && self.labels[at] == Label::Auxpass;
            let voted = self.labels[by] == Label::Agent
                && self.tags[verb] == Tag::Vbn
                && verb < by
                && !(0..verb).any(passive)
                && self.dependent(0..verb, verb, Label::Nsubj).is_some();
            let votes = self.dependent(by + 1..self.parts.len(), by, Label::Pobj);
            let counts = |at: usize| matches!(&*self.lemmas[at], "vote" | "margin" | "majority");
            if voted && votes.is_some_and(counts) {
                self.tags[verb] = Tag::Vbd;
                self.labels[by] = Label::Prep;
            }
        }
    }

    /// "approved by 149 votes a pact", "put on ice its accord": an article begins a noun group, so that a noun before it is none of its
    /// words, and the agreement is the verb's.
    pub(super) fn mend_shifted(&mut self) {
        for pact in 4..self.parts.len() {
            let governor = self.heads[pact];
            let act = || self.parts[pact].name.is_none() && self.classes[pact].has(Class::ActNoun);
            let shifted = (self.is_pact(pact) || act())
                && governor < pact
                && matches!(
                    self.labels[pact],
                    Label::Pobj | Label::Dobj | Label::Appos | Label::Npadvmod
                );
            if !shifted {
                continue;
            }
            let begins = |at: &usize| {
                self.heads[*at] == pact && matches!(self.labels[*at], Label::Det | Label::Poss)
            };
            let Some(article) = (governor + 1..pact).rfind(begins) else {
                continue;
            };
            let noun = article - 1;
            let nominal = self.tags[noun].is_noun() || self.tags[noun] == Tag::Cd;
            let verb = self.ancestor_verb(governor);
            let Some(verb) = verb.filter(|verb| *verb < noun && nominal && governor <= noun) else {
                continue;
            };
            // "put on hold": the particle and its noun are no object.
            let set = self.dependent(verb + 1..article, verb, Label::Dobj);
            let particle = set.filter(|set| {
                *set == noun && matches!(self.labels[set - 1], Label::Prt | Label::Prep)
            });
            if set.is_some() && particle.is_none() || self.has_subject_between(verb, article) {
                continue;
            }
            if let Some(set) = particle {
                self.attach(set, set - 1, Label::Pobj);
                self.labels[set - 1] = Label::Prep;
            } else if self.heads[noun] == pact {
                self.attach(noun, governor, self.labels[pact]);
            }
            self.attach(pact, verb, Label::Dobj);
        }
    }

    /// The verb that a preposition and its objects hang on.
    fn ancestor_verb(&self, mut at: usize) -> Option<usize> {
        for _ in 0..6 {
            if self.tags[at].is_verb() {
                return Some(at);
            }
            let phrase = matches!(
                self.labels[at],
                Label::Pobj | Label::Prep | Label::Prt | Label::Dobj | Label::Pcomp
            );
            if !phrase {
                return None;
            }
            at = self.heads[at];
        }
        None
    }

    /// Whether another clause begins between two places.
    fn has_subject_between(&self, from: usize, to: usize) -> bool {
        (from + 1..to).any(|at| self.labels[at].is_subject() || self.tags[at].is_finite())
    }

    /// "in response to Chile suspending the treaty": who does it stands right before the deed.
    pub(super) fn mend_answer(&mut self) {
        for deed in 3..self.parts.len() {
            let (name, to) = (deed - 1, deed - 2);
            let noun = self.heads[to];
            let answers = self.tags[deed] == Tag::Vbg
                && self.labels[deed] == Label::Acl
                && self.parts[name].name.is_some()
                && self.labels[name] == Label::Pobj
                && self.heads[name] == to
                && matches!(self.heads[deed], head if head == noun || head == name)
                && matches!(
                    &*self.lemmas[noun],
                    "response"
                        | "reaction"
                        | "answer"
                        | "retaliation"
                        | "objection"
                        | "opposition"
                        | "prospect"
                        | "possibility"
                        | "risk"
                        | "chance"
                        | "idea"
                        | "hope"
                        | "fear"
                        | "threat"
                );
            if answers {
                self.attach(deed, to, Label::Pcomp);
                self.attach(name, deed, Label::Nsubj);
            }
        }
    }

    /// "prolong by one year the lease agreement": a noun has no object, the verb before its preposition has.
    pub(super) fn mend_delayed(&mut self) {
        for at in 4..self.parts.len() {
            let noun = self.heads[at];
            if self.labels[at] != Label::Dobj || self.tags[noun].is_verb() || noun >= at {
                continue;
            }
            let preposition = self.heads[noun];
            let verb = self.heads[preposition];
            let delayed = self.labels[noun] == Label::Pobj
                && verb < preposition
                && self.tags[verb].is_verb()
                && self.dependent(verb..at, verb, Label::Dobj).is_none();
            if delayed {
                self.heads[at] = verb;
            }
        }
    }

    /// "signed an agreement Wednesday on their border", "agreed on a treaty to end the dispute": what it is about stands behind
    /// it, whatever day stands between.
    pub(super) fn mend_dated_topic(&mut self) {
        for at in 3..self.parts.len() {
            let noun = at - 2;
            let pact = self.is_pact(noun) && self.parts[noun].name.is_none();
            let head = self.heads[at];
            if head >= at || !self.tags[head].is_verb() {
                continue;
            }
            let before = at - 1;
            let dated = self.labels[at] == Label::Prep
                && self.word(at) == "on"
                && self
                    .dates
                    .iter()
                    .any(|date| date.span == self.parts[before].span)
                && pact
                && self
                    .dependent(at..self.parts.len(), at, Label::Pobj)
                    .is_some_and(|topic| !self.is_date(topic));
            if dated {
                self.heads[at] = noun;
            }
            let ends = matches!(self.labels[at], Label::Xcomp | Label::Advcl)
                && self.tags[at] == Tag::Vb
                && &*self.lemmas[at] == "end"
                && self.word(before) == "to"
                && pact;
            if ends {
                self.attach(at, noun, Label::Acl);
            }
        }
    }

    /// "struck a pact on mackerel in June": what stands right behind the agreement says what it is about.
    pub(super) fn mend_topic(&mut self) {
        for on in 2..self.parts.len().saturating_sub(1) {
            let pact = on - 1;
            let verb = self.heads[on];
            let strayed = self.word(on) == "on"
                && self.labels[on] == Label::Prep
                && self.is_pact(pact)
                && self.parts[pact].name.is_none()
                && self.heads[pact] == verb
                && self.labels[pact] == Label::Dobj
                && self.tags[verb].is_verb();
            let topic = self.dependent(on..self.parts.len(), on, Label::Pobj);
            let about = topic.is_some_and(|topic| {
                self.parts[topic].name.is_none()
                    && !self.is_date(topic)
                    && self.tags[topic].is_noun()
                    && !lexicon::is(&self.lemmas[topic], Class::Setting)
            });
            if strayed && about {
                self.heads[on] = pact;
            }
        }
    }

    /// "The cabinet has approved both.": a determiner without its noun is the object.
    pub(super) fn mend_both(&mut self) {
        for both in 2..self.parts.len() {
            let verb = self.heads[both];
            let alone = matches!(&*self.lemmas[both], "both" | "all")
                && self.labels[both] == Label::Dep
                && both == verb + 1
                && self.tags[verb].is_verb()
                && self.parts.get(both + 1).is_none_or(|_| {
                    self.tags[both + 1].is_punctuation() || self.tags[both + 1] == Tag::Cc
                });
            if alone {
                self.labels[both] = Label::Dobj;
            }
        }
    }

    /// "demanded the government of B to ratify it": the object is who is to do it.
    pub(super) fn mend_demanded(&mut self) {
        for at in 3..self.parts.len() {
            let verb = self.heads[at];
            let asked = self.labels[at] == Label::Advcl
                && self.tags[at] == Tag::Vb
                && verb < at
                && (self.classes[verb].has(Class::ObjectControl)
                    || matches!(
                        &*self.lemmas[verb],
                        "demand" | "request" | "beg" | "implore"
                    ))
                && self.word(at - 1).eq_ignore_ascii_case("to")
                && self.dependent(verb + 1..at, verb, Label::Dobj).is_some();
            if asked {
                self.labels[at] = Label::Xcomp;
            }
            // "take immediate action to ratify it"
            let steps = at - 2;
            let acts = matches!(self.labels[at], Label::Advcl | Label::Xcomp)
                && self.tags[at] == Tag::Vb
                && &*self.lemmas[verb] == "take"
                && matches!(&*self.lemmas[steps], "action" | "step" | "measure")
                && self.dependent(verb + 1..at, verb, Label::Dobj) == Some(steps);
            if acts {
                self.attach(at, steps, Label::Acl);
            }
        }
    }

    /// "offered a memorandum on transport to Peru": to whom it is offered goes with the verb, not with the topic.
    pub(super) fn mend_offered(&mut self) {
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

    /// "has offered B a treaty": what is given stands behind who gets it, and is no other name of him.
    pub(super) fn mend_given(&mut self) {
        for party in 1..self.parts.len().saturating_sub(2) {
            let verb = self.heads[party];
            let gives = self.labels[party] == Label::Dobj
                && verb < party
                && self.parts[party].name.is_some()
                && !self.is_pact(party)
                && matches!(
                    &*self.lemmas[verb],
                    "offer"
                        | "give"
                        | "grant"
                        | "promise"
                        | "hand"
                        | "send"
                        | "propose"
                        | "present"
                        | "deny"
                );
            if !gives {
                continue;
            }
            let pact = (party + 2..self.parts.len()).find(|at| {
                self.heads[*at] == party
                    && matches!(
                        self.labels[*at],
                        Label::Appos | Label::Dep | Label::Npadvmod
                    )
                    && self.is_pact(*at)
                    && (party + 1..*at).all(|word| self.is_under(word, *at))
            });
            if let Some(pact) = pact {
                self.attach(party, verb, Label::Dative);
                self.attach(pact, verb, Label::Dobj);
            }
        }
    }

    /// "his signing the Accords": a noun in -ing with an agreement right after it is a verb.
    pub(super) fn mend_gerund(&mut self) {
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
            self.make_verb(gerund, Tag::Vbg);
            for owner in 0..gerund {
                if self.heads[owner] == gerund && self.labels[owner] == Label::Poss {
                    self.labels[owner] = Label::Nsubj;
                }
            }
        }
    }

    /// "urged B to ratify the accord and C to sign it": the verb that governs both is left out the second time.
    pub(super) fn mend_gapped_order(&mut self) {
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

    /// "commits A to sign, on Monday in Lutz, two accords": between two commas stands when and where; what follows is the object
    /// of the infinitive before.
    pub(super) fn mend_parted(&mut self) {
        for object in 5..self.parts.len() {
            let stray = matches!(
                self.labels[object],
                Label::Dobj | Label::Npadvmod | Label::Dep | Label::Appos
            );
            if !stray || self.heads[object] > object || !self.is_pact(object) {
                continue;
            }
            let first = (1..object)
                .find(|at| self.is_under(*at, object))
                .unwrap_or(object);
            if self.word(first - 1) != "," {
                continue;
            }
            let open = (1..first - 1).rev().find(|at| self.word(*at) == ",");
            let Some(verb) = open.map(|comma| comma - 1) else {
                continue;
            };
            let infinitive = self.tags[verb] == Tag::Vb
                && self.labels[verb] != Label::Root
                && self
                    .dependent(verb + 1..object, verb, Label::Dobj)
                    .is_none();
            let adverbial = (verb + 2..first - 1)
                .all(|at| !self.tags[at].is_verb() && !self.labels[at].is_subject());
            let prepositional = self.labels[verb + 2] == Label::Prep;
            if infinitive && adverbial && prepositional {
                self.attach(object, verb, Label::Dobj);
            }
        }
    }
}
