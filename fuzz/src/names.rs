//! Name tables, and gazetteers saved as bytes, that anybody may have written.

use paraph::Span;
use paraph::gazetteer::{EntityType, Gazetteer, NewEntry, PartialDate, TableKind};

const KINDS: [TableKind; 8] = [
    TableKind::Countries,
    TableKind::Bodies,
    TableKind::Organisations,
    TableKind::People,
    TableKind::Agreements,
    TableKind::Places,
    TableKind::Names,
    TableKind::Aliases,
];

/// The longest text on which the slow twin of the matcher is asked.
const MAX_PLAIN: usize = 2000;

/// Loads a table. The first line is its file name, which says its kind; without one it is tried as each kind.
pub fn gazetteer_source(bytes: &[u8]) {
    let text = super::text_of(bytes);
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match TableKind::of_file(first) {
        Some(kind) => table(kind, rest),
        None => KINDS.iter().for_each(|kind| table(*kind, text)),
    }
}

fn table(kind: TableKind, source: &str) {
    let built = Gazetteer::builder()
        .with_builtin(false)
        .table(kind, "mine.tsv", source)
        .build();
    let read = Gazetteer::builder()
        .with_builtin(false)
        .table_from_reader(kind, "mine.tsv", source.as_bytes())
        .build();
    match (built, read) {
        (Ok(gazetteer), Ok(again)) => {
            ask(&gazetteer, source);
            compare_with_twin(&gazetteer, source);
            assert_eq!(gazetteer.to_bytes(), again.to_bytes());
            let saved = Gazetteer::from_bytes(&gazetteer.to_bytes()).expect("it was just saved");
            assert_eq!(saved.to_bytes(), gazetteer.to_bytes(), "saving changes it");
            // A name that stands alone is found.
            for name in gazetteer.names() {
                let text = gazetteer.name_text(name);
                let mut hits = Vec::new();
                gazetteer.hits(text, Span::new(0, text.len()), &mut hits);
                assert!(
                    hits.iter().any(|hit| hit.span == Span::new(0, text.len())),
                    "the name {text:?} is not found in itself"
                );
            }
        }
        (Err(faults), Err(same)) => {
            assert_eq!(faults, same);
            super::check_faults(&faults, source);
        }
        _ => panic!("a table read from a string and from a reader differ"),
    }
}

/// Loads bytes as a saved gazetteer; and again as changes of a good one, each an offset of two bytes and a value, with the checksum
/// made right, so that what lies behind it is reached.
pub fn gazetteer_bytes(bytes: &[u8]) {
    if let Ok(gazetteer) = Gazetteer::from_bytes(bytes) {
        ask(&gazetteer, TEXT);
    }
    let mut saved = good();
    for change in bytes.chunks_exact(3).take(64) {
        let at =
            HEAD + usize::from(u16::from_le_bytes([change[0], change[1]])) % (saved.len() - HEAD);
        saved[at] = change[2];
    }
    let sum = checksum(&saved[HEAD..]);
    saved[HEAD - 8..HEAD].copy_from_slice(&sum.to_le_bytes());
    match Gazetteer::from_bytes(&saved) {
        Ok(gazetteer) => ask(&gazetteer, TEXT),
        Err(error) => {
            assert!(!error.to_string().is_empty());
            assert!(
                !error.to_string().contains("checksum"),
                "the checksum is no longer the one that is made here"
            );
        }
    }
}

const TEXT: &str = "Ruritania, BORDURIA and the R.K. met Rudolf Rassendyll.\nRURITANIA AND BORDURIA SIGN STRELSAU PACT";

/// The bytes before the parts of a saved gazetteer: what it is, and the checksum.
const HEAD: usize = 24;

fn good() -> Vec<u8> {
    let state = |id: &str, name: &str| NewEntry::new(id, name, EntityType::Country).kind("country");
    let gazetteer = Gazetteer::builder()
        .with_builtin(false)
        .entry(
            state("RUR", "Ruritania")
                .alias("R.K.")
                .adjective("Ruritanian")
                .capital("Strelsau"),
        )
        .entry(state("BOR", "Borduria").people("Bordurians"))
        .entry(
            NewEntry::new("rudolf-rassendyll", "Rudolf Rassendyll", EntityType::Person)
                .term("King", "RUR", "1894", "1895-02"),
        )
        .entry(
            NewEntry::new("strelsau-pact", "Strelsau Pact", EntityType::Agreement)
                .kind("single")
                .party("RUR")
                .party("BOR")
                .signed("1894"),
        )
        .build()
        .unwrap_or_else(|faults| panic!("{faults}"));
    gazetteer.to_bytes()
}

/// The checksum of `src/gazetteer/bytes.rs`.
fn checksum(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut lanes = [1u64, 2, 3, 4];
    let (blocks, rest) = bytes.as_chunks::<32>();
    for block in blocks {
        for (lane, word) in lanes.iter_mut().zip(block.as_chunks::<8>().0) {
            *lane = (*lane ^ u64::from_le_bytes(*word))
                .wrapping_mul(FACTOR)
                .rotate_left(29);
        }
    }
    let mut sum = bytes.len() as u64;
    for lane in lanes {
        sum = (sum ^ lane).wrapping_mul(FACTOR).rotate_left(31);
    }
    for &byte in rest {
        sum = (sum ^ u64::from(byte)).wrapping_mul(FACTOR).rotate_left(31);
    }
    sum
}

/// Asks a gazetteer for everything that it has, and for its names in a text.
fn ask(gazetteer: &Gazetteer, text: &str) {
    let whole = Span::new(0, text.len());
    let mut hits = Vec::new();
    gazetteer.hits(text, whole, &mut hits);
    assert!(
        hits.windows(2)
            .all(|pair| pair[0].span.start < pair[1].span.start),
        "two names start at one place, or are out of order"
    );
    for hit in &hits {
        assert!(!hit.span.is_empty());
        assert!(text.get(hit.span.start..hit.span.end).is_some(), "{hit:?}");
        let _ = (gazetteer.name_text(hit.name), gazetteer.senses(hit.name));
    }
    let _ = gazetteer.ambiguous().count();
    for name in gazetteer.names() {
        for sense in gazetteer.senses(name) {
            let _ = gazetteer.entry(sense.entry).id();
        }
    }
    for entry in gazetteer.entries() {
        let _ = format!(
            "{entry:?} {:?} {:?} {:?}",
            entry.field(),
            entry.country_kind(),
            entry.body_kind()
        );
        let _ = format!(
            "{:?} {:?} {:?}",
            entry.signed(),
            entry.in_force(),
            entry.ended()
        );
        let _ = format!(
            "{:?} {:?} {:?}",
            entry.from(),
            entry.until(),
            entry.agreement_kind()
        );
        let _ = (
            entry.of().count(),
            entry.members().count(),
            entry.parties().count(),
            entry.successors().count(),
        );
        let words = [
            entry.aliases().count(),
            entry.adjectives().count(),
            entry.people().count(),
        ];
        let _ = (
            words,
            entry.capitals().count(),
            entry.seats().count(),
            entry.legislatures().count(),
        );
        let _ = (
            entry.part_of(),
            entry.name(),
            entry.entity_type(),
            entry.descriptors().count(),
        );
        let day = PartialDate::parse("1894-06");
        let _ = day
            .and_then(|day| entry.term_at(day))
            .map(|term| term.title.len());
        let _ = gazetteer.by_id(entry.id());
    }
}

/// The matcher finds what its slow twin finds.
fn compare_with_twin(gazetteer: &Gazetteer, text: &str) {
    if text.len() <= MAX_PLAIN && gazetteer.name_count() <= MAX_PLAIN / 10 {
        let whole = Span::new(0, text.len());
        let (mut hits, mut plain) = (Vec::new(), Vec::new());
        gazetteer.hits(text, whole, &mut hits);
        gazetteer.hits_plain(text, whole, &mut plain);
        assert_eq!(
            hits, plain,
            "the matcher and its slow twin differ on {text:?}"
        );
    }
}
