//! Work of a fixed size for `benches/instructions.sh`, which counts the instructions of one function of it.
//!
//! ```text
//! instructions build | articles | filler
//! ```
//!
//! Instructions are nearly the same on a busy machine and on a quiet one, so that two states of the crate can be compared
//! anywhere. What is measured stands in functions of its own, named `measured_...`, that are never inlined; all that must be
//! there before is made outside of them. It prints the bytes that are read and the relations, so that nobody counts fewer
//! instructions by reading or finding less.

use std::hint::black_box;

use paraph::Extractor;

mod sample;

use sample::{among_filler, articles};

#[inline(never)]
fn measured_build() -> usize {
    black_box(Extractor::builtin()).rules().rules().len()
}

#[inline(never)]
fn measured_extract(texts: &[String]) -> usize {
    let count = |text: &String| {
        Extractor::builtin()
            .extract(black_box(text))
            .relations
            .len()
    };
    texts.iter().map(count).sum()
}

/// Reads the texts twice: the first reading makes what is made on first use.
fn extract(texts: &[String]) {
    let extractor = Extractor::builtin();
    let first: usize = texts
        .iter()
        .map(|text| extractor.extract(text).relations.len())
        .sum();
    let again = measured_extract(texts);
    assert_eq!(first, again);
    println!("{}\t{again}", texts.iter().map(String::len).sum::<usize>());
}

fn main() {
    let what =
        std::env::args().find(|argument| !argument.starts_with('-') && !argument.contains('/'));
    match what.as_deref() {
        Some("build") => println!("0\t{}", measured_build()),
        Some("articles") => extract(&articles()),
        Some("filler") => extract(&among_filler()),
        _ => println!("usage: bash benches/instructions.sh, which says what to measure"),
    }
}
