//! The desk: a report with what every view of it asks for.

use std::collections::BTreeMap;

use crate::article::ArticleId;
use crate::compare::LoadedEdit;

use super::super::model::Report;
use super::lift::{Lift, lifts};
use super::names::labels;
use super::place::Paragraphs;
use super::source::{Source, sources};

/// A report, laid out.
pub(in crate::report) struct Desk<'r> {
    /// What the run found.
    pub(in crate::report) report: &'r Report<'r>,
    /// What each article is called: no two alike.
    pub(in crate::report) labels: Vec<String>,
    /// The stretches of each article that stand in another one.
    pub(in crate::report) lifts: Vec<Vec<Lift>>,
    /// The earlier articles that each article's text stands in, the one that accounts for most first.
    pub(in crate::report) sources: Vec<Vec<Source>>,
    /// The paragraphs of each article.
    pub(in crate::report) paragraphs: Vec<Paragraphs>,
    /// The loaded edits of each pair of articles.
    loaded: BTreeMap<(ArticleId, ArticleId), Vec<&'r LoadedEdit>>,
}

impl<'r> Desk<'r> {
    /// Lays a report out.
    pub(in crate::report) fn of(report: &'r Report<'r>) -> Self {
        let lifts = lifts(report);
        let articles = lifts.iter().enumerate();
        Self {
            labels: labels(&report.articles),
            sources: articles
                .map(|(nth, lifts)| sources(report, nth, lifts))
                .collect(),
            lifts,
            paragraphs: report
                .articles
                .iter()
                .enumerate()
                .map(|(nth, article)| Paragraphs::of(nth, article))
                .collect(),
            loaded: loaded(report),
            report,
        }
    }

    /// The loaded edits from the one article to the other, in the order they are met.
    pub(in crate::report) fn loaded(&self, left: ArticleId, right: ArticleId) -> &[&'r LoadedEdit] {
        self.loaded.get(&(left, right)).map_or(&[], Vec::as_slice)
    }

    /// What an article is called.
    pub(in crate::report) fn label(&self, article: usize) -> &str {
        &self.labels[article]
    }
}

fn loaded<'r>(report: &'r Report) -> BTreeMap<(ArticleId, ArticleId), Vec<&'r LoadedEdit>> {
    let mut loaded: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let edits = report
        .comparison
        .iter()
        .flat_map(|found| &found.loaded_edits);
    for edit in edits {
        loaded
            .entry((edit.left, edit.right))
            .or_default()
            .push(edit);
    }
    loaded
}
