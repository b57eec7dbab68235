//! Voice: whose words a hit is part of.

use crate::span::Span;
use crate::text::{Quote, Text};

use super::attributed::is_attributed;
use super::context::Setting;
use super::entry::CategoryClass;
use super::facts::{AFFIRMS, DENIES, FINDS};
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
        return in_quotation(place.body, text, quote);
    }
    if text.title.contains(&hit.tokens.start) {
        return Setting::Title;
    }
    if class == CategoryClass::Framing && is_negated(place, hit) {
        return Setting::Negated;
    }
    if class == CategoryClass::Framing && is_attributed(place, &hit.tokens) {
        return Setting::Attributed;
    }
    Setting::Own
}

fn in_quotation(body: &str, text: &Text, quote: &Quote) -> Setting {
    let words = text.tokens.within(quote.inner).len();
    if words <= SCARE_WORDS && !text.is_speech(body, quote) {
        Setting::Scare
    } else {
        Setting::Quoted
    }
}

/// Words before a hit in which a denial reaches it.
const DENIAL_REACH: usize = 3;
/// The same where nothing was found or shown: "no evidence of a cover-up".
const FINDING_REACH: usize = 6;

/// Whether a word before the hit denies it, in its sentence and behind the last quotation.
fn is_negated(place: &Place, hit: &Hit) -> bool {
    let words = place.words;
    let at = hit.tokens.start;
    let begins = words
        .sentence(at)
        .start
        .max(behind_quotation(place.text, at));
    let first = at.saturating_sub(FINDING_REACH).max(begins);
    let denied = (first..at).rev().find(|i| words.has(*i, DENIES));
    denied.is_some_and(|i| {
        let near = at - i <= DENIAL_REACH;
        !words.has(i + 1, AFFIRMS) && (near || words.has(i + 1, FINDS))
    })
}

/// The first token behind the last quotation before token `at`, which stands in none.
fn behind_quotation(text: &Text, at: usize) -> usize {
    let start = text.tokens.span(at).start;
    let begun = text
        .quotes
        .partition_point(|quote| quote.span.start < start);
    let last = text.quotes[..begun].iter().rfind(|quote| quote.depth == 0);
    last.map_or(0, |quote| text.tokens.at_or_after(quote.span.end))
}
