//! Story: a desk trusts the tool with files that matter: no input is lost, nothing asked is passed over in silence.

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

mod program;

use program::{bash, copydesk_in};

const SLAM: &str = "The mayor slammed the plan as the bridge stayed shut for the week.\n";

#[cfg(unix)]
#[test]
fn no_output_takes_the_place_of_what_was_read() {
    let desk = desk(&[
        ("a.txt", SLAM),
        ("in/b.txt", SLAM),
        ("lines.jsonl", "{\"id\":1,\"text\":\"It rained.\"}\n"),
        ("own.txt", "bridge\n"),
        ("pairs.txt", "a.txt\tin/b.txt\n"),
        ("a.txt.copydesk", "hedge\n"),
        ("style.txt", "[wording]\nmin-weight = 1\n"),
        ("marks.html", "{}"),
        ("parts/page.html", "x"),
    ]);
    bash(desk.path(), "ln -s a.txt link.txt", &[]);
    for line in [
        "wording a.txt -o a.txt",
        "wording a.txt -o in/../a.txt",
        "wording a.txt -o link.txt",
        "wording - -o a.txt < a.txt",
        "wording in -o in/b.txt",
        "wording lines.jsonl -o lines.jsonl",
        "wording a.txt --lexicon own.txt -o own.txt",
        "wording a.txt --config style.txt -o style.txt",
        "wording a.txt -o a.txt.copydesk --format text",
        "wording a.txt --baseline a.txt --update-baseline",
        "wording in --baseline in/b.txt --update-baseline",
        "reuse a.txt in --pairs pairs.txt -o pairs.txt",
        "reuse lines.jsonl --no-passages --emit removed -o lines.jsonl",
        "report in -o in/b.txt",
        "lesson --collect marks.html -o marks.html",
        "report a.txt --template parts -o parts/page.html",
    ] {
        let before = contents(desk.path());
        let output = bash(desk.path(), &format!("copydesk {line}"), &[]);
        assert_eq!(output.status.code(), Some(2), "{line}: {output:?}");
        assert_eq!(contents(desk.path()), before, "{line}");
    }
    let told = stderr(&bash(
        desk.path(),
        "copydesk wording a.txt -o link.txt",
        &[],
    ));
    assert!(told.contains("link.txt: it is one of the inputs"), "{told}");
}

#[test]
fn a_report_among_the_articles_is_written_anew_and_is_no_article() {
    let desk = desk(&[("in/a.txt", SLAM), ("in/b.txt", SLAM)]);
    for line in [
        "report in -o in/r.html",
        "report in -o in/r.json",
        "wording in -o in/w.jsonl",
        "lesson in -o in/l.html",
    ] {
        let (_, file) = line.rsplit_once(' ').expect("a file");
        let mut written = vec![];
        for _ in 0..2 {
            let output = bash(desk.path(), &format!("copydesk {line}"), &[]);
            assert!(output.status.success(), "{line}: {output:?}");
            written.push(fs::read(desk.path().join(file)).expect("a report"));
        }
        assert!(written[0] == written[1], "{line}");
        fs::remove_file(desk.path().join(file)).expect("removed");
    }
}

#[test]
fn a_commit_is_a_commit_and_never_an_option_of_git() {
    let desk = repository(&[("a.md", SLAM)]);
    let victim = desk.path().join("victim");
    for commit in [
        format!("--output={}", victim.display()),
        "--ext-diff".to_owned(),
        "-R".to_owned(),
        "nowhere".to_owned(),
    ] {
        let args = ["wording", "a.md", &format!("--diff={commit}")];
        let output = copydesk_in(desk.path(), &args, &[]);
        assert_eq!(output.status.code(), Some(2), "{commit}");
        let told = stderr(&output);
        assert!(
            told.contains(&format!("--diff {commit}: no such commit")),
            "{told}"
        );
    }
    assert!(!victim.exists());
}

#[cfg(unix)]
#[test]
fn what_changed_is_told_whatever_git_is_set_to() {
    let names = [
        "say \"so\".md",
        "t\tab.md",
        "back\\slash.md",
        "sub/a.md",
        "bläh.md",
    ];
    let plain = "It rained.\n\nThe mayor slammed it.\n\nIt rained again.\n\nIt rained.\n";
    let desk = repository(&names.map(|name| (name, plain)));
    fs::write(desk.path().join(".gitattributes"), "*.md diff=quiet\n").expect("written");
    for name in names {
        let new = plain.replace("It rained", SLAM.trim_end());
        fs::write(desk.path().join(name), new).expect("written");
    }
    for line in [
        "git config diff.relative true",
        "git config diff.quiet.textconv true",
        "git config diff.interHunkContext 9",
        "git config diff.mnemonicPrefix true",
        "git config diff.external true",
    ] {
        assert!(bash(desk.path(), line, &[]).status.success(), "{line}");
        for (folder, name) in names
            .map(|name| (".", name))
            .into_iter()
            .chain([("sub", "a.md")])
        {
            let args = ["wording", name, "--diff", "HEAD", "--format", "jsonl"];
            let env = [("GIT_DIFF_OPTS", "--unified=9")];
            let output = copydesk_in(&desk.path().join(folder), &args, &env);
            let found = stdout(&output).matches("\"loaded-emotive/slam\"").count();
            // The paragraph between changed ones is as it was.
            assert_eq!(found, 3, "{line}: {name}: {output:?}");
        }
    }
}

#[test]
fn a_gate_or_a_table_that_a_command_knows_nothing_of_is_refused() {
    let desk = desk(&[("a.txt", SLAM), ("b.txt", SLAM)]);
    for (line, told) in [
        (
            "reuse . --fail-on warnings",
            "this command has no `warnings`; wording and report have",
        ),
        (
            "compare a.txt b.txt --fail-on 'level>=loaded'",
            "this command has no `level`",
        ),
        (
            "wording . --fail-on 'not loaded-edits'",
            "this command has no `loaded-edits`; compare and report have",
        ),
        (
            "wording . --fail-on 'errors or coverage > 0.5'",
            "this command has no `coverage`",
        ),
        (
            "reuse . --format csv --table scores",
            "--table: this command has no such table; wording and report have",
        ),
        (
            "compare a.txt b.txt --format csv --table findings",
            "this command has no such table",
        ),
        (
            "wording . --format tsv --table pairs",
            "this command has no such table",
        ),
        (
            "report . --format json --table pairs",
            "--table is of csv, tsv and parquet",
        ),
        (
            "report . --table pairs",
            "--table is of csv, tsv and parquet",
        ),
        (
            "report . --format json --template .",
            "--template is of the page",
        ),
    ] {
        let output = bash(desk.path(), &format!("copydesk {line}"), &[]);
        assert_eq!(output.status.code(), Some(2), "{line}: {output:?}");
        assert!(stderr(&output).contains(told), "{line}: {output:?}");
    }
    for line in [
        "report . --fail-on 'errors > 9 and coverage > 2 and fact-edits'",
        "compare a.txt b.txt --fail-on 'fact-edits' --format csv --table passages",
        "reuse . --fail-on 'coverage > 2' --format csv --table passages",
    ] {
        let output = bash(desk.path(), &format!("copydesk {line}"), &[]);
        assert!(output.status.success(), "{line}: {output:?}");
    }
    let settings = "[output]\nfail-on = [\"warnings\"]\ntable = \"scores\"\nformat = \"csv\"\n";
    fs::write(desk.path().join("copydesk.toml"), settings).expect("written");
    let output = bash(desk.path(), "copydesk reuse .", &[]);
    assert!(output.status.success() && stdout(&output).starts_with("left,right,"));
    assert!(stderr(&output).contains("the setting fail-on 'warnings' is passed over"));
    assert_eq!(
        bash(desk.path(), "copydesk wording .", &[]).status.code(),
        Some(1)
    );
}

#[test]
fn a_list_of_pairs_that_names_nobody_is_told_and_not_an_answer() {
    let desk = desk(&[("a.txt", SLAM), ("b.txt", SLAM)]);
    for (pairs, code, told) in [
        (
            "a.txt\tgone.txt\n",
            2,
            "pairs.tsv:1: no article that was read is called `gone.txt`",
        ),
        (
            "left\tright\n",
            2,
            "pairs.tsv:1: no article that was read is called `left`",
        ),
        (
            "a.txt b.txt\n",
            2,
            "pairs.tsv:1: a pair is two ids with a tab between",
        ),
        (
            "a.txt b.txt\na.txt\tb.txt\n",
            2,
            "pairs.tsv:1: a pair is two ids",
        ),
        ("a.txt\n", 2, "pairs.tsv:1: a pair is two ids"),
        (
            "left\tright\na.txt\tgone.txt\n",
            2,
            "pairs.tsv:2: no article that was read is called `gone.txt`",
        ),
        ("left\tright\na.txt\tb.txt\n", 0, ""),
        ("a.txt\tb.txt\n", 0, ""),
    ] {
        fs::write(desk.path().join("pairs.tsv"), pairs).expect("written");
        let args = ["reuse", "a.txt", "b.txt", "--pairs", "pairs.tsv"];
        let output = copydesk_in(desk.path(), &args, &[]);
        assert_eq!(output.status.code(), Some(code), "{pairs}{output:?}");
        assert!(stderr(&output).contains(told), "{pairs}{output:?}");
    }
}

#[test]
fn records_of_an_archive_are_written_to_no_page_and_no_table() {
    let desk = desk(&[("a.txt", SLAM), ("b.txt", SLAM)]);
    for (line, code) in [
        ("-o out.html", 2),
        ("-o out.csv", 2),
        ("-o out.jsonl", 0),
        ("--emit pairs -o pairs.csv", 0),
    ] {
        let words: Vec<&str> = line.split(' ').collect();
        let args = [&["reuse", "a.txt", "b.txt", "--no-passages"][..], &words].concat();
        let output = copydesk_in(desk.path(), &args, &[]);
        assert_eq!(output.status.code(), Some(code), "{line}{output:?}");
        let is_there = desk.path().join(words[words.len() - 1]).exists();
        assert_eq!(is_there, code == 0, "{line}");
    }
}

#[cfg(unix)]
#[test]
fn what_stands_beside_an_article_and_is_no_file_is_told_at_once() {
    for (made, line, told) in [
        (
            "mkfifo a.txt.copydesk",
            "wording a.txt",
            "a.txt.copydesk: a named pipe, not a file",
        ),
        (
            "mkfifo a.txt.copydesk",
            "report a.txt",
            "a.txt.copydesk: a named pipe, not a file",
        ),
        (
            "mkdir a.txt.copydesk",
            "wording a.txt",
            "a.txt.copydesk: a folder, not a file",
        ),
        (
            "printf 'hedge caf\\351\\n' > a.txt.copydesk",
            "wording a.txt",
            "a.txt.copydesk: not valid UTF-8 at byte 9",
        ),
        (
            "echo hegde > a.txt.copydesk",
            "wording a.txt",
            "a.txt.copydesk:1: the lexicon has no category or entry `hegde`",
        ),
        (
            "mkfifo .gitignore",
            "wording .",
            ".gitignore: a named pipe, not a file; its folder is not read",
        ),
        (
            "mkdir d; ln -s /dev/zero d/.copydeskignore",
            "reuse . --format csv",
            ".copydeskignore: a device, not a file",
        ),
        (
            "mkfifo .ignore; mkdir d; cp a.txt d",
            "wording d",
            ".ignore: a named pipe",
        ),
        (
            "ln -s /dev/zero own",
            "wording a.txt --lexicon own",
            "own: a device, not a file",
        ),
        (
            "ln -s /dev/zero own.toml",
            "lexicon check own.toml",
            "own.toml: a device, not a file",
        ),
        (
            "ln -s /dev/zero c",
            "wording a.txt --config c",
            "c: a device, not a file",
        ),
        (
            "mkfifo copydesk.toml",
            "wording a.txt",
            "copydesk.toml: a named pipe, not a file",
        ),
        (
            "mkdir copydesk.toml",
            "wording a.txt",
            "copydesk.toml: a folder, not a file",
        ),
        (
            "ln -s /dev/zero b.json",
            "wording a.txt --baseline b.json",
            "b.json: a device",
        ),
        (
            "ln -s /dev/zero p",
            "reuse a.txt --pairs p",
            "p: a device, not a file",
        ),
        (
            "mkfifo m",
            "lesson --collect m",
            "m: a named pipe, not a file",
        ),
    ] {
        let desk = desk(&[("a.txt", SLAM)]);
        bash(desk.path(), made, &[]);
        // What hangs or grows is stopped, and has another code.
        let line = format!("ulimit -v 2000000; timeout 20 copydesk {line} > out");
        let output = bash(desk.path(), &line, &[]);
        assert_eq!(output.status.code(), Some(2), "{made}: {line}: {output:?}");
        assert!(stderr(&output).contains(told), "{made}: {line}: {output:?}");
    }
}

#[test]
fn a_mark_of_unicode_is_no_part_of_what_a_file_says() {
    let desk = desk(&[
        ("a.txt", SLAM),
        ("a.txt.copydesk", "\u{FEFF}loaded-emotive\n"),
        ("copydesk.toml", "\u{FEFF}[wording]\nmin-weight = 0.5\n"),
        ("own.txt", "\u{FEFF}bridge\n"),
    ]);
    let line = "copydesk wording a.txt --lexicon own.txt --format csv";
    let output = bash(desk.path(), line, &[]);
    assert!(output.status.success(), "{output:?}");
    let found = stdout(&output);
    assert!(
        found.contains("bridge") && !found.contains("slam"),
        "{found}"
    );
}

/// A folder with these files.
fn desk(files: &[(&str, &str)]) -> TempDir {
    let desk = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = desk.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    desk
}

/// The same, all of it in one commit.
fn repository(files: &[(&str, &str)]) -> TempDir {
    let desk = desk(files);
    let line = "git init -q && git add . && git -c user.name=a -c user.email=a@b.c commit -qm a";
    assert!(bash(desk.path(), line, &[]).status.success());
    desk
}

/// Every file below a folder, with what it holds.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = vec![];
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => all.extend(contents(&path)),
            false => all.push((path.display().to_string(), fs::read(&path).expect("read"))),
        }
    }
    all.sort();
    all
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
