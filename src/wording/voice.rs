//! Voice: whose words a hit is part of.

use std::ops::Range;

use crate::span::Span;
use crate::text::{Quote, Text};

use super::attributed::is_attributed;
use super::context::Setting;
use super::denied::is_denied;
use super::entry::CategoryClass;
use super::matching::Hit;
use super::words::Words;

/// A text, as its hits are looked at.
pub(super) struct Place<'t> {
    pub(super) body: &'t str,
    pub(super) text: &'t Text,
    pub(super) words: &'t Words,
}

impl Place<'_> {
    /// What stands between word `i` and the next.
    pub(super) fn gap(&self, i: usize) -> &str {
        let tokens = &self.text.tokens;
        Span::new(tokens.span(i).end, tokens.span(i + 1).start).of(self.body)
    }
}

/// Words in quotation marks that may be scare quotes; more are speech.
const SCARE_WORDS: usize = 3;

/// The setting of a hit whose words stand at `span`.
pub(super) fn setting(place: &Place, hit: &Hit, span: Span, class: CategoryClass) -> Setting {
    let text = place.text;
    if text.is_boilerplate(span) {
        return Setting::Boilerplate;
    }
    if let Some(quote) = text.quote_around(span) {
        return in_quotation(place, quote);
    }
    if text.title.contains(&hit.tokens.start) {
        return Setting::Title;
    }
    if class == CategoryClass::Framing && is_denied(place, hit) {
        return Setting::Negated;
    }
    if class == CategoryClass::Framing && is_attributed(place, &hit.tokens) {
        return Setting::Attributed;
    }
    Setting::Own
}

fn in_quotation(place: &Place, quote: &Quote) -> Setting {
    let Place { body, text, .. } = *place;
    let words = text.tokens.within(quote.inner);
    if words.len() > SCARE_WORDS || text.is_speech(body, quote) || is_told_in_title(place, &words) {
        Setting::Quoted
    } else if is_mentioned(place, &words) || is_attributed(place, &words) {
        Setting::Attributed
    } else {
        Setting::Scare
    }
}

/// Whether words set apart in the headline are those of whoever it names: "Doctors' leader: reform is ‘madness’".
fn is_told_in_title(place: &Place, words: &Range<usize>) -> bool {
    const NAME: usize = 5;
    let title = &place.text.title;
    if !title.contains(&words.start) {
        return false;
    }
    let colon = |i: &usize| place.gap(*i).contains(':');
    let before = (title.start..words.start).find(colon);
    let behind = (words.end - 1..title.end - 1).rev().find(colon);
    let is_name = |named: Range<usize>| {
        let form = |i: usize| place.text.tokens.form(i);
        named.len() <= NAME && !named.into_iter().any(|i| HERALDS.contains(&form(i)))
    };
    before.is_some_and(|i| is_name(title.start..i + 1))
        || behind.is_some_and(|i| is_name(i + 1..title.end))
}

/// Whether words set apart are told of as words: "the term “alt left”".
fn is_mentioned(place: &Place, words: &Range<usize>) -> bool {
    const REACH: usize = 2;
    let sentence = place.words.sentence(words.start);
    let before = words.start.saturating_sub(REACH).max(sentence.start)..words.start;
    let mentions = |i: usize| MENTIONS.contains(&place.text.tokens.form(i));
    before.into_iter().any(mentions)
}

/// What stands before the colon of a headline and names nobody.
const HERALDS: [&str; 10] = [
    "analysis",
    "breaking",
    "comment",
    "editorial",
    "exclusive",
    "live",
    "opinion",
    "revealed",
    "video",
    "watch",
];

/// What words that are only told of are called.
const MENTIONS: [&str; 17] = [
    "definition",
    "description",
    "expression",
    "hashtag",
    "known",
    "label",
    "labels",
    "nickname",
    "nicknamed",
    "phrase",
    "phrases",
    "slogan",
    "slogans",
    "term",
    "terms",
    "word",
    "words",
];
