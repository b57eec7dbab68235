//! Sentences: the chance that careful readers would call one biased in its wording.

use crate::span::Span;
use crate::text::Text;

use super::context::Finding;

/// One sentence and its chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SentenceChance {
    /// The sentence, in the body.
    pub span: Span,
    /// The chance, 0 to 1.
    pub probability: f64,
}

/// The chance of a sentence with no finding, as log odds.
const BASE: f64 = -0.8;
/// Log odds that the first unit of weight adds; more weight adds less each time.
const PER_ROOT_WEIGHT: f64 = 0.9;

/// Each sentence's chance, by logistic regression on the square root of its findings' weight.
pub fn sentence_chances(text: &Text, findings: &[Finding]) -> Vec<SentenceChance> {
    let mut rest = findings;
    let chance = |span: &Span| {
        let before = rest.partition_point(|finding| finding.span.start < span.start);
        let inside = rest[before..].partition_point(|finding| finding.span.start < span.end);
        let weight: f64 = rest[before..before + inside]
            .iter()
            .map(|finding| finding.weight)
            .sum();
        rest = &rest[before + inside..];
        let odds = BASE + PER_ROOT_WEIGHT * weight.sqrt();
        SentenceChance {
            span: *span,
            probability: 1.0 / (1.0 + (-odds).exp()),
        }
    };
    text.sentences.iter().map(chance).collect()
}
