//! Parquet: a table with its kinds, for data frames and databases.

use std::io::{self, Write};
use std::sync::Arc;

use ::parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use ::parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use ::parquet::schema::types::Type;

use super::cell::{Cell, Column, Kind};
use super::rows::Row;

/// Rows of a group: readers take a group at a time, and split work by groups.
const GROUP: usize = 1 << 17;

/// Writes a table: text as UTF-8, counts and places as INT64, measures as DOUBLE, empty cells as nulls.
pub(super) fn write(columns: &[Column], rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    let bytes = bytes(columns, rows).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn bytes(columns: &[Column], rows: &[Row]) -> Result<Vec<u8>, ParquetError> {
    let properties = WriterProperties::builder()
        .set_created_by(concat!("copydesk ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_compression(Compression::SNAPPY)
        .build();
    let schema = Arc::new(schema(columns)?);
    let mut file = SerializedFileWriter::new(vec![], schema, Arc::new(properties))?;
    for rows in rows.chunks(GROUP) {
        let mut group = file.next_row_group()?;
        for (nth, column) in columns.iter().enumerate() {
            let mut writer = group.next_column()?.expect("a writer for each column");
            fill(&mut writer, column.kind, rows.iter().map(|row| &row[nth]))?;
            writer.close()?;
        }
        group.close()?;
    }
    file.into_inner()
}

fn schema(columns: &[Column]) -> Result<Type, ParquetError> {
    let fields = columns.iter().map(|column| field(column).map(Arc::new));
    Type::group_type_builder("table")
        .with_fields(fields.collect::<Result<_, _>>()?)
        .build()
}

fn field(column: &Column) -> Result<Type, ParquetError> {
    let (physical, logical) = match column.kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Whole => (Physical::INT64, None),
        Kind::Real => (Physical::DOUBLE, None),
    };
    Type::primitive_type_builder(&column.name, physical)
        .with_logical_type(logical)
        .with_repetition(Repetition::OPTIONAL)
        .build()
}

fn fill<'c>(
    writer: &mut SerializedColumnWriter<'_>,
    kind: Kind,
    cells: impl Iterator<Item = &'c Cell>,
) -> Result<(), ParquetError> {
    match kind {
        Kind::Text => put::<ByteArrayType>(writer, cells.map(text)),
        Kind::Whole => put::<Int64Type>(writer, cells.map(whole)),
        Kind::Real => put::<DoubleType>(writer, cells.map(real)),
    }
}

fn put<T: DataType>(
    writer: &mut SerializedColumnWriter<'_>,
    values: impl Iterator<Item = Option<T::T>>,
) -> Result<(), ParquetError> {
    let values: Vec<Option<T::T>> = values.collect();
    let is_there: Vec<i16> = values.iter().map(|value| value.is_some().into()).collect();
    let values: Vec<T::T> = values.into_iter().flatten().collect();
    writer
        .typed::<T>()
        .write_batch(&values, Some(&is_there), None)?;
    Ok(())
}

fn text(cell: &Cell) -> Option<ByteArray> {
    match cell {
        Cell::Text(text) => Some(text.as_str().into()),
        _ => None,
    }
}

fn whole(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Whole(number) => i64::try_from(*number).ok(),
        _ => None,
    }
}

fn real(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Real(number) => Some(*number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::cell::columns;
    use super::*;

    #[test]
    fn an_empty_text_is_not_a_text_that_is_missing() {
        use ::parquet::file::reader::{FileReader, SerializedFileReader};
        let columns = columns("title words:whole load:real");
        let rows = [
            vec!["".into(), 3.into(), 0.5.into()],
            vec![Cell::Empty, Cell::Empty, Cell::Empty],
        ];
        let file = tempfile::tempfile().expect("a file");
        write(&columns, &rows, &mut &file).expect("written");
        let table = SerializedFileReader::new(file).expect("a table");
        let told = table.get_row_iter(None).expect("rows");
        let told: Vec<String> = told.map(|row| row.expect("a row").to_string()).collect();
        assert_eq!(
            told,
            [
                "{title: \"\", words: 3, load: 0.5}",
                "{title: null, words: null, load: null}"
            ]
        );
    }
}
