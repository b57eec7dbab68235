//! Words: the words of a text as patterns see them, without possessive endings, each in its sentence.

use std::ops::Range;

use crate::text::hash;
use crate::text::{Text, Tokens};

use super::facts::{NUMERAL, OWNS, facts};
use super::pattern::{ANY, NOTHING, NUMBER};
use super::starts::{Start, Starts};

/// The words of a text as patterns see them.
#[derive(Debug)]
pub struct Words {
    /// Hashes without possessive endings, and that of nothing behind the last.
    stems: Vec<u64>,
    facts: Vec<u32>,
    /// The words of each sentence.
    sentences: Vec<Range<usize>>,
    /// First word of each word's sentence, and one past its last.
    bounds: Vec<(u32, u32)>,
}

impl Words {
    /// The words of a text.
    pub fn of(text: &Text) -> Self {
        Self::in_sentences(&text.tokens, sentences(text))
    }

    /// The words of `tokens`; `sentences` are ranges of them, in order.
    pub(super) fn in_sentences(tokens: &Tokens, sentences: Vec<Range<usize>>) -> Self {
        let facts = facts(tokens);
        let whole = (0, tokens.len() as u32);
        let mut bounds = Vec::with_capacity(tokens.len());
        for sentence in &sentences {
            bounds.resize(sentence.start.max(bounds.len()), whole);
            bounds.resize(
                sentence.end.max(bounds.len()),
                (sentence.start as u32, sentence.end as u32),
            );
        }
        bounds.resize(tokens.len(), whole);
        Self {
            stems: stems(tokens, &facts),
            facts,
            sentences,
            bounds,
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

    /// Hash of word `at`, without a possessive 's; that of nothing right behind the last.
    #[inline]
    pub(super) fn hash(&self, at: usize) -> u64 {
        self.stems[at]
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

    /// Gathers the forms of an index that may begin with word `at`.
    pub(super) fn gather(&self, index: &Starts, at: usize, found: &mut Vec<Start>) {
        let following = &self.stems[at + 1..];
        index.gather(self.stems[at], following, found);
        if self.is_number(at) {
            index.gather(NUMBER, following, found);
        }
    }

    /// Whether a form of an index, which must not be empty, may begin with word `at`.
    #[inline]
    pub(super) fn may_begin(&self, index: &Starts, at: usize) -> bool {
        let (first, second) = (self.stems[at], self.stems[at + 1]);
        index.may_begin(first, second) || (self.is_number(at) && index.may_begin(NUMBER, second))
    }

    /// Whether `run` stands at word `at`, before word `end`.
    pub(super) fn read(&self, run: &[u64], at: usize, end: usize) -> bool {
        let same = |(nth, word): (usize, &u64)| {
            self.stems[at + nth] == *word
                || *word == ANY
                || (*word == NUMBER && self.is_number(at + nth))
        };
        at + run.len() <= end && run.iter().enumerate().all(same)
    }

    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        self.bounds
            .get(at)
            .is_some_and(|sentence| sentence.0 as usize == at)
    }

    /// One past the last word of the sentence of word `at`.
    pub(super) fn sentence_end(&self, at: usize) -> usize {
        self.bounds
            .get(at)
            .map_or(self.len(), |sentence| sentence.1 as usize)
    }

    /// The first word of the sentence of word `at`.
    pub fn sentence_start(&self, at: usize) -> usize {
        self.bounds[at].0 as usize
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
