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

    #[test]
    fn a_stretch_holds_most_of_another_where_more_than_half_lies_inside_on_both_sides() {
        let whole = Stretch::of(&(10..20), &(30..40));
        for (left, right, holds) in [
            (10..20, 30..40, true),
            (5..16, 30..40, true),
            (4..16, 30..40, false),
            (10..20, 35..46, false),
            (10..20, 35..44, true),
            (3..16, 35..44, false),
            (20..22, 30..40, false),
        ] {
            let other = Stretch::of(&left, &right);
            assert_eq!(whole.holds_most_of(&other), holds, "{other:?}");
        }
    }

    #[test]
    fn what_is_near_the_end_of_a_whole_on_both_sides_is_drawn_out_to_it() {
        let whole = Stretch::of(&(10..30), &(50..70));
        for (left, right, hem, expected) in [
            (13..30, 52..70, 3, (10..30, 50..70)),
            (14..30, 52..70, 3, (14..30, 52..70)),
            (13..30, 54..70, 3, (13..30, 54..70)),
            (10..27, 50..68, 3, (10..30, 50..70)),
            (10..26, 50..68, 3, (10..26, 50..68)),
            (10..27, 50..66, 3, (10..27, 50..66)),
            (8..32, 49..71, 3, (8..32, 49..71)),
            (10..30, 50..70, 0, (10..30, 50..70)),
            (11..30, 51..70, 0, (11..30, 51..70)),
        ] {
            let hemmed = Stretch::of(&left, &right).hemmed(&whole, hem);
            assert_eq!(
                hemmed,
                Stretch::of(&expected.0, &expected.1),
                "{left:?} {right:?}"
            );
        }
    }

    #[test]
    fn parts_cover_what_they_cover_once_and_inside_on_the_side_with_less() {
        let whole = Stretch::of(&(10..20), &(30..50));
        let share = |parts: &[(Range<usize>, Range<usize>)]| {
            let parts = parts.iter().map(|(left, right)| Stretch::of(left, right));
            whole.least_share(&parts.collect::<Vec<_>>())
        };
        assert_eq!(share(&[]), 0.0);
        assert_eq!(share(&[(10..20, 30..50)]), 1.0);
        assert_eq!(share(&[(12..14, 30..50)]), 0.2);
        assert_eq!(share(&[(10..20, 30..35)]), 0.25);
        assert_eq!(share(&[(5..12, 30..50), (18..25, 30..32)]), 0.4);
        assert_eq!(share(&[(14..18, 30..50), (12..16, 30..32)]), 0.6);
        assert_eq!(share(&[(12..18, 30..50), (13..15, 30..32)]), 0.6);
    }

    #[test]
    fn stretches_meet_where_they_share_a_word_on_both_sides() {
        let one = Stretch::of(&(0..4), &(0..4));
        let meets = |left, right| one.meets(&Stretch::of(&left, &right));
        assert!(meets(3..5, 3..5));
        assert!(!meets(4..5, 3..5));
        assert!(!meets(3..5, 4..5));
    }
}
