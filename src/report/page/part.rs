//! Parts: a sentence cut where words that are its own, or that load, begin and end.

use serde::Serialize;

use crate::compare::Place;
use crate::span::Span;

use super::super::model::Report;

/// A stretch of a sentence.
#[derive(Debug, Serialize)]
pub(super) struct Part {
    text: String,
    what: What,
}

/// What a stretch of a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum What {
    Plain,
    /// No other telling has it.
    Own,
    /// It loads, in the writer's voice.
    Loaded,
    /// It loads, and is told as somebody else's.
    Told,
}

impl Part {
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether it loads in the writer's voice.
    pub(super) fn is_loaded(&self) -> bool {
        self.what == What::Loaded
    }
}

/// What stands at a place, cut where words that are its own and loaded ones begin and end.
pub(super) fn cut(report: &Report, place: Place, own_words: &[Span]) -> Vec<Part> {
    let (nth, whole) = (place.article.index(), place.span);
    let body = &report.articles[nth].body;
    let findings = report.wording.iter().flat_map(|all| &all[nth].findings);
    // Each with whether it is in the writer's voice.
    let loaded: Vec<(Span, bool)> = findings
        .map(|finding| (finding.span, finding.is_own()))
        .filter(|(span, _)| span.overlaps(whole))
        .collect();
    let mut at: Vec<usize> = own_words
        .iter()
        .chain(loaded.iter().map(|(span, _)| span))
        .filter(|span| span.overlaps(whole))
        .flat_map(|span| [span.start.max(whole.start), span.end.min(whole.end)])
        .chain([whole.start, whole.end])
        .collect();
    at.sort_unstable();
    at.dedup();
    let mut parts: Vec<Part> = vec![];
    for part in at.windows(2).map(|pair| Span::new(pair[0], pair[1])) {
        let what = what(part, own_words, &loaded);
        match parts.last_mut() {
            Some(last) if last.what == what => last.text += part.of(body),
            _ => parts.push(Part {
                text: part.of(body).to_owned(),
                what,
            }),
        }
    }
    parts
}

fn what(part: Span, own_words: &[Span], loaded: &[(Span, bool)]) -> What {
    let mut loading = loaded.iter().filter(|(span, _)| span.contains(part));
    match loading.next() {
        Some((_, true)) => What::Loaded,
        Some((_, false)) => What::Told,
        None if own_words.iter().any(|own| own.contains(part)) => What::Own,
        None => What::Plain,
    }
}
