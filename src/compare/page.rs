//! Pages: a text of an article with its findings, and the stretches of two that are read for edits.

use std::ops::Range;

use crate::reuse::{Class, Match, Passage};
use crate::span::Span;
use crate::text::Text;
use crate::wording::Finding;

use super::side::Side;

/// One text of an article with its findings.
pub(super) struct Page<'a> {
    pub(super) body: &'a str,
    pub(super) text: &'a Text,
    pub(super) findings: &'a [Finding],
}

impl<'a> Page<'a> {
    pub(super) fn side(&self, tokens: &Range<usize>) -> Side<'a> {
        Side {
            body: self.body,
            text: self.text,
            tokens: tokens.clone(),
        }
    }
}

/// The findings that a stretch takes part in.
pub(super) fn loads<'a>(page: &Page<'a>, tokens: &Range<usize>) -> Vec<&'a Finding> {
    let span = place(page.text, tokens);
    // Findings are in order and apart from one another.
    let first = page
        .findings
        .partition_point(|finding| finding.span.end < span.start);
    page.findings[first..]
        .iter()
        .take_while(|finding| finding.span.start <= span.end)
        .filter(|finding| finding.weight > 0.0 && finding.span.overlaps(span))
        .collect()
}

/// The bytes of a stretch; for no words the empty place behind the word before.
pub(super) fn place(text: &Text, tokens: &Range<usize>) -> Span {
    if !tokens.is_empty() {
        return text.tokens.cover(tokens.clone());
    }
    let at = tokens
        .start
        .checked_sub(1)
        .map_or(0, |before| text.tokens.span(before).end);
    Span::new(at, at)
}

/// What a finding adds to the heat of the words: a euphemism takes some away.
pub(super) fn heat(finding: &Finding) -> f64 {
    if finding.softens {
        -finding.weight
    } else {
        finding.weight
    }
}

/// Share of either article that must stand in passages for all of it to be an edit of the other.
const MOSTLY_COPIED: f64 = 0.6;

/// What is read for edits: the passages, or both articles from end to end where one is mostly the other.
///
/// Boilerplate is not, nor are form letters, which tell other facts in the same words on purpose.
pub(super) fn stretches(found: &Match, left: &Page, right: &Page) -> Vec<Passage> {
    let passages = || {
        found
            .passages
            .iter()
            .filter(|passage| !matches!(passage.class, Class::Boilerplate | Class::Template))
    };
    let share = |text: &Text, span: fn(&Passage) -> Span| {
        let words: usize = passages()
            .map(|passage| text.tokens.within(span(passage)).len())
            .sum();
        words as f64 / text.tokens.len().max(1) as f64
    };
    let most =
        share(left.text, |passage| passage.left).min(share(right.text, |passage| passage.right));
    if most < MOSTLY_COPIED {
        return passages().cloned().collect();
    }
    vec![Passage::uncounted(
        left.text.tokens.cover(0..left.text.tokens.len()),
        right.text.tokens.cover(0..right.text.tokens.len()),
    )]
}
