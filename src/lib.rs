//! Typed relations from English news about international agreements: who signed, ratified, opposed, is negotiating, left
//! or broke which agreement, when and where, whether it happened, and the bytes that say so.
//!
//! ```
//! use paraph::{Document, Extractor};
//!
//! let text = "The treaty, which Chile had opposed, was signed by Peru and Bolivia in Lima on Monday.";
//! let published = "2024-07-10".parse()?;
//! let extraction = Extractor::builtin().extract_document(Document::new(text).published(published));
//! let told: Vec<String> = extraction.relations().iter().map(ToString::to_string).collect();
//! assert_eq!(told, ["opposed: Chile: treaty", "signed: Peru, Bolivia: treaty (2024-07-08, in Lima)"]);
//! # Ok::<(), paraph::DateError>(())
//! ```
//!
//! # The way of a sentence
//!
//! Text flows through stages, each a module and a function from what came before. The sentence above goes like this:
//!
//! 1. **Read** (`text.rs`): the text is split into zones (headline, dateline, body), paragraphs and sentences. Ours is one
//!    sentence of the body.
//! 2. **Look up** (`scan.rs`, [`gazetteer`], `lexicon.rs`): an Aho-Corasick automaton finds `opposed`, `signed` and `treaty`,
//!    so that the sentence can matter; one without a trigger and an agreement in reach is not parsed. The gazetteer finds
//!    `Chile`, `Peru`, `Bolivia` and `Lima`.
//! 3. **Mention** (`mention.rs`, `context.rs`, `era.rs`, `actor.rs`, `office.rs`): the hits become names with a class: three states and
//!    a seat, which could stand for its state or be a place. Names that no list holds are known by their shape.
//! 4. **Group** (`phrase.rs`, `syntax`): a small tagger and parser of the crate's own says what hangs on what.
//!    `treaty` is the passive subject of `signed`; `opposed` heads a relative clause on `treaty`.
//! 5. **Clause** (`clause.rs`): both are brought to the form of the active verb, so that no rule needs to know of passives
//!    or relative clauses: `Peru and Bolivia` sign the `treaty`, `Chile` opposes the `treaty`.
//! 6. **Match** ([`rule`]): the frames of `sign` and `oppose` ask for parties and an agreement, and find both.
//! 7. **Fact** (`factuality.rs`): nothing on the way from the root of the sentence says `will`, `not` or `urged`, so both acts
//!    are asserted.
//! 8. **Refer** (`agreement.rs`, `pacts.rs`, `discourse.rs`, `act.rs`, `tie.rs`, `echo.rs`, `bystander.rs`): the treaty is new here; had an earlier
//!    sentence named it, this would be a reference to it. `scope.rs` refuses acts on what is no international agreement.
//! 9. **Settle** (`circumstance.rs`, `time`): `Monday` and `in Lima` hang on `signed`, so they belong to the signing alone.
//!    With the day of publication, Monday is 8 July 2024.
//! 10. **Merge** (`merge.rs`): reports of one act in several sentences become one [`Relation`] with all its evidence.
//!
//! `extractor.rs` calls them in this order. Every answer can be checked against the text:
//!
//! ```
//! # use paraph::Extractor;
//! # let text = "The treaty, which Chile had opposed, was signed by Peru and Bolivia in Lima on Monday.";
//! # let extraction = Extractor::builtin().extract(text);
//! let evidence = &extraction.relations()[1].evidence[0];
//! assert_eq!(evidence.rule, "sign");
//! assert_eq!(evidence.trigger.of(text), "signed");
//! let filled: Vec<&str> = evidence.arguments.iter().map(|argument| argument.span.of(text)).collect();
//! assert_eq!(filled, ["treaty", "Peru", "Bolivia", "Lima", "Monday"]);
//! ```
//!
//! and [`Extractor::explain`] says what was tried at each trigger and why the rest was dropped:
//!
//! ```
//! # use paraph::{Document, Extractor};
//! let explanation = Extractor::builtin().explain(Document::new("The treaty was not for Chile to sign."));
//! println!("{explanation}");
//! ```
//!
//! # Where to go from here
//!
//! - [`Extractor`]: the built-in one, and the builder for names and rules of your own.
//! - [`Relation`]: all that is said of an act. [`RelationKind`] names the kinds.
//! - [`gazetteer`]: tables of names. [`rule`]: the notation of rules, and how to check them.
//! - [`output`]: tables, rows, brat standoff, and acts joined over many documents. The command line tool is behind the feature `cli`.
//!
//! Extraction gives an answer for every text. Building from your own tables and rules can fail, and then [`LoadErrors`]
//! holds every fault with its file, line and column. Offsets are bytes of the UTF-8 text; see [`Span`].

mod act;
mod actor;
mod agreement;
mod bystander;
mod circumstance;
mod clause;
pub mod codes;
mod context;
mod discourse;
mod echo;
mod era;
mod error;
mod explain;
mod extractor;
mod factuality;
pub mod gazetteer;
mod hash;
mod home;
mod inflection;
mod lexicon;
mod mention;
mod merge;
mod modality;
mod office;
pub mod output;
mod pacts;
mod phrase;
mod relation;
pub mod rule;
mod scan;
mod scope;
mod span;
mod stopwatch;
#[doc(hidden)]
pub mod syntax;
mod text;
mod tie;
mod time;
#[doc(hidden)]
pub mod token;

pub use error::{LoadError, LoadErrorKind, LoadErrors};
pub use explain::{Explanation, SentenceExplanation};
pub use extractor::{
    Document, Extractor, ExtractorBuilder, MAX_NAMED, MAX_RELATIONS, SCHEMA_VERSION,
};
pub use relation::{
    Agreement, Argument, Body, Candidate, Entity, Evidence, Extraction, Grade, Mention, Modality,
    Object, Person, Place, Polarity, Relation, RelationKind, Role, Via, When,
};
pub use span::Span;
pub use time::{Date, DateError, Weekday};

/// The examples of the README, as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeDoctests;
