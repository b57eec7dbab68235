//! Bytes: a stream read byte by byte, with the line and column it has come to.

use std::io::{self, Read};

use super::record::Place;

/// Bytes asked for at a time.
const CHUNK: usize = 1 << 16;

/// A stream of bytes that knows where it is.
pub(super) struct Bytes<R> {
    input: R,
    chunk: Vec<u8>,
    next: usize,
    at: Place,
}

impl<R: Read> Bytes<R> {
    /// At the first byte of `input`.
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            chunk: Vec::new(),
            next: 0,
            at: Place::START,
        }
    }

    /// Where the next byte stands.
    pub(super) fn place(&self) -> Place {
        self.at
    }

    /// The next byte, left where it is; `None` at the end.
    pub(super) fn peek(&mut self) -> io::Result<Option<u8>> {
        if self.next == self.chunk.len() {
            self.refill()?;
        }
        Ok(self.chunk.get(self.next).copied())
    }

    /// The next byte that is no white space, left where it is; `None` at the end.
    pub(super) fn peek_solid(&mut self) -> io::Result<Option<u8>> {
        while let Some(byte) = self.peek()? {
            if !byte.is_ascii_whitespace() {
                return Ok(Some(byte));
            }
            self.step_over(byte);
        }
        Ok(None)
    }

    /// The bytes at hand, left where they are; none at the end.
    pub(super) fn chunk(&mut self) -> io::Result<&[u8]> {
        self.peek()?;
        Ok(&self.chunk[self.next..])
    }

    /// Goes past the first `count` bytes at hand.
    pub(super) fn skip(&mut self, count: usize) {
        for place in self.next..self.next + count {
            self.step_over(self.chunk[place]);
        }
    }

    /// Goes past `byte`, which [`Self::peek`] has just given.
    pub(super) fn step_over(&mut self, byte: u8) {
        self.next += 1;
        let continues_character = byte & 0xc0 == 0x80;
        if byte == b'\n' {
            self.at.line += 1;
            self.at.column = 1;
        } else if !continues_character {
            self.at.column += 1;
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.chunk.clear();
        self.next = 0;
        (&mut self.input)
            .take(CHUNK as u64)
            .read_to_end(&mut self.chunk)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let mut bytes = Bytes::new("é\n x".as_bytes());
        let mut seen = Vec::new();
        while let Ok(Some(byte)) = bytes.peek() {
            seen.push((bytes.place().line, bytes.place().column));
            bytes.step_over(byte);
        }
        assert_eq!(seen, [(1, 1), (1, 2), (1, 2), (2, 1), (2, 2)]);
    }
}
