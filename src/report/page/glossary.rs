//! The glossary: every category, and every entry that was found, with the places where it stands.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::wording::{CategoryClass, EntryId};

use super::super::model::Report;
use super::desk::Desk;
use super::letters::letters;
use super::names::anchor;

/// Places shown of one entry; the rest is counted.
const PLACES: usize = 12;

/// A category as the templates see it.
#[derive(Debug, Serialize)]
pub(super) struct CategoryPage {
    id: String,
    letter: String,
    name: String,
    /// `framing` or `epistemological`.
    class: &'static str,
    what: String,
    why: String,
    instead: String,
    /// Findings in all articles.
    count: usize,
    entries: Vec<EntryPage>,
}

/// An entry that was found.
#[derive(Debug, Serialize)]
struct EntryPage {
    id: String,
    weight: u8,
    explain: String,
    instead: String,
    places: Vec<Place>,
    left_out: usize,
}

/// Where it was found.
#[derive(Debug, Serialize)]
struct Place {
    target: String,
    text: String,
    label: String,
}

/// All categories in the lexicon's order.
pub(super) fn categories(desk: &Desk) -> Vec<CategoryPage> {
    let report = desk.report;
    let letters = letters(&report.lexicon.categories);
    let mut places = places(desk);
    let mut pages = vec![];
    for (nth, category) in report.lexicon.categories.iter().enumerate() {
        let entries: Vec<EntryPage> = places
            .iter_mut()
            .filter(|(id, _)| report.lexicon.entry(**id).category == nth)
            .map(|(id, places)| entry(report, *id, std::mem::take(places)))
            .collect();
        pages.push(CategoryPage {
            id: category.id.clone(),
            letter: letters[nth].clone(),
            name: category.name.clone(),
            class: match category.class {
                CategoryClass::Framing => "framing",
                CategoryClass::Epistemological => "epistemological",
            },
            what: category.what.clone(),
            why: category.why.clone(),
            instead: category.instead.clone(),
            count: entries
                .iter()
                .map(|entry| entry.places.len() + entry.left_out)
                .sum(),
            entries,
        });
    }
    pages
}

fn entry(report: &Report, id: EntryId, mut places: Vec<Place>) -> EntryPage {
    let entry = report.lexicon.entry(id);
    let left_out = places.len().saturating_sub(PLACES);
    places.truncate(PLACES);
    EntryPage {
        id: entry.id.clone(),
        weight: entry.weight,
        explain: entry.explain.clone(),
        instead: entry.instead.clone(),
        places,
        left_out,
    }
}

fn places(desk: &Desk) -> BTreeMap<EntryId, Vec<Place>> {
    let mut places: BTreeMap<EntryId, Vec<Place>> = BTreeMap::new();
    for (nth, wording) in desk.report.wording.iter().flatten().enumerate() {
        let article = &desk.report.articles[nth];
        let on_title = wording
            .title_findings
            .iter()
            .zip(1..)
            .map(|found| ('t', found));
        let on_body = wording.findings.iter().zip(1..).map(|found| ('f', found));
        for (kind, (finding, count)) in on_title.chain(on_body) {
            let text = if kind == 't' {
                article.headline()
            } else {
                &article.body
            };
            places.entry(finding.entry).or_default().push(Place {
                target: format!("{}-{kind}{count}", anchor(nth)),
                text: finding.span.of(text).to_owned(),
                label: desk.label(nth).to_owned(),
            });
        }
    }
    places
}
