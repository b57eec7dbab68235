//! Ranks: whether two sentences are each other's best partner, or one of many.

/// The two best bases of each sentence on either side.
pub(super) struct Ranks {
    left: Vec<(f64, f64)>,
    right: Vec<(f64, f64)>,
}

impl Ranks {
    /// Of pairs that met, given by their places and bases.
    pub(super) fn of(
        met: impl Iterator<Item = (usize, usize, f64)>,
        left: usize,
        right: usize,
    ) -> Self {
        let mut ranks = Self {
            left: vec![(0.0, 0.0); left],
            right: vec![(0.0, 0.0); right],
        };
        for (l, r, base) in met {
            for best in [&mut ranks.left[l], &mut ranks.right[r]] {
                if base > best.0 {
                    *best = (base, best.0);
                } else {
                    best.1 = best.1.max(base);
                }
            }
        }
        ranks
    }

    /// How far `base` stands out among all partners of either sentence: near 2 for each other's only one.
    pub(super) fn alone(&self, left: usize, right: usize, base: f64) -> f64 {
        self.both(left, right, |(best, second)| {
            let other = if best > base { best } else { second };
            base / (base + other + 0.1)
        })
    }

    /// How near `base` comes to the best of either sentence: near 2 for each other's best.
    pub(super) fn best(&self, left: usize, right: usize, base: f64) -> f64 {
        self.both(left, right, |(best, _)| base / (best + 0.05))
    }

    fn both(&self, left: usize, right: usize, of: impl Fn((f64, f64)) -> f64) -> f64 {
        of(self.left[left]) + of(self.right[right])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_others_only_partner_stands_out_and_one_of_two_does_not() {
        let met = [(0, 0, 1.0), (1, 1, 1.0), (1, 2, 1.0)];
        let ranks = Ranks::of(met.into_iter(), 2, 3);
        assert!(ranks.alone(0, 0, 1.0) > 1.8);
        assert!(ranks.alone(1, 1, 1.0) < 1.5);
        assert!(ranks.best(1, 1, 1.0) > 1.9);
    }
}
