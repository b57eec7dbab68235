//! Vectors: stretches of text by their words, each word weighed by how few fragments hold it (tf-isf).

use std::ops::Range;

use crate::exact::ln_f32;

use super::outline::Outline;

/// Two outlines in one space of words.
pub(super) struct Space {
    /// The fragments of the left outline.
    pub(super) left: Vec<Vector>,
    /// The fragments of the right.
    pub(super) right: Vec<Vector>,
    weights: Vec<f32>,
    words: (Vec<u32>, Vec<u32>),
}

/// Words with their weighed counts, in order, and the length of all.
#[derive(Debug, Clone, Default)]
pub(super) struct Vector {
    /// Numbers of words, and their weights.
    pub(super) words: Vec<(u32, f32)>,
    /// Euclidean.
    pub(super) length: f32,
}

type Counts = Vec<(u32, f32)>;

/// Fragments taken to exist beside those of the two texts, so that a word of all of a short text still weighs something.
const OTHERS: f32 = 4.0;

impl Space {
    /// The space of all words of both outlines.
    pub(super) fn of(left: &Outline, right: &Outline) -> Self {
        let mut known: Vec<u64> = left.stems.iter().chain(&right.stems).copied().collect();
        known.sort_unstable();
        known.dedup();
        let number = |stems: &[u64]| -> Vec<u32> {
            let place = |stem: &u64| known.partition_point(|other| other < stem) as u32;
            stems.iter().map(place).collect()
        };
        let words = (number(&left.stems), number(&right.stems));
        let counts = (
            counts_of(&words.0, &left.fragments),
            counts_of(&words.1, &right.fragments),
        );
        let weights = weights(known.len(), &counts.0, &counts.1);
        let vectors = |all: Vec<Counts>| all.into_iter().map(|counts| Vector::of(counts, &weights));
        Self {
            left: vectors(counts.0).collect(),
            right: vectors(counts.1).collect(),
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

fn counts_of(words: &[u32], fragments: &[Range<usize>]) -> Vec<Counts> {
    let of = |fragment: &Range<usize>| counts(&words[fragment.clone()]);
    fragments.iter().map(of).collect()
}

fn counts(words: &[u32]) -> Counts {
    let mut sorted = words.to_vec();
    sorted.sort_unstable();
    let same = sorted.chunk_by(|a, b| a == b);
    same.map(|same| (same[0], same.len() as f32)).collect()
}

fn weights(words: usize, left: &[Counts], right: &[Counts]) -> Vec<f32> {
    let mut holders = vec![0u32; words];
    for (word, _) in left.iter().chain(right).flatten() {
        holders[*word as usize] += 1;
    }
    let all = (left.len() + right.len()) as f32 + OTHERS;
    let weight = |held: &u32| ln_f32(all / (*held).max(1) as f32);
    holders.iter().map(weight).collect()
}

impl Vector {
    fn of(mut counts: Counts, weights: &[f32]) -> Self {
        for (word, count) in &mut counts {
            *count *= weights[*word as usize];
        }
        let squares: f32 = counts.iter().map(|(_, weight)| weight * weight).sum();
        Self {
            words: counts,
            length: squares.sqrt(),
        }
    }
}

fn cosine(left: &Vector, right: &Vector) -> f32 {
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

#[cfg(test)]
mod tests {
    use crate::text::Text;

    use super::*;

    const LEFT: &str =
        "The boats sank by the old kiln today. A kiln burnt by the boats again today.";
    const RIGHT: &str = "The trams burnt by the new kiln today. No boats sank in the creek by day.";

    #[test]
    fn a_word_weighs_by_how_few_fragments_of_both_texts_hold_it() {
        let (left, right) = (outline(LEFT), outline(RIGHT));
        let space = Space::of(&left, &right);
        let weight = |word: &str| {
            let at = left.stems.iter().position(|stem| *stem == hash(word));
            space.weights[space.words.0[at.expect("a word")] as usize]
        };
        for (word, held) in [("old", 1.0), ("sank", 2.0), ("kiln", 3.0), ("by", 4.0)] {
            let expected = ((4.0 + OTHERS) / held).ln();
            assert!((weight(word) - expected).abs() < 1e-6, "{word}");
        }
    }

    #[test]
    fn likeness_is_the_cosine_of_weighed_counts() {
        let (left, right) = (outline(LEFT), outline(RIGHT));
        let space = Space::of(&left, &right);
        let weight = |stem: &u64| {
            let known: Vec<u64> = left.stems.iter().chain(&right.stems).copied().collect();
            let at = known
                .iter()
                .position(|other| other == stem)
                .expect("a stem");
            let numbers: Vec<u32> = [&space.words.0[..], &space.words.1[..]].concat();
            space.weights[numbers[at] as usize]
        };
        for (l, r) in [(0..8, 0..8), (0..16, 0..15), (3..5, 9..15), (0..1, 1..2)] {
            let (a, b) = (&left.stems[l.clone()], &right.stems[r.clone()]);
            let dot: f32 = a
                .iter()
                .flat_map(|one| b.iter().filter(move |other| one == *other))
                .map(|stem| weight(stem).powi(2))
                .sum();
            let length = |stems: &[u64]| -> f32 {
                let squares = stems
                    .iter()
                    .flat_map(|one| stems.iter().filter(move |other| one == *other))
                    .map(|stem| weight(stem).powi(2));
                squares.sum::<f32>().sqrt()
            };
            let expected = dot / (length(a) * length(b));
            let likeness = space.likeness(l.clone(), r.clone());
            assert!(
                (likeness - expected).abs() < 1e-5,
                "{l:?} {r:?}: {likeness} {expected}"
            );
        }
        let itself = Space::of(&left, &left).likeness(0..16, 0..16);
        assert!((itself - 1.0).abs() < 1e-6, "{itself}");
    }

    fn hash(word: &str) -> u64 {
        crate::text::hash(word)
    }

    fn outline(body: &str) -> Outline {
        Outline::of(body, &Text::of(body), &[])
    }
}
