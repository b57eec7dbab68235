//! Alignment: the stretches of words that two articles share.

use crate::span::Span;
use crate::text::Text;

use super::edits::kept;

mod class;
mod edited;
mod outline;
mod regions;
mod rewritten;
mod runs;
mod seeds;
mod stretch;
mod trim;
mod vectors;

use class::class;
use edited::{edited, exact};
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

/// One side of an alignment.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The text.
    pub text: &'a Text,
    /// Its outline.
    pub outline: &'a Outline,
}

/// Words of a seed: the shortest run of the same words that is looked at.
const SEED: usize = 5;
/// Share of the words that an edited passage keeps, unless it holds `min_words` of them in a row.
const KEPT: f64 = 0.5;

/// The passages of at least `min_words` same words, by their place in the left article.
///
/// Except for rewritten passages, every run of `min_words` same words is inside one of them, on both
/// sides, wherever and however often it stands. Two texts of few words share nothing.
pub fn passages(
    left: Side,
    right: Side,
    min_words: usize,
    sensitivity: Sensitivity,
) -> Vec<Passage> {
    let hashes = (left.text.tokens.hashes(), right.text.tokens.hashes());
    let runs = runs(hashes.0, hashes.1, SEED.min(min_words.max(1)));
    let outlines = (left.outline, right.outline);
    let found = match sensitivity {
        Sensitivity::Exact => exact(outlines.0, &runs, min_words),
        Sensitivity::Edited => edited(outlines.0, outlines.1, &runs, min_words),
        Sensitivity::Rewritten => rewritten(outlines.0, outlines.1, &runs, min_words),
    };
    let passages = found.iter().map(|stretch| passage(left, right, stretch));
    let is_near = |(passage, row): &(Passage, usize)| {
        sensitivity != Sensitivity::Edited
            || *row >= min_words
            || passage.words >= min_words && passage.kept >= KEPT
    };
    passages
        .filter(is_near)
        .map(|(passage, _)| passage)
        .collect()
}

/// The passage of a stretch, and its longest row of same words.
fn passage(left: Side, right: Side, stretch: &Stretch) -> (Passage, usize) {
    let hashes = (left.text.tokens.hashes(), right.text.tokens.hashes());
    let kept = kept(
        &hashes.0[stretch.left.range()],
        &hashes.1[stretch.right.range()],
    );
    let row = |(at, _, words): &(usize, usize, usize)| {
        let at = stretch.left.start + at;
        left.outline.counted(at..at + words)
    };
    let words: usize = kept.iter().map(row).sum();
    let lengths = (
        left.outline.counted(stretch.left.range()),
        right.outline.counted(stretch.right.range()),
    );
    let share = words as f64 / lengths.0.max(lengths.1) as f64;
    let passage = Passage {
        left: left.text.tokens.cover(stretch.left.range()),
        right: right.text.tokens.cover(stretch.right.range()),
        words,
        kept: share,
        class: class((left.outline, right.outline), hashes, stretch, &kept, share),
    };
    (passage, kept.iter().map(row).max().unwrap_or(0))
}

#[cfg(test)]
mod tests {
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
        let side = |text, outline| Side { text, outline };
        passages(
            side(&texts.0, &outlines.0),
            side(&texts.1, &outlines.1),
            8,
            Sensitivity::Edited,
        )
    }
}
