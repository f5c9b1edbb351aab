//! How an extraction is written: for the terminal, as rows, for brat, as a page, and as acts over many documents.
//!
//! Takes an [`Extraction`](crate::Extraction) and, where words are shown, the text that it was made from. Gives text. JSON needs no module:
//! with the feature `serde`, an extraction can be written as it is, and [`Line`] is what the command line tool writes a line.
//!
//! ```
//! use paraph::Extractor;
//! use paraph::output::Table;
//!
//! let text = "Peru and Chile signed a tax treaty in Lima.";
//! let extraction = Extractor::builtin().extract(text);
//! assert_eq!(
//!     Table::new(text, &extraction).to_string(),
//!     "1 relation\n\n\
//!      r1  A signed: Peru, Chile: tax treaty (in Lima)\n    \
//!      Peru and Chile signed a tax treaty in Lima.\n    \
//!      pppp     ppppp ^^^^^^   aaaaaaaaaa    llll\n\n"
//! );
//! ```

mod acts;
pub mod brat;
mod line;
#[cfg(feature = "report")]
pub mod report;
pub mod rows;
#[cfg(feature = "schemars")]
pub mod schema;
mod table;

pub use acts::{Acts, Report, ReportedAct};
pub use line::{Fault, Line};
pub use table::Table;
