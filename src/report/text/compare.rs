//! Side by side: what two articles share, what was changed and loaded, what both tell and what one alone.

use std::io::{self, Write};

use crate::reuse::{Change, Edit, Match, Passage, edits};

use super::super::model::Report;
use super::super::names::class_name;
use super::cell::{Mark, Side};
use super::columns::{Word, write_row};
use super::reuse::write_head;
use super::style::{FAINT, GONE, HEADING, MOVED, NEW, TextStyle, counted, painted};
use super::telling::Page;
use super::told;

/// Writes each match with both sides of its passages beside each other, then what the comparison found.
///
/// Words of the left side alone stand in `[-…-]`, words of the right alone in `{+…+}`, moved ones in
/// `<…>`, so that it reads without colour too.
///
/// # Errors
/// What `out` says.
pub(in super::super) fn write_side_by_side(
    report: &Report,
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    let matches = || report.reuse.iter().flat_map(|reuse| &reuse.found.matches);
    for found in matches() {
        write_head(report, found, out)?;
        if found.passages.is_empty() {
            writeln!(out, "  No passage in common.")?;
        }
        for passage in &found.passages {
            write_passage(report, found, passage, style, out)?;
        }
    }
    if matches().any(|found| !found.passages.is_empty()) {
        let marks = "[-only on the left-]  {+only on the right+}  <at another place>";
        writeln!(out, "\n{}", painted(FAINT, marks))?;
    }
    let Some(found) = &report.comparison else {
        return Ok(());
    };
    let page = Page::of(report, style, usize::MAX);
    page.edits(found, out)?;
    told::write_facts(report, found, style, out)?;
    page.quotations(&found.quote_variants, out)?;
    page.numbers(&found.number_variants, out)?;
    told::write_alone(report, found, style, out)
}

fn write_passage(
    report: &Report,
    found: &Match,
    passage: &Passage,
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    let head = format!(
        "{}, {}, {:.0} % kept",
        class_name(passage.class),
        counted(passage.words, "word"),
        passage.kept * 100.0
    );
    writeln!(out, "\n{}", painted(HEADING, &head))?;
    let (left, right) = (Side::of(report, found.left), Side::of(report, found.right));
    for (left, right) in rows(left, right, &edits(left.text, right.text, passage)) {
        write_row(&left, &right, style.width, out)?;
    }
    Ok(())
}

type Row = (Vec<Word>, Vec<Word>);

/// The words of both sides in rows: one begins where a sentence of the left side ends in words kept, or one of
/// either side in words changed.
fn rows(left: Side, right: Side, edits: &[Edit]) -> Vec<Row> {
    let mut rows: Vec<Row> = vec![];
    let mut row = Row::default();
    for edit in edits {
        let (l, r) = (edit.left.tokens.clone(), edit.right.tokens.clone());
        if edit.change == Change::Kept {
            for (a, b) in l.zip(r) {
                row.0.push(left.plain(a));
                row.1.push(right.plain(b));
                if left.ends_sentence(a + 1) {
                    rows.push(std::mem::take(&mut row));
                }
            }
            continue;
        }
        let is_end = left.ends_sentence(l.end) && right.ends_sentence(r.end);
        let (gone, new) = (
            mark(edit.change, GONE_ON_THE_RIGHT),
            mark(edit.change, NEW_ON_THE_RIGHT),
        );
        row.0.extend(left.marked(l, gone));
        row.1.extend(right.marked(r, new));
        if is_end {
            rows.push(std::mem::take(&mut row));
        }
    }
    rows.push(row);
    rows.retain(|(left, right)| !left.is_empty() || !right.is_empty());
    rows
}

const GONE_ON_THE_RIGHT: Mark = Mark {
    open: "[-",
    close: "-]",
    style: GONE,
};
const NEW_ON_THE_RIGHT: Mark = Mark {
    open: "{+",
    close: "+}",
    style: NEW,
};

/// The mark of a side, or that of words that stand elsewhere on the other.
fn mark(change: Change, of_side: Mark) -> Mark {
    match change {
        Change::Moved => Mark {
            open: "<",
            close: ">",
            style: MOVED,
        },
        _ => of_side,
    }
}
