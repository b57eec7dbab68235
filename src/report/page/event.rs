//! Events: one thing told by several articles, and how each tells it.

use serde::Serialize;

use crate::compare::{Comparison, Event, Only, Place, QuoteVariant, Retelling, Row, What};
use crate::span::Span;

use super::super::names_compare::ground_name;
use super::super::plural::whole;
use super::desk::Desk;
use super::names::headline;
use super::number::{Number, number};
use super::overlap::{outside, union};
use super::part::{Part, cut};
use super::teller::{Teller, Wording, teller, wordings};

/// Facts of one event that are shown unfolded.
const FACTS: usize = 24;
/// Sentences of one article, without a counterpart, that are shown unfolded.
const ALONE: usize = 6;

/// An event as the templates see it.
#[derive(Debug, Serialize)]
pub(super) struct EventPage {
    pub(super) anchor: String,
    pub(super) headline: String,
    pub(super) members: Vec<Member>,
    pub(super) facts: Vec<Fact>,
    /// The rest of them, folded.
    pub(super) more_facts: Vec<Fact>,
    pub(super) quotes: Vec<Quote>,
    pub(super) numbers: Vec<Number>,
    /// Numbers that all who tell them word alike.
    pub(super) alike: Vec<Number>,
    pub(super) alone: Vec<Alone>,
}

/// An article of an event, in figures.
#[derive(Debug, Serialize)]
pub(super) struct Member {
    article: usize,
    copied: usize,
    only_here: usize,
    load: Option<String>,
    title_load: Option<String>,
    voices: Vec<String>,
}

/// A fact that several tell.
#[derive(Debug, Serialize)]
pub(super) struct Fact {
    anchor: String,
    tellings: Vec<Telling>,
    shared: Vec<String>,
}

/// One wording of it.
#[derive(Debug, Serialize)]
struct Telling {
    /// Who words it so.
    by: Vec<Teller>,
    parts: Vec<Part>,
    /// Whether the writer loads it.
    hot: bool,
}

/// A quotation in several wordings.
#[derive(Debug, Serialize)]
pub(super) struct Quote {
    anchor: String,
    speaker: Option<String>,
    wordings: Vec<Wording>,
}

/// What one article tells and no counterpart was found of.
#[derive(Debug, Serialize)]
pub(super) struct Alone {
    article: usize,
    pub(super) sentences: Vec<Sentence>,
    /// The rest of them, folded.
    pub(super) more: Vec<Sentence>,
    numbers: Vec<Lone>,
}

/// A number that no other article tells.
#[derive(Debug, Serialize)]
struct Lone {
    text: String,
    target: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Sentence {
    parts: Vec<Part>,
    target: String,
}

/// Every event, in the run's order.
pub(super) fn events(desk: &Desk) -> Vec<EventPage> {
    let Some(found) = &desk.report.comparison else {
        return vec![];
    };
    let events = found.events.iter().enumerate();
    events
        .map(|(nth, event)| event_page(desk, found, nth, event))
        .collect()
}

fn event_page(desk: &Desk, found: &Comparison, nth: usize, event: &Event) -> EventPage {
    let name = format!("e{}", nth + 1);
    let holds = |place: &Place| event.rows.iter().any(|row| row.article == place.article);
    let facts: Vec<&Retelling> = found
        .retellings
        .iter()
        .filter(|retelling| holds(&retelling.members[0].place))
        .collect();
    let mut shown: Vec<Fact> = facts
        .iter()
        .map(|retelling| fact(desk, retelling))
        .filter(|fact| fact.tellings.len() > 1)
        .collect();
    for (fact, count) in shown.iter_mut().zip(1..) {
        fact.anchor = format!("{name}-r{count}");
    }
    let more_facts = shown.split_off(shown.len().min(FACTS));
    let quotes = found
        .quote_variants
        .iter()
        .filter(|quote| holds(&quote.members[0].place));
    let numbers = found
        .number_variants
        .iter()
        .filter(|number| holds(&number.members[0].place));
    let (mut numbers, alike): (Vec<Number>, Vec<Number>) = numbers
        .zip(1..)
        .map(|(variant, count)| number(desk, variant, format!("{name}-v{count}")))
        .partition(|number| number.wordings.len() > 1);
    numbers.sort_by_key(|number| number.agrees);
    EventPage {
        headline: headline(&desk.report.articles[plainest(event)]),
        members: event.rows.iter().map(|row| member(found, row)).collect(),
        facts: shown,
        more_facts,
        quotes: quotes
            .zip(1..)
            .map(|(variant, count)| quote(desk, variant, format!("{name}-q{count}")))
            .filter(|quote| quote.wordings.len() > 1)
            .collect(),
        numbers,
        alike,
        alone: event
            .rows
            .iter()
            .filter_map(|row| alone(desk, found, row.article.index()))
            .collect(),
        anchor: name,
    }
}

/// The article that an event goes by: the one that is worded most plainly, headline first.
fn plainest(event: &Event) -> usize {
    let load = |row: &Row| (row.title_load.unwrap_or(0.0), row.load.unwrap_or(0.0));
    let rows = event.rows.iter();
    let plainest = rows.min_by(|a, b| {
        let (a, b) = (load(a), load(b));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    plainest.map_or(0, |row| row.article.index())
}

fn member(found: &Comparison, row: &Row) -> Member {
    let voices = found
        .voices
        .iter()
        .filter(|voices| voices.article == row.article);
    Member {
        article: row.article.index(),
        copied: (row.copied * 100.0).round() as usize,
        only_here: row.only_here,
        load: row.load.map(whole),
        title_load: row.title_load.map(whole),
        voices: voices
            .flat_map(|voices| &voices.speakers)
            .map(|voice| voice.name.clone())
            .collect(),
    }
}

fn fact(desk: &Desk, retelling: &Retelling) -> Fact {
    let mut tellings: Vec<Telling> = vec![];
    for told in &retelling.members {
        let text = told
            .place
            .span
            .of(&desk.report.articles[told.place.article.index()].body);
        let teller = teller(desk, &told.place);
        let same = tellings.iter_mut().find(|telling| said(telling) == text);
        match same {
            Some(telling) => telling.by.push(teller),
            None => {
                let parts = cut(desk.report, told.place, &told.own_words);
                tellings.push(Telling {
                    by: vec![teller],
                    hot: parts.iter().any(Part::is_loaded),
                    parts,
                });
            }
        }
    }
    let evidence = retelling.evidence.iter();
    Fact {
        anchor: String::new(),
        tellings,
        shared: evidence
            .map(|evidence| {
                let words = evidence.words.join(" = ");
                match ground_name(evidence.kind) {
                    "word" | "name" => words,
                    "related" => format!("{words} (like meaning)"),
                    kind => format!("{words} ({kind})"),
                }
            })
            .collect(),
    }
}

fn said(telling: &Telling) -> String {
    telling.parts.iter().map(Part::text).collect()
}

fn quote(desk: &Desk, variant: &QuoteVariant, anchor: String) -> Quote {
    let speakers = variant
        .members
        .iter()
        .filter_map(|member| member.speaker.clone());
    Quote {
        anchor,
        speaker: speakers.max_by_key(String::len),
        wordings: wordings(desk, variant.members.iter().map(|member| &member.place)),
    }
}

fn alone(desk: &Desk, found: &Comparison, nth: usize) -> Option<Alone> {
    let article = &desk.report.articles[nth];
    let only = found
        .only
        .iter()
        .filter(|only| only.place.article.index() == nth);
    let (lone, numbers): (Vec<&Only>, Vec<&Only>) =
        only.partition(|only| only.what == What::Sentence);
    let copied = union(desk.lifts[nth].iter().map(|lift| lift.span).collect());
    let target = |span: Span| desk.paragraphs[nth].anchor(span.start);
    let mut sentences: Vec<Sentence> = lone
        .into_iter()
        .filter(|only| !outside(only.place.span, &copied).is_empty())
        .map(|only| Sentence {
            parts: cut(desk.report, only.place, &[]),
            target: target(only.place.span),
        })
        .collect();
    let more = sentences.split_off(sentences.len().min(ALONE));
    let numbers: Vec<Lone> = numbers
        .into_iter()
        .map(|only| Lone {
            text: only.place.span.of(&article.body).to_owned(),
            target: target(only.place.span),
        })
        .collect();
    (!sentences.is_empty() || !numbers.is_empty()).then_some(Alone {
        article: nth,
        sentences,
        more,
        numbers,
    })
}
