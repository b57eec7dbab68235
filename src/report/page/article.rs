//! An article on the page: its text with marks, its notes, and its figures.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::article::{Article, Title};
use crate::reuse::Borrowed;
use crate::span::Span;
use crate::wording::{Finding, Setting, Wording};

use super::super::model::Report;
use super::super::names::{class_name, setting_name};
use super::super::plural::whole;
use super::date::{Date, date};
use super::desk::Desk;
use super::lift::{Lift, When};
use super::load::{Bar, Load, bars, load};
use super::names::{anchor, headline};
use super::overlap::{article_words, held, is_text, percent};
use super::pair::ShownPair;
use super::prose::{Block, Marks, Run, blocks, line};

/// An article as the templates see it.
#[derive(Debug, Serialize)]
pub(super) struct ArticlePage {
    anchor: String,
    id: String,
    path: String,
    label: String,
    headline: String,
    title: Vec<Run>,
    outlet: Option<String>,
    published: Option<Date>,
    language: Option<String>,
    link: Option<String>,
    words: usize,
    blocks: Vec<Block>,
    notes: Vec<Note>,
    lifts: Vec<LiftNote>,
    share: Share,
    load: Option<Load>,
    title_load: Option<String>,
    bars: Vec<Bar>,
    heaviest: Vec<String>,
}

/// What is said of a finding.
#[derive(Debug, Serialize)]
struct Note {
    anchor: String,
    text: String,
    category: usize,
    entry: String,
    setting: &'static str,
    weight: String,
    /// The entry's own weight, 1 to 5.
    full: u8,
    explain: String,
    instead: String,
}

/// What is said of a lift.
#[derive(Debug, Serialize)]
struct LiftNote {
    /// Whether it is put down to another article than the lift before it.
    named: bool,
    label: String,
    when: When,
    class: &'static str,
    date: Option<String>,
    /// The two side by side, where they are shown.
    target: Option<String>,
    words: usize,
}

/// How much of an article stands in others.
#[derive(Debug, Serialize)]
struct Share {
    /// Percent of its words that an earlier article holds.
    earlier: usize,
    /// Percent that another one holds of which nobody says that it is earlier.
    other: usize,
}

/// Every article; `pairs` are those that can be linked to.
pub(super) fn articles(desk: &Desk, pairs: &[ShownPair]) -> Vec<ArticlePage> {
    let pairs: BTreeMap<usize, &ShownPair> = pairs.iter().map(|pair| (pair.nth, pair)).collect();
    (0..desk.report.articles.len())
        .map(|nth| article(desk, nth, &pairs))
        .collect()
}

fn article(desk: &Desk, nth: usize, pairs: &BTreeMap<usize, &ShownPair>) -> ArticlePage {
    let (report, lifts) = (desk.report, &desk.lifts[nth]);
    let article = &report.articles[nth];
    let wording = report.wording.as_ref().map(|wording| &wording[nth]);
    let (findings, apart) = wording.map_or((&[][..], &[][..]), |found| {
        (&found.findings[..], &found.title_findings[..])
    });
    let marks = Marks {
        lifts,
        findings,
        first_note: apart.len(),
        boilerplate: &report.texts[nth].boilerplate,
    };
    ArticlePage {
        anchor: anchor(nth),
        id: article.id.clone(),
        path: article.path.clone(),
        label: desk.label(nth).to_owned(),
        headline: headline(article),
        title: title(article, apart, &marks),
        outlet: article.outlet.clone(),
        published: article.published.as_deref().map(date),
        language: article.language.clone(),
        link: article.url.clone().filter(|url| is_web_address(url)),
        words: article_words(&report.texts[nth]),
        blocks: blocks(&article.body, desk.paragraphs[nth].places(), &marks),
        notes: notes(report, nth, findings, apart),
        lifts: lifts
            .iter()
            .enumerate()
            .map(|(i, lift)| LiftNote {
                named: i == 0 || lifts[i - 1].other != lift.other,
                ..lift_note(desk, lift, pairs)
            })
            .collect(),
        share: share(report, nth, lifts),
        load: wording.map(load),
        title_load: wording.and_then(|wording| wording.title_score).map(whole),
        bars: wording.map_or(vec![], |wording| bars(wording, report.lexicon)),
        heaviest: wording.map_or(vec![], |wording| heaviest(&article.body, wording)),
    }
}

/// The headline with its marks; what stands in for it where there is none.
fn title(article: &Article, apart: &[Finding], marks: &Marks) -> Vec<Run> {
    let plain = |text: &str, findings| {
        let marks = Marks {
            lifts: &[],
            findings,
            first_note: 0,
            boilerplate: &[],
        };
        line(text, Span::new(0, text.len()), &marks)
    };
    match &article.title {
        Some(Title::InBody(span)) if !span.is_empty() => {
            let marks = Marks {
                lifts: &[],
                ..*marks
            };
            line(&article.body, *span, &marks)
        }
        Some(Title::Apart(title)) if !title.trim().is_empty() => plain(title, apart),
        _ => plain(&headline(article), &[]),
    }
}

/// Links lead to the web only: no script, no file.
fn is_web_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// Notes on the headline first, then on the body.
fn notes(report: &Report, nth: usize, findings: &[Finding], apart: &[Finding]) -> Vec<Note> {
    let article = &report.articles[nth];
    let headline = article.headline();
    let on_title = apart.iter().enumerate().map(|(i, finding)| {
        note(
            report,
            format!("{}-t{}", anchor(nth), i + 1),
            headline,
            finding,
        )
    });
    let on_body = findings.iter().enumerate().map(|(i, finding)| {
        note(
            report,
            format!("{}-f{}", anchor(nth), i + 1),
            &article.body,
            finding,
        )
    });
    on_title.chain(on_body).collect()
}

fn note(report: &Report, anchor: String, text: &str, finding: &Finding) -> Note {
    let entry = report.lexicon.entry(finding.entry);
    Note {
        anchor,
        text: finding.span.of(text).to_owned(),
        category: entry.category,
        entry: report.lexicon.name_of(entry),
        setting: setting_name(finding.setting),
        weight: weight(finding.weight),
        full: entry.weight,
        explain: entry.explain.clone(),
        instead: entry.instead.clone(),
    }
}

/// At most one decimal.
pub(super) fn weight(weight: f64) -> String {
    let text = format!("{weight:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

fn lift_note(desk: &Desk, lift: &Lift, pairs: &BTreeMap<usize, &ShownPair>) -> LiftNote {
    let other = &desk.report.articles[lift.other];
    LiftNote {
        named: true,
        label: desk.label(lift.other).to_owned(),
        when: lift.when,
        class: class_name(lift.class),
        date: other
            .published
            .as_deref()
            .map(|source| date(source).short)
            .filter(|date| !desk.label(lift.other).contains(date)),
        target: pairs.get(&lift.found).map(|pair| pair.target(lift.passage)),
        words: lift.words,
    }
}

fn share(report: &Report, nth: usize, lifts: &[Lift]) -> Share {
    let reuse = report.reuse.iter();
    let borrowed = reuse.filter_map(|reuse| reuse.found.borrowed.get(nth));
    let borrowed: Vec<&Borrowed> = borrowed.collect();
    let sources = borrowed.iter().flat_map(|one| &one.sources);
    let earlier: Vec<usize> = sources.map(|(id, _)| id.index()).collect();
    let others = lifts
        .iter()
        .filter(|lift| is_text(lift.class) && lift.when != When::Earlier)
        .filter(|lift| !earlier.contains(&lift.other));
    Share {
        earlier: borrowed.iter().map(|one| held(one.all)).sum(),
        other: percent(
            others.map(|lift| lift.words).sum(),
            article_words(&report.texts[nth]),
        ),
    }
}

/// Words shown in a list of the heaviest.
const HEAVIEST: usize = 5;

/// The heaviest words in the writer's own voice, each once.
pub(super) fn heaviest(body: &str, wording: &Wording) -> Vec<String> {
    let mut own: Vec<_> = wording
        .findings
        .iter()
        .filter(|finding| matches!(finding.setting, Setting::Own | Setting::Scare))
        .collect();
    own.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.span.cmp(&b.span)));
    let mut words: Vec<String> = vec![];
    for finding in own {
        let word = finding.span.of(body).to_lowercase();
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.truncate(HEAVIEST);
    words
}
