//! **Settle**: an act + its sentence → when and where it was done, and by whom in person.
//!
//! A date or a place belongs to an act where it hangs on the trigger, on what the trigger governs, or on the verb that
//! governs the trigger without an act of its own. What hangs on another clause belongs to that clause.

use crate::act::{Act, Teller, slug};
use crate::actor::{Actor, Party, Reference};
use crate::agreement;
use crate::context;
use crate::discourse::Resolved;
use crate::lexicon::{self, Class};
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::relation::{Modality, Person, Place, Polarity, RelationKind, When};
use crate::rule::Candidate;
use crate::span::Span;
use crate::syntax::{Label, Tag};
use crate::time::{self, Date, DateMention, Direction, Expr};

/// How many bytes before a sentence are looked at for the date that "the next year" counts from.
const DATE_REACH: usize = 400;

/// The day on which a report was written: that of its dateline, where it lies shortly before the publication.
pub(crate) fn written(published: Option<Date>, day: Option<&Expr>) -> Option<Date> {
    let told = day.and_then(|day| time::resolve(day, published, None, Direction::Past));
    match (published, told) {
        (Some(published), Some(told)) => {
            let near = (0..=3).any(|days| published.add_days(-days) == Some(told));
            Some(if near { told } else { published })
        }
        _ => published,
    }
}

impl Teller<'_, '_> {
    /// Date and place.
    pub(crate) fn settle(&self, phrase: &Phrase<'_>, candidate: &Candidate, act: &mut Act) {
        let found = date_in_row(phrase, candidate)
            .or_else(|| date_of(phrase, candidate.site.head))
            .or_else(|| own_year(phrase, candidate));
        if let Some(mention) = found {
            let direction = direction(phrase, candidate.site.head, &mention, act.modality);
            let anchor = self.anchor_of(phrase, &mention, direction);
            let iso = self
                .year_of_sentence(phrase, &mention, direction)
                .or_else(|| time::resolve(&mention.expr, self.published, anchor, direction))
                .or_else(|| self.told_year(phrase, &mention, direction));
            let text = agreement::clean(mention.span.of(phrase.text));
            act.date = Some((When { text, iso }, mention.span));
        }
        if has_place(&act.kind) {
            act.place = self.place(phrase, candidate);
        }
    }

    /// "met in August 1905 and concluded peace on 5 September": a day without a year, after one long past, is of that year.
    fn year_of_sentence(
        &self,
        phrase: &Phrase<'_>,
        mention: &DateMention,
        direction: Direction,
    ) -> Option<Date> {
        let settled = |other: &DateMention| time::resolve(&other.expr, None, None, direction);
        let before = dates_before(phrase, mention).find_map(settled)?;
        let past = self
            .published
            .is_some_and(|published| before.year() + 1 < published.year());
        past.then(|| mention.expr.in_year(before)).flatten()
    }

    /// "On 11 November" of a text that is no news, in the year that it told last.
    fn told_year(
        &self,
        phrase: &Phrase<'_>,
        mention: &DateMention,
        direction: Direction,
    ) -> Option<Date> {
        if self.published.is_some_and(|day| day.day().is_some()) {
            return None;
        }
        let settled = |other: &DateMention| time::resolve(&other.expr, None, None, direction);
        let before = dates_before(phrase, mention).find_map(settled);
        let told = before.or_else(|| self.date_before(phrase, direction))?;
        mention.expr.in_year(told)
    }

    /// What a date that counts from another one counts from: a date before it in the sentence or in the words before that, else
    /// that of the act told last, if it is near, else the day of the report; but "that year" is never the year of the report.
    fn anchor_of(
        &self,
        phrase: &Phrase<'_>,
        mention: &DateMention,
        direction: Direction,
    ) -> Option<Date> {
        if !mention.expr.counts_from_told() {
            return None;
        }
        let settled =
            |other: &DateMention| time::resolve(&other.expr, self.published, None, direction);
        let here = dates_before(phrase, mention)
            .filter(|other| !other.modifier)
            .find_map(settled);
        let near = || {
            self.anchor
                .filter(|(_, paragraph)| phrase.sentence.paragraph.abs_diff(*paragraph) <= 1)
                .map(|(date, _)| date)
        };
        let report = || self.published.filter(|_| !mention.expr.is_of_told_year());
        here.or_else(|| self.date_before(phrase, direction))
            .or_else(near)
            .or_else(report)
    }

    /// The last date in the words before a sentence, as far as its paragraph and some way back.
    fn date_before(&self, phrase: &Phrase<'_>, direction: Direction) -> Option<Date> {
        let end = phrase.sentence.span.start;
        let mut start = end.saturating_sub(DATE_REACH);
        while !phrase.text.is_char_boundary(start) {
            start += 1;
        }
        let before = &phrase.text[start..end];
        let start = before.rfind('\n').map_or(start, |line| start + line + 1);
        let mut dates = Vec::new();
        time::find(phrase.text, Span::new(start, end), &mut dates);
        dates
            .iter()
            .rev()
            .find_map(|other| time::resolve(&other.expr, self.published, None, direction))
    }

    /// The place that is nearest to the trigger.
    fn place(&self, phrase: &Phrase<'_>, candidate: &Candidate) -> Option<(Place, Span)> {
        let site = candidate.site.head;
        let object = candidate.agreement.as_ref().map(|described| described.at);
        let row = object.filter(|object| stands_in_row(phrase, *object));
        (0..phrase.len())
            .filter_map(|at| {
                let hook = hook(phrase, at)?;
                let place = self.place_at(phrase, at, &candidate.kind)?;
                if row.is_some_and(|object| is_of_object(phrase, at, object)) {
                    return Some((0, place));
                }
                let distance = place_distance(phrase, at, hook, site)?;
                Some((distance, place))
            })
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, place)| place)
    }

    fn place_at(
        &self,
        phrase: &Phrase<'_>,
        at: usize,
        kind: &RelationKind,
    ) -> Option<(Place, Span)> {
        let Some(name) = phrase.name(at) else {
            if phrase.lemma(at) == "here" {
                let city = self.here?;
                return Some((
                    Place {
                        name: title_case(city.of(phrase.text)),
                        of: None,
                    },
                    phrase.span(at),
                ));
            }
            let town =
                agreement::town(phrase, at).and_then(|town| self.place_at(phrase, town, kind));
            return town.or_else(|| common_place(phrase, at));
        };
        let text = name.core.of(phrase.text);
        // "ratified in Sweden" says who ratified.
        let one_sided = matches!(
            kind,
            RelationKind::Ratified | RelationKind::Approved | RelationKind::Acceded
        );
        let place = match name.class {
            NameClass::Seat | NameClass::Place => true,
            NameClass::Party => name.entity_type.is_state() && !one_sided,
            // "at COP28" is an event.
            NameClass::Unknown => {
                text.chars().any(char::is_lowercase) && !text.chars().any(|c| c.is_ascii_digit())
            }
            _ => false,
        };
        if !place {
            return None;
        }
        let of = name.senses.first().and_then(|sense| {
            let entry = self.gazetteer.entry(sense.entry);
            let state = if entry.entity_type().is_state() {
                Some(sense.entry)
            } else {
                entry.of().next()
            };
            state.map(|state| self.gazetteer.entry(state).id().to_string())
        });
        Some((
            Place {
                name: agreement::clean(text),
                of,
            },
            name.core,
        ))
    }

    /// The person and the body of an actor.
    pub(crate) fn performers(
        &self,
        phrase: &Phrase<'_>,
        actor: &Actor,
        resolved: &[Resolved],
        act: &mut Act,
    ) {
        let party = resolved.first().map(|found| found.party.clone());
        if let Some(human) = &actor.person {
            let (name, title) = self.story.full_name(&human.name);
            let known = party.is_some()
                || human.title.is_some()
                || title.is_some()
                || human.entry.is_some();
            // A group that is known by its name alone is no person.
            let group = matches!(&party, Some(Party::Named { name, .. }) if *name == human.name);
            if !human.spokesman && known && !group {
                let held = || human.entry.and_then(|entry| self.cast.title_of(entry));
                let office = human.title.clone().or(title).or_else(held);
                self.add_person(act, name, office, party.as_ref(), human.span);
            }
        } else if let Some(Reference::Surname(name)) = &actor.reference {
            let (full, office) = self.story.full_name(name);
            let leader = self.cast.state_of_surname(phrase, name, None).is_some();
            if (full != *name || leader) && party.is_some() {
                self.add_person(act, full, office, party.as_ref(), actor.span);
            }
        }
        for (name, office, party) in self.story.counted_people(actor) {
            self.add_person(act, name, office, party.as_ref(), actor.span);
        }
        if let Some(span) = actor.body {
            // "B's parliament on Tuesday": the day is no part of it.
            let mut days = phrase.dates.iter().map(|date| date.span.start);
            let day = days.find(|day| span.start < *day && *day < span.end);
            let whole = &phrase.text[span.start..day.unwrap_or(span.end)];
            let whole = whole.trim_end();
            let whole = whole
                .strip_suffix(" on")
                .filter(|_| day.is_some())
                .unwrap_or(whole);
            let text = agreement::clean(whole);
            let name = body_name(&text).to_string();
            if !act.bodies.iter().any(|(other, _, _)| *other == name) {
                act.bodies.push((name, party, span));
            }
        }
    }

    /// Somebody of whom only the name is told.
    pub(crate) fn unknown(&self, phrase: &Phrase<'_>, actor: &Actor, act: &mut Act) {
        let Some(Reference::Surname(name)) = &actor.reference else {
            return;
        };
        let (full, office) = self.story.full_name(name);
        if full.split(' ').next().is_some_and(context::is_given) {
            self.add_person(act, full, office, None, actor.span);
        } else if !act.bodies.iter().any(|(other, _, _)| other == name) {
            let name = agreement::clean(actor.span.of(phrase.text));
            act.bodies.push((name, None, actor.span));
        }
    }

    /// Somebody who acts for a state that the text does not tell.
    pub(crate) fn ruler(&self, actor: &Actor, act: &mut Act) {
        let name = match (&actor.person, &actor.reference) {
            (Some(human), _) => &human.name,
            (None, Some(Reference::Surname(name))) => name,
            _ => return,
        };
        let (full, office) = self.story.full_name(name);
        // "The Emperor" is told without a name.
        if !lexicon::is(&full.to_lowercase(), Class::Title) {
            self.add_person(act, full, office, None, actor.span);
        }
    }

    /// Names somebody who performs an act, once.
    fn add_person(
        &self,
        act: &mut Act,
        name: String,
        office: Option<String>,
        party: Option<&Party>,
        span: Span,
    ) {
        if act.people.iter().any(|(person, _)| person.name == name) {
            return;
        }
        let person = Person {
            id: format!("person:{}", slug(&name)),
            name,
            office: office.map(|office| agreement::clean(&office)),
            of: party.and_then(|party| self.party_id(party)),
        };
        act.people.push((person, span));
    }

    /// "X signed for A and Y for B": says nothing of the agreement, but who signed what was told before.
    pub(crate) fn signers(&self, phrase: &Phrase<'_>, acts: &mut [Act]) {
        let Some(verb) = (0..phrase.len()).find(|at| signs_for_party(phrase, *at)) else {
            return;
        };
        let kind = if phrase.lemma(verb) == "sign" {
            RelationKind::Signed
        } else {
            RelationKind::Initialled
        };
        let told = acts.iter().rev().take(12).position(|act| {
            act.kind == kind
                && act.modality == Modality::Asserted
                && act.polarity == Polarity::Positive
                && phrase.sentence.paragraph <= act.paragraph + 3
        });
        let Some(act) = told.map(|back| acts.len() - 1 - back) else {
            return;
        };
        if acts[act].sentence == phrase.sentence.span {
            return;
        }
        let people: Vec<usize> = (0..phrase.len())
            .filter(|at| is_human(phrase, *at) && for_party(phrase, *at, verb))
            .collect();
        let act = &mut acts[act];
        for at in people {
            for actor in self.cast.one(phrase, at) {
                // "for the government" is for one of those who sign, not for the state that was named last.
                let signs = |found: &Resolved| {
                    let mut sides = act.agents.iter().chain(&act.counterparties);
                    sides.any(|side| side.party == found.party)
                };
                let mut parties = self.story.resolve(&actor, &[], None);
                parties.retain(signs);
                let mut signer = actor;
                if let Some(human) = &mut signer.person {
                    // Who signs for a party holds an office, whether or not it is told.
                    human.title = human.title.take().or_else(|| Some(String::new()));
                }
                self.performers(phrase, &signer, &parties, act);
            }
        }
    }
}

/// Where a date looks: "agreed on Tuesday to ratify" back, whatever is planned.
fn direction(
    phrase: &Phrase<'_>,
    site: usize,
    mention: &DateMention,
    modality: Modality,
) -> Direction {
    if matches!(modality, Modality::Asserted | Modality::Alleged) {
        return Direction::Past;
    }
    let governor = part_of(phrase, mention).and_then(|part| governor_of(phrase, part, site));
    let past =
        governor.is_some_and(|(verb, _)| phrase.is_verb(verb) && phrase.tag(verb) == Tag::Vbd);
    if past {
        Direction::Past
    } else {
        Direction::Future
    }
}

/// Whether acts of a kind are done at a place: a stance or a breach has none that news would tell.
fn has_place(kind: &RelationKind) -> bool {
    matches!(
        kind,
        RelationKind::Signed
            | RelationKind::Initialled
            | RelationKind::Agreed
            | RelationKind::Negotiating
            | RelationKind::Mediated
            | RelationKind::Extended
            | RelationKind::Amended
            | RelationKind::Ratified
            | RelationKind::Approved
            | RelationKind::Acceded
    )
}

/// The node that a part hangs on as a place: by "in" or "at", or as "here".
fn hook(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    if phrase.lemma(at) == "here" && phrase.name(at).is_none() {
        return phrase.head(at);
    }
    let preposition = phrase
        .head(at)
        .filter(|_| phrase.label(at) == Label::Pobj)?;
    let governor = phrase.head(preposition)?;
    // "during a visit to Lima"
    let visit = || {
        let town = matches!(
            phrase.name_class(at),
            Some(NameClass::Seat | NameClass::Place)
        );
        town && phrase.lemma(preposition) == "to"
            && matches!(phrase.lemma(governor), "visit" | "trip")
    };
    let there = matches!(phrase.lemma(preposition), "in" | "at" | "aboard");
    (there || visit()).then_some(governor)
}

/// "in the Burundian capital", "at the airport": places that are no names.
fn common_place(phrase: &Phrase<'_>, at: usize) -> Option<(Place, Span)> {
    let known = matches!(
        phrase.lemma(at),
        "capital"
            | "headquarters"
            | "embassy"
            | "airport"
            | "hotel"
            | "palace"
            | "villa"
            | "resort"
    );
    if !known || phrase.tag(at) == Tag::Jj {
        return None;
    }
    let first = phrase
        .children(at)
        .iter()
        .copied()
        .filter(|child| {
            *child < at
                && matches!(
                    phrase.label(*child),
                    Label::Amod | Label::Compound | Label::Poss | Label::Nmod
                )
        })
        .map(|child| *phrase.subtree(child).start())
        .min()
        .unwrap_or(at);
    let span = phrase.range(first, at);
    Some((
        Place {
            name: agreement::clean(span.of(phrase.text)),
            of: None,
        },
        span,
    ))
}

/// A noun for what people come together for; where it is held, its outcome is reached.
fn is_gathering(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.is_class(at, Class::Talks)
        || matches!(
            phrase.lemma(at),
            "meeting"
                | "summit"
                | "sideline"
                | "margin"
                | "ceremony"
                | "conference"
                | "round"
                | "session"
                | "visit"
                | "gathering"
                | "event"
                | "mission"
                | "room"
                | "signing"
                | "signature"
        )
}

/// How far a place is from a trigger that it can belong to.
fn place_distance(phrase: &Phrase<'_>, place: usize, hook: usize, site: usize) -> Option<usize> {
    let state = phrase
        .name(place)
        .is_some_and(|name| name.class == NameClass::Party);
    let city = phrase.name_class(place) == Some(NameClass::Seat)
        || agreement::town(phrase, place).is_some();
    let here = phrase.name(place).is_none() && phrase.lemma(place) == "here";
    let mut at = hook;
    for step in 0..10 {
        if at == site {
            return Some(step);
        }
        if phrase.is_verb(at) && !is_function_word(phrase, at) {
            return climb(phrase, site, at, place, false).map(|more| step + more);
        }
        let through = match phrase.name_class(at) {
            Some(NameClass::Party | NameClass::Agreement | NameClass::Seat | NameClass::Place) => {
                true
            }
            Some(NameClass::Person) => phrase.label(at) == Label::Pobj,
            Some(_) => false,
            None if here || is_function_word(phrase, at) => true,
            // "concluded between the governments of A and B in Oslo"
            None if phrase.is_class(at, Class::Official) => phrase.label(at) == Label::Pobj,
            None if is_gathering(phrase, at) => true,
            // "a truce in Gaza": where it holds, not where it was made.
            None if agreement::is_agreement(phrase, at, false) => {
                at != hook || !state && !phrase.is_class(at, Class::Truce)
            }
            None if common_place(phrase, at).is_some() => true,
            // "signed a declaration of principles in Doha": a city says where it was signed.
            None if city && is_topic(phrase, at) => true,
            None if is_time(phrase, at) => true,
            None => {
                phrase.tag(at) == Tag::In && !matches!(phrase.lemma(at), "about" | "over" | "from")
            }
        };
        if !through {
            return None;
        }
        at = phrase.head(at)?;
    }
    None
}

/// Whether a noun is what an agreement is about: the principles of "a declaration of principles".
fn is_topic(phrase: &Phrase<'_>, at: usize) -> bool {
    let preposition = phrase
        .head(at)
        .filter(|_| phrase.label(at) == Label::Pobj)
        .filter(|of| matches!(phrase.lemma(*of), "of" | "on" | "for" | "to"));
    preposition
        .and_then(|of| phrase.head(of))
        .is_some_and(|pact| agreement::is_agreement(phrase, pact, false))
}

/// A verb that makes no clause: an auxiliary, "following" as a preposition.
fn is_function_word(phrase: &Phrase<'_>, verb: usize) -> bool {
    match phrase.label(verb) {
        Label::Aux | Label::Auxpass => true,
        Label::Prep => phrase.tag(verb) == Tag::Vbg,
        _ => false,
    }
}

fn is_time(phrase: &Phrase<'_>, at: usize) -> bool {
    let span = phrase.span(at);
    phrase.dates.iter().any(|date| date.span.contains(span))
}

/// The words of a date that belong to a trigger.
fn date_of(phrase: &Phrase<'_>, site: usize) -> Option<DateMention> {
    let mut best: Option<(usize, DateMention)> = None;
    for mention in phrase.dates.iter().filter(|mention| !mention.modifier) {
        let Some(part) = part_of(phrase, mention) else {
            continue;
        };
        // "Monday's signing"
        if mention.possessive && phrase.head(part) != Some(site) || is_end(phrase, part) {
            continue;
        }
        if let Some(distance) = distance(phrase, part, site)
            && best.as_ref().is_none_or(|(other, _)| distance < *other)
        {
            best = Some((distance, *mention));
        }
    }
    best.map(|(_, mention)| mention)
}

/// "extended it until May", "suspended it to 1 May": when it ends, and not when that was done.
fn is_end(phrase: &Phrase<'_>, part: usize) -> bool {
    let Some(to) = phrase
        .head(part)
        .filter(|_| phrase.label(part) == Label::Pobj)
    else {
        return false;
    };
    let head = phrase.head(to).unwrap_or(to);
    match phrase.lemma(to) {
        // "did not enter into force until May": then it did.
        "until" | "till" | "beyond" => phrase.child(head, Label::Neg).is_none(),
        "to" | "through" => matches!(
            phrase.lemma(head),
            "extend" | "prolong" | "renew" | "suspend" | "last" | "run"
        ),
        _ => false,
    }
}

/// "quit the pact in 2021 and the treaty in 2023": the date that hangs on one of several objects.
fn date_in_row(phrase: &Phrase<'_>, candidate: &Candidate) -> Option<DateMention> {
    let at = candidate.agreement.as_ref()?.at;
    let of_object = |mention: &&DateMention| {
        part_of(phrase, mention).is_some_and(|part| is_of_object(phrase, part, at))
    };
    let mut dates = phrase.dates.iter().filter(|mention| !mention.modifier);
    dates
        .find(of_object)
        .copied()
        .filter(|_| stands_in_row(phrase, at))
}

fn stands_in_row(phrase: &Phrase<'_>, object: usize) -> bool {
    phrase.label(object) == Label::Conj || phrase.conjuncts(object).len() > 1
}

/// Whether an adjunct hangs on one of several objects.
fn is_of_object(phrase: &Phrase<'_>, part: usize, object: usize) -> bool {
    let head = |at: usize| phrase.head(at);
    head(part) == Some(object) || head(part).and_then(head) == Some(object)
}

/// The part that a date starts with; a date inside a name is no date of an act.
fn part_of(phrase: &Phrase<'_>, mention: &DateMention) -> Option<usize> {
    let part = (0..phrase.len()).find(|at| phrase.span(*at).end > mention.span.start)?;
    let inside = phrase
        .name(part)
        .is_some_and(|name| name.span.contains(mention.span) && name.span != mention.span);
    (!inside).then_some(part)
}

/// "the signing of the Air Quality Agreement of 1991": agreements are called after the year in which they were made.
fn own_year(phrase: &Phrase<'_>, candidate: &Candidate) -> Option<DateMention> {
    let made = matches!(
        candidate.kind,
        RelationKind::Signed | RelationKind::Agreed | RelationKind::Initialled
    );
    let described = candidate.agreement.as_ref().filter(|_| made)?;
    let mention = phrase
        .dates
        .iter()
        .find(|mention| described.span.contains(mention.span))?;
    let before = phrase.text[described.span.start..mention.span.start].trim_end();
    before.ends_with(" of").then_some(*mention)
}

/// How far a date is from a trigger that it can belong to: it hangs on the trigger, or on what governs it.
fn distance(phrase: &Phrase<'_>, part: usize, site: usize) -> Option<usize> {
    let (governor, steps) = governor_of(phrase, part, site)?;
    if governor == site {
        return Some(steps);
    }
    climb(phrase, site, governor, part, true).map(|more| steps + 8 + more)
}

/// The verb or trigger that an adjunct hangs on, and how far up it is.
fn governor_of(phrase: &Phrase<'_>, part: usize, site: usize) -> Option<(usize, usize)> {
    let mut at = part;
    let mut cost = 0;
    for step in 0..10 {
        if at == site {
            return Some((at, step + cost));
        }
        // "After the signing of A in 1988, B ratified C": the year is that of the signing.
        let other = step > 0
            && matches!(
                phrase.lemma(at),
                "after" | "before" | "since" | "despite" | "follow" | "following"
            )
            && phrase.objects_of(at).is_some_and(|event| {
                event != part && !is_gathering(phrase, event) && !is_time(phrase, event)
            });
        // "their most significant pact since 1949", "for the first time since 1949": the year is that of an older one.
        let compares = phrase.lemma(at) == "since"
            && phrase.head(at).is_some_and(|noun| {
                phrase.is_noun(noun)
                    && (phrase.label(noun) == Label::Appos || phrase.lemma(noun) == "time")
            });
        if other || compares {
            return None;
        }
        if phrase.is_verb(at) && step > 0 {
            match see_through(phrase, at) {
                Some(more) => cost += more,
                None => return Some((at, step + cost)),
            }
        }
        at = phrase.head(at)?;
    }
    None
}

/// Participles that make no clause of their own: "beginning in 1986, B pressed", "a treaty dealing with ozone in 2000".
fn see_through(phrase: &Phrase<'_>, verb: usize) -> Option<usize> {
    if matches!(phrase.label(verb), Label::Aux | Label::Auxpass) {
        return Some(0);
    }
    if phrase.tag(verb) != Tag::Vbg {
        return None;
    }
    match phrase.label(verb) {
        Label::Advcl | Label::Prep if matches!(phrase.lemma(verb), "begin" | "start") => Some(2),
        // "a truce starting on Monday": that is its own day.
        Label::Acl if matches!(phrase.lemma(verb), "begin" | "start" | "commence" | "run") => None,
        Label::Acl
            if phrase
                .head(verb)
                .is_some_and(|noun| agreement::is_agreement(phrase, noun, true)) =>
        {
            Some(30)
        }
        _ => None,
    }
}

/// From the trigger up to a verb, as long as the act is the verb's.
fn climb(
    phrase: &Phrase<'_>,
    site: usize,
    governor: usize,
    part: usize,
    dates: bool,
) -> Option<usize> {
    // "talks held in Istanbul"
    if phrase.head(governor) == Some(site)
        && matches!(phrase.label(governor), Label::Acl | Label::Relcl)
        && matches!(
            phrase.lemma(governor),
            "hold" | "host" | "conduct" | "begin" | "open" | "start" | "resume" | "take"
        )
    {
        return Some(4);
    }
    let mut at = site;
    let mut cost = 0;
    for step in 0..7 {
        if at == governor {
            return Some(cost + step * 4);
        }
        let head = phrase.head(at)?;
        let goes = match phrase.label(at) {
            Label::Xcomp
            | Label::Dobj
            | Label::Nsubjpass
            | Label::Nsubj
            | Label::Pcomp
            | Label::Attr
            | Label::Oprd => true,
            Label::Pobj => !matches!(
                phrase.lemma(head),
                "after" | "before" | "since" | "until" | "till" | "despite"
            ),
            Label::Prep => true,
            // "On Monday A signed and B ratified": a date at the front is that of both. "A have on Monday signed": the
            // parser may take the auxiliary for a verb.
            Label::Conj => {
                let perfect =
                    phrase.lemma(head) == "have" && phrase.child(head, Label::Cc).is_none();
                perfect
                    || part < head && part < at && (!dates || !has_own_date(phrase, at))
                    || phrase.is_noun(at)
            }
            // "signed, ending ...": the participle's act is on the same date.
            Label::Advcl => matches!(phrase.tag(at), Tag::Vbg),
            // "A has suspended the pact, B said on Monday": news tells at once what has been done.
            Label::Ccomp => {
                cost += 60;
                dates && phrase.is_class(head, Class::Report) && is_recent(phrase, at)
            }
            Label::Acl => phrase.tag(at) == Tag::Vb,
            _ => false,
        };
        if !goes {
            return None;
        }
        at = head;
    }
    None
}

/// Whether a told clause is about the time of the telling: "has suspended", "will not ratify".
fn is_recent(phrase: &Phrase<'_>, verb: usize) -> bool {
    phrase.children(verb).iter().any(|child| {
        phrase.label(*child) == Label::Aux
            && matches!(
                phrase.lemma(*child),
                "have" | "has" | "had" | "will" | "would"
            )
    })
}

/// Whether a date hangs on a verb itself.
fn has_own_date(phrase: &Phrase<'_>, verb: usize) -> bool {
    phrase
        .dates
        .iter()
        .filter(|mention| !mention.modifier && !mention.possessive)
        .filter_map(|mention| part_of(phrase, mention))
        .any(|part| governor_of(phrase, part, verb).is_some_and(|(governor, _)| governor == verb))
}

/// Whether a verb says that somebody signs on behalf of a party, and not what.
fn signs_for_party(phrase: &Phrase<'_>, verb: usize) -> bool {
    let signs = phrase.is_verb(verb)
        && matches!(phrase.tag(verb), Tag::Vbd | Tag::Vbn)
        && matches!(phrase.lemma(verb), "sign" | "initial");
    let next = (verb + 1 < phrase.len()).then(|| phrase.lemma(verb + 1));
    let who = verb > 0 && phrase.lemma(verb - 1) == "who";
    let titled = verb > 0 && phrase.name_class(verb - 1) == Some(NameClass::Person);
    let after = matches!(next, Some("for" | "on" | "it"))
        || titled && matches!(next, Some("in" | "at" | "under"))
        || who && matches!(next, Some("." | "," | ";"));
    signs && after && (0..verb).any(|at| is_human(phrase, at))
}

/// A name of at least two words that may be a person's.
fn is_human(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.name(at).is_some_and(|name| {
        name.class == NameClass::Person
            || name.class == NameClass::Unknown && name.core.of(phrase.text).contains(' ')
    })
}

/// Whether what follows a name and its apposition is "for A", "on behalf of A" or the verb.
fn for_party(phrase: &Phrase<'_>, at: usize, verb: usize) -> bool {
    let follows = |from: usize| {
        matches!(phrase.lemma(from), "for" | "who")
            || from == verb
            || phrase.lemma(from) == "and" && from + 1 < phrase.len() && is_human(phrase, from + 1)
            || phrase.lemma(from) == "on"
                && from + 1 < phrase.len()
                && phrase.lemma(from + 1) == "behalf"
    };
    let next = at + 1;
    if next >= phrase.len() {
        return false;
    }
    if follows(next) {
        return true;
    }
    // The apposition ends with the next comma.
    phrase.word(next) == ","
        && (next + 1..phrase.len().min(next + 12))
            .find(|comma| phrase.word(*comma) == ",")
            .is_some_and(|comma| comma + 1 < phrase.len() && follows(comma + 1))
        || phrase.word(next) == "," && next + 1 < phrase.len() && follows(next + 1)
}

/// "ANDORRA LA VELLA" → "Andorra La Vella".
fn title_case(city: &str) -> String {
    let city = city.split(',').next().unwrap_or(city).trim();
    if city.chars().any(char::is_lowercase) {
        return city.to_string();
    }
    let mut first = true;
    city.chars()
        .flat_map(|c| {
            let upper = std::mem::replace(&mut first, !c.is_alphabetic());
            if upper {
                vec![c]
            } else {
                c.to_lowercase().collect::<Vec<_>>()
            }
        })
        .collect()
}

/// The name of a body without the words before it that say nothing of it: "its parliament", "both parliaments".
fn body_name(text: &str) -> &str {
    let mut name = text;
    while let Some((first, rest)) = name.split_once(' ') {
        let empty = matches!(
            first.to_lowercase().as_str(),
            "the"
                | "a"
                | "an"
                | "its"
                | "his"
                | "her"
                | "their"
                | "our"
                | "each"
                | "neither"
                | "either"
        );
        if !empty {
            break;
        }
        name = rest;
    }
    // "a farm lobby with half the seats": a name ends before what is told of it.
    let cut = [" with ", " which ", " that ", " who "]
        .iter()
        .filter_map(|word| name.find(word))
        .min();
    cut.map_or(name, |end| &name[..end])
}

/// Whether it is an organisation or organ that is named, not people, troops or a government as such.
pub(crate) fn is_organ(name: &str) -> bool {
    let head = name
        .split([' ', ','])
        .take_while(|word| !matches!(*word, "of" | "in" | "to" | "for" | "from"))
        .last()
        .unwrap_or(name);
    let proper = head.chars().next().is_some_and(char::is_uppercase);
    let lower = head.to_lowercase();
    let singular = lower.trim_end_matches('s');
    if matches!(
        lower.as_str(),
        "meps" | "mps" | "secretary" | "minister" | "administration"
    ) {
        return false;
    }
    // At the start of a sentence a capital says nothing.
    if proper && !name.starts_with(head) {
        return true;
    }
    let people =
        lower.ends_with('s') && lexicon::is(singular, Class::Own) && !is_association(singular);
    let rulers = lexicon::is(&lower, Class::Official) && !lexicon::is(&lower, Class::Body);
    let many = lower.ends_with('s')
        && !lexicon::is(singular, Class::Body)
        && !lexicon::is(singular, Class::Own);
    if proper {
        return !people;
    }
    !people && !rulers && !many && !matches!(lower.as_str(), "right" | "left" | "editorial")
}

fn is_association(noun: &str) -> bool {
    matches!(
        noun,
        "union"
            | "association"
            | "federation"
            | "guild"
            | "party"
            | "group"
            | "committee"
            | "council"
            | "exile"
    )
}

/// The dates before one in its sentence, the last first.
fn dates_before<'p>(
    phrase: &'p Phrase<'_>,
    mention: &DateMention,
) -> impl Iterator<Item = &'p DateMention> {
    let start = mention.span.start;
    let dates = phrase.dates.iter().rev();
    dates.filter(move |other| other.span.end <= start)
}

#[cfg(test)]
mod tests {
    use crate::{Document, Extractor, Relation};

    fn first(text: &str) -> Relation {
        let document = Document::new(text).published("2024-07-10".parse().unwrap());
        let extraction = Extractor::builtin().extract_document(document);
        extraction.relations()[0].clone()
    }

    fn place(text: &str) -> Option<String> {
        first(text).place.map(|place| place.name)
    }

    fn people(text: &str) -> Vec<String> {
        let people = first(text).people.into_iter();
        people.map(|person| person.name).collect()
    }

    #[test]
    fn a_place_after_the_agreement_or_its_parties_is_that_of_the_act() {
        let at = |text| place(text).unwrap_or_default();
        assert_eq!(
            at("Norway and Peru signed a peace agreement in Geneva, Switzerland."),
            "Geneva"
        );
        assert_eq!(
            at("Following peace talks in Istanbul, Norway and Peru agreed to a ceasefire."),
            "Istanbul"
        );
    }

    #[test]
    fn a_place_that_the_agreement_is_about_is_not_that_of_the_act() {
        assert_eq!(
            place("France and Chad signed a pact to protect forests in Mali."),
            None
        );
    }

    #[test]
    fn a_date_of_another_event_is_not_that_of_the_act() {
        let relation = first("Following clashes on Monday, Norway and Peru agreed to a ceasefire.");
        assert_eq!(relation.date.map(|date| date.text), None);
    }

    #[test]
    fn a_title_in_the_plural_belongs_to_all_who_follow() {
        let text =
            "Foreign ministers Ana Lopez of Spain and Rui Costa of Portugal signed the treaty.";
        assert_eq!(people(text), ["Ana Lopez", "Rui Costa"]);
    }

    #[test]
    fn who_signs_for_a_party_is_of_no_state_that_does_not_sign() {
        let text = "The government of Chad and Niger signed a ceasefire on Monday.\n\nThe deal was brokered by Libya. \
                    Interior Minister Hassan Djourab signed for the government.";
        let signed = first(text);
        let person = signed
            .people
            .iter()
            .find(|person| person.name == "Hassan Djourab");
        assert!(person.is_some(), "{signed}");
        assert_ne!(person.and_then(|person| person.of.as_deref()), Some("LBY"));
    }
}
