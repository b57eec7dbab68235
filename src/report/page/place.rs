//! Places: which paragraph of the page a byte of a body stands in.

use crate::article::Article;
use crate::span::Span;
use crate::text::paragraphs;

use super::names::anchor;
use super::units::Units;

/// The paragraphs of an article, each with its offset in UTF-16 code units.
pub(in crate::report) struct Paragraphs {
    article: usize,
    places: Vec<(Span, usize)>,
}

impl Paragraphs {
    /// Reads an article; the headline is no paragraph of it.
    pub(in crate::report) fn of(nth: usize, article: &Article) -> Self {
        let units = Units::of(&article.body);
        let title = article.title_span();
        let is_title =
            |span: &Span| title.is_some_and(|title| title.contains(*span) || span.contains(title));
        let places = paragraphs(&article.legible(), article.start)
            .into_iter()
            .filter(|span| !is_title(span))
            .map(|span| (span, units.at(span.start)))
            .collect();
        Self {
            article: nth,
            places,
        }
    }

    /// Each paragraph and its offset.
    pub(in crate::report) fn places(&self) -> &[(Span, usize)] {
        &self.places
    }

    /// The anchor of the paragraph that holds `byte`; of the article where none does.
    pub(in crate::report) fn anchor(&self, byte: usize) -> String {
        let begun = self.places.partition_point(|(span, _)| span.start <= byte);
        match begun.checked_sub(1) {
            Some(last) if byte <= self.places[last].0.end => {
                format!("{}-o{}", anchor(self.article), self.places[last].1)
            }
            _ => anchor(self.article),
        }
    }
}
