//! Reuse in full: families, then each match with its passages.

use std::io::{self, Write};

use crate::reuse::Match;
use crate::span::Lines;

use super::super::model::{Report, ReuseReport};
use super::super::records::{class_name, relation_name};
use super::style::{FAINT, HEADING, SAME, TextStyle, clipped, counted, painted};

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
    for (nth, cluster) in found.clusters.iter().enumerate() {
        writeln!(
            out,
            "\n{}",
            painted(HEADING, &format!("Family {}", nth + 1))
        )?;
        for (place, id) in cluster.members.iter().enumerate() {
            let article = &report.articles[id.index()];
            let date = article.published.as_deref().unwrap_or("no date");
            let first = if place == 0 { "  first" } else { "" };
            writeln!(out, "  {}  {}{first}", article.id, painted(FAINT, date))?;
        }
    }
    for found in &found.matches {
        write_match(report, found, style, out)?;
    }
    Ok(())
}

fn write_match(
    report: &Report,
    found: &Match,
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (left, right) = (
        &report.articles[found.left.index()],
        &report.articles[found.right.index()],
    );
    let overlap = &found.overlap;
    writeln!(
        out,
        "\n{}  {}  {}",
        painted(HEADING, &left.id),
        relation_name(found.relation),
        painted(HEADING, &right.id)
    )?;
    let shares = format!(
        "resemblance {:.2}, {:.0} % of the first in the second, {:.0} % of the second in the first",
        overlap.resemblance,
        overlap.left_containment * 100.0,
        overlap.right_containment * 100.0
    );
    writeln!(out, "  {}", painted(FAINT, &shares))?;
    let lines = (Lines::of(&left.body), Lines::of(&right.body));
    for passage in &found.passages {
        let places = (
            lines.0.position(passage.left.start),
            lines.1.position(passage.right.start),
        );
        let head = format!(
            "{:>4} words  {:<11} {}:{} ~ {}:{}",
            passage.words,
            class_name(passage.class),
            places.0.line,
            places.0.column,
            places.1.line,
            places.1.column
        );
        let room = style.width.saturating_sub(head.chars().count() + 6);
        writeln!(
            out,
            "  {head}  {}",
            painted(SAME, &clipped(passage.left.of(&left.body), room))
        )?;
    }
    Ok(())
}
