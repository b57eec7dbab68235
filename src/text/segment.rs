//! Words, as UAX #29 draws them: a fast path for plain stretches, `unicode-segmentation` for the rest.
//!
//! ASCII, common typographic marks and precomposed Latin letters are walked here, 64 bytes at a look.
//! Any other character hands the stretch between its two white spaces to the full rules. White space
//! parts words whatever stands on its other side, so the two never disagree.

use unicode_segmentation::UnicodeSegmentation;

use crate::span::Span;

use super::class::{Class, class_at, is_space};
use super::scan::Scan;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// In ASCII alone.
    Ascii,
    /// With other characters too.
    Mixed,
}

/// Calls `found` with each word of `body`, in order; everything between two words is left out.
///
/// A word holds at least one letter or digit: "don't" and "3.5" are one word each, "long-range" is two.
pub(super) fn each_word(body: &str, mut found: impl FnMut(Span, Script)) {
    let mut scan = Scan::of(body.as_bytes());
    let mut at = 0;
    while let Some(start) = scan.next_start(at) {
        let run_end = scan.end_of_run(start);
        if run_end > start && ends_at(body.as_bytes(), run_end) {
            report(body, Span::new(start, run_end), Script::Ascii, &mut found);
            at = run_end;
            continue;
        }
        at = match walk(body.as_bytes(), &mut scan, start) {
            Walked::Word(end, script) => {
                report(body, Span::new(start, end), script, &mut found);
                end
            }
            Walked::Gap(end) => end,
            Walked::Strange => in_full(body, start, &mut found),
        };
    }
}

/// Whether it takes no more than a glance to see that the run of letters and digits before `at` is a word.
#[inline]
fn ends_at(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        None => true,
        // These hold a word together only if another letter or digit follows.
        Some(b'.' | b'\'' | b':' | b',' | b';') => {
            matches!(bytes.get(at + 1), None | Some(b' ' | b'\n' | b'"'))
        }
        Some(byte) => byte.is_ascii(),
    }
}

/// What begins at a byte that is no ASCII gap.
enum Walked {
    /// A word that ends here.
    Word(usize, Script),
    /// A mark that is part of no word.
    Gap(usize),
    /// Something only the full rules can judge.
    Strange,
}

/// Walks the word at `start` by the rules WB5 to WB13 for the classes that [`class_at`] knows.
fn walk(bytes: &[u8], scan: &mut Scan, start: usize) -> Walked {
    let (first, len) = class_at(bytes, start);
    let mut last = match first {
        Class::Letter | Class::Digit | Class::Joiner => first,
        Class::Strange => return Walked::Strange,
        _ => return Walked::Gap(start + len),
    };
    let mut at = start + len;
    let mut script = script_of(len);
    loop {
        let run_end = scan.end_of_run(at);
        if run_end > at {
            last = class_at(bytes, run_end - 1).0;
            at = run_end;
        }
        let (class, len) = class_at(bytes, at);
        match class {
            Class::Letter | Class::Digit | Class::Joiner => last = class,
            Class::Strange => return Walked::Strange,
            Class::Gap => return Walked::Word(at, script),
            mark => match class_at(bytes, at + len).0 {
                Class::Strange => return Walked::Strange,
                next if joins(last, mark, next) => {}
                _ => return Walked::Word(at, script),
            },
        }
        if len > 1 {
            script = Script::Mixed;
        }
        at += len;
    }
}

/// By the length of a character.
fn script_of(len: usize) -> Script {
    if len == 1 {
        Script::Ascii
    } else {
        Script::Mixed
    }
}

/// Whether `mark` between `last` and `next` holds a word together (WB6, WB7, WB11, WB12).
fn joins(last: Class, mark: Class, next: Class) -> bool {
    match mark {
        Class::MidAny => last == next && matches!(last, Class::Letter | Class::Digit),
        Class::MidLetter => last == Class::Letter && next == Class::Letter,
        Class::MidDigit => last == Class::Digit && next == Class::Digit,
        _ => false,
    }
}

/// Reports a walked word, unless it is made of underscores alone.
#[inline]
fn report(body: &str, word: Span, script: Script, found: &mut impl FnMut(Span, Script)) {
    let bytes = body.as_bytes();
    if bytes[word.start] != b'_' || bytes[word.start..word.end].iter().any(|byte| *byte != b'_') {
        found(word, script);
    }
}

/// Reports the words that end behind `at`, up to the next white space, by the full rules.
/// Returns where that white space is.
#[cold]
fn in_full(body: &str, at: usize, found: &mut impl FnMut(Span, Script)) -> usize {
    let bytes = body.as_bytes();
    let begin = bytes[..at].iter().rposition(|byte| is_space(*byte));
    let begin = begin.unwrap_or(0);
    let end = bytes[at..].iter().position(|byte| is_space(*byte));
    let end = end.map_or(bytes.len(), |space| at + space);
    for (start, word) in body[begin..end].unicode_word_indices() {
        let word = Span::new(begin + start, begin + start + word.len());
        // A mark taken for a gap begins a word after all if an accent that is a letter follows.
        if word.end > at {
            found(word, Script::Mixed);
        }
    }
    end
}
