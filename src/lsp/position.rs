//! Positions: bytes to the lines and UTF-16 columns that editors count, and back.

use copydesk::span::Span;
use lsp_types::{Position, Range};

/// The line starts of a text.
pub(super) struct Rows {
    starts: Vec<usize>,
}

impl Rows {
    /// Reads `text` once. Lines end at `\n`, `\r\n` or a lone `\r`.
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = (0..bytes.len()).filter(|at| {
            bytes[*at] == b'\n' || (bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
        });
        let starts = std::iter::once(0).chain(ends.map(|at| at + 1));
        Self {
            starts: starts.collect(),
        }
    }

    /// The position of the character at `byte`.
    pub(super) fn position(&self, text: &str, byte: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= byte) - 1;
        let units = text[self.starts[line]..byte].encode_utf16().count();
        Position::new(line as u32, units as u32)
    }

    /// The range of a span.
    pub(super) fn range(&self, text: &str, span: Span) -> Range {
        Range::new(
            self.position(text, span.start),
            self.position(text, span.end),
        )
    }

    /// The byte at a position; the end of the line, or of the text, for one beyond it.
    pub(super) fn byte(&self, text: &str, at: Position) -> usize {
        let Some(start) = self.starts.get(at.line as usize).copied() else {
            return text.len();
        };
        let end = self
            .starts
            .get(at.line as usize + 1)
            .copied()
            .unwrap_or(text.len());
        let line = text[start..end].trim_end_matches(['\n', '\r']);
        let mut units = 0;
        for (byte, char) in line.char_indices() {
            if units >= at.character as usize {
                return start + byte;
            }
            units += char.len_utf16();
        }
        start + line.len()
    }

    /// The span of a range.
    pub(super) fn span(&self, text: &str, range: Range) -> Span {
        let (start, end) = (self.byte(text, range.start), self.byte(text, range.end));
        Span::new(start, end.max(start))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn columns_count_utf_16_units() {
        let text = "a😀b\r\né\rc";
        let rows = Rows::of(text);
        let at = |byte| {
            let position = rows.position(text, byte);
            (position.line, position.character)
        };
        assert_eq!(
            [at(0), at(5), at(8), at(10), at(11)],
            [(0, 0), (0, 3), (1, 0), (1, 1), (2, 0)]
        );
        assert_eq!(rows.byte(text, Position::new(0, 99)), 6);
        assert_eq!(rows.byte(text, Position::new(9, 0)), text.len());
    }

    proptest! {
        #[test]
        fn a_byte_comes_back_from_its_position(text in "[a😀é\n\r ]{0,40}", nth in 0_usize..40) {
            let rows = Rows::of(&text);
            if let Some((byte, char)) = text.char_indices().nth(nth)
                && !matches!(char, '\n' | '\r')
            {
                prop_assert_eq!(rows.byte(&text, rows.position(&text, byte)), byte);
            }
        }
    }
}
