//! JSON and JSON Lines, and the schema that both keep to.

use std::io::{self, Write};

use schemars::schema_for;

use super::model::Report;
use super::record::{Document, Record};
use super::records::{document, records};

/// Writes one object that holds everything, indented.
///
/// # Errors
/// What `out` says.
pub(super) fn write_json(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &document(report))?;
    writeln!(out)
}

/// Writes one record a line.
///
/// # Errors
/// What `out` says.
pub(super) fn write_jsonl(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = Vec::with_capacity(2 * CHUNK);
    for record in records(report) {
        serde_json::to_writer(&mut lines, &record)?;
        lines.push(b'\n');
        if lines.len() >= CHUNK {
            out.write_all(&lines)?;
            lines.clear();
        }
    }
    out.write_all(&lines)
}

/// Bytes that are written at once, or a record more.
const CHUNK: usize = 1 << 16;

/// The JSON Schema (2020-12) of one line of JSON Lines.
pub fn record_schema() -> String {
    pretty(&schema_for!(Record))
}

/// The JSON Schema (2020-12) of the one JSON object.
pub fn document_schema() -> String {
    pretty(&schema_for!(Document))
}

fn pretty(schema: &schemars::Schema) -> String {
    serde_json::to_string_pretty(schema).expect("a schema is plain JSON")
}
