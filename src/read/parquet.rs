//! Parquet: a row an article, read a few at a time, and only the columns that say something.

use std::fs::File;
use std::sync::Arc;

use ::parquet::errors::ParquetError;
use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::record::reader::RowIter;
use ::parquet::record::{Field, Row as Record};
use ::parquet::schema::types::Type;

use super::disk::OnDisk;
use super::error::Problem;
use super::fields::{FieldNames, Role};
use super::guard::guarded;
use super::record::{Content, Cut, Place};
use super::row::Row;

/// Rows held at once.
const BATCH: usize = 32;

/// The rows of a table, each with its number from 1 for a line.
///
/// A table without a column of text is an error, and is not read.
pub(super) fn rows(
    table: OnDisk,
    names: &FieldNames,
    limit: u64,
) -> Result<impl Iterator<Item = Cut> + Send + use<>, Problem> {
    let file = File::open(table.path())?;
    let rows = unharmed(|| opened(file, names))?;
    let mut line = 0;
    let mut rows = Some((rows, table));
    Ok(std::iter::from_fn(move || {
        let (open, _) = rows.as_mut()?;
        let next = || open.next().transpose().map_err(|error| refusal(&error));
        let content = unharmed(next).transpose()?;
        line += 1;
        if content.is_err() {
            rows = None;
        }
        let place = Place { line, column: 1 };
        let content = content
            .and_then(|record| row(record, limit))
            .map(Content::Row);
        Some(Cut::content(place, content))
    }))
}

fn opened(file: File, names: &FieldNames) -> Result<RowIter<'static>, Problem> {
    let reader = SerializedFileReader::new(file).map_err(|error| refusal(&error))?;
    let columns = columns(&reader, names)?;
    let rows = RowIter::from_file_into(Box::new(reader)).project(Some(columns));
    let rows = rows.map_err(|error| refusal(&error))?;
    Ok(rows.with_batch_size(BATCH))
}

/// What `read` gives; an error where it panicked, as the library does at some damaged tables.
fn unharmed<T>(read: impl FnOnce() -> Result<T, Problem>) -> Result<T, Problem> {
    guarded(read).unwrap_or_else(|| Err(Problem::Table("it is damaged".to_owned())))
}

/// The columns that hold a field.
fn columns(reader: &SerializedFileReader<File>, names: &FieldNames) -> Result<Type, Problem> {
    let schema = reader.metadata().file_metadata().schema();
    let role = |column: &Arc<Type>| {
        let (role, _) = names.role_of_column(column.name())?;
        column.is_primitive().then_some(role)
    };
    let known: Vec<_> = schema
        .get_fields()
        .iter()
        .filter(|column| role(column).is_some())
        .collect();
    if !known.iter().any(|column| role(column) == Some(Role::Text)) {
        return Err(names.no_text());
    }
    Type::group_type_builder(schema.name())
        .with_fields(known.into_iter().cloned().collect())
        .build()
        .map_err(|error| refusal(&error))
}

fn row(record: Record, limit: u64) -> Result<Row, Problem> {
    let row: Row = record
        .into_columns()
        .into_iter()
        .filter_map(|(name, field)| Some((name, written(field)?)))
        .collect();
    let size = row.iter().map(|(_, value)| value.len() as u64).sum();
    if size > limit {
        return Err(Problem::TooLarge { size, limit });
    }
    Ok(row)
}

/// A value as text; none for nothing and for bytes that are no text.
fn written(field: Field) -> Option<String> {
    match field {
        Field::Null => None,
        Field::Str(text) => Some(text),
        Field::Bytes(bytes) => String::from_utf8(bytes.data().to_vec()).ok(),
        other => Some(other.to_string()),
    }
}

fn refusal(error: &ParquetError) -> Problem {
    Problem::Table(error.to_string())
}
