//! Which format a file is in: what was asked for, else what it begins with, else what its ending says.

use super::encoding;
use super::format::Format;

/// The format to read a file as that begins with `head`.
///
/// A file that looks like nothing in particular is what its ending says; one without a known
/// ending is plain text then. Markdown may hold anything, so only a whole page is taken for another
/// format there.
pub(super) fn format(asked: Option<Format>, ending: Option<Format>, head: &[u8]) -> Format {
    if let Some(asked) = asked {
        return asked;
    }
    match (ending, seen(head)) {
        (None | Some(Format::Text), seen) => seen.unwrap_or(Format::Text),
        (Some(Format::Markdown), Some(Format::Json | Format::JsonLines)) => Format::Markdown,
        (Some(Format::JsonLines), Some(Format::Json)) if !is_spread(head) => Format::JsonLines,
        (Some(ending), seen) => seen.unwrap_or(ending),
    }
}

/// What the first bytes show beyond doubt; none for prose, tables and whatever else has no mark.
pub(super) fn seen(head: &[u8]) -> Option<Format> {
    for (magic, format) in [
        (&b"PK\x03\x04"[..], Format::Docx),
        (b"PAR1", Format::Parquet),
        (b"SQLite format 3\0", Format::Sqlite),
    ] {
        if head.starts_with(magic) && head.contains(&0) {
            return Some(format);
        }
    }
    let narrow;
    let mut head = head.strip_prefix(encoding::UTF8_MARK).unwrap_or(head);
    if encoding::is_wide(head) {
        narrow = narrowed(head);
        head = &narrow;
    }
    let head = head.trim_ascii_start();
    if opens_json(head) {
        return Some(json(head));
    }
    markup(head)
}

/// JSON or JSON Lines: the first line of the latter is whole, and more follows.
fn json(head: &[u8]) -> Format {
    let Some(end) = head.iter().position(|byte| *byte == b'\n') else {
        return Format::Json;
    };
    let (first, rest) = head.split_at(end);
    let whole = serde_json::from_slice::<serde::de::IgnoredAny>(first).is_ok();
    if whole && first.starts_with(b"{") && rest.trim_ascii_start().starts_with(b"{") {
        Format::JsonLines
    } else {
        Format::Json
    }
}

/// Whether JSON begins with a list or with a brace alone on its line, as no line of JSON Lines does.
fn is_spread(head: &[u8]) -> bool {
    let first = head.split(|byte| *byte == b'\n').next().unwrap_or(head);
    let first = first.strip_prefix(encoding::UTF8_MARK).unwrap_or(first);
    matches!(first.trim_ascii(), b"{" | [b'[', ..])
}

/// The ASCII of text in UTF-16 or UTF-32.
fn narrowed(head: &[u8]) -> Vec<u8> {
    let ascii = |byte: &u8| byte.is_ascii() && *byte != 0;
    head.iter().copied().filter(ascii).collect()
}

fn opens_json(head: &[u8]) -> bool {
    let Some((bracket, rest)) = head.split_first() else {
        return false;
    };
    let inside = rest.trim_ascii_start().first();
    match bracket {
        b'{' => matches!(inside, Some(b'"' | b'}')),
        b'[' => matches!(inside, Some(b'{' | b']')),
        _ => false,
    }
}

/// A web page or XML, by its first element.
fn markup(head: &[u8]) -> Option<Format> {
    const PAGES: [&[u8]; 4] = [b"html", b"head", b"body", b"article"];
    const STORIES: [&[u8]; 6] = [
        b"rss",
        b"feed",
        b"rdf",
        b"nitf",
        b"newsitem",
        b"newsmessage",
    ];
    let declared = head.starts_with(b"<?xml");
    let root = root(head)?.to_ascii_lowercase();
    let local = root.rsplit(|byte| *byte == b':').next().unwrap_or(&root);
    if PAGES.contains(&local) || root == b"!doctype html" {
        Some(Format::Html)
    } else if declared || STORIES.contains(&local) {
        Some(Format::Xml)
    } else {
        None
    }
}

/// The name of the first element; `!doctype html` for that declaration.
fn root(mut head: &[u8]) -> Option<&[u8]> {
    loop {
        head = head.trim_ascii_start().strip_prefix(b"<")?;
        let end = match head {
            [b'?', ..] => &b"?>"[..],
            [b'!', b'-', b'-', ..] => b"-->",
            [b'!', ..] if is_page(head) => return Some(&head[..DOCTYPE.len()]),
            [b'!', ..] => b">",
            _ => break,
        };
        let at = head.windows(end.len()).position(|window| window == end)?;
        head = &head[at + end.len()..];
    }
    let ends = |byte: &u8| byte.is_ascii_whitespace() || b"/>".contains(byte);
    let end = head.iter().position(ends).unwrap_or(head.len());
    (end > 0).then(|| &head[..end])
}

const DOCTYPE: &[u8] = b"!doctype html";

fn is_page(declaration: &[u8]) -> bool {
    declaration
        .get(..DOCTYPE.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(DOCTYPE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells_what_no_ending_tells() {
        for (content, format) in [
            (
                "{\"text\": \"a\"}\n{\"text\": \"b\"}\n",
                Some(Format::JsonLines),
            ),
            ("{\"text\": \"a\"}\n", Some(Format::Json)),
            ("[\n {\"text\": \"a\"}]", Some(Format::Json)),
            ("\u{feff}<!DOCTYPE HTML>", Some(Format::Html)),
            ("<!-- x --><html lang=en>", Some(Format::Html)),
            (
                "<?xml version='1.0'?>\n<!-- a > b -->\n<rss>",
                Some(Format::Xml),
            ),
            (
                "<?xml version='1.0'?><!DOCTYPE nitf><nitf>",
                Some(Format::Xml),
            ),
            ("<atom:feed>", Some(Format::Xml)),
            ("<?xml version='1.0'?><html>", Some(Format::Html)),
            ("PK\u{3}\u{4}\0", Some(Format::Docx)),
            ("PAR1 is a label", None),
            ("[Updated] The bridge", None),
            ("{Editor's note}", None),
            ("<sarcasm>Great.</sarcasm>", None),
            ("title,text\n", None),
            ("", None),
        ] {
            assert_eq!(seen(content.as_bytes()), format, "{content}");
        }
        let wide: Vec<u8> = "<nitf>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(seen(&wide), Some(Format::Xml));
    }

    #[test]
    fn an_ending_that_lies_is_not_believed() {
        let read = |ending, content: &str| format(None, Some(ending), content.as_bytes());
        assert_eq!(read(Format::Json, "<html>"), Format::Html);
        assert_eq!(
            read(Format::Html, "<?xml version='1.0'?><rss>"),
            Format::Xml
        );
        assert_eq!(read(Format::Csv, "{\"text\": 1}"), Format::Json);
        assert_eq!(read(Format::JsonLines, "[{\"text\": 1},\n"), Format::Json);
        assert_eq!(read(Format::JsonLines, "{\n\"text\": 1}"), Format::Json);
        assert_eq!(read(Format::JsonLines, "{\"text\": 1"), Format::JsonLines);
        assert_eq!(read(Format::Text, "PK\u{3}\u{4}\0"), Format::Docx);
        assert_eq!(read(Format::Markdown, "{\"a\": 1}"), Format::Markdown);
        assert_eq!(read(Format::Docx, "plain words"), Format::Docx);
        let asked = Some(Format::Text);
        assert_eq!(format(asked, None, b"{\"text\": 1}"), Format::Text);
    }
}
