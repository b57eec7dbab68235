//! Joined: paragraphs of Markdown that go over several lines, as those who read the page see them.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::span::Span;

use super::markdown::{OPTIONS, behind_comments};

/// The stretches of `text` behind byte `start` in which a line end is no more than a blank, in order.
///
/// Headings, items of lists and rows of tables are each by themselves.
pub(super) fn joined(text: &str, start: usize) -> Vec<Span> {
    let mut runs = Runs {
        text: &text[start..],
        open: None,
        done: vec![],
    };
    for (event, range) in Parser::new_ext(runs.text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::HtmlBlock) => {
                runs.close();
                let has_words = !behind_comments(runs.text, range.clone()).is_empty();
                runs.open = has_words.then_some(range);
            }
            Event::Html(_) | Event::End(TagEnd::HtmlBlock) => {}
            Event::Start(Tag::Paragraph) if runs.goes_on_at(range.start) => {}
            Event::Start(tag) if !is_inline(tag.to_end()) => runs.close(),
            Event::End(tag) if !is_inline(tag) => runs.close(),
            _ => runs.extend(range),
        }
    }
    runs.close();
    // Footnotes come in the order they are referred to.
    runs.done.sort_by_key(|run| run.start);
    let spans = runs.done.into_iter();
    spans
        .map(|run| Span::new(start + run.start, start + run.end))
        .collect()
}

fn is_inline(tag: TagEnd) -> bool {
    use TagEnd::*;
    matches!(
        tag,
        Emphasis | Strong | Strikethrough | Superscript | Subscript | Link | Image
    )
}

/// Words in a row with nothing but words between, so far.
struct Runs<'t> {
    text: &'t str,
    open: Option<Range<usize>>,
    done: Vec<Range<usize>>,
}

impl Runs<'_> {
    /// Whether what begins at a byte goes on where the open run stops: words behind a comment are no paragraph to the
    /// parser, and are to a reader.
    fn goes_on_at(&self, start: usize) -> bool {
        let begins_line = |between: &str| between.chars().all(|char| "> \t".contains(char));
        let open = self.open.as_ref();
        let between = open.and_then(|open| self.text.get(open.end..start));
        between.is_some_and(begins_line)
    }

    fn extend(&mut self, range: Range<usize>) {
        self.open = Some(match self.open.take() {
            Some(open) => open.start..open.end.max(range.end),
            None => range,
        });
    }

    fn close(&mut self) {
        let is_over_lines =
            |run: &Range<usize>| self.text[run.clone()].trim().contains(['\n', '\r']);
        self.done.extend(self.open.take().filter(is_over_lines));
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let spans = joined(text, 0);
        let found: Vec<_> = spans.iter().map(|span| span.of(text).trim_end()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn lines_without_a_blank_one_between_are_one_paragraph() {
        check(
            "A council met.\nThe _reckless\nplan_ was passed.\n\nIt rained.\n",
            &["A council met.\nThe _reckless\nplan_ was passed."],
        );
        check(
            "> One\n> two\n\nThree  \nfour",
            &["One\n> two", "Three  \nfour"],
        );
        check("One\r\ntwo", &["One\r\ntwo"]);
    }

    #[test]
    fn headings_items_and_rows_stay_apart() {
        check("# Bridge shut\nIt cracked.\n", &[]);
        check("Bridge shut\n===\nIt cracked.\n", &[]);
        check("- one\n- two\n  goes on\n1. three\n", &["two\n  goes on"]);
        check("| a | b |\n|---|---|\n| c | d |\n", &[]);
        check("One\n\n---\n\nTwo\n", &[]);
    }

    #[test]
    fn words_behind_a_comment_begin_their_paragraph() {
        check("<!-- a --> One\ntwo\n\nThree", &["<!-- a --> One\ntwo"]);
        check("<!-- a -->\nOne\ntwo", &["One\ntwo"]);
        check("One\n<!-- a -->\ntwo", &[]);
        check("> <!-- a --> One\n> two", &["<!-- a --> One\n> two"]);
    }

    proptest! {
        #[test]
        fn stretches_are_in_order_and_apart(parts in vec(select(&PARTS[..]), 0..24)) {
            let text = parts.concat();
            let spans = joined(&text, 0);
            prop_assert!(spans.iter().all(|span| span.of(&text).contains('\n')));
            prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{text:?}");
        }
    }

    const PARTS: [&str; 14] = [
        "a",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "# ",
        "<!-- a -->",
        " *b* ",
        "[^1]",
        "[^1]: ",
        "| c |",
        "|-|\n",
        "    ",
        "é",
    ];

    #[test]
    fn front_matter_is_passed_over() {
        let text = "---\na: b\n---\nOne\ntwo";
        assert_eq!(joined(text, 13), [Span::new(13, text.len())]);
    }
}
