//! Annotations: notices as GitHub's workflow commands, which it shows beside the lines of a change.

use std::io::{self, Write};

use crate::wording::Severity;

use super::model::Report;
use super::notice::{Notice, notices};

/// Writes one command a notice, and one for each thing that could not be read.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for notice in notices(report) {
        writeln!(out, "{}", command(&notice))?;
    }
    for failure in &report.failures {
        let (file, message) = (property(&failure.path), data(&failure.message));
        writeln!(out, "::error file={file},title=unread::{message}")?;
    }
    Ok(())
}

fn command(notice: &Notice) -> String {
    let level = match notice.severity {
        Severity::Note => "notice",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let place = match notice.spot {
        None => format!("line={}", notice.site.line()),
        Some(spot) if spot.line == spot.end_line => format!(
            "line={},endLine={},col={},endColumn={}",
            spot.line, spot.end_line, spot.column, spot.end_column
        ),
        // Columns are only understood within one line.
        Some(spot) => format!("line={},endLine={}", spot.line, spot.end_line),
    };
    format!(
        "::{level} file={},{place},title={}::{}",
        property(&notice.site.file),
        property(&notice.rule),
        data(&notice.message)
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
