//! The acts of many documents: reports with the same `act_key` are reports of one act.
//!
//! Takes extractions one after the other; gives each act once, in the order of its first report, with all who report it. It keeps one
//! relation an act, not one a report, so that its memory grows with the number of acts.

use std::collections::HashMap;

use crate::relation::{Extraction, Grade, Modality, Polarity, Relation};
use crate::time::Date;

/// Collects the acts of many documents.
///
/// ```
/// use paraph::output::Acts;
/// use paraph::{Document, Extractor};
///
/// let published = "2024-07-09".parse()?;
/// let mut acts = Acts::default();
/// for (id, text) in [
///     ("a", "Peru and Chile signed the Lima Convention on Monday."),
///     ("b", "The Lima Convention was signed on Monday by Chile and Peru."),
/// ] {
///     acts.add(&Extractor::builtin().extract_document(Document::new(text).id(id).published(published)));
/// }
/// let act = &acts.as_slice()[0];
/// assert_eq!(acts.as_slice().len(), 1);
/// assert_eq!(act.relation.to_string(), "signed: Peru, Chile: Lima Convention (2024-07-08)");
/// assert_eq!(act.reports.len(), 2);
/// # Ok::<(), paraph::DateError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Acts {
    acts: Vec<ReportedAct>,
    by_key: HashMap<String, usize>,
    /// The number of the extraction that last reported each act.
    last: Vec<usize>,
    added: usize,
}

/// One act and who reports it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct ReportedAct {
    /// What the reports share.
    pub act_key: String,
    /// How many documents report it; one that tells it twice counts once.
    pub documents: usize,
    /// The reports, in the order in which the documents were added.
    pub reports: Vec<Report>,
    /// The report of the best grade; of several, the first. Its offsets count in that document.
    pub relation: Relation,
}

/// One report of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Report {
    /// The id of the document.
    pub document: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// The id of the relation in it.
    pub relation: String,
    /// Whether it tells the act as a fact. The key of an act does not say this, so that reports may differ.
    pub modality: Modality,
    /// Whether it affirms the act.
    pub polarity: Polarity,
    /// How sure it is.
    pub grade: Grade,
}

impl Acts {
    /// Adds what one document says.
    pub fn add(&mut self, extraction: &Extraction) {
        self.added += 1;
        for relation in &extraction.relations {
            let report = Report {
                document: extraction.id.clone(),
                published: extraction.published,
                relation: relation.id.clone(),
                modality: relation.modality,
                polarity: relation.polarity,
                grade: relation.grade,
            };
            match self.by_key.get(&relation.act_key) {
                Some(&at) => {
                    if self.last[at] != self.added {
                        self.last[at] = self.added;
                        self.acts[at].documents += 1;
                    }
                    self.acts[at].join(report, relation);
                }
                None => {
                    self.by_key
                        .insert(relation.act_key.clone(), self.acts.len());
                    self.last.push(self.added);
                    self.acts.push(ReportedAct {
                        act_key: relation.act_key.clone(),
                        documents: 1,
                        reports: vec![report],
                        relation: relation.clone(),
                    });
                }
            }
        }
    }

    /// The acts, in the order of their first report.
    pub fn as_slice(&self) -> &[ReportedAct] {
        &self.acts
    }

    /// The acts, in the order of their first report.
    pub fn into_vec(self) -> Vec<ReportedAct> {
        self.acts
    }
}

impl ReportedAct {
    fn join(&mut self, report: Report, relation: &Relation) {
        if report.grade < self.relation.grade {
            self.relation = relation.clone();
        }
        self.reports.push(report);
    }
}
