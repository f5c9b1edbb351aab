//! **Mention**, who stands for whom: a noun group → the parties that act in it.
//!
//! Tokyo, the Kremlin, Japanese officials, Foreign Minister Kamikawa and the Philippine Senate act
//! for their states. A senator, an opposition, farmers and courts act for themselves. A reference
//! ("both countries", "the kingdom", "it") is left for the discourse stage to resolve.

use crate::agreement;
use crate::context::{Context, Namesake};
use crate::gazetteer::{EntityType, Entry, EntryId, Gazetteer, NameForm, PartialDate};
use crate::lexicon::{self, Class};
use crate::mention::{Name, NameClass};
use crate::office::{self, Leaders};
use crate::phrase::Phrase;
use crate::span::Span;
use crate::syntax::{Label, Tag};
use crate::text::Zone;
use crate::time::{self, Date, Direction};

/// As many "countries" may be those that were named; more are only counted.
const FEW: u32 = 6;

/// A party as far as its own words tell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Party {
    Known(EntryId),
    Named {
        name: String,
        entity_type: EntityType,
    },
    Counted {
        count: u32,
        name: String,
    },
}

/// A reference to parties that are named elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    /// "both countries", "the three ministers"; whether it is people that are counted.
    Several(Option<u32>, bool),
    /// "they", "their".
    They,
    /// "it".
    Single,
    /// "he", "she": a person who was named, rather the subject; or "his", "her", "him": rather the one named last.
    Human {
        subject: bool,
    },
    /// "his", "her", "its": the last one named.
    Possessive,
    /// "the country", "the kingdom", "the bloc": the word.
    Descriptor(String),
    /// "the government", "parliament": an organ of the state that the text is about.
    Organ,
    /// A surname, or a name that may have been given in full before.
    Surname(String),
    /// "the former", "the latter".
    Former,
    Latter,
    /// "its neighbour", "his counterpart": somebody else than the last.
    Other,
}

/// A person who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Human {
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) title: Option<String>,
    pub(crate) entry: Option<EntryId>,
    /// Only speaks or reports: a spokesman.
    pub(crate) spokesman: bool,
    pub(crate) former: bool,
}

/// What acts in a noun group.
#[derive(Clone, Debug)]
pub(crate) struct Actor {
    pub(crate) at: usize,
    pub(crate) span: Span,
    pub(crate) party: Option<Party>,
    pub(crate) reference: Option<Reference>,
    pub(crate) person: Option<Human>,
    pub(crate) body: Option<Span>,
    /// A company or club: what it signs is no international agreement.
    pub(crate) company: bool,
    /// Acts for itself: an opposition, a senator.
    pub(crate) own: bool,
    /// A reference that only states can be meant by: "both countries".
    pub(crate) states: bool,
    /// A reference that holds only for what both sides do together: "negotiators agreed".
    pub(crate) together: bool,
}

impl Actor {
    fn new(at: usize, span: Span) -> Self {
        Actor {
            at,
            span,
            party: None,
            reference: None,
            person: None,
            body: None,
            company: false,
            own: false,
            states: false,
            together: false,
        }
    }

    /// A party that is told by its name alone.
    pub(crate) fn known(at: usize, span: Span, entry: EntryId) -> Self {
        Actor {
            party: Some(Party::Known(entry)),
            ..Actor::new(at, span)
        }
    }

    /// Whether it says anything of who acts.
    pub(crate) fn is_some(&self) -> bool {
        self.party.is_some()
            || self.reference.is_some()
            || self.person.is_some()
            || self.body.is_some()
            || self.company
    }

    /// Whether it can be a party of an international act.
    pub(crate) fn is_party(&self) -> bool {
        self.party.is_some() || self.reference.is_some()
    }
}

/// What a listed name means in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meant {
    One(EntryId),
    /// A place that acts for no state: the Georgia of Atlanta.
    Place,
    /// One of several, and nothing tells which.
    Unknown,
}

/// Reads the actors of noun groups; the date decides which office a person holds.
#[derive(Clone, Copy)]
pub(crate) struct Cast<'a> {
    pub(crate) gazetteer: &'a Gazetteer,
    pub(crate) leaders: &'a Leaders,
    pub(crate) context: &'a Context<'a>,
    /// The text speaks of the European Union.
    pub(crate) european: bool,
    pub(crate) published: Option<Date>,
}

impl Cast<'_> {
    /// The actors of a noun group and of what is coordinated with it.
    pub(crate) fn actors(&self, phrase: &Phrase<'_>, at: usize) -> Vec<Actor> {
        let mut found: Vec<Actor> = Vec::new();
        for conjunct in phrase.conjuncts(at) {
            // "A and B signed" may be read as "A, and B signed": a verb is no actor.
            if phrase.is_verb(conjunct) {
                continue;
            }
            if self.is_left_out(phrase, conjunct) {
                continue;
            }
            for actor in self.single(phrase, conjunct, 0) {
                if actor.is_some()
                    && !found.iter().any(|other| {
                        other.party.is_some()
                            && other.party == actor.party
                            && other.person == actor.person
                    })
                {
                    found.push(actor);
                }
            }
            // "Presidents X of A and Y of B": the parser hangs Y onto A.
            for (preposition, object) in phrase.prepositions(conjunct) {
                if phrase.lemma(preposition) == "of"
                    && phrase.name_class(conjunct) == Some(NameClass::Person)
                {
                    for other in phrase.conjuncts(object).into_iter().skip(1) {
                        if matches!(phrase.name_class(other), Some(NameClass::Person)) {
                            found.extend(
                                self.single(phrase, other, 0)
                                    .into_iter()
                                    .filter(Actor::is_some),
                            );
                        } else if let (Some(name), false) = (
                            phrase.name(other).filter(|name| is_full_name(phrase, name)),
                            self.owners(phrase, other).is_empty(),
                        ) {
                            // The title of the first, in the plural, is that of the second, too.
                            found.extend(self.person(phrase, other, name));
                        }
                    }
                }
            }
            found.extend(self.more_people(phrase, conjunct));
            // "the government of A, B, and C": a list that the parser takes for an apposition.
            if let Some(appos) = phrase.child(conjunct, Label::Appos) {
                let listed = phrase.child(appos, Label::Conj).is_some()
                    && phrase.name_class(appos) == Some(NameClass::Party);
                if listed {
                    found.extend(
                        self.actors(phrase, appos)
                            .into_iter()
                            .filter(Actor::is_some),
                    );
                }
            }
            // "41 countries, including A and B"; "A, along with B"; "countries like A and B"; "states such as A"
            let kind = phrase.is_class(conjunct, Class::Pair);
            let such =
                |at: usize| phrase.lemma(at) == "as" && at > 0 && phrase.lemma(at - 1) == "such";
            for child in phrase.children(conjunct) {
                if matches!(phrase.lemma(*child), "including" | "include" | "alongside")
                    || matches!(phrase.lemma(*child), "along" | "together")
                    || kind && (phrase.lemma(*child) == "like" || such(*child))
                {
                    let inner = phrase.objects_of(*child).or_else(|| {
                        phrase
                            .child(*child, Label::Prep)
                            .and_then(|inner| phrase.objects_of(inner))
                    });
                    let counted =
                        |actor: &Actor| matches!(actor.party, Some(Party::Counted { .. }));
                    if let Some(object) = inner.or_else(|| phrase.child(*child, Label::Dobj)) {
                        found.extend(
                            self.actors(phrase, object)
                                .into_iter()
                                .filter(|actor| actor.is_some() && !counted(actor)),
                        );
                    }
                }
            }
        }
        self.share_owner(&mut found);
        found
    }

    /// People whom the parser hangs onto the words around them: "the ministers, X and Y", "X, the negotiator, and Y,
    /// his counterpart", "President X of A and Commission president Y".
    fn more_people(&self, phrase: &Phrase<'_>, at: usize) -> Vec<Actor> {
        let mut found = Vec::new();
        for appos in phrase.with_label(at, Label::Appos) {
            let title = phrase.lemma(if phrase.name(at).is_none() { at } else { appos });
            match phrase.name(appos) {
                // Without a comma it is no apposition.
                Some(name) if name.class == NameClass::Person && phrase.name(at).is_some() => {
                    let start = *phrase.subtree(appos).start();
                    if start > at + 1 && phrase.word(start - 1) != "," {
                        found.extend(self.person(phrase, appos, name));
                    }
                }
                _ if !lexicon::is(title, Class::Official) => {}
                _ => {
                    for other in phrase.conjuncts(appos).into_iter().skip(1) {
                        // "and her colleague, Y"
                        let named = phrase.child(other, Label::Appos);
                        let official = phrase.is_class(other, Class::Official)
                            || phrase.lemma(other) == "colleague";
                        let other = named.filter(|_| official).unwrap_or(other);
                        found.extend(self.untitled(phrase, other, title));
                    }
                }
            }
        }
        if phrase.is_class(at, Class::Official) {
            let title = phrase.lemma(at);
            // "the ministers of both countries, X and Y"
            for (_, object) in phrase
                .prepositions(at)
                .filter(|(preposition, _)| phrase.lemma(*preposition) == "of")
            {
                if phrase.name(object).is_some() {
                    continue;
                }
                for appos in phrase.with_label(object, Label::Appos) {
                    for other in phrase.conjuncts(appos) {
                        found.extend(self.untitled(phrase, other, title));
                    }
                }
            }
            for other in phrase.conjuncts(at).into_iter().skip(1) {
                found.extend(self.untitled(phrase, other, title));
            }
        }
        found
    }

    /// A name in a list of officials: a person, whose state the text may tell elsewhere.
    fn untitled(&self, phrase: &Phrase<'_>, at: usize, title: &str) -> Option<Actor> {
        let name = phrase.name(at).filter(|name| is_full_name(phrase, name))?;
        let mut actor = Actor::new(at, name.span);
        let human = self.human(name, phrase, Some(title.to_string()));
        actor.reference = Some(Reference::Surname(human.name.clone()));
        actor.person = Some(human);
        Some(actor)
    }

    /// "all but Hungary", "except Hungary", "not Hungary".
    fn is_left_out(&self, phrase: &Phrase<'_>, at: usize) -> bool {
        let before = phrase
            .subtree(at)
            .start()
            .checked_sub(1)
            .map(|before| phrase.lemma(before));
        matches!(
            before,
            Some("but" | "except" | "not" | "excluding" | "without")
        ) && phrase.label(at) == Label::Conj
            || phrase.child(at, Label::Neg).is_some()
            || self.is_excepted(phrase, at)
    }

    /// "All members but Moldova have ratified": the parser takes the exception for the subject.
    fn is_excepted(&self, phrase: &Phrase<'_>, at: usize) -> bool {
        let start = *phrase.subtree(at).start();
        let Some(noun) = start.checked_sub(2) else {
            return false;
        };
        matches!(phrase.lemma(start - 1), "but" | "except" | "save" | "bar")
            && phrase.is_noun(noun)
            && phrase.children(noun).iter().any(|child| {
                matches!(
                    phrase.lemma(*child),
                    "all" | "every" | "each" | "no" | "any"
                )
            })
    }

    /// "Foreign Minister Hayashi and Defense Minister Kishi": the second is of the first's state.
    fn share_owner(&self, actors: &mut [Actor]) {
        for at in 1..actors.len() {
            let (before, after) = actors.split_at_mut(at);
            let (Some(previous), Some(actor)) = (before.last(), after.first_mut()) else {
                continue;
            };
            let unowned =
                actor.party.is_none() && matches!(actor.reference, None | Some(Reference::Organ));
            let minister = actor
                .person
                .as_ref()
                .is_some_and(|person| person.title.is_some() && !actor.own);
            if unowned && minister && previous.person.is_some() {
                actor.party.clone_from(&previous.party);
                actor.reference = None;
            }
        }
    }

    /// The actors of one noun, without what is coordinated with it.
    pub(crate) fn one(&self, phrase: &Phrase<'_>, at: usize) -> Vec<Actor> {
        self.single(phrase, at, 0)
            .into_iter()
            .filter(Actor::is_some)
            .collect()
    }

    fn single(&self, phrase: &Phrase<'_>, at: usize, depth: usize) -> Vec<Actor> {
        if depth > 4 {
            return Vec::new();
        }
        match phrase.name(at) {
            Some(name) => self.named(phrase, at, name),
            None => self.described(phrase, at, depth),
        }
    }

    fn named(&self, phrase: &Phrase<'_>, at: usize, name: &Name) -> Vec<Actor> {
        let mut actor = Actor::new(at, name.span);
        match name.class {
            // "Jordan", in a text about Michael Jordan
            NameClass::Party | NameClass::Seat if self.namesake(phrase, name) != Namesake::No => {
                let text = name.core.of(phrase.text).to_string();
                if self.namesake(phrase, name) == Namesake::Person {
                    actor.reference = Some(Reference::Surname(text));
                } else {
                    actor.party = Some(Party::Named {
                        name: text,
                        entity_type: name.entity_type.clone(),
                    });
                }
            }
            // "Georgia and Alabama signed a compact"
            NameClass::Party | NameClass::Seat if self.stands_by_place(phrase, at, name) => {}
            // "100,000 Israelis demand": people, not their state; "the Russians signed" is Russia.
            NameClass::Nationality if self.is_crowd(phrase, at, name) => actor.own = true,
            NameClass::Party | NameClass::Nationality => {
                actor.party = self.party_of(phrase, name).filter(|party| {
                    // "Europe", "the Africans": a part of the earth makes no agreements.
                    !matches!(party, Party::Known(entry) if self.is_continent(*entry))
                });
                if let Some(states) = self.namesakes(&actor) {
                    return states;
                }
                // "the Israel Defense Forces": a body whose state acts.
            }
            // "Brussels" is the European Union where the text speaks of it.
            NameClass::Seat if self.european && name.core.of(phrase.text) == "Brussels" => {
                actor.party = self.gazetteer.by_id("european-union").map(Party::Known);
            }
            // So is "the Union" in such a text.
            NameClass::Unknown | NameClass::Body
                if self.european && matches!(name.core.of(phrase.text), "Union" | "Commission") =>
            {
                actor.party = self.gazetteer.by_id("european-union").map(Party::Known);
            }
            // There is one pope.
            NameClass::Unknown if name.core.of(phrase.text) == "Pope" => {
                actor.party = self.gazetteer.by_id("VAT").map(Party::Known);
            }
            NameClass::Seat => {
                actor.party = self
                    .preferred(name)
                    .map(|entry| Party::Known(self.state_of(entry)));
            }
            NameClass::Body => {
                actor.body = Some(name.span);
                let owner = self.owner_of(name).or_else(|| {
                    name.senses.first().and_then(|sense| match sense.form {
                        NameForm::Legislature => Some(sense.entry),
                        _ => self.gazetteer.entry(sense.entry).of().next(),
                    })
                });
                let owners = self.owners(phrase, at);
                // Many states have a National Council.
                let owner = if name.owners.is_empty() && is_generic_body(name.core.of(phrase.text))
                {
                    None
                } else {
                    owner
                };
                let court = name.core.of(phrase.text).contains("Court")
                    || name.core.of(phrase.text).contains("Tribunal");
                match owner.or(owners.first().copied()) {
                    // A court acts for itself.
                    _ if court => actor.own = true,
                    Some(owner) => actor.party = Some(Party::Known(owner)),
                    None => actor.reference = Some(Reference::Organ),
                }
            }
            NameClass::Person => return self.person(phrase, at, name),
            NameClass::Company => actor.company = true,
            NameClass::Unknown if self.is_company(phrase, at) => actor.company = true,
            // "the Swiss Farmers' Union", "the Bergen Boatmen's Association": acts for itself.
            NameClass::Unknown if is_association(name.core.of(phrase.text)) => {
                let (first, _) = phrase.noun_group(at);
                actor.own = true;
                actor.body = Some(phrase.range(first, at));
            }
            // "Henry IV of France" acts for France.
            NameClass::Unknown
                if has_number(name.core.of(phrase.text))
                    && phrase
                        .prepositions(at)
                        .any(|(preposition, _)| phrase.lemma(preposition) == "of")
                    && !self.owners(phrase, at).is_empty() =>
            {
                return self.person_of(phrase, at, name, &self.owners(phrase, at), "ruler");
            }
            NameClass::Unknown => {
                let text = name.core.of(phrase.text);
                // "the M23 rebels" has the name as a modifier; "M23, a rebel group" explains it.
                let explained = phrase
                    .child(at, Label::Appos)
                    .filter(|appos| phrase.name(*appos).is_none());
                if let Some(appos) = explained {
                    if phrase.is_class(appos, Class::Armed) {
                        actor.party = Some(Party::Named {
                            name: text.to_string(),
                            entity_type: EntityType::ArmedGroup,
                        });
                    } else if phrase.is_class(appos, Class::Official) {
                        let owners = self.owners(phrase, appos);
                        actor.person =
                            Some(self.human(name, phrase, Some(phrase.lemma(appos).to_string())));
                        actor.party = owners.first().map(|owner| Party::Known(*owner));
                        if actor.party.is_none() {
                            actor.reference = Some(Reference::Surname(text.to_string()));
                        }
                    } else if phrase.is_class(appos, Class::Own) {
                        actor.own = true;
                        actor.person =
                            Some(self.human(name, phrase, Some(phrase.lemma(appos).to_string())));
                    }
                }
                if !actor.is_some() {
                    actor.reference = Some(Reference::Surname(text.to_string()));
                    if text.contains(' ') {
                        actor.person = Some(self.human(name, phrase, None));
                    }
                }
            }
            NameClass::Agreement | NameClass::Place => {}
        }
        vec![actor]
    }

    fn is_continent(&self, entry: EntryId) -> bool {
        let entry = self.gazetteer.entry(entry);
        !entry.entity_type().is_state() && entry.descriptors().any(|word| word == "continent")
    }

    /// "the two Koreas": a plural of states of one name is each of them.
    fn namesakes(&self, actor: &Actor) -> Option<Vec<Actor>> {
        let Some(Party::Known(group)) = actor.party else {
            return None;
        };
        let group = self.gazetteer.entry(group);
        let name = group.name().strip_suffix('s')?;
        let named = |state: &EntryId| self.gazetteer.entry(*state).name().contains(name);
        let states: Vec<EntryId> = group.members().collect();
        (states.len() >= 2 && states.iter().all(named)).then(|| {
            let each = states.into_iter().map(|state| Actor {
                party: Some(Party::Known(state)),
                ..actor.clone()
            });
            each.collect()
        })
    }

    /// "gas company BP", "BP, an oil firm", "Google's".
    fn is_company(&self, phrase: &Phrase<'_>, at: usize) -> bool {
        phrase.children(at).iter().any(|child| {
            matches!(
                phrase.label(*child),
                Label::Compound | Label::Appos | Label::Nmod | Label::Amod
            ) && phrase.name(*child).is_none()
                && is_company_noun(phrase.lemma(*child))
        }) || phrase.head(at).is_some_and(|head| {
            phrase.label(at) == Label::Appos
                && phrase.name(head).is_none()
                && is_company_noun(phrase.lemma(head))
        }) || lexicon::is(&phrase.lemma(at).to_lowercase(), Class::CompanyHead)
    }

    fn is_crowd(&self, phrase: &Phrase<'_>, at: usize, name: &Name) -> bool {
        let people = name
            .senses
            .iter()
            .all(|sense| sense.form == NameForm::People);
        let definite = phrase
            .child(at, Label::Det)
            .is_some_and(|det| matches!(phrase.lemma(det), "the" | "both"));
        people
            && (!definite || phrase.child(at, Label::Nummod).is_some())
            && !matches!(
                phrase.label(at),
                Label::Compound | Label::Amod | Label::Poss
            )
    }

    /// The party that a listed name stands for; an adjective may belong to several states.
    fn party_of(&self, phrase: &Phrase<'_>, name: &Name) -> Option<Party> {
        match self.meant(name) {
            Meant::One(entry) => return Some(Party::Known(entry)),
            Meant::Place => return None,
            Meant::Unknown => {}
        }
        let text = name.core.of(phrase.text).to_string();
        Some(Party::Named {
            name: text,
            entity_type: name.entity_type.clone(),
        })
    }

    /// What a name means where people bear it, too.
    fn namesake(&self, phrase: &Phrase<'_>, name: &Name) -> Namesake {
        let headline = phrase.sentence.zone == Zone::Headline;
        name.senses.first().map_or(Namesake::No, |sense| {
            let word = name.core.of(phrase.text);
            self.context
                .namesake(word, sense.entry, name.core.start, headline)
        })
    }

    /// Whether a name that may be a place stands in a list with another place of the same state.
    fn stands_by_place(&self, phrase: &Phrase<'_>, at: usize, name: &Name) -> bool {
        let owner = name.senses.iter().find_map(|sense| {
            let place = self.context.is_place(sense.entry);
            let of = || self.gazetteer.entry(sense.entry).of().next();
            if place { of() } else { None }
        });
        let Some(owner) = owner else { return false };
        let head = phrase
            .head(at)
            .filter(|_| phrase.label(at) == Label::Conj)
            .unwrap_or(at);
        let beside = phrase.conjuncts(head);
        beside
            .into_iter()
            .filter(|other| *other != at)
            .any(|other| {
                phrase.name(other).is_some_and(|other| {
                    other.class == NameClass::Place
                        && other.senses.first().is_some_and(|sense| {
                            self.gazetteer.entry(sense.entry).of().next() == Some(owner)
                        })
                })
            })
    }

    /// Which of several entries a name means. What else the text names decides between states of today.
    fn meant(&self, name: &Name) -> Meant {
        let Some(first) = self.first_alive(name) else {
            return Meant::Unknown;
        };
        let rivals = self
            .context
            .rivals(name.senses.iter().map(|sense| sense.entry));
        if rivals.len() < 2 || !rivals.contains(&first) {
            return Meant::One(first);
        }
        match self.context.spoken_of(&rivals)[..] {
            [one] if self.context.is_place(one) => Meant::Place,
            [one] => Meant::One(one),
            // A name that may also be a place is the state's, as long as nothing speaks for the place.
            [] if rivals[1..]
                .iter()
                .all(|rival| self.context.is_place(*rival)) =>
            {
                Meant::One(first)
            }
            _ => Meant::Unknown,
        }
    }

    /// Whose title or adjective a name has. Of several states it is the one whose office the person holds, or of which the text
    /// speaks elsewhere.
    fn owner_of(&self, name: &Name) -> Option<EntryId> {
        let rivals = self.context.rivals(name.owners.iter().copied());
        if rivals.len() < 2 {
            return name.owners.first().copied();
        }
        let offices = self.bearers(name).into_iter();
        let held = offices.filter_map(|person| self.office_of(person, None));
        let mut held = held.filter(|state| rivals.contains(state));
        let spoken = self.context.spoken_of(&rivals);
        let spoken = spoken.first().filter(|_| spoken.len() == 1).copied();
        held.next().or(spoken).or(name.owners.first().copied())
    }

    /// The adjective before a noun that is of several states, if nothing tells which: "the Korean minister".
    fn unsure_owner<'n>(&self, phrase: &'n Phrase<'_>, at: usize) -> Option<&'n Name> {
        let names = phrase
            .children(at)
            .iter()
            .filter_map(|child| phrase.name(*child));
        let mut unsure = names.filter(|name| {
            name.class == NameClass::Nationality && self.meant(name) == Meant::Unknown
        });
        unsure.next()
    }

    /// What a name means, or what it means first.
    fn preferred(&self, name: &Name) -> Option<EntryId> {
        match self.meant(name) {
            Meant::One(entry) => Some(entry),
            Meant::Place => None,
            Meant::Unknown => self.first_alive(name),
        }
    }

    /// The first entry of a name: a state of today, unless the text is older.
    fn first_alive(&self, name: &Name) -> Option<EntryId> {
        let alive = |entry: Entry<'_>| match (entry.until(), self.published) {
            (Some(until), Some(published)) => i32::from(until.year()) >= published.year(),
            (Some(_), None) => false,
            _ => true,
        };
        name.senses
            .iter()
            .find(|sense| alive(self.gazetteer.entry(sense.entry)))
            .or(name.senses.first())
            .map(|sense| sense.entry)
    }

    fn state_of(&self, entry: EntryId) -> EntryId {
        self.gazetteer.entry(entry).of().next().unwrap_or(entry)
    }

    fn human(&self, name: &Name, phrase: &Phrase<'_>, title: Option<String>) -> Human {
        let words = title.clone().unwrap_or_default().to_lowercase();
        let has = |word: &str| {
            words
                .split_whitespace()
                .any(|found| found == word || found.trim_end_matches('s') == word)
        };
        Human {
            name: name
                .core
                .of(phrase.text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            span: name.core,
            title,
            entry: office::bearer(
                self.gazetteer,
                &self.bearers(name),
                Some(&words),
                self.published.and_then(partial),
            ),
            spokesman: has("spokesman") || has("spokeswoman") || has("spokesperson"),
            former: former_before(phrase, name)
                || has("former")
                || has("ex-president")
                || words.starts_with("ex-"),
        }
    }

    /// The listed people who bear a name.
    fn bearers(&self, name: &Name) -> Vec<EntryId> {
        let mut people: Vec<EntryId> = Vec::new();
        for sense in &name.senses {
            let person = *self.gazetteer.entry(sense.entry).entity_type() == EntityType::Person;
            if person && !people.contains(&sense.entry) {
                people.push(sense.entry);
            }
        }
        people
    }

    /// Whom a person acts for as far as name, title and date tell. Several people of the name must agree.
    fn acts_for(&self, phrase: &Phrase<'_>, name: &Name, human: &Human) -> Option<EntryId> {
        let title = human.title.as_deref();
        if let Some(entry) = human.entry {
            // "In 2016 X signed": the office of that year.
            let then = self.office_then(phrase, entry).filter(|_| title.is_none());
            return then.or_else(|| self.office_of(entry, title));
        }
        let mut bearers = self.bearers(name).into_iter();
        if let Some(first) = bearers.next() {
            let state = self.office_of(first, title)?;
            let agree = bearers.all(|other| self.office_of(other, title) == Some(state));
            return agree.then_some(state);
        }
        let titled = |at: PartialDate| {
            let leaders = self.leaders;
            leaders.titled(self.gazetteer, &human.name, title?, at)
        };
        let told = self.told_date(phrase).and_then(titled);
        let of = told.or_else(|| self.published.and_then(partial).and_then(titled))?;
        Some(self.state_of_owner(of))
    }

    /// The state right after the name of a ruler: "King Charles III of Spain".
    fn realm(&self, phrase: &Phrase<'_>, at: usize) -> Option<EntryId> {
        let state = (at + 2 < phrase.len()).then_some(at + 2)?;
        let name = phrase
            .name(state)
            .filter(|_| phrase.lemma(at + 1) == "of")?;
        (name.class == NameClass::Party && name.entity_type.is_state())
            .then(|| self.preferred(name))
            .flatten()
    }

    fn person(&self, phrase: &Phrase<'_>, at: usize, name: &Name) -> Vec<Actor> {
        let mut actor = Actor::new(at, name.span);
        let mut title = name.title.map(|span| span.of(phrase.text).to_string());
        let appos = phrase
            .child(at, Label::Appos)
            .filter(|appos| phrase.name(*appos).is_none());
        if title.is_none() {
            title = appos.map(|appos| {
                let (first, last) = phrase.noun_group(appos);
                phrase.range(first, last).of(phrase.text).to_string()
            });
        }
        let head = title.as_deref().map(title_head).unwrap_or_default();
        let human = self.human(name, phrase, title.clone());
        let opposition = title.as_deref().is_some_and(|title| {
            title.to_lowercase().contains("opposition")
                || title.to_lowercase().contains("candidate")
        });
        let own =
            opposition || lexicon::is(&head, Class::Own) && !lexicon::is(&head, Class::Official);
        let courtesy = matches!(
            head.trim_end_matches('.'),
            "mr" | "ms" | "mrs" | "dr" | "sir" | "prof" | "lord"
        );
        let mut owners: Vec<EntryId> = self
            .realm(phrase, at)
            .or(self.owner_of(name))
            .into_iter()
            .collect();
        if owners.is_empty() {
            owners = self.owners(phrase, at);
        }
        if owners.is_empty()
            && let Some(appos) = appos
        {
            owners = self.owners(phrase, appos);
        }
        if owners.is_empty() && head == "pope" {
            owners.extend(self.gazetteer.by_id("VAT"));
        }
        // "X signed for Malawi"
        if owners.is_empty() {
            owners = self.signs_for(phrase, at);
        }
        // "the General Secretary of the Communist Party, X": who also holds an office of state acts for it.
        let of_party = |owner: &EntryId| {
            *self.gazetteer.entry(*owner).entity_type() == EntityType::PoliticalParty
        };
        if owners.first().is_some_and(of_party) && human.entry.is_some() {
            owners.clear();
        }
        actor.own = own;
        if human.former || own {
            // Out of office: acts for no state, unless the date of the act says otherwise.
            let then = human
                .entry
                .and_then(|entry| self.office_then(phrase, entry));
            actor.party = then.map(Party::Known);
        } else if let Some(owner) = owners.first() {
            actor.party = Some(Party::Known(self.state_of_owner(*owner)));
        } else if let Some(of) = self.acts_for(phrase, name, &human) {
            actor.party = Some(Party::Known(of));
        } else if human.entry.is_none() && (courtesy || title.is_none()) {
            actor.reference = Some(Reference::Surname(human.name.clone()));
        } else if title.is_some() && !courtesy {
            // "President Wilson": of the state whose leaders alone bear the name.
            let leads = matches!(
                head.as_str(),
                "president" | "premier" | "chancellor" | "king" | "queen" | "emperor" | "tsar"
            ) || title.as_deref() == Some("Prime Minister");
            let short = leads && human.entry.is_none() && !human.name.contains(' ');
            let state = short
                .then(|| self.state_of_surname(phrase, &human.name, true))
                .flatten();
            match state {
                Some(state) => actor.party = Some(Party::Known(state)),
                None => actor.reference = Some(Reference::Organ),
            }
        }
        actor.person = Some(human);
        vec![actor]
    }

    /// The state that a person signs for: "X signed for Malawi and Y for Zambia".
    fn signs_for(&self, phrase: &Phrase<'_>, at: usize) -> Vec<EntryId> {
        let verb = phrase
            .head(at)
            .filter(|verb| phrase.label(at).is_subject() && phrase.is_verb(*verb));
        let Some(verb) = verb else { return Vec::new() };
        phrase
            .prepositions(verb)
            .filter(|(preposition, _)| {
                phrase.lemma(*preposition) == "for" || phrase.lemma(*preposition) == "of"
            })
            .filter_map(|(_, object)| {
                phrase
                    .name(object)
                    .filter(|name| name.class == NameClass::Party && name.entity_type.is_state())
            })
            .filter_map(|name| self.preferred(name))
            .collect()
    }

    /// The state or organisation that a ministry, chamber or organ belongs to.
    fn state_of_owner(&self, owner: EntryId) -> EntryId {
        let entry = self.gazetteer.entry(owner);
        if *entry.entity_type() == EntityType::Body {
            entry.of().next().unwrap_or(owner)
        } else {
            owner
        }
    }

    /// Whether a full name is that of a person of the tables.
    pub(crate) fn is_listed_person(&self, full: &str) -> bool {
        let mut hits = Vec::new();
        let whole = Span::new(0, full.len());
        self.gazetteer.hits(full, whole, &mut hits);
        let whole = hits.first().filter(|hit| hit.span == whole);
        whole.is_some_and(|hit| {
            let person = |sense: &crate::gazetteer::Sense| {
                *self.gazetteer.entry(sense.entry).entity_type() == EntityType::Person
            };
            self.gazetteer.senses(hit.name).iter().any(person)
        })
    }

    /// The state whose leaders bear a surname, where all of them are of one state.
    pub(crate) fn state_of_surname(
        &self,
        phrase: &Phrase<'_>,
        surname: &str,
        titled: bool,
    ) -> Option<EntryId> {
        let dates = phrase.dates.iter().filter_map(|mention| {
            time::resolve(&mention.expr, self.published, None, Direction::Past)
        });
        let dates: Vec<PartialDate> = dates.filter_map(partial).collect();
        self.leaders.called(self.gazetteer, surname, &dates, titled)
    }

    /// Whom a listed person acted for on the date of the sentence, if it has just one: "former President X signed it in 2010".
    fn office_then(&self, phrase: &Phrase<'_>, person: EntryId) -> Option<EntryId> {
        let term = self
            .gazetteer
            .entry(person)
            .term_at(self.told_date(phrase)?)?;
        Some(self.state_of_owner(term.of))
    }

    /// The date of a sentence, if it has just one.
    fn told_date(&self, phrase: &Phrase<'_>) -> Option<PartialDate> {
        let mut dates = phrase.dates.iter().filter_map(|mention| {
            time::resolve(&mention.expr, self.published, None, Direction::Past)
        });
        let (date, None) = (dates.next()?, dates.next()) else {
            return None;
        };
        partial(date)
    }

    /// Whom a listed person acts for on the publication date.
    fn office_of(&self, person: EntryId, title: Option<&str>) -> Option<EntryId> {
        let entry = self.gazetteer.entry(person);
        let term = office::meant(entry, title, self.published.and_then(partial))?;
        Some(self.state_of_owner(term.of))
    }

    /// The title that a listed person had on the publication date.
    pub(crate) fn title_of(&self, person: EntryId) -> Option<String> {
        let at = self.published.and_then(partial)?;
        let term = self.gazetteer.entry(person).term_at(at)?;
        // Without a beginning it is not known whether it had begun.
        term.from.map(|_| term.title.to_string())
    }

    /// "the Soviet republics of Russia, Armenia and Georgia": those that are listed, and not what they belong to.
    fn listed_states(&self, phrase: &Phrase<'_>, at: usize) -> Vec<EntryId> {
        if !phrase.is_class(at, Class::Pair) {
            return Vec::new();
        }
        let list = phrase
            .prepositions(at)
            .find(|(preposition, _)| phrase.lemma(*preposition) == "of")
            .map_or_else(Vec::new, |(_, first)| phrase.conjuncts(first));
        let states: Vec<EntryId> = list
            .iter()
            .filter_map(|state| phrase.name(*state))
            .filter(|name| name.class == NameClass::Party && name.entity_type.is_state())
            .filter_map(|name| self.preferred(name))
            .collect();
        if states.len() >= 2 && states.len() == list.len() {
            states
        } else {
            Vec::new()
        }
    }

    /// States and organisations that the modifiers of a noun say it belongs to.
    pub(crate) fn owners(&self, phrase: &Phrase<'_>, at: usize) -> Vec<EntryId> {
        let listed = self.listed_states(phrase, at);
        if !listed.is_empty() {
            return listed;
        }
        let mut owners = Vec::new();
        let add = |found: &mut Vec<EntryId>, name: &Name| {
            let owner = match name.class {
                NameClass::Party | NameClass::Nationality => self.preferred(name),
                NameClass::Seat => name.senses.first().map(|sense| self.state_of(sense.entry)),
                NameClass::Body => self.owner_of(name).or_else(|| {
                    name.senses
                        .first()
                        .and_then(|sense| self.gazetteer.entry(sense.entry).of().next())
                }),
                // "the Bush administration"
                NameClass::Unknown if phrase.is_class(at, Class::Official) => {
                    self.state_of_surname(phrase, name.core.of(phrase.text), false)
                }
                NameClass::Person => self.owner_of(name).or_else(|| {
                    name.senses
                        .first()
                        .and_then(|sense| self.office_of(sense.entry, None))
                }),
                _ => None,
            };
            if let Some(owner) = owner
                && !found.contains(&owner)
                && !self.is_continent(owner)
            {
                found.push(owner);
            }
        };
        for &child in phrase.children(at) {
            match phrase.label(child) {
                Label::Amod | Label::Compound | Label::Poss | Label::Nmod => {
                    for conjunct in phrase.conjuncts(child) {
                        match phrase.name(conjunct) {
                            Some(name) => add(&mut owners, name),
                            // "the Biden administration's", "the Foreign Ministry in Rabat"
                            None if phrase.label(child) == Label::Poss => {
                                for owner in self.owners(phrase, conjunct) {
                                    if !owners.contains(&owner) {
                                        owners.push(owner);
                                    }
                                }
                            }
                            None => {
                                let span = phrase.span(conjunct);
                                for (token, sense) in &phrase.inner {
                                    if *token == span
                                        && self
                                            .gazetteer
                                            .entry(sense.entry)
                                            .entity_type()
                                            .is_state()
                                        && !owners.contains(&sense.entry)
                                    {
                                        owners.push(sense.entry);
                                    }
                                }
                            }
                        }
                    }
                }
                Label::Prep if matches!(phrase.lemma(child), "of" | "from" | "for" | "in") => {
                    if let Some(object) = phrase.objects_of(child) {
                        let seat_only = phrase.lemma(child) == "in";
                        // "lawmakers in Georgia" are those of its legislature.
                        let house = decides_with_others(phrase.lemma(at));
                        for conjunct in phrase.conjuncts(object) {
                            if let Some(name) = phrase.name(conjunct) {
                                // "the ministry in Rabat" is Morocco's; "talks in Geneva" are nobody's.
                                if !seat_only
                                    || house && name.class == NameClass::Party
                                    || name.class == NameClass::Seat
                                        && phrase.is_class(at, Class::Body)
                                {
                                    add(&mut owners, name);
                                }
                            } else if !seat_only {
                                for owner in self.owners(phrase, conjunct) {
                                    if !owners.contains(&owner)
                                        && !phrase.is_class(conjunct, Class::Agreement)
                                    {
                                        owners.push(owner);
                                    }
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        // "In Moscow, the Foreign Ministry said": the seat at the front says whose ministry it is.
        if owners.is_empty()
            && phrase.len() > 3
            && phrase.word(0) == "In"
            && at > 1
            && at <= 6
            && let Some(name) = phrase.name(1).filter(|name| name.class == NameClass::Seat)
        {
            add(&mut owners, name);
        }
        // An adjective that the parser hung elsewhere still stands right before the noun.
        if owners.is_empty() && at > 0 {
            let before = at - 1;
            if let Some(name) = phrase
                .name(before)
                .filter(|name| name.class == NameClass::Nationality)
                && phrase.head(before).is_none_or(|head| head != at)
                && phrase.label(before) != Label::Pobj
                && phrase.tag(before) == Tag::Jj
            {
                add(&mut owners, name);
            }
        }
        owners
    }

    fn described(&self, phrase: &Phrase<'_>, at: usize, depth: usize) -> Vec<Actor> {
        let lemma = phrase.lemma(at).to_string();
        let (first, last) = phrase.noun_group(at);
        let mut actor = Actor::new(at, phrase.range(first, last));
        let reference = match lemma.as_str() {
            "he" | "she" => Some(Reference::Human { subject: true }),
            "his" | "her" | "him" => Some(Reference::Human { subject: false }),
            "its" if phrase.label(at) == Label::Poss => Some(Reference::Possessive),
            "it" | "its" => Some(Reference::Single),
            "they" | "them" | "their" => Some(Reference::They),
            // "each of its adversaries" are those, and not who was named before.
            "both" | "neither" | "each"
                if phrase.label(at) != Label::Det && !of_others(phrase, at) =>
            {
                Some(Reference::Several(None, false))
            }
            "former" if phrase.is_noun(at) || phrase.child(at, Label::Det).is_some() => {
                Some(Reference::Former)
            }
            "latter" => Some(Reference::Latter),
            "two" | "three" | "four" if phrase.label(at).is_subject() => {
                Some(Reference::Several(number(&lemma), false))
            }
            // "These signed the convention"
            "these" | "those"
                if phrase.label(at).is_subject() && phrase.children(at).is_empty() =>
            {
                Some(Reference::They)
            }
            // "by either nation"
            _ if phrase.is_class(at, Class::Pair)
                && phrase.children(at).iter().any(|child| {
                    phrase.label(*child) == Label::Det
                        && matches!(phrase.lemma(*child), "either" | "neither")
                }) =>
            {
                Some(Reference::Several(Some(2), false))
            }
            _ => None,
        };
        // "B said that it had signed": it is who says so.
        if matches!(lemma.as_str(), "it" | "they" | "he" | "she") && phrase.label(at).is_subject() {
            let speaker = phrase
                .head(at)
                .filter(|verb| phrase.label(*verb) == Label::Ccomp)
                .and_then(|verb| phrase.head(verb))
                .filter(|report| phrase.is_verb(*report))
                .and_then(|report| {
                    phrase
                        .children(report)
                        .iter()
                        .copied()
                        .find(|child| phrase.label(*child).is_subject())
                })
                .filter(|speaker| {
                    phrase.name(*speaker).is_some() || phrase.is_class(*speaker, Class::Official)
                });
            if let Some(speaker) = speaker {
                let found = self.actors(phrase, speaker);
                if found.iter().any(|actor| actor.party.is_some()) {
                    return found;
                }
            }
        }
        // "States that have not accepted it, 60 days after they accept it"; "The Congress rejected a plan; instead, they passed":
        // a plural noun before "they" in its sentence is meant, and not who was named before.
        if lemma == "they" && phrase.label(at).is_subject() && depth < 2 {
            let plural = (0..at).rev().find(|noun| {
                let several = matches!(phrase.tag(*noun), Tag::Nns | Tag::Nnps);
                phrase.name(*noun).is_none()
                    && several
                    && phrase.is_class(*noun, Class::Pair)
                    && !phrase
                        .conjuncts(*noun)
                        .iter()
                        .any(|other| phrase.name(*other).is_some())
            });
            let named = plural.is_some_and(|noun| {
                (noun + 1..at).any(|between| phrase.name(between).is_some_and(may_act_by_name))
            });
            if let Some(noun) = plural.filter(|_| !named) {
                return self.single(phrase, noun, depth + 1);
            }
        }
        // "US-brokered": the state in the joined word.
        if agreement::joined_participle(phrase.word(at)) {
            let span = phrase.span(at);
            let inner = phrase.inner.iter().filter(|(token, _)| *token == span);
            return inner
                .filter(|(_, sense)| !matches!(sense.form, NameForm::People))
                .map(|(token, sense)| {
                    let mut actor = Actor::new(at, *token);
                    actor.party = Some(Party::Known(self.state_of(sense.entry)));
                    actor
                })
                .collect();
        }
        // "the National Unity Government-in-exile", "Japan-Philippines": names in a joined word.
        let span = phrase.span(at);
        let inner: Vec<Actor> = phrase
            .inner
            .iter()
            .filter(|(token, sense)| {
                let entity_type = self.gazetteer.entry(sense.entry).entity_type();
                *token == span
                    && !matches!(
                        entity_type,
                        EntityType::Place | EntityType::Person | EntityType::Agreement
                    )
            })
            .map(|(token, sense)| {
                let mut actor = Actor::new(at, *token);
                actor.party = Some(Party::Known(self.state_of_owner(sense.entry)));
                actor
            })
            .collect();
        if !inner.is_empty() && phrase.is_noun(at) {
            return inner;
        }
        // "We have signed," B's president said.
        if matches!(lemma.as_str(), "we" | "us" | "i" | "our") && depth < 2 {
            let speaker = (0..phrase.len())
                .filter(|verb| phrase.is_verb(*verb) && phrase.is_class(*verb, Class::Report))
                .flat_map(|verb| phrase.children(verb).to_vec())
                .find(|child| {
                    phrase.label(*child).is_subject()
                        && *child != at
                        && phrase.lemma(*child) != lemma
                });
            return speaker
                .map_or_else(Vec::new, |speaker| self.single(phrase, speaker, depth + 1));
        }
        if let Some(reference) = reference {
            actor.span = phrase.span(at);
            actor.reference = Some(reference);
            return vec![actor];
        }
        // "Both parliaments must ratify it": those of both parties.
        let pair = phrase.children(at).iter().any(|child| {
            phrase.label(*child) == Label::Det || phrase.label(*child) == Label::Predet
        }) && phrase
            .children(at)
            .iter()
            .any(|child| matches!(phrase.lemma(*child), "both" | "two" | "neither" | "either"));
        let several = phrase.tag(at) == Tag::Nns || phrase.child(at, Label::Nummod).is_none();
        if pair && several && phrase.is_class(at, Class::Body) && self.owners(phrase, at).is_empty()
        {
            actor.reference = Some(Reference::Several(Some(2), false));
            actor.states = true;
            return vec![actor];
        }
        // "ratified by only 20 of them"
        if phrase.tag(at) == Tag::Cd {
            let among = phrase
                .prepositions(at)
                .find(|(preposition, _)| phrase.lemma(*preposition) == "of")
                .map(|(_, whole)| whole)
                .filter(|whole| {
                    matches!(phrase.lemma(*whole), "they" | "them" | "which")
                        || phrase.is_class(*whole, Class::Pair)
                });
            if let (Some(count), Some(whole)) = (number(phrase.lemma(at)), among) {
                let name = match phrase.is_class(whole, Class::Pair) {
                    true => phrase.word(whole).to_string(),
                    false => "states".to_string(),
                };
                match count {
                    2..=4 => actor.reference = Some(Reference::Several(Some(count), false)),
                    _ => actor.party = Some(Party::Counted { count, name }),
                }
                return vec![actor];
            }
        }
        if !phrase.is_noun(at) && phrase.tag(at) != Tag::Jj {
            return Vec::new();
        }
        // "that body approved it": the one named last.
        let pointed = phrase
            .child(at, Label::Det)
            .is_some_and(|det| matches!(phrase.lemma(det), "that" | "this" | "the"));
        if lemma == "body" && pointed && depth < 3 {
            let named = (0..at).rev().find(|before| {
                phrase.is_class(*before, Class::Body)
                    || phrase.name_class(*before) == Some(NameClass::Body)
            });
            return named.map_or_else(Vec::new, |named| self.single(phrase, named, depth + 1));
        }
        let central = phrase
            .children(at)
            .iter()
            .any(|child| matches!(phrase.lemma(*child), "central" | "national" | "reserve"));
        if is_company_noun(&lemma) && !(lemma == "bank" && central) {
            actor.company = true;
            return vec![actor];
        }
        // "one EFTA member, Switzerland", "every member state": a member is not the organisation.
        let member = lemma == "member"
            || phrase.children(at).iter().any(|child| {
                phrase.label(*child) == Label::Compound && phrase.lemma(*child) == "member"
            });
        if member && phrase.child(at, Label::Nummod).is_none() {
            // "EU member states approved the plan": all of them are the organisation.
            let all = matches!(phrase.tag(at), Tag::Nns | Tag::Nnps)
                && phrase.child(at, Label::Det).is_none();
            let organisation = (first..at).find(|before| {
                phrase.name(*before).is_some_and(|name| {
                    matches!(name.class, NameClass::Party | NameClass::Body)
                        && !name.entity_type.is_state()
                })
            });
            if let (true, Some(organisation)) = (all && depth < 3, organisation) {
                return self.single(phrase, organisation, depth + 1);
            }
            let appos = phrase
                .child(at, Label::Appos)
                .filter(|appos| phrase.name(*appos).is_some());
            let every = phrase
                .children(at)
                .iter()
                .any(|child| matches!(phrase.lemma(*child), "all" | "most" | "many"));
            if appos.is_none() && organisation.is_some() && every {
                // "All UN member states have ratified it": they, and not the organisation.
                actor.body = Some(actor.span);
                return vec![actor];
            }
            return appos.map_or_else(Vec::new, |appos| self.actors(phrase, appos));
        }
        // "representatives of 121 countries" are as many.
        let many = phrase.prepositions(at).find(|(preposition, object)| {
            let count = phrase.child(*object, Label::Nummod);
            matches!(phrase.lemma(*preposition), "of" | "from")
                && phrase.is_class(*object, Class::Pair)
                && count
                    .and_then(|count| number(phrase.lemma(count)))
                    .is_some_and(|count| count > FEW)
        });
        if let Some((_, object)) =
            many.filter(|_| phrase.is_class(at, Class::Official) && depth < 3)
        {
            return self.single(phrase, object, depth + 1);
        }
        let owners = self.owners(phrase, at);
        // "representatives of the three countries" act for them.
        let theirs = phrase.prepositions(at).find(|(preposition, object)| {
            matches!(phrase.lemma(*preposition), "of" | "from")
                && phrase.is_class(*object, Class::Pair)
                && phrase.name(*object).is_none()
                && phrase.tag(*object) == Tag::Nns
                && phrase.child(*object, Label::Nummod).is_some()
                && phrase.child(*object, Label::Appos).is_none()
        });
        if let (Some((_, object)), true, true) = (
            theirs,
            owners.is_empty() && depth < 3,
            phrase.is_class(at, Class::Official),
        ) {
            return self.single(phrase, object, depth + 1);
        }
        let named: Vec<usize> = phrase
            .children(at)
            .iter()
            .copied()
            .filter(|child| {
                matches!(
                    phrase.label(*child),
                    Label::Compound | Label::Appos | Label::Amod | Label::Nmod
                )
            })
            .filter(|child| phrase.name(*child).is_some())
            .collect();
        if lexicon::is(&lemma, Class::Deed) && !official_head(&lemma) {
            // "Israeli airstrikes": the deed is the state's.
            return owners
                .iter()
                .map(|owner| {
                    let mut actor = actor.clone();
                    actor.party = Some(Party::Known(self.state_of_owner(*owner)));
                    actor
                })
                .collect();
        }
        let official = lexicon::is(&lemma, Class::Official);
        // "Lawmakers rejected the pact", "voters approved it": in the plural they are the house, or all.
        let house = lemma == "electorate"
            || decides_with_others(&lemma) && matches!(phrase.tag(at), Tag::Nns | Tag::Nnps);
        let official = official || house;
        // "the two groups", "both movements" are those named before.
        let counted = lexicon::is(&lemma, Class::Pair)
            && phrase.children(at).iter().any(|child| {
                matches!(
                    phrase.lemma(*child),
                    "two" | "both" | "three" | "either" | "neither"
                )
            });
        // "the federation of canoe fishermen" is no state.
        let of_people = official
            && phrase.prepositions(at).any(|(preposition, object)| {
                phrase.lemma(preposition) == "of"
                    && phrase.name(object).is_none()
                    && matches!(phrase.tag(object), Tag::Nns)
            });
        let own = lexicon::is(&lemma, Class::Own) && (!official || of_people) && !counted
            || self.is_opposition(phrase, at);
        // "the M23 rebels", "the rebel group M23", "leader Kim Jong Un"
        if lexicon::is(&lemma, Class::Armed)
            || official
            || lexicon::is(&lemma, Class::Pair)
            || lexicon::is(&lemma, Class::OrgHead)
        {
            // "the European bloc EFTA": the name in apposition, or the one next to the noun.
            let mut named = named;
            named.sort_by_key(|child| (phrase.label(*child) != Label::Appos, at.abs_diff(*child)));
            for child in &named {
                let Some(name) = phrase.name(*child) else {
                    continue;
                };
                let appos = phrase.label(*child) == Label::Appos;
                match name.class {
                    NameClass::Party if name.entity_type.is_state() && !appos => {}
                    NameClass::Party => {
                        actor.party = self.party_of(phrase, name);
                        return vec![actor];
                    }
                    NameClass::Person if appos => {
                        return self.person_of(phrase, *child, name, &owners, &lemma);
                    }
                    NameClass::Unknown if lexicon::is(&lemma, Class::Armed) && !own => {
                        let text = name.core.of(phrase.text).to_string();
                        actor.party = Some(Party::Named {
                            name: text,
                            entity_type: EntityType::ArmedGroup,
                        });
                        return vec![actor];
                    }
                    NameClass::Unknown if appos && official => {
                        return self.person_of(phrase, *child, name, &owners, &lemma);
                    }
                    _ => {}
                }
            }
        }
        if own {
            actor.own = true;
            actor.body = Some(actor.span);
            return vec![actor];
        }
        let plural = matches!(phrase.tag(at), Tag::Nns | Tag::Nnps);
        if let (true, Some(unsure)) = (official, self.unsure_owner(phrase, at)) {
            actor.party = Some(Party::Named {
                name: unsure.core.of(phrase.text).to_string(),
                entity_type: unsure.entity_type.clone(),
            });
            return vec![actor];
        }
        if official && !owners.is_empty() && !lexicon::is(&lemma, Class::Agreement) {
            let body = lexicon::is(&lemma, Class::Body);
            return owners
                .iter()
                .map(|owner| {
                    let mut actor = actor.clone();
                    actor.party = Some(Party::Known(self.state_of_owner(*owner)));
                    actor.body = body.then_some(actor.span);
                    actor
                })
                .collect();
        }
        let counted = phrase.child(at, Label::Nummod);
        let count = counted.and_then(|counted| number(phrase.lemma(counted)));
        let both = phrase.children(at).iter().any(|child| {
            matches!(
                phrase.lemma(*child),
                "both" | "the" | "these" | "those" | "all"
            )
        });
        let count = count.or_else(|| {
            let two = |child: &usize| matches!(phrase.lemma(*child), "both" | "either" | "neither");
            phrase.children(at).iter().any(two).then_some(2)
        });
        // "the Baltic governments": which ones a name says that is not known.
        let restricted = phrase.children(at).iter().any(|child| {
            let modifier = matches!(
                phrase.label(*child),
                Label::Amod | Label::Compound | Label::Nmod
            );
            let name = *child > first
                && phrase.tag(*child) != Tag::Cd
                && phrase.word(*child).starts_with(char::is_uppercase);
            // "almost all industrialised countries", "the following states", "provincial governments" are others.
            modifier && (name || !says_nothing_new(phrase.lemma(*child)))
                || phrase.child(at, Label::Nummod).is_none()
                    && matches!(
                        phrase.lemma(*child),
                        "all" | "every" | "most" | "many" | "some"
                    )
        });
        if lexicon::is(&lemma, Class::Pair) && plural && !restricted {
            let definite = both
                || phrase
                    .children(at)
                    .iter()
                    .any(|child| matches!(phrase.lemma(*child), "each" | "either" | "neither"));
            match count {
                Some(count) if count > FEW || !definite && count > 4 => {
                    actor.party = Some(Party::Counted {
                        count,
                        name: phrase.word(at).to_string(),
                    });
                }
                // "Countries that signed it become parties" is about all, not about the last two.
                _ if (definite
                    || count.is_some()
                    || first == at && phrase.sentence.zone == Zone::Headline)
                    && phrase.child(at, Label::Relcl).is_none() =>
                {
                    let people = !matches!(
                        lemma.as_str(),
                        "country"
                            | "nation"
                            | "side"
                            | "party"
                            | "state"
                            | "government"
                            | "neighbour"
                            | "neighbor"
                            | "power"
                            | "rival"
                            | "ally"
                            | "partner"
                            | "signatory"
                            | "republic"
                            | "kingdom"
                            | "capital"
                    );
                    actor.states = matches!(
                        lemma.as_str(),
                        "country" | "nation" | "state" | "republic" | "kingdom" | "capital"
                    );
                    actor.reference = Some(Reference::Several(count, people))
                }
                // "Negotiators agreed on a draft": those of both sides.
                _ if first == at && counted.is_none() && speaks_for_side(&lemma) => {
                    actor.reference = Some(Reference::Several(None, false));
                    actor.together = true;
                }
                _ => {}
            }
            if phrase
                .child(at, Label::Poss)
                .is_some_and(|owner| matches!(phrase.lemma(owner), "its" | "his" | "her" | "their"))
            {
                actor.reference = Some(Reference::Other);
            }
            return vec![actor];
        }
        if let Some(owner) = phrase
            .child(at, Label::Poss)
            .filter(|owner| phrase.name(*owner).is_none())
            && official
            && depth < 3
        {
            // "its parliament", "the country's government"
            let mut inner = self.single(phrase, owner, depth + 1);
            for found in &mut inner {
                found.body = lexicon::is(&lemma, Class::Body).then_some(actor.span);
                found.at = at;
            }
            return inner;
        }
        let definite = phrase
            .child(at, Label::Det)
            .is_some_and(|det| matches!(phrase.lemma(det), "the" | "that" | "this"));
        if matches!(
            lemma.as_str(),
            "country"
                | "nation"
                | "state"
                | "kingdom"
                | "republic"
                | "emirate"
                | "sultanate"
                | "archipelago"
                | "island"
                | "bloc"
                | "alliance"
                | "union"
                | "organisation"
                | "organization"
                | "group"
                | "movement"
                | "superpower"
                | "neighbour"
                | "neighbor"
                | "rebel"
                | "militant"
                | "territory"
                | "city-state"
                | "federation"
                | "monarchy"
        ) && definite
            // "any country, and that country must agree"
            && !(0..at).any(|before| {
                phrase.lemma(before) == lemma
                    && phrase.is_noun(before)
                    && phrase.children(before).iter().any(|child| {
                        matches!(phrase.lemma(*child), "any" | "every" | "each" | "a" | "no")
                    })
            })
            && !phrase.children(at).iter().any(|child| {
                // "the host country" is any.
                matches!(
                    phrase.lemma(*child),
                    "host" | "home" | "third" | "member" | "receiving" | "sending" | "flag"
                )
            })
        {
            actor.reference = Some(Reference::Descriptor(lemma));
            return vec![actor];
        }
        if let (true, Some(name)) = (official, of_somebody(phrase, at)) {
            actor.reference = Some(Reference::Surname(name.core.of(phrase.text).to_string()));
            return vec![actor];
        }
        if official && !(restricted && plural) && !stands_for_any(&lemma) {
            actor.body = lexicon::is(&lemma, Class::Body).then_some(actor.span);
            actor.reference = Some(Reference::Organ);
            return vec![actor];
        }
        // "The proposal was rejected by both factions": fighters of whom nothing more is told.
        if lexicon::is(&lemma, Class::Armed) && plural {
            actor.body = Some(actor.span);
            return vec![actor];
        }
        // "Kamikawa signed it": a name that no list knows, at the start of a sentence, may have been given in full before.
        if at == 0 && phrase.tag(at) == Tag::Nnp && phrase.label(at).is_subject() {
            actor.span = phrase.span(at);
            actor.reference = Some(Reference::Surname(phrase.word(at).to_string()));
            return vec![actor];
        }
        Vec::new()
    }

    fn is_opposition(&self, phrase: &Phrase<'_>, at: usize) -> bool {
        phrase.children(at).iter().any(|child| {
            matches!(phrase.label(*child), Label::Amod | Label::Compound)
                && matches!(
                    phrase.lemma(*child),
                    "opposition"
                        | "constitutional"
                        | "supreme"
                        | "far-right"
                        | "far-left"
                        | "former"
                        | "ex"
                        | "dissident"
                        | "student"
                        | "civil"
                        | "private"
                        | "local"
                        | "regional"
                )
        })
    }

    /// "the country's leader, X": the person, for the owner of the noun.
    fn person_of(
        &self,
        phrase: &Phrase<'_>,
        at: usize,
        name: &Name,
        owners: &[EntryId],
        title: &str,
    ) -> Vec<Actor> {
        let mut actor = Actor::new(at, name.span);
        let listed = name.title.map(|span| span.of(phrase.text).to_string());
        let human = self.human(name, phrase, listed.or(Some(title.to_string())));
        if let Some(owner) = owners.first() {
            actor.party = Some(Party::Known(self.state_of_owner(*owner)));
        } else if let Some(of) = human
            .entry
            .and_then(|entry| self.office_of(entry, human.title.as_deref()))
        {
            actor.party = Some(Party::Known(of));
        } else if phrase
            .head(at)
            .is_some_and(|noun| of_somebody(phrase, noun).is_some())
        {
            actor.reference = Some(Reference::Surname(human.name.clone()));
        } else {
            actor.reference = Some(Reference::Organ);
        }
        actor.person = Some(human);
        vec![actor]
    }
}

/// "the government of Keith Holyoake", "the head of Dapple & Sons": that of somebody whom the text must tie to a state.
fn of_somebody<'p>(phrase: &'p Phrase<'_>, noun: usize) -> Option<&'p Name> {
    phrase
        .prepositions(noun)
        .filter(|(preposition, _)| phrase.lemma(*preposition) == "of")
        .filter_map(|(_, object)| phrase.name(object))
        .find(|name| {
            matches!(
                name.class,
                NameClass::Person | NameClass::Unknown | NameClass::Company
            )
        })
}

/// Whether a name ends in the number of a ruler: "Henry IV".
fn has_number(name: &str) -> bool {
    name.rsplit_once(' ')
        .is_some_and(|(_, last)| last.chars().all(|c| matches!(c, 'I' | 'V' | 'X')))
}

/// Whether a name is of somebody who acts.
fn may_act_by_name(name: &Name) -> bool {
    matches!(
        name.class,
        NameClass::Party | NameClass::Seat | NameClass::Person | NameClass::Nationality
    )
}

/// A word beside "countries" or "sides" that picks out no others than those that were named.
fn says_nothing_new(modifier: &str) -> bool {
    matches!(
        modifier,
        "two"
            | "both"
            | "same"
            | "neighbouring"
            | "neighboring"
            | "rival"
            | "warring"
            | "opposing"
            | "foreign"
            | "prime"
            | "defence"
            | "defense"
            | "interior"
            | "finance"
            | "trade"
            | "transport"
            | "energy"
            | "health"
            | "environment"
            | "agriculture"
            | "fishery"
            | "fisheries"
            | "justice"
            | "culture"
            | "education"
            | "economy"
            | "former"
            | "contracting"
            | "negotiating"
            | "belligerent"
            | "conflicting"
            | "other"
            | "republic"
            | "island"
            | "allied"
            | "brother"
            | "chief"
            | "respective"
            | "transitional"
            | "warning"
            | "feuding"
    ) || lexicon::is(modifier, Class::TitlePart)
        || lexicon::is(modifier, Class::Official)
}

/// "each of its adversaries", "neither of the rebel groups"
fn of_others(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.prepositions(at).any(|(preposition, object)| {
        phrase.lemma(preposition) == "of"
            && !matches!(
                phrase.lemma(object),
                "they" | "them" | "these" | "two" | "both"
            )
    })
}

/// People who meet those of the other side.
fn speaks_for_side(lemma: &str) -> bool {
    matches!(
        lemma,
        "negotiator" | "delegation" | "minister" | "leader" | "envoy" | "diplomat" | "side"
    )
}

/// A name of two words or more that no list knows.
fn is_full_name(phrase: &Phrase<'_>, name: &Name) -> bool {
    name.class == NameClass::Unknown && name.core.of(phrase.text).contains(' ')
}

/// Whether a name that no list knows ends like that of people who join for what they want.
fn is_association(name: &str) -> bool {
    const HEADS: [&str; 9] = [
        "Union",
        "Association",
        "Federation",
        "League",
        "Network",
        "Foundation",
        "Coalition",
        "Lobby",
        "Guild",
    ];
    name.split(' ')
        .next_back()
        .is_some_and(|last| HEADS.contains(&last))
}

/// Offices and bodies that a firm, a court or a group has, too: "a spokesperson said", "the committee", "the director"; and
/// "the host country", which is any.
fn stands_for_any(lemma: &str) -> bool {
    matches!(
        lemma,
        "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "director"
            | "head"
            | "chief"
            | "committee"
            | "commission"
            | "court"
            | "office"
            | "department"
            | "power"
            | "side"
            | "chairman"
            | "agency"
            | "bank"
            | "guard"
            | "country"
            | "nation"
            | "state"
            | "house"
            | "fund"
            | "team"
    )
}

/// The noun of a title: "minister" of "Foreign Minister", "secretary" of "Secretary of State".
fn title_head(title: &str) -> String {
    let mut head = String::new();
    for word in title.split_whitespace() {
        let lower = word.trim_matches(',').to_lowercase();
        let singular = lower.trim_end_matches('s').to_string();
        if lexicon::is(&lower, Class::Title) {
            head = lower;
        } else if lexicon::is(&singular, Class::Title) {
            head = singular;
        } else if matches!(lower.as_str(), "of" | "for") && !head.is_empty() {
            break;
        }
    }
    head
}

/// "Former US President Obama": the word may stand before the nationality.
fn partial(date: Date) -> Option<PartialDate> {
    PartialDate::new(u16::try_from(date.year()).ok()?, date.month(), date.day())
}

fn former_before(phrase: &Phrase<'_>, name: &Name) -> bool {
    let at = phrase.parts.iter().position(|part| part.span == name.span);
    at.and_then(|at| at.checked_sub(1))
        .is_some_and(|before| matches!(phrase.lemma(before), "former" | "ex" | "late"))
}

/// Whether a name of a body says nothing of whose it is: "National Assembly".
fn is_generic_body(name: &str) -> bool {
    const WORDS: [&str; 26] = [
        "Consultative",
        "Parliamentary",
        "National",
        "Council",
        "Assembly",
        "House",
        "Representatives",
        "Senate",
        "Parliament",
        "Congress",
        "Chamber",
        "Deputies",
        "People's",
        "People’s",
        "Supreme",
        "Federal",
        "General",
        "Legislative",
        "State",
        "of",
        "the",
        "and",
        "Court",
        "Constitutional",
        "Cabinet",
        "Ministers",
    ];
    name.split_whitespace().all(|word| WORDS.contains(&word))
}

/// Words for companies and clubs, alone or before a name.
fn is_company_noun(lemma: &str) -> bool {
    const NOUNS: [&str; 26] = [
        "company",
        "firm",
        "startup",
        "retailer",
        "giant",
        "club",
        "operator",
        "producer",
        "maker",
        "automaker",
        "manufacturer",
        "conglomerate",
        "platform",
        "carmaker",
        "airline",
        "utility",
        "supplier",
        "contractor",
        "bank",
        "corporation",
        "broadcaster",
        "studio",
        "lender",
        "miner",
        "insurer",
        "subsidiary",
    ];
    NOUNS.contains(&lemma)
}

/// Members of a legislature, and those who elect it.
fn decides_with_others(lemma: &str) -> bool {
    matches!(
        lemma,
        "lawmaker" | "legislator" | "parliamentarian" | "deputy" | "mp" | "mep" | "voter"
    )
}

fn official_head(lemma: &str) -> bool {
    lexicon::is(lemma, Class::Official)
}

/// The number that a word names.
pub(crate) fn number(word: &str) -> Option<u32> {
    const WORDS: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    if let Some(at) = WORDS.iter().position(|number| *number == word) {
        return u32::try_from(at).ok();
    }
    word.replace(',', "")
        .parse()
        .ok()
        .filter(|count| *count <= 250)
}
