//! Blocks: files of lines, read a few megabytes at a time and cut behind a line end.

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
}

/// Reads files one behind the other.
pub(super) struct Blocks<'a> {
    files: &'a [File],
    source: usize,
    offset: u64,
    carried: Vec<u8>,
}

impl<'a> Blocks<'a> {
    /// All blocks of `files`.
    pub(super) fn of(files: &'a [File]) -> Self {
        Self {
            files,
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
            let ended = read_lines(file, &mut block.bytes, &mut self.carried)?;
            self.offset += block.bytes.len() as u64;
            if ended {
                self.source += 1;
                self.offset = 0;
            }
            if !block.bytes.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Appends to `lines` at least one whole line, and what is begun behind the last one to `carried`.
/// Says whether the file is at its end.
fn read_lines(mut file: &File, lines: &mut Vec<u8>, carried: &mut Vec<u8>) -> io::Result<bool> {
    loop {
        let begin = lines.len();
        let read = file.by_ref().take(BLOCK as u64).read_to_end(lines)?;
        if read < BLOCK {
            return Ok(true);
        }
        if let Some(end) = lines[begin..].iter().rposition(|byte| *byte == b'\n') {
            carried.extend_from_slice(&lines[begin + end + 1..]);
            lines.truncate(begin + end + 1);
            return Ok(false);
        }
    }
}
