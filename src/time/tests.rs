//! Sentences with their dates.

use super::Direction::{Future as F, Past as P};
use super::*;
use crate::Span;

/// Text, publication date, direction, and each date: the words and the ISO form ("" for none).
type Row = (
    &'static str,
    &'static str,
    Direction,
    &'static [(&'static str, &'static str)],
);

fn mentions(text: &str) -> Vec<DateMention> {
    let mut out = Vec::new();
    find(text, Span::new(0, text.len()), &mut out);
    out
}

fn iso(date: Option<Date>) -> String {
    date.map_or(String::new(), |date| date.to_string())
}

fn check(rows: &[Row], anchor: Option<&str>) {
    let anchor = anchor.map(|date| date.parse().unwrap());
    let mut faults = Vec::new();
    for &(text, published, direction, expected) in rows {
        let published = (!published.is_empty()).then(|| published.parse().unwrap());
        let found: Vec<_> = mentions(text)
            .iter()
            .map(|mention| {
                let date = resolve(&mention.expr, published, anchor, direction);
                (mention.span.of(text).to_string(), iso(date))
            })
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(words, iso)| (words.to_string(), iso.to_string()))
            .collect();
        if found != expected {
            faults.push(format!(
                "{text}\n    expected {expected:?}\n    found    {found:?}"
            ));
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// A Wednesday.
const W: &str = "2024-07-10";

#[test]
#[rustfmt::skip]
fn weekdays_follow_the_tense() {
    check(
        &[
            ("Japan signed the deal on Monday.", W, P, &[("Monday", "2024-07-08")]),
            ("Japan signed the deal Monday", W, P, &[("Monday", "2024-07-08")]),
            ("It will sign on Monday.", W, F, &[("Monday", "2024-07-15")]),
            ("It signed on Wednesday.", W, P, &[("Wednesday", "2024-07-10")]),
            ("It will sign on Wednesday.", W, F, &[("Wednesday", "2024-07-10")]),
            ("It signed on Thursday.", W, P, &[("Thursday", "2024-07-04")]),
            ("It voted last Tuesday.", W, P, &[("last Tuesday", "2024-07-09")]),
            ("It voted last Wednesday.", W, P, &[("last Wednesday", "2024-07-03")]),
            ("It votes next Wednesday.", W, F, &[("next Wednesday", "2024-07-17")]),
            ("It votes this Friday.", W, F, &[("this Friday", "2024-07-12")]),
            ("It voted this past Friday.", W, P, &[("this past Friday", "2024-07-05")]),
            ("It meets this coming Friday.", W, F, &[("this coming Friday", "2024-07-12")]),
            ("It voted on Thursday night.", W, P, &[("Thursday night", "2024-07-04")]),
            ("It spoke late Tuesday evening", W, P, &[("late Tuesday evening", "2024-07-09")]),
            ("It spoke late on Tuesday.", W, P, &[("Tuesday", "2024-07-09")]),
            ("Monday’s deal drew praise.", W, P, &[("Monday", "2024-07-08")]),
            ("It met on Friday last week.", W, P, &[("Friday last week", "2024-07-05")]),
            ("It meets on Monday next week.", W, F, &[("Monday next week", "2024-07-15")]),
            ("It spoke at 10 a.m. Monday", W, P, &[("Monday", "2024-07-08")]),
            ("The Good Friday accord", W, P, &[]),
            ("It meets every Monday.", W, P, &[]),
            ("The sun sat down, and the Sun wrote so.", W, P, &[]),
        ],
        None,
    );
}

#[test]
#[rustfmt::skip]
fn weekdays_with_a_date_are_one_date() {
    check(
        &[
            ("on Monday, July 8, 2024, in Manila", "", P, &[("Monday, July 8, 2024", "2024-07-08")]),
            ("on Monday, July 8, in Manila", W, P, &[("Monday, July 8", "2024-07-08")]),
            ("on Monday (8 July) in Manila", W, P, &[("Monday (8 July)", "2024-07-08")]),
            ("on Tuesday 9 January.", W, P, &[("Tuesday 9 January", "2024-01-09")]),
            ("on Thursday, December 12", W, P, &[("Thursday, December 12", "2024-12-12")]),
            ("Mon, 8 Jul 2024", "", P, &[("Mon, 8 Jul 2024", "2024-07-08")]),
            ("Friday 6 August 2021", "", P, &[("Friday 6 August 2021", "2021-08-06")]),
        ],
        None,
    );
}

#[test]
#[rustfmt::skip]
fn days_and_months_find_their_year() {
    check(
        &[
            ("Peru signed it on 10.12.2007.", W, P, &[("10.12.2007", "2007-12-10")]),
            ("Peru signed it on 10/12/2007.", W, P, &[]),
            ("Serbia signed on 1 June (19 May) 1913.", W, P, &[("1 June (19 May) 1913", "1913-06-01")]),
            ("The war began on 30(17) May 1913.", W, P, &[("30(17) May 1913", "1913-05-30")]),
            ("It met on 1 June (19 members came).", W, P, &[("1 June", "2024-06-01")]),
            ("1864 – Denmark signs a treaty", W, P, &[("1864", "1864")]),
            ("1864 delegates signed a treaty", W, P, &[]),
            ("It was signed on 28 May.", W, P, &[("28 May", "2024-05-28")]),
            ("It was signed on May 28.", W, P, &[("May 28", "2024-05-28")]),
            ("signed on May 28, 2019, in Bonn", W, P, &[("May 28, 2019", "2019-05-28")]),
            ("signed on 28 May 2019", W, P, &[("28 May 2019", "2019-05-28")]),
            ("signed on the 28th of May", W, P, &[("28th of May", "2024-05-28")]),
            ("signed on May 28th, 2019", W, P, &[("May 28th, 2019", "2019-05-28")]),
            ("signed on Jan. 19", W, P, &[("Jan. 19", "2024-01-19")]),
            ("signed on Sept. 3, 2023", W, P, &[("Sept. 3, 2023", "2023-09-03")]),
            ("signed on Sept 3", W, P, &[("Sept 3", "2023-09-03")]),
            ("signed on July 30", W, P, &[("July 30", "2023-07-30")]),
            ("signed on July 11", W, P, &[("July 11", "2024-07-11")]),
            ("will be signed on July 30", W, F, &[("July 30", "2024-07-30")]),
            ("will be signed on June 30", W, F, &[("June 30", "2025-06-30")]),
            ("met on July 8 and 9", W, P, &[("July 8 and 9", "2024-07-08")]),
            ("met on July 8-9, 2024,", "", P, &[("July 8-9, 2024", "2024-07-08")]),
            ("met on 8–9 July", W, P, &[("8–9 July", "2024-07-08")]),
            ("met from 8 to 10 July 2023", W, P, &[("8 to 10 July 2023", "2023-07-08")]),
            ("on July 8 and 9 August", W, P, &[("July 8", "2024-07-08"), ("9 August", "2023-08-09")]),
            ("of September 7, 1977, on", W, P, &[("September 7, 1977", "1977-09-07")]),
            ("on 29 February", W, P, &[("29 February", "2024-02-29")]),
            ("on 31 June", W, P, &[("31 June", "")]),
            ("28 May last year", W, P, &[("28 May last year", "2023-05-28")]),
            ("2024-07-08 and 28/5/2024", "", P, &[("2024-07-08", "2024-07-08"), ("28/5/2024", "2024-05-28")]),
            ("on 8/7/2024", W, P, &[]),
            ("on 18.11.2023", W, P, &[("18.11.2023", "2023-11-18")]),
            ("ph_2025-05-29_16.jpg", W, P, &[]),
        ],
        None,
    );
}

#[test]
#[rustfmt::skip]
fn months_follow_the_tense() {
    check(
        &[
            ("In January, Japan signed a pact.", W, P, &[("January", "2024-01")]),
            ("In October it signed.", W, P, &[("October", "2023-10")]),
            ("In July it signed.", W, P, &[("July", "2024-07")]),
            ("It will sign in January.", W, F, &[("January", "2025-01")]),
            ("It will sign in July.", W, F, &[("July", "2024-07")]),
            ("It must ratify by August.", W, F, &[("August", "2024-08")]),
            ("It holds until March.", W, F, &[("March", "2025-03")]),
            ("It has held since March.", W, F, &[("March", "2024-03")]),
            ("in May 2020", W, P, &[("May 2020", "2020-05")]),
            ("in May, 2020", W, P, &[("May, 2020", "2020-05")]),
            ("in January last year", W, P, &[("January last year", "2023-01")]),
            ("in November of last year", W, P, &[("November of last year", "2023-11")]),
            ("in March this year", W, P, &[("March this year", "2024-03")]),
            ("in May next year", W, F, &[("May next year", "2025-05")]),
            ("last May", W, P, &[("last May", "2024-05")]),
            ("next May", W, F, &[("next May", "2025-05")]),
            ("in early June", W, P, &[("early June", "2024-06")]),
            ("in mid-May", W, P, &[("mid-May", "2024-05")]),
            ("at the end of May", W, P, &[("the end of May", "2024-05")]),
            ("in Sept. it signed", W, P, &[("Sept.", "2023-09")]),
            ("its June summit", W, P, &[("June", "2024-06")]),
            ("from January to March 2023", W, P, &[("January to March 2023", "2023-01")]),
            ("between May and July", W, P, &[("May", "2024-05"), ("July", "2024-07")]),
        ],
        None,
    );
}

#[test]
#[rustfmt::skip]
fn names_that_are_also_words_need_a_sign_of_time() {
    check(
        &[
            ("May I ask? It may sign. May and Macron met.", W, P, &[]),
            ("Theresa May signed. Mrs May's deal failed.", W, P, &[]),
            ("the May deal and pressure on May", W, P, &[]),
            ("They march on. March on Rome! Second March.", W, P, &[]),
            ("April Smith and June Jones met August Wilson.", W, P, &[]),
            ("an august body in spring water", W, P, &[("spring", "2024")]),
            ("The Prague Spring ended.", W, P, &[]),
            ("USA Today wrote so", W, P, &[]),
            ("a May summit", W, P, &[("May", "2024-05")]),
            ("In July 30 people died", W, P, &[("July", "2024-07")]),
        ],
        None,
    );
}

#[test]
#[rustfmt::skip]
fn near_days_and_units_count_from_the_publication() {
    check(
        &[
            ("It signed yesterday.", W, P, &[("yesterday", "2024-07-09")]),
            ("It signed today.", W, P, &[("today", "2024-07-10")]),
            ("It signs tomorrow morning.", W, F, &[("tomorrow morning", "2024-07-11")]),
            ("Earlier today it signed", W, P, &[("Earlier today", "2024-07-10")]),
            ("the day before yesterday", W, P, &[("the day before yesterday", "2024-07-08")]),
            ("last night", W, P, &[("last night", "2024-07-09")]),
            ("this morning", W, P, &[("this morning", "2024-07-10")]),
            ("two days ago", W, P, &[("two days ago", "2024-07-08")]),
            ("three months ago", W, P, &[("three months ago", "2024-04")]),
            ("ten years ago", W, P, &[("ten years ago", "2014")]),
            ("a year ago", W, P, &[("a year ago", "2023")]),
            ("twenty-five years ago", W, P, &[("twenty-five years ago", "1999")]),
            ("a decade ago", W, P, &[("a decade ago", "")]),
            ("two weeks ago", W, P, &[("two weeks ago", "")]),
            ("nearly two years ago", W, P, &[("two years ago", "")]),
            ("more than 20 years ago", W, P, &[("20 years ago", "")]),
            ("a few years ago", W, P, &[("a few years ago", "")]),
            ("a year and a half ago", W, P, &[("a year and a half ago", "")]),
            ("last year", W, P, &[("last year", "2023")]),
            ("this year", W, P, &[("this year", "2024")]),
            ("next year", W, F, &[("next year", "2025")]),
            ("last month", W, P, &[("last month", "2024-06")]),
            ("next month", W, F, &[("next month", "2024-08")]),
            ("earlier this month", W, P, &[("earlier this month", "2024-07")]),
            ("later this year", W, F, &[("later this year", "2024")]),
            ("late last year", W, P, &[("late last year", "2023")]),
            ("last week", W, P, &[("last week", "")]),
            ("next week", W, F, &[("next week", "")]),
            ("earlier this week", W, P, &[("earlier this week", "")]),
            ("by the end of the year", W, F, &[("the end of the year", "2024")]),
            ("by the end of next year", W, F, &[("the end of next year", "2025")]),
            ("by the end of 2026", W, F, &[("the end of 2026", "2026")]),
            ("by year-end", W, F, &[("year-end", "2024")]),
            ("by the year's end", W, F, &[("year's end", "2024")]),
            ("in the first half of 2023", W, P, &[("the first half of 2023", "2023")]),
            ("the second quarter of this year", W, P, &[("the second quarter of this year", "2024")]),
            ("It will sign in two days.", W, F, &[("in two days", "2024-07-12")]),
            ("It will leave in three months’ time.", W, F, &[("in three months’ time", "2024-10")]),
            ("It was agreed in two days.", W, P, &[("in two days", "")]),
            ("two years from now", W, F, &[("two years from now", "2026")]),
            ("the first visit in three years", W, P, &[]),
            ("in the past two years, over the last year, in recent years", W, P, &[]),
            ("for two years, within a year, the coming months", W, P, &[]),
        ],
        None,
    );
}

#[test]
#[rustfmt::skip]
fn seasons_give_the_year() {
    check(
        &[
            ("this spring", W, P, &[("this spring", "2024")]),
            ("in the spring", W, P, &[("spring", "2024")]),
            ("in autumn", W, P, &[("autumn", "2023")]),
            ("in the autumn", W, F, &[("autumn", "2024")]),
            ("in the spring", W, F, &[("spring", "2025")]),
            ("in spring 2021", W, P, &[("spring 2021", "2021")]),
            ("in the summer of 2021", W, P, &[("summer of 2021", "2021")]),
            ("last summer", W, P, &[("last summer", "2023")]),
            ("last spring", W, P, &[("last spring", "")]),
            ("next summer", W, F, &[("next summer", "2025")]),
            ("this autumn", W, F, &[("this autumn", "2024")]),
            ("last winter", W, P, &[("last winter", "")]),
            ("Prices fall and springs summer", W, P, &[]),
        ],
        None,
    );
}

#[test]
#[rustfmt::skip]
fn four_digits_are_a_year_only_in_the_place_of_one() {
    check(
        &[
            ("signed in 2020", W, P, &[("2020", "2020")]),
            ("In 2020, it signed", W, P, &[("2020", "2020")]),
            ("the Treaty of 1992", W, P, &[("1992", "1992")]),
            ("since 1967", W, P, &[("1967", "1967")]),
            ("the accord (2015)", W, P, &[("2015", "2015")]),
            ("the accord (2015-2018)", W, P, &[("2015-2018", "2015")]),
            ("late 2001", W, P, &[("late 2001", "2001")]),
            ("mid-2023", W, P, &[("mid-2023", "2023")]),
            ("early in 2023", W, P, &[("early in 2023", "2023")]),
            ("from 2001 to 2005", W, P, &[("2001 to 2005", "2001")]),
            ("between 2001 and 2005", W, P, &[("2001 and 2005", "2001")]),
            ("until at least 2030", W, F, &[("2030", "2030")]),
            ("in 1000 days", W, F, &[]),
            ("no later than 2027", W, F, &[("2027", "2027")]),
            ("quit in 2003; its 2005 pledge", W, P, &[("2003", "2003"), ("2005", "2005")]),
            ("from 1998 – 1999", W, P, &[("1998 – 1999", "1998")]),
            ("in 2014 and 2015", W, P, &[("2014", "2014"), ("2015", "2015")]),
            ("the 2015 nuclear deal", W, P, &[("2015", "2015")]),
            ("leaves 2015 nuclear deal", W, P, &[("2015", "2015")]),
            ("Iran’s 2015 deal", W, P, &[("2015", "2015")]),
            ("1967 borders", W, P, &[("1967", "1967")]),
            ("a 2023-24 plan", W, P, &[("2023-24", "2023")]),
            ("in the 1990s", W, P, &[("1990s", "")]),
            ("in the early 1990s", W, P, &[("early 1990s", "")]),
            ("in the year 1992", W, P, &[("the year 1992", "1992")]),
            ("1,945 men and 2020 hectares", W, P, &[]),
            ("resolution 1701 ceasefire", W, P, &[]),
            ("Resolution 2231 and flight 1549", W, P, &[]),
            ("a force of 2000 troops, of 1200 companies", W, P, &[]),
            ("$2000 and 2000% and at 1500 GMT by 1800 GMT", W, P, &[]),
            ("Agenda 2030", W, P, &[]),
            ("in 2.5 and in 3000", W, P, &[]),
        ],
        None,
    );
}

#[test]
#[rustfmt::skip]
fn words_that_point_from_the_story_need_an_anchor() {
    let rows: &[Row] = &[
        ("the next day", W, P, &[("the next day", "2001-03-16")]),
        ("The following day, it signed", W, P, &[("The following day", "2001-03-16")]),
        ("the previous day", W, P, &[("the previous day", "2001-03-14")]),
        ("the day before", W, P, &[("the day before", "2001-03-14")]),
        ("the day before.", W, P, &[("the day before", "2001-03-14")]),
        ("the day before the summit", W, P, &[]),
        ("the same day", W, P, &[("the same day", "2001-03-15")]),
        ("later that day", W, P, &[("later that day", "2001-03-15")]),
        ("the same evening", W, P, &[("the same evening", "2001-03-15")]),
        ("that year", W, P, &[("that year", "2001")]),
        ("in June of that year", W, P, &[("June of that year", "2001-06")]),
        ("that same month", W, P, &[("that same month", "2001-03")]),
        ("two days later", W, P, &[("two days later", "2001-03-17")]),
        ("two years earlier", W, P, &[("two years earlier", "1999")]),
        ("a year later", W, P, &[("a year later", "2002")]),
        ("a year later than planned", W, P, &[]),
        ("a month before", W, P, &[("a month before", "2001-02")]),
        ("a day after Xi spoke", W, P, &[]),
        ("the following February", W, P, &[("the following February", "2002-02")]),
        ("the following May", W, P, &[("the following May", "2001-05")]),
        ("the previous March", W, P, &[("the previous March", "2000-03")]),
        ("the following Monday", W, P, &[("the following Monday", "2001-03-19")]),
        ("the following year", W, P, &[("the following year", "2002")]),
        ("the year before", W, P, &[("the year before", "2000")]),
        ("the next year", W, P, &[("the next year", "2002")]),
        ("over the next year", W, P, &[]),
        ("the very next day", W, P, &[("the very next day", "2001-03-16")]),
    ];
    check(rows, Some("2001-03-15"));
    for (text, ..) in rows {
        for mention in mentions(text) {
            let date = resolve(
                &mention.expr,
                Some(W.parse().unwrap()),
                None,
                Direction::Past,
            );
            assert_eq!(date, None, "{text}");
        }
    }
}

#[test]
#[rustfmt::skip]
fn without_a_publication_date_only_full_dates_resolve() {
    check(
        &[
            ("on Monday", "", P, &[("Monday", "")]),
            ("on 28 May", "", P, &[("28 May", "")]),
            ("on 28 May 2020", "", P, &[("28 May 2020", "2020-05-28")]),
            ("last year", "", P, &[("last year", "")]),
            ("last year", "2024", P, &[("last year", "2023")]),
            ("in May", "2024-07", P, &[("May", "2024-05")]),
            ("on Monday", "2024-07", P, &[("Monday", "")]),
            ("on 28 May", "2024-07", P, &[("28 May", "2024-05-28")]),
        ],
        None,
    );
}

#[test]
fn a_date_before_its_noun_is_a_modifier() {
    let flag = |text: &str| {
        let found = mentions(text);
        (found[0].modifier, found[0].possessive)
    };
    for text in [
        "quit the 2015 nuclear deal",
        "violates 1967 borders",
        "Iran's 2015 deal",
        "the May 28 accord",
        "since the 1967 six-day war",
        "its January summit",
    ] {
        assert_eq!(flag(text), (true, false), "{text}");
    }
    for text in [
        "signed in 2015",
        "in 1967 borders changed",
        "on May 28",
        "since 2015 talks",
    ] {
        assert_eq!(flag(text), (false, false), "{text}");
    }
    assert_eq!(flag("Monday's deal"), (false, true));
}

#[test]
#[rustfmt::skip]
fn a_dateline_is_glued_to_its_paragraph() {
    let rows = [
        ("TOKYO (AP) — Japan and", "TOKYO", "", ""),
        (
            "Title\n\nMANILA, Philippines — Japan",
            "MANILA, Philippines",
            "",
            "",
        ),
        (
            "BEIJING, July 8, 2024 (Xinhua) -- China",
            "BEIJING",
            "July 8, 2024",
            "2024-07-08",
        ),
        (
            "BISHKEK. 18 November. The parliament",
            "BISHKEK",
            "18 November",
            "",
        ),
        (
            "Brussels, 12 March 2021 - The EU",
            "Brussels",
            "12 March 2021",
            "2021-03-12",
        ),
        ("LONDON, July 9 (Reuters) - Britain", "LONDON", "July 9", ""),
        (
            "ST. PETERSBURG, Russia (AP) — Mr",
            "ST. PETERSBURG, Russia",
            "",
            "",
        ),
        ("WASHINGTON, D.C. — The", "WASHINGTON, D.C.", "", ""),
        ("New Delhi [India], July 8 (ANI): India", "New Delhi", "July 8", ""),
        ("MOSCOW, July 9. /TASS/. Russia", "MOSCOW", "July 9", ""),
        ("Geneva, 9 July 2023. The talks", "Geneva", "9 July 2023", "2023-07-09"),
        ("BEIJING/MOSCOW, Feb 4 (Reuters) - China", "BEIJING/MOSCOW", "Feb 4", ""),
    ];
    for (text, place, words, iso_date) in rows {
        let found = dateline(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(found.form, DatelineForm::Glued, "{text}");
        assert_eq!(found.place.unwrap().of(text), place);
        assert_eq!(
            found.date.map_or("", |date| date.span.of(text)),
            words,
            "{text}"
        );
        assert_eq!(iso(found.published()), iso_date, "{text}");
    }
    let line = dateline("Friday 6 August 2021\nThe ministry said").unwrap();
    assert_eq!(
        (line.form, iso(line.published())),
        (DatelineForm::Line, "2021-08-06".into())
    );
}

#[test]
fn page_furniture_is_no_dateline() {
    for text in [
        "THE AMERICA ONE NEWS\nJun 23, 2025  |  \n0\n | Remer,MN\nJapan signed.",
        "Posted May 3, 2024\nJapan signed.",
        "Jun 23, 2025 | Japan signed",
        "NEWS, May 3, 2024\nJapan signed.",
        "Japan signed the deal - at last.",
        "ISLAMABAD: Pakistan signed",
        "Brussels - The EU",
        "WORLD | May 3, 2024 - Japan",
        "The deal was signed on May 3, 2024 - a Friday.",
        "",
    ] {
        assert_eq!(dateline(text), None, "{text}");
    }
}

#[test]
fn dates_know_their_weekday_and_their_neighbours() {
    let date = |text: &str| text.parse::<Date>().unwrap();
    assert_eq!(date("2024-07-10").weekday(), Some(Weekday::Wednesday));
    assert_eq!(date("1969-07-20").weekday(), Some(Weekday::Sunday));
    assert_eq!(date("2000-03-01").add_days(-1), Some(date("2000-02-29")));
    assert_eq!(date("1900-03-01").add_days(-1), Some(date("1900-02-28")));
    assert_eq!(date("0000-01-01").add_days(-1), None);
    assert_eq!(date("9999-12-31").add_days(1), None);
    assert_eq!(date("2024-07").add_days(1), None);
    assert!(date("2024").contains(date("2024-07-10")));
    assert!(date("2024-07-10").agrees_with(date("2024")));
    assert!(date("2023").is_before(date("2024-07")));
    assert!(!date("2024").is_before(date("2024-07")));
    for text in [
        "",
        "24",
        "2024-7",
        "2024-13",
        "2024-02-30",
        "2024-07-08x",
        "2024-07-08-01",
        "+024",
        "2024-00",
    ] {
        assert!(text.parse::<Date>().is_err(), "{text}");
    }
}
