//! Story: a stranger sends a file of anything at all, and no reader falls over it.

use std::fs;
use std::path::PathBuf;

use copydesk::read::{Options, articles};
use copydesk::text::Text;
use proptest::prelude::*;
use tempfile::TempDir;

/// The endings of every format, and a file that only content can tell.
const NAMES: [&str; 10] = [
    "a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.csv", "a.tsv", "a.xml", "a.docx", "a",
];

proptest! {
    #[test]
    fn bytes_of_any_kind(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes)?;
    }

    #[test]
    fn scraps_of_every_format(scraps in proptest::collection::vec(scrap(), 0..60)) {
        check(scraps.concat().as_bytes())?;
    }

    #[test]
    fn scraps_with_a_byte_gone_wrong(
        scraps in proptest::collection::vec(scrap(), 1..40),
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = scraps.concat().into_bytes();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        check(&bytes)?;
    }

    #[test]
    fn wide_text_cut_anywhere(text in "\\PC{1,60}", mark in any::<bool>(), cut in 0_usize..3) {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        let mut bytes: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
        bytes.truncate(bytes.len() - cut.min(bytes.len()));
        check(&bytes)?;
    }
}

/// Pieces that mean something to one reader or another.
fn scrap() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "---\n",
        "...\n",
        "id: a\n",
        "title: 'b'\n",
        "- &a x\n",
        "*a",
        "? [",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"text\": ",
        "\"articles\": [",
        "\"id\"",
        "\"",
        "\\ud83d",
        "\\u0000",
        "\\",
        "1e999",
        "null",
        "\r\n",
        "\n",
        "\r",
        "# ",
        "```\n",
        "<html>",
        "<p>",
        "</p>",
        "<div class=article>",
        "</div>",
        "<table><tr><td>",
        "<li>",
        "<script type='application/ld+json'>{\"@type\":\"Article\"}",
        "</script>",
        "<!--",
        "-->",
        "<meta charset=",
        "gbk>",
        "<svg>",
        "<template>",
        "<br>",
        "<a href='x'>",
        "<b>",
        "</i>",
        "&amp;",
        "&#x0;",
        "&#1114112;",
        "<title>T</title>",
        "<h1>T</h1>",
        "<time datetime=>",
        "title,text\n",
        "\"a\n",
        ";",
        "\t",
        "<?xml version='1.0'?>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]>",
        "<rss><channel><item>",
        "</item>",
        "<title>",
        "</title>",
        "<description>",
        "<![CDATA[",
        "]]>",
        "<nitf><body><body.content>",
        "<newsItem><contentSet><inlineData>",
        "<entry/>",
        "&b;",
        "\"body_xhtml\": \"<p>",
        "[x](y)",
        "![",
        "`",
        "*",
        "_",
        "> ",
        "    ",
        "PK\u{3}\u{4}",
        "\u{1f}\u{8b}",
        "\u{feff}",
        "é",
        "汉",
        "\u{1f600}",
        "\u{202e}",
        "\u{301}",
        "Leave a Reply\n",
        "Home\n",
        "© 2026",
        "The county shut the bridge on Monday, after inspectors found cracks. ",
    ]);
    prop_oneof![8 => known.prop_map(str::to_owned), 1 => "\\PC{1,6}"]
}

/// Reads the bytes as every format; what comes out keeps the promises of an article.
fn check(bytes: &[u8]) -> Result<(), TestCaseError> {
    let folder = TempDir::new()?;
    let paths: Vec<PathBuf> = NAMES.iter().map(|name| folder.path().join(name)).collect();
    for path in &paths {
        fs::write(path, bytes)?;
    }
    for article in articles(&paths, &Options::default()).flatten() {
        prop_assert!(!article.id.is_empty() && !article.path.is_empty());
        prop_assert!(article.body.is_char_boundary(article.start));
        prop_assert!(!article.body[article.start..].trim().is_empty());
        if let Some(title) = article.title_span() {
            prop_assert!(article.start <= title.start);
            prop_assert!(!title.of(&article.body).trim().is_empty());
        }
        for span in Text::within(&article.body, article.start, None).boilerplate {
            prop_assert!(article.body.get(span.start..span.end).is_some());
        }
    }
    Ok(())
}
