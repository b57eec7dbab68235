//! Themes: sentences of two or more articles that agree on the whole, though no two of them may surely agree.
//!
//! Clustering by mean chance (average linkage; Sokal and Michener 1958).

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use super::nodes::{Nodes, Tie};

/// Share of the asked confidence that a theme has on the mean.
const LIKELY: f64 = 0.65;

/// The same for a theme of two articles, which no third bears out.
const OF_TWO: f64 = 0.8;

/// Themes, each sentence in one at most, in order of their first sentences.
///
/// The two groups with the highest mean chance are drawn together as long as that mean is near `min`, the confidence
/// asked for. A theme has one sentence of an article at most: what several of its sentences have in common is their
/// subject, and no fact yet. Sentences without a tie have no chance.
pub(super) fn themes(nodes: &Nodes, ties: &[Tie], min: f64) -> Vec<Vec<usize>> {
    let least = LIKELY * min;
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    for tie in ties {
        for (node, other) in [(tie.left, tie.right), (tie.right, tie.left)] {
            let group = groups.entry(node).or_insert_with(|| Group::of(nodes, node));
            group.sums.insert(other, tie.chance);
        }
    }
    let pairs = ties.iter().filter(|tie| tie.chance >= least);
    let mut open: BinaryHeap<Pair> = pairs
        .filter_map(|tie| pair(&groups, tie.left, tie.right))
        .collect();
    while let Some(next) = open.pop() {
        let is_open = groups.contains_key(&next.left) && groups.contains_key(&next.right);
        if is_open && pair(&groups, next.left, next.right).as_ref() == Some(&next) {
            join(&mut groups, &next);
            let others = groups[&next.left].sums.keys();
            let pairs = others.filter_map(|other| pair(&groups, next.left, *other));
            open.extend(pairs.filter(|pair| pair.mean >= least));
        }
    }
    let told = groups.into_values();
    let told = told.filter(|group| match group.members.len() {
        0 | 1 => false,
        2 => group.mean >= OF_TWO * min,
        _ => true,
    });
    told.map(|group| group.members).collect()
}

/// Sentences drawn together, known by the first of them.
struct Group {
    members: Vec<usize>,
    /// The article of each.
    articles: Vec<usize>,
    /// The mean chance at which the last two of its parts were drawn together.
    mean: f64,
    /// The sum of chances with each other group.
    sums: BTreeMap<usize, f64>,
}

impl Group {
    fn of(nodes: &Nodes, node: usize) -> Self {
        Self {
            members: vec![node],
            articles: vec![nodes.article(node)],
            mean: 1.0,
            sums: BTreeMap::new(),
        }
    }

    /// Whether no article has a sentence in both.
    fn is_apart(&self, other: &Self) -> bool {
        self.articles
            .iter()
            .all(|one| !other.articles.contains(one))
    }
}

/// Two groups and the mean chance between them.
#[derive(PartialEq)]
struct Pair {
    mean: f64,
    left: usize,
    right: usize,
}

/// None where one article has sentences in both groups.
fn pair(groups: &BTreeMap<usize, Group>, a: usize, b: usize) -> Option<Pair> {
    let (one, other) = (&groups[&a.min(b)], &groups[&a.max(b)]);
    one.is_apart(other).then(|| Pair {
        mean: one.sums[&a.max(b)] / (one.members.len() * other.members.len()) as f64,
        left: a.min(b),
        right: a.max(b),
    })
}

/// Draws the right group into the left.
fn join(groups: &mut BTreeMap<usize, Group>, pair: &Pair) {
    let (left, right) = (pair.left, pair.right);
    let Some(taken) = groups.remove(&right) else {
        return;
    };
    let mut sums = taken.sums;
    sums.remove(&left);
    for (other, sum) in &sums {
        if let Some(group) = groups.get_mut(other) {
            group.sums.remove(&right);
            *group.sums.entry(left).or_default() += sum;
        }
    }
    if let Some(group) = groups.get_mut(&left) {
        group.sums.remove(&right);
        group.mean = pair.mean;
        for (other, sum) in sums {
            *group.sums.entry(other).or_default() += sum;
        }
        group.members.extend(taken.members);
        group.members.sort_unstable();
        group.articles.extend(taken.articles);
    }
}

impl Eq for Pair {}

impl Ord for Pair {
    /// By mean; of even ones the first is the greatest.
    fn cmp(&self, other: &Self) -> Ordering {
        let places = (other.left, other.right).cmp(&(self.left, self.right));
        self.mean.total_cmp(&other.mean).then(places)
    }
}

impl PartialOrd for Pair {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{tied, told};
    use super::*;

    #[test]
    fn three_articles_have_a_theme_while_their_mean_chance_is_near_the_one_asked_for() {
        check(&[(0, 2, 0.9), (2, 4, 0.8), (0, 4, 0.2)], "0 2 4");
        check(&[(0, 2, 0.6), (2, 4, 0.6), (0, 4, 0.4)], "0 2 4");
        check(&[(0, 2, 0.6), (2, 4, 0.6), (0, 4, 0.1)], "0 2");
        check(&[(0, 2, 0.5), (2, 4, 0.5), (0, 4, 0.5)], "0 2 4");
        check(&[(0, 2, 0.5), (2, 4, 0.5), (0, 4, 0.2)], "");
    }

    #[test]
    fn two_articles_must_agree_more() {
        check(&[(0, 2, 0.57)], "0 2");
        check(&[(0, 2, 0.55)], "");
        check(&[(0, 2, 0.9), (1, 2, 0.57)], "0 2");
    }

    #[test]
    fn a_theme_has_one_sentence_of_each_article() {
        check(
            &[
                (0, 2, 0.9),
                (1, 2, 0.6),
                (0, 4, 0.8),
                (1, 4, 0.6),
                (2, 4, 0.8),
            ],
            "0 2 4",
        );
        check(
            &[
                (0, 2, 0.9),
                (2, 4, 0.9),
                (0, 4, 0.9),
                (1, 3, 0.9),
                (3, 5, 0.9),
                (1, 5, 0.9),
                (0, 3, 0.3),
            ],
            "0 2 4; 1 3 5",
        );
    }

    #[test]
    fn of_even_pairs_the_first_is_drawn_together_first() {
        check(
            &[(0, 2, 0.9), (2, 4, 0.9), (2, 5, 0.9), (0, 4, 0.4)],
            "0 2 4",
        );
        check(
            &[(0, 2, 0.9), (2, 4, 0.9), (2, 5, 0.9), (0, 5, 0.4)],
            "0 2 5",
        );
    }

    /// The themes of three articles of two sentences each, by their six nodes.
    #[track_caller]
    fn check(ties: &[(usize, usize, f64)], expected: &str) {
        let tellings = told(&["Oats did well there. Rain fell late."; 3]);
        let found = themes(&Nodes::of(&tellings), &tied(ties), 0.7);
        let found: Vec<String> = found.iter().map(|theme| shown(theme)).collect();
        assert_eq!(found.join("; "), expected);
    }

    fn shown(theme: &[usize]) -> String {
        let nodes: Vec<String> = theme.iter().map(usize::to_string).collect();
        nodes.join(" ")
    }
}
