//! One flat row for each relation: for spreadsheets, pandas and R.
//!
//! Takes an extraction; gives fields in the order of [`COLUMNS`]. A list is written with `|` between its items, and lists that belong
//! together (`agents`, `agent_ids`, `agent_types`) have the same number of items, an empty one where there is no id. What is not known is
//! an empty field. What the codes of PLOVER, CAMEO and Correlates of War leave out is said in [`codes`](crate::codes).
//!
//! ```
//! use paraph::Extractor;
//! use paraph::output::rows;
//!
//! let extraction = Extractor::builtin().extract("Peru and Chile signed a tax treaty in July 2024.");
//! let row = rows::row(&extraction, &extraction.relations()[0]);
//! let field = |name| &row[rows::COLUMNS.iter().position(|column| *column == name).unwrap()];
//! assert_eq!(field("agent_ids"), "PER|CHL");
//! assert_eq!(field("date"), "2024-07");
//! assert_eq!((field("date_first").as_str(), field("date_last").as_str()), ("2024-07-01", "2024-07-31"));
//! ```

use crate::relation::{Entity, Evidence, Extraction, Relation};
use crate::time::{Date, days_in_month};

/// The names of the columns. New ones are added at the end.
pub const COLUMNS: [&str; 43] = [
    "document",
    "published",
    "relation",
    "act_key",
    "kind",
    "modality",
    "polarity",
    "source",
    "grade",
    "agents",
    "agent_ids",
    "agent_types",
    "counterparties",
    "counterparty_ids",
    "counterparty_types",
    "people",
    "people_of",
    "bodies",
    "bodies_of",
    "agreement",
    "agreement_id",
    "agreement_type",
    "agreement_part_of",
    "object",
    "date",
    "date_first",
    "date_last",
    "date_text",
    "place",
    "place_of",
    "rule",
    "trigger",
    "trigger_start",
    "trigger_end",
    "evidence",
    "agent_cow",
    "counterparty_cow",
    "plover_event",
    "plover_mode",
    "plover_context",
    "cameo",
    "agent_candidates",
    "counterparty_candidates",
];

/// The rows of all relations of an extraction.
pub fn rows(extraction: &Extraction) -> impl Iterator<Item = Vec<String>> + '_ {
    let relations = extraction.relations.iter();
    relations.map(|relation| row(extraction, relation))
}

/// The row of one relation of an extraction. Trigger and evidence are those of the first report in the document.
pub fn row(extraction: &Extraction, relation: &Relation) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let date = |date: Option<Date>| date.map_or_else(String::new, |date| date.to_string());
    let agreement = relation.agreement.clone().unwrap_or_default();
    let when = relation.date.as_ref();
    let iso = when.and_then(|when| when.iso);
    let evidence = relation.evidence.first();
    let number = |number: Option<usize>| number.map_or_else(String::new, |n| n.to_string());
    let plover = relation.plover();
    let word = |word: Option<&str>| word.unwrap_or_default().to_string();
    vec![
        text(&extraction.id),
        date(extraction.published),
        relation.id.clone(),
        relation.act_key.clone(),
        relation.kind.to_string(),
        relation.modality.to_string(),
        relation.polarity.to_string(),
        text(&relation.source),
        relation.grade.to_string(),
        names(&relation.agents),
        ids(&relation.agents),
        types(&relation.agents),
        names(&relation.counterparties),
        ids(&relation.counterparties),
        types(&relation.counterparties),
        list(relation.people.iter().map(|person| person.name.as_str())),
        list(relation.people.iter().map(|person| or_empty(&person.of))),
        list(relation.bodies.iter().map(|body| body.name.as_str())),
        list(relation.bodies.iter().map(|body| or_empty(&body.of))),
        agreement.name,
        text(&agreement.id),
        text(&agreement.instance_of),
        text(&agreement.part_of),
        relation
            .object
            .as_ref()
            .map_or_else(String::new, |object| object.text.clone()),
        date(iso),
        date(iso.and_then(first_day)),
        date(iso.and_then(last_day)),
        when.map_or_else(String::new, |when| when.text.clone()),
        relation
            .place
            .as_ref()
            .map_or_else(String::new, |place| place.name.clone()),
        relation
            .place
            .as_ref()
            .map_or_else(String::new, |place| text(&place.of)),
        evidence.map_or_else(String::new, |evidence| evidence.rule.clone()),
        evidence.map_or_else(String::new, trigger),
        number(evidence.map(|evidence| evidence.trigger.start)),
        number(evidence.map(|evidence| evidence.trigger.end)),
        evidence.map_or_else(String::new, |evidence| evidence.text.clone()),
        cow(&relation.agents),
        cow(&relation.counterparties),
        word(plover.map(|plover| plover.event)),
        word(plover.and_then(|plover| plover.mode)),
        word(plover.and_then(|plover| plover.context)),
        word(relation.cameo()),
        candidates(&relation.agents),
        candidates(&relation.counterparties),
    ]
}

fn or_empty(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

/// Items with `|` between them. One inside an item would look like a border, so it becomes a slash.
fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let items: Vec<String> = items.map(|item| item.replace('|', "/")).collect();
    items.join("|")
}

fn names(entities: &[Entity]) -> String {
    list(entities.iter().map(|entity| entity.name.as_str()))
}

fn ids(entities: &[Entity]) -> String {
    list(entities.iter().map(|entity| or_empty(&entity.id)))
}

fn types(entities: &[Entity]) -> String {
    list(entities.iter().map(|entity| entity.entity_type.as_str()))
}

/// The ids that each name may stand for, where the text does not tell, with spaces between them.
fn candidates(entities: &[Entity]) -> String {
    let items: Vec<String> = entities
        .iter()
        .map(|entity| {
            let ids: Vec<&str> = entity
                .candidates
                .iter()
                .map(|one| one.id.as_str())
                .collect();
            ids.join(" ")
        })
        .collect();
    list(items.iter().map(String::as_str))
}

fn cow(entities: &[Entity]) -> String {
    let numbers = entities.iter().map(Entity::cow);
    let numbers: Vec<String> = numbers
        .map(|number| number.map_or_else(String::new, |number| number.to_string()))
        .collect();
    list(numbers.iter().map(String::as_str))
}

/// The words of the trigger, cut from the sentence, which is a part of the text from `evidence.span.start` on.
fn trigger(evidence: &Evidence) -> String {
    let (start, end) = (evidence.trigger.start, evidence.trigger.end);
    let from = evidence.span.start;
    let range = start.saturating_sub(from)..end.saturating_sub(from);
    evidence.text.get(range).unwrap_or_default().to_string()
}

fn first_day(date: Date) -> Option<Date> {
    Date::from_day(
        date.year(),
        date.month().unwrap_or(1),
        date.day().unwrap_or(1),
    )
    .ok()
}

fn last_day(date: Date) -> Option<Date> {
    let month = date.month().unwrap_or(12);
    let day = date
        .day()
        .unwrap_or_else(|| days_in_month(date.year(), month));
    Date::from_day(date.year(), month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Extractor;

    fn fields(text: &str) -> Vec<(&'static str, String)> {
        let extraction = Extractor::builtin().extract(text);
        let row = row(&extraction, &extraction.relations()[0]);
        assert_eq!(row.len(), COLUMNS.len());
        COLUMNS.into_iter().zip(row).collect()
    }

    fn field(text: &str, name: &str) -> String {
        let mut fields = fields(text).into_iter();
        let found = fields.find(|(column, _)| *column == name);
        found.expect("a column of this name").1
    }

    #[test]
    fn each_field_stands_in_its_column() {
        let text = "Kenya and the Blue League signed a border treaty in Nairobi on 4 March 2025.";
        for (column, value) in [
            ("kind", "signed"),
            ("modality", "asserted"),
            ("polarity", "positive"),
            ("agreement", "border treaty"),
            ("date", "2025-03-04"),
            ("date_text", "4 March 2025"),
            ("place", "Nairobi"),
            ("place_of", "KEN"),
            ("rule", "sign"),
            ("trigger", "signed"),
            ("trigger_start", "26"),
            ("trigger_end", "32"),
            ("evidence", text),
            ("agent_ids", "KEN|"),
            ("agent_cow", "501|"),
            ("plover_event", "SUPPORT"),
            ("cameo", "057"),
        ] {
            assert_eq!(field(text, column), value, "{column}");
        }
    }

    #[test]
    fn a_date_that_is_known_to_the_month_or_year_has_a_first_and_a_last_day() {
        for (date, first, last) in [
            ("in February 2024", "2024-02-01", "2024-02-29"),
            ("in 2023", "2023-01-01", "2023-12-31"),
            ("on 8 July 2024", "2024-07-08", "2024-07-08"),
        ] {
            let text = format!("Peru and Chile signed a tax treaty {date}.");
            assert_eq!(field(&text, "date_first"), first);
            assert_eq!(field(&text, "date_last"), last);
        }
    }

    #[test]
    fn a_name_of_several_states_has_no_id_and_the_ids_that_it_may_stand_for() {
        let text = "Korea and Peru signed a tax treaty.";
        assert_eq!(field(text, "agent_ids"), "|PER");
        assert_eq!(field(text, "agent_candidates"), "KOR PRK|");
    }

    #[test]
    fn a_border_sign_inside_an_item_does_not_make_two_of_it() {
        assert_eq!(list(["a|b", "", "c"].into_iter()), "a/b||c");
    }
}
