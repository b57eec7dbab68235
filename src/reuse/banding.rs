//! Banding: how a sketch is cut so that alike articles meet and others do not (Indyk and Motwani 1998).

use crate::exact::power;

/// `bands` slices of `rows` values each: two sketches meet if all rows of one band agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Banding {
    /// Slices.
    pub bands: usize,
    /// Values a slice.
    pub rows: usize,
}

impl Banding {
    /// The banding of `values` values with the longest rows that still finds a pair of resemblance
    /// `threshold` with a chance of at least `recall`; single rows where none does.
    ///
    /// Longer rows mean fewer candidates to verify. `threshold` and `recall` lie in 0 to 1.
    pub fn choose(values: usize, threshold: f64, recall: f64) -> Self {
        (1..=values)
            .rev()
            .map(|rows| Self {
                bands: values / rows,
                rows,
            })
            .find(|banding| banding.chance(threshold) >= recall)
            .unwrap_or(Self {
                bands: values,
                rows: 1,
            })
    }

    /// The chance that two articles of this resemblance become a candidate pair: the S-curve
    /// `1 - (1 - r^rows)^bands`.
    pub fn chance(self, resemblance: f64) -> f64 {
        1.0 - power(1.0 - power(resemblance, self.rows), self.bands)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rows_that_keep_the_recall() {
        let banding = Banding::choose(128, 0.8, 0.995);
        assert!(banding.chance(0.8) >= 0.995);
        let longer = Banding {
            rows: banding.rows + 1,
            bands: 128 / (banding.rows + 1),
        };
        assert!(longer.chance(0.8) < 0.995);
    }

    #[test]
    fn a_low_threshold_gets_single_rows() {
        assert_eq!(
            Banding::choose(128, 0.01, 0.999),
            Banding {
                bands: 128,
                rows: 1
            }
        );
    }

    #[test]
    fn the_chance_is_the_s_curve() {
        let banding = Banding { bands: 2, rows: 3 };
        let chances = [0.0, 0.5, 1.0].map(|resemblance| banding.chance(resemblance));
        assert_eq!(chances, [0.0, 1.0 - 0.875 * 0.875, 1.0]);
    }
}
