//! Story: a newcomer types the README's commands and gets what the README says.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn every_copydesk_command_of_the_readme_runs() {
    let desk = desk();
    let commands: Vec<String> = console_lines("README.md")
        .into_iter()
        .filter_map(|line| line.strip_prefix("copydesk ").map(str::to_owned))
        .collect();
    assert!(commands.len() >= 4, "{commands:?}");
    for command in commands {
        let words = command
            .split('#')
            .next()
            .unwrap_or_default()
            .split_whitespace();
        let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args(words)
            .current_dir(desk.path())
            .output()
            .expect("the program runs");
        assert_eq!(
            output.status.code(),
            Some(0),
            "copydesk {command}\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn the_main_job_and_the_test_command_are_the_ones_that_exist() {
    let lines = console_lines("README.md");
    assert!(
        lines
            .iter()
            .any(|line| line == "cargo run --release -- report seeds/articles -o report.html"),
        "{lines:?}"
    );
    assert!(lines.iter().any(|line| line == "bash tests/run"));
    assert!(Path::new("tests/run").exists());
    let ci = fs::read_to_string(".ci/run").expect("the CI script");
    assert!(ci.contains("bash tests/run"));
}

#[test]
fn every_example_in_the_help_runs() {
    let desk = desk();
    for command in [
        "", "report", "reuse", "wording", "compare", "explain", "schema",
    ] {
        for example in examples(command) {
            let output = Command::new("bash")
                .args([
                    "-c",
                    &example.replace("copydesk", env!("CARGO_BIN_EXE_copydesk")),
                ])
                .current_dir(desk.path())
                .output()
                .expect("a shell");
            assert!(
                matches!(output.status.code(), Some(0 | 1)),
                "{example}\n{}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
    }
}

/// A folder with the files that the examples name.
fn desk() -> tempfile::TempDir {
    let desk = tempfile::tempdir().expect("a folder");
    let at = |name: &str| desk.path().join(name);
    for folder in ["articles", "drafts", "wire"] {
        fs::create_dir(at(folder)).expect("a folder");
    }
    let wire =
        fs::read_to_string("seeds/articles/bridge-meridian-wire-original.md").expect("a sample");
    let ours =
        fs::read_to_string("seeds/articles/bridge-liberty-lantern-loaded.md").expect("a sample");
    for (name, text) in [
        ("articles/wire.md", &wire),
        ("articles/today.txt", &ours),
        ("today.txt", &ours),
        ("ours.txt", &ours),
        ("wire.txt", &wire),
        ("draft.txt", &ours),
        ("drafts/a.md", &ours),
        ("wire/a.md", &wire),
    ] {
        fs::write(at(name), text).expect("written");
    }
    fs::write(
        at("feed.jsonl"),
        "{\"id\":\"a\",\"text\":\"The ferry ran again on Monday.\"}\n",
    )
    .expect("written");
    fs::write(at("pairs.tsv"), "wire.md\ttoday.txt\n").expect("written");
    fs::write(at("house.toml"), "[category]\nid = \"house\"\nclass = \"framing\"\nname = \"House\"\nwhat = \"w\"\nwhy = \"y\"\ninstead = \"i\"\n").expect("written");
    desk
}

/// The commands in the console blocks of a page, without their prompt.
fn console_lines(page: &str) -> Vec<String> {
    let text = fs::read_to_string(page).expect("a page");
    text.lines()
        .filter_map(|line| line.strip_prefix("$ "))
        .map(str::to_owned)
        .collect()
}

/// The example lines of a subcommand's help.
fn examples(command: &str) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(command.split_whitespace())
        .arg("--help")
        .output()
        .expect("the program runs");
    let help = String::from_utf8(output.stdout).expect("UTF-8");
    let examples: Vec<_> = help
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("copydesk ") || line.contains("| copydesk "))
        .map(|line| line.split("   ").next().unwrap_or(line).to_owned())
        .collect();
    assert!(
        !examples.is_empty(),
        "copydesk {command} --help has no examples"
    );
    examples
}
