//! Edits: how a passage was changed on its way, word by word.

use std::ops::Range;

use crate::span::Span;
use crate::text::Text;

use super::align::Passage;

mod common;
mod moved;

use common::common_runs;
use moved::moved_runs;

/// One step from the left wording of a passage to the right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What was done.
    pub change: Change,
    /// The words on the left; none where words were inserted.
    pub left: Stretch,
    /// The words on the right; none where words were deleted.
    pub right: Stretch,
}

/// What was done to a stretch of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Nothing: the same words on both sides.
    Kept,
    /// Other words for these.
    Replaced,
    /// Words on the right alone.
    Inserted,
    /// Words on the left alone.
    Deleted,
    /// The same words at another place.
    Moved,
}

/// Words in a row, as tokens and as bytes of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The tokens.
    pub tokens: Range<usize>,
    /// From the first byte of the first to the last byte of the last; for no words the empty place
    /// behind the word before them, or the start of the body.
    pub span: Span,
}

/// A run of the same words: where it begins on both sides, and its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    left: usize,
    right: usize,
    words: usize,
}

/// The edits of a passage, in the order of its left side.
///
/// Every word of the left side stands in one edit, and so does every word of the right. What was moved
/// stands at its left place; in the order of `right` the edits read as the right side.
pub fn edits(left: &Text, right: &Text, passage: &Passage) -> Vec<Edit> {
    let (l, r) = (
        left.tokens.within(passage.left),
        right.tokens.within(passage.right),
    );
    let (a, b) = (
        &left.tokens.hashes()[l.clone()],
        &right.tokens.hashes()[r.clone()],
    );
    let kept = common_runs(a, b);
    let gaps = gaps(&kept, a.len(), b.len());
    let moved = moved_runs(a, b, &gaps);
    let mut steps = vec![];
    for (nth, gap) in gaps.iter().enumerate() {
        changed(gap, &moved, &mut steps);
        if let Some(run) = kept.get(nth) {
            steps.push(step(Change::Kept, run));
        }
    }
    steps
        .into_iter()
        .map(|(change, a, b)| Edit {
            change,
            left: stretch(left, l.start, a),
            right: stretch(right, r.start, b),
        })
        .collect()
}

/// The runs that both wordings keep in order: place on the left, place on the right, words.
pub(super) fn kept(left: &[u64], right: &[u64]) -> Vec<(usize, usize, usize)> {
    let runs = common_runs(left, right);
    let mut kept: Vec<_> = runs
        .iter()
        .map(|run| (run.left, run.right, run.words))
        .collect();
    let moved = moved_runs(left, right, &gaps(&runs, left.len(), right.len()));
    kept.extend(moved.iter().map(|run| (run.left, run.right, run.words)));
    kept
}

type Gap = (Range<usize>, Range<usize>);
type Step = (Change, Range<usize>, Range<usize>);

fn step(change: Change, run: &Run) -> Step {
    let (left, right) = (run.left, run.right);
    (change, left..left + run.words, right..right + run.words)
}

/// What lies before, between and behind the kept runs, on both sides.
fn gaps(kept: &[Run], left: usize, right: usize) -> Vec<Gap> {
    let mut at = (0, 0);
    let mut gaps = vec![];
    for run in kept {
        gaps.push((at.0..run.left, at.1..run.right));
        at = (run.left + run.words, run.right + run.words);
    }
    gaps.push((at.0..left, at.1..right));
    gaps
}

/// The steps of one gap: what moved away from it, and what else was dropped, put in or replaced.
fn changed(gap: &Gap, moved: &[Run], steps: &mut Vec<Step>) {
    let away: Vec<&Run> = moved
        .iter()
        .filter(|run| gap.0.contains(&run.left))
        .collect();
    let mut here: Vec<&Run> = moved
        .iter()
        .filter(|run| gap.1.contains(&run.right))
        .collect();
    here.sort_by_key(|run| run.right);
    let left = rest(
        &gap.0,
        away.iter().map(|run| run.left..run.left + run.words),
    );
    let right = rest(
        &gap.1,
        here.iter().map(|run| run.right..run.right + run.words),
    );
    let mut all: Vec<Step> = away.iter().map(|run| step(Change::Moved, run)).collect();
    // Left and right leftovers answer each other in order; what finds no answer was dropped or put in.
    for nth in 0..left.len().max(right.len()) {
        all.push(match (left.get(nth), right.get(nth)) {
            (Some(a), Some(b)) => (Change::Replaced, a.clone(), b.clone()),
            (Some(a), None) => (Change::Deleted, a.clone(), gap.1.end..gap.1.end),
            (None, b) => {
                let b = b.cloned().unwrap_or(gap.1.end..gap.1.end);
                (Change::Inserted, gap.0.end..gap.0.end, b)
            }
        });
    }
    all.sort_by_key(|(_, a, b)| (a.start, a.end, b.start));
    steps.append(&mut all);
}

/// What is left of `whole` without `taken`, which is in order.
fn rest(whole: &Range<usize>, taken: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut at = whole.start;
    let mut rest = vec![];
    for taken in taken.chain(std::iter::once(whole.end..whole.end)) {
        if at < taken.start {
            rest.push(at..taken.start);
        }
        at = taken.end;
    }
    rest
}

fn stretch(text: &Text, offset: usize, tokens: Range<usize>) -> Stretch {
    let tokens = tokens.start + offset..tokens.end + offset;
    let span = if !tokens.is_empty() {
        text.tokens.cover(tokens.clone())
    } else {
        let before = tokens.start.checked_sub(1);
        let place = before.map_or(0, |i| text.tokens.span(i).end);
        Span::new(place, place)
    };
    Stretch { tokens, span }
}

#[cfg(test)]
mod tests {
    use super::super::align::Class;
    use super::*;

    #[test]
    fn what_was_kept_dropped_put_in_and_replaced() {
        check(
            "The county shut the old bridge on Monday after cracks were found",
            "The county closed the bridge late on Monday after cracks were found",
            "=The county ~shut>closed =the -old =bridge +late =on Monday after cracks were found",
        );
    }

    #[test]
    fn a_sentence_at_another_place_was_moved() {
        check(
            "Nobody was hurt in the fall. Cracks have shut the county bridge.",
            "Cracks have shut the county bridge. Nobody was hurt in the fall.",
            ">Nobody was hurt in the fall =Cracks have shut the county bridge",
        );
    }

    #[test]
    fn other_words_altogether() {
        check("One two three", "Four five", "~One two three>Four five");
        check("", "Four five", "+Four five");
    }

    #[track_caller]
    fn check(left: &str, right: &str, expected: &str) {
        let texts = (Text::of(left), Text::of(right));
        let passage = Passage::uncounted(Span::new(0, left.len()), Span::new(0, right.len()));
        let told: Vec<String> = edits(&texts.0, &texts.1, &passage)
            .iter()
            .map(|edit| {
                let (a, b) = (edit.left.span.of(left), edit.right.span.of(right));
                match edit.change {
                    Change::Kept => format!("={a}"),
                    Change::Replaced => format!("~{a}>{b}"),
                    Change::Inserted => format!("+{b}"),
                    Change::Deleted => format!("-{a}"),
                    Change::Moved => format!(">{a}"),
                }
            })
            .collect();
        assert_eq!(told.join(" "), expected);
    }

    #[test]
    fn a_move_has_four_words_and_may_stand_amid_others() {
        check(
            "Nobody was hurt. Cracks have shut the county bridge.",
            "Cracks have shut the county bridge. Nobody was hurt.",
            "-Nobody was hurt =Cracks have shut the county bridge +Nobody was hurt",
        );
        check(
            "In all nobody was hurt there at noon. Cracks have shut the old county bridge for good.",
            "Cracks have shut the old county bridge for good. Police say nobody was hurt there again.",
            "-In all >nobody was hurt there -at noon =Cracks have shut the old county bridge for good +Police say +again",
        );
    }

    #[test]
    fn what_moved_twice_is_taken_once_and_in_its_longest_run() {
        check(
            "One two three four five. Six seven eight nine ten eleven twelve.",
            "Six seven eight nine ten eleven twelve. One two three four. One two three four five.",
            ">One two three four five =Six seven eight nine ten eleven twelve +One two three four",
        );
    }

    #[test]
    fn words_that_recur_are_matched_in_their_longest_order() {
        check("a b a b a", "b a b b a", "-a =b a +b =b a");
        check("a a b b", "b b a a", "-a a =b b +a a");
        check("x a y a", "a a z", "-x =a -y =a +z");
    }

    #[test]
    fn what_has_no_words_on_one_side_stands_behind_the_word_before() {
        let (left, right) = (
            "It rained. Now shut it.",
            "It rained. The bridge is now shut.",
        );
        let passage = Passage {
            left: Span::new(11, left.len()),
            right: Span::new(11, right.len()),
            words: 2,
            kept: 0.5,
            class: Class::Edited,
        };
        let edits = edits(&Text::of(left), &Text::of(right), &passage);
        let told: Vec<_> = edits
            .iter()
            .map(|edit| (edit.change, edit.left.span, edit.right.tokens.clone()))
            .collect();
        assert_eq!(
            told,
            [
                (Change::Inserted, Span::new(9, 9), 2..5),
                (Change::Kept, Span::new(11, 19), 5..7),
                (Change::Deleted, Span::new(20, 22), 7..7),
            ]
        );
        assert_eq!(edits[2].right.span, Span::new(33, 33));
    }
}
