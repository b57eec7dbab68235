//! Starts: which forms may be met at two given words, found without reading any form.

use std::borrow::Cow;

use super::behind::{Around, allows};
use super::opening::{MOST_BEFORE, Opening};
use super::parts::ANY;

/// Forms by two of their words, or by one alone where anything may follow. Words are numbered from 0.
///
/// Two pairs of words may share a key by chance. That costs a look at a form that then does not match, and no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Starts {
    /// The words that are openings whatever follows, one bit each.
    alone: Vec<u64>,
    /// Two bits a key, both in one word of it: most pairs of words are no opening and are told so here. As many words
    /// as a power of two.
    filter: Vec<u64>,
    /// Where the stretches begin of each beginning of a key. As many as a power of two.
    buckets: Vec<u32>,
    /// One stretch a key, in order, each the key, how many looks follow, and these; used as they lie in the shipped
    /// table, numbers little-endian.
    stretches: Cow<'static, [u8]>,
}

/// What must stand beside an opening for a form to be worth reading, as two numbers; and in one where the form lies,
/// how many of its words stand before the opening, and in the lowest bits of which words the two tell.
type Look = [u32; 3];

/// Bits of a look's last number below the place of the form.
const BELOW: u32 = 5;

/// A form that may be met at a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Met {
    /// Where the form lies.
    pub(super) form: u32,
    /// How many of its words stand before that word.
    pub(super) before: u32,
}

/// Bytes of a number.
const NUMBER: usize = 4;
/// Numbers in front of the looks of a stretch.
const HEAD: usize = 2;
/// Numbers of a look.
const LOOK: usize = 3;

impl Default for Starts {
    fn default() -> Self {
        Self::of(&[], 0)
    }
}

impl Starts {
    /// The index of these openings, of which each is a form's, and their words numbers below `words`; their order
    /// matters to nothing.
    pub(super) fn of(openings: &[(Opening, u32)], words: usize) -> Self {
        let mut rows: Vec<(u32, Look)> = openings.iter().map(row).collect();
        rows.sort_unstable();
        rows.dedup();
        let (mut stretches, mut buckets) = (vec![], vec![]);
        let bits = bits_for(rows.len(), MOST_BUCKET_BITS);
        for rows in rows.chunk_by(|one, other| one.0 == other.0) {
            let key = rows[0].0;
            buckets.resize(beginning(key, bits) + 1, number(stretches.len()));
            stretches.extend([key, number(rows.len())]);
            stretches.extend(rows.iter().flat_map(|(_, look)| look));
        }
        buckets.resize(1 << bits, number(stretches.len()));
        // Behind all keys, so that a search for any ends here.
        stretches.extend([u32::MAX, 0]);
        let stretches = stretches.into_iter().flat_map(u32::to_le_bytes);
        let stretches = Cow::Owned(stretches.collect());
        Self::laid_out(alone(openings, words), filter(&rows), buckets, stretches)
    }

    /// The index that [`Starts::parts`] are of.
    pub(super) fn laid_out(
        alone: Vec<u64>,
        filter: Vec<u64>,
        buckets: Vec<u32>,
        stretches: Cow<'static, [u8]>,
    ) -> Self {
        Self {
            alone,
            filter,
            buckets,
            stretches,
        }
    }

    /// What [`Starts::laid_out`] takes.
    pub(super) fn parts(&self) -> (&[u64], &[u64], &[u32], &[u8]) {
        (&self.alone, &self.filter, &self.buckets, &self.stretches)
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.stretches.len() <= HEAD * NUMBER
    }

    /// Whether a word is an opening whatever follows.
    #[inline]
    pub(super) fn is_alone(&self, word: u32) -> bool {
        self.alone[word as usize / 64] >> (word % 64) & 1 != 0
    }

    /// Whether a key may be that of an opening; seldom one that is none.
    #[inline]
    pub(super) fn may_hold(&self, key: u32) -> bool {
        let bits = bits_of(key);
        self.filter[beginning(key, self.filter.len().trailing_zeros())] & bits == bits
    }

    /// Where the stretch of a key stands, or one or several before it.
    #[inline]
    pub(super) fn place(&self, key: u32) -> u32 {
        self.buckets[beginning(key, self.buckets.len().trailing_zeros())]
    }

    /// Where the stretch of a key stands that is not before `place`, and whether there is one.
    #[inline]
    pub(super) fn stretch(&self, key: u32, mut place: u32) -> (u32, bool) {
        loop {
            let [of, count] = self.head(place);
            if of >= key {
                return (place, of == key);
            }
            place += (HEAD + LOOK * count as usize) as u32;
        }
    }

    /// The forms of the stretch at `place` for which the right words may stand around.
    #[inline]
    pub(super) fn allowed(&self, place: u32, around: &Around) -> impl Iterator<Item = Met> {
        let [_, count] = self.head(place);
        let begin = (place as usize + HEAD) * NUMBER;
        let looks = &self.stretches[begin..begin + count as usize * LOOK * NUMBER];
        let looks = looks.as_chunks::<{ LOOK * NUMBER }>().0.iter().map(numbers);
        looks.filter_map(|[one, other, form]| {
            allows([one, other], form & 3, around).then_some(Met {
                form: form >> BELOW,
                before: form >> 2 & MOST_BEFORE as u32,
            })
        })
    }

    /// The key of the stretch at `place`, and how many looks it is worth.
    #[inline]
    fn head(&self, place: u32) -> [u32; HEAD] {
        let stretch = &self.stretches[place as usize * NUMBER..];
        let head = stretch.first_chunk::<{ HEAD * NUMBER }>();
        numbers(head.expect("a stretch has a head"))
    }
}

fn row((opening, form): &(Opening, u32)) -> (u32, Look) {
    let ([one, other], of) = opening.behind.to_numbers();
    let key = key(opening.first as u32, opening.second as u32);
    let before = number(opening.before);
    (key, [one, other, form << BELOW | before << 2 | of])
}

#[inline]
fn numbers<const BYTES: usize, const COUNT: usize>(bytes: &[u8; BYTES]) -> [u32; COUNT] {
    let mut all = bytes.as_chunks::<NUMBER>().0.iter();
    std::array::from_fn(|_| all.next().map_or(0, |four| u32::from_le_bytes(*four)))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("a lexicon is below 4 GiB")
}

/// The words that are openings alone, among so many.
fn alone(openings: &[(Opening, u32)], words: usize) -> Vec<u64> {
    let mut alone = vec![0; words / 64 + 1];
    for (opening, _) in openings.iter().filter(|(opening, _)| opening.second == ANY) {
        alone[opening.first as usize / 64] |= 1 << (opening.first % 64);
    }
    alone
}

fn filter(rows: &[(u32, Look)]) -> Vec<u64> {
    let bits = bits_for(rows.len(), MOST_FILTER_BITS);
    let mut filter = vec![0; 1 << bits];
    for (key, _) in rows {
        filter[beginning(*key, bits)] |= bits_of(*key);
    }
    filter
}

/// Words of the largest filter, as a power of two.
const MOST_FILTER_BITS: u32 = 15;
/// The most buckets, likewise.
const MOST_BUCKET_BITS: u32 = 16;

/// The power of two that is well above so many rows: a small lexicon has small tables.
fn bits_for(rows: usize, most: u32) -> u32 {
    (rows * 2)
        .next_power_of_two()
        .trailing_zeros()
        .clamp(1, most)
}

/// The first bits of a key, one at least.
#[inline]
fn beginning(key: u32, bits: u32) -> usize {
    (key >> (32 - bits)) as usize
}

/// Which bits of a word of the filter tell of a key.
#[inline]
fn bits_of(key: u32) -> u64 {
    1 << (key & 63) | 1 << (key >> 6 & 63)
}

/// The key of two words: the high half of a product, so that both words' bits count.
#[inline]
pub(super) fn key(first: u32, second: u32) -> u32 {
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
            before: 0,
        }
    }

    #[test]
    fn forms_are_found_by_their_first_words() {
        let (one, two, three) = (3, 4, 5);
        let only_three = Behind::Next(Set::of(three), Set::ANY);
        let starts = Starts::of(
            &[
                (opening(one, ANY, Behind::ANY), 0),
                (opening(one, two, Behind::ANY), 1),
                (opening(one, two, only_three), 2),
                (
                    opening(two, three, Behind::Soon(Set::of(two), Set::also_of(two))),
                    3,
                ),
            ],
            6,
        );
        let forms = |words: [u64; 3]| {
            let [first, second, third] = words.map(|word| word as u32);
            let mut found = gathered(&starts, [first, second, third, one as u32]);
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
    }

    /// The forms that may begin with the first two of these words, or the first alone.
    fn gathered<const N: usize>(starts: &Starts, words: [u32; N]) -> Vec<u32> {
        let around = Around::of(&words, 0);
        let keys = [key(words[0], words[1]), key(words[0], ANY as u32)];
        let found = keys.into_iter().flat_map(|key| {
            let (place, holds) = starts.stretch(key, starts.place(key));
            let forms = starts.allowed(place, &around);
            let forms = forms.filter(move |_| holds).map(|met| met.form);
            forms.collect::<Vec<_>>()
        });
        found.collect()
    }

    #[test]
    fn many_pairs_are_told_apart() {
        let openings = (0..4000).map(|nth| (opening(3 + nth, 4 + nth, Behind::ANY), nth as u32));
        let starts = Starts::of(&openings.collect::<Vec<_>>(), 4010);
        for nth in 0..4000 {
            assert_eq!(gathered(&starts, [3 + nth, 4 + nth]), [nth]);
            assert_eq!(gathered(&starts, [3 + nth, 3 + nth]), [0_u32; 0]);
        }
        let let_pass = (0..4000).filter(|nth| starts.may_hold(key(3 + nth, 9000 + nth)));
        assert!(let_pass.count() < 200, "the filter lets hardly a pair pass");
    }
}
