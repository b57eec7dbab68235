//! Regions: seeds that lie close to each other on both sides, as one stretch of either text.

use std::ops::Range;

use super::core::{Block, core};
use super::outline::Outline;
use super::seeds::Seed;
use super::stretch::Stretch;
use super::vectors::Space;

/// How seeds are drawn together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Drawing<'a> {
    /// Fragments that may lie between two seeds, on either side.
    pub(super) gap: usize,
    /// How alike the two sides of a region must be as a whole.
    pub(super) likeness: f32,
    /// Tokens that both sides of a region must have.
    pub(super) words: usize,
    /// Fainter seeds that decide where regions end; none, and they end with their first and last seed.
    pub(super) ends: Option<&'a [Seed]>,
}

/// A stretch on both sides, and how alike its sides are.
#[derive(Debug, Clone)]
pub(super) struct Region {
    pub(super) stretch: Stretch,
    pub(super) likeness: f32,
}

/// The regions of `seeds`. What is not alike enough as a whole is drawn again with a narrower gap.
pub(super) fn regions(
    space: &Space,
    outlines: (&Outline, &Outline),
    seeds: Vec<Seed>,
    drawing: Drawing,
) -> Vec<Region> {
    let mut regions = vec![];
    for group in groups(seeds, drawing.gap) {
        let (left, right) = extent(&group, outlines, drawing);
        let likeness = space.likeness(left.clone(), right.clone());
        if likeness >= drawing.likeness {
            if left.len().min(right.len()) >= drawing.words {
                let stretch = Stretch::of(&left, &right);
                regions.push(Region { stretch, likeness });
            }
        } else if let Some(gap) = drawing.gap.checked_sub(1) {
            let narrower = Drawing { gap, ..drawing };
            regions.extend(self::regions(space, outlines, group, narrower));
        }
    }
    regions
}

/// The tokens of a group on both sides.
fn extent(
    group: &[Seed],
    (left, right): (&Outline, &Outline),
    drawing: Drawing,
) -> (Range<usize>, Range<usize>) {
    let fragments = (&left.fragments[..], &right.fragments[..]);
    let whole = Block {
        left: numbers(group, |seed| seed.left),
        right: numbers(group, |seed| seed.right),
    };
    let block = match drawing.ends {
        Some(seeds) => {
            let around = whole.widened(drawing.gap, (fragments.0.len(), fragments.1.len()));
            core(&around, seeds, fragments)
        }
        None => whole,
    };
    (
        tokens(&block.left, fragments.0),
        tokens(&block.right, fragments.1),
    )
}

/// From the first to the last fragment of a group.
fn numbers(group: &[Seed], side: fn(&Seed) -> usize) -> Range<usize> {
    let numbers = group.iter().map(side);
    let first = numbers.clone().min().unwrap_or_default();
    let last = numbers.max().unwrap_or_default();
    first..last + 1
}

fn tokens(block: &Range<usize>, fragments: &[Range<usize>]) -> Range<usize> {
    fragments[block.start].start..fragments[block.end - 1].end
}

/// Seeds parted wherever more than `gap` fragments lie between, on the one side and then on the other,
/// until no part falls apart.
fn groups(seeds: Vec<Seed>, gap: usize) -> Vec<Vec<Seed>> {
    let mut done = vec![];
    let mut open = vec![seeds];
    while let Some(group) = open.pop() {
        let before = group.len();
        let parts = parted(group, gap, |seed| seed.left);
        let parts = parts
            .into_iter()
            .flat_map(|part| parted(part, gap, |seed| seed.right));
        for part in parts {
            if part.len() == before {
                done.push(part);
            } else {
                open.push(part);
            }
        }
    }
    done.sort_by_key(|group| group.iter().map(|seed| (seed.left, seed.right)).min());
    done
}

fn parted(mut seeds: Vec<Seed>, gap: usize, side: fn(&Seed) -> usize) -> Vec<Vec<Seed>> {
    seeds.sort_by_key(side);
    let close = |a: &Seed, b: &Seed| side(b) - side(a) <= gap + 1;
    seeds.chunk_by(close).map(<[Seed]>::to_vec).collect()
}
