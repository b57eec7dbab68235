//! Evaluation: runs the library over folders of labelled data and prints what it reaches.
//!
//! `cargo run --release --example evaluate -- reuse DIR [DIR…]`
//! `cargo run --release --example evaluate -- wording DIR [DIR…]`
//! `cargo run --release --example evaluate -- retellings ARTICLES GOLD [PREFIX]`
//! `cargo run --release --example evaluate -- events DIR`
//!
//! A DIR holds a set, or folders that each hold one.

mod cases;
mod compare;
mod measures;
mod pairs;
mod plagdet;
mod reuse;
mod tables;
mod wording;

use std::path::{Path, PathBuf};

const USAGE: &str = "usage: evaluate reuse DIR [DIR…] | wording DIR [DIR…] | retellings ARTICLES GOLD [PREFIX] | events DIR";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((wing, folders)) if wing == "reuse" && !folders.is_empty() => sets(folders)?
            .iter()
            .try_for_each(|folder| reuse::evaluate(folder)),
        Some((wing, folders)) if wing == "wording" && !folders.is_empty() => sets(folders)?
            .iter()
            .try_for_each(|folder| wording::evaluate(folder)),
        Some((wing, [folder])) if wing == "events" => compare::events(Path::new(folder)),
        Some((wing, [folder, gold, rest @ ..])) if wing == "retellings" => {
            let prefix = rest.first().map_or("", String::as_str);
            compare::evaluate(Path::new(folder), Path::new(gold), prefix)
        }
        _ => Err(USAGE.into()),
    }
}

/// The folders that hold articles: those named, or the folders within them, by name.
fn sets(named: &[String]) -> Result<Vec<PathBuf>, Box<dyn std::error::Error>> {
    let mut sets = vec![];
    for folder in named.iter().map(PathBuf::from) {
        if is_set(&folder) {
            sets.push(folder);
            continue;
        }
        let entries =
            std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut within: Vec<PathBuf> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| is_set(path))
            .collect();
        if within.is_empty() {
            return Err(format!(
                "{}: neither docs.jsonl nor sentences.tsv in it, nor in a folder of it",
                folder.display()
            )
            .into());
        }
        within.sort();
        sets.append(&mut within);
    }
    Ok(sets)
}

fn is_set(folder: &Path) -> bool {
    ["docs.jsonl", "sentences.tsv"]
        .iter()
        .any(|file| folder.join(file).is_file())
}
