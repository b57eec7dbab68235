//! Spans: byte ranges of a body, and the lines and columns a reader counts in.

use serde::Serialize;

/// A half-open range of bytes of one body, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The text it cuts out of `body`.
    ///
    /// # Panics
    /// If the span belongs to another body: past its end, or inside a character.
    pub fn of(self, body: &str) -> &str {
        &body[self.start..self.end]
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// Where a byte stands as a reader counts: code points, lines, columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Code points before it, from the start of the body.
    pub offset: usize,
    /// Line, from 1. Lines end at `\n`, `\r\n` or a lone `\r`.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
}

/// Turns bytes of one body into positions.
///
/// Keeps one checkpoint every 512 bytes, so a look-up reads at most that much text.
pub struct Lines<'a> {
    body: &'a str,
    checkpoints: Vec<(usize, Position)>,
}

/// Bytes between two checkpoints of [`Lines`].
const STRIDE: usize = 512;

impl<'a> Lines<'a> {
    /// Reads `body` once.
    pub fn of(body: &'a str) -> Self {
        let mut at = Position {
            offset: 0,
            line: 1,
            column: 1,
        };
        let mut checkpoints = vec![(0, at)];
        let mut begin = 0;
        while let Some(end) = stretch_end(body, begin) {
            at = behind(at, &body[begin..end]);
            checkpoints.push((end, at));
            begin = end;
        }
        Self { body, checkpoints }
    }

    /// The position of the character that begins at `byte`; the end of the body for its length.
    pub fn position(&self, byte: usize) -> Position {
        let nearest = self
            .checkpoints
            .partition_point(|(start, _)| *start <= byte)
            - 1;
        let (start, at) = self.checkpoints[nearest];
        let bytes = self.body.as_bytes();
        if byte > start && bytes[byte - 1] == b'\r' && bytes.get(byte) == Some(&b'\n') {
            // Between the two a line has not ended yet.
            let before = behind(at, &self.body[start..byte - 1]);
            return Position {
                offset: before.offset + 1,
                line: before.line,
                column: before.column + 1,
            };
        }
        behind(at, &self.body[start..byte])
    }
}

/// Where the stretch that begins at `begin` ends; none if the body does not reach that far.
fn stretch_end(body: &str, begin: usize) -> Option<usize> {
    let bytes = body.as_bytes();
    // Never between `\r` and `\n`: what follows a checkpoint is read without what came before.
    let parts = |end: &usize| body.is_char_boundary(*end) && !bytes[end - 1..].starts_with(b"\r\n");
    (begin + STRIDE..bytes.len()).find(parts)
}

/// The position behind `text`, which begins at `at` and does not end between `\r` and `\n`.
fn behind(at: Position, text: &str) -> Position {
    let bytes = text.as_bytes();
    let is_alone = |cr: &usize| bytes.get(cr + 1) != Some(&b'\n');
    let lines = memchr::memchr_iter(b'\n', bytes).count()
        + memchr::memchr_iter(b'\r', bytes).filter(is_alone).count();
    let characters = text.chars().count();
    let column = match memchr::memrchr2(b'\n', b'\r', bytes) {
        Some(end) => 1 + text[end + 1..].chars().count(),
        None => at.column + characters,
    };
    Position {
        offset: at.offset + characters,
        line: at.line + lines,
        column,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The position after `char`, when the byte after it is `following`.
    fn step(at: Position, char: char, following: Option<u8>) -> Position {
        let ends_line = char == '\n' || (char == '\r' && following != Some(b'\n'));
        Position {
            offset: at.offset + 1,
            line: at.line + usize::from(ends_line),
            column: if ends_line { 1 } else { at.column + 1 },
        }
    }

    proptest! {
        #[test]
        fn every_position_is_what_counting_from_the_start_gives(
            parts in prop::collection::vec("(a{0,300}|é|€|\r|\n|\r\n)", 0..30),
        ) {
            let body = parts.concat();
            let lines = Lines::of(&body);
            let mut at = Position { offset: 0, line: 1, column: 1 };
            for (byte, char) in body.char_indices() {
                prop_assert_eq!(lines.position(byte), at);
                at = step(at, char, body.as_bytes().get(byte + 1).copied());
            }
            prop_assert_eq!(lines.position(body.len()), at);
        }
    }

    #[test]
    fn columns_count_characters_and_lines_end_three_ways() {
        let lines = Lines::of("é1\r\nb\rc\nd");
        let seen: Vec<_> = [0, 2, 5, 7, 9]
            .map(|byte| lines.position(byte))
            .map(|at| (at.offset, at.line, at.column))
            .to_vec();
        assert_eq!(
            seen,
            [(0, 1, 1), (1, 1, 2), (4, 2, 1), (6, 3, 1), (8, 4, 1)]
        );
    }

    #[test]
    fn a_far_byte_is_found_from_its_checkpoint() {
        let body = "ab\r\n".repeat(1000);
        let lines = Lines::of(&body);
        for line in 0..1000 {
            let at = lines.position(line * 4 + 1);
            assert_eq!((at.line, at.column, at.offset), (line + 1, 2, line * 4 + 1));
        }
    }
}
