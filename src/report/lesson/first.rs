//! First: which articles to ask of who was first, and the answer.

use std::collections::BTreeSet;

use crate::article::ArticleId;
use crate::moment::Moment;
use crate::reuse::Class;

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

/// Whether an article meets others of a story in form letters alone: then it tells of another thing.
fn is_letter(report: &Report, story: &[usize], nth: usize) -> bool {
    let matches = report.reuse.iter().flat_map(|reuse| &reuse.found.matches);
    let within = matches.filter(|found| {
        let ends = [found.left.index(), found.right.index()];
        ends.contains(&nth) && ends.iter().all(|end| story.contains(end))
    });
    let classes: BTreeSet<Class> = within
        .flat_map(|found| &found.passages)
        .map(|passage| passage.class)
        .collect();
    classes.contains(&Class::Template) && !classes.iter().any(|class| class.is_own_text())
}

/// The dated ones of a story, if one of two or more is earlier than all others.
fn dated(report: &Report, story: Vec<usize>) -> Option<First> {
    let told = story.iter().copied();
    let mut by_date: Vec<(Moment, usize)> = told
        .filter(|nth| !is_letter(report, &story, *nth))
        .filter_map(|nth| Some((report.articles[nth].moment()?, nth)))
        .collect();
    by_date.sort_unstable();
    let is_clear = by_date.len() > 1 && by_date[0].0.is_before(by_date[1].0);
    is_clear.then(|| First {
        members: by_date.into_iter().map(|(_, nth)| nth).collect(),
    })
}
