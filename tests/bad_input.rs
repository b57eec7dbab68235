//! Story: an editor runs the tool over a folder that also holds broken files: each is named, the rest is reported, the exit code says so.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

mod program;

use program::{bash, copydesk, copydesk_in};

#[test]
fn of_a_file_of_bad_records_twenty_are_named_and_the_output_has_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let bad = "{\"id\": broken\n".repeat(60);
    fs::write(folder.path().join("a.jsonl"), bad).expect("written");
    fs::write(folder.path().join("b.jsonl"), "{broken\n").expect("written");
    for command in ["wording", "report", "reuse"] {
        let run = [command, "a.jsonl", "b.jsonl", "--format", "jsonl"];
        let output = copydesk_in(folder.path(), &run, &[]);
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        let named = |file: &str| told.lines().filter(|line| line.contains(file)).count();
        assert_eq!((named("a.jsonl:"), named("b.jsonl:")), (21, 1), "{told}");
        assert!(
            told.contains("a.jsonl: 40 more records can't be read"),
            "{told}"
        );
        let records = records(&output);
        assert_eq!(of_kind(&records, "error", "path").len(), 61);
    }
}

#[test]
fn a_lesson_is_no_pdf_and_none_is_written_of_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), "The council shut the bridge.").expect("written");
    let lesson =
        |paths: &str, out: &str| copydesk_in(folder.path(), &["lesson", paths, "-o", out], &[]);
    let output = lesson("a.txt", "lesson.pdf");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        told.contains("lesson.pdf: a lesson is a web page"),
        "{told}"
    );
    assert_eq!(output.status.code(), Some(2));
    fs::create_dir(folder.path().join("empty")).expect("a folder");
    let output = lesson("empty", "lesson.html");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("no article was found"), "{told}");
    for name in ["lesson.pdf", "lesson.html"] {
        assert!(!folder.path().join(name).exists(), "{name}");
    }
    assert_eq!(lesson("a.txt", "lesson.html").status.code(), Some(0));
}

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
fn nothing_that_is_read_speaks_to_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let body = "\u{1b}]0;owned\u{7} The radical \u{1b}[2Jregime \u{9b}2Jshut the old bridge at Alder Creek on Monday after cracks.";
    for name in ["a.txt", "b.txt"] {
        fs::write(folder.path().join(name), body).expect("written");
    }
    let line = serde_json::json!({ "id": body, "title": body, "outlet": body, "text": body });
    fs::write(
        folder.path().join("c.jsonl"),
        format!("{line}\n[\"{body}\"]\n"),
    )
    .expect("written");
    for command in ["wording", "reuse", "report", "compare"] {
        let inputs = if command == "compare" {
            &["a.txt", "b.txt"][..]
        } else {
            &["."]
        };
        let args = [&[command, "--format", "text"], inputs].concat();
        let output = copydesk_in(folder.path(), &args, &[("CLICOLOR_FORCE", "1")]);
        let told = String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8");
        assert!(told.contains("\u{1b}["), "{command}: no colour of our own");
        for foreign in ["\u{1b}]", "\u{1b}[2J", "\u{7}", "\u{9b}"] {
            assert!(!told.contains(foreign), "{command}: {told:?}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_that_is_read_speaks_to_the_terminal_in_any_format() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "The radical \u{1b}[2Jregime\u{7} \u{1b}[1mshut\u{9b}2J the old bridge at Alder Creek on Monday after cracks.";
    let line = |id: &str| serde_json::json!({ "id": id, "title": text, "text": text }).to_string();
    let lines = [line("a\u{1b}[2J\u{7}\tb\nq\\"), line("=1+1")].join("\n");
    fs::write(folder.path().join("a.jsonl"), lines).expect("written");
    let formats = [
        "text",
        "json",
        "jsonl",
        "html",
        "csv",
        "tsv",
        "sarif",
        "github",
        "checkstyle",
        "junit",
    ];
    let own = formats.map(|format| format!("wording a.jsonl --format {format}"));
    let all = ["records", "pairs", "kept"];
    let all = all.map(|emit| format!("reuse a.jsonl --no-passages --emit {emit}"));
    for command in own.iter().chain(&all) {
        // `script` runs it in a terminal.
        let line = format!("script -qec 'copydesk {command} 2> /dev/null' /dev/null");
        let output = bash(
            folder.path(),
            &line,
            &[("NO_COLOR", "1"), ("TERM", "xterm")],
        );
        let told = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(told.contains("1+1") || !command.contains("csv"), "{told}");
        for foreign in ["\u{1b}", "\u{7}", "\u{9b}"] {
            assert!(!told.contains(foreign), "{command}: {told:?}");
        }
    }
    let pairs = bash(folder.path(), &format!("copydesk {}", all[1]), &[]);
    let pairs = String::from_utf8(pairs.stdout).expect("UTF-8");
    assert_eq!(pairs, "=1+1\ta\u{1b}[2J\u{7}\\tb\\nq\\\\\t1\n");
}

#[test]
fn a_limit_that_cannot_be_held_is_no_limit() {
    for limit in ["0", "257", "17592186044416"] {
        let output = copydesk(&["wording", "seeds/articles", "--max-article", limit]);
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains("is not in 1..=256"), "{told}");
    }
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
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("there is no folder "), "{told}");
    assert!(!told.contains(".copydesk-"), "{told}");
    assert_eq!(fs::read_dir(folder.path()).expect("read").count(), 0);
}

#[test]
fn lexicons_are_checked_to_the_last_whatever_is_wrong_with_the_first() {
    let desk = tempfile::tempdir().expect("a folder");
    let file = |name: &str, fires: &str| {
        let entry = format!(
            "[[entry]]\nid='a'\nforms=['a']\nweight=1\nexplain='e'\ninstead='i'\nfires=['{fires}']\n"
        );
        let category =
            "[category]\nid='c'\nclass='framing'\nname='C'\nwhat='w'\nwhy='y'\ninstead='i'\n";
        std::fs::write(desk.path().join(name), format!("{category}{entry}")).expect("written");
    };
    file("kept.toml", "Such a day.");
    file("broken.toml", "None.");
    for (first, code) in [("gone.toml", 2), ("broken.toml", 1), ("kept.toml", 0)] {
        let check = ["lexicon", "check", first, "kept.toml"];
        let output = copydesk_in(desk.path(), &check, &[]);
        assert_eq!(output.status.code(), Some(code), "{first}");
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            told.ends_with("kept.toml: 1 entry, 0 broken promises\n"),
            "{told}"
        );
    }
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
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.contains("name it with --format") && told.contains(".html"),
        "{told}"
    );
    let output = copydesk(&["report", "seeds/articles", "-o", "report.pdf"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("print that"));
}

#[test]
fn what_is_over_a_limit_is_told_and_what_is_at_it_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    let copied: Vec<_> = (0..3).map(|nth| numbered("copied", nth, 15)).collect();
    let around = |own: &str| -> String {
        let between = |(nth, copied): (usize, &String)| numbered(own, nth, 40) + copied;
        copied.iter().enumerate().map(between).collect()
    };
    fs::write(at("a.txt"), around("left")).expect("written");
    fs::write(at("b.txt"), around("right")).expect("written");
    fs::write(at("c.txt"), "Chaos. Chaos reigned in utter chaos.").expect("written");
    let (a, b, c) = (at("a.txt"), at("b.txt"), at("c.txt"));
    let reuse = ["reuse", &a, &b, "--sensitivity", "exact", "--max-passages"];
    let compare = [
        "compare",
        &a,
        &b,
        "--sensitivity",
        "exact",
        "--max-passages",
    ];
    let report = ["report", &a, &b, "--sensitivity", "exact", "--max-passages"];
    for command in [reuse, compare, report] {
        holds(&command, 3, "match", "passages", "--max-passages");
    }
    let found = counted(
        &copydesk(&["wording", &c, "--format", "jsonl"]),
        "wording",
        "findings",
    );
    assert!(found >= 2, "{found} findings");
    for command in [
        ["wording", &c, "--max-findings"],
        ["report", &c, "--max-findings"],
    ] {
        holds(&command, found, "wording", "findings", "--max-findings");
    }
    let words = |limit: &str| copydesk(&["wording", &c, "--format", "jsonl", "--max-words", limit]);
    assert_eq!(words("6").status.code(), Some(0));
    let failed = of_kind(&records(&words("5")), "error", "message");
    assert_eq!(
        failed,
        ["6 words, over the limit of 5 (--max-words); not read"]
    );
}

/// `words` words that stand nowhere else, in one paragraph.
fn numbered(name: &str, nth: usize, words: usize) -> String {
    let words: Vec<_> = (0..words)
        .map(|word| format!("{name}{nth}x{word}"))
        .collect();
    words.join(" ") + ".\n\n"
}

/// A command with a limit at `count` shows as many of `what` and is content; one below, it shows one less and says so.
fn holds(command: &[&str], count: usize, kind: &str, what: &str, flag: &str) {
    for (limit, code) in [(count, 0), (count - 1, 2)] {
        let limit = limit.to_string();
        let output = copydesk(&[command, &[&limit, "--format", "jsonl"]].concat());
        assert_eq!(
            output.status.code(),
            Some(code),
            "{command:?} {limit}: {output:?}"
        );
        assert_eq!(counted(&output, kind, what).to_string(), limit);
        let told = of_kind(&records(&output), "error", "message");
        assert_eq!(told.len(), usize::from(code == 2));
        let message =
            format!("{count} {what}, over the limit of {limit} ({flag}); the rest is left off");
        assert!(told.iter().all(|told| told.ends_with(&message)), "{told:?}");
    }
}

/// How many of `what` the first record of a kind holds.
fn counted(output: &Output, kind: &str, what: &str) -> usize {
    let records = records(output);
    let record = records.iter().find(|record| record["kind"] == kind);
    record.expect("a record")[what]
        .as_array()
        .expect("a list")
        .len()
}

/// 200 MB in one line, as a file with a hole, which takes no room on disk.
fn long_line(path: &Path) {
    let mut file = File::create(path).expect("a file");
    file.write_all(b"The bridge").expect("written");
    file.set_len(200 << 20).expect("a length");
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
