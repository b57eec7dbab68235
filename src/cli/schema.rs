//! `copydesk schema`: the JSON Schema of the machine output.

use copydesk::report::{document_schema, record_schema};

use super::args::{SchemaArgs, SchemaOf};
use super::outcome::Outcome;
use super::output::emit_text;

pub(crate) fn run(args: &SchemaArgs) -> anyhow::Result<Outcome> {
    let schema = match args.of {
        SchemaOf::Record => record_schema(),
        SchemaOf::Document => document_schema(),
    };
    emit_text(None, |out| writeln!(out, "{schema}"))?;
    Ok(Outcome::Done)
}
