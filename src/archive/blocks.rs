//! Blocks: files of lines, read a few megabytes at a time and cut behind a line end.
//!
//! A line that is too long is dropped as it is read, so that no more of it than allowed is ever held.

use std::fs::File;
use std::io::{self, Read};

/// Bytes asked for at a time.
const BLOCK: usize = 1 << 21;

/// Whole lines of one file.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Which file.
    pub(super) source: u32,
    /// Byte of the file where they begin.
    pub(super) offset: u64,
    /// The lines; the last one may lack its end at the end of the file.
    pub(super) bytes: Vec<u8>,
    /// Bytes of one more line behind them that was too long to be held; 0 for none.
    pub(super) dropped: u64,
    /// How many of them are the line's end: one, or none at the end of the file.
    pub(super) dropped_end: u64,
}

impl Block {
    /// Bytes of the file that it stands for.
    pub(super) fn len(&self) -> u64 {
        self.bytes.len() as u64 + self.dropped
    }
}

/// Reads files one behind the other.
pub(super) struct Blocks<'a> {
    files: &'a [File],
    longest_line: usize,
    source: usize,
    offset: u64,
    carried: Vec<u8>,
}

impl<'a> Blocks<'a> {
    /// All blocks of `files`, without lines of more than `longest_line` bytes.
    pub(super) fn of(files: &'a [File], longest_line: usize) -> Self {
        Self {
            files,
            longest_line,
            source: 0,
            offset: 0,
            carried: vec![],
        }
    }

    /// Fills the blocks, using their memory again; those behind the end of the last file are taken away.
    pub(super) fn fill(&mut self, mut blocks: Vec<Block>) -> io::Result<Vec<Block>> {
        let mut filled = 0;
        while filled < blocks.len() && self.next(&mut blocks[filled])? {
            filled += 1;
        }
        blocks.truncate(filled);
        Ok(blocks)
    }

    fn next(&mut self, block: &mut Block) -> io::Result<bool> {
        while let Some(file) = self.files.get(self.source) {
            block.source = self.source as u32;
            block.offset = self.offset;
            block.bytes.clear();
            block.bytes.append(&mut self.carried);
            let ended = self.read_lines(file, block)?;
            self.offset += block.len();
            if ended {
                self.source += 1;
                self.offset = 0;
            }
            if block.len() > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Reads at least one whole line into `block`, and what is begun behind the last one into `carried`;
    /// or drops one line that is too long. Says whether the file is at its end.
    fn read_lines(&mut self, mut file: &File, block: &mut Block) -> io::Result<bool> {
        (block.dropped, block.dropped_end) = (0, 0);
        // What was carried here from behind a dropped line may hold whole lines.
        let mut searched = 0;
        loop {
            let read = file.take(BLOCK as u64).read_to_end(&mut block.bytes)?;
            let end = block.bytes[searched..]
                .iter()
                .rposition(|byte| *byte == b'\n')
                .map(|end| searched + end + 1);
            searched = block.bytes.len();
            match end {
                Some(end) if read == BLOCK => {
                    self.carried.extend_from_slice(&block.bytes[end..]);
                    block.bytes.truncate(end);
                    return Ok(false);
                }
                None if read == BLOCK && block.bytes.len() > self.longest_line => {
                    block.dropped = block.bytes.len() as u64;
                    block.bytes.clear();
                    return self.drop_line(&mut file, block);
                }
                _ if read < BLOCK => return Ok(true),
                _ => {}
            }
        }
    }

    /// Reads on to the end of a line without keeping it. Says whether the file is at its end.
    fn drop_line(&mut self, file: &mut &File, block: &mut Block) -> io::Result<bool> {
        let mut part = Vec::with_capacity(BLOCK);
        loop {
            part.clear();
            let read = file.take(BLOCK as u64).read_to_end(&mut part)?;
            let end = part.iter().position(|byte| *byte == b'\n');
            let line = end.map_or(read, |end| end + 1);
            block.dropped += line as u64;
            block.dropped_end = u64::from(end.is_some());
            self.carried.extend_from_slice(&part[line..]);
            if end.is_some() || read < BLOCK {
                return Ok(read < BLOCK && self.carried.is_empty());
            }
        }
    }
}
