//! The view: all that the templates are filled with.

use serde::Serialize;

use super::super::model::Report;
use super::super::plural::counted;
use super::article::{ArticlePage, articles};
use super::data::data;
use super::desk::Desk;
use super::event::{EventPage, events};
use super::family::{Family, families};
use super::glossary::{CategoryPage, categories};
use super::leads::{Lead, leads};
use super::load::{AXIS, cuts};
use super::matrix::{Matrix, matrix};
use super::method::{Method, method};
use super::names::match_anchor;
use super::overlap::article_words;
use super::pair::{PASSAGES, PairPage, ShownPair, pairs};
use super::policy::policy;
use super::templates::Templates;

/// Everything on the page.
#[derive(Debug, Serialize)]
pub(super) struct Page {
    policy: minijinja::Value,
    style: minijinja::Value,
    script: minijinja::Value,
    data: minijinja::Value,
    /// The view to begin with, where it is not the overview.
    start: Option<String>,
    articles_count: String,
    words_count: String,
    has_reuse: bool,
    has_wording: bool,
    has_comparison: bool,
    leads: Vec<Lead>,
    articles: Vec<ArticlePage>,
    axis: u32,
    cuts: Vec<f64>,
    events: Vec<EventPage>,
    families: Vec<Family>,
    matrix: Matrix,
    pairs: Vec<PairPage>,
    pairs_count: usize,
    passages_most: usize,
    categories: Vec<CategoryPage>,
    method: Method,
}

/// The page of a report.
pub(super) fn page(report: &Report<'_>, templates: &Templates) -> Page {
    let (style, script) = (templates.part("style.css"), templates.part("script.js"));
    let desk = Desk::of(report);
    let pairs = pairs(&desk);
    let words = report.texts.whole().iter().map(article_words).sum();
    let safe = |text: &str| minijinja::Value::from_safe_string(text.to_owned());
    Page {
        policy: safe(&policy(style, script)),
        style: safe(style),
        script: safe(script),
        data: safe(&data(report, &pairs)),
        start: start(&desk, &pairs),
        articles_count: counted(report.articles.len(), "article"),
        words_count: counted(words, "word"),
        has_reuse: report.reuse.is_some(),
        has_wording: report.wording.is_some(),
        has_comparison: report.comparison.is_some(),
        leads: leads(&desk),
        articles: articles(&desk, &pairs),
        axis: AXIS,
        cuts: cuts(),
        events: events(&desk),
        families: families(&desk),
        matrix: matrix(report, &pairs),
        pairs_count: with_passages(report),
        passages_most: PASSAGES,
        categories: categories(&desk),
        method: method(report),
        pairs: pairs.into_iter().map(|pair| pair.page).collect(),
    }
}

/// Two articles need no overview: they begin with what they share, or else with what both tell.
fn start(desk: &Desk, pairs: &[ShownPair]) -> Option<String> {
    if desk.report.articles.len() != 2 {
        return None;
    }
    let shared = pairs
        .iter()
        .find(|pair| pair.found.left_coverage.words + pair.found.right_coverage.words > 0);
    match shared {
        Some(pair) => Some(match_anchor(pair.nth)),
        None => events(desk).into_iter().next().map(|event| event.anchor),
    }
}

fn with_passages(report: &Report) -> usize {
    let matches = report.reuse.iter().flat_map(|reuse| &reuse.found.matches);
    matches.filter(|found| !found.passages.is_empty()).count()
}
