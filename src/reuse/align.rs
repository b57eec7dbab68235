//! Alignment: the stretches of words that two articles share.

use crate::span::Span;

mod class;
mod core;
mod edited;
mod outline;
mod regions;
mod rewritten;
mod runs;
mod seeds;
mod stretch;
mod summary;
mod trim;
mod vectors;

use class::class;
use edited::{edited, exact, kept_in};
use rewritten::rewritten;
use runs::runs;
use stretch::Stretch;

pub use class::Class;
pub use outline::Outline;

/// One stretch that two articles share.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// Where it stands in the left body.
    pub left: Span,
    /// Where it stands in the right body.
    pub right: Span,
    /// Words that are the same on both sides; "don't" and "U.S." are two words joined.
    pub words: usize,
    /// Those words over the words of the longer side, 0 to 1: how much was kept.
    pub kept: f64,
    /// What kind of sharing it is.
    pub class: Class,
}

impl Passage {
    /// Two stretches set against each other, whatever they share: an edited passage of which no word is counted yet.
    pub fn uncounted(left: Span, right: Span) -> Self {
        Self {
            left,
            right,
            words: 0,
            kept: 0.0,
            class: Class::Edited,
        }
    }
}

/// How far a passage may be from its original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Sensitivity {
    /// Word for word: every run of the same words, each on its own.
    Exact,
    /// Copied and edited: words changed, added, dropped; sentences moved or left out.
    #[default]
    Edited,
    /// Told anew as well: paraphrased, translated there and back, summed up.
    Rewritten,
}

/// Words of a seed: the shortest run of the same words that is looked at.
const SEED: usize = 5;

/// The passages of at least `min_words` same words, by their place in the left article.
///
/// Except for rewritten passages, every run of `min_words` same words is inside one of them, on both
/// sides, wherever and however often it stands. Two texts of few words share nothing.
pub fn passages(
    left: &Outline,
    right: &Outline,
    min_words: usize,
    sensitivity: Sensitivity,
) -> Vec<Passage> {
    let runs = runs(&left.words, &right.words, SEED.min(min_words.max(1)));
    let found = match sensitivity {
        Sensitivity::Exact => exact(&runs, min_words),
        Sensitivity::Edited => edited(left, right, &runs, min_words),
        Sensitivity::Rewritten => rewritten(left, right, &runs, min_words),
    };
    found
        .iter()
        .map(|stretch| passage(left, right, stretch))
        .collect()
}

fn passage(left: &Outline, right: &Outline, stretch: &Stretch) -> Passage {
    let kept = kept_in(left, right, stretch);
    let words = kept.iter().map(|(_, _, words)| words).sum();
    let share = words as f64 / stretch.left.len().max(stretch.right.len()) as f64;
    Passage {
        left: left.cover(stretch.left.range()),
        right: right.cover(stretch.right.range()),
        words,
        kept: share,
        class: class((left, right), stretch, &kept, share),
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Text;

    use super::*;

    #[test]
    fn a_passage_runs_over_small_edits() {
        let wire = "Cracks have shut the old county bridge at Alder Creek, officials said on Monday, and it will stay shut.";
        let ours = "Today: Cracks have shut the old county bridge at Alder Creek, the officials said Monday, and it will stay shut.";
        let found = check(wire, ours);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].class, Class::Edited);
        assert!(found[0].right.of(ours).ends_with("and it will stay shut"));
    }

    #[test]
    fn texts_of_few_words_and_strangers_share_nothing() {
        assert_eq!(check("", "One two"), []);
        assert_eq!(
            check(
                "The bridge is shut for a year.",
                "Nobody knows when the ferry comes back."
            ),
            []
        );
    }

    #[test]
    fn a_form_letter_with_other_facts_is_a_template() {
        let one = "Osprey Marine on Monday reported income of $236 million for the third quarter. The Glenwood-based company said it had a profit of 55 cents per share.";
        let other = "Alder Foods on Friday reported income of $871 million for the third quarter. The Kingsport-based company said it had a profit of 12 cents per share.";
        let found = check(one, other);
        assert!(
            found.iter().all(|found| found.class == Class::Template),
            "{found:?}"
        );
        assert!(!found.is_empty());
    }

    fn check(left: &str, right: &str) -> Vec<Passage> {
        let texts = (Text::of(left), Text::of(right));
        let outlines = (
            Outline::of(left, &texts.0, &[]),
            Outline::of(right, &texts.1, &[]),
        );
        passages(&outlines.0, &outlines.1, 8, Sensitivity::Edited)
    }
}
