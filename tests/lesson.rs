//! Story: a teacher gives out a lesson, and sees what the class made of it.

use std::collections::BTreeSet;
use std::fs;
use std::process::Output;

use copydesk::text::hash;
use tempfile::TempDir;

mod program;

use program::{copydesk, copydesk_in, written};

const HOSTILE: &str = "</script><script>pwned()</script><img src=x onerror=pwned()>\"'><!--";

#[test]
fn the_sheet_shows_neither_answers_nor_outlets() {
    let page = lesson(&["seeds/articles"]);
    for secret in [
        "Northfield Post</b>",
        "The Plain Patriot</b>",
        "2024-11-18",
        "18 Nov 2024",
        "Speaks of people as a lower sort or a swarm",
        "plainer\":",
    ] {
        assert!(!page.contains(secret), "{secret}");
    }
    assert!(page.contains("Article A</span>") && page.contains("<option>Northfield Post</option>"));
    assert!(page.contains("id=\"v1\"") && page.contains("data-first=\"0\""));
}

#[test]
fn a_teachers_copy_shows_both() {
    let page = lesson(&["seeds/articles", "--answers", "shown", "--outlets", "shown"]);
    assert!(page.contains("data-answers=\"shown\""));
    assert!(page.contains("<b>The Plain Patriot</b> · <time"));
    assert!(!page.contains("id=\"guess\""));
}

#[test]
fn the_sheet_is_one_small_file_that_asks_for_nothing() {
    let page = lesson(&["seeds/articles"]);
    for forbidden in ["src=", "@import", "url(", "<iframe", "style=\"", "onclick="] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    let ids = values(&page, " id=\"");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "an id is given twice");
    for target in values(&page, "href=\"#") {
        assert!(unique.contains(target) || target == "key", "{target}");
    }
    let body = &page[page.find("<body").expect("a body")..page.find("<script type").expect("data")];
    let shown: usize = body.split('>').filter_map(|rest| rest.find('<')).sum();
    assert!(page.len() - shown < 300_000, "{}", page.len() - shown);
}

#[test]
fn a_lesson_of_hostile_texts_holds_only_text() {
    let desk = tempfile::tempdir().expect("a folder");
    let line = serde_json::json!({ "id": HOSTILE, "title": HOSTILE, "outlet": HOSTILE, "date": HOSTILE, "text": format!("{HOSTILE} A reckless board. {HOSTILE}") });
    let path = desk.path().join("hostile.jsonl");
    fs::write(&path, format!("{line}\n")).expect("written");
    for outlets in ["hidden", "shown"] {
        let page = lesson(&[&path.display().to_string(), "--outlets", outlets]);
        assert_eq!(
            page.matches("<script").count(),
            3,
            "the script and its data"
        );
        assert!(!page.contains("<img") && !page.contains("<script>pwned"));
    }
}

#[test]
fn a_class_is_told_who_marked_what_and_which_files_are_no_marks() {
    let desk = tempfile::tempdir().expect("a folder");
    hand_in(&desk, "ada.json", &marks("Ada", "reckless", "fear"));
    hand_in(&desk, "bob.json", &marks("", "reckless", "stance"));
    hand_in(&desk, "cy.json", "{\n\"copydesk_marks\": 1, \"extra\": 2}");
    let other = marks("Dee", "board", "fear").replace("\"abc\"", "\"other\"");
    hand_in(&desk, "dee.json", &other);
    hand_in(&desk, "eve.json", &marks("Ada", "reckless", "fear"));
    let output = collect(
        &desk,
        &["ada.json", "bob.json", "cy.json", "dee.json", "eve.json"],
    );
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        told.contains(
            "cy.json: no marks that can be used: line 2, column 28: unknown field `extra`"
        ),
        "{told}"
    );
    assert!(
        told.contains("dee.json: it is of another lesson than ada.json"),
        "{told}"
    );
    assert!(
        told.contains("eve.json: it holds the same as ada.json, which is counted already"),
        "{told}"
    );
    let page = fs::read_to_string(desk.path().join("class.html")).expect("a page");
    assert!(page.contains("What 2 students marked") && page.contains("Ada, no name (bob)"));
    assert!(
        page.contains("<span class=\"heat h5 theirs\""),
        "both marked what the program marked"
    );
    assert!(page.contains("Fear 1, Stance 1") || page.contains("Stance 1, Fear 1"));
    assert!(page.contains("0 of 2 right") && page.contains("2 students coloured, 50 %"));
}

#[test]
fn a_class_that_handed_in_nothing_usable_is_an_error_and_no_page() {
    let desk = tempfile::tempdir().expect("a folder");
    hand_in(&desk, "ada.json", "[]");
    let output = collect(&desk, &["ada.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!desk.path().join("class.html").exists());
}

#[test]
fn the_same_articles_are_the_same_lesson() {
    assert_eq!(lesson(&["seeds/articles"]), lesson(&["seeds/articles"]));
}

#[test]
fn the_manual_shows_a_file_of_marks_that_is_one() {
    let manual = fs::read_to_string("docs/lesson.md").expect("the manual");
    let shown = manual.split("```json\n").nth(1).expect("an example");
    let shown = shown.split("```").next().expect("its end");
    let error = copydesk::report::read_marks(shown, copydesk::wording::builtin());
    let error = error.expect_err("its texts are cut short");
    assert_eq!(error, copydesk::report::MarksError::Text(0));
}

/// One student's file: a word marked and sorted, a wrong guess, half of the colours agreed.
fn marks(student: &str, word: &str, category: &str) -> String {
    let (title, body) = ("Bridge shut", "A reckless board slashed funds.");
    let start = body.find(word).expect("the word");
    let file = serde_json::json!({
        "copydesk_marks": 1, "lesson": "abc", "student": student,
        "articles": [{
            "id": format!("{:016x}", hash(&format!("{title}\n\n{body}"))),
            "label": "Article A", "title": title, "body": body,
            "marks": [{ "in": "body", "start": start, "end": start + word.len(), "category": category, "plainer": HOSTILE }],
        }],
        "guesses": [{ "asks": "outlet", "about": "Article A", "said": "Wire", "is": HOSTILE }],
        "versions": [{ "left": "Article A", "right": "Article B", "coloured": 4, "agreed": 2 }],
    });
    file.to_string()
}

fn hand_in(desk: &TempDir, name: &str, text: &str) {
    fs::write(desk.path().join(name), text).expect("written");
}

fn collect(desk: &TempDir, files: &[&str]) -> Output {
    let mut args = vec!["lesson", "--collect"];
    args.extend(files);
    args.extend(["-o", "class.html"]);
    copydesk_in(desk.path(), &args, &[])
}

fn lesson(args: &[&str]) -> String {
    written(copydesk(&[&["lesson"], args].concat()))
}

/// What stands behind each `key`, up to the closing quotation mark.
fn values<'p>(page: &'p str, key: &str) -> Vec<&'p str> {
    let found = page
        .match_indices(key)
        .map(|(at, _)| &page[at + key.len()..]);
    found
        .map(|rest| &rest[..rest.find('"').unwrap_or(0)])
        .collect()
}
