//! Columns: words wrapped to the page, and two texts beside each other, each to its half.

use std::io::{self, Write};

use anstyle::Style;

use super::style::painted;

/// A word, and how it is shown.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// As it stands, with marks around it where it differs.
    pub(super) text: String,
    /// Its colour.
    pub(super) style: Style,
    /// What stands between it and the word before: a space, or nothing within "long-range".
    pub(super) gap: &'static str,
}

impl Word {
    /// The words of a text, all in one colour.
    pub(super) fn all(text: &str, style: Style) -> impl Iterator<Item = Self> {
        text.split_whitespace().map(move |word| Self {
            text: word.to_owned(),
            style,
            gap: " ",
        })
    }
}

/// Writes words in lines that begin at a column and end within `width`.
pub(super) fn write_wrapped(
    words: &[Word],
    indent: usize,
    width: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    for line in wrapped(words, width.saturating_sub(indent)) {
        writeln!(out, "{:indent$}{}", "", shown(&line).0)?;
    }
    Ok(())
}

/// What stands between the columns.
const BETWEEN: &str = " │ ";

/// Writes two cells beside each other within `width` columns.
pub(super) fn write_row(
    left: &[Word],
    right: &[Word],
    width: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let half = width.saturating_sub(BETWEEN.chars().count()) / 2;
    let (left, right) = (wrapped(left, half), wrapped(right, half));
    for nth in 0..left.len().max(right.len()) {
        let (a, length) = left.get(nth).map_or((String::new(), 0), |line| shown(line));
        let (b, _) = right
            .get(nth)
            .map_or((String::new(), 0), |line| shown(line));
        let space = " ".repeat(half.saturating_sub(length));
        writeln!(out, "{}", format!("{a}{space}{BETWEEN}{b}").trim_end())?;
    }
    Ok(())
}

/// Words in lines of at most `width` characters; a longer word has a line of its own.
fn wrapped(words: &[Word], width: usize) -> Vec<Vec<&Word>> {
    let mut lines: Vec<Vec<&Word>> = vec![];
    let mut length = 0;
    for word in words {
        let chars = word.text.chars().count();
        match lines.last_mut() {
            Some(line) if length + word.gap.len() + chars <= width => {
                line.push(word);
                length += word.gap.len() + chars;
            }
            _ => {
                lines.push(vec![word]);
                length = chars;
            }
        }
    }
    lines
}

/// A line painted, and its length as it is seen.
fn shown(line: &[&Word]) -> (String, usize) {
    let (mut shown, mut length) = (String::new(), 0);
    for (nth, word) in line.iter().enumerate() {
        let gap = if nth == 0 { "" } else { word.gap };
        shown.push_str(gap);
        shown.push_str(&painted(word.style, &word.text));
        length += gap.len() + word.text.chars().count();
    }
    (shown, length)
}
