//! One line of the NDJSON that the command line tool writes: what a document says, or why it could not be read.

use crate::Extraction;

/// What is written for one document.
///
/// A line that could not be read has `error` and no `relations`; any other has `relations`. Both have `schema_version` and `id`.
///
/// ```
/// # #[cfg(feature = "serde")] {
/// use paraph::output::Line;
///
/// let line = r#"{"schema_version": 1, "id": "a7", "line": 3, "error": "no field \"text\" that is a string"}"#;
/// match serde_json::from_str(line)? {
///     Line::Document { extraction, .. } => println!("{} relations", extraction.relations.len()),
///     Line::Fault(fault) => assert_eq!(fault.line, Some(3)),
/// }
/// # }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(untagged)
)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(
        description = "What is written for one document. A line that could not be read has `error` and no `relations`; any \
                       other has `relations`."
    )
)]
pub enum Line {
    /// A document that was read.
    Document {
        /// What it says.
        #[cfg_attr(feature = "serde", serde(flatten))]
        extraction: Extraction,
        /// The text that the offsets count in, where the document was HTML or the text was asked for.
        #[cfg_attr(
            feature = "serde",
            serde(default, skip_serializing_if = "Option::is_none")
        )]
        text: Option<String>,
    },
    /// One that was not.
    Fault(Fault),
}

/// Why a document could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Fault {
    /// The version of this shape, as in [`Extraction`].
    #[cfg_attr(feature = "schemars", schemars(extend("const" = crate::SCHEMA_VERSION)))]
    pub schema_version: u32,
    /// The id of the document, as far as it could be read.
    pub id: Option<String>,
    /// The file, where it is not standard input.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub file: Option<String>,
    /// The line of an NDJSON file or the record of a CSV file, from 1; the header of a CSV file is line 1.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub line: Option<u64>,
    /// What is wrong.
    pub error: String,
}

impl std::fmt::Display for Fault {
    /// `articles.ndjson:3: no field "text" that is a string`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.file.as_deref().unwrap_or("standard input"))?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.error)
    }
}
