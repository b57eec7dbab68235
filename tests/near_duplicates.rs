//! Story: an editor asks which articles are one story in one text, and which only look alike.

mod common;

use copydesk::reuse::{self, Class, Match, Relation, Reuse, Settings};

use common::Samples;

const WIRE: &str = "bridge-meridian-wire-original.md";

#[test]
fn one_wire_story_in_five_papers_is_one_family() {
    let samples = Samples::read();
    let found = find(&samples);
    let families: Vec<Vec<&str>> = found
        .clusters
        .iter()
        .map(|family| {
            family
                .members
                .iter()
                .map(|id| samples.articles[id.index()].id.as_str())
                .collect()
        })
        .collect();
    let expected = [
        WIRE,
        "bridge-tamsett-courier-verbatim.txt",
        "bridge-valley-digest-abridged.md",
        "bridge-northfield-post-light-edit.md",
        "bridge-liberty-lantern-loaded.md",
        "bridge-meridian-wire-writethru.md",
    ];
    assert_eq!(families, [expected]);
}

#[test]
fn each_copy_is_told_for_what_it_is() {
    check("bridge-tamsett-courier-verbatim.txt", Relation::Duplicate);
    check(
        "bridge-northfield-post-light-edit.md",
        Relation::NearDuplicate,
    );
    check("bridge-liberty-lantern-loaded.md", Relation::NearDuplicate);
    check("bridge-valley-digest-abridged.md", Relation::Contains);
    check(
        "bridge-lowland-review-feature.html",
        Relation::SharesPassages,
    );
}

#[test]
fn the_agencys_own_update_is_a_revision() {
    check("bridge-meridian-wire-writethru.md", Relation::Revision);
}

#[test]
fn a_form_letter_and_a_footer_count_for_nothing() {
    for (left, right, class) in [
        (
            "odd-ledgerline-corvane",
            "odd-ledgerline-pellworth",
            Class::Template,
        ),
        (
            "odd-river-observer-steamboat.md",
            "bridge-river-observer-rewrite.md",
            Class::Boilerplate,
        ),
    ] {
        let samples = Samples::read();
        let all = find(&samples);
        let found = pair(&samples, &all, left, right);
        assert!(
            found.passages.iter().all(|passage| passage.class == class),
            "{left}"
        );
        assert_eq!(found.overlap.resemblance, 0.0, "{left}");
        assert_eq!(found.left_coverage.words, 0, "{left}");
    }
}

#[test]
fn what_is_asked_to_count_counts() {
    let samples = Samples::read();
    let settings = Settings {
        count: vec![Class::Template],
        ..Settings::default()
    };
    let all = reuse::find(&samples.articles, &samples.texts, &settings);
    let found = pair(
        &samples,
        &all,
        "odd-ledgerline-corvane",
        "odd-ledgerline-pellworth",
    );
    assert!(found.left_coverage.share > 0.8, "{:?}", found.left_coverage);
}

#[test]
fn what_is_excluded_is_not_shown() {
    let samples = Samples::read();
    let settings = Settings {
        exclude: vec![Class::Quotation, Class::Boilerplate, Class::Template],
        ..Settings::default()
    };
    let found = reuse::find(&samples.articles, &samples.texts, &settings);
    let mut passages = found.matches.iter().flat_map(|found| &found.passages);
    assert!(passages.all(|passage| passage.class.is_own_text()));
}

fn find(samples: &Samples) -> Reuse {
    reuse::find(&samples.articles, &samples.texts, &Settings::default())
}

fn pair<'r>(samples: &Samples, found: &'r Reuse, left: &str, right: &str) -> &'r Match {
    let (a, b) = (samples.id(left), samples.id(right));
    let both = (a.min(b), a.max(b));
    let found = found
        .matches
        .iter()
        .find(|found| (found.left, found.right) == both);
    found.unwrap_or_else(|| panic!("{left} and {right} share nothing"))
}

/// What the wire story and another article are to each other.
#[track_caller]
fn check(other: &str, expected: Relation) {
    let samples = Samples::read();
    let found = find(&samples);
    assert_eq!(
        pair(&samples, &found, WIRE, other).relation,
        expected,
        "{other}"
    );
}
