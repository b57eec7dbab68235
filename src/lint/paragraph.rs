//! Paragraphs as a writer means them: of Markdown up to where its reader sees one end.

use crate::article::Article;
use crate::span::Span;
use crate::text::paragraphs;

/// The paragraphs of the whole body, in order; lines that the article joins are one.
pub fn paragraphs_of(article: &Article) -> Vec<Span> {
    let mut found = paragraphs(&article.body, 0);
    let mut joined = article.joined.iter().peekable();
    found.dedup_by(|next, last| {
        while joined.next_if(|one| one.end <= next.start).is_some() {}
        let is_one = joined.peek().is_some_and(|one| one.start < last.end);
        if is_one {
            *last = last.cover(*next);
        }
        is_one
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_joined_are_one_paragraph_and_their_neighbours_none_of_it() {
        let body = "# Head\n> One\n> two\n> three\n\nFour\nfive\nsix";
        let span = |words: &str| {
            let at = body.find(words).expect("in the body");
            Span::new(at, at + words.len())
        };
        let article = Article {
            body: body.to_owned(),
            joined: vec![span("One\n> two\n> three"), span("Four\nfive")],
            ..Article::default()
        };
        let found = paragraphs_of(&article);
        let words: Vec<_> = found.iter().map(|part| part.of(body)).collect();
        assert_eq!(
            words,
            ["# Head", "> One\n> two\n> three", "Four\nfive", "six"]
        );
    }
}
