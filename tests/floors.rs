//! Story: a newcomer trusts the plan of rooms: a room imports only rooms on floors below it.

use std::fs;
use std::path::{Path, PathBuf};

/// Every room, and the rooms it may import.
const PLAN: [(&str, &[&str]); 15] = [
    ("span", &[]),
    ("exact", &[]),
    ("parallel", &[]),
    ("moment", &[]),
    ("article", &["moment", "span"]),
    ("text", &["article", "parallel", "span"]),
    ("read", &["article", "moment", "span", "text"]),
    (
        "reuse",
        &["article", "exact", "moment", "parallel", "span", "text"],
    ),
    (
        "archive",
        &[
            "article", "exact", "moment", "parallel", "read", "reuse", "text",
        ],
    ),
    ("wording", &["article", "exact", "parallel", "span", "text"]),
    (
        "compare",
        &[
            "article", "exact", "parallel", "reuse", "span", "text", "wording",
        ],
    ),
    ("lint", &["article", "span", "text", "wording"]),
    (
        "report",
        &[
            "archive", "article", "compare", "moment", "reuse", "span", "text", "wording",
        ],
    ),
    (
        "lsp",
        &[
            "article", "lint", "read", "report", "span", "text", "wording",
        ],
    ),
    (
        "cli",
        &[
            "archive", "article", "compare", "lint", "lsp", "moment", "read", "report", "reuse",
            "span", "text", "wording",
        ],
    ),
];

#[test]
fn each_room_imports_only_the_rooms_below_it() {
    let wrong: Vec<String> = files(Path::new("src"))
        .iter()
        .flat_map(|path| {
            let room = room_of(path);
            imports(path)
                .into_iter()
                .filter(move |other| *other != room && !may_import(&room, other))
                .map(|other| format!("{}: {other}", path.display()))
        })
        .collect();
    assert_eq!(
        wrong,
        Vec::<String>::new(),
        "imports that the plan does not allow"
    );
}

#[test]
fn a_use_names_one_room_and_no_file_climbs_two_floors() {
    for path in files(Path::new("src")) {
        let source = fs::read_to_string(&path).expect("a source file");
        for forbidden in [
            "use crate::{",
            "super::super::super",
            "use super::*;\n\nuse",
        ] {
            assert!(
                !source.contains(forbidden),
                "{}: {forbidden}",
                path.display()
            );
        }
    }
}

#[test]
fn only_reading_writing_and_the_command_line_touch_the_world() {
    for path in files(Path::new("src")) {
        let room = room_of(&path);
        if ["text", "reuse", "wording", "article", "span"].contains(&room.as_str()) {
            let source = fs::read_to_string(&path).expect("a source file");
            let code = source.split("#[cfg(test)]").next().unwrap_or_default();
            for forbidden in [
                "std::fs",
                "std::io",
                "std::env",
                "std::time",
                "println!",
                "HashMap::new()",
            ] {
                assert!(!code.contains(forbidden), "{}: {forbidden}", path.display());
            }
        }
    }
}

/// What the standard library leaves to the system differs between systems in the last bit.
#[test]
fn only_exact_logarithms_exponentials_and_powers_are_taken() {
    const INEXACT: [&str; 15] = [
        ".cbrt()",
        ".cos()",
        ".exp()",
        ".exp2()",
        ".exp_m1()",
        ".hypot(",
        ".ln()",
        ".ln_1p()",
        ".log(",
        ".log10()",
        ".log2()",
        ".powf(",
        ".powi(",
        ".sin()",
        ".tanh()",
    ];
    for path in files(Path::new("src")) {
        let source = fs::read_to_string(&path).expect("a source file");
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        for method in INEXACT {
            assert!(!code.contains(method), "{}: {method}", path.display());
        }
    }
}

fn may_import(room: &str, other: &str) -> bool {
    let plan = PLAN.iter().find(|(name, _)| *name == room);
    plan.is_none_or(|(_, below)| below.contains(&other))
}

/// The room a file belongs to: its first folder or file name below src; none for lib.rs and main.rs.
fn room_of(path: &Path) -> String {
    let first = path.components().nth(1).expect("a file below src");
    Path::new(first.as_os_str())
        .file_stem()
        .expect("a name")
        .to_string_lossy()
        .into_owned()
}

fn imports(path: &Path) -> Vec<String> {
    let source = fs::read_to_string(path).expect("a source file");
    let rooms = source
        .match_indices("crate::")
        .chain(source.match_indices("copydesk::"));
    rooms
        .filter(|(at, _)| {
            !source[..*at]
                .lines()
                .next_back()
                .unwrap_or_default()
                .trim_start()
                .starts_with("//")
        })
        .map(|(at, found)| {
            let rest = &source[at + found.len()..];
            rest[..rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len())]
                .to_owned()
        })
        .filter(|name| PLAN.iter().any(|(room, _)| room == name))
        .collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    let (folders, files): (Vec<_>, Vec<_>) = entries.into_iter().partition(|path| path.is_dir());
    folders
        .iter()
        .flat_map(|folder| self::files(folder))
        .chain(files)
        .collect()
}
