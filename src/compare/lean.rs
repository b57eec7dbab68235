//! Leans: which way each copy leaned, by all its loaded edits.

use crate::article::ArticleId;

use super::edits::LoadedEdit;

/// Which way a copy leaned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lean {
    /// The earlier article.
    pub left: ArticleId,
    /// The later.
    pub right: ArticleId,
    /// Weight added by heating edits.
    pub heated: f64,
    /// Weight taken away by softening ones.
    pub softened: f64,
    /// Edits that changed a fact.
    pub facts: usize,
}

/// How the edits of each pair lean, in their order.
pub(super) fn leans(edits: &[LoadedEdit]) -> Vec<Lean> {
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
        })
        .collect()
}
