//! Makes `people-generated.tsv` from three lists of leaders, ministers and ambassadors.
//!
//! One person of one state is one row. Full names that news seldom uses get their shorter forms as
//! aliases; a form that two people share is dropped, and so is everybody whom `people.tsv` names.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

use crate::names::{leader, plausible_name, running_case, titles};
use crate::tables::{Result, States, fold, key, list, read, slug, table, write_table};

#[derive(Default)]
struct Person {
    name: String,
    aliases: BTreeSet<String>,
    /// Title, state or organisation, from, until.
    terms: BTreeSet<(String, String, String, String)>,
}

/// The countries of the file of office holders, which has a block for each, sorted by item number.
const BLOCKS: [&str; 22] = [
    "ARM",
    "AUS",
    "BRA",
    "CAN",
    "CHN",
    "FRA",
    "IND",
    "IDN",
    "IRN",
    "ISR",
    "JPN",
    "KEN",
    "MEX",
    "NGA",
    "PAK",
    "RUS",
    "KOR",
    "TUR",
    "UKR",
    "GBR",
    "USA",
    "united-nations",
];

/// When another government took over, which ended the terms that the source, older than
/// that, leaves open.
const GOVERNMENT_ENDS: [(&str, &str); 11] = [
    ("AUS", "2022-05-23"),
    ("BRA", "2023-01-01"),
    ("GBR", "2024-07-05"),
    ("IRN", "2024-08-21"),
    ("KOR", "2025-06-04"),
    ("NGA", "2023-05-29"),
    ("USA", "2025-01-20"),
    ("JPN", "2024-10-01"),
    ("PAK", "2023-08-10"),
    ("ISR", "2022-12-29"),
    ("MEX", "2024-10-01"),
];

pub(crate) fn write_people(folder: &Path, tables: &Path, states: &States) -> Result<()> {
    let mut people: BTreeMap<(String, String), Person> = BTreeMap::new();
    let mut add =
        |name: &str, of: &str, from: &str, until: &str, titles: Vec<String>, forms: Vec<String>| {
            if titles.is_empty() || !plausible_name(name) {
                return;
            }
            // Presidents of the General Assembly are ministers of their states as well.
            let bearer = if of == "united-nations" {
                people
                    .keys()
                    .find(|k| k.0 == key(name))
                    .map(|k| k.1.clone())
            } else {
                None
            };
            let state = bearer.unwrap_or_else(|| of.to_owned());
            let person = people.entry((key(name), state)).or_default();
            if person.name.is_empty() {
                person.name = name.to_owned();
            }
            person.aliases.extend(forms);
            for title in titles {
                person
                    .terms
                    .insert((title, of.to_owned(), from.to_owned(), until.to_owned()));
            }
        };

    for row in read(&folder.join("factbook_leaders_2026.csv"))? {
        let Some(of) = states.id(&row["country"]) else {
            continue;
        };
        if states.field(of, "kind") == "territory"
            && !["TWN", "XKX", "HKG", "MAC", "GRL", "FRO", "COK", "NIU"].contains(&of)
        {
            continue;
        }
        let Some((title, name, from)) = leader(&row["text"]) else {
            continue;
        };
        let (name, forms) = running_case(name);
        add(&name, of, &from, "", vec![title.to_owned()], forms);
    }
    let mut cabinet: HashMap<String, HashSet<String>> = HashMap::new();
    let mut rows_of_cabinets = Vec::new();
    for row in read(&folder.join("cia_world_leaders_2019.csv"))? {
        let mut held: Vec<(String, Vec<String>)> = Vec::new();
        for office in row["office"]
            .split("The Office of ")
            .filter(|o| !o.is_empty())
        {
            let office = office.trim().trim_end_matches(';');
            let Some((office, country)) = office.rsplit_once(" (") else {
                continue;
            };
            let Some(of) = states.id(country.trim_end_matches(')')) else {
                continue;
            };
            held.push((of.to_owned(), titles(office, of)));
        }
        let (name, mut forms) = running_case(&row["name"]);
        // Vietnamese names are never shortened to the first and the last part.
        forms.retain(|_| held.iter().all(|(of, _)| of != "VNM"));
        for (of, titles) in held {
            cabinet.entry(name.clone()).or_default().insert(of.clone());
            rows_of_cabinets.push((name.clone(), of, titles, forms.clone()));
        }
    }
    for (name, of, titles, forms) in rows_of_cabinets {
        // A name in two cabinets is an error of the source, or two people.
        if cabinet[&name].len() == 1 {
            add(&name, &of, "", "", titles, forms);
        }
    }
    let mut blocks_of: HashMap<String, BTreeSet<usize>> = HashMap::new();
    let (mut block, mut last) = (0, String::new());
    let holders = read(&folder.join("wikidata_office_holders_2023.csv"))?;
    for row in &holders {
        block += usize::from(row["wikidata"] < last);
        last.clone_from(&row["wikidata"]);
        if BLOCKS[block] != "united-nations" {
            blocks_of.entry(last.clone()).or_default().insert(block);
        }
    }
    let (mut block, mut last) = (0, String::new());
    for row in &holders {
        if row["wikidata"] < last {
            block += 1;
        }
        last.clone_from(&row["wikidata"]);
        let of = BLOCKS[block];
        // Who stands in two countries' blocks is in the wrong one of them.
        if blocks_of.get(&last).is_some_and(|blocks| blocks.len() > 1) {
            continue;
        }
        // India's foreign secretaries, who are civil servants, stand there as ministers.
        if of == "IND" && row["position"] == "Minister of Foreign Affairs" {
            continue;
        }
        if !of_the_state(&row["position"], of) {
            continue;
        }
        let mut titles = titles(&row["position"], of);
        // Ambassadors of old are many, seldom in the news, and bear names that others bear.
        titles.retain(|t| !t.starts_with("Ambassador to ") || row["start"].as_str() >= "2010");
        let until = if row["end"].is_empty() && !row["position"].starts_with("ambassador") {
            GOVERNMENT_ENDS
                .iter()
                .find(|(state, end)| *state == of && row["start"].as_str() < *end)
                .map_or("", |e| e.1)
        } else {
            &row["end"]
        };
        add(&row["name"], of, &row["start"], until, titles, Vec::new());
    }

    let mut taken: HashSet<String> = HashSet::new();
    let mut ids: HashSet<String> = HashSet::new();
    for row in table(tables, "people", false)? {
        ids.insert(row["id"].clone());
        taken.extend(
            [row["name"].as_str()]
                .into_iter()
                .chain(list(&row["aliases"]))
                .map(key),
        );
    }
    let mut bearers: HashMap<String, usize> = HashMap::new();
    for person in people.values_mut() {
        let folded = fold(&person.name);
        person.aliases.insert(folded);
        person.aliases.remove(&person.name);
        for form in person
            .aliases
            .iter()
            .map(|a| key(a))
            .chain([key(&person.name)])
            .collect::<BTreeSet<_>>()
        {
            *bearers.entry(form).or_default() += 1;
        }
    }
    let mut rows = Vec::new();
    for ((_, of), person) in people {
        let forms = person.aliases.iter().chain([&person.name]);
        if forms.clone().any(|form| taken.contains(&key(form))) {
            continue;
        }
        let own = key(&person.name);
        let aliases: Vec<&str> = person
            .aliases
            .iter()
            .filter(|a| key(a) == own || bearers[&key(a)] == 1)
            .map(String::as_str)
            .collect();
        let mut id = slug(&person.name);
        if !ids.insert(id.clone()) {
            id = format!("{id}-{}", of.to_lowercase());
            ids.insert(id.clone());
        }
        let terms: Vec<String> = merged_terms(&person.terms)
            .into_iter()
            .map(|t| t.join(";"))
            .collect();
        rows.push(vec![
            id,
            person.name.clone(),
            aliases.join("|"),
            terms.join("|"),
        ]);
    }
    rows.sort();
    write_table(
        &tables.join("people-generated.tsv"),
        "id name aliases terms",
        rows,
    )
}

/// Whether an office is one of the state: the ministers of Australian states, Canadian provinces and
/// parts of the United Kingdom stand in the source as if they were the state's, so of those only
/// offices count that no province has.
fn of_the_state(position: &str, of: &str) -> bool {
    let low = position.to_lowercase();
    let minister = low.contains("minister of ") || low.contains("minister for ");
    match of {
        "AUS" | "CAN" if minister => ["foreign", "defen", "international trade"]
            .iter()
            .any(|field| low.contains(field)),
        "GBR" => !minister,
        _ => true,
    }
}

/// Drops an undated term where the same title has a dated one, and joins terms of one title that
/// overlap, since the sources tell the same term with differing dates.
fn merged_terms(terms: &BTreeSet<(String, String, String, String)>) -> Vec<[String; 4]> {
    let mut merged: Vec<[String; 4]> = Vec::new();
    for (title, of, from, until) in terms {
        if !until.is_empty() && until < from {
            continue;
        }
        match merged.last_mut() {
            Some([last_title, last_of, last_from, last_until])
                if last_title == title
                    && last_of == of
                    && (last_until.is_empty() || last_from.is_empty() || from < last_until) =>
            {
                let undated = last_from.is_empty() && last_until.is_empty();
                if undated {
                    last_from.clone_from(from);
                    last_until.clone_from(until);
                } else if until.is_empty() || !last_until.is_empty() && *last_until < *until {
                    last_until.clone_from(until);
                }
            }
            _ => merged.push([title.clone(), of.clone(), from.clone(), until.clone()]),
        }
    }
    merged
}
