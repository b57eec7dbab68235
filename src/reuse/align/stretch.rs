//! Stretches: token ranges on both sides, and how they lie to each other.

use std::ops::Range;

/// Tokens of the left text and the tokens of the right that read like them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
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
    pub(super) fn of(range: &Range<usize>) -> Self {
        Self {
            start: range.start,
            end: range.end,
        }
    }

    pub(super) fn range(self) -> Range<usize> {
        self.start..self.end
    }

    pub(super) fn len(self) -> usize {
        self.end - self.start
    }

    pub(super) fn shared(self, other: Self) -> usize {
        self.end
            .min(other.end)
            .saturating_sub(self.start.max(other.start))
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

    /// Whether they share words on both sides.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.left.shared(other.left) > 0 && self.right.shared(other.right) > 0
    }

    /// Whether `other` lies inside on both sides.
    pub(super) fn holds(&self, other: &Self) -> bool {
        self.left.shared(other.left) == other.left.len()
            && self.right.shared(other.right) == other.right.len()
    }

    pub(super) fn cover(&self, other: &Self) -> Self {
        Self {
            left: self.left.cover(other.left),
            right: self.right.cover(other.right),
        }
    }
}

/// Draws all together that meet on both sides, until none do.
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
