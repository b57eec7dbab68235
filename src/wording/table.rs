//! The table: the lexicon that ships, indexed ahead of time so that a run need not read all of its files.
//!
//! It holds where each entry stands in its file and which forms begin with which words. An entry is read from
//! its file when a form of it first may match. Numbers are little-endian; a string is its length and its bytes.

use std::borrow::Cow;
use std::ops::Range;

use super::behind::Behind;
use super::entry::EntryId;
use super::starts::{Look, Start, Starts};

/// What the table says of the lexicon.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Table<'t> {
    /// The lexicon's fingerprint.
    pub(super) fingerprint: u64,
    /// Where each file's `[category]` stands in its file.
    pub(super) headers: Vec<Range<usize>>,
    /// The entries, by file and then as they stand in it.
    pub(super) entries: Vec<Row<'t>>,
    /// Which forms begin with which words.
    pub(super) starts: Starts,
}

/// One entry.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row<'t> {
    /// Its id.
    pub(super) id: &'t str,
    /// Which file it stands in.
    pub(super) file: usize,
    /// Where it stands in that file.
    pub(super) place: Range<usize>,
}

/// Tells tables of this shape from others.
const MAGIC: &[u8; 8] = b"cdlex\0\0\x03";

impl Table<'_> {
    /// The table as bytes.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(self.fingerprint.to_le_bytes());
        put(&mut out, self.headers.len());
        for header in &self.headers {
            put(&mut out, header.start);
            put(&mut out, header.end);
        }
        put(&mut out, self.entries.len());
        for row in &self.entries {
            put(&mut out, row.id.len());
            out.extend(row.id.as_bytes());
            put(&mut out, row.file);
            put(&mut out, row.place.start);
            put(&mut out, row.place.end);
        }
        put(&mut out, self.starts.looks().len());
        for look in self.starts.looks() {
            put(&mut out, look.start.entry.0);
            put(&mut out, look.start.form);
            let behind = look.behind.to_numbers();
            out.extend(behind.iter().flat_map(|number| number.to_le_bytes()));
        }
        out.extend(self.starts.rows());
        out
    }

    /// The table that `bytes` are; none if they are not what [`Table::write`] wrote.
    pub(super) fn read(bytes: &'static [u8]) -> Option<Table<'static>> {
        let mut from = Reader(bytes);
        if from.take(MAGIC.len())? != MAGIC {
            return None;
        }
        let fingerprint = from.long()?;
        let headers = from.many(|from| Some(from.number()?..from.number()?))?;
        let entries = from.many(|from| {
            let len = from.number()?;
            Some(Row {
                id: std::str::from_utf8(from.take(len)?).ok()?,
                file: from.number()?,
                place: from.number()?..from.number()?,
            })
        })?;
        let looks = from.many(|from| {
            let entry = EntryId(from.number()?);
            let form = from.number()?;
            let behind = Behind::of_numbers([from.long()?, from.long()?]);
            let start = Start { entry, form };
            Some(Look { start, behind })
        })?;
        Some(Table {
            fingerprint,
            headers,
            entries,
            starts: Starts::laid_out(looks, Cow::Borrowed(from.0)),
        })
    }
}

fn put(out: &mut Vec<u8>, number: usize) {
    let number = u32::try_from(number).expect("the lexicon is below 4 GiB");
    out.extend(number.to_le_bytes());
}

struct Reader<'t>(&'t [u8]);

impl<'t> Reader<'t> {
    fn take(&mut self, len: usize) -> Option<&'t [u8]> {
        let (taken, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<usize> {
        let bytes = self.take(4)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(bytes)).ok()
    }

    fn long(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }

    fn many<T>(&mut self, one: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()?;
        (0..count).map(|_| one(self)).collect()
    }
}
