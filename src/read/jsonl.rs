//! JSON Lines: one record a line, read line by line.

use std::io::{self, BufRead, Read};

use super::error::Problem;
use super::record::{Cut, Place};

/// The lines of `input` that are not blank, with their places.
///
/// A line longer than `limit` is passed over, no more of it held than that, and is an error.
pub(super) fn lines(
    input: Box<dyn BufRead + Send>,
    limit: u64,
) -> impl Iterator<Item = Cut> + Send {
    let mut reader = Lines {
        input,
        limit,
        line: 0,
        done: false,
    };
    std::iter::from_fn(move || reader.next_line())
}

struct Lines {
    input: Box<dyn BufRead + Send>,
    limit: u64,
    line: usize,
    done: bool,
}

impl Lines {
    fn next_line(&mut self) -> Option<Cut> {
        while !self.done {
            self.line += 1;
            let place = Place {
                line: self.line,
                column: 1,
            };
            let outcome = self.read_line().unwrap_or_else(|error| {
                self.done = true;
                Err(error.into())
            });
            match outcome {
                Ok(bytes) if bytes.trim_ascii().is_empty() => {}
                outcome => return Some(Cut::part(place, outcome).to(self.line)),
            }
        }
        None
    }

    fn read_line(&mut self) -> io::Result<Result<Vec<u8>, Problem>> {
        let limit = self.limit;
        let mut bytes = Vec::new();
        let input = &mut self.input;
        let read = input.take(limit + 1).read_until(b'\n', &mut bytes)? as u64;
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
        } else if read > limit {
            let size = read + self.skip_line()?;
            return Ok(Err(Problem::TooLarge { size, limit }));
        } else {
            self.done = true;
        }
        Ok(Ok(bytes))
    }

    /// Passes over the rest of a line; tells its bytes without the line end.
    fn skip_line(&mut self) -> io::Result<u64> {
        let mut skipped = 0;
        loop {
            let bytes = self.input.fill_buf()?;
            let end = bytes.iter().position(|byte| *byte == b'\n');
            let (used, rest) = (bytes.len(), end.unwrap_or(bytes.len()));
            self.input.consume(end.map_or(used, |end| end + 1));
            skipped += rest as u64;
            if end.is_some() || used == 0 {
                return Ok(skipped);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::record::Content;

    fn cut(input: &'static str) -> Vec<(usize, Result<String, Problem>)> {
        lines(Box::new(input.as_bytes()), 8)
            .map(|cut| {
                let text = |content| match content {
                    Content::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
                    _ => String::new(),
                };
                (cut.place.line, cut.content.map(text))
            })
            .collect()
    }

    #[test]
    fn blank_lines_count_but_are_no_records() {
        let read = cut("one\n\n  \r\nfour\r\nfive");
        assert_eq!(
            read,
            [
                (1, Ok("one".into())),
                (4, Ok("four\r".into())),
                (5, Ok("five".into()))
            ]
        );
    }

    #[test]
    fn a_line_over_the_limit_is_named_and_the_next_is_read() {
        let read = cut("12345678\n123456789\nlast\n");
        let large = Problem::TooLarge { size: 9, limit: 8 };
        assert_eq!(
            read,
            [
                (1, Ok("12345678".into())),
                (2, Err(large)),
                (3, Ok("last".into()))
            ]
        );
    }
}
