//! The table of an event: its articles side by side, in figures.

use crate::article::{Article, ArticleId};
use crate::reuse::Borrowed;
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
    /// Share of its words that others of the run had first, 0 to 1; 0 where nothing tells who was.
    pub copied: f64,
    /// Sentences that it alone tells.
    pub only_here: usize,
}

/// What the rows are made from.
pub(super) struct Figures<'a> {
    pub(super) articles: &'a [Article],
    pub(super) borrowed: &'a [Borrowed],
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
    let borrowed = figures.borrowed.get(id.index());
    let only = figures
        .only
        .iter()
        .filter(|only| only.place.article == id && only.what == What::Sentence);
    Row {
        article: id,
        load: wording.map(|wording| wording.score.per_1000),
        title_load: wording.and_then(|wording| wording.title_score),
        sources: figures.voices[id.index()].speakers.len(),
        copied: borrowed.map_or(0.0, |borrowed| borrowed.all.share),
        only_here: only.count(),
    }
}

#[cfg(test)]
mod tests {
    use crate::reuse::{self, Sensitivity};
    use crate::span::Span;
    use crate::text::{Text, read_all};
    use crate::wording::{builtin, check_all};

    use super::super::nodes::Place;
    use super::super::sample::articles;
    use super::super::voices::voices;
    use super::*;

    const WIRE: &str = "Cracks have shut the old county bridge at Alder Creek until late spring.";
    const OURS: &str = "The regime raged. Cracks have shut the old county bridge at Alder Creek until late spring. \
                        “Nobody saw it come,” Ann Holm said. “It is bad for us,” Bob Vale said.";

    #[test]
    fn a_row_tells_load_sources_what_was_copied_and_what_is_told_here_alone() {
        let rows = rows(&[WIRE, OURS], None);
        let told: Vec<_> = rows
            .iter()
            .map(|row| (row.article.0, row.sources, row.only_here))
            .collect();
        assert_eq!(told, [(0, 0, 0), (1, 2, 1)]);
        let words = Text::of(OURS).tokens.len() as f64;
        assert_eq!([rows[0].copied, rows[1].copied], [0.0, 13.0 / words]);
        assert_eq!(rows[0].load, Some(0.0));
        assert!(rows[1].load > Some(0.0), "{rows:?}");
    }

    #[test]
    fn rows_are_sorted_by_a_column_either_way() {
        let order = |sort: &str| -> Vec<u32> {
            let sort = sort.parse().expect("a column");
            let rows = rows(&[WIRE, "Oats grew.", OURS], Some(sort));
            rows.iter().map(|row| row.article.0).collect()
        };
        for (sort, expected) in [
            ("article:asc", [0, 1, 2]),
            ("article:desc", [2, 1, 0]),
            ("load:desc", [2, 0, 1]),
            ("load:asc", [0, 1, 2]),
            ("sources:desc", [2, 0, 1]),
            ("copied:desc", [2, 0, 1]),
            ("only:desc", [2, 0, 1]),
        ] {
            assert_eq!(order(sort), expected, "{sort}");
        }
    }

    #[test]
    fn words_copied_twice_count_once() {
        let twice = [WIRE, WIRE, OURS];
        assert_eq!(
            rows(&twice, None)[2].copied,
            rows(&[WIRE, OURS], None)[1].copied
        );
    }

    /// The table of articles of which the last alone tells one thing.
    fn rows(bodies: &[&str], sort: Option<Sort>) -> Vec<Row> {
        let mut articles = articles(bodies);
        for (article, day) in articles.iter_mut().zip(1..) {
            article.published = Some(format!("2026-03-{day:02}"));
        }
        let texts = read_all(&articles);
        let settings = reuse::Settings {
            sensitivity: Sensitivity::Exact,
            ..reuse::Settings::default()
        };
        let event: Vec<ArticleId> = (0..bodies.len() as u32).map(ArticleId).collect();
        let last = event[event.len() - 1];
        let only = |what: What| Only {
            place: Place {
                article: last,
                span: Span::new(0, 9),
            },
            what,
        };
        let heard = event.iter().zip(&articles).zip(&texts);
        let voices: Vec<Voices> = heard
            .map(|((id, article), text)| voices(*id, &article.body, text))
            .collect();
        let figures = Figures {
            articles: &articles,
            borrowed: &reuse::find(&articles, &texts, &settings).borrowed,
            wording: &check_all(&articles, &texts, builtin()),
            voices: &voices,
            only: &[only(What::Sentence), only(What::Number)],
        };
        table(&figures, &event, sort).rows
    }
}
