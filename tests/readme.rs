//! Story: a newcomer types the README's commands and gets what the README says.

use std::fs;
use std::path::Path;

mod program;

use program::{bash, copydesk, copydesk_in, written};

#[test]
fn every_copydesk_command_of_the_readme_runs() {
    let desk = desk();
    let commands: Vec<String> = console_lines("README.md")
        .into_iter()
        .filter_map(|line| line.strip_prefix("copydesk ").map(str::to_owned))
        .collect();
    assert!(commands.len() >= 4, "{commands:?}");
    for command in commands {
        let words = command.split('#').next().unwrap_or_default();
        let words: Vec<&str> = words.split_whitespace().collect();
        let output = copydesk_in(desk.path(), &words, &[]);
        assert_eq!(
            output.status.code(),
            Some(0),
            "copydesk {command}\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn every_recipe_of_the_guides_does_what_it_shows() {
    for guide in [
        "docs/cookbook.md",
        "docs/linting.md",
        "docs/configuration.md",
    ] {
        let text = fs::read_to_string(guide).expect(guide);
        for recipe in text.split("\n## ") {
            let desk = desk();
            under_git(desk.path());
            for (command, expected) in commands(recipe) {
                let output = bash(desk.path(), &command, &[]);
                let told = String::from_utf8_lossy(&output.stdout).into_owned();
                let good = matches!(output.status.code(), Some(0 | 1));
                assert!(good, "{guide}: {command}\n{output:?}");
                for line in expected {
                    assert!(told.contains(&line), "{guide}: {command}\n{line}\n{told}");
                }
            }
        }
    }
}

fn under_git(folder: &Path) {
    let author = "-c user.name=a -c user.email=a@example.org";
    let output = bash(
        folder,
        &format!("git init -q && git add . && git {author} commit -qm a"),
        &[],
    );
    assert!(output.status.success(), "{output:?}");
}

/// The commands of a recipe's console blocks, and the lines that it shows below each.
fn commands(recipe: &str) -> Vec<(String, Vec<String>)> {
    let mut commands: Vec<(String, Vec<String>)> = vec![];
    let mut inside = false;
    for line in recipe.lines() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
            commands.push((command.to_owned(), vec![]));
        } else if let Some((_, expected)) = commands.last_mut().filter(|_| inside) {
            expected.push(line.to_owned());
        }
    }
    commands
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
        "",
        "report",
        "reuse",
        "wording",
        "compare",
        "explain",
        "schema",
        "watch",
        "lsp",
        "config",
        "completions",
        "man",
    ] {
        for example in examples(command) {
            let output = bash(desk.path(), &example, &[]);
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
        ("wire/b.md", &wire),
    ] {
        fs::write(at(name), text).expect("written");
    }
    fs::write(
        at("feed.jsonl"),
        "{\"id\":\"a\",\"text\":\"The ferry ran again on Monday.\"}\n\
         {\"id\":\"b\",\"text\":\"The ferry ran again on Monday.\"}\n\
         {\"id\":\"c\",\"text\":\"The school on the hill will close in May.\"}\n",
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
    let words: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
    let help = written(copydesk(&words));
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
