//! Matching: where the entries of a lexicon stand in a text.

use std::cmp::Reverse;
use std::ops::Range;

use crate::text::Text;

use super::entry::EntryId;
use super::lexicon::{Lexicon, Owner};
use super::part::may_be;
use super::pattern::{NUMBER, Pattern, Words};

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

/// The hits in `text`, by place; none overlaps another, or a stretch that the user allows.
///
/// Where two could begin at one word the longer is taken, then the heavier; a hit begun earlier wins over a later
/// one, and an entry of the user's own over any that ships. Hits keep to their sentence.
pub fn hits(text: &Text, lexicon: &Lexicon) -> Vec<Hit> {
    let sentences = text.sentences.iter().map(|span| text.tokens.within(*span));
    let words = Words::of(&text.tokens, sentences);
    let mut taken = lexicon.allowed.ranges(&words);
    let own = scan(text, lexicon, &words, Owner::User, &taken);
    taken.extend(own.iter().map(|hit| hit.tokens.clone()));
    taken.sort_by_key(|range| range.start);
    let mut hits = scan(text, lexicon, &words, Owner::Shipped, &taken);
    hits.extend(own);
    hits.sort_by_key(|hit| hit.tokens.start);
    hits
}

/// The hits of one owner's entries outside `taken`, which is by place.
fn scan(
    text: &Text,
    lexicon: &Lexicon,
    words: &Words<'_>,
    owner: Owner,
    taken: &[Range<usize>],
) -> Vec<Hit> {
    let starts = lexicon.starts(owner);
    let mut hits: Vec<Hit> = vec![];
    let mut free = 0;
    let mut taken = taken.iter().peekable();
    for at in 0..words.len() {
        if at < free || !(starts.may_begin(words.hash(at)) || words.is_number(at)) {
            continue;
        }
        while taken.next_if(|range| range.end <= at).is_some() {}
        let end = taken.peek().map_or(words.len(), |range| range.start);
        if let Some(hit) = best_at(text, lexicon, words, owner, at..end.max(at)) {
            free = hit.tokens.end;
            hits.push(hit);
        }
    }
    hits
}

/// The hit to take among those that begin with the first word of `room` and end within it.
fn best_at(
    text: &Text,
    lexicon: &Lexicon,
    words: &Words<'_>,
    owner: Owner,
    room: Range<usize>,
) -> Option<Hit> {
    let at = room.start;
    let second = (at + 1 < words.len()).then(|| words.hash(at + 1));
    let number = words.is_number(at).then_some(NUMBER);
    let keys = std::iter::once(words.hash(at)).chain(number);
    let starts = keys.flat_map(|key| lexicon.starts(owner).at(key, second));
    let meant = starts
        .filter(|start| lexicon.owner(start.entry) == owner && lexicon.is_on(start.entry))
        .filter(|start| lexicon.own_weight(start.entry) >= lexicon.floor);
    let found = meant.filter_map(|start| {
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
        (end <= room.end && used && !silent).then_some(hit)
    });
    found.max_by_key(|hit| {
        let weight = lexicon.entry(hit.entry).weight;
        (hit.tokens.end, weight, Reverse(hit.entry))
    })
}

/// Whether `context` matches a stretch that holds all of `hit`.
fn surrounds(context: &Pattern, words: &Words<'_>, hit: &Range<usize>) -> bool {
    let earliest = hit
        .start
        .saturating_sub(CONTEXT)
        .max(words.sentence_start(hit.start));
    (earliest..=hit.start).any(|at| context.longest(words, at).is_some_and(|end| end >= hit.end))
}
