//! Loaded edits on the page: what a copy put in, took out and changed.

use serde::Serialize;

use crate::compare::{Field, LoadedEdit};
use crate::reuse::Match;
use crate::span::Span;

use super::super::names_compare::fact_name;
use super::article::weight;
use super::desk::Desk;
use super::edited::{Effect, of};
use super::names::match_anchor;

/// A loaded edit as the templates see it.
#[derive(Debug, Serialize)]
pub(super) struct EditPage {
    anchor: String,
    headline: bool,
    before: String,
    after: String,
    effect: Effect,
    /// Weight put in, or taken out.
    load: String,
    facts: Vec<&'static str>,
}

/// Edits listed of one pair; the rest is counted.
const EDITS: usize = 40;

/// The loaded edits of a pair that weigh most, a changed fact as much as a whole step of load, in the order they are
/// met, and how many are left out.
pub(super) fn edits(desk: &Desk, nth: usize, found: &Match) -> (Vec<EditPage>, usize) {
    let all = desk.loaded(found.left, found.right);
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by(|a, b| {
        let (one, other) = (all[*a], all[*b]);
        let weight = |edit: &LoadedEdit| edit.load.abs() + edit.facts.len() as f64;
        let weight = weight(other).total_cmp(&weight(one));
        weight.then(length(one).cmp(&length(other))).then(a.cmp(b))
    });
    order.truncate(EDITS);
    order.sort_unstable();
    let name = |at: usize| format!("{}-e{}", match_anchor(nth), at + 1);
    let pages = order.into_iter().map(|at| page(desk, all[at], name(at)));
    (pages.collect(), all.len().saturating_sub(EDITS))
}

fn length(edit: &LoadedEdit) -> usize {
    edit.left_span.len() + edit.right_span.len()
}

fn page(desk: &Desk, edit: &LoadedEdit, anchor: String) -> EditPage {
    let articles = &desk.report.articles;
    let cut = |article: usize, span: Span| match edit.field {
        Field::Title => span.of(articles[article].headline()).to_owned(),
        Field::Body => span.of(&articles[article].body).to_owned(),
    };
    EditPage {
        anchor,
        headline: edit.field == Field::Title,
        before: cut(edit.left.index(), edit.left_span),
        after: cut(edit.right.index(), edit.right_span),
        effect: of(edit),
        load: weight(edit.load.abs()),
        facts: edit.facts.iter().map(|fact| fact_name(*fact)).collect(),
    }
}

/// "said → admitted": the heating edits of a pair, heaviest first.
pub(super) fn heating(desk: &Desk, found: &Match, most: usize) -> Vec<String> {
    let mut heating: Vec<&LoadedEdit> = desk
        .loaded(found.left, found.right)
        .iter()
        .copied()
        .filter(|edit| edit.load > 0.0 && is_short(edit))
        .collect();
    heating.sort_by(|a, b| {
        b.load
            .total_cmp(&a.load)
            .then(a.right_span.cmp(&b.right_span))
    });
    let said = |edit: &&LoadedEdit| {
        let page = page(desk, edit, String::new());
        if page.before.is_empty() {
            format!("+ {}", page.after)
        } else {
            format!("{} → {}", page.before, page.after)
        }
    };
    heating.iter().take(most).map(said).collect()
}

/// Whether both sides are short enough to be shown as an example.
fn is_short(edit: &LoadedEdit) -> bool {
    /// Bytes of some three words.
    const SHORT: usize = 24;
    edit.left_span.len() <= SHORT && edit.right_span.len() <= SHORT
}
