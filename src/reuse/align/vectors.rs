//! Vectors: fragments by their words, each word weighed by how few fragments hold it (tf-isf).

use std::ops::Range;

use super::outline::Outline;

/// Two outlines in one space of words.
pub(super) struct Space {
    pub(super) left: Vec<Vector>,
    pub(super) right: Vec<Vector>,
    /// What each word weighs.
    weights: Vec<f32>,
    words: (Vec<u32>, Vec<u32>),
}

/// Words with their weighed counts, in order, and the length of all.
#[derive(Debug, Clone, Default)]
pub(super) struct Vector {
    pub(super) words: Vec<(u32, f32)>,
    pub(super) length: f32,
}

impl Space {
    pub(super) fn of(left: &Outline, right: &Outline) -> Self {
        let mut known: Vec<u64> = left.stems.iter().chain(&right.stems).copied().collect();
        known.sort_unstable();
        known.dedup();
        let number = |stems: &[u64]| -> Vec<u32> {
            let place = |stem: &u64| known.partition_point(|other| other < stem) as u32;
            stems.iter().map(place).collect()
        };
        let words = (number(&left.stems), number(&right.stems));
        let mut holders = vec![0u32; known.len()];
        let mut counted = |words: &[u32], fragments: &[Range<usize>]| -> Vec<Vec<(u32, f32)>> {
            fragments
                .iter()
                .map(|fragment| {
                    let counts = counts(&words[fragment.clone()]);
                    counts
                        .iter()
                        .for_each(|(word, _)| holders[*word as usize] += 1);
                    counts
                })
                .collect()
        };
        let counts = (
            counted(&words.0, &left.fragments),
            counted(&words.1, &right.fragments),
        );
        let all = (counts.0.len() + counts.1.len()) as f32 + super::P("bg", 4.0);
        let weights: Vec<f32> = holders
            .iter()
            .map(|held| (all / *held as f32).ln().max(0.0))
            .collect();
        let vectors = |counts: Vec<Vec<(u32, f32)>>| {
            counts
                .into_iter()
                .map(|counts| Vector::of(counts, &weights))
                .collect()
        };
        Self {
            left: vectors(counts.0),
            right: vectors(counts.1),
            weights,
            words,
        }
    }

    /// How alike two stretches of tokens are, 0 to 1.
    pub(super) fn likeness(&self, left: Range<usize>, right: Range<usize>) -> f32 {
        let of = |words: &[u32]| Vector::of(counts(words), &self.weights);
        cosine(&of(&self.words.0[left]), &of(&self.words.1[right]))
    }
}

fn counts(words: &[u32]) -> Vec<(u32, f32)> {
    let mut sorted = words.to_vec();
    sorted.sort_unstable();
    sorted
        .chunk_by(|a, b| a == b)
        .map(|same| (same[0], same.len() as f32))
        .collect()
}

impl Vector {
    fn of(mut counts: Vec<(u32, f32)>, weights: &[f32]) -> Self {
        for (word, count) in &mut counts {
            *count *= weights[*word as usize];
        }
        let length = counts
            .iter()
            .map(|(_, weight)| weight * weight)
            .sum::<f32>()
            .sqrt();
        Self {
            words: counts,
            length,
        }
    }
}

pub(super) fn cosine(left: &Vector, right: &Vector) -> f32 {
    let (mut l, mut r, mut dot) = (0, 0, 0.0);
    while l < left.words.len() && r < right.words.len() {
        let (a, b) = (left.words[l], right.words[r]);
        if a.0 == b.0 {
            dot += a.1 * b.1;
        }
        l += usize::from(a.0 <= b.0);
        r += usize::from(b.0 <= a.0);
    }
    dot / (left.length * right.length).max(f32::MIN_POSITIVE)
}
