//! The table: the lexicon that ships, indexed ahead of time so that a run need not read all of its files.
//!
//! It holds where each entry stands in its file, and the index of all forms. An entry is read from its file when a
//! report first tells of it. Numbers are little-endian; a string is its length and its bytes.

use std::borrow::Cow;
use std::ops::Range;

use super::index::Index;
use super::starts::Starts;
use super::vocabulary::Vocabulary;

/// What the table says of the lexicon.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Table<'t> {
    /// The lexicon's fingerprint.
    pub(super) fingerprint: u64,
    /// Where each file's `[category]` stands in its file.
    pub(super) headers: Vec<Range<usize>>,
    /// The entries, by file and then as they stand in it.
    pub(super) entries: Vec<Row<'t>>,
    /// Their forms.
    pub(super) index: Index,
}

/// One entry.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row<'t> {
    /// Its id.
    pub(super) id: &'t str,
    pub(super) weight: u8,
    /// Which file it stands in.
    pub(super) file: usize,
    /// Where it stands in that file.
    pub(super) place: Range<usize>,
}

/// Tells tables of this shape from others.
const MAGIC: &[u8; 8] = b"cdlex\0\0\x06";

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
            put(&mut out, usize::from(row.weight));
            put(&mut out, row.file);
            put(&mut out, row.place.start);
            put(&mut out, row.place.end);
        }
        let (vocabulary, starts, code) = self.index.parts();
        let (pilots, slots, numbers) = vocabulary.parts();
        out.extend(numbers.to_le_bytes());
        put_all(&mut out, pilots.iter().map(|pilot| [u32::from(*pilot)]));
        put_all(&mut out, slots.iter().map(|slot| halves(*slot)));
        let (alone, filter, buckets, stretches) = starts.parts();
        put_all(&mut out, alone.iter().map(|words| halves(*words)));
        put_all(&mut out, filter.iter().map(|keys| halves(*keys)));
        put_all(&mut out, buckets.iter().map(|place| [*place]));
        put_all(&mut out, code.iter().map(|number| [*number]));
        out.extend(stretches);
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
                weight: u8::try_from(from.number()?).ok()?,
                file: from.number()?,
                place: from.number()?..from.number()?,
            })
        })?;
        let numbers = from.long()?;
        let pilots = from.rows(|[pilot]| pilot as u16)?;
        let vocabulary = Vocabulary::laid_out(pilots, from.rows(whole)?, numbers);
        let (alone, filter) = (from.rows(whole)?, from.rows(whole)?);
        let buckets = from.rows(|[place]| place)?;
        let code = from.rows(|[number]| number)?;
        let stretches = Cow::Borrowed(from.0);
        let starts = Starts::laid_out(alone, filter, buckets, stretches);
        Some(Table {
            fingerprint,
            headers,
            entries,
            index: Index::laid_out(vocabulary, starts, code),
        })
    }
}

fn put(out: &mut Vec<u8>, number: usize) {
    let number = u32::try_from(number).expect("the lexicon is below 4 GiB");
    out.extend(number.to_le_bytes());
}

/// Rows of as many numbers each, their count in front.
fn put_all<const N: usize>(out: &mut Vec<u8>, rows: impl ExactSizeIterator<Item = [u32; N]>) {
    put(out, rows.len());
    out.extend(rows.flatten().flat_map(u32::to_le_bytes));
}

fn halves(long: u64) -> [u32; 2] {
    [long as u32, (long >> 32) as u32]
}

fn whole([low, high]: [u32; 2]) -> u64 {
    u64::from(low) | u64::from(high) << 32
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

    /// What [`put_all`] wrote.
    fn rows<const N: usize, T>(&mut self, one: impl Fn([u32; N]) -> T) -> Option<Vec<T>> {
        let count = self.number()?;
        let bytes = self.take(count.checked_mul(4 * N)?)?;
        let numbers = bytes.as_chunks::<4>().0.as_chunks::<N>().0.iter();
        let rows = numbers.map(|numbers| one(numbers.map(u32::from_le_bytes)));
        Some(rows.collect())
    }

    fn many<T>(&mut self, one: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()?;
        (0..count).map(|_| one(self)).collect()
    }
}
