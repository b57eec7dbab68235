//! Words: what counts as one.

use crate::text::{hash, word_hashes};

/// What counts as a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Words {
    /// The words of UAX #29 that hold a letter or a digit, in their compared form: "don't" is one.
    #[default]
    Unicode,
    /// Runs of characters that are alphabetic or numeric in Unicode, and of underscores, in lower case: much as the pattern
    /// `\w+` finds them, but a combining accent parts a word. "don't" is two.
    Runs,
}

impl Words {
    /// Appends the hash of each word of `text` to `hashes`.
    pub(super) fn hash(self, text: &str, hashes: &mut Vec<u64>) {
        match self {
            Self::Unicode => word_hashes(text, hashes),
            Self::Runs => {
                let lower = text.to_lowercase();
                let runs = lower.split(|c: char| !c.is_alphanumeric() && c != '_');
                hashes.extend(runs.filter(|run| !run.is_empty()).map(hash));
            }
        }
    }

    /// The number by which a sketch's scheme knows it.
    pub(super) fn tokenizer(self) -> u16 {
        match self {
            Self::Unicode => 1,
            Self::Runs => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_cut_where_the_pattern_cuts() {
        let mut hashes = vec![];
        Words::Runs.hash("Don’t — Łódź, 3.5_x", &mut hashes);
        assert_eq!(hashes, ["don", "t", "łódź", "3", "5_x"].map(hash));
    }
}
