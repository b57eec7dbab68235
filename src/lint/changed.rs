//! Changed: the lines of a file that are new, and findings in their paragraphs alone.

use std::ops::RangeInclusive;

use crate::article::{Article, Origin};
use crate::span::{Lines, Span};
use crate::wording::Wording;

use super::paragraph::paragraphs_of;

/// Which lines of a file are new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// All: the file is.
    All,
    /// These, counted from 1.
    Lines(Vec<RangeInclusive<usize>>),
}

impl Changed {
    /// Whether any line of `lines` is new.
    pub fn touches(&self, lines: RangeInclusive<usize>) -> bool {
        match self {
            Self::All => true,
            Self::Lines(new) => new
                .iter()
                .any(|new| new.start() <= lines.end() && lines.start() <= new.end()),
        }
    }
}

/// Leaves in `wording` the findings of paragraphs in which a line is new. The score stays: it is the whole article's.
///
/// Where the body is not the file itself, all of it is new if a line is that it is taken out of.
pub fn keep_changed(article: &Article, wording: &mut Wording, changed: &Changed) {
    match &article.origin {
        Origin::File => keep_paragraphs(article, wording, changed),
        Origin::Lines(lines) if changed.touches(lines.clone()) => {}
        Origin::Extract if changed.touches(0..=usize::MAX) => {}
        Origin::Lines(_) | Origin::Extract => {
            wording.findings.clear();
            wording.title_findings.clear();
        }
    }
}

fn keep_paragraphs(article: &Article, wording: &mut Wording, changed: &Changed) {
    let lines = Lines::of(&article.body);
    let line = |byte: usize| lines.position(byte).line;
    let new: Vec<_> = paragraphs_of(article)
        .into_iter()
        .filter(|part| changed.touches(line(part.start)..=line(part.end)))
        .collect();
    let kept = |span: Span| {
        let begun = new.partition_point(|part| part.start < span.end);
        new[..begun].last().is_some_and(|part| part.overlaps(span))
    };
    wording.findings.retain(|finding| kept(finding.span));
    // A headline beside the text stands in the front matter.
    if !changed.touches(1..=line(article.start)) {
        wording.title_findings.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;
    use crate::wording::{builtin, check};

    #[test]
    fn only_new_paragraphs_are_told_of() {
        let kept = |changed| kept(BODY, 0, Origin::File, changed);
        assert_eq!(kept(Changed::All), 4);
        assert_eq!(kept(Changed::Lines(vec![3..=3, 40..=41])), 1);
        assert_eq!(kept(Changed::Lines(vec![])), 0);
    }

    #[test]
    fn what_is_taken_out_of_a_file_is_new_if_a_line_is_that_it_was_in() {
        let kept = |origin, line| kept(BODY, 0, origin, Changed::Lines(vec![line..=line]));
        assert_eq!(kept(Origin::Extract, 40), 4);
        assert_eq!(kept(Origin::Lines(7..=9), 9), 4);
        assert_eq!(kept(Origin::Lines(7..=9), 1), 0);
    }

    #[test]
    fn a_headline_in_front_matter_is_new_if_a_line_of_that_is() {
        let body = format!("---\ntitle: Utter chaos\n---\n{BODY}");
        let start = body.len() - BODY.len();
        let kept = |line| {
            kept(
                &body,
                start,
                Origin::File,
                Changed::Lines(vec![line..=line]),
            )
        };
        assert_eq!([kept(2), kept(6), kept(40)], [1, 1, 0]);
    }

    const BODY: &str = "Utter chaos.\n\nUtter chaos again.\n\nUtter chaos at last.";

    fn kept(body: &str, start: usize, origin: Origin, changed: Changed) -> usize {
        let text = Text::within(body, start, None);
        let mut wording = check(body, &text, Some("Utter chaos"), builtin());
        let article = Article {
            body: body.to_owned(),
            start,
            origin,
            ..Article::default()
        };
        keep_changed(&article, &mut wording, &changed);
        wording.findings.len() + wording.title_findings.len()
    }
}
