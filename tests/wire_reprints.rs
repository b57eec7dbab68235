//! Story: an editor asks how much of a local article came off the wire, which passages, and what was done to them.

mod common;

use copydesk::article::{Article, ArticleId};
use copydesk::reuse::{self, Change, Class, Evidence, First, Match, Settings, edits};
use copydesk::text::{Text, read_all};

use common::Samples;

const WIRE: &str = "Cracks have shut the old county bridge at Alder Creek, officials said on Monday, and it will \
    stay shut until spring. Drivers are being sent north over the Route 9 crossing at Pell Landing, a detour of \
    fourteen miles. The county board will hear from its engineers on Thursday evening.";

#[test]
fn a_lifted_paragraph_is_found_in_a_longer_piece() {
    let ours = format!(
        "{}\n\n{WIRE}\n\n{}",
        "Nobody in the valley was surprised.", "More rain is on its way."
    );
    check(&ours, "verbatim: all of it");
}

#[test]
fn the_same_facts_in_other_words_are_not_reuse() {
    check(
        "A bridge in the county has been closed after engineers found damage, and nobody may cross it.",
        "nothing",
    );
}

#[test]
fn changed_words_are_told_one_by_one() {
    let ours = WIRE
        .replace("old county bridge", "crumbling bridge")
        .replace("are being sent", "are herded");
    check(&ours, "edited: old county>crumbling, being sent>herded");
}

#[test]
fn a_copy_in_quotation_marks_is_a_quotation() {
    let speech = "“We will not open this bridge to one more truck until the last of the girders has been tested,” she said.";
    let (left, right) = (
        format!("It rained. {speech}"),
        format!("The engineer was firm. {speech} Then she left."),
    );
    let found = compare(&left, &right);
    assert_eq!(found.passages[0].class, Class::Quotation);
    assert_eq!(found.left_coverage.words, 0);
}

#[test]
fn who_was_first_is_told_by_dates_and_is_evidence() {
    let samples = Samples::read();
    let pair = [(
        samples.id("bridge-liberty-lantern-loaded.md"),
        samples.id("bridge-meridian-wire-original.md"),
    )];
    let found = reuse::compare(
        &samples.articles,
        &samples.texts,
        &pair,
        &Settings::default(),
    );
    let told = found.matches[0].direction;
    assert_eq!((told.first, told.evidence), (First::Right, Evidence::Dates));
    assert!(told.confidence < 1.0);
}

#[test]
fn what_stood_elsewhere_before_is_added_up_for_each_article() {
    let samples = Samples::read();
    let found = reuse::find(&samples.articles, &samples.texts, &Settings::default());
    let copy = &found.borrowed[samples.id("bridge-tamsett-courier-verbatim.txt").index()];
    assert_eq!(copy.all.share, 1.0);
    assert_eq!(
        copy.sources[0].0,
        samples.id("bridge-meridian-wire-original.md")
    );
    let wire = &found.borrowed[samples.id("bridge-meridian-wire-original.md").index()];
    assert_eq!(wire.all.words, 0);
    let feature = &found.borrowed[samples.id("bridge-lowland-review-feature.html").index()];
    assert!((0.05..0.15).contains(&feature.all.share), "{feature:?}");
}

fn compare(left: &str, right: &str) -> Match {
    let articles = [left, right].map(|body| Article {
        body: body.to_owned(),
        ..Article::default()
    });
    let pair = [(ArticleId(0), ArticleId(1))];
    let found = reuse::compare(&articles, &read_all(&articles), &pair, &Settings::default());
    found
        .matches
        .into_iter()
        .next()
        .expect("a match for each pair")
}

/// What became of the wire text in `ours`: the class of the one passage, and what changed in it.
#[track_caller]
fn check(ours: &str, expected: &str) {
    let found = compare(WIRE, ours);
    let told = match found.passages.as_slice() {
        [] => "nothing".to_owned(),
        [passage] if passage.class == Class::Verbatim => {
            let all = passage.left.len() + 1 == WIRE.len();
            format!(
                "verbatim: {}",
                if all {
                    "all of it"
                } else {
                    passage.left.of(WIRE)
                }
            )
        }
        [passage] => {
            let changed: Vec<String> = edits(&Text::of(WIRE), &Text::of(ours), passage)
                .iter()
                .filter(|edit| edit.change != Change::Kept)
                .map(|edit| format!("{}>{}", edit.left.span.of(WIRE), edit.right.span.of(ours)))
                .collect();
            format!("edited: {}", changed.join(", "))
        }
        several => format!("{} passages", several.len()),
    };
    assert_eq!(told, expected);
}
