//! One word to its compared form: compatibility characters, case and apostrophes made one.

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;

/// Appends the compared form of `word` to `form`.
///
/// Toned to what a reader takes for the same word: NFKC, full case folding, NFKC again (folding can
/// undo it), one apostrophe for all, and no invisible characters (soft hyphens, joiners, byte-order marks).
/// An ASCII word is its lower case. The form of a word made of invisible characters alone is empty.
pub(super) fn normalise(word: &str, form: &mut String) {
    let begin = form.len();
    for char in word.chars() {
        let Some(plain) = plain_form(char) else {
            form.truncate(begin);
            return normalise_in_full(word, form);
        };
        form.push(plain);
    }
}

/// The form of a character that is one character whatever stands beside it, among such alone:
/// ASCII, the Latin letters of U+00C0 to U+00FF but ß, and the apostrophes.
fn plain_form(char: char) -> Option<char> {
    match char {
        '`' => Some('\''),
        '\0'..='\x7F' => Some(char.to_ascii_lowercase()),
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(char as u32 + 0x20),
        'à'..='ö' | 'ø'..='ÿ' => Some(char),
        '‘' | '’' => Some('\''),
        _ => None,
    }
}

fn normalise_in_full(word: &str, form: &mut String) {
    form.extend(
        word.chars()
            .filter(|char| !is_invisible(*char))
            .nfkc()
            .default_case_fold()
            .nfkc()
            .map(plain_apostrophe),
    );
}

/// Characters that stand in a word without being seen.
fn is_invisible(char: char) -> bool {
    matches!(
        char,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
    )
}

/// The straight apostrophe for each of its typographic twins.
fn plain_apostrophe(char: char) -> char {
    match char {
        '‘' | '’' | '‛' | 'ʼ' | '′' | '`' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_in_many_dresses_has_one_form() {
        for dress in ["Don’t", "DON'T", "ｄｏｎ＇ｔ", "don\u{AD}’t"] {
            assert_eq!(form(dress), "don't", "{dress}");
        }
        assert_eq!(form("Straße"), form("STRASSE"));
        assert_eq!(form("ﬁne"), "fine");
        assert_eq!(form("e\u{301}lan"), form("Élan"));
    }

    fn form(word: &str) -> String {
        let mut form = String::new();
        normalise(word, &mut form);
        form
    }
}
