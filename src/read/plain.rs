//! Plain text and Markdown: the whole file is the body, front matter and all.

use crate::article::{Article, Title};
use crate::span::Span;

use super::encoding;
use super::error::{Problem, ReadError};
use super::fields::FieldNames;
use super::frontmatter::front_matter;
use super::joined::joined;
use super::markdown;
use super::record::Record;
use super::title;

/// The article of a plain text.
pub(super) fn text(record: Record, names: &FieldNames) -> Result<Article, ReadError> {
    article(record, names, title::of_text)
}

/// The article of a Markdown text.
pub(super) fn markdown(record: Record, names: &FieldNames) -> Result<Article, ReadError> {
    let mut article = article(record, names, title::of_markdown)?;
    article.unread = markdown::unread(&article.body, article.start);
    article.joined = joined(&article.body, article.start);
    Ok(article)
}

/// `find_title` looks for a headline behind the byte it is given.
fn article(
    mut record: Record,
    names: &FieldNames,
    find_title: fn(&str, usize) -> Option<Span>,
) -> Result<Article, ReadError> {
    let bytes = record.take_bytes();
    let body = encoding::decode(bytes).map_err(|problem| record.error(problem))?;
    let matter = front_matter(&body, names)
        .map_err(|broken| record.error_at(broken.line, 1, broken.problem))?;
    if body[matter.end..].trim().is_empty() {
        return Err(record.error(Problem::Empty));
    }
    let mut article = matter.values.article(body, matter.end);
    if article.title.is_none() {
        article.title = find_title(&article.body, article.start).map(Title::InBody);
    }
    Ok(article)
}
