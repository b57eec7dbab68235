//! Weights: what sentences and clauses share, by how much each shared concept tells.
//!
//! Concepts weigh by how rarely the two articles tell them (inverse sentence frequency, after Spärck Jones 1972).

use crate::exact::ln;

use super::concept::{Concept, Kind};
use super::relations::Fields;
use super::telling::{Sentence, Telling};
use super::turn::Turns;

/// How much each concept tells between two articles.
pub(super) struct Weights<'a> {
    left: &'a [(u64, u32)],
    right: &'a [(u64, u32)],
    sentences: f64,
}

impl<'a> Weights<'a> {
    pub(super) fn of(left: &'a Telling, right: &'a Telling) -> Self {
        Self {
            left: &left.counts,
            right: &right.counts,
            sentences: (left.sentences.len() + right.sentences.len()) as f64,
        }
    }

    /// Of one article by itself.
    pub(super) fn within(telling: &'a Telling) -> Self {
        Self {
            left: &telling.counts,
            right: &[],
            sentences: telling.sentences.len() as f64,
        }
    }

    /// A sentence and its clauses, weighed.
    pub(super) fn weigh(&self, sentence: &Sentence) -> Weighed {
        let told = sentence.concepts.iter().zip(&sentence.turned);
        let concepts: Vec<One> = told.map(|(one, turned)| self.one(one, *turned)).collect();
        let clauses = sentence.clauses.iter();
        Weighed {
            clauses: clauses
                .map(|clause| Part::of(concepts[clause.clone()].to_vec()))
                .collect(),
            whole: Part::of(concepts),
        }
    }

    fn one(&self, concept: &Concept, turned: Turns) -> One {
        One {
            key: concept.key,
            stem: concept.stem,
            fields: concept.fields,
            kind: concept.kind,
            share: concept.share,
            rarity: self.rarity(concept.key),
            turned,
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
        ln((self.sentences + 1.0) / told) / ln(self.sentences + 1.0)
    }
}

/// A sentence, weighed.
pub(super) struct Weighed {
    pub(super) whole: Part,
    pub(super) clauses: Vec<Part>,
}

/// A stretch of a sentence, weighed.
pub(super) struct Part {
    /// By key, each once.
    concepts: Vec<One>,
    pub(super) total: f64,
}

impl Part {
    fn of(mut concepts: Vec<One>) -> Self {
        concepts.sort_by(|a, b| a.key.cmp(&b.key).then(b.share.total_cmp(&a.share)));
        concepts.dedup_by(|again, one| {
            let is_again = again.key == one.key;
            if is_again {
                one.turned = one.turned.shared(again.turned);
            }
            is_again
        });
        Self {
            total: concepts.iter().map(One::weight).sum(),
            concepts,
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct One {
    key: u64,
    stem: u64,
    fields: Fields,
    kind: Kind,
    share: f64,
    rarity: f64,
    /// The turns that it takes each time it is told.
    turned: Turns,
}

impl One {
    fn weight(&self) -> f64 {
        self.kind.weight() * self.rarity * self.share
    }
}

/// What two stretches share.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Shared {
    /// Weight of it all.
    pub(super) weight: f64,
    /// Weight of names and countries among it.
    pub(super) names: f64,
    /// Its quantities.
    pub(super) numbers: u32,
    /// Weight of words that are only of one family.
    pub(super) related: f64,
    /// The share of it all that takes another turn on one side than on the other, 0 to 1.
    pub(super) turned: f64,
    /// How much of both it is, 0 to 1.
    pub(super) closeness: f64,
}

impl Shared {
    /// Weight times closeness: the base of all comparisons.
    pub(super) fn base(&self) -> f64 {
        self.weight * self.closeness
    }
}

/// What a word of the same family is worth beside the word itself, and one of the same field.
const RELATED: f64 = 0.9;
const IN_FIELD: f64 = 0.3;
/// Weight that keeps the turn of one light concept from being the turn of all.
const FIRM: f64 = 0.1;

/// What two stretches share.
pub(super) fn shared(left: &Part, right: &Part) -> Shared {
    let mut found = Shared::default();
    let mut apart = (vec![], vec![]);
    let (mut l, mut r) = (
        left.concepts.iter().peekable(),
        right.concepts.iter().peekable(),
    );
    while let (Some(a), Some(b)) = (l.peek(), r.peek()) {
        match a.key.cmp(&b.key) {
            std::cmp::Ordering::Less => apart.0.extend(l.next()),
            std::cmp::Ordering::Greater => apart.1.extend(r.next()),
            std::cmp::Ordering::Equal => {
                found.add(a, b);
                l.next();
                r.next();
            }
        }
    }
    if found.weight > 0.0 {
        found.turned /= found.weight + FIRM;
        apart.0.extend(l);
        apart.1.extend(r);
        found.weight += in_fields(&apart.0, &apart.1);
    }
    let all = (left.total * right.total).sqrt();
    found.closeness = if all > 0.0 { found.weight / all } else { 0.0 };
    found
}

impl Shared {
    fn add(&mut self, a: &One, b: &One) {
        let same = if a.stem == b.stem { 1.0 } else { RELATED };
        let kind = a.kind.weight().min(b.kind.weight());
        let weight = kind * a.rarity * (a.share * b.share).sqrt() * same;
        self.weight += weight;
        self.numbers += u32::from(a.kind == Kind::Number);
        if a.turned != b.turned {
            self.turned += weight;
        }
        if matches!(a.kind, Kind::Name | Kind::StandIn | Kind::Country) {
            self.names += weight;
        } else if a.kind == Kind::Word && a.stem != b.stem {
            self.related += weight;
        }
    }
}

/// Weight of what both tell in the same fields, each concept of the shorter side paired with its best.
fn in_fields(left: &[&One], right: &[&One]) -> f64 {
    let (few, many) = if left.len() <= right.len() {
        (left, right)
    } else {
        (right, left)
    };
    let worth =
        |a: &One, b: &One| IN_FIELD * a.rarity.min(b.rarity) * a.kind.weight().min(b.kind.weight());
    let best = few.iter().map(|a| {
        let akin = many.iter().filter(|b| a.fields.meet(b.fields));
        akin.map(|b| worth(a, b)).fold(0.0, f64::max)
    });
    best.sum()
}

/// Weight at which the closeness of two clauses counts half: small clauses are poor evidence.
const SLIGHT: f64 = 0.5;

/// How close the closest clauses of two sentences are, 0 to 1.
pub(super) fn closest(left: &Weighed, right: &Weighed) -> f64 {
    let pairs = left
        .clauses
        .iter()
        .flat_map(|a| right.clauses.iter().map(move |b| shared(a, b)));
    pairs
        .map(|both| both.closeness * both.weight / (both.weight + SLIGHT))
        .fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::super::sample::told;
    use super::*;

    #[test]
    fn what_one_side_asks_for_and_the_other_grants_has_turned() {
        let granted = "Holm let boats land.";
        assert_eq!(turned(granted, "Boats were let land by Holm."), 0.0);
        assert_eq!(
            turned("Vale begged for boats.", "Vale asked for boats."),
            0.0
        );
        assert!(turned("Vale asked that boats land.", granted) > 0.9);
        assert!(turned("Vale asked that boats land.", "Holm kept boats from land.") > 0.9);
    }

    #[test]
    fn what_is_told_again_without_a_turn_has_taken_none() {
        let again = "Boats ran, red boats sank and Vale asked for more boats.";
        assert_eq!(turned(again, "Boats crossed."), 0.0);
    }

    /// The share of what the first sentences of two articles share that has turned.
    fn turned(left: &str, right: &str) -> f64 {
        let others = " Oats grew well there. Snow fell late in Pell. Lambs were sold in May.";
        let bodies = [left, right].map(|first| format!("{first}{others}"));
        let tellings = told(&[&bodies[0], &bodies[1]]);
        let weights = Weights::of(&tellings[0], &tellings[1]);
        let [left, right] = [0, 1].map(|nth| weights.weigh(&tellings[nth].sentences[0]).whole);
        shared(&left, &right).turned
    }
}
