//! Short texts: two of them resemble each other by pairs of words, for one changed word takes five shingles
//! of five with it, a quarter of all that a text of twenty-five words has.

use std::fs::File;
use std::io;

use crate::reuse::{Scheme, Settings};

use super::check::{Checked, check};
use super::columns::Columns;
use super::digest::Plan;
use super::exact::exact_candidates;

/// Words below which a text is short.
const SHORT: u32 = 30;

/// Words in a shingle of a short text.
const WORDS: u16 = 2;

/// Short texts of one shingle from which on not every pair is tried, unless every pair was asked for.
pub(super) const HOT: usize = 400;

/// What a run among short texts found.
#[derive(Debug, Default)]
pub(super) struct Short {
    /// Pairs at or above the threshold: all there are, unless shingles were hot.
    pub(super) pairs: Vec<Checked>,
    /// Pairs that were verified.
    pub(super) candidates: usize,
    /// Shingles of so many texts that only neighbours by size were paired.
    pub(super) hot: usize,
}

/// The near-duplicates among the short texts of `articles`, by pairs of words; of those that share one with more than
/// `hot` others, the neighbours.
///
/// # Errors
/// If a file can't be read again.
pub(super) fn short(
    files: &[File],
    columns: &Columns,
    articles: &[u32],
    plan: &Plan,
    settings: &Settings,
    hot: usize,
) -> io::Result<Short> {
    let is_short = |i: &u32| columns.words[*i as usize] < SHORT;
    let articles: Vec<u32> = articles.iter().copied().filter(is_short).collect();
    if articles.len() < 2 || plan.scheme.words <= WORDS {
        return Ok(Short::default());
    }
    let plan = Plan {
        scheme: Scheme {
            words: WORDS,
            ..plan.scheme
        },
        ..plan.clone()
    };
    let met = exact_candidates(files, columns, &articles, &plan, settings.threshold, hot)?;
    let mut pairs = check(files, columns, &met.pairs, &plan)?;
    pairs.retain(|pair| pair.overlap.resemblance >= settings.threshold);
    Ok(Short {
        pairs,
        candidates: met.pairs.len(),
        hot: met.hot,
    })
}
