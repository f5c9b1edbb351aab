//! A rule's examples show it in every construction that its words and frames allow.
//!
//! The constructions are read from the tree at the trigger of what an example gives, as `explain` shows it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use paraph::SentenceExplanation;
use paraph::gazetteer::Gazetteer;
use paraph::rule::{Example, ExampleKind, Function, Mark, Rule, RuleSet, SlotType, Trigger};
use paraph::{Document, Extractor, Relation};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Construction {
    /// "A ratified the pact."
    Active,
    /// "The pact was ratified by A."
    PassiveWithBy,
    /// "The pact was ratified."
    PassiveWithoutBy,
    /// "The pact, ratified by A, ..."
    Participle,
    /// "The pact, which A ratified, ..."
    Relative,
    /// "A agreed to ratify the pact."
    Infinitive,
    /// "A's ratification of the pact ..."
    Noun,
    /// "A has not ratified the pact."
    Negative,
    /// "A will ratify the pact."
    Planned,
    /// "A ratifies pact", without a full stop.
    Headline,
    /// "A and B ratified the pact."
    SeveralParties,
}

use Construction::*;

/// What the words of a rule do not have in English, and why.
const NOT_ENGLISH: &[(&str, Construction, &str)] = &[
    (
        "expire",
        PassiveWithoutBy,
        "nobody expires a treaty; the object is that of the noun",
    ),
    ("negotiate_with", PassiveWithBy, "with whom is no object"),
    ("negotiate_with", Participle, "with whom is no object"),
    (
        "part_of",
        PassiveWithBy,
        "a state of affairs has no passive",
    ),
    ("part_of", Participle, "a state of affairs has no passive"),
    ("have", PassiveWithBy, "what one has is not had"),
    ("have", Participle, "what one has is not had"),
    (
        "apply",
        PassiveWithBy,
        "one asks, and joins: the treaty is the object of the second verb",
    ),
    (
        "apply",
        Participle,
        "one asks, and joins: the treaty is the object of the second verb",
    ),
    (
        "draw_approval",
        PassiveWithBy,
        "who praises stands after \"from\"",
    ),
    (
        "draw_approval",
        Participle,
        "who praises stands after \"from\"",
    ),
    (
        "draw_protest",
        Participle,
        "who protests stands after \"from\"",
    ),
    (
        "is_bad",
        Relative,
        "what a relative clause says is its speaker's own",
    ),
    (
        "is_bad",
        Infinitive,
        "one who speaks judges, and is asked for nothing",
    ),
    ("is_bad", Planned, "what will be good is no judgement yet"),
    ("is_bad", Headline, "a headline leaves the copula out"),
    (
        "is_good",
        Relative,
        "what a relative clause says is its speaker's own",
    ),
    (
        "is_good",
        Infinitive,
        "one who speaks judges, and is asked for nothing",
    ),
    ("is_good", Planned, "what will be good is no judgement yet"),
    ("is_good", Headline, "a headline leaves the copula out"),
    ("call_for", Planned, "what is called for is urged"),
    (
        "exist",
        PassiveWithoutBy,
        "what is there is brought about by nobody",
    ),
    ("near", PassiveWithBy, "what one nears is not neared"),
    (
        "pass_house",
        PassiveWithBy,
        "a pact passes a house; what is passed by a house is approved",
    ),
    (
        "pass_house",
        Participle,
        "a pact passes a house; what is passed by a house is approved",
    ),
    ("near", Participle, "what one nears is not neared"),
    ("near", Planned, "what is near is possible"),
    ("is_near", Planned, "what is near is possible"),
    (
        "lead_mediation",
        PassiveWithBy,
        "the agreement is left out, and only an active verb leaves it out",
    ),
    (
        "lead_mediation",
        Participle,
        "the agreement is left out, and only an active verb leaves it out",
    ),
    (
        "vote_on",
        Participle,
        "a vote of which a participle tells was held",
    ),
    (
        "vote_on",
        Negative,
        "who will not vote on it leaves all open",
    ),
    (
        "not_comply",
        Negative,
        "the rule holds only where it is said that something is not done",
    ),
    (
        "not_recognise",
        Participle,
        "\"unrecognised by\" is an adjective",
    ),
    (
        "not_recognise",
        Negative,
        "the rule holds only where it is said that something is not done",
    ),
];

/// The constructions that the words and frames of a rule allow.
fn allowed(rule: &Rule) -> BTreeSet<Construction> {
    let mut allowed = BTreeSet::from([Negative, Planned, Headline]);
    let slots = || rule.frames.iter().flat_map(|frame| &frame.slots);
    let party = |slot_type| matches!(slot_type, SlotType::Party | SlotType::Country);
    if slots().any(|slot| party(slot.slot_type) && slot.mark != Mark::AtMostOne) {
        allowed.insert(SeveralParties);
    }
    if !rule.nouns.is_empty() {
        allowed.insert(Noun);
    }
    if rule.verbs.is_empty() {
        return allowed;
    }
    allowed.extend([Active, Relative, Infinitive]);
    let has = |frame: &paraph::rule::Frame, function| {
        frame.slots.iter().any(|slot| slot.function == function)
    };
    if rule
        .frames
        .iter()
        .any(|frame| has(frame, Function::Subject) && has(frame, Function::Object))
    {
        allowed.extend([PassiveWithBy, Participle]);
    }
    if rule
        .frames
        .iter()
        .any(|frame| !has(frame, Function::Subject) && has(frame, Function::Object))
    {
        allowed.insert(PassiveWithoutBy);
    }
    allowed
}

/// The number of the part of a sentence that holds a byte of the text.
fn part_at(sentence: &SentenceExplanation, byte: usize) -> Option<usize> {
    let wanted = byte.checked_sub(sentence.span.start)?;
    let mut end = 0;
    sentence.parts.iter().position(|(word, ..)| {
        end += sentence.text[end..].find(word.as_str()).unwrap_or(0) + word.len();
        wanted < end
    })
}

/// The constructions that the tree shows at a trigger.
fn at_trigger(sentence: &SentenceExplanation, trigger: usize, found: &mut BTreeSet<Construction>) {
    let Some(at) = part_at(sentence, trigger) else {
        return;
    };
    let (_, tag, label, _) = &sentence.parts[at];
    if !tag.starts_with("VB") {
        found.insert(Noun);
        return;
    }
    let below = |wanted: &str| {
        let mut parts = sentence.parts.iter();
        parts.any(|(_, _, label, head)| *head == at && *label == wanted)
    };
    let infinitive = sentence
        .parts
        .iter()
        .any(|(_, tag, _, head)| *head == at && *tag == "TO");
    if infinitive {
        found.insert(Infinitive);
    }
    if *label == "relcl" {
        found.insert(Relative);
    }
    let by = sentence.parts.iter().any(|(word, _, _, head)| {
        let above = sentence.parts[*head].3;
        word == "by" && (*head == at || above == at)
    });
    if below("auxpass") {
        found.insert(if by { PassiveWithBy } else { PassiveWithoutBy });
    } else if by || *label == "acl" && *tag == "VBN" {
        found.insert(Participle);
    } else if below("nsubj") && *label != "relcl" {
        found.insert(Active);
    }
}

/// The first word of a missed sentence that may be a trigger of the rule: one that begins as a trigger does.
fn likely_trigger(sentence: &SentenceExplanation, rule: &Rule) -> Option<usize> {
    let starts = |word: &str, trigger: &Trigger| {
        let head: String = trigger.head().chars().take(4).collect();
        word.to_lowercase().starts_with(&head)
    };
    let mut end = 0;
    sentence.parts.iter().find_map(|(word, tag, ..)| {
        let start = end + sentence.text[end..].find(word.as_str())?;
        end = start + word.len();
        let triggers = match tag.get(..2) {
            Some("VB") => &rule.verbs,
            Some("NN") => &rule.nouns,
            _ => return None,
        };
        let found = triggers.iter().any(|trigger| starts(word, trigger));
        found.then_some(sentence.span.start + start)
    })
}

/// The constructions that an example or a missed sentence shows.
fn shown(extractor: &Extractor, rule: &Rule, example: &Example) -> BTreeSet<Construction> {
    let mut found = BTreeSet::new();
    let states = |field: &str, value: &str| {
        let mut expected = example.expected.iter();
        expected.any(|fact| fact.field == field && fact.value == value)
    };
    if states("polarity", "negative") {
        found.insert(Negative);
    }
    if states("modality", "planned") {
        found.insert(Planned);
    }
    if !example.text.ends_with(['.', '"']) {
        found.insert(Headline);
    }
    for role in ["agent", "counterparty"] {
        if example
            .expected
            .iter()
            .filter(|fact| fact.field == role)
            .count()
            > 1
        {
            found.insert(SeveralParties);
        }
    }
    let explanation = extractor.explain(Document::new(&example.text));
    if example.kind == ExampleKind::Missed {
        for sentence in &explanation.sentences {
            if let Some(trigger) = likely_trigger(sentence, rule) {
                at_trigger(sentence, trigger, &mut found);
            }
        }
        return found;
    }
    let relations: &[Relation] = explanation
        .extraction
        .as_ref()
        .map_or(&[], |extraction| &extraction.relations);
    for evidence in relations.iter().flat_map(|relation| &relation.evidence) {
        if evidence.rule != rule.name {
            continue;
        }
        for sentence in &explanation.sentences {
            if sentence.span.contains(evidence.trigger) {
                at_trigger(sentence, evidence.trigger.start, &mut found);
            }
        }
    }
    found
}

#[test]
fn the_examples_of_each_rule_show_every_construction_that_it_allows() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/rules");
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("seeds/rules is there") {
        let path = entry.expect("it can be listed").path();
        let name = path
            .file_name()
            .expect("a file")
            .to_string_lossy()
            .into_owned();
        files.insert(name, std::fs::read_to_string(&path).expect("UTF-8"));
    }
    let rules = RuleSet::parse_all(
        files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    )
    .unwrap_or_else(|errors| panic!("{errors}"));
    let names = Gazetteer::builder()
        .invented(true)
        .build()
        .expect("the tables load");
    let extractor = Extractor::builder()
        .gazetteer(names)
        .rules(rules.clone())
        .build();
    let mut wrong = String::new();
    for rule in rules.rules() {
        let examples = || {
            let all = rule.examples.iter();
            all.filter(|example| example.kind != ExampleKind::Reject)
        };
        let shown: BTreeSet<Construction> = examples()
            .flat_map(|example| shown(&extractor, rule, example))
            .collect();
        for construction in allowed(rule) {
            let excused = NOT_ENGLISH
                .iter()
                .any(|(name, other, _)| *name == rule.name && *other == construction);
            match (shown.contains(&construction), excused) {
                (false, false) => {
                    let _ = writeln!(
                        wrong,
                        "{}: {}: no example is {construction:?}",
                        rule.file, rule.name
                    );
                }
                (true, true) => {
                    let _ = writeln!(
                        wrong,
                        "{}: {}: {construction:?} is shown: take it off the list",
                        rule.file, rule.name
                    );
                }
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
