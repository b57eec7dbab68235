//! Wording in full: each article's score, then each finding with its reason.

use std::io::{self, Write};

use anstyle::Style;

use crate::article::Article;
use crate::span::Lines;
use crate::wording::{Finding, Severity, Wording};

use super::super::model::Report;
use super::super::names::{level_name, setting_name};
use super::super::plural::whole;
use super::columns::{Word, write_wrapped};
use super::style::{FAINT, HEADING, LOADED, TextStyle, clipped, painted};
use super::window::window;

pub(super) fn write(
    report: &Report,
    wording: &[Wording],
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (nth, (article, wording)) in report.articles.iter().zip(wording).enumerate() {
        if nth > 0 {
            writeln!(out)?;
        }
        write_article(report, article, wording, style, out)?;
    }
    Ok(())
}

fn write_article(
    report: &Report,
    article: &Article,
    wording: &Wording,
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    let score = &wording.score;
    let title = wording
        .title_score
        .map(|title| format!(", headline {}", whole(title)))
        .unwrap_or_default();
    let figures = if wording.is_foreign() {
        "not English: the lexicon does not apply, and no load is told".to_owned()
    } else {
        format!(
            "{}: {} per 1,000 words ({}–{}){title}",
            level_name(score.level),
            whole(score.per_1000),
            whole(score.low),
            whole(score.high)
        )
    };
    writeln!(out, "{}  {figures}", painted(HEADING, &article.id))?;
    for found in &wording.title_findings {
        write_finding(report, "headline", article.headline(), found, style, out)?;
    }
    let lines = Lines::of(&article.body);
    for found in &wording.findings {
        let at = lines.position(found.span.start);
        write_finding(
            report,
            &format!("{}:{}", at.line, at.column),
            &article.body,
            found,
            style,
            out,
        )?;
    }
    Ok(())
}

fn write_finding(
    report: &Report,
    place: &str,
    text: &str,
    found: &Finding,
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    let entry = report.lexicon.entry(found.entry);
    let name = report.lexicon.name_of(entry);
    let setting = setting_name(found.setting);
    let words = painted(LOADED, &clipped(found.span.of(text), style.width / 2));
    let grave = match found.severity {
        Severity::Error => ", error",
        Severity::Warning | Severity::Note => "",
    };
    writeln!(
        out,
        "  {place:>8}  {words}  {}",
        painted(
            FAINT,
            &format!("{name}, {setting}, weight {:.1}{grave}", found.weight)
        )
    )?;
    writeln!(
        out,
        "{:INDENT$}{}",
        "",
        window(text, found.span, style.width.saturating_sub(INDENT))
    )?;
    let plainer = format!("Plainer: {}", entry.instead);
    let told = Word::all(&entry.explain, Style::new()).chain(Word::all(&plainer, FAINT));
    write_wrapped(&told.collect::<Vec<_>>(), INDENT, style.width, out)
}

/// Column at which what is said of a finding begins.
const INDENT: usize = 12;
