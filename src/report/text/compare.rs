//! Side by side: what two articles share, sentence by sentence, with the words that differ.

use std::io::{self, Write};

use anstyle::Style;

use crate::reuse::{Change, Edit, Match, Passage, edits};
use crate::text::Text;

use super::super::model::Report;
use super::super::names::class_name;
use super::columns::{Word, write_row};
use super::reuse::write_head;
use super::style::{FAINT, GONE, HEADING, MOVED, NEW, TextStyle, counted, painted};

/// Writes each match with both sides of its passages beside each other.
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
    for found in report.reuse.iter().flat_map(|reuse| &reuse.found.matches) {
        write_head(report, found, out)?;
        if found.passages.is_empty() {
            writeln!(out, "  No passage in common.")?;
        }
        for passage in &found.passages {
            write_passage(report, found, passage, style, out)?;
        }
    }
    writeln!(
        out,
        "\n{}",
        painted(
            FAINT,
            "[-only on the left-]  {+only on the right+}  <at another place>"
        )
    )
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
    let sides = (
        side(report, found.left.index()),
        side(report, found.right.index()),
    );
    let edits = edits(sides.0.1, sides.1.1, passage);
    for (left, right) in rows(sides.0, sides.1, &edits) {
        write_row(&left, &right, style.width, out)?;
    }
    Ok(())
}

/// A body and its text.
type Side<'a> = (&'a str, &'a Text);

fn side<'a>(report: &'a Report, nth: usize) -> Side<'a> {
    (&report.articles[nth].body, &report.texts[nth])
}

type Row = (Vec<Word>, Vec<Word>);

/// The words of both sides in rows: one begins where a sentence of the left side ends in words kept.
fn rows(left: Side, right: Side, edits: &[Edit]) -> Vec<Row> {
    let mut rows: Vec<Row> = vec![];
    let mut row = Row::default();
    for edit in edits {
        let (l, r) = (edit.left.tokens.clone(), edit.right.tokens.clone());
        if edit.change != Change::Kept {
            row.0.extend(marked(left, l, edit.change, Sides::Left));
            row.1.extend(marked(right, r, edit.change, Sides::Right));
            continue;
        }
        for (a, b) in l.zip(r) {
            row.0.push(plain(word(left, a)));
            row.1.push(plain(word(right, b)));
            if ends_sentence(left.1, a) {
                rows.push(std::mem::take(&mut row));
            }
        }
    }
    rows.push(row);
    rows.retain(|(left, right)| !left.is_empty() || !right.is_empty());
    rows
}

/// Which side of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sides {
    Left,
    Right,
}

/// Words that differ, each in its colour, marks around all of them.
fn marked(side: Side, tokens: std::ops::Range<usize>, change: Change, on: Sides) -> Vec<Word> {
    let (open, close, style) = match (change, on) {
        (Change::Moved, _) => ("<", ">", MOVED),
        (_, Sides::Left) => ("[-", "-]", GONE),
        (_, Sides::Right) => ("{+", "+}", NEW),
    };
    let mut words: Vec<Word> = tokens
        .map(|token| Word {
            text: word(side, token),
            style,
        })
        .collect();
    if let Some(first) = words.first_mut() {
        first.text.insert_str(0, open);
    }
    if let Some(last) = words.last_mut() {
        last.text.push_str(close);
    }
    words
}

fn plain(text: String) -> Word {
    Word {
        text,
        style: Style::new(),
    }
}

/// A word with the marks that cling to it.
fn word((body, text): Side, token: usize) -> String {
    let span = text.tokens.span(token);
    let before = body[..span.start].rfind(char::is_whitespace);
    let before = before.map_or(0, |at| {
        at + body[at..].chars().next().map_or(0, char::len_utf8)
    });
    let after = body[span.end..].find(char::is_whitespace);
    let after = after.map_or(body.len(), |at| span.end + at);
    // A mark between two words joined, as in "long-range", stays with the first.
    let start = match token
        .checked_sub(1)
        .map(|other| text.tokens.span(other).end)
    {
        Some(end) if end > before => span.start,
        _ => before,
    };
    let end = match (token + 1 < text.tokens.len()).then(|| text.tokens.span(token + 1).start) {
        Some(next) if next < after => next,
        _ => after,
    };
    body[start..end].to_owned()
}

fn ends_sentence(text: &Text, token: usize) -> bool {
    let here = text.sentence_at(text.tokens.span(token).start);
    let next = (token + 1 < text.tokens.len()).then(|| text.tokens.span(token + 1));
    here.is_some_and(|here| next.is_none_or(|next| next.start >= here.end))
}
