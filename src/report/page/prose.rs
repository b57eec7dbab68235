//! Prose: a body as paragraphs of pieces, each with the marks it bears.

use serde::Serialize;

use crate::span::Span;
use crate::text::paragraphs;
use crate::wording::Finding;

use super::lift::Lift;
use super::units::Units;

/// A paragraph.
#[derive(Debug, Serialize)]
pub(super) struct Block {
    /// UTF-16 code units before it in the body.
    offset: usize,
    /// Whether it is no part of the article.
    aside: bool,
    /// Its text, as runs that come from one place.
    runs: Vec<Run>,
}

/// A stretch of a paragraph that comes from one place.
#[derive(Debug, Serialize)]
pub(super) struct Run {
    /// The lift it belongs to, an index into the article's lifts; none for text of its own.
    lift: Option<usize>,
    /// Whether the lift begins here.
    begins: bool,
    /// Its text, as pieces with and without a finding.
    pieces: Vec<Piece>,
}

/// The smallest stretch.
#[derive(Debug, Serialize)]
pub(super) struct Piece {
    text: String,
    /// The finding it belongs to, an index into the article's notes.
    note: Option<usize>,
    /// Whether the finding begins here.
    begins: bool,
}

/// What a body bears.
pub(super) struct Marks<'a> {
    /// Stretches that stand elsewhere, in order and apart.
    pub(super) lifts: &'a [Lift],
    /// Findings, in order.
    pub(super) findings: &'a [Finding],
    /// The note of the first finding.
    pub(super) first_note: usize,
    /// What is no part of the article.
    pub(super) boilerplate: &'a [Span],
}

/// The paragraphs of `body` from byte `start` on, without its headline.
pub(super) fn blocks(body: &str, start: usize, title: Option<Span>, marks: &Marks) -> Vec<Block> {
    let units = Units::of(body);
    let is_title =
        |block: &Span| title.is_some_and(|title| title.contains(*block) || block.contains(title));
    paragraphs(body, start)
        .into_iter()
        .filter(|block| !is_title(block))
        .map(|span| Block {
            offset: units.at(span.start),
            aside: marks.boilerplate.iter().any(|aside| aside.contains(span)),
            runs: runs(body, span, marks),
        })
        .collect()
}

/// One line of text, such as a headline.
pub(super) fn line(text: &str, span: Span, marks: &Marks) -> Vec<Run> {
    runs(text, span, marks)
}

fn runs(body: &str, block: Span, marks: &Marks) -> Vec<Run> {
    let mut runs: Vec<Run> = vec![];
    for span in cuts(block, marks) {
        let lift = marks.lifts.iter().position(|lift| lift.span.contains(span));
        let piece = piece(body, span, marks);
        match runs.last_mut() {
            Some(run) if run.lift == lift => run.pieces.push(piece),
            _ => runs.push(Run {
                begins: lift.is_some_and(|lift| marks.lifts[lift].span.start >= block.start),
                lift,
                pieces: vec![piece],
            }),
        }
    }
    runs
}

fn piece(body: &str, span: Span, marks: &Marks) -> Piece {
    let note = marks
        .findings
        .iter()
        .position(|finding| finding.span.contains(span));
    Piece {
        text: span.of(body).to_owned(),
        begins: note.is_some_and(|note| marks.findings[note].span.start == span.start),
        note: note.map(|note| marks.first_note + note),
    }
}

/// `block` cut wherever a mark begins or ends.
fn cuts(block: Span, marks: &Marks) -> Vec<Span> {
    let lifts = marks.lifts.iter().map(|lift| lift.span);
    let findings = marks.findings.iter().map(|finding| finding.span);
    let mut at: Vec<usize> = lifts
        .chain(findings)
        .filter(|span| span.overlaps(block))
        .flat_map(|span| [span.start.max(block.start), span.end.min(block.end)])
        .chain([block.start, block.end])
        .collect();
    at.sort_unstable();
    at.dedup();
    at.windows(2)
        .map(|pair| Span::new(pair[0], pair[1]))
        .collect()
}
