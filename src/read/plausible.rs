//! Plausible: does text read in a guessed encoding look like words that somebody wrote?
//!
//! Single-byte encodings accept nearly any bytes, so decoding alone proves nothing.

/// Letters of a script that is not Latin, below which a guess at that script rests on too little.
const FEW: usize = 4;

/// Whether at most one character beyond ASCII in four stands where nobody would write it.
pub(super) fn plausible(text: &str) -> bool {
    let (mut foreign, mut odd, mut other_script) = (0, 0, 0);
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        if is_damage(char) {
            return false;
        }
        if !char.is_ascii() {
            foreign += 1;
            odd += usize::from(is_odd(char, before, chars.peek().copied()));
            other_script += usize::from(char.is_alphabetic() && !is_latin(char));
        }
        before = Some(char);
    }
    odd * 4 <= foreign && (other_script == 0 || other_script >= FEW)
}

/// Control characters of the upper half, private use, and the mark of a hole.
fn is_damage(char: char) -> bool {
    matches!(char, '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' | '\u{fffd}')
}

fn is_odd(char: char, before: Option<char>, after: Option<char>) -> bool {
    if matches!(
        char,
        'ÿ' | 'ƒ' | 'ˆ' | '˜' | '¤' | '¦' | '¨' | '¬' | '¯' | '¸'
    ) {
        return true;
    }
    if !char.is_alphabetic() {
        return false;
    }
    if is_latin(char) {
        shouts_inside(char, before) || is_stray(before, after)
    } else {
        [before, after]
            .into_iter()
            .flatten()
            .any(|beside| beside.is_ascii_alphabetic())
    }
}

/// A capital behind a small letter.
fn shouts_inside(char: char, before: Option<char>) -> bool {
    char.is_uppercase() && before.is_some_and(char::is_lowercase)
}

/// A letter alone, with something behind it that ends no word.
fn is_stray(before: Option<char>, after: Option<char>) -> bool {
    let alone = |beside: Option<char>| !beside.is_some_and(char::is_alphabetic);
    let ends = |after: char| after.is_whitespace() || "'’-.,;:!?)]»”\"".contains(after);
    alone(before) && alone(after) && !after.is_none_or(ends)
}

fn is_latin(char: char) -> bool {
    char < '\u{250}' || matches!(char, '\u{1e00}'..='\u{1eff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_plausible() {
        for text in [
            "à la carte",
            "l’été à Paris",
            "«À table!»",
            "Ísland: þjóð",
            "£5",
            "мост",
        ] {
            assert!(plausible(text), "{text}");
        }
    }

    #[test]
    fn debris_is_not() {
        for text in ["the Ã( mayor", "abc ÿþý", "caf\u{81}", "wordяэ", "aÃb"] {
            assert!(!plausible(text), "{text}");
        }
    }
}
