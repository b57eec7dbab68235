//! The lesson: the same articles as a sheet to work on, and what a class made of it.

mod answers;
mod class;
mod first;
mod heat;
mod marks;
mod plain;
mod sealed;
mod sheet;
mod versions;

use std::io::{self, Write};

pub use class::{ClassInput, pupils_articles};
pub use marks::{
    Asks, Coloured, Guess, MARKS_VERSION, Mark, MarkedArticle, Marks, MarksError, Part, read_marks,
};
pub use plain::plain;

use super::model::Report;
use super::page::Templates;

/// What a lesson shows from the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LessonSettings {
    /// What the program found.
    pub answers: Cover,
    /// Who published an article, and when.
    pub outlets: Cover,
}

/// Whether something is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// Only when the reader asks for it.
    Hidden,
    /// At once.
    Shown,
}

/// Writes a lesson: one HTML file that needs nothing else. The report is to be of articles in their [`plain`] form.
///
/// # Errors
/// What `out` says, or what is wrong with a template of the user's own.
pub fn write_lesson(
    report: &Report,
    settings: LessonSettings,
    templates: &Templates,
    out: &mut dyn Write,
) -> io::Result<()> {
    let sheet = sheet::sheet(report, settings, templates);
    out.write_all(templates.render("lesson.html", &sheet)?.as_bytes())
}

/// Writes what a class marked, word by word, beside what the program found.
///
/// # Errors
/// What `out` says, or what is wrong with a template of the user's own.
pub fn write_class(
    input: &ClassInput,
    templates: &Templates,
    out: &mut dyn Write,
) -> io::Result<()> {
    let page = class::class(input, templates);
    out.write_all(templates.render("class.html", &page)?.as_bytes())
}
