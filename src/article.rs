//! Articles: one news item each, its text exactly as compared and shown.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::moment::Moment;
use crate::span::Span;

/// The place of an article in the list of one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

impl ArticleId {
    /// As an index into the run's list of articles.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One news item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// Its name in all reports, unique within a run: what the source calls it, else its path.
    pub id: String,
    /// Where it was read: a path, with `:LINE` behind it for a record of a larger file, `-` for standard input.
    pub path: String,
    /// The headline, if there is one.
    pub title: Option<Title>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it, as the source names them.
    pub byline: Option<String>,
    /// When, as the source says it; see [`Article::moment`].
    pub published: Option<String>,
    /// Its address on the web.
    pub url: Option<String>,
    /// BCP 47 tag of its language.
    pub language: Option<String>,
    /// The text. Every span of every result is a range of it.
    ///
    /// For plain text and Markdown the whole file as decoded, for JSON and tables the field's value,
    /// both untouched; for web pages, feeds, agency files and documents the extracted text.
    pub body: String,
    /// Where in its file the body is from.
    pub origin: Origin,
    /// Byte of `body` where the article begins, behind any front matter.
    pub start: usize,
    /// Stretches of `body` that are shown and not read, in order: code, addresses and marks of Markdown.
    pub unread: Vec<Span>,
    /// Stretches of `body` in which a line end is no more than a blank, in order: paragraphs of Markdown.
    pub joined: Vec<Span>,
    /// What a page says to copydesk in comments, which its text does not hold.
    pub comments: Vec<Comment>,
}

/// Where in its file the body of an article is from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Origin {
    /// It is the file, as that stands: its lines and columns are those of the file.
    File,
    /// It is taken out of these lines of the file, counted from 1.
    Lines(RangeInclusive<usize>),
    /// It is taken out of the file as a whole, or of a file that has no lines, such as a packed one.
    #[default]
    Extract,
}

/// What records call an article's own name; of these names and those below the first that holds something wins.
pub const ID_NAMES: [&str; 1] = ["id"];
/// What they call its text.
pub const TEXT_NAMES: [&str; 4] = ["text", "body", "content", "article"];
/// What they call the time when it was published.
pub const PUBLISHED_NAMES: [&str; 4] = ["published", "date", "published_at", "pubdate"];

/// A comment of a page, and the byte of the body it stands before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Where; the start of the next paragraph for one between two.
    pub at: usize,
    /// What it says, without its marks.
    pub text: String,
}

/// A headline, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Title {
    /// A range of the body.
    InBody(Span),
    /// Given beside the body, by a field or front matter.
    Apart(String),
}

impl Article {
    /// The words of the headline; empty where there is none.
    pub fn headline(&self) -> &str {
        match &self.title {
            Some(Title::InBody(span)) => span.of(&self.body),
            Some(Title::Apart(title)) => title,
            None => "",
        }
    }

    /// The headline that stands beside the body, if it is not a part of it.
    pub fn headline_apart(&self) -> Option<&str> {
        match &self.title {
            Some(Title::Apart(title)) => Some(title),
            _ => None,
        }
    }

    /// When it was published; none where nobody says, or the date cannot be read.
    pub fn moment(&self) -> Option<Moment> {
        Moment::of(self.published.as_deref()?)
    }

    /// The body as it is read: blanks of the same length stand for what is not, line ends stay.
    ///
    /// A span of the one is a span of the other.
    pub fn legible(&self) -> Cow<'_, str> {
        if self.unread.is_empty() {
            return Cow::Borrowed(&self.body);
        }
        let mut text = String::with_capacity(self.body.len());
        let mut at = 0;
        for span in &self.unread {
            text.push_str(&self.body[at..span.start]);
            blank(span.of(&self.body), &mut text);
            at = span.end;
        }
        text.push_str(&self.body[at..]);
        Cow::Owned(text)
    }

    /// The headline's place in the body, if it stands there.
    pub fn title_span(&self) -> Option<Span> {
        match self.title {
            Some(Title::InBody(span)) => Some(span),
            _ => None,
        }
    }
}

fn blank(hidden: &str, text: &mut String) {
    for char in hidden.chars() {
        match char {
            '\n' | '\r' => text.push(char),
            _ => text.extend(std::iter::repeat_n(' ', char.len_utf8())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_leaves_everything_in_its_place() {
        let article = Article {
            body: "a `é\nx` b".into(),
            unread: vec![Span::new(2, 8)],
            ..Article::default()
        };
        assert_eq!(article.legible(), "a    \n   b");
        assert_eq!(article.legible().len(), article.body.len());
    }
}
