//! **Group**, without grammar: the names of a sentence that tells nothing, and what it is most likely about.

use std::borrow::Cow;
use std::collections::HashSet;

use super::{Buffers, Phrase};
use crate::gazetteer::Gazetteer;
use crate::lexicon::{self, Class, Classes};
use crate::mention::NameClass;
use crate::stopwatch::Stage;
use crate::syntax::{Label, Tag};
use crate::text::Sentence;

/// An office that is told behind a name: its noun, whose it is, and the "of" between them.
struct Office {
    noun: usize,
    owner: usize,
    of: Option<usize>,
}

impl<'t> Phrase<'t> {
    /// The names of a sentence whose grammar is not read: those that are listed ("A, B and C") are coordinated, and one at
    /// the start is the subject.
    pub(crate) fn names_only(
        text: &'t str,
        sentence: Sentence,
        gazetteer: &Gazetteer,
        acronyms: &HashSet<String>,
        buffers: &mut Buffers,
    ) -> Phrase<'t> {
        let found = buffers.names(text, sentence, gazetteer, acronyms, &[]);
        let count = found.parts.len();
        let mut phrase = Phrase {
            text,
            sentence,
            names: found.names,
            parts: found.parts,
            inner: found.inner,
            dates: Vec::new(),
            tags: vec![Tag::default(); count],
            labels: vec![Label::Dep; count],
            heads: (0..count).collect(),
            lemmas: vec![Cow::Borrowed(""); count],
            classes: vec![Classes::default(); count],
            ends: Vec::new(),
            starts: Vec::new(),
            children: Vec::new(),
            child_ends: Vec::new(),
        };
        phrase.coordinate_names();
        phrase.guess_subject();
        phrase.introduce();
        phrase.index();
        buffers.watch.lap(Stage::Mention);
        phrase
    }

    /// What a sentence without heads is most likely about: the name that it begins with, or that follows a short phrase and its
    /// comma.
    fn guess_subject(&mut self) {
        const FRONT: usize = 6;
        let first = (0..self.parts.len().min(FRONT)).find(|at| self.name(*at).is_some());
        let Some(first) = first else { return };
        let next = (first + 1 < self.parts.len()).then(|| self.word(first + 1));
        // "Bhutan's archers" are no state.
        let owner = matches!(next, Some("'s" | "’s" | "'" | "’"));
        let opens = match self.word(first.saturating_sub(1)) {
            _ if first == 0 => true,
            "The" | "the" if first == 1 => true,
            // "Meanwhile, Russia was", "In May, the Union is": behind the comma a clause begins.
            "the" | "," => {
                let goes_on = next.is_some_and(|next| next.starts_with(char::is_lowercase));
                let comma = first - usize::from(self.word(first - 1) == "the");
                goes_on && comma > 0 && self.word(comma - 1) == ","
            }
            _ => false,
        };
        if opens && !owner {
            self.labels[first] = Label::Nsubj;
        }
        // "Chad sent troops, but Mali refused": a name behind a comma and a conjunction begins a clause, if no list goes on.
        for at in first + 3..self.parts.len().saturating_sub(1) {
            let link = at - 1 - usize::from(self.word(at - 1) == "the");
            let begins = self.parts[at].name.is_some()
                && self.labels[at] == Label::Dep
                && self.heads[at] == at
                && matches!(self.word(link), "and" | "but" | "while" | "whereas")
                && self.word(link - 1) == ","
                && self.word(at + 1).starts_with(char::is_lowercase);
            if begins {
                self.labels[at] = Label::Nsubj;
            }
        }
    }

    /// "X, the foreign minister of B, arrived", "X was king of B": whoever is introduced with an office and its state acts for it later.
    fn introduce(&mut self) {
        for at in 0..self.parts.len() {
            // "President X of B"
            let realm = at + 2 < self.parts.len()
                && self.word(at + 1) == "of"
                && self.is_state_name(at + 2)
                && self
                    .name(at)
                    .is_some_and(|name| name.class == NameClass::Person);
            if realm {
                self.lemmas[at + 1] = Cow::Borrowed("of");
            }
            if let Some(office) = self.office_behind(at) {
                let Office { noun, owner, of } = office;
                let lower = self.word(noun).to_lowercase();
                self.classes[noun] = lexicon::classes(&lower);
                self.lemmas[noun] = Cow::Owned(lower);
                self.tags[noun] = Tag::Nn;
                self.hang(noun, at, Label::Appos);
                match of {
                    Some(of) => {
                        self.lemmas[of] = Cow::Borrowed("of");
                        self.tags[of] = Tag::In;
                        self.hang(of, noun, Label::Prep);
                        self.hang(owner, of, Label::Pobj);
                    }
                    None => self.hang(owner, noun, Label::Poss),
                }
            }
        }
    }

    fn hang(&mut self, at: usize, head: usize, label: Label) {
        self.heads[at] = head;
        self.labels[at] = label;
    }

    fn is_state_name(&self, at: usize) -> bool {
        self.name(at).is_some_and(|name| {
            let acts = matches!(name.class, NameClass::Party | NameClass::Nationality);
            acts && name.entity_type.is_state()
        })
    }

    /// The office behind the full name of somebody, and whose it is.
    fn office_behind(&self, at: usize) -> Option<Office> {
        const LONGEST: usize = 6;
        let count = self.parts.len();
        let named = |at: usize| self.name(at);
        let person = named(at).is_some_and(|name| {
            matches!(name.class, NameClass::Person | NameClass::Unknown)
                && name.core.of(self.text).contains(' ')
        });
        let link = (person && at + 3 < count).then(|| self.word(at + 1))?;
        let mut next = match link {
            "," | "was" | "is" | "became" | "becomes" => at + 2,
            "who" if matches!(self.word(at + 2), "was" | "is" | "became") => at + 3,
            _ => return None,
        };
        if matches!(self.word(next), "the" | "a" | "an") {
            next += 1;
        }
        let state = |at: usize| at < count && self.is_state_name(at);
        let before = state(next).then_some(next);
        if before.is_some() {
            next += 1;
            if next < count && matches!(self.word(next), "'s" | "’s" | "'" | "’") {
                next += 1;
            }
        }
        let is = |at: usize, class: Class| {
            at < count && named(at).is_none() && lexicon::is(&self.word(at).to_lowercase(), class)
        };
        let noun = (next..count.min(next + LONGEST)).find(|at| is(*at, Class::Title))?;
        let modified = (next..noun).all(|at| is(at, Class::TitlePart) || self.word(at) == "new");
        let former = (next..noun).any(|at| matches!(self.word(at), "former" | "late"));
        if !modified || former || !is(noun, Class::Official) {
            return None;
        }
        if let Some(owner) = before {
            return Some(Office {
                noun,
                owner,
                of: None,
            });
        }
        let mut of = noun + 1;
        // "minister for foreign affairs of B"
        if of < count && matches!(self.word(of), "for" | "of") && is(of + 1, Class::TitlePart) {
            of =
                (of + 1..count).find(|at| !is(*at, Class::TitlePart) && self.word(*at) != "and")?;
        }
        let the = of + 1 < count && self.word(of + 1) == "the";
        let owner = of + 1 + usize::from(the);
        (of < count && self.word(of) == "of" && state(owner)).then_some(Office {
            noun,
            owner,
            of: Some(of),
        })
    }

    fn coordinate_names(&mut self) {
        let mut first: Option<usize> = None;
        // How many names stand in the row, and whether a comma and "and" follow the last.
        let (mut row, mut comma, mut and) = (0, false, false);
        for at in 0..self.parts.len() {
            if self.parts[at].name.is_some() {
                self.tags[at] = Tag::Nnp;
                // "aid to Sudan, and Britain pledged more": two names have no comma between them.
                if row == 1 && comma && and {
                    first = None;
                }
                row = if first.is_some() { row + 1 } else { 1 };
                (comma, and) = (false, false);
                match first {
                    Some(first) => {
                        self.heads[at] = first;
                        self.labels[at] = Label::Conj;
                    }
                    None => first = Some(at),
                }
                continue;
            }
            comma |= self.word(at) == ",";
            and |= self.word(at) == "and";
            // An article belongs to the name after it.
            let links = matches!(self.word(at), "," | "and" | "&" | "the");
            if !links {
                first = None;
            }
        }
    }
}
