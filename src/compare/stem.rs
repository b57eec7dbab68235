//! Stems: one form for the forms of a word, after Porter's English stemmer (Porter 1980, 2001).

use rust_stemmers::{Algorithm, Stemmer};

/// Brings compared forms of words to their stems.
pub(super) struct Stems(Stemmer);

impl Stems {
    /// For English; words of other languages mostly stay as they are.
    pub(super) fn english() -> Self {
        Self(Stemmer::create(Algorithm::English))
    }

    /// The stem of a compared form; points of an abbreviation and a genitive ending are left out.
    pub(super) fn of(&self, form: &str) -> String {
        let bare = form.strip_suffix("'s").unwrap_or(form).trim_matches('\'');
        if bare.contains('.') {
            return self.0.stem(&bare.replace('.', "")).into_owned();
        }
        self.0.stem(bare).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_have_one_stem() {
        let stems = Stems::english();
        for forms in [
            ["strikes", "striking"],
            ["biden's", "biden"],
            ["u.s", "us"],
            ["decided", "decides"],
        ] {
            assert_eq!(stems.of(forms[0]), stems.of(forms[1]));
        }
    }
}
