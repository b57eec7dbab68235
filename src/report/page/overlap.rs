//! Overlap on the page: the part of an article that a match's passages take up.

use crate::reuse::{Class, Coverage, Match};
use crate::span::Span;
use crate::text::Text;

/// Whether a passage is text taken over: not retold, no quotation of others, no furniture of the page.
pub(in crate::report) fn is_text(class: Class) -> bool {
    matches!(class, Class::Verbatim | Class::Edited)
}

/// Words that are the same on both sides of a match's passages of text taken over.
pub(in crate::report) fn words(found: &Match) -> usize {
    let passages = found.passages.iter();
    let text = passages.filter(|passage| is_text(passage.class));
    text.map(|passage| passage.words).sum()
}

/// Words of an article that count: all but the furniture of the page.
pub(in crate::report) fn article_words(text: &Text) -> usize {
    let aside: usize = text
        .boilerplate
        .iter()
        .map(|span| text.tokens.within(*span).len())
        .sum();
    text.tokens.len() - aside
}

/// The same bytes as spans apart from one another, in order.
pub(in crate::report) fn union(mut spans: Vec<Span>) -> Vec<Span> {
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

/// A coverage as a percentage: the share of an article's own words that stands in another, as all reports have it.
pub(in crate::report) fn held(coverage: Coverage) -> usize {
    (coverage.share * 100.0).round() as usize
}

/// What is left of `span` outside `taken`, which are in order and apart.
pub(in crate::report) fn outside(span: Span, taken: &[Span]) -> Vec<Span> {
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

/// A share as a percentage, 100 at most; 0 of nothing.
pub(in crate::report) fn percent(part: usize, whole: usize) -> usize {
    let percent = (part * 100 + whole / 2).checked_div(whole);
    percent.unwrap_or(0).min(100)
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
