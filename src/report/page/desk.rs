//! The desk: a report with what every view of it asks for.

use super::super::model::Report;
use super::lift::{Lift, lifts};
use super::names::labels;
use super::source::{Source, sources};

/// A report, laid out.
pub(super) struct Desk<'r> {
    /// What the run found.
    pub(super) report: &'r Report<'r>,
    /// What each article is called: no two alike.
    pub(super) labels: Vec<String>,
    /// The stretches of each article that stand in another one.
    pub(super) lifts: Vec<Vec<Lift>>,
    /// The earlier articles that each article's text stands in, the one that accounts for most first.
    pub(super) sources: Vec<Vec<Source>>,
}

impl<'r> Desk<'r> {
    /// Lays a report out.
    pub(super) fn of(report: &'r Report<'r>) -> Self {
        let lifts = lifts(report);
        let articles = lifts.iter().enumerate();
        Self {
            labels: labels(&report.articles),
            sources: articles
                .map(|(nth, lifts)| sources(&report.texts[nth], lifts))
                .collect(),
            lifts,
            report,
        }
    }

    /// What an article is called.
    pub(super) fn label(&self, article: usize) -> &str {
        &self.labels[article]
    }
}
