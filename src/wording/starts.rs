//! Starts: which forms may begin with two given words, found without reading any form.

use std::borrow::Cow;

use super::behind::{Ahead, Behind};
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
    /// Two bits a key, both in one word of it: most pairs of words begin no form and are told so here.
    filter: Vec<u64>,
    /// Where the rows of each high half of a key begin, and behind the last where they end.
    buckets: Vec<u32>,
    /// Key of each opening, in order, and which of the looks it is worth: used as they lie in the shipped table.
    rows: Cow<'static, [u8]>,
    looks: Vec<Look>,
}

/// A form, and what must stand behind an opening for it to be worth reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Look {
    pub(super) start: Start,
    pub(super) behind: Behind,
}

/// Words of the filter, as a power of two.
const FILTER_BITS: u32 = 15;
/// Bytes of a row: a key and the number of a look, little-endian.
const ROW: usize = 8;

impl Starts {
    /// The index of these openings; their order matters to nothing.
    pub(super) fn of(openings: impl Iterator<Item = (Opening, Start)>) -> Self {
        let keyed = openings.map(|(opening, start)| {
            let behind = opening.behind;
            (key(opening.first, opening.second), Look { start, behind })
        });
        let mut keyed: Vec<_> = keyed.collect();
        keyed.sort_unstable();
        keyed.dedup();
        let mut looks: Vec<Look> = keyed.iter().map(|(_, look)| *look).collect();
        looks.sort_unstable();
        looks.dedup();
        let row = |(key, look): (u32, Look)| {
            let look = looks.partition_point(|other| *other < look);
            row(key, look)
        };
        let rows: Vec<u8> = keyed.into_iter().flat_map(row).collect();
        Self::laid_out(looks, Cow::Owned(rows))
    }

    /// The index that lies in `rows`, which [`Starts::rows`] gave, and in `looks`.
    pub(super) fn laid_out(looks: Vec<Look>, rows: Cow<'static, [u8]>) -> Self {
        if rows.is_empty() {
            return Self::default();
        }
        let mut buckets = vec![0; (1 << 16) + 1];
        let mut filter = vec![0; 1 << FILTER_BITS];
        for row in rows.chunks_exact(ROW) {
            let key = u32::from_le_bytes([row[0], row[1], row[2], row[3]]);
            buckets[(key >> 16) as usize + 1] += 1;
            filter[word_of(key)] |= bits_of(key);
        }
        let mut behind = 0;
        for bucket in &mut buckets {
            behind += *bucket;
            *bucket = behind;
        }
        Self {
            filter,
            buckets,
            rows,
            looks,
        }
    }

    /// What [`Starts::laid_out`] takes.
    pub(super) fn rows(&self) -> &[u8] {
        &self.rows
    }

    /// The same.
    pub(super) fn looks(&self) -> &[Look] {
        &self.looks
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether any form may begin with the words of these hashes; sometimes says yes where none does.
    ///
    /// There must be forms at all.
    #[inline]
    pub(super) fn may_begin(&self, first: u64, second: u64) -> bool {
        self.holds(key(first, second)) || self.holds(key(first, ANY))
    }

    /// Gathers the forms that may begin with the word of hash `first`, before those that follow it.
    pub(super) fn gather(&self, first: u64, following: &[u64], found: &mut Vec<Start>) {
        for key in [key(first, ANY), key(first, following[0])] {
            if !self.is_empty() && self.holds(key) {
                self.gather_key(key, Ahead::of(following), found);
            }
        }
    }

    fn gather_key(&self, key: u32, ahead: Ahead, found: &mut Vec<Start>) {
        let bucket = (key >> 16) as usize;
        let rows = self.buckets[bucket] as usize * ROW..self.buckets[bucket + 1] as usize * ROW;
        for row in self.rows[rows].as_chunks::<ROW>().0 {
            let [a, b, c, d, look @ ..] = *row;
            if u32::from_le_bytes([a, b, c, d]) == key {
                let look = &self.looks[u32::from_le_bytes(look) as usize];
                found.extend(look.behind.allows(ahead).then_some(look.start));
            }
        }
    }

    #[inline]
    fn holds(&self, key: u32) -> bool {
        let bits = bits_of(key);
        self.filter[word_of(key)] & bits == bits
    }
}

fn row(key: u32, look: usize) -> [u8; ROW] {
    let look = u32::try_from(look).expect("looks are counted in thousands");
    let mut row = [0; ROW];
    row[..4].copy_from_slice(&key.to_le_bytes());
    row[4..].copy_from_slice(&look.to_le_bytes());
    row
}

/// Which word of the filter tells of a key.
#[inline]
fn word_of(key: u32) -> usize {
    (key >> (32 - FILTER_BITS)) as usize
}

/// Which bits of that word.
#[inline]
fn bits_of(key: u32) -> u64 {
    1 << (key & 63) | 1 << (key >> 6 & 63)
}

/// The key of two words: the high half of a product, so that both words' bits count.
#[inline]
fn key(first: u64, second: u64) -> u32 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    ((first.rotate_left(29) ^ second).wrapping_mul(ODD) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hash;
    use crate::wording::behind::Set;
    use crate::wording::pattern::NOTHING;

    #[test]
    fn forms_are_found_by_their_first_words() {
        let [one, two, three] = ["one", "two", "three"].map(hash);
        let opening = |first, second, behind| Opening {
            first,
            second,
            behind,
        };
        let start = |form| Start {
            entry: EntryId(7),
            form,
        };
        let starts = Starts::of(
            [
                (opening(one, ANY, Behind::ANY), start(0)),
                (opening(one, two, Behind::ANY), start(1)),
                (
                    opening(one, two, Behind::Next(Set::of(three), Set::ANY)),
                    start(2),
                ),
                (opening(two, three, Behind::Soon(Set::of(two))), start(3)),
            ]
            .into_iter(),
        );
        let forms = |first, second, third| {
            let mut found = vec![];
            starts.gather(first, &[second, third, one], &mut found);
            found
                .into_iter()
                .map(|start| start.form)
                .collect::<Vec<_>>()
        };
        assert_eq!(forms(one, NOTHING, NOTHING), [0]);
        assert_eq!(forms(one, two, NOTHING), [0, 1]);
        assert_eq!(forms(one, two, three), [0, 1, 2]);
        assert_eq!(forms(two, three, one), [0_usize; 0]);
        assert_eq!(forms(two, three, two), [3]);
        assert_eq!(forms(two, one, three), [0_usize; 0]);
        assert!(starts.may_begin(one, three) && !starts.may_begin(three, one));
        let rows = Cow::Owned(starts.rows().to_vec());
        assert_eq!(Starts::laid_out(starts.looks().to_vec(), rows), starts);
    }

    #[test]
    fn an_empty_index_finds_nothing() {
        let mut found = vec![];
        Starts::default().gather(1, &[2, 3], &mut found);
        assert!(found.is_empty());
    }

    #[test]
    fn words_whose_keys_lie_side_by_side_are_told_apart() {
        let word = |nth: u64| nth.wrapping_mul(0x2545_F491_4F6C_DD1D);
        let openings = (0..2000).map(|nth| {
            let (first, second) = (word(2 * nth + 1), word(2 * nth + 2));
            let (entry, form) = (EntryId(nth as usize * 40), nth as usize);
            let behind = Behind::ANY;
            (
                Opening {
                    first,
                    second,
                    behind,
                },
                Start { entry, form },
            )
        });
        let starts = Starts::of(openings);
        let gathered = |first: u64, second: u64| {
            let mut found = vec![];
            starts.gather(first, &[second], &mut found);
            found
        };
        for nth in 0..2000 {
            let (first, second) = (word(2 * nth + 1), word(2 * nth + 2));
            let found = gathered(first, second);
            let (entry, form) = (EntryId(nth as usize * 40), nth as usize);
            assert_eq!(found, [Start { entry, form }]);
            assert_eq!(gathered(first, first), []);
        }
        let empty = (10_000..20_000).filter(|nth| !starts.may_begin(word(*nth), word(nth + 1)));
        assert!(empty.count() > 9_000, "the filter lets hardly a word pass");
    }
}
