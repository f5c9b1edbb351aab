//! The schemas in `schema/` are those of the types, and what is written follows them.

use std::fs;
use std::path::Path;

use paraph::output::{Acts, Fault, Line, schema};
use paraph::{Extraction, Extractor, RelationKind, SCHEMA_VERSION};
use regex::Regex;
use serde_json::{Map, Value};

mod common;

fn committed(name: &str) -> Value {
    let file = format!("schema/{name}-{SCHEMA_VERSION}.json");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&file);
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{file}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"))
}

#[test]
fn the_schemas_in_the_repository_are_those_of_the_types() {
    for (name, schema) in [("line", schema::line()), ("act", schema::act())] {
        let told = "run `cargo run --features schemars --example json_schema`, and raise SCHEMA_VERSION where a meaning changed";
        assert_eq!(committed(name), Value::from(schema), "{name}: {told}");
    }
}

/// Checks a value against a schema. A field that the schema does not name is a fault here: users may meet fields that are newer
/// than their schema, but ours has all of ours.
struct Checker {
    root: Value,
}

impl Checker {
    fn faults(&self, value: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        self.check(&self.root, value, "", &mut faults);
        faults
    }

    fn check(&self, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        let schema = schema.as_object().expect("a schema is an object");
        let mut fault = |what: String| faults.push(format!("{at}: {what}"));
        for (keyword, about) in schema {
            match keyword.as_str() {
                "$schema" | "$id" | "$defs" | "title" | "description" | "properties" => {}
                // What a number is beside being a number is said by `minimum`.
                "format" => {}
                "$ref" | "items" | "anyOf" | "oneOf" => {}
                "type" if is_of(about, value) => {}
                "type" => fault(format!("{value} is no {about}")),
                "const" if about == value => {}
                "const" => fault(format!("{value} is not {about}")),
                "enum" if about.as_array().is_some_and(|all| all.contains(value)) => {}
                "enum" => fault(format!("{value} is none of {about}")),
                "minimum" if value.as_i64() >= about.as_i64() => {}
                "minimum" => fault(format!("{value} is less than {about}")),
                "pattern" => {
                    let pattern = Regex::new(about.as_str().unwrap()).unwrap();
                    if !value.as_str().is_some_and(|text| pattern.is_match(text)) {
                        fault(format!("{value} does not follow {about}"));
                    }
                }
                "required" => {
                    for name in about.as_array().unwrap() {
                        if value.get(name.as_str().unwrap()).is_none() {
                            fault(format!("there is no {name}"));
                        }
                    }
                }
                other => panic!("this test does not know the keyword {other:?}"),
            }
        }
        self.check_parts(schema, value, at, faults);
    }

    fn check_parts(
        &self,
        schema: &Map<String, Value>,
        value: &Value,
        at: &str,
        faults: &mut Vec<String>,
    ) {
        if let Some(reference) = schema.get("$ref") {
            let path = reference.as_str().unwrap().trim_start_matches('#');
            let target = self.root.pointer(path).expect("what a reference refers to");
            self.check(target, value, at, faults);
        }
        for keyword in ["anyOf", "oneOf"] {
            let Some(choices) = schema.get(keyword).and_then(Value::as_array) else {
                continue;
            };
            let failed: Vec<Vec<String>> = choices
                .iter()
                .map(|choice| {
                    let mut faults = Vec::new();
                    self.check(choice, value, at, &mut faults);
                    faults
                })
                .collect();
            let fit = failed.iter().filter(|faults| faults.is_empty()).count();
            if fit == 0 || keyword == "oneOf" && fit > 1 {
                faults.push(format!("{at}: {fit} of the choices fit: {failed:?}"));
            }
        }
        if let (Some(items), Some(values)) = (schema.get("items"), value.as_array()) {
            for (number, value) in values.iter().enumerate() {
                self.check(items, value, &format!("{at}/{number}"), faults);
            }
        }
        if let (Some(properties), Some(fields)) = (schema.get("properties"), value.as_object()) {
            for (name, value) in fields {
                match properties.get(name) {
                    Some(schema) => self.check(schema, value, &format!("{at}/{name}"), faults),
                    None => faults.push(format!("{at}: the schema has no {name}")),
                }
            }
        }
    }
}

fn is_of(types: &Value, value: &Value) -> bool {
    let is = |name: &Value| match name.as_str().unwrap() {
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        other => panic!("this test does not know the type {other:?}"),
    };
    match types {
        Value::Array(types) => types.iter().any(is),
        name => is(name),
    }
}

/// The articles that come with the crate: their text, and what is extracted under their name.
fn extractions() -> Vec<(String, Extraction)> {
    let articles = common::articles();
    let extractions = articles.iter().map(|article| {
        let document = article.document(&article.text).id(&article.name);
        (
            article.text.clone(),
            Extractor::builtin().extract_document(document),
        )
    });
    extractions.collect()
}

#[test]
fn every_line_that_is_written_follows_its_schema() {
    let checker = Checker {
        root: committed("line"),
    };
    let mut lines: Vec<Line> = Vec::new();
    for (text, extraction) in extractions() {
        lines.push(Line::Document {
            extraction: extraction.clone(),
            text: None,
        });
        lines.push(Line::Document {
            extraction,
            text: Some(text),
        });
    }
    // What the articles may lack: a kind of one's own, a document without an id, and a limit.
    let mut extraction = Extractor::builtin().extract("41 states signed the Lima Convention.");
    extraction.limits.push("a limit".to_string());
    extraction.relations[0].kind = RelationKind::Custom("sanctioned".into());
    lines.push(Line::Document {
        extraction,
        text: None,
    });
    let fault = Fault {
        schema_version: SCHEMA_VERSION,
        id: None,
        file: None,
        line: None,
        error: "empty".to_string(),
    };
    lines.push(Line::Fault(Fault {
        id: Some("a".to_string()),
        file: Some("b".to_string()),
        line: Some(3),
        ..fault.clone()
    }));
    lines.push(Line::Fault(fault));
    for line in lines {
        let value = serde_json::to_value(&line).expect("it can be written");
        assert_eq!(checker.faults(&value), [""; 0], "{value}");
        let again: Line = serde_json::from_value(value).expect("it can be read");
        assert_eq!(again, line);
    }
}

#[test]
fn every_act_that_is_written_follows_its_schema() {
    let checker = Checker {
        root: committed("act"),
    };
    let mut acts = Acts::default();
    for (_, extraction) in extractions() {
        acts.add(&extraction);
    }
    assert!(acts.as_slice().len() > 100);
    for act in acts.as_slice() {
        let value = serde_json::to_value(act).expect("it can be written");
        assert_eq!(checker.faults(&value), [""; 0], "{value}");
    }
}

#[test]
fn what_does_not_follow_the_schema_is_found() {
    let checker = Checker {
        root: committed("line"),
    };
    let extraction =
        Extractor::builtin().extract("Peru and Chile signed a tax treaty in July 2024.");
    let good = serde_json::to_value(&extraction).expect("it can be written");
    assert_eq!(checker.faults(&good), [""; 0]);
    for (place, wrong) in [
        ("/schema_version", Value::from(SCHEMA_VERSION + 1)),
        ("/relations/0/grade", "D".into()),
        ("/relations/0/date/iso", "July".into()),
        ("/relations/0/evidence/0/start", (-1).into()),
        ("/relations/0/agents/0/name", Value::Null),
        ("/limits", "none".into()),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(place).expect(place) = wrong;
        assert!(!checker.faults(&bad).is_empty(), "{place}");
    }
    let mut bad = good.clone();
    bad["relations"][0]
        .as_object_mut()
        .unwrap()
        .remove("act_key");
    assert!(!checker.faults(&bad).is_empty(), "act_key is missing");
    let mut bad = good;
    bad["relations"][0]["colour"] = "red".into();
    assert!(!checker.faults(&bad).is_empty(), "colour is unknown");
}
