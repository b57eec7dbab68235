//! Context: whose voice a hit is in, and what weight that leaves it.

use std::ops::Range;

use crate::span::Span;
use crate::text::{Quote, Text, is_reporting};

use super::entry::{CategoryClass, EntryId};
use super::lexicon::Lexicon;
use super::matching::Hit;
use super::names::is_name;
use super::severity::Severity;

/// An entry at a place, in its setting.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Which entry.
    pub entry: EntryId,
    /// Where, in the body.
    pub span: Span,
    /// Whose voice it is.
    pub setting: Setting,
    /// The weight that is left in this setting: the product of all its evidence.
    pub weight: f64,
    /// How gravely it is taken.
    pub severity: Severity,
    /// Why it weighs so much: the entry's own weight first, then what its surroundings multiply it by.
    pub evidence: Vec<Evidence>,
}

/// One reason for a weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// What was seen.
    pub what: &'static str,
    /// What it multiplies the weight by.
    pub factor: f64,
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
            Self::Quoted => 0.1,
            Self::Scare => 1.25,
            Self::Attributed => 0.5,
            Self::Negated => 0.25,
            Self::Title => 1.5,
            Self::Boilerplate => 0.0,
        }
    }

    /// What speaks for another share than all of it.
    fn evidence(self) -> Option<Evidence> {
        let what = match self {
            Self::Own => return None,
            Self::Quoted => "inside a quotation: the speaker's words",
            Self::Scare => "set apart in quotation marks with no speaker",
            Self::Attributed => "told as what someone said",
            Self::Negated => "denied",
            Self::Title => "in the headline",
            Self::Boilerplate => "no part of the article",
        };
        let factor = self.share();
        Some(Evidence { what, factor })
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
    let category = lexicon.category_of(lexicon.entry(hit.entry));
    let core = core(text, hit.tokens.clone());
    let span = text.tokens.cover(core.clone());
    let class = category.class;
    let setting = setting(body, text, hit, span, class);
    let mut evidence = vec![Evidence {
        what: "the entry's weight",
        factor: lexicon.weight(hit.entry),
    }];
    evidence.extend((category.trust < 1.0).then_some(Evidence {
        what: "how far careful readers agree on its category",
        factor: category.trust,
    }));
    evidence.extend(phrase(core.len()));
    evidence.extend(setting.evidence());
    evidence.extend(beside(text, hit, class));
    let weight = evidence.iter().map(|piece| piece.factor).product();
    Finding {
        entry: hit.entry,
        span,
        setting,
        weight,
        severity: lexicon.severity(hit.entry, weight),
        evidence,
    }
}

/// What the length of a hit makes of it: readers who agree on a word agree less on each word of a phrase.
fn phrase(words: usize) -> Option<Evidence> {
    let factor = match words {
        0 | 1 => return None,
        2 => 0.7,
        _ => 0.5,
    };
    let what = "spread over several words";
    Some(Evidence { what, factor })
}

/// The words of a hit that carry it: small words at its ends only pin the use down ("slammed the", "a regime").
///
/// A hit made of small words alone is kept whole.
fn core(text: &Text, hit: Range<usize>) -> Range<usize> {
    const LEADING: [&str; 9] = [
        "a", "an", "her", "his", "its", "our", "the", "their", "this",
    ];
    const TRAILING: [&str; 39] = [
        "a", "about", "against", "an", "and", "are", "as", "at", "be", "by", "for", "from", "he",
        "her", "him", "his", "how", "in", "into", "is", "it", "its", "of", "on", "over", "she",
        "that", "the", "their", "them", "there", "these", "they", "this", "to", "was", "were",
        "what", "with",
    ];
    let small = |i: usize| {
        let form = text.tokens.form(i);
        TRAILING.contains(&form) || LEADING.contains(&form)
    };
    if hit.clone().all(small) {
        return hit;
    }
    let last = hit
        .clone()
        .rev()
        .find(|i| !TRAILING.contains(&text.tokens.form(*i)));
    let first = hit
        .clone()
        .find(|i| !LEADING.contains(&text.tokens.form(*i)));
    let (first, last) = (first.unwrap_or(hit.start), last.unwrap_or(hit.end - 1));
    if first <= last { first..last + 1 } else { hit }
}

/// What the words right beside a hit make of it.
fn beside(text: &Text, hit: &Hit, class: CategoryClass) -> Option<Evidence> {
    const INTENSIFIERS: [&str; 14] = [
        "absolutely",
        "completely",
        "deeply",
        "downright",
        "extremely",
        "highly",
        "increasingly",
        "incredibly",
        "profoundly",
        "so",
        "totally",
        "truly",
        "utterly",
        "very",
    ];
    let before = hit.tokens.start.checked_sub(1)?;
    let before = text.tokens.form(before);
    if INTENSIFIERS.contains(&before) {
        return Some(Evidence {
            what: "made stronger by the word before it",
            factor: 1.2,
        });
    }
    let compares = matches!(before, "more" | "less" | "as") && class == CategoryClass::Framing;
    (compares && is_compared(text, hit.tokens.end)).then_some(Evidence {
        what: "compared with something else",
        factor: 0.7,
    })
}

/// Whether a comparison is completed within a few words: "less brutal than the last".
fn is_compared(text: &Text, end: usize) -> bool {
    const REACH: usize = 4;
    (end..text.tokens.len().min(end + REACH)).any(|i| matches!(text.tokens.form(i), "than" | "as"))
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
/// The same where nothing was found or shown: "no evidence of a cover-up".
const FINDING_REACH: usize = 6;

fn is_negated(text: &Text, hit: &Hit) -> bool {
    const DENIALS: [&str; 18] = [
        "aren't", "can't", "cannot", "didn't", "doesn't", "hardly", "isn't", "neither", "never",
        "no", "nor", "not", "nothing", "wasn't", "weren't", "without", "won't", "wouldn't",
    ];
    let sentence = text.sentence_at(text.tokens.span(hit.tokens.start).start);
    let begins = sentence.map_or(0, |sentence| text.tokens.within(sentence).start);
    let first = hit.tokens.start.saturating_sub(FINDING_REACH).max(begins);
    let denied = (first..hit.tokens.start)
        .rev()
        .find(|i| DENIALS.contains(&text.tokens.form(*i)));
    denied.is_some_and(|i| {
        let next = text.tokens.form(i + 1);
        let near = hit.tokens.start - i <= DENIAL_REACH;
        !affirms(next) && (near || is_of_finding(next))
    })
}

/// Words that turn a denial round: "not only", "no less".
fn affirms(next: &str) -> bool {
    matches!(next, "only" | "just" | "merely" | "less" | "longer")
}

/// Words by which a denial reaches further.
fn is_of_finding(next: &str) -> bool {
    matches!(
        next,
        "evidence" | "find" | "found" | "indication" | "proof" | "show" | "sign" | "suggest"
    )
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
