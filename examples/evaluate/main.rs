//! Evaluation: runs the library over folders of labelled data and prints what it reaches.
//!
//! `cargo run --release --example evaluate -- reuse DIR [DIR…]`
//! `cargo run --release --example evaluate -- wording DIR [DIR…]`
//! `cargo run --release --example evaluate -- retellings ARTICLES GOLD [PREFIX]`
//! `cargo run --release --example evaluate -- events DIR`

mod cases;
mod compare;
mod measures;
mod pairs;
mod plagdet;
mod reuse;
mod tables;
mod wording;

use std::path::Path;

const USAGE: &str = "usage: evaluate reuse DIR [DIR…] | wording DIR [DIR…] | retellings ARTICLES GOLD [PREFIX] | events DIR";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((wing, folders)) if wing == "reuse" && !folders.is_empty() => folders
            .iter()
            .try_for_each(|folder| reuse::evaluate(Path::new(folder))),
        Some((wing, folders)) if wing == "wording" && !folders.is_empty() => folders
            .iter()
            .try_for_each(|folder| wording::evaluate(Path::new(folder))),
        Some((wing, [folder])) if wing == "events" => compare::events(Path::new(folder)),
        Some((wing, [folder, gold, rest @ ..])) if wing == "retellings" => {
            let prefix = rest.first().map_or("", String::as_str);
            compare::evaluate(Path::new(folder), Path::new(gold), prefix)
        }
        _ => Err(USAGE.into()),
    }
}
