//! Verification: how much two articles share, counted from their shingles.

use super::shingle::Shingle;

/// What two articles share, as Broder (1997) names it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overlap {
    /// Shared shingles over all shingles: 1.0 for two copies of one story.
    pub resemblance: f64,
    /// Shared shingles over the left's own: 1.0 where the right holds all of the left.
    pub left_containment: f64,
    /// Shared shingles over the right's own: 1.0 where the left holds all of the right.
    pub right_containment: f64,
}

/// Counts what two shingle sets share; both sorted, each shingle once.
///
/// Two empty sets share nothing: all shares are 0.
pub fn overlap(left: &[Shingle], right: &[Shingle]) -> Overlap {
    let shared = shared(left, right);
    let share = |of: usize| {
        if of == 0 {
            0.0
        } else {
            shared as f64 / of as f64
        }
    };
    Overlap {
        resemblance: share(left.len() + right.len() - shared),
        left_containment: share(left.len()),
        right_containment: share(right.len()),
    }
}

fn shared(left: &[Shingle], right: &[Shingle]) -> usize {
    let (mut l, mut r, mut shared) = (0, 0, 0);
    while l < left.len() && r < right.len() {
        let (a, b) = (left[l], right[r]);
        shared += usize::from(a == b);
        l += usize::from(a <= b);
        r += usize::from(b <= a);
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_counted_from_both_sides() {
        let overlap = overlap(&set(&[1, 2, 3, 4]), &set(&[3, 4, 5]));
        assert_eq!(
            overlap,
            Overlap {
                resemblance: 0.4,
                left_containment: 0.5,
                right_containment: 2.0 / 3.0
            }
        );
    }

    #[test]
    fn nothing_shares_nothing() {
        assert_eq!(overlap(&[], &[]).resemblance, 0.0);
    }

    fn set(values: &[u64]) -> Vec<Shingle> {
        values.iter().map(|value| Shingle(*value)).collect()
    }
}
