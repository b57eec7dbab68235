//! Facts: ties gathered into groups of sentences that all tell the same.

use std::collections::BTreeMap;

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

/// Share of the asked confidence that each pair of a fact must have; the mean must come near it.
const EACH: f64 = 0.6;
const MEAN: f64 = 0.95;

/// The facts of these ties, the surest first.
///
/// Each theme is a fact. Then, from the surest tie on, a sentence joins a fact that it is tied to on the whole and to
/// every member in part, so that no chain of half-truths grows; a sure tie that fits none begins a fact. A sentence that tells two facts is in both; two facts that
/// share sentences of two articles are one.
pub(super) fn facts(nodes: &Nodes, ties: &[Tie], min: f64) -> Vec<Fact> {
    let chances = Chances {
        nodes,
        by_pair: ties
            .iter()
            .map(|tie| ((tie.left, tie.right), tie.chance))
            .collect(),
    };
    let mut sure: Vec<&Tie> = ties.iter().filter(|tie| tie.chance >= min).collect();
    sure.sort_by(|a, b| b.chance.total_cmp(&a.chance));
    let mut groups = themes(nodes, ties, min);
    let mut joined: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (nth, group) in groups.iter().enumerate() {
        for node in group {
            joined.entry(*node).or_default().push(nth);
        }
    }
    for tie in sure {
        let of = |node: usize| joined.get(&node).map_or(&[][..], Vec::as_slice);
        let (left, right) = (of(tie.left), of(tie.right));
        if left.iter().any(|group| right.contains(group)) {
            continue;
        }
        let open = left.iter().map(|group| (*group, tie.right));
        let open = open.chain(right.iter().map(|group| (*group, tie.left)));
        let fitting = open
            .filter_map(|(group, node)| {
                Some((chances.fit(&groups[group], node, min)?, group, node))
            })
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        match fitting {
            Some((_, group, node)) => {
                groups[group].push(node);
                joined.entry(node).or_default().push(group);
            }
            None => {
                for node in [tie.left, tie.right] {
                    joined.entry(node).or_default().push(groups.len());
                }
                groups.push(vec![tie.left, tie.right]);
            }
        }
    }
    let mut facts: Vec<Fact> = merged(&chances, groups)
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

struct Chances<'a> {
    nodes: &'a Nodes<'a>,
    by_pair: BTreeMap<(usize, usize), f64>,
}

impl Chances<'_> {
    fn of(&self, a: usize, b: usize) -> f64 {
        let pair = (a.min(b), a.max(b));
        self.by_pair.get(&pair).copied().unwrap_or(0.0)
    }

    /// The mean chance of `node` with a group's members of other articles, if each is good enough.
    fn fit(&self, group: &[usize], node: usize, min: f64) -> Option<f64> {
        let article = self.nodes.article(node);
        let others = group
            .iter()
            .filter(|other| self.nodes.article(**other) != article);
        let chances: Vec<f64> = others.map(|other| self.of(node, *other)).collect();
        let mean = chances.iter().sum::<f64>() / chances.len() as f64;
        (chances.iter().all(|chance| *chance >= EACH * min) && mean >= MEAN * min).then_some(mean)
    }

    fn mean(&self, members: &[usize]) -> f64 {
        let (mut sum, mut pairs) = (0.0, 0.0);
        for (nth, a) in members.iter().enumerate() {
            for b in &members[nth + 1..] {
                if self.nodes.article(*a) != self.nodes.article(*b) {
                    sum += self.of(*a, *b);
                    pairs += 1.0;
                }
            }
        }
        sum / pairs
    }
}

/// Mean chance of the pairs that would be new, from which groups that share two sentences are one fact.
const TOGETHER: f64 = 0.4;

/// Groups that share sentences of two articles are one, unless what is left of them hardly agrees: what
/// agrees with both of those sentences agrees.
fn merged(chances: &Chances, groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    // A group that another took in is left empty.
    let mut merged: Vec<Vec<usize>> = vec![];
    let mut having: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for mut group in groups {
        group.sort_unstable();
        while let Some(nth) = nearby(&having, &group)
            .into_iter()
            .find(|nth| is_one(chances, &merged[*nth], &group))
        {
            group.append(&mut merged[nth]);
            group.sort_unstable();
            group.dedup();
        }
        for node in &group {
            having.entry(*node).or_default().push(merged.len());
        }
        merged.push(group);
    }
    merged.retain(|group| !group.is_empty());
    merged
}

/// The groups that had two or more of these sentences, the first first.
fn nearby(having: &BTreeMap<usize, Vec<usize>>, group: &[usize]) -> Vec<usize> {
    let mut met: Vec<usize> = group
        .iter()
        .flat_map(|node| having.get(node).map_or(&[][..], Vec::as_slice))
        .copied()
        .collect();
    met.sort_unstable();
    let same = met.chunk_by(|a, b| a == b).filter(|same| same.len() > 1);
    same.map(|same| same[0]).collect()
}

fn is_one(chances: &Chances, one: &[usize], other: &[usize]) -> bool {
    let (shared, own): (Vec<usize>, Vec<usize>) = one.iter().partition(|node| other.contains(node));
    let mut articles: Vec<usize> = shared
        .iter()
        .map(|node| chances.nodes.article(*node))
        .collect();
    articles.dedup();
    let rest = other.iter().filter(|node| !shared.contains(node));
    let new: Vec<f64> = rest
        .flat_map(|b| own.iter().map(move |a| (*a, *b)))
        .filter(|(a, b)| chances.nodes.article(*a) != chances.nodes.article(*b))
        .map(|(a, b)| chances.of(a, b))
        .collect();
    articles.len() > 1 && new.iter().sum::<f64>() >= TOGETHER * new.len() as f64
}

#[cfg(test)]
mod tests {
    use super::super::sample::{tied, told};
    use super::*;

    #[test]
    fn a_theme_is_a_fact_though_no_tie_of_it_is_sure() {
        check(&[(0, 2, 0.9), (2, 4, 0.8), (0, 4, 0.7)], "0 2 4 (0.80)");
        check(&[(0, 2, 0.5), (2, 4, 0.5), (0, 4, 0.4)], "0 2 4 (0.47)");
        check(&[(0, 2, 0.47), (2, 4, 0.47), (0, 4, 0.3)], "");
        check(&[(0, 2, 0.5)], "0 2 (0.50)");
    }

    #[test]
    fn a_sentence_joins_a_fact_that_it_is_tied_to_on_the_whole_and_to_each_in_part() {
        let ties = |one, other| {
            [
                (3, 5, 0.94),
                (0, 2, 0.95),
                (1, 2, 0.9),
                (1, 3, one),
                (0, 3, other),
            ]
        };
        check(&ties(0.8, 0.39), "3 5 (0.94); 0 1 2 3 (0.76)");
        check(&ties(0.8, 0.35), "3 5 (0.94); 0 1 2 (0.93); 1 3 (0.80)");
        check(&ties(0.6, 0.5), "3 5 (0.94); 0 1 2 (0.93); 1 3 (0.60)");
    }

    #[test]
    fn unsure_ties_begin_no_fact_and_the_surest_fact_is_first() {
        check(&[(0, 2, 0.47)], "");
        check(&[(0, 2, 0.6), (1, 3, 0.7)], "1 3 (0.70); 0 2 (0.60)");
        check(&[(1, 3, 0.7), (0, 2, 0.7)], "0 2 (0.70); 1 3 (0.70)");
    }

    #[test]
    fn two_sentences_of_one_article_may_tell_one_fact_together() {
        check(&[(0, 2, 0.9), (1, 2, 0.7)], "0 1 2 (0.80)");
    }

    #[test]
    fn facts_that_share_sentences_of_two_articles_are_one_unless_the_rest_hardly_agrees() {
        let ties = |rest| {
            [
                (3, 4, 0.99),
                (0, 2, 0.96),
                (1, 2, 0.9),
                (0, 4, 0.6),
                (2, 4, 0.6),
                (1, 4, rest),
            ]
        };
        check(&ties(0.42), "3 4 (0.99); 0 1 2 4 (0.70)");
        check(&ties(0.35), "3 4 (0.99); 0 1 2 (0.93); 0 2 4 (0.72)");
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
