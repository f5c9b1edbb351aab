//! **Group**, mending: relative clauses without a pronoun, "the treaty Peru signed".
//!
//! English joins a clause to the noun that it lacks: a noun with an article, right behind it a subject, and a verb without an
//! object. Where the noun is the subject of the sentence, the parser takes the first verb for that of the sentence.

use crate::lexicon::Class;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

/// As many words at most name who acts in such a clause.
const SUBJECT: usize = 8;

/// Where the parts of a contact clause stand.
struct Contact {
    noun: usize,
    subject: usize,
    /// The first auxiliary, or the verb itself.
    first: usize,
    verb: usize,
}

impl Phrase<'_> {
    /// "The treaty Peru signed in Lima was ratified by Chile": Peru signed it, and it was ratified.
    pub(super) fn mend_contact(&mut self) {
        for noun in 1..self.parts.len().saturating_sub(2) {
            let Some(contact) = self.contact(noun) else {
                continue;
            };
            let before = self.heads[noun] < noun && self.labels[noun] != Label::Nmod;
            let known = self.heads[contact.verb] == noun
                && matches!(self.labels[contact.verb], Label::Relcl | Label::Acl);
            if before || known {
                // "Chad condemned the pact Peru signed"
                if self.heads[contact.verb] >= noun && self.labels[contact.verb] != Label::Root {
                    self.join_contact(&contact);
                }
                continue;
            }
            let topic = self.apposed_topic(noun);
            let Some(main) = self.main_behind(contact.verb, topic.is_some()) else {
                continue;
            };
            let verb = contact.verb;
            let (head, label) = (self.heads[verb], self.labels[verb]);
            let over = self.heads[main] == verb || label == Label::Root;
            if over {
                let head = if head == verb { main } else { head };
                self.attach(main, head, label);
            }
            self.join_contact(&contact);
            let owner = topic.unwrap_or(noun);
            if topic.is_some() {
                self.attach(noun, owner, Label::Appos);
            }
            self.attach_subject(owner, main, verb + 1..main);
            // What stands before the noun or behind the second verb belongs to that.
            for at in (0..owner).chain(main + 1..self.parts.len()) {
                if self.heads[at] == verb {
                    self.heads[at] = main;
                }
            }
        }
    }

    /// "Peru, which Chile says has broken the treaty, denied it": the first verb is what Chile says, the second is that of the sentence.
    pub(super) fn mend_told_relative(&mut self) {
        for says in 3..self.parts.len().saturating_sub(2) {
            let noun = self.heads[says];
            let relative = self.labels[says] == Label::Relcl
                && self.classes[says].has(Class::Report)
                && noun < says
                && self.has_subject(says);
            let told = self.heads[noun];
            let first = says + 1;
            let taken = relative
                && told > says
                && told <= first + 2
                && self.labels[noun].is_subject()
                && (first == told || self.heads[first] == told)
                && self.tags[first].is_finite();
            if !taken {
                continue;
            }
            let comma = (told + 1..self.parts.len()).find(|at| self.word(*at) == ",");
            let main = comma.and_then(|comma| self.main_behind(comma, true));
            let Some(main) = main.filter(|main| self.heads[*main] == told) else {
                continue;
            };
            let (head, label) = (self.heads[told], self.labels[told]);
            let head = if head == told { main } else { head };
            self.attach(main, head, label);
            self.attach_subject(noun, main, told + 1..main);
            self.attach(told, says, Label::Ccomp);
        }
    }

    fn join_contact(&mut self, contact: &Contact) {
        let Contact {
            noun,
            subject,
            first,
            verb,
        } = *contact;
        for aux in first..verb {
            let label = match self.tags[aux].is_adverb() {
                true => Label::Advmod,
                false => Label::Aux,
            };
            self.attach(aux, verb, label);
        }
        self.attach(subject, verb, Label::Nsubj);
        self.attach(verb, noun, Label::Relcl);
        // "signed last week": a day is nothing that is signed.
        let day = self.dependent(verb + 1..self.parts.len(), verb, Label::Dobj);
        if let Some(day) = day.filter(|day| self.is_own_date(*day)) {
            self.labels[day] = Label::Npadvmod;
        }
        if first == verb && self.tags[verb] == Tag::Vbn {
            self.tags[verb] = Tag::Vbd;
        }
    }

    /// A noun with an article, a subject right behind it, and a verb without an object.
    fn contact(&self, noun: usize) -> Option<Contact> {
        let common = self.tags[noun].is_noun()
            && self.parts[noun].name.is_none()
            && self.tags[noun] != Tag::Nnp
            && !self.is_own_date(noun);
        let open = noun + 1;
        let starts = self.parts[open].name.is_some()
            || matches!(self.tags[open], Tag::Dt | Tag::Prp)
                && !matches!(
                    &*self.lemmas[open],
                    "that" | "this" | "these" | "those" | "all"
                );
        if !common || !starts || self.is_own_date(open) || !self.has_article(noun) {
            return None;
        }
        let inside = |at: &usize| {
            self.parts[*at].name.is_some()
                || self.tags[*at].is_noun()
                || self.tags[*at].is_adjective()
                || matches!(
                    self.tags[*at],
                    Tag::Dt | Tag::Cd | Tag::Cc | Tag::Prp | Tag::Pos
                )
                || self.word(*at) == ","
        };
        let first = (open..self.parts.len().min(open + SUBJECT)).find(|at| !inside(at))?;
        if !(self.tags[first].is_finite()
            || self.tags[first] == Tag::Vbn
            || self.tags[first].is_adverb())
        {
            return None;
        }
        let last = first.checked_sub(1).filter(|last| *last >= open)?;
        if !(self.parts[last].name.is_some()
            || self.tags[last].is_noun()
            || self.tags[last] == Tag::Prp)
        {
            return None;
        }
        // A comma inside is that of a list: "the pact Peru, Chile and Cuba signed".
        let listed = |at: usize| self.tags[at] == Tag::Cc;
        if (open..last).any(|at| self.word(at) == ",") && !(open..last).any(listed) {
            return None;
        }
        let list = (open..last).any(listed);
        let subject = match list {
            true => (open..=last).find(|at| {
                self.parts[*at].name.is_some()
                    || self.tags[*at].is_noun() && !self.tags[*at + 1].is_noun()
            })?,
            false => last,
        };
        let carries = |at: &usize| {
            self.tags[*at].is_adverb()
                || self.tags[*at] == Tag::Md
                || matches!(&*self.lemmas[*at], "have" | "had" | "has")
        };
        let verb = (first..self.parts.len().min(first + 4)).find(|at| !carries(at))?;
        let active = self.tags[verb].is_verb()
            && !matches!(&*self.lemmas[verb], "be" | "become" | "seem" | "say" | "do")
            && (verb > first || self.tags[verb] != Tag::Vb);
        (active && self.lacks_object(verb)).then_some(Contact {
            noun,
            subject,
            first,
            verb,
        })
    }

    /// Whether the group of a noun begins with an article or an owner.
    fn has_article(&self, noun: usize) -> bool {
        let group = |at: &usize| {
            self.tags[*at].is_noun() && self.parts[*at].name.is_none()
                || self.tags[*at].is_adjective()
                || matches!(self.tags[*at], Tag::Cd | Tag::Hyph)
        };
        let before = (0..noun).rev().find(|at| !group(at));
        before.is_some_and(|at| {
            matches!(self.tags[at], Tag::Dt | Tag::PrpS) || self.tags[at] == Tag::Pos
        })
    }

    /// Whether what follows a verb is nothing that it could govern.
    fn lacks_object(&self, verb: usize) -> bool {
        let Some(next) = (verb + 1..self.parts.len()).find(|at| !self.tags[*at].is_adverb()) else {
            return true;
        };
        self.is_own_date(next)
            || self.tags[next].is_punctuation()
            || self.tags[next].is_finite()
            || self.tags[next] == Tag::In && self.word(next) != "that"
            || matches!(self.word(next), "with" | "to") && self.tags.get(next + 1) != Some(&Tag::Vb)
    }

    /// "The pact, a deal Peru opposed, ...": the noun before the comma.
    fn apposed_topic(&self, noun: usize) -> Option<usize> {
        let first = (0..noun)
            .rev()
            .find(|at| matches!(self.tags[*at], Tag::Dt | Tag::PrpS))?;
        let comma = first
            .checked_sub(1)
            .filter(|comma| self.word(*comma) == ",")?;
        let topic = comma.checked_sub(1)?;
        (self.tags[topic].is_noun() || self.parts[topic].name.is_some()).then_some(topic)
    }

    /// The finite verb behind a contact clause, which has no subject of its own.
    fn main_behind(&self, verb: usize, comma: bool) -> Option<usize> {
        let opens = |at: &usize| {
            matches!(self.tags[*at], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
                && self.parts[*at].name.is_none()
        };
        let first = (verb + 1..self.parts.len()).find(opens)?;
        // "the pact Peru signed when it joined": a clause of its own.
        let other = |at: usize| {
            matches!(
                self.tags[at],
                Tag::Wdt | Tag::Wp | Tag::Wrb | Tag::Prp | Tag::Cc
            ) || self.labels[at] == Label::Mark
                || self.word(at) == ";"
        };
        let apart = (verb + 1..first).any(other);
        let closed = self.word(first - 1) == ",";
        let main = (first..self.parts.len().min(first + 5)).find(|at| {
            self.tags[*at].is_verb()
                && (*at == first || self.heads[*at] != first)
                && !self.labels[*at].is_auxiliary()
        })?;
        (!apart && closed == comma).then_some(main)
    }
}
