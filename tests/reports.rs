//! Story: two short articles, one taken from the other; the report of them, in each format, can be read whole.

use std::process::Command;

#[test]
fn for_a_terminal() {
    insta::assert_snapshot!(copydesk(&["report", "tests/desk"]));
}

#[test]
fn reuse_in_full() {
    insta::assert_snapshot!(copydesk(&["reuse", "tests/desk"]));
}

#[test]
fn wording_in_full() {
    insta::assert_snapshot!(copydesk(&["wording", "tests/desk"]));
}

#[test]
fn side_by_side() {
    insta::assert_snapshot!(copydesk(&[
        "compare",
        "tests/desk/wire.txt",
        "tests/desk/ours.txt"
    ]));
}

#[test]
fn as_one_object() {
    insta::assert_snapshot!(copydesk(&["report", "tests/desk", "--format", "json"]));
}

#[test]
fn as_json_lines() {
    insta::assert_snapshot!(copydesk(&[
        "report",
        "tests/desk",
        "--format",
        "jsonl",
        "--text",
        "--sentences"
    ]));
}

/// What the program prints, with the lexicon's fingerprint left out: it changes with every word.
#[track_caller]
fn copydesk(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(args)
        .output()
        .expect("the program runs");
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let fingerprint = copydesk::wording::builtin().fingerprint();
    text.replace(&fingerprint, "(lexicon)")
        .replace(env!("CARGO_PKG_VERSION"), "(version)")
}
