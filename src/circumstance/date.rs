//! **Settle**, when: the words of a date in a sentence → the day, month or year of an act.

use super::reach::{climb, governor_of, is_of_object, part_of, stands_in_row};
use crate::act::Teller;
use crate::agreement;
use crate::phrase::Phrase;
use crate::relation::{Modality, RelationKind, When};
use crate::rule::Candidate;
use crate::span::Span;
use crate::syntax::{Label, Tag};
use crate::time::{self, Date, DateMention, Direction, Expr};

/// How many bytes before a sentence are looked at for the date that "the next year" counts from.
const DATE_REACH: usize = 400;

/// How many days before a report the days lie that it tells without their year, as a rule.
const RECENT: i64 = 120;

/// The day on which a report was written: that of its dateline, where it lies shortly before the publication.
pub(crate) fn written(published: Option<Date>, day: Option<&Expr>) -> Option<Date> {
    let told = day.and_then(|day| time::resolve(day, published, None, Direction::Past));
    match (published, told) {
        (Some(published), Some(told)) => {
            let near = (0..=3).any(|days| published.add_days(-days) == Some(told));
            Some(if near { told } else { published })
        }
        _ => published,
    }
}

impl Teller<'_, '_> {
    /// The date of an act, with where its words stand.
    pub(super) fn date(
        &self,
        phrase: &Phrase<'_>,
        candidate: &Candidate,
        modality: Modality,
    ) -> Option<(When, Span)> {
        let mention = date_in_row(phrase, candidate)
            .or_else(|| date_of(phrase, candidate))
            .or_else(|| own_year(phrase, candidate))?;
        // "signed their first pact in 25 years"
        let words = mention.span.of(phrase.text).to_lowercase();
        let counted = words.starts_with("in ")
            && ["years", "decades", "months"]
                .iter()
                .any(|unit| words.ends_with(unit));
        if counted && modality == Modality::Asserted {
            return None;
        }
        let direction = direction(phrase, candidate.site.head, &mention, modality);
        let anchor = self.anchor_of(phrase, &mention, direction);
        let iso = self
            .year_of_sentence(phrase, &mention, direction)
            .or_else(|| time::resolve(&mention.expr, self.published, anchor, direction))
            .or_else(|| self.told_year(phrase, &mention, direction));
        let text = agreement::clean(mention.span.of(phrase.text));
        Some((When { text, iso }, mention.span))
    }

    /// "met in August 1905 and concluded peace on 5 September", "from 7 March to 18 May 1962": a day without a year, beside one
    /// long past, is of that year; and so is one in a story of that year, unless the report may mean a day just past.
    fn year_of_sentence(
        &self,
        phrase: &Phrase<'_>,
        mention: &DateMention,
        direction: Direction,
    ) -> Option<Date> {
        let published = self.published?;
        let settled = |other: &DateMention| time::resolve(&other.expr, None, None, direction);
        let past = |told: &Date| told.year() + 1 < published.year();
        let here = dates_before(phrase, mention)
            .find_map(settled)
            .or_else(|| range_end(phrase, mention).and_then(settled));
        if let Some(here) = here {
            return Some(here)
                .filter(past)
                .and_then(|here| mention.expr.in_year(here));
        }
        let recent = time::resolve(&mention.expr, Some(published), None, direction)
            .is_some_and(|day| (0..=RECENT).any(|days| published.add_days(-days) == Some(day)));
        let before = || self.day_before(phrase).filter(past);
        (direction == Direction::Past && !recent)
            .then(|| mention.expr.in_year(before()?))
            .flatten()
    }

    /// The last day with its year in the words before a sentence, where no other date stands behind it.
    fn day_before(&self, phrase: &Phrase<'_>) -> Option<Date> {
        let last = self.dates_told_before(phrase).pop()?;
        let date = time::resolve(&last.expr, None, None, Direction::Past)?;
        (!last.modifier && date.month().is_some()).then_some(date)
    }

    /// "On 11 November" of a text that is no news, in the year that it told last.
    fn told_year(
        &self,
        phrase: &Phrase<'_>,
        mention: &DateMention,
        direction: Direction,
    ) -> Option<Date> {
        if self.published.is_some_and(|day| day.day().is_some()) {
            return None;
        }
        let settled = |other: &DateMention| time::resolve(&other.expr, None, None, direction);
        let before = dates_before(phrase, mention).find_map(settled);
        let told = before.or_else(|| self.date_before(phrase, direction))?;
        mention.expr.in_year(told)
    }

    /// What a date that counts from another one counts from: a date before it in the sentence or in the words before that, else
    /// that of the act told last, if it is near, else the day of the report; but "that year" is never the year of the report.
    fn anchor_of(
        &self,
        phrase: &Phrase<'_>,
        mention: &DateMention,
        direction: Direction,
    ) -> Option<Date> {
        if !mention.expr.counts_from_told() {
            return None;
        }
        let settled =
            |other: &DateMention| time::resolve(&other.expr, self.published, None, direction);
        let here = dates_before(phrase, mention)
            .filter(|other| !other.modifier)
            .find_map(settled);
        let near = || {
            self.anchor
                .filter(|(_, paragraph)| phrase.sentence.paragraph.abs_diff(*paragraph) <= 1)
                .map(|(date, _)| date)
        };
        let report = || self.published.filter(|_| !mention.expr.is_of_told_year());
        here.or_else(|| self.date_before(phrase, direction))
            .or_else(near)
            .or_else(report)
    }

    /// The last date in the words before a sentence, as far as its paragraph and some way back.
    fn date_before(&self, phrase: &Phrase<'_>, direction: Direction) -> Option<Date> {
        let dates = self.dates_told_before(phrase);
        let mut dates = dates.iter().rev();
        dates.find_map(|other| time::resolve(&other.expr, self.published, None, direction))
    }

    /// The dates in the words before a sentence, as far as its paragraph and some way back.
    fn dates_told_before(&self, phrase: &Phrase<'_>) -> Vec<DateMention> {
        let end = phrase.sentence.span.start;
        let mut start = end.saturating_sub(DATE_REACH);
        while !phrase.text.is_char_boundary(start) {
            start += 1;
        }
        let before = &phrase.text[start..end];
        let start = before.rfind('\n').map_or(start, |line| start + line + 1);
        let mut dates = Vec::new();
        time::find(phrase.text, Span::new(start, end), &mut dates);
        dates
    }
}

/// Where a date looks: "agreed on Tuesday to ratify" back, whatever is planned.
fn direction(
    phrase: &Phrase<'_>,
    site: usize,
    mention: &DateMention,
    modality: Modality,
) -> Direction {
    if matches!(modality, Modality::Asserted | Modality::Alleged) {
        return Direction::Past;
    }
    let governor = part_of(phrase, mention).and_then(|part| governor_of(phrase, part, site));
    let past =
        governor.is_some_and(|(verb, _)| phrase.is_verb(verb) && phrase.tag(verb) == Tag::Vbd);
    if past {
        Direction::Past
    } else {
        Direction::Future
    }
}

/// The words of a date that belong to a trigger.
fn date_of(phrase: &Phrase<'_>, candidate: &Candidate) -> Option<DateMention> {
    let site = candidate.site.head;
    let mut best: Option<(usize, DateMention)> = None;
    for mention in phrase.dates.iter().filter(|mention| !mention.modifier) {
        let Some(part) = part_of(phrase, mention) else {
            continue;
        };
        // "Monday's signing"
        let anothers = mention.possessive && phrase.head(part) != Some(site);
        if anothers
            || is_end(phrase, part)
            || !makes(&candidate.kind) && is_of_pact(phrase, part, site)
        {
            continue;
        }
        if let Some(distance) = distance(phrase, part, site)
            && best.as_ref().is_none_or(|(other, _)| distance < *other)
        {
            best = Some((distance, *mention));
        }
    }
    let (_, best) = best?;
    Some(said_again(phrase, &best).copied().unwrap_or(best))
}

/// "six months later, in March 1979": the date that says which one it was.
fn said_again<'p>(phrase: &'p Phrase<'_>, mention: &DateMention) -> Option<&'p DateMention> {
    let next = next_date(phrase, mention).filter(|_| mention.expr.counts_from_told())?;
    let between = phrase.text[mention.span.end..next.span.start].trim();
    let apposed = matches!(between, "," | ", in" | ", on");
    (apposed && next.expr.named_year().is_some()).then_some(next)
}

/// "from 7 March to 18 May 1962": the end of a range of which a date is the beginning.
fn range_end<'p>(phrase: &'p Phrase<'_>, mention: &DateMention) -> Option<&'p DateMention> {
    let next = next_date(phrase, mention)?;
    let between = phrase.text[mention.span.end..next.span.start].trim();
    matches!(
        between,
        "to" | "until" | "till" | "through" | "and" | "-" | "–"
    )
    .then_some(next)
}

fn next_date<'p>(phrase: &'p Phrase<'_>, mention: &DateMention) -> Option<&'p DateMention> {
    let mut dates = phrase.dates.iter();
    dates.find(|other| other.span.start >= mention.span.end)
}

/// "amended the accord of 2006": the year of what is amended.
fn is_of_pact(phrase: &Phrase<'_>, part: usize, site: usize) -> bool {
    let of = phrase
        .head(part)
        .filter(|of| phrase.label(part) == Label::Pobj && phrase.lemma(*of) == "of");
    of.and_then(|of| phrase.head(of))
        .is_some_and(|pact| pact != site && agreement::is_agreement(phrase, pact, false))
}

/// Acts after whose year agreements are called.
fn makes(kind: &RelationKind) -> bool {
    matches!(
        kind,
        RelationKind::Signed | RelationKind::Agreed | RelationKind::Initialled
    )
}

/// "extended it until May", "suspended it to 1 May": when it ends, and not when that was done.
fn is_end(phrase: &Phrase<'_>, part: usize) -> bool {
    let Some(to) = phrase
        .head(part)
        .filter(|_| phrase.label(part) == Label::Pobj)
    else {
        return false;
    };
    let head = phrase.head(to).unwrap_or(to);
    match phrase.lemma(to) {
        // "did not enter into force until May": then it did.
        "until" | "till" | "beyond" => phrase.child(head, Label::Neg).is_none(),
        "to" | "through" => matches!(
            phrase.lemma(head),
            "extend" | "prolong" | "renew" | "suspend" | "last" | "run"
        ),
        _ => false,
    }
}

/// "quit the pact in 2021 and the treaty in 2023": the date that hangs on one of several objects.
fn date_in_row(phrase: &Phrase<'_>, candidate: &Candidate) -> Option<DateMention> {
    let at = candidate.agreement.as_ref()?.at;
    let of_object = |mention: &&DateMention| {
        part_of(phrase, mention).is_some_and(|part| is_of_object(phrase, part, at))
    };
    let mut dates = phrase.dates.iter().filter(|mention| !mention.modifier);
    dates
        .find(of_object)
        .copied()
        .filter(|_| stands_in_row(phrase, at))
}

/// "the signing of the Air Quality Agreement of 1991": agreements are called after the year in which they were made.
fn own_year(phrase: &Phrase<'_>, candidate: &Candidate) -> Option<DateMention> {
    let described = candidate
        .agreement
        .as_ref()
        .filter(|_| makes(&candidate.kind))?;
    let mention = phrase
        .dates
        .iter()
        .find(|mention| described.span.contains(mention.span))?;
    let before = phrase.text[described.span.start..mention.span.start].trim_end();
    before.ends_with(" of").then_some(*mention)
}

/// How far a date is from a trigger that it can belong to: it hangs on the trigger, or on what governs it.
fn distance(phrase: &Phrase<'_>, part: usize, site: usize) -> Option<usize> {
    let (governor, steps) = governor_of(phrase, part, site)?;
    if governor == site {
        return Some(steps);
    }
    climb(phrase, site, governor, part, true).map(|more| steps + 8 + more)
}

/// The dates before one in its sentence, the last first.
fn dates_before<'p>(
    phrase: &'p Phrase<'_>,
    mention: &DateMention,
) -> impl Iterator<Item = &'p DateMention> {
    let start = mention.span.start;
    let dates = phrase.dates.iter().rev();
    dates.filter(move |other| other.span.end <= start)
}
