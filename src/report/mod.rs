//! Reports: what a run found, written for people and for programs.

mod annotations;
mod archive;
mod checkstyle;
mod json;
mod junit;
mod lesson;
mod lines;
mod model;
mod names;
mod names_compare;
mod notice;
mod page;
mod plural;
pub mod record;
mod record_compare;
mod record_wording;
mod records;
mod records_compare;
mod records_wording;
mod sarif;
mod save;
mod site;
mod table;
mod text;
mod texts;
mod xml;

use std::io::{self, Write};

pub use archive::{ArchiveReport, Emit, write_archive};
pub use json::{document_schema, record_schema};
pub use lesson::{
    Asks, ClassInput, Coloured, Cover, Guess, LessonSettings, MARKS_VERSION, Mark, MarkedArticle,
    Marks, MarksError, Part, plain, pupils_articles, read_marks, write_class, write_lesson,
};
pub use model::{Detail, Failure, Report, ReuseReport};
pub use names::{
    class_name, evidence_name, level_name, relation_name, sensitivity_name, setting_name,
    severity_name,
};
pub use names_compare::{fact_name, ground_name};
pub use page::Templates;
pub use plural::{counted, whole};
pub use record::VERSION;
pub use save::save;
pub use table::{Separator, Table};
pub use text::{TextStyle, show_plainly, turns, write_category, write_entries, write_unknown};
pub use texts::{Outline, Texts};

/// What a report is written as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    /// A summary for a terminal.
    Text(TextStyle),
    /// Each match for a terminal: both sides beside each other, with the words that differ.
    SideBySide(TextStyle),
    /// One JSON object.
    Json,
    /// One record a line.
    JsonLines,
    /// One HTML file that needs nothing else.
    Page(Templates),
    /// One table, with a header.
    Table(Table, Separator),
    /// One table as Parquet.
    #[cfg(feature = "parquet")]
    Parquet(Table),
    /// SARIF 2.1.0.
    Sarif,
    /// GitHub's workflow commands.
    Annotations,
    /// Checkstyle's XML.
    Checkstyle,
    /// JUnit's XML.
    Junit,
}

/// Writes a report.
///
/// # Errors
/// What `out` says.
pub fn write(report: &Report, format: &Format, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text(style) => text::write_text(report, *style, out),
        Format::SideBySide(style) => text::write_side_by_side(report, *style, out),
        Format::Json => json::write_json(report, out),
        Format::JsonLines => json::write_jsonl(report, out),
        Format::Page(templates) => page::write_page(report, templates, out),
        Format::Table(table, separator) => table::write(report, *table, *separator, out),
        #[cfg(feature = "parquet")]
        Format::Parquet(table) => table::write_parquet(report, *table, out),
        Format::Sarif => sarif::write(report, out),
        Format::Annotations => annotations::write(report, out),
        Format::Checkstyle => checkstyle::write(report, out),
        Format::Junit => junit::write(report, out),
    }
}
