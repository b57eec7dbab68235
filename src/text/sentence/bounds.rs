//! Bounds: where UAX #29 breaks sentences, by a short table for text in Latin letters.
//!
//! Most news is plain letters, digits and a dozen marks. For those the rules SB3 to SB11 are decided
//! here, once at each mark that may end a sentence, and no other byte is looked at; a paragraph with any
//! other character is left to `unicode-segmentation`, which a property holds equal.

use unicode_segmentation::UnicodeSegmentation;
use wide::i8x16;

use crate::span::Span;
use crate::text::marks::{Marks, any_of};

/// Finds where sentences end, one paragraph of a body after another.
pub(super) struct Bounds<'a, Worth> {
    body: &'a str,
    marks: Marks<'a, Worth>,
    /// Where the sentences of the latest paragraph end, from its start.
    ends: Vec<usize>,
}

impl<'a> Bounds<'a, fn(i8x16) -> i8x16> {
    /// The bounds in `body` from byte `start` on.
    pub(super) fn of(body: &'a str, start: usize) -> Bounds<'a, impl Fn(i8x16) -> i8x16> {
        Bounds {
            body,
            marks: Marks::of(body, start, |bytes| any_of(bytes, *b".!?\n\r")),
            ends: vec![],
        }
    }
}

impl<Worth: Fn(i8x16) -> i8x16> Bounds<'_, Worth> {
    /// The byte at which each sentence of `paragraph` ends, from its start and in order; none for an empty one.
    ///
    /// Paragraphs have to be asked for in order.
    pub(super) fn within(&mut self, paragraph: Span) -> &[usize] {
        let text = paragraph.of(self.body);
        self.ends.clear();
        self.marks.skip_to(paragraph.start);
        let next = || {
            let mark = self.marks.next_before(paragraph.end)?;
            Some(mark - paragraph.start)
        };
        if latin(text, next, &mut self.ends).is_none() {
            self.ends = any(text);
        }
        &self.ends
    }
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

/// Gathers the bounds at the `marks` of a paragraph; none if a character is met that the table does not hold.
fn latin(
    paragraph: &str,
    mut next_mark: impl FnMut() -> Option<usize>,
    bounds: &mut Vec<usize>,
) -> Option<()> {
    let mut done = 0;
    while let Some(at) = next_mark() {
        let Some((class, end)) = class_at_mark(paragraph, at)? else {
            continue;
        };
        if at < done {
            continue;
        }
        match class {
            Class::Line | Class::Return => {
                done = line_end(paragraph, class, end);
                bounds.push(done);
            }
            Class::Full | Class::Ask => {
                let (end, breaks) = behind_mark(paragraph, class, at, end)?;
                done = end;
                if breaks {
                    bounds.push(end);
                }
            }
            _ => {}
        }
    }
    if !paragraph.is_empty() && bounds.last() != Some(&paragraph.len()) {
        bounds.push(paragraph.len());
    }
    Some(())
}

/// The class of the character at byte `at`; an inner none inside a character, an outer one where the table ends.
fn class_at_mark(paragraph: &str, at: usize) -> Option<Option<(Class, usize)>> {
    if !paragraph.is_char_boundary(at) {
        return Some(None);
    }
    class_at(paragraph, at)
}

/// Whether a letter with case stands right before byte `at`.
fn is_cased_before(paragraph: &str, at: usize) -> bool {
    let before = paragraph[..at].chars().next_back();
    before.is_some_and(|char| match u8::try_from(char) {
        Ok(byte) if byte.is_ascii() => byte.is_ascii_alphabetic(),
        _ => matches!(beyond_ascii(char), Some(Class::Upper | Class::Lower)),
    })
}

/// SB3: a line feed goes with the return before it.
fn line_end(paragraph: &str, class: Class, end: usize) -> usize {
    let paired = class == Class::Return && paragraph[end..].starts_with('\n');
    end + usize::from(paired)
}

/// SB6 to SB11: where the marks and spaces behind a full stop, question or exclamation mark end, and whether the sentence ends there.
fn behind_mark(paragraph: &str, mark: Class, at: usize, end: usize) -> Option<(usize, bool)> {
    let stop = mark == Class::Full;
    let next = class_at(paragraph, end)?.map(|(class, _)| class);
    let inside = match next {
        Some(Class::Numeric) => stop,
        Some(Class::Upper) => stop && is_cased_before(paragraph, at),
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

    fn bounds(paragraph: &str) -> Vec<usize> {
        let all = Span::new(0, paragraph.len());
        Bounds::of(paragraph, 0).within(all).to_vec()
    }

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
