//! Story: an editor lays two articles beside each other and reads what was copied, changed, loaded and left out.

use std::path::Path;
use std::process::Command;

#[test]
fn a_copy_shows_its_edits_sentence_by_sentence_and_what_they_loaded() {
    let told = compare(
        "articles/bridge-meridian-wire-original.md",
        "articles/bridge-liberty-lantern-loaded.md",
    );
    has(
        &told,
        &[
            "[-sends-] about [-11,400-] vehicles a day onto a │ about {+14,100+} vehicles a day onto a",
            "The closing [-may-] last six to eight weeks, │ The closing {+will+} last six to eight weeks.",
            "+2.0 sends → dumps Loaded word",
            "may → will hedge dropped",
            "DIFFER 11,400 | 14,100 (bridge-meridian-wire-original.md | bridge-liberty-lantern-loaded.md)",
        ],
    );
}

#[test]
fn a_story_told_anew_shows_fact_beside_fact_and_what_one_leaves_out() {
    let told = compare(
        "articles/atacms-albion-courier-report.md",
        "articles/atacms-daily-klaxon-splash.txt",
    );
    has(
        &told,
        &[
            "no text of their own in common",
            "told by both in words of their own",
            "that Washington was *adding fuel* to the fire. │ America was *pouring fuel* on the fire.",
            "One quotation, several wordings",
            "agree 80 kilometres | 50 miles (atacms-albion-courier-report.md",
            "only in one: 50,000 soldiers",
            "No counterpart found of what atacms-albion-courier-report.md tells",
            "more; JSON and the page list them",
        ],
    );
    assert!(!told.contains("[-"), "no legend without a passage");
}

#[test]
fn two_articles_that_tell_little_in_common_are_compared_because_they_were_named() {
    let (left, right) = (
        "events/rate-lorland-press-service.md",
        "events/rate-the-lorland-times.md",
    );
    let told = compare(left, right);
    has(&told, &["told by both in words of their own"]);
    assert!(!tell("report", &[left, right]).contains("by two or more"));
    assert!(tell("report", &[left, right, "--one-event"]).contains("by two or more"));
}

#[test]
fn what_was_copied_is_told_by_both_and_what_was_moved_stands_where_it_stands() {
    let desk = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = desk.path().join(name);
        std::fs::write(&path, text).expect("written");
        path.to_str().expect("UTF-8").to_owned()
    };
    let storm = "Crews put the storm's damage at nine barns and two mills. ";
    let shelter = "About forty people spent the night at the high school in Melling. ";
    let fire = "A fire at the Brack mill killed two people on Monday, the fire service said. ";
    let wire = write("wire.txt", &format!("{storm}{shelter}{fire}"));
    let moved = write(
        "moved.txt",
        &format!("{shelter}{storm}{fire}").replace("two people", "four people"),
    );
    let told = tell("compare", &[&wire, &wire]);
    assert!(
        !told.contains("No counterpart") && !told.contains("No fact"),
        "{told}"
    );
    let told = tell("compare", &[&wire, &moved]);
    has(
        &told,
        &[
            "Loaded differently: wire.txt | moved.txt 1 fact told otherwise",
            "two | four number",
            "DIFFER two | four (wire.txt | moved.txt)",
        ],
    );
    assert!(!told.contains("No counterpart"), "{told}");
    let right: Vec<&str> = told
        .lines()
        .filter_map(|line| line.split(" │ ").nth(1))
        .collect();
    let right = right.join(" ").replace(['<', '>', '{', '}', '+'], "");
    let words = right.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.starts_with("About forty people"), "{words}");
}

#[test]
fn the_earlier_article_stands_on_the_left_whichever_was_named_first() {
    let told = compare(
        "articles/bridge-liberty-lantern-loaded.md",
        "articles/bridge-meridian-wire-original.md",
    );
    has(
        &told,
        &["Loaded on the way: bridge-meridian-wire-original.md → bridge-liberty-lantern-loaded.md"],
    );
}

#[test]
fn numbers_that_stand_against_each_other_are_told_by_nobody_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let [one, other] = [
        "Fire crews were called to the Albion hotel in Tamsett at dawn on Tuesday, the fire service said. The cause of \
         the fire at the Albion hotel is not known. The hotel, on the seafront, was sold in 2019 to a Danish company. \
         Guests slept in a school hall. Damage was put at £2.5 million by the insurer.",
        "Crews from the fire service went to the Albion hotel, Tamsett, early on Tuesday. What caused the Albion hotel \
         fire is not yet known, officials said. A Danish firm bought the seafront hotel in 2019. A school hall was \
         opened for guests to sleep in. The insurer put the damage at £3.5 million.",
    ]
    .iter()
    .enumerate()
    .map(|(nth, body)| {
        let path = folder.path().join(format!("{nth}.txt"));
        std::fs::write(&path, body).expect("written");
        path.display().to_string()
    })
    .collect::<Vec<_>>()
    .try_into()
    .expect("two");
    let told = compare(&one, &other);
    has(&told, &["DIFFER £2.5 million"]);
    assert!(!told.contains("No counterpart"), "{told}");
}

#[test]
fn strangers_share_nothing_and_are_told_so() {
    let told = compare(
        "articles/odd-meridian-wire-oats.txt",
        "articles/odd-river-observer-steamboat.md",
    );
    has(
        &told,
        &["no text of their own in common", "No fact was found"],
    );
    assert!(!told.contains("No counterpart"), "{told}");
    assert_eq!(told.matches("No fact").count(), 1, "{told}");
}

/// The lines must stand in what was told, in this order, spaces aside.
#[track_caller]
fn has(told: &str, lines: &[&str]) {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let flat = words(told);
    let mut at = 0;
    for line in lines {
        match flat[at..].find(&words(line)) {
            Some(found) => at += found,
            None => panic!("{line:?} is missing, or too early, in\n{told}"),
        }
    }
}

fn compare(left: &str, right: &str) -> String {
    tell("compare", &[left, right])
}

fn tell(command: &str, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"))
        .env("COLUMNS", "100")
        .arg(command)
        .args(arguments)
        .output()
        .expect("copydesk runs");
    String::from_utf8(output.stdout).expect("UTF-8")
}
