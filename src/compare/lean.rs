//! Leans: which way each copy leaned, by all its loaded edits.

use std::collections::BTreeMap;

use crate::article::ArticleId;
use crate::reuse::{First, Match};

use super::edits::LoadedEdit;

/// Which way a copy leaned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lean {
    /// The left of the match: who was first, if anything tells.
    pub left: ArticleId,
    /// The other.
    pub right: ArticleId,
    /// Weight that the right has more, where it has more.
    pub heated: f64,
    /// Weight that the right has less, where it has less.
    pub softened: f64,
    /// Edits that changed a fact.
    pub facts: usize,
    /// Which of the two was first.
    pub first: First,
}

/// How the edits of each pair lean, in their order.
pub(super) fn leans(edits: &[LoadedEdit], matches: &[&Match]) -> Vec<Lean> {
    let firsts: BTreeMap<_, First> = matches
        .iter()
        .map(|found| ((found.left, found.right), found.direction.first))
        .collect();
    let first = |edit: &LoadedEdit| firsts.get(&(edit.left, edit.right)).copied();
    // Of equal zeros the greater may be either, so signs are asked for and not the greater of two.
    let sum = |of_pair: &[LoadedEdit], sign: f64| {
        let loads = of_pair.iter().map(|edit| edit.load * sign);
        loads
            .filter(|load| *load > 0.0)
            .fold(0.0, |sum, load| sum + load)
    };
    edits
        .chunk_by(|a, b| (a.left, a.right) == (b.left, b.right))
        .map(|of_pair| Lean {
            left: of_pair[0].left,
            right: of_pair[0].right,
            heated: sum(of_pair, 1.0),
            softened: sum(of_pair, -1.0),
            facts: of_pair.iter().filter(|edit| !edit.facts.is_empty()).count(),
            first: first(&of_pair[0]).unwrap_or(First::Unknown),
        })
        .collect()
}
