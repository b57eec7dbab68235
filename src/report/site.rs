//! Sites: the file an article is from, and where in it a span stands.

use crate::article::{Article, Origin};
use crate::span::{Lines, Span};

/// A file, and the line at which a record of it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Site {
    /// Its path, parts joined by `/`.
    pub(super) file: String,
    /// For one of several articles in a file, its line, from 1.
    pub(super) record: Option<usize>,
}

/// A stretch of a file as readers count: lines and columns from 1, in code points, the end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
    /// Code points before it, and in it.
    pub(super) offset: usize,
    pub(super) length: usize,
}

/// The file of an article.
pub(super) fn site(article: &Article) -> Site {
    let (file, record) = match article.path.rsplit_once(':') {
        Some((file, line)) if line.parse::<usize>().is_ok() => (file, line.parse().ok()),
        _ => (article.path.as_str(), None),
    };
    Site {
        file: file.replace(std::path::MAIN_SEPARATOR, "/"),
        record,
    }
}

/// Where a span of an article's text stands in its file; none where the text was taken out of the file.
pub(super) fn spot(article: &Article, lines: &Lines, span: Span) -> Option<Spot> {
    (article.origin == Origin::File).then(|| {
        let (start, end) = (lines.position(span.start), lines.position(span.end));
        Spot {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            offset: start.offset,
            length: end.offset - start.offset,
        }
    })
}

impl Site {
    /// The line to point at where there is no spot.
    pub(super) fn line(&self) -> usize {
        self.record.unwrap_or(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_at_its_line_and_a_page_has_no_spots() {
        let place = |path: &str, origin: Origin| {
            let article = Article {
                path: path.to_owned(),
                body: "a b".to_owned(),
                origin,
                ..Article::default()
            };
            let found = spot(&article, &Lines::of(&article.body), Span::new(2, 3));
            (site(&article).record, found.map(|spot| spot.column))
        };
        assert_eq!(place("drafts/a.md", Origin::File), (None, Some(3)));
        assert_eq!(place("-", Origin::File), (None, Some(3)));
        assert_eq!(place("-:12", Origin::Lines(12..=12)), (Some(12), None));
        assert_eq!(place("page", Origin::Extract), (None, None));
    }
}
