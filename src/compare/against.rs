//! Against: numbers in their sentences, and which of two sentences that tell one fact ought to be one number.

use std::cmp::Reverse;

use crate::span::Span;
use crate::text::{Text, Tokens, hash};

use super::concept::{Concept, Kind};
use super::counted::Counted;
use super::nodes::Tie;
use super::telling::Sentence;
use super::units::Dimension;

/// A number in its sentence.
pub(super) struct Number<'a> {
    pub(super) node: usize,
    pub(super) concept: &'a Concept,
    /// Where it stands, with a unit of several words.
    pub(super) span: Span,
    pub(super) dimension: Dimension,
    pub(super) value: f64,
    /// What is counted, or what stands around a measure.
    about: Vec<u64>,
    counted: Counted,
}

/// The numbers of a sentence.
pub(super) fn in_sentence<'a>(
    node: usize,
    text: &'a Text,
    sentence: &'a Sentence,
) -> impl Iterator<Item = Number<'a>> {
    let concepts = &sentence.concepts;
    concepts
        .iter()
        .enumerate()
        .filter_map(move |(nth, concept)| {
            let (dimension, value) = concept.amount?;
            Some(Number {
                node,
                concept,
                span: with_unit(&text.tokens, concept.span, dimension),
                dimension,
                value,
                about: about(concepts, nth, dimension),
                counted: Counted::of(&text.tokens, sentence, nth),
            })
        })
}

/// The place of a number with "per cent" and the like, which are words by themselves to the concepts.
fn with_unit(tokens: &Tokens, span: Span, dimension: Dimension) -> Span {
    let unit = match dimension {
        Dimension::Percent => ["per", "cent"],
        Dimension::Points => ["percentage", "points"],
        _ => return span,
    };
    let next = tokens.at_or_after(span.end);
    let behind = next..(next + unit.len()).min(tokens.len());
    let stands = behind.clone().map(|i| tokens.form(i)).eq(unit);
    if stands {
        span.cover(tokens.cover(behind))
    } else {
        span
    }
}

/// Concepts around a measure that may say what it measures.
const AROUND: usize = 8;

/// What a number counts: the next word that is no country or name; for a measure all that stands around it.
fn about(concepts: &[Concept], nth: usize, dimension: Dimension) -> Vec<u64> {
    let tells = |one: &&Concept| matches!(one.kind, Kind::Word | Kind::Plain);
    if dimension == Dimension::Count {
        let counted = concepts[nth + 1..].iter().take(3).find(tells);
        return counted.map(|one| of_people(one.key)).into_iter().collect();
    }
    let first = nth.saturating_sub(AROUND);
    let last = concepts.len().min(nth + AROUND + 1);
    let around = concepts[first..last].iter();
    let mut keys: Vec<u64> = around
        .filter(|one| one.amount.is_none() && matches!(one.kind, Kind::Word | Kind::Name))
        .map(|one| one.key)
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// "Person" for "people", which is no other form of the word by its letters.
fn of_people(key: u64) -> u64 {
    if key == hash("peopl") {
        hash("person")
    } else {
        key
    }
}

/// Concepts that two measures of the same thing must share.
const SAME_MEASURE: usize = 1;

/// Whether two numbers are of one dimension and one thing.
pub(super) fn same_thing(a: &Number, b: &Number) -> bool {
    a.dimension == b.dimension
        && a.about.iter().filter(|key| b.about.contains(key)).count() >= SAME_MEASURE
}

/// Whether two numbers are one amount of the same, as far as what stands around them tells.
pub(super) fn is_retold(a: &Number, b: &Number) -> bool {
    a.concept.key == b.concept.key && same_thing(a, b) && a.counted.may_be_of(&b.counted)
}

/// The amounts of two tied sentences that ought to be one, the likeliest first, each in one pair at most.
pub(super) fn set_against(numbers: &[Number], tie: &Tie) -> Vec<(usize, usize)> {
    let of = |node: usize| {
        let first = numbers.partition_point(|number| number.node < node);
        let last = numbers.partition_point(|number| number.node <= node);
        first..last
    };
    let unmatched = |node: usize, other: usize| {
        of(node).filter(move |nth| {
            of(other).all(|one| numbers[one].concept.key != numbers[*nth].concept.key)
        })
    };
    let mut likely: Vec<(usize, usize, usize)> = vec![];
    for left in unmatched(tie.left, tie.right) {
        for right in unmatched(tie.right, tie.left) {
            let (a, b) = (&numbers[left], &numbers[right]);
            if disagree(a, b) {
                likely.push((a.counted.nearness(&b.counted), left, right));
            }
        }
    }
    likely.sort_by_key(|(near, left, right)| (Reverse(*near), *left, *right));
    let mut pairs: Vec<(usize, usize)> = vec![];
    for (_, left, right) in likely {
        if pairs.iter().all(|(l, r)| *l != left && *r != right) {
            pairs.push((left, right));
        }
    }
    pairs
}

/// Share of what stands around the one of two measures that also stands around the other where they are of the same.
const CLOSE: f64 = 0.3;

/// Whether two numbers are of the same and can't both be right.
fn disagree(a: &Number, b: &Number) -> bool {
    let shared = a.about.iter().filter(|key| b.about.contains(key)).count();
    same_thing(a, b)
        && shared as f64 >= CLOSE * a.about.len().min(b.about.len()) as f64
        && a.counted.may_be_of(&b.counted)
        && !a.counted.allows(a.value, &b.counted, b.value)
}
