//! Reuse in full: families, then each match with its passages.

use std::io::{self, Write};

use crate::article::ArticleId;
use crate::reuse::{Cluster, Evidence, First, Match, Relation};
use crate::span::Lines;

use super::super::model::{Report, ReuseReport};
use super::super::names::{class_name, relation_name};
use super::super::plural::{counted, whole};
use super::style::{FAINT, HEADING, SAME, TextStyle, clipped, painted};

pub(super) fn write(
    report: &Report,
    reuse: &ReuseReport,
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    let found = &reuse.found;
    let summary = format!(
        "{}, {}, {}",
        counted(report.articles.len(), "article"),
        counted(found.matches.len(), "match"),
        counted(found.clusters.len(), "family")
    );
    writeln!(out, "{}", painted(HEADING, &summary))?;
    write_families(report, reuse, out)?;
    let (own, aside): (Vec<_>, Vec<_>) = found
        .matches
        .iter()
        .partition(|found| counts(reuse, found) || found.passages.is_empty());
    for found in own {
        write_match(report, found, style, out)?;
    }
    if !aside.is_empty() {
        let (share, them) = match aside.len() {
            1 => ("shares", "it"),
            _ => ("share", "them"),
        };
        let what = format!("{share} no more than quotations, boilerplate or form letters");
        let line = format!(
            "{} {what}; JSON lists {them}.",
            counted(aside.len(), "pair")
        );
        writeln!(out, "\n{}", painted(FAINT, &line))?;
    }
    Ok(())
}

fn counts(reuse: &ReuseReport, found: &Match) -> bool {
    let mut classes = found.passages.iter().map(|passage| passage.class);
    classes.any(|class| reuse.settings.counts(class))
}

fn write_families(report: &Report, reuse: &ReuseReport, out: &mut dyn Write) -> io::Result<()> {
    for (nth, cluster) in reuse.found.clusters.iter().enumerate() {
        let head = format!("Family {}", nth + 1);
        writeln!(out, "\n{}", painted(HEADING, &head))?;
        let others = cluster.members.iter().copied();
        let others = others.filter(|id| Some(*id) != cluster.first);
        for id in cluster.first.into_iter().chain(others) {
            let article = &report.articles[id.index()];
            let date = article.published.as_deref().unwrap_or("no date");
            let first = first_of(cluster, id);
            let borrowed = &reuse.found.borrowed[id.index()].all;
            let share = match borrowed.words {
                0 => String::new(),
                words => format!(
                    "  {} % ({words} words) stood elsewhere before",
                    whole(borrowed.share * 100.0),
                ),
            };
            writeln!(
                out,
                "  {}  {}{first}{share}",
                article.id,
                painted(FAINT, date)
            )?;
        }
    }
    Ok(())
}

/// The mark of the family's first.
fn first_of(cluster: &Cluster, id: ArticleId) -> &'static str {
    match cluster.first {
        Some(first) if first == id => "  first",
        _ => "",
    }
}

/// Writes who and who, what they are to each other, and how much they share.
pub(super) fn write_head(report: &Report, found: &Match, out: &mut dyn Write) -> io::Result<()> {
    let (left, right) = (
        &report.articles[found.left.index()],
        &report.articles[found.right.index()],
    );
    let relation = match found.relation {
        Relation::Nothing => "and",
        relation => relation_name(relation),
    };
    let (a, b) = (painted(HEADING, &left.id), painted(HEADING, &right.id));
    writeln!(out, "\n{a}  {relation}  {b}")?;
    writeln!(out, "  {}", painted(FAINT, &shares(found)))?;
    if found.relation == Relation::Nothing {
        return Ok(());
    }
    match first(report, found) {
        Some(first) => writeln!(out, "  {}", painted(FAINT, &first)),
        None => Ok(()),
    }
}

fn shares(found: &Match) -> String {
    let (left, right) = (found.left_coverage, found.right_coverage);
    if left.words + right.words == 0 {
        let told = match found.relation {
            Relation::Duplicate => "the same text, too short for a passage",
            _ => "no text of their own in common",
        };
        return told.to_owned();
    }
    format!(
        "resemblance {:.2}; in passages they share: {} % of the first ({}), {} % of the second ({})",
        found.overlap.resemblance,
        whole(left.share * 100.0),
        counted(left.words, "word"),
        whole(right.share * 100.0),
        counted(right.words, "word"),
    )
}

/// Which was first, as evidence.
fn first(report: &Report, found: &Match) -> Option<String> {
    let id = match found.direction.first {
        First::Left => found.left,
        First::Right => found.right,
        First::Unknown => return None,
    };
    let by = why(found.direction.evidence);
    let sure = whole(found.direction.confidence * 100.0);
    Some(format!(
        "{} was first: {by} ({sure} %)",
        report.articles[id.index()].id
    ))
}

/// What a direction is told by, for a reader.
fn why(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Dates => "its date is earlier",
        Evidence::Home => "the words of what they share recur in the rest of it",
        Evidence::Credit => "the other names its outlet",
        Evidence::Cuts => "the other leaves out clauses of it",
        Evidence::Family => "all others of the family are closest to it",
        Evidence::None => "nothing told it",
    }
}

fn write_match(
    report: &Report,
    found: &Match,
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    write_head(report, found, out)?;
    let left = &report.articles[found.left.index()].body;
    let lines = (
        Lines::of(left),
        Lines::of(&report.articles[found.right.index()].body),
    );
    for passage in &found.passages {
        let places = (
            lines.0.position(passage.left.start),
            lines.1.position(passage.right.start),
        );
        let head = format!(
            "{:>4} words  {:>3} % {:<11} {}:{} ~ {}:{}",
            passage.words,
            whole(passage.kept * 100.0),
            class_name(passage.class),
            places.0.line,
            places.0.column,
            places.1.line,
            places.1.column
        );
        let room = style.width.saturating_sub(head.chars().count() + 6);
        let text = painted(SAME, &clipped(passage.left.of(left), room));
        writeln!(out, "  {head}  {text}")?;
    }
    Ok(())
}
