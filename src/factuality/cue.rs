//! **Fact**: the operators of `seeds/cues.tsv`.

use once_cell::sync::Lazy;

use super::{Walk, stronger};
use crate::hash::Table;
use crate::lexicon::{self, Class};
use crate::relation::Modality;
use crate::syntax::Label;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum CueClass {
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
pub(super) enum Govern {
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
    let lines = include_str!("../../seeds/cues.tsv")
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

impl Walk<'_, '_> {
    pub(super) fn cue(&mut self, at: usize, class: CueClass, governs: &[Govern]) -> bool {
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
            self.ruled_out |= particle == "rule out" || lemma == "exclude"
                // "did not refuse to sign": it may.
                || matches!(lemma, "refuse" | "decline")
                    && self.phrase.child(at, Label::Neg).is_some();
        }
        true
    }
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
