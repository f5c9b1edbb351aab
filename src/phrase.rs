//! **Group**: tokens + names → a sentence with its groups and their functions.
//!
//! A [`Phrase`] is one sentence, cut into parts (words and whole names), each with its tag, lemma,
//! head and function, and with the questions that later stages ask of it: the children of a word,
//! the noun that a relative clause is about, the words of a noun group.
//!
//! The functions come from the compact parser of [`crate::syntax`]; English marks who does what to
//! whom by order and by closed-class words, and both are learnt from parsed text.

mod mend;
mod names;
mod scare;

use std::borrow::Cow;
use std::collections::HashSet;

use crate::gazetteer::{EntityType, Gazetteer, Hit, Sense};
use crate::inflection::{self, WordClass, lemma};
use crate::lexicon::{self, Class, Classes};
use crate::mention::{self, Name, NameClass, Part};
use crate::span::Span;
use crate::stopwatch::{Stage, Stopwatch};
use crate::syntax::{Fold, Label, Scratch, Syntax, Tag, Tree, Unit, fronted};
use crate::text::Sentence;
use crate::time::{self, DateMention};
use crate::token::{self, Token};

/// A sentence with its groups.
#[derive(Debug)]
pub(crate) struct Phrase<'t> {
    pub(crate) text: &'t str,
    pub(crate) sentence: Sentence,
    pub(crate) names: Vec<Name>,
    pub(crate) parts: Vec<Part>,
    pub(crate) inner: Vec<(Span, Sense)>,
    pub(crate) dates: Vec<DateMention>,
    tags: Vec<Tag>,
    labels: Vec<Label>,
    heads: Vec<usize>,
    lemmas: Vec<Cow<'t, str>>,
    /// The classes of the lemmas.
    classes: Vec<Classes>,
    /// For each part the last part of its subtree; trees are projective.
    ends: Vec<usize>,
    starts: Vec<usize>,
    /// The children of all parts, those of one part side by side, and where those of each part end.
    children: Vec<usize>,
    child_ends: Vec<usize>,
}

/// A sentence whose words have their tags, but no heads yet.
pub(crate) struct Tagged<'a> {
    text: &'a str,
    parts: &'a [Part],
    names: &'a [Name],
    dates: &'a [DateMention],
    tags: &'a [Tag],
    lemmas: &'a [Cow<'a, str>],
    /// A word that will be a verb if the sentence turns out to have no other, and its lemma then.
    missed: Option<(usize, Cow<'a, str>)>,
}

impl Tagged<'_> {
    pub(crate) fn len(&self) -> usize {
        self.parts.len()
    }

    pub(crate) fn word(&self, at: usize) -> &str {
        self.parts[at].span.of(self.text)
    }

    pub(crate) fn lemma(&self, at: usize) -> &str {
        &self.lemmas[at]
    }

    pub(crate) fn tag(&self, at: usize) -> Tag {
        self.tags[at]
    }

    pub(crate) fn is_name(&self, at: usize) -> bool {
        self.parts[at].name.is_some()
    }

    pub(crate) fn name_class(&self, at: usize) -> Option<NameClass> {
        self.parts[at].name.map(|index| self.names[index].class)
    }

    fn is_date(&self, at: usize) -> bool {
        let span = self.parts[at].span;
        self.dates.iter().any(|date| date.span.overlaps(span))
    }

    /// Whether what follows a verb leaves room for an object that is left out: "Peru signed in 1998", "Peru ratified two years
    /// later"; not "Peru left the league", "Peru signed up".
    pub(crate) fn may_lack_object(&self, verb: usize) -> bool {
        const TIME: [&str; 14] = [
            "year",
            "month",
            "week",
            "day",
            "decade",
            "hour",
            "time",
            "later",
            "ago",
            "earlier",
            "after",
            "before",
            "following",
            "next",
        ];
        const ON: [&str; 15] = [
            "on", "up", "off", "onto", "to", "for", "with", "into", "from", "as", "behind", "out",
            "over", "down", "aside",
        ];
        let Some(next) = (verb + 1..self.len()).find(|at| !self.tag(*at).is_adverb()) else {
            return true;
        };
        let dated = |at: usize| at < self.len() && self.is_date(at);
        // "refused to sign as long as the gauge is open", "would sign as soon as possible"
        let mut after = verb + 1..=next;
        let limit = after.any(|at| {
            let last = at + 1 < self.len() && matches!(self.word(at + 1), "long" | "soon");
            self.word(at) == "as" && last
        });
        if limit {
            return true;
        }
        if ON.contains(&self.word(next)) {
            return dated(next + 1);
        }
        let tag = self.tag(next);
        let group = self.is_name(next)
            || matches!(tag, Tag::Dt | Tag::Prp | Tag::PrpS | Tag::Cd)
            || tag.is_noun()
            || tag.is_adjective();
        let time = |at: usize| self.is_date(at) || TIME.contains(&self.lemma(at));
        !group || (next..self.len().min(next + 5)).any(time)
    }

    /// Whether joining or leaving what a name means is joining or leaving a treaty.
    pub(crate) fn names_treaty(&self, at: usize) -> bool {
        let name = self.parts[at].name.map(|index| &self.names[index]);
        name.is_some_and(|name| name.treaty.is_some())
    }

    /// The lemma of the word at a place, if it may become a verb.
    pub(crate) fn missed_verb(&self, at: usize) -> Option<&str> {
        let (missed, lemma) = self.missed.as_ref()?;
        (*missed == at).then_some(lemma)
    }
}

/// Buffers that are used again for each sentence of a document.
#[derive(Default)]
pub(crate) struct Buffers {
    tokens: Vec<Token>,
    hits: Vec<crate::gazetteer::Hit>,
    scratch: Scratch,
    tree: Tree,
    pub(crate) watch: Stopwatch,
}

impl Buffers {
    /// Empty ones, with the watch that measures the stages.
    pub(crate) fn measured(watch: Stopwatch) -> Buffers {
        Buffers {
            watch,
            ..Buffers::default()
        }
    }

    /// Finds the tokens and the names of a sentence whose dates are known.
    fn names(
        &mut self,
        text: &str,
        sentence: Sentence,
        gazetteer: &Gazetteer,
        acronyms: &HashSet<String>,
        dates: &[DateMention],
    ) -> mention::Names {
        self.tokens.clear();
        token::tokenize(text, sentence.span, &mut self.tokens);
        self.hits.clear();
        find_names(text, sentence.span, gazetteer, &mut self.hits);
        mention::find(text, &self.tokens, &self.hits, gazetteer, acronyms, dates)
    }
}

impl<'t> Phrase<'t> {
    /// Reads one sentence, unless its tags show that nobody wants it.
    pub(crate) fn read(
        text: &'t str,
        sentence: Sentence,
        gazetteer: &Gazetteer,
        acronyms: &HashSet<String>,
        is_verb: &dyn Fn(&str) -> bool,
        wanted: &dyn Fn(&Tagged<'_>) -> bool,
        buffers: &mut Buffers,
    ) -> Option<Phrase<'t>> {
        let mut dates = Vec::new();
        time::find(text, sentence.span, &mut dates);
        let found = buffers.names(text, sentence, gazetteer, acronyms, &dates);
        buffers.watch.lap(Stage::Mention);
        let lowered: Vec<Option<String>> = found
            .parts
            .iter()
            .enumerate()
            .map(|(at, part)| {
                // "(Signed in May)"
                let opens = at == 0 || found.parts[at - 1].span.of(text) == "(";
                plain_form(part, opens, text, found.title_case, is_verb)
            })
            .collect();
        let marks = scare::marks(&found.parts, text);
        let units: Vec<Unit<'_>> = found
            .parts
            .iter()
            .zip(&lowered)
            .enumerate()
            .filter(|(at, _)| !marks.contains(at))
            .map(
                |(_, (part, lowered))| match part.name.map(|index| &found.names[index]) {
                    Some(name) => Unit {
                        form: last_word(name.core.of(text)),
                        fold: fold(name, text),
                    },
                    None => Unit {
                        form: lowered
                            .as_deref()
                            .unwrap_or_else(|| first_word(part.span.of(text))),
                        fold: Fold::Word,
                    },
                },
            )
            .collect();
        let syntax = Syntax::builtin();
        syntax.tag(&units, &mut buffers.scratch);
        for at in 0..units.len() {
            let tags = buffers.scratch.tags();
            let tag = corrected(&units, at, tags[at])
                .or_else(|| verb_after_adverb(&units, tags, at, is_verb))
                .or_else(|| participle_before_day(&units, tags, at, is_verb));
            if let Some(tag) = tag {
                buffers.scratch.correct(at, tag);
            }
        }
        let lemma_of = |at: usize, tag: Tag| {
            let part = &found.parts[at];
            let word = match part.name.map(|index| &found.names[index]) {
                Some(name) => last_word(name.core.of(text)),
                None => first_word(part.span.of(text)),
            };
            let class = if tag.is_verb() {
                WordClass::Verb
            } else {
                WordClass::Noun
            };
            lower_lemma(word, class)
        };
        let tags = scare::spread(buffers.scratch.tags(), &marks, Tag::CloseQuote);
        let mut lemmas: Vec<Cow<'t, str>> = (0..)
            .zip(&*tags)
            .map(|(at, tag)| lemma_of(at, *tag))
            .collect();
        // "Azerbaijan plan to sign": a present-tense verb after a name looks like a noun; without it no clause is left.
        let missed = missed_verb(&units, buffers.scratch.tags(), is_verb);
        let tagged = Tagged {
            text,
            parts: &found.parts,
            names: &found.names,
            dates: &dates,
            tags: &tags,
            lemmas: &lemmas,
            missed: missed.map(|(at, tag)| {
                let at = scare::place(at, &marks);
                (at, lemma_of(at, tag))
            }),
        };
        let wanted = wanted(&tagged);
        buffers.watch.lap(Stage::Tag);
        if !wanted {
            return None;
        }
        let date = |at: usize| {
            let span = found.parts.get(at)?.span;
            let date = dates.iter().find(|date| date.span.start == span.start)?;
            let inside = |part: &&Part| part.span.end <= date.span.end;
            let length = found.parts[at..].iter().take_while(inside).count();
            // "On 5 May 1962 Peru, Chile and Bolivia signed" looks like "the 5 May accord".
            let free = !date.modifier || found.parts.get(at + length)?.name.is_some();
            (free && !date.possessive).then_some(at + length)
        };
        // "In May the presidents of A, B and C signed": the comma is the list's.
        let fronted = fronted::dated(&units, buffers.scratch.tags(), date)
            .or_else(|| fronted::end(&units, buffers.scratch.tags()))
            .filter(|last| marks.iter().all(|mark| mark > last));
        syntax.parse_tagged(None, fronted, &mut buffers.scratch, &mut buffers.tree);
        if let Some(known) = missed.filter(|_| !has_main_verb(&buffers.tree)) {
            let before = buffers.tree.clone();
            syntax.parse_tagged(
                Some(known),
                fronted,
                &mut buffers.scratch,
                &mut buffers.tree,
            );
            if has_main_verb(&buffers.tree) {
                let at = scare::place(known.0, &marks);
                lemmas[at] = lemma_of(at, known.1);
            } else {
                buffers.tree = before;
            }
        }
        scare::put_back(&mut buffers.tree, &marks);
        let tree = &buffers.tree;
        let mut phrase = Phrase {
            text,
            sentence,
            names: found.names,
            parts: found.parts,
            inner: found.inner,
            dates,
            tags: tree.tags.clone(),
            labels: tree.labels.clone(),
            heads: tree.heads.iter().map(|head| *head as usize).collect(),
            classes: lemmas
                .iter()
                .map(|lemma| lexicon::joined_classes(lemma))
                .collect(),
            lemmas,
            ends: Vec::new(),
            starts: Vec::new(),
            children: Vec::new(),
            child_ends: Vec::new(),
        };
        phrase.mend();
        phrase.tell_treaties();
        phrase.index();
        buffers.watch.lap(Stage::Parse);
        Some(phrase)
    }

    /// The sentence as it was before it had heads.
    pub(crate) fn tagged(&self) -> Tagged<'_> {
        Tagged {
            text: self.text,
            parts: &self.parts,
            names: &self.names,
            dates: &self.dates,
            tags: &self.tags,
            lemmas: &self.lemmas,
            missed: None,
        }
    }

    /// "withdrew from the Criminal Court": what one joins or leaves is the treaty that made it.
    fn tell_treaties(&mut self) {
        for at in 0..self.parts.len() {
            let Some(index) = self.parts[at].name else {
                continue;
            };
            let Some(treaty) = self.names[index].treaty else {
                continue;
            };
            let head = self.heads[at];
            let above = match self.labels[at] {
                Label::Pobj => self.heads[head],
                Label::Conj => self.heads[self.heads[head]],
                _ => head,
            };
            let joins = [head, above].into_iter().any(|at| {
                matches!(
                    &*self.lemmas[at],
                    "withdraw"
                        | "withdrawal"
                        | "leave"
                        | "quit"
                        | "exit"
                        | "pull"
                        | "join"
                        | "rejoin"
                        | "accede"
                        | "accession"
                        | "member"
                        | "membership"
                )
            });
            if joins {
                let name = &mut self.names[index];
                name.class = NameClass::Agreement;
                name.entity_type = EntityType::Agreement;
                name.senses = vec![treaty];
            }
        }
    }

    fn index(&mut self) {
        let count = self.parts.len();
        // First where the children of each part begin; each child that is put there moves it on, at last to their end.
        self.child_ends = vec![0; count + 1];
        for at in 0..count {
            if self.heads[at] != at {
                self.child_ends[self.heads[at] + 1] += 1;
            }
        }
        for at in 0..count {
            self.child_ends[at + 1] += self.child_ends[at];
        }
        self.children = vec![0; self.child_ends[count]];
        for at in 0..count {
            if self.heads[at] != at {
                let place = &mut self.child_ends[self.heads[at]];
                self.children[*place] = at;
                *place += 1;
            }
        }
        self.starts = (0..count).collect();
        self.ends = (0..count).collect();
        // A part's range covers its children's; depth is bounded by the number of parts.
        let mut order: Vec<usize> = Vec::with_capacity(count);
        order.extend((0..count).filter(|at| self.heads[*at] == *at));
        let mut next = 0;
        while next < order.len() {
            order.extend_from_slice(self.children(order[next]));
            next += 1;
        }
        for &at in order.iter().rev() {
            let head = self.heads[at];
            self.starts[head] = self.starts[head].min(self.starts[at]);
            self.ends[head] = self.ends[head].max(self.ends[at]);
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.parts.len()
    }

    /// The words of a part.
    pub(crate) fn word(&self, at: usize) -> &'t str {
        self.parts[at].span.of(self.text)
    }

    pub(crate) fn span(&self, at: usize) -> Span {
        self.parts[at].span
    }

    pub(crate) fn lemma(&self, at: usize) -> &str {
        &self.lemmas[at]
    }

    pub(crate) fn tag(&self, at: usize) -> Tag {
        self.tags[at]
    }

    pub(crate) fn label(&self, at: usize) -> Label {
        self.labels[at]
    }

    /// The head of a part; `None` for a root.
    pub(crate) fn head(&self, at: usize) -> Option<usize> {
        (self.heads[at] != at).then_some(self.heads[at])
    }

    pub(crate) fn children(&self, at: usize) -> &[usize] {
        let start = at.checked_sub(1).map_or(0, |last| self.child_ends[last]);
        &self.children[start..self.child_ends[at]]
    }

    /// The children with a function.
    pub(crate) fn with_label(&self, at: usize, label: Label) -> impl Iterator<Item = usize> + '_ {
        self.children(at)
            .iter()
            .copied()
            .filter(move |child| self.labels[*child] == label)
    }

    pub(crate) fn child(&self, at: usize, label: Label) -> Option<usize> {
        self.with_label(at, label).next()
    }

    /// Whether the subject of a verb is "it", which may stand for a clause: "it is time to sign", "it took B a year to sign".
    pub(crate) fn is_impersonal(&self, verb: usize) -> bool {
        let mut subjects = self.with_label(verb, Label::Nsubj);
        subjects.any(|subject| self.lemma(subject) == "it")
    }

    pub(crate) fn name(&self, at: usize) -> Option<&Name> {
        self.parts[at].name.map(|index| &self.names[index])
    }

    pub(crate) fn is_class(&self, at: usize, class: Class) -> bool {
        self.parts[at].name.is_none() && self.classes[at].has(class)
    }

    /// Whether a word belongs to a date.
    pub(crate) fn is_date(&self, at: usize) -> bool {
        let span = self.span(at);
        self.dates.iter().any(|date| date.span.overlaps(span))
    }

    pub(crate) fn name_class(&self, at: usize) -> Option<NameClass> {
        self.name(at).map(|name| name.class)
    }

    pub(crate) fn is_verb(&self, at: usize) -> bool {
        self.tags[at].is_verb() && self.parts[at].name.is_none()
    }

    pub(crate) fn is_noun(&self, at: usize) -> bool {
        self.tags[at].is_noun() || self.parts[at].name.is_some()
    }

    /// The first and last part of the subtree of a part.
    pub(crate) fn subtree(&self, at: usize) -> std::ops::RangeInclusive<usize> {
        self.starts[at]..=self.ends[at]
    }

    /// The bytes of some neighbouring parts.
    pub(crate) fn range(&self, from: usize, to: usize) -> Span {
        self.parts[from].span.cover(self.parts[to].span)
    }

    /// The first and last part of a noun group without relative clauses, appositions and conjuncts.
    pub(crate) fn noun_group(&self, at: usize) -> (usize, usize) {
        let mut first = at;
        let mut last = at;
        for &child in self.children(at) {
            let keep = match self.labels[child] {
                Label::Det
                | Label::Amod
                | Label::Compound
                | Label::Nummod
                | Label::Poss
                | Label::Nmod
                | Label::Quantmod
                | Label::Predet => true,
                Label::Prep => child > at,
                Label::Acl => child > at,
                _ => false,
            };
            if keep {
                first = first.min(self.starts[child]);
                last = last.max(self.ends[child]);
            }
        }
        (first, last)
    }

    /// The nouns coordinated with a noun, itself first.
    pub(crate) fn conjuncts(&self, at: usize) -> Vec<usize> {
        let mut all = vec![at];
        let mut next = 0;
        while next < all.len() {
            let found: Vec<usize> = self.with_label(all[next], Label::Conj).collect();
            all.extend(found);
            next += 1;
        }
        all
    }

    /// Whether a noun stands after the "by" of a passive: "ratified by Chile".
    pub(crate) fn is_agent(&self, at: usize) -> bool {
        let by = self.head(at);
        self.label(at) == Label::Pobj && by.is_some_and(|by| self.label(by) == Label::Agent)
    }

    /// What a preposition governs.
    pub(crate) fn objects_of(&self, preposition: usize) -> Option<usize> {
        self.child(preposition, Label::Pobj)
    }

    /// Whether a preposition stands before a date, and not before a name with a year in it.
    pub(crate) fn governs_date(&self, preposition: usize) -> bool {
        self.objects_of(preposition)
            .is_some_and(|object| self.is_date(object) && self.name(object).is_none())
    }

    /// The prepositions that depend on a part, with the noun that each governs.
    pub(crate) fn prepositions(&self, at: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.children(at).iter().copied().filter_map(move |child| {
            let preposition = matches!(
                self.labels[child],
                Label::Prep
                    | Label::Agent
                    | Label::Dative
                    | Label::Prt
                    | Label::Advmod
                    | Label::Mark
            );
            let object = self.objects_of(child).or_else(|| {
                // "along with B", "out of A"
                let inner = self.child(child, Label::Prep)?;
                self.objects_of(inner)
            });
            let participial = || {
                let acts = matches!(self.labels[child], Label::Acl | Label::Advcl | Label::Prep);
                let named =
                    acts && lexicon::is(&self.word(child).to_lowercase(), Class::Participial);
                named.then(|| {
                    self.objects_of(child)
                        .or_else(|| self.child(child, Label::Dobj))
                        .or_else(|| {
                            let inner = self.child(child, Label::Prep)?;
                            self.objects_of(inner)
                        })
                })?
            };
            object
                .filter(|_| preposition)
                .or_else(participial)
                .map(|object| (child, object))
        })
    }

    /// Whether a verb is in the passive: it has a passive auxiliary, or is a participle that modifies.
    pub(crate) fn is_passive(&self, verb: usize) -> bool {
        let own = |label: Label| self.child(verb, label).is_some();
        if own(Label::Auxpass) || own(Label::Nsubjpass) {
            return true;
        }
        if self.tags[verb] != Tag::Vbn {
            return own(Label::Agent) && !own(Label::Dobj);
        }
        let perfect = self
            .with_label(verb, Label::Aux)
            .any(|aux| self.lemmas[aux] == "have");
        if perfect {
            return false;
        }
        match self.labels[verb] {
            Label::Acl | Label::Amod | Label::Advcl | Label::Oprd | Label::Xcomp => true,
            Label::Conj => {
                let own_subject = self
                    .children(verb)
                    .iter()
                    .any(|child| self.labels[*child].is_subject());
                let own_object = own(Label::Dobj);
                match self.head(verb) {
                    Some(head) if self.is_verb(head) && !own_subject => {
                        self.is_passive(head) && !own_object
                    }
                    _ => own(Label::Agent) && !own_object,
                }
            }
            _ => own(Label::Agent) && !own(Label::Dobj),
        }
    }

    /// Whether a word stands for the noun that its relative clause is about.
    pub(crate) fn is_relative(&self, at: usize) -> bool {
        matches!(self.tags[at], Tag::Wdt | Tag::Wp)
            || self.parts[at].name.is_none()
                && matches!(self.lemma(at), "which" | "who" | "whom" | "that")
                && self.labels[at] != Label::Det
    }

    /// The word, and the noun of its clause where it is a relative pronoun.
    pub(crate) fn antecedent(&self, at: usize) -> usize {
        let found = self.relative_antecedent(at);
        match found != at && self.is_date(found) {
            true => self.dated_object(found).unwrap_or(found),
            false => found,
        }
    }

    /// "struck a pact in June which B condemned": what was done on a date.
    fn dated_object(&self, date: usize) -> Option<usize> {
        if !self.is_date(date) {
            return None;
        }
        let verb = self
            .head(self.head(date)?)
            .filter(|verb| self.is_verb(*verb))?;
        self.child(verb, Label::Dobj)
            .filter(|object| *object < date)
    }

    fn relative_antecedent(&self, at: usize) -> usize {
        if !self.is_relative(at) {
            return at;
        }
        // "A, several of which B signed": the pronoun may stand deep in its clause.
        let mut up = at;
        for _ in 0..8 {
            match self.head(up) {
                Some(head) if self.labels[up] == Label::Relcl => return head,
                // The parser may take the clause for a participle's: "a code, which A has been discussing".
                Some(head) if self.labels[up] == Label::Acl && head < at && up > at => return head,
                Some(head) => up = head,
                None => break,
            }
        }
        // "signed it in 1990, which B opposed"
        let before = at.checked_sub(1 + usize::from(at > 0 && self.word(at - 1) == ","));
        if let Some(object) = before.and_then(|date| self.dated_object(date)) {
            return object;
        }
        // The parser may have made the clause anything: the nearest noun before the pronoun is meant.
        (0..at)
            .rev()
            .find(|&before| self.is_noun(before))
            .filter(|&noun| at - noun <= 3)
            .unwrap_or(at)
    }
}

/// The lemma of a word; no copy is made of most.
fn lower_lemma(word: &str, class: WordClass) -> Cow<'_, str> {
    // "MPs", "PMs"
    let acronym = word
        .strip_suffix('s')
        .filter(|stem| stem.len() >= 2 && stem.bytes().all(|byte| byte.is_ascii_uppercase()));
    if let Some(stem) = acronym {
        return Cow::Owned(stem.to_lowercase());
    }
    // "won't", "can't", "shan't", "they'll"
    match word {
        "wo" | "Wo" | "'ll" | "’ll" => return Cow::Borrowed("will"),
        "ca" | "Ca" => return Cow::Borrowed("can"),
        "sha" | "Sha" => return Cow::Borrowed("shall"),
        _ => {}
    }
    match lemma(word, class) {
        lemma
            if lemma
                .bytes()
                .any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) =>
        {
            Cow::Owned(lemma.to_lowercase())
        }
        lemma => lemma,
    }
}

/// The last word of a name, which carries its shape: "Kamikawa", "Agreement".
fn last_word(name: &str) -> &str {
    name.rsplit(char::is_whitespace).next().unwrap_or(name)
}

/// The form in which the parser reads a word, where it is not its own: a capital that means nothing is left out.
fn plain_form(
    part: &Part,
    opens: bool,
    text: &str,
    title_case: bool,
    is_verb: &dyn Fn(&str) -> bool,
) -> Option<String> {
    let word = part.span.of(text);
    if part.name.is_some() || !word.starts_with(char::is_uppercase) || word.contains(' ') {
        return None;
    }
    let lower = word.to_lowercase();
    // "Accusing B of breaking the truce, A ...": a participle at the start is no name.
    let participle =
        (lower.ends_with("ing") || lower.ends_with("ed")) && inflection::is_listed(&lower);
    let closed = opens && (CLOSED.contains(&lower.as_str()) || participle);
    let known = title_case
        && (inflection::is_listed(&lower)
            || lexicon::classes(&lower) != lexicon::Classes::default()
            || is_verb(&lemma(&lower, WordClass::Verb))
            || CLOSED.contains(&lower.as_str()));
    let month = lexicon::is(&lower, Class::Month) || lexicon::is(&lower, Class::Weekday);
    ((closed || known) && !month).then_some(lower)
}

/// Words of closed classes that a capital at the start of a sentence makes look like names.
const CLOSED: [&str; 40] = [
    "unlike",
    "unless",
    "whereas",
    "besides",
    "despite",
    "amid",
    "lest",
    "once",
    "given",
    "although",
    "though",
    "after",
    "before",
    "since",
    "until",
    "while",
    "when",
    "if",
    "as",
    "following",
    "under",
    "with",
    "without",
    "over",
    "for",
    "in",
    "on",
    "at",
    "by",
    "to",
    "of",
    "from",
    "against",
    "and",
    "or",
    "but",
    "not",
    "its",
    "their",
    "both",
];

/// The tag of a word that leaves the tagger no choice.
fn corrected(units: &[Unit<'_>], at: usize, tag: Tag) -> Option<Tag> {
    let form = |at: usize| units.get(at).map_or("", |unit| unit.form);
    match form(at) {
        // "went to ceasefire talks": no verb, whatever stands before it.
        "ceasefire" | "cease-fire" | "armistice" | "truce" => tag.is_verb().then_some(Tag::Nn),
        // "an air services deal with B": after "a" and before "with" it is a noun, whatever names it.
        "deal" => {
            let article = (at.saturating_sub(4)..at)
                .rev()
                .take_while(|before| form(*before).bytes().all(|byte| byte.is_ascii_alphabetic()))
                .take_while(|before| !matches!(form(*before), "of" | "and" | "to" | "that"))
                .find(|before| matches!(form(*before), "a" | "an" | "another" | "the"));
            // "the ministers deal with it"
            let last = at.checked_sub(1).map_or("", form).to_lowercase();
            let classes = lexicon::noun_classes(&last).1;
            let acts = [Class::Official, Class::Pair, Class::Own, Class::Title]
                .iter()
                .any(|class| classes.has(*class));
            let noun = article.is_some_and(|article| form(article) != "the" || !acts);
            (noun && tag.is_verb()).then_some(Tag::Nn)
        }
        // "trade talks stall": the kind of talks stands before them.
        "talks" => {
            let kind = at.checked_sub(1).is_some_and(|before| {
                matches!(
                    form(before),
                    "trade"
                        | "peace"
                        | "border"
                        | "nuclear"
                        | "climate"
                        | "truce"
                        | "ceasefire"
                        | "accession"
                        | "disarmament"
                )
            });
            (kind && tag.is_verb()).then_some(Tag::Nns)
        }
        // "Nor have A and B signed": never a name.
        "Nor" | "nor" => (tag != Tag::Cc).then_some(Tag::Cc),
        // "applies pending ratification by B": a preposition, but for "the pending bill" and "is still pending".
        "pending" => {
            let adjective = at.checked_sub(1).is_none_or(|before| {
                matches!(
                    form(before),
                    "the" | "a" | "any" | "all" | "some" | "these" | "those" | "its" | "their"
                ) || matches!(
                    form(before),
                    "is" | "are" | "was" | "were" | "be" | "been" | "still" | "remain" | "remains"
                )
            });
            (!adjective && tag != Tag::In).then_some(Tag::In)
        }
        // "Eleven nations": a number, whatever its capital makes of it.
        "Two" | "Three" | "Four" | "Five" | "Six" | "Seven" | "Eight" | "Nine" | "Ten"
        | "Eleven" | "Twelve" | "Fifteen" | "Twenty" | "Thirty" | "Forty" | "Fifty" | "two"
        | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "eleven"
        | "twelve" | "thirteen" | "fourteen" | "fifteen" | "sixteen" | "twenty" | "thirty"
        | "forty" | "fifty" => (tag.is_noun() || tag.is_adjective()).then_some(Tag::Cd),
        // "have all voiced concern": behind "have" a past form is no adjective.
        word if tag.is_adjective()
            && word.ends_with("ed")
            && at >= 2
            && matches!(form(at - 1), "all" | "both" | "each")
            && matches!(form(at - 2), "have" | "has" | "had") =>
        {
            Some(Tag::Vbn)
        }
        // "Forty-four states"
        word if is_compound_number(word) => (tag != Tag::Cd).then_some(Tag::Cd),
        // "the pact awaits approval": never a noun.
        "awaits" => (tag != Tag::Vbz).then_some(Tag::Vbz),
        // "parliament OKs treaty"
        "OKs" => (tag != Tag::Vbz).then_some(Tag::Vbz),
        _ => None,
    }
}

/// "forty-four", "Sixty-first" not.
fn is_compound_number(word: &str) -> bool {
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    const ONES: [&str; 9] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    // The shortest is "forty-one".
    word.len() > 8
        && word.split_once('-').is_some_and(|(tens, ones)| {
            ONES.contains(&ones) && TENS.iter().any(|ten| ten.eq_ignore_ascii_case(tens))
        })
}

/// The listed names of a sentence. It may begin inside a word, where a page lost the break before it.
pub(crate) fn find_names(text: &str, sentence: Span, gazetteer: &Gazetteer, hits: &mut Vec<Hit>) {
    let before = text[..sentence.start].chars().next_back();
    if !before.is_some_and(char::is_alphanumeric) {
        gazetteer.hits(text, sentence, hits);
        return;
    }
    let first = hits.len();
    gazetteer.hits(sentence.of(text), Span::new(0, sentence.len()), hits);
    for hit in &mut hits[first..] {
        let start = sentence.start + hit.span.start;
        hit.span = Span::new(start, start + hit.span.len());
    }
}

/// "which France strongly supports": behind an adverb of manner a word is no noun.
fn verb_after_adverb(
    units: &[Unit<'_>],
    tags: &[Tag],
    at: usize,
    is_verb: &dyn Fn(&str) -> bool,
) -> Option<Tag> {
    let adverb = at.checked_sub(1)?;
    let before = adverb.checked_sub(1)?;
    let manner = tags[adverb] == Tag::Rb && units[adverb].form.ends_with("ly");
    let subject = tags[before].is_noun() || tags[before] == Tag::Prp;
    let group = tags.get(at + 1).is_some_and(|next| next.is_noun());
    let verb = match tags[at] {
        Tag::Nn => Tag::Vbp,
        Tag::Nns => Tag::Vbz,
        _ => return None,
    };
    let known = || {
        let form = units[at].form;
        is_verb(&lemma(form, WordClass::Verb)) && !form.starts_with(char::is_uppercase)
    };
    (manner && subject && !group && units[at].fold == Fold::Word && known()).then_some(verb)
}

/// "the pact, extended last month by B, binds both": behind the comma it is no adjective of the month.
fn participle_before_day(
    units: &[Unit<'_>],
    tags: &[Tag],
    at: usize,
    is_verb: &dyn Fn(&str) -> bool,
) -> Option<Tag> {
    let comma = at.checked_sub(1)?;
    let set_off = tags[comma] == Tag::Comma && comma > 0 && tags[comma - 1].is_noun();
    let form = units[at].form;
    let past = tags[at].is_adjective() && units[at].fold == Fold::Word && form.ends_with("ed");
    let dated = units.get(at + 1).is_some_and(|next| {
        matches!(
            next.form,
            "last"
                | "earlier"
                | "late"
                | "early"
                | "yesterday"
                | "month"
                | "week"
                | "year"
                | "night"
        )
    });
    (set_off && past && dated && is_verb(&lemma(form, WordClass::Verb))).then_some(Tag::Vbn)
}

/// Whether a root of the tree is a verb.
fn has_main_verb(tree: &Tree) -> bool {
    let infinitive = |at: usize| {
        tree.tags[at] == Tag::Vb && at.checked_sub(1).is_some_and(|to| tree.tags[to] == Tag::To)
    };
    // "could in future leave": nor is an auxiliary.
    let main = |at: usize| tree.tags[at].is_verb() && tree.tags[at] != Tag::Md && !infinitive(at);
    // "Chile and Peru strike deal, says minister": of a verb with a subject on both sides the first is another verb's.
    let torn = |verb: usize| {
        let subject = |at: usize| tree.head(at) == Some(verb) && tree.labels[at].is_subject();
        (0..verb).any(subject) && (verb + 1..tree.len()).any(subject)
    };
    (0..tree.len()).any(|at| tree.head(at).is_none() && main(at) && !torn(at))
}

/// A word that the tagger took for a noun and that must be the verb, where the sentence has no other.
fn missed_verb(
    units: &[Unit<'_>],
    tags: &[Tag],
    is_verb: &dyn Fn(&str) -> bool,
) -> Option<(usize, Tag)> {
    if units.len() < 4 {
        return None;
    }
    (1..units.len() - 1).find_map(|at| {
        let tag = tags[at];
        let noun = matches!(
            tag,
            Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Jj | Tag::Rb
        );
        if !noun || units[at].fold != Fold::Word || corrected(units, at, Tag::Vbz).is_some() {
            return None;
        }
        let before = tags[at - 1];
        let after_subject = before.is_proper()
            || before == Tag::Nns
            || before.is_adverb()
            || before == Tag::Nn
            || before == Tag::Comma;
        let opens = matches!(
            tags[at + 1],
            Tag::Dt
                | Tag::To
                | Tag::In
                | Tag::Nnp
                | Tag::Nnps
                | Tag::Jj
                | Tag::PrpS
                | Tag::Cd
                | Tag::Nns
                | Tag::Nn
                | Tag::Vbn
                | Tag::Rb
                | Tag::Prp
                | Tag::OpenQuote
        );
        // "A and B sign, behind closed doors, an accord"
        let inserts = tags[at + 1] == Tag::Comma && tags.get(at + 2) == Some(&Tag::In);
        if !after_subject || !opens && !inserts || units[at + 1].form == "of" {
            return None;
        }
        let word = units[at].form.to_lowercase();
        let lemma = lemma(&word, WordClass::Verb);
        let third = word.len() > lemma.len() && word.ends_with('s');
        let form = third || *lemma == *word;
        let listed = third && before.is_proper() && inflection::is_listed(&word);
        (form && (is_verb(&lemma) || listed))
            .then_some((at, if third { Tag::Vbz } else { Tag::Vbp }))
    })
}

/// The word that stands for a term of several: "memorandum" for "memorandum of understanding"; a joined word is whole.
fn first_word(term: &str) -> &str {
    if term.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return term;
    }
    // Of a date the word that says what it is: "May" of "28 May", "year" of "last year".
    let words = || {
        term.split(|c: char| c.is_whitespace() || c == ',')
            .filter(|word| !word.is_empty())
    };
    let fixed = words().nth(1) == Some("of")
        && words().nth(2).is_some_and(|last| {
            ["understanding", "notes", "letters"]
                .iter()
                .any(|fixed| last.eq_ignore_ascii_case(fixed))
        });
    if words().count() > 1 && !fixed && !term.contains(['-', '–']) {
        let says = |word: &&str| {
            let lower = word.to_lowercase();
            lexicon::is(&lower, Class::Month) || lexicon::is(&lower, Class::Weekday)
        };
        return words()
            .find(says)
            .or_else(|| words().rfind(|word| word.starts_with(char::is_alphabetic)))
            .unwrap_or(term);
    }
    if term.contains(['-', '–']) {
        return last_word(term);
    }
    term.split(char::is_whitespace).next().unwrap_or(term)
}

fn fold(name: &Name, text: &str) -> Fold {
    match name.class {
        NameClass::Nationality if name.span == name.core => Fold::Word,
        NameClass::Agreement if last_word(name.core.of(text)).ends_with('s') => Fold::PluralName,
        _ => Fold::Name,
    }
}
