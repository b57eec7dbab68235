//! Names: a loaded word inside one says nothing about the writer (Radical Party, Critical Role, Ben Savage).

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use crate::span::Span;
use crate::text::{Text, is_reporting};

use super::facts::OWNS;
use super::voice::Place;

/// The names of a text.
pub(super) struct Names<'t> {
    place: &'t Place<'t>,
    /// The hashes of words that stand behind another in a name, told once anyone asks.
    introduced: OnceCell<HashSet<u64>>,
}

impl<'t> Names<'t> {
    pub(super) fn of(place: &'t Place<'t>) -> Self {
        Self {
            place,
            introduced: OnceCell::new(),
        }
    }

    /// Whether the words of `range` are part of a name: all written with capitals, beside another word that is; or
    /// one of a row of such words; or a word that is known from a name elsewhere in the text.
    ///
    /// The first word of a sentence has its capital anyway. It is no name beside which another stands, and a name
    /// itself only where it is known from one and a verb follows. Headlines that capitalise most words tell
    /// nothing, so no name is seen in them.
    pub(super) fn holds(&self, range: &Range<usize>) -> bool {
        let Place { body, text, .. } = *self.place;
        if !range.clone().all(|i| is_capital(body, text, i)) {
            return false;
        }
        let here = text.tokens.cover(range.clone());
        let Some(sentence) = text.sentence_at(here.start) else {
            return false;
        };
        let words = text.tokens.within(sentence);
        if range.len() == 1 && is_in_row(self.place, &words, range.start) {
            return true;
        }
        !is_title_case(body, text, &words)
            && (is_in_name(body, text, &words, range)
                || is_of_kin(text, &words, range)
                || self.is_known(&words, range))
    }

    /// Whether a single word is known from a name, and used as one.
    fn is_known(&self, words: &Range<usize>, range: &Range<usize>) -> bool {
        let at = range.start;
        let is_used = || at > words.start || acts(self.place, at);
        range.len() == 1
            && is_used()
            && !is_in_capitals(self.place, at)
            && self.introduced().contains(&self.place.words.hashes()[at])
    }

    fn introduced(&self) -> &HashSet<u64> {
        let Place { body, text, words } = *self.place;
        self.introduced.get_or_init(|| {
            let told = words
                .sentences()
                .iter()
                .filter(|words| !is_title_case(body, text, words));
            let seconds = told.flat_map(|words| words.clone().skip(1));
            let named =
                seconds.filter(|i| !is_in_capitals(self.place, *i) && follows_name(body, text, *i));
            named.map(|i| words.hashes()[i]).collect()
        })
    }
}

/// Whether words with capitals stand beside another in the middle of a sentence, or behind its first one.
fn is_in_name(body: &str, text: &Text, words: &Range<usize>, range: &Range<usize>) -> bool {
    let first = range.start == words.start;
    let before = !first && follows_name(body, text, range.start);
    let several = range.len() > 1;
    let after =
        (several || !first) && range.end < words.end && are_joined(body, text, range.end - 1);
    before || after
}

/// Whether words within a sentence are the name of a family: "the Crook family".
fn is_of_kin(text: &Text, words: &Range<usize>, range: &Range<usize>) -> bool {
    const KIN: [&str; 9] = [
        "brothers",
        "clan",
        "dynasty",
        "families",
        "family",
        "household",
        "siblings",
        "sisters",
        "twins",
    ];
    let behind = range.end < words.end && KIN.contains(&text.tokens.form(range.end));
    behind && range.start > words.start
}

/// Whether word `i` and the one before it are joined and begin with capitals, the one before not merely as the
/// first word of a sentence.
fn follows_name(body: &str, text: &Text, i: usize) -> bool {
    let before = i - 1;
    are_joined(body, text, before) && !OPENERS.contains(&text.tokens.form(before))
}

/// Whether word `i` and the next are written with capitals and parted by a space or hyphen only.
fn are_joined(body: &str, text: &Text, i: usize) -> bool {
    let between = Span::new(text.tokens.span(i).end, text.tokens.span(i + 1).start);
    is_capital(body, text, i)
        && is_capital(body, text, i + 1)
        && matches!(between.of(body), " " | "-" | "\u{A0}")
}

/// Whether word `at` is one of three or more with capitals that commas part: "Savage, Crook, Stark".
fn is_in_row(place: &Place, words: &Range<usize>, at: usize) -> bool {
    let parted = |i: usize| {
        matches!(place.gap(i).trim(), "," | ";")
            && is_capital(place.body, place.text, i)
            && is_capital(place.body, place.text, i + 1)
    };
    let before = (words.start..at)
        .rev()
        .take_while(|i| parted(*i))
        .take(2)
        .count();
    let behind = at..words.end.saturating_sub(1);
    let behind = behind.take_while(|i| parted(*i)).take(2).count();
    before + behind >= 2
}

/// Whether a verb, or a comma or "'s" as behind a name, follows word `i`.
fn acts(place: &Place, i: usize) -> bool {
    if place.words.has(i, OWNS) {
        return true;
    }
    let next = i + 1;
    if next >= place.text.tokens.len() {
        return false;
    }
    let form = place.text.tokens.form(next);
    place.gap(i).starts_with(',')
        || is_reporting(form)
        || ACTING.contains(&form)
        || form.len() > 3 && form.ends_with("ed")
}

/// Whether a word of several letters is written in capitals alone, as for emphasis.
fn is_in_capitals(place: &Place, i: usize) -> bool {
    let word = place.text.tokens.span(i).of(place.body);
    word.len() > 1 && !word.contains(char::is_lowercase)
}

/// Words that begin a sentence and no name.
const OPENERS: [&str; 46] = [
    "a", "after", "all", "an", "and", "any", "as", "at", "but", "by", "each", "every", "few",
    "for", "from", "her", "his", "how", "if", "in", "its", "like", "many", "more", "most", "my",
    "no", "not", "of", "on", "other", "our", "so", "some", "such", "that", "the", "their", "these",
    "this", "those", "to", "what", "with", "yet", "your",
];

/// Verbs of what persons do, and words before verbs.
pub(super) const ACTING: [&str; 44] = [
    "also", "beat", "became", "began", "came", "can", "could", "did", "does", "fell", "felt",
    "gave", "got", "had", "has", "held", "is", "kept", "knew", "later", "led", "left", "lost",
    "made", "may", "met", "must", "never", "now", "ran", "rose", "sat", "saw", "should", "spoke",
    "stood", "struck", "then", "took", "was", "went", "will", "won", "would",
];

/// Whether most words of a sentence begin with a capital, as headlines have it: small words apart, and with no full stop.
pub(super) fn is_title_case(body: &str, text: &Text, words: &Range<usize>) -> bool {
    let telling: Vec<_> = words
        .clone()
        .filter(|i| !SMALL.contains(&text.tokens.form(*i)))
        .collect();
    let capitals = telling
        .iter()
        .filter(|i| is_capital(body, text, **i))
        .count();
    telling.len() >= 2
        && capitals * 10 >= telling.len() * 7
        && !ends_in_full_stop(body, text, words)
}

/// Words that headlines leave small.
const SMALL: [&str; 24] = [
    "a", "after", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "of",
    "on", "or", "over", "the", "to", "up", "vs", "was", "what", "with",
];

fn ends_in_full_stop(body: &str, text: &Text, words: &Range<usize>) -> bool {
    let Some(last) = words.clone().next_back() else {
        return false;
    };
    let behind = &body[text.tokens.span(last).end..];
    behind.starts_with('.')
}

fn is_capital(body: &str, text: &Text, i: usize) -> bool {
    text.tokens.span(i).of(body).starts_with(char::is_uppercase)
}
