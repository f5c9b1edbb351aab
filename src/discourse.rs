//! **Refer**: the mentions of a whole document → entities; what "the deal" and "both countries" mean.
//!
//! A document is one story. The headline, the lead and the fourth paragraph tell the same signing;
//! "the agreement, known as the X" names it; "such", "similar" and "another" begin a new instance.
//! The story is read in order, and each sentence is resolved against what came before. References
//! look back over a stated window, so that the cost stays linear.

mod alias;
mod resolve;
mod several;
mod topic;

use std::collections::{HashMap, VecDeque};

use crate::actor::{Actor, Party, Reference, organ_word};
use crate::gazetteer::Gazetteer;
use crate::lexicon::{self, Class};
use crate::mention::NameClass;
use crate::pacts::Pacts;
use crate::phrase::Phrase;
use crate::relation::Via;
use crate::span::Span;
use crate::syntax::{Label, Tag};
pub(crate) use alias::aliases;

/// How many mentions of parties, groups and people back the story looks.
const SEEN: usize = 400;
/// How many sentences back "the kingdom" and "the government" look for a party.
const PARTY_REACH: usize = 30;
/// How many sentences back "both countries" look for the two.
const GROUP_REACH: usize = 20;
/// How many groups of parties back a reference may look.
const RECENT: usize = 24;
/// How many sentences back the last group of parties may stand that says what a text is about.
const TOPIC: usize = 12;

/// A person of the document.
#[derive(Clone, Debug)]
struct Known {
    name: String,
    surname: String,
    title: Option<String>,
    party: Option<Party>,
    span: Span,
    sentence: usize,
    own: bool,
    /// Was the subject of a sentence, as people are and prizes are not.
    subject: bool,
}

/// The people of the document, in the order in which they were named first.
#[derive(Debug, Default)]
struct People {
    all: Vec<Known>,
    of_surname: HashMap<String, Vec<usize>>,
    /// Who was meant in the last sentences.
    recent: VecDeque<Meant>,
}

/// A name or a pronoun of a person.
#[derive(Clone, Copy, Debug)]
struct Meant {
    /// The number of the person; a pronoun may mean somebody whom the text has not named.
    person: Option<usize>,
    sentence: usize,
    start: usize,
    subject: bool,
}

impl People {
    /// How many sentences back [`People::recent`] reaches.
    const RECENT: usize = 2;

    fn begin_sentence(&mut self, number: usize) {
        while self
            .recent
            .front()
            .is_some_and(|meant| number.saturating_sub(meant.sentence) > Self::RECENT)
        {
            self.recent.pop_front();
        }
    }

    fn add(&mut self, known: Known) {
        let at = self.all.len();
        self.recent.push_back(Meant {
            person: Some(at),
            sentence: known.sentence,
            start: known.span.start,
            subject: known.subject,
        });
        self.of_surname
            .entry(known.surname.clone())
            .or_default()
            .push(at);
        self.all.push(known);
    }

    /// Notes that somebody is meant again.
    fn mention(&mut self, meant: Meant) {
        self.recent.push_back(meant);
    }

    /// The last people of a surname, in the order of the text.
    fn of_surname(
        &self,
        surname: &str,
    ) -> impl DoubleEndedIterator<Item = (usize, &Known)> + Clone {
        let all = self.of_surname.get(surname).map_or(&[][..], Vec::as_slice);
        let last = &all[all.len().saturating_sub(SEEN)..];
        last.iter().map(|at| (*at, &self.all[*at]))
    }

    /// Whether two people of a surname were named in full.
    fn share(&self, surname: &str) -> bool {
        let full = self.of_surname(surname).map(|(_, known)| &known.name);
        let mut full = full.filter(|name| name.contains(' '));
        let first = full.next();
        full.any(|name| Some(name) != first)
    }

    /// Whom "he" means: in the last sentence that speaks of people, who is its subject, else who is named last. "His" means
    /// the one named last.
    fn meant_before(&self, start: usize, subject: bool) -> Option<Meant> {
        // Prizes and ships bear names, too: people do something, or hold an office.
        let may_be_person = |meant: &&Meant| {
            meant.person.is_none_or(|at| {
                let known = &self.all[at];
                known.subject || known.party.is_some() || known.title.is_some()
            })
        };
        let before = || {
            let recent = self.recent.iter().rev();
            recent.filter(move |meant| meant.start < start && may_be_person(meant))
        };
        let last = before().next()?;
        let mut same = before().take_while(|meant| meant.sentence == last.sentence);
        same.find(|meant| meant.subject || !subject)
            .or(Some(last))
            .copied()
    }
}

/// A party that was mentioned.
#[derive(Clone, Debug)]
struct Seen {
    party: Party,
    span: Span,
    sentence: usize,
    /// The number of its sentence among those that name parties.
    turn: usize,
    subject: bool,
    /// Does something in the sentence, as its subject or after "by".
    acts: bool,
    /// Told of an officer of it: "the Japanese minister".
    office: bool,
    /// Only says where or of what kind something is: "in Japan", "a Japanese school".
    aside: bool,
    /// Told by a person, a city or what is its own, or only as a helper: it need not take part itself.
    apart: bool,
    /// Told as one who helps with an act or looks on.
    helps: bool,
    /// Is named together with others: "France and Poland".
    joined: bool,
    /// Is a part of the earth: "the Middle East".
    region: bool,
    /// Is told as many: "Pacific nations", which "it" does not come back to.
    many: bool,
}

/// A party that a reference was resolved to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Resolved {
    pub(crate) party: Party,
    pub(crate) span: Span,
    pub(crate) via: Via,
    pub(crate) antecedent: Option<Span>,
}

/// ", the Associated Press reported": who only reports what others do is nobody that "it" or "he" could be.
fn is_press(phrase: &Phrase<'_>, at: usize) -> bool {
    let reports = phrase.label(at).is_subject()
        && phrase
            .head(at)
            .is_some_and(|verb| phrase.is_class(verb, Class::Report));
    let name = phrase.name(at).map(|name| name.core.of(phrase.text));
    reports
        && name.is_some_and(|name| {
            let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
            lexicon::is(&name.to_lowercase(), Class::Press)
                || matches!(
                    &*last,
                    "press" | "news" | "agency" | "times" | "post" | "reuters" | "tass" | "xinhua"
                )
        })
}

/// What the document has told so far.
pub(crate) struct Story<'a> {
    gazetteer: &'a Gazetteer,
    pub(crate) pacts: Pacts,
    people: People,
    seen: Vec<Seen>,
    /// Groups of parties that acted together or were named together, latest last.
    groups: Vec<Group>,
    /// Those who helped with an act.
    helpers: Vec<Party>,
    /// The bodies that were named last with whose they are: "European Parliament".
    organs: VecDeque<Organ>,
    sentence: usize,
    /// How many sentences have named parties; others must not change who is meant.
    turn: usize,
    /// The sentence whose turn it is.
    turned: usize,
    /// The last sentence whose subject acts for itself and not for a state: "it" in the next one is not a state.
    private: Option<usize>,
    /// The last sentence that speaks of any state, and where: "if a country wants it".
    any: Option<(usize, Span)>,
    /// The state from which the text reports, and where it says so.
    home: Option<(Party, Span)>,
    /// The year of which the sentence tells.
    year: Option<i32>,
}

/// A body and whose it is.
#[derive(Debug)]
struct Organ {
    word: String,
    party: Party,
    span: Span,
    sentence: usize,
}

/// Parties that stand or act together.
#[derive(Debug)]
struct Group {
    parties: Vec<Party>,
    span: Span,
    sentence: usize,
    /// An act was told that they do together.
    acting: bool,
    /// They only help with the acts of others, or judge them.
    beside: bool,
}

impl<'a> Story<'a> {
    pub(crate) fn new(gazetteer: &'a Gazetteer, home: Option<(Party, Span)>) -> Self {
        Story {
            gazetteer,
            home,
            pacts: Pacts::default(),
            people: People::default(),
            seen: Vec::new(),
            groups: Vec::new(),
            helpers: Vec::new(),
            organs: VecDeque::new(),
            sentence: 0,
            turn: 0,
            turned: 0,
            private: None,
            any: None,
            year: None,
        }
    }

    /// Whether a party was there in the year of which the sentence tells.
    fn lives(&self, party: &Party) -> bool {
        let Party::Known(entry) = party else {
            return true;
        };
        let until = self.gazetteer.entry(*entry).until();
        let ended = |year: i32| until.is_some_and(|until| i32::from(until.year()) < year);
        !self.year.is_some_and(ended)
    }

    /// A sentence begins; its number counts all sentences of the document.
    pub(crate) fn begin_sentence(&mut self, number: usize) {
        self.sentence = number;
        self.pacts.begin_sentence(number);
        self.people.begin_sentence(number);
        // What is too far back to be looked at is forgotten, so that memory does not grow with the text. The first group says what
        // the text is about.
        if self.seen.len() > 4 * SEEN {
            self.seen.drain(..2 * SEEN);
        }
        if self.groups.len() > 4 * SEEN {
            self.groups.drain(1..2 * SEEN);
        }
    }

    /// How many agreements and people were named.
    pub(crate) fn named(&self) -> usize {
        self.pacts.count() + self.people.all.len()
    }

    /// Notes the parties and people that a sentence names, in the order of the text.
    pub(crate) fn note_actors(&mut self, phrase: &Phrase<'_>, actors: &[Actor]) {
        self.year = phrase.dates.iter().find_map(|date| date.expr.named_year());
        for actor in actors {
            let subject = phrase.label(actor.at).is_subject();
            let office = phrase
                .head(actor.at)
                .is_some_and(|head| phrase.is_class(head, Class::Title));
            if let Some(person) = &actor.person {
                let surname = surname(&person.name);
                let known = self
                    .people
                    .of_surname(&surname)
                    .rev()
                    .find(|(_, known)| known.name == person.name || !person.name.contains(' '));
                let shared = self.people.share(&surname);
                match known.map(|(at, _)| at) {
                    Some(at) => {
                        self.people.mention(Meant {
                            person: Some(at),
                            sentence: self.sentence,
                            start: person.span.start,
                            subject,
                        });
                        let known = &mut self.people.all[at];
                        known.sentence = self.sentence;
                        known.subject |= subject;
                        // A surname of two people says nothing of either.
                        let same = known.name == person.name || !shared;
                        if known.party.is_none() && same {
                            known.party.clone_from(&actor.party);
                        }
                    }
                    None => self.people.add(Known {
                        name: person.name.clone(),
                        surname,
                        title: person.title.clone(),
                        party: actor.party.clone(),
                        span: person.span,
                        sentence: self.sentence,
                        own: actor.own || person.former,
                        subject,
                    }),
                }
            }
            if let (true, Some(Reference::Human { .. })) = (subject, &actor.reference) {
                let meant = self.people.meant_before(actor.span.start, true);
                self.people.mention(Meant {
                    person: meant.and_then(|meant| meant.person),
                    sentence: self.sentence,
                    start: actor.span.start,
                    subject,
                });
            }
            // "Alexander was indignant at Bismarck, and he ...": somebody of whom the text says no more.
            if let (None, true, Some(Reference::Surname(name))) =
                (&actor.person, subject, &actor.reference)
            {
                let surname = surname(name);
                if self.people.of_surname(&surname).next().is_none() {
                    self.people.add(Known {
                        name: name.clone(),
                        surname,
                        title: None,
                        party: None,
                        span: actor.span,
                        sentence: self.sentence,
                        own: false,
                        subject,
                    });
                }
            }
            if let (Some(party), Some(NameClass::Body)) =
                (&actor.party, phrase.name_class(actor.at))
            {
                if self.organs.len() == RECENT {
                    self.organs.pop_front();
                }
                self.organs.push_back(Organ {
                    word: organ_word(phrase.word(actor.at)),
                    party: party.clone(),
                    span: actor.span,
                    sentence: self.sentence,
                });
            }
            if let Some(party) = actor.party.as_ref().filter(|_| !is_press(phrase, actor.at)) {
                if self.turned != self.sentence {
                    self.turned = self.sentence;
                    self.turn += 1;
                }
                self.seen.push(Seen {
                    party: party.clone(),
                    span: actor.span,
                    sentence: self.sentence,
                    turn: self.turn,
                    subject,
                    acts: subject || phrase.is_agent(actor.at),
                    office: office && actor.person.is_none(),
                    aside: is_aside(phrase, actor.at),
                    apart: actor.person.is_some() || is_apart(phrase, actor.at),
                    helps: is_beside(phrase, actor.at),
                    joined: phrase.label(actor.at) == Label::Conj
                        || phrase.child(actor.at, Label::Conj).is_some(),
                    region: self.is_region(party, actor.span.of(phrase.text)),
                    many: phrase.is_class(actor.at, Class::Pair)
                        && phrase.tag(actor.at) == Tag::Nns
                        || actor.span.of(phrase.text).ends_with(" nations"),
                });
            }
        }
    }

    /// Whether a party was named in this sentence, or in the last few that named any.
    fn is_near(&self, seen: &Seen, turns: usize) -> bool {
        // However few parties a text names, what stands a page back is not near.
        const PAGE: usize = 8;
        let now = self.turn + usize::from(self.turned != self.sentence);
        now - seen.turn <= turns && self.sentence - seen.sentence <= PAGE
    }

    /// "the Middle East", "Europe": a part of the earth that is no party by itself, as "the Balkan states" are.
    fn is_region(&self, party: &Party, words: &str) -> bool {
        let Party::Known(entry) = party else {
            return false;
        };
        if words.ends_with(['s', 'n']) {
            return false;
        }
        let mut descriptors = self.gazetteer.entry(*entry).descriptors();
        descriptors.any(|word| matches!(word, "continent" | "region"))
    }

    fn is_state(&self, party: &Party) -> bool {
        matches!(party, Party::Known(entry) if self.gazetteer.entry(*entry).entity_type().is_state())
    }

    /// "the rebels", "the Houthis", "the Quad": one name of many, that "they" can come back to.
    fn is_many(&self, party: &Party) -> bool {
        match party {
            Party::Known(entry) => !self.gazetteer.entry(*entry).entity_type().is_state(),
            Party::Named { name, .. } => name.ends_with('s'),
            _ => false,
        }
    }

    /// Notes that the subject of the current sentence acts for itself.
    pub(crate) fn note_private(&mut self) {
        self.private = Some(self.sentence);
    }

    /// Notes that this sentence speaks of any state.
    pub(crate) fn note_any(&mut self, span: Span) {
        self.any = Some((self.sentence, span));
    }

    /// Notes that parties stand or act together.
    pub(crate) fn note_group(&mut self, parties: &[Party], span: Span, acting: bool) {
        let mut group: Vec<Party> = Vec::new();
        for party in parties {
            if !group.contains(party) && !matches!(party, Party::Unnamed { .. }) {
                group.push(party.clone());
            }
        }
        if group.len() >= 2 {
            self.groups.push(Group {
                parties: group,
                span,
                sentence: self.sentence,
                acting,
                beside: false,
            });
        }
    }

    /// Notes who helped with an act.
    pub(crate) fn note_helpers(&mut self, helpers: &[Party]) {
        for helper in helpers {
            if self.helpers.len() < SEEN && !self.helpers.contains(helper) {
                self.helpers.push(helper.clone());
            }
        }
    }

    /// Whether one of them was told to help the others.
    pub(crate) fn have_helped(&self, parties: &[Party]) -> bool {
        parties.iter().any(|party| self.helpers.contains(party))
    }

    /// Those who stand together only in what they think of an act, or in helping with it.
    pub(crate) fn note_beside(&mut self, parties: &[Party], span: Span) {
        let before = self.groups.len();
        self.note_group(parties, span, false);
        if self.groups.len() == before {
            return;
        }
        let told = self.groups[before].parties.clone();
        let sentence = self.sentence;
        let mut here = self.groups.iter_mut().rev();
        while let Some(group) = here.next().filter(|group| group.sentence == sentence) {
            group.beside |= group.parties.iter().all(|party| told.contains(party));
        }
    }

    fn where_seen(&self, party: &Party) -> Option<Span> {
        self.seen
            .iter()
            .rev()
            .take(SEEN)
            .find(|seen| seen.party == *party)
            .map(|seen| seen.span)
    }

    /// The fullest name and the title of a person with this name or surname.
    pub(crate) fn full_name(&self, name: &str) -> (String, Option<String>) {
        let surname = surname(name);
        if !name.contains(' ') && self.people.share(&surname) {
            return (name.to_string(), None);
        }
        let known = self.people.of_surname(&surname).map(|(_, known)| known);
        let mut matching = known.filter(|known| known.name.contains(name) || !name.contains(' '));
        let best = matching.clone().max_by_key(|known| known.name.len());
        let title = matching.find_map(|known| known.title.clone());
        (
            best.map_or_else(|| name.to_string(), |known| known.name.clone()),
            title,
        )
    }
}

/// The first mention of each party.
fn distinct<'s>(seen: impl Iterator<Item = &'s Seen>) -> Vec<&'s Seen> {
    let mut found: Vec<&Seen> = Vec::new();
    for seen in seen {
        if !found.iter().any(|other| other.party == seen.party) {
            found.push(seen);
        }
    }
    found
}

/// Whether a name only says where or of what kind something is.
fn is_aside(phrase: &Phrase<'_>, at: usize) -> bool {
    let Some(head) = phrase.head(at) else {
        return false;
    };
    match phrase.label(at) {
        Label::Amod | Label::Compound | Label::Nmod => {
            // "Chadian rebels": the government that they fight is Chad's.
            phrase.is_noun(head)
                && !phrase.is_class(head, Class::Official)
                && !phrase.is_class(head, Class::Armed)
        }
        Label::Pobj => {
            // "was invited to Libya", "flew from Chad"
            let moves = || {
                let verb = phrase.head(head);
                matches!(phrase.lemma(head), "to" | "from" | "into")
                    && verb.is_some_and(|verb| phrase.is_class(verb, Class::Motion))
            };
            // "the ceasefire on the Gaza Strip"
            let strip = || phrase.lemma(head) == "on" && phrase.word(at).ends_with("Strip");
            matches!(phrase.lemma(head), "in" | "at" | "near" | "across") || strip() || moves()
        }
        // "in Hanoi, Vietnam", "in Chile and Peru"
        Label::Appos | Label::Conj if head < at => is_aside(phrase, head),
        _ => false,
    }
}

/// Whether a name stands for a party that need not take part: "Panama's request", "Constantinople", "brokered by Egypt".
fn is_apart(phrase: &Phrase<'_>, at: usize) -> bool {
    let listed = phrase.head(at).filter(|_| phrase.label(at) == Label::Conj);
    if let Some(first) = listed {
        return is_apart(phrase, first);
    }
    is_beside(phrase, at)
        || phrase.label(at) == Label::Poss
        || phrase.name_class(at) == Some(NameClass::Seat)
}

/// Whether a name stands for one who helps with an act or looks on: "brokered by Egypt", "Egypt attended".
fn is_beside(phrase: &Phrase<'_>, at: usize) -> bool {
    let listed = phrase.head(at).filter(|_| phrase.label(at) == Label::Conj);
    if let Some(first) = listed {
        return is_beside(phrase, first);
    }
    // Where the grammar is not read, by the word behind the names.
    if phrase.label(at) == Label::Nsubj && phrase.head(at).is_none() {
        const BEHIND: usize = 6;
        let mut behind = at + 1..phrase.len().min(at + 1 + BEHIND);
        return behind.any(|next| {
            let word = phrase.word(next);
            let past = ["ed", "d", "s"]
                .iter()
                .filter_map(|end| word.strip_suffix(end));
            phrase.name(next).is_none()
                && past
                    .into_iter()
                    .any(|verb| lexicon::is(verb, Class::Beside))
        });
    }
    // "British and American officials watched"
    let people = phrase.head(at).filter(|people| {
        phrase.is_class(*people, Class::Official)
            && matches!(
                phrase.label(at),
                Label::Amod | Label::Compound | Label::Nmod | Label::Poss
            )
    });
    if let Some(people) = people {
        return is_beside(phrase, people);
    }
    let by = phrase
        .head(at)
        .filter(|by| phrase.lemma(*by) == "by")
        .and_then(|by| phrase.head(by));
    let active = phrase.head(at).filter(|_| phrase.label(at) == Label::Nsubj);
    by.or(active)
        .is_some_and(|verb| phrase.is_class(verb, Class::Beside))
}

/// The last word of a name, without "Jr." and the number of a ruler.
fn surname(name: &str) -> String {
    let number = |word: &str| word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    name.split_whitespace()
        .rev()
        .find(|word| !matches!(*word, "Jr." | "Jr" | "Sr.") && !number(word))
        .unwrap_or(name)
        .to_string()
}

/// Whether a part is a name that may act; places of talks are not.
pub(crate) fn may_act(class: NameClass) -> bool {
    !matches!(
        class,
        NameClass::Place | NameClass::Agreement | NameClass::Company
    )
}
