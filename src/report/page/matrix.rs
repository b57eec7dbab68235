//! The matrix: for each two articles, how much of the one stands in the other.

use serde::Serialize;

use super::super::model::Report;
use super::names::match_anchor;
use super::overlap::held;
use super::pair::ShownPair;

/// Articles in the matrix; more would not be read.
const MOST: usize = 24;

/// Shares of each article in each other.
#[derive(Debug, Default, Serialize)]
pub(super) struct Matrix {
    /// The articles, in the run's order.
    articles: Vec<usize>,
    /// One row an article, one cell for each of `articles`.
    rows: Vec<Vec<Option<Cell>>>,
    /// Articles that share text and are left out.
    left_out: usize,
}

/// The part of the row's article that stands in the column's.
#[derive(Debug, Clone, Serialize)]
struct Cell {
    percent: usize,
    /// 1 to 5, for the shade.
    step: usize,
    target: String,
}

/// The matrix of the articles that share the most.
pub(super) fn matrix(report: &Report, pairs: &[ShownPair]) -> Matrix {
    let mut most: Vec<usize> = vec![0; report.articles.len()];
    let mut cells = vec![];
    for pair in pairs {
        let (left, right) = (pair.found.left.index(), pair.found.right.index());
        for (row, column, coverage) in [
            (left, right, pair.found.left_coverage),
            (right, left, pair.found.right_coverage),
        ] {
            let percent = held(coverage);
            most[row] = most[row].max(percent);
            cells.push((row, column, percent, pair.nth));
        }
    }
    let mut articles: Vec<usize> = (0..most.len()).filter(|nth| most[*nth] > 0).collect();
    articles.sort_by_key(|nth| (std::cmp::Reverse(most[*nth]), *nth));
    let left_out = articles.len().saturating_sub(MOST);
    articles.truncate(MOST);
    articles.sort_unstable();
    let mut rows = vec![vec![None; articles.len()]; articles.len()];
    for (row, column, percent, nth) in cells {
        let place = |article| articles.binary_search(&article).ok();
        if let (Some(row), Some(column)) = (place(row), place(column))
            && percent > 0
        {
            rows[row][column] = Some(Cell {
                percent,
                step: (percent.min(99) / 20) + 1,
                target: match_anchor(nth),
            });
        }
    }
    Matrix {
        articles,
        rows,
        left_out,
    }
}
