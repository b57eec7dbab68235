//! Writes `seeds/lexicon.table`, the index of the lexicon files that lets a run start without reading them all.
//!
//! `cargo run --example lexicon_table`, after every change under `seeds/lexicon`. A test holds the two equal.

use std::fs;

use copydesk::wording::{Lexicon, builtin_files};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let read = |name: &str| fs::read_to_string(format!("seeds/lexicon/{name}"));
    let texts = builtin_files()
        .iter()
        .map(|(name, _)| Ok((*name, read(name)?)))
        .collect::<std::io::Result<Vec<_>>>()?;
    let files: Vec<_> = texts
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    fs::write("seeds/lexicon.table", Lexicon::table(&files)?)?;
    Ok(())
}
