//! Stretches: token ranges on both sides, and how they lie to each other.

use std::ops::Range;

/// Tokens of the left text and the tokens of the right that read like them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stretch {
    pub(super) left: Place,
    pub(super) right: Place,
}

/// A token range that can be ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Place {
    pub(super) fn range(self) -> Range<usize> {
        self.start..self.end
    }

    pub(super) fn len(self) -> usize {
        self.end - self.start
    }

    /// Tokens that both hold.
    pub(super) fn shared(self, other: Self) -> usize {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        end.saturating_sub(start)
    }

    fn of(range: &Range<usize>) -> Self {
        Self {
            start: range.start,
            end: range.end,
        }
    }

    fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

impl Stretch {
    pub(super) fn of(left: &Range<usize>, right: &Range<usize>) -> Self {
        Self {
            left: Place::of(left),
            right: Place::of(right),
        }
    }

    /// The same with its sides exchanged.
    pub(super) fn turned(&self) -> Self {
        Self {
            left: self.right,
            right: self.left,
        }
    }

    /// Whether they share words on both sides.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.left.shared(other.left) > 0 && self.right.shared(other.right) > 0
    }

    /// Whether more than half of `other` lies inside, on both sides.
    pub(super) fn holds_most_of(&self, other: &Self) -> bool {
        self.left.shared(other.left) * 2 > other.left.len()
            && self.right.shared(other.right) * 2 > other.right.len()
    }

    /// The share that `parts` cover of the side they cover less of.
    pub(super) fn least_share(&self, parts: &[Self]) -> f32 {
        let left = covered(self.left, parts.iter().map(|part| part.left).collect());
        let right = covered(self.right, parts.iter().map(|part| part.right).collect());
        left.min(right)
    }

    /// Drawn out to the ends of `whole` where no more than `hem` words are between on either side.
    pub(super) fn hemmed(mut self, whole: &Self, hem: usize) -> Self {
        let near = |inner: usize, outer: usize| inner.abs_diff(outer) <= hem;
        let (left, right) = (&mut self.left, &mut self.right);
        if near(left.start, whole.left.start) && near(right.start, whole.right.start) {
            left.start = left.start.min(whole.left.start);
            right.start = right.start.min(whole.right.start);
        }
        if near(left.end, whole.left.end) && near(right.end, whole.right.end) {
            left.end = left.end.max(whole.left.end);
            right.end = right.end.max(whole.right.end);
        }
        self
    }

    pub(super) fn cover(&self, other: &Self) -> Self {
        Self {
            left: self.left.cover(other.left),
            right: self.right.cover(other.right),
        }
    }
}

fn covered(whole: Place, mut parts: Vec<Place>) -> f32 {
    parts.sort_unstable();
    let (mut at, mut sum) = (whole.start, 0);
    for part in parts {
        let (start, end) = (part.start.max(at), part.end.min(whole.end));
        sum += end.saturating_sub(start);
        at = at.max(end);
    }
    sum as f32 / whole.len() as f32
}

/// Draws all together that meet on both sides, until none do; in order.
pub(super) fn joined(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    loop {
        let before = stretches.len();
        let mut apart: Vec<Stretch> = vec![];
        for stretch in stretches {
            match apart.iter_mut().find(|other| other.meets(&stretch)) {
                Some(other) => *other = other.cover(&stretch),
                None => apart.push(stretch),
            }
        }
        stretches = apart;
        if stretches.len() == before {
            stretches.sort_unstable();
            return stretches;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_meets_on_both_sides_becomes_one() {
        let stretches = [(0..4, 0..4), (8..12, 2..6), (3..9, 3..5), (20..25, 0..2)];
        let joined = joined(stretches.iter().map(|(l, r)| Stretch::of(l, r)).collect());
        assert_eq!(
            joined,
            [
                Stretch::of(&(0..12), &(0..6)),
                Stretch::of(&(20..25), &(0..2))
            ]
        );
    }
}
