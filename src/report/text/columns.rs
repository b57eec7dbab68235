//! Columns: two texts beside each other, each wrapped to its half of the page.

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
            Some(line) if length + 1 + chars <= width => {
                line.push(word);
                length += 1 + chars;
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
    let painted: Vec<String> = line
        .iter()
        .map(|word| painted(word.style, &word.text))
        .collect();
    let chars: usize = line.iter().map(|word| word.text.chars().count()).sum();
    (painted.join(" "), chars + line.len().saturating_sub(1))
}
