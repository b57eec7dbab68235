//! Home: in which of two articles the words of their passages are at home.

use crate::text::Text;

use super::align::{Outline, Passage};
use super::direction::Source;

/// How much the words of the passages speak for either article.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Home {
    pub(super) left: f64,
    pub(super) right: f64,
}

/// What a word of the headline counts, beside what it counts in the text: it says what an article is about.
const HEADLINE: usize = 2;

/// Weighs the words of all passages of an article's own text that stand in the rest of the one article and
/// not of the other, or in its headline and not in the other's; none where passages are most of either.
///
/// Words of both say nothing, so no list of common words is needed. A long text holds more words by
/// chance, but is about no more than a short one, so words count over the square root of its length.
pub(super) fn home(left: Source, right: Source, passages: &[Passage]) -> Option<Home> {
    let own = || {
        passages
            .iter()
            .filter(|passage| passage.class.is_own_text())
    };
    let (shared, rest) = left.outline.parted(own().map(|passage| passage.left));
    let (theirs, others) = right.outline.parted(own().map(|passage| passage.right));
    if shared.is_empty() || shared.len() > rest.len() || theirs.len() > others.len() {
        return None;
    }
    let both: Vec<u64> = shared
        .into_iter()
        .filter(|word| holds(&theirs, word))
        .collect();
    let text = alone(&both, &rest, &others);
    let headline = alone(&both, &headline(left), &headline(right));
    let mean = (rest.len() + others.len()) as f64 / 2.0;
    let weigh = |words: usize, headline: usize, length: usize| {
        (words + HEADLINE * headline) as f64 * (mean / length as f64).sqrt()
    };
    Some(Home {
        left: weigh(text.0, headline.0, rest.len()),
        right: weigh(text.1, headline.1, others.len()),
    })
}

/// How many of `words` the left alone holds, and how many the right.
fn alone(words: &[u64], left: &[u64], right: &[u64]) -> (usize, usize) {
    let held = |by: &[u64], other: &[u64]| {
        let alone = words
            .iter()
            .filter(|word| holds(by, word) && !holds(other, word));
        alone.count()
    };
    (held(left, right), held(right, left))
}

fn holds(words: &[u64], word: &u64) -> bool {
    words.binary_search(word).is_ok()
}

/// The stems of an article's headline, each once, in order.
fn headline(Source { article, .. }: Source) -> Vec<u64> {
    let headline = article.headline();
    Outline::of(headline, &Text::of(headline), &[]).stems_once()
}
