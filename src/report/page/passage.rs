//! A passage on the page: both sides of it, with the words that differ.

use serde::Serialize;

use crate::reuse::{Class, Match, Passage};
use crate::span::Span;

use super::super::names::class_name;
use super::desk::Desk;
use super::edited::{Changed, Changes, Effect, changes};
use super::names::match_anchor;

/// A passage as the templates see it.
#[derive(Debug, Serialize)]
pub(super) struct PassagePage {
    anchor: String,
    nth: usize,
    class: &'static str,
    words: usize,
    /// Words that stand on one side only.
    changed: usize,
    left: Vec<Part>,
    /// Empty where both sides read alike.
    right: Vec<Part>,
}

/// A stretch of one side.
#[derive(Debug, Serialize)]
struct Part {
    text: String,
    /// What its change did; none for what both sides have.
    changed: Option<Effect>,
    /// Whether it begins a paragraph within the passage.
    breaks: bool,
}

/// A passage, what changed in it, and its numbers for the script.
pub(super) struct Shown {
    pub(super) page: PassagePage,
    pub(super) changes: Changes,
}

/// The passages of a match that are shown, `most` at most.
pub(super) fn passages(desk: &Desk, nth: usize, found: &Match, most: usize) -> Vec<Shown> {
    let passages = found.passages.iter().enumerate().take(most);
    passages
        .map(|(i, passage)| shown(desk, nth, found, i, passage))
        .collect()
}

fn shown(desk: &Desk, nth: usize, found: &Match, i: usize, passage: &Passage) -> Shown {
    let report = desk.report;
    let (l, r) = (found.left.index(), found.right.index());
    let (left, right) = (&report.articles[l].body, &report.articles[r].body);
    let changes = changes(desk, found, passage);
    let alike = matches!(passage.class, Class::Verbatim)
        || passage.left.of(left) == passage.right.of(right);
    let changed = |text: &crate::text::Text, changed: &[Changed]| {
        changed
            .iter()
            .map(|changed| text.tokens.within(changed.span).len())
            .sum::<usize>()
    };
    let page = PassagePage {
        anchor: format!("{}-p{}", match_anchor(nth), i + 1),
        nth: i + 1,
        class: class_name(passage.class),
        words: passage.words,
        changed: changed(&report.texts[l], &changes.left)
            + changed(&report.texts[r], &changes.right),
        left: parts(left, passage.left, &changes.left),
        right: if alike {
            vec![]
        } else {
            parts(right, passage.right, &changes.right)
        },
    };
    Shown { page, changes }
}

fn parts(body: &str, span: Span, changes: &[Changed]) -> Vec<Part> {
    let mut parts = vec![];
    let mut at = span.start;
    for change in changes {
        push(&mut parts, body, Span::new(at, change.span.start), None);
        push(&mut parts, body, change.span, Some(change.effect));
        at = change.span.end;
    }
    push(&mut parts, body, Span::new(at, span.end), None);
    parts
}

/// Adds a stretch, cut where paragraphs end.
fn push(parts: &mut Vec<Part>, body: &str, span: Span, changed: Option<Effect>) {
    for (i, text) in span.of(body).split("\n\n").enumerate() {
        if !text.is_empty() || i > 0 {
            parts.push(Part {
                text: text.trim_start_matches('\n').to_owned(),
                changed,
                breaks: i > 0,
            });
        }
    }
}
