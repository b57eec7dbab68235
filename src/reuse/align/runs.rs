//! Runs: words that read the same on both sides, as far as they go.

use std::ops::Range;

use super::super::shingle::{Shingle, shingles};

/// A run, or several drawn together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chain {
    pub(super) left: Range<usize>,
    pub(super) right: Range<usize>,
    /// Tokens that are the same on both sides.
    pub(super) same: usize,
}

/// Places of the right article in which a seed may stand; more often, it says nothing.
const PLACES: usize = 64;

/// All maximal runs of at least `seed` same words, by their place on the left.
pub(super) fn runs(left: &[u64], right: &[u64], seed: usize) -> Vec<Chain> {
    if left.len() < seed || right.len() < seed {
        return vec![];
    }
    let mut places: Vec<(Shingle, usize)> = shingles(right, seed).into_iter().zip(0..).collect();
    places.sort_unstable();
    let mut runs = vec![];
    for (l, shingle) in shingles(left, seed).into_iter().enumerate() {
        let first = places.partition_point(|(other, _)| *other < shingle);
        let same = places[first..]
            .iter()
            .take_while(|(other, _)| *other == shingle);
        for (_, r) in same.take(PLACES) {
            if l == 0 || *r == 0 || left[l - 1] != right[r - 1] {
                let ends = left[l..].iter().zip(&right[*r..]);
                let same = ends.take_while(|(a, b)| a == b).count();
                runs.push(Chain {
                    left: l..l + same,
                    right: *r..r + same,
                    same,
                });
            }
        }
    }
    runs
}

/// Draws runs together that follow each other on both sides with at most `gap` words between.
pub(super) fn chains(runs: &[Chain], gap: usize) -> Vec<Chain> {
    let mut chains: Vec<Chain> = vec![];
    for run in runs {
        let follows = |chain: &&mut Chain| {
            let near = |before: &Range<usize>, after: &Range<usize>| {
                after.start >= before.end && after.start - before.end <= gap
            };
            near(&chain.left, &run.left) && near(&chain.right, &run.right)
        };
        match chains.iter_mut().rev().take(PLACES).find(follows) {
            Some(chain) => {
                chain.left.end = run.left.end;
                chain.right.end = run.right.end;
                chain.same += run.same;
            }
            None => chains.push(run.clone()),
        }
    }
    chains
}
