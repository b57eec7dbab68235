//! Matching: where the entries of a lexicon stand in a text.

use std::cmp::Reverse;
use std::ops::Range;

use crate::text::Text;

use super::entry::EntryId;
use super::lexicon::{Lexicon, Owner};
use super::part::may_be;
use super::pattern::Pattern;
use super::starts::Start;
use super::words::Words;

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
    hits_among(&Words::of(text), text, lexicon)
}

/// The same of a text whose `words` are known.
pub(super) fn hits_among(words: &Words, text: &Text, lexicon: &Lexicon) -> Vec<Hit> {
    let mut taken = lexicon.allowed.ranges(words);
    let own = scan(text, lexicon, words, Owner::User, &taken);
    if own.is_empty() && taken.is_empty() {
        return scan(text, lexicon, words, Owner::Shipped, &[]);
    }
    taken.extend(own.iter().map(|hit| hit.tokens.clone()));
    taken.sort_by_key(|range| range.start);
    let mut hits = scan(text, lexicon, words, Owner::Shipped, &taken);
    hits.extend(own);
    hits.sort_by_key(|hit| hit.tokens.start);
    hits
}

/// The hits of one owner's entries outside `taken`, which is by place.
fn scan(
    text: &Text,
    lexicon: &Lexicon,
    words: &Words,
    owner: Owner,
    taken: &[Range<usize>],
) -> Vec<Hit> {
    let starts = lexicon.starts(owner);
    let mut hits: Vec<Hit> = vec![];
    if starts.is_empty() {
        return hits;
    }
    let mut free = 0;
    let mut may = vec![];
    let mut taken = taken.iter().peekable();
    for at in 0..words.len() {
        if at < free || !words.may_begin(starts, at) {
            continue;
        }
        may.clear();
        words.gather(starts, at, &mut may);
        // An entry that a user has replaced is still in the index of those that ship.
        may.retain(|start| lexicon.owner(start.entry) == owner);
        while taken.next_if(|range| range.end <= at).is_some() {}
        let end = taken.peek().map_or(words.len(), |range| range.start);
        if let Some(hit) = best_of(&may, text, lexicon, words, at..end.max(at)) {
            free = hit.tokens.end;
            hits.push(hit);
        }
    }
    hits
}

/// The hit to take among the forms that may begin with the first word of `room`, and end within it.
fn best_of(
    may: &[Start],
    text: &Text,
    lexicon: &Lexicon,
    words: &Words,
    room: Range<usize>,
) -> Option<Hit> {
    let at = room.start;
    let found = may.iter().filter_map(|start| {
        let entry = lexicon.entry(start.entry);
        let end = entry.forms.get(start.form)?.longest(words, at)?;
        let hit = Hit {
            entry: start.entry,
            tokens: at..end,
        };
        (end <= room.end && is_meant(text, lexicon, words, &hit)).then_some(hit)
    });
    found.max_by_key(|hit| {
        let weight = lexicon.entry(hit.entry).weight;
        (hit.tokens.end, weight, Reverse(hit.entry))
    })
}

/// Whether the entry of a hit is looked for, weighs enough, is used as it must be, and is not silent here.
fn is_meant(text: &Text, lexicon: &Lexicon, words: &Words, hit: &Hit) -> bool {
    let entry = lexicon.entry(hit.entry);
    let (start, end) = (hit.tokens.start, hit.tokens.end);
    lexicon.is_on(hit.entry)
        && lexicon.own_weight(hit.entry) >= lexicon.floor
        && entry
            .part
            .is_none_or(|part| may_be(part, &text.tokens, start, end))
        && !entry
            .unless
            .iter()
            .any(|unless| surrounds(unless, words, &hit.tokens))
}

/// Whether `context` matches a stretch that holds all of `hit`.
fn surrounds(context: &Pattern, words: &Words, hit: &Range<usize>) -> bool {
    let earliest = hit
        .start
        .saturating_sub(CONTEXT)
        .max(words.sentence_start(hit.start));
    (earliest..=hit.start).any(|at| context.longest(words, at).is_some_and(|end| end >= hit.end))
}
