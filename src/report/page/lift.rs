//! Lifts: the stretches of an article that stand in another one, each with the other that accounts for most.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::reuse::{Class, First, Match};
use crate::span::Span;

use super::super::model::Report;
use super::overlap::{is_text, outside, union};

/// A stretch of an article that stands in another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Lift {
    /// Where.
    pub(in crate::report) span: Span,
    /// The other article.
    pub(in crate::report) other: usize,
    /// The match it is from.
    pub(in crate::report) found: usize,
    /// The passage of that match.
    pub(in crate::report) passage: usize,
    /// What kind of sharing it is.
    pub(in crate::report) class: Class,
    /// Whether the other was first.
    pub(in crate::report) when: When,
    /// Words of the stretch that are the same in the other.
    pub(in crate::report) words: usize,
}

/// Which of two articles was first, as seen from one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::report) enum When {
    /// The other.
    Earlier,
    /// Nothing tells.
    Unknown,
    /// This one.
    Later,
}

fn when(found: &Match, side: Side) -> When {
    match (found.direction.first, side) {
        (First::Unknown, _) => When::Unknown,
        (First::Right, Side::Left) | (First::Left, Side::Right) => When::Earlier,
        (First::Left, Side::Left) | (First::Right, Side::Right) => When::Later,
    }
}

/// Which side of a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// The lifts of every article, by place and apart from one another.
///
/// A stretch that several others hold is put down to one: an earlier article rather than a later, and of
/// those the one that accounts for most.
pub(in crate::report) fn lifts(report: &Report) -> Vec<Vec<Lift>> {
    let matches = report.reuse.iter().flat_map(|reuse| &reuse.found.matches);
    let mut all: Vec<Vec<Lift>> = vec![vec![]; report.articles.len()];
    for (nth, found) in matches.enumerate() {
        let (left, right) = (found.left.index(), found.right.index());
        all[left].extend(of_match(nth, found, Side::Left));
        all[right].extend(of_match(nth, found, Side::Right));
    }
    all.into_iter().map(settle).collect()
}

fn of_match(nth: usize, found: &Match, side: Side) -> Vec<Lift> {
    let other = match side {
        Side::Left => found.right.index(),
        Side::Right => found.left.index(),
    };
    let when = when(found, side);
    let lift = |(passage, shared): (usize, &crate::reuse::Passage)| Lift {
        span: match side {
            Side::Left => shared.left,
            Side::Right => shared.right,
        },
        other,
        found: nth,
        passage,
        class: shared.class,
        when,
        words: shared.words,
    };
    found.passages.iter().enumerate().map(lift).collect()
}

/// Fragments shorter than this many bytes are what is left between two lifts, not lifts.
const SHORTEST: usize = 20;

/// The part of a stretch's same words that falls to a piece of it.
fn part(words: usize, piece: Span, whole: Span) -> usize {
    (words * piece.len() + whole.len() / 2) / whole.len().max(1)
}

fn settle(mut lifts: Vec<Lift>) -> Vec<Lift> {
    let mut covered: BTreeMap<usize, usize> = BTreeMap::new();
    for lift in &lifts {
        *covered.entry(lift.other).or_default() += lift.words;
    }
    lifts.sort_by_key(|lift| {
        (
            !is_text(lift.class),
            lift.class == Class::Boilerplate,
            lift.when,
            Reverse(covered[&lift.other]),
            lift.other,
            lift.span,
        )
    });
    let mut taken: Vec<Span> = vec![];
    let mut settled = vec![];
    for lift in lifts {
        for span in outside(lift.span, &taken) {
            if span.len() >= SHORTEST {
                settled.push(Lift {
                    span,
                    words: part(lift.words, span, lift.span),
                    ..lift.clone()
                });
            }
        }
        taken.push(lift.span);
        taken = union(taken);
    }
    settled.sort_by_key(|lift| lift.span);
    settled
}
