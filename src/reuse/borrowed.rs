//! What an article holds that others had first, from each of them and in all.

use std::ops::Range;

use crate::article::ArticleId;

use super::coverage::{Coverage, covered, held};
use super::direction::First;
use super::judge::Match;
use super::prepared::Prepared;
use super::settings::Settings;

/// What an article holds that others had first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Borrowed {
    /// From all of them together, each word once.
    pub all: Coverage,
    /// From each, the most first.
    pub sources: Vec<(ArticleId, Coverage)>,
}

/// What each article holds that others had first; where nothing tells who was, neither borrowed.
pub(super) fn borrowed(
    prepared: &Prepared,
    matches: &[Match],
    settings: &Settings,
) -> Vec<Borrowed> {
    let mut borrowed = vec![Borrowed::default(); prepared.texts.len()];
    let mut ranges: Vec<Vec<Range<usize>>> = vec![vec![]; prepared.texts.len()];
    for found in matches {
        let (later, source, coverage) = match found.direction.first {
            First::Left => (found.right, found.left, found.right_coverage),
            First::Right => (found.left, found.right, found.left_coverage),
            First::Unknown => continue,
        };
        if coverage.words > 0 {
            borrowed[later.index()].sources.push((source, coverage));
            let (left, right) = counted(prepared, found, settings);
            let held = if later == found.left { left } else { right };
            ranges[later.index()].extend(held);
        }
    }
    for ((borrowed, ranges), read) in borrowed.iter_mut().zip(ranges).zip(&prepared.read) {
        let most = |part: &(ArticleId, Coverage)| (std::cmp::Reverse(part.1.words), part.0);
        borrowed.sources.sort_by_key(most);
        borrowed.all = covered(ranges, &read.tokens);
    }
    borrowed
}

fn counted(
    prepared: &Prepared,
    found: &Match,
    settings: &Settings,
) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let passages = found.passages.iter();
    let counted: Vec<_> = passages
        .filter(|passage| settings.counts(passage.class))
        .collect();
    let text = |id: ArticleId| &prepared.texts[id.index()];
    held((text(found.left), text(found.right)), &counted)
}
