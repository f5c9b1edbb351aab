//! The JSON Schema of what is written, made from the types. The files in `schema/` hold it; the example `json_schema` writes them.
//!
//! Takes nothing; gives schemas of draft 2020-12. Within a `schema_version` fields may be added, and words may be added to a list that
//! is said to be open (kinds and types). No field goes away, changes its type or its meaning, or becomes null where it was not.
//!
//! ```
//! use paraph::output::schema;
//!
//! let schema = schema::line();
//! assert_eq!(schema.get("$id").unwrap(), "urn:paraph:line:1");
//! ```

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::SCHEMA_VERSION;
use crate::gazetteer::EntityType;
use crate::output::{Line, ReportedAct};
use crate::relation::RelationKind;
use crate::time::Date;

/// The schema of a line that `paraph extract --to ndjson` writes: a document, or why it could not be read.
pub fn line() -> Schema {
    of::<Line>("line")
}

/// The schema of a line that `paraph extract --group --to ndjson` writes: an act with its reports.
pub fn act() -> Schema {
    of::<ReportedAct>("act")
}

fn of<T: JsonSchema>(name: &str) -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert(
        "$id".to_string(),
        format!("urn:paraph:{name}:{SCHEMA_VERSION}").into(),
    );
    schema
}

impl JsonSchema for RelationKind {
    fn schema_name() -> Cow<'static, str> {
        "RelationKind".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let known = RelationKind::BUILTIN
            .map(|kind| kind.to_string())
            .join(", ");
        json_schema!({
            "type": "string",
            "description": format!("What act a relation tells: {known}, or a kind of your own rules."),
        })
    }
}

impl JsonSchema for EntityType {
    fn schema_name() -> Cow<'static, str> {
        "EntityType".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let known: Vec<&str> = EntityType::BUILT_IN
            .iter()
            .map(EntityType::as_str)
            .collect();
        json_schema!({
            "type": "string",
            "description": format!("What an entry is: {}, or a type of your own tables.", known.join(", ")),
        })
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A date that is known to the year, the month or the day, as ISO 8601 has it.",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        })
    }
}
