//! Behind: what a form wants behind its first two words, told without reading the form.

use super::parts::{ANY, NUMBER};

/// What must stand behind an opening: sets of words, one bit each, which a word shares with others by chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Behind {
    /// As the third word one of these, and as the fourth one of those.
    Next(Set, Set),
    /// One of these among the next words.
    Soon(Set),
}

/// A set of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Set(u32);

/// The words behind the first of a stretch of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ahead {
    third: Set,
    fourth: Set,
    soon: Set,
}

/// Words behind the first that are looked at for one that must come soon: two, a gap of three, and a run of three.
const SOON: usize = 7;

impl Ahead {
    /// What follows the first word of a stretch.
    #[inline]
    pub(super) fn of(following: &[u32]) -> Self {
        let word = |nth: usize| {
            following
                .get(nth)
                .map_or(Set::NONE, |word| Set::of_text(*word))
        };
        let soon = following.iter().take(SOON).map(|word| Set::of_text(*word));
        Self {
            third: word(1),
            fourth: word(2),
            soon: soon.fold(Set::NONE, Set::or),
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
        self.0 & there.0 != 0 || self == Self::ANY
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
            (Self::Soon(one), Self::Soon(other)) => Self::Soon(one.or(other)),
            _ => Self::ANY,
        }
    }

    /// As two numbers: no word can be third and fourth in nothing, so that a second of 0 says soon.
    pub(super) fn to_numbers(self) -> [u32; 2] {
        match self {
            Self::Next(third, fourth) => [third.0, fourth.0],
            Self::Soon(soon) => [soon.0, 0],
        }
    }
}

/// Whether a stretch of text may hold what is wanted, by what [`Behind::to_numbers`] gave.
#[inline]
pub(super) fn allows([first, second]: [u32; 2], ahead: &Ahead) -> bool {
    match second {
        0 => Set(first).meets(ahead.soon),
        _ => Set(first).meets(ahead.third) && Set(second).meets(ahead.fourth),
    }
}
