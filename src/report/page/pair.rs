//! Pairs: two articles that share text, and what each took up.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::moment::Moment;
use crate::reuse::{Class, Evidence, First, Match, Relation};

use super::super::model::Report;
use super::super::names::relation_name;
use super::super::plural::counted;
use super::desk::Desk;
use super::edited::Changes;
use super::loaded::{EditPage, edits};
use super::names::match_anchor;
use super::overlap::{held, is_text, words};
use super::passage::{PassagePage, Shown, passages};

/// Pairs that are shown; the rest is counted.
const PAIRS: usize = 300;
/// Passages shown of one pair.
pub(super) const PASSAGES: usize = 60;

/// A pair as the templates see it.
#[derive(Debug, Serialize)]
pub(super) struct PairPage {
    anchor: String,
    left: usize,
    right: usize,
    relation: &'static str,
    says: String,
    order: String,
    /// Whether the left was first, as far as can be told: only then was anything changed on a way.
    directed: bool,
    resemblance: usize,
    left_share: usize,
    right_share: usize,
    words: usize,
    classes: Vec<&'static str>,
    /// Whether its passages are written out; those of other pairs the script draws.
    full: bool,
    /// What the later one changed that is loaded, or is a fact.
    edits: Vec<EditPage>,
    edits_left_out: usize,
    passages: Vec<PassagePage>,
    left_out: usize,
}

/// A pair, and what changed in each of its passages for the script.
pub(super) struct ShownPair<'r> {
    /// Its place among the matches.
    pub(super) nth: usize,
    pub(super) found: &'r Match,
    pub(super) page: PairPage,
    pub(super) changes: Vec<Changes>,
}

impl ShownPair<'_> {
    /// Whether its passages are written out.
    pub(super) fn is_full(&self) -> bool {
        self.page.full
    }

    /// Where a passage of it is found on the page: itself where it is written out, else the pair.
    pub(super) fn target(&self, passage: usize) -> String {
        if self.page.full && passage < PASSAGES {
            format!("{}-p{}", self.page.anchor, passage + 1)
        } else {
            self.page.anchor.clone()
        }
    }
}

/// How a pair is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// With its passages.
    Full,
    /// Without: the script draws them from the articles' own text.
    Drawn,
}

/// The pairs that are shown, most shared words first.
///
/// Of a whole family every two share text, so only the pair that accounts for most of an article is
/// written out in full.
pub(super) fn pairs<'r>(desk: &Desk<'r>) -> Vec<ShownPair<'r>> {
    let mut explained: BTreeSet<usize> = BTreeSet::new();
    chosen(desk.report)
        .into_iter()
        .map(|(nth, found)| {
            let depth = if explained.insert(found.right.index()) {
                Depth::Full
            } else {
                Depth::Drawn
            };
            pair(desk, nth, found, depth)
        })
        .collect()
}

/// The matches that are shown: those with passages, most shared words first.
fn chosen<'r>(report: &'r Report<'_>) -> Vec<(usize, &'r Match)> {
    let matches = report.reuse.iter().flat_map(|reuse| &reuse.found.matches);
    let mut chosen: Vec<_> = matches
        .enumerate()
        .filter(|(_, found)| !found.passages.is_empty())
        .collect();
    chosen.sort_by_key(|(nth, found)| (Reverse(words(found)), *nth));
    chosen.truncate(PAIRS);
    chosen
}

/// A chosen match in full.
fn pair<'r>(desk: &Desk, nth: usize, found: &'r Match, depth: Depth) -> ShownPair<'r> {
    let (l, r) = (found.left.index(), found.right.index());
    let (left_share, right_share) = (held(found.left_coverage), held(found.right_coverage));
    let (shown, changes): (Vec<_>, Vec<_>) = passages(desk, nth, found, PASSAGES)
        .into_iter()
        .map(|Shown { page, changes }| (page, changes))
        .unzip();
    let (edits, edits_left_out) = match depth {
        Depth::Full => edits(desk, nth, found),
        Depth::Drawn => (vec![], 0),
    };
    let mut classes: Vec<_> = found.passages.iter().map(|passage| passage.class).collect();
    classes.sort();
    classes.dedup();
    let page = PairPage {
        anchor: match_anchor(nth),
        left: l,
        right: r,
        relation: relation_name(found.relation),
        says: says(desk, found, left_share, right_share),
        order: order(desk, found),
        directed: found.direction.first == First::Left,
        resemblance: (found.overlap.resemblance * 100.0).round() as usize,
        left_share,
        right_share,
        words: found.passages.iter().map(|passage| passage.words).sum(),
        classes: classes
            .into_iter()
            .map(super::super::names::class_name)
            .collect(),
        left_out: found.passages.len() - shown.len(),
        full: depth == Depth::Full,
        edits_left_out,
        edits,
        passages: match depth {
            Depth::Full => shown,
            Depth::Drawn => vec![],
        },
    };
    ShownPair {
        nth,
        found,
        page,
        changes,
    }
}

/// What the two are to each other, in a sentence.
fn says(desk: &Desk, found: &Match, left_share: usize, right_share: usize) -> String {
    let (left, right) = (
        desk.label(found.left.index()),
        desk.label(found.right.index()),
    );
    let texts = found
        .passages
        .iter()
        .filter(|passage| is_text(passage.class));
    let (count, all) = (texts.count(), found.passages.len());
    match found.relation {
        Relation::Duplicate => "The same text, word for word.".to_owned(),
        Relation::Revision => "Two versions of one outlet's story.".to_owned(),
        Relation::NearDuplicate => "Nearly the same text, edited.".to_owned(),
        Relation::Contains => format!("Nearly all of {right} stands in {left}."),
        Relation::Contained => format!("Nearly all of {left} stands in {right}."),
        Relation::Nothing => "Nothing in common.".to_owned(),
        Relation::SharesPassages if count == 0 && retold(found) => {
            "Told anew: the same passages with most words changed.".to_owned()
        }
        Relation::SharesPassages if count == 0 && all == 1 => {
            "1 quotation or stock phrase in common, and no text of their own.".to_owned()
        }
        Relation::SharesPassages if count == 0 => {
            format!("{all} quotations or stock phrases in common, and no text of their own.")
        }
        Relation::SharesPassages => format!(
            "{} in common: {left_share} % of {left}, {right_share} % of {right}.",
            counted(count, "passage")
        ),
    }
}

fn retold(found: &Match) -> bool {
    let mut classes = found.passages.iter().map(|passage| passage.class);
    classes.any(|class| class == Class::Rewritten)
}

/// Which came first, in a sentence, and what says so; empty where nothing does.
fn order(desk: &Desk, found: &Match) -> String {
    let (first, second) = match found.direction.first {
        First::Left => (found.left.index(), found.right.index()),
        First::Right => (found.right.index(), found.left.index()),
        First::Unknown => return String::new(),
    };
    let by = match found.direction.evidence {
        Evidence::Home => "the passages are at home in it",
        Evidence::Credit => "the other names it",
        Evidence::Cuts => "the other leaves out clauses of it",
        Evidence::Family => "all others of the family are closest to it",
        Evidence::Dates | Evidence::None => return by_date(desk, first, second),
    };
    format!("{} likely came first: {by}.", desk.label(first))
}

fn by_date(desk: &Desk, first: usize, second: usize) -> String {
    let articles = &desk.report.articles;
    let minutes = |nth: usize| articles[nth].moment().map(Moment::minutes);
    match (minutes(first), minutes(second)) {
        (Some(from), Some(to)) if to > from => {
            format!("{} came {} earlier.", desk.label(first), apart(to - from))
        }
        _ => format!("{} came first.", desk.label(first)),
    }
}

fn apart(minutes: i64) -> String {
    let count = |amount: i64, thing| counted(usize::try_from(amount).unwrap_or_default(), thing);
    match minutes {
        0..=119 => count(minutes, "minute"),
        120..=2879 => count((minutes + 30) / 60, "hour"),
        _ => count((minutes + 720) / 1440, "day"),
    }
}
