//! Openings: the first two words that a match of a form may begin with, and what stands behind them.

use super::behind::{Behind, Set};
use super::parts::{ANY, NUMBER, Needed, ONE, Part};

/// The first words that a match may begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Opening {
    pub(super) first: u64,
    /// [`ANY`] where any word may follow, or none.
    pub(super) second: u64,
    /// What stands behind them.
    pub(super) behind: Behind,
}

/// The openings of a form, two words by two words; one with any word as its first if it may begin with any.
pub(super) fn openings(parts: &[Part]) -> Vec<Opening> {
    let mut openings = vec![];
    open(parts, &mut vec![], &mut openings);
    openings.sort_unstable();
    openings.dedup_by(|next, kept| {
        let same = (next.first, next.second) == (kept.first, kept.second);
        if same {
            kept.behind = kept.behind.or(next.behind);
        }
        same
    });
    openings
}

/// Gathers the openings of `parts` behind the words `begun`, fewer than two.
fn open(parts: &[Part], begun: &mut Vec<u64>, openings: &mut Vec<Opening>) {
    let opening = |begun: &[u64], behind: Behind| Opening {
        first: begun[0],
        second: match begun.get(1) {
            Some(&NUMBER) | None => ANY,
            Some(second) => *second,
        },
        behind,
    };
    let Some((part, rest)) = parts.split_first() else {
        openings.extend((!begun.is_empty()).then(|| opening(begun, Behind::ANY)));
        return;
    };
    match part {
        Part::Any(_) if begun.is_empty() => openings.push(opening(&[ANY], Behind::ANY)),
        Part::Any(count) if *count == ONE => openings.push(opening(begun, behind(&[], rest))),
        Part::Any(_) => openings.push(opening(begun, soon(rest))),
        Part::OneOf(runs, needed) => {
            for run in runs {
                let kept = begun.len();
                let (taken, left) = run.split_at(run.len().min(2 - kept));
                begun.extend(taken);
                if begun.len() == 2 {
                    openings.push(opening(begun, behind(left, rest)));
                } else {
                    open(rest, begun, openings);
                }
                begun.truncate(kept);
            }
            if *needed == Needed::No {
                open(rest, begun, openings);
            }
        }
    }
}

/// What stands behind an opening that goes on with the words `left` of a run and then with `parts`.
fn behind(left: &[u64], parts: &[Part]) -> Behind {
    let gap = |part: &Part| matches!(part, Part::Any(count) if *count != ONE);
    if left.is_empty() && parts.first().is_some_and(gap) {
        return soon(&parts[1..]);
    }
    let nth = |nth: usize| match left.get(nth) {
        Some(word) => Set::of(*word),
        None => words_at(parts, nth - left.len()),
    };
    Behind::Next(nth(0), nth(1))
}

/// The words that may stand `nth` in a match of `parts`.
fn words_at(parts: &[Part], nth: usize) -> Set {
    let Some((Part::OneOf(runs, needed), rest)) = parts.split_first() else {
        return Set::ANY;
    };
    let passed = match needed {
        Needed::Yes => Set::NONE,
        Needed::No => words_at(rest, nth),
    };
    let of_run = |run: &Vec<u64>| match run.get(nth) {
        Some(word) => Set::of(*word),
        None => words_at(rest, nth - run.len()),
    };
    runs.iter().map(of_run).fold(passed, Set::or)
}

/// What stands soon in a match that goes on with `parts` behind a gap: a word of the first, where it is needed.
fn soon(parts: &[Part]) -> Behind {
    let Some(Part::OneOf(runs, Needed::Yes)) = parts.first() else {
        return Behind::ANY;
    };
    // The last word of a run says most: "down the river".
    let lasts = runs
        .iter()
        .filter_map(|run| run[..run.len().min(LONGEST_LOOK)].last());
    Behind::Soon(lasts.fold(Set::NONE, |all, last| all.or(Set::of(*last))))
}

/// Words of a run that lie within reach behind a gap.
const LONGEST_LOOK: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hash;
    use crate::wording::parts::Parts;

    #[test]
    fn openings_are_every_first_two_words() {
        let openings = |form: &str| {
            let parts = Parts::read(form).expect("a form").parts;
            let mut openings: Vec<_> = openings(&parts)
                .into_iter()
                .map(|opening| (opening.first, opening.second))
                .collect();
            openings.sort_unstable();
            openings
        };
        let mut expected = [
            (hash("a"), hash("bad")),
            (hash("a"), hash("very")),
            (hash("one"), ANY),
        ];
        expected.sort_unstable();
        assert_eq!(openings("(a|one *) (very)? bad"), expected);
        assert_eq!(openings("slam"), [(hash("slam"), ANY)]);
        assert_eq!(openings("# dead"), [(NUMBER, hash("dead"))]);
    }
}
