//! Cases: passages of tables and of matches, in code points.

use copydesk::article::ArticleId;
use copydesk::reuse::{Match, Passage};
use copydesk::span::Lines;

use crate::plagdet::Case;
use crate::tables::Articles;

/// The cases of a table of two ids with start and end each.
pub(crate) fn cases(articles: &Articles, rows: &[Vec<String>]) -> Vec<Case> {
    let number = |row: &[String], nth: usize| row[nth].parse().ok();
    let case = |row: &Vec<String>| {
        Some(Case {
            pair: articles.pair(&row[0], &row[3])?,
            left: (number(row, 1)?, number(row, 2)?),
            right: (number(row, 4)?, number(row, 5)?),
        })
    };
    rows.iter().filter_map(case).collect()
}

/// The cases that passages of a match are.
pub(crate) fn case_of<'p>(
    articles: &Articles,
    found: &Match,
    passages: impl Iterator<Item = &'p Passage>,
) -> Vec<Case> {
    let lines = |id: ArticleId| Lines::of(&articles.list[id.index()].body);
    let (left, right) = (lines(found.left), lines(found.right));
    let case = |passage: &Passage| Case {
        pair: (found.left, found.right),
        left: (
            left.position(passage.left.start).offset,
            left.position(passage.left.end).offset,
        ),
        right: (
            right.position(passage.right.start).offset,
            right.position(passage.right.end).offset,
        ),
    };
    passages.map(case).collect()
}

/// The same case with its sides exchanged.
pub(crate) fn turned(case: &Case) -> Case {
    Case {
        pair: (case.pair.1, case.pair.0),
        left: case.right,
        right: case.left,
    }
}

/// Whether a case lies wholly inside another, on both sides.
pub(crate) fn is_inside(case: &Case, other: &Case) -> bool {
    let inside = |a: (usize, usize), b: (usize, usize)| b.0 <= a.0 && a.1 <= b.1;
    case.pair == other.pair && inside(case.left, other.left) && inside(case.right, other.right)
}
