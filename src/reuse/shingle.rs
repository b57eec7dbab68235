//! Shingles: every run of `k` words, fingerprinted (Broder 1997).

/// The fingerprint of `k` consecutive words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shingle(pub u64);

/// The shingles of a text in reading order; shingle `i` begins at word `i`.
///
/// `words` are the hashes of the words' compared forms. A text shorter than `k` words is one
/// shingle, so that it can still be matched; a text of no words has none.
pub fn shingles(words: &[u64], k: usize) -> Vec<Shingle> {
    if words.is_empty() {
        return vec![];
    }
    words
        .windows(k.clamp(1, words.len()))
        .map(fingerprint)
        .collect()
}

/// The shingles of a text as a set: sorted, each once.
pub fn shingle_set(words: &[u64], k: usize) -> Vec<Shingle> {
    let mut set = shingles(words, k);
    set.sort_unstable();
    set.dedup();
    set
}

fn fingerprint(words: &[u64]) -> Shingle {
    // Multiplying between words makes their order count.
    let folded = words.iter().fold(words.len() as u64, |sum, word| {
        (sum.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    });
    Shingle(mix(folded))
}

/// Spreads every bit over all others (the finalizer of MurmurHash3, with Stafford's constants).
pub(super) fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
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
}
