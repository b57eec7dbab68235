//! Evaluation: runs the library over folders of labelled data and prints what it reaches.
//!
//! `cargo run --release --example evaluate -- reuse DIR [DIR…]`

mod plagdet;
mod reuse;
mod tables;

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((wing, folders)) if wing == "reuse" && !folders.is_empty() => folders
            .iter()
            .try_for_each(|folder| reuse::evaluate(Path::new(folder))),
        _ => Err("usage: evaluate reuse DIR [DIR…]".into()),
    }
}
