//! **Clause**: a trigger in its sentence → what fills each function of the active verb.
//!
//! English says "B ratified A" in many ways: "A was ratified by B", "A, ratified by B in May",
//! "B, which ratified A", "B agreed to ratify A", "B's ratification of A", "B gave its ratification
//! to A". This stage maps each of them onto subject, object and the prepositions, for every trigger
//! alike, so that no rule lists a construction.

mod charge;
mod nominal;
mod object;
mod subject;
mod verbal;

use crate::lexicon::Class;
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::rule::Function;
use crate::syntax::{Label, Tag};
pub(crate) use charge::{accuser, is_charge};
use nominal::{nominal, told_by_the_other};
pub(crate) use subject::{agents, surface_subjects};
pub(crate) use verbal::talks_of;
use verbal::verbal;

/// How far a subject may be looked for, in steps from clause to clause.
const MAX_STEPS: usize = 12;

/// Where a trigger stands: its head word, and the last of its words where it has several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TriggerSite {
    /// The verb or noun.
    pub(crate) head: usize,
    /// All its words, in the order of the text.
    pub(crate) words: Vec<usize>,
    pub(crate) verbal: bool,
}

/// A trigger's clause.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    pub(crate) site: TriggerSite,
    /// What stands in which function: heads of noun groups.
    pub(crate) functions: Vec<(Function, usize)>,
}

impl Clause {
    pub(crate) fn fillers(&self, function: Function) -> impl Iterator<Item = usize> + '_ {
        self.functions
            .iter()
            .filter(move |(found, _)| *found == function)
            .map(|(_, at)| *at)
    }

    fn has(&self, function: Function) -> bool {
        self.fillers(function).next().is_some()
    }

    fn add(&mut self, function: Function, at: usize) {
        if !self.functions.contains(&(function, at)) {
            self.functions.push((function, at));
        }
    }
}

/// The function that a preposition marks.
fn function_of(preposition: &str) -> Option<Function> {
    Some(match preposition {
        "with" | "alongside" | "along" | "together" | "plus" => Function::With,
        "between" | "among" | "amongst" | "involve" => Function::Between,
        "of" => Function::Of,
        "to" | "into" | "toward" | "towards" | "onto" | "unto" => Function::To,
        "from" | "out" => Function::From,
        "against" => Function::Against,
        "on" | "over" | "about" | "for" | "regarding" | "concerning" | "regard" | "concern"
        | "focus" | "center" | "cover" | "upon" | "around" | "covering" | "governing" => {
            Function::On
        }
        "in" | "at" | "within" => Function::In,
        "by" => Function::By,
        _ => return None,
    })
}

/// Finds what fills the functions of a trigger.
pub(crate) fn read(phrase: &Phrase<'_>, site: TriggerSite) -> Clause {
    let mut clause = Clause {
        site,
        functions: Vec::new(),
    };
    if clause.site.verbal {
        verbal(phrase, &mut clause);
        speakers(phrase, &mut clause);
    } else {
        nominal(phrase, &mut clause);
        told_by_the_other(phrase, &mut clause);
    }
    // "talks over several weeks"
    clause
        .functions
        .retain(|(function, at)| *function != Function::On || !is_span_of_time(phrase, *at));
    clause
}

fn is_span_of_time(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.name(at).is_none()
        && matches!(
            phrase.lemma(at),
            "hour" | "day" | "week" | "weekend" | "month" | "year" | "decade"
        )
}

/// "B said that the pact was a mistake": who says so.
fn speakers(phrase: &Phrase<'_>, clause: &mut Clause) {
    let verb = clause.site.head;
    let report = phrase.head(verb).filter(|report| {
        phrase.label(verb) == Label::Ccomp && phrase.is_class(*report, Class::Report)
    });
    for speaker in report.map_or_else(Vec::new, |report| {
        subject::surface_subjects(phrase, report, 0)
    }) {
        clause.add(Function::Speaker, speaker);
    }
}

fn is_place(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.name(at).is_some_and(|name| match name.class {
        NameClass::Seat | NameClass::Place => true,
        NameClass::Party => name.entity_type.is_state(),
        _ => false,
    })
}

fn prepositions(phrase: &Phrase<'_>, clause: &mut Clause, at: usize, own: &[usize]) {
    let found: Vec<(usize, usize)> = phrase.prepositions(at).collect();
    for (preposition, object) in found {
        if own.contains(&preposition) && preposition == *own.last().unwrap_or(&at) {
            continue;
        }
        // "with diplomats of B looking on": a clause of its own, whose subject has no part in this one.
        if phrase.lemma(preposition) == "with" && phrase.child(preposition, Label::Pcomp).is_some()
        {
            continue;
        }
        // "signed on behalf of B"
        if phrase.lemma(object) == "behalf" {
            let of = phrase.prepositions(object).next();
            if let Some((_, party)) = of.filter(|(_, party)| party_like(phrase, *party)) {
                clause.add(Function::Subject, party);
            }
            continue;
        }
        if let Some(function) = function_of(phrase.lemma(preposition)) {
            if function == Function::By && subject::is_time(phrase, object) {
                continue;
            }
            // "to Riyadh, Saudi Arabia": a city with its country is a place.
            let seated = phrase.name_class(object) == Some(NameClass::Seat)
                && phrase
                    .child(object, Label::Appos)
                    .is_some_and(|state| phrase.name_class(state) == Some(NameClass::Party));
            if seated && matches!(phrase.lemma(preposition), "to" | "in" | "at" | "from") {
                continue;
            }
            // "held talks for the past year"
            let lasts = matches!(
                phrase.lemma(object),
                "year" | "month" | "week" | "day" | "decade" | "hour" | "time" | "moment"
            );
            if phrase.lemma(preposition) == "for" && lasts {
                continue;
            }
            let function = besides(phrase, at, preposition).unwrap_or(function);
            clause.add(function, phrase.antecedent(object));
        }
    }
    if let Some(dative) = phrase.child(at, Label::Dative)
        && phrase.is_noun(dative)
    {
        clause.add(Function::To, dative);
    }
    // "talks on delimiting the border"
    if phrase.is_class(at, Class::Talks) {
        let about = phrase.children(at).iter().filter(|child| {
            matches!(phrase.lemma(**child), "on" | "over" | "about")
                && phrase.label(**child) == Label::Prep
        });
        let deeds = about.filter_map(|preposition| phrase.child(*preposition, Label::Pcomp));
        for deed in deeds.collect::<Vec<_>>() {
            clause.add(Function::On, deed);
        }
    }
    // "offered B a trade agreement": of two objects the first receives the second.
    let mut objects = phrase.with_label(at, Label::Dobj);
    if let (Some(first), Some(second)) = (objects.next(), objects.next())
        && party_like(phrase, first)
        && is_agreement_like(phrase, second)
    {
        clause.add(Function::To, first);
    }
}

/// The agreement that "it" is where a second verb has again what the first one had: "amended their treaty, adding a protocol,
/// and extended it".
pub(crate) fn again(phrase: &Phrase<'_>, it: usize) -> Option<usize> {
    let verb = phrase
        .head(it)
        .filter(|_| phrase.label(it) == Label::Dobj)?;
    let first = phrase.head(verb).filter(|first| {
        phrase.label(verb) == Label::Conj && phrase.lemma(it) == "it" && phrase.is_verb(*first)
    })?;
    let mut told = phrase.with_label(first, Label::Dobj);
    told.find(|noun| *noun < verb && is_agreement_like(phrase, *noun))
}

fn is_agreement_like(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.name_class(at) == Some(NameClass::Agreement)
        || phrase.is_class(at, Class::Agreement)
        || phrase.is_class(at, Class::Carrier)
}

/// Whether a noun can be one who acts.
fn party_like(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.name(at).is_some()
        || [
            Class::Official,
            Class::Own,
            Class::Armed,
            Class::Pair,
            Class::Deed,
            Class::Talks,
        ]
        .iter()
        .any(|class| phrase.is_class(at, *class))
        || matches!(phrase.tag(at), Tag::Prp)
}

pub(crate) fn is_paper(phrase: &Phrase<'_>, at: usize) -> bool {
    matches!(
        phrase.lemma(at),
        "law"
            | "bill"
            | "decree"
            | "order"
            | "resolution"
            | "act"
            | "legislation"
            | "statement"
            | "letter"
            | "motion"
            | "note"
            | "notice"
            | "document"
    )
}

/// The agreement whose phrases a noun stands in: the pact of "a pact with B".
fn pact_over(phrase: &Phrase<'_>, noun: usize) -> Option<usize> {
    if is_agreement_like(phrase, noun) {
        return Some(noun);
    }
    let mut up = noun;
    for _ in 0..6 {
        let head = phrase.head(up).filter(|head| !phrase.is_verb(*head))?;
        if is_agreement_like(phrase, head) {
            return Some(head);
        }
        up = head;
    }
    None
}

fn is_visit(phrase: &Phrase<'_>, at: usize) -> bool {
    matches!(phrase.lemma(at), "visit" | "trip" | "tour")
}

/// "mediated the truce along with B": B helps, too, where somebody helps.
fn besides(phrase: &Phrase<'_>, trigger: usize, preposition: usize) -> Option<Function> {
    let is = |at: usize| matches!(phrase.lemma(at), "along" | "alongside" | "together");
    // "who brokered it with the UN"
    let it = phrase.child(trigger, Label::Dobj);
    let both = it.is_some_and(|it| phrase.lemma(it) == "it") && phrase.lemma(preposition) == "with";
    let beside = both || is(preposition) || preposition > 0 && is(preposition - 1);
    (beside && helps(phrase.lemma(trigger))).then_some(Function::Subject)
}

/// Whether who does it helps others to agree.
fn helps(verb: &str) -> bool {
    matches!(verb, "broker" | "mediate" | "facilitate")
}

/// "in violation of the truce", "violated the truce": what is done is done by whoever breaks it.
fn is_breach(phrase: &Phrase<'_>, trigger: usize) -> bool {
    let against = || {
        phrase.children(trigger).iter().any(|child| {
            matches!(
                phrase.lemma(*child),
                "contrary" | "counter" | "foul" | "incompatible" | "inconsistent"
            )
        })
    };
    match phrase.lemma(trigger) {
        "run" | "fall" | "be" => against(),
        // "broke off talks"
        "break" => phrase.child(trigger, Label::Prt).is_none(),
        _ => phrase.is_class(trigger, Class::Breach),
    }
}

/// "Germany's rearmament violated the treaty", "the deployment of missiles by Russia violates it": whose deed it is does it.
fn doer_of_breach(phrase: &Phrase<'_>, trigger: usize, deed: usize) -> usize {
    // "suspended B after it broke the protocol": whoever is punished broke it.
    let pronoun = matches!(phrase.lemma(deed), "it" | "they" | "he");
    let punisher = phrase.head(trigger).filter(|verb| {
        pronoun
            && phrase.label(trigger) == Label::Advcl
            && is_breach(phrase, trigger)
            && (phrase.is_class(*verb, Class::Judge)
                || matches!(phrase.lemma(*verb), "suspend" | "expel" | "sanction"))
    });
    let punished = punisher.and_then(|verb| phrase.child(verb, Label::Dobj));
    if let Some(punished) = punished.filter(|at| *at < trigger && party_like(phrase, *at)) {
        return punished;
    }
    let own = party_like(phrase, deed) || is_agreement_like(phrase, deed);
    let named = |at: &usize| {
        matches!(
            phrase.name_class(*at),
            Some(NameClass::Party | NameClass::Nationality | NameClass::Seat)
        )
    };
    let by = || {
        let mut prepositions = phrase.prepositions(deed);
        let by = prepositions.find(|(preposition, _)| phrase.lemma(*preposition) == "by");
        by.map(|(_, by)| by)
    };
    // "its toll broke it"
    let its = |at: &usize| matches!(phrase.lemma(*at), "its" | "their");
    let owns = |at: &usize| named(at) || its(at);
    // "the new Borvian toll broke it"
    let adjective = || {
        let before = phrase.children(deed).iter().copied();
        let mut before = before.filter(|at| {
            matches!(
                phrase.label(*at),
                Label::Amod | Label::Compound | Label::Nmod
            ) && *at < deed
        });
        before.find(named)
    };
    let owner = phrase
        .child(deed, Label::Poss)
        .filter(owns)
        .or_else(by)
        .or_else(adjective);
    owner
        .filter(owns)
        .filter(|_| !own && is_breach(phrase, trigger))
        .unwrap_or(deed)
}
