//! `paraph check`: rules by the examples that stand beside them, and tables of names.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use paraph::gazetteer::Gazetteer;
use paraph::rule::{CheckReport, RuleSet};

use crate::args::CheckArgs;
use crate::{Outcome, Refused, Stop, own};

pub(crate) fn run(args: &CheckArgs) -> Result<Outcome, Stop> {
    let mut out = io::stdout().lock();
    let (mut rules, mut tables) = (Vec::new(), Vec::new());
    let mut sound = true;
    for path in &args.paths {
        if let Err(Refused(told)) = collect(path, &mut rules, &mut tables) {
            writeln!(out, "{told}")?;
            sound = false;
        }
    }
    let everything = args.paths.is_empty();
    if everything {
        let report = RuleSet::builtin().check();
        sound &= print(&mut out, "the built-in rules", &report)?;
    } else if !rules.is_empty() {
        sound &= check_rules(&mut out, &rules)?;
    }
    if everything || !tables.is_empty() {
        sound &= check_tables(&mut out, &tables, args)?;
    }
    Ok(if sound {
        Outcome::Done
    } else {
        Outcome::Faults
    })
}

/// Sorts a file, or all files below a folder, into rules and tables.
fn collect(
    path: &Path,
    rules: &mut Vec<PathBuf>,
    tables: &mut Vec<PathBuf>,
) -> Result<(), Refused> {
    let told = |error| Refused(format!("{}: {error}", path.display()));
    if path.is_dir() {
        let entries = fs::read_dir(path).map_err(told)?;
        let paths = entries.map(|entry| entry.map(|entry| entry.path()));
        let mut paths: Vec<PathBuf> = paths.collect::<io::Result<_>>().map_err(told)?;
        paths.sort();
        for path in paths {
            let known = path
                .extension()
                .is_some_and(|ending| ending == "rule" || ending == "tsv");
            if known || path.is_dir() {
                collect(&path, rules, tables)?;
            }
        }
        return Ok(());
    }
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("rule") => rules.push(path.to_path_buf()),
        Some("tsv") => tables.push(path.to_path_buf()),
        _ => {
            return Err(Refused(format!(
                "{}: rules end in .rule and tables in .tsv",
                path.display()
            )));
        }
    }
    Ok(())
}

/// Rules are checked by themselves and then beside the built-in ones. What fails without them is none of their concern.
fn check_rules(out: &mut impl Write, paths: &[PathBuf]) -> io::Result<bool> {
    let loaded = own::rules(paths).and_then(|mine| {
        let together = own::with_builtin(&mine).map_err(|errors| Refused(errors.to_string()))?;
        Ok((mine, together))
    });
    let (mine, together) = match loaded {
        Ok(loaded) => loaded,
        Err(Refused(told)) => {
            writeln!(out, "{told}")?;
            return Ok(false);
        }
    };
    let changed = together.check().without(&RuleSet::builtin().check());
    let alone = print(out, "your rules", &mine.check())?;
    Ok(print(out, "your rules with the built-in ones", &changed)? && alone)
}

fn print(out: &mut impl Write, what: &str, report: &CheckReport) -> io::Result<bool> {
    writeln!(out, "# {what}\n{report}\n")?;
    Ok(report.is_ok())
}

fn check_tables(out: &mut impl Write, paths: &[PathBuf], args: &CheckArgs) -> io::Result<bool> {
    writeln!(out, "# names")?;
    let checked = match own::tables(paths, !args.alone) {
        Ok(tables) => tables.check(),
        Err(Refused(told)) => {
            writeln!(out, "{told}")?;
            return Ok(false);
        }
    };
    for fault in &checked.faults {
        writeln!(out, "{fault}")?;
    }
    for note in &checked.notes {
        let (file, line, column) = (&note.file, note.line, note.column);
        writeln!(out, "{file}:{line}:{column}: note: {}", note.message)?;
    }
    let Some(gazetteer) = checked.gazetteer else {
        return Ok(false);
    };
    if args.ambiguous {
        list_ambiguous(out, &gazetteer)?;
    }
    let (entries, names) = (gazetteer.entry_count(), gazetteer.name_count());
    writeln!(out, "no faults: {entries} entries, {names} names")?;
    Ok(true)
}

fn list_ambiguous(out: &mut impl Write, gazetteer: &Gazetteer) -> io::Result<()> {
    for name in gazetteer.ambiguous() {
        let senses = gazetteer.senses(name).iter();
        let senses: Vec<_> = senses
            .map(|sense| format!("{} ({})", gazetteer.entry(sense.entry).id(), sense.form))
            .collect();
        writeln!(out, "{}\t{}", gazetteer.name_text(name), senses.join(", "))?;
    }
    Ok(())
}
