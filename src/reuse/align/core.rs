//! Cores: the part of a region where sentence answers sentence.

use std::ops::Range;

use super::seeds::Seed;

/// Likeness from which a fragment speaks for being part of a core rather than against it.
const ANSWERED: f32 = 0.2;
/// Rounds after which a core is taken as it is; most settle in two.
const ROUNDS: usize = 6;

/// Fragments of both sides, by their numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) left: Range<usize>,
    pub(super) right: Range<usize>,
}

impl Block {
    /// Drawn out by as many fragments at all ends, as far as there are any.
    pub(super) fn widened(&self, by: usize, fragments: (usize, usize)) -> Self {
        let wide = |side: &Range<usize>, all: usize| {
            side.start.saturating_sub(by)..(side.end + by).min(all)
        };
        Self {
            left: wide(&self.left, fragments.0),
            right: wide(&self.right, fragments.1),
        }
    }

    fn holds(&self, seed: &Seed) -> bool {
        self.left.contains(&seed.left) && self.right.contains(&seed.right)
    }
}

/// The stretch within `block` whose fragments answer each other best; all of it where none do.
///
/// On either side it is the range of fragments that gains most (a maximal sum, after Bentley 1984): each
/// word counts for it as far as its fragment is answered on the other side's range, and against it by
/// what chance would answer. Both sides move until neither does.
pub(super) fn core(
    block: &Block,
    seeds: &[Seed],
    fragments: (&[Range<usize>], &[Range<usize>]),
) -> Block {
    let seeds: Vec<Seed> = seeds
        .iter()
        .filter(|seed| block.holds(seed))
        .copied()
        .collect();
    let mut core = block.clone();
    for _ in 0..ROUNDS {
        let within = |seed: &&Seed| core.right.contains(&seed.right);
        let lefts = seeds
            .iter()
            .filter(within)
            .map(|seed| (seed.left, seed.right, seed.likeness));
        let left = most(
            &block.left,
            &answers(&block.left, &block.right, lefts),
            fragments.0,
        );
        let within = |seed: &&Seed| core.left.contains(&seed.left);
        let rights = seeds
            .iter()
            .filter(within)
            .map(|seed| (seed.right, seed.left, seed.likeness));
        let right = most(
            &block.right,
            &answers(&block.right, &block.left, rights),
            fragments.1,
        );
        let moved = Block { left, right };
        if core == moved {
            break;
        }
        core = moved;
    }
    core
}

/// How well each fragment of `side` is answered by one of `other`. A fragment that another one answers
/// better counts for less, so that a sentence told once draws in no second one that is faintly like it.
fn answers(
    side: &Range<usize>,
    other: &Range<usize>,
    pairs: impl Iterator<Item = (usize, usize, f32)> + Clone,
) -> Vec<f32> {
    let mut best = vec![0.0_f32; other.len()];
    for (_, to, likeness) in pairs.clone() {
        let best = &mut best[to - other.start];
        *best = best.max(likeness);
    }
    let mut answers = vec![0.0_f32; side.len()];
    for (at, to, likeness) in pairs {
        let answer = &mut answers[at - side.start];
        *answer = answer.max(likeness * likeness / best[to - other.start]);
    }
    answers
}

fn most(side: &Range<usize>, answers: &[f32], fragments: &[Range<usize>]) -> Range<usize> {
    let gains = side.clone().zip(answers);
    let gains = gains.map(|(at, answer)| (answer - ANSWERED) * fragments[at].len() as f32);
    match greatest(gains) {
        Some(range) => side.start + range.start..side.start + range.end,
        None => side.clone(),
    }
}

/// The range of the greatest sum, the first of those; none where nothing is above zero.
fn greatest(gains: impl Iterator<Item = f32>) -> Option<Range<usize>> {
    let (mut best, mut most, mut sum, mut from) = (None, 0.0, 0.0, 0);
    for (at, gain) in gains.enumerate() {
        if sum <= 0.0 {
            (sum, from) = (0.0, at);
        }
        sum += gain;
        if sum > most {
            (best, most) = (Some(from..at + 1), sum);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_core_leaves_out_the_far_answer_and_takes_in_the_faint_neighbour() {
        let fragments: Vec<Range<usize>> = (0..12).map(|nth| nth * 20..nth * 20 + 20).collect();
        let seed = |left, right, likeness| Seed {
            left,
            right,
            likeness,
        };
        let seeds = [
            seed(2, 7, 0.6),
            seed(3, 8, 0.5),
            seed(4, 9, 0.25),
            seed(2, 1, 0.35),
            seed(5, 9, 0.21),
        ];
        let block = Block {
            left: 0..6,
            right: 0..12,
        };
        let expected = Block {
            left: 2..5,
            right: 7..10,
        };
        assert_eq!(core(&block, &seeds, (&fragments, &fragments)), expected);
        assert_eq!(core(&block, &[], (&fragments, &fragments)), block);
    }
}
