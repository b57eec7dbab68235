//! Windows: as much of a long line as fits, around the words that matter.

use crate::span::Span;

use super::style::{LOADED, painted};

/// The line around `span`, the words of the span painted, cut at either end to `width` characters in all.
///
/// A span of several lines is shown as one.
pub(super) fn window(text: &str, span: Span, width: usize) -> String {
    let in_line = |char: &char| !matches!(char, '\n' | '\r');
    // One character more than can be shown tells that there are more; no line is read to its end for each of its words.
    let before = text[..span.start].chars().rev().take_while(in_line);
    let before: Vec<_> = joined(before).take(width + 1).collect();
    let before: String = before.into_iter().rev().collect();
    let words: String = joined(span.of(text).chars()).collect();
    let after = text[span.end..].chars().take_while(in_line);
    let after: String = joined(after).take(width + 1).collect();
    let room = width.saturating_sub(words.chars().count());
    let length = |part: &str| part.chars().count();
    // A side that needs less than its half leaves the rest to the other.
    let left = (room / 2)
        .max(room.saturating_sub(length(&after)))
        .min(length(&before));
    let right = room - left;
    format!(
        "{}{}{}",
        tail(&before, left),
        painted(LOADED, &words),
        head(&after, right)
    )
}

/// The span with the word before it and the word behind it.
pub(super) fn with_neighbours(text: &str, span: Span) -> Span {
    let before = text[..span.start].trim_end();
    let start = before.rfind(char::is_whitespace).map_or(0, |at| {
        at + before[at..].chars().next().map_or(0, char::len_utf8)
    });
    let behind = text[span.end..].trim_start();
    let from = text.len() - behind.len();
    let end = from + behind.find(char::is_whitespace).unwrap_or(behind.len());
    Span::new(start, end)
}

/// Words with single spaces between, and at the ends where there were some.
fn joined(chars: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut last = None;
    let spaced = chars.map(|char| if char.is_whitespace() { ' ' } else { char });
    spaced.filter(move |char| last.replace(*char) != Some(' ') || *char != ' ')
}

/// The last `width` characters, from a word on, with an ellipsis where more was cut.
fn tail(text: &str, width: usize) -> String {
    let cut = text.chars().count().saturating_sub(width);
    if cut == 0 {
        return text.trim_start().to_owned();
    }
    let kept: String = text.chars().skip(cut + 2).collect();
    let word = kept.find(' ').map_or(kept.len(), |at| at + 1);
    format!("… {}", &kept[word..])
}

/// The first `width` characters, up to a word's end, with an ellipsis where more was cut.
fn head(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.trim_end().to_owned();
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    let word = kept.rfind(' ').unwrap_or(0);
    format!("{} …", &kept[..word])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_around_the_words() {
        let text = "Heading\nThe council, after nine long hours of talk, fell into utter chaos over the cost of a footbridge in March.\nEnd";
        let at = text.find("utter chaos").expect("there");
        let span = Span::new(at, at + "utter chaos".len());
        for (width, expected) in [
            (
                200,
                "The council, after nine long hours of talk, fell into utter chaos over the cost of a footbridge in March.",
            ),
            (50, "… talk, fell into utter chaos over the cost of …"),
            (10, "… utter chaos …"),
        ] {
            let shown = window(text, span, width);
            let shown = shown.replace(&painted(LOADED, "utter chaos"), "utter chaos");
            assert_eq!(shown, expected);
        }
    }

    #[test]
    fn words_beside_a_span_are_joined_to_it_where_there_are_some() {
        let text = "Work will not resume. Nobody knew";
        for (words, expected) in [
            ("not", "will not resume."),
            ("Work", "Work will"),
            ("knew", "Nobody knew"),
        ] {
            let at = text.find(words).expect("there");
            let span = with_neighbours(text, Span::new(at, at + words.len()));
            assert_eq!(span.of(text), expected);
        }
        assert_eq!(with_neighbours("", Span::new(0, 0)), Span::new(0, 0));
    }

    #[test]
    fn runs_of_blanks_take_no_room() {
        let text = "one\ntwo   \t  three four\u{a0}\u{a0} \u{a0}five";
        let at = text.find("four").expect("there");
        let shown = window(text, Span::new(at, at + 4), 19);
        assert_eq!(
            shown.replace(&painted(LOADED, "four"), "four"),
            "two three four five"
        );
    }

    #[test]
    fn a_line_without_end_is_not_read_for_each_of_its_words() {
        let begun = std::time::Instant::now();
        let text = "utter chaos ".repeat(40_000);
        for nth in 0..9_000 {
            let span = Span::new(nth * 48, nth * 48 + 11);
            assert!(window(&text, span, 100).contains(" …"));
        }
        assert!(begun.elapsed().as_secs() < 30);
    }
}
