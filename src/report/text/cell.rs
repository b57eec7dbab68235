//! Cells: the words of one side as a column shows them, marked where they differ.

use std::ops::Range;

use anstyle::Style;

use crate::article::ArticleId;
use crate::text::Text;

use super::super::model::Report;
use super::columns::Word;

/// A body and its text.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    body: &'a str,
    pub(super) text: &'a Text,
}

/// Marks around words, and the colour between them.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    pub(super) style: Style,
}

impl<'a> Side<'a> {
    pub(super) fn of(report: &'a Report, id: ArticleId) -> Self {
        Self {
            body: &report.articles[id.index()].body,
            text: &report.texts[id.index()],
        }
    }

    /// Words in their colour, the marks around all of them but for punctuation at either end.
    pub(super) fn marked(self, tokens: Range<usize>, mark: Mark) -> Vec<Word> {
        let (first, last) = (tokens.start, tokens.end.saturating_sub(1));
        tokens
            .map(|token| {
                let open = if token == first { mark.open } else { "" };
                let close = if token == last { mark.close } else { "" };
                self.cell(token, (open, close), mark.style)
            })
            .collect()
    }

    /// Whether a sentence ends before this token.
    pub(super) fn ends_sentence(self, token: usize) -> bool {
        let tokens = &self.text.tokens;
        let Some(last) = token.checked_sub(1).map(|last| tokens.span(last)) else {
            return false;
        };
        let next = (token < tokens.len()).then(|| tokens.span(token));
        self.text
            .sentence_at(last.start)
            .is_some_and(|here| next.is_none_or(|next| next.start >= here.end))
    }

    /// A word that is the same on both sides.
    pub(super) fn plain(self, token: usize) -> Word {
        self.painted(token, Style::new())
    }

    pub(super) fn painted(self, token: usize, style: Style) -> Word {
        self.cell(token, ("", ""), style)
    }

    /// A word with the marks that cling to it; one between two words joined, as in "long-range", stays with the first, and
    /// so does one that stands alone, as in "Hollin & Gray".
    fn cell(self, token: usize, (open, close): (&str, &str), style: Style) -> Word {
        let tokens = &self.text.tokens;
        let span = tokens.span(token);
        let last = token.checked_sub(1).map(|last| tokens.span(last).end);
        let next = (token + 1 < tokens.len()).then(|| tokens.span(token + 1).start);
        let before = &self.body[last.unwrap_or(0)..span.start];
        let after = &self.body[span.end..next.unwrap_or(self.body.len())];
        let clings_before = match (before.rsplit_once(char::is_whitespace), last) {
            (Some((_, marks)), _) => marks,
            (None, None) => before,
            (None, Some(_)) => "",
        };
        let mut behind = after.split(char::is_whitespace);
        let clings_after = behind.next().unwrap_or("");
        // What is left behind the last space is the next word's.
        behind.next_back();
        let alone = behind.filter(|marks| !marks.is_empty() && !after.contains('\n'));
        let alone: String = alone.map(|marks| format!(" {marks}")).collect();
        let is_joined = last.is_some() && !before.contains(char::is_whitespace);
        Word {
            text: format!(
                "{clings_before}{open}{}{close}{clings_after}{alone}",
                span.of(self.body)
            ),
            style,
            gap: if is_joined { "" } else { " " },
        }
    }
}
