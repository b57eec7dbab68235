//! Checkstyle: notices as the XML that review tools and build servers read.

use std::io::{self, Write};

use crate::wording::Severity;

use super::model::Report;
use super::notice::{Notice, notices};
use super::xml::escaped;

/// Writes one element a file with an error for each of its notices; what could not be read is an error too.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<checkstyle version=\"8.0\">")?;
    let notices = notices(report);
    for of_file in notices.chunk_by(|a, b| a.site.file == b.site.file) {
        writeln!(out, "  <file name=\"{}\">", escaped(&of_file[0].site.file))?;
        for notice in of_file {
            writeln!(out, "    {}", element(notice))?;
        }
        writeln!(out, "  </file>")?;
    }
    for failure in &report.failures {
        let (path, message) = (escaped(&failure.path), escaped(&failure.message));
        writeln!(
            out,
            "  <file name=\"{path}\">\n    <error line=\"1\" severity=\"error\" message=\"{message}\" source=\"copydesk.unread\"/>\n  </file>"
        )?;
    }
    writeln!(out, "</checkstyle>")
}

fn element(notice: &Notice) -> String {
    let severity = match notice.severity {
        Severity::Note => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let place = match notice.spot {
        Some(spot) => format!("line=\"{}\" column=\"{}\"", spot.line, spot.column),
        None => format!("line=\"{}\"", notice.site.line()),
    };
    format!(
        "<error {place} severity=\"{severity}\" message=\"{}\" source=\"copydesk.{}\"/>",
        escaped(&notice.message),
        escaped(&notice.rule.replace('/', "."))
    )
}
