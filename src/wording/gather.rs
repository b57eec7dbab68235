//! Gathering: the forms that may begin at each word of a text.
//!
//! In passes, each over what the one before left: by what is known of a word and the next, by the two of them
//! together, by the words behind. Each pass is one short loop, so that a processor waits for many words at a time.

use std::ops::Range;

use super::behind::Around;
use super::parts::{ANY, NUMBER};
use super::starts::{Met, Starts, key};
use super::words::Words;

/// A form, and the word at which it may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct May {
    pub(super) at: u32,
    pub(super) form: u32,
}

/// Two words at which a form may be met.
#[derive(Debug, Clone, Copy)]
struct Pair {
    /// The place of the first.
    at: u32,
    key: u32,
    /// Where the forms of the key are told.
    place: u32,
}

/// The forms that may begin in a text, by where; `numbers` are those of its words, and of nothing behind the last.
pub(super) fn gather(starts: &Starts, words: &Words, numbers: &[u32]) -> Vec<May> {
    if starts.is_empty() {
        return vec![];
    }
    let mut pairs = vec![];
    for begin in (0..words.len()).step_by(TOGETHER) {
        let end = words.len().min(begin + TOGETHER);
        push_pairs(starts, words, numbers, begin..end, &mut pairs);
    }
    keep_known(starts, &mut pairs);
    let mut all = vec![];
    for Pair { at, place, .. } in pairs {
        let around = Around::of(numbers, at as usize);
        let met = starts.allowed(place, &around);
        all.extend(met.filter_map(|Met { form, before }| {
            let at = at.checked_sub(before)?;
            Some(May { at, form })
        }));
    }
    // Almost in order: a form may be met some words behind its first.
    all.sort_by_key(|may| may.at);
    all
}

/// Words looked at together.
const TOGETHER: usize = 64;

/// Adds the pairs that the words of `places` make with the next one or with any, each also as a number.
fn push_pairs(
    starts: &Starts,
    words: &Words,
    numbers: &[u32],
    places: Range<usize>,
    pairs: &mut Vec<Pair>,
) {
    let (openers, count) = openers(starts, words, numbers, places);
    for at in &openers[..count] {
        let here = numbers[*at as usize];
        let number = words.is_number(*at as usize).then_some(NUMBER as u32);
        for first in [Some(here), number].into_iter().flatten() {
            let seconds = seconds(starts, first, numbers[*at as usize + 1]);
            pairs.extend(seconds.map(|second| Pair {
                at: *at,
                key: key(first, second),
                place: 0,
            }));
        }
    }
}

/// What `first` may make a pair with where `next` follows.
fn seconds(starts: &Starts, first: u32, next: u32) -> impl Iterator<Item = u32> {
    let paired = starts.may_hold(key(first, next)).then_some(next);
    let alone = starts.is_alone(first).then_some(ANY as u32);
    paired.into_iter().chain(alone)
}

/// The words of `places` that may make a pair, and how many these are.
///
/// Most make none, but which ones no processor can guess: each is written down, and then most are written over.
#[inline]
fn openers(
    starts: &Starts,
    words: &Words,
    numbers: &[u32],
    places: Range<usize>,
) -> ([u32; TOGETHER], usize) {
    let (mut openers, mut count) = ([0; TOGETHER], 0);
    for at in places {
        let (first, second) = (numbers[at], numbers[at + 1]);
        let paired = starts.may_hold(key(first, second));
        openers[count] = at as u32;
        count += usize::from(paired | starts.is_alone(first) | words.is_number(at));
    }
    (openers, count)
}

/// Leaves the pairs at which a form is met, and says where these are told.
fn keep_known(starts: &Starts, pairs: &mut Vec<Pair>) {
    for pair in pairs.iter_mut() {
        pair.place = starts.place(pair.key);
    }
    let mut count = 0;
    for nth in 0..pairs.len() {
        let pair = pairs[nth];
        let (place, holds) = starts.stretch(pair.key, pair.place);
        pairs[count] = Pair { place, ..pair };
        count += usize::from(holds);
    }
    pairs.truncate(count);
}
