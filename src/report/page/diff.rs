//! Differences of a passage, word by word: what stands on one side only.

use std::ops::Range;

use crate::span::Span;
use crate::text::Text;

/// The stretches of both sides that the other has not, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Changes {
    /// Of the left body.
    pub(super) left: Vec<Span>,
    /// Of the right body.
    pub(super) right: Vec<Span>,
}

/// Cells of the largest table that is filled; a longer passage is shown without its changes.
const CELLS: usize = 4_000_000;

/// What changed from `left` to `right`, by the longest common subsequence of their words.
pub(super) fn changes(left: (&Text, Span), right: (&Text, Span)) -> Changes {
    let (l, r) = (left.0.tokens.within(left.1), right.0.tokens.within(right.1));
    if (l.len() + 1).saturating_mul(r.len() + 1) > CELLS {
        return Changes::default();
    }
    let (a, b) = (
        &left.0.tokens.hashes()[l.clone()],
        &right.0.tokens.hashes()[r.clone()],
    );
    let (only_a, only_b) = apart(a, b);
    let spans = |text: &Text, first: usize, runs: Vec<Range<usize>>| {
        runs.into_iter()
            .map(|run| text.tokens.cover(first + run.start..first + run.end))
            .collect()
    };
    Changes {
        left: spans(left.0, l.start, only_a),
        right: spans(right.0, r.start, only_b),
    }
}

/// Runs of words that are in one list only.
fn apart(a: &[u64], b: &[u64]) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let width = b.len() + 1;
    let mut longest = vec![0u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i * width + j] = if a[i] == b[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let (mut only_a, mut only_b) = (vec![], vec![]);
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == b.len()
            || (i < a.len() && longest[(i + 1) * width + j] >= longest[i * width + j + 1])
        {
            extend(&mut only_a, i);
            i += 1;
        } else {
            extend(&mut only_b, j);
            j += 1;
        }
    }
    (only_a, only_b)
}

fn extend(runs: &mut Vec<Range<usize>>, at: usize) {
    match runs.last_mut() {
        Some(run) if run.end == at => run.end += 1,
        _ => runs.push(at..at + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_put_in_and_left_out_are_told() {
        let (left, right) = (
            "The county shut the old bridge.",
            "The county abruptly shut the bridge.",
        );
        let texts = (Text::of(left), Text::of(right));
        let whole = |body: &str| Span::new(0, body.len());
        let found = changes((&texts.0, whole(left)), (&texts.1, whole(right)));
        let cut = |spans: &[Span], body| {
            spans
                .iter()
                .map(|span| span.of(body))
                .collect::<Vec<_>>()
                .join("|")
        };
        assert_eq!(cut(&found.left, left), "old");
        assert_eq!(cut(&found.right, right), "abruptly");
    }
}
