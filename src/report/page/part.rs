//! Parts: a sentence cut where words that are its own, or that load, begin and end.

use serde::Serialize;

use super::super::model::Report;
use crate::span::Span;

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

/// A loaded stretch of an article, and whether it is in the writer's voice.
pub(super) type Loaded = (Span, bool);

/// What loads in an article.
pub(super) fn marks(report: &Report, nth: usize) -> Vec<Loaded> {
    let findings = report.wording.iter().flat_map(|all| &all[nth].findings);
    findings
        .map(|finding| (finding.span, finding.is_own()))
        .collect()
}

/// `whole`, cut where words that are its own and loaded ones begin and end.
pub(super) fn cut(body: &str, whole: Span, own_words: &[Span], loaded: &[Loaded]) -> Vec<Part> {
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
        let what = what(part, own_words, loaded);
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

fn what(part: Span, own_words: &[Span], loaded: &[Loaded]) -> What {
    let mut loading = loaded.iter().filter(|(span, _)| span.contains(part));
    match loading.next() {
        Some((_, true)) => What::Loaded,
        Some((_, false)) => What::Told,
        None if own_words.iter().any(|own| own.contains(part)) => What::Own,
        None => What::Plain,
    }
}
