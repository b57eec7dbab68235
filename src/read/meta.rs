//! Metadata of web pages: the charset they declare, and what JSON-LD says of the article.

use serde_json::Value;

/// Bytes of a page in which a charset is looked for.
const PROLOGUE: usize = 4096;

/// The label of the encoding a page declares in a `<meta>` element.
pub(super) fn charset(page: &[u8]) -> Option<&[u8]> {
    let head = &page[..page.len().min(PROLOGUE)];
    let lower = head.to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = find(&lower[from..], b"<meta") {
        let start = from + at;
        let end = find(&lower[start..], b">").map_or(lower.len(), |end| start + end);
        if let Some(label) = label(&lower[start..end]) {
            let place = start + label.start..start + label.end;
            return Some(&head[place]);
        }
        from = end;
    }
    None
}

/// Where in a `<meta>` tag the label behind `charset=` stands.
fn label(tag: &[u8]) -> Option<std::ops::Range<usize>> {
    let key = find(tag, b"charset")? + b"charset".len();
    let skip = |from: usize, skipped: &[u8]| {
        let kept = tag[from..].iter().position(|byte| !skipped.contains(byte));
        kept.map(|kept| from + kept)
    };
    let equals = skip(key, b" \t\r\n")?;
    if tag[equals] != b'=' {
        return None;
    }
    let start = skip(equals + 1, b" \t\r\n\"'")?;
    let ends = |byte: &u8| b" \t\r\n\"';/>".contains(byte);
    let length = tag[start..].iter().position(ends);
    Some(start..length.map_or(tag.len(), |length| start + length))
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

/// What a block of JSON-LD says of the article on the page.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Linked {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) author: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
}

/// The article that a block of JSON-LD describes; `None` if it is broken or about something else.
pub(super) fn linked(block: &str) -> Option<Linked> {
    let value: Value = serde_json::from_str(block.trim()).ok()?;
    let article = find_article(&value)?;
    Some(Linked {
        headline: words(&article["headline"]),
        published: words(&article["datePublished"]),
        publisher: named(&article["publisher"], "name"),
        author: named(&article["author"], "name"),
        url: words(&article["url"]).or_else(|| named(&article["mainEntityOfPage"], "@id")),
        language: named(&article["inLanguage"], "alternateName"),
    })
}

/// The first object typed as an article, in lists and graphs too.
fn find_article(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(list) => list.iter().find_map(find_article),
        Value::Object(_) if is_article(&value["@type"]) => Some(value),
        Value::Object(object) => object.get("@graph").and_then(find_article),
        _ => None,
    }
}

fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(kind) => {
            kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report"
        }
        Value::Array(kinds) => kinds.iter().any(is_article),
        _ => false,
    }
}

/// The words themselves, or those that an object, or the first of a list, gives under `key`.
fn named(value: &Value, key: &str) -> Option<String> {
    match value {
        Value::Array(list) => named(list.first()?, key),
        Value::Object(object) => words(object.get(key)?),
        other => words(other),
    }
}

fn words(value: &Value) -> Option<String> {
    let words = value.as_str()?.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_charset_is_found_in_both_spellings() {
        for (page, label) in [
            ("<html><meta charset=\"GBK\">", Some("GBK")),
            ("<meta name=x><META charset = utf-8 />", Some("utf-8")),
            (
                "<meta http-equiv=a content='text/html; charset=koi8-r'>",
                Some("koi8-r"),
            ),
            ("<meta name=charset>", None),
            ("<p>charset=koi8-r", None),
            ("<meta charset=", None),
        ] {
            let found = charset(page.as_bytes()).map(|label| String::from_utf8_lossy(label));
            assert_eq!(found.as_deref(), label, "{page}");
        }
    }

    #[test]
    fn an_article_is_found_in_a_graph() {
        let block = r#"{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"],
            "headline": "Shut", "publisher": {"name": "Wire"}, "datePublished": "2026-03-02", "author": [{"name": "J. Doe"}],
            "mainEntityOfPage": {"@id": "https://w.example/a"}, "inLanguage": "en"}]}"#;
        let linked = linked(block).expect("an article");
        assert_eq!(linked.headline.as_deref(), Some("Shut"));
        assert_eq!(linked.publisher.as_deref(), Some("Wire"));
        assert_eq!(linked.author.as_deref(), Some("J. Doe"));
        assert_eq!(linked.url.as_deref(), Some("https://w.example/a"));
        assert_eq!(linked.language.as_deref(), Some("en"));
    }

    #[test]
    fn other_things_and_broken_blocks_say_nothing() {
        for block in ["{", "[]", "7", r#"{"@type": "Person", "headline": "no"}"#] {
            assert_eq!(linked(block), None, "{block}");
        }
    }
}
