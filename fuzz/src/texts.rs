//! Any text: what must hold of every extraction.

use paraph::{Document, Extraction, Extractor, MAX_RELATIONS, Span};

/// The longest evidence, in bytes.
const MAX_EVIDENCE: usize = 1000;

/// Reads any text. Spans fit the text, and a second reading, with explanations, gives the same.
pub fn any_text(bytes: &[u8]) {
    let text = super::text_of(bytes);
    let mut document = Document::new(text);
    // One reading in two knows the day of publication.
    if bytes.len().is_multiple_of(2) {
        document = document.published("2024-07-08".parse().expect("a date"));
    }
    let extractor = Extractor::builtin();
    let extraction = extractor.extract_document(document);
    check(text, &extraction);
    let explanation = extractor.explain(document);
    assert_eq!(
        explanation.extraction.as_ref(),
        Some(&extraction),
        "two readings of one text differ"
    );
    for sentence in &explanation.sentences {
        assert_eq!(words(text, sentence.span), sentence.text);
    }
    let _ = explanation.to_string();
}

/// What holds of every extraction of a text.
pub(crate) fn check(text: &str, extraction: &Extraction) {
    assert!(extraction.relations.len() <= MAX_RELATIONS);
    let mut last = 0;
    for (number, relation) in extraction.relations.iter().enumerate() {
        assert_eq!(relation.id, format!("r{}", number + 1));
        assert!(!relation.act_key.is_empty());
        assert!(relation.to_string().contains(relation.kind.as_str()));
        let first = relation.evidence.first().expect("a relation has evidence");
        assert!(last <= first.span.start, "relations are out of order");
        last = first.span.start;
        let starts = relation.evidence.iter().map(|evidence| evidence.span.start);
        assert!(starts.is_sorted(), "evidence is out of order");
        for evidence in &relation.evidence {
            assert_eq!(words(text, evidence.span), evidence.text);
            assert!(evidence.span.len() <= MAX_EVIDENCE, "{:?}", evidence.span);
            assert!(!evidence.trigger.is_empty(), "a trigger has no words");
            assert!(
                evidence.span.contains(evidence.trigger),
                "the trigger {:?} is outside of the evidence {:?}",
                evidence.trigger,
                evidence.span
            );
            assert!(!words(text, evidence.trigger).is_empty());
            assert!(!evidence.rule.is_empty());
            for argument in &evidence.arguments {
                words(text, argument.span);
                assert!(
                    !argument.filler.is_empty(),
                    "{argument:?} is filled by nothing"
                );
                if let Some(antecedent) = argument.antecedent {
                    words(text, antecedent);
                }
            }
        }
        for party in relation.agents.iter().chain(&relation.counterparties) {
            assert!(!party.name.is_empty(), "a party has no name");
        }
        if let Some(agreement) = &relation.agreement {
            assert!(!agreement.name.is_empty(), "an agreement has no name");
        }
    }
    for mention in extraction.mentions() {
        words(text, mention.span);
    }
    super::json::check_round_trip(extraction);
}

/// The words of a span, which lies inside of the text and cuts no character.
fn words(text: &str, span: Span) -> &str {
    text.get(span.start..span.end)
        .unwrap_or_else(|| panic!("{span:?} does not fit the text"))
}
