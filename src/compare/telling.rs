//! Tellings: the sentences of all articles, each with its concepts.

use std::ops::Range;

use crate::article::Article;
use crate::parallel;
use crate::span::Span;
use crate::text::{Text, hash};

use super::clause::clauses;
use super::concept::{Concept, Reader};
use super::units::Dimension;

/// An article as sentences that tell something: without headline and boilerplate.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Telling {
    /// In order.
    pub(super) sentences: Vec<Sentence>,
    /// In how many of them each concept stands, by key.
    pub(super) counts: Vec<(u64, u32)>,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sentence {
    /// Where it stands.
    pub(super) span: Span,
    /// In order.
    pub(super) concepts: Vec<Concept>,
    /// Its clauses, as ranges of its concepts.
    pub(super) clauses: Vec<Range<usize>>,
}

/// The tellings of all articles.
pub(super) fn tellings(articles: &[Article], texts: &[Text]) -> Vec<Telling> {
    let pairs: Vec<_> = articles.iter().zip(texts).collect();
    let mut sentences = parallel::map(&pairs, |(article, text)| in_article(&article.body, text));
    name_amounts(&mut sentences);
    sentences.into_iter().map(telling).collect()
}

fn in_article(body: &str, text: &Text) -> Vec<Sentence> {
    let reader = Reader::new();
    let title = (!text.title.is_empty()).then(|| text.tokens.cover(text.title.clone()));
    text.sentences
        .iter()
        .filter(|span| !text.is_boilerplate(**span))
        .filter(|span| !title.is_some_and(|title| title.overlaps(**span)))
        .map(|span| {
            let concepts = reader.concepts(body, text, *span);
            Sentence {
                span: *span,
                clauses: clauses(text, &concepts),
                concepts,
            }
        })
        .filter(|sentence| !sentence.concepts.is_empty())
        .collect()
}

fn telling(sentences: Vec<Sentence>) -> Telling {
    let mut keys: Vec<u64> = vec![];
    for sentence in &sentences {
        let mut own: Vec<u64> = sentence
            .concepts
            .iter()
            .map(|concept| concept.key)
            .collect();
        own.sort_unstable();
        own.dedup();
        keys.append(&mut own);
    }
    keys.sort_unstable();
    let counts = keys.chunk_by(|a, b| a == b);
    Telling {
        counts: counts.map(|same| (same[0], same.len() as u32)).collect(),
        sentences,
    }
}

/// Share by which two measures may differ and be one amount, rounded in two units: 300 km is 186 miles.
const ROUNDING: f64 = 0.04;

/// Gives each amount of the run its key: measures that agree share one, all else is exact.
fn name_amounts(articles: &mut [Vec<Sentence>]) {
    let concepts = || {
        articles
            .iter()
            .flatten()
            .flat_map(|sentence| &sentence.concepts)
    };
    let mut amounts: Vec<(Dimension, f64)> = concepts().filter_map(|one| one.amount).collect();
    amounts.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut named: Vec<((Dimension, f64), u64)> = vec![];
    let mut first = (Dimension::Count, f64::NEG_INFINITY);
    for amount in amounts {
        let slack = if amount.0.is_exact() { 0.0 } else { ROUNDING };
        if amount.0 != first.0 || amount.1 > first.1 * (1.0 + slack) {
            first = amount;
        }
        named.push((amount, hash(&format!("{:?} {}", first.0, first.1))));
    }
    for concept in articles
        .iter_mut()
        .flatten()
        .flat_map(|sentence| &mut sentence.concepts)
    {
        if let Some((dimension, value)) = concept.amount {
            let place = named.partition_point(|((other, amount), _)| {
                other.cmp(&dimension).then(amount.total_cmp(&value)).is_lt()
            });
            concept.key = named[place].1;
            concept.stem = concept.key;
        }
    }
}
