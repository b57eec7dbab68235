//! Facts: ties gathered into groups of sentences that all tell the same.

use std::collections::{BTreeMap, BTreeSet};

use super::nodes::{Nodes, Tie};
use super::theme::themes;

/// Sentences that tell the same fact.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fact {
    /// By node.
    pub(super) members: Vec<usize>,
    /// Mean chance of its pairs.
    pub(super) confidence: f64,
}

/// Share of the mean chance of a theme's sentence that another of the same article must have to be told with it.
const NEARLY: f64 = 0.9;

/// Share of the asked confidence that a tie must have to be a fact by itself.
const ALONE: f64 = 1.1;

/// The facts of these ties, the surest first.
///
/// Each theme is a fact, with what other sentences of its articles tell it nearly as well. A sure tie of two sentences
/// that no theme has together is a fact of its own; so a sentence that tells two facts is in both.
pub(super) fn facts(nodes: &Nodes, ties: &[Tie], min: f64) -> Vec<Fact> {
    let chances = Chances::of(nodes, ties);
    let mut groups = themes(nodes, ties, min);
    groups.iter_mut().for_each(|theme| chances.widen(theme));
    let told = pairs(&groups);
    let alone = ties
        .iter()
        .filter(|tie| tie.chance >= ALONE * min && !told.contains(&(tie.left, tie.right)));
    groups.extend(alone.map(|tie| vec![tie.left, tie.right]));
    let mut facts: Vec<Fact> = groups
        .into_iter()
        .map(|members| Fact {
            confidence: chances.mean(&members),
            members,
        })
        .collect();
    facts.sort_by(|a, b| {
        b.confidence
            .total_cmp(&a.confidence)
            .then(a.members.cmp(&b.members))
    });
    facts
}

/// All pairs of each group's sentences, the first of each first.
fn pairs(groups: &[Vec<usize>]) -> BTreeSet<(usize, usize)> {
    let of = |group: &Vec<usize>| -> Vec<(usize, usize)> {
        let firsts = group.iter().enumerate();
        let pairs = firsts.flat_map(|(nth, a)| group[nth + 1..].iter().map(|b| (*a, *b)));
        pairs.collect()
    };
    groups.iter().flat_map(of).collect()
}

struct Chances<'a> {
    nodes: &'a Nodes<'a>,
    /// What each sentence is tied to, and how surely.
    tied: BTreeMap<usize, BTreeMap<usize, f64>>,
}

impl<'a> Chances<'a> {
    fn of(nodes: &'a Nodes<'a>, ties: &[Tie]) -> Self {
        let mut tied: BTreeMap<usize, BTreeMap<usize, f64>> = BTreeMap::new();
        for tie in ties {
            for (node, other) in [(tie.left, tie.right), (tie.right, tie.left)] {
                tied.entry(node).or_default().insert(other, tie.chance);
            }
        }
        Self { nodes, tied }
    }

    fn between(&self, a: usize, b: usize) -> f64 {
        self.tied[&a].get(&b).copied().unwrap_or(0.0)
    }

    /// Adds to a theme the sentences of its articles that tell it nearly as well as the one it has of each.
    fn widen(&self, theme: &mut Vec<usize>) {
        let article = |node: usize| self.nodes.article(node);
        let others_of = |of: usize| theme.iter().filter(move |node| article(**node) != of);
        let nearness = |node: usize| {
            let others = others_of(article(node));
            others.map(|other| self.between(node, *other)).sum::<f64>()
        };
        let least: BTreeMap<usize, f64> = theme
            .iter()
            .map(|node| (article(*node), NEARLY * nearness(*node)))
            .collect();
        let around: BTreeSet<usize> = theme
            .iter()
            .flat_map(|node| self.tied[node].keys().copied())
            .collect();
        let is_near = |node: &usize| {
            let least = least.get(&article(*node));
            least.is_some_and(|least| nearness(*node) >= *least)
        };
        let near: Vec<usize> = around
            .into_iter()
            .filter(|node| !theme.contains(node) && is_near(node))
            .collect();
        theme.extend(near);
        theme.sort_unstable();
    }

    fn mean(&self, members: &[usize]) -> f64 {
        let (mut sum, mut pairs) = (0.0, 0.0);
        for (nth, a) in members.iter().enumerate() {
            for b in &members[nth + 1..] {
                if self.nodes.article(*a) != self.nodes.article(*b) {
                    sum += self.between(*a, *b);
                    pairs += 1.0;
                }
            }
        }
        sum / pairs
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{tied, told};
    use super::*;

    #[test]
    fn a_theme_is_a_fact_though_no_tie_of_it_is_sure() {
        check(&[(0, 2, 0.9), (2, 4, 0.8), (0, 4, 0.7)], "0 2 4 (0.80)");
        check(&[(0, 2, 0.5), (2, 4, 0.5), (0, 4, 0.4)], "0 2 4 (0.47)");
        check(&[(0, 2, 0.47), (2, 4, 0.47), (0, 4, 0.2)], "");
        check(&[(0, 2, 0.5)], "0 2 (0.50)");
    }

    #[test]
    fn the_surest_fact_is_first() {
        check(&[(0, 2, 0.6), (1, 3, 0.7)], "1 3 (0.70); 0 2 (0.60)");
        check(&[(1, 3, 0.7), (0, 2, 0.7)], "0 2 (0.70); 1 3 (0.70)");
    }

    #[test]
    fn two_sentences_of_one_article_tell_one_fact_where_one_tells_it_nearly_as_well() {
        check(&[(0, 2, 0.9), (1, 2, 0.82)], "0 1 2 (0.86)");
        check(&[(0, 2, 0.9), (1, 2, 0.64)], "0 2 (0.90)");
        check(
            &[
                (0, 2, 0.9),
                (0, 4, 0.8),
                (2, 4, 0.7),
                (1, 2, 0.88),
                (1, 4, 0.7),
            ],
            "0 1 2 4 (0.80)",
        );
    }

    #[test]
    fn a_sure_tie_outside_a_theme_is_a_fact_of_its_own() {
        check(&[(0, 2, 0.9), (1, 2, 0.7)], "0 2 (0.90); 1 2 (0.70)");
        check(&[(0, 2, 0.9), (1, 2, 0.65)], "0 2 (0.90)");
    }

    /// The facts of three articles of two sentences each, by their six nodes.
    #[track_caller]
    fn check(ties: &[(usize, usize, f64)], expected: &str) {
        let tellings = told(&["Oats did well there. Rain fell late."; 3]);
        let told: Vec<String> = facts(&Nodes::of(&tellings), &tied(ties), 0.6)
            .iter()
            .map(|fact| {
                let members: Vec<String> = fact.members.iter().map(usize::to_string).collect();
                format!("{} ({:.2})", members.join(" "), fact.confidence)
            })
            .collect();
        assert_eq!(told.join("; "), expected);
    }
}
