//! Denials: whether a text denies what a hit says.

use std::ops::Range;

use crate::text::Text;

use super::facts::{ADVERB, AFFIRMS, DENIES, FINDS, OWNS, REPORTS};
use super::matching::Hit;
use super::voice::Place;

/// Words before a hit in which a denial reaches it.
const DENIAL_REACH: usize = 3;
/// The same where nothing was found or shown: "no evidence of a cover-up".
const FINDING_REACH: usize = 6;

/// Whether a word before the hit denies it, in its sentence and behind the last quotation.
///
/// A verb that is denied does not deny what its object is called: "did not stop the thugs".
pub(super) fn is_denied(place: &Place, hit: &Hit) -> bool {
    let at = hit.tokens.start;
    let begins = place
        .words
        .sentence(at)
        .start
        .max(behind_quotation(place.text, at));
    let first = at.saturating_sub(FINDING_REACH).max(begins);
    let denied = (first..at).rev().find(|i| denies(place, begins, *i));
    denied.is_some_and(|i| reaches(place, i, at))
}

/// Whether word `i` denies, alone or with the one before it.
fn denies(place: &Place, begins: usize, i: usize) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let pair = || i > begins && PAIRS.contains(&(form(i - 1), form(i)));
    place.words.has(i, DENIES) || pair() && !points(place, i + 1)
}

/// Words that deny together.
const PAIRS: [(&str, &str); 2] = [("anything", "but"), ("far", "from")];

/// Whether the denial at word `denial` reaches the hit at word `at`.
fn reaches(place: &Place, denial: usize, at: usize) -> bool {
    let words = place.words;
    if words.has(denial + 1, AFFIRMS) {
        return false;
    }
    let is_near = at - denial <= DENIAL_REACH && !is_object(place, denial + 1..at + 1);
    words.has(denial + 1, FINDS) || is_near
}

/// Whether the last of these words, which stand behind a denial, is what a denied verb or a preposition is about: a
/// word that points to something known stands before it, and no form of "be" or adverb alone before that.
fn is_object(place: &Place, behind: Range<usize>) -> bool {
    let form = |i: usize| place.text.tokens.form(i);
    let links = |i: usize| BEING.contains(&form(i)) || place.words.has(i, ADVERB);
    let calls = |i: usize| place.words.has(i, REPORTS);
    let mut later = behind.clone().skip(1);
    later
        .find(|i| points(place, *i))
        .is_some_and(|i| !links(i - 1) && !(behind.start..i).any(calls))
}

/// Whether word `i` points to something known.
fn points(place: &Place, i: usize) -> bool {
    place.words.has(i, OWNS) || POINTING.contains(&place.text.tokens.form(i))
}

const POINTING: [&str; 12] = [
    "her", "his", "its", "my", "our", "that", "the", "their", "these", "this", "those", "your",
];
const BEING: [&str; 8] = ["are", "be", "become", "been", "being", "is", "was", "were"];

/// The first token behind the last quotation before token `at`, which stands in none.
fn behind_quotation(text: &Text, at: usize) -> usize {
    let start = text.tokens.span(at).start;
    let begun = text
        .quotes
        .partition_point(|quote| quote.span.start < start);
    let last = text.quotes[..begun].iter().rfind(|quote| quote.depth == 0);
    last.map_or(0, |quote| text.tokens.at_or_after(quote.span.end))
}
