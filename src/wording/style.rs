//! Style: what can be counted in a sentence without any lexicon.

use std::ops::Range;

use crate::span::Span;
use crate::text::Text;

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
}

/// More of one kind than this counts no more.
const MOST: usize = 3;
/// The same for figures, which come in rows.
const MOST_FIGURES: usize = 4;

impl Style {
    /// The counts in the order of the coefficients.
    pub(super) fn counts(&self) -> [f64; 9] {
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
        ]
    }
}

/// The style of the sentence at `span`, which holds `words`.
pub(super) fn style(body: &str, text: &Text, span: Span, words: Range<usize>) -> Style {
    let mut style = Style::default();
    for i in words {
        if text.quote_around(text.tokens.span(i)).is_none() {
            count(&mut style, text.tokens.form(i));
        }
    }
    let own = |mark: char| {
        span.of(body).match_indices(mark).any(|(at, _)| {
            let at = span.start + at;
            text.quote_around(Span::new(at, at + mark.len_utf8()))
                .is_none()
        })
    };
    style.exclamation = own('!');
    style.question = own('?');
    style.parentheses = own('(');
    style
}

fn count(style: &mut Style, word: &str) {
    style.reporting += usize::from(REPORTING.contains(&word));
    style.figures +=
        usize::from(word.starts_with(|c: char| c.is_ascii_digit()) || CALENDAR.contains(&word));
    style.degree += usize::from(DEGREE.contains(&word));
    style.contrast += usize::from(CONTRAST.contains(&word));
    style.adverbs += usize::from(is_adverb(word));
    style.isms += usize::from(is_ism(word));
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
    word.len() > 4 && word.ends_with("ly") && !NOT.contains(&word)
}

fn is_ism(word: &str) -> bool {
    ["ism", "isms", "ist", "ists", "istic"]
        .iter()
        .any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
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
        };
        assert_eq!(style, expected);
    }
}
