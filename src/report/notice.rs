//! Notices: what a report says of places in files, for programs that show it there.

use std::collections::BTreeMap;

use crate::article::Article;
use crate::reuse::{First, Match};
use crate::span::{Lines, Span};
use crate::text::{Text, hash};
use crate::wording::{EntryId, Finding, Severity, identities};

use super::model::Report;
use super::names::{relation_name, setting_name};
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
    /// The entry it is about; none for reuse.
    pub(super) entry: Option<EntryId>,
    /// What kind of thing: an entry's name, or `reuse/` and a relation.
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
    /// What it is to this one.
    pub(super) is: &'static str,
}

/// Every notice of a report: by article, wording in order of place, then what the article shares with earlier ones,
/// or with others where nothing tells which was first.
///
/// What is no part of an article, such as its boilerplate, gives none.
pub(super) fn notices(report: &Report) -> Vec<Notice> {
    let mut notices: Vec<Notice> = vec![];
    for (nth, matches) in by_right(report).into_iter().enumerate() {
        notices.extend(of_wording(report, nth));
        notices.extend(matches.into_iter().map(|found| of_match(report, found)));
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

fn of_wording(report: &Report, nth: usize) -> Vec<Notice> {
    let Some(wording) = report.wording.as_ref().and_then(|all| all.get(nth)) else {
        return vec![];
    };
    let article = &report.articles[nth];
    let headline = article.headline();
    let apart = Text::of(headline);
    let lines = Lines::of(&article.body);
    let titles = identities(&apart, report.lexicon, &wording.title_findings);
    let inside = identities(&report.texts[nth], report.lexicon, &wording.findings);
    let in_title = wording.title_findings.iter().zip(titles);
    let in_body = wording.findings.iter().zip(inside);
    in_title
        .map(|(found, identity)| (headline, found, identity, None))
        .chain(in_body.map(|(found, identity)| {
            let place = spot(article, &lines, found.span);
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

fn of_match(report: &Report, found: &Match) -> Notice {
    let at = |nth: usize, span: Option<Span>| {
        let article = &report.articles[nth];
        span.and_then(|span| spot(article, &Lines::of(&article.body), span))
    };
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
            is: match found.direction.first {
                First::Left => "the earlier article",
                First::Right => "the later article",
                First::Unknown => "the other article",
            },
        }),
    }
}

fn told(report: &Report, found: &Match) -> String {
    let left: &Article = &report.articles[found.left.index()];
    format!(
        "{} with {}: resemblance {:.2}, shared passages {}, {:.0} % of its words in them",
        relation_name(found.relation),
        left.id,
        found.overlap.resemblance,
        found.passages.len(),
        found.right_coverage.share * 100.0
    )
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
