//! The view: all that the templates are filled with.

use serde::Serialize;

use super::super::model::Report;
use super::article::{ArticlePage, articles};
use super::data::data;
use super::family::{Family, families};
use super::glossary::{CategoryPage, categories};
use super::leads::{Lead, leads};
use super::lift::lifts;
use super::load::{AXIS, cuts};
use super::matrix::{Matrix, matrix};
use super::method::{Method, method};
use super::names::counted;
use super::overlap::article_words;
use super::pair::{PASSAGES, PairPage, ShownPair, chosen, pair};
use super::policy::policy;
use super::templates::Templates;

/// Everything on the page.
#[derive(Debug, Serialize)]
pub(super) struct Page {
    policy: String,
    style: minijinja::Value,
    script: minijinja::Value,
    data: minijinja::Value,
    articles_count: String,
    words_count: String,
    has_reuse: bool,
    has_wording: bool,
    leads: Vec<Lead>,
    articles: Vec<ArticlePage>,
    axis: f64,
    cuts: Vec<f64>,
    families: Vec<Family>,
    matrix: Matrix,
    pairs: Vec<PairPage>,
    pairs_count: usize,
    passages_most: usize,
    categories: Vec<CategoryPage>,
    method: Method,
}

/// The page of a report.
pub(super) fn page(report: &Report, templates: &Templates) -> Page {
    let (style, script) = (templates.part("style.css"), templates.part("script.js"));
    let lifts = lifts(report);
    let pairs: Vec<(usize, ShownPair)> = chosen(report)
        .into_iter()
        .map(|(nth, found)| (nth, pair(report, nth, found)))
        .collect();
    let words = report.texts.iter().map(article_words).sum();
    let safe = |text: &str| minijinja::Value::from_safe_string(text.to_owned());
    Page {
        policy: policy(style, script),
        style: safe(style),
        script: safe(script),
        data: safe(&data(report, &pairs)),
        articles_count: counted(report.articles.len(), "article"),
        words_count: counted(words, "word"),
        has_reuse: report.reuse.is_some(),
        has_wording: report.wording.is_some(),
        leads: leads(report, &lifts),
        articles: articles(report, &lifts, &pairs.iter().map(|(nth, _)| *nth).collect()),
        axis: AXIS,
        cuts: cuts(),
        families: families(report, &lifts),
        matrix: matrix(report, &pairs),
        pairs_count: with_passages(report),
        passages_most: PASSAGES,
        categories: categories(report),
        method: method(report),
        pairs: pairs.into_iter().map(|(_, pair)| pair.page).collect(),
    }
}

fn with_passages(report: &Report) -> usize {
    let matches = report.reuse.iter().flat_map(|reuse| &reuse.found.matches);
    matches.filter(|found| !found.passages.is_empty()).count()
}
