//! Copies and edited copies: long runs of the same words, and neighbourhoods of much the same sentences.

use super::super::edits::kept;
use super::outline::Outline;
use super::regions::{Drawing, regions};
use super::runs::{Chain, chains};
use super::seeds::seeds;
use super::stretch::{Stretch, joined};
use super::trim::{Trim, copies, trimmed};
use super::vectors::Space;

/// Words that may differ between two runs of one chain, on either side.
const GAP: usize = 4;
/// How alike two fragments must be, and a region as a whole: about half of the words kept.
const LIKENESS: f32 = 0.45;
/// Fragments that may lie between two alike ones.
const BETWEEN: usize = 4;
/// Words of the shortest region: a sentence that shares names and figures is no passage yet.
const SHORTEST: usize = 16;
/// Words that an edit keeps, and their share of the longer side.
const KEPT: (usize, f64) = (20, 0.5);
/// Regions that are mostly copies are cut to them.
const TRIM: Trim = Trim {
    share: 0.6,
    hem: 12,
};

/// Every run of `min_words` same words, each alone.
pub(super) fn exact(runs: &[Chain], min_words: usize) -> Vec<Stretch> {
    let long = runs.iter().filter(|run| run.same >= min_words);
    let mut found: Vec<_> = long.map(|run| Stretch::of(&run.left, &run.right)).collect();
    found.sort_unstable();
    found
}

/// Stretches that hold every run of `min_words` same words, and what was edited around them.
pub(super) fn edited(
    left: &Outline,
    right: &Outline,
    runs: &[Chain],
    min_words: usize,
) -> Vec<Stretch> {
    let space = Space::of(left, right);
    let drawing = Drawing {
        gap: BETWEEN,
        likeness: LIKENESS,
        words: SHORTEST.max(min_words),
        ends: None,
    };
    let regions = regions(&space, (left, right), seeds(&space, LIKENESS), drawing);
    let mut found = trimmed(regions, &copies(runs), TRIM);
    found.retain(|stretch| is_edit(left, right, stretch));
    found.extend(exact(&chains(runs, GAP), min_words));
    joined(found)
}

fn is_edit(left: &Outline, right: &Outline, stretch: &Stretch) -> bool {
    let kept: usize = kept_in(left, right, stretch)
        .iter()
        .map(|(_, _, words)| words)
        .sum();
    let longer = stretch.left.len().max(stretch.right.len());
    kept >= KEPT.0 && kept as f64 >= KEPT.1 * longer as f64
}

/// The runs of words that both sides of a stretch keep, from its start: in order, then moved ones.
pub(super) fn kept_in(
    left: &Outline,
    right: &Outline,
    stretch: &Stretch,
) -> Vec<(usize, usize, usize)> {
    kept(
        &left.words[stretch.left.range()],
        &right.words[stretch.right.range()],
    )
}
