//! The index of sketches: candidate pairs of articles that resemble each other as wholes.

use crate::article::ArticleId;

use super::banding::Banding;
use super::shingle::mix;
use super::sketch::Sketch;

/// Sketches by band; articles that share a band key are a candidate pair.
#[derive(Debug)]
pub struct Index {
    banding: Banding,
    keys: Vec<(u64, ArticleId)>,
}

impl Index {
    /// An index of nothing.
    pub fn new(banding: Banding) -> Self {
        Self {
            banding,
            keys: vec![],
        }
    }

    /// Adds an article. An empty sketch meets no other.
    ///
    /// # Panics
    /// If the banding has bands of no rows.
    pub fn insert(&mut self, article: ArticleId, sketch: &Sketch) {
        let keys = band_keys(&sketch.values, self.banding);
        self.keys.extend(keys.map(|key| (key, article)));
    }

    /// All pairs that share a band, sorted, each once, the lesser id left.
    pub fn pairs(mut self) -> Vec<(ArticleId, ArticleId)> {
        self.keys.sort_unstable();
        self.keys.dedup();
        let mut pairs = vec![];
        for bucket in self.keys.chunk_by(|a, b| a.0 == b.0) {
            for (nth, (_, left)) in bucket.iter().enumerate() {
                pairs.extend(bucket[nth + 1..].iter().map(|(_, right)| (*left, *right)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}

/// One key a band: two sketches whose values agree in all rows of a band have its key in common.
///
/// No values, no keys.
///
/// # Panics
/// If the banding has bands of no rows.
pub fn band_keys(values: &[u64], banding: Banding) -> impl Iterator<Item = u64> {
    let bands = values.chunks_exact(banding.rows).take(banding.bands);
    bands
        .enumerate()
        .map(|(band, rows)| rows.iter().fold(band as u64, |key, value| mix(key ^ value)))
}

#[cfg(test)]
mod tests {
    use super::super::sketch::Scheme;
    use super::*;

    #[test]
    fn two_that_agree_in_one_whole_band_are_a_pair() {
        assert_eq!(pairs(&[[1, 2, 3, 4], [1, 2, 7, 8], [9, 9, 9, 9]]), [(0, 1)]);
        assert_eq!(
            pairs(&[[1, 2, 3, 4], [7, 8, 3, 4], [1, 2, 3, 4]]),
            [(0, 1), (0, 2), (1, 2)]
        );
    }

    #[test]
    fn rows_of_another_band_or_half_a_band_are_no_agreement() {
        assert_eq!(pairs(&[[1, 2, 3, 4], [3, 4, 1, 2]]), []);
        assert_eq!(pairs(&[[1, 2, 3, 4], [1, 7, 8, 4]]), []);
        assert_eq!(pairs(&[[1, 2, 3, 4], [2, 1, 4, 3]]), []);
    }

    #[test]
    fn an_empty_sketch_has_no_keys() {
        assert_eq!(band_keys(&[], Banding { bands: 2, rows: 2 }).count(), 0);
        assert_eq!(band_keys(&[1; 5], Banding { bands: 2, rows: 2 }).count(), 2);
    }

    fn pairs(sketches: &[[u64; 4]]) -> Vec<(u32, u32)> {
        let mut index = Index::new(Banding { bands: 2, rows: 2 });
        for (id, values) in (0..).zip(sketches) {
            let (scheme, values) = (Scheme::new(5, 4), values.to_vec());
            index.insert(ArticleId(id), &Sketch { scheme, values });
        }
        let pairs = index.pairs().into_iter();
        pairs.map(|(left, right)| (left.0, right.0)).collect()
    }
}
