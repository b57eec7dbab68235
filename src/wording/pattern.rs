//! Patterns: what a form of the lexicon matches, word by word.
//!
//! ```text
//! slam                    the word itself, in any case
//! (slam|slams|hit out)    one of several, of one word or more
//! (very|so)?              the same, or nothing
//! *                       any one word
//! **                      up to three words, any
//! #                       a number in digits
//! ^                       in front: only where a sentence begins
//! cold, hard cash         a comma: one may stand between its words, as in a run of adjectives
//! ```
//!
//! Hyphens part words as spaces do; a possessive 's is no part of a word. No form matches over a colon, a semicolon, a
//! parenthesis or a dash that sets apart, and none over a comma that is not written with one.

use super::parts::Parts;

/// One form, as it is written; it follows the grammar above.
///
/// Reading one costs less than keeping it apart, and most are never asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(String);

/// Why a form is no pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// Parentheses that do not pair, or stand inside one another.
    #[error("parentheses must pair and can't be nested")]
    Parentheses,
    /// A part of it says nothing.
    #[error("`{0}` holds no word")]
    Empty(String),
    /// It begins or ends with any word, or may be nothing at all.
    #[error("a form begins and ends with a word or number, not with any word or with nothing")]
    Open,
    /// So many of its parts are optional or any words that trying it would take for ever.
    #[error("too many parts may be left out or be any words: more than {MOST_WAYS} ways to try it")]
    TooOpen,
}

/// The ways to try a form at one word, at most; the longest that ship have a few dozen.
const MOST_WAYS: usize = 4096;

impl Pattern {
    /// Reads a form as it stands in a lexicon file.
    ///
    /// # Errors
    /// [`PatternError`] if it does not follow the grammar above.
    pub fn parse(form: &str) -> Result<Self, PatternError> {
        let pattern = Self::parse_context(form)?;
        if pattern.parts().is_open() {
            Err(PatternError::Open)
        } else {
            Ok(pattern)
        }
    }

    /// Reads a stretch around a form, which may begin and end with any word.
    ///
    /// # Errors
    /// [`PatternError`] if it does not follow the grammar above.
    pub fn parse_context(form: &str) -> Result<Self, PatternError> {
        let form = form.trim();
        let parts = Parts::read(form)?;
        if parts.ways() > MOST_WAYS {
            return Err(PatternError::TooOpen);
        }
        Ok(Self(form.to_owned()))
    }

    /// A form that tests hold to the grammar.
    pub(super) fn known(form: String) -> Self {
        Self(form)
    }

    /// The form as it stands in the lexicon file.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many different runs of words it stands for, any words counted once.
    pub fn variants(&self) -> usize {
        self.parts().variants()
    }

    pub(super) fn parts(&self) -> Parts {
        Parts::read(&self.0).expect("a pattern follows the grammar")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_that_would_take_for_ever_is_refused() {
        let form = format!("a {} b", "** ".repeat(40));
        assert_eq!(Pattern::parse(&form), Err(PatternError::TooOpen));
        let form = format!("a {} b", "(so|so very)? ".repeat(80));
        assert_eq!(Pattern::parse(&form), Err(PatternError::TooOpen));
    }

    #[test]
    fn what_is_no_pattern_is_named() {
        for form in ["", "()", "(a|)", "(a", "a)", "((a|b)|c)"] {
            assert!(Pattern::parse(form).is_err(), "{form}");
        }
        for form in ["* end", "the **", "(very)?"] {
            assert_eq!(Pattern::parse(form), Err(PatternError::Open), "{form}");
        }
    }

    #[test]
    fn variants_are_counted() {
        assert_eq!(
            Pattern::parse("(a|b) (c)? d").map(|pattern| pattern.variants()),
            Ok(4)
        );
    }
}
