//! The outline of a text: what alignment reads of it, word by word and fragment by fragment.

use std::ops::Range;

use crate::span::Span;
use crate::text::{Text, hash};

/// What the search for passages reads of a text, word by word.
///
/// Its words are finer than tokens: "don't", "U.S." and "3.5" are two words joined, and a rule of
/// underscores is a word, as with most tools that count words.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// The hash of each word's compared form.
    pub(super) words: Vec<u64>,
    /// Where each stands in the body.
    pub(super) spans: Vec<Span>,
    /// The hash of each word's stem.
    pub(super) stems: Vec<u64>,
    /// What else is known of each.
    pub(super) marks: Vec<Mark>,
    /// Ranges of words, of like length and in order, that hold all words: mostly sentences.
    pub(super) fragments: Vec<Range<usize>>,
}

/// Where a word stands, and whether it is a name or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Mark {
    /// In what is no part of the article: forms, promotion, an outlet's refrains.
    pub(super) aside: bool,
    /// Inside quotation marks.
    pub(super) quoted: bool,
    /// With a capital where no sentence begins.
    pub(super) name: bool,
    /// With a digit.
    pub(super) number: bool,
}

/// Letters of a word that count as its stem: enough to tell words apart, few enough to lose most endings.
/// No list of endings is needed, so it serves any language that changes words at their ends.
const STEM: usize = 6;
/// Words of the shortest fragment; shorter sentences are joined to the next.
const SHORTEST: usize = 6;
/// Words of the longest fragment; longer sentences are cut into even pieces.
const LONGEST: usize = 35;

impl Outline {
    /// Reads a text, whose body is `body`; the tokens of `refrains` are no part of the article.
    pub fn of(body: &str, text: &Text, refrains: &[Range<usize>]) -> Self {
        let mut outline = Self::default();
        let mut at = None;
        for token in 0..text.tokens.len() {
            let span = text.tokens.span(token);
            outline.push_rules(body, Span::new(at.unwrap_or(span.start), span.start));
            outline.push_token(body, text, token);
            at = Some(span.end);
        }
        outline.push_rules(body, Span::new(at.unwrap_or(body.len()), body.len()));
        outline.mark(text, refrains);
        outline.fragments = fragments(&outline.spans, &text.sentences);
        outline
    }

    /// The words of a token: its runs of letters, digits and underscores.
    fn push_token(&mut self, body: &str, text: &Text, token: usize) {
        let (span, form) = (text.tokens.span(token), text.tokens.form(token));
        let whole = text.tokens.hashes()[token];
        // Most tokens are plain words, and need not be taken apart.
        if form.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return self.push(body, span, form, whole);
        }
        let spans: Vec<Span> = parts(span.of(body))
            .map(|(at, part)| Span::new(span.start + at, span.start + at + part.len()))
            .collect();
        if spans.len() < 2 || parts(form).count() != spans.len() {
            return self.push(body, span, form, whole);
        }
        for (span, (_, form)) in spans.into_iter().zip(parts(form)) {
            self.push(body, span, form, hash(form));
        }
    }

    /// The rules that stand between two tokens.
    fn push_rules(&mut self, body: &str, between: Span) {
        if !body.as_bytes()[between.start..between.end].contains(&b'_') {
            return;
        }
        for (at, part) in parts(between.of(body)) {
            let start = between.start + at;
            let span = Span::new(start, start + part.len());
            self.push(body, span, part, hash(part));
        }
    }

    fn push(&mut self, body: &str, span: Span, form: &str, whole: u64) {
        let stem = stem(form);
        self.words.push(whole);
        self.stems.push(if stem.len() == form.len() {
            whole
        } else {
            hash(stem)
        });
        self.spans.push(span);
        self.marks.push(Mark {
            name: span.of(body).starts_with(char::is_uppercase),
            number: span.of(body).contains(char::is_numeric),
            ..Mark::default()
        });
    }

    fn mark(&mut self, text: &Text, refrains: &[Range<usize>]) {
        for quote in &text.quotes {
            let words = self.within(quote.inner);
            self.marks[words]
                .iter_mut()
                .for_each(|mark| mark.quoted = true);
        }
        let refrains = refrains
            .iter()
            .map(|tokens| text.tokens.cover(tokens.clone()));
        for span in text.boilerplate.iter().copied().chain(refrains) {
            let words = self.within(span);
            self.marks[words]
                .iter_mut()
                .for_each(|mark| mark.aside = true);
        }
        for sentence in &text.sentences {
            let first = self.within(*sentence).start;
            if let Some(first) = self.marks.get_mut(first) {
                first.name = false;
            }
        }
    }

    /// The words that lie inside `span`.
    fn within(&self, span: Span) -> Range<usize> {
        let first = self.spans.partition_point(|word| word.start < span.start);
        let last = self.spans.partition_point(|word| word.end <= span.end);
        first..last.max(first)
    }

    /// The stems inside these spans and those elsewhere in the article itself, each once, in order of their hashes.
    pub(in super::super) fn parted(
        &self,
        spans: impl Iterator<Item = Span>,
    ) -> (Vec<u64>, Vec<u64>) {
        let mut is_inside = vec![false; self.words.len()];
        spans.for_each(|span| is_inside[self.within(span)].fill(true));
        let stems = |wanted: bool| {
            let words =
                (0..self.words.len()).filter(|i| is_inside[*i] == wanted && !self.marks[*i].aside);
            once(words.map(|i| self.stems[i]).collect())
        };
        (stems(true), stems(false))
    }

    /// All stems, each once, in order of their hashes.
    pub(in super::super) fn stems_once(&self) -> Vec<u64> {
        once(self.stems.clone())
    }

    /// From the first byte of the first word to the last byte of the last.
    pub(super) fn cover(&self, words: Range<usize>) -> Span {
        self.spans[words.start].cover(self.spans[words.end - 1])
    }
}

fn once(mut stems: Vec<u64>) -> Vec<u64> {
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// Runs of letters, digits and underscores, with their places.
fn parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let joins = |c: char| !c.is_alphanumeric() && c != '_';
    let mut at = 0;
    text.split_inclusive(joins)
        .map(move |piece| {
            let start = at;
            at += piece.len();
            (start, piece.trim_end_matches(joins))
        })
        .filter(|(_, part)| !part.is_empty())
}

fn stem(form: &str) -> &str {
    let end = form.char_indices().nth(STEM).map(|(end, _)| end);
    end.map_or(form, |end| &form[..end])
}

fn fragments(words: &[Span], sentences: &[Span]) -> Vec<Range<usize>> {
    let mut fragments: Vec<Range<usize>> = vec![];
    let mut from = 0;
    for sentence in sentences {
        let end = words
            .partition_point(|word| word.end <= sentence.end)
            .max(from);
        if end - from >= SHORTEST {
            cut(from..end, &mut fragments);
            from = end;
        }
    }
    match fragments.last_mut() {
        Some(last) if words.len() - from < SHORTEST => last.end = words.len(),
        _ => cut(from..words.len(), &mut fragments),
    }
    fragments
}

fn cut(whole: Range<usize>, fragments: &mut Vec<Range<usize>>) {
    let pieces = whole.len().div_ceil(LONGEST);
    let at = |nth: usize| whole.start + whole.len() * nth / pieces;
    fragments.extend((0..pieces).map(|nth| at(nth)..at(nth + 1)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_words_and_rules_are_counted_as_most_tools_do() {
        let body = "The U.S. doesn’t.\n\n___\nMore at 3.5 km";
        let outline = Outline::of(body, &Text::of(body), &[]);
        let words: Vec<&str> = outline.spans.iter().map(|span| span.of(body)).collect();
        assert_eq!(
            words,
            [
                "The", "U", "S", "doesn", "t", "___", "More", "at", "3", "5", "km"
            ]
        );
    }

    #[test]
    fn short_sentences_are_joined_to_the_next_and_long_ones_cut_into_even_pieces() {
        let of = |words: usize| format!("{}x. ", "Oats ".repeat(words - 1));
        for (sentences, expected) in [
            (vec![6, 6], vec![6, 6]),
            (vec![5, 7], vec![12]),
            (vec![7, 5], vec![12]),
            (vec![7, 5, 1], vec![7, 6]),
            (vec![3], vec![3]),
            (vec![35, 36], vec![35, 18, 18]),
            (vec![71], vec![23, 24, 24]),
            (vec![30, 5], vec![35]),
        ] {
            let body: String = sentences.iter().map(|words| of(*words)).collect();
            let outline = Outline::of(&body, &Text::of(&body), &[]);
            let lengths: Vec<usize> = outline.fragments.iter().map(Range::len).collect();
            assert_eq!(lengths, expected, "{sentences:?}");
        }
    }

    #[test]
    fn a_name_is_a_capital_where_no_sentence_begins_and_a_number_has_a_digit() {
        let body =
            "Boats sank off Pell. The B2 saw “it in Rome” then. Subscribe to our newsletter.";
        let text = Text::of(body);
        let refrain = std::iter::once(0..2).collect::<Vec<_>>();
        let outline = Outline::of(body, &text, &refrain);
        let marked = |is: fn(&Mark) -> bool| -> Vec<&str> {
            let marks = outline.marks.iter().zip(&outline.spans);
            marks
                .filter(|(mark, _)| is(mark))
                .map(|(_, span)| span.of(body))
                .collect()
        };
        assert_eq!(marked(|mark| mark.name), ["Pell", "B2", "Rome"]);
        assert_eq!(marked(|mark| mark.number), ["B2"]);
        assert_eq!(marked(|mark| mark.quoted), ["it", "in", "Rome"]);
        assert_eq!(marked(|mark| mark.aside)[..2], ["Boats", "sank"]);
    }
}
