//! Rewritten passages: the same sentences in other words, other order, or summed up.
//!
//! Fragments alike by tf-isf cosine and Dice are drawn together by nearness on both sides, judged as
//! wholes, and looked at twice, for passages and for summaries, as Sanchez-Perez, Sidorov and Gelbukh
//! (PAN 2014) found best.

use std::cmp::Reverse;

use super::edited::exact;
use super::outline::Outline;
use super::regions::{Drawing, Region, regions};
use super::runs::{Chain, chains};
use super::seeds::seeds;
use super::stretch::{Stretch, joined};
use super::trim::trimmed;
use super::vectors::Space;

/// How alike two fragments must be.
const LIKENESS: f32 = 0.33;
/// Words of the shortest passage: less is told in like words by chance.
const SHORTEST: usize = 25;
/// A passage: few fragments between, clearly alike as a whole.
const PASSAGE: Drawing = Drawing {
    gap: 4,
    likeness: 0.42,
    words: SHORTEST,
};
/// A summary: it skips much of the longer side, and so is less like it.
const SUMMARY: Drawing = Drawing {
    gap: 24,
    likeness: 0.3,
    words: SHORTEST,
};
/// How many times longer the one side of a summary is.
const LONGER: usize = 3;
/// Share of both sides from which a region is trimmed to the copies in it.
const TRIM: f32 = 0.15;
/// Words that may differ between two runs of one copy.
const GAP: usize = 4;
/// Words of the shortest copy outside of all regions.
const COPY: usize = 30;

/// Stretches that tell the same, each left word in one at most.
pub(super) fn rewritten(
    left: &Outline,
    right: &Outline,
    runs: &[Chain],
    min_words: usize,
) -> Vec<Stretch> {
    let space = Space::of(left, right);
    let alike = seeds(&space, LIKENESS);
    let draw = |drawing: Drawing| {
        let words = drawing.words.max(min_words);
        let drawing = Drawing { words, ..drawing };
        regions(&space, (left, right), alike.clone(), drawing)
    };
    let summary = draw(SUMMARY);
    let regions = if is_summary(&summary) {
        summary
    } else {
        draw(PASSAGE)
    };
    let mut found = joined(trimmed(best(regions), runs, TRIM));
    let mut copies = exact(&chains(runs, GAP), COPY.max(min_words));
    copies.sort_by_key(|copy| Reverse(copy.left.len()));
    for copy in copies {
        if found.iter().all(|other| is_apart(other, &copy)) {
            found.push(copy);
        }
    }
    found.sort_unstable();
    found
}

fn is_summary(regions: &[Region]) -> bool {
    let left: usize = regions.iter().map(|region| region.stretch.left.len()).sum();
    let right: usize = regions
        .iter()
        .map(|region| region.stretch.right.len())
        .sum();
    left.max(right) >= LONGER * left.min(right)
}

/// Of regions that share left words the most alike.
fn best(mut regions: Vec<Region>) -> Vec<Region> {
    regions.sort_by(|a, b| {
        let order = b.likeness.total_cmp(&a.likeness);
        order.then(a.stretch.cmp(&b.stretch))
    });
    let mut best: Vec<Region> = vec![];
    for region in regions {
        let clashes = |other: &Region| other.stretch.left.shared(region.stretch.left) > 0;
        if !best.iter().any(clashes) {
            best.push(region);
        }
    }
    best
}

/// Whether `copy` is a finding of its own, and not a phrase that recurs in what `other` tells.
fn is_apart(other: &Stretch, copy: &Stretch) -> bool {
    let left = other.left.shared(copy.left) * 2 < copy.left.len();
    let right = other.right.shared(copy.right) * 2 < copy.right.len();
    left && right && !other.meets(copy)
}
