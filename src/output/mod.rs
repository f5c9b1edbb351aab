//! How an extraction is written.

#[cfg(feature = "report")]
pub mod report;
