//! Bounds: where UAX #29 breaks sentences, by a short table for text in Latin letters.
//!
//! Most news is plain letters, digits and a dozen marks. For those the rules SB3 to SB11 are decided
//! here, once at each mark that may end a sentence; a paragraph with any other character is left to
//! `unicode-segmentation`, which a property holds equal.

use unicode_segmentation::UnicodeSegmentation;

/// The byte at which each sentence of `paragraph` ends, in order; none for the empty paragraph.
pub(super) fn bounds(paragraph: &str) -> Vec<usize> {
    latin(paragraph).unwrap_or_else(|| any(paragraph))
}

/// Characters without a letter, in a row, that part a paragraph for the library, whose look ahead starts anew at each of them.
const LONGEST_RUN: usize = 1000;

fn any(paragraph: &str) -> Vec<usize> {
    let (mut bounds, mut from, mut run) = (vec![], 0, 0);
    for (at, char) in paragraph.char_indices() {
        run = if char.is_alphabetic() { 0 } else { run + 1 };
        if run == LONGEST_RUN {
            bounds.extend(by_library(&paragraph[from..at]).map(|end| from + end));
            (from, run) = (at, 0);
        }
    }
    bounds.extend(by_library(&paragraph[from..]).map(|end| from + end));
    bounds
}

fn by_library(part: &str) -> impl Iterator<Item = usize> {
    part.split_sentence_bound_indices()
        .map(|(at, sentence)| at + sentence.len())
}

/// The Sentence_Break classes that the rules tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Other,
    Lower,
    Upper,
    Letter,
    Numeric,
    Space,
    Close,
    Continue,
    Full,
    Ask,
    Line,
    Return,
}

/// None if a character is met that the table does not hold.
fn latin(paragraph: &str) -> Option<Vec<usize>> {
    let mut bounds = vec![];
    let (mut at, mut before) = (0, Class::Other);
    while let Some((class, end)) = class_at(paragraph, at)? {
        at = match class {
            Class::Line | Class::Return => {
                let end = line_end(paragraph, class, end);
                bounds.push(end);
                end
            }
            Class::Full | Class::Ask => {
                let (end, breaks) = behind_mark(paragraph, class, before, end)?;
                if breaks {
                    bounds.push(end);
                }
                end
            }
            _ => end,
        };
        before = class;
    }
    if !paragraph.is_empty() && bounds.last() != Some(&paragraph.len()) {
        bounds.push(paragraph.len());
    }
    Some(bounds)
}

/// SB3: a line feed goes with the return before it.
fn line_end(paragraph: &str, class: Class, end: usize) -> usize {
    let paired = class == Class::Return && paragraph[end..].starts_with('\n');
    end + usize::from(paired)
}

/// SB6 to SB11: where the marks and spaces behind a full stop, question or exclamation mark end, and whether the sentence ends there.
fn behind_mark(paragraph: &str, mark: Class, before: Class, end: usize) -> Option<(usize, bool)> {
    let stop = mark == Class::Full;
    let next = class_at(paragraph, end)?.map(|(class, _)| class);
    let inside = match next {
        Some(Class::Numeric) => stop,
        Some(Class::Upper) => stop && matches!(before, Class::Upper | Class::Lower),
        _ => false,
    };
    if inside {
        return Some((end, false));
    }
    let end = skip(paragraph, end, Class::Close)?;
    let end = skip(paragraph, end, Class::Space)?;
    if stop && goes_on_in_lower_case(paragraph, end)? {
        return Some((end, false));
    }
    let next = class_at(paragraph, end)?.map(|(class, _)| class);
    let goes_on = matches!(
        next,
        None | Some(Class::Continue | Class::Full | Class::Ask | Class::Line | Class::Return)
    );
    Some((end, !goes_on))
}

fn skip(paragraph: &str, mut at: usize, skipped: Class) -> Option<usize> {
    while let Some((class, end)) = class_at(paragraph, at)? {
        if class != skipped {
            break;
        }
        at = end;
    }
    Some(at)
}

/// SB8: whether the next letter is a small one, with no mark that may end a sentence before it.
fn goes_on_in_lower_case(paragraph: &str, mut at: usize) -> Option<bool> {
    while let Some((class, end)) = class_at(paragraph, at)? {
        match class {
            Class::Lower => return Some(true),
            Class::Other | Class::Numeric | Class::Space | Class::Close | Class::Continue => {
                at = end;
            }
            _ => return Some(false),
        }
    }
    Some(false)
}

/// The class of the character at byte `at`, and where it ends; an inner none behind the last, an outer one where the table ends.
fn class_at(paragraph: &str, at: usize) -> Option<Option<(Class, usize)>> {
    let Some(&byte) = paragraph.as_bytes().get(at) else {
        return Some(None);
    };
    if byte.is_ascii() {
        return Some(Some((ASCII[usize::from(byte)], at + 1)));
    }
    let char = paragraph[at..].chars().next()?;
    Some(Some((beyond_ascii(char)?, at + char.len_utf8())))
}

static ASCII: [Class; 128] = {
    let mut classes = [Class::Other; 128];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = ascii(byte as u8);
        byte += 1;
    }
    classes
};

const fn ascii(byte: u8) -> Class {
    match byte {
        b'a'..=b'z' => Class::Lower,
        b'A'..=b'Z' => Class::Upper,
        b'0'..=b'9' => Class::Numeric,
        b' ' | b'\t' | 0x0b | 0x0c => Class::Space,
        b'"' | b'\'' | b'(' | b')' | b'[' | b']' | b'{' | b'}' => Class::Close,
        b',' | b'-' | b':' | b';' => Class::Continue,
        b'.' => Class::Full,
        b'!' | b'?' => Class::Ask,
        b'\n' => Class::Line,
        b'\r' => Class::Return,
        _ => Class::Other,
    }
}

/// Latin letters with marks, and the punctuation of news.
fn beyond_ascii(char: char) -> Option<Class> {
    Some(match char {
        '\u{a0}' => Class::Space,
        '«' | '»' | '‘'..='‟' | '‹' | '›' => Class::Close,
        '–' | '—' => Class::Continue,
        '¡'..='©' | '®'..='´' | '¶'..='¹' | '¼'..='¿' | '×' | '÷' => Class::Other,
        '…' | '•' | '€' | '™' | '−' => Class::Other,
        '\u{1bb}' | '\u{1c0}'..='\u{1c3}' => Class::Letter,
        'À'..='\u{24f}' if char.is_lowercase() => Class::Lower,
        'À'..='\u{24f}' if char.is_uppercase() => Class::Upper,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(paragraph: &str) {
        let expected: Vec<usize> = by_library(paragraph).collect();
        assert_eq!(bounds(paragraph), expected, "{paragraph:?}");
    }

    #[test]
    fn each_character_of_the_table_is_of_its_class() {
        for char in ('\0'..'\u{3000}').filter(|char| class_at(&char.to_string(), 0).is_some()) {
            for (before, after) in [
                ("a.", "b"),
                ("a.", "B"),
                ("a. ", "b"),
                ("a. ", "B"),
                ("A?", " B"),
                ("A? ", "b"),
                ("", ".B"),
                ("", ".1"),
                ("a.", ""),
                ("a.) ", " b"),
                ("a", "\nb"),
                ("a? ", ") B"),
            ] {
                check(&format!("{before}{char}{after}"));
            }
        }
    }

    #[test]
    fn a_long_run_of_brackets_is_read_in_one_pass() {
        let body = format!("क.{}", ")".repeat(400_000));
        assert!(!bounds(&body).is_empty());
        let latin = format!("a.{}", ")".repeat(400_000));
        assert_eq!(bounds(&latin), [latin.len()]);
    }

    proptest! {
        #[test]
        fn as_the_library_has_it(
            text in "(a|B|é|É|[0-9]|\\.|\\?|!|…| |\t|\u{a0}|,|-|–|;|:|”|“|’|'|\"|\\)|\\(|«|€|\n|\r\n|\r|ß|ª|ǅ|ﬁ|क|\u{301}|\u{2028}){0,14}",
        ) {
            check(&text);
        }

        #[test]
        fn on_any_text(text in ".{0,40}") {
            check(&text);
        }
    }
}
