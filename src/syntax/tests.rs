//! Tests of the parser as a whole, with the model that is embedded.

use proptest::prelude::*;

use super::model::{ModelError, checksum};
use super::*;
use crate::Span;
use crate::token::tokenize;

/// The units of a sentence; [brackets] fold a name.
fn units(text: &str) -> Vec<Unit<'_>> {
    let mut units = Vec::new();
    let mut tokens = Vec::new();
    for (at, part) in text.split(['[', ']']).enumerate() {
        if at % 2 == 1 {
            units.push(Unit::name(part));
        } else {
            tokens.clear();
            tokenize(part, Span::new(0, part.len()), &mut tokens);
            units.extend(tokens.iter().map(|token| Unit::word(token.span.of(part))));
        }
    }
    units
}

fn parse(units: &[Unit<'_>]) -> Tree {
    let mut tree = Tree::default();
    Syntax::builtin().parse(units, &mut Scratch::default(), &mut tree);
    tree
}

/// Each row: a sentence, a verb, its subject and its object as the parser must see them; `-` where it has none.
/// The subject of a passive is written with `<`, and its agent as the object.
const FUNCTIONS: &[(&str, &str, &str, &str)] = &[
    (
        "[Ruritania] ratified the [Strelsau Convention] on Friday.",
        "ratified",
        "Ruritania",
        "Strelsau Convention",
    ),
    (
        "The parliament of [Ruritania] has not ratified the treaty.",
        "ratified",
        "parliament",
        "treaty",
    ),
    (
        "The pact was signed by [Borduria] in [Strelsau].",
        "signed",
        "<pact",
        "Borduria",
    ),
    (
        "The treaty, which [Borduria] signed last year, enters into force in May.",
        "signed",
        "Borduria",
        "which",
    ),
    (
        "[Ruritania], which borders [Borduria], signed the accord.",
        "signed",
        "Ruritania",
        "accord",
    ),
    (
        "[Ruritania], a close ally of [Borduria], rejected the deal.",
        "rejected",
        "Ruritania",
        "deal",
    ),
    (
        "Lawmakers will debate the agreement next week.",
        "debate",
        "Lawmakers",
        "agreement",
    ),
    (
        "[Borduria] said it would leave the pact.",
        "leave",
        "it",
        "pact",
    ),
    (
        "Farmers blocked roads and burned tyres.",
        "blocked",
        "Farmers",
        "roads",
    ),
    (
        "[Ruritania], [Borduria] sign defense pact",
        "sign",
        "Ruritania",
        "pact",
    ),
    (
        "[Borduria] ratifies [Strelsau Convention]",
        "ratifies",
        "Borduria",
        "Strelsau Convention",
    ),
    (
        "[Borduria] will ratify the treaty next month.",
        "ratify",
        "Borduria",
        "treaty",
    ),
    (
        "“We will ratify the treaty,” [Novak] said.",
        "ratify",
        "We",
        "treaty",
    ),
    (
        "“We will ratify the treaty,” [Novak] said.",
        "said",
        "Novak",
        "-",
    ),
    (
        "Senate Rejects Trade Deal With [Borduria]",
        "Rejects",
        "Senate",
        "Deal",
    ),
];

#[test]
fn subjects_and_objects_are_found() {
    for &(text, verb, subject, object) in FUNCTIONS {
        let units = units(text);
        let tree = parse(&units);
        let verb = units.iter().position(|unit| unit.form == verb).expect(text);
        let of = |label: Label, head: usize| {
            (0..units.len()).find(|&at| tree.labels[at] == label && tree.head(at) == Some(head))
        };
        let form = |at: Option<usize>| at.map_or("-", |at| units[at].form);
        let (found_subject, found_object) = match subject.strip_prefix('<') {
            None => (form(of(Label::Nsubj, verb)), form(of(Label::Dobj, verb))),
            Some(_) => {
                let by = of(Label::Agent, verb);
                (
                    form(of(Label::Nsubjpass, verb)),
                    form(by.and_then(|by| of(Label::Pobj, by))),
                )
            }
        };
        let subject = subject.trim_start_matches('<');
        assert_eq!(
            (found_subject, found_object),
            (subject, object),
            "{text}: {tree:?}"
        );
    }
}

#[test]
fn a_folded_name_is_tagged_as_a_name() {
    let tree = parse(&[
        Unit::name("ink"),
        Unit::word("signed"),
        Unit {
            form: "pacts",
            fold: Fold::PluralName,
        },
    ]);
    assert_eq!((tree.tags[0], tree.tags[2]), (Tag::Nnp, Tag::Nnps));
}

#[test]
fn capitals_of_a_headline_do_not_make_verbs_names() {
    let tree = parse(&units("Senate Ratifies Treaty With [Borduria]"));
    assert_eq!(tree.tags[1], Tag::Vbz);
}

#[test]
fn no_units_give_an_empty_tree() {
    assert!(parse(&[]).is_empty());
}

#[test]
fn a_very_long_sentence_is_parsed_in_pieces() {
    let units: Vec<Unit<'_>> = ["pacts", "sign", ",", "("]
        .iter()
        .cycle()
        .take(100_000)
        .map(|w| Unit::word(w))
        .collect();
    let tree = parse(&units);
    assert_eq!(
        (tree.len(), tree.tags.len(), tree.labels.len()),
        (100_000, 100_000, 100_000)
    );
    for (at, &head) in tree.heads.iter().enumerate() {
        assert_eq!(
            at / LONGEST,
            head as usize / LONGEST,
            "an arc leaves its piece"
        );
    }
}

#[test]
fn used_memory_changes_nothing() {
    let mut scratch = Scratch::default();
    let mut tree = Tree::default();
    for &(text, ..) in FUNCTIONS.iter().chain(FUNCTIONS) {
        let units = units(text);
        Syntax::builtin().parse(&units, &mut scratch, &mut tree);
        assert_eq!(tree, parse(&units));
    }
}

#[test]
fn a_damaged_model_is_refused() {
    for at in [16, 100, 5000, ENGLISH.len() / 2, ENGLISH.len() - 1] {
        let mut bytes = ENGLISH.to_vec();
        bytes[at] ^= 4;
        assert_eq!(
            Syntax::from_bytes(&bytes).unwrap_err(),
            ModelError::Checksum
        );
    }
    assert_eq!(
        Syntax::from_bytes(&ENGLISH[..ENGLISH.len() - 9]).unwrap_err(),
        ModelError::Checksum
    );
    assert_eq!(Syntax::from_bytes(b"PSYN").unwrap_err(), ModelError::Length);
    assert_eq!(Syntax::from_bytes(b"").unwrap_err(), ModelError::Magic);
    assert_eq!(
        Syntax::from_bytes(b"PSYN\xFF\0\0\0").unwrap_err(),
        ModelError::Version { found: 255 }
    );
}

/// Writes a checksum that fits.
fn seal(bytes: &mut [u8]) {
    let sum = checksum(&bytes[16..]).to_le_bytes();
    bytes[8..16].copy_from_slice(&sum);
}

#[test]
fn a_model_of_nonsense_with_a_fitting_checksum_gives_some_tree() {
    let mut bytes = ENGLISH.to_vec();
    let length = |bytes: &[u8], at: usize| {
        u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
    };
    let mut at = 16;
    while at < bytes.len() {
        let end = at + 4 + length(&bytes, at);
        for (number, byte) in bytes[at + 4..end].iter_mut().enumerate() {
            *byte = byte.wrapping_mul(31).wrapping_add(number as u8);
        }
        at = end;
    }
    seal(&mut bytes);
    let syntax = Syntax::from_bytes(&bytes).expect("the header is whole");
    let mut tree = Tree::default();
    for &(text, ..) in FUNCTIONS {
        let units = units(text);
        syntax.parse(&units, &mut Scratch::default(), &mut tree);
        assert_eq!(tree.len(), units.len());
    }
}

#[test]
fn a_section_longer_than_the_file_is_refused() {
    let mut bytes = ENGLISH.to_vec();
    bytes[16..20].copy_from_slice(&u32::MAX.to_le_bytes());
    seal(&mut bytes);
    assert_eq!(Syntax::from_bytes(&bytes).unwrap_err(), ModelError::Length);
}

fn any_unit() -> impl Strategy<Value = (String, Fold)> {
    let form = prop_oneof![
        4 => prop::sample::select(vec![
            "the", "pact", "signed", "by", "Tokyo", ",", "and", "to", "ratify", "which", "'s", ".", "\"", "not", "was", "5", "%",
        ])
        .prop_map(str::to_string),
        1 => "\\PC{0,12}",
    ];
    (
        form,
        prop::sample::select(vec![
            Fold::Word,
            Fold::Word,
            Fold::Word,
            Fold::Name,
            Fold::PluralName,
        ]),
    )
}

proptest! {
    #[test]
    fn any_units_give_a_forest(units in prop::collection::vec(any_unit(), 0..80)) {
        let units: Vec<Unit<'_>> = units.iter().map(|(form, fold)| Unit { form, fold: *fold }).collect();
        let tree = parse(&units);
        prop_assert_eq!(tree.heads.len(), units.len());
        prop_assert_eq!(tree.tags.len(), units.len());
        prop_assert_eq!(tree.labels.len(), units.len());
        for start in 0..units.len() {
            let (mut at, mut steps) = (start, 0);
            while let Some(head) = tree.head(at) {
                at = head;
                steps += 1;
                prop_assert!(steps <= units.len(), "a cycle at {}", start);
            }
            prop_assert_eq!(tree.labels[at], Label::Root);
            prop_assert_eq!(tree.labels[start] == Label::Root, tree.head(start).is_none());
        }
    }
}
