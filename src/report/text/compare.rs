//! Side by side: what two articles share, what was changed and loaded, what both tell and what one alone.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::ops::Range;

use anstyle::Style;

use crate::article::{ArticleId, Title};
use crate::reuse::{Change, Edit, Match, Passage, Relation, edits};

use super::super::model::Report;
use super::super::names::class_name;
use super::super::plural::{counted, whole};
use super::cell::{Mark, Side};
use super::columns::{Word, write_row};
use super::reuse::write_head;
use super::style::{FAINT, GONE, HEADING, MOVED, NEW, TextStyle, painted};
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
        write_headlines(report, found, style, out)?;
        if found.passages.is_empty() && found.relation != Relation::Nothing {
            writeln!(out, "  No passage in common.")?;
        }
        for passage in &found.passages {
            write_passage(report, found, passage, style, out)?;
        }
    }
    let shares = matches().any(|found| !found.passages.is_empty());
    if shares {
        let marks = "[-only on the left-]  {+only on the right+}  <at another place>";
        writeln!(out, "\n{}", painted(FAINT, marks))?;
    }
    let Some(found) = &report.comparison else {
        return Ok(());
    };
    let page = Page::of(report, style, usize::MAX);
    page.edits(found, out)?;
    if found.retellings.is_empty() && !shares {
        writeln!(out, "\nNo fact was found that both tell.")?;
    }
    told::write_facts(report, found, style, out)?;
    page.quotations(&found.quote_variants, out)?;
    page.numbers(found, out)?;
    told::write_alone(report, found, style, out)
}

/// Writes the headlines beside each other where two stand apart from the texts and differ, and what they load.
fn write_headlines(
    report: &Report,
    found: &Match,
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    let [left, right] =
        [found.left, found.right].map(|id| match &report.articles[id.index()].title {
            Some(Title::Apart(title)) => title.as_str(),
            _ => "",
        });
    if left.is_empty() || right.is_empty() || left == right {
        return Ok(());
    }
    let rows = report
        .comparison
        .iter()
        .flat_map(|found| &found.events)
        .flat_map(|event| &event.rows);
    let load = |id: ArticleId| rows.clone().find(|row| row.article == id)?.title_load;
    let note = match [found.left, found.right].map(load) {
        [Some(left), Some(right)] => format!("  load {} | {}", whole(left), whole(right)),
        _ => String::new(),
    };
    writeln!(
        out,
        "\n{}{}",
        painted(HEADING, "headlines"),
        painted(FAINT, &note)
    )?;
    let words = |title: &str| Word::all(title, Style::new()).collect::<Vec<_>>();
    write_row(&words(left), &words(right), style.width, out)
}

fn write_passage(
    report: &Report,
    found: &Match,
    passage: &Passage,
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    let head = format!(
        "{}, {}, {} % kept",
        class_name(passage.class),
        counted(passage.words, "word"),
        whole(passage.kept * 100.0)
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
/// either side in words changed. Either side reads as it stands, moved words at their own place.
fn rows(left: Side, right: Side, edits: &[Edit]) -> Vec<Row> {
    let mut rest = Rest::of(right, edits);
    let mut rows: Vec<Row> = vec![];
    let mut row: Vec<Word> = vec![];
    for edit in edits {
        let (l, r) = (edit.left.tokens.clone(), edit.right.tokens.clone());
        let Some(mark) = mark(edit.change, GONE_ON_THE_RIGHT) else {
            for (a, b) in l.zip(r) {
                row.push(left.plain(a));
                if left.ends_sentence(a + 1) {
                    rows.push((std::mem::take(&mut row), rest.before(b + 1)));
                }
            }
            continue;
        };
        let is_end = left.ends_sentence(l.end) && right.ends_sentence(r.end);
        row.extend(left.marked(l, mark));
        if is_end && edit.change != Change::Moved {
            rows.push((std::mem::take(&mut row), rest.before(r.end)));
        }
    }
    rows.push((row, rest.before(usize::MAX)));
    rows.retain(|(left, right)| !left.is_empty() || !right.is_empty());
    rows
}

/// What is yet to be written of the right side, in its order, each stretch with its mark.
struct Rest<'a> {
    side: Side<'a>,
    stretches: VecDeque<(Range<usize>, Option<Mark>)>,
}

impl<'a> Rest<'a> {
    fn of(side: Side<'a>, edits: &[Edit]) -> Self {
        let stretches = edits.iter().filter(|edit| !edit.right.tokens.is_empty());
        let mut stretches: Vec<_> = stretches
            .map(|edit| {
                let mark = mark(edit.change, NEW_ON_THE_RIGHT);
                (edit.right.tokens.clone(), mark)
            })
            .collect();
        stretches.sort_by_key(|(tokens, _)| tokens.start);
        Self {
            side,
            stretches: stretches.into(),
        }
    }

    /// The words before a token that are not yet written.
    fn before(&mut self, limit: usize) -> Vec<Word> {
        let mut words = vec![];
        while let Some((tokens, mark)) = self.stretches.pop_front() {
            if tokens.start >= limit {
                self.stretches.push_front((tokens, mark));
                break;
            }
            let end = tokens.end.min(limit);
            match mark {
                Some(mark) => words.append(&mut self.side.marked(tokens.start..end, mark)),
                None => words.extend((tokens.start..end).map(|token| self.side.plain(token))),
            }
            if end < tokens.end {
                self.stretches.push_front((end..tokens.end, mark));
            }
        }
        words
    }
}

/// How a change is marked on a side; words kept are not.
fn mark(change: Change, of_side: Mark) -> Option<Mark> {
    match change {
        Change::Kept => None,
        Change::Moved => Some(MOVED_AWAY),
        _ => Some(of_side),
    }
}

const MOVED_AWAY: Mark = Mark {
    open: "<",
    close: ">",
    style: MOVED,
};
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
