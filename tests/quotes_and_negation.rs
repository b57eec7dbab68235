//! Story: a reporter is not blamed for what others said, nor for what the text denies.

use copydesk::text::Text;
use copydesk::wording::{Setting, builtin, check};

#[test]
fn a_speakers_words_are_the_speakers() {
    expect(
        "“This is a disgraceful budget,” Senator Okri said.",
        Setting::Quoted,
    );
    expect(
        "Ms Vale said: \"The plan is disgraceful.\"",
        Setting::Quoted,
    );
    expect(
        "Der Rat, said Mr Holm, „is disgraceful for all of us here“.",
        Setting::Quoted,
    );
}

#[test]
fn a_quotation_may_run_over_paragraphs() {
    let body = "“The plan stands,” he said. “It holds.\n\n“It is a disgraceful budget for us all,” he added.";
    expect(body, Setting::Quoted);
}

#[test]
fn words_set_apart_with_no_speaker_are_the_writers_own() {
    expect(
        "The firm's “disgraceful” offer lapsed in May.",
        Setting::Scare,
    );
}

#[test]
fn words_told_as_someones_count_between() {
    expect("The senator called it disgraceful.", Setting::Attributed);
    expect(
        "The budget was disgraceful, Ms Vale said.",
        Setting::Attributed,
    );
}

#[test]
fn what_is_denied_is_not_asserted() {
    expect("The offer was not disgraceful.", Setting::Negated);
    expect("It was not only disgraceful but late.", Setting::Own);
}

#[test]
fn softened_words_are_kept_and_weigh_less() {
    let weight = |body| finding(body).1;
    let own = weight("The offer was disgraceful.");
    let told = weight("The senator called it disgraceful.");
    let quoted = weight("“The offer was disgraceful,” she said.");
    assert!(own > told && told > quoted && quoted > 0.0);
    assert!(quoted <= own * 0.3);
}

#[track_caller]
fn expect(body: &str, setting: Setting) {
    assert_eq!(finding(body).0, setting, "{body}");
}

/// The setting and the weight of the word "disgraceful".
fn finding(body: &str) -> (Setting, f64) {
    let wording = check(body, &Text::of(body), None, builtin());
    let found = wording
        .findings
        .iter()
        .find(|finding| finding.span.of(body).contains("disgraceful"));
    let found = found.unwrap_or_else(|| panic!("{body}: {:?}", wording.findings));
    (found.setting, found.weight)
}
