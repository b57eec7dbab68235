//! Starts: which forms may begin with two given words, found without reading any form.

use std::borrow::Cow;

use super::entry::EntryId;
use super::pattern::{ANY, Opening};

/// A form that may begin here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Start {
    pub(super) entry: EntryId,
    pub(super) form: usize,
}

/// Forms by their first two words, or by the first alone where anything may follow.
///
/// Two openings may share a key by chance. That costs a look at a form that then does not match, and no more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Starts {
    /// One bit a hash of a first word: most words begin no form and are told so here.
    firsts: Vec<u64>,
    /// One bit a key, by its high bits: most pairs of words begin no form and are told so here.
    keys: Vec<u64>,
    /// Where the rows of each high half of a key begin, and behind the last where they end.
    buckets: Vec<u32>,
    /// Key and start of each opening, in order, ten bytes each: used as they lie in the shipped table.
    rows: Cow<'static, [u8]>,
}

/// Bits of the filter of first words, as a power of two.
const FILTER_BITS: u32 = 18;
/// Bits of the filter of keys, as a power of two.
const KEY_BITS: u32 = 20;
/// Bytes of a row: a key, the number of an entry and that of a form, little-endian.
const ROW: usize = 10;

impl Starts {
    /// The index of these openings; their order matters to nothing.
    pub(super) fn of(openings: impl Iterator<Item = (Opening, Start)>) -> Self {
        let mut firsts = vec![0; 1 << (FILTER_BITS - 6)];
        let mut keyed = vec![];
        for (opening, start) in openings {
            mark(&mut firsts, opening.first);
            keyed.push((key(opening.first, opening.second), start));
        }
        keyed.sort_unstable();
        keyed.dedup();
        let rows = keyed.iter().flat_map(|(key, start)| row(*key, *start));
        Self::laid_out(firsts, Cow::Owned(rows.collect()))
    }

    /// The index that lies in `rows`, which [`Starts::columns`] gave.
    pub(super) fn laid_out(firsts: Vec<u64>, rows: Cow<'static, [u8]>) -> Self {
        let mut buckets = vec![0; (1 << 16) + 1];
        let mut keys = vec![0; 1 << (KEY_BITS - 6)];
        for row in rows.chunks_exact(ROW) {
            let key = u32::from_le_bytes([row[0], row[1], row[2], row[3]]);
            buckets[(key >> 16) as usize + 1] += 1;
            keys[key_bit(key) / 64] |= 1 << (key_bit(key) % 64);
        }
        let mut behind = 0;
        for bucket in &mut buckets {
            behind += *bucket;
            *bucket = behind;
        }
        Self {
            firsts,
            keys,
            buckets,
            rows,
        }
    }

    /// The filter of first words and the rows: what [`Starts::laid_out`] takes.
    pub(super) fn columns(&self) -> (&[u64], &[u8]) {
        (&self.firsts, &self.rows)
    }

    /// The forms that may begin with the word of hash `first`, before the word of hash `second`.
    pub(super) fn at(&self, first: u64, second: Option<u64>) -> impl Iterator<Item = Start> + '_ {
        let begins = self.may_begin(first);
        let alone = begins.then(|| key(first, ANY));
        let both = second.filter(|_| begins).map(|second| key(first, second));
        alone
            .into_iter()
            .chain(both)
            .flat_map(|key| self.of_key(key))
    }

    /// Whether any form may begin with the word of hash `first`; sometimes says yes where none does.
    pub(super) fn may_begin(&self, first: u64) -> bool {
        let bit = bit(first);
        self.firsts
            .get(bit / 64)
            .is_some_and(|word| word >> (bit % 64) & 1 == 1)
    }

    fn of_key(&self, key: u32) -> impl Iterator<Item = Start> + '_ {
        let bit = key_bit(key);
        let rows = if self.keys[bit / 64] >> (bit % 64) & 1 == 1 {
            let bucket = (key >> 16) as usize;
            self.buckets[bucket] as usize * ROW..self.buckets[bucket + 1] as usize * ROW
        } else {
            0..0
        };
        self.rows[rows]
            .chunks_exact(ROW)
            .filter(move |row| row[..4] == key.to_le_bytes())
            .map(start)
    }
}

fn row(key: u32, start: Start) -> [u8; ROW] {
    let entry = u32::try_from(start.entry.0).expect("entries are counted in thousands");
    let form = u16::try_from(start.form).expect("an entry has few forms");
    let mut row = [0; ROW];
    row[..4].copy_from_slice(&key.to_le_bytes());
    row[4..8].copy_from_slice(&entry.to_le_bytes());
    row[8..].copy_from_slice(&form.to_le_bytes());
    row
}

fn start(row: &[u8]) -> Start {
    let entry = u32::from_le_bytes([row[4], row[5], row[6], row[7]]);
    Start {
        entry: EntryId(entry as usize),
        form: usize::from(u16::from_le_bytes([row[8], row[9]])),
    }
}

fn mark(firsts: &mut [u64], first: u64) {
    let bit = bit(first);
    firsts[bit / 64] |= 1 << (bit % 64);
}

fn bit(first: u64) -> usize {
    (first >> (64 - FILTER_BITS)) as usize
}

fn key_bit(key: u32) -> usize {
    (key >> (32 - KEY_BITS)) as usize
}

/// The key of two words: the high half of a product, so that both words' bits count.
fn key(first: u64, second: u64) -> u32 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    ((first.rotate_left(29) ^ second).wrapping_mul(ODD) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_found_by_their_first_words_and_by_no_others() {
        let start = |form| Start {
            entry: EntryId(0),
            form,
        };
        let opening = |first, second| Opening { first, second };
        let (one, two, three) = (3 << 50, 5 << 51, 7 << 52);
        let starts = Starts::of(
            [
                (opening(one, ANY), start(0)),
                (opening(one, two), start(1)),
                (opening(one, two), start(2)),
                (opening(two, three), start(3)),
            ]
            .into_iter(),
        );
        let forms = |first, second| {
            starts
                .at(first, second)
                .map(|start| start.form)
                .collect::<Vec<_>>()
        };
        assert_eq!(forms(one, None), [0]);
        assert_eq!(forms(one, Some(two)), [0, 1, 2]);
        assert_eq!(forms(two, Some(three)), [3]);
        assert_eq!(forms(two, Some(one)), [0_usize; 0]);
        assert_eq!(forms(three, Some(one)), [0_usize; 0]);
        let (firsts, rows) = starts.columns();
        let again = Starts::laid_out(firsts.to_vec(), Cow::Owned(rows.to_vec()));
        assert_eq!(again, starts);
    }

    #[test]
    fn an_empty_index_finds_nothing() {
        assert_eq!(Starts::default().at(1, Some(2)).count(), 0);
    }

    #[test]
    fn words_whose_keys_lie_side_by_side_are_told_apart() {
        let word = |nth: u64| nth.wrapping_mul(0x2545_F491_4F6C_DD1D);
        let openings = (0..2000).map(|nth| {
            let (first, second) = (word(2 * nth + 1), word(2 * nth + 2));
            let (entry, form) = (EntryId(nth as usize * 40), nth as usize);
            (Opening { first, second }, Start { entry, form })
        });
        let starts = Starts::of(openings);
        for nth in 0..2000 {
            let (first, second) = (word(2 * nth + 1), word(2 * nth + 2));
            let found: Vec<_> = starts.at(first, Some(second)).collect();
            let (entry, form) = (EntryId(nth as usize * 40), nth as usize);
            assert_eq!(found, [Start { entry, form }]);
            assert_eq!(starts.at(first, Some(first)).count(), 0);
        }
        let empty = (10_000..20_000).filter(|nth| !starts.may_begin(word(*nth)));
        assert!(empty.count() > 9_000, "the filter lets hardly a word pass");
    }
}
