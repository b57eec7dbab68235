//! Events: which articles are about the same thing, so that only those are compared.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::ArticleId;
use crate::reuse::{Match, Relation};

use super::nodes::{Nodes, Tie};
use super::telling::Telling;

/// Articles that are compared with each other whatever they hold: so few that looking costs nothing.
const FEW: usize = 12;
/// Closeness of two articles' concepts from which their sentences are compared: of reports of one event
/// 93 in 100 are closer, of reports of different events one in 1,000 (BASIL, 150 articles).
const CLOSE: f64 = 0.2;
/// Articles that may tell a concept before it is set aside when articles are brought together.
const COMMON: usize = 200;

/// Pairs of articles whose sentences are worth comparing, in order.
///
/// Articles in `copies` are left out: another speaks for them.
pub(super) fn candidates(tellings: &[Telling], copies: &BTreeSet<usize>) -> Vec<(usize, usize)> {
    let own: Vec<usize> = (0..tellings.len())
        .filter(|nth| !copies.contains(nth))
        .collect();
    if own.len() <= FEW {
        return every_pair(&own);
    }
    let mut postings: BTreeMap<u64, Vec<(usize, f64)>> = BTreeMap::new();
    for nth in own {
        for (key, count) in &tellings[nth].counts {
            let weight = 1.0 + f64::from(*count).ln();
            postings.entry(*key).or_default().push((nth, weight));
        }
    }
    let mut lengths = vec![0.0; tellings.len()];
    let mut met: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for told in postings.values() {
        let rarity = ((tellings.len() + 1) as f64 / told.len() as f64).ln();
        for (nth, weight) in told {
            lengths[*nth] += (weight * rarity).powi(2);
        }
        if told.len() > COMMON {
            continue;
        }
        for (place, (a, one)) in told.iter().enumerate() {
            for (b, other) in &told[place + 1..] {
                *met.entry((*a, *b)).or_default() += one * other * rarity * rarity;
            }
        }
    }
    met.into_iter()
        .filter(|((a, b), both)| *both >= CLOSE * (lengths[*a] * lengths[*b]).sqrt())
        .map(|(pair, _)| pair)
        .collect()
}

fn every_pair(articles: &[usize]) -> Vec<(usize, usize)> {
    let pairs = articles.iter().enumerate();
    pairs
        .flat_map(|(nth, a)| articles[nth + 1..].iter().map(|b| (*a, *b)))
        .collect()
}

/// Sentences of either article that tell what the other tells, at least, if both are about one event.
const TOLD_BY_BOTH: usize = 2;
/// Facts that they tell in common by expectation, at least: the sum of the chances of their sure ties.
const EXPECTED: f64 = 1.7;

/// Pairs of articles with enough sure ties, in order.
pub(super) fn related(nodes: &Nodes, ties: &[Tie], min: f64) -> Vec<(usize, usize)> {
    let mut met: BTreeMap<(usize, usize), Vec<&Tie>> = BTreeMap::new();
    for tie in ties.iter().filter(|tie| tie.chance >= min) {
        let pair = (nodes.article(tie.left), nodes.article(tie.right));
        met.entry(pair).or_default().push(tie);
    }
    met.into_iter()
        .filter(|(_, told)| {
            distinct(told.iter().map(|tie| tie.left)) >= TOLD_BY_BOTH
                && distinct(told.iter().map(|tie| tie.right)) >= TOLD_BY_BOTH
                && told.iter().map(|tie| tie.chance).sum::<f64>() >= EXPECTED
        })
        .map(|(pair, _)| pair)
        .collect()
}

fn distinct(nodes: impl Iterator<Item = usize>) -> usize {
    let mut nodes: Vec<usize> = nodes.collect();
    nodes.sort_unstable();
    nodes.dedup();
    nodes.len()
}

/// Articles about one event, each of two or more, in order: tied by facts, or copied as wholes.
pub(super) fn events(
    articles: usize,
    related: &[(usize, usize)],
    matches: &[Match],
) -> Vec<Vec<ArticleId>> {
    let mut first: Vec<usize> = (0..articles).collect();
    let copied = matches
        .iter()
        .filter(|found| !matches!(found.relation, Relation::SharesPassages | Relation::Nothing))
        .map(|found| (found.left.index(), found.right.index()));
    for (a, b) in related.iter().copied().chain(copied) {
        let (a, b) = (root(&first, a), root(&first, b));
        first[a.max(b)] = a.min(b);
    }
    let mut events: BTreeMap<usize, Vec<ArticleId>> = BTreeMap::new();
    for article in 0..articles {
        let members = events.entry(root(&first, article)).or_default();
        members.push(ArticleId(article as u32));
    }
    events
        .into_values()
        .filter(|event| event.len() > 1)
        .collect()
}

fn root(first: &[usize], mut at: usize) -> usize {
    while first[at] != at {
        at = first[at];
    }
    at
}
