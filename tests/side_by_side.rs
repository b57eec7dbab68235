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
            "DIFFER 11,400 (bridge-meridian-wire-original.md), 14,100 (bridge-liberty-lantern-loaded.md)",
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
            "No passage in common.",
            "told by both in words of their own",
            "that Washington was *adding fuel* to the fire. │ America was *pouring fuel* on the fire.",
            "One quotation, several wordings",
            "agree 80 kilometres (atacms-albion-courier-report.md), 50 miles",
            "Told by atacms-albion-courier-report.md alone",
            "50,000 soldiers",
            "more; JSON and the page list them",
        ],
    );
    assert!(!told.contains("[-"), "no legend without a passage");
}

#[test]
fn two_articles_that_tell_little_in_common_are_compared_because_they_were_named() {
    let (left, right) = (
        "articles/atacms-free-steppe-bulletin.md",
        "articles/atacms-plain-patriot-blog.md",
    );
    let told = compare(left, right);
    has(&told, &["told by both in words of their own"]);
    assert!(!tell("report", &[left, right]).contains("by two or more"));
    assert!(tell("report", &[left, right, "--one-event"]).contains("by two or more"));
}

#[test]
fn strangers_share_nothing_and_are_told_so() {
    let told = compare(
        "articles/odd-meridian-wire-oats.txt",
        "articles/odd-river-observer-steamboat.md",
    );
    has(&told, &["No passage in common.", "No fact was found"]);
    assert!(!told.contains("alone"), "{told}");
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
