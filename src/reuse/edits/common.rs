//! The longest order two wordings have in common, by the words that stand once in both.
//!
//! Patience diff (Bram Cohen) first, for it keeps whole phrases; plain longest common subsequence where
//! no word stands once.

use super::Run;

/// Cells of the table that is filled where no word stands once; larger stretches are taken as rewritten.
const CELLS: usize = 1 << 18;

/// Runs of the same words in the same order on both sides, none touching the next on both sides.
pub(super) fn common_runs(left: &[u64], right: &[u64]) -> Vec<Run> {
    let mut pairs = vec![];
    common(left, right, (0, 0), &mut pairs);
    let mut runs: Vec<Run> = vec![];
    for (l, r) in pairs {
        match runs.last_mut() {
            Some(run) if run.left + run.words == l && run.right + run.words == r => run.words += 1,
            _ => runs.push(Run {
                left: l,
                right: r,
                words: 1,
            }),
        }
    }
    runs
}

fn common(left: &[u64], right: &[u64], at: (usize, usize), pairs: &mut Vec<(usize, usize)>) {
    let ahead = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    pairs.extend((0..ahead).map(|i| (at.0 + i, at.1 + i)));
    let (left, right, at) = (
        &left[ahead..],
        &right[ahead..],
        (at.0 + ahead, at.1 + ahead),
    );
    let ends = left.iter().rev().zip(right.iter().rev());
    let behind = ends.take_while(|(a, b)| a == b).count();
    let (l, r) = (left.len() - behind, right.len() - behind);
    between(&left[..l], &right[..r], at, pairs);
    pairs.extend((0..behind).map(|i| (at.0 + l + i, at.1 + r + i)));
}

fn between(left: &[u64], right: &[u64], at: (usize, usize), pairs: &mut Vec<(usize, usize)>) {
    if left.is_empty() || right.is_empty() {
        return;
    }
    let anchors = rising(&once_in_both(left, right));
    if anchors.is_empty() {
        if left.len() * right.len() <= CELLS {
            subsequence(left, right, at, pairs);
        }
        return;
    }
    let mut from = (0, 0);
    for (l, r) in anchors.into_iter().chain([(left.len(), right.len())]) {
        let begin = (at.0 + from.0, at.1 + from.1);
        common(&left[from.0..l], &right[from.1..r], begin, pairs);
        if l < left.len() {
            pairs.push((at.0 + l, at.1 + r));
        }
        from = (l + 1, r + 1);
    }
}

/// Places of the words that stand once on either side, by their place on the left.
fn once_in_both(left: &[u64], right: &[u64]) -> Vec<(usize, usize)> {
    let (left, right) = (once(left), once(right));
    let mut both: Vec<_> = left
        .iter()
        .filter_map(|(word, l)| {
            let found = right.binary_search_by_key(word, |(other, _)| *other).ok()?;
            Some((*l, right[found].1))
        })
        .collect();
    both.sort_unstable();
    both
}

fn once(words: &[u64]) -> Vec<(u64, usize)> {
    let mut places: Vec<(u64, usize)> = words.iter().copied().zip(0..).collect();
    places.sort_unstable();
    places
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|same| same.len() == 1)
        .map(|same| same[0])
        .collect()
}

/// The longest part of `pairs` that rises on both sides.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut piles: Vec<usize> = vec![];
    let mut before: Vec<Option<usize>> = vec![];
    for (nth, (_, right)) in pairs.iter().enumerate() {
        let pile = piles.partition_point(|top| pairs[*top].1 < *right);
        before.push(pile.checked_sub(1).map(|pile| piles[pile]));
        if pile == piles.len() {
            piles.push(nth);
        } else {
            piles[pile] = nth;
        }
    }
    let mut longest = vec![];
    let mut at = piles.last().copied();
    while let Some(nth) = at {
        longest.push(pairs[nth]);
        at = before[nth];
    }
    longest.reverse();
    longest
}

/// A longest common subsequence, by the table of Needleman and Wunsch.
fn subsequence(left: &[u64], right: &[u64], at: (usize, usize), pairs: &mut Vec<(usize, usize)>) {
    let width = right.len() + 1;
    let mut table = vec![0u32; (left.len() + 1) * width];
    for l in (0..left.len()).rev() {
        for r in (0..right.len()).rev() {
            table[l * width + r] = if left[l] == right[r] {
                table[(l + 1) * width + r + 1] + 1
            } else {
                table[(l + 1) * width + r].max(table[l * width + r + 1])
            };
        }
    }
    let (mut l, mut r) = (0, 0);
    while l < left.len() && r < right.len() {
        if left[l] == right[r] {
            pairs.push((at.0 + l, at.1 + r));
            (l, r) = (l + 1, r + 1);
        } else if table[(l + 1) * width + r] >= table[l * width + r + 1] {
            l += 1;
        } else {
            r += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All texts of up to five words of two kinds, on both sides.
    #[test]
    fn a_subsequence_is_as_long_as_any() {
        let texts: Vec<Vec<u64>> = (2..64_u64).map(written).collect();
        for left in &texts {
            for right in &texts {
                let mut pairs = vec![];
                subsequence(left, right, (0, 0), &mut pairs);
                let rise = pairs
                    .windows(2)
                    .all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1);
                let same = pairs.iter().all(|(l, r)| left[*l] == right[*r]);
                assert!(rise && same, "{left:?} {right:?}: {pairs:?}");
                assert_eq!(pairs.len(), longest(left, right), "{left:?} {right:?}");
            }
        }
    }

    /// The binary digits of a number behind its first.
    fn written(number: u64) -> Vec<u64> {
        let digits = 63 - number.leading_zeros();
        (0..digits).map(|nth| number >> nth & 1).collect()
    }

    fn longest(left: &[u64], right: &[u64]) -> usize {
        match (left, right) {
            ([], _) | (_, []) => 0,
            ([a, left @ ..], [b, right @ ..]) if a == b => 1 + longest(left, right),
            ([_, less_left @ ..], [_, less_right @ ..]) => {
                longest(less_left, right).max(longest(left, less_right))
            }
        }
    }
}
