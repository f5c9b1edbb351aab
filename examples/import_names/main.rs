//! Turns a folder of open data into the generated name tables, and checks all of them.
//!
//! Takes the folder as its argument; gives `seeds/gazetteer/{people,bodies,organisations}-generated.tsv`
//! and a list of what the hand-made tables lack or contradict. The hand-made tables always win: a
//! person, body or organisation that they name is not generated again.
//!
//! The sources write surnames in capitals ("Jose Ulisses CORREIA e SILVA") and full names that news
//! seldom uses, so a name is put into running case and its shorter forms become aliases: any one given
//! name with the surname. A form that two people share is dropped.
//!
//! ```text
//! cargo run --example import_names -- ../open-data
//! ```

mod bodies;
mod names;
mod people;
mod tables;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use tables::{Result, States, files_of, key, list, read, table};

fn main() -> Result<()> {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: import_names FOLDER");
        process::exit(2);
    };
    let tables = Path::new("seeds/gazetteer");
    let states = States::load(tables)?;
    let mut faults = check_countries(&folder, &states)?;
    people::write_people(&folder, tables, &states)?;
    bodies::write_bodies(&folder, tables, &states)?;
    bodies::write_organisations(&folder, tables, &states)?;
    faults.extend(check_tables(tables)?);
    for fault in &faults {
        println!("{fault}");
    }
    println!("{} faults", faults.len());
    process::exit(i32::from(!faults.is_empty()));
}

fn check_countries(folder: &Path, states: &States) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for row in read(&folder.join("iso_country_codes.csv"))? {
        let id = &row["ISO3166-1-Alpha-3"];
        let Some(state) = states.rows.get(id) else {
            faults.push(format!(
                "countries.tsv: {id} {} is missing",
                row["official_name_en"]
            ));
            continue;
        };
        let capital = key(&row["Capital"]);
        let own = ["name", "capital", "aliases"]
            .map(|c| key(&state[c].replace('|', " ")))
            .join(" ");
        let known = capital.is_empty() || own.contains(&capital);
        if !known && state["kind"] == "country" {
            faults.push(format!(
                "countries.tsv: {id} lacks its capital {}",
                row["Capital"]
            ));
        }
    }
    let json: serde_json::Value = serde_json::from_str(&fs::read_to_string(
        folder.join("cldr_territories_en.json"),
    )?)?;
    let names = &json["main"]["en"]["localeDisplayNames"]["territories"];
    for row in read(&folder.join("iso_country_codes.csv"))? {
        let code = &row["ISO3166-1-Alpha-2"];
        for form in [code.clone(), format!("{code}-alt-variant")] {
            let Some(name) = names[&form].as_str() else {
                continue;
            };
            let name = name.trim_end_matches(" SAR China").replace('&', "and");
            let saint = name.replace("St. ", "Saint ");
            if [&name, &saint].iter().all(|n| states.id(n).is_none()) && !name.contains('(') {
                faults.push(format!(
                    "countries.tsv: {} lacks the name {name}",
                    row["ISO3166-1-Alpha-3"]
                ));
            }
        }
    }
    Ok(faults)
}

/// Duplicate ids, references to nothing, and rows of the wrong width in all tables.
fn check_tables(tables: &Path) -> Result<Vec<String>> {
    const REFERENCES: [(&str, &[&str]); 6] = [
        ("countries", &["now"]),
        ("bodies", &["of"]),
        ("organisations", &["of", "members"]),
        ("people", &[]),
        ("agreements", &["parties", "part_of"]),
        ("places", &["of"]),
    ];
    let mut faults = Vec::new();
    let mut ids: HashMap<&str, HashSet<String>> = HashMap::new();
    for (kind, _) in REFERENCES {
        for path in files_of(tables, kind)? {
            let text = fs::read_to_string(&path)?;
            let mut width = 0;
            for (number, line) in text
                .lines()
                .enumerate()
                .filter(|(_, l)| !l.is_empty() && !l.starts_with('#'))
            {
                let fields: Vec<&str> = line.split('\t').collect();
                let at = format!("{}:{}", path.display(), number + 1);
                if width == 0 {
                    width = fields.len();
                    continue;
                }
                if fields.len() != width {
                    faults.push(format!("{at}: {} fields instead of {width}", fields.len()));
                }
                if !ids.entry(kind).or_default().insert(fields[0].to_owned()) {
                    faults.push(format!("{at}: the id {} stands twice", fields[0]));
                }
                if fields.iter().any(|f| {
                    *f != f.trim() || f.contains("||") || f.starts_with('|') || f.ends_with('|')
                }) {
                    faults.push(format!("{at}: a stray space or bar"));
                }
            }
        }
    }
    let is_party = |id: &str| ids["countries"].contains(id) || ids["organisations"].contains(id);
    for (kind, columns) in REFERENCES {
        for row in table(tables, kind, true)? {
            for column in columns {
                for id in list(&row[*column]) {
                    let other = match (kind, *column) {
                        (_, "part_of") => ids["agreements"].contains(id),
                        // A town may be of a part of a state.
                        ("places", _) => ids["places"].contains(id),
                        _ => false,
                    };
                    if !(is_party(id) || other) {
                        faults.push(format!(
                            "{kind}: {} refers to {id}, which is not there",
                            row["id"]
                        ));
                    }
                }
            }
            for term in row.get("terms").into_iter().flat_map(|t| list(t)) {
                let parts: Vec<&str> = term.split(';').collect();
                if parts.len() != 4 || !is_party(parts[1]) {
                    faults.push(format!("people: {} has the bad term {term}", row["id"]));
                }
            }
        }
    }
    Ok(faults)
}
