//! Direction: which of two articles was first, by their dates or by what the texts show.

use std::cmp::Ordering;

use crate::article::Article;
use crate::text::{Text, hash};

use super::align::{Outline, Passage};
use super::edits::{Change, Edit};
use super::home::{Home, home};

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
    /// The passages are at home in one article, and strangers in the other.
    Home,
    /// One article names the other's outlet.
    Credit,
    /// The edits are reductions: a copy is more often cut than filled out.
    Cuts,
    /// Nothing.
    None,
}

/// One side of a match.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) article: &'a Article,
    pub(super) text: &'a Text,
    pub(super) outline: &'a Outline,
}

/// Dates may be wrong, and of an update rather than the first edition.
const BY_DATES: f64 = 0.98;
const BY_HOME: f64 = 0.8;
const BY_CREDIT: f64 = 0.9;
const BY_CUTS: f64 = 0.6;
/// Words cut on balance from which it counts as evidence.
const CUT: usize = 8;
/// Words of the shortest reduction; fewer come and go with any change of wording.
const CLAUSE: usize = 5;
/// By how much a passage must be more at home in one article, and how many times more.
const AT_HOME: (f64, f64) = (3.0, 1.5);

/// Who was first. Evidence, and no proof: both may have taken it from a third.
///
/// A passage that is clearly at home in the one article and a stranger in the other was lifted from
/// where it is at home, even where dates say otherwise, for they may be those of an update; they then
/// halve the confidence.
pub(super) fn direction(
    left: Source,
    right: Source,
    passages: &[Passage],
    edits: &[Edit],
) -> Direction {
    let dates = by_dates(left.article, right.article);
    if let Some(home) = by_home(left, right, passages) {
        return match dates {
            Some(dates) if dates.first == home.first => dates,
            Some(_) => Direction {
                confidence: BY_HOME / 2.0 + 0.25,
                ..home
            },
            None => home,
        };
    }
    dates
        .or_else(|| by_credit(left, right))
        .or_else(|| by_cuts(edits))
        .unwrap_or(Direction {
            first: First::Unknown,
            evidence: Evidence::None,
            confidence: 0.5,
        })
}

/// The article in which the words of the passages are at home.
fn by_home(left: Source, right: Source, passages: &[Passage]) -> Option<Direction> {
    let Home { left, right } = home(left, right, passages)?;
    let clearly = |one: f64, other: f64| one >= AT_HOME.0 + other && one >= AT_HOME.1 * other;
    let first = match () {
        () if clearly(left, right) => First::Left,
        () if clearly(right, left) => First::Right,
        () => return None,
    };
    Some(Direction {
        first,
        evidence: Evidence::Home,
        confidence: BY_HOME,
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

fn by_credit(left: Source, right: Source) -> Option<Direction> {
    let first = match (names(right, left.article), names(left, right.article)) {
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
fn names(Source { article, text, .. }: Source, other: &Article) -> bool {
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

/// The side that lost more words than it gained, by the edits of an article's own text.
fn by_cuts(edits: &[Edit]) -> Option<Direction> {
    let (mut cut, mut added) = (0, 0);
    for edit in edits {
        match edit.change {
            Change::Deleted if edit.left.tokens.len() >= CLAUSE => cut += edit.left.tokens.len(),
            Change::Inserted if edit.right.tokens.len() >= CLAUSE => {
                added += edit.right.tokens.len()
            }
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
        let outlines = (Outline::default(), Outline::default());
        let left = Source {
            article: &articles.0,
            text: &texts.0,
            outline: &outlines.0,
        };
        let right = Source {
            article: &articles.1,
            text: &texts.1,
            outline: &outlines.1,
        };
        let told = direction(left, right, &[], &[]);
        assert_eq!((told.first, told.evidence), (first, evidence));
    }
}
