//! Counts: leads that say no more than how many articles are plain, foreign or unread.

use crate::wording::{Level, Wording};

use super::super::model::Report;
use super::leads::Lead;

/// Articles that are worded plainly.
pub(super) fn plain(report: &Report) -> Option<Lead> {
    let wording = report.wording.as_ref()?;
    let is_plain = |one: &&Wording| one.score.level == Level::Plain && !one.is_foreign();
    let plain = wording.iter().filter(is_plain).count();
    let (unit, are) = match plain {
        1 => ("article", "is"),
        _ => ("articles", "are"),
    };
    (plain > 0 && wording.len() > 1).then(|| Lead {
        kind: "note",
        figure: plain.to_string(),
        unit,
        head: format!("of {} {are} worded plainly", wording.len()),
        body: "Plain words carry the facts and leave the judgement to the reader.".to_owned(),
        words: vec![],
        target: "articles-table".to_owned(),
        link: "See all articles".to_owned(),
    })
}

/// Articles in a language that the lexicon does not know.
pub(super) fn foreign(report: &Report) -> Option<Lead> {
    let wording = report.wording.as_ref()?;
    let count = wording.iter().filter(|one| one.is_foreign()).count();
    (count > 0).then(|| Lead {
        kind: "note",
        figure: count.to_string(),
        unit: if count == 1 { "article" } else { "articles" },
        head: "not in English".to_owned(),
        body: "The lexicon is English and does not apply there: no load is told.".to_owned(),
        words: vec![],
        target: "articles-table".to_owned(),
        link: "See all articles".to_owned(),
    })
}

/// Files that could not be read.
pub(super) fn unread(report: &Report) -> Option<Lead> {
    let count = report.failures.len();
    (count > 0).then(|| Lead {
        kind: "note",
        figure: count.to_string(),
        unit: if count == 1 { "file" } else { "files" },
        head: "could not be read".to_owned(),
        body: "They are left out of everything on this page.".to_owned(),
        words: vec![],
        target: "method".to_owned(),
        link: "Which, and why".to_owned(),
    })
}
