//! Kinship: how surely two sentences tell the same fact.
//!
//! What the sentences and their closest clauses share, names and numbers among it, whether either has a
//! better partner, and whether the sentence of a third article is akin to both, go into one logistic
//! regression, fitted on hand-judged sentence pairs of three stories, two of them in `seeds/retold.tsv`.
//! docs/retellings.md has the formulas.

use super::rank::Ranks;
use super::telling::Telling;
use super::weight::{Shared, Weighed, Weights, closest, shared};

/// Two sentences, by their places in two tellings, and what speaks for their telling the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Kinship {
    pub(super) left: usize,
    pub(super) right: usize,
    /// How akin they are.
    pub(super) akin: Akin,
    /// What speaks for it but third articles, as log odds.
    odds: f64,
}

/// How akin two sentences are.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Akin {
    /// As wholes: weight of what they share, times how much of both it is.
    pub(super) whole: f64,
    /// In their closest clauses.
    pub(super) clause: f64,
}

impl Kinship {
    /// The chance that they tell the same fact, where a sentence of a third article is akin to both by `third`.
    pub(super) fn chance(&self, third: Akin) -> f64 {
        let whole = (self.akin.whole + third.whole + 0.1).ln();
        let clause = (self.akin.clause + third.clause + 0.1).ln();
        let odds = self.odds + PER_WHOLE * whole + PER_CLAUSE * clause;
        1.0 / (1.0 + (-odds).exp())
    }
}

/// The regression, in log odds.
const CONSTANT: f64 = -1.97;
const PER_NUMBER: f64 = 2.49;
const PER_NAMES: f64 = 1.53;
const PER_ALONE: f64 = 1.23;
const PER_BEST: f64 = 0.64;
const PER_DISTANCE: f64 = -0.55;
const PER_WHOLE: f64 = 1.17;
const PER_CLAUSE: f64 = 2.02;

/// Weight and base under which two sentences have no more in common than any two of the event.
const LIGHT: f64 = 0.3;
const FLOOR: f64 = 0.03;

/// All pairs of sentences of two tellings that share enough to be judged.
pub(super) fn kinships(left: &Telling, right: &Telling) -> Vec<Kinship> {
    let weights = Weights::of(left, right);
    let weigh = |telling: &Telling| -> Vec<Weighed> {
        let sentences = telling.sentences.iter();
        sentences.map(|one| weights.weigh(one)).collect()
    };
    let (lefts, rights) = (weigh(left), weigh(right));
    let met = met(&lefts, &rights);
    let bases = met.iter().map(|(l, r, both)| (*l, *r, both.base()));
    let ranks = Ranks::of(bases, lefts.len(), rights.len());
    met.iter()
        .map(|(l, r, both)| {
            let base = both.base();
            let apart = *l as f64 / lefts.len() as f64 - *r as f64 / rights.len() as f64;
            Kinship {
                left: *l,
                right: *r,
                akin: Akin {
                    whole: base,
                    clause: closest(&lefts[*l], &rights[*r]),
                },
                odds: CONSTANT
                    + PER_NUMBER * f64::from(both.numbers.min(2))
                    + PER_NAMES * (1.0 + both.names).ln()
                    + PER_ALONE * ranks.alone(*l, *r, base)
                    + PER_BEST * ranks.best(*l, *r, base)
                    + PER_DISTANCE * apart.abs(),
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
