//! Clauses: where one ends, by the marks between words and the words that begin another.

use std::ops::Range;

use super::facts::{LEADS, REPORTS};
use super::names::ACTING;
use super::voice::Place;

/// The mark between a word and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pause {
    /// None that parts: a space, a hyphen, a quotation mark.
    None,
    Comma,
    /// A dash, which may set an aside apart.
    Dash,
    /// A bracket, of either kind.
    Bracket,
    Colon,
    /// What ends any clause: a semicolon.
    Stop,
}

/// The mark between word `i` and the next.
pub(super) fn pause(place: &Place, i: usize) -> Pause {
    let gap = place.gap(i);
    if gap == " " {
        return Pause::None;
    }
    let has = |marks: &[char]| gap.contains(marks);
    if has(&[';']) {
        Pause::Stop
    } else if has(&['(', ')', '[', ']']) {
        Pause::Bracket
    } else if has(&['—', '–']) || gap.trim() == "-" && gap.len() > 2 {
        Pause::Dash
    } else if has(&[':']) {
        Pause::Colon
    } else if has(&[',']) {
        Pause::Comma
    } else {
        Pause::None
    }
}

/// Whether the comma behind word `comma` parts what belongs together: two adjectives ("a cold, brutal man"), or
/// what one of `closers` ends ("a thug, a liar nor a crook").
pub(super) fn is_in_list(
    place: &Place,
    comma: usize,
    hit: &Range<usize>,
    closers: &[&str],
) -> bool {
    are_adjectives(place, comma, hit) || is_closed_list(place, comma, closers)
}

/// Whether the words on either side of a comma stand before one noun.
fn are_adjectives(place: &Place, comma: usize, hit: &Range<usize>) -> bool {
    let has_article = comma > 0 && place.words.has(comma - 1, LEADS);
    let ends = hit.end == place.words.len();
    let has_noun = !ends && place.gap(hit.end - 1) == " " && !is_small(place, hit.end);
    hit.start == comma + 1 && has_article && has_noun
}

/// Whether a conjunction stands a few words behind a comma, with no verb between.
fn is_closed_list(place: &Place, comma: usize, closers: &[&str]) -> bool {
    const ITEM: usize = 4;
    let behind = comma + 1..place.words.len().min(comma + 1 + ITEM);
    let form = |i: usize| place.text.tokens.form(i);
    let closer = behind.clone().find(|i| closers.contains(&form(*i)));
    closer.is_some_and(|closer| {
        let mut item = behind.start..closer;
        closer > behind.start && !item.any(|i| is_finite(place, i) || JOINING.contains(&form(i)))
    })
}

/// Whether word `i` is most likely a verb that a subject has before it.
pub(super) fn is_finite(place: &Place, i: usize) -> bool {
    let form = place.text.tokens.form(i);
    HELPING.contains(&form)
        || ACTING.contains(&form)
        || form.len() > 3 && form.ends_with("ed")
        || place.words.has(i, REPORTS) && !form.ends_with("ing")
}

/// Whether word `i` is no noun, adjective or verb.
fn is_small(place: &Place, i: usize) -> bool {
    let form = place.text.tokens.form(i);
    place.words.has(i, LEADS)
        || JOINING.contains(&form)
        || CUTTING.contains(&form)
        || HELPING.contains(&form)
        || PREPOSITIONS.contains(&form)
}

/// Words that begin what the writer adds of time or cause.
pub(super) const CUTTING: [&str; 16] = [
    "after",
    "ahead",
    "although",
    "amid",
    "as",
    "because",
    "before",
    "despite",
    "during",
    "following",
    "since",
    "though",
    "until",
    "when",
    "whereas",
    "while",
];
/// Words that join a clause of its own, or tell more of the word before.
pub(super) const JOINING: [&str; 10] = [
    "and", "but", "or", "that", "what", "where", "which", "who", "whom", "whose",
];
/// Words that begin a clause that tells more of a noun.
pub(super) const RELATING: [&str; 5] = ["where", "which", "who", "whom", "whose"];
/// Verbs that help another, or are one with a subject before them.
pub(super) const HELPING: [&str; 32] = [
    "am", "are", "aren't", "can", "can't", "cannot", "could", "couldn't", "did", "didn't", "do",
    "does", "doesn't", "don't", "had", "has", "hasn't", "have", "is", "isn't", "might", "must",
    "should", "was", "wasn't", "were", "weren't", "will", "won't", "would", "wouldn't", "shall",
];
pub(super) const BEING: [&str; 8] = ["are", "be", "become", "been", "being", "is", "was", "were"];
pub(super) const PREPOSITIONS: [&str; 16] = [
    "about", "against", "at", "behind", "by", "for", "from", "in", "into", "of", "on", "over",
    "to", "towards", "under", "with",
];
