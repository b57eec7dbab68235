//! Notices: what a report says of places in files, for programs that show it there.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::compare::{Field, LoadedEdit};
use crate::reuse::{First, Match, Relation};
use crate::span::{Lines, Span};
use crate::text::{Text, hash};
use crate::wording::{EntryId, Finding, Severity, identities};

use super::model::Report;
use super::names::{relation_name, setting_name};
use super::names_compare::fact_name;
use super::plural::whole;
use super::site::{Site, Spot, site, spot};

/// One thing said of one place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Notice {
    /// The article, a place in the report's list.
    pub(super) article: usize,
    /// The file.
    pub(super) site: Site,
    /// Where in the file; none where the article's text is not the file's.
    pub(super) spot: Option<Spot>,
    /// How grave it is.
    pub(super) severity: Severity,
    /// The entry it is about; none for reuse and edits.
    pub(super) entry: Option<EntryId>,
    /// What kind of thing: an entry's name, `reuse/` and a relation, or `edit/` and what it changed.
    pub(super) rule: String,
    /// The thing itself, in one line.
    pub(super) message: String,
    /// The words it is said of.
    pub(super) words: String,
    /// What makes it the same thing tomorrow, and which of several such in its file it is.
    pub(super) identity: (u64, usize),
    /// Whose voice it is in, and the weight that is left; none for reuse.
    pub(super) weight: Option<(&'static str, f64)>,
    /// The other place it speaks of.
    pub(super) other: Option<Other>,
}

/// The other place a notice speaks of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Other {
    pub(super) site: Site,
    pub(super) spot: Option<Spot>,
    /// What the other article is to this one.
    pub(super) is: &'static str,
}

/// Every notice of a report: by article, wording in order of place, then what the article shares with earlier ones, or
/// with others where nothing tells which was first, and what it changed of the load and the facts in that.
///
/// What is no part of an article, such as its boilerplate, gives none.
pub(super) fn notices(report: &Report) -> Vec<Notice> {
    let places = Places::of(report);
    let by_right = by_right(report).into_iter().zip(edits_by_right(report));
    let mut notices: Vec<Notice> = vec![];
    for (nth, (matches, edits)) in by_right.enumerate() {
        notices.extend(of_wording(&places, nth));
        notices.extend(matches.into_iter().map(|found| of_match(&places, found)));
        notices.extend(edits.into_iter().map(|edit| of_edit(&places, edit)));
    }
    number(&mut notices);
    notices
}

/// Tells notices of one identity in one file apart by their order.
fn number(notices: &mut [Notice]) {
    let mut seen: BTreeMap<(String, u64), usize> = BTreeMap::new();
    for notice in notices {
        let count = seen
            .entry((notice.site.file.clone(), notice.identity.0))
            .or_default();
        notice.identity.1 = *count;
        *count += 1;
    }
}

/// The articles of a report, each with its lines once these are asked for.
struct Places<'r> {
    report: &'r Report<'r>,
    lines: Vec<OnceCell<Lines<'r>>>,
}

impl<'r> Places<'r> {
    fn of(report: &'r Report) -> Self {
        let lines = report.articles.iter().map(|_| OnceCell::new());
        Self {
            lines: lines.collect(),
            report,
        }
    }

    /// Where a span of an article's body stands in its file.
    fn spot(&self, nth: usize, span: Span) -> Option<Spot> {
        let article = &self.report.articles[nth];
        let lines = self.lines[nth].get_or_init(|| Lines::of(&article.body));
        spot(article, lines, span)
    }
}

fn of_wording(places: &Places, nth: usize) -> Vec<Notice> {
    let report = places.report;
    let Some(wording) = report.wording.as_ref().and_then(|all| all.get(nth)) else {
        return vec![];
    };
    let article = &report.articles[nth];
    let headline = article.headline();
    let apart = Text::of(headline);
    let titles = identities(&apart, report.lexicon, &wording.title_findings);
    let inside = identities(&report.texts[nth], report.lexicon, &wording.findings);
    let in_title = wording.title_findings.iter().zip(titles);
    let in_body = wording.findings.iter().zip(inside);
    in_title
        .map(|(found, identity)| (headline, found, identity, None))
        .chain(in_body.map(|(found, identity)| {
            let place = places.spot(nth, found.span);
            (article.body.as_str(), found, identity, place)
        }))
        .filter(|(_, found, ..)| found.weight > 0.0)
        .map(|(text, found, identity, place)| Notice {
            spot: place,
            identity: (identity, 0),
            ..of_finding(report, nth, text, found)
        })
        .collect()
}

fn of_finding(report: &Report, nth: usize, text: &str, found: &Finding) -> Notice {
    let entry = report.lexicon.entry(found.entry);
    let words = one_line(found.span.of(text));
    Notice {
        article: nth,
        site: site(&report.articles[nth]),
        spot: None,
        severity: found.severity,
        entry: Some(found.entry),
        rule: report.lexicon.name_of(entry),
        message: format!("“{words}”: {} Plainer: {}", entry.explain, entry.instead),
        words,
        identity: (0, 0),
        weight: Some((setting_name(found.setting), found.weight)),
        other: None,
    }
}

/// For each article the matches in which it is the later, or the other where nothing tells.
fn by_right<'r>(report: &'r Report) -> Vec<Vec<&'r Match>> {
    let mut by_right = vec![vec![]; report.articles.len()];
    let matches = report.reuse.iter().flat_map(|reuse| &reuse.found.matches);
    matches.for_each(|found| by_right[found.right.index()].push(found));
    by_right
}

/// For each article the edits that it made, or what it words otherwise where nothing tells which was first.
fn edits_by_right<'r>(report: &'r Report) -> Vec<Vec<(&'r LoadedEdit, First)>> {
    let mut by_right = vec![vec![]; report.articles.len()];
    if let Some(found) = &report.comparison {
        let leans = found.leans.iter();
        let firsts: BTreeMap<_, First> = leans
            .map(|lean| ((lean.left, lean.right), lean.first))
            .collect();
        for edit in &found.loaded_edits {
            let first = firsts.get(&(edit.left, edit.right)).copied();
            by_right[edit.right.index()].push((edit, first.unwrap_or(First::Unknown)));
        }
    }
    by_right
}

fn of_match(places: &Places, found: &Match) -> Notice {
    let report = places.report;
    let at = |nth: usize, span: Option<Span>| span.and_then(|span| places.spot(nth, span));
    let (left, right) = (found.left.index(), found.right.index());
    let first = found.passages.first();
    let relation = relation_name(found.relation);
    let ids = (&report.articles[left].id, &report.articles[right].id);
    let words = first.map_or("", |passage| passage.right.of(&report.articles[right].body));
    Notice {
        article: right,
        site: site(&report.articles[right]),
        spot: at(right, first.map(|passage| passage.right)),
        severity: Severity::Note,
        entry: None,
        rule: format!("reuse/{relation}"),
        message: told(report, found),
        words: one_line(words),
        identity: (hash(&format!("{relation} {} {}", ids.0, ids.1)), 0),
        weight: None,
        other: Some(Other {
            site: site(&report.articles[left]),
            spot: at(left, first.map(|passage| passage.left)),
            is: what(found.direction.first),
        }),
    }
}

fn told(report: &Report, found: &Match) -> String {
    format!(
        "{} {}: resemblance {:.2}, shared passages {}, {} % of its words in them",
        related(found.relation),
        report.articles[found.left.index()].id,
        found.overlap.resemblance,
        found.passages.len(),
        whole(found.right_coverage.share * 100.0)
    )
}

/// What the right of two articles is to the left, before the name of the left.
fn related(relation: Relation) -> &'static str {
    match relation {
        Relation::Duplicate => "the same text as",
        Relation::Revision => "a version of the same story as",
        Relation::NearDuplicate => "nearly the same text as",
        Relation::Contains => "contained in",
        Relation::Contained => "holds most of",
        Relation::SharesPassages => "shares passages with",
        Relation::Nothing => "shares nothing with",
    }
}

fn of_edit(places: &Places, (edit, first): (&LoadedEdit, First)) -> Notice {
    let report = places.report;
    let (left, right) = (edit.left.index(), edit.right.index());
    let words = |nth: usize, span: Span| {
        let article = &report.articles[nth];
        one_line(span.of(match edit.field {
            Field::Title => article.headline(),
            Field::Body => &article.body,
        }))
    };
    let at = |nth: usize, span: Span| match edit.field {
        Field::Title => None,
        Field::Body => places.spot(nth, span),
    };
    let (before, after) = (words(left, edit.left_span), words(right, edit.right_span));
    let kind = what_changed(edit);
    let [earlier, later] = [left, right].map(|nth| &report.articles[nth].id);
    Notice {
        article: right,
        site: site(&report.articles[right]),
        spot: at(right, edit.right_span),
        severity: Severity::Note,
        entry: None,
        rule: format!("edit/{kind}"),
        message: format!(
            "{}, against {}: {}",
            changed(&before, &after, first),
            earlier,
            effects(edit)
        ),
        identity: (
            hash(&format!("{kind} {earlier} {later} {before} {after}")),
            0,
        ),
        words: after,
        weight: None,
        other: Some(Other {
            site: site(&report.articles[left]),
            spot: at(left, edit.left_span),
            is: what(first),
        }),
    }
}

/// The gravest thing that an edit changed: a fact before the load.
fn what_changed(edit: &LoadedEdit) -> &'static str {
    match edit.facts.first() {
        Some(fact) => fact_name(*fact),
        None if edit.load > 0.0 => "heated",
        None => "softened",
    }
}

/// What the left of two articles is to the right.
fn what(first: First) -> &'static str {
    match first {
        First::Left => "the earlier article",
        First::Right => "the later article",
        First::Unknown => "the other article",
    }
}

fn changed(before: &str, after: &str, first: First) -> String {
    match (before, after, first) {
        ("", after, First::Left) => format!("“{after}” put in"),
        (before, "", First::Left) => format!("“{before}” left out"),
        (_, _, First::Left) => format!("“{before}” became “{after}”"),
        ("", after, _) => format!("“{after}” only here"),
        (before, "", _) => format!("“{before}” only there"),
        _ => format!("“{after}” for “{before}”"),
    }
}

fn effects(edit: &LoadedEdit) -> String {
    let load = (edit.load != 0.0).then(|| format!("load {:+.1}", edit.load));
    let facts = edit.facts.iter().map(|fact| fact_name(*fact).to_owned());
    load.into_iter().chain(facts).collect::<Vec<_>>().join(", ")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
