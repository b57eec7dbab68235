//! Events: which articles are about the same thing, so that only those are compared.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::ArticleId;
use crate::exact::{ln, power};
use crate::reuse::{Connected, Match, Relation};

use super::nodes::{Nodes, Tie};
use super::settings::Events;
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
            let weight = 1.0 + ln(f64::from(*count));
            postings.entry(*key).or_default().push((nth, weight));
        }
    }
    let mut lengths = vec![0.0; tellings.len()];
    let mut met: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for told in postings.values() {
        let rarity = ln((tellings.len() + 1) as f64 / told.len() as f64);
        for (nth, weight) in told {
            lengths[*nth] += power(weight * rarity, 2);
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
const EXPECTED: f64 = 2.3;

/// Pairs of articles with enough sure ties, in order; with any at all if they are known to be of one event.
pub(super) fn related(
    nodes: &Nodes,
    ties: &[Tie],
    min: f64,
    events: Events,
) -> Vec<(usize, usize)> {
    let mut met: BTreeMap<(usize, usize), Vec<&Tie>> = BTreeMap::new();
    for tie in ties.iter().filter(|tie| tie.chance >= min) {
        let pair = (nodes.article(tie.left), nodes.article(tie.right));
        met.entry(pair).or_default().push(tie);
    }
    met.into_iter()
        .filter(|(_, told)| events == Events::One || is_enough(told))
        .map(|(pair, _)| pair)
        .collect()
}

fn is_enough(told: &[&Tie]) -> bool {
    distinct(told.iter().map(|tie| tie.left)) >= TOLD_BY_BOTH
        && distinct(told.iter().map(|tie| tie.right)) >= TOLD_BY_BOTH
        && told.iter().map(|tie| tie.chance).sum::<f64>() >= EXPECTED
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
    let mut connected = Connected::of(articles);
    let copied = matches
        .iter()
        .filter(|found| !matches!(found.relation, Relation::SharesPassages | Relation::Nothing))
        .map(|found| (found.left.index(), found.right.index()));
    for (left, right) in related.iter().copied().chain(copied) {
        connected.tie(left, right);
    }
    let events = connected.into_several().into_iter();
    let articles = |event: Vec<usize>| event.iter().map(|one| ArticleId(*one as u32)).collect();
    events.map(articles).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{tied, told};
    use super::*;

    #[test]
    fn two_articles_are_related_by_enough_sure_ties_of_two_sentences_on_either_side() {
        let tellings = told(&["Oats did well. Rain fell late. Prices sank."; 2]);
        let nodes = Nodes::of(&tellings);
        let related_as = |ties: &[(usize, usize, f64)], events: Events| {
            related(&nodes, &tied(ties), 0.6, events)
        };
        let related_by = |ties: &[(usize, usize, f64)]| related_as(ties, Events::Sought);
        assert_eq!(
            related_by(&[(0, 3, 0.9), (1, 4, 0.8), (2, 5, 0.6)]),
            [(0, 1)]
        );
        assert_eq!(related_by(&[(0, 3, 0.9), (1, 4, 0.7), (2, 5, 0.6)]), []);
        assert_eq!(related_by(&[(0, 3, 0.9), (1, 4, 0.9), (2, 5, 0.5)]), []);
        assert_eq!(related_by(&[(0, 3, 0.9), (1, 4, 0.9)]), []);
        assert_eq!(related_by(&[(0, 3, 0.9), (0, 4, 0.9), (0, 5, 0.9)]), []);
        assert_eq!(related_by(&[(0, 3, 0.9), (1, 3, 0.9), (2, 3, 0.9)]), []);
        assert_eq!(related_as(&[(0, 3, 0.6)], Events::One), [(0, 1)]);
        assert_eq!(related_as(&[(0, 3, 0.5)], Events::One), []);
    }

    #[test]
    fn related_articles_are_one_event_however_they_are_tied() {
        let members = |related: &[(usize, usize)]| -> Vec<Vec<u32>> {
            let events = events(6, related, &[]).into_iter();
            events
                .map(|event| event.iter().map(|id| id.0).collect())
                .collect()
        };
        assert_eq!(members(&[]), [[0; 0]; 0]);
        assert_eq!(members(&[(3, 4), (0, 2)]), [vec![0, 2], vec![3, 4]]);
        assert_eq!(members(&[(3, 4), (0, 2), (2, 4)]), [[0, 2, 3, 4]]);
        assert_eq!(members(&[(4, 5), (3, 5), (1, 4)]), [[1, 3, 4, 5]]);
    }

    #[test]
    fn of_few_articles_all_pairs_are_compared_and_of_many_the_close_ones() {
        const NAMES: [&str; 12] = [
            "Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gum", "Hazel", "Ivy", "Juniper",
            "Kauri", "Larch",
        ];
        let others =
            NAMES.map(|name| format!("{name} sold {name}wood. {name}ton bought {name}seed."));
        let bridge = "Cracks shut the county bridge. Engineers closed the road to Harlan.";
        let mut bodies = vec![bridge];
        bodies.extend(others.iter().map(String::as_str));
        bodies.push("Engineers closed the county bridge. Cracks shut the road to Harlan.");
        assert_eq!(candidates(&told(&bodies), &BTreeSet::new()), [(0, 13)]);
        let copies = BTreeSet::from([13]);
        assert_eq!(candidates(&told(&bodies), &copies), []);
        let copies = BTreeSet::from([1, 3]);
        assert_eq!(candidates(&told(&bodies), &copies).len(), 66);
    }

    #[test]
    fn close_articles_are_those_of_a_small_angle_between_their_weighed_words() {
        const WORDS: [&str; 9] = [
            "boat", "creek", "dam", "ferry", "girder", "harbour", "kiln", "orchard", "tram",
        ];
        // Of every word as many sentences as the digits of a number say, another number each.
        let bodies: Vec<String> = (1..40_usize)
            .map(|nth| {
                let times = |at: u32| (nth * 7_919_777 / 5_usize.pow(at) % 5).saturating_sub(2);
                let said = WORDS.iter().zip(0..);
                said.map(|(word, at)| format!("The {word} is there. ").repeat(times(at)))
                    .collect()
            })
            .collect();
        let tellings = told(&bodies.iter().map(String::as_str).collect::<Vec<_>>());
        let found = candidates(&tellings, &BTreeSet::new());
        let mut expected = every_pair(&(0..39).collect::<Vec<_>>());
        let all = expected.len();
        expected.retain(|(a, b)| cosine(&tellings, *a, *b) >= CLOSE);
        assert!(
            expected.len() > 50 && expected.len() < all - 50,
            "{} of {all}",
            expected.len()
        );
        assert_eq!(found, expected);
    }

    /// The cosine of two articles' words, each weighed by how often it is told there and how seldom elsewhere.
    fn cosine(tellings: &[Telling], a: usize, b: usize) -> f64 {
        let holders = |key: u64| {
            let holds = |one: &&Telling| one.counts.iter().any(|(other, _)| *other == key);
            tellings.iter().filter(holds).count() as f64
        };
        let weighed = |nth: usize| -> BTreeMap<u64, f64> {
            let counts = tellings[nth].counts.iter();
            counts
                .map(|(key, count)| {
                    let rarity = (40.0 / holders(*key)).ln();
                    (*key, (1.0 + f64::from(*count).ln()) * rarity)
                })
                .collect()
        };
        let (a, b) = (weighed(a), weighed(b));
        let length = |of: &BTreeMap<u64, f64>| of.values().map(|one| one * one).sum::<f64>().sqrt();
        let dot = a.iter().filter_map(|(key, one)| Some(one * b.get(key)?));
        dot.sum::<f64>() / (length(&a) * length(&b))
    }

    #[test]
    fn what_more_than_two_hundred_articles_tell_brings_none_together() {
        let pairs = |articles: usize| {
            let tellings = told(&vec!["Oats grew."; articles]);
            candidates(&tellings, &BTreeSet::new()).len()
        };
        assert_eq!(pairs(200), 200 * 199 / 2);
        assert_eq!(pairs(201), 0);
    }
}
