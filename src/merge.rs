//! **Merge**: acts as sentences tell them → one relation an act, with all its evidence.
//!
//! The headline, the lead and a flashback tell one signing: one relation with three pieces of
//! evidence. Acts that differ in kind, parties, agreement or year are never joined. A plan that is
//! later told as done is done; a claim and its denial are one.

use std::collections::HashMap;

use crate::act::{Act, slug};
use crate::actor::Party;
use crate::circumstance;
use crate::discourse::{Resolved, Story};
use crate::gazetteer::{AgreementKind, CountryKind, EntityType, Gazetteer};
use crate::lexicon::{self, Class};
use crate::pacts::{self, Pact, Pacts};
use crate::relation::{
    Agreement, Argument, Body, Candidate, Entity, Evidence, Grade, Modality, Object, Person, Place,
    Polarity, Relation, RelationKind, Role, Via, When,
};
use crate::rule::RuleSet;
use crate::span::Span;
use crate::text::Zone;
use crate::tie;
use crate::time::Date;

/// The longest text of one piece of evidence, in bytes.
pub(crate) const MAX_EVIDENCE: usize = 1_000;

/// Acts that tell the same, in the order of the text.
struct Group {
    acts: Vec<Act>,
    /// The agents of the report that names most of them.
    agents: Vec<Party>,
    /// Reports that were left out because there are many.
    dropped: usize,
}

impl Group {
    fn new(act: Act) -> Self {
        Group {
            agents: parties(&act),
            acts: vec![act],
            dropped: 0,
        }
    }

    fn push(&mut self, act: Act) {
        if self.acts.len() >= MAX_REPORTS {
            self.dropped += 1;
            return;
        }
        let agents = parties(&act);
        if agents.len() > self.agents.len() {
            self.agents = agents;
        }
        self.acts.push(act);
    }

    /// The reports that a new one is compared with: the first and the last ones.
    fn compared(&self) -> impl Iterator<Item = &Act> {
        let last = self
            .acts
            .len()
            .saturating_sub(COMPARED)
            .max(COMPARED.min(self.acts.len()));
        self.acts
            .iter()
            .take(COMPARED)
            .chain(self.acts[last..].iter())
    }
}

fn parties(act: &Act) -> Vec<Party> {
    act.agents.iter().map(|agent| agent.party.clone()).collect()
}

/// The most pieces of evidence of one relation; `limits` says how many more there were.
pub(crate) const MAX_REPORTS: usize = 200;
/// How many of the first and of the last reports of an act a new report is compared with.
const COMPARED: usize = 8;
/// How many acts of one kind back a report is looked for.
const REACH: usize = 64;

/// What merging needs to know of the document.
pub(crate) struct Merger<'a> {
    pub(crate) text: &'a str,
    pub(crate) gazetteer: &'a Gazetteer,
    pub(crate) rules: &'a RuleSet,
    pub(crate) story: &'a Story<'a>,
    pub(crate) published: Option<Date>,
    /// Join the reports of one act.
    pub(crate) merge: bool,
}

impl Merger<'_> {
    /// One relation an act, and what was left out.
    pub(crate) fn relations(&self, acts: Vec<Act>, limits: &mut Vec<String>) -> Vec<Relation> {
        let mut groups: Vec<Group> = Vec::new();
        let mut kinds: HashMap<RelationKind, Vec<usize>> = HashMap::new();
        for mut act in acts {
            tie::told_later(&mut act, &self.story.pacts);
            let of_kind = kinds.entry(act.kind.clone()).or_default();
            let place = if self.merge {
                of_kind
                    .iter()
                    .rev()
                    .take(REACH)
                    .copied()
                    .find(|at| self.same(&groups[*at], &act))
            } else {
                None
            };
            match place {
                Some(at) => groups[at].push(act),
                None => {
                    of_kind.push(groups.len());
                    groups.push(Group::new(act));
                }
            }
        }
        let dropped: usize = groups.iter().map(|group| group.dropped).sum();
        if dropped > 0 {
            limits.push(format!(
                "left out: {dropped} more reports of acts that have {MAX_REPORTS}"
            ));
        }
        groups
            .iter()
            .enumerate()
            .map(|(number, group)| self.relation(number, group))
            .collect()
    }

    fn same(&self, group: &Group, act: &Act) -> bool {
        // A report without agents must not lead from one agent to another.
        let mine = parties(act);
        let told = &group.agents;
        let one_leads_on = within(&mine, told) || act.kind.is_symmetric() && within(told, &mine);
        let apart = !told.is_empty() && !mine.is_empty() && !one_leads_on;
        if apart && !group.compared().any(|other| names_the_counted(other, act)) {
            return false;
        }
        if group.compared().any(|other| dates_differ(other, act)) {
            return false;
        }
        group.compared().any(|other| self.tells_same(other, act))
    }

    /// Whether two reports are of one act.
    fn tells_same(&self, a: &Act, b: &Act) -> bool {
        let pacts = &self.story.pacts;
        may_tell_same(a, b)
            && match (a.pact, b.pact) {
                (Some(x), Some(y)) => pacts.root(x) == pacts.root(y),
                (None, None) => match (&a.object, &b.object) {
                    (Some((x, _)), Some((y, _))) => x.to_lowercase() == y.to_lowercase(),
                    _ => a.sentence == b.sentence || a.zone != b.zone,
                },
                _ => a.kind == RelationKind::Negotiating && parties(a) == parties(b),
            }
    }

    fn relation(&self, number: usize, group: &Group) -> Relation {
        let first = &group.acts[0];
        // The strongest report gives modality and polarity: done before planned before possible.
        let strongest = group
            .acts
            .iter()
            .min_by_key(|act| {
                let failed =
                    act.kind == RelationKind::Negotiating && act.polarity == Polarity::Negative;
                (failed, act.modality)
            })
            .unwrap_or(first);
        let claim = group
            .acts
            .iter()
            .find(|act| act.modality == Modality::Alleged);
        let told = if let (Some(claim), true) = (claim, first.kind == RelationKind::Violated) {
            claim
        } else {
            strongest
        };
        let mut agents: Vec<Entity> = Vec::new();
        let mut counterparties: Vec<Entity> = Vec::new();
        let mut people: Vec<Person> = Vec::new();
        let mut bodies: Vec<Body> = Vec::new();
        for act in &group.acts {
            for agent in &act.agents {
                add(&mut agents, self.entity(&agent.party), |entity| {
                    entity.name.clone()
                });
            }
            for (person, _) in &act.people {
                add(&mut people, person.clone(), |person| person.name.clone());
            }
            for (name, party, _) in act
                .bodies
                .iter()
                .filter(|body| circumstance::is_organ(&body.0))
            {
                let of = party.as_ref().and_then(|party| self.entity(party).id);
                add(
                    &mut bodies,
                    Body {
                        name: name.clone(),
                        of,
                    },
                    |body| body.name.clone(),
                );
            }
        }
        // Who is named needs no counting.
        let named = agents.iter().filter(|agent| agent.count.is_none()).count();
        let counted = |agent: &Entity| agent.count.is_some_and(|count| count as usize == named);
        let dropped: Vec<String> = agents
            .iter()
            .filter(|agent| counted(agent))
            .map(|agent| agent.name.clone())
            .collect();
        agents.retain(|agent| !counted(agent));
        for act in &group.acts {
            for party in &act.counterparties {
                let entity = self.entity(&party.party);
                if !agents.iter().any(|agent| agent.name == entity.name) {
                    add(&mut counterparties, entity, |entity| entity.name.clone());
                }
            }
        }
        let date: Option<When> = group
            .acts
            .iter()
            .filter_map(|act| act.date.as_ref().map(|(when, _)| (act.modality, when)))
            // That of the strongest report, then the most exact one, then the first.
            .min_by_key(|(modality, when)| {
                (*modality, std::cmp::Reverse(when.iso.map_or(0, precision)))
            })
            .map(|(_, when)| when.clone());
        let place: Option<Place> = group
            .acts
            .iter()
            .find_map(|act| act.place.as_ref().map(|(place, _)| place.clone()));
        let agreement = group
            .acts
            .iter()
            .find_map(|act| act.pact)
            .map(|pact| self.agreement(pact, group));
        let object = if agreement.is_some() {
            None
        } else {
            group
                .acts
                .iter()
                .find_map(|act| act.object.as_ref())
                .map(|(text, _)| Object { text: text.clone() })
        };
        // Talks about nothing that is named are the thing themselves; the key of the act is the same whatever they are called.
        let lone = agreement.is_none() && object.is_none();
        let mut relation = Relation {
            id: format!("r{}", number + 1),
            kind: first.kind.clone(),
            modality: told.modality,
            polarity: told.polarity,
            source: group.acts.iter().find_map(|act| act.source.clone()),
            grade: group.acts.iter().map(grade).min().unwrap_or(Grade::C),
            act_key: String::new(),
            agents,
            counterparties,
            people,
            bodies,
            agreement,
            object,
            date,
            place,
            evidence: (group.acts.iter())
                .map(|act| self.evidence(act, lone))
                .collect(),
        };
        relation.act_key = self.act_key(&relation);
        // "Seven states", of whom another report names each, are no party beside those.
        for evidence in &mut relation.evidence {
            let arguments = &mut evidence.arguments;
            arguments.retain(|argument| {
                argument.role != Role::Agent || !dropped.contains(&argument.filler)
            });
        }
        if lone {
            let talks = group.acts.iter().find_map(|act| act.talks);
            relation.object = talks.map(|span| Object {
                text: span.of(self.text).to_string(),
            });
        }
        relation
    }

    fn entity(&self, party: &Party) -> Entity {
        match party {
            Party::Known(entry) => {
                let entry = self.gazetteer.entry(*entry);
                let entity_type = match entry.entity_type() {
                    EntityType::Territory => EntityType::Country,
                    EntityType::Body => EntityType::Organisation,
                    other => other.clone(),
                };
                Entity {
                    id: Some(entry.id().to_string()),
                    name: entry.name().to_string(),
                    entity_type,
                    count: None,
                    candidates: Vec::new(),
                }
            }
            Party::Named { name, entity_type } => Entity {
                id: None,
                name: name.clone(),
                entity_type: entity_type.clone(),
                count: None,
                candidates: self.candidates(name),
            },
            Party::Unnamed { count, name } => Entity {
                id: None,
                name: name.clone(),
                entity_type: EntityType::Group,
                count: *count,
                candidates: Vec::new(),
            },
        }
    }

    /// What an ambiguous name may stand for; the text has chosen none of it.
    fn candidates(&self, name: &str) -> Vec<Candidate> {
        let mut hits = Vec::new();
        let whole = Span::new(0, name.len());
        self.gazetteer.hits(name, whole, &mut hits);
        let whole = hits.first().filter(|hit| hit.span == whole);
        let senses = whole.map_or(&[][..], |hit| self.gazetteer.senses(hit.name));
        let mut candidates: Vec<Candidate> = Vec::new();
        for sense in senses {
            let entry = self.gazetteer.entry(sense.entry);
            let known = candidates.iter().any(|known| known.id == entry.id());
            if !known && entry.country_kind() != Some(CountryKind::Former) {
                candidates.push(Candidate {
                    id: entry.id().to_string(),
                    form: sense.form,
                });
            }
        }
        candidates
    }

    fn agreement(&self, pact: usize, group: &Group) -> Agreement {
        let pact = self.story.pacts.get(pact);
        let mut names = pact.names.clone();
        for act in &group.acts {
            if let Some(number) = act.pact {
                for name in &self.story.pacts.get(number).names {
                    if !names.contains(name) {
                        names.push(name.clone());
                    }
                }
            }
            // An object that is left out has no words of its own.
            if let Some((span, _)) = act
                .agreement
                .filter(|(span, _)| !act.trigger.contains(*span))
            {
                let words = crate::agreement::clean(span.of(self.text));
                if !names.contains(&words) && !pacts::says_nothing(&words) {
                    names.push(words);
                }
            }
        }
        // A proper name before a description, a description before "deal".
        let bare = |name: &String| {
            name.split_whitespace()
                .all(|word| lexicon::is(&word.to_lowercase(), Class::Generic))
        };
        names.sort_by_key(bare);
        let name = if names.is_empty() {
            String::new()
        } else {
            names.remove(0)
        };
        names.extend(pact.with_parties.clone());
        let mut agreement = Agreement {
            name,
            mentions: names,
            ..Agreement::default()
        };
        for entry in &pact.entries {
            let entry = self.gazetteer.entry(*entry);
            // "the Paris Agreement", in a text of 1973: an agreement is not named long before it is signed.
            let later = |published: Date| {
                let signed = entry.signed().map(|signed| i32::from(signed.year()));
                signed.is_some_and(|signed| signed > published.year() + 3)
            };
            if self.published.is_some_and(later) {
                continue;
            }
            match entry.agreement_kind() {
                Some(AgreementKind::Type) => agreement.instance_of = Some(entry.id().to_string()),
                _ => agreement.id = Some(entry.id().to_string()),
            }
            if let Some(whole) = entry.part_of() {
                agreement.part_of = Some(self.gazetteer.entry(whole).id().to_string());
            }
        }
        agreement
    }

    fn act_key(&self, relation: &Relation) -> String {
        let mut parties: Vec<String> = relation
            .agents
            .iter()
            .chain(if relation.kind.is_symmetric() {
                &relation.counterparties[..]
            } else {
                &[]
            })
            .map(|entity| entity.id.clone().unwrap_or_else(|| slug(&entity.name)))
            .collect();
        parties.sort();
        parties.dedup();
        let about = match (&relation.agreement, &relation.object) {
            (Some(agreement), _) => agreement
                .id
                .clone()
                .or_else(|| agreement.instance_of.clone())
                .unwrap_or_else(|| slug(&agreement.name)),
            (None, Some(object)) => slug(&object.text),
            (None, None) => String::new(),
        };
        let date = relation
            .date
            .as_ref()
            .and_then(|date| date.iso)
            .or(self.published)
            .map_or_else(String::new, |date| date.to_string());
        format!("{}:{}:{about}:{date}", relation.kind, parties.join("+"))
    }

    fn evidence(&self, act: &Act, lone: bool) -> Evidence {
        let span = clip(self.text, act.sentence, act.trigger);
        let mut arguments = Vec::new();
        let mut party = |role: Role, found: &Resolved| {
            let entity = self.entity(&found.party);
            let filler = entity.id.unwrap_or(entity.name);
            arguments.push(Argument {
                role,
                filler,
                span: found.span,
                via: found.via,
                antecedent: found.antecedent,
            });
        };
        for found in &act.agents {
            party(Role::Agent, found);
        }
        for found in &act.counterparties {
            party(Role::Counterparty, found);
        }
        for (person, span) in &act.people {
            arguments.push(Argument {
                role: Role::Person,
                filler: person.name.clone(),
                span: *span,
                via: Via::Direct,
                antecedent: None,
            });
        }
        for (name, _, span) in &act.bodies {
            arguments.push(Argument {
                role: Role::Body,
                filler: name.clone(),
                span: *span,
                via: Via::Direct,
                antecedent: None,
            });
        }
        if let (Some((span, antecedent)), Some(pact)) = (act.agreement, act.pact) {
            let filler = self
                .story
                .pacts
                .get(pact)
                .names
                .first()
                .cloned()
                .unwrap_or_default();
            let via = if antecedent.is_some() {
                Via::Reference
            } else {
                Via::Direct
            };
            arguments.push(Argument {
                role: Role::Agreement,
                filler,
                span,
                via,
                antecedent,
            });
        }
        let mut object = |text: &str, span: Span| {
            arguments.push(Argument {
                role: Role::Object,
                filler: text.to_string(),
                span,
                via: Via::Direct,
                antecedent: None,
            });
        };
        match (&act.object, act.talks) {
            (Some((text, span)), _) => object(text, *span),
            (None, Some(span)) if lone => object(span.of(self.text), span),
            _ => {}
        }
        if let Some((when, span)) = &act.date {
            arguments.push(Argument {
                role: Role::Date,
                filler: when.text.clone(),
                span: *span,
                via: Via::Direct,
                antecedent: None,
            });
        }
        if let Some((place, span)) = &act.place {
            arguments.push(Argument {
                role: Role::Place,
                filler: place.name.clone(),
                span: *span,
                via: Via::Direct,
                antecedent: None,
            });
        }
        arguments.sort_by_key(|argument| (argument.span, argument.role));
        Evidence {
            span,
            text: span.of(self.text).to_string(),
            rule: self.rules.rules()[act.rule].name.clone(),
            trigger: act.trigger,
            arguments,
        }
    }
}

/// Finds the agreements that are one because an act told before is told again: the headline's "deal on maids" is the
/// "memorandum" of the lead where the same states sign both.
///
/// `acts` are all that were told so far; those from `new` on are compared with the ones before them.
pub(crate) fn identify(acts: &[Act], new: usize, pacts: &mut Pacts) {
    for (at, act) in acts.iter().enumerate().skip(new) {
        let Some(told) = act.pact else { continue };
        let before = acts[..at].iter().rev();
        let before: Vec<(&Act, usize)> = before
            .filter(|other| other.kind == act.kind)
            .take(REACH)
            .filter_map(|other| Some((other, pacts.root(other.pact?))))
            .collect();
        let told = pacts.root(told);
        let of = |pact: usize| before.iter().filter(move |(_, of)| *of == pact);
        let known = before.iter().find(|(other, pact)| {
            let dated_apart = of(*pact)
                .any(|(a, _)| dates_differ(a, act) || of(told).any(|(b, _)| dates_differ(a, b)));
            *pact != told
                && !dated_apart
                && may_tell_same(other, act)
                && is_retold(other, act, pacts.get(*pact), pacts.get(told))
        });
        if let Some((_, pact)) = known.copied() {
            pacts.unify(pact, told);
        }
    }
}

/// Whether nothing says that two reports are of two acts, whatever they call the agreement.
fn may_tell_same(a: &Act, b: &Act) -> bool {
    if a.kind != b.kind || dates_differ(a, b) {
        return false;
    }
    let claims = a.modality == Modality::Alleged || b.modality == Modality::Alleged;
    // Talks that broke down were held.
    let talks = a.kind == RelationKind::Negotiating && parties(a) == parties(b);
    if a.polarity != b.polarity && !claims && !talks {
        return false;
    }
    if names_the_counted(a, b) {
        return true;
    }
    let (of_a, of_b) = (parties(a), parties(b));
    if a.kind.is_symmetric() {
        within(&of_a, &of_b) || within(&of_b, &of_a)
    } else {
        within(&of_a, &of_b) && within(&of_b, &of_a)
            || of_a.is_empty() && a.bodies.is_empty()
            || of_b.is_empty() && b.bodies.is_empty()
    }
}

/// "Four states signed a treaty. A, B, C and D put their names to the Lutz Accord": one names as many as the other counts.
fn names_the_counted(a: &Act, b: &Act) -> bool {
    let told = |agent: &Resolved| !matches!(agent.party, Party::Unnamed { .. });
    let names = |counted: &Act, named: &Act| match &counted.agents[..] {
        [
            Resolved {
                party: Party::Unnamed {
                    count: Some(count), ..
                },
                ..
            },
        ] => named.agents.len() == *count as usize && named.agents.iter().all(told),
        _ => false,
    };
    a.rank.abs_diff(b.rank) <= 2 && (names(a, b) || names(b, a))
}

fn within(some: &[Party], all: &[Party]) -> bool {
    some.iter().all(|party| all.contains(party))
}

/// Whether the headline or the lead and another paragraph near it tell one act in other words.
fn is_retold(a: &Act, b: &Act, of_a: &Pact, of_b: &Pact) -> bool {
    let (agents_a, agents_b) = (parties(a), parties(b));
    let headline = a.zone == Zone::Headline || b.zone == Zone::Headline;
    // "a" introduces what was not told before, unless a headline told it or the next paragraph tells the lead again.
    if b.introduces && !headline && (a.rank > 1 || b.rank > a.rank + 1) {
        return false;
    }
    let lead = a.rank != b.rank && a.rank.min(b.rank) <= 3;
    let near = a.rank.abs_diff(b.rank) <= 5;
    let both = (agents_a.len() >= 2 || !a.kind.is_symmetric())
        && !agents_a.is_empty()
        && !agents_b.is_empty();
    // "The X was signed in Manila": a passive that names nobody, of what was a description before.
    let passive = a.kind.is_symmetric()
        && (agents_a.is_empty() || agents_b.is_empty())
        && of_a.proper != of_b.proper;
    // "Aceh deal signed in Oslo" above "X and Y signed a memorandum"
    let summed_up = headline
        && a.kind.is_symmetric()
        && agents_a.is_empty() != agents_b.is_empty()
        && a.rank.abs_diff(b.rank) <= 1;
    if names_the_counted(a, b) {
        return may_be_one(of_a, of_b);
    }
    let retold =
        near && (headline || lead) && (both && (headline || share_content(of_a, of_b)) || passive);
    (summed_up || retold) && may_be_one(of_a, of_b)
}

/// Whether two descriptions share a word that says which, or one has none. A name says which by its own words.
fn share_content(x: &Pact, y: &Pact) -> bool {
    let named = |name: &Pact, other: &Pact| {
        let words = name.names.iter().flat_map(|name| name.split([' ', '-']));
        let words: Vec<String> = words.map(str::to_lowercase).collect();
        other.content.iter().any(|word| words.contains(word))
    };
    if x.proper != y.proper && !(x.content.is_empty() && y.content.is_empty()) {
        return named(x, y) || named(y, x);
    }
    let (x, y) = (&x.content, &y.content);
    x.is_empty() || y.is_empty() || x.iter().any(|word| y.contains(word))
}

/// Whether two descriptions can be of one agreement.
fn may_be_one(x: &Pact, y: &Pact) -> bool {
    let years = x.year.is_none() || y.year.is_none() || x.year == y.year;
    let both_proper = x.proper && y.proper;
    years
        && !both_proper
        && x.type_of.is_none()
        && y.type_of.is_none()
        && pacts::compatible(&x.parties, &y.parties)
}

fn add<T>(list: &mut Vec<T>, item: T, key: impl Fn(&T) -> String) {
    if !list.iter().any(|other| key(other) == key(&item)) {
        list.push(item);
    }
}

fn precision(date: Date) -> usize {
    1 + usize::from(date.month().is_some()) + usize::from(date.day().is_some())
}

/// Whether the dates of two reports exclude each other.
fn dates_differ(a: &Act, b: &Act) -> bool {
    let iso = |act: &Act| act.date.as_ref().and_then(|(when, _)| when.iso);
    match (iso(a), iso(b)) {
        (Some(a), Some(b)) => !a.agrees_with(b),
        _ => false,
    }
}

/// How sure an act is, by how its parties and its agreement were found.
fn grade(act: &Act) -> Grade {
    let needed = if act.kind.is_symmetric() { 2 } else { 1 };
    let parties = || {
        act.agents.iter().chain(if act.kind.is_symmetric() {
            &act.counterparties[..]
        } else {
            &[]
        })
    };
    let direct = parties().filter(|found| found.via == Via::Direct).count();
    let known = parties()
        .filter(|found| found.via != Via::Inherited)
        .count();
    let agreement = match act.agreement {
        Some((_, None)) => 0,
        Some((_, Some(_))) => 1,
        None => usize::from(act.object.is_none()),
    };
    if direct >= needed && agreement == 0 {
        Grade::A
    } else if known >= needed {
        Grade::B
    } else {
        Grade::C
    }
}

/// The sentence, cut between words to at most [`MAX_EVIDENCE`] bytes around the trigger.
fn clip(text: &str, sentence: Span, trigger: Span) -> Span {
    if sentence.len() <= MAX_EVIDENCE {
        return sentence;
    }
    let mut start = trigger
        .start
        .saturating_sub(MAX_EVIDENCE / 2)
        .max(sentence.start);
    let mut end = (start + MAX_EVIDENCE).min(sentence.end);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(start.min(trigger.start), end.max(trigger.end))
}
