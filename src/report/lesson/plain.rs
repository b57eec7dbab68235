//! Plain: an article with its headline apart, so that a text alone says what it is.

use crate::article::{Article, Title};
use crate::text::{hash, paragraphs};

/// The article as a lesson gives it out: headline apart, a paragraph a line, no front matter.
///
/// Two articles of the same words have the same plain form, wherever they were read.
pub fn plain(article: &Article) -> Article {
    let title = article.headline().trim().to_owned();
    Article {
        body: body(article),
        start: 0,
        title: (!title.is_empty()).then_some(Title::Apart(title)),
        unread: vec![],
        joined: vec![],
        comments: vec![],
        ..article.clone()
    }
}

fn body(article: &Article) -> String {
    let title = article.title_span().filter(|title| !title.is_empty());
    let kept = paragraphs(&article.body, article.start)
        .into_iter()
        .filter(|span| !title.is_some_and(|title| title.contains(*span) || span.contains(title)))
        .map(|span| span.of(&article.body).replace(['\n', '\r'], " "));
    kept.collect::<Vec<_>>().join("\n\n")
}

/// What marks name a text by: 16 hexadecimal digits of its words, which say nothing of who published it.
pub(super) fn key(title: &str, body: &str) -> String {
    format!("{:016x}", hash(&format!("{title}\n\n{body}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn the_headline_stands_apart_and_front_matter_is_gone() {
        let body = "---\n\n# Bridge shut\n\nThe county shut it.\n\nNobody was hurt.";
        let article = Article {
            body: body.to_owned(),
            start: 4,
            title: Some(Title::InBody(Span::new(7, 18))),
            ..Article::default()
        };
        let plain = plain(&article);
        assert_eq!(plain.headline(), "Bridge shut");
        assert_eq!(plain.body, "The county shut it.\n\nNobody was hurt.");
        assert_eq!(super::plain(&plain), plain);
    }
}
