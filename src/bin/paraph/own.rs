//! The extractor with names and rules of one's own, added to the built-in ones.

use std::fs::{self, File};
use std::path::PathBuf;

use paraph::Extractor;
use paraph::LoadErrors;
use paraph::gazetteer::{Gazetteer, GazetteerBuilder, TableKind};
use paraph::rule::RuleSet;

use crate::Refused;
use crate::args::Own;

/// The extractor that these options ask for. All faults of all files are told at once.
pub(crate) fn extractor(own: &Own) -> Result<Extractor, Refused> {
    if own.names.is_empty() && own.rules.is_empty() {
        return Ok(Extractor::builtin().clone());
    }
    let mut faults = Vec::new();
    let mut builder = Extractor::builder();
    if !own.names.is_empty() {
        match gazetteer(&own.names) {
            Ok(gazetteer) => builder = builder.gazetteer(gazetteer),
            Err(Refused(told)) => faults.push(told),
        }
    }
    if !own.rules.is_empty() {
        match rules(&own.rules).and_then(|mine| with_builtin(&mine).map_err(told)) {
            Ok(rules) => builder = builder.rules(rules),
            Err(Refused(told)) => faults.push(told),
        }
    }
    if faults.is_empty() {
        Ok(builder.build())
    } else {
        Err(Refused(faults.join("\n")))
    }
}

/// The names of some tables, added to the built-in ones.
fn gazetteer(tables: &[PathBuf]) -> Result<Gazetteer, Refused> {
    self::tables(tables, true)?.build().map_err(told)
}

/// Some tables, with or without the built-in ones, read and not yet checked.
pub(crate) fn tables(tables: &[PathBuf], with_builtin: bool) -> Result<GazetteerBuilder, Refused> {
    let mut builder = Gazetteer::builder().with_builtin(with_builtin);
    for path in tables {
        let name = path.display().to_string();
        let kind = TableKind::of_file(&name).ok_or_else(|| {
            Refused(format!(
                "{name}: the name says no kind of table; it must start with countries, bodies, organisations, people, agreements, \
                 places, names or aliases, and end with .tsv"
            ))
        })?;
        let file = File::open(path).map_err(|error| Refused(format!("{name}: {error}")))?;
        builder = builder.table_from_reader(kind, &name, file);
    }
    Ok(builder)
}

/// The rules of some files, by themselves.
pub(crate) fn rules(files: &[PathBuf]) -> Result<RuleSet, Refused> {
    let mut sources = Vec::new();
    for path in files {
        let name = path.display().to_string();
        let source =
            fs::read_to_string(path).map_err(|error| Refused(format!("{name}: {error}")))?;
        sources.push((name, source));
    }
    let sources = sources
        .iter()
        .map(|(name, source)| (name.as_str(), source.as_str()));
    RuleSet::parse_all(sources).map_err(told)
}

/// Rules beside the built-in ones.
pub(crate) fn with_builtin(mine: &RuleSet) -> Result<RuleSet, LoadErrors> {
    RuleSet::new([RuleSet::builtin().rules(), mine.rules()].concat())
}

fn told(errors: LoadErrors) -> Refused {
    Refused(errors.to_string())
}
