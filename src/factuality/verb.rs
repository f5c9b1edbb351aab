//! **Fact**: what stands beside a verb: its auxiliaries, adverbs and conjunctions, and what it shares with another one.

use super::cue::{CueClass, Govern};
use super::{Walk, has_to, stronger};
use crate::lexicon::Class;
use crate::phrase::Phrase;
use crate::relation::Modality;
use crate::syntax::{Label, Tag};
use crate::text::Zone;

impl Walk<'_, '_> {
    /// Auxiliaries, adverbs and conjunctions of one verb.
    pub(super) fn verb(&mut self, verb: usize) {
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
                // "a step that should allow the treaty to take effect", "it should enter into force in May": what is awaited.
                Label::Aux if phrase.lemma(child) == "should" && awaited(phrase, verb) => {
                    self.found.modality = stronger(self.found.modality, Modality::Planned);
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
                    self.vain |= matches!(phrase.lemma(child), "unsuccessfully" | "vainly");
                    self.conjunction(child, verb);
                }
                Label::Mark => self.conjunction(child, verb),
                // "tried in vain to broker a truce"
                Label::Prep
                    if phrase.lemma(child) == "in"
                        && phrase
                            .objects_of(child)
                            .is_some_and(|at| phrase.lemma(at) == "vain") =>
                {
                    self.negations += 1;
                    self.vain = true;
                    self.found.cues.push(child);
                }
                // "was signed by neither B nor C"
                Label::Agent => {
                    let by = phrase.objects_of(child);
                    let neither = by.is_some_and(|by| {
                        phrase.lemma(by) == "neither"
                            || phrase.children(by).iter().any(|det| {
                                matches!(phrase.label(*det), Label::Det | Label::Preconj)
                                    && matches!(phrase.lemma(*det), "no" | "neither")
                            })
                    });
                    if neither {
                        self.negations += 1;
                        self.found.cues.push(child);
                    }
                }
                // "voted for it, but fell short of the majority needed"
                Label::Conj
                    if phrase.lemma(child) == "fall"
                        && child + 1 < phrase.len()
                        && phrase.lemma(child + 1) == "short" =>
                {
                    self.negations += 1;
                    self.found.cues.push(child);
                }
                // "surprised nobody" denies nothing but itself.
                Label::Dobj if verb != self.site && !phrase.subtree(child).contains(&self.site) => {
                }
                // "There is no treaty" denies that there is one; "is no secret" nothing else.
                Label::Attr if verb != self.site || phrase.child(verb, Label::Expl).is_none() => {}
                Label::Nsubj | Label::Nsubjpass | Label::Dobj | Label::Attr => {
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
        // "cannot sign until it is mended" has not signed.
        let modal = phrase
            .with_label(verb, Label::Aux)
            .any(|aux| phrase.tag(aux) == Tag::Md);
        if until && negated && self.negations > 0 && !would && !modal {
            self.negations -= 1;
        }
    }

    /// "according to B", "in B's view"
    pub(super) fn attributed_to(&self, verb: usize) -> Option<usize> {
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
    pub(super) fn conjunction(&mut self, at: usize, verb: usize) {
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

    /// Whether an auxiliary stands before the subject, and asks nothing.
    pub(super) fn is_inverted(&self, aux: usize, verb: usize) -> bool {
        let phrase = self.phrase;
        let subject = phrase
            .child(verb, Label::Nsubj)
            .or_else(|| phrase.child(verb, Label::Nsubjpass));
        let question = phrase.word(phrase.len() - 1) == "?";
        subject.is_some_and(|subject| aux < subject) && !question
    }

    pub(super) fn planned_by_auxiliary(&mut self, verb: usize) {
        let phrase = self.phrase;
        for aux in phrase.with_label(verb, Label::Aux).collect::<Vec<_>>() {
            self.cue(aux, CueClass::Aux, &[Govern::Any]);
        }
    }

    /// What a coordinated verb shares with the first one.
    pub(super) fn shared(&mut self, at: usize, head: usize) {
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
}

/// Whether "should" tells of a verb what is likely, and not what somebody ought to do: a thing does it, or lets it be done.
fn awaited(phrase: &Phrase<'_>, verb: usize) -> bool {
    let lets = matches!(
        phrase.lemma(verb),
        "allow"
            | "enable"
            | "help"
            | "let"
            | "permit"
            | "lead"
            | "pave"
            | "open"
            | "enter"
            | "take"
            | "come"
    );
    let person = |subject: usize| {
        phrase.name(subject).is_some()
            || phrase.tag(subject) == Tag::Prp
            || [Class::Official, Class::Own, Class::Pair]
                .into_iter()
                .any(|class| phrase.is_class(subject, class))
    };
    let subject = phrase.child(verb, Label::Nsubj);
    lets && subject.is_some_and(|subject| !person(phrase.antecedent(subject)))
}
