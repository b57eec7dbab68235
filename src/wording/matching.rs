//! Matching: where the entries of a lexicon stand in a text.

use std::ops::Range;

use crate::text::Text;

use super::lexicon::{EntryId, Lexicon};
use super::part::may_be;
use super::pattern::{Pattern, Words};

/// An entry found at these tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which entry.
    pub entry: EntryId,
    /// Its words, as tokens of the text.
    pub tokens: Range<usize>,
}

/// Words before a hit at which an `unless` stretch may begin.
const CONTEXT: usize = 8;

/// The hits in `text`, by place; none overlaps another.
///
/// Where two could begin at one word the longer is taken, then the heavier; a hit begun earlier wins over a later
/// one. Hits keep to their sentence.
pub fn hits(text: &Text, lexicon: &Lexicon) -> Vec<Hit> {
    let sentences: Vec<_> = text
        .sentences
        .iter()
        .map(|span| text.tokens.within(*span))
        .collect();
    let words = Words::of(&text.tokens, &sentences);
    let mut hits: Vec<Hit> = vec![];
    let mut free = 0;
    for at in 0..text.tokens.len() {
        if at >= free
            && let Some(hit) = best_at(text, lexicon, &words, at)
        {
            free = hit.tokens.end;
            hits.push(hit);
        }
    }
    hits
}

/// The hit to take among those that begin with word `at`.
fn best_at(text: &Text, lexicon: &Lexicon, words: &Words, at: usize) -> Option<Hit> {
    let starts = words.keys(at).flat_map(|key| lexicon.starts_with(key));
    let found = starts.filter_map(|start| {
        let entry = lexicon.entry(start.entry);
        let end = entry.forms[start.form].longest(words, at)?;
        let hit = Hit {
            entry: start.entry,
            tokens: at..end,
        };
        let silent = entry
            .unless
            .iter()
            .any(|unless| surrounds(unless, words, &hit.tokens));
        let used = entry
            .part
            .is_none_or(|part| may_be(part, &text.tokens, at, end));
        (used && !silent).then_some(hit)
    });
    found.max_by_key(|hit| {
        (
            hit.tokens.end,
            lexicon.entry(hit.entry).weight,
            std::cmp::Reverse(hit.entry),
        )
    })
}

/// Whether `context` matches a stretch that holds all of `hit`.
fn surrounds(context: &Pattern, words: &Words, hit: &Range<usize>) -> bool {
    let earliest = hit
        .start
        .saturating_sub(CONTEXT)
        .max(words.sentence_start(hit.start));
    (earliest..=hit.start).any(|at| context.longest(words, at).is_some_and(|end| end >= hit.end))
}
