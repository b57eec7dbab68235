//! Nodes: the sentences of all articles under one count, and which of them are akin.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::ArticleId;
use crate::parallel;
use crate::span::Span;

use super::kinship::{Kinship, kinships};
use super::rival::Alike;
use super::telling::{Sentence, Telling};

/// The sentences of all articles under one count.
pub(super) struct Nodes<'a> {
    tellings: &'a [Telling],
    /// The count at which each article begins.
    firsts: Vec<usize>,
}

impl<'a> Nodes<'a> {
    pub(super) fn of(tellings: &'a [Telling]) -> Self {
        let mut firsts = vec![0];
        for telling in tellings {
            firsts.push(firsts[firsts.len() - 1] + telling.sentences.len());
        }
        Self { tellings, firsts }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.firsts[self.firsts.len() - 1]
    }

    /// The article a node stands in.
    pub(super) fn article(&self, node: usize) -> usize {
        self.firsts.partition_point(|first| *first <= node) - 1
    }

    /// The nodes of an article.
    pub(super) fn within(&self, article: usize) -> std::ops::Range<usize> {
        self.firsts[article]..self.firsts[article + 1]
    }

    pub(super) fn sentence(&self, node: usize) -> &'a Sentence {
        let article = self.article(node);
        &self.tellings[article].sentences[node - self.firsts[article]]
    }

    /// The place of a node as results name it.
    pub(super) fn place(&self, node: usize) -> Place {
        Place {
            article: ArticleId(self.article(node) as u32),
            span: self.sentence(node).span,
        }
    }
}

/// A stretch of one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The article.
    pub article: ArticleId,
    /// The stretch.
    pub span: Span,
}

/// Two sentences of two articles, and the chance that they tell the same fact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tie {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) chance: f64,
}

/// Chance under which a tie says nothing.
const FAINT: f64 = 0.1;

/// The ties between the articles of these pairs, by their nodes.
pub(super) fn ties(nodes: &Nodes, pairs: &[(usize, usize)]) -> Vec<Tie> {
    let alike = alike(nodes, pairs);
    let found = parallel::map(pairs, |(left, right)| {
        let side = |article: usize| (&nodes.tellings[article], &alike[&article]);
        let mut found = kinships(side(*left), side(*right));
        for kinship in &mut found {
            kinship.left += nodes.firsts[*left];
            kinship.right += nodes.firsts[*right];
        }
        found
    });
    let all: Vec<Kinship> = found.into_iter().flatten().collect();
    let akin = neighbours(nodes.len(), &all);
    let tied = parallel::map(&all, |kinship| Tie {
        left: kinship.left,
        right: kinship.right,
        chance: kinship.chance(between(&akin[kinship.left], &akin[kinship.right])),
    });
    let mut ties: Vec<Tie> = tied.into_iter().filter(|tie| tie.chance >= FAINT).collect();
    ties.sort_by_key(|tie| (tie.left, tie.right));
    ties
}

/// How alike each article's own sentences are, for the articles of these pairs.
fn alike(nodes: &Nodes, pairs: &[(usize, usize)]) -> BTreeMap<usize, Alike> {
    let members: BTreeSet<usize> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
    let members: Vec<usize> = members.into_iter().collect();
    let alike = parallel::map(&members, |article| Alike::of(&nodes.tellings[*article]));
    members.into_iter().zip(alike).collect()
}

/// Each node's kin and how akin they are, by node.
fn neighbours(nodes: usize, all: &[Kinship]) -> Vec<Vec<(usize, f64)>> {
    let mut akin: Vec<Vec<(usize, f64)>> = vec![vec![]; nodes];
    for kinship in all {
        akin[kinship.left].push((kinship.right, kinship.akin));
        akin[kinship.right].push((kinship.left, kinship.akin));
    }
    for kin in &mut akin {
        kin.sort_by_key(|(node, _)| *node);
    }
    akin
}

/// How akin the sentence of a third article is to both, at best.
fn between(left: &[(usize, f64)], right: &[(usize, f64)]) -> f64 {
    let (mut l, mut r, mut best) = (0, 0, 0.0_f64);
    while l < left.len() && r < right.len() {
        match left[l].0.cmp(&right[r].0) {
            std::cmp::Ordering::Less => l += 1,
            std::cmp::Ordering::Greater => r += 1,
            std::cmp::Ordering::Equal => {
                best = best.max(left[l].1.min(right[r].1));
                (l, r) = (l + 1, r + 1);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::super::sample::told;
    use super::*;

    const FIRST: &str = "Cracks shut the county bridge at Alder Creek. Oats grew well in Pell.";
    const SECOND: &str =
        "The county bridge at Alder Creek was shut by cracks. Snow fell on Harlan.";
    const THIRD: &str =
        "At Alder Creek cracks have shut the bridge of the county. Lambs were sold in Tamsett.";

    #[test]
    fn sentences_that_tell_the_same_are_tied_and_others_are_not() {
        let tellings = told(&[FIRST, SECOND]);
        let found = ties(&Nodes::of(&tellings), &[(0, 1)]);
        let sure: Vec<_> = found.iter().filter(|tie| tie.chance > 0.5).collect();
        assert_eq!(sure.len(), 1, "{found:?}");
        assert_eq!((sure[0].left, sure[0].right), (0, 2));
        assert!(found.iter().all(|tie| tie.chance >= FAINT));
    }

    #[test]
    fn a_third_article_that_tells_it_makes_a_tie_surer_and_ties_stand_in_order() {
        let chance = |bodies: &[&str], pairs: &[(usize, usize)]| {
            let tellings = told(bodies);
            let found = ties(&Nodes::of(&tellings), pairs);
            assert!(
                found.is_sorted_by_key(|tie| (tie.left, tie.right)),
                "{found:?}"
            );
            let of = |left, right| {
                let tie = found
                    .iter()
                    .find(|tie| (tie.left, tie.right) == (left, right));
                tie.map_or(0.0, |tie| tie.chance)
            };
            (of(0, 2), of(0, 4), of(2, 4))
        };
        let all = [FIRST, SECOND, THIRD];
        let (two, _, _) = chance(&all, &[(0, 1)]);
        let (three, left, right) = chance(&all, &[(1, 2), (0, 1), (0, 2)]);
        assert!(three > two && two > 0.5, "{two} {three}");
        assert!(left > 0.5 && right > 0.5, "{left} {right}");
        let (stranger, _, _) = chance(&[FIRST, SECOND, "Oats. Snow."], &[(0, 1), (0, 2), (1, 2)]);
        assert!((stranger - two).abs() < 1e-12, "{stranger} {two}");
    }

    #[test]
    fn what_one_asks_for_is_less_surely_what_another_tells() {
        let chance = |said: &str| {
            let first = format!("Holm {said} that boats land at Pell. Oats grew well in Harlan.");
            let second = "Boats land at Pell for Holm. Snow fell on Tamsett.";
            let tellings = told(&[&first, second]);
            ties(&Nodes::of(&tellings), &[(0, 1)])[0].chance
        };
        assert!(chance("asked") < chance("wrote"));
        assert!(chance("refused") < chance("wrote"));
    }

    #[test]
    fn a_node_is_a_sentence_of_its_article() {
        let tellings = told(&[FIRST, "", SECOND]);
        let nodes = Nodes::of(&tellings);
        assert_eq!(nodes.len(), 4);
        assert_eq!([0, 1, 2, 3].map(|node| nodes.article(node)), [0, 0, 2, 2]);
        assert_eq!(
            [0, 1, 2].map(|article| nodes.within(article)),
            [0..2, 2..2, 2..4]
        );
        assert_eq!(nodes.place(3).span.of(SECOND), "Snow fell on Harlan.");
        assert_eq!(nodes.place(3).article, ArticleId(2));
    }
}
