//! Writes the JSON Schemas of the output from the types, into `schema/`.
//!
//! ```sh
//! cargo run --features schemars --example json_schema
//! ```
//!
//! `schema/line-1.json` is the schema of a line of `paraph extract --to ndjson`, `schema/act-1.json` of one with `--group`. The number is
//! the `schema_version`.

use std::fs;
use std::path::Path;

use paraph::SCHEMA_VERSION;
use paraph::output::schema;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    for (name, schema) in [("line", schema::line()), ("act", schema::act())] {
        let file = format!("{name}-{SCHEMA_VERSION}.json");
        fs::write(
            folder.join(&file),
            serde_json::to_string_pretty(&schema)? + "\n",
        )?;
        println!("schema/{file}");
    }
    Ok(())
}
