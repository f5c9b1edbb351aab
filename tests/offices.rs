//! The offices of people: which one counts on the date of a text, and who is meant by a surname.

use paraph::gazetteer::{Gazetteer, TableKind};
use paraph::{Document, Extractor, Relation};

/// People of states that do not exist, so that nothing else knows them.
const PEOPLE: &str = "id\tname\taliases\tterms\n\
    ilmo-varga\tIlmo Varga\t\tForeign Minister;RUR;2015-03;2019-06|President;BOR;2021-01-10;\n\
    tesni-oduya\tTesni Oduya\t\tForeign Minister;RUR;2023-02-01;2024-11-30|Ambassador;RUR;2010;2012\n\
    dane-oduya\tDane Oduya\t\tForeign Minister;BOR;2005;2009\n\
    rik-holst\tRik Holst\tHolst\tPresident;RUR;1990;1998\n\
    una-holst\tUna Holst\tHolst\tPresident;SYD;2012;2020\n";

fn extractor() -> Extractor {
    let gazetteer = Gazetteer::builder()
        .invented(true)
        .table(TableKind::People, "people-test.tsv", PEOPLE)
        .build()
        .unwrap();
    Extractor::builder().gazetteer(gazetteer).build()
}

fn read(extractor: &Extractor, text: &str, published: Option<&str>) -> Vec<Relation> {
    let mut document = Document::new(text);
    if let Some(day) = published {
        document = document.published(day.parse().unwrap());
    }
    extractor.extract_document(document).relations
}

/// The agents of the only relation, by id.
fn agents(extractor: &Extractor, text: &str, published: Option<&str>) -> Vec<String> {
    let relations = read(extractor, text, published);
    let [relation] = relations.as_slice() else {
        panic!("{text} {published:?}: {relations:?}");
    };
    let mut ids: Vec<String> = (relation.agents.iter())
        .map(|agent| agent.id.clone().unwrap_or_else(|| agent.name.clone()))
        .collect();
    ids.sort();
    ids
}

#[test]
fn a_person_with_two_offices_acts_for_the_one_of_the_date() {
    let extractor = extractor();
    let text = "Ilmo Varga signed a fisheries pact with Tomainia on Friday.";
    for (published, state) in [
        (Some("2016-05-06"), "RUR"),
        (Some("2022-05-06"), "BOR"),
        // Between two offices the last one counts, and without a date the last of all.
        (Some("2020-05-06"), "RUR"),
        (None, "BOR"),
    ] {
        let expected = [state.to_string(), "TOM".to_string()];
        assert_eq!(
            agents(&extractor, text, published),
            expected,
            "{published:?}"
        );
    }
}

#[test]
fn the_title_that_a_text_gives_decides_before_the_date() {
    let extractor = extractor();
    let text = "Foreign Minister Ilmo Varga signed a fisheries pact with Tomainia.";
    assert_eq!(agents(&extractor, text, Some("2022-05-06")), ["RUR", "TOM"]);
}

#[test]
fn a_title_with_a_surname_means_who_held_that_office_then() {
    let extractor = extractor();
    let text = "Foreign Minister Oduya signed a fisheries pact with Tomainia.";
    assert_eq!(agents(&extractor, text, Some("2024-05-06")), ["RUR", "TOM"]);
    assert_eq!(agents(&extractor, text, Some("2007-05-06")), ["BOR", "TOM"]);
    // Nobody of that name was foreign minister: the text does not say whose minister it is.
    assert_eq!(agents(&extractor, text, Some("2015-05-06")), ["TOM"]);
}

#[test]
fn a_name_of_two_people_is_told_apart_by_the_date_or_not_at_all() {
    let extractor = extractor();
    let text = "President Holst signed a fisheries pact with Tomainia.";
    assert_eq!(agents(&extractor, text, Some("1995-05-06")), ["RUR", "TOM"]);
    assert_eq!(agents(&extractor, text, Some("2015-05-06")), ["SYD", "TOM"]);
    let bare = "Holst signed a fisheries pact with Tomainia.";
    assert_eq!(agents(&extractor, bare, Some("2015-05-06")), ["SYD", "TOM"]);
    assert_eq!(agents(&extractor, bare, None), ["TOM"]);
    // The text itself names one of them in full.
    let told = "Una Holst of Syldavia spoke first. Holst signed a fisheries pact with Tomainia.";
    assert_eq!(agents(&extractor, told, None), ["SYD", "TOM"]);
}

#[test]
fn the_office_is_given_where_only_the_table_knows_it() {
    let extractor = extractor();
    let text = "Tesni Oduya signed a fisheries pact with Tomainia.";
    let office = |published| {
        let relations = read(&extractor, text, published);
        relations[0].people[0].office.clone()
    };
    assert_eq!(
        office(Some("2024-05-06")).as_deref(),
        Some("Foreign Minister")
    );
    assert_eq!(office(Some("2011-05-06")).as_deref(), Some("Ambassador"));
    assert_eq!(office(Some("2018-05-06")), None);
    assert_eq!(office(None), None);
}

#[test]
fn the_built_in_tables_know_who_held_office_in_a_year() {
    let extractor = Extractor::builtin();
    for (text, published, agent) in [
        (
            "Foreign Minister Kamikawa signed a visa agreement with Peru.",
            "2024-05-08",
            "JPN",
        ),
        (
            "President Bush signed an arms treaty with the Soviet Union.",
            "1991-07-31",
            "USA",
        ),
        (
            "President Park signed a trade agreement with Peru.",
            "2015-04-20",
            "KOR",
        ),
        (
            "Donald Tusk signed a readmission agreement with Peru.",
            "2016-03-18",
            "european-council",
        ),
        (
            "Donald Tusk signed a readmission agreement with Peru.",
            "2024-07-08",
            "POL",
        ),
    ] {
        let found = agents(extractor, text, Some(published));
        // The council acts for its union.
        let agent = if agent == "european-council" {
            "european-union"
        } else {
            agent
        };
        assert!(
            found.iter().any(|id| id == agent),
            "{text} {published}: {found:?}"
        );
    }
}
