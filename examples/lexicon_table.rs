//! Writes `seeds/lexicon.table`, the index of the lexicon files that lets a run start without reading them all.
//!
//! `cargo run --example lexicon_table`, after every change under `seeds/lexicon`. A test holds the two equal.

use copydesk::wording::{Lexicon, builtin_files};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let table = Lexicon::table(builtin_files())?;
    std::fs::write("seeds/lexicon.table", &table)?;
    Ok(())
}
