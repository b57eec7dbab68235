//! Words that stand at another place: runs that two wordings share out of order.

use super::{Gap, Run};

/// Words of the shortest run that counts as moved; shorter ones meet by chance.
const MOVED: usize = 4;

/// Runs of the same words between changed stretches, each word in one run at most, by their left place.
pub(super) fn moved_runs(left: &[u64], right: &[u64], gaps: &[Gap]) -> Vec<Run> {
    let mut places: Vec<(&[u64], usize, usize)> = vec![];
    for (_, gap) in gaps {
        let starts = gap.clone().filter(|at| at + MOVED <= gap.end);
        places.extend(starts.map(|at| (&right[at..at + MOVED], at, gap.end)));
    }
    places.sort_unstable();
    let mut taken = vec![false; right.len()];
    let mut runs = vec![];
    for (gap, _) in gaps {
        let mut at = gap.start;
        while at + MOVED <= gap.end {
            let run = longest(&left[at..gap.end], right, &places, &taken);
            let Some((start, words)) = run else {
                at += 1;
                continue;
            };
            taken[start..start + words].fill(true);
            runs.push(Run {
                left: at,
                right: start,
                words,
            });
            at += words;
        }
    }
    runs
}

/// The longest run on the right that reads as `left` begins, among words not taken yet.
fn longest(
    left: &[u64],
    right: &[u64],
    places: &[(&[u64], usize, usize)],
    taken: &[bool],
) -> Option<(usize, usize)> {
    let key = &left[..MOVED];
    let first = places.partition_point(|(words, ..)| *words < key);
    places[first..]
        .iter()
        .take_while(|(words, ..)| *words == key)
        .map(|(_, start, end)| {
            let run = left.iter().zip(*start..*end);
            let words = run.take_while(|(word, r)| right[*r] == **word && !taken[*r]);
            (*start, words.count())
        })
        .filter(|(_, words)| *words >= MOVED)
        .max_by_key(|(start, words)| (*words, std::cmp::Reverse(*start)))
}
