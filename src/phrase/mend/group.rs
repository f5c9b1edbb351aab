//! **Group**, mending: which words belong to the group of a noun.

use crate::lexicon::Class;
use crate::phrase::Phrase;
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

    /// "occasional, albeit fruitless, talks": what is conceded between two commas is another adjective of the noun.
    pub(super) fn mend_albeit(&mut self) {
        for albeit in 2..self.parts.len().saturating_sub(3) {
            if !matches!(&*self.lemmas[albeit], "albeit" | "though" | "although") {
                continue;
            }
            let adjective = match self.word(albeit - 1) {
                "," => albeit - 2,
                _ => albeit - 1,
            };
            let noun = self.dependent(albeit + 1..self.parts.len(), albeit, Label::Pobj);
            let Some(noun) = noun.filter(|_| self.tags[adjective].is_adjective()) else {
                continue;
            };
            let (head, label) = (self.heads[adjective], self.labels[adjective]);
            let plain = |at: usize| self.tags[at].is_adjective() || self.is_under(at, noun);
            if head != adjective && (albeit + 1..noun).all(plain) {
                self.attach(noun, head, label);
                self.attach(adjective, noun, Label::Amod);
                self.attach(albeit, noun, Label::Dep);
            }
        }
    }
}
