//! Makes `bodies-generated.tsv`, the legislatures of all states and their chambers, and
//! `organisations-generated.tsv`.
//!
//! A plain name that many states share gets its state: "National Assembly" is "National Assembly of
//! Gabon" and "Gabonese National Assembly". A name in another language stays only where no other state
//! uses it: "Jogorku Kenesh", but not "Sénat".

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

use crate::tables::{Result, States, key, list, read, slug, table, write_table};

/// Adjectives of states' former names, and familiar ones, that no parliament of today bears.
const OLD_ADJECTIVES: [&str; 8] = [
    "Malayan",
    "Formosan",
    "Kampuchean",
    "Khmer",
    "Western Samoan",
    "Aussie",
    "Bajan",
    "Moldavian",
];

pub(crate) fn write_bodies(folder: &Path, tables: &Path, states: &States) -> Result<()> {
    let hand = table(tables, "bodies", false)?;
    let has = |of: &str, kind: &str| {
        hand.iter()
            .any(|row| row["of"] == of && row["kind"] == kind)
    };
    let mut ids: HashSet<String> = hand.iter().map(|row| row["id"].clone()).collect();
    let mut found: Vec<(String, String, &str, Option<String>)> = Vec::new();
    for row in read(&folder.join("factbook_countries_2026.tsv"))? {
        let Some(of) = states.id(&row["short_name"]).map(str::to_owned) else {
            continue;
        };
        for (column, kind) in [
            ("legislature", "legislature"),
            ("lower_chamber", "chamber"),
            ("upper_chamber", "chamber"),
        ] {
            if row[column].is_empty() || has(&of, kind) {
                continue;
            }
            let (english, native) = match row[column].split_once(" (") {
                Some((english, native)) => {
                    (english.trim(), Some(native.trim_end_matches(')').trim()))
                }
                None => (
                    row[column].split(" - ").next().unwrap_or_default().trim(),
                    None,
                ),
            };
            let english = english.split(" - ").last().unwrap_or(english);
            let english = english
                .trim_start_matches("The ")
                .trim_start_matches("Transition ");
            found.push((
                of.clone(),
                english.to_owned(),
                kind,
                native.map(str::to_owned),
            ));
        }
    }
    let mut uses: HashMap<String, usize> = HashMap::new();
    for native in found
        .iter()
        .filter_map(|f| f.3.as_ref())
        .flat_map(|n| n.split(" - "))
    {
        *uses.entry(key(native)).or_default() += 1;
    }
    let mut rows = Vec::new();
    for (of, english, kind, native) in &found {
        let state = states.field(of, "name");
        let has_state = english.contains(state)
            || list(states.field(of, "adjectives")).any(|a| english.contains(a));
        let name = if has_state {
            english.clone()
        } else {
            format!("{english} of {}", states.after_of(of))
        };
        let mut aliases: Vec<String> = Vec::new();
        if !has_state {
            let adjectives =
                list(states.field(of, "adjectives")).filter(|a| !OLD_ADJECTIVES.contains(a));
            aliases.extend(
                adjectives
                    .take(2)
                    .map(|adjective| format!("{adjective} {english}")),
            );
        }
        for native in native.iter().flat_map(|n| n.split(" - ")) {
            // A name in a common language that several states share says nothing about whose it is.
            let shared = uses[&key(native)] > 1 || states.ids.contains_key(&key(native));
            let long = native.split(' ').count() > 1 || native.len() > 6;
            let common = [
                "senat",
                "parlament",
                "congress",
                "assembl",
                "chambre",
                "parliament",
                "senado",
            ]
            .iter()
            .any(|word| key(native).starts_with(word));
            if !shared && long && !common && key(native) != key(english) {
                aliases.push(native.to_owned());
            }
        }
        let id = slug(&name);
        if ids.insert(id.clone()) {
            rows.push(vec![
                id,
                name,
                aliases.join("|"),
                of.clone(),
                (*kind).to_owned(),
            ]);
        }
    }
    rows.sort();
    write_table(
        &tables.join("bodies-generated.tsv"),
        "id name aliases of kind",
        rows,
    )
}

pub(crate) fn write_organisations(folder: &Path, tables: &Path, states: &States) -> Result<()> {
    // Treaties and programmes that the source lists among organisations.
    const OTHER: [&str; 13] = [
        "ANZUS", "NAFTA", "SPARTECA", "C", "CD", "PFP", "CEFTA", "EMU", "G-3", "G-5", "G-9",
        "G-11", "SELEC",
    ];
    let hand = table(tables, "organisations", false)?;
    let names = |row: &HashMap<String, String>| -> Vec<String> {
        [row["name"].as_str()]
            .into_iter()
            .chain(list(&row["aliases"]))
            .map(key)
            .collect()
    };
    let taken: HashSet<String> = hand.iter().flat_map(names).collect();
    let mut found: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    for row in read(&folder.join("organisation_membership_2020.csv"))? {
        let acronym = row["org_id"].trim();
        let custom = acronym.contains('_') || row["source"] != "CIAFactbook";
        if OTHER.contains(&acronym)
            || custom
            || taken.contains(&key(acronym))
            || taken.contains(&key(&row["org_name"]))
        {
            continue;
        }
        let entry = found.entry(acronym.to_owned()).or_default();
        entry.0 = row["org_name"].trim().replace(" In ", " in ");
        let member =
            row["org_member"].starts_with("member") && states.rows.contains_key(&row["ISO_3166_3"]);
        if member {
            entry.1.insert(row["ISO_3166_3"].clone());
        }
    }
    let mut rows = Vec::new();
    for (acronym, (name, members)) in found {
        // Names of more than forty members say little about who acts.
        let few = if members.len() <= 40 {
            members.into_iter().collect::<Vec<_>>().join("|")
        } else {
            String::new()
        };
        let kind = if acronym.starts_with("G-") {
            "group"
        } else {
            "organisation"
        };
        let alias = if acronym.len() > 2 {
            acronym
        } else {
            String::new()
        };
        rows.push(vec![
            slug(&name),
            name,
            alias,
            kind.to_owned(),
            String::new(),
            few,
            String::new(),
        ]);
    }
    rows.sort();
    let columns = "id name aliases type of members descriptors";
    write_table(&tables.join("organisations-generated.tsv"), columns, rows)
}
