//! Quotes: whether the quotation marks of a table end where its cells do.

use std::collections::VecDeque;
use std::io::{self, Read};

/// A table's bytes on their way to a reader that forgives everything, watched for marks that go astray.
pub(super) struct Quotes<R> {
    input: R,
    delimiter: u8,
    state: State,
    read: u64,
    /// Where text stands behind a closing mark, by byte, of rows that were not asked for yet.
    slips: VecDeque<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// At the beginning of a cell.
    Start,
    /// In a cell without marks.
    Plain,
    /// Between marks.
    Quoted,
    /// Behind a mark that closes the cell, or is the first of two.
    Closed,
    /// Behind blanks behind it.
    Blank,
}

impl<R> Quotes<R> {
    pub(super) fn new(input: R, delimiter: u8) -> Self {
        Self {
            input,
            delimiter,
            state: State::Start,
            read: 0,
            slips: VecDeque::new(),
        }
    }

    /// What is read from.
    pub(super) fn input(&mut self) -> &mut R {
        &mut self.input
    }

    /// What is wrong with the row that ends at a byte, if anything; rows are asked for in order.
    pub(super) fn slip(&mut self, end: u64) -> Option<&'static str> {
        let mut slipped = false;
        while self.slips.front().is_some_and(|at| *at < end) {
            self.slips.pop_front();
            slipped = true;
        }
        if self.state == State::Quoted && end == self.read {
            return Some("a row that does not end: a quotation mark in it is never closed");
        }
        slipped.then_some(
            "a row with text behind a closing quotation mark; a mark inside a cell is written twice",
        )
    }

    fn step(&mut self, byte: u8) {
        use State::{Blank, Closed, Plain, Quoted, Start};
        self.state = match (self.state, byte) {
            (Quoted, b'"') => Closed,
            (Quoted, _) | (Start | Closed, b'"') => Quoted,
            (_, byte) if byte == self.delimiter || byte == b'\n' => Start,
            (Closed | Blank, b' ' | b'\t' | b'\r') => Blank,
            (Closed | Blank, _) => {
                self.slips.push_back(self.read);
                Plain
            }
            (Start | Plain, _) => Plain,
        };
        self.read += 1;
    }
}

impl<R: Read> Read for Quotes<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(room)?;
        room[..count].iter().for_each(|byte| self.step(*byte));
        Ok(count)
    }
}
