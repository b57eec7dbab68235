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

impl Overlap {
    /// Of two sets of so many shingles, of which so many are `shared`.
    ///
    /// Two empty sets share nothing: all shares are 0.
    pub fn of(left: usize, right: usize, shared: usize) -> Self {
        let share = |of: usize| match of {
            0 => 0.0,
            _ => shared as f64 / of as f64,
        };
        Self {
            resemblance: share(left + right - shared),
            left_containment: share(left),
            right_containment: share(right),
        }
    }
}

/// Counts what two shingle sets share; both sorted, each shingle once.
pub fn overlap(left: &[Shingle], right: &[Shingle]) -> Overlap {
    Overlap::of(left.len(), right.len(), shared(left, right))
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
