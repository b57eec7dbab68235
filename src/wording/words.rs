//! Words: the words of a text as patterns see them, without possessive endings, each in its sentence.

use std::ops::Range;

use crate::text::hash;
use crate::text::{Text, Tokens};

use super::facts::{NUMERAL, OWNS, facts};
use super::parts::NOTHING;

/// The words of a text as patterns see them.
#[derive(Debug)]
pub struct Words {
    /// Hashes without possessive endings, and that of nothing behind the last.
    stems: Vec<u64>,
    facts: Vec<u32>,
    /// The words of each sentence.
    sentences: Vec<Range<usize>>,
}

impl Words {
    /// The words of a text.
    pub fn of(text: &Text) -> Self {
        Self::in_sentences(&text.tokens, sentences(text))
    }

    /// The words of `tokens`; `sentences` are ranges of them, in order.
    pub(super) fn in_sentences(tokens: &Tokens, sentences: Vec<Range<usize>>) -> Self {
        let facts = facts(tokens);
        Self {
            stems: stems(tokens, &facts),
            facts,
            sentences,
        }
    }

    /// The hashes of these words without possessive endings.
    pub(super) fn hashes_of(tokens: &Tokens) -> Vec<u64> {
        let mut stems = stems(tokens, &facts(tokens));
        stems.truncate(tokens.len());
        stems
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// Hashes of the words, without a possessive 's, and that of nothing behind the last.
    pub(super) fn hashes(&self) -> &[u64] {
        &self.stems
    }

    /// Whether word `at` has any of these facts.
    #[inline]
    pub(super) fn has(&self, at: usize, facts: u32) -> bool {
        self.facts[at] & facts != 0
    }

    /// The facts of these words.
    pub(super) fn facts(&self, range: Range<usize>) -> &[u32] {
        &self.facts[range]
    }

    /// The words of each sentence of the text.
    pub(super) fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// Whether word `at` is a number in digits.
    #[inline]
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.has(at, NUMERAL)
    }

    /// The words of the sentence of word `at`; all words for one between two sentences.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        let begun = self.sentences.partition_point(|words| words.start <= at);
        let last = self.sentences[..begun].last();
        let holds = last.filter(|words| at < words.end);
        holds.cloned().unwrap_or(0..self.len())
    }
}

fn stems(tokens: &Tokens, facts: &[u32]) -> Vec<u64> {
    let mut stems = Vec::with_capacity(tokens.len() + 1);
    stems.extend_from_slice(tokens.hashes());
    for (i, stem) in stems.iter_mut().enumerate() {
        if facts[i] & OWNS != 0
            && let Some(owner) = tokens.form(i).strip_suffix("'s")
        {
            *stem = hash(owner);
        }
    }
    stems.push(NOTHING);
    stems
}

/// The words that lie inside each sentence of a text.
fn sentences(text: &Text) -> Vec<Range<usize>> {
    let tokens = &text.tokens;
    let mut at = 0;
    let words = text.sentences.iter().map(|sentence| {
        while at < tokens.len() && tokens.span(at).start < sentence.start {
            at += 1;
        }
        let first = at;
        while at < tokens.len() && tokens.span(at).end <= sentence.end {
            at += 1;
        }
        first..at
    });
    words.collect()
}
