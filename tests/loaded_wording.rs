//! Story: an editor runs copydesk over a draft and is told which words are loaded, and which are not.

use copydesk::text::Text;
use copydesk::wording::{Setting, builtin, check};

#[test]
fn loaded_words_are_marked_with_their_category() {
    expect("The vote is a game-changer for the valley.", "sensational");
    expect("Obviously, the old guard prevailed.", "stance");
    expect(
        "The ruling drastically alters the rules of the port.",
        "sensational",
    );
    expect("Delay would be costly, experts warn.", "vague-attribution");
    expect("The mayor felt forced to act in May.", "mind-reading");
    expect("The fee will undoubtedly rise in spring.", "forecast");
    expect("The port must be kept open at all costs.", "absolute");
}

#[test]
fn plain_words_for_grave_things_are_left_alone() {
    for plain in [
        "Two soldiers were killed when a missile hit the depot on Tuesday.",
        "The court found him guilty of murder and rape.",
        "The explosive device went off near the bridge, which collapsed.",
        "Extreme weather closed critical infrastructure in three counties.",
        "One of the injured was in a critical condition, the hospital said.",
        "The gunman was shot dead by police at 4.30 a.m.",
    ] {
        assert_eq!(found(plain), Vec::<String>::new(), "{plain}");
    }
}

#[test]
fn names_are_left_alone() {
    for plain in [
        "Aides met at the White House on Monday.",
        "The chairman of the Joint Chiefs spoke for an hour.",
        "Members of the Radical Party voted with the mayor.",
        "The Critical Role cast signed books in Leeds.",
    ] {
        assert_eq!(found(plain), Vec::<String>::new(), "{plain}");
    }
}

#[test]
fn every_finding_says_why_it_weighs_what_it_weighs() {
    let body = "Aides said the plan was sound. It is an utterly disgraceful delay.";
    let wording = check(body, &Text::of(body), None, builtin());
    assert!(!wording.findings.is_empty());
    for finding in &wording.findings {
        let product: f64 = finding.evidence.iter().map(|piece| piece.factor).product();
        assert!((product - finding.weight).abs() < 1e-9, "{finding:?}");
        assert_eq!(finding.evidence[0].what, "the entry's weight");
    }
}

#[test]
fn a_headline_weighs_more_and_apart() {
    let body = "The council voted on Monday.";
    let wording = check(body, &Text::of(body), Some("Disgraceful vote"), builtin());
    let finding = &wording.title_findings[0];
    assert_eq!(finding.setting, Setting::Title);
    assert!(finding.weight > finding.evidence[0].factor);
    assert!(wording.title_score.is_some_and(|score| score > 0.0));
    assert_eq!(wording.score.per_1000, 0.0);
}

#[track_caller]
fn expect(sentence: &str, category: &str) {
    let found = found(sentence);
    assert!(
        found.iter().any(|found| found == category),
        "{sentence}: {found:?}"
    );
}

/// The categories of a sentence's findings.
fn found(sentence: &str) -> Vec<String> {
    let lexicon = builtin();
    let wording = check(sentence, &Text::of(sentence), None, lexicon);
    let category = |entry| lexicon.category_of(lexicon.entry(entry)).id.clone();
    wording
        .findings
        .iter()
        .map(|finding| category(finding.entry))
        .collect()
}
