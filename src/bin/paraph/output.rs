//! The answers in the form that was asked for.
//!
//! [`Form::render`] makes the bytes of one answer and runs on all cores; [`Sink`] writes them one after the other.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use paraph::gazetteer::EntityType;
use paraph::output::report::{Article, Page};
use paraph::output::{Acts, Fault, Line, ReportedAct, Table, brat, rows};
use paraph::rule::RuleSet;
use paraph::{Extraction, RelationKind};

use crate::args::To;
use crate::document::Text;

/// In what form an answer is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    pub(crate) to: To,
    pub(crate) group: bool,
    pub(crate) with_text: bool,
    pub(crate) colour: bool,
}

/// An answer, ready to be written.
pub(crate) enum Rendered {
    Bytes(Vec<u8>),
    /// A text and its annotation.
    Brat {
        id: Option<String>,
        text: String,
        annotation: String,
    },
    /// What is joined with others before it is written.
    Extraction(Extraction),
    /// An article of a page.
    Article {
        text: String,
        extraction: Extraction,
    },
}

impl Form {
    /// Whether nothing is written before everything is read.
    pub(crate) fn waits(self) -> bool {
        self.group || self.to == To::Page
    }

    pub(crate) fn render(self, text: Text, extraction: Extraction) -> Rendered {
        match self.to {
            _ if self.group => Rendered::Extraction(extraction),
            To::Table => {
                let table = Table::new(&text.text, &extraction).colour(self.colour);
                Rendered::Bytes(table.to_string().into_bytes())
            }
            To::Ndjson => {
                let with_text = self.with_text || text.from_page;
                let text = with_text.then_some(text.text);
                Rendered::Bytes(json_line(&Line::Document { extraction, text }))
            }
            To::Csv => Rendered::Bytes(csv_lines(rows::rows(&extraction))),
            To::Brat => Rendered::Brat {
                annotation: brat::annotation(&text.text, &extraction),
                id: text.id,
                text: text.text,
            },
            To::Page => Rendered::Article {
                text: text.text,
                extraction,
            },
        }
    }

    /// The line that tells a fault, where the output has a place for it.
    pub(crate) fn render_fault(self, fault: Fault) -> Option<Vec<u8>> {
        let told = self.to == To::Ndjson && !self.group;
        told.then(|| json_line(&Line::Fault(fault)))
    }
}

fn json_line(line: &impl serde::Serialize) -> Vec<u8> {
    // Maps with keys that are no strings could fail, and there are none.
    let mut bytes = serde_json::to_vec(line).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn csv_lines(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        // Writing to memory cannot fail, and all rows have the same length.
        let _ = writer.write_record(&row);
    }
    writer.into_inner().unwrap_or_default()
}

/// Where the answers go.
pub(crate) struct Sink {
    form: Form,
    out: Box<dyn Write>,
    acts: Acts,
    page: Option<Page>,
    folder: Option<Folder>,
}

impl Sink {
    /// Opens the output and writes what stands before the first answer.
    pub(crate) fn open(
        form: Form,
        path: Option<&Path>,
        title: &str,
        rules: &RuleSet,
    ) -> io::Result<Self> {
        let mut sink = Sink {
            form,
            out: Box::new(io::sink()),
            acts: Acts::default(),
            page: (form.to == To::Page).then(|| Page::new(title)),
            folder: None,
        };
        if form.to == To::Brat {
            let path = path.unwrap_or(Path::new("."));
            sink.folder = Some(Folder::open(path, rules)?);
            return Ok(sink);
        }
        sink.out = match path {
            Some(path) => Box::new(BufWriter::new(File::create(path)?)),
            None => Box::new(BufWriter::with_capacity(1 << 16, io::stdout())),
        };
        if form.to == To::Csv {
            let mut header: Vec<String> = rows::COLUMNS.map(str::to_string).to_vec();
            if form.group {
                header.extend(["documents", "reports"].map(str::to_string));
            }
            sink.out.write_all(&csv_lines([header]))?;
        }
        Ok(sink)
    }

    pub(crate) fn write(&mut self, answer: Rendered) -> io::Result<()> {
        match answer {
            Rendered::Bytes(bytes) => self.out.write_all(&bytes),
            Rendered::Extraction(extraction) => {
                self.acts.add(&extraction);
                Ok(())
            }
            Rendered::Article { text, extraction } => {
                if let Some(page) = &mut self.page {
                    page.add(Article::new(&text, &extraction));
                }
                Ok(())
            }
            Rendered::Brat {
                id,
                text,
                annotation,
            } => match &mut self.folder {
                Some(folder) => folder.write(id, &text, &annotation),
                None => Ok(()),
            },
        }
    }

    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Writes what can be said only when everything is read.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        for act in std::mem::take(&mut self.acts).into_vec() {
            let bytes = match self.form.to {
                To::Ndjson => json_line(&act),
                To::Csv => csv_lines([act_row(&act)]),
                To::Table | To::Brat | To::Page => act_lines(&act, self.form.colour).into_bytes(),
            };
            self.out.write_all(&bytes)?;
        }
        if let Some(page) = &self.page {
            page.write(&mut self.out)?;
        }
        self.out.flush()
    }
}

/// The row of the best report, with the number of documents and the ids of those that report the act.
fn act_row(act: &ReportedAct) -> Vec<String> {
    let best = act
        .reports
        .iter()
        .find(|report| report.grade == act.relation.grade);
    let of = Extraction {
        schema_version: paraph::SCHEMA_VERSION,
        id: best.and_then(|report| report.document.clone()),
        published: best.and_then(|report| report.published),
        limits: Vec::new(),
        relations: Vec::new(),
    };
    let mut row = rows::row(&of, &act.relation);
    row.push(act.documents.to_string());
    row.push(documents(act).join("|"));
    row
}

/// The documents that report an act, each once.
fn documents(act: &ReportedAct) -> Vec<&str> {
    let mut documents: Vec<&str> = act
        .reports
        .iter()
        .filter_map(|report| report.document.as_deref())
        .collect();
    documents.dedup();
    documents
}

fn act_lines(act: &ReportedAct, colour: bool) -> String {
    let (bold, plain) = if colour {
        ("\x1b[1m", "\x1b[0m")
    } else {
        ("", "")
    };
    let count = act.documents;
    let articles = if count == 1 { "article" } else { "articles" };
    let mut lines = format!(
        "{} {bold}{}{plain}  {count} {articles}\n",
        act.relation.grade, act.relation
    );
    let documents = documents(act);
    if !documents.is_empty() {
        lines += &format!("    {}\n", documents.join(", "));
    }
    lines.replace(
        |c: char| c.is_control() && c != '\n' && c != '\x1b',
        "\u{fffd}",
    )
}

/// Whether a table goes to a terminal.
pub(crate) fn is_on_terminal(path: Option<&Path>) -> bool {
    path.is_none() && io::stdout().is_terminal()
}

/// A folder of brat: `NAME.txt` and `NAME.ann` for each document, and `annotation.conf`.
struct Folder {
    path: PathBuf,
    names: HashSet<String>,
}

impl Folder {
    fn open(path: &Path, rules: &RuleSet) -> io::Result<Self> {
        fs::create_dir_all(path)?;
        let mut own: Vec<RelationKind> =
            rules.rules().iter().map(|rule| rule.kind.clone()).collect();
        own.sort();
        own.dedup();
        own.retain(|kind| !RelationKind::BUILTIN.contains(kind));
        let types: [EntityType; 0] = [];
        fs::write(
            path.join("annotation.conf"),
            brat::configuration(&own, &types),
        )?;
        Ok(Folder {
            path: path.to_path_buf(),
            names: HashSet::new(),
        })
    }

    fn write(&mut self, id: Option<String>, text: &str, annotation: &str) -> io::Result<()> {
        let name = self.name(id.as_deref().unwrap_or("document"));
        fs::write(self.path.join(format!("{name}.txt")), text)?;
        fs::write(self.path.join(format!("{name}.ann")), annotation)
    }

    /// A file name of letters, digits, `-` and `_` that no other document has.
    fn name(&mut self, id: &str) -> String {
        let id = id.chars().take(100);
        let plain: String = id
            .map(|c| {
                if c.is_alphanumeric() || c == '-' {
                    c
                } else {
                    '_'
                }
            })
            .collect();
        let mut name = plain.clone();
        let mut number = 2;
        while !self.names.insert(name.to_lowercase()) {
            name = format!("{plain}-{number}");
            number += 1;
        }
        name
    }
}
