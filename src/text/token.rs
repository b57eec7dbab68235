//! Tokens: words in place, each with its compared form and the hash of that form.

use std::ops::Range;

use crate::span::Span;

use super::hash::{PADDING, hash, hash_within};
use super::normalise::normalise;
use super::segment::{Script, words_of};

/// The tokens of a body, held as columns; token `i` is the `i`-th word.
///
/// Places are held in 32 bits: a body and the forms of its words are below 4 GiB together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tokens {
    starts: Vec<u32>,
    ends: Vec<u32>,
    hashes: Vec<u64>,
    /// Byte of the body with which `forms` begins.
    base: usize,
    /// The body in the lower case of ASCII, where each ASCII word is its own form, and behind it all other forms.
    forms: String,
    /// The words with forms of their own, by token.
    mixed: Vec<Mixed>,
}

/// Where the form of a word stands that is not just its lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mixed {
    token: u32,
    start: u32,
    end: u32,
}

/// Bytes of a body to a word, at least, for which room is made ahead.
const BYTES_TO_A_WORD: usize = 5;

impl Tokens {
    /// The tokens of `body` from byte `start` on, which is on a character boundary.
    ///
    /// # Panics
    /// If the body and the forms of its words take up 4 GiB, which those of articles within 256 MiB, the most that
    /// `--max-article` allows, do not.
    pub fn of(body: &str, start: usize) -> Self {
        let text = &body[start..];
        let words = text.len() / BYTES_TO_A_WORD + 1;
        let mut tokens = Self {
            starts: Vec::with_capacity(words),
            ends: Vec::with_capacity(words),
            hashes: Vec::with_capacity(words),
            base: start,
            forms: text.to_ascii_lowercase(),
            mixed: vec![],
        };
        for (word, script) in words_of(text) {
            let hash = match script {
                Script::Ascii => hash_within(tokens.forms.as_bytes(), word.start, word.end),
                Script::Mixed => tokens.push_form(word.of(text)),
            };
            tokens.starts.push(offset(start + word.start));
            tokens.ends.push(offset(start + word.end));
            tokens.hashes.push(hash);
        }
        tokens
    }

    /// Writes down the form of the next token, and gives its hash.
    fn push_form(&mut self, word: &str) -> u64 {
        let begin = self.forms.len();
        normalise(word, &mut self.forms);
        self.mixed.push(Mixed {
            token: offset(self.starts.len()),
            start: offset(begin),
            end: offset(self.forms.len()),
        });
        hash(&self.forms[begin..])
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// Where token `i` stands in the body.
    pub fn span(&self, i: usize) -> Span {
        Span::new(self.starts[i] as usize, self.ends[i] as usize)
    }

    /// The compared form of token `i`.
    pub fn form(&self, i: usize) -> &str {
        &self.forms[self.place_of_form(i)]
    }

    /// What stands between token `i` and the one behind it, in lower case.
    pub(super) fn between(&self, i: usize) -> &str {
        let (begin, end) = (self.ends[i] as usize, self.starts[i + 1] as usize);
        &self.forms[begin - self.base..end - self.base]
    }

    #[inline]
    fn place_of_form(&self, i: usize) -> Range<usize> {
        let mixed = self
            .mixed
            .binary_search_by_key(&i, |mixed| mixed.token as usize);
        match mixed {
            Ok(nth) => self.mixed[nth].start as usize..self.mixed[nth].end as usize,
            Err(_) => self.starts[i] as usize - self.base..self.ends[i] as usize - self.base,
        }
    }

    /// The body in the lower case of ASCII, and where each word stands in it: its form, but for those that
    /// [`Tokens::mixed`] gives.
    pub(crate) fn lower(&self) -> (&[u8], impl Iterator<Item = Range<usize>>) {
        let base = self.base;
        let places = self.starts.iter().zip(&self.ends);
        let places = places.map(move |(start, end)| *start as usize - base..*end as usize - base);
        (self.forms.as_bytes(), places)
    }

    /// The tokens that are more than ASCII, in order.
    pub(crate) fn mixed(&self) -> impl Iterator<Item = usize> {
        self.mixed.iter().map(|mixed| mixed.token as usize)
    }

    /// The hashes of all forms, in order.
    pub fn hashes(&self) -> &[u64] {
        &self.hashes
    }

    /// The first token that begins at or behind `byte`; the number of tokens if none does.
    pub fn at_or_after(&self, byte: usize) -> usize {
        self.starts
            .partition_point(|start| (*start as usize) < byte)
    }

    /// The tokens that lie wholly inside `span`.
    pub fn within(&self, span: Span) -> Range<usize> {
        let first = self.at_or_after(span.start);
        let last = self.ends.partition_point(|end| (*end as usize) <= span.end);
        first..last.max(first)
    }

    /// From the first byte of the first token of `range` to the last byte of its last.
    ///
    /// # Panics
    /// If the range is empty.
    pub fn cover(&self, range: Range<usize>) -> Span {
        self.span(range.start).cover(self.span(range.end - 1))
    }
}

/// Appends the hash of each word of `body` to `hashes`: the column [`Tokens::hashes`], and nothing else.
pub fn word_hashes(body: &str, hashes: &mut Vec<u64>) {
    let lower = lower_case(body.as_bytes());
    let mut form = String::new();
    for (word, script) in words_of(body) {
        hashes.push(match script {
            Script::Ascii => hash_within(&lower, word.start, word.end),
            Script::Mixed => hash_mixed(word.of(body), &mut form),
        });
    }
}

/// The bytes with ASCII letters in lower case, and zeros behind.
fn lower_case(bytes: &[u8]) -> Vec<u8> {
    let mut lower = Vec::with_capacity(bytes.len() + PADDING);
    lower.extend_from_slice(bytes);
    lower.make_ascii_lowercase();
    lower.extend([0; PADDING]);
    lower
}

#[inline(never)]
fn hash_mixed(word: &str, form: &mut String) -> u64 {
    form.clear();
    normalise(word, form);
    hash(form)
}

fn offset(byte: usize) -> u32 {
    u32::try_from(byte).expect("a body and its forms are below 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_keeps_its_place_whatever_its_form() {
        let body = "— “Don’t,” Straße said: 3.5 km";
        let tokens = Tokens::of(body, 0);
        let seen: Vec<_> = (0..tokens.len())
            .map(|i| (tokens.span(i).of(body), tokens.form(i)))
            .collect();
        let expected = [
            ("Don’t", "don't"),
            ("Straße", "strasse"),
            ("said", "said"),
            ("3.5", "3.5"),
            ("km", "km"),
        ];
        assert_eq!(seen, expected);
        assert_eq!(tokens.within(Span::new(8, body.len())), 1..5);
    }

    #[test]
    fn hashes_alone_are_the_same_hashes() {
        let body = "— “Don’t,” Straße SAID: 3.5 km, counterrevolutionaries’ Łódź élan";
        let mut hashes = vec![];
        word_hashes(body, &mut hashes);
        assert_eq!(hashes, Tokens::of(body, 0).hashes());
    }
}
