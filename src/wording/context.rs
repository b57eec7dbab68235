//! Context: whose voice a hit is in, and what weight that leaves it.

use std::ops::Range;

use crate::span::Span;
use crate::text::Text;

use super::entry::{CategoryClass, EntryId};
use super::facts::{COMPARES, LEADS, STRENGTHENS, THAN, TRAILS};
use super::lexicon::Lexicon;
use super::matching::Hit;
use super::names::Names;
use super::severity::Severity;
use super::voice::{Place, voice};
use super::words::Words;

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
    /// Whether it says less than happened, as a euphemism does.
    pub softens: bool,
    /// Why it weighs so much: the entry's own weight first, then what its surroundings multiply it by.
    pub evidence: Vec<Evidence>,
}

impl Finding {
    /// What it adds to an article's load: its weight as a whole, for a phrase loads no less than a word.
    pub fn load(&self) -> f64 {
        let spread = self.evidence.iter().find(|piece| piece.what == SPREAD);
        spread.map_or(self.weight, |piece| self.weight / piece.factor)
    }
}

/// What is said of a phrase: each of its words is less surely the loaded one.
const SPREAD: &str = "spread over several words";

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
    /// In the headline; where it tells the words as someone's or denies them, the evidence says so.
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

/// The findings that `hits` make, in order. Hits inside names are none.
pub fn findings(body: &str, text: &Text, lexicon: &Lexicon, hits: &[Hit]) -> Vec<Finding> {
    findings_among(body, text, &Words::of(text), lexicon, hits)
}

/// The same of a text whose `words` are known.
pub(super) fn findings_among(
    body: &str,
    text: &Text,
    words: &Words,
    lexicon: &Lexicon,
    hits: &[Hit],
) -> Vec<Finding> {
    let place = Place { body, text, words };
    let names = Names::of(&place);
    hits.iter()
        .filter(|hit| !names.holds(&hit.tokens))
        .map(|hit| finding(&place, lexicon, hit))
        .filter(|finding| finding.weight >= lexicon.least)
        .collect()
}

fn finding(place: &Place, lexicon: &Lexicon, hit: &Hit) -> Finding {
    let category = &lexicon.categories[lexicon.category_index(hit.entry)];
    let core = core(place.words, hit.tokens.clone());
    let span = place.text.tokens.cover(core.clone());
    let class = category.class;
    let voice = voice(place, hit, span, category);
    let mut evidence = Vec::with_capacity(MOST_EVIDENCE);
    evidence.push(Evidence {
        what: "the entry's weight",
        factor: lexicon.weight(hit.entry),
    });
    evidence.extend((category.trust() < 1.0).then_some(Evidence {
        what: "how far careful readers agree on its category",
        factor: category.trust(),
    }));
    evidence.extend(phrase(core.len()));
    evidence.extend(voice.setting.evidence());
    evidence.extend(voice.in_title.and_then(Setting::evidence));
    evidence.extend(beside(place.words, hit, class));
    let weight = evidence.iter().map(|piece| piece.factor).product();
    Finding {
        entry: hit.entry,
        span,
        setting: voice.setting,
        weight,
        severity: lexicon.severity(hit.entry, weight),
        softens: category.id == SOFTENING,
        evidence,
    }
}

/// The category of words that soften.
const SOFTENING: &str = "euphemism";

/// Factors that a weight may be made of.
const MOST_EVIDENCE: usize = 6;

/// What the length of a hit makes of it: readers who agree on a word agree less on each word of a phrase.
fn phrase(words: usize) -> Option<Evidence> {
    let factor = match words {
        0 | 1 => return None,
        2 => 0.7,
        _ => 0.5,
    };
    Some(Evidence {
        what: SPREAD,
        factor,
    })
}

/// The words of a hit that carry it: small words at its ends only pin the use down ("slammed the", "a regime").
///
/// A hit made of small words alone is kept whole.
fn core(words: &Words, hit: Range<usize>) -> Range<usize> {
    let all_small = hit.clone().all(|i| words.has(i, LEADS | TRAILS));
    if all_small {
        return hit;
    }
    let last = hit.clone().rev().find(|i| !words.has(*i, TRAILS));
    let first = hit.clone().find(|i| !words.has(*i, LEADS));
    let (first, last) = (first.unwrap_or(hit.start), last.unwrap_or(hit.end - 1));
    if first <= last { first..last + 1 } else { hit }
}

/// What the words right beside a hit make of it.
fn beside(words: &Words, hit: &Hit, class: CategoryClass) -> Option<Evidence> {
    let before = hit.tokens.start.checked_sub(1)?;
    if words.has(before, STRENGTHENS) {
        return Some(Evidence {
            what: "made stronger by the word before it",
            factor: 1.2,
        });
    }
    let compares = words.has(before, COMPARES) && class == CategoryClass::Framing;
    (compares && is_compared(words, hit.tokens.end)).then_some(Evidence {
        what: "compared with something else",
        factor: 0.7,
    })
}

/// Whether a comparison is completed within a few words: "less brutal than the last".
fn is_compared(words: &Words, end: usize) -> bool {
    const REACH: usize = 4;
    (end..words.len().min(end + REACH)).any(|i| words.has(i, THAN))
}
