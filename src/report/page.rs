//! The page: everything a run found, as one HTML file that needs nothing else.

mod article;
mod data;
mod date;
mod desk;
mod edited;
mod event;
mod family;
mod glossary;
mod leads;
mod letters;
mod lift;
mod load;
mod loaded;
mod matrix;
mod method;
mod names;
mod overlap;
mod pair;
mod passage;
mod place;
mod policy;
mod prose;
mod source;
mod templates;
mod units;
mod view;

use std::io::{self, Write};

pub use templates::Templates;

use super::model::Report;

/// Writes the page. Its texts are escaped, whatever they hold; nothing in it asks for a network.
///
/// # Errors
/// What `out` says, or what is wrong with a template of the user's own.
pub(super) fn write_page(
    report: &Report,
    templates: &Templates,
    out: &mut dyn Write,
) -> io::Result<()> {
    let page = view::page(report, templates);
    out.write_all(templates.render(&page)?.as_bytes())
}
