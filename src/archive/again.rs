//! Reading again: an article's shingles, from its line.

use std::fs::File;
use std::io;

use crate::reuse::{Lookup, Shingle, shingles_into};

use super::columns::Place;
use super::digest::{Plan, object};
use super::record::record;

/// Reads articles a second time, using the same memory for each.
pub(super) struct Again<'a> {
    files: &'a [File],
    plan: &'a Plan,
    line: Vec<u8>,
    scratch: Vec<u8>,
    words: Vec<u64>,
    shingles: Vec<Shingle>,
    lookup: Lookup,
}

impl<'a> Again<'a> {
    /// From these files, as `plan` read them first.
    pub(super) fn of(files: &'a [File], plan: &'a Plan) -> Self {
        Self {
            files,
            plan,
            line: vec![],
            scratch: vec![],
            words: vec![],
            shingles: vec![],
            lookup: Lookup::default(),
        }
    }

    /// The shingles of the article at `place`, each once, in reading order.
    ///
    /// # Errors
    /// If its file can't be read, or has changed so that no article stands there.
    pub(super) fn set(&mut self, place: Place) -> io::Result<Vec<Shingle>> {
        let mut set = self.shingles(place)?.to_vec();
        self.lookup.fill(&mut set);
        Ok(set)
    }

    /// The same, those that stand twice twice.
    ///
    /// # Errors
    /// As those of [`Self::set`].
    pub(super) fn shingles(&mut self, place: Place) -> io::Result<&[Shingle]> {
        self.line.resize(place.len as usize, 0);
        read_at(
            &self.files[place.source as usize],
            &mut self.line,
            place.offset,
        )?;
        let fields = &self.plan.options.fields;
        let record = record(object(&self.line), fields, &mut self.scratch);
        let record = record.map_err(|fault| io::Error::other(fault.problem))?;
        self.words.clear();
        self.plan.options.words.hash(&record.text, &mut self.words);
        let length = self.plan.scheme.words.into();
        shingles_into(&self.words, length, &mut self.shingles);
        Ok(&self.shingles)
    }
}

#[cfg(unix)]
pub(super) fn read_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, offset)
}

#[cfg(windows)]
pub(super) fn read_at(file: &File, mut bytes: &mut [u8], mut offset: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let read = std::os::windows::fs::FileExt::seek_read(file, bytes, offset)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes = &mut bytes[read..];
        offset += read as u64;
    }
    Ok(())
}

#[cfg(not(any(unix, windows)))]
pub(super) fn read_at(mut file: &File, bytes: &mut [u8], offset: u64) -> io::Result<()> {
    use std::io::{Read, Seek, SeekFrom};
    file.seek(SeekFrom::Start(offset))?;
    file.read_exact(bytes)
}
