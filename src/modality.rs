//! **Refer**, modality: what the grammar says of a candidate, and what its kind makes of that → how the act stands.
//!
//! The same words say different things of different acts. Who tries to negotiate negotiates, and who tries to sign has not
//! signed; a house that voted to ratify has ratified, and a minister who decided to sign has not. Each such fact is a row of
//! [`Said::FACTS`]; the first that holds decides, and where none does, the grammar does.

use crate::phrase::Phrase;
use crate::relation::{Modality, Polarity, RelationKind};
use crate::rule::Candidate;
use crate::syntax::{Label, Tag};
use crate::text::Zone;

/// How the act of a candidate stands.
pub(crate) fn of(phrase: &Phrase<'_>, candidate: &Candidate) -> Modality {
    let said = Said { phrase, candidate };
    let mut facts = Said::FACTS.iter();
    let fact = facts.find(|(holds, _)| holds(&said));
    fact.map_or(candidate.factuality.modality, |(_, modality)| *modality)
}

/// Whether a kind makes more of what is said, and how the act stands then.
type Fact<'p, 't> = (fn(&Said<'p, 't>) -> bool, Modality);

/// A candidate in its sentence.
struct Said<'p, 't> {
    phrase: &'p Phrase<'t>,
    candidate: &'p Candidate,
}

impl<'p, 't> Said<'p, 't> {
    const FACTS: [Fact<'p, 't>; 8] = [
        (Self::is_notified, Modality::Asserted),
        (Self::is_to_be_notified, Modality::Planned),
        (Self::is_unfinished, Modality::Planned),
        (Self::is_scheduled, Modality::Planned),
        (Self::is_voted, Modality::Asserted),
        (Self::is_shown, Modality::Asserted),
        (Self::is_tried, Modality::Asserted),
        (Self::is_due, Modality::Planned),
    ];

    fn modality(&self) -> Modality {
        self.candidate.factuality.modality
    }

    fn head(&self) -> usize {
        self.candidate.site.head
    }

    /// Whether all cues are of these, and there may be none.
    fn only_cues(&self, lemmas: &[&str]) -> bool {
        let mut cues = self.candidate.factuality.cues.iter();
        cues.all(|cue| lemmas.contains(&self.phrase.lemma(*cue)))
    }

    fn has_cues(&self) -> bool {
        !self.candidate.factuality.cues.is_empty()
    }

    /// "gave notice that it would leave", "notified B of its decision to end it": notice given is the act.  Vienna Convention, art. 65
    /// and 67.
    fn is_notified(&self) -> bool {
        let Said { phrase, candidate } = *self;
        let done = |verb: usize| {
            matches!(phrase.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
                || phrase.tag(verb) == Tag::Vbn && self.has_auxiliary(verb, "have")
        };
        self.modality() == Modality::Planned
            && candidate.factuality.polarity == Polarity::Positive
            && self
                .notice()
                .is_some_and(|verb| done(verb) && !self.has_auxiliary(verb, "will"))
    }

    /// "will give notice that it is leaving": nor is it given yet.
    fn is_to_be_notified(&self) -> bool {
        self.modality() == Modality::Asserted
            && self
                .notice()
                .is_some_and(|verb| self.has_auxiliary(verb, "will"))
    }

    /// The verb by which notice of a withdrawal is given.
    fn notice(&self) -> Option<usize> {
        let Said { phrase, candidate } = *self;
        if candidate.kind != RelationKind::Withdrew {
            return None;
        }
        let mut up = self.head();
        let verb = loop {
            up = phrase.head(up)?;
            if phrase.is_verb(up) {
                break up;
            }
        };
        let notice = || {
            let given = phrase.child(verb, Label::Dobj);
            given.is_some_and(|given| matches!(phrase.lemma(given), "notice" | "notification"))
        };
        let gives = match phrase.lemma(verb) {
            "notify" => true,
            "give" | "serve" | "submit" | "send" | "deliver" | "hand" => notice(),
            _ => false,
        };
        gives.then_some(verb)
    }

    fn has_auxiliary(&self, verb: usize, lemma: &str) -> bool {
        let mut auxiliaries = self.phrase.with_label(verb, Label::Aux);
        auxiliaries.any(|auxiliary| self.phrase.lemma(auxiliary) == lemma)
    }

    /// "is finalising an agreement": what comes to a point is not there while it goes on.
    fn is_unfinished(&self) -> bool {
        let Said { phrase, candidate } = *self;
        let goes_on = |be: usize| phrase.lemma(be) == "be" && phrase.tag(be) != Tag::Vbd;
        candidate.kind == RelationKind::Agreed
            && self.modality() == Modality::Asserted
            && (phrase.tag(self.head()) == Tag::Vbg
                && phrase.with_label(self.head(), Label::Aux).any(goes_on)
                || phrase
                    .with_label(self.head(), Label::Auxpass)
                    .any(|being| phrase.word(being) == "being"))
    }

    /// "The pact expires in June": what the calendar says is told in the present, but for headlines.
    fn is_scheduled(&self) -> bool {
        let Said { phrase, candidate } = *self;
        let head = self.head();
        let dated = |at: usize| {
            phrase.prepositions(at).any(|(preposition, date)| {
                matches!(phrase.lemma(preposition), "on" | "in" | "from" | "at")
                    && phrase.is_date(date)
            }) || phrase
                .with_label(at, Label::Npadvmod)
                .any(|date| date > at && phrase.is_date(date))
        };
        matches!(
            candidate.kind,
            RelationKind::EnteredIntoForce | RelationKind::Expired
        ) && self.modality() == Modality::Asserted
            && matches!(phrase.tag(head), Tag::Vbz | Tag::Vbp)
            && !matches!(phrase.lemma(head), "be" | "remain")
            && phrase.sentence.zone != Zone::Headline
            && candidate.site.words.iter().any(|word| dated(*word))
    }

    /// "voted to ratify the treaty": a house decides by its vote.
    fn is_voted(&self) -> bool {
        matches!(
            self.candidate.kind,
            RelationKind::Approved
                | RelationKind::Ratified
                | RelationKind::Supported
                | RelationKind::Opposed
                | RelationKind::Suspended
        ) && self.has_cues()
            && self.only_cues(&["vote", "decide"])
    }

    /// "walked out to protest the treaty", "to signal opposition to it": whoever does something to protest protests.
    fn is_shown(&self) -> bool {
        let Said { phrase, candidate } = *self;
        let head = self.head();
        let shown = phrase.head(head).filter(|verb| {
            !candidate.site.verbal
                && phrase.label(head) == Label::Dobj
                && matches!(
                    phrase.lemma(*verb),
                    "signal" | "show" | "express" | "voice" | "register" | "declare"
                )
        });
        candidate.kind.is_stance()
            && self.modality() == Modality::Planned
            && !self.has_cues()
            && (phrase.label(shown.unwrap_or(head)) == Label::Advcl
                || shown.is_some_and(|verb| phrase.label(verb) == Label::Xcomp))
    }

    /// "has tried to broker talks": who tries to negotiate negotiates.
    fn is_tried(&self) -> bool {
        matches!(
            self.candidate.kind,
            RelationKind::Negotiating | RelationKind::Mediated
        ) && self.modality() == Modality::Planned
            && self.has_cues()
            && self.only_cues(&["try", "help"])
    }

    /// "The upper house must still approve the treaty": what the law asks for is ahead, and nobody calls for it.
    fn is_due(&self) -> bool {
        matches!(
            self.candidate.kind,
            RelationKind::Approved | RelationKind::Ratified
        ) && self.modality() == Modality::Urged
            && self.only_cues(&["must", "need", "have"])
            && self.candidate.factuality.reported_by.is_none()
    }
}
