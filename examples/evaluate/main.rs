//! Evaluation: runs the library over folders of labelled data and prints what it reaches.
//!
//! `cargo run --release --example evaluate -- wording DIR [DIR…]`

mod measures;
mod wording;

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((wing, folders)) if wing == "wording" && !folders.is_empty() => folders
            .iter()
            .try_for_each(|folder| wording::evaluate(Path::new(folder))),
        _ => Err("usage: evaluate wording DIR [DIR…]".into()),
    }
}
