//! **Fact**: what a verb or an adjective says of the clause that it governs, and a clause beside the main one.

use super::cue::{CueClass, Govern};
use super::{Walk, is_infinitive, is_modifier, stronger};
use crate::clause;
use crate::lexicon::Class;
use crate::relation::Modality;
use crate::syntax::{Label, Tag};
use crate::text::Zone;

impl Walk<'_, '_> {
    /// "rather than sign it", "would sooner leave than sign it"
    pub(super) fn rather_than(&self, verb: usize) -> Option<usize> {
        let phrase = self.phrase;
        let than = verb
            .checked_sub(1)
            .filter(|than| phrase.is_verb(verb) && phrase.lemma(*than) == "than")?;
        // Of two infinitives the one behind "than" is not done.
        let bare = phrase.tag(verb) == Tag::Vb && phrase.label(verb) == Label::Advcl;
        than.checked_sub(1)
            .filter(|rather| phrase.lemma(*rather) == "rather")
            .or(Some(than).filter(|_| bare))
    }

    /// "ruled out signing": without a comma the participle is what the verb governs.
    pub(super) fn is_object(&self, participle: usize, verb: usize) -> bool {
        let phrase = self.phrase;
        let alone = phrase
            .children(participle)
            .iter()
            .all(|child| !phrase.label(*child).is_subject());
        // "Citing the treaty, B asked for help": what stands before the verb is not what is asked.
        let near = participle > verb && participle <= verb + 3;
        let comma = || (verb..participle).any(|between| phrase.word(between) == ",");
        phrase.is_verb(verb) && phrase.tag(participle) == Tag::Vbg && alone && near && !comma()
    }

    /// "nobody doubts that B signed": it did.
    pub(super) fn is_undoubted(&self, verb: usize) -> bool {
        let phrase = self.phrase;
        let doubts = matches!(phrase.lemma(verb), "doubt" | "dispute" | "question");
        let denied = || {
            phrase.children(verb).iter().any(|child| {
                phrase.label(*child) == Label::Neg
                    || matches!(phrase.lemma(*child), "nobody" | "none" | "few")
                    || phrase.label(*child) == Label::Nsubj
                        && phrase
                            .children(*child)
                            .iter()
                            .any(|det| matches!(phrase.lemma(*det), "no" | "few" | "neither"))
            })
        };
        doubts && denied()
    }

    /// "whether it will sign"
    pub(super) fn is_question(&self, verb: usize) -> bool {
        let mut marks = self.phrase.with_label(verb, Label::Mark);
        marks.any(|mark| matches!(self.phrase.lemma(mark), "if" | "whether"))
    }

    /// Of prepositions that are joined the first: "accused of leaving and of breaking it".
    pub(super) fn first_of(&self, preposition: usize) -> usize {
        let phrase = self.phrase;
        let first = phrase.head(preposition).filter(|first| {
            phrase.label(preposition) == Label::Conj
                && phrase.lemma(*first) == phrase.lemma(preposition)
        });
        first.unwrap_or(preposition)
    }

    /// "on when it takes effect", "over how to ratify it"
    pub(super) fn asks_how(&self, verb: usize) -> bool {
        let mut children = self.phrase.children(verb).iter();
        children.any(|word| self.phrase.tag(*word) == Tag::Wrb)
    }

    /// Whether an infinitive has a doer of its own: "wants Chile to sign".
    fn is_of_another(&self, infinitive: usize, verb: usize) -> bool {
        let phrase = self.phrase;
        let own = phrase.child(infinitive, Label::Nsubj);
        let object = phrase.child(verb, Label::Dobj);
        let doer = own.or(object.filter(|object| *object < infinitive));
        is_infinitive(phrase, infinitive) && doer.is_some()
    }

    /// "It is vital that B ratifies it", "it is not true that B left": the adjective that judges the clause.
    fn judging(&self, clause: usize, be: usize) -> Option<usize> {
        let phrase = self.phrase;
        let stands_for_it = phrase.lemma(be) == "be"
            && phrase.is_impersonal(be)
            && phrase.label(clause) == Label::Ccomp;
        phrase
            .child(be, Label::Acomp)
            .filter(|judges| stands_for_it && *judges < clause)
    }

    /// What the adjective says of the clause: "vital" asks for it, unless it was done; "not likely" leaves it open.
    fn judged(&mut self, clause: usize, judges: usize, be: usize) {
        let phrase = self.phrase;
        let denied = phrase.child(be, Label::Neg);
        match denied.filter(|_| !matches!(phrase.lemma(judges), "true" | "correct")) {
            Some(denied) => {
                self.found.modality = stronger(self.found.modality, Modality::Possible);
                self.found.cues.push(denied);
            }
            None => {
                self.cue(judges, CueClass::Adjective, asked_of(phrase.tag(clause)));
                self.verb(be);
            }
        }
    }

    /// A verb, adjective or noun that takes the clause as its complement.
    pub(super) fn complement(&mut self, at: usize, head: usize) {
        let phrase = self.phrase;
        if let Some(judges) = self.judging(at, head) {
            return self.judged(at, judges, head);
        }
        // "decided not to sign": it is refused, and not ahead.
        if decides(phrase.lemma(head)) && phrase.child(at, Label::Neg).is_some() {
            self.found.cues.push(head);
            return self.verb(head);
        }
        // "wants Chile to sign": what one wants of another is called for.
        if matches!(phrase.lemma(head), "want" | "like" | "wish") && self.is_of_another(at, head) {
            self.found.modality = stronger(self.found.modality, Modality::Urged);
            self.found.cues.push(head);
            return;
        }
        // "does not need to be approved", "need not be ratified"
        if matches!(phrase.lemma(head), "need" | "require")
            && phrase.child(head, Label::Neg).is_some()
        {
            self.found.needless = true;
            return;
        }
        self.found.ability |= gives_ability(phrase.lemma(head));
        let infinitive = is_infinitive(phrase, at);
        let governs: &[Govern] = if infinitive {
            &[Govern::Clause, Govern::Any, Govern::Infinitive]
        } else {
            &[Govern::Clause, Govern::Any]
        };
        if phrase.is_verb(head) {
            let lemma = phrase.lemma(head);
            // "has not forgotten that A withdrew": it did, whatever is forgotten.
            let fact = matches!(
                lemma,
                "forget" | "regret" | "know" | "realise" | "realize" | "notice"
            );
            let report = phrase.is_class(head, Class::Report)
                || lemma == "claim"
                || fact
                || self.is_undoubted(head);
            // "is to sign", "has to sign", "has yet to sign"
            if infinitive && self.is_ordinal_predicate(head) {
                // "became the 60th state to ratify": it did.
            } else if infinitive
                && matches!(lemma, "be" | "have")
                && phrase.label(at) == Label::Xcomp
            {
                let yet = phrase
                    .children(head)
                    .iter()
                    .chain(phrase.children(at))
                    .any(|child| phrase.lemma(*child) == "yet");
                // "was to have signed": it did not.
                let unreal = phrase
                    .with_label(at, Label::Aux)
                    .any(|aux| phrase.lemma(aux) == "have")
                    && phrase.tag(at) == Tag::Vbn;
                if yet || unreal {
                    self.negations += 1;
                } else {
                    self.found.modality = stronger(self.found.modality, Modality::Planned);
                }
                self.found.cues.push(head);
            } else {
                // "agreed that A had signed" is a report; "decided that it would" has its own auxiliary.
                let that = !infinitive && phrase.label(at) == Label::Ccomp && report;
                if that {
                    let subject = self.subject_of(head);
                    if lemma == "claim" {
                        self.found.modality = stronger(self.found.modality, Modality::Alleged);
                        self.found.claimed_by = subject;
                    }
                    self.found.reported_by = self.found.reported_by.or(subject);
                } else if infinitive
                    && report
                    && phrase.label(at) == Label::Ccomp
                    && phrase
                        .child(at, Label::Nsubj)
                        .is_some_and(|subject| subject < at)
                    && at < head
                {
                    // "Borvia to sign treaty, minister says"
                    self.found.modality = stronger(self.found.modality, Modality::Planned);
                    return;
                } else if infinitive && hinders(lemma) {
                    self.infinitive(at, Modality::Planned);
                } else if self.cue(head, CueClass::Verb, governs) {
                    if matches!(
                        lemma,
                        "accuse" | "allege" | "claim" | "blame" | "charge" | "suspect"
                    ) {
                        self.found.claimed_by = self.subject_of(head);
                    }
                } else if infinitive && phrase.label(at) == Label::Xcomp && !report {
                    self.infinitive(at, Modality::Planned);
                } else if let Some(preposition) = self.preposition_of(at) {
                    self.gerund_after(preposition);
                }
            }
            // "blocked a bridge to protest against it": what is done for a purpose is not kept from being done.
            if infinitive && hinders(lemma) && phrase.child(head, Label::Dobj).is_some() {
                return;
            }
            // Only what changes the act goes on: "will say that", "did not say that" do not.
            if !report {
                self.verb(head);
            }
        } else if is_modifier(phrase.tag(head)) {
            // "was not alone in opposing it": others oppose it, too.
            if phrase.lemma(head) == "alone" {
                return;
            }
            let copula = phrase.head(head).filter(|verb| phrase.is_verb(*verb));
            // "was able to conclude": who was able to do a thing in the past did it.
            let managed =
                phrase.lemma(head) == "able" && copula.is_some_and(|be| phrase.tag(be) == Tag::Vbd);
            // "was the first to ratify": it did.
            let did = managed || self.is_ordinal(head);
            let finite = matches!(phrase.tag(at), Tag::Vbd | Tag::Vbz | Tag::Vbp);
            let governs = asked_of(phrase.tag(at));
            if !did && !self.cue(head, CueClass::Adjective, governs) && !finite {
                // "is free to leave", "is interested in joining"
                self.infinitive(at, Modality::Possible);
            }
            if let Some(verb) = copula {
                self.verb(verb);
            }
        } else {
            self.governing_noun(head);
        }
    }

    /// "called it a breach"
    pub(super) fn names(&self, verb: usize) -> bool {
        matches!(
            self.phrase.lemma(verb),
            "call" | "describe" | "label" | "brand" | "term" | "deem" | "consider" | "declare"
        )
    }

    /// Whether a clause in the past tense is what an infinitive reports.
    pub(super) fn is_told_as_past(&self, clause: usize, report: usize) -> bool {
        let phrase = self.phrase;
        phrase.is_class(report, Class::Report)
            && phrase.tag(report) == Tag::Vb
            && (phrase.tag(clause) == Tag::Vbd && phrase.child(clause, Label::Aux).is_none()
                // "to note that B has reaffirmed it"
                || phrase.tag(clause) == Tag::Vbn
                    && phrase.with_label(clause, Label::Aux).any(|have| {
                        phrase.lemma(have) == "have" && phrase.tag(have).is_finite()
                    }))
            && phrase.child(report, Label::Neg).is_none()
    }

    /// A word of the speaker's for a deed: he claims that it is so.
    pub(super) fn called(&mut self, verb: usize) {
        self.found.modality = stronger(self.found.modality, Modality::Alleged);
        self.found.cues.push(verb);
        if !self.phrase.is_passive(verb) {
            self.found.claimed_by = self.subject_of(verb);
        }
        self.verb(verb);
    }

    /// The verb by which "as" says what somebody takes a deed for: "condemned the raid as a breach".
    pub(super) fn judged_as(&self, preposition: usize) -> Option<usize> {
        let phrase = self.phrase;
        let governor = phrase
            .head(preposition)
            .filter(|_| phrase.lemma(preposition) == "as")?;
        let verb = match phrase.is_verb(governor) {
            true => governor,
            false => phrase
                .head(governor)
                .filter(|_| phrase.label(governor) == Label::Dobj)?,
        };
        let judges = matches!(
            phrase.lemma(verb),
            "condemn"
                | "denounce"
                | "criticise"
                | "criticize"
                | "describe"
                | "decry"
                | "slam"
                | "blast"
                | "deplore"
                | "brand"
                | "label"
                | "regard"
                | "see"
                | "view"
                | "protest"
                | "characterise"
                | "characterize"
        );
        judges.then_some(verb)
    }

    pub(super) fn subject_of(&self, verb: usize) -> Option<usize> {
        let mut children = self.phrase.children(verb).iter().copied();
        let own = children.find(|child| self.phrase.label(*child).is_subject());
        // "B delays the release, accusing C of breaking the truce"
        let participle = self.phrase.tag(verb) == Tag::Vbg;
        own.or_else(|| {
            let shared = participle.then(|| clause::surface_subjects(self.phrase, verb, 0));
            shared.and_then(|shared| shared.first().copied())
        })
    }

    /// What "to" governs is ahead, unless the governor is listed as one that was done, or the infinitive is of the past
    /// ("is known to have signed").
    pub(super) fn infinitive(&mut self, at: usize, modality: Modality) {
        let done = self
            .phrase
            .with_label(at, Label::Aux)
            .any(|aux| self.phrase.lemma(aux) == "have");
        if !done {
            self.found.modality = stronger(self.found.modality, modality);
        }
    }

    /// The preposition between a gerund and its governor.
    pub(super) fn preposition_of(&self, gerund: usize) -> Option<usize> {
        (self.phrase.label(gerund) == Label::Pcomp)
            .then(|| self.phrase.head(gerund))
            .flatten()
    }

    /// "talked about leaving", "leans towards signing": what is only thought of, where the governor is not listed.
    pub(super) fn gerund_after(&mut self, preposition: usize) {
        // "in response to B suspending the treaty", "due to B leaving it": one answers to what was done.
        let answers = |at: usize| {
            matches!(
                self.phrase.lemma(at),
                "response"
                    | "reaction"
                    | "answer"
                    | "retaliation"
                    | "objection"
                    | "due"
                    | "thanks"
                    | "owe"
            ) || self.phrase.is_class(at, Class::Judge)
        };
        if self.phrase.head(preposition).is_some_and(answers) {
            return;
        }
        if matches!(
            self.phrase.lemma(preposition),
            "about" | "of" | "to" | "toward" | "towards" | "on" | "at" | "against"
        ) {
            // "passed a law on leaving the treaty"
            let by_law = preposition
                .checked_sub(1)
                .is_some_and(|law| clause::is_paper(self.phrase, law));
            let modality = match by_law {
                true => Modality::Planned,
                false => Modality::Possible,
            };
            self.found.modality = stronger(self.found.modality, modality);
        }
    }

    /// "The troops stayed until the signing of the treaty": what lasted in the past has ended.
    pub(super) fn lasted(&self, governor: usize, preposition: usize) -> bool {
        let phrase = self.phrase;
        // "remained stationed until"
        let main = phrase
            .head(governor)
            .filter(|_| phrase.tag(governor) == Tag::Vbn)
            .is_some_and(|main| phrase.tag(main) == Tag::Vbd);
        let past = main
            || phrase.tag(governor) == Tag::Vbd
            || phrase
                .with_label(governor, Label::Auxpass)
                .chain(phrase.with_label(governor, Label::Aux))
                .any(|aux| phrase.tag(aux) == Tag::Vbd);
        past && matches!(phrase.lemma(preposition), "until" | "till" | "before")
    }

    /// A clause beside the main one: "if", "after", "before signing".
    pub(super) fn adverbial(&mut self, governor: usize, preposition: usize) {
        if matches!(
            self.phrase.lemma(preposition),
            "before" | "until" | "till" | "pending"
        ) && !self.lasted(governor, preposition)
            || self.comes_after(governor, preposition)
        {
            self.found.modality = stronger(self.found.modality, Modality::Planned);
            self.found.cues.push(preposition);
        }
    }

    /// "will enter"
    pub(super) fn is_future(&self, verb: usize) -> bool {
        let mut auxiliaries = self.phrase.with_label(verb, Label::Aux);
        auxiliaries.any(|will| matches!(self.phrase.lemma(will), "will" | "shall"))
    }

    /// "enters into force after ratification by B": in the present tense, and outside a headline, both are ahead.
    pub(super) fn comes_after(&self, governor: usize, preposition: usize) -> bool {
        let phrase = self.phrase;
        let present = phrase.tag(governor) == Tag::Vbz
            && phrase.child(governor, Label::Aux).is_none()
            || self.is_future(governor);
        present
            && matches!(
                phrase.lemma(preposition),
                "after" | "following" | "upon" | "follow"
            )
            && matches!(
                phrase.lemma(governor),
                "enter" | "take" | "come" | "become" | "go"
            )
            && phrase.sentence.zone == Zone::Body
    }

    pub(super) fn adverbial_clause(&mut self, at: usize, head: usize) {
        let phrase = self.phrase;
        let infinitive = is_infinitive(phrase, at);
        if infinitive && self.is_ordinal_predicate(head) {
            return;
        }
        if infinitive {
            // "met in Cairo to negotiate": who meets for it does it.
            let talks = matches!(phrase.lemma(at), "negotiate" | "discuss")
                && matches!(
                    phrase.lemma(head),
                    "meet" | "gather" | "convene" | "reconvene"
                );
            if talks {
                self.verb(head);
                return;
            }
            // "is under pressure to renew it"
            let under = phrase
                .prepositions(head)
                .find(|(under, noun)| phrase.lemma(*under) == "under" && *noun < at);
            if let Some((_, noun)) = under
                && self.cue(noun, CueClass::Noun, &[Govern::Any, Govern::Clause])
            {
                self.verb(head);
                return;
            }
            // "met to sign", "voted 56-32 to withdraw", "is in Oslo to sign": a purpose.
            if phrase.is_verb(head) {
                // "gave B until Friday to sign": a demand with a term.
                let term = phrase
                    .prepositions(head)
                    .any(|(preposition, _)| phrase.lemma(preposition) == "until");
                // "needed eight years to ratify it": in the end it did.
                let long = phrase.lemma(head) == "need"
                    && matches!(phrase.tag(head), Tag::Vbd | Tag::Vbn)
                    && phrase.child(head, Label::Dobj).is_some_and(|time| {
                        matches!(
                            phrase.lemma(time),
                            "year" | "month" | "week" | "day" | "decade"
                        )
                    });
                if long {
                    self.found.cues.push(head);
                } else if term && phrase.lemma(head) == "give" {
                    self.found.modality = stronger(self.found.modality, Modality::Urged);
                    self.found.cues.push(head);
                } else if !self.cue(head, CueClass::Verb, &[Govern::Clause, Govern::Any]) {
                    self.found.modality = stronger(self.found.modality, Modality::Planned);
                }
                // "must be ratified by 40 states to take effect": what must be done for it is called for, and not the end.
                let must = phrase
                    .with_label(head, Label::Aux)
                    .any(|aux| matches!(phrase.lemma(aux), "must" | "should" | "need" | "ought"));
                if !must {
                    self.verb(head);
                }
            } else {
                self.infinitive_of_noun(head);
            }
        } else if phrase.is_verb(head) {
            // "after it is ratified by 40 states": in the present tense it is still ahead.
            let mut marks = phrase
                .with_label(at, Label::Mark)
                .chain(phrase.with_label(at, Label::Advmod));
            let ahead = marks.find(|mark| {
                matches!(
                    phrase.lemma(*mark),
                    "before" | "until" | "till" | "once" | "when" | "after"
                )
            });
            let present = |verb: usize| matches!(phrase.tag(verb), Tag::Vbz | Tag::Vbp);
            // "When a state ratifies a treaty, it adds words": of any time, or of one to come.
            let whenever = phrase.label(at) == Label::Advcl
                && at < head
                && phrase.tag(head) == Tag::Vbz
                && phrase.child(head, Label::Aux).is_none()
                && ahead.is_some_and(|mark| phrase.lemma(mark) == "when")
                && phrase
                    .with_label(at, Label::Aux)
                    .all(|aux| phrase.lemma(aux) != "have")
                && (present(at)
                    || phrase
                        .with_label(at, Label::Aux)
                        .chain(phrase.with_label(at, Label::Auxpass))
                        .any(present));
            if whenever && phrase.sentence.zone == Zone::Body {
                self.found.modality = stronger(self.found.modality, Modality::Possible);
                self.found.cues.extend(ahead);
            }
            let now = present(at) && phrase.child(at, Label::Aux).is_none()
                || phrase.with_label(at, Label::Auxpass).any(present)
                || phrase.with_label(at, Label::Aux).any(present) && self.is_future(head);
            if let Some(mark) = ahead.filter(|_| now && phrase.sentence.zone == Zone::Body)
                && !present(head)
                && !matches!(phrase.tag(head), Tag::Vbd)
            {
                self.found.modality = stronger(self.found.modality, Modality::Planned);
                self.found.cues.push(mark);
            }
            // "in the event it is rejected"
            let event = (head..at).rev().find(|before| {
                matches!(phrase.lemma(*before), "event" | "case")
                    && phrase
                        .head(*before)
                        .is_some_and(|preposition| phrase.lemma(preposition) == "in")
            });
            if let Some(event) = event.filter(|event| {
                (event + 1..at)
                    .all(|between| phrase.head(between).is_some_and(|head| head > *event))
            }) {
                self.found.modality = stronger(self.found.modality, Modality::Possible);
                self.found.cues.push(event);
            }
            // A participle shares the auxiliaries of its verb only where it has no mark of its own.
            let marked = phrase.child(at, Label::Mark).is_some();
            let participle = matches!(phrase.tag(at), Tag::Vbg | Tag::Vbn)
                && phrase
                    .children(at)
                    .iter()
                    .all(|child| !phrase.label(*child).is_subject());
            if participle && !marked && at > head {
                self.planned_by_auxiliary(head);
            }
        }
    }
}

/// Verbs that say what one may do or is there to do: "tasked with approving treaties".
fn gives_ability(lemma: &str) -> bool {
    matches!(
        lemma,
        "task" | "empower" | "entitle" | "enable" | "allow" | "permit" | "serve"
    )
}

/// What an adjective governs, by the tag of the clause: "it is vital that B ratifies it", "it is vital for B to ratify it" ask for it;
/// "it was vital that B ratified it" says that it did.
fn asked_of(clause: Tag) -> &'static [Govern] {
    match clause {
        Tag::Vbd => &[Govern::Any],
        _ => &[Govern::Any, Govern::Subject],
    }
}

/// Verbs of keeping something from being done, which govern no infinitive.
fn hinders(verb: &str) -> bool {
    matches!(
        verb,
        "block" | "prevent" | "stop" | "halt" | "hinder" | "bar"
    )
}

/// Verbs after which "not to" tells a refusal.
fn decides(verb: &str) -> bool {
    matches!(verb, "decide" | "opt" | "elect" | "resolve" | "vote")
}
