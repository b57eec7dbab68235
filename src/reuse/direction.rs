//! Direction: which of two articles was first, by their dates or by what the texts show.

use std::cmp::Ordering;

use crate::article::Article;
use crate::text::{Text, hash};

use super::align::Passage;
use super::edits::{Change, edits};

/// Which of two articles came first, as far as can be told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Direction {
    /// Which side.
    pub first: First,
    /// What it is told by.
    pub evidence: Evidence,
    /// How sure that is, 0.5 for a guess to 1.
    pub confidence: f64,
}

/// The side that came first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// The left article.
    Left,
    /// The right article.
    Right,
    /// Nothing tells.
    Unknown,
}

/// What a direction is told by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// The dates of publication.
    Dates,
    /// One article names the other's outlet.
    Credit,
    /// The edits are reductions: a copy is more often cut than filled out.
    Cuts,
    /// Nothing.
    None,
}

/// An article and its text.
pub(super) type Read<'a> = (&'a Article, &'a Text);

/// Dates may be wrong, and of the agency's own clock.
const BY_DATES: f64 = 0.98;
const BY_CREDIT: f64 = 0.9;
const BY_CUTS: f64 = 0.6;
/// Words cut on balance from which it counts as evidence.
const CUT: usize = 8;

/// Who was first. Evidence, and no proof: both may have copied from a third.
pub(super) fn direction(left: Read, right: Read, passages: &[Passage]) -> Direction {
    by_dates(left.0, right.0)
        .or_else(|| by_credit(left, right))
        .or_else(|| by_cuts(left.1, right.1, passages))
        .unwrap_or(Direction {
            first: First::Unknown,
            evidence: Evidence::None,
            confidence: 0.5,
        })
}

/// The earlier date; none where one is missing, or the one only says less exactly what the other says.
fn by_dates(left: &Article, right: &Article) -> Option<Direction> {
    let (a, b) = (left.published.as_ref()?, right.published.as_ref()?);
    let first = match a.cmp(b) {
        _ if a.starts_with(b.as_str()) || b.starts_with(a.as_str()) => return None,
        Ordering::Less => First::Left,
        _ => First::Right,
    };
    Some(Direction {
        first,
        evidence: Evidence::Dates,
        confidence: BY_DATES,
    })
}

fn by_credit(left: Read, right: Read) -> Option<Direction> {
    let first = match (names(right, left.0), names(left, right.0)) {
        (true, false) => First::Left,
        (false, true) => First::Right,
        _ => return None,
    };
    Some(Direction {
        first,
        evidence: Evidence::Credit,
        confidence: BY_CREDIT,
    })
}

/// Whether a text names the outlet of another article, and that outlet is not its own.
fn names((article, text): Read, other: &Article) -> bool {
    let Some(outlet) = other
        .outlet
        .as_ref()
        .filter(|_| article.outlet != other.outlet)
    else {
        return false;
    };
    let name: Vec<u64> = outlet
        .split_whitespace()
        .map(|word| hash(&word.to_lowercase()))
        .collect();
    !name.is_empty()
        && text
            .tokens
            .hashes()
            .windows(name.len())
            .any(|words| words == name)
}

fn by_cuts(left: &Text, right: &Text, passages: &[Passage]) -> Option<Direction> {
    let own = passages
        .iter()
        .filter(|passage| passage.class.is_own_text());
    let (mut cut, mut added) = (0, 0);
    for edit in own.flat_map(|passage| edits(left, right, passage)) {
        match edit.change {
            Change::Deleted => cut += edit.left.tokens.len(),
            Change::Inserted => added += edit.right.tokens.len(),
            _ => {}
        }
    }
    let first = match () {
        () if cut >= added + CUT => First::Left,
        () if added >= cut + CUT => First::Right,
        () => return None,
    };
    Some(Direction {
        first,
        evidence: Evidence::Cuts,
        confidence: BY_CUTS,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earlier_date_was_first_unless_it_says_less() {
        check(
            "2024-03-02T07:00",
            "2024-03-02T09:00",
            First::Left,
            Evidence::Dates,
        );
        check(
            "2024-03-03",
            "2024-03-02T09:00",
            First::Right,
            Evidence::Dates,
        );
        check(
            "2024-03-02",
            "2024-03-02T09:00",
            First::Left,
            Evidence::Credit,
        );
    }

    fn check(left: &str, right: &str, first: First, evidence: Evidence) {
        let article = |date: &str, outlet: &str| Article {
            published: Some(date.to_owned()),
            outlet: Some(outlet.to_owned()),
            ..Article::default()
        };
        let articles = (article(left, "Meridian Wire"), article(right, "The Post"));
        let texts = (
            Text::of("Cracks shut a bridge."),
            Text::of("A bridge is shut, Meridian Wire reports."),
        );
        let told = direction((&articles.0, &texts.0), (&articles.1, &texts.1), &[]);
        assert_eq!((told.first, told.evidence), (first, evidence));
    }
}
