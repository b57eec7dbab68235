//! Kinship: how surely two sentences tell the same fact.
//!
//! What the sentences and their closest clauses share, names and numbers among it, whether either asks for what the
//! other grants, whether either has another partner, and whether the sentence of a third article is akin to both, go
//! into one logistic regression, fitted on hand-judged sentence pairs of six stories. docs/retellings.md has the formulas.

use crate::exact::{self, ln};

use super::rival::{Alike, alone};
use super::telling::Telling;
use super::weight::{Shared, Weighed, Weights, closest, shared};

/// Two sentences, by their places in two tellings, and what speaks for their telling the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Kinship {
    pub(super) left: usize,
    pub(super) right: usize,
    /// How akin they are: the weight of what they share, times how much of both it is.
    pub(super) akin: f64,
    /// What speaks for it but third articles, as log odds.
    odds: f64,
}

impl Kinship {
    /// The chance that they tell the same fact, where a sentence of a third article is akin to both by `third`.
    pub(super) fn chance(&self, third: f64) -> f64 {
        let backed = ln((self.akin + third + 0.1) / (self.akin + 0.1));
        exact::chance(self.odds + PER_BACKED * backed)
    }
}

/// The regression, in log odds.
const CONSTANT: f64 = -8.40;
const PER_NUMBER: f64 = 2.03;
const PER_NAMES: f64 = 1.32;
const PER_RELATED: f64 = 0.89;
const PER_TURNED: f64 = -0.99;
const PER_ALONE: f64 = 3.64;
const PER_COMMON: f64 = -0.66;
const PER_LENGTH: f64 = -0.55;
const PER_CLAUSE: f64 = 4.22;
const PER_BACKED: f64 = 1.40;
const LEADS: f64 = 2.58;

/// Mean base of all pairs of sentences, below which articles have next to nothing in common.
const LITTLE: f64 = 0.02;
/// Weight and base under which two sentences have no more in common than any two of the event.
const LIGHT: f64 = 0.2;
const FLOOR: f64 = 0.01;

/// All pairs of sentences of two tellings that share enough to be judged.
pub(super) fn kinships(left: (&Telling, &Alike), right: (&Telling, &Alike)) -> Vec<Kinship> {
    let weights = Weights::of(left.0, right.0);
    let weigh = |telling: &Telling| -> Vec<Weighed> {
        let sentences = telling.sentences.iter();
        sentences.map(|one| weights.weigh(one)).collect()
    };
    let (lefts, rights) = (weigh(left.0), weigh(right.0));
    let met = met(&lefts, &rights);
    let bases: Vec<_> = met
        .iter()
        .map(|(l, r, both)| (*l, *r, both.base()))
        .collect();
    let all: f64 = bases.iter().map(|(_, _, base)| base).sum();
    let common = ln(all / (lefts.len() * rights.len()).max(1) as f64 + LITTLE);
    met.iter()
        .zip(alone(&bases, left.1, right.1))
        .map(|((l, r, both), alone)| {
            let (a, b) = (&lefts[*l], &rights[*r]);
            let leads = if *l == 0 && *r == 0 { LEADS } else { 0.0 };
            Kinship {
                left: *l,
                right: *r,
                akin: both.base(),
                odds: CONSTANT
                    + PER_NUMBER * f64::from(both.numbers.min(2))
                    + PER_NAMES * ln(1.0 + both.names)
                    + PER_RELATED * both.related
                    + PER_TURNED * both.turned
                    + PER_ALONE * alone
                    + PER_COMMON * common
                    + PER_LENGTH * ln((a.whole.total + 0.5) / (b.whole.total + 0.5)).abs()
                    + PER_CLAUSE * closest(a, b)
                    + leads,
            }
        })
        .collect()
}

fn met(lefts: &[Weighed], rights: &[Weighed]) -> Vec<(usize, usize, Shared)> {
    let mut met = vec![];
    for (l, a) in lefts.iter().enumerate() {
        for (r, b) in rights.iter().enumerate() {
            let both = shared(&a.whole, &b.whole);
            if both.weight >= LIGHT && both.base() > FLOOR {
                met.push((l, r, both));
            }
        }
    }
    met
}
