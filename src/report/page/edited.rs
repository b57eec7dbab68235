//! Edits of a passage as the page shows them: what changed on each side, and what that did.

use serde::Serialize;

use crate::compare::{Field, LoadedEdit};
use crate::reuse::{self, Change, Match, Passage};
use crate::span::Span;

use super::desk::Desk;

/// A changed stretch of one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) struct Changed {
    /// Where.
    pub(in crate::report) span: Span,
    /// What the change did.
    pub(in crate::report) effect: Effect,
}

/// What a change did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::report) enum Effect {
    /// Other words, no more.
    Plain,
    /// It put in load.
    Heated,
    /// It took load out.
    Softened,
    /// It changed a fact.
    Fact,
}

/// The changes of a passage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::report) struct Changes {
    /// Of the left body, in order.
    pub(in crate::report) left: Vec<Changed>,
    /// Of the right body, in order.
    pub(in crate::report) right: Vec<Changed>,
    /// What both sides kept, in the left's order.
    pub(in crate::report) kept: Vec<(Span, Span)>,
}

/// What changed from the left to the right side of a passage.
pub(in crate::report) fn changes(desk: &Desk, found: &Match, passage: &Passage) -> Changes {
    let texts = &desk.report.texts;
    let (left, right) = (&texts[found.left.index()], &texts[found.right.index()]);
    let loaded = desk.loaded(found.left, found.right);
    let mut changes = Changes::default();
    for edit in reuse::edits(left, right, passage) {
        if edit.change == Change::Kept {
            changes.kept.push((edit.left.span, edit.right.span));
            continue;
        }
        if !edit.left.tokens.is_empty() {
            let effect = effect(loaded, |edit| edit.left_span, edit.left.span);
            let span = edit.left.span;
            changes.left.push(Changed { span, effect });
        }
        if !edit.right.tokens.is_empty() {
            let effect = effect(loaded, |edit| edit.right_span, edit.right.span);
            let span = edit.right.span;
            changes.right.push(Changed { span, effect });
        }
    }
    changes.right.sort_by_key(|changed| changed.span);
    changes
}

/// What the heaviest loaded edit at `span` did.
fn effect(loaded: &[&LoadedEdit], side: fn(&LoadedEdit) -> Span, span: Span) -> Effect {
    let here = loaded
        .iter()
        .filter(|edit| edit.field == Field::Body && side(edit).overlaps(span))
        .filter(|edit| !edit.keeps_words());
    here.max_by(|a, b| a.load.abs().total_cmp(&b.load.abs()))
        .map_or(Effect::Plain, |edit| of(edit))
}

/// What a loaded edit did.
pub(in crate::report) fn of(edit: &LoadedEdit) -> Effect {
    if edit.load > 0.0 {
        Effect::Heated
    } else if edit.load < 0.0 {
        Effect::Softened
    } else if edit.facts.is_empty() {
        Effect::Plain
    } else {
        Effect::Fact
    }
}
