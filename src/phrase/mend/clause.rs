//! **Group**, mending: where one clause ends and the next one begins.

use crate::lexicon::Class;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

impl Phrase<'_> {
    /// "B will free prisoners and C will leave the hills": behind "and" a clause with its own subject and without a mark stands beside
    /// the one before.
    pub(super) fn mend_second_clause(&mut self) {
        for verb in 2..self.parts.len() {
            let head = self.heads[verb];
            let clause = self.labels[verb] == Label::Advcl
                && head < verb
                && self.tags[verb].is_verb()
                && self.tags[head].is_verb();
            let Some(subject) = (head + 1..verb)
                .find(|at| clause && self.heads[*at] == verb && self.labels[*at].is_subject())
            else {
                continue;
            };
            let of_verb = |at: &usize| self.heads[*at] == verb;
            let marked = (head + 1..verb).filter(of_verb).any(|at| {
                matches!(self.labels[at], Label::Mark)
                    || matches!(self.tags[at], Tag::Wrb | Tag::Wdt | Tag::Wp)
            });
            let mut first = subject;
            while first > head + 1 && self.is_under(first - 1, subject) {
                first -= 1;
            }
            let finite = matches!(self.tags[verb], Tag::Vbd | Tag::Vbz | Tag::Vbp)
                || (subject..verb)
                    .filter(of_verb)
                    .any(|at| self.tags[at] == Tag::Md);
            if !marked && finite && first > head + 1 && self.tags[first - 1] == Tag::Cc {
                self.attach(verb, head, Label::Conj);
                self.attach(first - 1, head, Label::Cc);
            }
        }
    }

    /// "left without an agreement being signed": the clause is what there was not.
    pub(super) fn mend_without(&mut self) {
        for without in 1..self.parts.len().saturating_sub(3) {
            if &*self.lemmas[without] != "without" {
                continue;
            }
            let opens = |at: &usize| {
                matches!(self.word(*at), "being" | "having") || self.tags[*at] == Tag::Vbg
            };
            let Some(first) = (without + 1..self.parts.len()).find(|at| self.tags[*at].is_verb())
            else {
                continue;
            };
            let auxiliary = matches!(self.labels[first], Label::Aux | Label::Auxpass);
            let verb = if auxiliary { self.heads[first] } else { first };
            let noun = first - 1;
            let group = first > without + 1
                && (self.heads[noun] == verb && self.labels[noun].is_subject()
                    || self.heads[noun] == without && self.labels[noun] == Label::Pobj);
            let loose = matches!(
                self.labels[verb],
                Label::Acl | Label::Conj | Label::Advcl | Label::Ccomp | Label::Pcomp | Label::Dep
            ) && verb >= first;
            if !opens(&first) || !group || !loose || self.heads[verb] > noun {
                continue;
            }
            let passive = self.tags[verb] == Tag::Vbn;
            let subject = if passive {
                Label::Nsubjpass
            } else {
                Label::Nsubj
            };
            self.attach(verb, without, Label::Pcomp);
            self.attach(noun, verb, subject);
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

    /// "rejected claims by B that it broke the truce": what a charge says is the clause behind it.
    pub(super) fn mend_charge(&mut self) {
        for claim in 1..self.parts.len().saturating_sub(3) {
            if !self.classes[claim].has(Class::Charge) || !self.tags[claim].is_noun() {
                continue;
            }
            let verb = self.heads[claim];
            let Some(clause) = (claim + 2..self.parts.len().min(claim + 14)).find(|at| {
                self.heads[*at] == verb && matches!(self.labels[*at], Label::Ccomp | Label::Advcl)
            }) else {
                continue;
            };
            let opened = self
                .dependent(claim + 1..clause, clause, Label::Mark)
                .is_some_and(|mark| &*self.lemmas[mark] == "that");
            let bare = self
                .dependent(claim + 1..clause, clause, Label::Nsubj)
                .is_some_and(|subject| subject == claim + 1);
            if self.labels[claim] == Label::Dobj && (opened || bare) {
                self.attach(clause, claim, Label::Acl);
            }
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
                self.attach_subject(noun, verb, 0..verb);
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
                self.attach_subject(object, verb, 0..verb);
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
