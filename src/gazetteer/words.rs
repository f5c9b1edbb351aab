//! Common English words that a name must not be mistaken for.

use std::collections::HashSet;

use once_cell::sync::Lazy;

static LISTS: Lazy<(HashSet<&'static str>, HashSet<&'static str>)> = Lazy::new(|| {
    let mut common = HashSet::new();
    let mut capitals = HashSet::new();
    let mut current = &mut common;
    for line in include_str!("../../seeds/common-words.txt").lines() {
        match line.trim() {
            "[common]" => current = &mut common,
            "[acronyms]" => current = &mut capitals,
            line if line.starts_with('#') => {}
            line => current.extend(line.split_whitespace()),
        }
    }
    capitals.extend(&common);
    (common, capitals)
});

/// Whether this word, in small letters, is among the most common of English, or a month or a day.
pub(super) fn is_common(word: &str) -> bool {
    LISTS.0.contains(word)
}

/// Whether this word, in small letters, is one that an acronym can look like in a line of capitals: "aims", "who", "us".
pub(super) fn is_acronym_like(word: &str) -> bool {
    LISTS.1.contains(word)
}
