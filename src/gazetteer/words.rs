//! Common English words that a name must not be mistaken for.

use std::collections::HashSet;

use once_cell::sync::Lazy;

struct Lists {
    common: HashSet<&'static str>,
    generic: HashSet<&'static str>,
    capitals: HashSet<&'static str>,
}

static LISTS: Lazy<Lists> = Lazy::new(|| {
    let mut common = HashSet::new();
    let mut generic = HashSet::new();
    let mut capitals = HashSet::new();
    let mut current = &mut common;
    for line in include_str!("../../seeds/common-words.txt").lines() {
        match line.trim() {
            "[common]" => current = &mut common,
            "[generic]" => current = &mut generic,
            "[acronyms]" => current = &mut capitals,
            line if line.starts_with('#') => {}
            line => current.extend(line.split_whitespace()),
        }
    }
    capitals.extend(&common);
    Lists {
        common,
        generic,
        capitals,
    }
});

/// Whether this word, in small letters, is among the most common of English, or a month or a day.
pub(super) fn is_common(word: &str) -> bool {
    LISTS.common.contains(word)
}

/// Whether this word, in small letters, is a common one or one of those of agreements and offices: "trade", "minister".
pub(super) fn is_generic(word: &str) -> bool {
    is_common(word) || LISTS.generic.contains(word)
}

/// Whether this word, in small letters, is one that an acronym can look like in a line of capitals: "aims", "who", "us".
pub(super) fn is_acronym_like(word: &str) -> bool {
    LISTS.capitals.contains(word)
}
