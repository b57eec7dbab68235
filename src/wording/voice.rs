//! Voice: whose words a hit is part of.

use std::ops::Range;

use crate::span::Span;
use crate::text::{Quote, Text};

use super::attributed::is_attributed;
use super::context::Setting;
use super::denied::is_denied;
use super::entry::{Category, CategoryClass};
use super::headline;
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

/// Whose voice a hit is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Voice {
    pub(super) setting: Setting,
    /// What the headline does with words that stand in it: tells them as someone's, or denies them.
    pub(super) in_title: Option<Setting>,
}

/// The voice of a hit whose words stand at `span`.
pub(super) fn voice(place: &Place, hit: &Hit, span: Span, category: &Category) -> Voice {
    let text = place.text;
    let whole = |setting| Voice {
        setting,
        in_title: None,
    };
    if text.is_boilerplate(span) {
        return whole(Setting::Boilerplate);
    }
    if text.is_answer(span) {
        return whole(Setting::Quoted);
    }
    if let Some(quote) = text.quote_around(span) {
        return whole(in_quotation(place, quote));
    }
    let told = told(place, hit, category);
    if text.title.contains(&hit.tokens.start) {
        return Voice {
            setting: Setting::Title,
            in_title: told,
        };
    }
    whole(told.unwrap_or(Setting::Own))
}

/// Whether the words of a hit are denied, or told as someone's.
///
/// Whoever is told to say a thing says its forecasts, motives and hedges too; but how words are handed on, and to
/// whom they are credited, is always the writer's. What is taken for granted stays so where it is denied.
fn told(place: &Place, hit: &Hit, category: &Category) -> Option<Setting> {
    if category.class == CategoryClass::Framing && is_denied(place, hit) {
        return Some(Setting::Negated);
    }
    let is_telling = TELLING.contains(&category.id.as_str());
    let is_told = || is_attributed(place, &hit.tokens) || headline::is_told(place, &hit.tokens);
    (!is_telling && is_told()).then_some(Setting::Attributed)
}

/// Categories of words by which the writer tells who says a thing.
const TELLING: [&str; 2] = ["attribution-verb", "vague-attribution"];

fn in_quotation(place: &Place, quote: &Quote) -> Setting {
    let Place { body, text, .. } = *place;
    let words = text.tokens.within(quote.inner);
    let is_said = || text.is_speech(body, quote) || headline::is_quoted(place, &words);
    if words.len() > SCARE_WORDS || is_said() {
        Setting::Quoted
    } else if is_mentioned(place, &words) || is_attributed(place, &words) {
        Setting::Attributed
    } else {
        Setting::Scare
    }
}

/// Whether words set apart are told of as words: "the term “alt left”".
fn is_mentioned(place: &Place, words: &Range<usize>) -> bool {
    const REACH: usize = 2;
    let sentence = place.words.sentence(words.start);
    let before = words.start.saturating_sub(REACH).max(sentence.start)..words.start;
    let mentions = |i: usize| MENTIONS.contains(&place.text.tokens.form(i));
    before.into_iter().any(mentions)
}

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
