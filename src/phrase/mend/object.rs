//! **Group**, mending: whose object a noun is.

use crate::inflection::WordClass;
use crate::lexicon;
use crate::lexicon::Class;
use crate::mention::NameClass;
use crate::phrase::{Phrase, lower_lemma};
use crate::syntax::{Label, Tag};

impl Phrase<'_> {
    /// "the electricity pooling agreement": one agreement without an article is no object; the gerund says what it is about.
    pub(super) fn mend_gerund_in_name(&mut self) {
        for gerund in 1..self.parts.len().saturating_sub(1) {
            let (noun, before) = (gerund + 1, gerund - 1);
            let inside = self.tags[gerund] == Tag::Vbg
                && self.labels[gerund] == Label::Acl
                && self.heads[gerund] == before
                && matches!(self.tags[before], Tag::Nn | Tag::Nns)
                && self.parts[before].name.is_none();
            let alone = self.tags[noun] == Tag::Nn
                && self.heads[noun] == gerund
                && self.labels[noun] == Label::Dobj
                && self.classes[noun].has(Class::Agreement);
            if !inside || !alone {
                continue;
            }
            let (head, label) = (self.heads[before], self.labels[before]);
            self.attach(noun, if head == before { noun } else { head }, label);
            for at in 0..before {
                if self.heads[at] == before {
                    self.heads[at] = noun;
                }
            }
            self.attach(before, noun, Label::Compound);
            self.attach(gerund, noun, Label::Compound);
        }
    }

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

    /// "negotiated with Peru (a neighbour) a treaty": an agreement is no other name of a state.
    pub(super) fn mend_late_object(&mut self) {
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

    /// "signed on behalf of Iceland a trade agreement": an article begins a noun group, so that a name before it is none of its
    /// words, and the agreement is the verb's.
    pub(super) fn mend_article(&mut self) {
        for article in 3..self.parts.len().saturating_sub(1) {
            let pact = self.heads[article];
            let name = article - 1;
            let split = self.labels[article] == Label::Det
                && pact > article
                && self.is_pact(pact)
                && self.labels[pact] == Label::Pobj
                && self.parts[name].name.is_some()
                && self.heads[name] == pact
                && matches!(self.labels[name], Label::Nmod | Label::Compound)
                && self.heads[pact] < name;
            if !split {
                continue;
            }
            let preposition = self.heads[pact];
            let mut verb = self.heads[preposition];
            for _ in 0..4 {
                match self.labels[verb] {
                    Label::Pobj | Label::Prep => verb = self.heads[verb],
                    _ => break,
                }
            }
            let open = verb < preposition
                && self.tags[verb].is_verb()
                && self.dependent(verb..pact, verb, Label::Dobj).is_none();
            if open {
                self.attach(name, preposition, Label::Pobj);
                self.attach(pact, verb, Label::Dobj);
            }
        }
    }

    /// "signed a treaty banning mines": an article is the article of the noun behind it, and takes no clause.
    pub(super) fn mend_bare_article(&mut self) {
        for noun in 1..self.parts.len() {
            let article = noun - 1;
            let swapped = self.tags[article] == Tag::Dt
                && matches!(self.word(article), "a" | "an" | "the" | "A" | "An" | "The")
                && self.heads[noun] == article
                && self.tags[noun].is_noun();
            if swapped {
                let (head, label) = (self.heads[article], self.labels[article]);
                self.attach(noun, if head == article { noun } else { head }, label);
                self.attach(article, noun, Label::Det);
                for at in 0..self.parts.len() {
                    if self.heads[at] == article && at != article {
                        self.heads[at] = noun;
                    }
                }
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

    /// "the signing by B of a treaty": what is signed hangs on the signing, and not on who signs.
    pub(super) fn mend_by_of(&mut self) {
        for of in 3..self.parts.len().saturating_sub(1) {
            let doer = self.heads[of];
            let by = self.heads[doer];
            let deed = self.heads[by];
            let strayed = &*self.lemmas[of] == "of"
                && self.labels[of] == Label::Prep
                && self.labels[doer] == Label::Pobj
                && &*self.lemmas[by] == "by"
                && deed < by
                && by < doer
                && doer < of
                && self.tags[deed].is_noun()
                && self.parts[deed].name.is_none()
                && (deed + 1..by).all(|at| self.is_under(at, deed));
            let pact = (of + 1..self.parts.len())
                .find(|at| self.heads[*at] == of && self.labels[*at] == Label::Pobj);
            let open = || (deed..by).all(|at| self.heads[at] != deed || &*self.lemmas[at] != "of");
            if strayed && pact.is_some_and(|pact| self.is_pact(pact)) && open() {
                self.heads[of] = deed;
            }
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

    /// "withdrew the state from the landmark 2015 agreement": the parser may end a noun group before a number in it, and take what
    /// follows for another object.
    pub(super) fn mend_split(&mut self) {
        for pact in 4..self.parts.len() {
            let verb = self.heads[pact];
            if self.labels[pact] != Label::Dobj || !self.is_pact(pact) || verb >= pact {
                continue;
            }
            let first = (verb + 1..pact)
                .find(|at| self.heads[*at] == pact)
                .unwrap_or(pact);
            let noun = first - 1;
            let preposition = self.heads[noun];
            let bare = first < pact
                && (first..pact).all(|at| self.heads[at] == pact)
                && self.tags[first] == Tag::Cd;
            let split = bare
                && self.tags[noun] == Tag::Nn
                && self.parts[noun].name.is_none()
                && self.labels[noun] == Label::Pobj
                && preposition > verb
                && self
                    .dependent(preposition + 1..noun, noun, Label::Det)
                    .is_some()
                && self.dependent(verb + 1..noun, verb, Label::Dobj).is_some();
            if !split {
                continue;
            }
            for at in preposition + 1..noun {
                if self.heads[at] == noun {
                    self.heads[at] = pact;
                }
            }
            self.attach(noun, pact, Label::Compound);
            self.attach(pact, preposition, Label::Pobj);
        }
    }

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

    /// "an association and stabilisation agreement", "the cessation of hostilities agreement": the last noun of the group is its
    /// head.
    pub(super) fn mend_compound_pact(&mut self) {
        for pact in 3..self.parts.len() {
            if !self.is_pact(pact) || self.parts[pact].name.is_some() {
                continue;
            }
            let head = self.heads[pact];
            let bare = |tree: &Self, from: usize| {
                (from..pact).all(|at| {
                    let tag = tree.tags[at];
                    tag.is_noun() && tree.parts[at].name.is_none() || tag.is_adjective()
                })
            };
            // "a trade and security pact" has one article, and one thing.
            let both = self.labels[pact] == Label::Conj
                && head + 1 < pact
                && self.word(head + 1) == "and"
                && self.tags[head] == Tag::Nn
                && self.parts[head].name.is_none()
                && !self.is_pact(head)
                && !self.classes[head].has(Class::Talks)
                && self.tags[pact] == Tag::Nn
                && bare(self, head + 2)
                && (0..head).any(|at| {
                    self.heads[at] == head && matches!(self.word(at), "a" | "an" | "A" | "An")
                });
            let preposition = head;
            let noun = self.heads[preposition];
            let of = self.labels[pact] == Label::Pobj
                && self.word(preposition) == "of"
                && noun + 1 == preposition
                && matches!(
                    &*self.lemmas[noun],
                    "cessation" | "status" | "exchange" | "transfer"
                )
                && preposition + 1 < pact
                && bare(self, preposition + 1);
            let first = match (both, of) {
                (true, _) => head,
                (_, true) => noun,
                _ => continue,
            };
            let (above, label) = (self.heads[first], self.labels[first]);
            let above = if above == first { pact } else { above };
            for at in 0..self.parts.len() {
                if self.heads[at] == first && at != pact && self.labels[at] != Label::Cc {
                    self.heads[at] = pact;
                }
            }
            self.attach(pact, above, label);
            for at in first..pact {
                if at == first || self.heads[at] <= first || self.heads[at] == preposition && of {
                    self.attach(at, pact, Label::Compound);
                }
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
                    .is_some_and(|topic| {
                        !self
                            .dates
                            .iter()
                            .any(|date| date.span.overlaps(self.parts[topic].span))
                    });
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

    /// "signed a stricter one the next year": the day or year that follows has no number of its own.
    pub(super) fn mend_dated_one(&mut self) {
        for date in 2..self.parts.len() {
            let one = date - 1;
            let span = self.parts[date].span;
            let counted = self.heads[one] == date
                && &*self.lemmas[one] == "one"
                && self.dates.iter().any(|found| found.span == span);
            let verb = self.heads[date];
            if !counted || verb >= one || !self.tags[verb].is_verb() {
                continue;
            }
            self.attach(one, verb, Label::Dobj);
            for at in verb + 1..one {
                if self.heads[at] == date {
                    self.heads[at] = one;
                }
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

    /// "Poland concluded its own in 2020": without a noun after it, "own" is what was concluded.
    pub(super) fn mend_own(&mut self) {
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

    /// "the landmark 1987 Seals Treaty": a word that only praises or dates an agreement is no noun that it explains.
    pub(super) fn mend_praised(&mut self) {
        for pact in 1..self.parts.len() {
            let word = self.heads[pact];
            let praised = self.labels[pact] == Label::Appos
                && word < pact
                && (word + 1..pact).all(|between| self.labels[between] == Label::Nummod)
                && self.parts[pact].name.is_some()
                && self.parts[word].name.is_none()
                && self.is_pact(pact)
                && self.classes[word].has(Class::Empty);
            if !praised {
                continue;
            }
            self.attach(pact, self.heads[word], self.labels[word]);
            self.attach(word, pact, Label::Amod);
            for child in 0..self.parts.len() {
                if self.heads[child] == word && child != word {
                    self.heads[child] = pact;
                }
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

    /// "accused the rebels of breaking it": the parser may hang the deed onto those who are accused.
    pub(super) fn mend_accused(&mut self) {
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
