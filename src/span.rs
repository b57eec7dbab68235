//! Spans: byte ranges of a body, and the lines and columns a reader counts in.

use memchr::{memchr2_iter, memrchr2};
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
        let mut byte = 0;
        while let Some(next) = next_checkpoint(body, byte + STRIDE) {
            at = pass(at, &body[byte..next]);
            checkpoints.push((next, at));
            byte = next;
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
        // Inside a line end the line has not ended yet.
        let inside = byte > start && bytes[byte - 1] == b'\r' && bytes.get(byte) == Some(&b'\n');
        if inside {
            let before = pass(at, &self.body[start..byte - 1]);
            return Position {
                offset: before.offset + 1,
                column: before.column + 1,
                ..before
            };
        }
        pass(at, &self.body[start..byte])
    }
}

/// The first byte from `byte` on where a checkpoint may stand; none where the body is over.
///
/// Never between `\r` and `\n`: what follows a checkpoint is read without what came before.
fn next_checkpoint(body: &str, byte: usize) -> Option<usize> {
    let bytes = body.as_bytes();
    let parts =
        |at: &usize| body.is_char_boundary(*at) && !(bytes[at - 1] == b'\r' && bytes[*at] == b'\n');
    (byte..body.len()).find(parts)
}

/// The position behind `text`, which begins at `at` and does not end between `\r` and `\n`.
fn pass(at: Position, text: &str) -> Position {
    let bytes = text.as_bytes();
    let last = memrchr2(b'\n', b'\r', bytes);
    let column = match last {
        Some(last) => 1 + chars(&bytes[last + 1..]),
        None => at.column + chars(bytes),
    };
    let ends = memchr2_iter(b'\n', b'\r', bytes);
    let ends = ends.filter(|end| bytes[*end] == b'\n' || bytes.get(end + 1) != Some(&b'\n'));
    Position {
        offset: at.offset + chars(bytes),
        line: at.line + ends.count(),
        column,
    }
}

/// How many characters `bytes` of UTF-8 begin.
fn chars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn every_byte_is_where_a_slow_count_finds_it() {
        let body = "é\r\n\na\r\rb—c\r\n".repeat(200);
        let lines = Lines::of(&body);
        let (mut offset, mut line, mut column) = (0, 1, 1);
        for (byte, char) in body.char_indices() {
            let expected = Position {
                offset,
                line,
                column,
            };
            assert_eq!(lines.position(byte), expected, "{byte}");
            let ends = char == '\n' || (char == '\r' && !body[byte + 1..].starts_with('\n'));
            offset += 1;
            (line, column) = if ends {
                (line + 1, 1)
            } else {
                (line, column + 1)
            };
        }
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
