//! **Refer**, acts: a candidate of one sentence + the story so far → an act with its parties resolved.
//!
//! Here the references of a candidate get their antecedents, the parties that the text ties to the
//! agreement are added, and what is no international act is refused, with the reason.

mod check;
mod claims;
mod note;
mod parties;
mod talks;

pub(crate) use check::tells_nothing;
pub(crate) use talks::help_those_who_talk;

use crate::actor::{Cast, Party};
use crate::agreement::{self, Described, Instance};
use crate::clause;
use crate::discourse::{Resolved, Story};
use crate::gazetteer::{EntityType, Gazetteer};
use crate::lexicon::{self, Class};
use crate::modality;
use crate::phrase::Phrase;
use crate::relation::{Modality, Person, Place, Polarity, RelationKind, Via, When};
use crate::rule::{Candidate, Function, PartyFiller};
use crate::span::Span;
use crate::syntax::{Label, Tag};
use crate::text::Zone;
use crate::time::Date;

/// The date of the act told last, and its paragraph: "the next day" counts from it.
pub(crate) type Anchor = Option<(Date, usize)>;

/// An act as one sentence tells it.
#[derive(Clone, Debug)]
pub(crate) struct Act {
    pub(crate) kind: RelationKind,
    pub(crate) rule: usize,
    pub(crate) modality: Modality,
    pub(crate) polarity: Polarity,
    pub(crate) source: Option<String>,
    pub(crate) agents: Vec<Resolved>,
    pub(crate) counterparties: Vec<Resolved>,
    pub(crate) people: Vec<(Person, Span)>,
    pub(crate) bodies: Vec<(String, Option<Party>, Span)>,
    pub(crate) pact: Option<usize>,
    /// The agreement's words here, and where the words that they refer to stand.
    pub(crate) agreement: Option<(Span, Option<Span>)>,
    /// The agreement is told with "a", as something new.
    pub(crate) introduces: bool,
    pub(crate) object: Option<(String, Span)>,
    /// The words for talks, which stand for what they are about where nothing else is named.
    pub(crate) talks: Option<Span>,
    pub(crate) date: Option<(When, Span)>,
    pub(crate) place: Option<(Place, Span)>,
    pub(crate) trigger: Span,
    pub(crate) sentence: Span,
    pub(crate) zone: Zone,
    pub(crate) paragraph: usize,
    /// The number of its paragraph among those that tell an act.
    pub(crate) rank: usize,
}

impl Act {
    /// "signed by A, B and other nations": of the others nothing is told.
    fn leave_out_others(&mut self) {
        let other = |found: &Resolved| matches!(found.party, Party::Unnamed { count: None, .. });
        if !self.agents.iter().all(other) {
            self.agents.retain(|found| !other(found));
            self.counterparties.retain(|found| !other(found));
        }
    }

    /// Who helps with an act helps those who do it, and is none of them; nor is who is against it.
    pub(crate) fn stand_by(&mut self, told: &Act) {
        let theirs = |found: &Resolved| told.agents.iter().any(|agent| agent.party == found.party);
        self.agents.retain(|found| !theirs(found));
        if self.kind != RelationKind::Mediated {
            return;
        }
        self.counterparties = told
            .agents
            .iter()
            .map(|agent| Resolved {
                via: Via::Inherited,
                ..agent.clone()
            })
            .collect();
    }

    /// Who signs what another signed with B, signs one with B.
    pub(crate) fn face_again(&mut self, told: &Act) {
        let mut behind = told
            .agents
            .iter()
            .filter(|agent| agent.span.start > told.trigger.end);
        let other = behind.find(|other| self.agents.iter().all(|agent| agent.party != other.party));
        self.agents.extend(other.map(|other| Resolved {
            via: Via::Inherited,
            ..other.clone()
        }));
    }

    /// Who does again what another did, does it towards the same parties; who stands `beside` the other side, does it with the
    /// same subject.
    pub(crate) fn face(&mut self, told: &Act, beside: bool) {
        let after = |found: &Resolved| found.span.start > told.trigger.end;
        // "signed by B and by C": nobody stands before the verb.
        let before = beside && told.agents.iter().any(after) && !told.agents.iter().all(after);
        let apart = |found: &&Resolved| after(found) != before;
        let joins = self.kind.is_symmetric() && self.agents.len() == 1 && self.pact == told.pact;
        if joins && told.sentence == self.sentence {
            let others = told.agents.iter().filter(apart);
            let others: Vec<Resolved> = others
                .filter(|other| other.party != self.agents[0].party)
                .map(|other| Resolved {
                    via: Via::Inherited,
                    ..other.clone()
                })
                .collect();
            self.agents.extend(others);
        }
        if !self.kind.is_symmetric() && self.counterparties.is_empty() {
            let others = told.counterparties.iter().map(|other| Resolved {
                via: Via::Inherited,
                ..other.clone()
            });
            self.counterparties = others
                .filter(|other| !self.agents.iter().any(|agent| agent.party == other.party))
                .collect();
        }
    }
}

/// Resolves the candidates of a sentence against the story.
pub(crate) struct Teller<'a, 's> {
    pub(crate) gazetteer: &'a Gazetteer,
    pub(crate) cast: Cast<'a>,
    pub(crate) story: &'s mut Story<'a>,
    pub(crate) published: Option<Date>,
    /// The date of the act told last: "the next day" counts from it.
    pub(crate) anchor: &'s mut Anchor,
    /// The city of the dateline: where "here" is.
    pub(crate) here: Option<Span>,
}

/// The agreements of a sentence: the part of the head, the number in the story, the antecedent.
pub(crate) type Told = Vec<(usize, usize, Option<Span>)>;

impl Teller<'_, '_> {
    fn pact(&mut self, described: &Described) -> Option<(usize, Option<Span>)> {
        let told = described.parties.iter().chain(&described.makers);
        let parties: Vec<Party> = told
            .flat_map(|actor| self.story.resolve(actor, &[], None))
            .map(|resolved| resolved.party)
            .collect();
        self.story.pacts.refer(described, &parties)
    }

    /// The acts that a candidate tells, or why it tells none.
    ///
    /// "B has agreements with C and D" tells two: bilateral agreements in the plural are one with each.
    pub(crate) fn acts(
        &mut self,
        phrase: &Phrase<'_>,
        candidate: &Candidate,
        told: &mut Told,
    ) -> Result<Vec<Act>, String> {
        // "Both documents were signed": each of the two told last.
        if let Some(two) = self.both(phrase, candidate, told) {
            let mut acts = Vec::new();
            for pact in two {
                let at = candidate
                    .agreement
                    .as_ref()
                    .map_or(0, |described| described.at);
                told.retain(|(seen, _, _)| *seen != at);
                told.push((at, pact, Some(self.story.pacts.get(pact).span)));
                acts.push(self.act(phrase, candidate, told)?);
            }
            return Ok(acts);
        }
        let act = self.act(phrase, candidate, told)?;
        let with = |function: Function| {
            candidate
                .parties
                .iter()
                .filter(move |filler| filler.function == function)
                .count()
        };
        let plural = candidate
            .agreement
            .as_ref()
            .is_some_and(|described| described.plural && !described.proper);
        if act.kind != RelationKind::PartyTo
            || !plural
            || with(Function::Subject) != 1
            || with(Function::With) != 2
        {
            return Ok(vec![act]);
        }
        let (first, others) = act.agents.split_at(1);
        let each = others.iter().map(|other| Act {
            agents: vec![first[0].clone(), other.clone()],
            ..act.clone()
        });
        Ok(each.collect())
    }

    /// The two agreements that "both", "the two" documents are.
    fn both(&self, phrase: &Phrase<'_>, candidate: &Candidate, told: &Told) -> Option<[usize; 2]> {
        let described = candidate.agreement.as_ref()?;
        let counted = phrase
            .children(described.at)
            .iter()
            .any(|child| matches!(phrase.lemma(*child), "both" | "two"));
        let refers = described.plural
            && described.bare
            && !described.proper
            && described.parties.is_empty()
            && (described.instance == Instance::Definite
                || phrase
                    .children(described.at)
                    .iter()
                    .any(|child| phrase.lemma(*child) == "both"));
        let here = told.iter().find(|(at, _, _)| *at == described.at);
        let number = here.map(|(_, number, _)| *number);
        self.story
            .pacts
            .last_two(number)
            .filter(|_| counted && refers)
    }

    fn act(
        &mut self,
        phrase: &Phrase<'_>,
        candidate: &Candidate,
        told: &mut Told,
    ) -> Result<Act, String> {
        let described = candidate.agreement.as_ref();
        let meant = match described {
            Some(described) => Some(self.agreement(phrase, candidate, described, told)?),
            None => None,
        };
        let mut act = Act {
            kind: candidate.kind.clone(),
            rule: candidate.rule,
            modality: modality::of(phrase, candidate),
            polarity: candidate.factuality.polarity,
            source: None,
            agents: Vec::new(),
            counterparties: Vec::new(),
            people: Vec::new(),
            bodies: Vec::new(),
            pact: meant.map(|(pact, _)| pact),
            agreement: described
                .zip(meant)
                .map(|(described, (_, antecedent))| (described.span, antecedent)),
            introduces: described
                .is_some_and(|described| described.instance == Instance::Indefinite),
            object: candidate
                .object
                .map(|span| (agreement::clean(span.of(phrase.text)), span)),
            talks: talks::told(phrase, &candidate.site),
            date: None,
            place: None,
            trigger: candidate.trigger,
            sentence: phrase.sentence.span,
            zone: phrase.sentence.zone,
            paragraph: phrase.sentence.paragraph,
            rank: 0,
        };
        if let Err(reason) = self.parties(phrase, candidate, &mut act) {
            self.note_private(phrase, candidate, &act);
            return Err(reason);
        }
        self.claims(phrase, candidate, &mut act);
        self.tie(phrase, candidate, &mut act);
        act.leave_out_others();
        self.leave_out_keeper(phrase, &mut act);
        let talks_about_nothing = |act: &Act| {
            act.kind == RelationKind::Negotiating && act.pact.is_none() && act.object.is_none()
        };
        if talks_about_nothing(&act) {
            let result = talks::led_to(phrase, candidate.site.head);
            let result = result.and_then(|at| told.iter().find(|(seen, _, _)| *seen == at));
            if let Some((at, pact, antecedent)) = result {
                act.pact = Some(*pact);
                act.agreement = Some((phrase.span(*at), *antecedent));
            }
        }
        if talks_about_nothing(&act) {
            let parties: Vec<Party> = act.agents.iter().map(|found| found.party.clone()).collect();
            act.pact = self.story.pacts.between(&parties);
        }
        if let Err(reason) = self.check(phrase, candidate, &act) {
            self.note_private(phrase, candidate, &act);
            return Err(reason);
        }
        self.settle(phrase, candidate, &mut act);
        self.remember(candidate, &act);
        Ok(act)
    }

    /// An agreement that is told first as made by clubs, firms or parties of one state is theirs, whatever is told of it later.
    fn note_private(&mut self, phrase: &Phrase<'_>, candidate: &Candidate, act: &Act) {
        let made = matches!(
            act.kind,
            RelationKind::Signed | RelationKind::Agreed | RelationKind::Initialled
        ) && act.polarity == Polarity::Positive;
        let Some(described) = candidate.agreement.as_ref().filter(|_| made) else {
            return;
        };
        let first = !described.proper
            && described.instance != Instance::Pronoun
            && !lexicon::is(&described.head, Class::Truce)
            && act
                .agreement
                .is_some_and(|(_, antecedent)| antecedent.is_none());
        let mut doers = candidate
            .parties
            .iter()
            .filter(|filler| filler.function == Function::Subject)
            .map(|filler| &filler.actor);
        let named =
            doers.any(|actor| actor.own || actor.company || phrase.name(actor.at).is_some());
        let public = (act.agents.iter().chain(&act.counterparties))
            .any(|found| self.story.may_be_state(&found.party));
        if let Some(pact) = act.pact.filter(|_| first && named && !public) {
            self.story.pacts.set_private(pact);
        }
    }

    /// The agreement that a candidate tells of: its number in the story, and where the words stand to which it refers.
    fn agreement(
        &mut self,
        phrase: &Phrase<'_>,
        candidate: &Candidate,
        described: &Described,
        told: &mut Told,
    ) -> Result<(usize, Option<Span>), String> {
        let kind = &candidate.kind;
        let head = phrase.lemma(candidate.site.head);
        let no_agreement = || format!("`{}` refers to no agreement", described.name);
        let pronoun = described.instance == Instance::Pronoun;
        // Before anything is looked up: what is refused leaves no trace.
        // "wants the truce to hold": there is one, and what is wanted is something else.
        let wanted = matches!(head, "want" | "wish" | "look")
            || head == "be" && *kind == RelationKind::Proposed;
        if wanted && described.instance != Instance::Indefinite {
            return Err(format!("`{}` is there already", described.name));
        }
        if pronoun && *kind == RelationKind::Proposed {
            return Err(format!(
                "`{}` is no agreement that is called for",
                described.name
            ));
        }
        if pronoun
            && (takes_effect_itself(phrase, described.at)
                || is_object_before(phrase, described.at)
                || is_what_was_proposed(phrase, described.at))
        {
            return Err(format!("`{}` is no agreement", described.name));
        }
        let here = |at: usize| told.iter().find(|(seen, _, _)| *seen == at);
        let again = clause::again(phrase, described.at).and_then(here);
        let (number, antecedent) = match (here(described.at), again) {
            (Some((_, number, antecedent)), _) => (*number, *antecedent),
            _ if described.instance == Instance::Omitted => self
                .omitted(phrase, candidate)
                .ok_or("no agreement was told before that could be left out here")?,
            (_, Some((noun, number, _))) => (*number, Some(phrase.span(*noun))),
            _ if pronoun && self.story.pacts.is_empty() => return Err(no_agreement()),
            _ => self.pact(described).ok_or_else(no_agreement)?,
        };
        // "adopted its own" may be anything of its own.
        let settled = kind.is_consent() && *kind != RelationKind::Approved
            || matches!(kind, RelationKind::Negotiating | RelationKind::Amended)
            || head == "conclude";
        if agreement::is_owned_one(phrase, described.at) && !settled {
            return Err(no_agreement());
        }
        // "another treaty was signed between A and B" says enough.
        let another = described.instance == Instance::Another;
        let mut parties = candidate.parties.iter();
        // "the third agreement that A has signed with B"
        let between =
            parties.any(|filler| matches!(filler.function, Function::Between | Function::With));
        let unnamed = another
            && described.bare
            && (described.parties.is_empty() && !between
                || !phrase.is_class(described.at, Class::Agreement));
        let typed = self.story.pacts.get(number).type_of.is_some();
        if antecedent.is_none() && (unnamed && !typed || pronoun) {
            return Err(no_agreement());
        }
        // "Another was signed in May and took effect in June": one and the same.
        if another && here(described.at).is_none() {
            told.push((described.at, number, antecedent));
        }
        Ok((number, antecedent))
    }

    /// The agreement that a candidate leaves out, and where it was told.
    fn omitted(
        &mut self,
        phrase: &Phrase<'_>,
        candidate: &Candidate,
    ) -> Option<(usize, Option<Span>)> {
        let doers: Vec<Party> = candidate
            .parties
            .iter()
            .flat_map(|filler| self.story.resolve(&filler.actor, &[], None))
            .map(|resolved| resolved.party)
            .collect();
        // "The head of the firm left last year": somebody of no party leaves no agreement that is not named.
        let mut subjects = candidate.parties.iter().peekable();
        let told = subjects.peek().is_some();
        // "the former president, who mediated": people mediate, too.
        let person = |filler: &PartyFiller| {
            filler.actor.person.is_some() && candidate.kind == RelationKind::Mediated
        };
        let nobody = |filler: &PartyFiller| {
            !filler.actor.own && filler.actor.body.is_none() && !person(filler)
        };
        if told && doers.is_empty() && subjects.all(nobody) {
            return None;
        }
        let again = phrase.is_class(candidate.site.head, Class::ResumedObject);
        // Who mediates is none of those whom it binds.
        let bound = match candidate.kind {
            RelationKind::Mediated => &[],
            _ => doers.as_slice(),
        };
        // "The treaty is dead, six months after A gave notice that it was pulling out"
        let head = candidate.site.head;
        let notified =
            phrase.lemma(head) == "pull" && matches!(phrase.label(head), Label::Ccomp | Label::Acl);
        // "signed it in 2005, but withdrew its signature"
        let undone = candidate.agreement.as_ref().is_some_and(|described| {
            phrase.lemma(head) == "withdraw" && agreement::is_act_noun(phrase, described.at)
        });
        let pacts = &mut self.story.pacts;
        let pact = pacts
            .omitted(&candidate.kind, bound, again)
            .or_else(|| pacts.told_here(bound).filter(|_| notified || undone))?;
        Some((pact, Some(self.story.pacts.get(pact).span)))
    }

    pub(crate) fn party_id(&self, party: &Party) -> Option<String> {
        match party {
            Party::Known(entry) => Some(self.gazetteer.entry(*entry).id().to_string()),
            _ => None,
        }
    }

    /// "deposited its instrument of ratification with the United Nations": who keeps the paper is no party.
    fn leave_out_keeper(&self, phrase: &Phrase<'_>, act: &mut Act) {
        let deposits =
            |at: usize| phrase.is_verb(at) && matches!(phrase.lemma(at), "deposit" | "lodge");
        if act.kind.is_consent() && (0..phrase.len()).any(deposits) {
            act.counterparties
                .retain(|found| !self.is_organisation(&found.party));
        }
    }

    fn is_organisation(&self, party: &Party) -> bool {
        matches!(party, Party::Known(entry)
            if *self.gazetteer.entry(*entry).entity_type() == EntityType::Organisation)
    }

    pub(crate) fn party_name(&self, party: &Party) -> String {
        match party {
            Party::Known(entry) => self.gazetteer.entry(*entry).name().to_string(),
            Party::Named { name, .. } | Party::Unnamed { name, .. } => name.clone(),
        }
    }

    pub(crate) fn is_armed(&self, party: &Party) -> bool {
        match party {
            Party::Known(entry) => {
                *self.gazetteer.entry(*entry).entity_type() == EntityType::ArmedGroup
            }
            Party::Named { entity_type, .. } => *entity_type == EntityType::ArmedGroup,
            Party::Unnamed { .. } => false,
        }
    }

    fn remember(&mut self, candidate: &Candidate, act: &Act) {
        if let Some((When { iso: Some(iso), .. }, _)) = &act.date {
            *self.anchor = Some((*iso, act.paragraph));
        }
        let parties: Vec<Party> = act
            .agents
            .iter()
            .chain(&act.counterparties)
            .map(|found| found.party.clone())
            .collect();
        let tied = matches!(
            act.kind,
            RelationKind::Signed
                | RelationKind::Agreed
                | RelationKind::Negotiating
                | RelationKind::Initialled
                | RelationKind::Extended
                | RelationKind::Amended
                | RelationKind::PartyTo
                | RelationKind::EnteredIntoForce
                | RelationKind::Proposed
        );
        if let Some(pact) = act.pact {
            let year = match &act.date {
                Some((When { iso: Some(iso), .. }, _)) => Some(iso.year()),
                _ => None,
            };
            let done = act.polarity == Polarity::Positive
                && act.modality == Modality::Asserted
                && !act.agents.is_empty();
            self.story.pacts.note_act(pact, &act.kind, year, done);
        }
        // An organisation that alone puts forward a text need not be bound by it, nor a state that does so for two others.
        let bound = |one: &Party| {
            let sides = act
                .pact
                .map_or(&[][..], |pact| &self.story.pacts.get(pact).parties);
            sides.len() > 1 && !sides.contains(one)
        };
        let drafts = act.kind == RelationKind::Proposed
            && matches!(&parties[..], [one] if bound(one)
                || !self.story.may_be_state(one) && !self.is_armed(one));
        // Who alone is said to be a party is one of many.
        let member = act.kind == RelationKind::PartyTo && parties.len() < 2;
        // "Bern approved an agreement with Peru": it is one of both.
        let with = match (&act.agents[..], &act.counterparties[..]) {
            ([one], [other]) => {
                let named = candidate.agreement.iter().flat_map(|told| &told.parties);
                let mut named = named.filter(|actor| actor.span == other.span);
                let side = self.story.may_be_state(&one.party) || self.is_organisation(&one.party);
                side && other.via == Via::Direct && named.next().is_some()
            }
            _ => false,
        };
        let consents = matches!(act.kind, RelationKind::Ratified | RelationKind::Approved);
        // "can amend it": they may never do so.
        let may = act.kind == RelationKind::Amended && act.modality == Modality::Possible;
        let tied = tied && !may && !drafts && !member || consents && with;
        if (act.polarity == Polarity::Positive || act.kind == RelationKind::Agreed)
            && let (Some(pact), true) = (act.pact, tied)
        {
            self.story.pacts.note_parties(pact, &parties);
            let is_with = |found: &&Resolved| {
                let mut told = candidate.parties.iter();
                told.any(|filler| {
                    filler.function == Function::With && filler.actor.span == found.span
                })
            };
            let sides = || act.agents.iter();
            if let (2, [with]) = (
                parties.len(),
                &sides().filter(is_with).collect::<Vec<_>>()[..],
            ) {
                self.story.pacts.note_with(pact, &with.party);
            }
        }
        if act.kind == RelationKind::Mediated {
            let helpers: Vec<Party> = act.agents.iter().map(|one| one.party.clone()).collect();
            self.story.note_helpers(&helpers);
        }
        if parties.len() >= 2 {
            // Those who help or judge do nothing together with the others, nor do those who keep out of it.
            let keep_out = act.polarity == Polarity::Negative && !act.kind.is_symmetric();
            match act.kind {
                _ if keep_out => self.story.note_beside(&parties, act.trigger),
                RelationKind::Supported | RelationKind::Opposed => {
                    self.story.note_beside(&parties, act.trigger);
                }
                RelationKind::Mediated => {
                    let named = |side: &[Resolved]| -> Vec<Party> {
                        side.iter().map(|found| found.party.clone()).collect()
                    };
                    let (helpers, helped) = (named(&act.agents), named(&act.counterparties));
                    self.story.note_group(&helped, act.trigger, false);
                    self.story.note_beside(&helpers, act.trigger);
                }
                _ => self.story.note_group(&parties, act.trigger, true),
            }
        }
    }
}

/// Whether an agreement is one that only rulers, states and armed groups make: "a treaty", "an armistice".
fn is_of_rulers(described: &Described) -> bool {
    lexicon::is(&described.head, Class::Truce) || described.head == "treaty"
}

/// Lower case, with hyphens between the words.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_string()
}

/// "suspended that decision before it took effect": "it" is what the clause before is about.
fn takes_effect_itself(phrase: &Phrase<'_>, pronoun: usize) -> bool {
    (0..pronoun).any(|before| {
        phrase.label(before) == Label::Dobj
            && phrase.name(before).is_none()
            && matches!(
                phrase.lemma(before),
                "notice"
                    | "decision"
                    | "withdrawal"
                    | "order"
                    | "ban"
                    | "law"
                    | "tariff"
                    | "sanction"
                    | "measure"
                    | "announcement"
                    | "threat"
                    | "resignation"
                    | "bill"
            )
    })
}

/// "A proposed that the armies be reduced, but B rejected it": "it" is what was proposed, and no agreement.
fn is_what_was_proposed(phrase: &Phrase<'_>, it: usize) -> bool {
    let proposes = |verb: &usize| {
        phrase.is_verb(*verb)
            && matches!(
                phrase.lemma(*verb),
                "propose" | "suggest" | "demand" | "recommend" | "insist" | "offer"
            )
    };
    let object = matches!(phrase.label(it), Label::Dobj | Label::Nsubjpass);
    let Some(verb) = (0..it).rev().find(proposes).filter(|_| object) else {
        return false;
    };
    let clause = phrase
        .child(verb, Label::Ccomp)
        .is_some_and(|clause| clause < it && !phrase.subtree(clause).contains(&it));
    let thing = phrase
        .child(verb, Label::Dobj)
        .is_some_and(|thing| !agreement::is_agreement(phrase, thing, true));
    let told = (verb..it).any(|at| agreement::is_agreement(phrase, at, true));
    (clause || thing) && !told
}

/// "The mayor opposed the car park, but the council backed it": "it" is the object of the clause before.
fn is_object_before(phrase: &Phrase<'_>, it: usize) -> bool {
    let verb = phrase
        .head(it)
        .filter(|_| phrase.label(it) == Label::Dobj && phrase.lemma(it) == "it");
    let first = verb
        .filter(|verb| phrase.label(*verb) == Label::Conj)
        .and_then(|verb| phrase.head(verb))
        .filter(|first| phrase.is_verb(*first));
    let object = first.and_then(|first| phrase.child(first, Label::Dobj));
    object.is_some_and(|object| {
        phrase.tag(object) == Tag::Nn
            && phrase.name(object).is_none()
            && !phrase.is_date(object)
            && !agreement::is_agreement(phrase, object, false)
    })
}
