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
        let bands = sketch
            .values
            .chunks_exact(self.banding.rows)
            .take(self.banding.bands);
        for (band, rows) in bands.enumerate() {
            let key = rows.iter().fold(band as u64, |key, value| mix(key ^ value));
            self.keys.push((key, article));
        }
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
