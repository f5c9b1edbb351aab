//! JSON that anybody may have written.

use paraph::Extraction;

/// Reads any bytes as an extraction. They are refused, or what they say can be written and read again.
pub fn json_in(bytes: &[u8]) {
    match serde_json::from_slice::<Extraction>(bytes) {
        Ok(extraction) => {
            for relation in &extraction.relations {
                let _ = relation.to_string();
            }
            check_round_trip(&extraction);
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// What is written is read as the same.
pub(crate) fn check_round_trip(extraction: &Extraction) {
    let written = serde_json::to_string(extraction).expect("an extraction can be written");
    let read: Extraction = serde_json::from_str(&written)
        .unwrap_or_else(|error| panic!("what was written cannot be read: {error}\n{written}"));
    assert_eq!(&read, extraction, "JSON changes an extraction");
}
