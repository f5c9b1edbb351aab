//! Replays the inputs of the fuzz targets: the seeds of their corpora, and inputs that once broke something.

#[allow(unreachable_pub)]
#[path = "../fuzz/src/lib.rs"]
mod bodies;

use std::path::{Path, PathBuf};

/// The files of a folder of `fuzz/`, in the order of their names.
fn inputs(folder: &str, target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz")
        .join(folder)
        .join(target);
    let Ok(listed) = folder.read_dir() else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = listed.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

fn replay(target: &str) {
    let body = bodies::TARGETS
        .iter()
        .find(|(name, _)| *name == target)
        .unwrap()
        .1;
    let seeds = inputs("corpus", target);
    assert!(!seeds.is_empty(), "fuzz/corpus/{target} is empty");
    for file in seeds.into_iter().chain(inputs("regressions", target)) {
        // Shown when the body panics.
        println!("{}", file.display());
        body(&std::fs::read(&file).unwrap());
    }
}

#[test]
fn any_text_gives_relations_whose_spans_fit_it() {
    replay("any_text");
}

#[test]
fn rules_that_load_print_to_a_text_that_gives_the_same_rules() {
    replay("rule_source");
}

#[test]
fn rules_in_another_order_find_the_same() {
    replay("rule_structured");
}

#[test]
fn a_table_is_refused_with_places_or_all_its_names_are_found() {
    replay("gazetteer_source");
}

#[test]
fn a_damaged_gazetteer_is_refused_or_can_be_asked_everything() {
    replay("gazetteer_bytes");
}

#[test]
fn json_that_is_read_is_written_and_read_as_the_same() {
    replay("json_in");
}

#[test]
fn every_target_has_a_test_and_a_program() {
    let tests = include_str!("fuzz_bodies.rs");
    let manifest = include_str!("../fuzz/Cargo.toml");
    for (target, _) in bodies::TARGETS {
        assert!(
            tests.contains(&format!("replay(\"{target}\")")),
            "{target} is not replayed"
        );
        assert!(
            manifest.contains(&format!("name = \"{target}\"")),
            "{target} has no program"
        );
    }
}
