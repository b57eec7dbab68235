//! Postings: candidate pairs by shared runs of words, for a passage inside a long article.

use crate::article::ArticleId;

use super::shingle::Shingle;

/// Shingles of all articles, thinned by winnowing (Schleimer, Wilkerson and Aiken 2003).
///
/// Of each `window` consecutive shingles the least is kept, so any run of `k + window - 1` words that
/// two articles share has a kept shingle in common.
#[derive(Debug)]
pub struct Postings {
    window: usize,
    kept: Vec<(Shingle, ArticleId)>,
}

/// What the postings yield.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sharing {
    /// Pairs with a kept shingle in common, sorted, each once, the lesser id left.
    pub pairs: Vec<(ArticleId, ArticleId)>,
    /// Shingles set aside because more articles than the limit hold them.
    pub set_aside: usize,
}

impl Postings {
    /// Postings of nothing. `window` is at least 1, which keeps every shingle.
    pub fn new(window: usize) -> Self {
        Self {
            window: window.max(1),
            kept: vec![],
        }
    }

    /// Adds an article by its shingles in reading order.
    pub fn insert(&mut self, article: ArticleId, shingles: &[Shingle]) {
        let windows = shingles.windows(self.window.min(shingles.len().max(1)));
        let least = windows.filter_map(|window| window.iter().min());
        self.kept.extend(least.map(|shingle| (*shingle, article)));
    }

    /// All pairs that share a kept shingle held by at most `limit` articles.
    pub fn pairs(mut self, limit: usize) -> Sharing {
        self.kept.sort_unstable();
        self.kept.dedup();
        let mut sharing = Sharing::default();
        for holders in self.kept.chunk_by(|a, b| a.0 == b.0) {
            if holders.len() > limit {
                sharing.set_aside += 1;
                continue;
            }
            for (nth, (_, left)) in holders.iter().enumerate() {
                sharing
                    .pairs
                    .extend(holders[nth + 1..].iter().map(|(_, right)| (*left, *right)));
            }
        }
        sharing.pairs.sort_unstable();
        sharing.pairs.dedup();
        sharing
    }
}

#[cfg(test)]
mod tests {
    use super::super::shingle::shingles;
    use super::*;

    #[test]
    fn any_run_of_the_guaranteed_length_makes_a_candidate() {
        for at in 0..40 {
            let mut left: Vec<u64> = (100..160).collect();
            let mut right: Vec<u64> = (200..230).collect();
            left.splice(at..at + 12, 1..=12);
            right.splice(7..7, 1..=12);
            assert_eq!(pairs(&[left, right], 100).pairs.len(), 1, "{at}");
        }
    }

    #[test]
    fn what_everyone_holds_is_set_aside_and_counted() {
        let same: Vec<u64> = (1..=12).collect();
        let sharing = pairs(&[same.clone(), same.clone(), same], 2);
        assert_eq!(sharing.pairs, []);
        assert!(sharing.set_aside > 0);
    }

    fn pairs(texts: &[Vec<u64>], limit: usize) -> Sharing {
        let mut postings = Postings::new(8);
        for (nth, words) in texts.iter().enumerate() {
            postings.insert(ArticleId(nth as u32), &shingles(words, 5));
        }
        postings.pairs(limit)
    }
}
