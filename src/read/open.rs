//! Opening: a source becomes its first bytes and the rest, or whole, never more than the limit.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;

use super::address::Address;
use super::binary;
#[cfg(any(feature = "parquet", feature = "sqlite"))]
use super::disk::OnDisk;
use super::encoding;
use super::error::Problem;
use super::unpack::{Input, Packing};
use super::walk::{Source, kind_name};

/// Bytes read at once to see what a file is.
const HEAD: u64 = 1 << 16;

/// Bytes asked for at a time from a file of many records.
const BUFFER: usize = 1 << 18;

/// A source that is open: what was read to see what it is, and what is left.
pub(super) struct Opened {
    /// Its first bytes, unpacked.
    pub(super) head: Vec<u8>,
    /// Whether it was compressed.
    pub(super) is_packed: bool,
    rest: Input,
    size: Option<u64>,
    /// Where it is, if it can be read as it lies.
    #[cfg(any(feature = "parquet", feature = "sqlite"))]
    file: Option<std::path::PathBuf>,
}

/// Opens `source`, unpacked where it is compressed, to no more than `ratio` times its size; what is no file is refused.
pub(super) fn open(source: &Source, ratio: u64) -> Result<Opened, Problem> {
    let path = Address::of(&source.path).file;
    let (mut rest, size): (Input, _) = if source.is_stdin() {
        (Box::new(io::stdin()), None)
    } else {
        let size = check(&path)?;
        (Box::new(File::open(&path)?), size)
    };
    let mut head = first_bytes(&mut rest)?;
    let packing = Packing::of(&head);
    if let Some(packing) = packing {
        rest = packing.unpack(Box::new(Cursor::new(head).chain(rest)), ratio);
        head = first_bytes(&mut rest)?;
    }
    let size = size.filter(|_| packing.is_none());
    Ok(Opened {
        head,
        is_packed: packing.is_some(),
        rest,
        size,
        #[cfg(any(feature = "parquet", feature = "sqlite"))]
        file: size.map(|_| path),
    })
}

fn first_bytes(input: &mut Input) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    input.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
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
    /// All its bytes, if they are text; more than `limit` is an error, and is not read.
    pub(super) fn whole(self, limit: u64) -> Result<Vec<u8>, Problem> {
        refuse_binary(&self.head)?;
        self.whole_of_any_kind(limit)
    }

    /// All its bytes, whatever they are; more than `limit` is an error, and is not read.
    pub(super) fn whole_of_any_kind(self, limit: u64) -> Result<Vec<u8>, Problem> {
        if let Some(size) = self.size.filter(|size| *size > limit) {
            return Err(Problem::TooLarge { size, limit });
        }
        let mut bytes = self.head;
        let room = (limit + 1).saturating_sub(bytes.len() as u64);
        self.rest.take(room).read_to_end(&mut bytes)?;
        let size = bytes.len() as u64;
        if size > limit {
            return Err(Problem::TooLarge { size, limit });
        }
        Ok(bytes)
    }

    /// The whole of it as a file to go back and forth in.
    #[cfg(any(feature = "parquet", feature = "sqlite"))]
    pub(super) fn on_disk(self) -> Result<OnDisk, Problem> {
        match self.file {
            Some(path) => Ok(OnDisk::Own(path)),
            None => Ok(OnDisk::spool(&mut Cursor::new(self.head).chain(self.rest))?),
        }
    }

    /// Its text one byte after another, in UTF-8; what is in another encoding is read whole, up to `limit`.
    pub(super) fn decoded(self, limit: u64) -> Result<Box<dyn BufRead + Send>, Problem> {
        let cut_off = |error: std::str::Utf8Error| error.error_len().is_none();
        let unicode = std::str::from_utf8(&self.head).map_or_else(cut_off, |_| true);
        let declared = declared(&self.head).map(<[u8]>::to_vec);
        let ascii = self.head.is_ascii();
        let other = declared.as_deref().and_then(encoding::older).is_some();
        if unicode && !(ascii && other) {
            return self.stream(limit);
        }
        let text = encoding::decode_page(self.whole(limit)?, declared.as_deref())?;
        Ok(Box::new(Cursor::new(text.into_bytes())))
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

/// What `head`, UTF-8 or not, is declared to be in, where it is XML.
fn declared(head: &[u8]) -> Option<&[u8]> {
    let declaration = head.strip_prefix(b"<?xml")?;
    let end = declaration.windows(2).position(|window| window == b"?>")?;
    let declaration = &declaration[..end];
    let key = b"encoding=";
    let at = declaration
        .windows(key.len())
        .position(|window| window == key)?;
    let mut quoted = declaration[at + key.len()..].split(|byte| b"\"'".contains(byte));
    quoted.nth(1)
}

fn refuse_binary(head: &[u8]) -> Result<(), Problem> {
    match binary::looks_like(head) {
        Some(kind) => Err(Problem::Binary(kind)),
        None => Ok(()),
    }
}
