//! Events: one thing told by several articles, and how each tells it.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::compare::{
    Comparison, Event, NumberVariant, Place, QuoteVariant, Retelling, Row, Told, What,
};
use crate::span::Span;

use super::super::names_compare::{ground_name, readable};
use super::super::plural::whole;
use super::desk::Desk;
use super::names::headline;
use super::overlap::{outside, union};

/// Facts shown of one event.
const FACTS: usize = 24;
/// Sentences shown of one article of which no counterpart was found.
const ALONE: usize = 6;

/// An event as the templates see it.
#[derive(Debug, Serialize)]
pub(super) struct EventPage {
    pub(super) anchor: String,
    pub(super) headline: String,
    pub(super) members: Vec<Member>,
    pub(super) facts: Vec<Fact>,
    pub(super) facts_left_out: usize,
    pub(super) quotes: Vec<Quote>,
    pub(super) numbers: Vec<Number>,
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
    load: f64,
}

#[derive(Debug, Serialize)]
struct Teller {
    label: String,
    target: String,
}

/// A stretch of a sentence.
#[derive(Debug, Serialize)]
struct Part {
    text: String,
    /// Whether no other telling has it.
    own: bool,
    loaded: bool,
}

/// A quotation in several wordings.
#[derive(Debug, Serialize)]
pub(super) struct Quote {
    anchor: String,
    speaker: Option<String>,
    wordings: Vec<Wording>,
}

/// What several say in the same words.
#[derive(Debug, Serialize)]
pub(super) struct Wording {
    pub(super) text: String,
    by: Vec<Teller>,
}

/// A quantity that several tell.
#[derive(Debug, Serialize)]
pub(super) struct Number {
    anchor: String,
    pub(super) agrees: bool,
    /// What most tell, in a unit that reads well.
    about: String,
    pub(super) wordings: Vec<Wording>,
}

/// Sentences of one article of which no counterpart was found.
#[derive(Debug, Serialize)]
pub(super) struct Alone {
    article: usize,
    pub(super) sentences: Vec<Sentence>,
    pub(super) left_out: usize,
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
    let facts_left_out = shown.len().saturating_sub(FACTS);
    shown.truncate(FACTS);
    for (fact, count) in shown.iter_mut().zip(1..) {
        fact.anchor = format!("{name}-r{count}");
    }
    let quotes = found
        .quote_variants
        .iter()
        .filter(|quote| holds(&quote.members[0].place));
    let numbers = found
        .number_variants
        .iter()
        .filter(|number| holds(&number.members[0].place));
    let mut numbers: Vec<Number> = numbers
        .zip(1..)
        .map(|(variant, count)| number(desk, variant, format!("{name}-v{count}")))
        .filter(|number| number.wordings.len() > 1)
        .collect();
    numbers.sort_by_key(|number| number.agrees);
    EventPage {
        headline: headline(&desk.report.articles[plainest(event)]),
        members: event.rows.iter().map(|row| member(found, row)).collect(),
        facts: shown,
        facts_left_out,
        quotes: quotes
            .zip(1..)
            .map(|(variant, count)| quote(desk, variant, format!("{name}-q{count}")))
            .filter(|quote| quote.wordings.len() > 1)
            .collect(),
        numbers,
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
            None => tellings.push(Telling {
                by: vec![teller],
                parts: parts(desk, told),
                load: told.load,
            }),
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
                    kind => format!("{words} ({kind})"),
                }
            })
            .collect(),
    }
}

fn said(telling: &Telling) -> String {
    telling
        .parts
        .iter()
        .map(|part| part.text.as_str())
        .collect()
}

/// A sentence cut where its own and its loaded words begin and end.
fn parts(desk: &Desk, told: &Told) -> Vec<Part> {
    let body = &desk.report.articles[told.place.article.index()].body;
    cut(body, told.place.span, &told.own_words, &told.loaded)
}

/// `whole`, cut where words that are its own and loaded ones begin and end.
fn cut(body: &str, whole: Span, own_words: &[Span], all_loaded: &[Span]) -> Vec<Part> {
    let mut at: Vec<usize> = own_words
        .iter()
        .chain(all_loaded)
        .filter(|span| span.overlaps(whole))
        .flat_map(|span| [span.start.max(whole.start), span.end.min(whole.end)])
        .chain([whole.start, whole.end])
        .collect();
    at.sort_unstable();
    at.dedup();
    let within = |spans: &[Span], part: Span| spans.iter().any(|span| span.contains(part));
    let mut parts: Vec<Part> = vec![];
    for part in at.windows(2).map(|pair| Span::new(pair[0], pair[1])) {
        let loaded = within(all_loaded, part);
        let own = !loaded && within(own_words, part);
        match parts.last_mut() {
            Some(last) if (last.own, last.loaded) == (own, loaded) => last.text += part.of(body),
            _ => parts.push(Part {
                text: part.of(body).to_owned(),
                own,
                loaded,
            }),
        }
    }
    parts
}

fn teller(desk: &Desk, place: &Place) -> Teller {
    let nth = place.article.index();
    Teller {
        label: desk.label(nth).to_owned(),
        target: desk.paragraphs[nth].anchor(place.span.start),
    }
}

fn wordings<'p>(desk: &Desk, places: impl Iterator<Item = &'p Place>) -> Vec<Wording> {
    let mut wordings: Vec<Wording> = vec![];
    for place in places {
        let text = place
            .span
            .of(&desk.report.articles[place.article.index()].body);
        // A comma or full stop before the closing mark is the writer's, not the speaker's.
        let text = text.trim_end_matches([',', '.']);
        let by = teller(desk, place);
        match wordings.iter_mut().find(|wording| wording.text == text) {
            Some(wording) => wording.by.push(by),
            None => wordings.push(Wording {
                text: text.to_owned(),
                by: vec![by],
            }),
        }
    }
    wordings
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

fn number(desk: &Desk, variant: &NumberVariant, anchor: String) -> Number {
    let (unit, each) = readable(variant.dimension, variant.value);
    Number {
        anchor,
        agrees: variant.agrees,
        about: format!("{} {unit}", (variant.value / each * 10.0).round() / 10.0)
            .trim_end()
            .to_owned(),
        wordings: wordings(desk, variant.members.iter().map(|amount| &amount.place)),
    }
}

fn alone(desk: &Desk, found: &Comparison, nth: usize) -> Option<Alone> {
    let article = &desk.report.articles[nth];
    let only = found.only.iter();
    let spans: BTreeSet<Span> = only
        .filter(|only| only.place.article.index() == nth && only.what == What::Sentence)
        .map(|only| only.place.span)
        .collect();
    let wording = desk
        .report
        .wording
        .iter()
        .flat_map(|all| &all[nth].findings);
    let loaded: Vec<Span> = wording
        .filter(|finding| finding.is_own())
        .map(|finding| finding.span)
        .collect();
    let copied = union(desk.lifts[nth].iter().map(|lift| lift.span).collect());
    let mut sentences: Vec<Sentence> = spans
        .into_iter()
        .filter(|span| !outside(*span, &copied).is_empty())
        .map(|span| Sentence {
            parts: cut(&article.body, span, &[], &loaded),
            target: desk.paragraphs[nth].anchor(span.start),
        })
        .collect();
    let left_out = sentences.len().saturating_sub(ALONE);
    sentences.truncate(ALONE);
    (!sentences.is_empty()).then_some(Alone {
        article: nth,
        sentences,
        left_out,
    })
}
