//! Story: a house has a style: settings in a file, findings it has settled, a gate before it publishes.

use std::fs;
use std::process::{Command, Output};

use tempfile::TempDir;

mod program;

use program::copydesk_in as run;

const CHAOS: &str = "There was chaos at the council on Monday as the rain fell.";
const SLAM: &str = "The mayor slammed the plan as the bridge stayed shut for the week.";

#[test]
fn a_flag_beats_the_environment_and_that_beats_the_file() {
    let desk = desk(&[(
        "copydesk.toml",
        "[wording]\nmin-weight = 1.5\nignore = [\"hedge\"]\n",
    )]);
    let shown = |env: &[(&str, &str)]| {
        let output = run(desk.path(), &["config", "show"], env);
        let lines = stdout(&output);
        let line = lines
            .lines()
            .find(|line| line.starts_with("wording.min-weight"));
        line.unwrap_or_default()
            .split_whitespace()
            .skip(2)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(shown(&[]), "1.5 copydesk.toml:2");
    assert_eq!(
        shown(&[("COPYDESK_MIN_WEIGHT", "5")]),
        "5 COPYDESK_MIN_WEIGHT"
    );
    assert_eq!(found(&desk, &["--min-weight", "0"]), ["fear/chaos"]);
    let env = [("COPYDESK_MIN_WEIGHT", "5")];
    let output = run(desk.path(), &["wording", "a.md", "--format", "tsv"], &env);
    assert_eq!(stdout(&output).lines().count(), 1);
}

#[test]
fn a_flag_of_names_takes_several_with_commas_between() {
    let desk = desk(&[("a.md", &format!("{CHAOS}\n\n{SLAM}\n"))]);
    assert_eq!(found(&desk, &[]), ["fear/chaos", "loaded-emotive/slam"]);
    for flags in [
        ["--off", "hedge,fear/chaos,loaded-emotive/slam"],
        ["--allow", "slammed,chaos"],
        ["--weigh", "fear=0,loaded-emotive=0"],
        ["--severity", "fear=off,loaded-emotive=off"],
    ] {
        assert_eq!(found(&desk, &flags), [] as [&str; 0], "{flags:?}");
    }
    let phrase = "[wording]\nallow = [\"well, chaos\"]\n";
    fs::write(desk.path().join("copydesk.toml"), phrase).expect("written");
    assert_eq!(found(&desk, &[]).len(), 2, "a phrase of a file is one");
}

#[test]
fn a_file_is_found_upward_and_extends_a_style_by_path() {
    let desk = desk(&[
        (
            "copydesk.toml",
            "extends = \"style/house.toml\"\n[wording]\nmin-weight = 0\n",
        ),
        (
            "style/house.toml",
            "[wording]\nmin-weight = 5\nlexicon = [\"own.toml\"]\n",
        ),
        (
            "style/own.toml",
            "[category]\nid=\"house\"\nclass=\"framing\"\nname=\"H\"\nwhat=\"w\"\nwhy=\"y\"\ninstead=\"i\"\n[[entry]]\nid=\"bridge\"\nforms=[\"bridge\"]\nweight=3\nexplain=\"e\"\ninstead=\"i\"\n",
        ),
        ("deep/down/b.md", SLAM),
    ]);
    let below = desk.path().join("deep/down");
    let output = run(&below, &["wording", "b.md", "--format", "tsv"], &[]);
    assert!(
        stdout(&output).contains("house/bridge"),
        "{}",
        stdout(&output)
    );
    let output = run(
        &below,
        &["wording", "b.md", "--format", "tsv", "--no-config"],
        &[],
    );
    assert!(!stdout(&output).contains("house/bridge"));
}

#[test]
fn a_slip_in_the_file_is_named_with_its_line_and_a_guess() {
    for (file, expected) in [
        (
            "[wording]\nmin-wieght = 1\n",
            "copydesk.toml:2: [wording] has no setting `min-wieght`; did you mean `min-weight`?",
        ),
        (
            "\n[wordng]\n",
            "copydesk.toml:2: there is no section or setting `wordng`; did you mean `wording`?",
        ),
        (
            "[reuse]\nmin-weight = 1\n",
            "copydesk.toml:2: [reuse] has no setting `min-weight`; did you mean `wording.min-weight`?",
        ),
        (
            "[reuse]\nthreshold = 2\n",
            "copydesk.toml:2: invalid value '2' for '--threshold <0..1>': a share lies between 0 and 1",
        ),
        (
            "[reuse]\nsensitivity = \"loud\"\n",
            "copydesk.toml:2: invalid value 'loud' for '--sensitivity <SENSITIVITY>'",
        ),
        (
            "[wording]\nignore = [\"feer\"]\n",
            "copydesk.toml:2: the lexicon has no category or entry `feer`; did you mean `fear`?",
        ),
        ("[wording]\nmin-weight = \n", "copydesk.toml:2: "),
        (
            "extends = \"copydesk.toml\"\n",
            "copydesk.toml:1: extends itself",
        ),
        (
            "[[override]]\nignore = [\"fear\"]\n",
            "copydesk.toml:1: an override names its `paths`",
        ),
        (
            "[[override]]\npaths = [\"a\"]\nlexicon = [\"x\"]\n",
            "copydesk.toml:3: `lexicon` can't be overridden",
        ),
        (
            "[output]\nfail-on = [\"wieght > 1\"]\n",
            "copydesk.toml:2: invalid value 'wieght > 1' for '--fail-on <GATE>': `wieght` is no measure; did you mean `weight`?",
        ),
    ] {
        let desk = desk(&[("copydesk.toml", file)]);
        let output = run(desk.path(), &["wording", "a.md"], &[]);
        assert_eq!(output.status.code(), Some(2), "{file}");
        let told = stderr(&output);
        assert!(
            told.starts_with(&format!("copydesk: {expected}")),
            "{file}{told}"
        );
    }
}

#[test]
fn some_paths_have_wishes_of_their_own() {
    let desk = desk(&[
        (
            "copydesk.toml",
            "[[override]]\npaths = [\"opinion/\"]\nignore = [\"fear\"]\n[[override]]\npaths = [\"*.letter.md\"]\nseverity = { fear = \"error\" }\n",
        ),
        ("opinion/b.md", CHAOS),
        ("c.letter.md", CHAOS),
    ]);
    let output = run(desk.path(), &["wording", ".", "--format", "tsv"], &[]);
    let rows = rows(&output);
    let seen: Vec<_> = rows
        .iter()
        .map(|row| (row[0].as_str(), row[11].as_str()))
        .collect();
    assert_eq!(seen, [("a.md", "warning"), ("c.letter.md", "error")]);
}

#[test]
fn findings_are_selected_ignored_and_graded() {
    let desk = desk(&[("a.md", &format!("{CHAOS}\n\n{SLAM}\n"))]);
    assert_eq!(found(&desk, &[]).len(), 2);
    assert_eq!(found(&desk, &["--select", "fear"]), ["fear/chaos"]);
    assert_eq!(
        found(&desk, &["--select", "ALL", "--ignore", "fe"]).len(),
        1
    );
    let gate = [
        "wording",
        "a.md",
        "--fail-on",
        "errors",
        "--severity",
        "fear=error",
    ];
    assert_eq!(run(desk.path(), &gate[..4], &[]).status.code(), Some(0));
    assert_eq!(run(desk.path(), &gate, &[]).status.code(), Some(1));
}

#[test]
fn what_a_writer_settled_in_the_text_or_beside_it_is_silent() {
    let remark = format!("{CHAOS} <!-- copydesk: ignore fear/chaos -->\n\n{SLAM}\n");
    let settled = desk(&[("a.md", &remark)]);
    assert_eq!(found(&settled, &[]).len(), 1);
    let plain = desk(&[
        ("a.txt", CHAOS),
        (
            "a.txt.copydesk",
            "# looked at\nfear/chaos There was chaos at\n",
        ),
    ]);
    let output = run(plain.path(), &["wording", "a.txt", "--format", "tsv"], &[]);
    assert_eq!(rows(&output).len(), 0);
    let page = "<html><body><article><h1>Bridge</h1><p>It rained for nine hours in the town and in the hills around it.</p><!-- copydesk: ignore fear --><p>The council descended into utter chaos on Monday, as rain fell.</p><p>The county descended into utter chaos on Monday, as rain fell.</p></article></body></html>";
    let pages = desk(&[("a.md", "A b.\n"), ("b.html", page)]);
    let output = run(pages.path(), &["wording", ".", "--format", "tsv"], &[]);
    assert_eq!(rows(&output).len(), 1, "{}", stdout(&output));
    let slip = desk(&[("a.md", "A b.\n\n<!-- copydesk: ignore feer -->\n")]);
    let output = run(slip.path(), &["wording", "a.md"], &[]);
    assert!(
        stderr(&output)
            .starts_with("copydesk: a.md:3: the lexicon has no category or entry `feer`")
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_baseline_of_today_leaves_nothing_tomorrow_when_a_paragraph_moves() {
    let desk = desk(&[("a.md", &format!("{CHAOS}\n\n{SLAM}\n"))]);
    let known = ["--baseline", "known.json"];
    assert_eq!(
        found(&desk, &[known[0], known[1], "--update-baseline"]).len(),
        0
    );
    fs::write(
        desk.path().join("a.md"),
        format!("{SLAM}\n\nIt rained all day.\n\n{CHAOS}\n"),
    )
    .expect("written");
    assert_eq!(found(&desk, &known).len(), 0);
    fs::write(
        desk.path().join("a.md"),
        format!("{SLAM}\n\n{CHAOS} An outrageous act.\n\n{CHAOS}\n"),
    )
    .expect("written");
    assert_eq!(found(&desk, &known).len(), 2);
    assert_eq!(found(&desk, &[]).len(), 4);
    let output = run(desk.path(), &["wording", ".", known[0], known[1]], &[]);
    assert_eq!(output.status.code(), Some(0), "a baseline is no article");
    fs::write(desk.path().join("known.json"), "{}").expect("written");
    let output = run(
        desk.path(),
        &["wording", "a.md", "--baseline", "known.json"],
        &[],
    );
    assert!(stderr(&output).starts_with("copydesk: known.json: not a baseline"));
}

#[test]
fn a_baseline_stays_as_it_is_while_something_can_not_be_read() {
    let desk = desk(&[("b.md", SLAM)]);
    let renew = || {
        let line = [
            "wording",
            "a.md",
            "b.md",
            "--baseline",
            "known.json",
            "--update-baseline",
        ];
        run(desk.path(), &line, &[])
    };
    let known = || fs::read_to_string(desk.path().join("known.json")).expect("a baseline");
    assert_eq!(renew().status.code(), Some(0));
    let before = known();
    fs::remove_file(desk.path().join("b.md")).expect("gone");
    let output = renew();
    assert_eq!((known(), output.status.code()), (before, Some(2)));
    assert!(stderr(&output).contains("copydesk: known.json: stays as it is"));
}

#[test]
fn only_changed_paragraphs_are_told_of() {
    let desk = desk(&[("a.md", &format!("{CHAOS}\n\nIt rained.\n"))]);
    for words in [
        "init -q",
        "add a.md",
        "-c user.name=a -c user.email=a@b.c commit -qm a",
    ] {
        let done = Command::new("git")
            .args(words.split(' '))
            .current_dir(desk.path())
            .status();
        assert!(done.expect("git").success(), "{words}");
    }
    assert_eq!(found(&desk, &["--diff", "HEAD"]).len(), 0);
    fs::write(
        desk.path().join("a.md"),
        format!("{CHAOS}\n\nIt rained.\n\n{SLAM}\n"),
    )
    .expect("written");
    assert_eq!(found(&desk, &["--diff", "HEAD"]), ["loaded-emotive/slam"]);
    fs::write(desk.path().join("new.md"), CHAOS).expect("written");
    let output = run(
        desk.path(),
        &["wording", "new.md", "--diff", "HEAD", "--format", "tsv"],
        &[],
    );
    assert_eq!(rows(&output).len(), 1);
    let page = |words: &str| format!("<p>It rained.</p>\n\n\n\n<p>{words}</p>");
    for (file, old, new) in [
        ("a.html", page("It rained."), page(CHAOS)),
        (
            "a.csv",
            "text\n\"It rained.\n\"\n".into(),
            format!("text\n\"It rained.\n{CHAOS}\"\n"),
        ),
    ] {
        fs::write(desk.path().join(file), old).expect("written");
        let line = format!("git add {file} && git -c user.name=a -c user.email=a@b.c commit -qm b");
        assert!(program::bash(desk.path(), &line, &[]).status.success());
        let args = ["wording", file, "--diff", "HEAD", "--format", "tsv"];
        assert_eq!(rows(&run(desk.path(), &args, &[])).len(), 0, "{file}");
        fs::write(desk.path().join(file), new).expect("written");
        assert_eq!(rows(&run(desk.path(), &args, &[])).len(), 1, "{file}");
    }
    let output = run(desk.path(), &["wording", "a.md", "--diff", "nowhere"], &[]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_gate_is_an_expression_and_a_slip_in_it_is_shown_at_its_place() {
    let sample = |name: &str| fs::read_to_string(format!("tests/desk/{name}")).expect("a sample");
    let desk = desk(&[
        ("wire.md", &sample("wire.txt")),
        ("ours.md", &sample("ours.txt")),
    ]);
    for (gate, code) in [
        ("findings", 1),
        ("findings > 1", 0),
        ("findings[fear] and not findings[label]", 1),
        ("findings[fear/chaos]", 1),
        ("weight[hedge] > 0 or level = coloured", 1),
        ("score < 5", 0),
    ] {
        let output = run(desk.path(), &["wording", "a.md", "--fail-on", gate], &[]);
        assert_eq!(output.status.code(), Some(code), "{gate}");
        let told = format!("copydesk: crossed --fail-on '{gate}'");
        assert_eq!(stderr(&output).contains(&told), code == 1, "{gate}");
    }
    fs::create_dir(desk.path().join("empty")).expect("a folder");
    let output = run(
        desk.path(),
        &["wording", "empty", "--fail-on", "findings"],
        &[],
    );
    assert_eq!(
        stderr(&output),
        "copydesk: no article was found, so there was nothing for --fail-on 'findings' to check\n"
    );
    assert_eq!(output.status.code(), Some(2));
    let output = run(
        desk.path(),
        &["wording", "a.md", "--fail-on", "weight >> 3"],
        &[],
    );
    let told = stderr(&output);
    assert!(
        told.contains("a number is expected here\n  weight >> 3\n          ^"),
        "{told}"
    );
    assert_eq!(output.status.code(), Some(2));
    let output = run(
        desk.path(),
        &[
            "wording",
            "a.md",
            "--fail-on",
            "errors or findings[lable] > 0",
        ],
        &[],
    );
    let unknown = "copydesk: --fail-on 'errors or findings[lable] > 0': the lexicon has no category or entry `lable`; did you mean `label`?\n";
    assert_eq!(
        (stderr(&output).as_str(), output.status.code()),
        (unknown, Some(2))
    );
    for (gate, code) in [
        ("coverage > 0.5 and loaded-edits", 1),
        ("resemblance = 1", 0),
    ] {
        let pair = ["compare", "wire.md", "ours.md", "--fail-on", gate];
        let output = run(desk.path(), &pair, &[]);
        assert_eq!(output.status.code(), Some(code), "{gate}");
    }
}

#[test]
fn a_comparison_heeds_what_the_house_has_settled() {
    let sample = |name: &str| fs::read_to_string(format!("tests/desk/{name}")).expect("a sample");
    let desk = desk(&[
        ("wire.md", &sample("wire.txt")),
        ("ours.md", &sample("ours.txt")),
    ]);
    let pair = ["compare", "wire.md", "ours.md", "--format", "jsonl"];
    let edits = || {
        stdout(&run(desk.path(), &pair, &[]))
            .matches("loaded_edit")
            .count()
    };
    let before = edits();
    let settings = "[wording]\nmin-weight = 5.0\n";
    fs::write(desk.path().join("copydesk.toml"), settings).expect("written");
    assert!(edits() < before, "{} of {before}", edits());
}

#[test]
fn standard_input_goes_by_the_name_and_the_settings_it_is_given() {
    let desk = desk(&[
        (
            "copydesk.toml",
            "[[override]]\npaths = [\"opinion/\"]\nignore = [\"fear\"]\n",
        ),
        ("a.jsonl", &format!("{{}}\n{{\"text\": \"{CHAOS}\"}}\n")),
    ]);
    for (file, ending, line) in [("a.md", "md", 1), ("a.jsonl", "jsonl", 2)] {
        for (folder, expected) in [("news", 1), ("opinion", 0)] {
            let name = format!("{folder}/x.{ending}");
            let run =
                format!("copydesk wording - --stdin-filename {name} --format github < {file}");
            let output = program::bash(desk.path(), &run, &[]);
            let told = stdout(&output);
            let place = format!("::warning file={name},line={line}");
            assert_eq!(told.matches(&place).count(), expected, "{told}");
            let failed = stderr(&output).contains(&format!("{name}:1: no text"));
            assert_eq!(failed, ending == "jsonl", "{output:?}");
        }
    }
}

/// A folder with an article that has one finding, and these files.
fn desk(files: &[(&str, &str)]) -> TempDir {
    let desk = tempfile::tempdir().expect("a folder");
    for (name, text) in [("a.md", CHAOS)].iter().chain(files) {
        let path = desk.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    desk
}

/// The entries found in `a.md`, with these flags.
fn found(desk: &TempDir, flags: &[&str]) -> Vec<String> {
    let args = [&["wording", "a.md", "--format", "tsv"], flags].concat();
    let output = run(desk.path(), &args, &[]);
    assert!(output.status.success(), "{}", stderr(&output));
    rows(&output).iter().map(|row| row[8].clone()).collect()
}

fn rows(output: &Output) -> Vec<Vec<String>> {
    let lines = stdout(output);
    let rows = lines.lines().skip(1);
    rows.map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
