//! Story: two colleagues run the tool on the same articles and compare their reports byte by byte.

use std::io::Write;
use std::path::{Path, PathBuf};

mod program;

use program::{copydesk, copydesk_in, written};

#[test]
fn the_order_of_the_files_and_the_number_of_threads_change_nothing() {
    let forwards = files();
    let mut backwards = forwards.clone();
    backwards.reverse();
    let expected = report(&forwards, "1");
    assert!(expected.len() > 10_000);
    for threads in ["2", "3", "8"] {
        assert!(report(&forwards, threads) == expected, "{threads} threads");
        assert!(
            report(&backwards, threads) == expected,
            "{threads} threads, files backwards"
        );
    }
}

#[test]
fn a_pair_asked_for_alone_is_judged_as_among_all_and_others_are_left_out() {
    let all = written(copydesk(&["reuse", "seeds/articles", "--format", "jsonl"]));
    let is_match = |line: &&str| line.contains("\"left\":");
    let expected = all.lines().find(is_match).expect("a match");
    let record: serde_json::Value = serde_json::from_str(expected).expect("JSON");
    let mut pair = tempfile::NamedTempFile::new().expect("a file");
    let names = ["left", "right"].map(|side| record[side].as_str().expect("an id"));
    writeln!(pair, "{}\t{}", names[0], names[1]).expect("written");
    let path = pair.path().to_str().expect("a name");
    let told = written(copydesk(&[
        "reuse",
        "seeds/articles",
        "--format",
        "jsonl",
        "--pairs",
        path,
    ]));
    let matches: Vec<&str> = told.lines().filter(is_match).collect();
    assert_eq!(matches, [expected]);
    assert!(told.lines().count() < all.lines().count() / 2);
}

fn files() -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir("seeds/articles")
        .expect("the samples")
        .map(|file| file.expect("a file").path())
        .collect();
    files.sort();
    files
}

fn report(files: &[PathBuf], threads: &str) -> String {
    let files = files.iter().map(|file| file.to_str().expect("UTF-8"));
    let mut args = vec!["report", "--format", "jsonl", "--text", "--sentences"];
    args.extend(files);
    written(copydesk_in(
        Path::new("."),
        &args,
        &[("RAYON_NUM_THREADS", threads)],
    ))
}
