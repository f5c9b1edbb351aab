//! Typed relations from English news about international agreements.

mod act;
mod actor;
mod agreement;
mod circumstance;
mod clause;
mod discourse;
mod error;
mod explain;
mod extractor;
mod factuality;
pub mod gazetteer;
mod inflection;
mod lexicon;
mod mention;
mod merge;
mod phrase;
mod relation;
pub mod rule;
mod scan;
mod scope;
mod span;
#[doc(hidden)]
pub mod syntax;
mod text;
mod time;
#[doc(hidden)]
pub mod token;

pub use error::{LoadError, LoadErrorKind, LoadErrors};
pub use explain::{Explanation, SentenceExplanation};
pub use extractor::{Document, Extractor, ExtractorBuilder, MAX_RELATIONS, SCHEMA_VERSION};
pub use relation::{
    Agreement, Argument, Body, Entity, Evidence, Extraction, Grade, Mention, Modality, Object,
    Person, Place, Polarity, Relation, RelationKind, Role, Via, When,
};
pub use span::Span;
pub use time::{Date, DateError, Weekday};

/// The examples of the README, as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeDoctests;
