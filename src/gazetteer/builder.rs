//! Makes a gazetteer from tables and entries, and tells everything that is wrong with them at once.

use std::io::Read;

use super::assemble::assemble;
use super::check::{Checker, order};
use super::kind::TableKind;
use super::new_entry::NewEntry;
use super::{BUILT_IN, Gazetteer, INVENTED, table};
use crate::error::{LoadError, LoadErrorKind, LoadErrors};

/// Collects tables and entries for a [`Gazetteer`].
///
/// ```
/// use paraph::gazetteer::{Gazetteer, TableKind};
/// let table = "id\tname\taliases\ttype\nblue-league\tBlue League\tBL\torganisation\n";
/// let gazetteer = Gazetteer::builder()
///     .with_builtin(false)
///     .table(TableKind::Organisations, "organisations-mine.tsv", table)
///     .build()?;
/// assert!(gazetteer.by_id("blue-league").is_some());
/// # Ok::<(), paraph::LoadErrors>(())
/// ```
#[derive(Clone, Debug)]
pub struct GazetteerBuilder {
    builtin: bool,
    invented: bool,
    tables: Vec<(TableKind, String, String)>,
    entries: Vec<NewEntry>,
    faults: Vec<(u32, LoadError)>,
}

impl Default for GazetteerBuilder {
    fn default() -> Self {
        GazetteerBuilder::new()
    }
}

impl GazetteerBuilder {
    /// A builder that holds the built-in tables.
    pub fn new() -> Self {
        GazetteerBuilder {
            builtin: true,
            invented: false,
            tables: Vec::new(),
            entries: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// Whether the built-in tables are in it; they are unless this is called with `false`.
    pub fn with_builtin(mut self, builtin: bool) -> Self {
        self.builtin = builtin;
        self
    }

    /// Whether the invented states of the rules' examples are in it; they are not unless this is called with `true`.
    pub fn invented(mut self, invented: bool) -> Self {
        self.invented = invented;
        self
    }

    /// Adds a table. `file_name` is what faults are reported with.
    pub fn table(mut self, kind: TableKind, file_name: &str, tsv: impl Into<String>) -> Self {
        self.tables.push((kind, file_name.to_string(), tsv.into()));
        self
    }

    /// Adds a table from a file or any other reader. A failure to read is one of the faults that [`build`](Self::build) gives.
    pub fn table_from_reader(
        mut self,
        kind: TableKind,
        file_name: &str,
        mut reader: impl Read,
    ) -> Self {
        let file = (self.tables.len() + OWN) as u32;
        let mut bytes = Vec::new();
        let text = match reader.read_to_end(&mut bytes) {
            Ok(_) => String::from_utf8(bytes).map_err(|error| {
                let before =
                    String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()])
                        .into_owned();
                let line = before.matches('\n').count() + 1;
                let column = before
                    .rsplit('\n')
                    .next()
                    .map_or(0, |line| line.chars().count())
                    + 1;
                LoadError::new(
                    file_name,
                    line,
                    column,
                    LoadErrorKind::Syntax,
                    "the table is not UTF-8; save it as UTF-8",
                )
            }),
            Err(error) => Err(LoadError::new(
                file_name,
                1,
                1,
                LoadErrorKind::Syntax,
                format!("the table cannot be read: {error}"),
            )),
        };
        // A place is kept for a table that cannot be read, so that faults stay in the order in which tables were added.
        match text {
            Ok(text) => self.tables.push((kind, file_name.to_string(), text)),
            Err(fault) => {
                self.faults.push((file, fault));
                self.tables
                    .push((kind, file_name.to_string(), table::header(kind)));
            }
        }
        self
    }

    /// Adds an entry.
    pub fn entry(mut self, entry: NewEntry) -> Self {
        self.entries.push(entry);
        self
    }

    /// Adds entries.
    pub fn entries(mut self, entries: impl IntoIterator<Item = NewEntry>) -> Self {
        self.entries.extend(entries);
        self
    }

    /// Makes the gazetteer.
    ///
    /// # Errors
    ///
    /// All the faults of all tables, in the order in which the tables were added, then by line and column.
    pub fn build(self) -> Result<Gazetteer, LoadErrors> {
        let checked = self.made(false);
        match checked.gazetteer {
            Some(gazetteer) => Ok(gazetteer),
            None => Err(LoadErrors(checked.faults)),
        }
    }

    /// Makes the gazetteer, and tells also what is allowed in the tables and entries that were added but may surprise.
    ///
    /// ```
    /// use paraph::gazetteer::{Gazetteer, TableKind};
    /// let table = "id\tname\taliases\nana-costa\tAna Costa\tCosta\nrui-costa\tRui Costa\tCosta\n";
    /// let checked = Gazetteer::builder()
    ///     .with_builtin(false)
    ///     .table(TableKind::People, "people-mine.tsv", table)
    ///     .check();
    /// assert!(checked.faults.is_empty());
    /// assert_eq!(
    ///     checked.notes[0].to_string(),
    ///     "people-mine.tsv:2:21: the name \"Costa\" stands for ana-costa, rui-costa; all are kept, and the text must decide"
    /// );
    /// ```
    pub fn check(self) -> Checked {
        self.made(true)
    }

    fn made(self, noting: bool) -> Checked {
        let mut files: Vec<(TableKind, &str, &str)> = Vec::new();
        for &(kind, name, text) in BUILT_IN {
            files.push((kind, name, if self.builtin { text } else { "" }));
        }
        files.push((
            TableKind::Countries,
            INVENTED.0,
            if self.invented { INVENTED.1 } else { "" },
        ));
        debug_assert_eq!(files.len(), OWN);
        files.extend(
            self.tables
                .iter()
                .map(|(kind, name, text)| (*kind, name.as_str(), text.as_str())),
        );

        let mut faults = self.faults;
        let mut drafts = Vec::new();
        for (number, &(kind, name, text)) in files.iter().enumerate() {
            let off = number < OWN
                && !(if number + 1 == OWN {
                    self.invented
                } else {
                    self.builtin
                });
            if !off {
                let mut out = Vec::new();
                table::read(kind, number as u32, name, text, &mut drafts, &mut out);
                faults.extend(out.into_iter().map(|fault| (number as u32, fault)));
            }
        }
        let mut names: Vec<String> = files.iter().map(|file| file.1.to_string()).collect();
        names.push("entries added in Rust".to_string());
        let rust = names.len() as u32 - 1;
        for (number, entry) in self.entries.iter().enumerate() {
            drafts.push(entry.draft(rust, number as u32 + 1));
        }
        let noted_from = if noting { OWN as u32 } else { u32::MAX };
        let mut checker = Checker::new(&names, faults, noted_from);
        let inner = assemble(drafts, &mut checker);
        let fine = checker.faults.is_empty();
        Checked {
            gazetteer: fine.then(|| Gazetteer::new(inner)),
            faults: order(checker.faults),
            notes: order(checker.notes),
        }
    }
}

/// What [`GazetteerBuilder::check`] gives.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The gazetteer, if there is no fault.
    pub gazetteer: Option<Gazetteer>,
    /// All that is wrong, in the order in which the tables were added, then by line and column.
    pub faults: Vec<LoadError>,
    /// What is allowed and may surprise, in the same order: names of several entries, names of common words alone.
    pub notes: Vec<LoadError>,
}

/// The number of files that are always there: the built-in ones and the invented states.
const OWN: usize = BUILT_IN.len() + 1;
