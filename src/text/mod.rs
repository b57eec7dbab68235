//! The text of an article: its words, sentences and quotations, each with its place in the body.

mod announced;
mod boilerplate;
mod class;
mod date;
mod english;
mod hash;
mod interview;
mod known;
mod marks;
mod normalise;
mod paragraph;
mod quotes;
mod reporting;
mod scan;
mod segment;
mod sentence;
mod speech;
mod subject;
mod token;
mod utterance;

use std::ops::Range;

pub(crate) use date::{Calendar, calendar, is_date, is_date_alone, is_day, is_month_name};
pub use hash::hash;
pub(crate) use known::Known;
pub use paragraph::paragraphs;
pub use quotes::Quote;
pub(crate) use reporting::{REPORTING, is_speaking};
pub use reporting::{is_reporting, reports_clause};
pub use speech::Speaker;
pub use token::{Tokens, word_hashes};

use crate::article::Article;
use crate::parallel;
use crate::span::Span;

/// A body, read.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// Its words.
    pub tokens: Tokens,
    /// Its sentences, in order; headings are sentences too.
    pub sentences: Vec<Span>,
    /// What is said in it, by where each quotation opens.
    pub quotes: Vec<Quote>,
    /// What is said in the answers of an interview, in order; no part of `quotes`.
    pub answers: Vec<Span>,
    /// The tokens of the headline; empty where the body has none.
    pub title: Range<usize>,
    /// Stretches that are no part of the article: forms, promotion, legal lines.
    pub boilerplate: Vec<Span>,
}

/// The texts of these articles.
pub fn read_all(articles: &[Article]) -> Vec<Text> {
    parallel::map(articles, read)
}

/// The text of this article.
pub fn read(article: &Article) -> Text {
    Text::within(&article.legible(), article.start, article.title_span())
}

/// The quotations between marks, and those that are announced, by where they open.
fn all_quotes(body: &str, tokens: &Tokens, paragraphs: &[Span]) -> Vec<Quote> {
    let mut quotes = quotes::quotes(body, paragraphs);
    let announced = announced::announced(body, tokens, paragraphs, &quotes);
    if !announced.is_empty() {
        quotes.extend(announced);
        quotes.sort_by_key(|quote| quote.span.start);
    }
    quotes
}

impl Text {
    /// Reads a body that is an article from its first byte to its last.
    ///
    /// A body of no words is a text of no tokens.
    pub fn of(body: &str) -> Self {
        Self::within(body, 0, None)
    }

    /// Reads the article that begins at byte `start` of `body` and has its headline at `title`.
    pub fn within(body: &str, start: usize, title: Option<Span>) -> Self {
        let tokens = Tokens::of(body, start);
        let title = title.map_or(0..0, |title| tokens.within(title));
        let paragraphs = paragraphs(body, start);
        Self {
            sentences: sentence::sentences(body, &paragraphs),
            quotes: all_quotes(body, &tokens, &paragraphs),
            answers: interview::answers(body, &paragraphs),
            boilerplate: boilerplate::boilerplate(body, start, &tokens),
            title,
            tokens,
        }
    }

    /// The innermost quotation that holds `span`.
    pub fn quote_around(&self, span: Span) -> Option<&Quote> {
        let opened = self
            .quotes
            .partition_point(|quote| quote.inner.start <= span.start);
        // Outermost quotations are apart from one another, so the search ends at the first one met.
        let outermost = self.quotes[..opened]
            .iter()
            .rposition(|quote| quote.depth == 0)?;
        self.quotes[outermost..opened]
            .iter()
            .rev()
            .find(|quote| quote.inner.contains(span))
    }

    /// Whether `span` stands in an answer of an interview.
    pub fn is_answer(&self, span: Span) -> bool {
        let begun = self
            .answers
            .partition_point(|answer| answer.start <= span.start);
        self.answers[..begun]
            .last()
            .is_some_and(|answer| answer.contains(span))
    }

    /// The end of those of `tokens` that stand before the first quotation mark behind the first of them.
    pub(crate) fn before_mark(&self, tokens: Range<usize>) -> usize {
        if tokens.len() < 2 {
            return tokens.end;
        }
        let first = self.tokens.span(tokens.start);
        let opened = self
            .quotes
            .partition_point(|quote| quote.span.start <= first.start);
        let opens = self.quotes.get(opened).map(|quote| quote.span.start);
        let closes = self.quote_around(first).map(|quote| quote.inner.end);
        let mark = opens.into_iter().chain(closes).min();
        mark.map_or(tokens.end, |mark| {
            tokens.end.min(self.tokens.at_or_after(mark))
        })
    }

    /// Whether `quote` is plainly speech: someone speaks beside it, or it stands as a sentence of its own.
    pub(crate) fn is_speech(&self, body: &str, quote: &Quote) -> bool {
        self.speaker(body, quote).is_some()
            || utterance::is_utterance(body, &self.tokens, &self.sentences, quote)
    }

    /// Who speaks in `quote`, by the reporting verb in its sentence; none for words merely set apart.
    pub fn speaker(&self, body: &str, quote: &Quote) -> Option<Speaker> {
        speech::speaker(body, &self.tokens, &self.sentences, quote)
    }

    /// The name of who speaks by the reporting word that is token `verb`; none where its sentence has no name.
    pub(crate) fn subject(&self, body: &str, verb: usize) -> Option<Span> {
        speech::subject(body, &self.tokens, &self.sentences, verb)
    }

    /// Whether it reads as English, by its commonest words; none if it is too short to tell.
    pub fn is_english(&self) -> Option<bool> {
        english::is_english(&self.tokens, |word| !self.is_boilerplate(word))
    }

    /// The sentence in which byte `at` stands; none between two.
    pub fn sentence_at(&self, at: usize) -> Option<Span> {
        let begun = self
            .sentences
            .partition_point(|sentence| sentence.start <= at);
        self.sentences[..begun]
            .last()
            .copied()
            .filter(|sentence| at < sentence.end)
    }

    /// Whether `span` touches boilerplate.
    pub fn is_boilerplate(&self, span: Span) -> bool {
        let begun = self
            .boilerplate
            .partition_point(|part| part.start < span.end);
        self.boilerplate[..begun]
            .last()
            .is_some_and(|part| part.overlaps(span))
    }
}
