//! **Settle**, who in person: the actors of an act → its people and bodies.

use crate::act::{Act, Teller, slug};
use crate::actor::{Actor, Party, Reference};
use crate::agreement;
use crate::context;
use crate::discourse::Resolved;
use crate::lexicon::{self, Class};
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::relation::{Modality, Person, Polarity, RelationKind};
use crate::span::Span;
use crate::syntax::{Label, Tag};

impl Teller<'_, '_> {
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
            // "the group announcing a truce": what it does is no part of its name.
            let acts = phrase.with_label(actor.at, Label::Acl);
            let acts = acts.map(|verb| phrase.span(*phrase.subtree(verb).start()).start);
            let act_behind = acts.filter(|start| *start > span.start).min();
            let end = day.or(act_behind).unwrap_or(span.end).min(span.end);
            let whole = &phrase.text[span.start..end];
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
