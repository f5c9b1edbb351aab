//! Gives names their numbers, their senses and the rules for their spelling.
//!
//! Takes every string of every entry; gives one number to those that differ only in accents and signs ("Erdogan",
//! "Erdoğan"), in the order of their letters.

use std::borrow::Cow;

use super::entry::EntryId;
use super::flags::{ACCENT, CAPITALS, CAPITALS_IN_LINE, NOT_IN_LINE, SAME_KEY};
use super::fold::{folded, is_word, lower};
use super::kind::NameForm;
use super::spelling::is_small;
use super::text::{TextId, Texts};
use super::{Inner, Row, Sense, words};

/// A name and what it stands for, before names are numbered.
pub(super) struct Use {
    pub(super) text: TextId,
    pub(super) form: NameForm,
    pub(super) entry: EntryId,
}

/// A distinct spelling on its way to a number.
struct Spelled<'t> {
    /// Small letters without accents: what the matcher reads.
    key: String,
    folded: Cow<'t, str>,
    needs_accent: bool,
    text: TextId,
}

/// Gives the number of the name of each stored text.
pub(super) fn number_names(inner: &mut Inner, uses: Vec<Use>) -> Vec<u32> {
    let mut texts: Vec<TextId> = uses.iter().map(|one| one.text).collect();
    texts.sort_unstable();
    texts.dedup();
    let stored: &Texts = &inner.texts;
    let mut spelled: Vec<Spelled<'_>> = texts.into_iter().map(|text| spell(stored, text)).collect();
    // Of the spellings that differ only in accents and signs, the one with more of them gives the name its text.
    let rank = |one: &Spelled<'_>| {
        let text = stored.get(one.text);
        (
            std::cmp::Reverse(text.chars().filter(|c| !c.is_ascii()).count()),
            text.to_string(),
        )
    };
    spelled.sort_unstable_by(|a, b| {
        let same = (&a.key, &a.folded, a.needs_accent).cmp(&(&b.key, &b.folded, b.needs_accent));
        same.then_with(|| rank(a).cmp(&rank(b)))
    });
    let mut number_of = vec![0u32; stored.ends.len()];
    for (index, one) in spelled.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &spelled[before]);
        let same = before.is_some_and(|before| {
            before.folded == one.folded && before.needs_accent == one.needs_accent
        });
        if !same {
            let same_key = before.is_some_and(|before| before.key == one.key);
            let flags = flags(one) | if same_key { SAME_KEY } else { 0 };
            let name = stored.get(one.text);
            inner
                .names
                .push(Row::new(stored.start(one.text), name.len(), flags));
        }
        number_of[one.text.0 as usize] = inner.names.len() as u32 - 1;
    }
    let mut senses: Vec<(u32, Sense)> = uses
        .iter()
        .map(|one| {
            (
                number_of[one.text.0 as usize],
                Sense {
                    entry: one.entry,
                    form: one.form,
                },
            )
        })
        .collect();
    senses.sort_unstable_by_key(|(name, sense)| (*name, sense.form, sense.entry));
    senses.dedup();
    let mut next = 0;
    for (index, (name, _)) in senses.iter().enumerate() {
        while next <= *name {
            inner.sense_starts.push(index as u32);
            next += 1;
        }
    }
    inner.sense_starts.push(senses.len() as u32);
    inner.senses = senses.into_iter().map(|(_, sense)| sense).collect();
    number_of
}

fn spell(texts: &Texts, text: TextId) -> Spelled<'_> {
    let name = texts.get(text);
    let folded = if name.is_ascii() {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(folded(name))
    };
    let key: String = folded.chars().map(lower).collect();
    let needs_accent = *folded != *name && words::is_common(&key);
    Spelled {
        key,
        folded,
        needs_accent,
        text,
    }
}

fn flags(one: &Spelled<'_>) -> u8 {
    let letters = one.folded.chars().filter(|c| c.is_alphabetic()).count();
    let small = one.folded.chars().any(is_small);
    let mut flags = 0;
    if small && letters > 4 {
        flags |= CAPITALS;
    }
    if small && letters == 4 {
        flags |= CAPITALS_IN_LINE;
    }
    if !small && one.key.chars().all(is_word) && words::is_acronym_like(&one.key) {
        flags |= NOT_IN_LINE;
    }
    if one.needs_accent {
        flags |= ACCENT;
    }
    flags
}
