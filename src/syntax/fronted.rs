//! A phrase before the clause: tags in, where it ends out.
//!
//! "Shortly before dawn in Geneva, Iran and six powers reached a deal": a comma ends what stands before the clause. A parser that
//! reads from left to right may coordinate over it ("Geneva, Iran and six powers"). So both are parsed apart where the comma
//! is sure to end the phrase.

use super::Unit;
use super::tag::Tag;

/// As far as the phrase may reach, and the finite verb of the clause behind it.
const LONGEST: usize = 24;
const REACH: usize = 30;

/// The comma that ends the phrase, if the sentence begins with one and no verb in it is finite.
pub fn end(units: &[Unit<'_>], tags: &[Tag]) -> Option<usize> {
    // "According to", "Following": prepositions that look like verbs, which the parser knows in whole sentences.
    let preposition = units.first().is_some_and(|unit| {
        [
            "according",
            "following",
            "regarding",
            "concerning",
            "pending",
            "including",
        ]
        .iter()
        .any(|word| unit.form.eq_ignore_ascii_case(word))
    });
    // "Thanks to the mediation of A, B and C agreed"
    let thanks = units.len() > 1
        && units[0].form.eq_ignore_ascii_case("thanks")
        && units[1].form.eq_ignore_ascii_case("to");
    if tags.len() < 6 || preposition || !thanks && !opens(tags) {
        return None;
    }
    let first = (1..tags.len().min(LONGEST)).find(|at| tags[*at] == Tag::Comma)?;
    if first < 2 || tags[..first].iter().any(|tag| tag.is_finite()) {
        return None;
    }
    let verb = (first + 1..tags.len().min(first + REACH)).find(|at| tags[*at].is_finite())?;
    let quoted = |at: usize| matches!(tags[at], Tag::OpenQuote | Tag::CloseQuote | Tag::Colon);
    if (0..verb).any(quoted) {
        return None;
    }
    let commas: Vec<usize> = (first..verb).filter(|at| tags[*at] == Tag::Comma).collect();
    let comma = match commas[..] {
        [only] => only,
        [first, second] => of_two(units, tags, first, second, verb)?,
        // "On a bridge hung with flags, President X of A and Y, the premier of B, signed": more than names, which might be a list.
        [first, second, ..] if (first + 1..second).any(|at| is_no_name(tags[at])) => first,
        _ => return None,
    };
    begins_group(tags[comma + 1]).then_some(comma)
}

/// The end of a date that stands before the clause: "On 5 May 1962 Peru, Chile and Bolivia signed", "- 23 June 1939: France and
/// Turkey sign". `date` gives one past the last unit of a date that begins at a unit and dates no noun.
pub fn dated(
    units: &[Unit<'_>],
    tags: &[Tag],
    date: impl Fn(usize) -> Option<usize>,
) -> Option<usize> {
    let dash = |at: usize| {
        let form = units.get(at).map(|unit| unit.form);
        form.is_some_and(|form| matches!(form, "-" | "–" | "—" | "•" | "*"))
    };
    let start = usize::from(dash(0));
    let preposition = *tags.get(start)? == Tag::In;
    let end = date(start + usize::from(preposition))?;
    let next = *tags.get(end)?;
    let colon = dash(end) || units[end].form == ":";
    let last = match preposition {
        _ if colon => end,
        true if next == Tag::Comma => end,
        true if next.is_proper() || matches!(next, Tag::Dt | Tag::Prp) => end - 1,
        _ => return None,
    };
    let clause = last + 1..tags.len().min(last + REACH);
    let begins = begins_group(*tags.get(last + 1)?);
    (begins && tags[clause].iter().any(|tag| tag.is_finite())).then_some(last)
}

/// "In", "Shortly before", "Meeting", "Asked".
fn opens(tags: &[Tag]) -> bool {
    match tags[0] {
        Tag::In | Tag::Vbg | Tag::Vbn => true,
        tag if tag.is_adverb() => matches!(tags[1], Tag::In | Tag::Vbg | Tag::Vbn | Tag::Rb),
        _ => false,
    }
}

/// Whether a word is none of a list of names.
fn is_no_name(tag: Tag) -> bool {
    !tag.is_proper() && !matches!(tag, Tag::Cd | Tag::Cc | Tag::Dt)
}

/// Which of two commas ends the phrase: "In Lima, Peru, the ministers signed", "In 2010, Peru, Chile and Bolivia signed".
fn of_two(
    units: &[Unit<'_>],
    tags: &[Tag],
    first: usize,
    second: usize,
    verb: usize,
) -> Option<usize> {
    let between = first + 1..second;
    let name = |at: usize| tags[at].is_proper() || tags[at] == Tag::Cd;
    let joined = |mut range: std::ops::Range<usize>| {
        range.any(|at| tags[at] == Tag::Cc || units[at].form.eq_ignore_ascii_case("and"))
    };
    let bare = between.len() <= 3 && between.clone().all(name);
    let subject = (second + 1..verb).any(|at| tags[at].is_noun() || tags[at] == Tag::Prp);
    match (bare, subject) {
        // An apposition behind the subject: "In Lima, the president, a lawyer, signed".
        (_, false) => Some(first),
        (true, true) if tags[second + 1].is_proper() && joined(second + 1..verb) => Some(first),
        (true, true) => Some(second),
        (false, true) => None,
    }
}

/// Whether a noun group may begin with a word.
fn begins_group(tag: Tag) -> bool {
    tag.is_noun()
        || tag.is_adjective()
        || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Prp | Tag::Cd | Tag::Pdt)
}
