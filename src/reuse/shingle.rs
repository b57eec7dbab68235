//! Shingles: every run of `k` words, fingerprinted (Broder 1997).

/// The fingerprint of `k` consecutive words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shingle(pub u64);

/// The shingles of a text in reading order; shingle `i` begins at word `i`.
///
/// `words` are the hashes of the words' compared forms. A text shorter than `k` words is one
/// shingle, so that it can still be matched; a text of no words has none.
pub fn shingles(words: &[u64], k: usize) -> Vec<Shingle> {
    let mut shingles = vec![];
    shingles_into(words, k, &mut shingles);
    shingles
}

/// The shingles of a text as a set: sorted, each once.
pub fn shingle_set(words: &[u64], k: usize) -> Vec<Shingle> {
    let mut set = shingles(words, k);
    set.sort_unstable();
    set.dedup();
    set
}

/// As [`shingles`], into a buffer that is emptied first and can be used again.
///
/// A polynomial of the word hashes is rolled along: one word comes in, one goes out. The spec, with
/// test vectors, is in `docs/sketches.md`.
pub fn shingles_into(words: &[u64], k: usize, shingles: &mut Vec<Shingle>) {
    shingles.clear();
    if words.is_empty() {
        return;
    }
    let k = k.clamp(1, words.len());
    let leaving = (0..k).fold(1, |power: u64, _| power.wrapping_mul(STEP));
    // A short text never meets the first words of a longer one.
    let length = (k as u64).wrapping_mul(LENGTH);
    let (first, coming) = words.split_at(k);
    let add = |sum: u64, word: u64| sum.wrapping_mul(STEP).wrapping_add(word);
    let mut sum = first.iter().fold(0, |sum, word| add(sum, *word));
    shingles.push(Shingle(mix(sum ^ length)));
    shingles.extend(coming.iter().zip(words).map(|(comes, leaves)| {
        sum = add(sum, comes.wrapping_sub(leaving.wrapping_mul(*leaves)));
        Shingle(mix(sum ^ length))
    }));
}

/// The base of the polynomial, odd so that no word is lost in it.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// Sets shingles of different lengths apart.
const LENGTH: u64 = 0xD6E8_FEB8_6659_FD93;

/// Spreads every bit over all others (the finalizer of MurmurHash3, with Stafford's constants).
#[inline]
pub(super) fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use crate::text::hash;

    use super::*;

    #[test]
    fn a_text_has_a_shingle_for_each_run_of_k_words() {
        assert_eq!(shingles(&[1, 2, 3, 4], 3).len(), 2);
        assert_eq!(shingles(&[1, 2], 3).len(), 1);
        assert_eq!(shingles(&[], 3), []);
    }

    #[test]
    fn the_order_of_words_counts() {
        assert_ne!(shingles(&[1, 2, 3], 3), shingles(&[1, 3, 2], 3));
        assert_ne!(shingles(&[1, 2], 3), shingles(&[1, 2, 0], 3));
    }

    #[test]
    fn shingles_are_the_same_for_ever() {
        let words = ["the", "old", "mill", "burned", "down", "again"].map(hash);
        assert_eq!(
            shingles(&words, 5),
            [
                Shingle(0x8EF7_FD1D_9A78_6019),
                Shingle(0x5E27_6381_9F60_16C9)
            ]
        );
        assert_eq!(shingles(&words[..1], 5), [Shingle(0x1DC1_836A_FF8C_3BFF)]);
    }
}
