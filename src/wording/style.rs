//! Style: what can be counted in a sentence without any lexicon.

use std::ops::Range;

use memchr::memchr3_iter;

use crate::span::Span;
use crate::text::Text;

use super::facts::{ADVERB, CALENDAR, CONTRAST, COUNTED, DEGREE, ISM, JUDGES, NUMERAL, TELLS};
use super::words::Words;

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
    /// Adds what [`LANES`] counted.
    fn add(&mut self, lanes: u64) {
        let counted = [
            &mut self.reporting,
            &mut self.figures,
            &mut self.isms,
            &mut self.degree,
            &mut self.adverbs,
            &mut self.contrast,
            &mut self.judging,
        ];
        for (count, more) in counted.into_iter().zip(lanes.to_le_bytes()) {
            *count += usize::from(more);
        }
    }

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

/// Words counted at a time: more would flow over from one byte into the next.
const MOST_COUNTED: usize = 255;

/// What each set of the facts that are counted adds to a count of eight bytes, in the order of [`Style::add`].
static LANES: [u64; 256] = {
    let kinds = [
        TELLS,
        CALENDAR | NUMERAL,
        ISM,
        DEGREE,
        ADVERB,
        CONTRAST,
        JUDGES,
    ];
    let mut lanes = [0; 256];
    let mut facts = 0;
    while facts < 256 {
        let mut kind = 0;
        while kind < kinds.len() {
            if facts & kinds[kind] != 0 {
                lanes[facts as usize] |= 1 << (8 * kind);
            }
            kind += 1;
        }
        facts += 1;
    }
    lanes
};

/// What is counted in the sentences of one text.
pub(super) struct Styles<'t> {
    body: &'t str,
    text: &'t Text,
    words: &'t Words,
    /// The words inside quotations, in order.
    quoted: Vec<Range<usize>>,
}

impl<'t> Styles<'t> {
    /// The styles of this text.
    pub(super) fn of(body: &'t str, text: &'t Text, words: &'t Words) -> Self {
        let outermost = text.quotes.iter().filter(|quote| quote.depth == 0);
        Self {
            body,
            text,
            words,
            quoted: outermost
                .map(|quote| text.tokens.within(quote.inner))
                .collect(),
        }
    }

    /// The style of the sentence at `span`, which holds the words of `range`.
    pub(super) fn style(&self, span: Span, range: Range<usize>) -> Style {
        let mut style = Style::default();
        let passed = self
            .quoted
            .partition_point(|quoted| quoted.end <= range.start);
        let mut at = range.start;
        for quoted in &self.quoted[passed..] {
            if quoted.start >= range.end {
                break;
            }
            self.count(at..quoted.start.max(at), &mut style);
            at = quoted.end;
        }
        self.count(at.min(range.end)..range.end, &mut style);
        self.mark(span, &mut style);
        style.quotations = quotations(self.text, span);
        style
    }

    fn count(&self, range: Range<usize>, style: &mut Style) {
        for some in self.words.facts(range).chunks(MOST_COUNTED) {
            let lanes = some.iter().map(|facts| LANES[(facts & COUNTED) as usize]);
            style.add(lanes.sum());
        }
    }

    /// Notes the marks that stand outside quotations.
    fn mark(&self, span: Span, style: &mut Style) {
        for at in memchr3_iter(b'!', b'?', b'(', span.of(self.body).as_bytes()) {
            let at = span.start + at;
            if self.text.quote_around(Span::new(at, at + 1)).is_some() {
                continue;
            }
            match self.body.as_bytes()[at] {
                b'!' => style.exclamation = true,
                b'?' => style.question = true,
                _ => style.parentheses = true,
            }
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_counted_outside_its_quotations() {
        let body = "But the truly odd socialist (60) said “Really? Never!” on Monday.";
        let text = Text::of(body);
        let all = Span::new(0, body.len());
        let words = Words::of(&text);
        let style = Styles::of(body, &text, &words).style(all, 0..words.len());
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

    #[test]
    fn a_long_sentence_is_counted_to_its_end() {
        let body = "never ".repeat(1000);
        let text = Text::of(&body);
        let words = Words::of(&text);
        let all = Span::new(0, body.len());
        let style = Styles::of(&body, &text, &words).style(all, 0..words.len());
        assert_eq!((style.degree, style.adverbs), (1000, 0));
    }
}
