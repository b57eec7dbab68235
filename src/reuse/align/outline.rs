//! The outline of a text: what alignment reads of it, word by word and fragment by fragment.

use std::ops::Range;

use crate::text::{Text, hash};

/// What the search for passages reads of a text.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// The hash of each word's stem; token `i` has stem `i`.
    pub(super) stems: Vec<u64>,
    /// Token ranges of like length, in order, that hold all words: mostly sentences.
    pub(super) fragments: Vec<Range<usize>>,
    /// Where each word stands.
    pub(super) marks: Vec<Mark>,
    /// Words before token `i`, a joined one counted by its parts.
    before: Vec<u32>,
}

/// Where a word stands, and whether it names a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Mark {
    /// In what is no part of the article: forms, promotion, an outlet's refrains.
    pub(super) aside: bool,
    /// Inside quotation marks.
    pub(super) quoted: bool,
    /// A number, or a capital where no sentence begins.
    pub(super) fact: bool,
}

/// Letters of a word that count as its stem: enough to tell words apart, few enough to lose most endings.
/// No list of endings is needed, so it serves any language that changes words at their ends.
const STEM: usize = 6;
/// Words of the shortest fragment; shorter sentences are joined to the next.
const SHORTEST: usize = 5;
/// Words of the longest fragment; longer sentences are cut into even pieces.
const LONGEST: usize = 30;

impl Outline {
    /// Reads a text, whose body is `body`; the tokens of `refrains` are no part of the article.
    pub fn of(body: &str, text: &Text, refrains: &[Range<usize>]) -> Self {
        let forms = || (0..text.tokens.len()).map(|i| text.tokens.form(i));
        let mut before = vec![0];
        before.extend(forms().scan(0, |sum, form| {
            *sum += parts(form);
            Some(*sum)
        }));
        Self {
            stems: forms().map(|form| hash(stem(form))).collect(),
            fragments: fragments(text),
            marks: marks(body, text, refrains),
            before,
        }
    }

    /// Words of a token range: "don't" and "U.S." are two words joined.
    pub(super) fn counted(&self, tokens: Range<usize>) -> usize {
        (self.before[tokens.end] - self.before[tokens.start]) as usize
    }

    /// Whether token `i` is part of the article itself.
    pub(in super::super) fn is_own(&self, i: usize) -> bool {
        !self.marks[i].aside
    }
}

fn stem(form: &str) -> &str {
    let word = form.split('\'').next().filter(|word| !word.is_empty());
    let word = word.unwrap_or(form);
    let end = word.char_indices().nth(STEM).map(|(end, _)| end);
    end.map_or(word, |end| &word[..end])
}

/// Words in a token: runs of letters, digits and underscores; a token of none is one.
fn parts(form: &str) -> u32 {
    let joins = |c: char| !c.is_alphanumeric() && c != '_';
    let parts = form.split(joins).filter(|part| !part.is_empty());
    (parts.count() as u32).max(1)
}

fn fragments(text: &Text) -> Vec<Range<usize>> {
    let mut fragments: Vec<Range<usize>> = vec![];
    let mut from = 0;
    for sentence in &text.sentences {
        let end = text.tokens.within(*sentence).end.max(from);
        if end - from >= SHORTEST {
            cut(from..end, &mut fragments);
            from = end;
        }
    }
    let end = text.tokens.len();
    match fragments.last_mut() {
        Some(last) if end - from < SHORTEST => last.end = end,
        _ => cut(from..end, &mut fragments),
    }
    fragments
}

fn cut(whole: Range<usize>, fragments: &mut Vec<Range<usize>>) {
    let pieces = whole.len().div_ceil(LONGEST);
    let at = |nth: usize| whole.start + whole.len() * nth / pieces;
    fragments.extend((0..pieces).map(|nth| at(nth)..at(nth + 1)));
}

fn marks(body: &str, text: &Text, refrains: &[Range<usize>]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = (0..text.tokens.len())
        .map(|i| Mark {
            fact: is_fact(text.tokens.span(i).of(body)),
            ..Mark::default()
        })
        .collect();
    for quote in &text.quotes {
        let quoted = &mut marks[text.tokens.within(quote.inner)];
        quoted.iter_mut().for_each(|mark| mark.quoted = true);
    }
    let boilerplate = text
        .boilerplate
        .iter()
        .map(|span| text.tokens.within(*span));
    for tokens in boilerplate.chain(refrains.iter().cloned()) {
        marks[tokens].iter_mut().for_each(|mark| mark.aside = true);
    }
    for sentence in &text.sentences {
        if let Some(first) = marks.get_mut(text.tokens.at_or_after(sentence.start)) {
            first.fact = false;
        }
    }
    marks
}

fn is_fact(word: &str) -> bool {
    word.starts_with(char::is_uppercase) || word.contains(|c: char| c.is_numeric())
}
