//! Story: an editor trusts the word lists, because each entry keeps its own promises.

use std::collections::BTreeMap;
use std::fs;

use copydesk::text::Text;
use copydesk::wording::{Entry, EntryId, Lexicon, builtin, builtin_files, check};

#[test]
fn the_files_on_disk_are_the_files_that_ship() {
    let mut on_disk: Vec<_> = fs::read_dir("seeds/lexicon")
        .expect("the lexicon")
        .map(|file| {
            file.expect("a file")
                .file_name()
                .into_string()
                .expect("a name")
        })
        .collect();
    let mut shipped: Vec<_> = builtin_files()
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    on_disk.sort();
    shipped.sort();
    assert_eq!(shipped, on_disk);
    for (name, text) in builtin_files() {
        let category = &Lexicon::parse(text, name).expect("a lexicon").categories[0];
        assert_eq!(format!("{}.toml", category.id), *name);
    }
}

#[test]
fn the_table_is_made_of_the_files() {
    let table = Lexicon::table(builtin_files()).expect("a lexicon");
    let stored = fs::read("seeds/lexicon.table").expect("the table");
    assert!(
        table == stored,
        "run `cargo run --example lexicon_table` after a change to the lexicon"
    );
}

#[test]
fn entries_stand_in_order() {
    for (name, text) in builtin_files() {
        let ids: Vec<_> = text
            .lines()
            .filter(|line| line.starts_with("id "))
            .skip(1)
            .collect();
        let sorted = {
            let mut sorted: Vec<_> = ids.iter().map(|line| line.split('"').nth(1)).collect();
            sorted.sort();
            sorted
        };
        assert_eq!(
            ids.iter()
                .map(|line| line.split('"').nth(1))
                .collect::<Vec<_>>(),
            sorted,
            "{name}"
        );
    }
}

#[test]
fn no_form_stands_twice() {
    let mut seen: BTreeMap<&str, String> = BTreeMap::new();
    let mut twice = vec![];
    for (_, entry) in builtin().entries() {
        for form in &entry.forms {
            if let Some(other) = seen.insert(form.as_str(), name(entry)) {
                twice.push(format!("{}: {} and {other}", form.as_str(), name(entry)));
            }
        }
    }
    assert_eq!(twice, Vec::<String>::new());
}

#[test]
fn every_entry_fires_on_its_examples_and_keeps_silent_on_its_near_misses() {
    let mut broken = vec![];
    for (file, text) in builtin_files() {
        let lexicon = Lexicon::parse(text, file).expect("a lexicon");
        for (id, entry) in lexicon.entries() {
            let fires = |sentence: &&String| fires(&lexicon, id, sentence);
            let mut complain = |what: &str, sentence: &str| {
                broken.push(format!("{file} {} {what}: {sentence}", entry.id))
            };
            if entry.fires.is_empty() || entry.silent.is_empty() {
                complain("has no examples", "");
            }
            entry
                .fires
                .iter()
                .filter(|sentence| !fires(sentence))
                .for_each(|sentence| complain("does not fire", sentence));
            entry
                .silent
                .iter()
                .filter(fires)
                .for_each(|sentence| complain("is not silent", sentence));
        }
    }
    assert!(
        broken.is_empty(),
        "{} promises broken:\n{}",
        broken.len(),
        broken.join("\n")
    );
}

#[test]
fn the_lexicon_is_as_broad_as_it_says() {
    let lexicon = builtin();
    let forms: usize = lexicon
        .entries()
        .flat_map(|(_, entry)| &entry.forms)
        .map(|form| form.variants())
        .sum();
    assert_eq!(lexicon.categories.len(), 13);
    assert!(lexicon.len() >= 1500, "{} entries", lexicon.len());
    assert!(forms >= 6000, "{forms} forms");
}

fn fires(lexicon: &Lexicon, entry: EntryId, sentence: &str) -> bool {
    let wording = check(sentence, &Text::of(sentence), None, lexicon);
    wording
        .findings
        .iter()
        .any(|finding| finding.entry == entry)
}

fn name(entry: &Entry) -> String {
    builtin().name_of(entry)
}
