//! Windows: as much of a long line as fits, around the words that matter.

use crate::span::Span;

use super::style::{LOADED, painted};

/// The line around `span`, the words of the span painted, cut at either end to `width` characters in all.
///
/// A span of several lines is shown as one.
pub(super) fn window(text: &str, span: Span, width: usize) -> String {
    let start = text[..span.start]
        .rfind(['\n', '\r'])
        .map_or(0, |end| end + 1);
    let end = text[span.end..]
        .find(['\n', '\r'])
        .map_or(text.len(), |end| span.end + end);
    let before = joined(&text[start..span.start]);
    let words = joined(span.of(text));
    let after = joined(&text[span.end..end]);
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

/// Words with single spaces between, and at the ends where there were some.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for char in text.chars() {
        match char.is_whitespace() {
            true if joined.ends_with(' ') => {}
            true => joined.push(' '),
            false => joined.push(char),
        }
    }
    joined
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
}
