//! Prose: a body as paragraphs of pieces, each with the marks it bears.

use serde::Serialize;

use crate::span::Span;
use crate::wording::Finding;

use super::lift::Lift;

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

/// These paragraphs of `body`, each with its offset, with their marks.
pub(super) fn blocks(body: &str, paragraphs: &[(Span, usize)], marks: &Marks) -> Vec<Block> {
    let block = |(span, offset): &(Span, usize)| Block {
        offset: *offset,
        aside: holder(marks.boilerplate, |aside| *aside, *span).is_some(),
        runs: runs(body, *span, marks),
    };
    paragraphs.iter().map(block).collect()
}

/// One line of text, such as a headline.
pub(super) fn line(text: &str, span: Span, marks: &Marks) -> Vec<Run> {
    runs(text, span, marks)
}

fn runs(body: &str, block: Span, marks: &Marks) -> Vec<Run> {
    let mut runs: Vec<Run> = vec![];
    for span in cuts(block, marks) {
        let lift = holder(marks.lifts, |lift| lift.span, span);
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
    let note = holder(marks.findings, |finding| finding.span, span);
    Piece {
        text: span.of(body).to_owned(),
        begins: note.is_some_and(|note| marks.findings[note].span.start == span.start),
        note: note.map(|note| marks.first_note + note),
    }
}

/// The last of `marks`, which are in order, to begin at or before `span`, if it holds it.
pub(in crate::report) fn holder<M>(
    marks: &[M],
    place: fn(&M) -> Span,
    span: Span,
) -> Option<usize> {
    let begun = marks.partition_point(|mark| place(mark).start <= span.start);
    let last = begun.checked_sub(1)?;
    place(&marks[last]).contains(span).then_some(last)
}

/// `block` cut wherever a mark begins or ends.
fn cuts(block: Span, marks: &Marks) -> Vec<Span> {
    let mut at = vec![block.start, block.end];
    at.extend(ends(marks.lifts, |lift| lift.span, block));
    at.extend(ends(marks.findings, |finding| finding.span, block));
    at.sort_unstable();
    at.dedup();
    at.windows(2)
        .map(|pair| Span::new(pair[0], pair[1]))
        .collect()
}

/// Where the marks that reach into `block` begin and end within it.
fn ends<M>(marks: &[M], place: fn(&M) -> Span, block: Span) -> Vec<usize> {
    // The mark before the first that begins inside may reach in.
    let first = marks.partition_point(|mark| place(mark).start < block.start);
    let begun = marks.partition_point(|mark| place(mark).start < block.end);
    marks[first.saturating_sub(1)..begun]
        .iter()
        .map(place)
        .filter(|span| span.overlaps(block))
        .flat_map(|span| [span.start.max(block.start), span.end.min(block.end)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reuse::Class;

    use super::super::lift::When;

    #[test]
    fn text_is_cut_where_marks_begin_and_end_and_nothing_is_lost() {
        let body = "One text here.\n\nAnother, quite long, there.";
        let lift = |start, end| Lift {
            span: Span::new(start, end),
            other: 0,
            found: 0,
            passage: 0,
            class: Class::Verbatim,
            when: When::Earlier,
            words: 0,
        };
        let marks = Marks {
            lifts: &[lift(4, 23), lift(25, 30)],
            findings: &[],
            first_note: 0,
            boilerplate: &[],
        };
        let seen: Vec<String> = blocks(
            body,
            &[(Span::new(0, 14), 0), (Span::new(16, 43), 16)],
            &marks,
        )
        .iter()
        .map(|block| {
            let run = |run: &Run| {
                let text: String = run.pieces.iter().map(|piece| piece.text.as_str()).collect();
                match (run.lift, run.begins) {
                    (Some(lift), true) => format!("<{lift}:{text}>"),
                    (Some(lift), false) => format!("<…{lift}:{text}>"),
                    (None, _) => text,
                }
            };
            block.runs.iter().map(run).collect()
        })
        .collect();
        assert_eq!(
            seen,
            ["One <0:text here.>", "<…0:Another>, <1:quite> long, there."]
        );
    }
}
