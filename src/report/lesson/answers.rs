//! Answers: what the program found and what the source says, for the moment of comparing.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::wording::{EntryId, Finding, Lexicon, Setting};

use super::super::names::setting_name;
use super::super::page::date::date;
use super::super::page::desk::Desk;
use super::super::page::load::level;
use super::super::page::units::Units;
use super::super::plural::whole;
use super::first::First;
use super::versions::{By, Versions};

/// What is asked, and how it is laid out.
pub(super) struct Exercise<'a> {
    /// Places of the articles on the sheet, by their places in the report.
    pub(super) place: &'a [usize],
    /// The articles in the sheet's order.
    pub(super) order: &'a [usize],
    pub(super) firsts: &'a [First],
    pub(super) versions: &'a [Versions],
}

/// The answers as the script reads them. Places are UTF-16 code units.
pub(super) fn answers(desk: &Desk, exercise: &Exercise) -> Value {
    let mut entries = Entries::default();
    let articles: Vec<Value> = exercise
        .order
        .iter()
        .map(|nth| article(desk, *nth, &mut entries))
        .collect();
    let firsts = exercise.firsts.iter().map(|first| {
        let order = first.members.iter().map(|nth| exercise.place[*nth]);
        json!({ "is": exercise.place[first.is()], "order": order.collect::<Vec<_>>() })
    });
    let versions = exercise
        .versions
        .iter()
        .map(|versions| of_versions(desk, versions));
    json!({
        "articles": articles,
        "firsts": firsts.collect::<Vec<_>>(),
        "versions": versions.collect::<Vec<_>>(),
        "entries": entries.told(desk.report.lexicon),
    })
}

/// The entries that were found, each told once.
#[derive(Default)]
struct Entries {
    places: BTreeMap<EntryId, usize>,
    found: Vec<EntryId>,
}

impl Entries {
    fn place(&mut self, id: EntryId) -> usize {
        *self.places.entry(id).or_insert_with(|| {
            self.found.push(id);
            self.found.len() - 1
        })
    }

    fn told(&self, lexicon: &Lexicon) -> Vec<Value> {
        let told = |id: &EntryId| {
            let entry = lexicon.entry(*id);
            json!([entry.category, entry.weight, entry.explain, entry.instead])
        };
        self.found.iter().map(told).collect()
    }
}

fn article(desk: &Desk, nth: usize, entries: &mut Entries) -> Value {
    let article = &desk.report.articles[nth];
    let wording = desk.report.wording.as_ref().map(|wording| &wording[nth]);
    let mut found: Vec<Value> = vec![];
    for wording in wording.iter() {
        for (part, text, findings) in [
            ("title", article.headline(), &wording.title_findings),
            ("body", article.body.as_str(), &wording.findings),
        ] {
            let units = Units::of(text);
            let shown = findings.iter().filter(|finding| is_shown(finding));
            found.extend(shown.map(|finding| {
                json!([
                    part,
                    units.at(finding.span.start),
                    units.at(finding.span.end),
                    entries.place(finding.entry),
                    setting_name(finding.setting),
                ])
            }));
        }
    }
    json!({
        "name": desk.label(nth),
        "outlet": outlet_of(desk, nth),
        "published": article.published.as_deref().map(|source| date(source).text),
        "load": wording.map(|wording| whole(wording.score.per_1000)),
        "level": wording.map(|wording| level(wording.score.level).0),
        "found": found,
    })
}

/// Furniture of a page is nobody's exercise.
fn is_shown(finding: &Finding) -> bool {
    finding.setting != Setting::Boilerplate
}

/// Who published an article; empty where nobody says.
pub(super) fn outlet_of<'d>(desk: &'d Desk, nth: usize) -> &'d str {
    let outlet = desk.report.articles[nth].outlet.as_deref();
    outlet.map_or("", str::trim)
}

fn of_versions(desk: &Desk, versions: &Versions) -> Value {
    let side = |nth: usize, spans: &[crate::span::Span]| -> Vec<Value> {
        let units = Units::of(&desk.report.articles[nth].body);
        let place = |span: &crate::span::Span| json!([units.at(span.start), units.at(span.end)]);
        spans.iter().map(place).collect()
    };
    json!({
        "by": match versions.by { By::Text => "text", By::Facts => "facts" },
        "shared": [
            side(versions.left, &versions.shared.0),
            side(versions.right, &versions.shared.1),
        ],
        "edits": versions.edits,
    })
}
