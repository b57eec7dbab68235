//! Words, as UAX #29 draws them: a fast path for plain stretches, `unicode-segmentation` for the rest.
//!
//! ASCII, common typographic marks and precomposed Latin letters are walked here, 64 bytes at a look.
//! Any other character hands the stretch between its two white spaces to the full rules. White space
//! parts words whatever stands on its other side, so the two never disagree.

use unicode_segmentation::UnicodeSegmentation;

use crate::span::Span;

use super::class::{Class, class_at, is_space};
use super::scan::{Look, Runs};

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
    runs: Runs<'a>,
    /// Words by the full rules that are still to be told, the next one last.
    in_full: Vec<Span>,
}

/// See [`WordsOf`].
pub(super) fn words_of(body: &str) -> WordsOf<'_> {
    WordsOf {
        body,
        runs: Runs::of(body.as_bytes()),
        in_full: vec![],
    }
}

impl Iterator for WordsOf<'_> {
    type Item = (Span, Script);

    #[inline(always)]
    fn next(&mut self) -> Option<(Span, Script)> {
        loop {
            if !self.in_full.is_empty() {
                return self.in_full.pop().map(|word| (word, Script::Mixed));
            }
            let run = self.runs.next()?;
            if run.look == Look::Plain {
                return Some((Span::new(run.start, run.end), Script::Ascii));
            }
            if let Some(word) = self.walk_on(run.start) {
                return Some(word);
            }
        }
    }
}

impl WordsOf<'_> {
    /// Goes on from `start`, where more than a glance is needed; none if no word begins there, or several do.
    #[inline(never)]
    fn walk_on(&mut self, start: usize) -> Option<(Span, Script)> {
        match walk(self.body.as_bytes(), start) {
            Walked::Word(end, script) => {
                self.runs.skip_to(end);
                let word = Span::new(start, end);
                has_more_than_joiners(self.body, word).then_some((word, script))
            }
            Walked::Gap(end) => {
                self.runs.skip_to(end);
                None
            }
            Walked::Strange => {
                let (words, end) = in_full(self.body, start);
                self.in_full = words;
                self.runs.skip_to(end);
                None
            }
        }
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
fn walk(bytes: &[u8], start: usize) -> Walked {
    let (first, len) = class_at(bytes, start);
    let mut last = match first {
        Class::Letter | Class::Digit | Class::Joiner => first,
        Class::Strange => return Walked::Strange,
        _ => return Walked::Gap(start + len),
    };
    let mut at = start + len;
    let mut script = script_of(len);
    loop {
        let letters = plain_letters(&bytes[at..]);
        if letters > 0 {
            (at, last) = (at + letters, Class::Letter);
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

/// How many ASCII letters `bytes` begin with.
fn plain_letters(bytes: &[u8]) -> usize {
    let other = bytes.iter().position(|byte| !byte.is_ascii_alphabetic());
    other.unwrap_or(bytes.len())
}

/// White space that does not part what stands in a row of it (WSegSpace).
fn is_wide_space(char: char) -> bool {
    matches!(
        char,
        ' ' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' | '\u{3000}'
    )
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
    let before = bytes[..at].iter().rposition(|byte| is_space(*byte));
    // Spaces in a row are one piece, a tab is one, and a combining mark that is a letter makes a word of either.
    let begin = before.map_or(0, |space| match bytes[space] {
        b'\t' => space,
        _ => body[..=space].trim_end_matches(is_wide_space).len(),
    });
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
