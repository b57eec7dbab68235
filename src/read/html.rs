//! Web pages: the article is picked out of its page, with what the page says about it.

use dom_smoothie::{Config, Readability, ReadabilityError, TextMode};

use crate::article::{Article, Title};

use super::encoding;
use super::error::{Problem, ReadError};
use super::item::writer;
use super::meta::{self, Linked};
use super::nesting::{self, DEPTH};
use super::record::Record;
use super::tidy::tidy;

/// This many elements are no page for readers.
const ELEMENTS: usize = 500_000;

/// The article of a page: the extracted text, paragraphs with a blank line between them.
pub(super) fn page(mut record: Record) -> Result<Article, ReadError> {
    let bytes = record.take_bytes();
    extract(bytes).map_err(|problem| record.error(problem))
}

fn extract(bytes: Vec<u8>) -> Result<Article, Problem> {
    let charset = meta::charset(&bytes).map(<[u8]>::to_vec);
    let page = encoding::decode_page(bytes, charset.as_deref())?;
    if page.trim().is_empty() {
        return Err(Problem::Empty);
    }
    nesting::allow(nesting::demands(&page))?;
    let config = Config {
        text_mode: TextMode::Formatted,
        disable_json_ld: true,
        max_elements_to_parse: ELEMENTS,
        ..Config::default()
    };
    let mut reader = Readability::new(page, None, Some(config)).map_err(|_| Problem::NoArticle)?;
    nesting::within("levels of nesting", tree_depth(&reader), DEPTH)?;
    // Picking out the article takes the page apart, so the page is asked first.
    let about = About::of(&reader);
    let found = reader.parse().map_err(refusal)?;
    let body = tidy(&found.text_content);
    if body.is_empty() {
        return Err(Problem::NoArticle);
    }
    Ok(about.article(&found, body))
}

fn refusal(error: ReadabilityError) -> Problem {
    match error {
        ReadabilityError::TooManyElements(count, limit) => Problem::TooMuch {
            what: "elements",
            count,
            limit,
        },
        _ => Problem::NoArticle,
    }
}

/// How deep the parsed page is; stops counting once it is too deep.
fn tree_depth(reader: &Readability) -> usize {
    let (mut depth, mut deepest) = (0, 0);
    let mut node = reader.doc.root();
    loop {
        if let Some(child) = node.first_child().filter(|_| depth <= DEPTH) {
            node = child;
            depth += 1;
            deepest = deepest.max(depth);
            continue;
        }
        while node.next_sibling().is_none() {
            let Some(parent) = node.parent() else {
                return deepest;
            };
            node = parent;
            depth -= 1;
        }
        match node.next_sibling() {
            Some(next) => node = next,
            None => return deepest,
        }
    }
}

/// What the page says about its article.
struct About {
    linked: Linked,
    published: Option<String>,
    url: Option<String>,
}

impl About {
    fn of(reader: &Readability) -> Self {
        let first = |selector: &str, attribute: &str| {
            let found = reader.doc.select_single(selector).attr(attribute)?;
            filled(&found)
        };
        let blocks = reader.doc.select("script[type='application/ld+json']");
        let mut linked = blocks
            .nodes()
            .iter()
            .filter_map(|node| meta::linked(&node.text()));
        Self {
            linked: linked.next().unwrap_or_default(),
            published: first("meta[itemprop='datePublished']", "content")
                .or_else(|| first("time[itemprop='datePublished']", "datetime"))
                .or_else(|| first("article time[datetime]", "datetime"))
                .or_else(|| first("time[datetime]", "datetime")),
            url: first("link[rel='canonical']", "href")
                .or_else(|| first("meta[property='og:url']", "content")),
        }
    }

    fn article(self, found: &dom_smoothie::Article, body: String) -> Article {
        let linked = self.linked;
        let or_found = |value: &Option<String>| value.as_deref().and_then(filled);
        let title = linked.headline.filter(|words| !is_escaped(words));
        let title = title.or_else(|| filled(&found.title));
        Article {
            title: title.map(Title::Apart),
            outlet: or_found(&found.site_name).or(linked.publisher),
            byline: linked
                .author
                .or_else(|| or_found(&found.byline))
                .and_then(|byline| writer(&byline)),
            published: linked
                .published
                .or_else(|| or_found(&found.published_time))
                .or(self.published),
            url: self.url.or(linked.url).or_else(|| or_found(&found.url)),
            language: or_found(&found.lang).or(linked.language),
            body,
            ..Article::default()
        }
    }
}

/// Whether the words hold entities that nobody has turned into characters.
fn is_escaped(words: &str) -> bool {
    words
        .split_once('&')
        .is_some_and(|(_, behind)| behind.contains(';'))
}

fn filled(value: &str) -> Option<String> {
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html><html lang="en-GB"><head><title>Bridge shut | The Post</title>
        <meta property="og:site_name" content="The Post">
        <link rel="canonical" href="https://post.example/bridge">
        <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge shut",
        "datePublished": "2026-03-02T06:10:00Z"}</script></head><body><nav><a href="/">Home</a></nav>
        <article><h1>Bridge shut</h1>
        <p>The county shut the bridge on Monday, after inspectors found cracks in two girders.</p>
        <p>A detour   of nine miles<br>is signed &amp; open.</p></article>
        <footer>All about us</footer></body></html>"#;

    #[test]
    fn a_page_gives_its_article_and_what_it_says_of_it() {
        let article = extract(PAGE.into()).expect("an article");
        assert_eq!(
            article.body,
            "The county shut the bridge on Monday, after inspectors found cracks in two girders.\n\n\
             A detour of nine miles\nis signed & open."
        );
        assert_eq!(article.headline(), "Bridge shut");
        assert_eq!(article.outlet.as_deref(), Some("The Post"));
        assert_eq!(article.published.as_deref(), Some("2026-03-02T06:10:00Z"));
        assert_eq!(article.url.as_deref(), Some("https://post.example/bridge"));
        assert_eq!(article.language.as_deref(), Some("en-GB"));
    }

    #[test]
    fn pages_without_words_are_errors() {
        assert_eq!(extract(" \n".into()), Err(Problem::Empty));
        assert_eq!(
            extract("<html><body></body>".into()),
            Err(Problem::NoArticle)
        );
    }

    #[test]
    fn what_has_no_end_is_refused_however_it_is_written() {
        for page in [
            "<div>".repeat(1_000_000),
            format!("<svg>{}", "<td>".repeat(5000)),
            format!("<p>{}", "<b x>".repeat(100_000)),
            format!("<p {}>", "a ".repeat(1_000_000)),
        ] {
            let outcome = extract(page.into_bytes());
            assert!(
                matches!(outcome, Err(Problem::TooMuch { .. })),
                "{outcome:?}"
            );
        }
    }

    #[test]
    fn nesting_up_to_the_limit_is_read() {
        let open = "<div>".repeat(DEPTH - 10);
        let page = format!(
            "<body>{open}<p>{}</p>",
            "Words of an article, many of them. ".repeat(9)
        );
        assert!(extract(page.into_bytes()).is_ok());
    }
}
