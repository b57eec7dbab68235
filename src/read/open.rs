//! Opening: a source becomes its first bytes and the rest, or whole, never more than the limit.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;

use super::binary;
use super::encoding;
use super::error::Problem;
use super::walk::{Source, kind_name};

/// Bytes read at once to see what a file is.
const HEAD: u64 = 1 << 16;

/// Bytes asked for at a time from a file of many records.
const BUFFER: usize = 1 << 18;

/// A source that is open: what was read to see what it is, and what is left.
pub(super) struct Opened {
    /// Its first bytes.
    pub(super) head: Vec<u8>,
    rest: Box<dyn Read + Send>,
    size: Option<u64>,
}

/// Opens `source`; what is no file or no text is refused.
pub(super) fn open(source: &Source) -> Result<Opened, Problem> {
    let (mut rest, size): (Box<dyn Read + Send>, _) = if source.is_stdin() {
        (Box::new(io::stdin()), None)
    } else {
        let size = check(&source.path)?;
        (Box::new(File::open(&source.path)?), size)
    };
    let mut head = Vec::new();
    (&mut rest).take(HEAD).read_to_end(&mut head)?;
    Ok(Opened { head, rest, size })
}

/// The size of a file; `None` for a stream that the shell has put among the files.
fn check(path: &Path) -> Result<Option<u64>, Problem> {
    let about = fs::metadata(path).map_err(|error| missing(path, error))?;
    if about.is_file() {
        return Ok(Some(about.len()));
    }
    // `<(command)` arrives as a pipe under /dev/fd, and its writer is there.
    if path.starts_with("/dev/fd") || path == Path::new("/dev/stdin") {
        return Ok(None);
    }
    Err(Problem::NotAFile(kind_name(about.file_type())))
}

fn missing(path: &Path, error: io::Error) -> Problem {
    match Problem::from(error) {
        Problem::Missing if path.is_symlink() => Problem::DanglingLink,
        problem => problem,
    }
}

impl Opened {
    /// All its bytes; more than `limit` is an error, and is not read.
    pub(super) fn whole(self, limit: u64) -> Result<Vec<u8>, Problem> {
        if let Some(size) = self.size.filter(|size| *size > limit) {
            return Err(Problem::TooLarge { size, limit });
        }
        refuse_binary(&self.head)?;
        let mut bytes = self.head;
        let room = (limit + 1).saturating_sub(bytes.len() as u64);
        self.rest.take(room).read_to_end(&mut bytes)?;
        let size = bytes.len() as u64;
        if size > limit {
            return Err(Problem::TooLarge { size, limit });
        }
        Ok(bytes)
    }

    /// Its bytes one after another, in UTF-8 or an encoding that keeps ASCII.
    ///
    /// UTF-16 and UTF-32 have to be turned round first, so they are read whole, up to `limit`.
    pub(super) fn stream(mut self, limit: u64) -> Result<Box<dyn BufRead + Send>, Problem> {
        if encoding::is_wide(&self.head) {
            let text = encoding::decode(self.whole(limit)?)?;
            return Ok(Box::new(Cursor::new(text.into_bytes())));
        }
        refuse_binary(&self.head)?;
        if self.head.starts_with(encoding::UTF8_MARK) {
            self.head.drain(..encoding::UTF8_MARK.len());
        }
        let bytes = Cursor::new(self.head).chain(self.rest);
        Ok(Box::new(BufReader::with_capacity(BUFFER, bytes)))
    }
}

fn refuse_binary(head: &[u8]) -> Result<(), Problem> {
    match binary::looks_like(head) {
        Some(kind) => Err(Problem::Binary(kind)),
        None => Ok(()),
    }
}
