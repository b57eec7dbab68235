//! Alignment: the stretches of words that two articles share.

use std::ops::Range;

use crate::span::Span;
use crate::text::Text;

use super::shingle::{Shingle, shingles};

/// One stretch that two articles share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands in the left body.
    pub left: Span,
    /// Where it stands in the right body.
    pub right: Span,
    /// Words that are the same on both sides.
    pub words: usize,
    /// What kind of sharing it is.
    pub class: Class,
}

/// What kind of sharing a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Word for word.
    Verbatim,
    /// With words changed, added or dropped.
    Edited,
    /// Someone else's words, quoted on both sides.
    Quotation,
    /// Furniture of the page: forms, promotion, legal lines.
    Boilerplate,
}

/// Words of a seed: the shortest run that may begin a passage.
const SEED: usize = 5;
/// Words that may differ between two runs of one passage, on either side.
const GAP: usize = 4;
/// Places of the right article in which a seed may stand; more often, it says nothing.
const PLACES: usize = 64;

/// The passages of at least `min_words` same words, by their place in the left article.
///
/// Runs of same words that follow each other on both sides, with few words between, are one passage.
pub fn passages(left: &Text, right: &Text, min_words: usize) -> Vec<Passage> {
    let runs = runs(
        left.tokens.hashes(),
        right.tokens.hashes(),
        SEED.min(min_words.max(1)),
    );
    let chains = chain(runs);
    chains
        .into_iter()
        .filter(|chain| chain.words >= min_words)
        .map(|chain| passage(left, right, &chain))
        .collect()
}

/// Runs of same words, drawn together.
#[derive(Debug, Clone)]
struct Chain {
    left: Range<usize>,
    right: Range<usize>,
    words: usize,
}

/// All maximal runs of at least `seed` same words.
fn runs(left: &[u64], right: &[u64], seed: usize) -> Vec<Chain> {
    if left.len() < seed || right.len() < seed {
        return vec![];
    }
    let mut places: Vec<(Shingle, usize)> = shingles(right, seed).into_iter().zip(0..).collect();
    places.sort_unstable();
    let mut runs = vec![];
    for (l, shingle) in shingles(left, seed).into_iter().enumerate() {
        let first = places.partition_point(|(other, _)| *other < shingle);
        let same = places[first..]
            .iter()
            .take_while(|(other, _)| *other == shingle);
        for (_, r) in same.take(PLACES) {
            let begins = l == 0 || *r == 0 || left[l - 1] != right[r - 1];
            if begins {
                let len = left[l..]
                    .iter()
                    .zip(&right[*r..])
                    .take_while(|(a, b)| a == b)
                    .count();
                runs.push(Chain {
                    left: l..l + len,
                    right: *r..r + len,
                    words: len,
                });
            }
        }
    }
    runs
}

/// Draws runs together that follow each other on both sides with at most [`GAP`] words between.
fn chain(runs: Vec<Chain>) -> Vec<Chain> {
    let mut chains: Vec<Chain> = vec![];
    for run in runs {
        let follows = |chain: &&mut Chain| {
            let gap = |before: &Range<usize>, after: &Range<usize>| {
                after.start >= before.end && after.start - before.end <= GAP
            };
            gap(&chain.left, &run.left) && gap(&chain.right, &run.right)
        };
        match chains.iter_mut().rev().take(PLACES).find(follows) {
            Some(chain) => {
                chain.left.end = run.left.end;
                chain.right.end = run.right.end;
                chain.words += run.words;
            }
            None => chains.push(run),
        }
    }
    chains
}

fn passage(left: &Text, right: &Text, chain: &Chain) -> Passage {
    let spans = (
        left.tokens.cover(chain.left.clone()),
        right.tokens.cover(chain.right.clone()),
    );
    let verbatim = chain.left.len() == chain.words && chain.right.len() == chain.words;
    let class = if left.is_boilerplate(spans.0) || right.is_boilerplate(spans.1) {
        Class::Boilerplate
    } else if left.quote_around(spans.0).is_some() && right.quote_around(spans.1).is_some() {
        Class::Quotation
    } else if verbatim {
        Class::Verbatim
    } else {
        Class::Edited
    };
    Passage {
        left: spans.0,
        right: spans.1,
        words: chain.words,
        class,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_runs_over_small_edits() {
        let wire = "Cracks have shut the old county bridge at Alder Creek, officials said on Monday, and it will stay shut.";
        let ours = "Today: Cracks have shut the old county bridge at Alder Creek, the officials said Monday, and it will stay shut.";
        let found = check(wire, ours);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].class, Class::Edited);
        assert_eq!(found[0].right.of(ours), &ours[7..ours.len() - 1]);
    }

    #[test]
    fn texts_of_few_words_and_strangers_share_nothing() {
        assert_eq!(check("", "One two"), []);
        assert_eq!(
            check(
                "The bridge is shut for a year.",
                "Nobody knows when the ferry comes back."
            ),
            []
        );
    }

    fn check(left: &str, right: &str) -> Vec<Passage> {
        passages(&Text::of(left), &Text::of(right), 8)
    }
}
