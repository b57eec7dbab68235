//! Behind: what a form wants behind its first two words, told without reading the form.

use super::pattern::{ANY, NOTHING, NUMBER};

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
pub(super) struct Set(u64);

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
    pub(super) fn of(following: &[u64]) -> Self {
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
    pub(super) const ANY: Self = Self(u64::MAX);

    /// A word of a run.
    pub(super) fn of(word: u64) -> Self {
        match word {
            NUMBER | ANY => Self::ANY,
            _ => Self::of_text(word),
        }
    }

    #[inline]
    fn of_text(word: u64) -> Self {
        match word {
            NOTHING => Self::NONE,
            _ => Self(1 << (word >> 20 & 63)),
        }
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

    /// Whether a stretch of text may hold what is wanted.
    #[inline]
    pub(super) fn allows(self, ahead: Ahead) -> bool {
        match self {
            Self::Next(third, fourth) => third.meets(ahead.third) && fourth.meets(ahead.fourth),
            Self::Soon(soon) => soon.meets(ahead.soon),
        }
    }

    /// As two numbers: no word can be third and fourth in nothing, so that a second of 0 says soon.
    pub(super) fn to_numbers(self) -> [u64; 2] {
        match self {
            Self::Next(third, fourth) => [third.0, fourth.0],
            Self::Soon(soon) => [soon.0, 0],
        }
    }

    /// What [`Behind::to_numbers`] gave.
    pub(super) fn of_numbers([first, second]: [u64; 2]) -> Self {
        match second {
            0 => Self::Soon(Set(first)),
            _ => Self::Next(Set(first), Set(second)),
        }
    }
}
