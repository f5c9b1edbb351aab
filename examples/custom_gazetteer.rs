//! Names of your own: a league, its acronym, and an agreement, in two tables beside the built-in ones.
//!
//! `cargo run --example custom_gazetteer`
//!
//! Tables are text with tabs, as a spreadsheet saves them. Here they stand in the program; `table_from_reader` takes a file. The columns of
//! each table are described in `seeds/README.md`.

use paraph::gazetteer::{Gazetteer, TableKind};
use paraph::{Extractor, LoadErrors};

const LEAGUES: &str = "\
id\tname\taliases\ttype
blue-league\tBlue League\tBL\torganisation
";

const AGREEMENTS: &str = "\
id\tname\taliases\tkind
harbour-compact\tHarbour Compact\tCompact of the Harbours\tsingle
";

const ARTICLE: &str = "The Blue League signed the Compact of the Harbours in Oslo on 4 March 2025. \
                       Norway welcomed the deal, and the BL wants Iceland to join it.";

fn main() -> Result<(), LoadErrors> {
    // Without the tables, the league is known by its shape alone, and the agreement has no id.
    show("built-in names", Extractor::builtin());

    let gazetteer = Gazetteer::builder()
        .table(TableKind::Organisations, "organisations-mine.tsv", LEAGUES)
        .table(TableKind::Agreements, "agreements-mine.tsv", AGREEMENTS)
        .build()?;
    let mine = Extractor::builder().gazetteer(gazetteer).build();
    show("and your own", &mine);

    // A fault is told with its place and with what would be right. All faults are told at once.
    let wrong = LEAGUES.replace("organisation", "orgnisation");
    let faults = Gazetteer::builder()
        .table(
            TableKind::Organisations,
            "organisations-mine.tsv",
            wrong.as_str(),
        )
        .build()
        .expect_err("a type that does not exist");
    println!("{faults}");
    Ok(())
}

fn show(title: &str, extractor: &Extractor) {
    println!("{title}:");
    for relation in extractor.extract(ARTICLE).relations() {
        let parties = relation.agents.iter().chain(&relation.counterparties);
        let parties: Vec<_> = parties.filter_map(|party| party.id.as_deref()).collect();
        let agreement = relation.agreement.as_ref();
        let agreement = agreement.and_then(|agreement| agreement.id.as_deref());
        println!("  {relation}");
        println!("    parties with an id: {}", parties.join(", "));
        println!("    the agreement's id: {}", agreement.unwrap_or("none"));
    }
    println!();
}
