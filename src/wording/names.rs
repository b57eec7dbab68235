//! Names: a loaded word inside one says nothing about the writer (Radical Party, Critical Role).

use std::ops::Range;

use crate::span::Span;
use crate::text::Text;

/// Whether the words of `range` are part of a name: all written with capitals in the middle of a
/// sentence, beside another word that is. Several words may begin the sentence ("Game Changer Ltd").
///
/// Headlines that capitalise most words tell nothing, so no name is seen in them.
pub(super) fn is_name(body: &str, text: &Text, range: &Range<usize>) -> bool {
    let here = text.tokens.cover(range.clone());
    let Some(sentence) = text.sentence_at(here.start) else {
        return false;
    };
    let words = text.tokens.within(sentence);
    if !range.clone().all(|i| is_capital(body, text, i)) || is_title_case(body, text, &words) {
        return false;
    }
    let joined = |left: usize, right: usize| {
        let between = Span::new(text.tokens.span(left).end, text.tokens.span(right).start);
        matches!(between.of(body), " " | "-" | "\u{A0}")
            && is_capital(body, text, left)
            && is_capital(body, text, right)
    };
    let first = range.start == words.start;
    let before = range.start > words.start + 1 && joined(range.start - 1, range.start);
    let several = range.len() > 1;
    let after = (several || !first) && range.end < words.end && joined(range.end - 1, range.end);
    before || after
}

/// Whether most words of a sentence begin with a capital, as headlines have it: small words apart, and with no full stop.
pub(super) fn is_title_case(body: &str, text: &Text, words: &Range<usize>) -> bool {
    let telling: Vec<_> = words
        .clone()
        .filter(|i| !SMALL.contains(&text.tokens.form(*i)))
        .collect();
    let capitals = telling
        .iter()
        .filter(|i| is_capital(body, text, **i))
        .count();
    telling.len() >= 2
        && capitals * 10 >= telling.len() * 7
        && !ends_in_full_stop(body, text, words)
}

/// Words that headlines leave small.
const SMALL: [&str; 24] = [
    "a", "after", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "of",
    "on", "or", "over", "the", "to", "up", "vs", "was", "what", "with",
];

fn ends_in_full_stop(body: &str, text: &Text, words: &Range<usize>) -> bool {
    let Some(last) = words.clone().next_back() else {
        return false;
    };
    let behind = &body[text.tokens.span(last).end..];
    behind.starts_with('.')
}

fn is_capital(body: &str, text: &Text, i: usize) -> bool {
    text.tokens.span(i).of(body).starts_with(char::is_uppercase)
}
