//! Rivals: whether two sentences stand out as each other's only partner, or one of many.
//!
//! Sentences of one article that say much the same are no rivals: a fact may be told twice.

use super::telling::Telling;
use super::weight::{Weighed, Weights, closest};

/// How alike the sentences of one article are, 0 to 1.
pub(super) struct Alike {
    /// One for each two sentences; none for a long article.
    values: Vec<f32>,
    sentences: usize,
}

/// Sentences from which an article is not searched for what it tells twice: the search is quadratic.
const LONG: usize = 250;

/// Closeness of clauses from which two sentences of one article say the same.
const SAME: f64 = 0.5;

impl Alike {
    pub(super) fn of(telling: &Telling) -> Self {
        let sentences = telling.sentences.len();
        if sentences > LONG {
            return Self {
                values: vec![],
                sentences,
            };
        }
        let weights = Weights::within(telling);
        let told = telling.sentences.iter();
        let weighed: Vec<Weighed> = told.map(|one| weights.weigh(one)).collect();
        let mut values = vec![0.0; sentences * sentences];
        for a in 0..sentences {
            for b in a + 1..sentences {
                let alike = (closest(&weighed[a], &weighed[b]) / SAME).min(1.0) as f32;
                values[a * sentences + b] = alike;
                values[b * sentences + a] = alike;
            }
        }
        Self { values, sentences }
    }

    fn between(&self, a: usize, b: usize) -> f64 {
        let value = self.values.get(a * self.sentences + b);
        value.map_or(0.0, |value| f64::from(*value))
    }
}

/// How far each pair stands out among all partners of either sentence: near 2 for each other's only one.
///
/// Pairs are given by their places and bases, in order of the left place.
pub(super) fn alone(met: &[(usize, usize, f64)], left: &Alike, right: &Alike) -> Vec<f64> {
    let mut of_left: Vec<Vec<(usize, f64)>> = vec![vec![]; left.sentences];
    let mut of_right: Vec<Vec<(usize, f64)>> = vec![vec![]; right.sentences];
    for (l, r, base) in met {
        of_left[*l].push((*r, *base));
        of_right[*r].push((*l, *base));
    }
    met.iter()
        .map(|(l, r, base)| {
            share(*base, rival(&of_left[*l], *r, right))
                + share(*base, rival(&of_right[*r], *l, left))
        })
        .collect()
}

fn share(base: f64, rival: f64) -> f64 {
    base / (base + rival + 0.1)
}

/// The base of the strongest other partner, less as far as it says the same.
fn rival(partners: &[(usize, f64)], own: usize, alike: &Alike) -> f64 {
    let others = partners.iter().filter(|(other, _)| *other != own);
    others
        .map(|(other, base)| base * (1.0 - alike.between(*other, own)))
        .fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_others_only_partner_stands_out_and_one_of_two_does_not() {
        let met = [(0, 0, 1.0), (1, 1, 1.0), (1, 2, 1.0)];
        let found = alone(&met, &strangers(2), &strangers(3));
        assert!(found[0] > 1.8, "{found:?}");
        assert!(found[1] < 1.5, "{found:?}");
    }

    #[test]
    fn a_sentence_that_says_the_same_is_no_rival() {
        let met = [(0, 0, 1.0), (0, 1, 1.0)];
        let mut right = strangers(2);
        right.values = vec![0.0, 1.0, 1.0, 0.0];
        assert!(alone(&met, &strangers(1), &right)[0] > 1.8);
    }

    fn strangers(sentences: usize) -> Alike {
        Alike {
            values: vec![0.0; sentences * sentences],
            sentences,
        }
    }
}
