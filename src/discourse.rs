//! **Refer**: the mentions of a whole document → entities; what "the deal" and "both countries" mean.
//!
//! A document is one story. The headline, the lead and the fourth paragraph tell the same signing;
//! "the agreement, known as the X" names it; "such", "similar" and "another" begin a new instance.
//! The story is read in order, and each sentence is resolved against what came before. References
//! look back over a stated window, so that the cost stays linear.

use std::collections::{HashMap, VecDeque};

use crate::actor::{Actor, Party, Reference};
use crate::gazetteer::{EntityType, Gazetteer};
use crate::lexicon::Class;
use crate::mention::{self, NameClass};
use crate::pacts::{self, Pacts};
use crate::phrase::Phrase;
use crate::relation::Via;
use crate::span::Span;
use crate::syntax::Label;

/// How many sentences back a reference may look.
pub(crate) const WINDOW: usize = 60;
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
    subject: bool,
    /// Told of an officer of it: "the Japanese minister".
    office: bool,
    /// Only says where or of what kind something is: "in Japan", "a Japanese school".
    aside: bool,
    /// Told by a person, a city or what is its own, or only as a helper: it need not take part itself.
    apart: bool,
    /// Is named together with others: "France and Poland".
    joined: bool,
    /// Is a part of the earth: "the Middle East".
    region: bool,
}

/// A party that a reference was resolved to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Resolved {
    pub(crate) party: Party,
    pub(crate) span: Span,
    pub(crate) via: Via,
    pub(crate) antecedent: Option<Span>,
}

/// What the document has told so far.
pub(crate) struct Story<'a> {
    gazetteer: &'a Gazetteer,
    pub(crate) pacts: Pacts,
    people: People,
    seen: Vec<Seen>,
    /// Groups of parties that acted together or were named together, latest last.
    groups: Vec<Group>,
    sentence: usize,
    /// The last sentence whose subject acts for itself and not for a state: "it" in the next one is not a state.
    private: Option<usize>,
}

/// Parties that stand or act together.
#[derive(Debug)]
struct Group {
    parties: Vec<Party>,
    span: Span,
    sentence: usize,
    /// An act was told that they do together.
    acting: bool,
}

impl<'a> Story<'a> {
    pub(crate) fn new(gazetteer: &'a Gazetteer) -> Self {
        Story {
            gazetteer,
            pacts: Pacts::default(),
            people: People::default(),
            seen: Vec::new(),
            groups: Vec::new(),
            sentence: 0,
            private: None,
        }
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
            if let Some(party) = &actor.party {
                self.seen.push(Seen {
                    party: party.clone(),
                    span: actor.span,
                    sentence: self.sentence,
                    subject,
                    office: office && actor.person.is_none(),
                    aside: is_aside(phrase, actor.at),
                    apart: actor.person.is_some() || is_apart(phrase, actor.at),
                    joined: phrase.label(actor.at) == Label::Conj
                        || phrase.child(actor.at, Label::Conj).is_some(),
                    region: self.is_region(party, actor.span.of(phrase.text)),
                });
            }
        }
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

    /// Notes that parties stand or act together.
    pub(crate) fn note_group(&mut self, parties: &[Party], span: Span, acting: bool) {
        let mut group: Vec<Party> = Vec::new();
        for party in parties {
            if !group.contains(party) && !matches!(party, Party::Counted { .. }) {
                group.push(party.clone());
            }
        }
        if group.len() >= 2 {
            self.groups.push(Group {
                parties: group,
                span,
                sentence: self.sentence,
                acting,
            });
        }
    }

    /// The parties that an actor stands for.
    pub(crate) fn resolve(
        &self,
        actor: &Actor,
        avoid: &[Party],
        pact: Option<usize>,
    ) -> Vec<Resolved> {
        if let Some(party) = &actor.party {
            if self.is_disputed(actor) {
                return Vec::new();
            }
            return vec![Resolved {
                party: party.clone(),
                span: actor.span,
                via: Via::Direct,
                antecedent: None,
            }];
        }
        let by = |party: &Party, antecedent: Span| Resolved {
            party: party.clone(),
            span: actor.span,
            via: Via::Reference,
            antecedent: Some(antecedent),
        };
        let here = |at: Span| at.start < actor.span.start;
        let recent = || {
            self.seen
                .iter()
                .rev()
                .filter(move |seen| here(seen.span))
                .take(RECENT * 4)
                .filter(|seen| self.sentence - seen.sentence <= PARTY_REACH)
        };
        match &actor.reference {
            None => Vec::new(),
            Some(Reference::Several(count, _)) => {
                if let Some(people) = self.counted(actor) {
                    let mut found: Vec<Resolved> = Vec::new();
                    for known in people {
                        if let Some(party) = &known.party
                            && !found.iter().any(|other| other.party == *party)
                        {
                            found.push(by(party, known.span));
                        }
                    }
                    return found;
                }
                let wanted = count.map_or(2, |count| count as usize);
                let sort = |party: &Party| !actor.states || self.may_be_state(party);
                let bound = pact.map_or(&[][..], |pact| &self.pacts.get(pact).parties);
                // "The one with Spain was signed, and neither side has ratified it."
                if let ([one], 2) = (bound, wanted)
                    && let Some((other, span)) = self.main_party(one)
                {
                    return [one, &other]
                        .map(|party| by(party, self.where_seen(party).unwrap_or(span)))
                        .to_vec();
                }
                let fits = |group: &&Group| {
                    let several = group.parties.len();
                    (count.is_none() && several >= 2 || several == wanted)
                        && group.parties.iter().all(sort)
                        && pacts::compatible(bound, &group.parties)
                };
                // In the order of the text, wherever they were found together.
                let in_order = |parties: &[Party], span: Span| {
                    let place = |party: &Party| self.where_seen(party).unwrap_or(span);
                    let mut found: Vec<Resolved> = parties
                        .iter()
                        .map(|party| by(party, place(party)))
                        .collect();
                    found.sort_by_key(|found| found.antecedent.map(|span| span.start));
                    found
                };
                if let Some(parties) = pact
                    .map(|pact| &self.pacts.get(pact).parties)
                    .filter(|parties| parties.len() == wanted && parties.iter().all(sort))
                {
                    let span = pact.map_or(actor.span, |pact| self.pacts.get(pact).span);
                    return in_order(parties, span);
                }
                // "Britain declared war on Germany, as it violated the treaty that both nations had signed": the two of this sentence.
                let now: Vec<&Group> = self
                    .groups
                    .iter()
                    .rev()
                    .take_while(|group| group.sentence == self.sentence)
                    .collect();
                let of_sentence = recent().take_while(|seen| seen.sentence == self.sentence);
                let here = distinct(of_sentence.filter(|seen| sort(&seen.party)));
                if now.is_empty() && here.len() == wanted && here.iter().all(|seen| !seen.aside) {
                    return here
                        .iter()
                        .rev()
                        .map(|seen| by(&seen.party, seen.span))
                        .collect();
                }
                let group = self.groups.iter().rev().take(RECENT).find(|group| {
                    fits(group)
                        && group.span.start < actor.span.start
                        && self.sentence - group.sentence <= GROUP_REACH
                });
                // "It had to work with Italy, and a pact between both countries was signed": the one named here, and the one that
                // the text is about.
                let mut beside = here.iter().filter(|seen| !seen.aside);
                if let (2, Some(one), None) = (wanted, beside.next(), beside.next())
                    && !one.subject
                    && group.is_none_or(|group| !group.parties.contains(&one.party))
                    && let Some((other, span)) = self.main_party(&one.party)
                {
                    return in_order(&[one.party.clone(), other], span);
                }
                // "Britain annexed one coast and France the other. The two countries agreed": those who acted just before.
                let acted = distinct(
                    recent().filter(|seen| seen.subject && seen.sentence + 1 == self.sentence),
                );
                let newer = group.is_none_or(|group| group.sentence + 1 < self.sentence);
                if newer && acted.len() == wanted && acted.iter().all(|seen| sort(&seen.party)) {
                    return acted
                        .iter()
                        .rev()
                        .map(|seen| by(&seen.party, seen.span))
                        .collect();
                }
                if let Some(group) = group {
                    return in_order(&group.parties, group.span);
                }
                // Sentence by sentence back. Where one names more than are wanted, the text must speak of some more than of the rest.
                let mut found: Vec<(&Seen, usize)> = Vec::new();
                let mut within = self.sentence;
                for seen in
                    recent().filter(|seen| !avoid.contains(&seen.party) && sort(&seen.party))
                {
                    if found.len() >= wanted && seen.sentence < within {
                        break;
                    }
                    within = seen.sentence;
                    if !found.iter().any(|(other, _)| other.party == seen.party) {
                        found.push((seen, self.mentions(&seen.party)));
                    }
                }
                if found.len() > wanted {
                    found.sort_by_key(|(_, mentions)| std::cmp::Reverse(*mentions));
                    if found[wanted - 1].1 == found[wanted].1 {
                        return Vec::new();
                    }
                    found.truncate(wanted);
                }
                if found.len() < wanted {
                    return Vec::new();
                }
                found.sort_by_key(|(seen, _)| seen.span.start);
                found
                    .iter()
                    .map(|(seen, _)| by(&seen.party, seen.span))
                    .collect()
            }
            Some(Reference::They) => {
                let last = recent().find(|seen| !seen.region);
                let group = self
                    .groups
                    .iter()
                    .rev()
                    .find(|group| group.span.start < actor.span.start);
                match (group, last) {
                    (Some(group), Some(last))
                        if group.sentence + 1 >= last.sentence
                            || group.span.end >= last.span.start =>
                    {
                        let parties = group.parties.iter();
                        parties
                            .map(|party| by(party, self.where_seen(party).unwrap_or(group.span)))
                            .collect()
                    }
                    (_, Some(last)) if self.is_many(&last.party) => {
                        vec![by(&last.party, last.span)]
                    }
                    (_, Some(last)) if !self.is_state(&last.party) => Vec::new(),
                    // "Albania sees Japan as a partner. They have signed": one state alone is no "they".
                    (_, Some(last)) => {
                        let mut both =
                            distinct(recent().take_while(|seen| seen.sentence == last.sentence));
                        let pair = both.len() == 2
                            && both
                                .iter()
                                .all(|seen| self.is_state(&seen.party) && !seen.aside)
                            && self.sentence - last.sentence <= 1;
                        both.reverse();
                        both.truncate(if pair { 2 } else { 0 });
                        both.iter().map(|seen| by(&seen.party, seen.span)).collect()
                    }
                    _ => Vec::new(),
                }
            }
            Some(Reference::Possessive) => {
                let last = recent().find(|seen| self.sentence - seen.sentence <= 1);
                last.map(|seen| by(&seen.party, seen.span))
                    .into_iter()
                    .collect()
            }
            Some(Reference::Human { subject }) => self
                .speaker(actor.span, *subject)
                .map(|(party, span)| by(party, span))
                .into_iter()
                .collect(),
            // "The bar association is not convinced. It criticised the treaty."
            Some(Reference::Single)
                if self.private.is_some_and(|told| told + 1 == self.sentence)
                    && !recent()
                        .take_while(|seen| seen.sentence == self.sentence)
                        .any(|seen| seen.subject) =>
            {
                Vec::new()
            }
            Some(Reference::Single) => {
                let near = |seen: &&Seen| {
                    self.sentence - seen.sentence <= 2 && !seen.aside && !seen.joined
                };
                let subject = recent().filter(near).find(|seen| seen.subject);
                subject
                    .or_else(|| recent().find(near))
                    .map(|seen| by(&seen.party, seen.span))
                    .into_iter()
                    .collect()
            }
            Some(Reference::Descriptor(word)) => {
                let fits = |seen: &&Seen| {
                    !avoid.contains(&seen.party) && self.described_by(&seen.party, word)
                };
                // A place where something was done is not what "the country" comes back to.
                let found = recent().filter(|seen| !seen.aside).find(fits);
                found
                    .or_else(|| recent().find(fits))
                    .map(|seen| by(&seen.party, seen.span))
                    .into_iter()
                    .collect()
            }
            Some(Reference::Organ) => {
                let is_state = |seen: &&Seen| self.is_state(&seen.party);
                let mut subjects =
                    recent().filter(|seen| seen.subject && self.sentence - seen.sentence <= 1);
                let subject = subjects.find(is_state);
                // Else the state that the text speaks of most.
                let mut told: Vec<(&Seen, usize)> = Vec::new();
                for seen in recent().filter(|seen| !seen.aside).filter(is_state) {
                    match told.iter_mut().find(|(other, _)| other.party == seen.party) {
                        Some((_, count)) => *count += 1,
                        None => told.push((seen, 1)),
                    }
                }
                let most = told.iter().rev().max_by_key(|(_, count)| *count);
                subject
                    .or(most.map(|(seen, _)| *seen))
                    .map(|seen| by(&seen.party, seen.span))
                    .into_iter()
                    .collect()
            }
            Some(Reference::Surname(name)) => {
                let surname = surname(name);
                let known: Vec<&Known> = self
                    .people
                    .of_surname(&surname)
                    .map(|(_, known)| known)
                    .filter(|known| known.span != actor.span && known.party.is_some())
                    .collect();
                // Two people of one surname: the full name decides, else neither is taken.
                let exact: Vec<&&Known> =
                    known.iter().filter(|known| known.name == *name).collect();
                let one = if exact.len() == 1 {
                    Some(*exact[0])
                } else if known.len() == 1 && (name.contains(' ') || !self.people.share(&surname)) {
                    Some(known[0])
                } else {
                    None
                };
                if let Some(Known {
                    party: Some(party),
                    span,
                    own: false,
                    ..
                }) = one
                {
                    return vec![by(party, *span)];
                }
                let text = name.as_str();
                if known.is_empty() && mention::is_acronym(text) && actor.person.is_none() {
                    let entity_type = EntityType::Organisation;
                    return vec![Resolved {
                        party: Party::Named {
                            name: text.to_string(),
                            entity_type,
                        },
                        span: actor.span,
                        via: Via::Direct,
                        antecedent: None,
                    }];
                }
                Vec::new()
            }
            Some(Reference::Former | Reference::Latter) => {
                let latter = matches!(actor.reference, Some(Reference::Latter));
                let seen = distinct(recent());
                let chosen = if latter { seen.first() } else { seen.get(1) };
                chosen
                    .map(|seen| by(&seen.party, seen.span))
                    .into_iter()
                    .collect()
            }
            Some(Reference::Other) => Vec::new(),
        }
    }

    /// Whether a surname alone may mean any of several people whom the text names in full.
    fn is_disputed(&self, actor: &Actor) -> bool {
        let surname = actor
            .person
            .as_ref()
            .filter(|person| person.title.is_none() && !person.name.contains(' '));
        let Some(person) = surname else { return false };
        let mut full = self
            .people
            .of_surname(&person.name)
            .map(|(_, known)| known)
            .filter(|known| known.name.contains(' ') && known.span.start < actor.span.start);
        let Some(first) = full.next() else {
            return false;
        };
        full.any(|other| other.name != first.name && other.party != first.party)
    }

    /// Whether "countries" can mean a party: nothing says that it is no state.
    fn may_be_state(&self, party: &Party) -> bool {
        match party {
            Party::Known(entry) => self.gazetteer.entry(*entry).entity_type().is_state(),
            Party::Named { entity_type, .. } => entity_type.is_state(),
            Party::Counted { .. } => true,
        }
    }

    /// Whom "he" or "she" acts for: the state of the person who was named last, where that person holds an office.
    fn speaker(&self, before: Span, subject: bool) -> Option<(&Party, Span)> {
        let near = |sentence: usize| self.sentence - sentence <= 2;
        let meant = self.people.meant_before(before.start, subject);
        let person = meant
            .and_then(|meant| meant.person)
            .map(|at| &self.people.all[at]);
        let told = meant.map(|meant| meant.sentence);
        // "the Japanese minister said he would": an office without a name.
        let office = self
            .seen
            .iter()
            .rev()
            .take(SEEN)
            .filter(|seen| seen.span.start < before.start && near(seen.sentence))
            .find(|seen| seen.office);
        match (person, office) {
            (_, Some(seen)) if told.is_none_or(|told| told < seen.sentence) => {
                Some((&seen.party, seen.span))
            }
            (Some(known), _) if known.own => None,
            (Some(known), _) => match &known.party {
                Some(party) => Some((party, known.span)),
                // "Defence Minister X said in Canberra that she": whose minister, the text says near by.
                None if known.title.is_some() => self
                    .seen
                    .iter()
                    .rev()
                    .take(SEEN)
                    .find(|seen| seen.span.start < before.start && near(seen.sentence))
                    .map(|seen| (&seen.party, seen.span)),
                None => None,
            },
            (None, _) => None,
        }
    }

    /// The last so many people who were named, if an actor counts people and the text ties each to a party: "the four
    /// ministers".
    fn counted(&self, actor: &Actor) -> Option<Vec<&Known>> {
        let Some(Reference::Several(Some(count), true)) = actor.reference else {
            return None;
        };
        let count = count as usize;
        let mut people: Vec<&Known> = self
            .people
            .all
            .iter()
            .rev()
            .take(SEEN)
            .filter(|known| known.span.end <= actor.span.start && !known.own)
            .take(count)
            .collect();
        people.reverse();
        let complete = people.len() == count && people.iter().all(|known| known.party.is_some());
        complete.then_some(people)
    }

    /// The names, offices and parties of the people whom an actor counts.
    pub(crate) fn counted_people(
        &self,
        actor: &Actor,
    ) -> Vec<(String, Option<String>, Option<Party>)> {
        let people = self.counted(actor).unwrap_or_default().into_iter();
        people
            .map(|known| {
                let (name, title) = self.full_name(&known.name);
                (name, known.title.clone().or(title), known.party.clone())
            })
            .collect()
    }

    fn where_seen(&self, party: &Party) -> Option<Span> {
        self.seen
            .iter()
            .rev()
            .take(SEEN)
            .find(|seen| seen.party == *party)
            .map(|seen| seen.span)
    }

    /// Whether a word such as "kingdom" can mean a party: facts from the gazetteer.
    fn described_by(&self, party: &Party, word: &str) -> bool {
        match party {
            Party::Known(entry) => {
                let entry = self.gazetteer.entry(*entry);
                let state = entry.entity_type().is_state();
                match word {
                    "country" | "nation" | "state" | "neighbour" | "neighbor" | "territory" => {
                        state
                    }
                    "bloc" | "organisation" | "organization" | "union" | "alliance" => {
                        !state
                            && !matches!(
                                entry.entity_type(),
                                EntityType::ArmedGroup | EntityType::PoliticalParty
                            )
                    }
                    "group" | "movement" | "rebel" | "militant" => !state,
                    "island" => entry.descriptors().any(|found| found.contains("island")),
                    word => {
                        entry
                            .descriptors()
                            .any(|found| found.split(' ').any(|part| part == word))
                            || entry.name().to_lowercase().contains(word)
                    }
                }
            }
            Party::Named { .. } => matches!(
                word,
                "group" | "movement" | "rebel" | "organisation" | "organization"
            ),
            Party::Counted { .. } => false,
        }
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

    /// The parties that the document is about, where all groups that it named are the same.
    ///
    /// With `acting`, only where it has told an act of them.
    pub(crate) fn topic(&self, acting: bool) -> Option<(&[Party], Span)> {
        let first = self.groups.first()?;
        // In a long text the topic of its first page is not that of every page.
        if self.sentence - self.groups.last()?.sentence > TOPIC {
            return None;
        }
        let same = |group: &&Group| {
            group.parties.len() == first.parties.len()
                && first
                    .parties
                    .iter()
                    .all(|party| group.parties.contains(party))
        };
        let told = self.groups.iter().rev().take(SEEN);
        let agreeing = told.clone().filter(same);
        let acted = !acting || agreeing.clone().any(|group| group.acting);
        (acted && agreeing.count() * 3 >= told.len() * 2)
            .then_some((first.parties.as_slice(), first.span))
    }

    /// The only party that is a subject in this sentence before a place.
    pub(crate) fn subject_before(&self, at: Span) -> Option<(Party, Span)> {
        let now = self.seen.iter().rev();
        let mut subjects = now
            .take_while(|seen| seen.sentence == self.sentence)
            .filter(|seen| seen.subject && seen.span.end <= at.start);
        let first = subjects.next()?;
        subjects
            .all(|seen| seen.party == first.party)
            .then(|| (first.party.clone(), first.span))
    }

    /// The one or two states of which this sentence speaks by their names, and not only as the place, the owner or the helper.
    pub(crate) fn spoken_of_here(&self, but: &[Party]) -> Option<(Vec<Party>, Span)> {
        let now = self.seen.iter().rev();
        let now = now
            .take_while(|seen| seen.sentence == self.sentence)
            .filter(|seen| !seen.aside && !seen.apart && self.is_state(&seen.party))
            .filter(|seen| !but.contains(&seen.party));
        let mut found = distinct(now);
        found.reverse();
        (1..=2).contains(&found.len()).then(|| {
            let parties = found.iter().map(|seen| seen.party.clone()).collect();
            (parties, found[0].span)
        })
    }

    /// Whether this sentence names one of them only as a helper, an owner or a place.
    pub(crate) fn stands_apart(&self, parties: &[Party]) -> bool {
        let now = self.seen.iter().rev();
        now.take_while(|seen| seen.sentence == self.sentence)
            .any(|seen| (seen.apart || seen.aside) && parties.contains(&seen.party))
    }

    /// The parties that were told to act together in this sentence or the one before.
    pub(crate) fn acting_now(&self) -> Option<(&[Party], Span)> {
        let last = self.groups.iter().rev().take(RECENT);
        last.take_while(|group| self.sentence - group.sentence <= 1)
            .find(|group| group.acting)
            .map(|group| (group.parties.as_slice(), group.span))
    }

    /// The party that most groups of the document have in common: whose story it is.
    pub(crate) fn main_party(&self, other: &Party) -> Option<(Party, Span)> {
        let other = other.clone();
        let mut counts: Vec<(usize, &Party, Span)> = Vec::new();
        for group in self.groups.iter().rev().take(SEEN) {
            for party in &group.parties {
                match counts.iter_mut().find(|(_, known, _)| *known == party) {
                    Some(known) => known.0 += 1,
                    None => counts.push((1, party, group.span)),
                }
            }
        }
        counts.retain(|(_, party, _)| **party != other);
        let Some(best) = counts.iter().map(|(count, _, _)| *count).max() else {
            return self.most_named(&other);
        };
        let mut leading: Vec<_> = counts
            .iter()
            .filter(|(count, _, _)| *count == best)
            .collect();
        // Of two that were in as many groups a bloc, which makes one agreement after the other, or who is named more often.
        let blocs = leading
            .iter()
            .filter(|(_, party, _)| !self.is_state(party))
            .count();
        if blocs == 1 {
            leading.retain(|(_, party, _)| !self.is_state(party));
        }
        let mentions = |party: &Party| self.mentions(party);
        leading.sort_by_key(|(_, party, _)| std::cmp::Reverse(mentions(party)));
        match leading.as_slice() {
            [(_, party, span)] => Some(((*party).clone(), *span)),
            [(_, party, span), (_, next, _), ..] if mentions(party) > mentions(next) => {
                Some(((*party).clone(), *span))
            }
            _ => None,
        }
    }

    /// The state that the text named most of late, and before it acted as a subject.
    fn most_named(&self, other: &Party) -> Option<(Party, Span)> {
        let late = || {
            let late = self.seen.iter().rev().take(SEEN);
            late.filter(|seen| seen.party != *other && !seen.aside && self.is_state(&seen.party))
        };
        let count = |party: &Party| late().filter(|seen| seen.party == *party).count();
        let subject = late().rfind(|seen| seen.subject)?;
        let most = count(&subject.party);
        let rivals = late().filter(|seen| seen.party != subject.party);
        rivals
            .map(|seen| count(&seen.party))
            .all(|count| count < most)
            .then(|| (subject.party.clone(), subject.span))
    }

    /// How often a party was named of late.
    fn mentions(&self, party: &Party) -> usize {
        let late = self.seen.iter().rev().take(SEEN);
        late.filter(|seen| seen.party == *party).count()
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
            phrase.is_noun(head) && !phrase.is_class(head, Class::Official)
        }
        Label::Pobj => matches!(phrase.lemma(head), "in" | "at" | "near" | "across"),
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
    let by = phrase
        .head(at)
        .filter(|by| phrase.lemma(*by) == "by")
        .and_then(|by| phrase.head(by));
    let helps = by.is_some_and(|verb| {
        matches!(
            phrase.lemma(verb),
            "broker" | "mediate" | "sponsor" | "host" | "facilitate" | "arrange" | "support"
        )
    });
    helps || phrase.label(at) == Label::Poss || phrase.name_class(at) == Some(NameClass::Seat)
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

/// Pairs of parts of a sentence that name one agreement: "the deal, known as the X"; "X, a landmark pact".
pub(crate) fn aliases(phrase: &Phrase<'_>, parts: &[usize]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for &at in parts {
        let Some(head) = phrase.head(at) else {
            continue;
        };
        match phrase.label(at) {
            // "a mutual access deal — a defence pact that ..."
            _ if apposed_by_dash(phrase, at).is_some_and(|before| parts.contains(&before)) => {
                pairs.extend(apposed_by_dash(phrase, at).map(|before| (before, at)));
            }
            Label::Appos if parts.contains(&head) => pairs.push((head, at)),
            // "the Defence Cooperation Agreement, or DCA"
            Label::Conj
                if parts.contains(&head)
                    && (head..at).any(|between| phrase.lemma(between) == "or")
                    && phrase
                        .name(at)
                        .is_some_and(|name| mention::is_acronym(name.core.of(phrase.text))) =>
            {
                pairs.push((head, at));
            }
            // "The Strelsau Convention is a treaty that ..."
            Label::Attr if phrase.lemma(head) == "be" => {
                let subject = phrase.child(head, Label::Nsubj);
                let another = phrase
                    .children(at)
                    .iter()
                    .any(|child| phrase.is_class(*child, Class::Another));
                let denied = phrase.child(head, Label::Neg).is_some();
                pairs.extend(
                    subject
                        .filter(|subject| parts.contains(subject) && !another && !denied)
                        .map(|subject| (subject, at)),
                );
            }
            Label::Pobj | Label::Oprd | Label::Dobj | Label::Attr => {
                let verb = if phrase.label(at) == Label::Pobj {
                    phrase.head(head)
                } else {
                    Some(head)
                };
                let Some(verb) = verb.filter(|verb| {
                    matches!(
                        phrase.lemma(*verb),
                        "know"
                            | "call"
                            | "dub"
                            | "name"
                            | "title"
                            | "entitle"
                            | "label"
                            | "nickname"
                    )
                }) else {
                    continue;
                };
                let noun = match phrase.label(verb) {
                    Label::Acl | Label::Relcl | Label::Amod | Label::Advcl => phrase.head(verb),
                    _ => phrase.child(verb, Label::Nsubjpass),
                };
                if let Some(noun) = noun.filter(|noun| parts.contains(noun) && *noun != at) {
                    pairs.push((noun, at));
                }
            }
            _ => {}
        }
    }
    pairs
}

/// The noun before a dash that a noun group with "a" explains.
fn apposed_by_dash(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    let article =
        (at.saturating_sub(4)..at).find(|before| matches!(phrase.lemma(*before), "a" | "an"))?;
    let dash = article
        .checked_sub(1)
        .filter(|dash| matches!(phrase.word(*dash), "—" | "–" | "--" | "-"))?;
    dash.checked_sub(1)
}

/// Whether a part is a name that may act; places of talks are not.
pub(crate) fn may_act(class: NameClass) -> bool {
    !matches!(
        class,
        NameClass::Place | NameClass::Agreement | NameClass::Company
    )
}
