//! Sketches: a set of shingles boiled down to values that agree as often as the sets resemble each other.

use super::shingle::{Shingle, mix};

/// How a sketch was made. Sketches of two schemes are never compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scheme {
    /// Version of hashes, normalisation and sketching together.
    pub version: u16,
    /// What counted as a word: 1 for those of UAX #29.
    pub tokenizer: u16,
    /// The version of Unicode whose words these are.
    pub unicode: u16,
    /// Words in a shingle.
    pub words: u16,
    /// Values in a sketch.
    pub len: u16,
    /// Chooses the family of hash functions.
    pub seed: u64,
}

impl Scheme {
    /// This release's scheme with shingles of `words` words and sketches of `len` values.
    pub const fn new(words: u16, len: u16) -> Self {
        Self {
            version: 1,
            tokenizer: 1,
            unicode: unicode_segmentation::UNICODE_VERSION.0 as u16,
            words,
            len,
            seed: 0,
        }
    }
}

/// The sketch of a shingle set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    /// How it was made.
    pub scheme: Scheme,
    /// Its values; none for the sketch of an empty set.
    pub values: Vec<u64>,
}

impl Sketch {
    /// The share of values in which two sketches agree: an unbiased estimate of resemblance,
    /// with standard error `sqrt(j (1 - j) / len)` or less. Two empty sketches agree in nothing.
    ///
    /// # Errors
    /// [`OtherScheme`] if the two were not made alike.
    pub fn estimate(&self, other: &Self) -> Result<f64, OtherScheme> {
        if self.scheme != other.scheme {
            return Err(OtherScheme);
        }
        let equal = self
            .values
            .iter()
            .zip(&other.values)
            .filter(|(a, b)| a == b)
            .count();
        Ok(equal as f64 / f64::from(self.scheme.len))
    }
}

/// Two sketches were made in different ways and can't be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the sketches are of two schemes and can't be compared")]
pub struct OtherScheme;

/// The sketch of a set of shingles, by fast similarity sketching (Dahlgaard, Knudsen and Thorup,
/// FOCS 2017): as even as `len` independent permutations, in one or two passes over most sets.
///
/// A shingle given twice counts once, so reading order will do as well as a sorted set.
pub fn sketch(set: &[Shingle], scheme: Scheme) -> Sketch {
    let mut values = vec![];
    sketch_into(set, scheme, &mut values);
    Sketch { scheme, values }
}

/// As [`sketch`], the values alone, into a buffer that is emptied first and can be used again.
pub fn sketch_into(set: &[Shingle], scheme: Scheme, values: &mut Vec<u64>) {
    values.clear();
    if set.is_empty() {
        return;
    }
    let len = usize::from(scheme.len);
    values.resize(len, u64::MAX);
    // First `len` rounds throw each shingle into a random place; the next `len` visit every place once.
    for round in 0..2 * len {
        if round < len {
            throw(set, scheme, round, values);
        } else if values[round - len] == u64::MAX {
            visit(set, scheme, round, &mut values[round - len]);
        }
        if values.iter().all(|value| *value != u64::MAX) {
            break;
        }
    }
}

/// One round in which the top of a shingle's hash chooses its place, and the rest is its value there.
fn throw(set: &[Shingle], scheme: Scheme, round: usize, values: &mut [u64]) {
    let (seed, len) = (round_seed(scheme, round), values.len() as u64);
    if len.is_power_of_two() && len > 1 {
        // The high half of the product below, for less.
        let shift = 64 - len.trailing_zeros();
        throw_by(set, seed, round, values, |hash| (hash >> shift) as usize);
    } else {
        let high = |hash| ((u128::from(hash) * u128::from(len)) >> 64) as usize;
        throw_by(set, seed, round, values, high);
    }
}

#[inline(always)]
fn throw_by(
    set: &[Shingle],
    seed: u64,
    round: usize,
    values: &mut [u64],
    place: impl Fn(u64) -> usize,
) {
    for shingle in set {
        let hash = mix(shingle.0 ^ seed);
        let value = &mut values[place(hash)];
        *value = (*value).min(ranked(round, hash));
    }
}

/// One round for one place alone: every shingle has a value there.
fn visit(set: &[Shingle], scheme: Scheme, round: usize, value: &mut u64) {
    let seed = round_seed(scheme, round);
    let hashes = set.iter().map(|shingle| mix(shingle.0 ^ seed));
    *value = hashes
        .map(|hash| ranked(round, hash))
        .min()
        .unwrap_or(*value);
}

fn round_seed(scheme: Scheme, round: usize) -> u64 {
    mix(scheme.seed ^ (round as u64 + 1))
}

/// A value with the round in its high part, so that an earlier round always wins.
#[inline]
fn ranked(round: usize, hash: u64) -> u64 {
    ((round as u64) << 48) | (hash & ((1 << 48) - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_estimate_stays_near_the_truth() {
        let scheme = Scheme::new(5, 128);
        for shared in [10, 50, 90] {
            let (left, right) = (set(0, 100), set(100 - shared, 100));
            let truth = shared as f64 / (200 - shared) as f64;
            let estimate = sketch(&left, scheme)
                .estimate(&sketch(&right, scheme))
                .expect("one scheme");
            let sigma = (truth * (1.0 - truth) / 128.0).sqrt();
            assert!(
                (estimate - truth).abs() < 4.0 * sigma,
                "{shared}: {estimate} for {truth}"
            );
        }
    }

    #[test]
    fn schemes_do_not_mix_and_nothing_resembles_nothing() {
        let five = sketch(&set(0, 9), Scheme::new(5, 16));
        assert_eq!(
            five.estimate(&sketch(&set(0, 9), Scheme::new(6, 16))),
            Err(OtherScheme)
        );
        let of_old = Scheme {
            unicode: 9,
            ..Scheme::new(5, 16)
        };
        assert_eq!(five.estimate(&sketch(&set(0, 9), of_old)), Err(OtherScheme));
        let none = sketch(&[], Scheme::new(5, 16));
        assert_eq!(none.estimate(&none), Ok(0.0));
    }

    #[test]
    fn sketches_are_the_same_for_ever() {
        let sketch = sketch(&set(0, 20), Scheme::new(5, 4));
        assert_eq!(
            sketch.values,
            [
                0x0000_0000_0000_0000,
                0x0000_0E09_0F36_3A7D,
                0x0000_328D_863B_0E9D,
                0x0000_0D8B_929F_807E
            ]
        );
    }

    fn set(from: u64, len: u64) -> Vec<Shingle> {
        (from..from + len).map(|i| Shingle(mix(i))).collect()
    }
}
