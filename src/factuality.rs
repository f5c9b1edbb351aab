//! **Fact**: a trigger in its sentence → modality, polarity and source.
//!
//! What a sentence says of an act is composed on the way from the root of the sentence to the
//! trigger: "is expected to refuse to ratify" has an operator of plan over one of refusal. The
//! operators are data (`seeds/cues.tsv`). Their scope is what they govern in the tree, so that it
//! ends by itself at "but", "after" and at another clause.

use once_cell::sync::Lazy;

use crate::clause::{self, TriggerSite};
use crate::hash::Table;
use crate::lexicon::{self, Class};
use crate::phrase::Phrase;
use crate::relation::{Modality, Polarity};
use crate::syntax::{Label, Tag};
use crate::text::Zone;
use crate::token;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum CueClass {
    Aux,
    Verb,
    Noun,
    Adjective,
    Adverb,
    Determiner,
    Mark,
    Preposition,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Govern {
    Any,
    Clause,
    Noun,
    Subject,
    Infinitive,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cue {
    modality: Option<Modality>,
    negative: bool,
    govern: Govern,
}

static CUES: Lazy<Table<(&'static str, CueClass), Vec<Cue>>> = Lazy::new(|| {
    let mut cues: Table<(&'static str, CueClass), Vec<Cue>> = Table::default();
    let lines = include_str!("../seeds/cues.tsv")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in lines.skip(1) {
        let fields: Vec<&'static str> = line.split('\t').collect();
        let &[word, class, effect, govern] = fields.as_slice() else {
            continue;
        };
        let class = match class {
            "aux" => CueClass::Aux,
            "verb" => CueClass::Verb,
            "noun" => CueClass::Noun,
            "adjective" => CueClass::Adjective,
            "adverb" => CueClass::Adverb,
            "determiner" => CueClass::Determiner,
            "mark" => CueClass::Mark,
            _ => CueClass::Preposition,
        };
        let govern = match govern {
            "any" => Govern::Any,
            "clause" => Govern::Clause,
            "noun" => Govern::Noun,
            "subject" => Govern::Subject,
            "infinitive" => Govern::Infinitive,
            _ => Govern::Never,
        };
        let cue = Cue {
            modality: effect.split('+').find_map(Modality::from_word),
            negative: effect.split('+').any(|word| word == "negative"),
            govern,
        };
        cues.entry((word, class)).or_default().push(cue);
    }
    cues
});

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
        },
        negations: 0,
        ruled_out: false,
        site: site.head,
    };
    // "under an EU-brokered deal": what is said in passing is so, whatever is said of the deal.
    if token::joined_participle(phrase.word(site.head)) {
        return walk.found;
    }
    if site.verbal {
        walk.verb(site.head);
    } else {
        walk.noun(site.head);
        // "a non-signatory of the convention"
        if phrase.lemma(site.head).starts_with("non-") {
            walk.negations += 1;
            walk.found.cues.push(site.head);
        }
    }
    walk.up(site.head);
    if is_asked(phrase, site.head) {
        walk.found.modality = stronger(walk.found.modality, Modality::Possible);
    }
    // "has not ruled out leaving it": it may.
    if walk.ruled_out && walk.negations > 1 {
        walk.negations = 0;
        walk.found.modality = stronger(walk.found.modality, Modality::Possible);
    }
    // "refused not to" is rare and means it; "failed to refuse" is rarer still.
    if walk.negations > 0 {
        walk.found.polarity = Polarity::Negative;
    }
    walk.found
}

impl Walk<'_, '_> {
    fn cue(&mut self, at: usize, class: CueClass, governs: &[Govern]) -> bool {
        let lemma = self.phrase.lemma(at);
        let next = (at + 1 < self.phrase.len()).then(|| at + 1);
        let particle = self
            .phrase
            .child(at, Label::Prt)
            .or(next)
            .map_or("", |prt| self.phrase.lemma(prt));
        let particle = format!("{lemma} {particle}");
        let cues = CUES
            .get(&(particle.as_str(), class))
            .or_else(|| CUES.get(&(lemma, class)));
        let Some(cue) = cues
            .and_then(|cues| cues.iter().find(|cue| governs.contains(&cue.govern)))
            .copied()
        else {
            return false;
        };
        self.found.cues.push(at);
        if let Some(modality) = cue.modality {
            self.found.modality = stronger(self.found.modality, modality);
        }
        if cue.negative {
            self.negations += 1;
            self.ruled_out |= particle == "rule out" || lemma == "exclude";
        }
        true
    }

    /// Auxiliaries, adverbs and conjunctions of one verb.
    fn verb(&mut self, verb: usize) {
        let phrase = self.phrase;
        self.found.reported_by = self.found.reported_by.or_else(|| self.attributed_to(verb));
        let aux = |lemmas: &[&str]| {
            phrase.children(verb).iter().any(|child| {
                phrase.label(*child) == Label::Aux && lemmas.contains(&phrase.lemma(*child))
            })
        };
        let would = aux(&["would", "'d"]);
        // "would have signed": it did not happen.
        let unreal = would && aux(&["have"]);
        let mut negated = false;
        for &child in phrase.children(verb) {
            // "not only B but also C"
            let only = phrase
                .children(child)
                .iter()
                .any(|word| phrase.lemma(*word) == "only");
            let next = child + 1 < phrase.len() && phrase.lemma(child + 1) == "only";
            if phrase.lemma(child) == "not" && (only || next) {
                continue;
            }
            match phrase.label(child) {
                // "has to sign", "is to sign"
                Label::Aux | Label::Auxpass
                    if phrase.tag(child) == Tag::To || unreal && phrase.tag(child) == Tag::Md => {}
                // "should a truce not be reached": before its subject it makes a condition.
                Label::Aux if phrase.lemma(child) == "should" && self.is_inverted(child, verb) => {
                    self.found.modality = stronger(self.found.modality, Modality::Possible);
                    self.found.cues.push(child);
                }
                Label::Aux | Label::Auxpass => {
                    self.found.ability |= phrase.lemma(child) == "can";
                    self.cue(child, CueClass::Aux, &[Govern::Any]);
                }
                Label::Neg => {
                    negated = true;
                    self.cue(child, CueClass::Adverb, &[Govern::Any]);
                }
                // "is no longer party to"
                Label::Advmod
                    if phrase.word(child) == "longer"
                        && child > 0
                        && phrase.lemma(child - 1) == "no" =>
                {
                    self.negations += 1;
                    self.found.cues.push(child);
                }
                Label::Advmod | Label::Preconj | Label::Cc => {
                    negated |= self.cue(child, CueClass::Adverb, &[Govern::Any])
                        && phrase.lemma(child) == "never";
                    self.conjunction(child, verb);
                }
                Label::Mark => self.conjunction(child, verb),
                // "surprised nobody" denies nothing but itself.
                Label::Dobj if verb != self.site && !phrase.subtree(child).contains(&self.site) => {
                }
                Label::Nsubj | Label::Nsubjpass | Label::Dobj => {
                    // "no agreement was reached", "reached no agreement", "neither side signed", "neither A nor B signed"
                    let denied = phrase.children(child).iter().any(|det| {
                        matches!(phrase.label(*det), Label::Det | Label::Preconj)
                            && matches!(phrase.lemma(*det), "no" | "neither")
                    }) || phrase.lemma(child) == "neither"
                        || phrase.lemma(child) == "none"
                        || phrase.lemma(child) == "nobody"
                        || phrase.lemma(child) == "nothing";
                    if denied {
                        self.negations += 1;
                        self.found.cues.push(child);
                    }
                }
                _ => {}
            }
        }
        if unreal && !negated {
            self.negations += 1;
        }
        // "will sign it if the others do": what hangs on a condition may come.
        let condition = phrase.with_label(verb, Label::Advcl).find_map(|clause| {
            let mut marks = phrase.with_label(clause, Label::Mark);
            marks.find(|mark| matches!(phrase.lemma(*mark), "if" | "unless" | "provided"))
        });
        let ahead = would || aux(&["will", "shall"]);
        if let Some(mark) = condition.filter(|_| ahead && !unreal) {
            self.found.modality = stronger(self.found.modality, Modality::Possible);
            self.found.cues.push(mark);
        }
        // "did not sign until 1990": it did then; the negation goes with the "until".
        let until = phrase
            .prepositions(verb)
            .any(|(preposition, _)| phrase.lemma(preposition) == "until")
            || phrase
                .children(verb)
                .iter()
                .any(|child| phrase.lemma(*child) == "until");
        if until && negated && self.negations > 0 && !would {
            self.negations -= 1;
        }
    }

    /// "completed the process of ratifying it"
    fn is_completed(&self, noun: usize) -> bool {
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
    fn is_on_hold(&self, verb: usize) -> bool {
        self.phrase.with_label(verb, Label::Prep).any(|on| {
            let mut words = self.phrase.children(on).iter();
            self.phrase.lemma(on) == "on"
                && words.any(|word| matches!(self.phrase.lemma(*word), "hold" | "ice"))
        })
    }

    /// "according to B", "in B's view"
    fn attributed_to(&self, verb: usize) -> Option<usize> {
        let phrase = self.phrase;
        phrase
            .with_label(verb, Label::Prep)
            .find_map(|preposition| {
                if phrase.word(preposition).eq_ignore_ascii_case("according") {
                    let to = phrase.child(preposition, Label::Prep)?;
                    return phrase.objects_of(to);
                }
                let view = phrase.objects_of(preposition)?;
                let views = phrase.lemma(preposition) == "in"
                    && matches!(
                        phrase.lemma(view),
                        "view" | "opinion" | "eye" | "word" | "telling"
                    );
                phrase.child(view, Label::Poss).filter(|_| views)
            })
    }

    /// "if", "once", "unless" before a clause.
    fn conjunction(&mut self, at: usize, verb: usize) {
        let phrase = self.phrase;
        let lemma = phrase.lemma(at);
        // "once" before a verb of the past is a time: "had once before announced".
        if lemma == "once"
            && (phrase.label(verb) == Label::Root
                || phrase.label(at) == Label::Advmod && phrase.label(verb) != Label::Advcl)
        {
            return;
        }
        // "fought until an armistice was signed": what lasted in the past has ended; not so "would wait until it was signed", "refused to
        // leave until it was signed".
        let past = |at: usize| phrase.tag(at) == Tag::Vbd;
        let auxiliaries = |verb: usize| {
            let passive = phrase.with_label(verb, Label::Auxpass);
            passive.chain(phrase.with_label(verb, Label::Aux))
        };
        let was = |verb: usize| past(verb) || auxiliaries(verb).any(past);
        let ended =
            matches!(lemma, "until" | "till") && was(verb) && phrase.head(verb).is_some_and(was);
        if ended {
            return;
        }
        self.cue(at, CueClass::Mark, &[Govern::Any]);
    }

    /// Adjectives and determiners of a noun trigger.
    fn noun(&mut self, noun: usize) {
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

    /// From the trigger to the root.
    fn up(&mut self, site: usize) {
        let phrase = self.phrase;
        let mut at = site;
        for _ in 0..24 {
            let Some(head) = phrase.head(at) else {
                self.root(at);
                return;
            };
            let label = phrase.label(at);
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
                // "has yet to decide whether it will sign": the question leaves all open, whatever is said of the deciding.
                Label::Ccomp if self.is_question(at) => {
                    self.found.modality = stronger(self.found.modality, Modality::Possible);
                    return;
                }
                // "called the raid a breach of the truce": so says who calls it that.
                Label::Oprd if at == site && self.names(head) => {
                    self.found.modality = stronger(self.found.modality, Modality::Alleged);
                    self.found.cues.push(head);
                    if !phrase.is_passive(head) {
                        self.found.claimed_by = self.subject_of(head);
                    }
                    self.verb(head);
                }
                Label::Xcomp | Label::Ccomp | Label::Oprd => self.complement(at, head),
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
                    // "accused of breaking", "without signing", "after signing"
                    if !self.cue(head, CueClass::Preposition, &[Govern::Any])
                        && let Some(governor) = phrase.head(head)
                    {
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
                            if complement {
                                self.complement(at, governor);
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
                        } else if !self.is_completed(governor) {
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
                    self.claim(head);
                    return;
                }
                // "no reason to leave", "time to sign"
                Label::Relcl if is_infinitive(phrase, at) => {
                    self.infinitive_of_noun(head);
                    at = head;
                    continue;
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

    /// "rather than sign it"
    fn rather_than(&self, verb: usize) -> Option<usize> {
        let phrase = self.phrase;
        let than = verb
            .checked_sub(1)
            .filter(|than| phrase.is_verb(verb) && phrase.lemma(*than) == "than")?;
        than.checked_sub(1)
            .filter(|rather| phrase.lemma(*rather) == "rather")
    }

    /// "ruled out signing": without a comma the participle is what the verb governs.
    fn is_object(&self, participle: usize, verb: usize) -> bool {
        let phrase = self.phrase;
        let alone = phrase
            .children(participle)
            .iter()
            .all(|child| !phrase.label(*child).is_subject());
        let near = participle <= verb + 3;
        let comma = || (verb..participle).any(|between| phrase.word(between) == ",");
        phrase.is_verb(verb) && phrase.tag(participle) == Tag::Vbg && alone && near && !comma()
    }

    /// "nobody doubts that B signed": it did.
    fn is_undoubted(&self, verb: usize) -> bool {
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
    fn is_question(&self, verb: usize) -> bool {
        let mut marks = self.phrase.with_label(verb, Label::Mark);
        marks.any(|mark| matches!(self.phrase.lemma(mark), "if" | "whether"))
    }

    /// "a claim that it had violated the truce"
    fn claim(&mut self, noun: usize) {
        if matches!(
            self.phrase.lemma(noun),
            "claim" | "allegation" | "accusation" | "charge"
        ) {
            self.cue(noun, CueClass::Noun, &[Govern::Any]);
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

    /// A verb, adjective or noun that takes the clause as its complement.
    fn complement(&mut self, at: usize, head: usize) {
        let phrase = self.phrase;
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
            // Only what changes the act goes on: "will say that", "did not say that" do not.
            if !report {
                self.verb(head);
            }
        } else if is_modifier(phrase.tag(head)) {
            let copula = phrase.head(head).filter(|verb| phrase.is_verb(*verb));
            // "was able to conclude": who was able to do a thing in the past did it.
            let managed =
                phrase.lemma(head) == "able" && copula.is_some_and(|be| phrase.tag(be) == Tag::Vbd);
            // "was the first to ratify": it did.
            let did = managed || self.is_ordinal(head);
            if !did && !self.cue(head, CueClass::Adjective, &[Govern::Any]) {
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
    fn names(&self, verb: usize) -> bool {
        matches!(
            self.phrase.lemma(verb),
            "call" | "describe" | "label" | "brand" | "term" | "deem" | "consider" | "declare"
        )
    }

    fn subject_of(&self, verb: usize) -> Option<usize> {
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
    fn infinitive(&mut self, at: usize, modality: Modality) {
        let done = self
            .phrase
            .with_label(at, Label::Aux)
            .any(|aux| self.phrase.lemma(aux) == "have");
        if !done {
            self.found.modality = stronger(self.found.modality, modality);
        }
    }

    /// The preposition between a gerund and its governor.
    fn preposition_of(&self, gerund: usize) -> Option<usize> {
        (self.phrase.label(gerund) == Label::Pcomp)
            .then(|| self.phrase.head(gerund))
            .flatten()
    }

    /// "talked about leaving", "leans towards signing": what is only thought of, where the governor is not listed.
    fn gerund_after(&mut self, preposition: usize) {
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
            self.found.modality = stronger(self.found.modality, Modality::Possible);
        }
    }

    /// Whether an auxiliary stands before the subject, and asks nothing.
    fn is_inverted(&self, aux: usize, verb: usize) -> bool {
        let phrase = self.phrase;
        let subject = phrase
            .child(verb, Label::Nsubj)
            .or_else(|| phrase.child(verb, Label::Nsubjpass));
        let question = phrase.word(phrase.len() - 1) == "?";
        subject.is_some_and(|subject| aux < subject) && !question
    }

    /// "became the 60th state", "was the first"
    fn is_ordinal_predicate(&self, verb: usize) -> bool {
        let phrase = self.phrase;
        matches!(phrase.lemma(verb), "be" | "become" | "remain")
            && phrase
                .with_label(verb, Label::Attr)
                .any(|noun| self.is_ordinal(noun))
    }

    fn is_ordinal(&self, noun: usize) -> bool {
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
    fn infinitive_of_noun(&mut self, noun: usize) {
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

    fn governing_noun(&mut self, noun: usize) -> bool {
        let found = self.cue(noun, CueClass::Noun, &[Govern::Any]);
        self.noun(noun);
        found
    }

    /// "The troops stayed until the signing of the treaty": what lasted in the past has ended.
    fn lasted(&self, governor: usize, preposition: usize) -> bool {
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
    fn adverbial(&mut self, governor: usize, preposition: usize) {
        if matches!(
            self.phrase.lemma(preposition),
            "before" | "until" | "till" | "pending"
        ) && !self.lasted(governor, preposition)
        {
            self.found.modality = stronger(self.found.modality, Modality::Planned);
            self.found.cues.push(preposition);
        }
    }

    fn adverbial_clause(&mut self, at: usize, head: usize) {
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
            // "met to sign", "voted 56-32 to withdraw", "is in Oslo to sign": a purpose.
            if phrase.is_verb(head) {
                // "gave B until Friday to sign": a demand with a term.
                let term = phrase
                    .prepositions(head)
                    .any(|(preposition, _)| phrase.lemma(preposition) == "until");
                if term && phrase.lemma(head) == "give" {
                    self.found.modality = stronger(self.found.modality, Modality::Urged);
                    self.found.cues.push(head);
                } else if !self.cue(head, CueClass::Verb, &[Govern::Clause, Govern::Any]) {
                    self.found.modality = stronger(self.found.modality, Modality::Planned);
                }
                self.verb(head);
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
            let now = present(at) && phrase.child(at, Label::Aux).is_none()
                || phrase.with_label(at, Label::Auxpass).any(present);
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

    fn planned_by_auxiliary(&mut self, verb: usize) {
        let phrase = self.phrase;
        for aux in phrase.with_label(verb, Label::Aux).collect::<Vec<_>>() {
            self.cue(aux, CueClass::Aux, &[Govern::Any]);
        }
    }

    /// What a coordinated verb shares with the first one.
    fn shared(&mut self, at: usize, head: usize) {
        let phrase = self.phrase;
        let own_subject = phrase
            .children(at)
            .iter()
            .any(|child| phrase.label(*child).is_subject());
        let own_auxiliary = phrase
            .children(at)
            .iter()
            .any(|child| matches!(phrase.label(*child), Label::Aux | Label::Auxpass));
        if own_subject || own_auxiliary {
            return;
        }
        // "has neither signed nor opposed"
        let nor = phrase
            .with_label(head, Label::Cc)
            .find(|cc| phrase.lemma(*cc) == "nor" && *cc < at);
        if let Some(nor) = nor {
            self.negations += 1;
            self.found.cues.push(nor);
        }
        let same_form = phrase.tag(at) == phrase.tag(head)
            || matches!(
                (phrase.tag(at), phrase.tag(head)),
                (Tag::Vb, Tag::Vbp) | (Tag::Vbp, Tag::Vb)
            );
        if !same_form || !matches!(phrase.tag(at), Tag::Vb | Tag::Vbn | Tag::Vbg) {
            return;
        }
        let but = phrase.children(head).iter().any(|child| {
            phrase.label(*child) == Label::Cc && matches!(phrase.lemma(*child), "but" | "yet")
        });
        if has_to(phrase, head)
            && phrase.sentence.zone == Zone::Headline
            && phrase.head(head).is_none()
        {
            self.found.modality = stronger(self.found.modality, Modality::Planned);
        }
        if !but {
            self.verb(head);
        } else {
            self.planned_by_auxiliary(head);
        }
    }

    /// "sent a delegation to Doha for talks", "will fly to Cairo for talks": they have not begun.
    fn is_trip(&self, governor: usize) -> bool {
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
    fn noun_governor(&mut self, head: usize, label: Label) -> bool {
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
            // "With the signing of the accord, war will never return": what comes with it is not it.
            if lemma == "with" && head < governor {
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
                    let apart = matches!(lemma, "in" | "at")
                        || lemma == "over" && phrase.child(governor, Label::Dobj).is_some();
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
            _ => {
                self.cue(head, CueClass::Verb, &[Govern::Subject]);
                // "ratification is essential", "ratification would be a step": the thought of it.
                for predicate in phrase.with_label(head, Label::Acomp) {
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

/// "close to signing", "a vote away from signing"
fn is_modifier(tag: Tag) -> bool {
    tag.is_adjective() || tag.is_adverb()
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

/// Verbs that say what one may do or is there to do: "tasked with approving treaties".
fn gives_ability(lemma: &str) -> bool {
    matches!(
        lemma,
        "task" | "empower" | "entitle" | "enable" | "allow" | "permit" | "serve"
    )
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

/// Whether a verb changes what is said of the act that it governs, or reports it.
pub(crate) fn is_operator(lemma: &str) -> bool {
    CUES.contains_key(&(lemma, CueClass::Verb))
        || lexicon::is(lemma, Class::Report)
        || lexicon::is(lemma, Class::ObjectControl)
}

/// Whether a verb or noun only calls for what it governs: "demand", "appeal for".
pub(crate) fn calls_for(lemma: &str) -> bool {
    [CueClass::Verb, CueClass::Noun]
        .iter()
        .filter_map(|class| CUES.get(&(lemma, *class)))
        .flatten()
        .any(|cue| cue.modality == Some(Modality::Urged))
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

/// "the vote on ratifying it": what is asked of those who decide.
fn is_vote(phrase: &Phrase<'_>, noun: usize) -> bool {
    matches!(
        phrase.lemma(noun),
        "vote" | "referendum" | "plebiscite" | "ballot" | "debate" | "question"
    )
}
