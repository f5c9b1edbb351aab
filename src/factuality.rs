//! **Fact**: a trigger in its sentence → modality, polarity and source.
//!
//! What a sentence says of an act is composed on the way from the root of the sentence to the
//! trigger: "is expected to refuse to ratify" has an operator of plan over one of refusal. The
//! operators are data (`seeds/cues.tsv`). Their scope is what they govern in the tree, so that it
//! ends by itself at "but", "after" and at another clause.

mod complement;
mod cue;
mod noun;
mod verb;

use self::cue::{CueClass, Govern};
pub(crate) use self::cue::{calls_for, is_operator};
use self::noun::is_vote;
use crate::clause::TriggerSite;
use crate::lexicon::Class;
use crate::phrase::Phrase;
use crate::relation::{Modality, Polarity};
use crate::syntax::{Label, Tag};
use crate::text::Zone;
use crate::token;

/// What was found on the way, and the words that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Factuality {
    pub(crate) modality: Modality,
    pub(crate) polarity: Polarity,
    /// The parts that are operators, outermost last.
    pub(crate) cues: Vec<usize>,
    /// The part that says who claims it.
    pub(crate) claimed_by: Option<usize>,
    /// Somebody other reports it ("X said that Y signed"): the part of the reporter.
    pub(crate) reported_by: Option<usize>,
    /// Only the power to do it is told: "has the power to ratify treaties".
    pub(crate) ability: bool,
    /// It need not be done: "does not need to be ratified".
    pub(crate) needless: bool,
}

/// The stronger of two modalities: a claim of a call for a possible plan is a claim.
fn stronger(a: Modality, b: Modality) -> Modality {
    a.max(b)
}

struct Walk<'p, 't> {
    phrase: &'p Phrase<'t>,
    found: Factuality,
    negations: usize,
    /// Something on the way is ruled out: what denies that leaves it open.
    ruled_out: bool,
    /// It was tried, and came to nothing.
    vain: bool,
    /// The trigger's head.
    site: usize,
}

/// Composes what the sentence says of the act.
pub(crate) fn read(phrase: &Phrase<'_>, site: &TriggerSite) -> Factuality {
    let mut walk = Walk {
        phrase,
        found: Factuality {
            modality: Modality::Asserted,
            polarity: Polarity::Positive,
            cues: Vec::new(),
            claimed_by: None,
            reported_by: None,
            ability: false,
            needless: false,
        },
        negations: 0,
        ruled_out: false,
        vain: false,
        site: site.head,
    };
    // "under an EU-brokered deal": what is said in passing is so, whatever is said of the deal.
    let modifies = matches!(
        phrase.label(site.head),
        Label::Amod | Label::Compound | Label::Nmod
    );
    if modifies && token::joined_participle(phrase.word(site.head)) {
        return walk.found;
    }
    if site.verbal {
        walk.verb(site.head);
    } else {
        walk.noun(site.head);
        // "a non-signatory of the convention"
        if matches!(
            phrase.lemma(site.head),
            "non-signatory" | "non-party" | "non-member"
        ) {
            walk.negations += 1;
            walk.found.cues.push(site.head);
        }
    }
    // "ended with no deal", "broke up without an agreement", "remain short of a deal"
    let behind = site
        .words
        .iter()
        .filter_map(|word| phrase.objects_of(*word));
    let none = |noun: usize| {
        let det = phrase.child(noun, Label::Det);
        det.is_some_and(|det| phrase.lemma(det) == "no")
    };
    let without = site
        .words
        .iter()
        .copied()
        .find(|word| matches!(phrase.lemma(*word), "without" | "short" | "far"));
    if let Some(cue) = without.or_else(|| behind.into_iter().find(|noun| none(*noun))) {
        walk.negations += 1;
        walk.found.cues.push(cue);
        // "not far from a deal": it may come.
        walk.ruled_out |= matches!(phrase.lemma(cue), "short" | "far");
    }
    walk.up(site.head);
    // "may strike if it finds that B broke the truce": nobody says that B did.
    let told = matches!(walk.found.modality, Modality::Asserted | Modality::Alleged);
    if let Some(mark) = supposed(phrase, site.head).filter(|_| told) {
        walk.found.modality = Modality::Possible;
        walk.found.claimed_by = None;
        walk.found.reported_by = None;
        walk.found.cues.push(mark);
    }
    if is_asked(phrase, site.head) {
        walk.found.modality = stronger(walk.found.modality, Modality::Possible);
    }
    // "has not ruled out leaving it": it may.
    if walk.ruled_out && walk.negations > 1 {
        walk.negations = 0;
        walk.found.modality = stronger(walk.found.modality, Modality::Possible);
    }
    // "will sign if B does", "is ready for talks if B is": what hangs on a condition may never be.
    if walk.found.modality == Modality::Planned
        && let Some(condition) = condition(phrase, site.head)
    {
        walk.found.modality = Modality::Possible;
        walk.found.cues.push(condition);
    }
    // "takes effect once 40 states ratify it": in the present tense both are ahead.
    if walk.found.modality == Modality::Asserted
        && let Some(once) = waits_for(phrase, site.head)
    {
        walk.found.modality = Modality::Planned;
        walk.found.cues.push(once);
    }
    // "tried in vain to broker a truce": it is over.
    if walk.vain && walk.found.modality == Modality::Planned {
        walk.found.modality = Modality::Asserted;
    }
    // "refused not to" is rare and means it; "failed to refuse" is rarer still.
    if walk.negations > 0 {
        walk.found.polarity = Polarity::Negative;
    }
    walk.found
}

/// The "once" of a clause in the present tense on which a verb in the present tense waits.
fn waits_for(phrase: &Phrase<'_>, site: usize) -> Option<usize> {
    let present = |verb: usize| {
        matches!(phrase.tag(verb), Tag::Vbz | Tag::Vbp) && phrase.child(verb, Label::Aux).is_none()
    };
    let passive = |verb: usize| {
        let mut auxiliaries = phrase.with_label(verb, Label::Auxpass);
        auxiliaries.any(|be| matches!(phrase.tag(be), Tag::Vbz | Tag::Vbp))
    };
    let mut clauses = phrase
        .with_label(site, Label::Advcl)
        .filter(|clause| present(site) && (present(*clause) || passive(*clause)));
    clauses.find_map(|clause| {
        let mut marks = phrase.with_label(clause, Label::Mark);
        marks.find(|mark| phrase.lemma(*mark) == "once")
    })
}

/// The "if" of a clause whose verb governs a trigger: "if it finds that B broke the truce".
fn supposed(phrase: &Phrase<'_>, site: usize) -> Option<usize> {
    const STEPS: usize = 4;
    let mut at = site;
    for _ in 0..STEPS {
        let mut marks = phrase.with_label(at, Label::Mark);
        let mark = marks.find(|mark| matches!(phrase.lemma(*mark), "if" | "unless" | "whether"));
        if mark.is_some() {
            return mark;
        }
        let goes = matches!(phrase.label(at), Label::Xcomp | Label::Ccomp | Label::Pcomp);
        at = phrase.head(at).filter(|_| goes)?;
    }
    None
}

/// The "if" of the clause on which a trigger, or what governs it, hangs.
fn condition(phrase: &Phrase<'_>, site: usize) -> Option<usize> {
    const STEPS: usize = 6;
    let mut at = site;
    for _ in 0..STEPS {
        let mut clauses = phrase.with_label(at, Label::Advcl);
        let mark = clauses.find_map(|clause| {
            let mut marks = phrase.with_label(clause, Label::Mark);
            marks.find(|mark| {
                let before = mark.checked_sub(1).map(|before| phrase.lemma(before));
                matches!(phrase.lemma(*mark), "if" | "unless")
                    && !matches!(before, Some("even" | "as" | "only"))
            })
        });
        if mark.is_some() {
            return mark;
        }
        let goes = matches!(
            phrase.label(at),
            Label::Xcomp | Label::Acomp | Label::Pobj | Label::Prep | Label::Dobj
        );
        at = phrase.head(at).filter(|_| goes)?;
    }
    None
}

impl Walk<'_, '_> {
    /// From the trigger to the root.
    fn up(&mut self, site: usize) {
        let phrase = self.phrase;
        // "over what B calls a breach of the truce": so says B.
        let mut told = phrase.with_label(site, Label::Relcl);
        let called = told.find(|verb| *verb < site && self.names(*verb));
        if let Some(verb) = called.filter(|_| phrase.is_class(site, Class::Breach)) {
            self.called(verb);
            return;
        }
        let mut at = site;
        for _ in 0..24 {
            let Some(head) = phrase.head(at) else {
                self.root(at);
                return;
            };
            let label = phrase.label(at);
            // "denies accusations of breaking it"
            if at != site && self.claim(at) {
                return;
            }
            // "Rather than sign it, B walked away"
            if let Some(rather) = self.rather_than(at) {
                self.negations += 1;
                self.found.cues.push(rather);
                return;
            }
            match label {
                // "It was signed in 1991; this prevents ...": a clause before a semicolon is nobody's complement.
                Label::Ccomp
                    if at < head
                        && (at..head)
                            .any(|between| matches!(phrase.word(between), ";" | ":" | "—")) =>
                {
                    return;
                }
                // "has the honour to announce that B signed", "will confirm that B has signed": what is told as past is, whenever it
                // is told.
                Label::Ccomp if self.is_told_as_past(at, head) => {
                    self.found.reported_by = self.found.reported_by.or(self.subject_of(head));
                    return;
                }
                // "has yet to decide whether it will sign": the question leaves all open, whatever is said of the deciding.
                Label::Ccomp if self.is_question(at) => {
                    self.found.modality = stronger(self.found.modality, Modality::Possible);
                    return;
                }
                // "called the suspension an act of war": that it was suspended nobody doubts.
                Label::Dobj
                    if at == site
                        && self.names(head)
                        && phrase.child(head, Label::Oprd).is_some() =>
                {
                    return;
                }
                // "approved B's accession": B may join now.
                Label::Dobj
                    if at == site
                        && matches!(phrase.lemma(at), "accession" | "admission" | "membership")
                        && matches!(
                            phrase.lemma(head),
                            "approve" | "back" | "endorse" | "authorise" | "authorize" | "ratify"
                        ) =>
                {
                    self.found.modality = stronger(self.found.modality, Modality::Planned);
                    self.found.cues.push(head);
                    return;
                }
                // "called the raid a breach of the truce": so says who calls it that.
                Label::Oprd if at == site && self.names(head) => self.called(head),
                // "condemned the raid as a breach of the truce"
                Label::Pobj
                    if at == site
                        && let Some(verb) = self.judged_as(head) =>
                {
                    self.called(verb);
                    return;
                }
                Label::Xcomp | Label::Ccomp | Label::Oprd => self.complement(at, head),
                // "gave no details on when it takes effect": what is asked stands for itself.
                Label::Pcomp if self.asks_how(at) => return,
                Label::Pcomp => {
                    // "stopped short of signing", "instead of signing", "far from signing"
                    let short = head.checked_sub(1).filter(|before| {
                        matches!(
                            (phrase.lemma(*before), phrase.lemma(head)),
                            ("short" | "instead", _) | ("far", "from") | ("rather", "than")
                        )
                    });
                    if let Some(short) = short {
                        self.negations += 1;
                        self.found.cues.push(short);
                        return;
                    }
                    // "was pressed into signing": it did.
                    let pushed = phrase.lemma(head) == "into"
                        && phrase.head(head).is_some_and(|verb| {
                            matches!(
                                phrase.lemma(verb),
                                "press"
                                    | "pressure"
                                    | "force"
                                    | "coerce"
                                    | "push"
                                    | "trick"
                                    | "bully"
                                    | "talk"
                                    | "goad"
                                    | "shame"
                                    | "blackmail"
                            )
                        });
                    if pushed {
                        return;
                    }
                    // "came close to signing": it did not.
                    let close = phrase
                        .head(head)
                        .filter(|close| phrase.lemma(*close) == "close");
                    let came = close.and_then(|close| phrase.head(close));
                    if let (Some(close), Some("come")) =
                        (close, came.map(|came| phrase.lemma(came)))
                    {
                        self.negations += 1;
                        self.found.cues.push(close);
                        return;
                    }
                    // "accused of breaking", "without signing", "after signing"
                    if !self.cue(head, CueClass::Preposition, &[Govern::Any])
                        && let Some(governor) = phrase.head(self.first_of(head))
                    {
                        // "backed away from signing": the adverb goes with its verb.
                        let particle =
                            phrase.tag(governor).is_adverb() || phrase.lemma(governor) == "out";
                        let verb = phrase
                            .head(governor)
                            .filter(|verb| particle && phrase.is_verb(*verb));
                        let governor = verb.unwrap_or(governor);
                        if phrase.is_verb(governor) || is_modifier(phrase.tag(governor)) {
                            let complement = matches!(
                                phrase.lemma(head),
                                "of" | "for"
                                    | "on"
                                    | "from"
                                    | "against"
                                    | "about"
                                    | "to"
                                    | "toward"
                                    | "towards"
                                    | "with"
                                    | "at"
                                    | "in"
                                    | "into"
                            );
                            // "In accepting it, B stopped the fire": what stands before the verb is not what is stopped.
                            let fronted = head < governor
                                && matches!(phrase.lemma(head), "in" | "on" | "with" | "at")
                                && phrase.is_verb(governor);
                            if complement && !fronted {
                                self.complement(at, governor);
                            } else if matches!(phrase.lemma(head), "by" | "through" | "via")
                                // "its intention to withdraw by invoking the article" may be told by invoking it.
                                && phrase.label(governor) != Label::Acl
                            {
                                // "plans to widen trade by joining it": the means is as real as the end.
                                self.verb(governor);
                            } else {
                                return self.adverbial(governor, head);
                            }
                        } else if phrase.is_class(governor, Class::Talks) {
                            // "concluded negotiations on signing it"
                            self.found.modality = stronger(self.found.modality, Modality::Planned);
                            self.found.cues.push(governor);
                            return;
                        } else if is_vote(phrase, governor) && phrase.lemma(head) == "on" {
                            // "abstained from the vote on ratifying it"
                            self.found.modality = stronger(self.found.modality, Modality::Possible);
                            return;
                        } else if !self.is_completed(governor)
                            // "its opposition to ratifying it"
                            && !self.cue(governor, CueClass::Noun, &[Govern::Clause])
                        {
                            self.governing_noun(governor);
                        }
                        at = governor;
                        continue;
                    }
                    return;
                }
                Label::Acl => {
                    if phrase.tag(at) == Tag::Vb {
                        self.infinitive_of_noun(head);
                        at = head;
                        continue;
                    }
                    if let Some(verb) = self.wished(head) {
                        self.found.modality = stronger(self.found.modality, Modality::Planned);
                        self.found.cues.push(verb);
                        at = verb;
                        continue;
                    }
                    self.claim(head);
                    self.refuted(head);
                    return;
                }
                // "no reason to leave", "time to sign"
                Label::Relcl if is_infinitive(phrase, at) => {
                    self.infinitive_of_noun(head);
                    at = head;
                    continue;
                }
                // "It is high time that B ratified it"
                Label::Relcl if phrase.lemma(head) == "time" && self.is_due(at, head) => {
                    self.found.modality = stronger(self.found.modality, Modality::Urged);
                    self.found.cues.push(head);
                    return;
                }
                Label::Relcl => {
                    self.claim(head);
                    // "B was not among the states that signed"
                    let among = phrase.head(head).filter(|among| {
                        phrase.label(head) == Label::Pobj && phrase.lemma(*among) == "among"
                    });
                    let be = among.and_then(|among| phrase.head(among));
                    if let Some(neg) = be.and_then(|be| phrase.child(be, Label::Neg)) {
                        self.negations += 1;
                        self.found.cues.push(neg);
                    }
                    return;
                }
                // "will return it so long as B signs": a condition.
                Label::Advcl
                    if phrase.lemma(head) == "long"
                        && phrase
                            .with_label(at, Label::Mark)
                            .any(|mark| phrase.lemma(mark) == "as") =>
                {
                    self.found.modality = stronger(self.found.modality, Modality::Possible);
                    self.found.cues.push(head);
                    return;
                }
                Label::Advcl if self.is_object(at, head) => self.complement(at, head),
                Label::Advcl => return self.adverbial_clause(at, head),
                // "opted not to renew it and instead signed B": a finite verb goes with the finite one.
                Label::Conj
                    if phrase.tag(at) == Tag::Vbd
                        && phrase.tag(head) == Tag::Vb
                        && phrase.label(head) == Label::Xcomp
                        && phrase
                            .with_label(head, Label::Aux)
                            .any(|aux| phrase.tag(aux) == Tag::To) =>
                {
                    at = phrase.head(head).unwrap_or(head);
                    continue;
                }
                // Auxiliaries and negation of the first verb hold for the second: "will sign and ratify".
                Label::Conj if phrase.is_verb(head) && phrase.is_verb(at) => {
                    self.shared(at, head);
                }
                Label::Dobj | Label::Pobj | Label::Attr | Label::Nsubjpass | Label::Nsubj => {
                    if self.noun_governor(head, label) {
                        return;
                    }
                    at = if label == Label::Pobj {
                        phrase.head(head).unwrap_or(head)
                    } else {
                        head
                    };
                    continue;
                }
                // "reaching agreement by the autumn is on the cards", "signing it is a condition": the thought of it.
                Label::Csubj => {
                    self.found.modality = stronger(self.found.modality, Modality::Possible);
                }
                Label::Compound | Label::Nmod | Label::Poss | Label::Appos => {
                    self.governing_noun(head);
                }
                Label::Parataxis | Label::Dep | Label::Advmod | Label::Prep => {}
                _ => {}
            }
            at = head;
        }
    }

    /// A verb without a governor: in a headline "to sign" is the future.
    fn root(&mut self, at: usize) {
        let phrase = self.phrase;
        if !phrase.is_verb(at) {
            return;
        }
        // "Russia, Belarus to sign an agreement": quoted headlines stand in any zone.
        let subject = || phrase.child(at, Label::Nsubj).is_some();
        if has_to(phrase, at) && (phrase.sentence.zone == Zone::Headline || subject()) {
            self.found.modality = stronger(self.found.modality, Modality::Planned);
        }
    }
}

/// "close to signing", "a vote away from signing"
fn is_modifier(tag: Tag) -> bool {
    tag.is_adjective() || tag.is_adverb()
}

fn has_to(phrase: &Phrase<'_>, verb: usize) -> bool {
    phrase
        .with_label(verb, Label::Aux)
        .any(|aux| phrase.tag(aux) == Tag::To || phrase.lemma(aux) == "to")
}

/// "to sign", "to be signed"
fn is_infinitive(phrase: &Phrase<'_>, verb: usize) -> bool {
    matches!(phrase.tag(verb), Tag::Vb | Tag::Vbn) && has_to(phrase, verb)
}

/// "Did B sign the treaty?": who asks leaves it open; "Why did B sign it?" does not, nor does what is told in passing.
fn is_asked(phrase: &Phrase<'_>, site: usize) -> bool {
    let first = (0..phrase.len()).find(|at| !phrase.tag(*at).is_punctuation());
    let asks = first.is_some_and(|first| {
        (matches!(phrase.lemma(first), "be" | "have" | "do") && phrase.tag(first).is_finite())
            || phrase.tag(first) == Tag::Md
    });
    if !asks || phrase.word(phrase.len() - 1) != "?" {
        return false;
    }
    let mut at = site;
    for _ in 0..12 {
        let Some(head) = phrase.head(at) else {
            return true;
        };
        // "Was the treaty signed by B?": the parser hangs the participle onto the noun.
        let passive = phrase.label(at) == Label::Acl && phrase.head(head) == first;
        match phrase.label(at) {
            Label::Acl if passive => return true,
            Label::Relcl | Label::Acl | Label::Advcl | Label::Parataxis => return false,
            _ => at = head,
        }
    }
    false
}
