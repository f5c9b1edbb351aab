//! From the bytes of an item to a text with its id and date, or to the fault that says why there is none.

use std::fmt;

use paraph::output::Fault;
use paraph::{Date, SCHEMA_VERSION};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use crate::input::{Content, Item, Place, Reading};
use crate::page;

/// A document that can be read.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) id: Option<String>,
    pub(crate) published: Option<Date>,
    pub(crate) text: String,
    /// Whether the text was made from a page, so that the caller does not have it.
    pub(crate) from_page: bool,
}

/// What fails, with the id as far as it is known by then.
type Failure = (Option<String>, String);

/// The document of an item. With `html`, the texts of records are pages.
pub(crate) fn read(item: Item, reading: &Reading, html: bool) -> Result<Text, Fault> {
    let place = item.place;
    let result = match item.content {
        Content::Text { id, bytes } => text(bytes).map_or_else(
            |error| Err((id.clone(), error)),
            |text| document(id.clone(), text, false, None),
        ),
        Content::Page { id, bytes } => text(bytes).map_or_else(
            |error| Err((id.clone(), error)),
            |text| document(id.clone(), text, true, None),
        ),
        Content::Json(line) => Record::of_json(&line, reading).and_then(|record| record.read(html)),
        Content::Record {
            id,
            published,
            text,
        } => Record::of_csv(id, published, text, reading).and_then(|record| record.read(html)),
        Content::Fault(error) => Err((None, error)),
    };
    result.map_err(|(id, error)| fault(&place, id, error))
}

/// A fault at a place of the input.
pub(crate) fn fault(place: &Place, id: Option<String>, error: String) -> Fault {
    Fault {
        schema_version: SCHEMA_VERSION,
        id,
        file: place.file.as_deref().map(str::to_string),
        line: place.line,
        error,
    }
}

fn text(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes)
        .map_err(|error| format!("not UTF-8 at byte {}", error.utf8_error().valid_up_to()))
}

fn document(
    id: Option<String>,
    text: String,
    is_page: bool,
    published: Option<Date>,
) -> Result<Text, Failure> {
    if !is_page {
        return Ok(Text {
            id,
            published,
            text,
            from_page: false,
        });
    }
    match page::read(&text) {
        Ok(page) => Ok(Text {
            id,
            // What a page says of itself is no order of the caller, so a date that is none is passed over.
            published: published.or_else(|| date(page.published.as_deref()?).ok()?),
            text: page.text,
            from_page: true,
        }),
        Err(error) => Err((id, error)),
    }
}

/// What is wrong with a line of JSON. The number of the line is told elsewhere, and is not 1.
fn told(error: serde_json::Error) -> String {
    error
        .to_string()
        .replace(" at line 1 column ", " at column ")
}

/// The fields of one record.
#[derive(Debug, Default)]
struct Record {
    id: Option<String>,
    published: Option<Value>,
    text: Option<Value>,
    text_field: String,
    published_field: String,
}

impl Record {
    fn of_json(line: &[u8], reading: &Reading) -> Result<Record, Failure> {
        let mut record = Record {
            text_field: reading.text_field.clone(),
            published_field: reading.published_field.clone(),
            ..Record::default()
        };
        if line.trim_ascii().is_empty() {
            return Err((None, "an empty line".to_string()));
        }
        let result = match std::str::from_utf8(line) {
            Ok(line) => record.fill(line, reading).map_err(told),
            Err(error) => {
                // The text is lost, but the id may be whole.
                let _ = record.fill(&String::from_utf8_lossy(line), reading);
                Err(format!("not UTF-8 at byte {}", error.valid_up_to()))
            }
        };
        match result {
            Ok(()) => Ok(record),
            Err(error) => Err((record.id, error)),
        }
    }

    /// Reads the fields. Where the line breaks off, those before stay.
    fn fill(&mut self, line: &str, reading: &Reading) -> serde_json::Result<()> {
        let mut source = serde_json::Deserializer::from_str(line);
        Fill {
            record: self,
            reading,
        }
        .deserialize(&mut source)?;
        source.end()
    }

    fn of_csv(
        id: Option<Vec<u8>>,
        published: Option<Vec<u8>>,
        text: Option<Vec<u8>>,
        reading: &Reading,
    ) -> Result<Record, Failure> {
        let id = id
            .map(|id| String::from_utf8_lossy(&id).into_owned())
            .filter(|id| !id.is_empty());
        let field = |name: &str, bytes: Option<Vec<u8>>| {
            let value = bytes.map(String::from_utf8).transpose();
            value
                .map(|text| text.map(Value::String))
                .map_err(|_| (id.clone(), format!("field {name:?} is not UTF-8")))
        };
        Ok(Record {
            text: field(&reading.text_field, text)?,
            published: field(&reading.published_field, published)?,
            id,
            text_field: reading.text_field.clone(),
            published_field: reading.published_field.clone(),
        })
    }

    fn read(self, is_page: bool) -> Result<Text, Failure> {
        let Some(Value::String(text)) = self.text else {
            let error = format!("no field {:?} that is a string", self.text_field);
            return Err((self.id, error));
        };
        let published = match self.published {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => date(&text),
            Some(_) => Err("it must be a string".to_string()),
        };
        match published {
            Ok(published) => document(self.id, text, is_page, published),
            Err(error) => Err((
                self.id,
                format!("field {:?}: {error}", self.published_field),
            )),
        }
    }
}

/// A date, of which a time after the day is passed over; none where there are no words.
fn date(text: &str) -> Result<Option<Date>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let day = match text.split_once(['T', 't', ' ']) {
        Some((day, _)) if day.len() == "2024-07-08".len() => day,
        _ => text,
    };
    match day.parse() {
        Ok(date) => Ok(Some(date)),
        Err(error) => Err(format!("{text}: {error}")),
    }
}

/// Fills a record from a JSON object and passes over all other fields.
struct Fill<'a> {
    record: &'a mut Record,
    reading: &'a Reading,
}

impl<'de> DeserializeSeed<'de> for Fill<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Fill<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            if name == self.reading.text_field {
                self.record.text = Some(map.next_value()?);
            } else if name == self.reading.published_field {
                self.record.published = Some(map.next_value()?);
            } else if name == self.reading.id_field {
                self.record.id = match map.next_value()? {
                    Value::Null => None,
                    Value::String(id) => Some(id),
                    other => Some(other.to_string()),
                };
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::From;

    fn reading() -> Reading {
        Reading {
            from: From::Ndjson,
            text_field: "text".to_string(),
            published_field: "published".to_string(),
            id_field: "id".to_string(),
            max_bytes: 1 << 20,
        }
    }

    fn json(line: &[u8]) -> Result<Text, Fault> {
        let item = Item {
            place: Place::default(),
            content: Content::Json(line.to_vec()),
            bytes: line.len(),
        };
        read(item, &reading(), false)
    }

    #[test]
    fn a_line_that_breaks_off_keeps_the_id_before_the_break() {
        let fault = json(br#"{"id": "a", "text": "Norw"#).expect_err("it is broken");
        assert_eq!(fault.id.as_deref(), Some("a"));
        let fault = json(br#"{"text": "Norw"#).expect_err("it is broken");
        assert_eq!(fault.id, None);
    }

    #[test]
    fn a_line_that_is_not_utf_8_keeps_its_id_wherever_it_stands() {
        let fault = json(b"{\"text\": \"Norway\xFF\", \"id\": 7}").expect_err("it is no text");
        assert_eq!(fault.id.as_deref(), Some("7"));
        assert_eq!(fault.error, "not UTF-8 at byte 16");
    }

    #[test]
    fn a_date_may_have_a_time_and_must_exist() {
        let day = |published: &str| {
            json(format!(r#"{{"text": "", "published": "{published}"}}"#).as_bytes())
                .map(|text| text.published.map(|date| date.to_string()))
                .map_err(|fault| fault.error)
        };
        assert_eq!(day("2024-07-08"), Ok(Some("2024-07-08".to_string())));
        assert_eq!(
            day("2024-07-08T10:00:00Z"),
            Ok(Some("2024-07-08".to_string()))
        );
        assert_eq!(day("2024-07-08 10:00"), Ok(Some("2024-07-08".to_string())));
        assert_eq!(day(""), Ok(None));
        assert!(day("2024-02-30").is_err());
        assert!(day("8 July").is_err());
    }
}
