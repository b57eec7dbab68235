//! Story: two colleagues run the tool on the same articles and compare their reports byte by byte.

use std::path::PathBuf;
use std::process::Command;

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

fn files() -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir("seeds/articles")
        .expect("the samples")
        .map(|file| file.expect("a file").path())
        .collect();
    files.sort();
    files
}

fn report(files: &[PathBuf], threads: &str) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["report", "--format", "jsonl", "--text", "--sentences"])
        .args(files)
        .env("RAYON_NUM_THREADS", threads)
        .output()
        .expect("the program runs");
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}
