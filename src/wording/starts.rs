//! Starts: which forms may begin with two given words, found without reading any form.

use std::borrow::Cow;

use super::behind::{Ahead, allows};
use super::opening::Opening;
use super::parts::ANY;

/// Forms by their first two words, or by the first alone where anything may follow. Words are numbered from 0.
///
/// Two pairs of words may share a key by chance. That costs a look at a form that then does not match, and no more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Starts {
    /// Which looks each word is worth alone: the place of the word, and which look, in order.
    alone: Vec<[u32; 2]>,
    /// Where these begin for each word, and behind the last where they end.
    begins: Vec<u32>,
    /// Two bits a key, both in one word of it: most pairs of words begin no form and are told so here.
    filter: Vec<u64>,
    /// Where the rows of each high half of a key begin, and behind the last where they end.
    buckets: Vec<u32>,
    /// Key of each pair, in order, and which of the looks it is worth: used as they lie in the shipped table.
    rows: Cow<'static, [u8]>,
    looks: Vec<Look>,
}

/// A form, and what must stand behind an opening for it to be worth reading, as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Look {
    pub(super) behind: [u32; 2],
    /// Where the form lies.
    pub(super) form: u32,
}

/// Words of the filter, as a power of two.
const FILTER_BITS: u32 = 15;
/// Bytes of a row: a key and the number of a look, little-endian.
const ROW: usize = 8;

impl Starts {
    /// The index of these openings, of which each is a form's; their order matters to nothing.
    pub(super) fn of(openings: &[(Opening, u32)]) -> Self {
        let look = |(opening, form): &(Opening, u32)| Look {
            behind: opening.behind.to_numbers(),
            form: *form,
        };
        let mut looks: Vec<Look> = openings.iter().map(look).collect();
        looks.sort_unstable();
        looks.dedup();
        let nth = |look: Look| number(looks.partition_point(|other| *other < look));
        let (mut alone, mut rows) = (vec![], vec![]);
        for opening in openings {
            let (first, second) = (opening.0.first as u32, opening.0.second);
            match second {
                ANY => alone.push([first, nth(look(opening))]),
                _ => rows.push([key(first, second as u32), nth(look(opening))]),
            }
        }
        for rows in [&mut alone, &mut rows] {
            rows.sort_unstable();
            rows.dedup();
        }
        let rows: Vec<u8> = rows
            .into_iter()
            .flatten()
            .flat_map(u32::to_le_bytes)
            .collect();
        Self::laid_out(alone, Cow::Owned(rows), looks)
    }

    /// The index that [`Starts::parts`] are of.
    pub(super) fn laid_out(
        alone: Vec<[u32; 2]>,
        rows: Cow<'static, [u8]>,
        looks: Vec<Look>,
    ) -> Self {
        let (mut filter, mut buckets) = (vec![0; 1 << FILTER_BITS], vec![0; (1 << 16) + 1]);
        for row in rows.as_chunks::<ROW>().0 {
            let [key, _] = numbers(row);
            buckets[(key >> 16) as usize + 1] += 1;
            filter[word_of(key)] |= bits_of(key);
        }
        let mut begins = vec![0; alone.last().map_or(0, |[first, _]| *first as usize + 2)];
        for [first, _] in &alone {
            begins[*first as usize + 1] += 1;
        }
        for counts in [&mut buckets, &mut begins] {
            add_up(counts);
        }
        Self {
            alone,
            begins,
            filter,
            buckets,
            rows,
            looks,
        }
    }

    /// What [`Starts::laid_out`] takes.
    pub(super) fn parts(&self) -> (&[[u32; 2]], &[u8], &[Look]) {
        (&self.alone, &self.rows, &self.looks)
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.looks.is_empty()
    }

    /// Gathers the forms that may begin with word `first`, before those that follow it; there must be forms at all.
    #[inline]
    pub(super) fn gather(&self, first: u32, following: &[u32], found: &mut Vec<u32>) {
        let key = key(first, following[0]);
        let paired = self.may_hold(key);
        let alone = match self.begins.get(first as usize..first as usize + 2) {
            Some([begin, end]) => *begin as usize..*end as usize,
            _ => 0..0,
        };
        if !alone.is_empty() || paired {
            let rows = if paired { self.bucket(key) } else { &[] };
            self.look(&self.alone[alone], rows, key, &Ahead::of(following), found);
        }
    }

    #[inline(never)]
    fn look(
        &self,
        alone: &[[u32; 2]],
        rows: &[[u8; ROW]],
        key: u32,
        ahead: &Ahead,
        found: &mut Vec<u32>,
    ) {
        let paired = rows.iter().map(numbers).filter(|[of, _]| *of == key);
        for [_, look] in alone.iter().copied().chain(paired) {
            let look = &self.looks[look as usize];
            found.extend(allows(look.behind, ahead).then_some(look.form));
        }
    }

    /// The rows of all keys with the same high half.
    #[inline]
    fn bucket(&self, key: u32) -> &[[u8; ROW]] {
        let bucket = (key >> 16) as usize;
        let rows = self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize;
        &self.rows.as_chunks::<ROW>().0[rows]
    }

    #[inline]
    fn may_hold(&self, key: u32) -> bool {
        let bits = bits_of(key);
        self.filter[word_of(key)] & bits == bits
    }
}

fn numbers(row: &[u8; ROW]) -> [u32; 2] {
    let [a, b, c, d, look @ ..] = *row;
    [u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes(look)]
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("a lexicon is below 4 GiB")
}

/// Makes of the count of each the count of all up to it.
fn add_up(counts: &mut [u32]) {
    let mut sum = 0;
    for count in counts {
        sum += *count;
        *count = sum;
    }
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
fn key(first: u32, second: u32) -> u32 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let both = u64::from(first) << 32 | u64::from(second);
    // Words are small numbers, and their bits must reach the high half of it all.
    let both = both.wrapping_mul(ODD);
    ((both ^ both >> 32).wrapping_mul(ODD) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::behind::{Behind, Set};

    fn opening(first: u64, second: u64, behind: Behind) -> Opening {
        Opening {
            first,
            second,
            behind,
        }
    }

    #[test]
    fn forms_are_found_by_their_first_words() {
        let (one, two, three) = (3, 4, 5);
        let only_three = Behind::Next(Set::of(three), Set::ANY);
        let starts = Starts::of(&[
            (opening(one, ANY, Behind::ANY), 0),
            (opening(one, two, Behind::ANY), 1),
            (opening(one, two, only_three), 2),
            (opening(two, three, Behind::Soon(Set::of(two))), 3),
        ]);
        let forms = |words: [u64; 3]| {
            let [first, second, third] = words.map(|word| word as u32);
            let mut found = vec![];
            starts.gather(first, &[second, third, one as u32], &mut found);
            found.sort_unstable();
            found
        };
        assert_eq!(forms([one, 0, 0]), [0]);
        assert_eq!(forms([one, two, 0]), [0, 1]);
        assert_eq!(forms([one, two, three]), [0, 1, 2]);
        assert_eq!(forms([two, three, one]), [0_u32; 0]);
        assert_eq!(forms([two, three, two]), [3]);
        assert_eq!(forms([two, one, three]), [0_u32; 0]);
        assert_eq!(forms([0, one, two]), [0_u32; 0]);
        let (alone, rows, looks) = starts.parts();
        let rows = Cow::Owned(rows.to_vec());
        assert_eq!(
            Starts::laid_out(alone.to_vec(), rows, looks.to_vec()),
            starts
        );
    }

    #[test]
    fn many_pairs_are_told_apart() {
        let openings = (0..4000).map(|nth| (opening(3 + nth, 4 + nth, Behind::ANY), nth as u32));
        let starts = Starts::of(&openings.collect::<Vec<_>>());
        let gathered = |first: u32, second: u32| {
            let mut found = vec![];
            starts.gather(first, &[second], &mut found);
            found
        };
        for nth in 0..4000 {
            assert_eq!(gathered(3 + nth, 4 + nth), [nth]);
            assert_eq!(gathered(3 + nth, 3 + nth), [0_u32; 0]);
        }
        let let_pass = (0..4000).filter(|nth| starts.may_hold(key(3 + nth, 9000 + nth)));
        assert!(let_pass.count() < 200, "the filter lets hardly a pair pass");
    }
}
