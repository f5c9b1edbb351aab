//! **Group**, scare quotes: marks around a few words inside a clause, which say nothing of its grammar.
//!
//! "a pact that France 'strongly supports'": tagger and parser would take the marks for the ends of a quotation, so they do not
//! see them. A whole quotation ends with a comma or a stop, and keeps its marks.

use std::borrow::Cow;

use crate::mention::Part;
use crate::syntax::{Label, Tag, Tree};

/// As many words may stand between the marks.
const LONGEST: usize = 8;

/// The places of the marks, in order: each opening one before its closing one.
pub(super) fn marks(parts: &[Part], text: &str) -> Vec<usize> {
    let mut marks = Vec::new();
    let mut open = None;
    for (at, part) in parts.iter().enumerate() {
        let word = part.span.of(text);
        let (opens, closes) = match word {
            "“" | "„" | "«" => (true, false),
            "”" | "»" => (false, true),
            "\"" => (open.is_none(), open.is_some()),
            _ => continue,
        };
        match open.take() {
            Some(start) if closes && is_scare(parts, text, start, at) => marks.extend([start, at]),
            _ => open = opens.then_some(at),
        }
    }
    marks
}

fn is_scare(parts: &[Part], text: &str, open: usize, close: usize) -> bool {
    let inside = open + 1..close;
    let stops = |at: usize| matches!(parts[at].span.of(text), "." | "," | "!" | "?" | ";" | "…");
    let whole = open == 0 && close + 2 >= parts.len();
    !inside.is_empty() && inside.len() <= LONGEST && !whole && !inside.clone().any(stops)
}

/// What each part has, from what each part but the marks has.
pub(super) fn spread<'v, T: Copy>(values: &'v [T], marks: &[usize], mark: T) -> Cow<'v, [T]> {
    if marks.is_empty() {
        return Cow::Borrowed(values);
    }
    let mut spread = Vec::with_capacity(values.len() + marks.len());
    for value in values {
        while marks.contains(&spread.len()) {
            spread.push(mark);
        }
        spread.push(*value);
    }
    while marks.contains(&spread.len()) {
        spread.push(mark);
    }
    Cow::Owned(spread)
}

/// The place of a part among all, from its place among those that are no marks.
pub(super) fn place(at: usize, marks: &[usize]) -> usize {
    let mut place = at;
    for mark in marks {
        if *mark <= place {
            place += 1;
        }
    }
    place
}

/// Puts the marks back into a tree: each hangs on the part after it, or before it.
pub(super) fn put_back(tree: &mut Tree, marks: &[usize]) {
    if marks.is_empty() {
        return;
    }
    let heads: Vec<u32> = tree
        .heads
        .iter()
        .map(|head| place(*head as usize, marks) as u32)
        .collect();
    tree.tags = spread(&tree.tags, marks, Tag::CloseQuote).into_owned();
    tree.labels = spread(&tree.labels, marks, Label::Punct).into_owned();
    tree.heads = spread(&heads, marks, 0).into_owned();
    let last = tree.heads.len() - 1;
    for &mark in marks {
        // A closing mark hangs where the word before it does; two marks never touch.
        let (before, after) = (mark.saturating_sub(1), (mark + 1).min(last));
        let head = if mark == last || marks.contains(&after) {
            before
        } else {
            after
        };
        tree.heads[mark] = head as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_the_marks_before_them() {
        let marks = [0, 3, 5];
        let spread = spread(&['a', 'b', 'c'], &marks, '"');
        assert_eq!(spread.iter().collect::<String>(), "\"ab\"c\"");
        for (at, letter) in ['a', 'b', 'c'].into_iter().enumerate() {
            assert_eq!(spread[place(at, &marks)], letter);
        }
    }
}
