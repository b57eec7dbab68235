//! Story: whatever the text, its words are those of UAX #29, and their forms and hashes those of the spec.

use copydesk::span::Span;
use copydesk::text::{Tokens, hash, word_hashes};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn words_of_ascii(body in "[ -~\n\r\t]{0,200}") {
        check(&body);
    }

    #[test]
    fn words_of_a_newsroom(body in "([a-zA-Z]{1,9}|[0-9]{1,3}|[ \n,.:;'_-]|[“”‘’–—…€£é]|Łódź|ÉTÉ|ß|×){0,60}") {
        check(&body);
    }

    #[test]
    fn words_where_the_rules_meet(body in prop::collection::vec(prop::sample::select(TRICKY), 0..40)) {
        check(&body.concat());
    }

    #[test]
    fn words_of_any_text(body in any::<String>()) {
        check(&body);
    }

    #[test]
    fn words_of_every_block(chars in prop::collection::vec(prop_oneof![
        3 => 0_u32..0x3000,
        1 => 0_u32..0x11_0000,
        2 => 0x20_u32..0x7F,
    ], 0..60)) {
        check(&chars.into_iter().filter_map(char::from_u32).collect::<String>());
    }
}

#[test]
fn every_character_beside_letters_digits_and_spaces() {
    // Past the last script of Europe and Asia with rules of its own, every 61st will do.
    let (near, far) = ('\0'..'\u{3200}', '\u{3200}'..=char::MAX);
    for char in near.chain(far.step_by(61)) {
        check(&format!(
            "a{char}b 1{char}2 {char} x{char} {char}y\t{char} “{char}’z\n{char}\u{B}{char}\r{char}"
        ));
    }
}

#[test]
fn spaces_before_a_mark_that_is_a_letter_belong_to_its_word() {
    for spaces in [
        "  ",
        "\u{2003} ",
        " \u{3000}",
        "a \u{2003}  ",
        "\n ",
        "\t",
        "a\t",
        " \t",
        "\t ",
        "\n\t",
        "\t\n",
    ] {
        check(&format!("{spaces}\u{945}"));
        check(&format!("{spaces}\u{17B6}"));
    }
}

#[test]
fn words_at_the_edge_of_a_block() {
    for gap in 50..140 {
        for word in ["don't", "3.5", "a", "élan", "x\u{301}y", "_", "U.S."] {
            check(&format!("{}{word}", " ".repeat(gap)));
            check(&format!("{}{word}b", "a".repeat(gap)));
        }
    }
}

/// Characters that the word rules name, and some that they don't.
const TRICKY: &[&str] = &[
    "a",
    "B",
    "1",
    "2",
    "_",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\u{b}",
    "\u{85}",
    "\u{2028}",
    ".",
    ",",
    ":",
    ";",
    "'",
    "\"",
    "’",
    "‘",
    "“",
    "”",
    "–",
    "—",
    "…",
    "·",
    "\u{2024}",
    "\u{2027}",
    "⁄",
    "\u{202f}",
    "\u{a0}",
    "‿",
    "\u{301}",
    "\u{200d}",
    "\u{ad}",
    "\u{2060}",
    "\u{feff}",
    "א",
    "ב",
    "カ",
    "タ",
    "ー",
    "漢",
    "字",
    "ひ",
    "ไทย",
    "한국",
    "é",
    "ß",
    "Ł",
    "ŉ",
    "İ",
    "ﬁ",
    "½",
    "²",
    "ª",
    "µ",
    "×",
    "👩",
    "👩\u{200d}🚀",
    "🇬",
    "🇧",
    "❤\u{fe0f}",
    "🏽",
    "٣",
    "۔",
    "ʼ",
    "𐐀",
    "\u{1f1e6}",
    "Å",
    "`",
];

/// The words are those of `unicode-segmentation`; form and hash stand the same whoever asks.
#[track_caller]
fn check(body: &str) {
    let expected: Vec<_> = body
        .unicode_word_indices()
        .map(|(start, word)| Span::new(start, start + word.len()))
        .collect();
    let tokens = Tokens::of(body, 0);
    let spans: Vec<_> = (0..tokens.len()).map(|i| tokens.span(i)).collect();
    assert_eq!(spans, expected, "{body:?}");
    let forms: Vec<_> = (0..tokens.len()).map(|i| hash(tokens.form(i))).collect();
    assert_eq!(tokens.hashes(), forms, "{body:?}");
    let mut hashes = vec![];
    word_hashes(body, &mut hashes);
    assert_eq!(hashes, forms, "{body:?}");
}
