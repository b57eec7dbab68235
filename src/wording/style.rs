//! Style: what can be counted in a sentence without any lexicon.

use std::ops::Range;
use std::sync::OnceLock;

use crate::span::Span;
use crate::text::Text;
use crate::text::hash;

/// Counts of one sentence, outside its quotations; each is capped, for the tenth adverb says no more.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Style {
    exclamation: bool,
    question: bool,
    parentheses: bool,
    reporting: usize,
    figures: usize,
    isms: usize,
    degree: usize,
    adverbs: usize,
    contrast: usize,
    judging: usize,
    quotations: usize,
}

/// More of one kind than this counts no more.
const MOST: usize = 3;
/// The same for figures, which come in rows.
const MOST_FIGURES: usize = 4;

impl Style {
    /// The counts in the order of the coefficients.
    pub(super) fn counts(&self) -> [f64; 11] {
        let mark = |there: bool| if there { 1.0 } else { 0.0 };
        let count = |of: usize| of.min(MOST) as f64;
        [
            mark(self.exclamation),
            mark(self.question),
            mark(self.parentheses),
            count(self.reporting),
            self.figures.min(MOST_FIGURES) as f64,
            count(self.isms),
            count(self.degree),
            count(self.adverbs),
            count(self.contrast),
            count(self.judging),
            count(self.quotations),
        ]
    }
}

/// The style of the sentence at `span`, which holds `words`.
pub(super) fn style(body: &str, text: &Text, span: Span, words: Range<usize>) -> Style {
    let mut style = Style::default();
    let quoted = |i: usize| text.quote_around(text.tokens.span(i)).is_some();
    for i in words {
        if text.quotes.is_empty() || !quoted(i) {
            count(&mut style, text.tokens.form(i), text.tokens.hashes()[i]);
        }
    }
    let own = |mark: char| {
        span.of(body).match_indices(mark).any(|(at, _)| {
            let at = span.start + at;
            text.quote_around(Span::new(at, at + mark.len_utf8()))
                .is_none()
        })
    };
    style.quotations = quotations(text, span);
    style.exclamation = own('!');
    style.question = own('?');
    style.parentheses = own('(');
    style
}

fn count(style: &mut Style, word: &str, hash: u64) {
    match kind(hash) {
        Some(Kind::Reporting) => style.reporting += 1,
        Some(Kind::Calendar) => style.figures += 1,
        Some(Kind::Degree) => style.degree += 1,
        Some(Kind::Contrast) => style.contrast += 1,
        None => style.figures += usize::from(word.starts_with(|c: char| c.is_ascii_digit())),
    }
    style.adverbs += usize::from(is_adverb(word));
    style.isms += usize::from(is_ism(word));
    style.judging += usize::from(is_judging(word));
}

/// Quotations that begin in the sentence, or that it begins in.
fn quotations(text: &Text, span: Span) -> usize {
    let begun = text
        .quotes
        .partition_point(|quote| quote.span.start < span.end);
    // Outermost quotations are apart from one another, so the count ends at the first one before the sentence.
    let outermost = text.quotes[..begun].iter().rev();
    outermost
        .filter(|quote| quote.depth == 0)
        .take_while(|quote| quote.span.end > span.start)
        .count()
}

/// What a word of the lists below is counted as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Reporting,
    Calendar,
    Degree,
    Contrast,
}

/// The kind of the word of this hash: a look at one slot, or a few, of an open table twice the lists' size.
fn kind(hash: u64) -> Option<Kind> {
    static TABLE: OnceLock<Vec<Option<(u64, Kind)>>> = OnceLock::new();
    let slots = TABLE.get_or_init(slots);
    probe(hash)
        .map_while(|slot| slots[slot])
        .find(|(of, _)| *of == hash)
        .map(|(_, kind)| kind)
}

const SLOTS: usize = 256;

fn slots() -> Vec<Option<(u64, Kind)>> {
    let mut slots = vec![None; SLOTS];
    let lists: [(&[&str], Kind); 4] = [
        (&REPORTING, Kind::Reporting),
        (&CALENDAR, Kind::Calendar),
        (&DEGREE, Kind::Degree),
        (&CONTRAST, Kind::Contrast),
    ];
    for (words, kind) in lists {
        for word in words {
            let free = probe(hash(word)).find(|slot| slots[*slot].is_none());
            slots[free.expect("more slots than words")] = Some((hash(word), kind));
        }
    }
    slots
}

fn probe(hash: u64) -> impl Iterator<Item = usize> {
    let first = hash as usize % SLOTS;
    (first..SLOTS).chain(0..first)
}

const REPORTING: [&str; 14] = [
    "according",
    "added",
    "announced",
    "asked",
    "reported",
    "said",
    "say",
    "says",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "stated",
    "tells",
    "told",
];
const CALENDAR: [&str; 32] = [
    "april",
    "august",
    "billion",
    "december",
    "february",
    "friday",
    "january",
    "july",
    "june",
    "march",
    "million",
    "monday",
    "month",
    "november",
    "october",
    "percent",
    "saturday",
    "september",
    "sunday",
    "thursday",
    "today",
    "tomorrow",
    "tuesday",
    "wednesday",
    "week",
    "weeks",
    "year",
    "years",
    "yesterday",
    "months",
    "cent",
    "hours",
];
const DEGREE: [&str; 32] = [
    "absolutely",
    "actually",
    "all",
    "always",
    "completely",
    "deeply",
    "entirely",
    "even",
    "ever",
    "every",
    "far",
    "increasingly",
    "indeed",
    "just",
    "literally",
    "more",
    "most",
    "never",
    "only",
    "quite",
    "really",
    "simply",
    "so",
    "such",
    "too",
    "totally",
    "truly",
    "utterly",
    "very",
    "wholly",
    "hardly",
    "merely",
];
const CONTRAST: [&str; 14] = [
    "although",
    "because",
    "but",
    "despite",
    "however",
    "if",
    "instead",
    "meanwhile",
    "nevertheless",
    "rather",
    "though",
    "unless",
    "whether",
    "yet",
];

fn is_adverb(word: &str) -> bool {
    const NOT: [&str; 20] = [
        "ally",
        "apply",
        "assembly",
        "currently",
        "daily",
        "directly",
        "early",
        "family",
        "italy",
        "july",
        "likely",
        "monthly",
        "nearly",
        "only",
        "previously",
        "rally",
        "recently",
        "reply",
        "supply",
        "weekly",
    ];
    word.ends_with("ly") && word.len() > 4 && !NOT.contains(&word)
}

fn is_ism(word: &str) -> bool {
    ["ism", "isms", "ist", "ists", "istic"]
        .iter()
        .any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

/// Adjectives in endings that judge more often than they describe: "ruinous", "shameful", "heartless", "divisive".
fn is_judging(word: &str) -> bool {
    const NOT: [&str; 36] = [
        "active",
        "administrative",
        "alternative",
        "arrive",
        "believe",
        "campus",
        "careful",
        "caucus",
        "conservative",
        "consensus",
        "detective",
        "effective",
        "executive",
        "famous",
        "homeless",
        "incentive",
        "initiative",
        "legislative",
        "native",
        "negative",
        "objective",
        "peaceful",
        "perspective",
        "positive",
        "previous",
        "receive",
        "regardless",
        "relative",
        "religious",
        "representative",
        "serious",
        "successful",
        "survive",
        "unless",
        "useful",
        "various",
    ];
    let ends = ["ous", "ful", "less", "ive"]
        .iter()
        .any(|ending| word.ends_with(ending));
    ends && word.len() > 5 && !NOT.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_counted_outside_its_quotations() {
        let body = "But the truly odd socialist (60) said “Really? Never!” on Monday.";
        let text = Text::of(body);
        let all = Span::new(0, body.len());
        let style = style(body, &text, all, text.tokens.within(all));
        let expected = Style {
            exclamation: false,
            question: false,
            parentheses: true,
            reporting: 1,
            figures: 2,
            isms: 1,
            degree: 1,
            adverbs: 1,
            contrast: 1,
            judging: 0,
            quotations: 1,
        };
        assert_eq!(style, expected);
    }
}
