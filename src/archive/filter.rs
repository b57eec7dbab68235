//! A filter: which keys are surely not among some, at a glance (Bloom 1970).
//!
//! Keys are the least hashes of articles, so low ones are crowded and high ones few. Those of one
//! sixteenth of the range lie together, which keeps what is asked for most in the nearest memory.

/// Parts of the range of keys.
const PARTS: usize = 16;

/// Which keys may be among some.
#[derive(Debug, Default)]
pub(super) struct Filter {
    parts: [Vec<u64>; PARTS],
}

impl Filter {
    /// Bits for each key, at least; about one in fifty other keys passes.
    pub(super) const BITS: usize = 16;

    /// The filter of `keys`.
    pub(super) fn of(keys: impl Iterator<Item = u32> + Clone) -> Self {
        let mut counts = [0; PARTS];
        keys.clone().for_each(|key| counts[part(key)] += 1);
        let words = |keys: usize| (keys * Self::BITS / 64).next_power_of_two();
        let mut filter = Self {
            parts: counts.map(|keys| vec![0; words(keys)]),
        };
        for key in keys {
            let part = &mut filter.parts[part(key)];
            let (word, bits) = place(part.len(), key);
            part[word] |= bits;
        }
        filter
    }

    /// Whether `key` may be among them; true for each that is.
    pub(super) fn may_hold(&self, key: u32) -> bool {
        let part = &self.parts[part(key)];
        let (word, bits) = place(part.len(), key);
        part[word] & bits == bits
    }
}

fn part(key: u32) -> usize {
    key as usize >> (32 - PARTS.ilog2())
}

/// The word of a key among `words`, a power of two, and its two bits there.
fn place(words: usize, key: u32) -> (usize, u64) {
    // Spread over 64 bits, so that word and bits are drawn apart however many words there are.
    let spread = u64::from(key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let bits = 1 << (spread >> 58) | 1 << (spread >> 52 & 63);
    ((spread >> 16) as usize & (words - 1), bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_passes_and_little_else() {
        let keys = (0..20_000_u32).map(|key| key.wrapping_mul(0x9E37_79B1));
        let filter = Filter::of(keys.clone());
        assert!(keys.clone().all(|key| filter.may_hold(key)));
        let others = keys.filter(|key| filter.may_hold(key ^ 0x0123_4567));
        assert!(others.count() < 1000);
        assert!(!Filter::of(std::iter::empty()).may_hold(7));
    }
}
