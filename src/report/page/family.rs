//! Families: articles of one text, drawn along the time they appeared.

use serde::Serialize;

use crate::article::ArticleId;
use crate::compare::Edge;
use crate::moment::Moment;
use crate::reuse::Cluster;

use super::super::model::Report;
use super::super::names_compare::grounds;
use super::desk::Desk;
use super::names::{anchor, match_anchor};

/// A family as the templates see it.
#[derive(Debug, Serialize)]
pub(super) struct Family {
    anchor: String,
    members: Vec<Member>,
    /// Height of the drawing.
    height: usize,
    lines: Vec<Line>,
}

/// An article of a family.
#[derive(Debug, Serialize)]
struct Member {
    article: usize,
    target: String,
    /// Whether it was first, as far as can be told.
    is_first: bool,
    /// Where it stands in the drawing.
    x: usize,
    y: usize,
    /// The earlier article that accounts for most of it.
    source: Option<SourceLink>,
}

/// Where most of a member's text stands earlier.
#[derive(Debug, Serialize)]
struct SourceLink {
    article: usize,
    /// Percent of the member's words.
    percent: usize,
    target: Option<String>,
    /// What speaks for it, where that was looked into.
    grounds: Vec<String>,
}

/// A line from a member to its source.
#[derive(Debug, Serialize)]
struct Line {
    x1: usize,
    y1: usize,
    x2: usize,
    y2: usize,
    /// Thickness, 1 to 6.
    width: usize,
}

/// Height of one member's row in the drawing.
const ROW: usize = 34;
/// Width of the drawing's time axis.
const WIDTH: usize = 200;

/// The families that `clusters` are.
pub(super) fn families(desk: &Desk) -> Vec<Family> {
    let clusters = desk
        .report
        .reuse
        .iter()
        .flat_map(|reuse| &reuse.found.clusters);
    clusters
        .enumerate()
        .map(|(nth, cluster)| family(desk, nth, cluster))
        .collect()
}

fn family(desk: &Desk, nth: usize, cluster: &Cluster) -> Family {
    let first = cluster.first.map(ArticleId::index);
    let mut ids: Vec<usize> = cluster.members.iter().map(|id| id.index()).collect();
    // The first heads the list; a stable sort leaves the others by date.
    ids.sort_by_key(|id| Some(*id) != first);
    let sources: Vec<Option<SourceLink>> = ids.iter().map(|id| source(desk, *id)).collect();
    let places = places(desk.report, &ids, &sources);
    let member = |(row, (article, source)): (usize, (&usize, Option<SourceLink>))| Member {
        article: *article,
        target: anchor(*article),
        is_first: Some(*article) == first,
        x: places[row],
        y: row * ROW + ROW / 2,
        source: source.filter(|_| Some(*article) != first),
    };
    let members: Vec<Member> = ids.iter().zip(sources).enumerate().map(member).collect();
    let line = |member: &Member| {
        let source = member.source.as_ref()?;
        let row = ids.iter().position(|id| *id == source.article)?;
        Some(Line {
            x1: members[row].x,
            y1: members[row].y,
            x2: member.x,
            y2: member.y,
            width: 1 + source.percent / 20,
        })
    };
    Family {
        anchor: format!("c{}", nth + 1),
        lines: members.iter().filter_map(line).collect(),
        height: members.len() * ROW,
        members,
    }
}

/// Where the members stand along the axis: by date, or by steps from the first where a date is missing.
fn places(report: &Report, ids: &[usize], sources: &[Option<SourceLink>]) -> Vec<usize> {
    let minutes: Option<Vec<i64>> = ids
        .iter()
        .map(|id| report.articles[*id].moment().map(Moment::minutes))
        .collect();
    let scaled: Vec<(usize, usize)> = match minutes {
        Some(minutes) => {
            let first = minutes.iter().min().copied().unwrap_or_default();
            let last = minutes.iter().max().copied().unwrap_or_default();
            let since = |at: i64| usize::try_from(at - first).unwrap_or_default();
            minutes.iter().map(|at| (since(*at), since(last))).collect()
        }
        None => {
            let steps = steps(ids, sources);
            let most = steps.iter().max().copied().unwrap_or_default();
            steps.into_iter().map(|step| (step, most)).collect()
        }
    };
    scaled
        .into_iter()
        .map(|(at, of)| 8 + (at * (WIDTH - 16)).checked_div(of).unwrap_or(0))
        .collect()
}

/// How many sources stand one before the other before each member; one that has none begins.
fn steps(ids: &[usize], sources: &[Option<SourceLink>]) -> Vec<usize> {
    let row = |article: usize| ids.iter().position(|id| *id == article);
    let source = |at: usize| sources[at].as_ref().and_then(|source| row(source.article));
    let walk = |start: usize| {
        let before = std::iter::successors(source(start), |at| source(*at));
        // Sources by what texts show may run in a ring.
        before.take(ids.len()).count()
    };
    (0..ids.len()).map(walk).collect()
}

/// Where a member likely took its text: by its lineage, else the earlier article that accounts for most.
fn source(desk: &Desk, article: usize) -> Option<SourceLink> {
    let lineages = desk
        .report
        .comparison
        .iter()
        .flat_map(|found| &found.lineages);
    let edge = lineages
        .flat_map(|lineage| &lineage.edges)
        .find(|edge| edge.to.index() == article);
    match edge {
        Some(edge) => Some(SourceLink {
            article: edge.from.index(),
            percent: (edge.containment * 100.0).round() as usize,
            target: match_of(desk.report, edge).map(match_anchor),
            grounds: grounds(edge),
        }),
        None => desk.sources[article].first().map(|source| SourceLink {
            article: source.article,
            percent: source.percent,
            target: Some(match_anchor(source.found)),
            grounds: vec![],
        }),
    }
}

/// The match of an edge's two articles, whichever is its left.
fn match_of(report: &Report, edge: &Edge) -> Option<usize> {
    let mut matches = report.reuse.iter().flat_map(|reuse| &reuse.found.matches);
    matches.position(|found| {
        let ends = (found.left, found.right);
        ends == (edge.from, edge.to) || ends == (edge.to, edge.from)
    })
}
