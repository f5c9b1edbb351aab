//! Why, and why not: what was tried at each trigger of a text.

use std::fmt;

use crate::phrase::Phrase;
use crate::relation::Extraction;
use crate::rule::Refusal;
use crate::span::Span;

/// What was tried on a text. Prints readably.
#[derive(Clone, Debug, Default)]
pub struct Explanation {
    /// Sentence by sentence.
    pub sentences: Vec<SentenceExplanation>,
    /// What was found.
    pub extraction: Option<Extraction>,
}

/// What was tried on one sentence.
#[derive(Clone, Debug)]
pub struct SentenceExplanation {
    /// The sentence.
    pub span: Span,
    /// Its text.
    pub text: String,
    /// Its parts: the words, the part of speech, the function and the number of the head.
    pub parts: Vec<(String, &'static str, &'static str, usize)>,
    /// Why a trigger gave nothing: its words, the rule, the reason.
    pub refused: Vec<(String, String, String)>,
}

impl SentenceExplanation {
    pub(crate) fn new(phrase: &Phrase<'_>, refusals: &[Refusal]) -> Self {
        SentenceExplanation {
            span: phrase.sentence.span,
            text: phrase.sentence.span.of(phrase.text).to_string(),
            parts: (0..phrase.len())
                .map(|at| {
                    (
                        phrase.word(at).to_string(),
                        phrase.tag(at).as_str(),
                        phrase.label(at).as_str(),
                        phrase.head(at).unwrap_or(at),
                    )
                })
                .collect(),
            refused: refusals
                .iter()
                .map(|refusal| {
                    (
                        refusal.trigger.of(phrase.text).to_string(),
                        refusal.rule.clone(),
                        refusal.reason.clone(),
                    )
                })
                .collect(),
        }
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for sentence in &self.sentences {
            writeln!(f, "{}", sentence.text)?;
            write!(f, "   ")?;
            for (at, (word, tag, label, head)) in sentence.parts.iter().enumerate() {
                let governor = if *head == at {
                    "-".to_string()
                } else {
                    sentence.parts[*head].0.clone()
                };
                write!(f, " [{word}]{tag}/{label}<{governor}")?;
            }
            writeln!(f)?;
            for (trigger, rule, reason) in &sentence.refused {
                writeln!(f, "    {trigger}: not `{rule}`: {reason}")?;
            }
        }
        for relation in self
            .extraction
            .iter()
            .flat_map(|extraction| &extraction.relations)
        {
            writeln!(f, "  = {relation}")?;
        }
        Ok(())
    }
}
