//! Words: the words of a text as patterns see them, without possessive endings, each in its sentence.

use std::ops::Range;

use crate::text::Tokens;
use crate::text::hash;

use super::pattern::{ANY, NUMBER};

/// The words of a text as patterns see them.
#[derive(Debug)]
pub struct Words<'t> {
    tokens: &'t Tokens,
    hashes: Vec<u64>,
    /// First word of each word's sentence, and one past its last.
    sentences: Vec<(u32, u32)>,
}

impl<'t> Words<'t> {
    /// The words of `tokens`; `sentences` are ranges of them.
    pub fn of(tokens: &'t Tokens, sentences: impl Iterator<Item = Range<usize>>) -> Self {
        let bounds = |range: Range<usize>| (range.start as u32, range.end as u32);
        let mut of_word = vec![bounds(0..tokens.len()); tokens.len()];
        for sentence in sentences {
            of_word[sentence.clone()].fill(bounds(sentence));
        }
        Self {
            tokens,
            hashes: Self::hashes_of(tokens),
            sentences: of_word,
        }
    }

    pub(super) fn hashes_of(tokens: &Tokens) -> Vec<u64> {
        let mut hashes = tokens.hashes().to_vec();
        for (i, stem) in hashes.iter_mut().enumerate() {
            if let Some(owner) = tokens.form(i).strip_suffix("'s")
                && !owner.is_empty()
            {
                *stem = hash(owner);
            }
        }
        hashes
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// Hash of word `at`, without a possessive 's.
    pub(super) fn hash(&self, at: usize) -> u64 {
        self.hashes[at]
    }

    /// Whether word `at` is a number in digits.
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.tokens
            .form(at)
            .starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether `run` stands at word `at`, before word `end`.
    pub(super) fn read(&self, run: &[u64], at: usize, end: usize) -> bool {
        let same = |(nth, word): (usize, &u64)| {
            self.hashes[at + nth] == *word
                || *word == ANY
                || (*word == NUMBER && self.is_number(at + nth))
        };
        at + run.len() <= end && run.iter().enumerate().all(same)
    }

    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        self.sentences
            .get(at)
            .is_some_and(|sentence| sentence.0 as usize == at)
    }

    /// One past the last word of the sentence of word `at`.
    pub(super) fn sentence_end(&self, at: usize) -> usize {
        self.sentences
            .get(at)
            .map_or(self.hashes.len(), |sentence| sentence.1 as usize)
    }

    /// The first word of the sentence of word `at`.
    pub fn sentence_start(&self, at: usize) -> usize {
        self.sentences[at].0 as usize
    }
}
