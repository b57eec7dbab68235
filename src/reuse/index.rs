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
pub fn band_keys(values: &[u64], banding: Banding) -> impl Iterator<Item = u64> {
    let bands = values.chunks_exact(banding.rows).take(banding.bands);
    bands
        .enumerate()
        .map(|(band, rows)| rows.iter().fold(band as u64, |key, value| mix(key ^ value)))
}
