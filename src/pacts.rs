//! **Refer**, agreements: noun groups of a whole document → the agreements that they mean.
//!
//! "The deal" comes back to the agreement that the text speaks of most and last, and that can be called so; "the agreement,
//! known as the X" names it; "such", "similar" and "another" begin a new instance of the same type. Where two reports
//! tell one act, what they call by different words is one agreement.

mod acts;
mod bare;

use std::collections::{HashSet, VecDeque};

use crate::actor::Party;
use crate::agreement::{Described, Instance};
use crate::gazetteer::EntryId;
use crate::lexicon::{self, Class};
use crate::mention;
use crate::relation::RelationKind;
use crate::span::Span;

/// How many sentences back a reference may look.
pub(crate) const WINDOW: usize = 60;
/// How many sentences back "it" may look for an agreement.
pub(crate) const PRONOUN_REACH: usize = 3;
/// As many sentences a heading may stand before what it is about.
const SECTION: usize = 30;
/// How many sentences that tell of agreements a text begins with: what they tell is what it is about.
const BEGINNING: usize = 4;
/// How many agreements back a proper name is looked for.
const NAMED: usize = 500;
/// How many agreements of a row are looked back at for the first.
const ROW: usize = 8;
/// How many agreements back a bare reference may look.
const RECENT: usize = 24;

/// What a document told before a sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Before {
    /// How many sentences ago it last told of an agreement.
    pub(crate) since: Option<usize>,
    /// It told an act.
    pub(crate) acted: bool,
}

impl Before {
    /// Whether it told of an agreement at most so many sentences ago.
    pub(crate) fn within(self, reach: usize) -> bool {
        self.since.is_some_and(|since| since <= reach)
    }

    /// Whether an object that is left out can be known: an agreement told just before, or that of an act.
    pub(crate) fn completes(self) -> bool {
        self.within(PRONOUN_REACH) || self.acted && self.within(WINDOW)
    }
}

/// An agreement of the document.
#[derive(Clone, Debug)]
pub(crate) struct Pact {
    /// What it is called, proper names first.
    pub(crate) names: Vec<String>,
    pub(crate) proper: bool,
    pub(crate) entries: Vec<EntryId>,
    /// An entry is of this agreement alone: not "FTA", which many are.
    listed: bool,
    pub(crate) head: String,
    pub(crate) content: Vec<String>,
    pub(crate) parties: Vec<Party>,
    pub(crate) year: Option<String>,
    /// The years in which it was made, as far as is told.
    made: Vec<i32>,
    /// Where it was first told.
    pub(crate) span: Span,
    pub(crate) last_sentence: usize,
    /// Where that sentence tells of it first, and the sentence that told of it before.
    told_at: Span,
    told_before: usize,
    /// The last sentence that told of it, counted among those that tell of agreements.
    turn: usize,
    /// Another of the same type as an earlier one: "such a deal".
    pub(crate) type_of: Option<usize>,
    pub(crate) bare: bool,
    pub(crate) plural: bool,
    /// The paragraph that told of it last.
    paragraph: usize,
    /// How often it was told of.
    mentions: usize,
    /// Told in one of the first sentences: what the text is about.
    topic: bool,
    /// Two parties were told to have it between them.
    pair: bool,
    /// The one of two with whom the other was told to have it: "B signed a pact with C".
    with: Option<Party>,
    /// Was told first as something new: "a treaty that draws the border".
    introduced: bool,
    /// Was told first beside what the text is about: as somebody's own, or in a clause on another one.
    aside: bool,
    /// Was told first by a headline.
    heading: bool,
    /// What it was first called with its parties, where nothing else says which one it is: "agreement with B".
    pub(crate) with_parties: Option<String>,
    /// The last sentence whose subject it was.
    subject_of: Option<usize>,
    /// Somebody was told to have ratified it.
    ratified: bool,
    /// Others than states made it: clubs, firms, the parties of one state.
    pub(crate) private: bool,
    /// The one that it turned out to be.
    same_as: Option<usize>,
}

impl Pact {
    /// The last sentence that told of it before a place of the current one.
    fn last_before(&self, at: Span) -> usize {
        match self.told_at.start > at.start {
            true => self.told_before,
            false => self.last_sentence,
        }
    }

    /// Whether it can be one that was made in a year; signing may follow on what was agreed a year or two before.
    fn may_be_of(&self, made: Option<i32>) -> bool {
        const APART: i32 = 3;
        let near = |year: &i32| made.is_none_or(|made| (made - year).abs() < APART);
        let named = self.year.as_ref().and_then(|year| year.parse().ok());
        self.made.is_empty() && named.is_none() || self.made.iter().chain(&named).any(near)
    }

    /// Told once, beside what the text is about.
    fn is_aside(&self) -> bool {
        self.aside && self.mentions == 1
    }

    /// Whether these and no others have it.
    fn is_between(&self, parties: &[Party]) -> bool {
        self.parties.len() == parties.len()
            && parties.iter().all(|party| self.parties.contains(party))
    }

    /// Whether this is another one than a listed agreement with these entries.
    fn is_apart(&self, entries: &[EntryId]) -> bool {
        self.listed && !entries.iter().any(|entry| self.entries.contains(entry))
    }
}

/// The agreements of a document, in the order in which they were told first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pacts {
    all: Vec<Pact>,
    /// Acronyms that the text gave to agreements: "(RAA)".
    acronyms: HashSet<String>,
    /// The acts told last: their kind, the agreement, the sentence.
    acts: VecDeque<(RelationKind, usize, usize)>,
    sentence: usize,
    /// How many sentences have told of agreements; others must not change what is meant.
    turn: usize,
    /// The sentence whose turn it is.
    turned: usize,
    /// The paragraph that is read.
    paragraph: usize,
    /// It is a headline.
    headline: bool,
    /// The agreement that the last heading named, and its sentence.
    section: Option<(usize, usize)>,
}

impl Pacts {
    /// Whether these parties were told to have another agreement than this one, by its name.
    pub(crate) fn is_other_named(&self, pact: usize, parties: &[Party]) -> bool {
        let recent = self.all.iter().enumerate().rev().take(RECENT);
        recent
            .filter(|(number, _)| *number != pact)
            .any(|(_, other)| other.proper && other.is_between(parties))
    }

    /// A sentence begins; its number counts all sentences of the document.
    pub(crate) fn begin_sentence(&mut self, number: usize) {
        self.sentence = number;
    }

    /// The sentences that follow stand in a paragraph, or in a headline.
    pub(crate) fn begin_paragraph(&mut self, number: usize, headline: bool) {
        self.paragraph = number;
        self.headline = headline;
    }

    /// A heading names the agreement that its section is about.
    pub(crate) fn begin_section(&mut self, pact: usize) {
        self.section = Some((pact, self.sentence));
    }

    /// Whether the section is about an agreement.
    fn is_of_section(&self, number: usize) -> bool {
        self.section.is_some_and(|(pact, sentence)| {
            self.root(pact) == number && self.sentence - sentence <= SECTION
        })
    }

    /// The acronyms that the text gave to agreements so far.
    pub(crate) fn acronyms(&self) -> &HashSet<String> {
        &self.acronyms
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The number that stands for all that turned out to be one.
    pub(crate) fn root(&self, mut number: usize) -> usize {
        while let Some(other) = self.all[number].same_as {
            number = other;
        }
        number
    }

    pub(crate) fn count(&self) -> usize {
        self.all.len()
    }

    pub(crate) fn get(&self, number: usize) -> &Pact {
        &self.all[self.root(number)]
    }

    /// Those that stand for themselves, latest first.
    fn latest_first(&self) -> impl Iterator<Item = (usize, &Pact)> {
        self.all
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, pact)| pact.same_as.is_none())
    }

    /// The agreement that a noun group of the current sentence means, made new where none is known.
    ///
    /// Returns its number and where the words that it refers to stand.
    pub(crate) fn refer(
        &mut self,
        described: &Described,
        parties: &[Party],
    ) -> Option<(usize, Option<Span>)> {
        self.acronyms.extend(described.acronym.clone());
        if self.turned != self.sentence {
            self.turned = self.sentence;
            self.turn += 1;
        }
        if let Some(found) = self.same(described, parties) {
            let antecedent = self.all[found].span;
            let refers = described.bare || antecedent != described.span;
            self.join(found, described, parties);
            let before = refers && antecedent.start < described.span.start;
            return Some((found, before.then_some(antecedent)));
        }
        // "it" names nothing by itself.
        if matches!(described.instance, Instance::Pronoun | Instance::Omitted) {
            return None;
        }
        let type_of = (described.instance == Instance::Another)
            .then(|| self.latest(described, &[]))
            .flatten();
        // "another, with B" is another of something.
        if described.instance == Instance::Another
            && described.bare
            && type_of.is_none()
            && says_nothing(&described.name)
        {
            return None;
        }
        let mut names = Vec::new();
        // "such a deal" is another one of that type.
        if let Some(kind) = type_of.filter(|_| described.content.is_empty()) {
            // "a second treaty" is no second Treaty of Lutz, "a similar pact" and "one of its own" are called as the first one.
            let called = described.name.rsplit(' ').next().unwrap_or_default();
            let noun = lexicon::noun_classes(called).0.has(Class::Agreement);
            let apart = noun && described.sequel && self.all[kind].proper;
            let first = self.all[kind].names.first();
            if let Some(name) = first.filter(|_| !apart) {
                names.push(name.clone());
            }
            if described.name.starts_with("similar") || described.name.starts_with("comparable") {
                names.insert(0, described.name.clone());
            }
        }
        if (!described.bare || names.is_empty()) && !names.contains(&described.name) {
            names.push(described.name.clone());
        }
        names.extend(described.acronym.clone());
        self.learn_acronym(described);
        let inherited = type_of
            .filter(|_| described.sequel && parties.is_empty())
            .map(|kind| self.all[kind].parties.clone());
        let parties = inherited.as_deref().unwrap_or(parties);
        self.all.push(Pact {
            names,
            proper: described.proper,
            entries: described.entries.clone(),
            listed: described.is_listed(),
            head: described.head.clone(),
            content: described.content.clone(),
            parties: parties.to_vec(),
            year: described.year.clone(),
            made: described.made.into_iter().collect(),
            span: described.span,
            last_sentence: self.sentence,
            told_at: described.span,
            told_before: self.sentence,
            type_of,
            bare: described.bare,
            plural: described.plural,
            paragraph: self.paragraph,
            mentions: 1,
            ratified: false,
            turn: self.turn,
            topic: self.turn <= BEGINNING,
            pair: parties.len() == 2,
            with: None,
            introduced: described.instance == Instance::Indefinite && !described.proper,
            aside: described.aside,
            heading: self.headline,
            with_parties: described.with_parties.clone(),
            subject_of: described.subject.then_some(self.sentence),
            private: false,
            same_as: None,
        });
        Some((self.all.len() - 1, None))
    }

    /// "the Defence Cooperation Agreement" may be "the DCA" later, defined or not.
    fn learn_acronym(&mut self, described: &Described) {
        if !described.proper {
            return;
        }
        let initials: String = described
            .name
            .split([' ', '-', '–'])
            .filter_map(|word| word.chars().next())
            .filter(|c| c.is_uppercase())
            .collect();
        if initials.chars().count() >= 3 {
            self.acronyms.insert(initials);
        }
    }

    /// The known agreement that a description means.
    fn same(&self, described: &Described, parties: &[Party]) -> Option<usize> {
        let near = |pact: &Pact| self.sentence - pact.last_sentence <= WINDOW;
        // "signed an FTA with Canada": another one of that name.
        if described.proper && described.instance == Instance::Indefinite {
            return None;
        }
        if described.proper {
            let found = self.latest_first().take(NAMED).find(|(_, pact)| {
                let acronym = described
                    .acronym
                    .as_ref()
                    .is_some_and(|acronym| pact.names.contains(acronym))
                    || mention::is_acronym(&described.name)
                        && pact
                            .names
                            .iter()
                            .any(|name| mention::abbreviates(&described.name, name));
                let entry = described
                    .entries
                    .iter()
                    .any(|entry| pact.entries.contains(entry));
                // What has a proper name has no second one by a description that both share: "the peace treaty".
                let tells = |name: &str| !pact.proper || name.contains(char::is_uppercase);
                let name = pact
                    .names
                    .iter()
                    .any(|name| tells(name) && same_name(name, &described.name))
                    || acronym
                    || entry;
                // Many agreements share a name: other parties make it another one, and "the Free Trade Agreement with B" is not
                // one of which nothing tells that it is B's.
                let theirs = !described.shared
                    || parties.is_empty()
                    // "Free Trade Agreement with Bolivia; Free Trade Agreement with Nicaragua": one with each.
                    || pact.names.contains(&described.name)
                        && !matches!((&pact.parties[..], parties), ([one], [other]) if one != other)
                    || parties.iter().any(|party| pact.parties.contains(party));
                // "the Lima Free Trade Agreement" is none that was told by the common name as one of others.
                let common = !pact.listed && !pact.entries.is_empty() && !pact.parties.is_empty();
                let longer = |name: &String| {
                    name.len() < described.name.len() && described.name.ends_with(name.as_str())
                };
                let others = common
                    && pact.names.iter().any(longer)
                    && !parties.iter().any(|party| pact.parties.contains(party));
                // Two listed agreements are two, whatever letters stand for both.
                let apart = described.is_listed() && pact.is_apart(&described.entries);
                let fit = pact.parties.len() < 2 || compatible(&pact.parties, parties);
                name && theirs && !others && !apart && fit
            });
            return found.map(|(at, _)| at).or_else(|| {
                let named = || self.named_by_lead(described, parties);
                let now = || self.named_now(described, parties).or_else(named);
                (!described.replaced).then(now).flatten()
            });
        }
        if described.instance == Instance::Another {
            return None;
        }
        if let Some(headline) = self.told_by_headline(described, parties) {
            return Some(headline);
        }
        if described.bare || described.content.is_empty() && !parties.is_empty() {
            // "two agreements between A and B", "negotiate treaties" are new.
            if described.instance == Instance::Indefinite {
                return None;
            }
            return self.latest(described, parties);
        }
        let content = |pact: &Pact| {
            let shared = described
                .content
                .iter()
                .filter(|word| pact.content.contains(word))
                .count();
            shared > 0 && shared == described.content.len().min(pact.content.len())
                || described.content.iter().all(|word| {
                    pact.names
                        .iter()
                        .any(|name| name.to_lowercase().contains(word.as_str()))
                }) && !described.content.is_empty()
        };
        let found = self
            .latest_first()
            .take(RECENT)
            .find(|(_, pact)| {
                near(pact)
                    && content(pact)
                    && names_agree(&described.name, pact)
                    && heads_agree(&described.head, pact)
                    && compatible(&pact.parties, parties)
                    && (described.year.is_none()
                        || pact.year.is_none()
                        || described.year == pact.year)
                    && pact.may_be_of(described.made)
                    && (described.instance == Instance::Definite
                        || pact.content == described.content
                            && pact.head == described.head
                            && parties.iter().all(|party| pact.parties.contains(party))
                            && self.sentence - pact.last_sentence <= 2)
            })
            .map(|(at, _)| at);
        // "this celebrated agreement": what it is called says what is thought of it.
        found.or_else(|| {
            let pointed = described.pointed && !described.plural;
            pointed.then(|| self.latest(described, parties)).flatten()
        })
    }

    /// The agreement that the headline names and the lead tells anew: "Coastal Trade Agreement Signed", "A region-wide trade
    /// agreement has been signed".
    fn told_by_headline(&self, described: &Described, parties: &[Party]) -> Option<usize> {
        let mut all = self.latest_first();
        let (at, pact) = all.next()?;
        let alone = all.next().is_none();
        let anew =
            described.instance == Instance::Indefinite && !described.plural && !self.headline;
        // "broke a truce, endangering a peace agreement": another paper than the truce of the headline.
        let truce = |word: &str| lexicon::is(word, Class::Truce);
        let another =
            truce(&pact.head) && !truce(&described.head) && pact.last_sentence == self.sentence;
        let close = pact.heading && self.turn <= pact.turn + 1 && pact.mentions <= 2 && !another;
        let same = !is_about_another(described, pact)
            && heads_agree(&described.head, pact)
            && compatible(&pact.parties, parties);
        (alone && anew && close && same && !pact.plural).then_some(at)
    }

    /// The agreement that was told as "a treaty that draws the border" and now gets its name: "the Treaty on the Common Boundary".
    ///
    /// It is what the text began with, with the same head noun, and nothing else was told that the name could be of.
    fn named_now(&self, described: &Described, parties: &[Party]) -> Option<usize> {
        let listed = !described.entries.is_empty();
        if listed || described.instance != Instance::Definite || described.plural {
            return None;
        }
        let name = described.name.to_lowercase();
        let mut fits = self.latest_first().take(RECENT).filter(|(_, pact)| {
            !pact.proper
                && !pact.plural
                && pact.type_of.is_none()
                && name.split(' ').any(|word| word == pact.head)
                && self.sentence - pact.last_sentence <= WINDOW
        });
        let (at, pact) = fits.next()?;
        let alone = fits.next().is_none();
        let theirs = !pact.parties.is_empty() && compatible(&pact.parties, parties);
        // Where nothing else was told yet, nobody need be known to be bound.
        let only = self.latest_first().nth(1).is_none() && compatible(&pact.parties, parties);
        let introduced = pact.introduced && theirs || only;
        (alone && pact.topic && introduced && described.year.is_none()).then_some(at)
    }

    /// The agreement that the headline calls by what it is about and the lead by its name: "MPs Back Macedonia Deal", "Parliament
    /// ratified the Prespa Agreement".
    fn named_by_lead(&self, described: &Described, parties: &[Party]) -> Option<usize> {
        let [pact] = self.all.as_slice() else {
            return None;
        };
        let loose = matches!(&*pact.head, "deal" | "pact" | "accord" | "agreement");
        let close = pact.heading && !self.headline && self.turn <= pact.turn + 1;
        let one = !pact.listed && !pact.plural && !described.plural && described.year.is_none();
        let same = loose && one && compatible(&pact.parties, parties);
        (close && same && described.instance == Instance::Definite).then_some(0)
    }

    /// The agreement that just these parties were last told to have, or to want, between them.
    pub(crate) fn between(&self, parties: &[Party]) -> Option<usize> {
        let same = |pact: &Pact| {
            pact.parties.len() == parties.len()
                && parties.iter().all(|party| pact.parties.contains(party))
                && !pact.plural
                && self.sentence - pact.last_sentence <= WINDOW
        };
        self.latest_first()
            .take(NAMED)
            .filter(|(_, pact)| parties.len() >= 2 && same(pact))
            .max_by_key(|(at, pact)| (pact.last_sentence, *at))
            .map(|(at, _)| at)
    }

    /// The two single agreements told last, where just two were told of late.
    pub(crate) fn last_two(&self, but: Option<usize>) -> Option<[usize; 2]> {
        let mut late: Vec<(usize, &Pact)> = self
            .latest_first()
            .take(NAMED)
            .filter(|(at, pact)| {
                Some(*at) != but
                    && !pact.plural
                    && self.sentence - pact.last_sentence <= PRONOUN_REACH
            })
            .collect();
        late.sort_by_key(|(at, pact)| (pact.last_sentence, *at));
        match late.as_slice() {
            [.., (first, _), (second, _)] => Some([*first, *second]),
            _ => None,
        }
    }

    fn join(&mut self, at: usize, described: &Described, parties: &[Party]) {
        let (sentence, turn, paragraph) = (self.sentence, self.turn, self.paragraph);
        let pact = &mut self.all[at];
        pact.paragraph = paragraph;
        if pact.last_sentence != sentence {
            pact.told_before = pact.last_sentence;
            pact.told_at = described.span;
        }
        pact.last_sentence = sentence;
        pact.turn = turn;
        pact.mentions += 1;
        if described.subject {
            pact.subject_of = Some(sentence);
        }
        // "the FTA" is but the letters of "free trade agreement".
        let letters = !described.is_listed()
            && mention::is_acronym(&described.name)
            && (pact.names.iter()).any(|name| mention::abbreviates(&described.name, name));
        // "Macedonia Name Deal" of a headline is no name, whatever its capitals.
        let loose = matches!(&*pact.head, "deal" | "pact" | "plan");
        let title = pact.heading && loose && !pact.listed && pact.names.len() == 1;
        if described.proper && (!pact.proper || title) && !letters {
            pact.proper = true;
            pact.names.insert(0, described.name.clone());
        } else if !described.bare && !pact.names.contains(&described.name) {
            // A headline is shorter than what it is about.
            let fuller = pact.heading && !pact.proper && pact.mentions == 2;
            if (pact.bare || fuller) && !described.content.is_empty() {
                pact.names.insert(0, described.name.clone());
                pact.bare = false;
            } else {
                pact.names.push(described.name.clone());
            }
        }
        add_new(
            &mut pact.names,
            described.acronym.clone().into_iter().collect(),
            false,
        );
        add_new(&mut pact.entries, described.entries.clone(), false);
        pact.listed |= described.is_listed();
        add_new(&mut pact.content, described.content.clone(), false);
        if pact.year.is_none() {
            pact.year.clone_from(&described.year);
        }
        add_new(&mut pact.parties, parties.to_vec(), false);
    }

    /// Two numbers turn out to be one agreement: "the agreement, known as the X". Returns the number that stays.
    pub(crate) fn unify(&mut self, a: usize, b: usize) -> usize {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return a;
        }
        let (keep, drop) = if a < b { (a, b) } else { (b, a) };
        if self.all[drop].listed && self.all[keep].is_apart(&self.all[drop].entries) {
            return a;
        }
        let other = self.all[drop].clone();
        let pact = &mut self.all[keep];
        let (named, before) = (other.proper && !pact.proper, pact.bare && !other.bare);
        add_new(&mut pact.names, other.names, named || before);
        pact.proper |= other.proper;
        pact.bare &= other.bare;
        add_new(&mut pact.entries, other.entries, false);
        pact.listed |= other.listed;
        add_new(&mut pact.parties, other.parties, false);
        add_new(&mut pact.content, other.content, false);
        add_new(&mut pact.made, other.made, false);
        pact.mentions += other.mentions;
        pact.topic |= other.topic;
        pact.year = pact.year.take().or(other.year);
        pact.last_sentence = pact.last_sentence.max(other.last_sentence);
        pact.turn = pact.turn.max(other.turn);
        self.all[drop].same_as = Some(keep);
        keep
    }

    /// Notes that others than states made an agreement.
    pub(crate) fn set_private(&mut self, pact: usize) {
        let pact = self.root(pact);
        self.all[pact].private = true;
    }

    /// Notes with whom the other of two has an agreement.
    pub(crate) fn note_with(&mut self, pact: usize, with: &Party) {
        let pact = self.root(pact);
        self.all[pact].with.get_or_insert_with(|| with.clone());
    }

    /// The side that stays in a row of agreements between two: "B signed a pact with C. D concluded its own" is one with C, and
    /// "another, with D" is one of B.
    ///
    /// Returns it with where the first one of the row was told.
    pub(crate) fn constant_side(
        &self,
        pact: usize,
        one: &Party,
        by_with: bool,
    ) -> Option<(Party, Span)> {
        let mut base = self.get(self.get(pact).type_of?);
        for _ in 0..ROW {
            match base.type_of {
                Some(before) if base.with.is_none() => base = self.get(before),
                _ => break,
            }
        }
        let ([_, _], Some(with)) = (base.parties.as_slice(), &base.with) else {
            return None;
        };
        let stays = |party: &&Party| (*party == with) != by_with;
        let side = base.parties.iter().find(stays)?;
        let apart = !base.parties.contains(one);
        apart.then(|| (side.clone(), base.span))
    }

    /// Another agreement of the sort of one that was told, of which nothing else is told yet.
    pub(crate) fn another(&mut self, pact: usize) -> usize {
        let base = self.root(pact);
        let told = &self.all[base];
        let another = Pact {
            entries: Vec::new(),
            parties: Vec::new(),
            year: None,
            made: Vec::new(),
            proper: false,
            type_of: Some(base),
            pair: false,
            with: None,
            mentions: 1,
            last_sentence: self.sentence,
            same_as: None,
            ..told.clone()
        };
        self.all.push(another);
        self.all.len() - 1
    }

    /// Notes who is bound by an agreement, as an act on it tells.
    pub(crate) fn note_parties(&mut self, pact: usize, parties: &[Party]) {
        let pact = self.root(pact);
        let told = parties
            .iter()
            .filter(|party| !matches!(party, Party::Unnamed { .. }));
        add_new(&mut self.all[pact].parties, told.cloned().collect(), false);
    }
}

/// "another", "one", "theirs": words that stand for an agreement and say nothing of it.
pub(crate) fn says_nothing(name: &str) -> bool {
    name.split_whitespace().all(|word| {
        let word = word.to_lowercase();
        lexicon::is(&word, Class::Another)
            || matches!(
                word.as_str(),
                "one"
                    | "ones"
                    | "none"
                    | "own"
                    | "its"
                    | "hers"
                    | "his"
                    | "ours"
                    | "theirs"
                    | "it"
                    | "them"
                    | "they"
                    | "this"
            )
    })
}

/// Adds what a list does not hold yet, each once, at its front or at its end.
fn add_new<T: PartialEq>(list: &mut Vec<T>, other: Vec<T>, first: bool) {
    let mut new: Vec<T> = Vec::new();
    for item in other {
        if !list.contains(&item) && !new.contains(&item) {
            new.push(item);
        }
    }
    let at = if first { 0 } else { list.len() };
    list.splice(at..at, new);
}

/// Whether two sets of parties can be those of one agreement: one is empty or they do not exclude each other.
pub(crate) fn compatible(known: &[Party], told: &[Party]) -> bool {
    if known.is_empty() || told.is_empty() {
        return true;
    }
    let shared = told.iter().filter(|party| known.contains(party)).count();
    shared == known.len().min(told.len()) || shared >= 2
}

/// Whether two names are of one agreement: they are equal, or one is the beginning or end of the other and more than a noun.
fn same_name(a: &str, b: &str) -> bool {
    let bare = |name: &str| {
        let lower = name.to_lowercase().replace(['–', '-'], " ");
        lower.strip_prefix("the ").unwrap_or(&lower).to_string()
    };
    let (a, b) = (bare(a), bare(b));
    let (short, long) = match a.len() <= b.len() {
        true => (&a, &b),
        false => (&b, &a),
    };
    let part = |rest: Option<&str>, glue: fn(&str) -> bool| rest.is_some_and(glue);
    short == long
        || short.contains(' ')
            && short.len() > 8
            && (part(long.strip_suffix(short.as_str()), |rest| {
                rest.ends_with(' ')
            }) || part(long.strip_prefix(short.as_str()), |rest| {
                rest.starts_with(' ')
            }))
}

/// Whether the capitals of a description are those of the name: "the American Human Rights convention" is not the European one.
fn names_agree(description: &str, pact: &Pact) -> bool {
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let mut capitals = description.split([' ', '-']).filter(capital);
    !pact.proper || capitals.all(|word| pact.names.iter().any(|name| name.contains(word)))
}

/// Whether the words before two nouns tell two agreements apart: "a maritime agreement" is not the gas memorandum.
fn is_about_another(described: &Described, pact: &Pact) -> bool {
    let plain = |name: &String| {
        let mut links = [" on ", " to ", " that ", " for "].iter();
        !links.any(|word| name.contains(word))
    };
    let told = !described.content.is_empty() && !pact.content.is_empty();
    let shared = |word: &String| {
        // "tax" and "taxation"
        let alike =
            |other: &String| other.starts_with(word.as_str()) || word.starts_with(other.as_str());
        let named = |name: &String| name.to_lowercase().contains(word.as_str());
        pact.content.iter().any(alike) || pact.names.iter().any(named)
    };
    told && plain(&described.name)
        && pact.names.iter().all(plain)
        && !described.content.iter().any(shared)
}

/// Whether "the deal" can mean this agreement: the head is the same, or generic and of the same sort.
fn heads_agree(head: &str, pact: &Pact) -> bool {
    if pact.head == head {
        return true;
    }
    let name = pact
        .names
        .first()
        .map(|name| name.to_lowercase())
        .unwrap_or_default();
    let truce = |word: &str| lexicon::is(word, Class::Truce);
    if truce(head) || truce(&pact.head) {
        // A truce ends the fighting; a peace, or the terms of one, is another paper.
        return truce(head)
            && (truce(&pact.head)
                || pact.content.iter().any(|word| truce(word))
                || name.contains("ceasefire"))
            || truce(&pact.head)
                && matches!(
                    head,
                    "agreement" | "deal" | "accord" | "pact" | "proposal" | "plan" | "arrangement"
                );
    }
    match head {
        "deal" | "agreement" | "pact" | "accord" | "document" | "text" | "arrangement"
        | "paper" | "instrument" | "draft" => true,
        // An "armistice agreement" is no treaty either.
        "treaty" | "convention" if pact.content.iter().any(|word| truce(word)) => false,
        "treaty" => {
            matches!(
                pact.head.as_str(),
                "agreement" | "pact" | "convention" | "treaty" | "accord"
            ) || name.contains("treaty")
                // The Rome Statute is one, as lists know.
                || pact.listed && pact.proper
        }
        "convention" | "protocol" | "memorandum" | "charter" | "compact" => name.contains(head),
        "proposal" | "plan" => matches!(
            pact.head.as_str(),
            "plan" | "proposal" | "agreement" | "deal" | "draft"
        ),
        _ => name.contains(head),
    }
}
