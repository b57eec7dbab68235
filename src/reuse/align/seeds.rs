//! Seeds: pairs of fragments that tell the same in much the same words.

use super::vectors::{Space, Vector};

/// Two fragments, by their numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Seed {
    pub(super) left: usize,
    pub(super) right: usize,
    /// How alike they are: the lesser of cosine and Dice.
    pub(super) likeness: f32,
}

/// Seeds of one fragment, at most: a text that says one thing a thousand times has a million of them.
const MOST: usize = 64;

/// The pairs of fragments whose likeness is above `least` both in weighed words (cosine) and in plain
/// ones (Dice), of each left fragment the most alike; the two together keep out pairs that share one rare word, or many
/// common ones.
pub(super) fn seeds(space: &Space, least: f32) -> Vec<Seed> {
    let postings = Postings::of(&space.right);
    let mut shared = vec![(0.0, 0); space.right.len()];
    let mut seeds = vec![];
    for (left, vector) in space.left.iter().enumerate() {
        shared.fill((0.0, 0));
        postings.meet(vector, &mut shared);
        let first = seeds.len();
        for (right, (dot, words)) in shared
            .iter()
            .enumerate()
            .filter(|(_, (_, words))| *words > 0)
        {
            let other = &space.right[right];
            let cosine = dot / (vector.length * other.length).max(f32::MIN_POSITIVE);
            let dice = 2.0 * *words as f32 / (vector.words.len() + other.words.len()) as f32;
            let likeness = cosine.min(dice);
            if likeness > least {
                seeds.push(Seed {
                    left,
                    right,
                    likeness,
                });
            }
        }
        keep_most_alike(&mut seeds, first);
    }
    seeds
}

/// Leaves [`MOST`] of the seeds from `first` on, in order of their right fragments.
fn keep_most_alike(seeds: &mut Vec<Seed>, first: usize) {
    let own = &mut seeds[first..];
    if own.len() > MOST {
        own.sort_by(|a, b| {
            b.likeness
                .total_cmp(&a.likeness)
                .then(a.right.cmp(&b.right))
        });
        own[..MOST].sort_by_key(|seed| seed.right);
        seeds.truncate(first + MOST);
    }
}

/// Which fragments hold a word, and with what weight.
struct Postings {
    starts: Vec<u32>,
    holders: Vec<(u32, f32)>,
}

impl Postings {
    fn of(fragments: &[Vector]) -> Self {
        let words = || fragments.iter().flat_map(|vector| &vector.words);
        let count = words()
            .map(|(word, _)| *word as usize + 1)
            .max()
            .unwrap_or(0);
        let mut starts = vec![0; count + 1];
        words().for_each(|(word, _)| starts[*word as usize + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut holders = vec![(0, 0.0); words().count()];
        for (nth, vector) in fragments.iter().enumerate() {
            for (word, weight) in &vector.words {
                let place = &mut next[*word as usize];
                holders[*place as usize] = (nth as u32, *weight);
                *place += 1;
            }
        }
        Self { starts, holders }
    }

    /// Adds what `vector` shares with each fragment: the product of weights, and the words.
    fn meet(&self, vector: &Vector, shared: &mut [(f32, u32)]) {
        for (word, weight) in &vector.words {
            let word = *word as usize;
            if word + 1 < self.starts.len() {
                let holders = self.starts[word] as usize..self.starts[word + 1] as usize;
                for (nth, theirs) in &self.holders[holders] {
                    let shared = &mut shared[*nth as usize];
                    *shared = (shared.0 + weight * theirs, shared.1 + 1);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Text;

    use super::super::outline::Outline;
    use super::*;

    const LEFT: &str = "The boats sank by the old kiln today. A kiln burnt by the boats again today. \
                        Oats grew well in the trial field.";
    const RIGHT: &str = "The trams burnt by the new kiln today. No boats sank in the creek by day. \
                         The old boats sank by the old kiln.";

    #[test]
    fn of_a_fragment_that_is_like_very_many_the_most_alike_stay() {
        let seed = |left: usize, right: usize| Seed {
            left,
            right,
            likeness: if right == MOST + 1 { 0.9 } else { 0.5 },
        };
        let mut seeds = vec![seed(0, 7)];
        seeds.extend((0..MOST + 2).map(|right| seed(1, right)));
        keep_most_alike(&mut seeds, 1);
        assert_eq!(seeds.len(), 1 + MOST);
        assert_eq!(seeds[0], seed(0, 7));
        assert_eq!(seeds[MOST], seed(1, MOST + 1));
        assert_eq!(seeds[MOST - 1], seed(1, MOST - 2));
    }

    /// The lesser of the cosine of weighed words and Dice's share of plain ones, pair by pair.
    #[test]
    fn seeds_are_all_pairs_of_fragments_that_are_alike_both_ways() {
        let outline = |body: &str| Outline::of(body, &Text::of(body), &[]);
        let (left, right) = (outline(LEFT), outline(RIGHT));
        let space = Space::of(&left, &right);
        let mut all = vec![];
        for (l, a) in left.fragments.iter().enumerate() {
            for (r, b) in right.fragments.iter().enumerate() {
                let cosine = space.likeness(a.clone(), b.clone());
                let dice = dice(&left.stems[a.clone()], &right.stems[b.clone()]);
                all.push((l, r, cosine.min(dice)));
            }
        }
        assert_eq!(all.len(), 9);
        for least in [0.0, 0.2, 0.4, 0.6] {
            let found = seeds(&space, least);
            let expected: Vec<_> = all.iter().filter(|pair| pair.2 > least).collect();
            assert_eq!(found.len(), expected.len(), "{least}: {found:?} {all:?}");
            for (seed, pair) in found.iter().zip(expected) {
                assert_eq!((seed.left, seed.right), (pair.0, pair.1));
                assert!((seed.likeness - pair.2).abs() < 1e-5, "{seed:?} {pair:?}");
            }
        }
    }

    fn dice(left: &[u64], right: &[u64]) -> f32 {
        let once = |stems: &[u64]| {
            let mut once = stems.to_vec();
            once.sort_unstable();
            once.dedup();
            once
        };
        let (left, right) = (once(left), once(right));
        let shared = left.iter().filter(|stem| right.contains(stem)).count();
        2.0 * shared as f32 / (left.len() + right.len()) as f32
    }
}
