//! Tables: what a run found, as rows for spreadsheets and data frames.

mod rows;

use std::io::{self, Write};

use super::model::Report;
use super::records::document;

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

/// Writes one table with its header; what the run did not look for is a table without rows.
pub(super) fn write(
    report: &Report,
    table: Table,
    separator: Separator,
    out: &mut dyn Write,
) -> io::Result<()> {
    let document = document(report);
    let (header, rows) = match table {
        Table::Pairs => (PAIRS, rows::pairs(&document)),
        Table::Passages => (PASSAGES, rows::passages(report, &document)),
        Table::Findings => (FINDINGS, rows::findings(&document)),
        Table::Scores => (SCORES, rows::scores(report, &document)),
        Table::Edits => (EDITS, rows::edits(&document)),
    };
    let mut header: Row = header.split(' ').map(str::to_owned).collect();
    if table == Table::Scores {
        let categories = report.lexicon.categories.iter();
        header.extend(categories.map(|category| category.id.clone()));
    }
    std::iter::once(header)
        .chain(rows)
        .try_for_each(|row| writeln!(out, "{}", line(&row, separator)))
}

fn line(row: &[String], separator: Separator) -> String {
    match separator {
        Separator::Comma => row
            .iter()
            .map(|cell| quoted(cell))
            .collect::<Row>()
            .join(","),
        Separator::Tab => row
            .iter()
            .map(|cell| escaped(cell))
            .collect::<Row>()
            .join("\t"),
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn escaped(cell: &str) -> String {
    cell.replace('\\', "\\\\")
        .replace('\t', "\\t")
        .replace('\n', "\\n")
        .replace('\r', "\\r")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_keeps_its_text_whatever_stands_in_it() {
        let row = ["a,b", "say \"so\"", "two\nlines", "a\tb\\"].map(str::to_owned);
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
