//! `copydesk explain`: what a category, an entry or a word of the lexicon means.

use anyhow::bail;

use copydesk::report::{TextStyle, write_category, write_entries, write_unknown};
use copydesk::text::Text;
use copydesk::wording::{Entry, EntryId, Lexicon, hits};

use super::args::ExplainArgs;
use super::config::Config;
use super::gather::lexicon;
use super::outcome::Outcome;
use super::output::{emit_text, width};

pub(crate) fn run(args: &ExplainArgs, config: &Config) -> anyhow::Result<Outcome> {
    let lexicon = lexicon(&args.lexicon, config)?;
    let term = args.term.join(" ");
    let style = TextStyle { width: width() };
    let category = lexicon.categories.iter().position(|category| {
        [&category.id, &category.name]
            .iter()
            .any(|name| name.eq_ignore_ascii_case(&term))
    });
    if let Some(category) = category {
        emit_text(None, |out| write_category(&lexicon, category, style, out))?;
        return Ok(Outcome::Done);
    }
    let entries = entries(&lexicon, &term);
    if entries.is_empty() {
        bail!(nothing_on(&lexicon, &term)?);
    }
    emit_text(None, |out| write_entries(&lexicon, &entries, style, out))?;
    Ok(Outcome::Done)
}

/// That the lexicon does not know a term, and what it has that is near.
fn nothing_on(lexicon: &Lexicon, term: &str) -> anyhow::Result<String> {
    let mut told = vec![];
    write_unknown(lexicon, term, &mut told)?;
    Ok(String::from_utf8_lossy(&told).trim_end().to_owned())
}

/// The entries that a term names, or that fire on it.
fn entries(lexicon: &Lexicon, term: &str) -> Vec<EntryId> {
    let named = |entry: &Entry| {
        entry.id.eq_ignore_ascii_case(term) || lexicon.name_of(entry).eq_ignore_ascii_case(term)
    };
    let mut found: Vec<EntryId> = lexicon
        .entries()
        .filter(|(_, entry)| named(entry))
        .map(|(id, _)| id)
        .collect();
    found.extend(
        hits(&Text::of(term), lexicon)
            .into_iter()
            .map(|hit| hit.entry),
    );
    found.sort_unstable();
    found.dedup();
    found
}
