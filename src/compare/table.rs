//! The table of an event: its articles side by side, in figures.

use crate::article::{Article, ArticleId};
use crate::reuse::{Class, Match};
use crate::span::Span;
use crate::text::Text;
use crate::wording::Wording;

use super::only::{Only, What};
use super::settings::{Column, Order, Sort};
use super::voices::Voices;

/// Articles about one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// One row an article, in the order of articles.
    pub rows: Vec<Row>,
}

/// One article of an event, in figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The article.
    pub article: ArticleId,
    /// Load per 1,000 words in the writer's own voice, if wording was checked.
    pub load: Option<f64>,
    /// Load per 1,000 words of the headline, if there is one.
    pub title_load: Option<f64>,
    /// Speakers quoted.
    pub sources: usize,
    /// Share of its words that stand in an earlier article of the run too, 0 to 1.
    pub copied: f64,
    /// Sentences that it alone tells.
    pub only_here: usize,
}

/// What the rows are made from.
pub(super) struct Figures<'a> {
    pub(super) articles: &'a [Article],
    pub(super) texts: &'a [Text],
    pub(super) matches: &'a [Match],
    pub(super) wording: &'a [Wording],
    pub(super) voices: &'a [Voices],
    pub(super) only: &'a [Only],
}

impl Figures<'_> {
    fn id(&self, row: &Row) -> &str {
        &self.articles[row.article.index()].id
    }
}

/// The table of an event, its rows sorted as asked; rows that are even stay in the order of articles.
pub(super) fn table(figures: &Figures, event: &[ArticleId], sort: Option<Sort>) -> Event {
    let mut rows: Vec<Row> = event.iter().map(|id| row(figures, *id)).collect();
    if let Some(Sort { by, order }) = sort {
        rows.sort_by(|a, b| {
            let (a, b) = match order {
                Order::Ascending => (a, b),
                Order::Descending => (b, a),
            };
            match by {
                Column::Article => figures.id(a).cmp(figures.id(b)),
                _ => figure(a, by).total_cmp(&figure(b, by)),
            }
        });
    }
    Event { rows }
}

/// What a row has in a column; nothing known counts least.
fn figure(row: &Row, column: Column) -> f64 {
    match column {
        Column::Article => 0.0,
        Column::Load => row.load.unwrap_or(-1.0),
        Column::TitleLoad => row.title_load.unwrap_or(-1.0),
        Column::Sources => row.sources as f64,
        Column::Copied => row.copied,
        Column::Only => row.only_here as f64,
    }
}

fn row(figures: &Figures, id: ArticleId) -> Row {
    let wording = figures.wording.get(id.index());
    let only = figures
        .only
        .iter()
        .filter(|only| only.place.article == id && only.what == What::Sentence);
    Row {
        article: id,
        load: wording.map(|wording| wording.score.per_1000),
        title_load: wording.and_then(|wording| wording.title_score),
        sources: figures.voices[id.index()].speakers.len(),
        copied: copied(&figures.texts[id.index()], figures.matches, id),
        only_here: only.count(),
    }
}

/// The share of an article's words that stand in passages shared with earlier ones; quotations are no copies.
fn copied(text: &Text, matches: &[Match], id: ArticleId) -> f64 {
    let mut spans: Vec<Span> = matches
        .iter()
        .filter(|found| found.right == id)
        .flat_map(|found| &found.passages)
        .filter(|passage| matches!(passage.class, Class::Verbatim | Class::Edited))
        .map(|passage| passage.right)
        .collect();
    spans.sort_unstable();
    let (mut words, mut end) = (0, 0);
    for span in spans {
        if span.end > end {
            words += text
                .tokens
                .within(Span::new(span.start.max(end), span.end))
                .len();
            end = span.end;
        }
    }
    words as f64 / text.tokens.len().max(1) as f64
}
