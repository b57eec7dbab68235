//! Told: facts that two articles tell in their own words, side by side, and what each tells alone.

use std::io::{self, Write};

use anstyle::Style;

use crate::article::ArticleId;
use crate::compare::{Comparison, Only, Retelling, Told, What};
use crate::span::Lines;

use super::super::model::Report;
use super::super::plural::counted;
use super::cell::{Mark, Side};
use super::columns::{Word, write_row};
use super::style::{FAINT, GONE, HEADING, LOADED, NEW, TextStyle, clipped, painted};

/// Sentences told by one article alone that are listed before the rest is only counted.
const ALONE: usize = 6;

/// Writes the facts of two articles, sentence beside sentence, loaded words in `*…*`.
pub(super) fn write_facts(
    report: &Report,
    found: &Comparison,
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    if found.retellings.is_empty() {
        return Ok(());
    }
    let title = format!(
        "{} told by both in words of their own",
        counted(found.retellings.len(), "fact")
    );
    let note = "the most differently told first, each with its chance; *loaded*";
    writeln!(
        out,
        "\n{}  {}",
        painted(HEADING, &title),
        painted(FAINT, note)
    )?;
    for fact in &found.retellings {
        writeln!(out, "\n{}", painted(FAINT, &shared(fact, style.width)))?;
        let left = cell(report, fact, ArticleId(0), GONE);
        let right = cell(report, fact, ArticleId(1), NEW);
        write_row(&left, &right, style.width, out)?;
    }
    Ok(())
}

/// How sure it is, and what speaks for it.
fn shared(fact: &Retelling, width: usize) -> String {
    let evidence = fact.evidence.iter();
    let words: Vec<String> = evidence.map(|one| one.words.join(" / ")).collect();
    clipped(
        &format!("chance {:.2}: {}", fact.confidence, words.join(", ")),
        width,
    )
}

/// The sentences in which one article tells a fact, words of its own in `own`.
fn cell(report: &Report, fact: &Retelling, article: ArticleId, own: Style) -> Vec<Word> {
    let told = fact
        .members
        .iter()
        .filter(|told| told.place.article == article);
    told.flat_map(|told| sentence(Side::of(report, article), told, own))
        .collect()
}

fn sentence(side: Side, told: &Told, own: Style) -> Vec<Word> {
    let loaded = Mark {
        open: "*",
        close: "*",
        style: LOADED,
    };
    let tokens = &side.text.tokens;
    let all = tokens.within(told.place.span);
    let (mut words, mut at) = (vec![], all.start);
    while at < all.end {
        let span = tokens.span(at);
        let met = told.loaded.iter().find(|loaded| loaded.contains(span));
        let end = met.map_or(at + 1, |met| tokens.within(*met).end.max(at + 1));
        let is_own = told.own_words.iter().any(|own| own.contains(span));
        match met {
            Some(_) => words.append(&mut side.marked(at..end, loaded)),
            None if is_own => words.push(side.painted(at, own)),
            None => words.push(side.plain(at)),
        }
        at = end;
    }
    words
}

/// Writes what each of the articles tells alone.
pub(super) fn write_alone(
    report: &Report,
    found: &Comparison,
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    for alone in found
        .only
        .chunk_by(|a, b| a.place.article == b.place.article)
    {
        let article = &report.articles[alone[0].place.article.index()];
        let sentences: Vec<&Only> = alone
            .iter()
            .filter(|one| one.what == What::Sentence)
            .collect();
        if sentences.is_empty() {
            continue;
        }
        let title = format!("No counterpart found of what {} tells", article.id);
        let note = format!(
            "{}; another may tell it in other words",
            counted(sentences.len(), "sentence")
        );
        writeln!(
            out,
            "\n{}  {}",
            painted(HEADING, &title),
            painted(FAINT, &note)
        )?;
        let lines = Lines::of(&article.body);
        for one in sentences.iter().take(ALONE) {
            writeln!(out, "  {}", line(&article.body, &lines, one, style.width))?;
        }
        if sentences.len() > ALONE {
            let rest = format!(
                "and {} more; JSON and the page list them",
                sentences.len() - ALONE
            );
            writeln!(out, "  {}", painted(FAINT, &rest))?;
        }
    }
    Ok(())
}

fn line(body: &str, lines: &Lines, one: &Only, width: usize) -> String {
    let span = one.place.span;
    let place = lines.position(span.start);
    let place = format!("{}:{}", place.line, place.column);
    let words = clipped(span.of(body), width.saturating_sub(10));
    format!("{} {words}", painted(FAINT, &format!("{place:<7}")))
}
