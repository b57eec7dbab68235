//! Sources: the earlier articles that an article's text stands in.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::reuse::{Coverage, Match};

use super::super::model::Report;
use super::lift::{Lift, When};
use super::overlap::{held, is_text};

/// An earlier article that accounts for part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) struct Source {
    /// Which.
    pub(in crate::report) article: usize,
    /// The match with it.
    pub(in crate::report) found: usize,
    /// Percent of the text's words.
    pub(in crate::report) percent: usize,
}

/// The sources of an article, the one that accounts for most first.
pub(in crate::report) fn sources(report: &Report, article: usize, lifts: &[Lift]) -> Vec<Source> {
    let counts = |lift: &&Lift| lift.when == When::Earlier && is_text(lift.class);
    let from: BTreeSet<(usize, usize)> = lifts
        .iter()
        .filter(counts)
        .map(|lift| (lift.other, lift.found))
        .collect();
    let matches = report.reuse.iter().flat_map(|reuse| &reuse.found.matches);
    let matches: Vec<&Match> = matches.collect();
    let mut sources: Vec<Source> = from
        .into_iter()
        .map(|(other, found)| Source {
            article: other,
            found,
            percent: held(coverage(matches[found], article)),
        })
        .collect();
    sources.sort_by_key(|source| (Reverse(source.percent), source.article));
    sources
}

fn coverage(found: &Match, article: usize) -> Coverage {
    if found.left.index() == article {
        found.left_coverage
    } else {
        found.right_coverage
    }
}
