//! Sides: one side of an edit, a text and the stretch of its tokens that was changed.

use std::ops::Range;

use crate::span::Span;
use crate::text::Text;

/// One side of an edit.
pub(super) struct Side<'a> {
    pub(super) body: &'a str,
    pub(super) text: &'a Text,
    pub(super) tokens: Range<usize>,
}

impl<'a> Side<'a> {
    /// The form of any token of the text; "" where there is none.
    pub(super) fn form(&self, i: usize) -> &'a str {
        if i < self.text.tokens.len() {
            self.text.tokens.form(i)
        } else {
            ""
        }
    }

    /// The form of the token `back` tokens before `i`.
    pub(super) fn before(&self, i: usize, back: usize) -> &'a str {
        i.checked_sub(back).map_or("", |i| self.form(i))
    }

    pub(super) fn forms(&self) -> impl Iterator<Item = &'a str> {
        self.tokens.clone().map(|i| self.text.tokens.form(i))
    }

    pub(super) fn has(&self, words: &[&str]) -> bool {
        self.forms().any(|form| words.contains(&form))
    }

    /// The stretch with so many tokens more on either side.
    pub(super) fn around(&self, reach: usize) -> Range<usize> {
        let last = (self.tokens.end + reach).min(self.text.tokens.len());
        self.tokens.start.saturating_sub(reach)..last
    }

    pub(super) fn is_capital(&self, i: usize) -> bool {
        let word = self.text.tokens.span(i).of(self.body);
        word.starts_with(char::is_uppercase)
    }

    /// Whether token `i` begins a sentence.
    pub(super) fn begins_sentence(&self, i: usize) -> bool {
        let start = self.text.tokens.span(i).start;
        let sentence = self.text.sentence_at(start);
        sentence.is_some_and(|sentence| self.text.tokens.at_or_after(sentence.start) == i)
    }

    /// What stands between token `i` and the next, or the end.
    pub(super) fn behind(&self, i: usize) -> &'a str {
        let tokens = &self.text.tokens;
        let end = if i + 1 < tokens.len() {
            tokens.span(i + 1).start
        } else {
            self.body.len()
        };
        &self.body[tokens.span(i).end..end]
    }

    pub(super) fn span(&self) -> Option<Span> {
        (!self.tokens.is_empty()).then(|| self.text.tokens.cover(self.tokens.clone()))
    }
}
