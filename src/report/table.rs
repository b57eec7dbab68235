//! Tables: what a run found, as rows for spreadsheets and data frames.

mod cell;
#[cfg(feature = "parquet")]
mod parquet;
mod rows;

use std::io::{self, Write};

use super::model::Report;
use super::records::document;

use cell::{Cell, Column, Kind, columns};
use rows::{EDITS, FINDINGS, PAIRS, PASSAGES, Row, SCORES};

/// Which table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// A row for two articles that share text.
    Pairs,
    /// A row a shared passage, with the words of both sides.
    Passages,
    /// A row a finding.
    Findings,
    /// A row an article: its score, in all and by category.
    Scores,
    /// A row for an edit that changed load or fact.
    Edits,
}

/// What stands between the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// A comma (RFC 4180): cells in quotation marks where they need them.
    Comma,
    /// A tab: tabs, line breaks and backslashes in cells are written `\t`, `\n`, `\r` and `\\`.
    Tab,
}

/// What text begins with that a spreadsheet runs as a formula.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

/// Writes one table with its header; what the run did not look for is a table without rows.
///
/// Text that a spreadsheet would run has an apostrophe before it.
pub(super) fn write(
    report: &Report,
    table: Table,
    separator: Separator,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (columns, rows) = filled(report, table);
    let header = columns.into_iter().map(|column| column.name.into());
    std::iter::once(header.collect())
        .chain(rows)
        .try_for_each(|row| writeln!(out, "{}", line(&row, separator)))
}

/// Writes the same as Parquet.
#[cfg(feature = "parquet")]
pub(super) fn write_parquet(report: &Report, table: Table, out: &mut dyn Write) -> io::Result<()> {
    let (columns, rows) = filled(report, table);
    parquet::write(&columns, &rows, out)
}

fn filled(report: &Report, table: Table) -> (Vec<Column>, Vec<Row>) {
    let document = document(report);
    let (header, rows) = match table {
        Table::Pairs => (PAIRS, rows::pairs(&document)),
        Table::Passages => (PASSAGES, rows::passages(report, &document)),
        Table::Findings => (FINDINGS, rows::findings(&document)),
        Table::Scores => (SCORES, rows::scores(report, &document)),
        Table::Edits => (EDITS, rows::edits(&document)),
    };
    let mut columns = columns(header);
    if table == Table::Scores {
        let categories = report.lexicon.categories.iter();
        columns.extend(categories.map(|category| Column {
            name: category.id.clone(),
            kind: Kind::Real,
        }));
    }
    (columns, rows)
}

fn line(row: &[Cell], separator: Separator) -> String {
    let (written, between): (fn(&str) -> String, &str) = match separator {
        Separator::Comma => (quoted, ","),
        Separator::Tab => (escaped, "\t"),
    };
    let cells = row.iter().map(|cell| written(&harmless(cell)));
    cells.collect::<Vec<_>>().join(between)
}

/// A cell with an apostrophe before it where a spreadsheet would run its text, as OWASP advises ("CSV Injection"); a sign
/// alone, such as the name of standard input, runs nothing.
fn harmless(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) if text.len() > 1 && text.starts_with(FORMULA) => format!("'{text}"),
        _ => cell.to_string(),
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// Text that holds a cell and a line together.
pub(super) fn escaped(cell: &str) -> String {
    cell.replace('\\', "\\\\")
        .replace('\t', "\\t")
        .replace('\n', "\\n")
        .replace('\r', "\\r")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_no_formula_and_a_number_stays_one() {
        let row = [
            Cell::from("=1+1"),
            Cell::from("@SUM(A1),2"),
            Cell::from("\tx"),
            Cell::from("-"),
            Cell::from("a-b"),
            Cell::from(-0.5),
        ];
        assert_eq!(
            line(&row, Separator::Comma),
            "'=1+1,\"'@SUM(A1),2\",'\tx,-,a-b,-0.5"
        );
        assert_eq!(
            line(&row, Separator::Tab),
            "'=1+1\t'@SUM(A1),2\t'\\tx\t-\ta-b\t-0.5"
        );
    }

    #[test]
    fn a_cell_keeps_its_text_whatever_stands_in_it() {
        let row = ["a,b", "say \"so\"", "two\nlines", "a\tb\\"].map(Cell::from);
        assert_eq!(
            line(&row, Separator::Comma),
            "\"a,b\",\"say \"\"so\"\"\",\"two\nlines\",a\tb\\"
        );
        assert_eq!(
            line(&row, Separator::Tab),
            "a,b\tsay \"so\"\ttwo\\nlines\ta\\tb\\\\"
        );
    }
}
