//! Dates in news: the words that tell them, and what they say in ISO.
//!
//! Takes the text, the publication date and the date of what was told before; gives the spans of
//! date words and [`Date`]s to the precision that the words settle.
//!
//! News dates are relative to the day of publication ("on Monday", "last year") or to the event
//! told before ("the next day", "two years later"). Which Monday or January is meant follows from
//! the tense of the clause: "signed on Monday" looks back, "will sign on Monday" looks ahead.
//!
//! ```text
//! "signed on Monday"       published 2024-07-10   ->  "Monday"    2024-07-08
//! "is due in January"      published 2024-07-10   ->  "January"   2025-01
//! "the 2015 nuclear deal"                         ->  "2015"      2015, a modifier
//! "last week"              published 2024-07-10   ->  "last week" no ISO: it has no form for it
//! ```

mod calendar;
mod date;
mod dateline;
mod expr;
mod find;
mod relative;
mod resolve;
mod words;
mod year;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

pub(crate) use date::days_in_month;
pub use date::{Date, DateError, Weekday};
#[allow(unused_imports)]
pub(crate) use dateline::{Dateline, DatelineForm, dateline};
#[allow(unused_imports)]
pub(crate) use expr::{DateMention, Expr};
#[allow(unused_imports)]
pub(crate) use find::find;
#[allow(unused_imports)]
pub(crate) use resolve::{Direction, resolve};
