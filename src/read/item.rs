//! Items: one story as a feed, an agency or an export gives it, its words not yet made plain.

use crate::article::{Article, Title};
use crate::moment::Stamp;

use super::error::Problem;
use super::fragment;

/// One story, and what is said about it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Item {
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) words: Words,
}

/// What a story is written in.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Words {
    /// As it is to be read.
    Plain(String),
    /// HTML, or XML that reads like it.
    Html(String),
    /// HTML from a form, where blank lines may part paragraphs.
    Typed(String),
}

impl Default for Words {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}

impl Item {
    /// The article; its id is empty where none is given.
    pub(super) fn article(self) -> Result<Article, Problem> {
        let body = match self.words {
            Words::Plain(text) => text,
            Words::Html(html) => fragment::text(&html)?,
            Words::Typed(html) => fragment::typed(&html)?,
        };
        if body.trim().is_empty() {
            return Err(Problem::Empty);
        }
        Ok(Article {
            id: self.id.unwrap_or_default(),
            title: self
                .title
                .as_deref()
                .and_then(fragment::line)
                .map(Title::Apart),
            outlet: self.outlet.as_deref().and_then(fragment::line),
            byline: self.byline.as_deref().and_then(writer),
            published: self.published.as_deref().map(iso),
            url: self.url,
            language: self.language,
            body,
            ..Article::default()
        })
    }
}

/// Who wrote it, without the word `By`.
pub(super) fn writer(byline: &str) -> Option<String> {
    let line = fragment::line(byline)?;
    let named = match line.get(..3) {
        Some(by) if by.eq_ignore_ascii_case("by ") => line[3..].trim_start(),
        _ => &line,
    };
    (!named.is_empty()).then(|| named.to_owned())
}
/// A date in ISO 8601, or as it is written where it is none.
fn iso(written: &str) -> String {
    let written = written.trim();
    Stamp::read(written).map_or_else(|| written.to_owned(), |stamp| stamp.to_string())
}
