//! **Refer**, acts: a candidate of one sentence + the story so far → an act with its parties resolved.
//!
//! Here the references of a candidate get their antecedents, the parties that the text ties to the
//! agreement are added, and what is no international act is refused, with the reason.

use crate::actor::{Actor, Cast, Party, Reference};
use crate::agreement::{self, Described, Instance};
use crate::clause::{self, TriggerSite};
use crate::discourse::{self, Resolved, Story};
use crate::factuality;
use crate::gazetteer::{EntityType, EntryId, Gazetteer};
use crate::lexicon::{self, Class};
use crate::mention::NameClass;
use crate::modality;
use crate::phrase::Phrase;
use crate::relation::{Modality, Person, Place, Polarity, RelationKind, Role, Via, When};
use crate::rule::{Candidate, Function, PartyFiller};
use crate::span::Span;
use crate::syntax::{Label, Tag};
use crate::text::Zone;
use crate::tie;
use crate::time::Date;
use crate::token;

/// The date of the act told last, and its paragraph: "the next day" counts from it.
pub(crate) type Anchor = Option<(Date, usize)>;

/// As many words say what talks are to lead to.
const AIM: usize = 9;

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

    /// Who helps with an act helps those who do it, and is none of them.
    pub(crate) fn help(&mut self, told: &Act) {
        let theirs = |found: &Resolved| told.agents.iter().any(|agent| agent.party == found.party);
        self.agents.retain(|found| !theirs(found));
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
    /// Notes everything that a sentence names, before its acts are resolved.
    pub(crate) fn note(&mut self, phrase: &Phrase<'_>) -> Told {
        self.note_names(phrase);
        let main = (0..phrase.len()).find(|at| {
            phrase.label(*at).is_subject()
                && phrase
                    .head(*at)
                    .is_some_and(|verb| phrase.head(verb).is_none())
        });
        let private = |actor: &Actor| actor.own && actor.party.is_none() || actor.company;
        if main.is_some_and(|main| self.cast.one(phrase, main).iter().any(private)) {
            self.story.note_private();
        }
        self.note_agreements(phrase)
    }

    /// Notes the parties and people that a sentence names.
    pub(crate) fn note_names(&mut self, phrase: &Phrase<'_>) {
        let mut actors: Vec<Actor> = Vec::new();
        for at in 0..phrase.len() {
            let first = phrase.label(at) != Label::Conj
                || phrase
                    .head(at)
                    .is_none_or(|head| phrase.name(head).is_none());
            // "When he met X, he said": who "he" is was told before X.
            let pronoun = matches!(phrase.lemma(at), "he" | "she") && phrase.label(at).is_subject();
            if pronoun || first && phrase.name_class(at).is_some_and(discourse::may_act) {
                actors.extend(self.cast.actors(phrase, at));
            }
        }
        actors.sort_by_key(|actor| actor.span);
        self.story.note_actors(phrase, &actors);
        for at in 0..phrase.len() {
            if phrase.name(at).is_none() || phrase.label(at) == Label::Conj {
                continue;
            }
            let conjuncts = phrase.conjuncts(at);
            if conjuncts.len() >= 2 && stand_together(phrase, at) {
                let parties: Vec<Party> = conjuncts
                    .iter()
                    .flat_map(|at| self.cast.one(phrase, *at))
                    .filter_map(|actor| actor.party)
                    .collect();
                self.story.note_group(&parties, phrase.span(at), false);
            }
        }
    }

    /// Notes the agreements that a sentence names.
    pub(crate) fn note_agreements(&mut self, phrase: &Phrase<'_>) -> Told {
        let headline = phrase.sentence.zone == Zone::Headline;
        self.story
            .pacts
            .begin_paragraph(phrase.sentence.paragraph, headline);
        let mut told: Told = Vec::new();
        // "Treaty obligations", "Copyright conventions": a heading that only says what comes.
        let title = phrase.sentence.zone == Zone::Headline
            && !(0..phrase.len()).any(|at| phrase.tag(at).is_verb());
        let proper = |at: usize| phrase.name_class(at) == Some(NameClass::Agreement);
        for at in 0..phrase.len() {
            let noun = phrase.is_noun(at) && !phrase.is_verb(at);
            if !noun || !agreement::is_agreement(phrase, at, true) || is_modifier(phrase, at) {
                continue;
            }
            if title && !proper(at) {
                continue;
            }
            // "It is a convention on water" introduces none.
            if let Some(it) = predicated(phrase, at)
                && let Some((pact, antecedent)) = self.pact(&self.cast.describe(phrase, it))
            {
                told.push((at, pact, antecedent));
                continue;
            }
            let described = self.cast.describe(phrase, at);
            if described.at != at || told.iter().any(|(seen, _, _)| *seen == at) {
                continue;
            }
            if let Some((pact, antecedent)) = self.pact(&described) {
                told.push((at, pact, antecedent));
            }
        }
        let parts: Vec<usize> = told.iter().map(|(at, _, _)| *at).collect();
        for (a, b) in discourse::aliases(phrase, &parts) {
            let number = |at: usize| told.iter().position(|(seen, _, _)| *seen == at);
            if let (Some(a), Some(b)) = (number(a), number(b)) {
                let (first, second) = (told[a].1, told[b].1);
                let kept = self.story.pacts.unify(first, second);
                for entry in &mut told {
                    if entry.1 == first || entry.1 == second {
                        entry.1 = kept;
                    }
                }
            }
        }
        // "Protocol 7 – crime and family", above what is told of it.
        if let ([(at, pact, _)], Zone::Headline) = (told.as_slice(), phrase.sentence.zone)
            && proper(*at)
        {
            self.story.pacts.begin_section(*pact);
        }
        told
    }

    fn pact(&mut self, described: &Described) -> Option<(usize, Option<Span>)> {
        let parties: Vec<Party> = described
            .parties
            .iter()
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
            || with(Function::With) < 2
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
        let kind = candidate.kind.clone();
        let mut pact = None;
        let mut words = None;
        if let Some(described) = &candidate.agreement {
            // Before anything is looked up: what is refused leaves no trace.
            // "wants the truce to hold": there is one, and what is wanted is something else.
            let wanted = matches!(phrase.lemma(candidate.site.head), "want" | "wish" | "look")
                || matches!(phrase.lemma(candidate.site.head), "be")
                    && kind == RelationKind::Proposed;
            if wanted && described.instance != Instance::Indefinite {
                return Err(format!("`{}` is there already", described.name));
            }
            if described.instance == Instance::Pronoun && act_is_call(&kind) {
                return Err(format!(
                    "`{}` is no agreement that is called for",
                    described.name
                ));
            }
            if described.instance == Instance::Pronoun
                && (takes_effect_itself(phrase, described.at)
                    || is_object_before(phrase, described.at))
            {
                return Err(format!("`{}` is no agreement", described.name));
            }
            let again = clause::again(phrase, described.at)
                .and_then(|noun| told.iter().find(|(at, _, _)| *at == noun))
                .map(|(noun, number, _)| (*number, Some(phrase.span(*noun))));
            let (number, antecedent) = match told.iter().find(|(at, _, _)| *at == described.at) {
                Some((_, number, antecedent)) => (*number, *antecedent),
                None if described.instance == Instance::Omitted => self
                    .omitted(phrase, candidate)
                    .ok_or("no agreement was told before that could be left out here")?,
                None if again.is_some() => again.ok_or("an agreement was told")?,
                None => {
                    if described.instance == Instance::Pronoun && self.story_is_silent() {
                        return Err(format!("`{}` refers to no agreement", described.name));
                    }
                    self.pact(described)
                        .ok_or_else(|| format!("`{}` refers to no agreement", described.name))?
                }
            };
            let between = candidate
                .parties
                .iter()
                .any(|filler| filler.function == Function::Between);
            // "adopted its own" may be anything of its own.
            let settled = kind.is_consent() && kind != RelationKind::Approved
                || kind == RelationKind::Negotiating
                || kind == RelationKind::Amended
                || phrase.lemma(candidate.site.head) == "conclude";
            if agreement::is_owned_one(phrase, described.at) && !settled {
                return Err(format!("`{}` refers to no agreement", described.name));
            }
            // "another treaty was signed between A and B" says enough.
            let unnamed = described.instance == Instance::Another
                && described.bare
                && (described.parties.is_empty() && !between
                    || !phrase.is_class(described.at, Class::Agreement));
            if unnamed && self.story.pacts.get(number).type_of.is_none() && antecedent.is_none() {
                return Err(format!("`{}` refers to no agreement", described.name));
            }
            if described.instance == Instance::Pronoun && antecedent.is_none() {
                return Err(format!("`{}` refers to no agreement", described.name));
            }
            // "Another was signed in May and took effect in June": one and the same.
            if !told.iter().any(|(at, _, _)| *at == described.at)
                && described.instance == Instance::Another
            {
                told.push((described.at, number, antecedent));
            }
            pact = Some(number);
            words = Some((described.span, antecedent));
        }
        let mut act = Act {
            kind: kind.clone(),
            rule: candidate.rule,
            modality: modality::of(phrase, candidate),
            polarity: candidate.factuality.polarity,
            source: None,
            agents: Vec::new(),
            counterparties: Vec::new(),
            people: Vec::new(),
            bodies: Vec::new(),
            pact,
            agreement: words,
            introduces: candidate
                .agreement
                .as_ref()
                .is_some_and(|described| described.instance == Instance::Indefinite),
            object: candidate
                .object
                .map(|span| (agreement::clean(span.of(phrase.text)), span)),
            talks: talks(phrase, &candidate.site),
            date: None,
            place: None,
            trigger: candidate.trigger,
            sentence: phrase.sentence.span,
            zone: phrase.sentence.zone,
            paragraph: phrase.sentence.paragraph,
            rank: 0,
        };
        self.parties(phrase, candidate, &mut act)?;
        self.claims(phrase, candidate, &mut act);
        self.tie(phrase, candidate, &mut act);
        act.leave_out_others();
        if act.kind == RelationKind::Negotiating && act.pact.is_none() && act.object.is_none() {
            let parties: Vec<Party> = act.agents.iter().map(|found| found.party.clone()).collect();
            act.pact = self.story.pacts.between(&parties);
        }
        self.check(phrase, candidate, &act)?;
        self.settle(phrase, candidate, &mut act);
        self.remember(candidate, &act);
        Ok(act)
    }

    fn story_is_silent(&self) -> bool {
        self.story.pacts.is_empty()
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
        let nobody = |filler: &PartyFiller| !filler.actor.own && filler.actor.body.is_none();
        if told && doers.is_empty() && subjects.all(nobody) {
            return None;
        }
        let again = phrase.is_class(candidate.site.head, Class::ResumedObject);
        // Who mediates is none of those whom it binds.
        let bound = match candidate.kind {
            RelationKind::Mediated => &[],
            _ => doers.as_slice(),
        };
        let pact = self.story.pacts.omitted(&candidate.kind, bound, again)?;
        Some((pact, Some(self.story.pacts.get(pact).span)))
    }

    /// Resolves who fills the party slots.
    fn parties(
        &mut self,
        phrase: &Phrase<'_>,
        candidate: &Candidate,
        act: &mut Act,
    ) -> Result<(), String> {
        // Who reports or claims it is none of "both sides".
        let teller = self.tellers(phrase, candidate);
        let between: Vec<Party> = candidate
            .parties
            .iter()
            .filter(|filler| filler.function == Function::Between)
            .flat_map(|filler| self.story.resolve(&filler.actor, &teller, act.pact))
            .map(|resolved| resolved.party)
            .collect();
        let named = candidate
            .agreement
            .as_ref()
            .is_some_and(|described| described.proper);
        let stance = matches!(act.kind, RelationKind::Supported | RelationKind::Opposed);
        let explicit = named
            || act
                .agreement
                .is_some_and(|(_, antecedent)| antecedent.is_some());
        let nameless = tie::has_nameless_side(phrase, candidate);
        let mut acting = false;
        for filler in &candidate.parties {
            let actor = &filler.actor;
            if actor.company {
                return Err(format!("`{}` is a company", actor.span.of(phrase.text)));
            }
            let mut avoid: Vec<Party> =
                act.agents.iter().map(|agent| agent.party.clone()).collect();
            if matches!(actor.reference, Some(Reference::Several(..))) {
                avoid.clone_from(&teller);
            }
            let alone = actor.together && !act.kind.is_symmetric();
            let mut resolved = match alone {
                true => Vec::new(),
                false => self.story.resolve(actor, &avoid, act.pact),
            };
            // "Both countries signed it", before the text has named them.
            let both = matches!(actor.reference, Some(Reference::Several(None | Some(2), _)));
            let pair = self.cast.context.pair().filter(|pair| {
                let states = pair.map(|(entry, _)| Party::Known(entry));
                resolved.is_empty() && both && !alone && !self.story.help(&states)
            });
            if let Some(pair) = pair {
                let told = |(entry, span): (EntryId, Span)| Resolved {
                    party: Party::Known(entry),
                    span: actor.span,
                    via: Via::Reference,
                    antecedent: Some(span),
                };
                resolved = pair.map(told).to_vec();
            }
            // A surname that the text never gave in full: "Bush signed the treaty".
            if let (true, Some(Reference::Surname(name))) = (resolved.is_empty(), &actor.reference)
            {
                // A full name that is not listed is somebody else of that surname.
                // "the local Christian and Muslim community": and a surname has no article.
                let article = phrase.child(actor.at, Label::Det).is_some();
                let short = !article && !name.contains(' ') && {
                    let (full, _) = self.story.full_name(name);
                    full == *name || self.cast.is_listed_person(&full)
                };
                if let Some(state) = self
                    .cast
                    .state_of_surname(phrase, name, false)
                    .filter(|_| short)
                {
                    resolved = vec![Resolved {
                        party: Party::Known(state),
                        span: actor.span,
                        via: Via::Direct,
                        antecedent: None,
                    }];
                }
            }
            // "a treaty with the Kongo": somebody who makes treaties, whom no list knows.
            if resolved.is_empty()
                && let Some(people) = people_with_article(phrase, candidate, filler)
            {
                resolved.push(people);
            }
            let subject = filler.function == Function::Subject;
            // "A hosted talks between B and C": between names all parties.
            let two = between.len() + usize::from(nameless) >= 2;
            let host = subject && act.kind.is_symmetric() && !between.is_empty() && two;
            let inside = resolved.iter().any(|found| between.contains(&found.party));
            if subject {
                let known = actor.person.as_ref().is_some_and(|human| {
                    human.title.is_some()
                        || human.entry.is_some()
                        || self.story.full_name(&human.name).1.is_some()
                });
                // "The convention was signed by the ministers": theirs is an act on it, whoever they are.
                let officials = named
                    && act.kind.is_symmetric()
                    && matches!(
                        actor.reference,
                        Some(Reference::Organ | Reference::Several(_, true))
                    )
                    && (phrase.label(actor.at) == Label::Pobj
                        || phrase.label(actor.at).is_subject());
                // "Hana Weiss denounced the accord": somebody whom no list knows may say what he thinks.
                // "James VI negotiated the Treaty of London": rulers and those who are named in full act on it, too.
                let by_name = named
                    && act.kind.is_symmetric()
                    && actor
                        .person
                        .as_ref()
                        .is_some_and(|human| human.name.contains(' '));
                let by_surname = matches!(actor.reference, Some(Reference::Surname(_)));
                let somebody = explicit && stance && by_surname;
                if somebody && resolved.is_empty() {
                    self.unknown(phrase, actor, act);
                }
                // "Amyntas concluded a treaty": only rulers and those whom they send do.
                let by_ruler = matches!(
                    act.kind,
                    RelationKind::Signed | RelationKind::Agreed | RelationKind::Negotiating
                ) && act.modality == Modality::Asserted;
                let words = actor.span.of(phrase.text);
                let ruler = by_ruler
                    && candidate.site.verbal
                    && (by_surname || actor.person.is_some())
                    && words.contains(char::is_lowercase)
                    && candidate.agreement.as_ref().is_some_and(is_of_rulers);
                if ruler && resolved.is_empty() {
                    self.ruler(actor, act);
                }
                acting |= !resolved.is_empty()
                    || actor.own
                    || actor.body.is_some()
                    || known
                    || officials
                    || by_name && by_surname
                    || ruler
                    || somebody;
            }
            if host && !inside {
                continue;
            }
            if filler.role == Role::Agent || filler.role == Role::Counterparty {
                let doer = filler.role == Role::Agent;
                if doer || act.kind.is_symmetric() {
                    self.performers(phrase, actor, &resolved, act);
                }
                if actor.own && filler.function != Function::Subject && act.kind.is_symmetric() {
                    return Err(format!(
                        "`{}` acts for no state",
                        actor.span.of(phrase.text)
                    ));
                }
                if actor.own && doer {
                    continue;
                }
                let list = if doer {
                    &mut act.agents
                } else {
                    &mut act.counterparties
                };
                for found in resolved {
                    if !list.iter().any(|other| other.party == found.party) {
                        list.push(found);
                    }
                }
            }
        }
        // "The plan was accepted by the farmers": theirs is no act of states.
        let own = candidate
            .parties
            .iter()
            .find(|filler| filler.function == Function::Subject && filler.actor.own)
            .filter(|filler| !phrase.is_class(filler.actor.at, Class::Pair));
        if let (true, true, Some(own)) = (act.kind.is_symmetric(), act.agents.is_empty(), own) {
            let who = own.actor.span.of(phrase.text);
            return Err(format!("`{who}` acts for no state"));
        }
        let subjects = candidate
            .parties
            .iter()
            .any(|filler| filler.function == Function::Subject);
        if subjects && !acting && act.agents.is_empty() {
            let who = candidate
                .parties
                .iter()
                .find(|filler| filler.function == Function::Subject);
            let who = who.map_or("", |filler| filler.actor.span.of(phrase.text));
            return Err(format!("`{who}` is no known party"));
        }
        Ok(())
    }

    /// Those who report or claim an act.
    pub(crate) fn tellers(&self, phrase: &Phrase<'_>, candidate: &Candidate) -> Vec<Party> {
        let told = &candidate.factuality;
        let teller = told.claimed_by.or(told.reported_by);
        teller
            .map(|at| self.cast.actors(phrase, phrase.antecedent(at)))
            .unwrap_or_default()
            .into_iter()
            .filter_map(|actor| actor.party)
            .collect()
    }

    pub(crate) fn party_id(&self, party: &Party) -> Option<String> {
        match party {
            Party::Known(entry) => Some(self.gazetteer.entry(*entry).id().to_string()),
            _ => None,
        }
    }

    /// Who claims it; an accuser is the other party of a violation.
    fn claims(&mut self, phrase: &Phrase<'_>, candidate: &Candidate, act: &mut Act) {
        let claimer = candidate
            .factuality
            .claimed_by
            .or(candidate.factuality.reported_by);
        let accusation = act.kind == RelationKind::Violated;
        if let Some(at) = claimer {
            let actors = self.cast.actors(phrase, phrase.antecedent(at));
            let resolved: Vec<Resolved> = actors
                .iter()
                .flat_map(|actor| self.story.resolve(actor, &[], None))
                .collect();
            // The United Nations are no rival.
            let rival = |found: &&Resolved| {
                let told = act.agents.iter().any(|agent| agent.party == found.party);
                let bound = act
                    .pact
                    .is_some_and(|pact| self.story.pacts.get(pact).parties.contains(&found.party));
                !told && (bound || !self.is_organisation(&found.party))
            };
            let other = resolved.iter().find(rival).cloned();
            // "The opposition said that B had broken it": a rival that is no state.
            let opponent = actors
                .iter()
                .any(|actor| actor.own && phrase.lemma(actor.at).ends_with("opposition"));
            if accusation && (other.is_some() || opponent) {
                act.modality = act.modality.max(Modality::Alleged);
            }
            if act.modality == Modality::Alleged {
                act.source = match resolved.first() {
                    Some(found) => Some(self.party_name(&found.party)),
                    None => Some(agreement::clean(phrase.word(at))),
                };
                if let (true, Some(other)) = (accusation, other)
                    && !act
                        .counterparties
                        .iter()
                        .any(|found| found.party == other.party)
                {
                    act.counterparties.push(other);
                }
            }
        }
        // "B's minister says that an agreement has been reached": B is one side of it.
        let between = candidate
            .parties
            .iter()
            .any(|filler| filler.function == Function::Between);
        // "B announced that an agreement was reached with C"
        let with_one = act.agents.len() == 1
            && candidate
                .parties
                .iter()
                .all(|filler| filler.function == Function::With);
        // "The parties have agreed to a truce, B said": who says so is none of them.
        let subject = candidate
            .parties
            .iter()
            .any(|filler| filler.function == Function::Subject)
            || phrase
                .children(candidate.site.head)
                .iter()
                .any(|child| phrase.label(*child) == Label::Nsubj);
        let one_sided = !between
            && !subject
            && match act.kind {
                RelationKind::Agreed => {
                    let bound = |pact: usize| !self.story.pacts.get(pact).parties.is_empty();
                    (act.agents.is_empty() || with_one) && act.pact.is_some_and(|pact| !bound(pact))
                }
                // "Talks with C are suspended, B announced"
                RelationKind::Suspended => with_one,
                _ => false,
            };
        if let (true, Some(at)) = (one_sided, candidate.factuality.reported_by) {
            let actors = self.cast.actors(phrase, phrase.antecedent(at));
            let mut sides: Vec<Resolved> = actors
                .iter()
                .flat_map(|actor| self.story.resolve(actor, &[], None))
                .collect();
            sides.retain(|side| act.agents.iter().all(|agent| agent.party != side.party));
            if act.kind == RelationKind::Suspended && !sides.is_empty() {
                act.counterparties.append(&mut act.agents);
            }
            act.agents.splice(0..0, sides);
        }
        if act.kind == RelationKind::Proposed {
            let head = phrase.lemma(candidate.site.head);
            if factuality::calls_for(head) {
                act.modality = act.modality.max(Modality::Urged);
            }
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

    fn is_partisan(&self, party: &Party) -> bool {
        match party {
            Party::Known(entry) => {
                *self.gazetteer.entry(*entry).entity_type() == EntityType::PoliticalParty
            }
            Party::Named { entity_type, .. } => *entity_type == EntityType::PoliticalParty,
            Party::Unnamed { .. } => false,
        }
    }

    /// Whether political parties act among themselves or with their own state: a coalition, no treaty. Where they fight they make
    /// peace with each other, and a party that rules may act on a listed agreement.
    fn is_domestic(&self, act: &Act, truce: bool) -> bool {
        let pact = act.pact.map(|pact| self.story.pacts.get(pact));
        let listed = pact.is_some_and(|pact| !pact.entries.is_empty());
        let peaceful = |word: &String| word == "peace";
        let peace = truce
            || pact.is_some_and(|pact| peaceful(&pact.head) || pact.content.iter().any(peaceful));
        let (partisans, others): (Vec<&Party>, Vec<&Party>) = act
            .agents
            .iter()
            .chain(&act.counterparties)
            .map(|found| &found.party)
            .partition(|party| self.is_partisan(party));
        if partisans.is_empty() || others.iter().any(|party| self.is_armed(party)) {
            return false;
        }
        let states: Vec<&&Party> = others
            .iter()
            .filter(|party| !matches!(party, Party::Named { .. }))
            .collect();
        // "The USSR signed a treaty with the Kuomintang": a party of another state stands for it.
        let foreign = partisans.iter().any(|party| match party {
            Party::Known(entry) => {
                let mut of = self.gazetteer.entry(*entry).of();
                of.next()
                    .is_some_and(|of| states.iter().all(|state| ***state != Party::Known(of)))
            }
            _ => false,
        });
        match states.len() {
            _ if listed => false,
            0 => !peace || partisans.len() < 2,
            1 => !peace && !foreign,
            _ => false,
        }
    }

    /// Whether an act is one on an agreement though its noun does not say so: "a plan", "a charter".
    fn takes_a_weak_noun(&self, phrase: &Phrase<'_>, candidate: &Candidate, act: &Act) -> bool {
        // "accepted a proposal for a truce"
        let of_pact = candidate.agreement.as_ref().is_some_and(|described| {
            phrase
                .prepositions(described.at)
                .any(|(preposition, object)| {
                    matches!(phrase.lemma(preposition), "for" | "on" | "of")
                        && agreement::is_agreement(phrase, object, true)
                })
        });
        if act.kind == RelationKind::Agreed && of_pact && !act.agents.is_empty() {
            return true;
        }
        let head = candidate
            .agreement
            .as_ref()
            .map(|described| described.head.as_str());
        let of_states = match act.kind {
            RelationKind::Supported | RelationKind::Opposed | RelationKind::Proposed => true,
            // Only agreements are ratified or acceded to: "Lithuania ratifies rail charter".
            RelationKind::Ratified | RelationKind::Acceded => {
                !act.agents.is_empty()
                    && matches!(
                        head,
                        Some("charter" | "covenant" | "statute" | "annex" | "amendment")
                    )
            }
            RelationKind::Approved => act.agents.iter().any(|found| match &found.party {
                Party::Known(entry) => !self.gazetteer.entry(*entry).entity_type().is_state(),
                _ => false,
            }),
            _ => false,
        };
        // "a Qatari-mediated arrangement": another state has a hand in it.
        let brokered = candidate.agreement.as_ref().is_some_and(|described| {
            let mut words = phrase.children(described.at).iter();
            words.any(|word| token::joined_participle(phrase.word(*word)))
        });
        let sides = || act.agents.iter().chain(&act.counterparties);
        let told = sides().filter(|found| found.via != Via::Inherited).count();
        let counted = |party: &Party| matches!(party, Party::Unnamed { count: Some(_), .. });
        let several = sides().any(|found| counted(&found.party));
        of_states || several || told >= 2 || brokered && told > 0
    }

    /// What makes it no act between parties.
    fn check(&self, phrase: &Phrase<'_>, candidate: &Candidate, act: &Act) -> Result<(), String> {
        // "The region was passed to the Dent brothers": handed on, not approved.
        let head = candidate.site.head;
        let handed = phrase
            .prepositions(head)
            .any(|(preposition, _)| phrase.lemma(preposition) == "to" && preposition == head + 1);
        if act.kind == RelationKind::Approved && phrase.lemma(head) == "pass" && handed {
            return Err("it is handed on".to_string());
        }
        // "the protocol which amended it": nobody is told who amended what.
        let pronoun = candidate
            .agreement
            .as_ref()
            .is_some_and(|described| described.instance == Instance::Pronoun);
        let by_pact = candidate.parties.is_empty()
            && phrase.child(candidate.site.head, Label::Nsubj).is_some();
        if act.kind == RelationKind::Amended && pronoun && by_pact {
            return Err("nothing says what is amended".to_string());
        }
        // "The war led to the Treaty of Lutz" names it; "talks led to a treaty" says too little.
        let caused = act.kind == RelationKind::Agreed
            && candidate.site.verbal
            && candidate.parties.is_empty()
            && phrase.is_class(candidate.site.head, Class::Result);
        let single = candidate
            .agreement
            .as_ref()
            .is_some_and(|described| described.proper && !described.plural);
        if caused && !single {
            return Err("nothing says between whom it is".to_string());
        }
        // "has the power to ratify treaties"
        let any = candidate.agreement.as_ref().is_some_and(|described| {
            described.plural && !described.proper && described.instance == Instance::Indefinite
        });
        if any && candidate.factuality.ability {
            return Err("what one may do in general is no act".to_string());
        }
        let parties = act.agents.len() + act.counterparties.len();
        if candidate.weak && !self.takes_a_weak_noun(phrase, candidate, act) {
            return Err(
                "the head noun says nothing of an agreement, and there is no other party"
                    .to_string(),
            );
        }
        if candidate.weak && parties == 0 && act.people.is_empty() {
            return Err("the head noun says nothing of an agreement, and nobody acts".to_string());
        }
        // "Negotiations began in May": those of whom the text tells; any other bare "talks" are only spoken of.
        let bare = act.kind == RelationKind::Negotiating
            && !candidate.site.verbal
            && candidate.parties.is_empty()
            && candidate.agreement.is_none()
            && candidate.object.is_none();
        if bare && !begins_or_ends(phrase, candidate.site.head) {
            return Err("nothing says who talks, or about what".to_string());
        }
        // "builds on previous talks between A and B" recalls talks and tells none.
        let recalled = phrase.with_label(candidate.site.head, Label::Amod);
        if act.kind == RelationKind::Negotiating
            && act.pact.is_none()
            && recalled.into_iter().any(|at| {
                matches!(
                    phrase.lemma(at),
                    "previous" | "earlier" | "past" | "prior" | "former"
                )
            })
        {
            return Err("talks of the past are only recalled".to_string());
        }
        // "Ratification of the protocol would help": an act that a noun tells is somebody's.
        let proper = candidate
            .agreement
            .as_ref()
            .is_some_and(|described| described.proper);
        let nobody = parties == 0 && act.people.is_empty() && act.bodies.is_empty();
        let told = act.modality == Modality::Asserted && proper;
        let doer = !matches!(
            act.kind,
            RelationKind::Supported
                | RelationKind::Opposed
                | RelationKind::EnteredIntoForce
                | RelationKind::Expired
        );
        // "Negotiations for the convention began in 1993": whoever they were, they began.
        let under_way = act.kind == RelationKind::Negotiating
            && act.pact.is_some()
            && act.modality == Modality::Asserted
            && begins_or_ends(phrase, candidate.site.head);
        if nobody && !candidate.site.verbal && !told && doer && !under_way {
            return Err("nothing says whose act the noun tells".to_string());
        }
        // "Leaving the pact would cost much": the thought of it is nobody's.
        if parties == 0 && phrase.label(candidate.site.head) == Label::Csubj {
            return Err("only the thought of it is told, and nobody's".to_string());
        }
        // "Talks on a protocol have gone nowhere" tells of nobody's.
        let nameless = parties == 0 && !candidate.site.verbal && !under_way;
        let sides = parties + usize::from(tie::has_nameless_side(phrase, candidate));
        if act.kind == RelationKind::Negotiating && (act.pact.is_none() && sides < 2 || nameless) {
            return Err("talks without an agreement need two parties".to_string());
        }
        if act.kind == RelationKind::PartyTo
            && candidate.site.verbal
            && parties < 2
            && candidate.agreement.as_ref().is_some_and(|described| {
                let head = phrase.lemma(candidate.site.head);
                !described.proper && (head != "bind" || described.instance != Instance::Definite)
                    || head == "have"
            })
        {
            return Err("only one party has the agreement".to_string());
        }
        // "the ceasefire took effect" says which one in its story; "the deal took effect" does not.
        let truce = candidate
            .agreement
            .as_ref()
            .is_some_and(|described| lexicon::is(&described.head, Class::Truce));
        let nobody = parties == 0 && act.people.is_empty() && act.bodies.is_empty() && !truce;
        // "The Convention entered into force in May": the capital says that it is known which.
        let known = candidate.agreement.as_ref().is_some_and(|described| {
            described.instance == Instance::Definite
                && phrase.word(described.at).starts_with(char::is_uppercase)
                && described.at > 0
        });
        let bare = candidate
            .agreement
            .as_ref()
            .is_some_and(|described| described.bare && !described.proper)
            && act
                .agreement
                .is_some_and(|(_, antecedent)| antecedent.is_none());
        if nobody && bare && !known {
            return Err("neither the agreement nor a party is named".to_string());
        }
        if candidate.agreement.as_ref().is_some_and(|described| {
            described.instance == Instance::Another && phrase.label(described.at) == Label::Attr
        }) {
            return Err("a predicate says again what its subject is".to_string());
        }
        let mutual = act.kind.is_symmetric() || act.kind == RelationKind::Suspended;
        let partisan = mutual && self.is_domestic(act, truce);
        if partisan {
            return Err("only political parties act".to_string());
        }
        let domestic = act.agents.is_empty()
            && act.counterparties.is_empty()
            && !act.people.is_empty()
            && act.kind.is_symmetric();
        if domestic
            && candidate
                .agreement
                .as_ref()
                .is_some_and(|described| !described.proper && !is_of_rulers(described))
        {
            return Err("no state or organisation acts".to_string());
        }
        match self.out_of_scope(candidate, act) {
            Some(reason) => Err(reason.to_string()),
            None => Ok(()),
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
            self.story.pacts.note_act(pact, &act.kind);
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
        let tied = tied && !drafts;
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
        if parties.len() >= 2 {
            // Those who help or judge do nothing together with the others.
            let beside = matches!(
                act.kind,
                RelationKind::Mediated | RelationKind::Supported | RelationKind::Opposed
            );
            self.story.note_group(&parties, act.trigger, !beside);
        }
    }
}

/// Whether names that are told in a row may be those whom a text is about: "the crowd included B, C and D" names guests.
fn stand_together(phrase: &Phrase<'_>, at: usize) -> bool {
    let governor = phrase.head(at).map_or("", |head| phrase.lemma(head));
    match phrase.label(at) {
        Label::Dobj => !matches!(
            governor,
            "include" | "invite" | "see" | "draw" | "gather" | "visit"
        ),
        Label::Pobj => !matches!(
            governor,
            "in" | "at" | "near" | "across" | "like" | "including"
        ),
        _ => true,
    }
}

/// The "it" of which a predicate says that it is an agreement.
fn predicated(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    let verb = phrase.head(at).filter(|verb| {
        phrase.label(at) == Label::Attr
            && phrase.lemma(*verb) == "be"
            && phrase.label(*verb) == Label::Root
    })?;
    let indefinite = phrase
        .child(at, Label::Det)
        .is_some_and(|det| matches!(phrase.lemma(det), "a" | "an"));
    let another = phrase
        .children(at)
        .iter()
        .any(|child| phrase.is_class(*child, Class::Another));
    let it = phrase.child(verb, Label::Nsubj);
    it.filter(|it| phrase.lemma(*it) == "it" && indefinite && !another)
}

/// "a treaty with the Kongo", "peace with the Quraysh": a people, by its article and capital, with whom a treaty is made.
fn people_with_article(
    phrase: &Phrase<'_>,
    candidate: &Candidate,
    filler: &PartyFiller,
) -> Option<Resolved> {
    let with = matches!(filler.function, Function::With | Function::Between);
    let treaty = candidate.agreement.as_ref().is_some_and(is_of_rulers);
    let article = phrase.child(filler.actor.at, Label::Det);
    let definite = article.is_some_and(|article| phrase.lemma(article) == "the");
    match &filler.actor.reference {
        Some(Reference::Surname(name))
            if with
                && treaty
                && definite
                && !name.contains(' ')
                && phrase.children(filler.actor.at).len() == 1
                && lexicon::noun_classes(&name.to_lowercase()) == Default::default() =>
        {
            Some(Resolved {
                party: Party::Named {
                    name: name.clone(),
                    entity_type: EntityType::Group,
                },
                span: filler.actor.span,
                via: Via::Direct,
                antecedent: None,
            })
        }
        _ => None,
    }
}

/// Whether talks are what begins, goes on or ends.
fn begins_or_ends(phrase: &Phrase<'_>, talks: usize) -> bool {
    let verb = phrase
        .head(talks)
        .filter(|_| phrase.label(talks).is_subject());
    verb.is_some_and(|verb| {
        let said = |label: Label| phrase.child(verb, label).map(|word| phrase.lemma(word));
        match phrase.lemma(verb) {
            "be" => matches!(
                said(Label::Acomp),
                Some("unsuccessful" | "successful" | "fruitless" | "inconclusive" | "underway")
            ),
            "break" => matches!(said(Label::Prt), Some("down" | "off")),
            "take" => said(Label::Dobj) == Some("place"),
            "hold" => phrase.is_passive(verb),
            lemma => matches!(
                lemma,
                "begin"
                    | "start"
                    | "commence"
                    | "open"
                    | "resume"
                    | "continue"
                    | "conclude"
                    | "end"
                    | "collapse"
                    | "fail"
                    | "stall"
            ),
        }
    })
}

/// Whether an agreement is one that only rulers, states and armed groups make: "a treaty", "an armistice".
fn is_of_rulers(described: &Described) -> bool {
    lexicon::is(&described.head, Class::Truce) || described.head == "treaty"
}

fn act_is_call(kind: &RelationKind) -> bool {
    *kind == RelationKind::Proposed
}

/// A noun that only modifies another: the "ceasefire" of "ceasefire agreement".
fn is_modifier(phrase: &Phrase<'_>, at: usize) -> bool {
    matches!(
        phrase.label(at),
        Label::Compound | Label::Nmod | Label::Amod
    ) && phrase
        .head(at)
        .is_some_and(|head| head > at && phrase.is_noun(head))
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

/// The words for the talks that are told: "peace talks", "direct negotiations".
fn talks(phrase: &Phrase<'_>, site: &TriggerSite) -> Option<Span> {
    // "a round of talks"
    let of_talks = |word: &&usize| phrase.is_class(**word, Class::Talks);
    let at = site
        .words
        .iter()
        .find(of_talks)
        .copied()
        .unwrap_or(site.head);
    let aim = aim(phrase, at).or_else(|| goal(phrase, at));
    if site.verbal || !phrase.is_class(at, Class::Talks) {
        return aim.filter(|_| phrase.lemma(at) == "negotiate");
    }
    let (first, _) = phrase.noun_group(at);
    let opens = |at: &usize| {
        !matches!(phrase.tag(*at), Tag::Dt | Tag::PrpS | Tag::Cd) && phrase.name(*at).is_none()
    };
    let first = (first..at).rev().take_while(opens).last();
    let own = phrase.range(first.unwrap_or(at), at);
    // "peace talks" says what they are about, "talks to end the war" says it after the noun.
    Some(aim.filter(|_| first.is_none()).unwrap_or(own))
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

/// What talks go towards: "negotiations toward a settlement".
fn goal(phrase: &Phrase<'_>, talks: usize) -> Option<Span> {
    let (_, goal) = phrase
        .prepositions(talks)
        .find(|(preposition, _)| matches!(phrase.lemma(*preposition), "toward" | "towards"))?;
    let (first, last) = phrase.noun_group(goal);
    let first = (first..goal)
        .find(|at| !matches!(phrase.tag(*at), Tag::Dt | Tag::PrpS))
        .unwrap_or(goal);
    Some(phrase.range(first, last.max(goal)))
}

/// What talks are to lead to: "negotiate with B to end the war".
fn aim(phrase: &Phrase<'_>, at: usize) -> Option<Span> {
    let verb = phrase.children(at).iter().copied().find(|verb| {
        *verb > at
            && phrase.tag(*verb) == Tag::Vb
            && phrase.tag(*verb - 1) == Tag::To
            && matches!(
                phrase.label(*verb),
                Label::Acl | Label::Advcl | Label::Xcomp | Label::Relcl
            )
    })?;
    let end = *phrase.subtree(verb).end();
    let end = (verb..=end)
        .find(|at| phrase.tag(*at).is_punctuation())
        .map_or(end, |mark| mark - 1);
    Some(phrase.range(verb, end.min(verb + AIM)))
}
