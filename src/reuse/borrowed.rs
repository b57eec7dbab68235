//! What an article holds that others had first, from each of them and in all.

use std::cmp::Reverse;
use std::ops::Range;

use crate::article::ArticleId;

use super::coverage::{Coverage, Held, covered};
use super::direction::First;
use super::judge::Match;
use super::prepared::Prepared;

/// What an article holds that others had first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Borrowed {
    /// From all of them together, each word once.
    pub all: Coverage,
    /// From each, the most first.
    pub sources: Vec<(ArticleId, Coverage)>,
}

/// What each article holds that others had first; where nothing tells who was, neither borrowed.
pub(super) fn borrowed(prepared: &Prepared, judged: &[(Match, Held)]) -> Vec<Borrowed> {
    let mut borrowed = vec![Borrowed::default(); prepared.texts.len()];
    let mut ranges: Vec<Vec<Range<usize>>> = vec![vec![]; prepared.texts.len()];
    for (found, held) in judged {
        let (later, source, coverage, held) = match found.direction.first {
            First::Left => (found.right, found.left, found.right_coverage, &held.1),
            First::Right => (found.left, found.right, found.left_coverage, &held.0),
            First::Unknown => continue,
        };
        if coverage.words > 0 {
            borrowed[later.index()].sources.push((source, coverage));
            ranges[later.index()].extend(held.iter().cloned());
        }
    }
    for ((borrowed, ranges), read) in borrowed.iter_mut().zip(ranges).zip(&prepared.read) {
        let most = |part: &(ArticleId, Coverage)| (Reverse(part.1.words), part.0);
        borrowed.sources.sort_by_key(most);
        borrowed.all = covered(&ranges, &read.tokens);
    }
    borrowed
}
