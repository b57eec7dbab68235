//! Regions: seeds that lie close to each other on both sides.

use std::ops::Range;

use super::outline::Outline;
use super::seeds::Seed;
use super::vectors::Space;

/// Tokens on both sides that tell the same, and how alike they are.
#[derive(Debug, Clone)]
pub(super) struct Region {
    pub(super) left: Range<usize>,
    pub(super) right: Range<usize>,
    pub(super) likeness: f32,
    pub(super) seeds: Vec<Seed>,
}

/// The regions of `seeds` with at most `gap` fragments between two seeds, drawn closer where a region as
/// a whole is not alike enough.
pub(super) fn regions(
    space: &Space,
    outlines: (&Outline, &Outline),
    seeds: Vec<Seed>,
    gap: usize,
    least: usize,
    th: f32,
) -> Vec<Region> {
    let mut regions = vec![];
    for group in groups(seeds, gap) {
        let cover = |side: fn(&Seed) -> usize, fragments: &[Range<usize>]| {
            let numbers = group.iter().map(side);
            let first = numbers.clone().min().unwrap_or_default();
            let last = numbers.max().unwrap_or_default();
            fragments[first].start..fragments[last].end
        };
        let left = cover(|seed| seed.left, &outlines.0.fragments);
        let right = cover(|seed| seed.right, &outlines.1.fragments);
        let likeness = space.likeness(left.clone(), right.clone());
        if likeness >= th {
            regions.push(Region {
                left,
                right,
                likeness,
                seeds: group,
            });
        } else if gap > least {
            regions.extend(self::regions(space, outlines, group, gap - 1, least, th));
        }
    }
    regions
}

/// Seeds parted wherever more than `gap` fragments lie between, on one side or the other, until no part falls apart.
fn groups(seeds: Vec<Seed>, gap: usize) -> Vec<Vec<Seed>> {
    let mut done = vec![];
    let mut open = vec![seeds];
    while let Some(group) = open.pop() {
        let parts = parted(group, gap, |seed| seed.left);
        let mut parts: Vec<_> = if parts.len() == 1 {
            parts
                .into_iter()
                .flat_map(|part| parted(part, gap, |seed| seed.right))
                .collect()
        } else {
            parts
        };
        if parts.len() <= 1 {
            done.append(&mut parts);
        } else {
            open.append(&mut parts);
        }
    }
    done.sort_by_key(|group| group.iter().map(|seed| (seed.left, seed.right)).min());
    done
}

fn parted(mut seeds: Vec<Seed>, gap: usize, side: fn(&Seed) -> usize) -> Vec<Vec<Seed>> {
    seeds.sort_by_key(side);
    seeds
        .chunk_by(|a, b| side(b) - side(a) <= gap + 1)
        .map(<[Seed]>::to_vec)
        .collect()
}
