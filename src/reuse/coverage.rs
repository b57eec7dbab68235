//! Coverage: how much of an article stands in another, and how much came from elsewhere in all.

use std::ops::Range;

use super::edits::{Change, Edit};

/// A part of an article, in words and as a share of all its own words.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Coverage {
    /// Words.
    pub words: usize,
    /// Those words over all words of the article, headline and boilerplate apart, 0 to 1.
    pub share: f64,
}

/// Words in a row that an edit may drop, put in or replace and still be part of what is held.
const EDITED: usize = 12;

/// Token ranges of both sides.
pub(super) type Held = (Vec<Range<usize>>, Vec<Range<usize>>);

/// The tokens of both sides that stand in what was edited so, without long stretches that only one side has.
pub(super) fn held<'e>(edits: impl Iterator<Item = &'e Edit>) -> Held {
    let (mut left, mut right) = (vec![], vec![]);
    for edit in edits {
        let (a, b) = (&edit.left.tokens, &edit.right.tokens);
        let stays = matches!(edit.change, Change::Kept | Change::Moved);
        if stays || a.len() <= EDITED {
            left.push(a.clone());
        }
        if stays || b.len() <= EDITED {
            right.push(b.clone());
        }
    }
    (left, right)
}

/// The part that token ranges cover of an article whose own tokens are `own`, in order.
pub(super) fn covered(ranges: &[Range<usize>], own: &[u32]) -> Coverage {
    let mut ranges = ranges.to_vec();
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let (mut at, mut words) = (0, 0);
    for range in ranges {
        let place = |token: usize| own.partition_point(|own| (*own as usize) < token);
        words += place(range.end).saturating_sub(place(range.start.max(at)));
        at = at.max(range.end);
    }
    Coverage {
        words,
        share: words as f64 / own.len().max(1) as f64,
    }
}

#[cfg(test)]
mod tests {
    use crate::span::Span;

    use super::super::edits::Stretch;
    use super::*;

    #[test]
    fn each_own_word_is_counted_once() {
        let coverage = covered(&[4..8, 0..5, 6..7], &[0, 1, 5, 6, 9]);
        assert_eq!((coverage.words, coverage.share), (4, 0.8));
        assert_eq!(covered(&[], &[]).share, 0.0);
    }

    #[test]
    fn a_long_stretch_that_one_side_put_in_is_not_held() {
        let stretch = |tokens: Range<usize>| Stretch {
            tokens,
            span: Span::new(0, 0),
        };
        let edit = |change, left, right| Edit {
            change,
            left: stretch(left),
            right: stretch(right),
        };
        let edits = [
            edit(Change::Kept, 0..20, 0..20),
            edit(Change::Replaced, 20..32, 20..33),
            edit(Change::Replaced, 32..45, 33..45),
            edit(Change::Moved, 45..65, 50..70),
        ];
        let (left, right) = held(edits.iter());
        assert_eq!(left, [0..20, 20..32, 45..65]);
        assert_eq!(right, [0..20, 33..45, 50..70]);
    }
}
