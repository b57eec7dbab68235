//! Text: the report as a terminal shows it.

mod cell;
mod columns;
mod compare;
mod explain;
mod overview;
mod reuse;
mod style;
mod telling;
mod terminal;
mod told;
mod window;
mod wording;

use std::io::{self, Write};

use super::model::Report;

use terminal::Terminal;
pub use terminal::turns;

pub use explain::{write_category, write_entries, write_unknown};
pub use style::TextStyle;

/// Writes what a run found: an overview where both wings were asked, else the one wing in full.
///
/// Colour is written as ANSI codes; who writes to something that is no terminal strips them. Control characters of the
/// articles become U+FFFD.
///
/// # Errors
/// What `out` says.
pub(super) fn write_text(report: &Report, style: TextStyle, out: &mut dyn Write) -> io::Result<()> {
    let mut terminal = Terminal::to(out);
    write_wings(report, style, &mut terminal)?;
    terminal.end()
}

/// Writes each match side by side, in the same way.
///
/// # Errors
/// What `out` says.
pub(super) fn write_side_by_side(
    report: &Report,
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut terminal = Terminal::to(out);
    compare::write_side_by_side(report, style, &mut terminal)?;
    terminal.end()
}

/// Passes on to a terminal what `write` writes, without colour, and with U+FFFD for each control character but tabs and
/// line ends.
///
/// # Errors
/// What `write` or `out` says.
pub fn show_plainly(
    out: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut terminal = Terminal::plain(out);
    write(&mut terminal)?;
    terminal.end()
}

fn write_wings(report: &Report, style: TextStyle, out: &mut dyn Write) -> io::Result<()> {
    match (&report.reuse, &report.wording) {
        (Some(reuse), Some(wording)) => overview::write(report, reuse, wording, style, out)?,
        (Some(reuse), None) => reuse::write(report, reuse, style, out)?,
        (None, Some(wording)) => wording::write(report, wording, style, out)?,
        (None, None) => {}
    }
    match (&report.comparison, &report.wording) {
        (Some(found), Some(_)) => telling::write_short(report, found, style, out),
        (Some(found), None) => telling::write(report, found, style, out),
        (None, _) => Ok(()),
    }
}
