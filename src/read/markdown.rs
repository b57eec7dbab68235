//! Markdown: the whole file is the body; code, addresses and marks are in it, but not read.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::span::Span;

/// What of Markdown is understood.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// The stretches of `text` behind byte `start` that hold no words for readers, in order.
///
/// A text that would have no words left, as one indented throughout, is read whole.
pub(super) fn unread(text: &str, start: usize) -> Vec<Span> {
    let mut unread = Vec::new();
    let mut at = start;
    let mut words = false;
    for read in legible(&text[start..]) {
        let span = Span::new(start + read.start, start + read.end);
        words |= span.of(text).contains(char::is_alphanumeric);
        hide(text, Span::new(at, span.start), &mut unread);
        at = at.max(span.end);
    }
    hide(text, Span::new(at, text.len()), &mut unread);
    if words { unread } else { vec![] }
}

/// Adds what lies between two stretches of words, if it is more than what opens a line.
fn hide(text: &str, between: Span, unread: &mut Vec<Span>) {
    let opens_line = |char: char| char.is_whitespace() || "#>-+=|".contains(char);
    if between.start < between.end && !between.of(text).chars().all(opens_line) {
        unread.push(between);
    }
}

/// Where the words stand, in order, none touching code, pictures or raw HTML.
fn legible(text: &str) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut hidden = 0_usize;
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        if let Event::Start(Tag::HtmlBlock) = event {
            stretches.extend(behind_comments(text, range.clone()));
        }
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::Image { .. } | Tag::HtmlBlock) => hidden += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Image | TagEnd::HtmlBlock) => hidden -= 1,
            // An entity is not written as it reads.
            Event::Text(words) if hidden == 0 && text[range.clone()] == *words => {
                stretches.push(range);
            }
            _ => {}
        }
    }
    // Footnotes come in the order they are referred to.
    stretches.sort_by_key(|range| range.start);
    stretches
}

/// Where words stand behind the comments with which a block of HTML begins: readers see the rest of their line.
pub(super) fn behind_comments(text: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let mut rest = text[block.clone()].trim_start();
    let mut begun = false;
    while let Some((_, behind)) = rest
        .strip_prefix("<!--")
        .and_then(|inside| inside.split_once("-->"))
    {
        rest = behind.trim_start();
        begun = true;
    }
    if !begun {
        return vec![];
    }
    let from = block.end - rest.len();
    let words = legible(rest).into_iter();
    words
        .map(|range| from + range.start..from + range.end)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let article = Article {
            body: text.to_owned(),
            unread: unread(text, 0),
            ..Article::default()
        };
        let read = article.legible();
        assert_eq!(read.len(), text.len());
        let words: Vec<_> = read.split_whitespace().collect();
        assert_eq!(words.join(" "), expected, "{text}");
    }

    #[test]
    fn words_are_read_and_code_is_not() {
        check(
            "# Bridge _shut_\n\nThe **county** `rm -rf` it.",
            "# Bridge shut The county it.",
        );
        check("One\n\n```sh\nutter chaos\n```\n\nTwo", "One Two");
        check("One\n\n    utter chaos\n\nTwo", "One Two");
        check("> Quoted\n> on\n\n- a\n- b\n", "> Quoted > on - a - b");
    }

    #[test]
    fn addresses_pictures_and_html_are_not_read() {
        check(
            "See [the vote](https://a.example/chaos \"t\"), ![alt](b.png).",
            "See the vote , .",
        );
        check("A <b>bold</b> <!-- utter chaos --> step", "A bold step");
        check("<div>\nhtml\n</div>\n\nText", "Text");
        check(
            "Text[^1] [ref][r]\n\n[^1]: Note\n\n[r]: https://x.example",
            "Text ref Note",
        );
    }

    #[test]
    fn a_comment_hides_itself_and_not_the_rest_of_its_line() {
        check("<!-- utter --> The _council_ met.", "The council met.");
        check(
            "<!-- a --> <!-- b --> One <!-- c --> two\n<!-- d\ne --> three\n\nFour",
            "One two three Four",
        );
        check("<!-- a --><div>utter</div>\n\nText", "Text");
        check("<!-- a\n\nutter -->\nText", "Text");
        check("> <!-- a --> quoted\n> on", "quoted > on");
        check("<!-- never closed\n\nText", "<!-- never closed Text");
        let many = "<!-- a -->".repeat(50_000);
        check(&format!("{many} One\n\nTwo"), "One Two");
    }

    #[test]
    fn stars_and_underscores_alone_are_marks_and_escapes_are_not() {
        check("a \\*b\\* and 2 * 3 &amp; more", "a *b * and 2 * 3 more");
        check(
            "| a | b |\n|---|---|\n| c | d |",
            "| a | b | |---|---| | c | d |",
        );
    }

    #[test]
    fn a_text_of_code_alone_is_read_whole() {
        check(
            "    Every line\n    is indented.",
            "Every line is indented.",
        );
        check("", "");
    }
}
