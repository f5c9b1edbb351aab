//! Triggers and frames against the clauses of a sentence.

use crate::actor::{Actor, Cast, Reference};
use crate::agreement::{self, Described, Instance};
use crate::clause::{self, Clause, TriggerSite};
use crate::factuality::{self, Factuality};
use crate::inflection::{WordClass, lemma};
use crate::lexicon::{self, Class};
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::relation::{Modality, Polarity, RelationKind, Role};
use crate::rule::ast::*;
use crate::rule::needs::{ANYTHING, Needs, in_reach, is_pronoun};
use crate::rule::{RuleSet, TriggerRef};
use crate::span::Span;
use crate::syntax::{Label, Tag};
use crate::token;

/// An actor and the role that its slot gives it.
#[derive(Clone, Debug)]
pub(crate) struct PartyFiller {
    pub(crate) role: Role,
    pub(crate) function: Function,
    pub(crate) actor: Actor,
}

/// What one trigger of one sentence says, before references are resolved.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) rule: usize,
    pub(crate) kind: RelationKind,
    pub(crate) site: TriggerSite,
    pub(crate) trigger: Span,
    pub(crate) parties: Vec<PartyFiller>,
    pub(crate) agreement: Option<Described>,
    /// The words of an object that is no agreement.
    pub(crate) object: Option<Span>,
    pub(crate) factuality: Factuality,
    /// The agreement's head noun is one only because of this act.
    pub(crate) weak: bool,
    /// The noun that filled the slot of the agreement, or of the talks.
    pub(crate) filler: Option<usize>,
}

/// Why a trigger gave nothing.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) trigger: Span,
    pub(crate) rule: String,
    pub(crate) reason: String,
}

/// Matches the rules of a set.
pub(crate) struct Matcher<'a> {
    pub(crate) rules: &'a RuleSet,
    pub(crate) cast: Cast<'a>,
    /// Collect refusals, too.
    pub(crate) explain: bool,
}

/// A frame whose slots were filled.
struct Filled {
    parties: Vec<PartyFiller>,
    agreements: Vec<usize>,
    object: Option<usize>,
    /// The object, where the slot asks for talks.
    talks: Option<usize>,
    slots: usize,
}

impl Matcher<'_> {
    /// The candidates of a sentence, in the order of their triggers.
    pub(crate) fn candidates(
        &self,
        phrase: &Phrase<'_>,
        refusals: &mut Vec<Refusal>,
    ) -> Vec<Candidate> {
        let mut found = Vec::new();
        for at in 0..phrase.len() {
            if phrase.name(at).is_some() || phrase.tag(at).is_punctuation() {
                continue;
            }
            if token::joined_participle(phrase.word(at)) {
                self.joined(phrase, at, &mut found, refusals);
                continue;
            }
            let triggers = self.rules.triggers(phrase.lemma(at));
            // "Sign up to our newsletter": an imperative tells no act.
            let imperative = at == 0 && matches!(phrase.tag(at), Tag::Vb | Tag::Vbp);
            if triggers.is_empty() || imperative {
                continue;
            }
            if is_auxiliary(at, phrase.lemma(at), phrase.len(), &|at| phrase.tag(at)) {
                continue;
            }
            self.at(phrase, at, triggers, &mut found, refusals);
        }
        self.patterns(phrase, &mut found);
        // The order in which rules were given makes no difference.
        let name = |candidate: &Candidate| self.rules.rules()[candidate.rule].name.as_str();
        found.sort_by(|a, b| (a.trigger, name(a)).cmp(&(b.trigger, name(b))));
        // "concluded talks on a pact", "approved the ratification of a treaty" tell one act: the noun is what the verb is done to.
        let done: Vec<(usize, bool, bool)> = found
            .iter()
            .filter_map(|candidate| Some((candidate.filler?, &candidate.kind)))
            .map(|(filler, kind)| (filler, takes_in(kind), *kind == RelationKind::Suspended))
            .collect();
        // "became a party to": the longer trigger has the words of the shorter one.
        let longer: Vec<(RelationKind, Vec<usize>)> = found
            .iter()
            .map(|candidate| (candidate.kind.clone(), candidate.site.words.clone()))
            .collect();
        found.retain(|candidate| {
            let words = &candidate.site.words;
            !longer.iter().any(|(kind, other)| {
                *kind != candidate.kind
                    && other.len() > words.len()
                    && words.iter().all(|word| other.contains(word))
            })
        });
        found.retain(|candidate| {
            let agentless = !candidate
                .parties
                .iter()
                .any(|filler| filler.function == Function::Subject);
            let talks = candidate.kind == RelationKind::Negotiating;
            // "suspended the ratification of a treaty" tells of no ratification.
            let taken_in = done.iter().any(|(filler, takes_in, suspends)| {
                *filler == candidate.site.head && (talks || *takes_in && agentless || *suspends)
            });
            candidate.site.verbal || !taken_in
        });
        found
    }

    /// Sequences of words and groups, for what no frame can say.
    fn patterns(&self, phrase: &Phrase<'_>, found: &mut Vec<Candidate>) {
        for (number, rule) in self.rules.rules().iter().enumerate() {
            for pattern in &rule.patterns {
                for start in 0..phrase.len() {
                    let Some(matched) = match_pattern(phrase, pattern, start) else {
                        continue;
                    };
                    let Some(head) = matched.words.first().copied() else {
                        continue;
                    };
                    let mut filled = Filled {
                        parties: Vec::new(),
                        agreements: Vec::new(),
                        object: None,
                        talks: None,
                        slots: 0,
                    };
                    let fits = matched.groups.iter().all(|(role, slot_type, at)| {
                        self.fill_group(phrase, *role, *slot_type, *at, &mut filled)
                    });
                    if !fits {
                        continue;
                    }
                    let site = TriggerSite {
                        head,
                        words: vec![head],
                        verbal: phrase.is_verb(head),
                    };
                    let clause = Clause {
                        site,
                        functions: Vec::new(),
                    };
                    self.build(
                        phrase,
                        TriggerRef {
                            rule: number,
                            trigger: 0,
                            verbal: false,
                            needs: Needs::Nothing,
                        },
                        &clause,
                        filled,
                        found,
                    );
                }
            }
        }
    }

    /// Gives a group of a pattern its role; whether it is of the type.
    fn fill_group(
        &self,
        phrase: &Phrase<'_>,
        role: Role,
        slot_type: SlotType,
        at: usize,
        filled: &mut Filled,
    ) -> bool {
        match (slot_type, role) {
            (SlotType::Agreement, _) => {
                filled.agreements.push(at);
                is_agreement_filler(phrase, at)
            }
            (SlotType::Anything, Role::Agreement | Role::Object) => {
                filled.object = Some(at);
                is_thing(phrase, at)
            }
            (SlotType::Talks, _) => {
                filled.object = Some(at);
                phrase.is_class(at, Class::Talks)
            }
            _ => {
                let before = filled.parties.len();
                for actor in self.cast.actors(phrase, at) {
                    if self.fits(&actor, slot_type) {
                        filled.parties.push(PartyFiller {
                            role,
                            function: Function::By,
                            actor,
                        });
                    }
                }
                filled.parties.len() > before
            }
        }
    }

    /// "a US-brokered truce": the last part of a joined word is a verb in the passive, the first its subject.
    fn joined(
        &self,
        phrase: &Phrase<'_>,
        at: usize,
        found: &mut Vec<Candidate>,
        refusals: &mut Vec<Refusal>,
    ) {
        let verb = last_of_joined(phrase.word(at));
        let mut head = at;
        while let Some(up) = phrase
            .head(head)
            .filter(|up| *up > at && phrase.is_noun(*up) && head < *up)
        {
            head = up;
        }
        if head == at {
            return;
        }
        for trigger in self
            .rules
            .triggers(&verb)
            .iter()
            .filter(|trigger| trigger.verbal)
        {
            if self.rules.trigger(*trigger).words.len() > 1 {
                continue;
            }
            let site = TriggerSite {
                head: at,
                words: vec![at],
                verbal: true,
            };
            let functions = vec![(Function::Subject, at), (Function::Object, head)];
            let clause = Clause {
                site: site.clone(),
                functions,
            };
            let rule = &self.rules.rules()[trigger.rule];
            if self.excluded(phrase, rule, &clause).is_some() {
                continue;
            }
            for frame in &rule.frames {
                match self.fill(phrase, frame, &clause) {
                    Ok(filled)
                        if filled
                            .parties
                            .iter()
                            .any(|filler| filler.function == Function::Subject) =>
                    {
                        self.build(phrase, *trigger, &clause, filled, found);
                        return;
                    }
                    Ok(_) => {}
                    Err(reason) => self.refuse(phrase, &site, rule, refusals, || reason),
                }
            }
        }
    }

    fn at(
        &self,
        phrase: &Phrase<'_>,
        at: usize,
        triggers: &[TriggerRef],
        found: &mut Vec<Candidate>,
        refusals: &mut Vec<Refusal>,
    ) {
        let before = refusals.len();
        let mut sites: Vec<(TriggerRef, TriggerSite)> = triggers
            .iter()
            .filter(|trigger| {
                if trigger.verbal {
                    phrase.is_verb(at)
                } else {
                    phrase.is_noun(at) && !phrase.is_verb(at)
                }
            })
            .filter_map(|trigger| Some((*trigger, self.site(phrase, at, *trigger)?)))
            .collect();
        // The longest trigger wins.
        sites.sort_by_key(|(_, site)| std::cmp::Reverse(site.words.len()));
        let mut from = 0;
        while from < sites.len() {
            let length = sites[from].1.words.len();
            let to = sites[from..]
                .iter()
                .take_while(|(_, site)| site.words.len() == length)
                .count()
                + from;
            let mut best: Option<(TriggerRef, Clause, Filled)> = None;
            for (trigger, site) in &sites[from..to] {
                let rule = &self.rules.rules()[trigger.rule];
                if let Some(reason) = rule.only.and_then(|only| missing(only, phrase, site)) {
                    self.refuse(phrase, site, rule, refusals, || reason.to_string());
                    continue;
                }
                let clause = clause::read(phrase, site.clone());
                if let Some(head) = self.excluded(phrase, rule, &clause) {
                    self.refuse(phrase, site, rule, refusals, || {
                        format!("`not` excludes `{head}`")
                    });
                    continue;
                }
                for frame in &rule.frames {
                    if let Some(subject) = self.idle_subject(rule, frame, &clause) {
                        let word = phrase.word(subject).to_string();
                        self.refuse(phrase, site, rule, refusals, || {
                            format!("the subject `{word}` is no party")
                        });
                        continue;
                    }
                    match self.fill(phrase, frame, &clause) {
                        Ok(filled) => {
                            if best
                                .as_ref()
                                .is_none_or(|(_, _, other)| filled.slots > other.slots)
                            {
                                best = Some((*trigger, clause.clone(), filled));
                            }
                        }
                        Err(reason) => self.refuse(phrase, site, rule, refusals, || reason),
                    }
                }
            }
            if let Some((trigger, clause, filled)) = best {
                // Why other frames did not hold is of no interest where one did.
                refusals.truncate(before);
                self.build(phrase, trigger, &clause, filled, found);
                return;
            }
            from = to;
        }
    }

    fn refuse(
        &self,
        phrase: &Phrase<'_>,
        site: &TriggerSite,
        rule: &Rule,
        refusals: &mut Vec<Refusal>,
        reason: impl FnOnce() -> String,
    ) {
        if self.explain {
            refusals.push(Refusal {
                trigger: trigger_span(phrase, site),
                rule: rule.name.clone(),
                reason: reason(),
            });
        }
    }

    /// The words of a trigger, from its head on: along the tree, or side by side.
    fn site(&self, phrase: &Phrase<'_>, at: usize, trigger: TriggerRef) -> Option<TriggerSite> {
        let words = &self.rules.trigger(trigger).words;
        let mut site = TriggerSite {
            head: at,
            words: vec![at],
            verbal: trigger.verbal,
        };
        let mut gap = false;
        for (index, word) in words.iter().enumerate().skip(1) {
            let final_word = index + 1 == words.len();
            let word = match word {
                TriggerWord::Gap => {
                    gap = true;
                    continue;
                }
                TriggerWord::Word(word) => word.as_str(),
            };
            let last = *site.words.last()?;
            let is = |part: usize| {
                // The "to" of an infinitive is no preposition: "agreed to start talks".
                if word == "to" && final_word && phrase.label(part) == Label::Aux {
                    return false;
                }
                is_trigger_word(word, phrase.word(part), phrase.lemma(part))
            };
            // "put pen to paper on Monday on a pact": the preposition of a date is not the trigger's.
            let dated = |part: usize| final_word && phrase.governs_date(part);
            let child = site
                .words
                .iter()
                .rev()
                .flat_map(|part| phrase.children(*part))
                .copied()
                .find(|child| {
                    is(*child)
                        && !dated(*child)
                        && (*child > last || phrase.label(*child) == Label::Nsubjpass)
                        && !site.words.contains(child)
                });
            let next = || {
                let reach = if gap { 7 } else { 2 };
                (last + 1..phrase.len().min(last + 1 + reach))
                    .take_while(|part| {
                        gap || *part == last + 1 || phrase.tag(*part - 1).is_adverb()
                    })
                    .find(|part| is(*part))
            };
            site.words.push(child.or_else(next)?);
            gap = false;
        }
        Some(site)
    }

    /// A frame without a subject is for passives and nouns that name none; a subject that no frame takes refuses it.
    fn idle_subject(&self, rule: &Rule, frame: &Frame, clause: &Clause) -> Option<usize> {
        let takes = |frame: &Frame| {
            frame
                .slots
                .iter()
                .any(|slot| slot.function == Function::Subject)
        };
        if takes(frame) || !rule.frames.iter().any(takes) {
            return None;
        }
        // "The pact, concluded in 2014, ...": the subject is the object of a participle.
        let object = |at: usize| clause.fillers(Function::Object).any(|object| object == at);
        clause.fillers(Function::Subject).find(|at| !object(*at))
    }

    /// The head that makes it no such act.
    fn excluded(&self, phrase: &Phrase<'_>, rule: &Rule, clause: &Clause) -> Option<String> {
        // "was made available", "made it clear": the verb joins a thing and what is said of it.
        let joins = phrase.lemma(clause.site.head) == "make"
            && phrase.children(clause.site.head).iter().any(|child| {
                *child > clause.site.head
                    && (matches!(phrase.label(*child), Label::Oprd | Label::Acomp)
                        || phrase.label(*child) == Label::Ccomp && phrase.tag(*child) == Tag::Jj)
            });
        if joins {
            return Some("make".to_string());
        }
        // "strike down a pact" is another verb than "strike a pact".
        let undone = phrase
            .child(clause.site.head, Label::Prt)
            .filter(|particle| phrase.lemma(*particle) == "down")
            .filter(|particle| !clause.site.words.contains(particle));
        if clause.site.verbal && undone.is_some() {
            return Some("down".to_string());
        }
        // "withdrew the treaty from the Senate" takes a paper back.
        let at = clause.site.head;
        let pact = |at: usize| agreement::is_agreement(phrase, at, true);
        let taken_back = phrase.lemma(at) == "withdraw"
            && clause.site.verbal
            && phrase.with_label(at, Label::Dobj).any(pact)
            && phrase
                .prepositions(at)
                .any(|(preposition, body)| phrase.lemma(preposition) == "from" && !pact(body));
        if taken_back {
            return Some("withdraw".to_string());
        }
        // "as opposed to" compares.
        if at > 0 && phrase.lemma(at) == "oppose" && phrase.lemma(at - 1) == "as" {
            return Some("as".to_string());
        }
        // "The truce began to crumble": the verb only leads to another one. "a truce beginning on Monday" says when it would.
        let leads = clause.site.verbal
            && matches!(phrase.lemma(at), "begin" | "start")
            && (phrase.child(at, Label::Xcomp).is_some() || phrase.tag(at) == Tag::Vbg);
        if leads {
            return Some("to".to_string());
        }
        for exclusion in &rule.exclusions {
            for filler in clause.fillers(exclusion.function) {
                // "The pact concluded" has its subject as object, too.
                let also_subject = clause.fillers(Function::Subject).any(|at| at == filler);
                if !also_subject && exclusion.heads.iter().any(|head| head == ANYTHING) {
                    return Some(phrase.word(filler).to_string());
                }
                // "the Rome Statute", "the UN Charter": a listed name says by itself that it is one; and the last word of "the
                // Agreement on Supplies to Border Troops" does not say what it is.
                let named = phrase.name(filler).is_some_and(|name| {
                    let listed = !name.senses.is_empty();
                    let last = lexicon::classes(phrase.lemma(filler));
                    let says = last.has(Class::Agreement) || last.has(Class::Instrument);
                    name.class == NameClass::Agreement && (listed || !says)
                });
                if named || agreement::is_alliance(phrase, filler) {
                    continue;
                }
                // "agreed on the text of the treaty": the treaty is meant.
                let part = phrase.is_class(filler, Class::Portion);
                let of = agreement::carried(phrase, filler)
                    .filter(|whole| part && !phrase.is_class(*whole, Class::Talks));
                // "drafted the treaty text"
                let text_of = || {
                    let mut compounds = phrase.with_label(filler, Label::Compound);
                    compounds.any(|of| agreement::is_agreement(phrase, of, true))
                };
                if exclusion.function == Function::Object && (of.is_some() || part && text_of()) {
                    continue;
                }
                let mut words = vec![phrase.lemma(filler)];
                // "a visa waiver agreement" is no waiver; "a budget law" is no agreement.
                let named = agreement::is_agreement(phrase, filler, true);
                words.extend(
                    phrase
                        .children(filler)
                        .iter()
                        .filter(|child| {
                            !named
                                && matches!(
                                    phrase.label(**child),
                                    Label::Compound | Label::Amod | Label::Nmod
                                )
                        })
                        .map(|child| phrase.lemma(*child)),
                );
                if let Some(head) = words.iter().find(|word| {
                    exclusion
                        .heads
                        .iter()
                        .any(|head| head == *word || lemma(head, WordClass::Noun) == **word)
                }) {
                    return Some((*head).to_string());
                }
            }
        }
        None
    }

    fn fill(&self, phrase: &Phrase<'_>, frame: &Frame, clause: &Clause) -> Result<Filled, String> {
        let mut filled = Filled {
            parties: Vec::new(),
            agreements: Vec::new(),
            object: None,
            talks: None,
            slots: 0,
        };
        for slot in &frame.slots {
            // "with Oman as mediator": who helps or watches is no party.
            let watches = |at: usize| {
                slot.function == Function::With
                    && (at + 1..phrase.len().min(at + 4)).any(|next| {
                        matches!(
                            phrase.lemma(next),
                            "mediator"
                                | "broker"
                                | "host"
                                | "witness"
                                | "observer"
                                | "guarantor"
                                | "attendance"
                                | "side"
                        )
                    })
            };
            let fillers: Vec<usize> = clause
                .fillers(slot.function)
                .filter(|at| !watches(*at))
                .collect();
            let mut count = 0;
            for at in fillers {
                match slot.slot_type {
                    SlotType::Agreement => {
                        // "the hostage release and ceasefire deal": the head may stand last. "rejected the League and the Treaty
                        // of Versailles"
                        let shared = || {
                            phrase.conjuncts(at).into_iter().skip(1).find(|other| {
                                let proper =
                                    phrase.name_class(*other) == Some(NameClass::Agreement);
                                agreement::is_agreement(phrase, *other, true)
                                    && (proper || phrase.child(*other, Label::Det).is_none())
                            })
                        };
                        let at = if is_agreement_filler(phrase, at) {
                            at
                        } else {
                            shared().unwrap_or(at)
                        };
                        let stands =
                            is_pronoun(phrase.lemma(at)) || agreement::stands_for_one(phrase, at);
                        let far = stands && !in_reach(clause.site.head, at);
                        if is_agreement_filler(phrase, at)
                            && !far
                            && !filled.agreements.contains(&at)
                        {
                            filled.agreements.push(at);
                            count += 1;
                        }
                    }
                    SlotType::Anything if matches!(slot.role, Role::Agreement | Role::Object) => {
                        if is_thing(phrase, at) && filled.object.is_none() {
                            filled.object = Some(at);
                            count += 1;
                        }
                    }
                    SlotType::Talks => {
                        if phrase.is_class(at, Class::Talks) && filled.object.is_none() {
                            (filled.object, filled.talks) = (Some(at), Some(at));
                            count += 1;
                        }
                    }
                    SlotType::Place => count += 1,
                    _ => {
                        for actor in self.cast.actors(phrase, at) {
                            if self.fits(&actor, slot.slot_type) {
                                filled.parties.push(PartyFiller {
                                    role: slot.role,
                                    function: slot.function,
                                    actor,
                                });
                                count += 1;
                            }
                        }
                    }
                }
            }
            let needed = matches!(slot.mark, Mark::Required | Mark::Some);
            if needed && count == 0 {
                let there: Vec<String> = clause
                    .fillers(slot.function)
                    .map(|at| format!("`{}`", phrase.word(at)))
                    .collect();
                return Err(if there.is_empty() {
                    format!("no {} was found", slot.function.as_str())
                } else {
                    format!(
                        "the {} {} is no {}",
                        slot.function.as_str(),
                        there.join(", "),
                        slot.slot_type.as_str()
                    )
                });
            }
            if count > 0 {
                filled.slots += 1;
            }
        }
        Ok(filled)
    }

    fn fits(&self, actor: &Actor, slot_type: SlotType) -> bool {
        use crate::actor::Party;
        match slot_type {
            SlotType::Country => match (&actor.party, &actor.reference) {
                (Some(Party::Known(entry)), _) => {
                    self.cast.gazetteer.entry(*entry).entity_type().is_state()
                }
                (None, Some(Reference::Descriptor(word))) => {
                    matches!(
                        word.as_str(),
                        "country" | "nation" | "state" | "kingdom" | "republic"
                    )
                }
                _ => false,
            },
            SlotType::Organisation => match &actor.party {
                Some(Party::Known(entry)) => {
                    !self.cast.gazetteer.entry(*entry).entity_type().is_state()
                }
                Some(Party::Named { .. }) => true,
                _ => false,
            },
            SlotType::Person => actor.person.is_some(),
            SlotType::Body => actor.body.is_some() && !actor.own,
            _ => actor.is_some(),
        }
    }

    fn build(
        &self,
        phrase: &Phrase<'_>,
        trigger: TriggerRef,
        clause: &Clause,
        filled: Filled,
        found: &mut Vec<Candidate>,
    ) {
        let rule = &self.rules.rules()[trigger.rule];
        let object = filled.object.map(|at| {
            let (first, last) = thing(phrase, at, clause.site.head);
            phrase.range(first, last)
        });
        let mut factuality = factuality::read(phrase, &clause.site);
        if rule.only == Some(Only::Negative) {
            factuality.polarity = Polarity::Positive;
        }
        factuality.modality = factuality.modality.max(rule.modality);
        if rule.kind == RelationKind::Proposed && is_made(phrase, &clause.site) {
            factuality.polarity = Polarity::Positive;
            factuality.modality = Modality::Asserted;
        }
        let base = Candidate {
            rule: trigger.rule,
            kind: rule.kind.clone(),
            site: clause.site.clone(),
            trigger: trigger_span(phrase, &clause.site),
            parties: filled.parties,
            agreement: None,
            object,
            factuality,
            weak: false,
            filler: filled.talks.or(filled.agreements.first().copied()),
        };
        let mut groups: Vec<usize> = Vec::new();
        if let Some(&first) = filled.agreements.first() {
            groups.push(first);
            groups.extend(
                phrase
                    .conjuncts(first)
                    .into_iter()
                    .skip(1)
                    // "the convention signed by A, and the protocol": what is said of the first is said of it alone.
                    .filter(|at| {
                        !(modifies(phrase, clause.site.head, first) && *at > clause.site.head)
                    })
                    .filter(|at| is_separate(phrase, *at)),
            );
        }
        if groups.is_empty() {
            found.push(base);
            return;
        }
        let mut others = groups.clone();
        others.extend(strayed(phrase, &base, &groups));
        let groups = others;
        for (number, &at) in groups.iter().enumerate() {
            let described = self.cast.describe(phrase, at);
            let refers = described.bare && described.instance != Instance::Indefinite;
            let weak = !agreement::is_agreement(phrase, at, true) && !refers;
            let mut factuality = base.factuality.clone();
            // "ratified the convention but not the protocol"
            if !phrase.is_verb(at)
                && (phrase.child(at, Label::Neg).is_some() || at > 0 && groups_negated(phrase, at))
            {
                factuality.polarity = match factuality.polarity {
                    Polarity::Positive => Polarity::Negative,
                    Polarity::Negative => Polarity::Positive,
                };
            }
            found.push(Candidate {
                agreement: Some(described),
                weak,
                factuality,
                parties: parties_of(&base.parties, &groups, number),
                ..base.clone()
            });
        }
    }
}

/// What a rule asks for and the text does not say.
fn missing(only: Only, phrase: &Phrase<'_>, site: &TriggerSite) -> Option<&'static str> {
    let told = factuality::read(phrase, site);
    match only {
        Only::Negative => {
            (told.polarity == Polarity::Positive).then_some("nothing says that it is not done")
        }
        Only::Planned => {
            (told.modality == Modality::Asserted).then_some("nothing says that it is ahead")
        }
    }
}

/// "the convention signed by A", "the convention that A signed"
fn modifies(phrase: &Phrase<'_>, verb: usize, noun: usize) -> bool {
    matches!(phrase.label(verb), Label::Acl | Label::Relcl) && phrase.head(verb) == Some(noun)
}

/// "a tax treaty with B and an air accord with C": the parser coordinates the second agreement with the party of the first.
fn strayed(phrase: &Phrase<'_>, candidate: &Candidate, groups: &[usize]) -> Vec<usize> {
    let with = candidate
        .parties
        .iter()
        .filter(|filler| matches!(filler.function, Function::With | Function::Between))
        .map(|filler| filler.actor.at);
    with.flat_map(|party| phrase.conjuncts(party).into_iter().skip(1))
        .filter(|at| is_separate(phrase, *at) && !groups.contains(at))
        .collect()
}

/// The parties of one of several agreements: those who stand after it and before the next are its own.
fn parties_of(parties: &[PartyFiller], groups: &[usize], number: usize) -> Vec<PartyFiller> {
    if groups.len() < 2 {
        return parties.to_vec();
    }
    let own = |filler: &PartyFiller, number: usize| {
        let after = groups[number] < filler.actor.at;
        let before = groups
            .get(number + 1)
            .is_none_or(|next| filler.actor.at < *next);
        after && before
    };
    let shared =
        |filler: &PartyFiller| !matches!(filler.function, Function::With | Function::Between);
    let apart = (0..groups.len() - 1).any(|group| {
        parties
            .iter()
            .any(|filler| !shared(filler) && own(filler, group))
    });
    parties
        .iter()
        .filter(|filler| shared(filler) || !apart || own(filler, number))
        .cloned()
        .collect()
}

/// Whether a word is the one of a trigger.
fn is_trigger_word(wanted: &str, word: &str, lemma_of_word: &str) -> bool {
    lemma_of_word == wanted
        || word.eq_ignore_ascii_case(wanted)
        || lemma_of_word == lemma(wanted, WordClass::Noun)
}

/// The lemma of the verb in "US-brokered".
pub(super) fn last_of_joined(word: &str) -> String {
    let last = word.rsplit(['-', '–']).next().unwrap_or("");
    lemma(last, WordClass::Verb).to_lowercase()
}

/// The words and groups that a pattern matched.
struct Matched {
    words: Vec<usize>,
    groups: Vec<(Role, SlotType, usize)>,
}

/// Matches a pattern at a part: words by lemma or form, gaps of up to five words, noun groups whole.
fn match_pattern(phrase: &Phrase<'_>, pattern: &[PatternItem], start: usize) -> Option<Matched> {
    let mut matched = Matched {
        words: Vec::new(),
        groups: Vec::new(),
    };
    let mut at = start;
    let mut gap = false;
    for item in pattern {
        let reach = if gap { 6 } else { 1 };
        let candidates = at..phrase.len().min(at + reach);
        match item {
            PatternItem::Gap => {
                gap = true;
                continue;
            }
            PatternItem::Word(word) => {
                let found = candidates.into_iter().find(|part| {
                    phrase.lemma(*part) == word || phrase.word(*part).eq_ignore_ascii_case(word)
                })?;
                matched.words.push(found);
                at = found + 1;
            }
            PatternItem::Group(role, slot_type) => {
                // The highest noun whose group starts here.
                let (head, last) = candidates.into_iter().find_map(|first| {
                    let head = (first..phrase.len().min(first + 12))
                        .filter(|noun| phrase.is_noun(*noun) || phrase.tag(*noun) == Tag::Prp)
                        .rfind(|noun| phrase.noun_group(*noun).0 == first)?;
                    Some((head, phrase.noun_group(head).1))
                })?;
                matched.groups.push((*role, *slot_type, head));
                at = last + 1;
            }
        }
        gap = false;
    }
    Some(matched)
}

/// "but not the protocol": the word before a conjunct's group.
fn groups_negated(phrase: &Phrase<'_>, at: usize) -> bool {
    let start = *phrase.subtree(at).start();
    phrase.label(at) == Label::Conj
        && start
            .checked_sub(1)
            .is_some_and(|before| phrase.lemma(before) == "not")
}

/// A coordinated noun that is an agreement of its own: it has its own determiner or proper name, or its own party: "two treaties
/// with B and one with C".
fn is_separate(phrase: &Phrase<'_>, at: usize) -> bool {
    let one = agreement::stands_for_one(phrase, at)
        && phrase
            .prepositions(at)
            .any(|(preposition, _)| matches!(phrase.lemma(preposition), "with" | "between"));
    one || agreement::is_agreement(phrase, at, true)
        && (phrase.name_class(at) == Some(NameClass::Agreement)
            || phrase.child(at, Label::Det).is_some()
            || phrase.child(at, Label::Poss).is_some())
}

fn is_agreement_filler(phrase: &Phrase<'_>, at: usize) -> bool {
    if agreement::is_agreement(phrase, at, false) {
        return true;
    }
    // "it", "both", "such a document"; "another, with B", "the first, with B"
    let ordinal = agreement::stands_for_one(phrase, at);
    let pronoun = is_pronoun(phrase.lemma(at)) || ordinal;
    let deed = agreement::is_act_noun(phrase, at) || agreement::is_article(phrase, at);
    let generic = lexicon::is(phrase.lemma(at), Class::Generic)
        && phrase.name(at).is_none()
        && !agreement::is_contract(phrase, at)
        && !agreement::is_other_sense(phrase, at);
    let left_out = phrase.is_verb(at)
        && (phrase.is_class(at, Class::ZeroObject) || phrase.is_class(at, Class::ResumedObject));
    left_out
        || deed
        || pronoun && phrase.label(at) != Label::Det && !points_at_noun(phrase, at)
        || generic && !phrase.tag(at).is_verb()
}

/// "has signed", "had not yet ratified": a verb that only leads to a participle. Before a noun the participle may be a word of
/// it, and then the noun is what one has: "has signed agreements".
pub(super) fn is_auxiliary(
    at: usize,
    lemma: &str,
    count: usize,
    tag: &dyn Fn(usize) -> Tag,
) -> bool {
    let participle = (at + 1..count).find(|next| !tag(*next).is_adverb());
    let leads = |participle: usize| {
        let next = participle + 1;
        tag(participle) == Tag::Vbn && (next == count || !agreement::takes_modifiers(tag(next)))
    };
    lemma == "have" && participle.is_some_and(leads)
}

/// "this week": the word belongs to a noun and stands for none.
fn points_at_noun(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.lemma(at) == "this" && agreement::noun_follows(phrase, at)
}

/// A noun group that a stance can be on.
fn is_thing(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.is_noun(at)
        && !phrase.is_date(at)
        && !matches!(phrase.tag(at), Tag::Prp | Tag::Wp | Tag::Wdt)
        && !matches!(
            phrase.name_class(at),
            Some(NameClass::Person | NameClass::Party | NameClass::Nationality | NameClass::Seat)
        )
}

/// The words of such a noun group: its modifiers and one phrase or relative clause after it.
fn thing(phrase: &Phrase<'_>, at: usize, trigger: usize) -> (usize, usize) {
    let (mut first, mut last) = phrase.noun_group(at);
    while first < at
        && (phrase.tag(first) == Tag::Dt
            || phrase.tag(first) == Tag::PrpS
            || phrase.tag(first).is_punctuation())
    {
        first += 1;
    }
    // Who takes part is told by the roles, not by the words of the thing.
    let parties = phrase
        .prepositions(at)
        .filter(|(preposition, _)| {
            matches!(phrase.lemma(*preposition), "between" | "with" | "among")
        })
        .map(|(preposition, _)| preposition)
        .next();
    if let Some(preposition) = parties.filter(|preposition| *preposition > at) {
        return (first, preposition - 1);
    }
    let relative = phrase
        .child(at, Label::Relcl)
        .filter(|clause| *phrase.subtree(*clause).end() <= at + 14)
        // "the border, which B and C agreed on": what is said of it is told by the act.
        .filter(|clause| !phrase.subtree(*clause).contains(&trigger));
    if let Some(clause) = relative {
        last = last.max(*phrase.subtree(clause).end());
    }
    last = last.min(at + 14);
    // "talks in Doha mediated by Qatar": who did what to it is told by the roles, too.
    if let Some(act) = phrase
        .with_label(at, Label::Acl)
        .find(|act| *act > at && *act <= last)
    {
        last = act - 1;
    }
    // "talks on 15 August to": the day is told by itself, and no group ends with a small word.
    let ends = |last: usize| {
        phrase.tag(last).is_punctuation()
            || matches!(phrase.tag(last), Tag::To | Tag::In | Tag::Dt | Tag::Cc)
            || phrase.is_date(last)
    };
    while last > at && ends(last) {
        last -= 1;
    }
    (first, last)
}

/// Whether an act on another act on an agreement is all that is told: "approved the ratification of the treaty".
fn takes_in(kind: &RelationKind) -> bool {
    matches!(
        kind,
        RelationKind::Approved
            | RelationKind::Supported
            | RelationKind::Opposed
            | RelationKind::Proposed
    )
}

/// "rejected its proposal for a truce": who rejects or weighs a proposal does not undo that it was made.
fn is_made(phrase: &Phrase<'_>, site: &TriggerSite) -> bool {
    !site.verbal
        && matches!(
            phrase.label(site.head),
            Label::Dobj | Label::Nsubjpass | Label::Nsubj | Label::Pobj
        )
        && phrase.head(site.head).is_some_and(|verb| {
            !matches!(
                phrase.lemma(verb),
                "make"
                    | "submit"
                    | "put"
                    | "announce"
                    | "issue"
                    | "prepare"
                    | "plan"
                    | "present"
                    | "have"
            )
        })
}

fn trigger_span(phrase: &Phrase<'_>, site: &TriggerSite) -> Span {
    // Only the head, unless the words stand side by side: a span must quote what it claims.
    let last = site.words.last().copied().unwrap_or(site.head);
    let side_by_side = site.words.windows(2).all(|pair| pair[1] == pair[0] + 1);
    if side_by_side {
        phrase.range(site.head, last)
    } else {
        phrase.span(site.head)
    }
}
