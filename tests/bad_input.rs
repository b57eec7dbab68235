//! Story: an editor runs the tool over a folder that also holds broken files: each is named, the rest is reported, the exit code says so.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

#[test]
fn each_broken_file_is_named_and_the_rest_is_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::write(
        at("good.txt"),
        "Bridge shut\n\nThe council shut the bridge on Monday.",
    )
    .expect("written");
    fs::write(at("empty.txt"), "").expect("written");
    fs::write(at("picture.txt"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").expect("written");
    fs::write(
        at("mangled.txt"),
        b"\xef\xbb\xbfThe caf\xff\xfe was shut \xc3",
    )
    .expect("written");
    fs::write(at("feed.jsonl"), "{\"id\":\"a\",\"text\":\"The ferry ran again.\"}\n{\"id\": broken\n{\"id\":\"c\",\"title\":\"No text\"}\n").expect("written");
    #[cfg(unix)]
    std::os::unix::fs::symlink(at("nowhere"), at("gone.txt")).expect("a link");
    long_line(&at("line.txt"));

    let output = copydesk(&[
        "report",
        folder.path().to_str().expect("a path"),
        "--format",
        "jsonl",
    ]);
    assert_eq!(output.status.code(), Some(2));
    let records = records(&output);
    assert_eq!(of_kind(&records, "article", "id"), ["a", "good.txt"]);
    let failed = of_kind(&records, "error", "path");
    for name in [
        "empty.txt",
        "picture.txt",
        "mangled.txt",
        "feed.jsonl:2",
        "feed.jsonl:3",
        "line.txt",
    ] {
        assert!(
            failed.iter().any(|path| path.contains(name)),
            "{name} is not among {failed:?}"
        );
    }
    #[cfg(unix)]
    assert!(
        failed.iter().any(|path| path.contains("gone.txt")),
        "{failed:?}"
    );
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(told.lines().count(), failed.len(), "{told}");
    assert!(!told.contains("panicked"));
}

#[test]
fn a_path_that_is_not_there_is_an_error_and_not_a_panic() {
    let output = copydesk(&["reuse", "no/such/place"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("no/such/place: no such file or folder")
    );
}

#[test]
fn a_report_that_cannot_be_written_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = copydesk(&[
        "report",
        "seeds/articles",
        "-o",
        folder
            .path()
            .join("no/such/report.json")
            .to_str()
            .expect("a path"),
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_dir(folder.path()).expect("read").count(), 0);
}

#[test]
fn a_lexicon_with_a_slip_is_named_with_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let own = folder.path().join("own.toml");
    fs::write(&own, "[category]\nid = \"own\"\nnmae = \"Own\"\n").expect("written");
    let output = copydesk(&[
        "wording",
        "seeds/articles",
        "--lexicon",
        own.to_str().expect("a path"),
    ]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("own.toml:3: unknown field `nmae`"), "{told}");
}

#[test]
fn what_the_ending_does_not_say_is_asked_before_the_work_is_done() {
    let output = copydesk(&["report", "seeds/articles", "-o", "report.doc"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("name it with --format"));
}

/// 200 MB in one line, as a file with a hole, which takes no room on disk.
fn long_line(path: &Path) {
    let mut file = File::create(path).expect("a file");
    file.write_all(b"The bridge").expect("written");
    file.set_len(200 << 20).expect("a length");
}

fn copydesk(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(args)
        .output()
        .expect("the program runs")
}

fn records(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a record"))
        .collect()
}

fn of_kind(records: &[Value], kind: &str, field: &str) -> Vec<String> {
    records
        .iter()
        .filter(|record| record["kind"] == kind)
        .map(|record| record[field].as_str().expect("a string").to_owned())
        .collect()
}
