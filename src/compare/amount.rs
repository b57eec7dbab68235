//! Amounts: which numbers of a run are one, units and rounding aside.

use crate::text::hash;

use super::telling::Sentence;
use super::units::Dimension;

/// Share by which two measures may differ and be one amount, rounded in two units: 300 km is 186 miles.
const ROUNDING: f64 = 0.04;
/// Share by which an amount that is told as rounded may differ from the one meant: "more than 3,000" are 3,100.
const ROUGHLY: f64 = 0.05;
/// The least count that is worth rounding.
const ROUNDABLE: f64 = 20.0;

/// An amount and the key of all that are one with it.
type Named = ((Dimension, f64), u64);

/// Gives each amount of the run its key: measures that agree share one, and so does a rounded number with the
/// nearest one told exactly; all else is exact.
pub(super) fn name_amounts(articles: &mut [Vec<Sentence>]) {
    let exact = named(articles);
    let concepts = articles.iter_mut().flatten();
    for concept in concepts.flat_map(|sentence| &mut sentence.concepts) {
        if let Some(amount) = concept.amount {
            let near = nearest(&exact, amount).filter(|_| concept.is_rough);
            let place = exact.partition_point(|(other, _)| order(*other, amount).is_lt());
            let same = exact.get(place).filter(|(other, _)| *other == amount);
            concept.key = near
                .or(same.map(|(_, key)| *key))
                .unwrap_or_else(|| key(amount));
            concept.stem = concept.key;
        }
    }
}

/// The amounts that are told exactly, in order, each with its key.
fn named(articles: &[Vec<Sentence>]) -> Vec<Named> {
    let concepts = articles.iter().flatten().flat_map(|one| &one.concepts);
    let told = concepts.filter(|one| !one.is_rough);
    let mut amounts: Vec<(Dimension, f64)> = told.filter_map(|one| one.amount).collect();
    amounts.sort_by(|a, b| order(*a, *b));
    let mut named: Vec<Named> = vec![];
    let mut first = (Dimension::Count, f64::NEG_INFINITY);
    for amount in amounts {
        let slack = if amount.0.is_exact() { 0.0 } else { ROUNDING };
        if amount.0 != first.0 || amount.1 > first.1 * (1.0 + slack) {
            first = amount;
        }
        named.push((amount, key(first)));
    }
    named
}

/// The key of the amount nearest to a rounded one, if any is near.
fn nearest(exact: &[Named], amount: (Dimension, f64)) -> Option<u64> {
    let (dimension, value) = amount;
    if value < ROUNDABLE && dimension.is_exact() {
        return None;
    }
    let low = (dimension, value * (1.0 - ROUGHLY));
    let place = exact.partition_point(|(other, _)| order(*other, low).is_lt());
    let near = exact[place..]
        .iter()
        .take_while(|((other, told), _)| *other == dimension && *told <= value * (1.0 + ROUGHLY));
    let apart = |one: &&Named| (one.0.1 - value).abs();
    near.min_by(|a, b| apart(a).total_cmp(&apart(b)))
        .map(|(_, key)| *key)
}

fn order(a: (Dimension, f64), b: (Dimension, f64)) -> std::cmp::Ordering {
    a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
}

fn key((dimension, value): (Dimension, f64)) -> u64 {
    hash(&format!("{dimension:?} {value}"))
}
