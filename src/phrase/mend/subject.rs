//! **Group**, mending: whose subject a noun is.

use crate::lexicon::Class;
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};
use crate::text::Zone;

impl Phrase<'_> {
    /// "Ghana's president, chairman of the bloc, mediated.": the only verb, at the end, is that of the sentence.
    pub(super) fn mend_last_verb(&mut self) {
        let Some(verb) = self.parts.len().checked_sub(2) else {
            return;
        };
        let name = self.heads[verb];
        let alone = self.labels[verb] == Label::Acl
            && self.tags[verb] == Tag::Vbn
            && self.labels[name] == Label::Root
            && name + 2 < verb
            && self.parts[name].name.is_some()
            && self.tags[verb + 1].is_punctuation()
            && self.word(verb - 1) == ",";
        if alone && !self.tags.iter().any(|tag| tag.is_finite()) {
            self.tags[verb] = Tag::Vbd;
            self.attach(verb, verb, Label::Root);
            self.attach_subject(name, verb, 0..verb);
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

    /// "It took B ten years to ratify the pact": B did it, and what it took is no part of B's name.
    pub(super) fn mend_taken(&mut self) {
        for verb in 1..self.parts.len().saturating_sub(3) {
            let takes = &*self.lemmas[verb] == "take"
                && self
                    .dependent(0..verb, verb, Label::Nsubj)
                    .is_some_and(|subject| &*self.lemmas[subject] == "it");
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

    /// "It is time for B to sign", "it is vital for B to sign": B is to do it.
    pub(super) fn mend_for_doer(&mut self) {
        for to in 3..self.parts.len().saturating_sub(1) {
            let verb = self.heads[to];
            if self.tags[to] != Tag::To || self.tags[verb] != Tag::Vb || verb < to {
                continue;
            }
            let doer = to - 1;
            let for_ = self.heads[doer];
            let named = self.labels[doer] == Label::Pobj && &*self.lemmas[for_] == "for";
            if !named || for_ == 0 {
                continue;
            }
            let judged = for_ - 1;
            let main = self.heads[judged];
            let predicate = matches!(self.labels[judged], Label::Attr | Label::Acomp)
                && &*self.lemmas[main] == "be"
                && (&*self.lemmas[judged] == "time" || self.tags[judged].is_adjective())
                && self
                    .dependent(0..main, main, Label::Nsubj)
                    .is_none_or(|subject| &*self.lemmas[subject] == "it");
            // "cleared the way for B to sign"
            let opening = self.labels[judged] == Label::Dobj
                && matches!(
                    &*self.lemmas[judged],
                    "way" | "path" | "door" | "road" | "ground" | "stage"
                );
            if !predicate && !opening {
                continue;
            }
            self.attach(for_, verb, Label::Mark);
            self.attach(doer, verb, Label::Nsubj);
            let label = if self.tags[judged].is_noun() {
                Label::Acl
            } else {
                Label::Xcomp
            };
            self.attach(verb, judged, label);
        }
    }

    /// "is waiting for B to sign", "counts on B to sign": B is to do it.
    pub(super) fn mend_awaited(&mut self) {
        for to in 3..self.parts.len().saturating_sub(1) {
            let verb = self.heads[to];
            if self.tags[to] != Tag::To || self.tags[verb] != Tag::Vb || verb < to {
                continue;
            }
            let doer = to - 1;
            let link = self.heads[doer];
            let waits = |at: usize| {
                matches!(
                    (&*self.lemmas[at], self.word(link)),
                    (
                        "wait" | "long" | "hope" | "look" | "arrange" | "wish",
                        "for"
                    ) | ("count" | "rely" | "bank" | "depend", "on")
                )
            };
            let governor = self.heads[link];
            let awaited = self.labels[doer] == Label::Pobj
                && governor < link
                && waits(governor)
                && self.heads[verb] == governor
                && matches!(self.labels[verb], Label::Advcl | Label::Xcomp);
            if awaited {
                self.attach(link, verb, Label::Mark);
                self.attach(doer, verb, Label::Nsubj);
                self.labels[verb] = Label::Xcomp;
            }
        }
    }

    /// "The presidents of B and C signed in Lutz an agreement": a participle has no object, and without another verb it is the verb of
    /// the sentence.
    pub(super) fn mend_active_participle(&mut self) {
        for verb in 2..self.parts.len().saturating_sub(2) {
            let subject = self.heads[verb];
            let strayed = matches!(self.tags[verb], Tag::Vbn | Tag::Vbd)
                && self.labels[verb] == Label::Acl
                && subject < verb
                && self.labels[subject] == Label::Root
                && self.tags[subject].is_noun()
                && self
                    .dependent(verb + 1..self.parts.len(), verb, Label::Dobj)
                    .is_some_and(|object| !self.is_date(object))
                && self
                    .dependent(verb + 1..self.parts.len(), verb, Label::Agent)
                    .is_none();
            let other = || (0..self.parts.len()).any(|at| at != verb && self.tags[at].is_finite());
            if strayed && !other() {
                self.attach(verb, verb, Label::Root);
                self.attach(subject, verb, Label::Nsubj);
                self.tags[verb] = Tag::Vbd;
            }
        }
    }

    /// "The government of B and the rebels renew a truce": the verb of the second noun is that of both.
    pub(super) fn mend_joined_root(&mut self) {
        for second in 2..self.parts.len().saturating_sub(1) {
            let verb = self.heads[second];
            let first = self.heads[verb];
            let joined = self.labels[second] == Label::Nsubj
                && verb > second
                && self.labels[verb] == Label::Conj
                && first < second
                && self.labels[first] == Label::Root
                && self.tags[first].is_noun()
                && self
                    .dependent(first + 1..second, first, Label::Cc)
                    .is_some_and(|and| {
                        self.word(and) == "and"
                            && (and + 1..=second).all(|at| self.is_under(at, second))
                    });
            if joined {
                self.attach(verb, verb, Label::Root);
                self.attach(first, verb, Label::Nsubj);
                self.attach(second, first, Label::Conj);
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
            if !long {
                continue;
            }
            let clause = |at: &usize| {
                self.tags[*at] == Tag::Vb
                    && (self.heads[time] == *at && self.labels[time] == Label::Nsubj
                        || self.heads[*at] == time && self.labels[*at] == Label::Relcl)
            };
            let Some(verb) = (time + 1..self.parts.len()).find(clause) else {
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

    /// "The truce signed Saturday is aimed at peace": the first of two verbs is a participle of the noun right before it.
    pub(super) fn mend_dated_participle(&mut self) {
        for verb in 1..self.parts.len().saturating_sub(3) {
            let noun = verb - 1;
            let dated = self
                .dates
                .iter()
                .any(|date| date.span.start == self.parts[verb + 1].span.start);
            // "The convention concluded in 1841 between B and C closed the straits"
            let concluded = self.labels[verb + 1] == Label::Prep
                && super::relative::concluded(&self.lemmas[verb])
                && self
                    .dependent(verb..self.parts.len(), verb, Label::Dobj)
                    .is_none();
            let participle = self.is_pact(noun)
                && self.heads[noun] == verb
                && self.labels[noun].is_subject()
                && self.tags[verb].is_verb()
                && (dated || concluded);
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
                    || self.word(at) == "," && !concluded
            });
            let auxiliary = (verb + 2..main).find(|at| self.heads[*at] == main);
            let finite = auxiliary
                .is_some_and(|at| matches!(self.labels[at], Label::Aux | Label::Auxpass))
                || matches!(self.tags[main], Tag::Vbz | Tag::Vbd | Tag::Vbp)
                    && (concluded || main <= verb + 3);
            if joined || !finite {
                continue;
            }
            let (head, label) = (self.heads[verb], self.labels[verb]);
            self.attach(main, if head == verb { main } else { head }, label);
            self.attach_subject(noun, main, verb + 1..main);
            self.attach(verb, noun, Label::Acl);
            self.tags[verb] = Tag::Vbn;
            for at in main + 1..self.parts.len() {
                if self.heads[at] == verb && self.labels[at] == Label::Punct {
                    self.heads[at] = main;
                }
            }
        }
    }

    /// "adopted it with Greece opposed": who is against it tells no clause of his own.
    pub(super) fn mend_with_opposed(&mut self) {
        for opposed in 2..self.parts.len() {
            let name = opposed - 1;
            let first = self.list_head(name);
            let ends = opposed + 1 >= self.parts.len()
                || self.tags[opposed + 1].is_punctuation()
                || self.tags[opposed + 1] == Tag::Cc;
            let beside = self.parts[name].name.is_some()
                && self.labels[first] == Label::Pobj
                && self.word(self.heads[first]) == "with";
            if ends && beside && self.lemmas[opposed] == "oppose" {
                let verb = self.heads[opposed];
                self.attach(opposed, name, Label::Acl);
                self.tags[opposed] = Tag::Vbn;
                // What looks like its subject is what was adopted.
                for noun in 0..self.heads[first] {
                    if self.heads[noun] == opposed && self.labels[noun].is_subject() && verb < noun
                    {
                        self.attach(noun, verb, Label::Dobj);
                    }
                }
            }
        }
    }

    /// "Its minister called last week for a new treaty": a noun that is left without a verb has the participle behind it.
    pub(super) fn mend_called_for(&mut self) {
        for verb in 1..self.parts.len().saturating_sub(2) {
            let noun = self.heads[verb];
            let left = self.labels[verb] == Label::Acl
                && self.tags[verb] == Tag::Vbn
                && noun < verb
                && self.heads[noun] == noun
                && self.tags[noun].is_noun()
                && &*self.lemmas[verb] == "call"
                && self.is_date(verb + 1)
                && self.word(verb + 2) == "for";
            if left {
                self.attach(verb, verb, Label::Root);
                self.attach(noun, verb, Label::Nsubj);
                self.attach(verb + 1, verb, Label::Npadvmod);
                self.attach(verb + 2, verb, Label::Prep);
                self.tags[verb] = Tag::Vbd;
            }
        }
    }

    /// "Talks between B and C closed on Friday": a noun that is left without a verb has the past form behind it for one.
    pub(super) fn mend_ended_talks(&mut self) {
        for verb in 1..self.parts.len().saturating_sub(1) {
            let noun = self.heads[verb];
            let ends = matches!(
                &*self.lemmas[verb],
                "close" | "end" | "open" | "begin" | "resume" | "start" | "conclude" | "collapse"
            );
            let left = ends
                && self.labels[verb] == Label::Acl
                && self.tags[verb] == Tag::Vbn
                && noun < verb
                && self.heads[noun] == noun
                && self.tags[noun].is_noun()
                && self.sentence.zone == Zone::Body;
            let other = |at: usize| {
                matches!(self.tags[at], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
                    && !self.is_under(at, verb)
            };
            if left && !(0..self.parts.len()).any(other) {
                self.attach(verb, verb, Label::Root);
                self.attach(noun, verb, Label::Nsubj);
                self.tags[verb] = Tag::Vbd;
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
}
