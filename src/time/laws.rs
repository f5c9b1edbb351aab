//! What must hold for any text and any date.

use super::*;
use crate::Span;
use proptest::prelude::*;

/// Words that make dates, and what stands between them.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "the", "a", "in", "on", "by", "since", "of", "last", "next", "this", "that", "same", "May",
    "March", "Jan.", "September", "Monday", "Tue", "year", "month", "week", "day", "days",
    "years", "ago", "later", "earlier", "before", "after", "following", "previous", "early",
    "mid", "late", "end", "spring", "winter", "yesterday", "today", "tonight", "night", "two",
    "ten", "7", "28th", "31", "30", "1990s", "2015", "1000", "2199", "2024-07-08", "29/2/2023",
    "29", "February", "deal", "people", ",", ".", "(", ")", "-", "–", "’s", "'", "é", "日本",
    "\n", "\u{a0}", "1,945", "999", "half", "and", "from", "to", "between", "quarter", "first",
    "couple", "now", "time", "very", "/", ":", "$",
];

fn date_like() -> impl Strategy<Value = String> {
    prop::collection::vec((prop::sample::select(PIECES), any::<bool>()), 0..14).prop_map(|pieces| {
        pieces
            .iter()
            .map(|(piece, space)| format!("{piece}{}", if *space { " " } else { "" }))
            .collect()
    })
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![3 => date_like(), 1 => any::<String>()]
}

fn dates() -> impl Strategy<Value = Date> {
    let year = prop_oneof![0..=9999, Just(0), Just(9999), 1990..=2030];
    (
        year,
        prop::option::of((1u8..=12, prop::option::of(1u8..=31))),
    )
        .prop_map(|(year, rest)| {
            let (month, day) = rest.map_or((None, None), |(month, day)| (Some(month), day));
            let last = month.map_or(31, |month| date::days_in_month(year, month));
            Date::new(year, month, day.map(|day| day.min(last))).unwrap()
        })
}

/// Dates known to the day, with room for a week and a year around them.
fn days() -> impl Strategy<Value = Date> {
    (1..9999, 1u8..=12, 1u8..=28)
        .prop_map(|(year, month, day)| Date::from_day(year, month, day).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn finding_is_total_and_its_spans_are_ordered_pieces_of_the_text(
        text in texts(), start in 0usize..60, end in 0usize..90,
    ) {
        for within in [Span::new(0, text.len()), Span::new(start, end)] {
            let mut out = Vec::new();
            find(&text, within, &mut out);
            let mut at = 0;
            for mention in &out {
                let words = text.get(mention.span.start..mention.span.end);
                prop_assert!(words.is_some_and(|words| !words.is_empty()));
                prop_assert!(at <= mention.span.start);
                prop_assert!(mention.span.end <= within.end.max(within.start));
                at = mention.span.end;
            }
        }
        if let Some(found) = dateline(&text) {
            prop_assert!(text.get(found.span.start..found.span.end).is_some());
            found.published();
        }
    }

    #[test]
    fn resolving_never_panics_and_never_invents_precision(
        text in texts(), published in prop::option::of(dates()), anchor in prop::option::of(dates()),
    ) {
        let mut out = Vec::new();
        find(&text, Span::new(0, text.len()), &mut out);
        for mention in &out {
            for direction in [Direction::Past, Direction::Future] {
                let date = resolve(&mention.expr, published, anchor, direction);
                if let (Some(date), Expr::Calendar { month, day, .. }) = (date, mention.expr) {
                    prop_assert_eq!((date.month(), date.day()), (month, day));
                }
            }
        }
    }

    #[test]
    fn a_past_weekday_lies_in_the_week_before_and_a_future_one_in_the_week_after(
        published in days(), index in 0usize..7,
    ) {
        let day = Weekday::ALL[index];
        let expr = Expr::Weekday { day, which: expr::Which::Nearest };
        let past = resolve(&expr, Some(published), None, Direction::Past).unwrap();
        let future = resolve(&expr, Some(published), None, Direction::Future).unwrap();
        prop_assert_eq!((past.weekday(), future.weekday()), (Some(day), Some(day)));
        prop_assert!(past <= published && published.add_days(-7).unwrap() < past);
        prop_assert!(future >= published && future < published.add_days(7).unwrap());
    }

    #[test]
    fn a_past_month_is_not_after_publication_and_a_future_one_is_not_before(
        published in days(), month in 1u8..=12,
    ) {
        let year = expr::Year::Nearest;
        let expr = Expr::Calendar { year, month: Some(month), day: None, weekday: None };
        let past = resolve(&expr, Some(published), None, Direction::Past).unwrap();
        let future = resolve(&expr, Some(published), None, Direction::Future).unwrap();
        let this_month = Date::new(published.year(), published.month(), None).unwrap();
        prop_assert!(!published.is_before(past) && !future.is_before(this_month));
    }

    #[test]
    fn a_date_prints_and_parses_to_itself(date in dates()) {
        prop_assert_eq!(date.to_string().parse::<Date>(), Ok(date));
    }

    #[test]
    fn parsing_a_date_is_total(text in "[0-9-]{0,12}|\\PC{0,12}") {
        if let Ok(date) = text.parse::<Date>() {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn days_add_up(date in dates(), days in -4_000_000i64..4_000_000) {
        if let Some(later) = date.add_days(days) {
            prop_assert_eq!(later.add_days(-days), Some(date));
            prop_assert_eq!(days > 0, later > date);
        }
        date.add_days(i64::MIN);
        date.add_days(i64::MAX);
        date.add_months(i64::MAX);
        date.add_years(i64::MIN);
    }
}

#[cfg(feature = "serde")]
#[test]
fn a_date_is_a_string_in_json() {
    let date: Date = serde_json::from_str("\"2024-07-08\"").unwrap();
    assert_eq!(serde_json::to_string(&date).unwrap(), "\"2024-07-08\"");
    assert!(serde_json::from_str::<Date>("\"2024-7\"").is_err());
}
