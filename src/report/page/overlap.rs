//! Overlap on the page: the part of an article that a match's passages take up.

use crate::reuse::{Class, Match};
use crate::span::Span;
use crate::text::Text;

/// Which side of a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The earlier article, or the first named.
    Left,
    /// The other.
    Right,
}

/// Whether a passage is the writers' own text: no quotation of others and no furniture of the page.
pub(super) fn is_text(class: Class) -> bool {
    class.is_own_text()
}

/// Words of one side that stand in passages of the writers' own text.
pub(super) fn words(found: &Match, side: Side, text: &Text) -> usize {
    let passages = found
        .passages
        .iter()
        .filter(|passage| is_text(passage.class));
    let spans = passages.map(|passage| match side {
        Side::Left => passage.left,
        Side::Right => passage.right,
    });
    union(spans.collect())
        .into_iter()
        .map(|span| text.tokens.within(span).len())
        .sum()
}

/// Words of an article that count: all but the furniture of the page.
pub(super) fn article_words(text: &Text) -> usize {
    let aside: usize = text
        .boilerplate
        .iter()
        .map(|span| text.tokens.within(*span).len())
        .sum();
    text.tokens.len() - aside
}

/// The same bytes as spans apart from one another, in order.
pub(super) fn union(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut apart: Vec<Span> = vec![];
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start <= last.end => *last = last.cover(span),
            _ => apart.push(span),
        }
    }
    apart
}

/// What is left of `span` outside `taken`, which are in order and apart.
pub(super) fn outside(span: Span, taken: &[Span]) -> Vec<Span> {
    let mut left = vec![];
    let mut at = span.start;
    for other in taken.iter().filter(|other| other.overlaps(span)) {
        if other.start > at {
            left.push(Span::new(at, other.start));
        }
        at = at.max(other.end);
    }
    if at < span.end {
        left.push(Span::new(at, span.end));
    }
    left
}

/// A share as a percentage; 0 of nothing.
pub(super) fn percent(part: usize, whole: usize) -> usize {
    (part * 100 + whole / 2).checked_div(whole).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_is_taken_once() {
        let span = Span::new;
        assert_eq!(
            union(vec![span(5, 9), span(0, 3), span(2, 4)]),
            [span(0, 4), span(5, 9)]
        );
        assert_eq!(
            outside(span(1, 12), &[span(0, 4), span(5, 9)]),
            [span(4, 5), span(9, 12)]
        );
        assert_eq!(outside(span(1, 3), &[span(0, 4)]), []);
    }
}
