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
fn a_denial_reaches_three_words_within_its_sentence() {
    expect("It was not a very disgraceful offer.", Setting::Negated);
    expect("It was not in any way a disgraceful offer.", Setting::Own);
    expect(
        "The offer did not last. A disgraceful one came.",
        Setting::Own,
    );
    expect("It was no longer disgraceful.", Setting::Own);
    expect("Not one, they felt, was disgraceful.", Setting::Own);
}

#[test]
fn a_denial_reaches_six_words_where_nothing_was_found() {
    for (body, setting) in [
        (
            "They saw no evidence of a wholly disgraceful offer.",
            Setting::Negated,
        ),
        (
            "They saw no sign in it of a disgraceful offer.",
            Setting::Negated,
        ),
        (
            "They saw no sign at all in it of a disgraceful offer.",
            Setting::Own,
        ),
        (
            "They saw no boats of any such disgraceful make.",
            Setting::Own,
        ),
    ] {
        expect(body, setting);
    }
}

#[test]
fn who_is_said_to_say_it_says_it_to_the_end_of_the_clause() {
    for (body, setting) in [
        (
            "Aides said on Monday that in the end it was disgraceful.",
            Setting::Attributed,
        ),
        (
            "Aides said so, yet the offer was disgraceful.",
            Setting::Attributed,
        ),
        ("Aides said so; the offer was disgraceful.", Setting::Own),
        (
            "Aides said so, but the offer was disgraceful.",
            Setting::Own,
        ),
        ("Aides said so — the offer was disgraceful.", Setting::Own),
        ("Aides said so. The offer was disgraceful.", Setting::Own),
    ] {
        expect(body, setting);
    }
}

#[test]
fn who_said_it_may_stand_behind_a_comma_at_the_end() {
    for (body, setting) in [
        (
            "The offer was disgraceful, said Ms Vale.",
            Setting::Attributed,
        ),
        (
            "The offer was disgraceful, Ms Vale of the board said.",
            Setting::Attributed,
        ),
        (
            "The offer was disgraceful and so Ms Vale said.",
            Setting::Own,
        ),
        (
            "The offer was disgraceful, and in the end nobody on the board said.",
            Setting::Own,
        ),
        (
            "The offer was disgraceful, Ms Vale said, as she left the old town hall by its back door.",
            Setting::Own,
        ),
    ] {
        expect(body, setting);
    }
}

#[test]
fn up_to_three_words_with_no_speaker_are_set_apart() {
    expect(
        "The “quite plainly disgraceful” offer lapsed in May.",
        Setting::Scare,
    );
    expect(
        "The “in all ways disgraceful” offer lapsed in May.",
        Setting::Quoted,
    );
    expect("It was “disgraceful,” Ms Vale said.", Setting::Quoted);
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
