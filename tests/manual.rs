//! Story: a stranger with the manual tries what it says, slips, and is told what to do.

mod program;

use std::fs;
use std::process::Output;

use serde_json::Value;
use tempfile::TempDir;

use program::{bash, copydesk, copydesk_in, written};

const CHAOS: &str = "The council descended into utter chaos.\n";

#[test]
fn of_two_dated_copies_in_an_archive_the_earlier_was_first() {
    let text = "Engineers closed the bridge at dawn after cracks were found in two of its girders";
    let line = |id: &str, date: &str| {
        format!("{{\"id\":\"{id}\",\"text\":\"{text}\",\"date\":\"{date}\"}}\n")
    };
    let dated = [
        line("late", "2026-03-03"),
        line("early", "2026-03-02T08:00:00Z"),
        line("some day", ""),
    ];
    let desk = desk(&[("a.jsonl", &dated.concat())]);
    let told = written(run(&desk, &["reuse", "a.jsonl", "--no-passages"]));
    let matches: Vec<Value> = records(&told, "match");
    let of = |id: &str| {
        let named = |found: &&Value| found["left"] != id && found["right"] != id;
        matches.iter().find(named).expect("a match")
    };
    let dated = of("some day");
    assert_eq!(
        (&dated["left"], &dated["first"]),
        (&"early".into(), &"early".into())
    );
    assert_eq!(
        (&dated["first_by"], &dated["first_confidence"]),
        (&"dates".into(), &0.98.into())
    );
    let undated = of("late");
    assert_eq!(
        (&undated["first"], &undated["first_by"]),
        (&Value::Null, &"none".into())
    );
}

#[test]
fn a_paragraph_of_short_lines_is_one_to_the_diff_and_to_remarks() {
    let short =
        "A council met to talk.\nThe reckless plan was passed.\n\nIt fell into utter chaos.\n";
    let desk = desk(&[("s.md", short)]);
    let commit = "git init -q && git add . && git -c user.name=a -c user.email=a@b.c commit -qm s";
    assert!(bash(desk.path(), commit, &[]).status.success());
    let told = |flags: &[&str]| entries(&desk, &[&["s.md"], flags].concat());
    fs::write(desk.path().join("s.md"), short.replace("talk", "speak")).expect("written");
    assert_eq!(told(&["--diff", "HEAD"]), ["loaded-emotive/reckless"]);
    let remark = format!("<!-- copydesk: ignore loaded-emotive -->\n{short}");
    fs::write(desk.path().join("s.md"), remark).expect("written");
    assert_eq!(told(&[]), ["fear/chaos"]);
}

#[test]
fn a_gate_with_nothing_to_check_is_an_error() {
    let desk = desk(&[("empty/readme.xyz", "no article"), ("none.json", "[]")]);
    for path in ["empty", "none.json"] {
        let without = run(&desk, &["wording", path]);
        assert_eq!(without.status.code(), Some(0), "{path}");
        for flags in [&["wording"][..], &["reuse", "--no-passages"]] {
            let gate = match flags[0] {
                "wording" => "warnings",
                _ => "matches",
            };
            let output = run(&desk, &[flags, &[path, "-q", "--fail-on", gate]].concat());
            assert_eq!(output.status.code(), Some(2), "{path}");
            let expected = format!("nothing for --fail-on '{gate}' to check");
            assert!(stderr(&output).contains(&expected), "{}", stderr(&output));
        }
    }
}

#[test]
fn what_the_lexicon_does_not_know_can_not_be_explained() {
    let output = copydesk(&["explain", "fear/nope"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(stderr(&output).starts_with("copydesk: the lexicon has nothing on “fear/nope”\n"));
    assert!(!stderr(&output).contains("Did you mean"));
    assert_eq!(copydesk(&["explain", "fear/chaos"]).status.code(), Some(0));
}

#[test]
fn a_number_below_nothing_is_refused_for_what_it_is() {
    for (flag, told) in [
        (
            "--min-weight",
            "a weight, or what multiplies those of a category, is 0 to 5",
        ),
        ("--threshold", "a share lies between 0 and 1"),
        ("--min-words", "-1 is not in 1..=65535"),
        ("--max-findings", "a whole number, from 0 on"),
    ] {
        let output = copydesk(&["report", "seeds/articles", flag, "-1"]);
        assert!(
            stderr(&output).contains(told),
            "{flag}: {}",
            stderr(&output)
        );
    }
}

#[test]
fn amounts_that_differ_stand_before_the_names_of_those_who_tell_them() {
    let told = written(copydesk(&["report", "seeds/articles"]));
    let line = told.lines().find(|line| line.contains("DIFFER"));
    let line = line.expect("numbers that differ");
    assert!(
        line.starts_with("  DIFFER 11,400 | 14,100 (bridge-"),
        "{line}"
    );
}

#[test]
fn a_figure_is_rounded_alike_wherever_it_is_read() {
    let headline = |told: &str| {
        told.split("headline ")
            .nth(1)
            .map(|rest| rest[..3].to_owned())
    };
    let article = "seeds/articles/vote-wexcombe-live-promo.txt";
    let told = written(copydesk(&["wording", article]));
    assert_eq!(headline(&told).as_deref(), Some("275"), "{told}");
    let page = written(copydesk(&["report", article, "--format", "html"]));
    assert!(page.contains("Headline apart: 275."));
}

#[test]
fn shares_are_told_of_passages_and_not_of_words_that_were_replaced() {
    let pair = [
        "bridge-meridian-wire-original.md",
        "bridge-northfield-post-light-edit.md",
    ];
    let [left, right] = pair.map(|name| format!("seeds/articles/{name}"));
    let told = written(copydesk(&["reuse", &left, &right]));
    assert!(
        told.contains("in passages they share: 100 % of the first (368 words)"),
        "{told}"
    );
    let page = written(copydesk(&["reuse", &left, &right, "--format", "html"]));
    assert!(
        page.contains("100 %</b> lies in passages shared with the other, edited words and all")
    );
}

#[test]
fn a_table_of_findings_holds_why_they_weigh_and_what_can_be_swapped() {
    let desk = desk(&[("a.txt", CHAOS)]);
    let told = written(run(&desk, &["wording", "a.txt", "--format", "tsv"]));
    let mut rows = told.lines().map(|row| row.split('\t').collect::<Vec<_>>());
    let names = rows.next().expect("names");
    assert_eq!(names[names.len() - 2..], ["swap", "evidence"]);
    let row = rows.next().expect("a finding");
    assert!(
        row[row.len() - 1].starts_with("the entry's weight ×2; "),
        "{row:?}"
    );
    let swap = run(&desk, &["wording", "a.txt", "--format", "jsonl"]);
    let record = &records(&written(swap), "wording")[0]["findings"][0]["swap"];
    assert_eq!(row[row.len() - 2], record.as_str().unwrap_or_default());
}

#[test]
fn all_suites_of_a_build_server_add_up() {
    let desk = desk(&[("a.txt", CHAOS), ("b.txt", "It rained.\n"), ("c.txt", "")]);
    let output = run(&desk, &["wording", ".", "--format", "junit"]);
    let told = String::from_utf8(output.stdout).expect("UTF-8");
    let head = "<testsuites name=\"copydesk\" tests=\"3\" failures=\"1\" errors=\"1\">";
    assert!(told.contains(head), "{told}");
}

#[test]
fn a_lesson_of_too_much_is_made_and_told_of() {
    let desk = desk(&[]);
    let page = desk.path().join("lesson.html");
    let lesson = |paths: &[&str]| {
        let out = ["-o", page.to_str().expect("UTF-8")];
        let output = copydesk(&[&["lesson"], paths, &out].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(page.exists());
        stderr(&output)
    };
    let told = lesson(&["seeds/articles"]);
    assert!(told.contains("22 articles are much for a lesson"), "{told}");
    assert!(told.contains("the articles seem to be of "), "{told}");
    let one = |name: &str| format!("seeds/events/{name}");
    let dam = [one("dam-global-wire.md"), one("dam-el-faro-tabloid.txt")];
    assert_eq!(lesson(&[&dam[0], &dam[1]]), "");
    let rate = one("drones-daily-klaxon.txt");
    let told = lesson(&[&dam[0], &dam[1], &rate]);
    assert!(told.contains("seem to be of 2 events"), "{told}");
}

/// The master of a pseudo-terminal is one to the program that writes to it.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_is_spared_the_code_of_pages() {
    let desk = desk(&[("a.txt", CHAOS)]);
    for args in [
        &["lesson", "a.txt"][..],
        &["report", "a.txt", "--format", "html"],
    ] {
        let terminal = fs::File::options().read(true).write(true).open("/dev/ptmx");
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args(args)
            .current_dir(desk.path())
            .stdout(terminal.expect("a terminal"))
            .output()
            .expect("the program runs");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let told = stderr(&output);
        assert!(
            told.contains("not for a terminal; name a file with --output"),
            "{told}"
        );
    }
}

#[test]
fn a_folder_of_templates_without_a_part_is_an_error() {
    let desk = desk(&[("a.txt", CHAOS), ("house/mthod.html", "<p>")]);
    let output = run(
        &desk,
        &["report", "a.txt", "-o", "a.html", "--template", "house"],
    );
    assert_eq!(output.status.code(), Some(2));
    let told = "copydesk: house: it holds no part of the page; there are page.html, ";
    assert!(stderr(&output).starts_with(told), "{}", stderr(&output));
    assert!(!desk.path().join("a.html").exists());
}

#[test]
fn a_list_of_pairs_may_hold_remarks() {
    let list = "seeds/pairs.tsv";
    let output = copydesk(&[
        "reuse",
        "seeds/articles",
        "--pairs",
        list,
        "--format",
        "jsonl",
    ]);
    let told = written(output);
    let named = fs::read_to_string(list).expect("pairs");
    let named = named
        .lines()
        .filter(|line| !line.starts_with(['#']) && !line.is_empty());
    assert_eq!(records(&told, "match").len(), named.count() - 1);
    let pairs = "# ours\n\n#1.txt\ta.txt\n# a.txt\tb.txt\n";
    let desk = desk(&[("a.txt", CHAOS), ("#1.txt", CHAOS), ("pairs.tsv", pairs)]);
    let told = written(run(
        &desk,
        &["reuse", ".", "--pairs", "pairs.tsv", "--format", "jsonl"],
    ));
    assert_eq!(records(&told, "match").len(), 1);
}

#[test]
fn the_settings_of_the_manual_hold_once_the_files_they_name_are_there() {
    let manual = fs::read_to_string("docs/configuration.md").expect("the manual");
    let settings = manual.split("```toml\n").nth(1).expect("an example");
    let settings = settings.split("```").next().expect("its end");
    let desk = desk(&[("news/copydesk.toml", settings), ("news/a.md", CHAOS)]);
    let news = desk.path().join("news");
    let wording = |args: &[&str]| copydesk_in(&news, &[&["wording", "a.md"], args].concat(), &[]);
    let misses = |name: &str| {
        let output = wording(&[]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(stderr(&output).contains(name), "{}", stderr(&output));
    };
    misses("style/copydesk.toml");
    fs::create_dir(desk.path().join("style")).expect("made");
    fs::write(desk.path().join("style/copydesk.toml"), "").expect("written");
    misses("house.toml");
    fs::write(news.join("house.toml"), "allow = [\"critical minerals\"]\n").expect("written");
    misses("known.json: write it with --update-baseline first");
    for args in [&["--update-baseline"][..], &[]] {
        assert_eq!(wording(args).status.code(), Some(0), "{args:?}");
    }
}

#[test]
fn style_and_script_are_taken_from_a_page_as_the_manual_says() {
    let manual = fs::read_to_string("docs/templates.md").expect("the manual");
    let lines = manual.lines().filter_map(|line| line.strip_prefix("$ "));
    let commands: Vec<&str> = lines.filter(|line| line.starts_with(['c', 's'])).collect();
    let commands = commands
        .iter()
        .filter(|line| !line.starts_with("cargo") && !line.starts_with("cp "));
    let desk = desk(&[("articles/a.txt", CHAOS), ("house/note.html", "<p>")]);
    for command in commands {
        assert!(
            bash(desk.path(), command, &[]).status.success(),
            "{command}"
        );
    }
    let again = [
        "report",
        "articles",
        "--template",
        "house",
        "--format",
        "html",
    ];
    let again = written(run(&desk, &again));
    let page = fs::read_to_string(desk.path().join("report.html")).expect("a page");
    let lines = |page: &str| -> Vec<String> {
        let lines = page
            .lines()
            .filter(|line| !line.is_empty() && !line.contains("Content-Security-Policy"));
        lines.map(str::to_owned).collect()
    };
    assert!(
        fs::metadata(desk.path().join("house/script.js"))
            .expect("a script")
            .len()
            > 10_000
    );
    assert_eq!(lines(&again), lines(&page));
}

fn desk(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    folder
}

fn run(desk: &TempDir, args: &[&str]) -> Output {
    copydesk_in(desk.path(), args, &[])
}

fn entries(desk: &TempDir, args: &[&str]) -> Vec<String> {
    let output = run(desk, &[&["wording", "--format", "jsonl"], args].concat());
    let told = records(&written(output), "wording");
    let findings = told
        .iter()
        .flat_map(|of| of["findings"].as_array().expect("findings").clone());
    findings
        .map(|found| found["entry"].as_str().expect("an entry").to_owned())
        .collect()
}

fn records(told: &str, kind: &str) -> Vec<Value> {
    let read = told
        .lines()
        .map(|line| serde_json::from_str(line).expect("a record"));
    read.filter(|record: &Value| record["kind"] == kind)
        .collect()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
