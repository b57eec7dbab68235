//! Coverage: how much of an article stands in another, and how much came from elsewhere in all.

use std::ops::Range;

use crate::article::ArticleId;

/// A part of an article, in words and as a share of all its own words.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Coverage {
    /// Words.
    pub words: usize,
    /// Those words over all words of the article, headline and boilerplate apart, 0 to 1.
    pub share: f64,
}

/// What an article holds that others had first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Borrowed {
    /// From all of them together, each word once.
    pub all: Coverage,
    /// From each, the most first.
    pub sources: Vec<(ArticleId, Coverage)>,
}

/// The part that token ranges cover of an article whose own tokens are `own`, in order.
pub(super) fn covered(mut ranges: Vec<Range<usize>>, own: &[u32]) -> Coverage {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let (mut at, mut words) = (0, 0);
    for range in ranges {
        let place = |token: usize| own.partition_point(|own| (*own as usize) < token);
        words += place(range.end).saturating_sub(place(range.start.max(at)));
        at = at.max(range.end);
    }
    Coverage {
        words,
        share: words as f64 / own.len().max(1) as f64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_own_word_is_counted_once() {
        let coverage = covered(vec![4..8, 0..5, 6..7], &[0, 1, 5, 6, 9]);
        assert_eq!((coverage.words, coverage.share), (4, 0.8));
        assert_eq!(covered(vec![], &[]).share, 0.0);
    }
}
