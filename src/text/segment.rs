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

/// The words of a body, in order; everything between two words is left out.
///
/// A word holds at least one letter or digit: "don't" and "3.5" are one word each, "long-range" is two.
pub(super) struct WordsOf<'a> {
    body: &'a str,
    scan: Scan<'a>,
    at: usize,
    /// Words by the full rules that are still to be told, the next one last.
    in_full: Vec<Span>,
}

/// See [`WordsOf`].
pub(super) fn words_of(body: &str) -> WordsOf<'_> {
    WordsOf {
        body,
        scan: Scan::of(body.as_bytes()),
        at: 0,
        in_full: vec![],
    }
}

impl Iterator for WordsOf<'_> {
    type Item = (Span, Script);

    #[inline]
    fn next(&mut self) -> Option<(Span, Script)> {
        loop {
            if !self.in_full.is_empty() {
                return self.in_full.pop().map(|word| (word, Script::Mixed));
            }
            let start = self.scan.next_start(self.at)?;
            let run_end = self.scan.end_of_run(start);
            if run_end > start && ends_at(self.body.as_bytes(), run_end) {
                self.at = run_end;
                let word = Span::new(start, run_end);
                if has_more_than_joiners(self.body, word) {
                    return Some((word, Script::Ascii));
                }
            } else if let Some(word) = self.walk_on(start) {
                return Some(word);
            }
        }
    }
}

impl WordsOf<'_> {
    /// Goes on from `start`, where more than a glance is needed; none if no word begins there, or several do.
    #[inline(never)]
    fn walk_on(&mut self, start: usize) -> Option<(Span, Script)> {
        match walk(self.body.as_bytes(), &mut self.scan, start) {
            Walked::Word(end, script) => {
                self.at = end;
                let word = Span::new(start, end);
                has_more_than_joiners(self.body, word).then_some((word, script))
            }
            Walked::Gap(end) => {
                self.at = end;
                None
            }
            Walked::Strange => {
                (self.in_full, self.at) = in_full(self.body, start);
                None
            }
        }
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

/// A word made of underscores alone is none.
#[inline]
fn has_more_than_joiners(body: &str, word: Span) -> bool {
    let bytes = body.as_bytes();
    bytes[word.start] != b'_' || bytes[word.start..word.end].iter().any(|byte| *byte != b'_')
}

/// The words that end behind `at`, up to the next white space, by the full rules, the first one last;
/// and where that white space is.
#[cold]
fn in_full(body: &str, at: usize) -> (Vec<Span>, usize) {
    let bytes = body.as_bytes();
    let begin = bytes[..at].iter().rposition(|byte| is_space(*byte));
    let begin = begin.unwrap_or(0);
    let end = bytes[at..].iter().position(|byte| is_space(*byte));
    let end = end.map_or(bytes.len(), |space| at + space);
    let words = body[begin..end].unicode_word_indices();
    let mut words: Vec<Span> = words
        .map(|(start, word)| Span::new(begin + start, begin + start + word.len()))
        // A mark taken for a gap begins a word after all if an accent that is a letter follows.
        .filter(|word| word.end > at)
        .collect();
    words.reverse();
    (words, end)
}
