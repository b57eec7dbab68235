//! The page: everything a run found, as one HTML file that needs nothing else.

mod article;
mod counts;
mod data;
pub(in crate::report) mod date;
pub(in crate::report) mod desk;
pub(in crate::report) mod edited;
mod event;
mod family;
mod glossary;
mod leads;
pub(in crate::report) mod letters;
mod lift;
pub(in crate::report) mod load;
mod loaded;
mod matrix;
mod method;
pub(in crate::report) mod names;
mod number;
pub(in crate::report) mod overlap;
mod pair;
mod part;
mod passage;
mod place;
pub(in crate::report) mod policy;
pub(in crate::report) mod prose;
mod source;
mod tally;
mod teller;
pub(in crate::report) mod templates;
pub(in crate::report) mod units;
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
    out.write_all(templates.render("page.html", &page)?.as_bytes())
}
