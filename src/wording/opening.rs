//! Openings: two words that every match of a form holds, and what stands behind them.
//!
//! The first two words of a match would do, but small words begin too many forms ("in the dark"): the search for a
//! form begins at the two words that are met least often, as far as the words before them are always as many.

use super::behind::{Behind, Set};
use super::parts::{ANY, NUMBER, Needed, ONE, Part};

/// Two words that stand side by side in a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Opening {
    pub(super) first: u64,
    /// [`ANY`] where any word may follow, or none.
    pub(super) second: u64,
    /// What stands beside them.
    pub(super) behind: Behind,
    /// Words of the match before them.
    pub(super) before: usize,
}

/// Words of a match before its opening, at most.
pub(super) const MOST_BEFORE: usize = 7;

/// The openings of a form, of which every match holds one; `often` tells how often two words are met.
pub(super) fn openings(parts: &[Part], often: impl Fn(u64, u64) -> u64) -> Vec<Opening> {
    let cost = |openings: &Vec<Opening>| {
        let each = openings
            .iter()
            .map(|opening| often(opening.first, opening.second));
        each.fold(0, u64::saturating_add)
    };
    let all = tails(parts).map(|(before, tail)| {
        let skipped = &parts[..parts.len() - tail.len()];
        openings_behind(before, skipped, tail)
    });
    all.min_by_key(cost).unwrap_or_default()
}

/// The form, and what is left of it behind parts that are always as many words: each with how many these are.
fn tails(parts: &[Part]) -> impl Iterator<Item = (usize, &[Part])> {
    let mut before = Some(0);
    let tails = (0..parts.len()).map_while(move |nth| {
        let here = before.filter(|before| *before <= MOST_BEFORE)?;
        before = length(&parts[nth]).map(|length| here + length);
        Some((here, &parts[nth..]))
    });
    tails.filter(|(_, parts)| begins_with_words(parts))
}

/// How many words a part stands for; none if that may vary.
fn length(part: &Part) -> Option<usize> {
    match part {
        Part::Any(count) => (*count == ONE).then_some(1),
        Part::OneOf(_, Needed::No) => None,
        Part::OneOf(runs, Needed::Yes) => {
            let length = runs.first()?.len();
            runs.iter().all(|run| run.len() == length).then_some(length)
        }
    }
}

/// Whether every match of `parts` begins with certain words or a number.
fn begins_with_words(parts: &[Part]) -> bool {
    for part in parts {
        match part {
            Part::Any(_) => return false,
            Part::OneOf(runs, _) if runs.iter().any(|run| run[0] == ANY) => return false,
            Part::OneOf(_, Needed::Yes) => return true,
            Part::OneOf(_, Needed::No) => {}
        }
    }
    false
}

/// The openings that are the first two words of `parts`, behind so many words of the parts that are `skipped`.
fn openings_behind(before: usize, skipped: &[Part], parts: &[Part]) -> Vec<Opening> {
    let mut openings = vec![];
    open(parts, &mut vec![], &mut openings);
    if let Some(last) = skipped.last() {
        for opening in &mut openings {
            opening.before = before;
            opening.behind = opening.behind.and_before(last_words(last));
        }
    }
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

/// The words that a part may end with.
fn last_words(part: &Part) -> Set {
    match part {
        Part::Any(_) => Set::ANY,
        Part::OneOf(runs, _) => {
            let lasts = runs.iter().filter_map(|run| run.last());
            lasts.fold(Set::NONE, |all, last| all.or(Set::of(*last)))
        }
    }
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
        before: 0,
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
    lasts.fold(Behind::Soon(Set::NONE, Set::NONE), |all, last| {
        all.or(Behind::Soon(Set::of(*last), Set::also_of(*last)))
    })
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
        let mut expected = [
            (hash("a"), hash("bad")),
            (hash("a"), hash("very")),
            (hash("one"), ANY),
        ];
        expected.sort_unstable();
        assert_eq!(opened("(a|one *) (very)? bad"), (0, expected.to_vec()));
        assert_eq!(opened("slam"), (0, vec![(hash("slam"), ANY)]));
        assert_eq!(opened("# dead"), (0, vec![(NUMBER, hash("dead"))]));
    }

    #[test]
    fn openings_are_where_few_texts_have_them() {
        let dark = (hash("dark"), ANY);
        assert_eq!(opened("the * dark"), (2, vec![dark]));
        let the_dark = (hash("the"), hash("dark"));
        assert_eq!(opened("(in|into) the dark"), (1, vec![the_dark]));
        assert_eq!(opened("the (so)? dark").0, 0);
        assert_eq!(opened("the ** dark").0, 0);
    }

    /// How many words stand before the openings of a form, and these, where "the" and any word are met most.
    fn opened(form: &str) -> (usize, Vec<(u64, u64)>) {
        let parts = Parts::read(form).expect("a form").parts;
        let often = |first: u64, second: u64| {
            let each = [first, second].map(|word| match word {
                ANY => 100,
                _ if word == hash("the") => 50,
                _ => 1,
            });
            each[0] * each[1]
        };
        let all = openings(&parts, often);
        let words = all.iter().map(|opening| (opening.first, opening.second));
        (all[0].before, words.collect())
    }
}
