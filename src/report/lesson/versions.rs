//! Versions: two accounts of one story, to be coloured by what both have and what one alone has.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::reuse::{Class, First, Match};
use crate::span::Span;

use super::super::model::Report;
use super::super::page::desk::Desk;
use super::super::page::edited::{Effect, changes};
use super::super::page::overlap::{article_words, is_text, outside, percent, union, words};

/// Exercises of a lesson.
const MOST: usize = 4;
/// Percent of the shorter text that two versions share at least.
const ALIKE: usize = 25;

/// Two accounts of one story.
pub(super) struct Versions {
    /// The earlier one, or the first by name.
    pub(super) left: usize,
    pub(super) right: usize,
    /// What makes stretches common to both.
    pub(super) by: By,
    /// Whether the one was likely made from the other, rather than both from a third.
    pub(super) made: bool,
    /// What both have, of the left and of the right body, in order and apart.
    pub(super) shared: (Vec<Span>, Vec<Span>),
    /// Loaded edits: before, after, and what the change did.
    pub(super) edits: Vec<(String, String, Effect)>,
}

/// What makes stretches common to two accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// The same words.
    Text,
    /// The same fact in other words.
    Facts,
}

/// The pairs most worth comparing, each article in one at most: first versions of one text, then retellings.
pub(super) fn versions(desk: &Desk) -> Vec<Versions> {
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut chosen: Vec<Versions> = vec![];
    for (left, right, versions) in copies(desk).into_iter().chain(retold(desk)) {
        if chosen.len() < MOST && !taken.contains(&left) && !taken.contains(&right) {
            taken.extend([left, right]);
            chosen.push(versions());
        }
    }
    chosen
}

type Candidate<'d> = (usize, usize, Box<dyn FnOnce() -> Versions + 'd>);

/// Copies with edits, a source and its copy before two copies of a third, then those that put most load into most
/// of the text.
fn copies<'d>(desk: &'d Desk) -> Vec<Candidate<'d>> {
    let matches = desk
        .report
        .reuse
        .iter()
        .flat_map(|reuse| &reuse.found.matches);
    let mut copies: Vec<(f64, usize, &Match)> = matches
        .filter_map(|found| {
            let heat: f64 = desk
                .loaded(found.left, found.right)
                .iter()
                .map(|edit| edit.load.max(0.0))
                .sum();
            let ends = [found.left, found.right].map(|id| &desk.report.texts[id.index()]);
            let least = ends.map(article_words).into_iter().min().unwrap_or(0);
            let share = percent(words(found), least);
            let is_edited = found
                .passages
                .iter()
                .any(|each| each.class == Class::Edited);
            (share >= ALIKE && is_edited).then_some((heat * share as f64, share, found))
        })
        .collect();
    copies.sort_by(|a, b| {
        let by_making = is_made(desk.report, b.2).cmp(&is_made(desk.report, a.2));
        let by_heat = b.0.total_cmp(&a.0).then(b.1.cmp(&a.1));
        by_making
            .then(by_heat)
            .then((a.2.left, a.2.right).cmp(&(b.2.left, b.2.right)))
    });
    let candidate = |(_, _, found): (f64, usize, &'d Match)| -> Candidate<'d> {
        let make = Box::new(move || of_copies(desk, found));
        (found.left.index(), found.right.index(), make)
    };
    copies.into_iter().map(candidate).collect()
}

/// Whether the one was likely made from the other: by the family's tree, or by the match alone where there is none.
fn is_made(report: &Report, found: &Match) -> bool {
    let (left, right) = (found.left, found.right);
    let lineages = report.comparison.iter().flat_map(|found| &found.lineages);
    let mut trees = lineages.filter(|tree| tree.members.contains(&left));
    match trees.find(|tree| tree.members.contains(&right)) {
        Some(tree) => tree.edges.iter().any(|edge| {
            let ends = (edge.from, edge.to);
            ends == (left, right) || ends == (right, left)
        }),
        None => found.direction.first != First::Unknown,
    }
}

fn of_copies(desk: &Desk, found: &Match) -> Versions {
    let (left, right) = (found.left.index(), found.right.index());
    let (mut ours, mut theirs) = (vec![], vec![]);
    for passage in found.passages.iter().filter(|each| is_text(each.class)) {
        let changes = changes(desk, found, passage);
        let gone = union(changes.left.iter().map(|each| each.span).collect());
        let come = union(changes.right.iter().map(|each| each.span).collect());
        ours.extend(outside(passage.left, &gone));
        theirs.extend(outside(passage.right, &come));
    }
    Versions {
        left,
        right,
        by: By::Text,
        made: is_made(desk.report, found),
        shared: (union(ours), union(theirs)),
        edits: edits(desk, found),
    }
}

/// Loaded edits told of two versions.
const EDITS: usize = 12;

fn edits(desk: &Desk, found: &Match) -> Vec<(String, String, Effect)> {
    use super::super::page::edited::of;
    use crate::compare::Field;
    let articles = &desk.report.articles;
    let cut = |article: usize, field: Field, span: Span| match field {
        Field::Title => span.of(articles[article].headline()).to_owned(),
        Field::Body => span.of(&articles[article].body).to_owned(),
    };
    let mut loaded = desk.loaded(found.left, found.right).to_vec();
    loaded.sort_by(|a, b| b.load.abs().total_cmp(&a.load.abs()));
    loaded.truncate(EDITS);
    loaded
        .iter()
        .map(|edit| {
            let before = cut(edit.left.index(), edit.field, edit.left_span);
            let after = cut(edit.right.index(), edit.field, edit.right_span);
            (before, after, of(edit))
        })
        .collect()
}

/// Accounts that tell the same facts in words of their own, those with most facts in common first.
fn retold<'d>(desk: &'d Desk) -> Vec<Candidate<'d>> {
    let mut told: std::collections::BTreeMap<(usize, usize), (Vec<Span>, Vec<Span>)> =
        std::collections::BTreeMap::new();
    let facts = desk
        .report
        .comparison
        .iter()
        .flat_map(|found| &found.retellings);
    for fact in facts {
        for (nth, one) in fact.members.iter().enumerate() {
            for other in &fact.members[nth + 1..] {
                let pair = (one.place.article.index(), other.place.article.index());
                if pair.0 < pair.1 {
                    let spans = told.entry(pair).or_default();
                    spans.0.push(one.place.span);
                    spans.1.push(other.place.span);
                }
            }
        }
    }
    let mut pairs: Vec<_> = told
        .into_iter()
        .filter(|(_, spans)| spans.0.len() > 2)
        .collect();
    pairs.sort_by_key(|(pair, spans)| (Reverse(spans.0.len()), *pair));
    let candidate = |((left, right), spans): ((usize, usize), (Vec<Span>, Vec<Span>))| {
        let make = move || Versions {
            left,
            right,
            by: By::Facts,
            made: false,
            shared: (union(spans.0), union(spans.1)),
            edits: vec![],
        };
        (left, right, Box::new(make) as Box<dyn FnOnce() -> Versions>)
    };
    pairs.into_iter().map(candidate).collect()
}
