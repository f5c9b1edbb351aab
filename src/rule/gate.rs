//! **Match**, the gate: which tagged sentences need heads at all.
//!
//! Most sentences with a trigger and an agreement tell no act: "The office has a program", "they left in the second year". The
//! tags, the lemmas and the names already say so of four in five, for a third of the cost. What passes is never less than what
//! can match: a sentence too many costs time, a sentence too few would lose a relation.

use std::cell::OnceCell;

use super::TriggerRef;
use super::ast::TriggerWord;
use super::matching::{Matcher, is_auxiliary, last_of_joined};
use super::needs::{Needs, in_reach, is_pronoun};
use crate::agreement;
use crate::inflection::{WordClass, lemma};
use crate::lexicon::{self, Class};
use crate::mention::NameClass;
use crate::pacts::{Before, PRONOUN_REACH, WINDOW};
use crate::phrase::Tagged;
use crate::syntax::Tag;
use crate::token;

/// A word that can be the agreement of a trigger.
struct Filler<'r> {
    at: usize,
    /// It can be the agreement of other words.
    noun: bool,
    /// It stands for an agreement that was told.
    stands: bool,
    /// It says by itself that something is done to an agreement: "its ratification".
    act: bool,
    /// It is a verb that may go without its object, which stands for the agreement then: "has yet to ratify".
    bare: bool,
    /// The rules that exclude it.
    barred: &'r [usize],
}

/// What a lemma can be by itself.
#[derive(Clone, Copy, Default)]
struct Sort {
    noun: bool,
    act: bool,
    bare: bool,
}

impl Sort {
    fn of(lemma: &str) -> Sort {
        const NOUNS: [Class; 5] = [
            Class::Agreement,
            Class::Instrument,
            Class::Generic,
            Class::ActNoun,
            Class::Upshot,
        ];
        let classes = lexicon::joined_classes(lemma);
        Sort {
            noun: NOUNS.iter().any(|class| classes.has(*class))
                || matches!(lemma, "agreement" | "consensus" | "peace" | "ban"),
            act: classes.has(Class::ActNoun),
            bare: classes.has(Class::ZeroObject) || classes.has(Class::ResumedObject),
        }
    }

    fn or(self, other: Sort) -> Sort {
        Sort {
            noun: self.noun || other.noun,
            act: self.act || other.act,
            bare: self.bare || other.bare,
        }
    }
}

impl Matcher<'_> {
    /// Whether a sentence, after what was told before it, can have candidates that tell an act: where no word is a
    /// trigger of its class, or none can be its agreement, it needs no heads.
    pub(crate) fn may_hold(&self, words: &Tagged<'_>, before: Before) -> bool {
        let found: OnceCell<Vec<Filler<'_>>> = OnceCell::new();
        let fillers = || {
            found.get_or_init(|| {
                let all = 0..words.len();
                all.filter_map(|at| self.filler(words, at, before))
                    .collect()
            })
        };
        let any_of = |class: Class| {
            let mut all = 0..words.len();
            all.any(|at| lexicon::is(words.lemma(at), class))
        };
        let holds = |at: usize, trigger: TriggerRef| match trigger.needs {
            Needs::Nothing => true,
            Needs::Agreement => {
                let mut fillers = fillers().iter();
                fillers.any(|filler| self.may_fill(filler, at, trigger))
            }
            Needs::Talks => any_of(Class::Talks),
            Needs::Step => {
                let mut fillers = fillers().iter();
                fillers.any(|filler| self.may_fill(filler, at, trigger)) || any_of(Class::Step)
            }
            Needs::Told => before.since.is_some() || !fillers().is_empty(),
        };
        let beside = OnceCell::new();
        let beside = || {
            *beside.get_or_init(|| {
                let all = 0..words.len();
                self.rules.beside(all.flat_map(|at| {
                    let missed = words.missed_verb(at).unwrap_or("");
                    [words.word(at), words.lemma(at), missed]
                }))
            })
        };
        let may =
            |at: usize, trigger: TriggerRef| beside().has_all(trigger.beside) && holds(at, trigger);
        (0..words.len()).any(|at| self.may_trigger(words, at, &|trigger| may(at, trigger)))
            || self
                .rules
                .rules()
                .iter()
                .any(|rule| !rule.patterns.is_empty())
    }

    fn may_fill(&self, filler: &Filler<'_>, at: usize, trigger: TriggerRef) -> bool {
        let place = match (filler.at == at, trigger.verbal) {
            (true, true) => filler.bare,
            (true, false) => filler.act || self.rules.trigger(trigger).words.len() > 1,
            (false, _) => filler.noun && (!filler.stands || in_reach(at, filler.at)),
        };
        place && !filler.barred.contains(&trigger.rule)
    }

    /// Whether a word can be the head of a trigger that holds.
    fn may_trigger(
        &self,
        words: &Tagged<'_>,
        at: usize,
        holds: &dyn Fn(TriggerRef) -> bool,
    ) -> bool {
        let tag = words.tag(at);
        if words.is_name(at) || tag.is_punctuation() {
            return false;
        }
        let word = words.word(at);
        let whole = || self.rules.triggers(words.lemma(at));
        if token::joined_participle(word) && whole().is_empty() {
            let triggers = self.rules.triggers(&last_of_joined(word)).iter();
            return triggers
                .filter(|trigger| trigger.verbal && holds(**trigger))
                .any(|trigger| self.rules.trigger(*trigger).words.len() == 1);
        }
        let missed = words.missed_verb(at).is_some_and(|lemma| {
            let mut triggers = self.rules.triggers(lemma).iter();
            triggers.any(|trigger| trigger.verbal && holds(*trigger))
        });
        if missed {
            return true;
        }
        let (verb, noun) = (tag.is_verb(), tag.is_noun());
        let imperative = at == 0 && matches!(tag, Tag::Vb | Tag::Vbp);
        !imperative
            && (verb || noun)
            && !is_auxiliary(at, words.lemma(at), words.len(), &|at| words.tag(at))
            && whole().iter().any(|trigger| {
                trigger.verbal == verb && holds(*trigger) && self.has_words(words, at, *trigger)
            })
    }

    /// Whether the other words of a trigger stand anywhere.
    fn has_words(&self, words: &Tagged<'_>, at: usize, trigger: TriggerRef) -> bool {
        let parts = &self.rules.trigger(trigger).words[1..];
        parts.iter().all(|part| match part {
            TriggerWord::Gap => true,
            TriggerWord::Word(wanted) => {
                let noun = lemma(wanted, WordClass::Noun);
                (0..words.len()).any(|other| {
                    let is = |lemma: &str| {
                        lemma == wanted
                            || lemma == noun
                            || words.word(other).eq_ignore_ascii_case(wanted)
                    };
                    other != at
                        && (is(words.lemma(other)) || words.missed_verb(other).is_some_and(is))
                })
            }
        })
    }

    /// A word as an agreement, if it can be one whatever its head.
    fn filler(&self, words: &Tagged<'_>, at: usize, before: Before) -> Option<Filler<'_>> {
        let word = words.word(at);
        // What carries an agreement needs one beside it, or "peace".
        let by_itself = |lemma: &str| {
            lemma == "peace"
                || (is_pronoun(lemma) || lemma == "article") && before.within(PRONOUN_REACH)
        };
        let mut filler = Filler {
            at,
            noun: false,
            stands: false,
            act: false,
            bare: false,
            barred: &[],
        };
        if let Some(class) = words.name_class(at) {
            filler.noun = class == NameClass::Agreement
                || words.names_treaty(at)
                || by_itself(words.lemma(at));
            return filler.noun.then_some(filler);
        }
        // A noun in -ing may turn out to be a verb, and so may a word that was missed.
        let noun_next = || {
            let next = at + 1;
            next < words.len()
                && !words.is_name(next)
                && agreement::takes_modifiers(words.tag(next))
                && words.missed_verb(next).is_none()
                && !words.word(next).ends_with("ing")
        };
        let written = words.lemma(at);
        let missed = words.missed_verb(at);
        let gerund = word.ends_with("ing").then(|| lemma(word, WordClass::Verb));
        let others = || missed.into_iter().chain(gerund.as_deref());
        let stands_for_one =
            || before.within(WINDOW) && agreement::may_stand_for_one(word, written) && !noun_next();
        let as_written = Sort::of(written);
        let as_other = others().map(Sort::of).fold(Sort::default(), Sort::or);
        let by_itself = by_itself(written);
        let by_lemma = (as_written.noun || by_itself) && !(written == "this" && noun_next());
        let by_other = as_other.noun;
        filler.stands =
            !by_other && (by_lemma && is_pronoun(written) || !by_lemma && stands_for_one());
        filler.noun = by_lemma || by_other || filler.stands;
        filler.act = as_written.act || as_other.act;
        // "Norway led the mediation"
        let helps = || {
            let leads = |lemma: &str| agreement::leads_mediation(lemma);
            (leads(written) || missed.is_some_and(leads))
                && (0..words.len()).any(|other| agreement::is_mediation(words.lemma(other)))
        };
        filler.bare = before.completes()
            && ((as_written.bare || as_other.bare) && words.may_lack_object(at) || helps());
        if by_lemma && !by_other && !filler.bare && missed.is_none() {
            filler.barred = self.rules.barred(written);
        }
        (filler.noun || filler.bare).then_some(filler)
    }
}
