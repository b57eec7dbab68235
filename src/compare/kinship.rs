//! Kinship: how surely two sentences tell the same fact.
//!
//! Concepts weigh by how rarely the two articles tell them (inverse sentence frequency, after Spärck
//! Jones 1972). What the sentences share, how closely, in which company of words, whether either has a
//! better partner, and whether a third article stands between them, go into one logistic regression,
//! fitted on hand-judged sentence pairs of three stories, two of them in `seeds/retold.tsv`.

use super::telling::{Sentence, Telling};

/// Two sentences, by their places in two tellings, and what speaks for their telling the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Kinship {
    pub(super) left: usize,
    pub(super) right: usize,
    /// Weight of what they share, times how much of both it is: the base of all comparisons.
    pub(super) base: f64,
    /// What speaks for it but third articles, as log odds.
    odds: f64,
}

impl Kinship {
    /// The chance that they tell the same fact, where a sentence of a third article is akin to both by `third`.
    pub(super) fn chance(&self, third: f64) -> f64 {
        1.0 / (1.0 + (-self.odds - THIRD * (third + 0.1).ln()).exp())
    }
}

/// The regression, in log odds.
const CONSTANT: f64 = -2.41;
const PER_NUMBER: f64 = 1.38;
const PER_RANK: f64 = 2.26;
const PER_WEIGHT: f64 = 0.61;
const PER_CLOSENESS: f64 = 1.5;
const PER_COMPANY: f64 = 0.63;
const PER_DISTANCE: f64 = -0.97;
const THIRD: f64 = 1.48;

/// Base under which two sentences have no more in common than any two of the event.
const FLOOR: f64 = 0.03;

/// All pairs of sentences of two tellings that share enough to be judged.
pub(super) fn kinships(left: &Telling, right: &Telling) -> Vec<Kinship> {
    let weights = Weights::of(left, right);
    let lefts: Vec<Weighed> = left
        .sentences
        .iter()
        .map(|one| weights.weigh(one))
        .collect();
    let rights: Vec<Weighed> = right
        .sentences
        .iter()
        .map(|one| weights.weigh(one))
        .collect();
    let mut met: Vec<(usize, usize, Shared)> = vec![];
    for (l, a) in lefts.iter().enumerate() {
        for (r, b) in rights.iter().enumerate() {
            let shared = shared(a, b);
            if shared.base() > FLOOR {
                met.push((l, r, shared));
            }
        }
    }
    let ranks = Ranks::of(&met, lefts.len(), rights.len());
    met.iter()
        .map(|(l, r, shared)| {
            let base = shared.base();
            let apart = *l as f64 / lefts.len() as f64 - *r as f64 / rights.len() as f64;
            let odds = CONSTANT
                + PER_NUMBER * f64::from(shared.numbers.min(2))
                + PER_RANK * ranks.sum(*l, *r, base)
                + PER_WEIGHT * (shared.weight + 0.05).ln()
                + PER_CLOSENESS * shared.closeness
                + PER_COMPANY * (1.0 + company(&lefts[*l], &rights[*r])).ln()
                + PER_DISTANCE * apart.abs();
            Kinship {
                left: *l,
                right: *r,
                base,
                odds,
            }
        })
        .collect()
}

/// How much each concept tells between two articles.
struct Weights<'a> {
    left: &'a [(u64, u32)],
    right: &'a [(u64, u32)],
    sentences: f64,
}

impl<'a> Weights<'a> {
    fn of(left: &'a Telling, right: &'a Telling) -> Self {
        Self {
            left: &left.counts,
            right: &right.counts,
            sentences: (left.sentences.len() + right.sentences.len()) as f64,
        }
    }

    /// 1 for what one sentence tells, 0 for what all tell.
    fn rarity(&self, key: u64) -> f64 {
        let count = |counts: &[(u64, u32)]| {
            counts
                .binary_search_by_key(&key, |(key, _)| *key)
                .map_or(0, |found| counts[found].1)
        };
        let told = f64::from(count(self.left) + count(self.right)).max(1.0);
        ((self.sentences + 1.0) / told).ln() / (self.sentences + 1.0).ln()
    }

    fn weigh(&self, sentence: &Sentence) -> Weighed {
        let mut weighed: Vec<One> = sentence
            .concepts
            .iter()
            .map(|concept| One {
                key: concept.key,
                stem: concept.stem,
                kind: concept.kind.weight(),
                is_number: concept.amount.is_some(),
                share: concept.share,
                rarity: self.rarity(concept.key),
            })
            .collect();
        let company = neighbours(&weighed);
        weighed.sort_by(|a, b| a.key.cmp(&b.key).then(b.share.total_cmp(&a.share)));
        weighed.dedup_by_key(|one| one.key);
        Weighed {
            total: weighed
                .iter()
                .map(|one| one.kind * one.rarity * one.share)
                .sum(),
            concepts: weighed,
            company,
        }
    }
}

/// A sentence, weighed.
struct Weighed {
    /// By key, each once.
    concepts: Vec<One>,
    /// Concepts that stand close together, and what both tell; by keys.
    company: Vec<((u64, u64), f64)>,
    total: f64,
}

struct One {
    key: u64,
    stem: u64,
    kind: f64,
    is_number: bool,
    share: f64,
    rarity: f64,
}

/// Concepts between two that keep each other company.
const COMPANY: usize = 2;

fn neighbours(concepts: &[One]) -> Vec<((u64, u64), f64)> {
    let mut pairs = vec![];
    for (nth, one) in concepts.iter().enumerate() {
        for other in concepts[nth + 1..].iter().take(COMPANY) {
            if one.key != other.key {
                let keys = (one.key.min(other.key), one.key.max(other.key));
                pairs.push((keys, one.rarity + other.rarity));
            }
        }
    }
    pairs.sort_by_key(|(keys, _)| *keys);
    pairs.dedup_by_key(|(keys, _)| *keys);
    pairs
}

/// What two sentences share.
struct Shared {
    weight: f64,
    closeness: f64,
    numbers: u32,
}

impl Shared {
    fn base(&self) -> f64 {
        self.weight * self.closeness
    }
}

/// What a word of the same family is worth beside the word itself.
const RELATED: f64 = 0.85;

fn shared(left: &Weighed, right: &Weighed) -> Shared {
    let (mut weight, mut numbers) = (0.0, 0);
    both(
        &left.concepts,
        &right.concepts,
        |one| one.key,
        |a, b| {
            let same = if a.stem == b.stem { 1.0 } else { RELATED };
            weight += a.kind.min(b.kind) * a.rarity * (a.share * b.share).sqrt() * same;
            numbers += u32::from(a.is_number);
        },
    );
    let all = (left.total * right.total).sqrt();
    Shared {
        weight,
        closeness: if all > 0.0 { weight / all } else { 0.0 },
        numbers,
    }
}

fn company(left: &Weighed, right: &Weighed) -> f64 {
    let mut sum = 0.0;
    both(
        &left.company,
        &right.company,
        |pair| pair.0,
        |a, _| sum += a.1,
    );
    sum
}

/// Calls `met` for all that stands in both lists, which are in the order of `key`.
fn both<T, K: Ord>(left: &[T], right: &[T], key: impl Fn(&T) -> K, mut met: impl FnMut(&T, &T)) {
    let (mut l, mut r) = (0, 0);
    while l < left.len() && r < right.len() {
        match key(&left[l]).cmp(&key(&right[r])) {
            std::cmp::Ordering::Less => l += 1,
            std::cmp::Ordering::Greater => r += 1,
            std::cmp::Ordering::Equal => {
                met(&left[l], &right[r]);
                (l, r) = (l + 1, r + 1);
            }
        }
    }
}

/// The two best bases of each sentence.
struct Ranks {
    left: Vec<(f64, f64)>,
    right: Vec<(f64, f64)>,
}

impl Ranks {
    fn of(met: &[(usize, usize, Shared)], left: usize, right: usize) -> Self {
        let mut ranks = Self {
            left: vec![(0.0, 0.0); left],
            right: vec![(0.0, 0.0); right],
        };
        for (l, r, shared) in met {
            for best in [&mut ranks.left[*l], &mut ranks.right[*r]] {
                let base = shared.base();
                if base > best.0 {
                    *best = (base, best.0);
                } else {
                    best.1 = best.1.max(base);
                }
            }
        }
        ranks
    }

    /// How far `base` stands out among all partners of either sentence: near 2 for each other's only one.
    fn sum(&self, left: usize, right: usize, base: f64) -> f64 {
        [self.left[left], self.right[right]]
            .iter()
            .map(|(best, second)| {
                let other = if *best > base { best } else { second };
                base / (base + other + 0.1)
            })
            .sum()
    }
}
