//! First: which articles to ask of who was first, and the answer.

use std::collections::BTreeSet;

use crate::article::ArticleId;
use crate::moment::Moment;

use super::super::model::Report;

/// Articles of one story of which one came first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct First {
    /// By date.
    pub(super) members: Vec<usize>,
}

impl First {
    /// The one that came first.
    pub(super) fn is(&self) -> usize {
        self.members[0]
    }
}

/// The stories of a report in which the dates say who was first: events, or families where none were compared.
pub(super) fn firsts(report: &Report) -> Vec<First> {
    let mut told: BTreeSet<usize> = BTreeSet::new();
    let mut firsts = vec![];
    for story in stories(report) {
        if story.iter().any(|article| !told.insert(*article)) {
            continue;
        }
        firsts.extend(dated(report, story));
    }
    firsts
}

fn stories(report: &Report) -> Vec<Vec<usize>> {
    let indices = |ids: &[ArticleId]| ids.iter().map(|id| id.index()).collect();
    let events = report.comparison.iter().flat_map(|found| &found.events);
    let events = events.map(|event| event.rows.iter().map(|row| row.article.index()).collect());
    let clusters = report.reuse.iter().flat_map(|reuse| &reuse.found.clusters);
    events
        .chain(clusters.map(|cluster| indices(&cluster.members)))
        .collect()
}

/// The dated ones of a story, if one of two or more is earlier than all others.
fn dated(report: &Report, story: Vec<usize>) -> Option<First> {
    let mut by_date: Vec<(Moment, usize)> = story
        .into_iter()
        .filter_map(|nth| Some((report.articles[nth].moment()?, nth)))
        .collect();
    by_date.sort_unstable();
    let is_clear = by_date.len() > 1 && by_date[0].0.is_before(by_date[1].0);
    is_clear.then(|| First {
        members: by_date.into_iter().map(|(_, nth)| nth).collect(),
    })
}
