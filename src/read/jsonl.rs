//! JSON Lines: one record a line, read line by line.

use std::io::{self, BufRead};

use super::error::Problem;
use super::record::{Cut, Place};

/// The lines of `input` that are not blank, with their places.
///
/// A line longer than `limit` is passed over without being held, and is an error.
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
            match self.read_line() {
                Ok(bytes) if bytes.trim_ascii().is_empty() => {}
                outcome => return Some(Cut::part(place, outcome)),
            }
        }
        None
    }

    fn read_line(&mut self) -> Result<Vec<u8>, Problem> {
        let mut bytes = Vec::new();
        let mut size = 0;
        loop {
            let chunk = match self.input.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    self.done = true;
                    return Err(error.into());
                }
            };
            let end = chunk.iter().position(|byte| *byte == b'\n');
            let part = &chunk[..end.unwrap_or(chunk.len())];
            size += part.len() as u64;
            if size <= self.limit {
                bytes.extend_from_slice(part);
            } else {
                bytes = Vec::new();
            }
            self.done = chunk.is_empty();
            let used = part.len() + usize::from(end.is_some());
            self.input.consume(used);
            if end.is_some() || self.done {
                return kept(bytes, size, self.limit);
            }
        }
    }
}

fn kept(bytes: Vec<u8>, size: u64, limit: u64) -> Result<Vec<u8>, Problem> {
    if size > limit {
        return Err(Problem::TooLarge { size, limit });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(input: &'static str) -> Vec<(usize, Result<String, Problem>)> {
        lines(Box::new(input.as_bytes()), 8)
            .map(|cut| {
                let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
                (cut.place.line, cut.bytes.map(text))
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
