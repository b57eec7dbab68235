//! Boilerplate: lines that came with the page and not with the article.
//!
//! Share buttons, promo lines, comment forms, legal footers, picture credits. Only whole lines, and
//! only lines that are nothing else: a sentence that mentions these words is the article's own.

use memchr::memchr2_iter;

use crate::span::Span;

use super::token::Tokens;

mod furniture;
mod line;
mod openers;
mod phrases;
mod runs;
mod words;

use line::Kind;

/// The stretches of `body` behind byte `from` that are boilerplate: whole lines without their last
/// line end, in order, none touching another.
///
/// Lines with only blank lines between them are one stretch. A body without any gives none.
pub(super) fn boilerplate(body: &str, from: usize, tokens: &Tokens) -> Vec<Span> {
    let mut words = Walk::of(tokens);
    let lines: Vec<(Span, Kind)> = lines(body, from)
        .filter(|span| !span.of(body).trim().is_empty())
        .map(|span| {
            let words = words.before(span.end);
            (span, line::kind(span.of(body), words))
        })
        .collect();
    let mut marked = vec![false; lines.len()];
    mark_lines(&lines, &mut marked);
    runs::mark(body, &lines, &mut marked);
    join(&lines, &marked)
}

/// Marks what is boilerplate by itself, and what stands in a comment form.
fn mark_lines(lines: &[(Span, Kind)], marked: &mut [bool]) {
    let mut in_form = false;
    for ((_, kind), marked) in lines.iter().zip(marked) {
        in_form = match kind {
            Kind::FormOpening => true,
            Kind::FormPart | Kind::Furniture => in_form,
            Kind::Text => false,
        };
        *marked = match kind {
            Kind::FormOpening | Kind::Furniture => true,
            Kind::FormPart => in_form,
            Kind::Text => false,
        };
    }
}

/// One span for each run of marked lines.
fn join(lines: &[(Span, Kind)], marked: &[bool]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut open = false;
    for ((span, _), marked) in lines.iter().zip(marked) {
        match spans.last_mut() {
            Some(last) if open && *marked => *last = last.cover(*span),
            _ if *marked => spans.push(*span),
            _ => {}
        }
        open = *marked;
    }
    spans
}

/// The lines behind byte `from`, without their ends.
fn lines(body: &str, from: usize) -> impl Iterator<Item = Span> {
    let from = (from..body.len())
        .find(|byte| body.is_char_boundary(*byte))
        .unwrap_or(body.len());
    let ends = memchr2_iter(b'\n', b'\r', &body.as_bytes()[from..]);
    let mut start = from;
    ends.map(move |end| from + end)
        .chain([body.len()])
        .map(move |end| {
            let span = Span::new(start, end);
            start = end + 1;
            span
        })
}

/// A walk over the words of a body, forward only.
struct Walk<'t> {
    tokens: &'t Tokens,
    at: usize,
}

impl<'t> Walk<'t> {
    fn of(tokens: &'t Tokens) -> Self {
        Self { tokens, at: 0 }
    }

    /// The hashes of the words that begin before byte `end`, and were not told yet.
    fn before(&mut self, end: usize) -> &'t [u64] {
        let begin = self.at;
        while self.at < self.tokens.len() && self.tokens.span(self.at).start < end {
            self.at += 1;
        }
        &self.tokens.hashes()[begin..self.at]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn boilerplate(body: &str, from: usize) -> Vec<Span> {
        let start = (from..=body.len()).find(|byte| body.is_char_boundary(*byte));
        let tokens = Tokens::of(body, start.unwrap_or(body.len()));
        super::boilerplate(body, from, &tokens)
    }

    /// The boilerplate of `body`, each stretch on its own.
    fn found(body: &str) -> Vec<&str> {
        let spans = boilerplate(body, 0);
        spans.into_iter().map(|span| span.of(body)).collect()
    }

    #[test]
    fn a_comment_form_is_one_stretch_to_its_end() {
        let form = "Leave a Reply\r\n\r\nYour email address will not be published. \
                    Required fields are marked *\r\n\r\nComment *\r\n\r\nName *\r\nEmail *\r\nWebsite";
        let body = format!("The bridge is shut.\r\n\r\n{form}\r\n\r\nThe mayor spoke later.");
        assert_eq!(found(&body), [form]);
    }

    #[test]
    fn form_words_outside_a_form_are_text() {
        assert!(found("Name\n\nWebsite\n\nThe registry asked for no more.").is_empty());
    }

    #[test]
    fn promo_between_paragraphs_is_cut_out() {
        let body = "He spoke.\nRELATED: Ten bridges to see before they fall\nHe left.\n\nShare this:\nTweet";
        assert_eq!(
            found(body),
            [
                "RELATED: Ten bridges to see before they fall",
                "Share this:\nTweet"
            ]
        );
    }

    #[test]
    fn menus_are_boilerplate_and_lists_are_not() {
        assert_eq!(
            found("Home\nNews\nSport\nWeather\n\nThe bridge is shut.").len(),
            1
        );
        assert_eq!(
            found("Home / News / Sport\nThe bridge is shut."),
            ["Home / News / Sport"]
        );
        assert!(found("The stops are:\nAlder\nMill Lane\nSport Road\nHigh Street\n").is_empty());
    }

    #[test]
    fn what_lies_before_the_start_is_left_alone() {
        let body = "Advertisement\nAdvertisement";
        assert_eq!(boilerplate(body, 14), [Span::new(14, 27)]);
        assert_eq!(boilerplate(body, 99), []);
    }

    proptest! {
        #[test]
        fn spans_are_whole_lines_in_order(
            body in "(Tweet|Leave a Reply|Name|é|Home|News|\r\n|\n|\n\n| |©|a\\.){0,40}",
            from in 0_usize..40,
        ) {
            let spans = boilerplate(&body, from);
            prop_assert!(spans.is_sorted());
            for pair in spans.windows(2) {
                prop_assert!(pair[0].end < pair[1].start);
            }
            for span in spans {
                prop_assert!(!span.of(&body).trim().is_empty());
                let rest = &body[span.end..];
                prop_assert!(rest.is_empty() || rest.starts_with(['\n', '\r']));
                let before = &body[..span.start];
                prop_assert!(span.start < from + 4 || before.ends_with(['\n', '\r']));
            }
        }
    }
}
