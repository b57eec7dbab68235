//! Context: whose voice a hit is in, and what weight that leaves it.

use crate::span::Span;
use crate::text::{Quote, Text, is_reporting};

use super::lexicon::{CategoryClass, EntryId, Lexicon};
use super::matching::Hit;
use super::names::is_name;

/// An entry at a place, in its setting.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Which entry.
    pub entry: EntryId,
    /// Where, in the body.
    pub span: Span,
    /// Whose voice it is.
    pub setting: Setting,
    /// The weight that is left in this setting: the entry's own times the setting's share.
    pub weight: f64,
}

/// Whose voice, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    /// The writer's own.
    Own,
    /// Inside a quotation: the speaker's.
    Quoted,
    /// One to three words in quotation marks with no speaker: the writer's own, at arm's length.
    Scare,
    /// Told as what someone said or thought.
    Attributed,
    /// Denied: "no disaster".
    Negated,
    /// In the headline.
    Title,
    /// In what is no part of the article.
    Boilerplate,
}

impl Setting {
    /// The share of an entry's weight that counts here.
    pub const fn share(self) -> f64 {
        match self {
            Self::Own => 1.0,
            Self::Quoted => 0.2,
            Self::Scare => 1.25,
            Self::Attributed => 0.5,
            Self::Negated => 0.25,
            Self::Title => 1.5,
            Self::Boilerplate => 0.0,
        }
    }
}

/// Words in quotation marks that may be scare quotes; more are speech.
const SCARE_WORDS: usize = 3;

/// The findings that `hits` make, in order. Hits inside names are none.
pub fn findings(body: &str, text: &Text, lexicon: &Lexicon, hits: &[Hit]) -> Vec<Finding> {
    hits.iter()
        .filter(|hit| !is_name(body, text, &hit.tokens))
        .map(|hit| finding(body, text, lexicon, hit))
        .collect()
}

fn finding(body: &str, text: &Text, lexicon: &Lexicon, hit: &Hit) -> Finding {
    let entry = lexicon.entry(hit.entry);
    let span = text.tokens.cover(hit.tokens.clone());
    let class = lexicon.category_of(entry).class;
    let setting = setting(body, text, hit, span, class);
    Finding {
        entry: hit.entry,
        span,
        setting,
        weight: f64::from(entry.weight) * setting.share(),
    }
}

fn setting(body: &str, text: &Text, hit: &Hit, span: Span, class: CategoryClass) -> Setting {
    if text.is_boilerplate(span) {
        return Setting::Boilerplate;
    }
    if let Some(quote) = text.quote_around(span) {
        return in_quotation(body, text, quote);
    }
    if text.title.contains(&hit.tokens.start) {
        return Setting::Title;
    }
    if class == CategoryClass::Framing && is_negated(text, hit) {
        return Setting::Negated;
    }
    if class == CategoryClass::Framing && is_attributed(body, text, hit, span) {
        return Setting::Attributed;
    }
    Setting::Own
}

fn in_quotation(body: &str, text: &Text, quote: &Quote) -> Setting {
    let words = text.tokens.within(quote.inner).len();
    if words <= SCARE_WORDS && text.speaker(body, quote).is_none() {
        Setting::Scare
    } else {
        Setting::Quoted
    }
}

/// Words before a hit in which a denial reaches it.
const DENIAL_REACH: usize = 3;

fn is_negated(text: &Text, hit: &Hit) -> bool {
    const DENIALS: [&str; 18] = [
        "aren't", "can't", "cannot", "didn't", "doesn't", "hardly", "isn't", "neither", "never",
        "no", "nor", "not", "nothing", "wasn't", "weren't", "without", "won't", "wouldn't",
    ];
    let sentence = text.sentence_at(text.tokens.span(hit.tokens.start).start);
    let begins = sentence.map_or(0, |sentence| text.tokens.within(sentence).start);
    let first = hit.tokens.start.saturating_sub(DENIAL_REACH).max(begins);
    let denied = (first..hit.tokens.start)
        .rev()
        .find(|i| DENIALS.contains(&text.tokens.form(*i)));
    // "Not only" and "no less" affirm.
    denied.is_some_and(|i| {
        !matches!(
            text.tokens.form(i + 1),
            "only" | "just" | "merely" | "less" | "longer"
        )
    })
}

/// Whether the sentence tells the hit as someone's words: "the senator called it reckless", "…, she said".
fn is_attributed(body: &str, text: &Text, hit: &Hit, span: Span) -> bool {
    let Some(sentence) = text.sentence_at(span.start) else {
        return false;
    };
    let words = text.tokens.within(sentence);
    let before = clause_start(body, text, words.start, hit.tokens.start);
    let introduced = (before..hit.tokens.start).any(|i| reports(text, i));
    introduced || closing_attribution(body, text, hit.tokens.end, words.end)
}

/// Reporting words that hand the rest of the clause to someone else.
fn reports(text: &Text, i: usize) -> bool {
    is_reporting(text.tokens.form(i))
}

/// The first word behind the last mark before `hit` that ends what a reporting verb governs.
fn clause_start(body: &str, text: &Text, first: usize, hit: usize) -> usize {
    let ends = |i: &usize| {
        let gap = Span::new(text.tokens.span(*i).end, text.tokens.span(*i + 1).start).of(body);
        gap.contains([';', ':', '—', '–'])
            || (gap.starts_with(',')
                && matches!(
                    text.tokens.form(*i + 1),
                    "but" | "and" | "while" | "as" | "which" | "who"
                ))
    };
    (first..hit).rev().find(ends).map_or(first, |i| i + 1)
}

/// Whether the sentence ends with ", X said": a comma, then a reporting verb among the last few words.
fn closing_attribution(body: &str, text: &Text, hit_end: usize, end: usize) -> bool {
    const TAIL: usize = 8;
    let first = end.saturating_sub(TAIL).max(hit_end);
    (first..end).any(|i| {
        let after_comma = (i.saturating_sub(5).max(hit_end)..=i).any(|j| {
            j > 0 && body[text.tokens.span(j - 1).end..text.tokens.span(j).start].starts_with(',')
        });
        matches!(
            text.tokens.form(i),
            "said"
                | "says"
                | "according"
                | "told"
                | "wrote"
                | "added"
                | "argued"
                | "argues"
                | "warned"
                | "claimed"
        ) && after_comma
    })
}
