//! Seeds: pairs of fragments that tell the same in much the same words.

use super::vectors::Space;

/// Two fragments, by their numbers, and how alike they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Seed {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) likeness: f32,
}

/// All pairs of fragments alike enough in weighed words (cosine) and in plain ones (Dice).
pub(super) fn seeds(space: &Space, tc: f32, td: f32) -> Vec<Seed> {
    let mut postings: Vec<(u32, u32, f32)> = vec![];
    for (nth, vector) in space.right.iter().enumerate() {
        postings.extend(
            vector
                .words
                .iter()
                .map(|(word, weight)| (*word, nth as u32, *weight)),
        );
    }
    postings.sort_unstable_by_key(|(word, nth, _)| (*word, *nth));
    let top = postings.last().map_or(0, |(word, ..)| *word as usize + 1);
    let mut starts = vec![0u32; top + 1];
    for (word, ..) in &postings {
        starts[*word as usize + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut dots = vec![(0.0f32, 0u32); space.right.len()];
    let mut seeds = vec![];
    for (nth, vector) in space.left.iter().enumerate() {
        dots.fill((0.0, 0));
        for (word, weight) in vector
            .words
            .iter()
            .filter(|(word, _)| (*word as usize) < top)
        {
            let (from, to) = (starts[*word as usize], starts[*word as usize + 1]);
            for (_, other, theirs) in &postings[from as usize..to as usize] {
                let dot = &mut dots[*other as usize];
                dot.0 += weight * theirs;
                dot.1 += 1;
            }
        }
        for (other, (dot, common)) in dots
            .iter()
            .enumerate()
            .filter(|(_, (_, common))| *common > 0)
        {
            let theirs = &space.right[other];
            let likeness = dot / (vector.length * theirs.length).max(f32::MIN_POSITIVE);
            let dice = 2.0 * *common as f32 / (vector.words.len() + theirs.words.len()) as f32;
            if likeness > tc && dice > td {
                seeds.push(Seed {
                    left: nth,
                    right: other,
                    likeness,
                });
            }
        }
    }
    seeds
}
