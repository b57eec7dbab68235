//! Words, as UAX #29 draws them.

use unicode_segmentation::UnicodeSegmentation;

use crate::span::Span;

/// The words of `body` in order; everything between two words is left out.
///
/// A word holds at least one letter or digit: "don't" and "3.5" are one word each, "long-range" is two.
pub(super) fn words(body: &str) -> impl Iterator<Item = Span> {
    body.unicode_word_indices()
        .map(|(start, word)| Span::new(start, start + word.len()))
}
