//! Meter: a stream that counts its lines, and that ends in an error when one article takes too much.

use std::io::{self, BufRead, Read};

use super::error::Problem;

/// A stream with an allowance of bytes, which is renewed for each article.
pub(super) struct Meter<R> {
    input: R,
    line: usize,
    spent: u64,
    limit: u64,
}

impl<R: BufRead> Meter<R> {
    /// `input` from its first line, with `limit` bytes to give.
    pub(super) fn new(input: R, limit: u64) -> Self {
        Self {
            input,
            line: 1,
            spent: 0,
            limit,
        }
    }

    /// The line it has come to, from 1.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// Grants the whole allowance again.
    pub(super) fn renew(&mut self) {
        self.spent = 0;
    }
}

impl<R: BufRead> BufRead for Meter<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.spent > self.limit {
            let (size, limit) = (self.spent, self.limit);
            return Err(Problem::TooLarge { size, limit }.into());
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        // A buffer that has been given out is given out again.
        if let Ok(buffer) = self.input.fill_buf() {
            let gone = &buffer[..count.min(buffer.len())];
            self.line += gone.iter().filter(|byte| **byte == b'\n').count();
        }
        self.spent += count as u64;
        self.input.consume(count);
    }
}

impl<R: BufRead> Read for Meter<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let mut buffer = self.fill_buf()?;
        let read = buffer.read(room)?;
        self.consume(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_allowance_is_for_one_article() {
        let mut meter = Meter::new(&b"one\ntwo\nthree\n"[..], 8);
        let mut line = String::new();
        for _ in 0..2 {
            meter.read_line(&mut line).expect("a line");
        }
        assert_eq!(meter.line(), 3);
        meter.renew();
        assert_eq!(meter.read_line(&mut line).expect("a line"), 6);
        meter.consume(0);
        let mut short = Meter::new(&b"one\ntwo\n"[..], 3);
        assert!(short.read_line(&mut line).is_ok());
        let error = short.read_line(&mut line).expect_err("an error");
        let (size, limit) = (4, 3);
        assert_eq!(Problem::from(error), Problem::TooLarge { size, limit });
    }
}
