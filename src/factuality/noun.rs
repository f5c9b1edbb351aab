//! **Fact**: what a noun says of the act on it: "a plan to sign", "the 60th state to ratify", "the refusal of the treaty".

use super::cue::{CueClass, Govern};
use super::{Walk, is_infinitive, stronger};
use crate::clause;
use crate::lexicon::{self, Class};
use crate::phrase::Phrase;
use crate::relation::Modality;
use crate::syntax::{Label, Tag};

impl Walk<'_, '_> {
    /// Whether "it is time" for what a clause tells.
    pub(super) fn is_due(&self, clause: usize, time: usize) -> bool {
        let phrase = self.phrase;
        let be = phrase.head(time).filter(|be| phrase.lemma(*be) == "be");
        phrase.label(time) == Label::Attr
            && be.is_some_and(|be| phrase.is_impersonal(be))
            && phrase.child(clause, Label::Nsubj).is_some()
            && !phrase
                .children(time)
                .iter()
                .any(|word| matches!(phrase.lemma(*word), "first" | "second" | "third" | "last"))
    }

    /// "completed the process of ratifying it"
    pub(super) fn is_completed(&self, noun: usize) -> bool {
        let phrase = self.phrase;
        let verb = phrase
            .head(noun)
            .filter(|_| phrase.label(noun) == Label::Dobj);
        phrase.lemma(noun) == "process"
            && verb.is_some_and(|verb| {
                matches!(
                    phrase.lemma(verb),
                    "complete" | "finalise" | "finalize" | "conclude" | "finish" | "end"
                )
            })
    }

    /// "put on hold", "put on ice"
    pub(super) fn is_on_hold(&self, verb: usize) -> bool {
        self.phrase.with_label(verb, Label::Prep).any(|on| {
            let mut words = self.phrase.children(on).iter();
            self.phrase.lemma(on) == "on"
                && words.any(|word| matches!(self.phrase.lemma(*word), "hold" | "ice"))
        })
    }

    /// Adjectives and determiners of a noun trigger.
    pub(super) fn noun(&mut self, noun: usize) {
        let phrase = self.phrase;
        for &child in phrase.children(noun) {
            match phrase.label(child) {
                Label::Amod => {
                    self.cue(child, CueClass::Adjective, &[Govern::Any]);
                }
                Label::Det => {
                    self.cue(child, CueClass::Determiner, &[Govern::Any]);
                }
                _ => {}
            }
        }
    }

    /// "a claim that it had violated the truce": so says who makes it, whatever becomes of the claim.
    pub(super) fn claim(&mut self, noun: usize) -> bool {
        let charge = clause::is_charge(self.phrase, noun);
        if charge {
            self.found.modality = stronger(self.found.modality, Modality::Alleged);
            self.found.cues.push(noun);
            self.found.claimed_by = clause::accuser(self.phrase, noun);
        }
        charge
    }

    /// The verb of "wants the pact signed", "would like to see it ratified".
    pub(super) fn wished(&self, noun: usize) -> Option<usize> {
        let phrase = self.phrase;
        let verb = phrase
            .head(noun)
            .filter(|verb| phrase.label(noun) == Label::Dobj && phrase.is_verb(*verb))?;
        let wishes = matches!(
            phrase.lemma(verb),
            "want" | "need" | "wish" | "like" | "prefer"
        ) || matches!(phrase.lemma(verb), "see" | "have" | "get")
            && phrase.label(verb) == Label::Xcomp;
        wishes.then_some(verb)
    }

    /// "Reports that B has signed are false"
    pub(super) fn refuted(&mut self, noun: usize) {
        let phrase = self.phrase;
        let told = matches!(
            phrase.lemma(noun),
            "report"
                | "claim"
                | "rumour"
                | "rumor"
                | "allegation"
                | "news"
                | "suggestion"
                | "assertion"
        );
        let be = phrase.head(noun).filter(|be| {
            told && phrase.label(noun) == Label::Nsubj
                && matches!(phrase.lemma(*be), "be" | "prove")
        });
        if let Some(judged) = be.and_then(|be| phrase.child(be, Label::Acomp)) {
            self.cue(judged, CueClass::Adjective, &[Govern::Any, Govern::Clause]);
        }
    }

    /// "became the 60th state", "was the first"
    pub(super) fn is_ordinal_predicate(&self, verb: usize) -> bool {
        let phrase = self.phrase;
        matches!(phrase.lemma(verb), "be" | "become" | "remain")
            && phrase
                .with_label(verb, Label::Attr)
                // "was among the first"
                .chain(
                    phrase
                        .prepositions(verb)
                        .filter(|(among, _)| phrase.lemma(*among) == "among")
                        .map(|(_, noun)| noun),
                )
                .any(|noun| self.is_ordinal(noun))
    }

    pub(super) fn is_ordinal(&self, noun: usize) -> bool {
        let phrase = self.phrase;
        let says = |word: &str| {
            matches!(
                word,
                "first"
                    | "second"
                    | "third"
                    | "last"
                    | "latest"
                    | "only"
                    | "other"
                    | "next"
                    | "few"
                    | "recent"
            ) || word.starts_with(|c: char| c.is_ascii_digit())
                && ["st", "nd", "rd", "th"]
                    .iter()
                    .any(|end| word.ends_with(end))
                || word.ends_with("th") && !matches!(word, "both" | "north" | "south" | "with")
        };
        // "the quickest to ratify"
        says(phrase.lemma(noun))
            || phrase.tag(noun) == Tag::Jjs
            || phrase
                .children(noun)
                .iter()
                .any(|child| says(phrase.lemma(*child)))
    }

    /// "a plan to sign", "B's refusal to sign", "the 60th state to ratify".
    pub(super) fn infinitive_of_noun(&mut self, noun: usize) {
        let phrase = self.phrase;
        // "one of 22 countries to have signed": it is done.
        let done = phrase.children(noun).iter().any(|verb| {
            *verb > noun
                && is_infinitive(phrase, *verb)
                && phrase.tag(*verb) == Tag::Vbn
                && phrase
                    .with_label(*verb, Label::Aux)
                    .any(|aux| phrase.lemma(aux) == "have")
        });
        if done && !lexicon::is(phrase.lemma(noun), Class::Agreement) {
            self.governing_noun(noun);
            return;
        }
        // "the only state yet to ratify it"
        let yet = phrase.children(noun).iter().find(|verb| {
            **verb > noun
                && is_infinitive(phrase, **verb)
                && (noun + 1..**verb).any(|at| phrase.lemma(at) == "yet")
        });
        if let Some(verb) = yet {
            self.negations += 1;
            self.found.cues.push(*verb);
            return;
        }
        // "missing a deadline to agree it": it was not agreed.
        let missed = phrase.lemma(noun) == "deadline"
            && phrase
                .head(noun)
                .is_some_and(|verb| phrase.lemma(verb) == "miss");
        if missed {
            self.negations += 1;
            self.found.cues.push(noun);
            return;
        }
        self.found.ability |= is_ability(phrase.lemma(noun));
        // "failed to muster enough votes to ratify it": without the votes it is not done.
        let votes = matches!(
            phrase.lemma(noun),
            "vote" | "majority" | "quorum" | "support"
        );
        if let Some(verb) = phrase
            .head(noun)
            .filter(|verb| votes && phrase.is_verb(*verb))
        {
            let before = self.negations;
            self.cue(verb, CueClass::Verb, &[Govern::Any, Govern::Noun]);
            if let Some(governor) = phrase
                .head(verb)
                .filter(|governor| phrase.is_verb(*governor))
            {
                self.cue(governor, CueClass::Verb, &[Govern::Any, Govern::Clause]);
            }
            self.verb(verb);
            let denied = self.negations > before;
            self.found.modality = if denied {
                Modality::Asserted
            } else {
                Modality::Planned
            };
            return;
        }
        self.noun(noun);
        if self.cue(noun, CueClass::Noun, &[Govern::Any, Govern::Clause]) {
            return;
        }
        if !self.is_ordinal(noun) {
            self.found.modality = stronger(self.found.modality, Modality::Planned);
        }
    }

    pub(super) fn governing_noun(&mut self, noun: usize) -> bool {
        let found = self.cue(noun, CueClass::Noun, &[Govern::Any]);
        self.noun(noun);
        found
    }

    /// "sent a delegation to Doha for talks", "will fly to Cairo for talks": they have not begun.
    pub(super) fn is_trip(&self, governor: usize) -> bool {
        let phrase = self.phrase;
        let sent = phrase
            .child(governor, Label::Dobj)
            .is_some_and(|object| is_mission(phrase.lemma(object)));
        phrase.is_class(self.site, Class::Talks)
            && (sent
                || is_mission(phrase.lemma(governor))
                || matches!(
                    phrase.lemma(governor),
                    "send" | "dispatch" | "travel" | "fly" | "head" | "depart" | "trip"
                ))
    }

    /// A noun trigger and what governs it. Returns whether the walk ends here.
    pub(super) fn noun_governor(&mut self, head: usize, label: Label) -> bool {
        let phrase = self.phrase;
        if label == Label::Pobj {
            let Some(mut governor) = phrase.head(head) else {
                return true;
            };
            // "walked out of the talks"
            if phrase.label(governor) == Label::Prep && phrase.lemma(governor) == "out" {
                governor = phrase.head(governor).unwrap_or(governor);
            }
            if self.cue(head, CueClass::Preposition, &[Govern::Any]) {
                return true;
            }
            let lemma = phrase.lemma(head);
            // "lifted its objections to B's accession": whoever objects or no longer does, B may or may not accede.
            let objects = |noun: usize| {
                matches!(
                    phrase.lemma(noun),
                    "objection" | "opposition" | "resistance"
                )
            };
            let behind = phrase.child(governor, Label::Dobj);
            let itself = phrase.objects_of(head) == Some(self.site);
            if lemma == "to" && itself && (objects(governor) || behind.is_some_and(objects)) {
                self.found.modality = stronger(self.found.modality, Modality::Possible);
                self.found.cues.push(governor);
                return true;
            }
            // "resistance against ratification": whoever resists, it is not done.
            if lemma == "against" && phrase.tag(governor).is_noun() {
                self.found.modality = stronger(self.found.modality, Modality::Planned);
                self.found.cues.push(governor);
                return true;
            }
            // "With the signing of the accord, war will never return": what comes with it is not it.
            if lemma == "with" && head < governor {
                return true;
            }
            // "The pact, under negotiation for years, will be signed": it is under way, whatever becomes of the pact.
            if lemma == "under" && phrase.tag(governor).is_noun() {
                return true;
            }
            if matches!(lemma, "for" | "to") && self.is_trip(governor) {
                self.found.modality = stronger(self.found.modality, Modality::Planned);
                self.found.cues.push(governor);
            }
            if matches!(lemma, "before" | "until" | "till") && !self.lasted(governor, head) {
                self.found.modality = stronger(self.found.modality, Modality::Planned);
                return true;
            }
            // "will come into force after ratification by B"
            let ahead = phrase.is_verb(governor) && self.is_future(governor);
            if ahead && self.comes_after(governor, head) {
                self.found.modality = stronger(self.found.modality, Modality::Planned);
                return true;
            }
            if matches!(
                lemma,
                "until"
                    | "till"
                    | "after"
                    | "since"
                    | "during"
                    | "following"
                    | "despite"
                    | "upon"
                    | "amid"
                    | "as"
            ) {
                return true;
            }
            // "stayed away from the signing", "was absent from the signing"
            if lemma == "from" {
                self.cue(governor, CueClass::Adjective, &[Govern::Noun]);
                self.cue(governor, CueClass::Adverb, &[Govern::Noun]);
            }
            // "failed in its attempt to sign"
            if lemma == "in" && phrase.lemma(governor) == "fail" {
                self.negations += 1;
                self.found.modality = Modality::Asserted;
                self.found.cues.push(governor);
            }
            if phrase.is_verb(governor) {
                if matches!(
                    lemma,
                    "for"
                        | "on"
                        | "to"
                        | "of"
                        | "about"
                        | "from"
                        | "into"
                        | "in"
                        | "with"
                        | "over"
                        | "against"
                        | "among"
                        | "at"
                ) {
                    // "blocked roads in protest at the deal", "suspended aid over a breach": what is done in, at or over something is
                    // not stopped.
                    // "stayed away over its objections"
                    let stance = matches!(
                        phrase.lemma(self.site),
                        "objection" | "opposition" | "protest"
                    );
                    let apart = matches!(lemma, "in" | "at")
                        || lemma == "over"
                            && (stance || phrase.child(governor, Label::Dobj).is_some());
                    if !apart
                        && self.cue(governor, CueClass::Verb, &[Govern::Any, Govern::Noun])
                        && matches!(
                            phrase.lemma(governor),
                            "accuse" | "blame" | "charge" | "suspect"
                        )
                    {
                        self.found.claimed_by = self.subject_of(governor);
                    }
                    self.verb(governor);
                }
            } else if phrase.is_noun(governor)
                && lemma == "in"
                && phrase.is_class(self.site, Class::Breach)
            {
                // "a step in violation of the deal" is taken, and no step towards it.
                self.noun(governor);
            } else if phrase.is_noun(governor) {
                self.governing_noun(governor);
            } else if phrase.tag(governor).is_adjective() {
                // "is open for talks"
                self.cue(governor, CueClass::Adjective, &[Govern::Any]);
            }
            return false;
        }
        if !phrase.is_verb(head) {
            return false;
        }
        // "agreed to resume flights following talks": the talks are over.
        if phrase.label(head) == Label::Prep && phrase.word(head) == "following" {
            return true;
        }
        match label {
            // "citing violations of the truce by B": so says who cites them.
            Label::Dobj
                if phrase.lemma(head) == "cite"
                    && matches!(
                        phrase.lemma(self.site),
                        "violation" | "breach" | "infringement"
                    ) =>
            {
                self.found.modality = stronger(self.found.modality, Modality::Alleged);
                self.found.claimed_by = self.subject_of(head);
                self.found.cues.push(head);
            }
            // "put on hold the ratification of it"
            Label::Dobj | Label::Nsubjpass
                if phrase.lemma(head) == "put" && self.is_on_hold(head) =>
            {
                self.negations += 1;
                self.found.cues.push(head);
            }
            // "pledged their support for it": with these words it is given.
            Label::Dobj
                if matches!(
                    phrase.lemma(self.site),
                    "support" | "backing" | "endorsement"
                ) && matches!(phrase.lemma(head), "pledge" | "promise" | "offer" | "vow") => {}
            Label::Dobj | Label::Attr | Label::Nsubjpass => {
                if self.cue(head, CueClass::Verb, &[Govern::Any, Govern::Noun])
                    && matches!(phrase.lemma(head), "deny" | "allege" | "claim")
                {
                    self.found.claimed_by = phrase
                        .children(head)
                        .iter()
                        .copied()
                        .find(|child| phrase.label(*child) == Label::Nsubj);
                }
            }
            // "the talks have failed": they were held.
            _ if phrase.is_class(self.site, Class::Talks) && phrase.lemma(head) == "fail" => {}
            _ => {
                self.cue(head, CueClass::Verb, &[Govern::Subject]);
                // "ratification is essential", "ratification would be a step": the thought of it.
                for predicate in phrase.with_label(head, Label::Acomp) {
                    // "The failure is due to doubts" tells why, "the talks are due to begin" when.
                    let why = phrase.lemma(predicate) == "due"
                        && predicate + 2 < phrase.len()
                        && phrase.word(predicate + 1) == "to"
                        && phrase.tag(predicate + 2) != Tag::Vb;
                    if why {
                        continue;
                    }
                    self.cue(predicate, CueClass::Adjective, &[Govern::Subject]);
                }
                let would = phrase
                    .with_label(head, Label::Aux)
                    .find(|aux| matches!(phrase.lemma(*aux), "would" | "could" | "might"));
                if let Some(would) = would {
                    self.found.modality = stronger(self.found.modality, Modality::Possible);
                    self.found.cues.push(would);
                    return true;
                }
            }
        }
        self.verb(head);
        false
    }
}

/// Those who are sent to talk.
fn is_mission(lemma: &str) -> bool {
    matches!(
        lemma,
        "delegation" | "team" | "envoy" | "mission" | "negotiator"
    )
}

/// Nouns for what one may do: "the power to ratify".
fn is_ability(lemma: &str) -> bool {
    matches!(
        lemma,
        "power" | "right" | "competence" | "capacity" | "ability" | "authority" | "prerogative"
    )
}

/// "the vote on ratifying it": what is asked of those who decide.
pub(super) fn is_vote(phrase: &Phrase<'_>, noun: usize) -> bool {
    matches!(
        phrase.lemma(noun),
        "vote" | "referendum" | "plebiscite" | "ballot" | "debate" | "question"
    )
}
