//! The outline of a text: its sentences as fragments of like length, and its words without their endings.

use std::ops::Range;

use crate::text::{Text, hash};

/// What the search for rewritten passages reads of a text.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// The hash of each word's stem; token `i` has stem `i`.
    pub(super) stems: Vec<u64>,
    /// Token ranges, in order, that hold all words.
    pub(super) fragments: Vec<Range<usize>>,
    /// Words before token `i`, a joined one counted by its parts.
    before: Vec<u32>,
}

/// Letters of a word that count as its stem: enough to tell words apart, few enough to lose most endings.
/// No list of endings is needed, so it serves any language that changes words at their ends.
fn stem_len() -> usize {
    super::P("stem", 6.0) as usize
}
fn shortest() -> usize {
    super::P("short", 4.0) as usize
}
fn longest() -> usize {
    super::P("long", 50.0) as usize
}

impl Outline {
    /// Reads a text.
    pub fn of(text: &Text) -> Self {
        let n = stem_len();
        let stems = (0..text.tokens.len())
            .map(|i| hash(stem(text.tokens.form(i), n)))
            .collect();
        let mut sum = 0;
        let mut before = vec![0];
        for i in 0..text.tokens.len() {
            sum += parts(text.tokens.form(i));
            before.push(sum);
        }
        Self {
            stems,
            fragments: fragments(text),
            before,
        }
    }

    /// Words of a token range: "don't" and "U.S." are two words joined.
    pub(super) fn counted(&self, tokens: Range<usize>) -> usize {
        (self.before[tokens.end] - self.before[tokens.start]) as usize
    }
}

fn stem(form: &str, n: usize) -> &str {
    match form.char_indices().nth(n) {
        Some((end, _)) => &form[..end],
        None => form
            .split('\'')
            .next()
            .filter(|s| !s.is_empty())
            .unwrap_or(form),
    }
}

fn fragments(text: &Text) -> Vec<Range<usize>> {
    let mut fragments: Vec<Range<usize>> = vec![];
    let mut from = 0;
    let (shortest, longest) = (shortest(), longest());
    for sentence in &text.sentences {
        let end = text.tokens.within(*sentence).end.max(from);
        if end - from < shortest {
            continue;
        }
        cut(from..end, longest, &mut fragments);
        from = end;
    }
    let end = text.tokens.len();
    match fragments.last_mut() {
        Some(last) if end - from < shortest => last.end = end,
        _ if from < end => cut(from..end, longest, &mut fragments),
        _ => {}
    }
    fragments
}

fn cut(whole: Range<usize>, longest: usize, fragments: &mut Vec<Range<usize>>) {
    let pieces = whole.len().div_ceil(longest).max(1);
    let at = |nth: usize| whole.start + whole.len() * nth / pieces;
    fragments.extend((0..pieces).map(|nth| at(nth)..at(nth + 1)));
}

/// Words in a token: runs of letters and digits; a token of neither is one.
fn parts(form: &str) -> u32 {
    let parts = form
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|part| !part.is_empty());
    (parts.count() as u32).max(1)
}
