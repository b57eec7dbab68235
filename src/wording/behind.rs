//! Behind: what a form wants beside its opening, told without reading the form.

use super::parts::{ANY, NUMBER};

/// What must stand beside an opening: sets of words, one bit each, which a word shares with others by chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Behind {
    /// As the third word one of these, and as the fourth one of those.
    Next(Set, Set),
    /// As the third word one of these, and right before the first one of those.
    Beside(Set, Set),
    /// One of these among the next words, by two sets of them.
    Soon(Set, Set),
}

/// A set of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Set(u32);

/// The words beside an opening in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    before: Set,
    third: Set,
    fourth: Set,
    soon: [Set; 2],
}

/// Words behind the first that are looked at for one that must come soon: two, a gap of three, and a run of three.
const REACH: usize = 7;

impl Around {
    /// The words around the one at `at`.
    #[inline]
    pub(super) fn of(words: &[u32], at: usize) -> Self {
        let following = &words[at + 1..];
        let before = at.checked_sub(1).map_or(0, |before| words[before]);
        let word = |nth: usize| {
            following
                .get(nth)
                .map_or(Set::NONE, |word| Set::of_text(*word))
        };
        let soon = following.iter().take(REACH);
        let soon = soon.fold([Set::NONE; 2], |[one, other], word| {
            [one.or(Set::of_text(*word)), other.or(Set::other(*word))]
        });
        Self {
            before: Set::of_text(before),
            third: word(1),
            fourth: word(2),
            soon,
        }
    }
}

impl Set {
    /// No word.
    pub(super) const NONE: Self = Self(0);
    /// Any word, or the end of the text.
    pub(super) const ANY: Self = Self(u32::MAX);

    /// A word of a run.
    pub(super) fn of(word: u64) -> Self {
        match word {
            NUMBER | ANY => Self::ANY,
            _ => Self(1 << (word & 31)),
        }
    }

    /// A word of a run, in a set where it shares its bit with other words.
    pub(super) fn also_of(word: u64) -> Self {
        match word {
            NUMBER | ANY => Self::ANY,
            _ => Self::other(word as u32),
        }
    }

    #[inline]
    fn other(word: u32) -> Self {
        Self(u32::from(u64::from(word) > ANY) << (word >> 5 & 31))
    }

    /// A word of a text; one that no form holds is in no set.
    #[inline]
    fn of_text(word: u32) -> Self {
        Self(u32::from(u64::from(word) > ANY) << (word & 31))
    }

    /// One or the other.
    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[inline]
    fn meets(self, there: Self) -> bool {
        (self.0 & there.0 != 0) | (self == Self::ANY)
    }
}

impl Behind {
    /// Anything, or nothing.
    pub(super) const ANY: Self = Self::Next(Set::ANY, Set::ANY);

    /// One or the other; what is asked of unlike places is not asked.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Next(third, fourth), Self::Next(other, further)) => {
                Self::Next(third.or(other), fourth.or(further))
            }
            (Self::Beside(third, before), Self::Beside(other, further)) => {
                Self::Beside(third.or(other), before.or(further))
            }
            (Self::Soon(one, also), Self::Soon(other, too)) => {
                Self::Soon(one.or(other), also.or(too))
            }
            _ => Self::ANY,
        }
    }

    /// The same with what stands right before, for which the fourth word is not asked.
    pub(super) fn and_before(self, before: Set) -> Self {
        match self {
            Self::Next(third, _) => Self::Beside(third, before),
            other => other,
        }
    }

    /// As numbers: two sets, and of which words they tell.
    pub(super) fn to_numbers(self) -> ([u32; 2], u32) {
        match self {
            Self::Next(third, fourth) => ([third.0, fourth.0], NEXT),
            Self::Beside(third, before) => ([third.0, before.0], BESIDE),
            Self::Soon(one, other) => ([one.0, other.0], SOON),
        }
    }
}

const NEXT: u32 = 0;
const BESIDE: u32 = 1;
const SOON: u32 = 2;

/// Whether a stretch of text may hold what is wanted, by what [`Behind::to_numbers`] gave.
#[inline]
pub(super) fn allows([one, other]: [u32; 2], of: u32, around: &Around) -> bool {
    let [first, second] = match of {
        NEXT => [around.third, around.fourth],
        BESIDE => [around.third, around.before],
        _ => around.soon,
    };
    Set(one).meets(first) & Set(other).meets(second)
}
