//! What can go wrong when tables and rules are loaded. Extraction itself cannot fail.

use std::fmt;

/// One fault in a name table, a rule file or a cue table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {message}")]
#[non_exhaustive]
pub struct LoadError {
    /// The name of the file, as it was given to the builder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What kind of fault it is.
    pub kind: LoadErrorKind,
    /// What is wrong and what would be right.
    pub message: String,
}

impl LoadError {
    /// A fault at a place.
    pub fn new(
        file: impl Into<String>,
        line: usize,
        column: usize,
        kind: LoadErrorKind,
        message: impl Into<String>,
    ) -> Self {
        LoadError {
            file: file.into(),
            line,
            column,
            kind,
            message: message.into(),
        }
    }
}

/// The kinds of faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LoadErrorKind {
    /// The text does not follow the notation.
    Syntax,
    /// A word that must be one of a few is none of them.
    UnknownWord,
    /// A column that the table does not have, or one that it must have and lacks.
    Column,
    /// A reference to an entry that does not exist.
    UnknownReference,
    /// A field that must be filled is empty.
    Empty,
    /// A date or a term of office that cannot be.
    Date,
    /// The same id or name twice where it must be once.
    Duplicate,
    /// A name that ordinary text is full of: "The", "May", "last week".
    CommonWord,
    /// A name of several entries. It is allowed, and told as a note.
    Ambiguous,
    /// Two rules that would tie.
    Tie,
    /// A documented limit is exceeded.
    Limit,
}

/// All the faults that were found, in the order of files and lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadErrors(pub Vec<LoadError>);

impl fmt::Display for LoadErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{error}")?;
        }
        Ok(())
    }
}

impl std::error::Error for LoadErrors {}
