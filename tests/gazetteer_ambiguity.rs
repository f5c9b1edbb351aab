//! Names of several things: the text decides which is meant, or the result says that it does not know.

use paraph::{Document, Extractor, Relation};

fn read(text: &str) -> Vec<Relation> {
    let document = Document::new(text).published("2023-05-10".parse().unwrap());
    Extractor::builtin().extract_document(document).relations
}

/// Agents and counterparties of all relations: ids, or the name and what it may stand for, `Congo?COD|COG`.
fn parties(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for relation in read(text) {
        for party in relation.agents.iter().chain(&relation.counterparties) {
            let candidates: Vec<&str> = (party.candidates.iter())
                .map(|candidate| candidate.id.as_str())
                .collect();
            let unsure = || format!("{}?{}", party.name, candidates.join("|"));
            found.push(party.id.clone().unwrap_or_else(unsure));
        }
    }
    found.sort();
    found.dedup();
    found
}

fn check(rows: &[(&str, &[&str])]) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|(text, expected)| (text, expected, parties(text)))
        .filter(|(_, expected, found)| found != *expected)
        .map(|(text, expected, found)| format!("{text}\n  {expected:?} expected, found {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn georgia_is_a_state_or_a_part_of_another() {
    check(&[
        (
            "Georgia and Armenia signed a customs agreement in Tbilisi.",
            &["ARM", "GEO"],
        ),
        (
            "Georgia signed a customs agreement with Turkey.",
            &["GEO", "TUR"],
        ),
        (
            "Georgia and Alabama signed a water agreement on Monday.",
            &[],
        ),
        (
            "A judge in Atlanta had set a date. Georgia signed the water agreement on Monday.",
            &[],
        ),
        (
            "Envoys from Atlanta and from Tbilisi were there. Georgia signed the agreement on Monday.",
            &["Georgia?GEO|georgia-us"],
        ),
    ]);
}

#[test]
fn jordan_is_a_state_or_a_person() {
    check(&[
        (
            "Jordan and Israel signed a water agreement on Monday.",
            &["ISR", "JOR"],
        ),
        (
            "Michael Jordan signed an agreement with Spain on Monday.",
            &["ESP"],
        ),
        (
            "Mr. Jordan signed an agreement with Spain on Monday.",
            &["ESP"],
        ),
        (
            "Jordan Mailata signed an agreement with Spain on Monday.",
            &["ESP"],
        ),
        (
            "Barbara Jordan spoke first. Jordan signed an agreement with Spain on Monday.",
            &["ESP"],
        ),
        (
            "Barbara Jordan spoke in Amman. Jordan signed an agreement with Spain on Monday.",
            &["ESP", "Jordan?JOR"],
        ),
        (
            "Jordan Signs Water Deal With Spain\n\nJordan signed a water deal with Spain on Monday.",
            &["ESP", "JOR"],
        ),
        (
            "Jordan Backs Pact\n\nJordan signed a water deal with Spain on Monday.",
            &["ESP", "JOR"],
        ),
        // The state was named before the person.
        (
            "Jordan signed an agreement with Spain on Monday. Barbara Jordan looked on.",
            &["ESP", "JOR"],
        ),
    ]);
}

#[test]
fn chad_is_a_state_or_a_person() {
    check(&[
        (
            "Chad signed a defence agreement with France on Friday.",
            &["FRA", "TCD"],
        ),
        (
            "Chad Hurley signed an agreement with France on Friday.",
            &["FRA"],
        ),
        (
            "Chad Hurley spoke first. Chad signed an agreement with France on Friday.",
            &["FRA"],
        ),
        (
            "Chad Hurley spoke in N'Djamena. Chad signed an agreement with France on Friday.",
            &["Chad?TCD", "FRA"],
        ),
    ]);
}

#[test]
fn turkey_is_a_state_and_no_bird() {
    check(&[
        ("Turkey ratified the Paris Agreement.", &["TUR"]),
        (
            "Farmers signed a pledge to raise every turkey in the open.",
            &[],
        ),
        ("TURKEY SIGNS GAS DEAL WITH IRAQ", &["IRQ", "TUR"]),
    ]);
}

#[test]
fn niger_and_nigeria_are_two_states_and_a_river() {
    check(&[
        (
            "Niger and Nigeria signed a gas pipeline agreement.",
            &["NER", "NGA"],
        ),
        (
            "The Nigerien foreign minister signed a treaty with Mali.",
            &["MLI", "NER"],
        ),
        (
            "The Nigerian foreign minister signed a treaty with Mali.",
            &["MLI", "NGA"],
        ),
        (
            "Mali signed a treaty on the Niger River with Guinea.",
            &["GIN", "MLI"],
        ),
    ]);
}

#[test]
fn the_congos_are_told_apart_by_what_else_is_named() {
    check(&[
        (
            "Congo signed a peace agreement with Rwanda. Kinshasa wants the rebels to leave.",
            &["COD", "RWA"],
        ),
        (
            "Congo signed a peace agreement with Rwanda. The M23 holds Goma.",
            &["COD", "RWA"],
        ),
        (
            "Congo signed an oil agreement with Angola. Brazzaville will be host.",
            &["AGO", "COG"],
        ),
        (
            "Congolese President Denis Sassou Nguesso signed an oil agreement with Angola.",
            &["AGO", "COG"],
        ),
        (
            "Congo signed an oil agreement with Angola.",
            &["AGO", "Congo?COD|COG"],
        ),
        (
            "Kinshasa and Brazzaville had waited. Congo signed an oil agreement with Angola.",
            &["AGO", "Congo?COD|COG"],
        ),
        (
            "The Congolese government signed an oil agreement with Angola.",
            &["AGO", "Congolese?COD|COG"],
        ),
    ]);
}

#[test]
fn the_koreas_are_told_apart_by_what_else_is_named() {
    check(&[
        (
            "Korea signed a trade agreement with Chile, Seoul said.",
            &["CHL", "KOR"],
        ),
        (
            "Korea signed a transport agreement with Russia. Pyongyang gave no details.",
            &["PRK", "RUS"],
        ),
        (
            "The two Koreas signed a military agreement in Pyongyang.",
            &["KOR", "PRK"],
        ),
        (
            "Korea signed a trade agreement with Chile.",
            &["CHL", "Korea?KOR|PRK"],
        ),
        (
            "Envoys from Seoul and Pyongyang were there. Korea signed a trade agreement with Chile.",
            &["CHL", "Korea?KOR|PRK"],
        ),
    ]);
}

#[test]
fn the_guineas_are_four_states() {
    check(&[
        (
            "Guinea and Guinea-Bissau signed a border agreement.",
            &["GIN", "GNB"],
        ),
        (
            "Equatorial Guinea and Papua New Guinea signed a fisheries agreement.",
            &["GNQ", "PNG"],
        ),
        (
            "Mali and Ghana signed an agreement on the Gulf of Guinea.",
            &["GHA", "MLI"],
        ),
    ]);
}

#[test]
fn ireland_is_a_state_and_not_its_north_and_no_person() {
    check(&[
        (
            "Ireland signed a defence agreement with France.",
            &["FRA", "IRL"],
        ),
        (
            "Kathy Ireland signed an agreement with Kenya on Monday.",
            &["KEN"],
        ),
        (
            "Kathy Ireland came to Dublin. Ireland signed an agreement with Kenya on Monday.",
            &["Ireland?IRL", "KEN"],
        ),
    ]);
}

#[test]
fn macedonia_is_a_state_or_a_part_of_greece() {
    check(&[
        (
            "Macedonia signed the agreement with Greece on Sunday.",
            &["GRC", "MKD"],
        ),
        (
            "North Macedonia ratified the agreement with Greece.",
            &["GRC", "MKD"],
        ),
        (
            "The prefect of Central Macedonia came. Macedonia signed a tourism agreement with Cyprus.",
            &[],
        ),
        (
            "Skopje and the prefect of Central Macedonia sent envoys. Macedonia signed an agreement with Cyprus.",
            &["CYP", "Macedonia?MKD|macedonia-region"],
        ),
    ]);
}

#[test]
fn washington_is_a_government_a_place_a_part_of_a_state_or_a_person() {
    check(&[
        (
            "Washington and Moscow signed an arms treaty.",
            &["RUS", "USA"],
        ),
        (
            "Peru and Chile signed a treaty in Washington.",
            &["CHL", "PER"],
        ),
        (
            "Washington and Oregon signed a water compact on Monday.",
            &[],
        ),
        (
            "Denzel Washington signed an agreement with France.",
            &["FRA"],
        ),
        (
            "Denzel Washington spoke first. Washington signed an agreement with France.",
            &["FRA"],
        ),
        (
            "Denzel Washington met the U.S. ambassador. Washington signed an agreement with France.",
            &["FRA", "Washington?washington-state|USA"],
        ),
    ]);
}

#[test]
fn lincoln_is_a_president_in_his_years_and_a_town_in_others() {
    check(&[
        (
            "President Lincoln signed the treaty with Britain in April 1862.",
            &["GBR", "USA"],
        ),
        (
            "In 1862, Lincoln signed the treaty with Britain.",
            &["GBR", "USA"],
        ),
        ("Last week Lincoln signed a treaty with Britain.", &["GBR"]),
    ]);
}

#[test]
fn the_paris_agreement_is_none_of_an_older_text() {
    let id = |text: &str, published: &str| {
        let document = Document::new(text).published(published.parse().unwrap());
        let relations = Extractor::builtin().extract_document(document).relations;
        relations[0]
            .agreement
            .as_ref()
            .and_then(|agreement| agreement.id.clone())
    };
    let text = "The Paris Agreement was signed by Norway.";
    assert_eq!(id(text, "2016-04-22").as_deref(), Some("paris-agreement"));
    assert_eq!(id(text, "1973-01-27"), None);
    check(&[
        // The city in a name is no party.
        ("Norway ratified the Paris Agreement.", &["NOR"]),
        ("Norway and Paris ratified the agreement.", &["FRA", "NOR"]),
    ]);
}

#[test]
fn a_surname_of_two_people_of_the_text_is_nobodys() {
    check(&[
        (
            "Indian Prime Minister Narendra Modi met Interior Minister Lalit Modi of Kenya. Modi signed the agreement with Japan.",
            &["JPN"],
        ),
        (
            "Indian Prime Minister Narendra Modi met Interior Minister Lalit Modi of Kenya. Narendra Modi signed the agreement with Japan.",
            &["IND", "JPN"],
        ),
        (
            "Indian Prime Minister Narendra Modi spoke first. Modi signed the agreement with Japan.",
            &["IND", "JPN"],
        ),
    ]);
}

#[test]
fn a_name_inside_a_longer_one_is_no_party() {
    check(&[
        (
            "Norway ratified the Minsk Convention on railways.",
            &["NOR"],
        ),
        (
            "The Bank of Japan met nobody. Norway ratified the treaty.",
            &["NOR"],
        ),
        ("Air Canada signed an agreement with Norway.", &[]),
        (
            "Norway ratified the Washington Treaty and the Congo River treaty.",
            &["NOR"],
        ),
    ]);
}

#[test]
fn ministries_and_forces_act_for_the_state_that_they_are_of() {
    check(&[
        (
            "The Ministry of Foreign Affairs of Peru signed an agreement with Chile.",
            &["CHL", "PER"],
        ),
        (
            "The Ministry of Trade, Industry and Energy of Kenya signed an agreement with Chile.",
            &["CHL", "KEN"],
        ),
        (
            "The National Guard of Ukraine violated the truce with Russia.",
            &["RUS", "UKR"],
        ),
        (
            "The Russian Ground Forces violated the truce with Ukraine.",
            &["RUS", "UKR"],
        ),
        // A group that bears the name of a people is no force of a state.
        (
            "The Karen National Liberation Army signed a truce with Myanmar.",
            &["MMR", "knu"],
        ),
    ]);
}
