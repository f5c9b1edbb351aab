//! What each fuzz target does with its bytes. `tests/fuzz_bodies.rs` of the crate includes this file and replays the committed
//! inputs with a stable toolchain, so it must not need anything that only a fuzzer brings.

mod json;
mod names;
mod rules;
mod texts;

pub use json::json_in;
pub use names::{gazetteer_bytes, gazetteer_source};
pub use rules::{rule_source, rule_structured};
pub use texts::any_text;

/// What a target does with its bytes.
pub type Body = fn(&[u8]);

/// The targets and their bodies.
pub const TARGETS: &[(&str, Body)] = &[
    ("any_text", any_text),
    ("rule_source", rule_source),
    ("rule_structured", rule_structured),
    ("gazetteer_source", gazetteer_source),
    ("gazetteer_bytes", gazetteer_bytes),
    ("json_in", json_in),
];

/// The bytes as text, up to the first that is no UTF-8.
fn text_of(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    }
}

/// What holds of every list of faults: it is not empty, in order, and each fault has a place inside of its file.
fn check_faults(faults: &paraph::LoadErrors, source: &str) {
    assert!(!faults.0.is_empty(), "refused without a fault");
    // A fault of a whole file may stand just after its end.
    let lines = source.split('\n').count() + 1;
    for fault in &faults.0 {
        assert!((1..=lines).contains(&fault.line), "no such line: {fault}");
        assert!(fault.column >= 1, "no such column: {fault}");
        assert!(!fault.message.is_empty(), "a fault says nothing");
    }
    let places: Vec<_> = faults
        .0
        .iter()
        .map(|fault| (fault.line, fault.column))
        .collect();
    assert!(places.is_sorted(), "faults are out of order:\n{faults}");
}
