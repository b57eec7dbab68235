//! What tests of this room begin with: articles of these bodies, and what they tell.

use crate::article::Article;
use crate::text::read_all;

use super::nodes::Tie;
use super::telling::{Telling, tellings};

pub(super) fn articles(bodies: &[&str]) -> Vec<Article> {
    let named = bodies.iter().enumerate();
    named
        .map(|(nth, body)| Article {
            id: format!("{nth}"),
            body: (*body).to_owned(),
            ..Article::default()
        })
        .collect()
}

pub(super) fn told(bodies: &[&str]) -> Vec<Telling> {
    let articles = articles(bodies);
    tellings(&articles, &read_all(&articles))
}

/// Ties of sentences, by their nodes.
pub(super) fn tied(ties: &[(usize, usize, f64)]) -> Vec<Tie> {
    let tie = |(left, right, chance): &(usize, usize, f64)| Tie {
        left: *left,
        right: *right,
        chance: *chance,
    };
    ties.iter().map(tie).collect()
}
