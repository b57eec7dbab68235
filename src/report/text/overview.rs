//! The overview: one screen that says what was compared, who shares text, and which articles are loaded by what.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::article::ArticleId;
use crate::reuse::{Cluster, Relation};
use crate::wording::Wording;

use super::super::model::{Report, ReuseReport};
use super::super::names::{level_name, relation_name};
use super::super::plural::{counted, whole};
use super::style::{FAINT, HEADING, LOADED, TextStyle, clipped, painted};

/// Rows of a list before the rest is only counted.
const ROWS: usize = 12;

pub(super) fn write(
    report: &Report,
    reuse: &ReuseReport,
    wording: &[Wording],
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    let articles = 0..report.articles.len();
    let words = articles.map(|nth| report.texts.outline(nth).words).sum();
    writeln!(
        out,
        "{}",
        painted(
            HEADING,
            &format!(
                "{}, {}",
                counted(report.articles.len(), "article"),
                counted(words, "word")
            )
        )
    )?;
    write_reuse(report, reuse, style, out)?;
    write_wording(report, wording, style, out)
}

fn write_reuse(
    report: &Report,
    reuse: &ReuseReport,
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "\n{}", painted(HEADING, "Reuse"))?;
    let found = &reuse.found;
    if report.articles.len() < 2 {
        return writeln!(
            out,
            "  One article alone: there is no other to share text with."
        );
    }
    if found.matches.is_empty() {
        return writeln!(
            out,
            "  No two articles share {} or more in a row.",
            counted(reuse.settings.min_words, "word")
        );
    }
    for cluster in &found.clusters {
        let line = family(report, cluster);
        writeln!(out, "  {}", clipped(&line, style.width - 2))?;
    }
    let mut by_relation: BTreeMap<Relation, usize> = BTreeMap::new();
    for found in &found.matches {
        *by_relation.entry(found.relation).or_default() += 1;
    }
    let counts: Vec<_> = by_relation
        .iter()
        .map(|(relation, count)| format!("{count} {}", relation_name(*relation)))
        .collect();
    writeln!(
        out,
        "  {}: {}",
        counted(found.matches.len(), "matching pair"),
        counts.join(", ")
    )
}

/// A family and who was first in it, where anything tells.
fn family(report: &Report, cluster: &Cluster) -> String {
    let id = |id: &ArticleId| report.articles[id.index()].id.as_str();
    let rest = cluster
        .members
        .iter()
        .filter(|id| Some(**id) != cluster.first);
    let rest = rest.map(id).collect::<Vec<_>>().join(", ");
    let size = cluster.members.len();
    match &cluster.first {
        Some(first) => format!("family of {size}: {} first, then {rest}", id(first)),
        None => format!("family of {size}: {rest}"),
    }
}

fn write_wording(
    report: &Report,
    wording: &[Wording],
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(
        out,
        "\n{}  {}",
        painted(HEADING, "Wording"),
        painted(
            FAINT,
            "load per 1,000 words of own voice (95 % interval), and the heaviest words"
        )
    )?;
    let mut order: Vec<usize> = (0..wording.len()).collect();
    order.sort_by(|a, b| {
        let (a, b) = (&wording[*a], &wording[*b]);
        let load = b.score.per_1000.total_cmp(&a.score.per_1000);
        a.is_foreign().cmp(&b.is_foreign()).then(load)
    });
    for nth in order.iter().take(ROWS) {
        let (article, wording) = (&report.articles[*nth], &wording[*nth]);
        let score = &wording.score;
        let figures = if wording.is_foreign() {
            format!("{:>5} {:>9}  {:<14}", "–", "", "not English")
        } else {
            format!(
                "{:>5} {:>9}  {:<14}",
                whole(score.per_1000),
                format!("({}–{})", whole(score.low), whole(score.high)),
                level_name(score.level)
            )
        };
        let id = format!("{:<28}", clipped(&article.id, 28));
        let room = style.width.saturating_sub(2 + 32 + 28 + 2);
        let words = clipped(&heaviest(article.body.as_str(), wording), room);
        match words.is_empty() {
            true => writeln!(out, "  {}", format!("{figures} {id}").trim_end())?,
            false => writeln!(out, "  {figures} {id}  {}", painted(LOADED, &words))?,
        }
    }
    if order.len() > ROWS {
        writeln!(
            out,
            "  {}",
            painted(FAINT, &format!("and {} more", order.len() - ROWS))
        )?;
    }
    Ok(())
}

/// The heaviest words of an article in its writer's voice, each once.
fn heaviest(body: &str, wording: &Wording) -> String {
    let mut own: Vec<_> = wording
        .findings
        .iter()
        .filter(|finding| finding.is_own())
        .collect();
    own.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.span.cmp(&b.span)));
    let mut words: Vec<String> = vec![];
    for finding in own {
        let word = finding.span.of(body).to_lowercase();
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(", ")
}
