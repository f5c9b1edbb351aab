//! Triggers and frames against the clauses of a sentence.

mod exclusion;
mod frame;
mod pattern;

use crate::actor::{Actor, Cast};
use crate::agreement::{self, Described, Instance};
use crate::clause::{self, Clause, TriggerSite};
use crate::factuality::{self, Factuality};
use crate::inflection::{WordClass, lemma};
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::relation::{Modality, Polarity, RelationKind, Role};
use crate::rule::ast::*;
use crate::rule::{Beside, RuleSet, TriggerRef};
use crate::span::Span;
use crate::syntax::{Label, Tag};
use crate::token;
pub(crate) use frame::Step;
use frame::{Filled, thing};
use pattern::groups_negated;

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
    /// How the object says what was done with an agreement, where that is what the act is on.
    pub(crate) step: Option<Step>,
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

impl Matcher<'_> {
    /// The candidates of a sentence, in the order of their triggers.
    pub(crate) fn candidates(
        &self,
        phrase: &Phrase<'_>,
        refusals: &mut Vec<Refusal>,
    ) -> Vec<Candidate> {
        let mut found = Vec::new();
        let words = (0..phrase.len()).flat_map(|at| [phrase.word(at), phrase.lemma(at)]);
        let beside = self.rules.beside(words);
        for at in 0..phrase.len() {
            if phrase.name(at).is_some() || phrase.tag(at).is_punctuation() {
                continue;
            }
            let triggers = self.rules.triggers(phrase.lemma(at));
            // "rubber-stamped" is a verb of its own, "US-brokered" is not.
            if triggers.is_empty() && token::joined_participle(phrase.word(at)) {
                self.joined(phrase, at, &mut found, refusals);
                continue;
            }
            // "Sign up to our newsletter": an imperative tells no act.
            let imperative = at == 0 && matches!(phrase.tag(at), Tag::Vb | Tag::Vbp);
            if triggers.is_empty() || imperative {
                continue;
            }
            if is_auxiliary(at, phrase.lemma(at), phrase.len(), &|at| phrase.tag(at)) {
                continue;
            }
            self.at(phrase, at, triggers, beside, &mut found, refusals);
        }
        self.patterns(phrase, &mut found);
        // The order in which rules were given makes no difference.
        let name = |candidate: &Candidate| self.rules.rules()[candidate.rule].name.as_str();
        found.sort_by(|a, b| (a.trigger, name(a)).cmp(&(b.trigger, name(b))));
        // "concluded talks on a pact", "approved the ratification of a treaty" tell one act: the noun is what the verb is done to.
        let done: Vec<(usize, bool, bool)> = found
            .iter()
            .filter_map(|candidate| Some((candidate.filler?, &candidate.kind)))
            // "held talks facilitated by B": the talks are held, whoever helps.
            .filter(|(_, kind)| **kind != RelationKind::Mediated)
            .map(|(filler, kind)| {
                let undone = matches!(kind, RelationKind::Suspended | RelationKind::Withdrew);
                (filler, takes_in(kind), undone)
            })
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
            // "suspended the ratification of a treaty", "revoked its ratification" tell of no ratification.
            let taken_in = done.iter().any(|(filler, takes_in, suspends)| {
                // "approved the accession to the treaty" tells of no accession yet.
                let joined = candidate.kind == RelationKind::Acceded
                    && phrase
                        .prepositions(candidate.site.head)
                        .any(|(_, object)| object == *filler);
                (candidate.site.words.contains(filler) || joined)
                    && (talks || *takes_in && agentless || *suspends)
            });
            candidate.site.verbal || !taken_in
        });
        found
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
        beside: Beside,
        found: &mut Vec<Candidate>,
        refusals: &mut Vec<Refusal>,
    ) {
        let before = refusals.len();
        let mut sites: Vec<(TriggerRef, TriggerSite)> = triggers
            .iter()
            .filter(|trigger| beside.has_all(trigger.beside))
            .filter(|trigger| {
                if trigger.verbal {
                    phrase.is_verb(at)
                } else {
                    phrase.is_noun(at) && !phrase.is_verb(at)
                }
            })
            .filter_map(|trigger| Some((*trigger, self.site(phrase, at, *trigger)?)))
            .collect();
        // The longest trigger wins, unless it leaves out the agreement that a shorter one takes: "negotiated treaties with B" is
        // no "negotiate with".
        sites.sort_by_key(|(_, site)| std::cmp::Reverse(site.words.len()));
        let mut best: Option<(TriggerRef, Clause, Filled)> = None;
        for of_length in sites.chunk_by(|(_, a), (_, b)| a.words.len() == b.words.len()) {
            let shorter = self.best_of(phrase, of_length, refusals);
            let better = |(_, _, filled): &(_, _, Filled)| match &best {
                Some((_, _, longer)) => {
                    filled.agreements.len() > longer.agreements.len() && filled.slots > longer.slots
                }
                None => true,
            };
            if shorter.as_ref().is_some_and(better) {
                best = shorter;
            }
            if best
                .as_ref()
                .is_some_and(|(_, _, filled)| !filled.agreements.is_empty())
            {
                break;
            }
        }
        if let Some((trigger, clause, filled)) = best {
            // Why other frames did not hold is of no interest where one did.
            refusals.truncate(before);
            self.build(phrase, trigger, &clause, filled, found);
        }
    }

    /// Of triggers of one length the one with a frame that takes most.
    fn best_of(
        &self,
        phrase: &Phrase<'_>,
        sites: &[(TriggerRef, TriggerSite)],
        refusals: &mut Vec<Refusal>,
    ) -> Option<(TriggerRef, Clause, Filled)> {
        let mut best: Option<(TriggerRef, Clause, Filled)> = None;
        for (trigger, site) in sites {
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
                        // Of two that take as much the one that asks for more.
                        if best
                            .as_ref()
                            .is_none_or(|(_, _, other)| filled.fits_better(other))
                        {
                            best = Some((*trigger, clause.clone(), filled));
                        }
                    }
                    Err(reason) => self.refuse(phrase, site, rule, refusals, || reason),
                }
            }
        }
        best
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
                        // "There is no treaty": `be there`.
                        && (*child > last
                            || matches!(phrase.label(*child), Label::Nsubjpass | Label::Expl))
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
            let fronted = || piped(phrase, at).filter(|part| final_word && is(*part));
            site.words.push(child.or_else(next).or_else(fronted)?);
            gap = false;
        }
        Some(site)
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
            step: filled.step,
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

/// "the treaty to which A is a party", "the club to which A belongs": the preposition that a relative clause begins with.
fn piped(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    let verb = match phrase.is_verb(at) {
        true => at,
        false => phrase.head(at)?,
    };
    let pronoun = |at: usize| phrase.is_relative(at);
    let mut prepositions = phrase.prepositions(verb);
    prepositions
        .find(|(preposition, object)| *preposition < at && pronoun(*object))
        .map(|(preposition, _)| preposition)
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

/// A coordinated noun that is an agreement of its own: it has its own determiner or proper name, or its own party, place or date:
/// "two treaties with B and one with C".
fn is_separate(phrase: &Phrase<'_>, at: usize) -> bool {
    let one = agreement::stands_for_one(phrase, at)
        && phrase.prepositions(at).any(|(preposition, _)| {
            matches!(phrase.lemma(preposition), "with" | "between" | "in" | "on")
        });
    one || agreement::is_agreement(phrase, at, true)
        && (phrase.name_class(at) == Some(NameClass::Agreement)
            || phrase.child(at, Label::Det).is_some()
            || phrase.child(at, Label::Poss).is_some())
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
