//! Headlines that stand in a text: the first heading, or a first line that reads like one.

use crate::span::Span;

/// A headline has no more words than this.
const WORDS: usize = 20;

/// A headline has no more characters than this.
const CHARACTERS: usize = 150;

/// The first line behind byte `from`, if it is short, ends in no stop, and more text follows.
pub(super) fn of_text(body: &str, from: usize) -> Option<Span> {
    let first = lines(body, from).find(|line| !line.is_empty())?;
    let more = !body[first.end..].trim().is_empty();
    (more && is_headline(first.of(body))).then_some(first)
}

/// The first heading `# …` behind byte `from`, else the first line as in plain text.
pub(super) fn of_markdown(body: &str, from: usize) -> Option<Span> {
    first_heading(body, from).or_else(|| {
        let first = of_text(body, from)?;
        let inside = heading(body, first).map_or(first, |(_, inside)| inside);
        (inside != first || !is_markup(first.of(body))).then_some(inside)
    })
}

/// The first line behind byte `from`, heading or not, if it is the known `title` once more and text follows.
pub(super) fn repeated(body: &str, from: usize, title: &str) -> Option<Span> {
    let first = lines(body, from).find(|line| !line.is_empty())?;
    let inside = heading(body, first).map_or(first, |(_, inside)| inside);
    let same = inside
        .of(body)
        .split_whitespace()
        .eq(title.split_whitespace());
    (same && !body[first.end..].trim().is_empty()).then_some(inside)
}

fn first_heading(body: &str, from: usize) -> Option<Span> {
    let mut fence = None;
    for line in lines(body, from) {
        let mark = fence_mark(line.of(body));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            (None, None) => {
                if let Some((1, inside)) = heading(body, line) {
                    return Some(inside);
                }
            }
            _ => {}
        }
    }
    None
}

/// The mark that opens or closes a stretch of code.
fn fence_mark(line: &str) -> Option<&'static str> {
    ["```", "~~~"]
        .into_iter()
        .find(|mark| line.starts_with(mark))
}

/// The depth of a heading and its words; none for a line that is no heading or an empty one.
fn heading(body: &str, line: Span) -> Option<(usize, Span)> {
    let text = line.of(body);
    let behind = text.trim_start_matches('#');
    let depth = text.len() - behind.len();
    if !(1..=6).contains(&depth) || !behind.starts_with([' ', '\t']) {
        return None;
    }
    let unclosed = behind.trim_end_matches('#');
    let words = if unclosed.ends_with([' ', '\t']) {
        unclosed
    } else {
        behind
    };
    let inside = trimmed(
        Span::new(
            line.end - behind.len(),
            line.end - behind.len() + words.len(),
        ),
        body,
    );
    (!inside.is_empty()).then_some((depth, inside))
}

/// Whether a line of Markdown is a picture, list, quotation, table, rule or the like.
fn is_markup(line: &str) -> bool {
    line.starts_with(['!', '<', '>', '|', '-', '*', '+', '=', '`', '~', '['])
}

/// Short, without a stop at the end.
fn is_headline(line: &str) -> bool {
    line.chars().count() <= CHARACTERS
        && line.split_whitespace().count() <= WORDS
        && line.chars().any(char::is_alphanumeric)
        && !ends_in_stop(line)
}

/// Whether a full stop, colon, semicolon or comma ends the line, be it inside quotation marks.
fn ends_in_stop(line: &str) -> bool {
    let closing = |char: char| "\"'”’»›)]*_".contains(char);
    line.trim_end_matches(closing)
        .ends_with(['.', ';', ':', ',', '。', '；', '：', '，'])
}

/// The lines behind byte `from`, without the white space around them.
fn lines(body: &str, from: usize) -> impl Iterator<Item = Span> {
    let mut start = from;
    body[from..].split(['\n', '\r']).map(move |line| {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        trimmed(span, body)
    })
}

fn trimmed(span: Span, body: &str) -> Span {
    let text = span.of(body);
    let start = span.end - text.trim_start().len();
    Span::new(start, start + text.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(find: fn(&str, usize) -> Option<Span>, body: &str, title: Option<&str>) {
        assert_eq!(find(body, 0).map(|span| span.of(body)), title, "{body}");
    }

    #[test]
    fn a_short_first_line_without_a_stop_is_the_headline() {
        check(
            of_text,
            "\r\n  Bridge shut \r\n\r\nIt is.",
            Some("Bridge shut"),
        );
        check(of_text, "Who pays?\rNobody.", Some("Who pays?"));
        check(of_text, "‘A disaster’\nSo they say.", Some("‘A disaster’"));
    }

    #[test]
    fn sentences_and_lone_lines_are_no_headlines() {
        for body in [
            "The bridge is shut.\nSince Monday.",
            "\"The bridge is shut.\"\nSince Monday.",
            "He said:\nNothing.",
            "Bridge shut",
            "Bridge shut\n \n",
            "* * *\nText",
            "",
        ] {
            check(of_text, body, None);
        }
        check(of_text, &format!("{}\nText", "word ".repeat(21)), None);
        check(of_text, &format!("{}\nText", "w".repeat(151)), None);
    }

    #[test]
    fn a_markdown_heading_is_the_headline_wherever_it_stands() {
        check(
            of_markdown,
            "By A. Writer\n\n# Bridge *shut* #\n",
            Some("Bridge *shut*"),
        );
        check(
            of_markdown,
            "```\n# a comment\n```\n# Title\n",
            Some("Title"),
        );
        check(of_markdown, "## Part\n\nText", Some("Part"));
        check(of_markdown, "Bridge shut\n===\nText", Some("Bridge shut"));
        check(of_markdown, "# C#\n", Some("C#"));
    }

    #[test]
    fn a_known_title_that_opens_the_text_is_found_there() {
        let at = |body, title| repeated(body, 0, title).map(|span| span.of(body));
        assert_eq!(
            at("# Bridge  shut\n\nIt is.", "Bridge shut"),
            Some("Bridge  shut")
        );
        assert_eq!(
            at("\nBridge shut.\nIt is.", "Bridge shut."),
            Some("Bridge shut.")
        );
        for body in [
            "Bridge shut",
            "Bridge open\nIt is.",
            "It is.\nBridge shut\nSo.",
            "",
        ] {
            assert_eq!(at(body, "Bridge shut"), None, "{body}");
        }
    }

    #[test]
    fn pictures_and_hashtags_are_no_headlines() {
        check(of_markdown, "![bridge](b.png)\n\nText", None);
        check(of_markdown, "- one\n- two", None);
        check(of_markdown, "#\n\nText is here.", None);
    }
}
