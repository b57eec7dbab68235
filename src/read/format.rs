//! Formats: which one a file is in, by its ending or by its content.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use serde::de::IgnoredAny;

/// A format that articles come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Plain text, one article a file.
    Text,
    /// Markdown, one article a file.
    Markdown,
    /// A web page with one article.
    Html,
    /// JSON: an article, a list of them, or an object with a list `articles`.
    Json,
    /// JSON Lines: an article a line.
    JsonLines,
}

impl Format {
    /// Every format, with its name and the endings it goes by.
    pub const ALL: [(Self, &'static str, &'static [&'static str]); 5] = [
        (Self::Text, "txt", &["txt"]),
        (Self::Markdown, "md", &["md", "markdown"]),
        (Self::Html, "html", &["html", "htm"]),
        (Self::Json, "json", &["json"]),
        (Self::JsonLines, "jsonl", &["jsonl", "ndjson"]),
    ];

    /// The format that a file's ending names, in any case of letters.
    pub fn of_ending(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::ALL
            .iter()
            .find(|(_, _, endings)| endings.contains(&ending.as_str()))
            .map(|(format, ..)| *format)
    }

    /// The format that the beginning of a file looks like; plain text if like nothing else.
    pub fn of_content(head: &[u8]) -> Self {
        let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
        let head = head.trim_ascii_start();
        if opens_json(head) {
            Self::of_json(head)
        } else if opens_page(head) {
            Self::Html
        } else {
            Self::Text
        }
    }

    /// JSON or JSON Lines: the first line of the latter is whole, and more follows.
    pub(super) fn of_json(head: &[u8]) -> Self {
        let head = head.trim_ascii_start();
        let Some(end) = head.iter().position(|byte| *byte == b'\n') else {
            return Self::Json;
        };
        let (first, rest) = head.split_at(end);
        let whole = serde_json::from_slice::<IgnoredAny>(first).is_ok();
        if whole && rest.trim_ascii_start().starts_with(b"{") {
            Self::JsonLines
        } else {
            Self::Json
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (_, name, _) = Self::ALL[*self as usize];
        out.write_str(name)
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::of_ending(Path::new(&format!("x.{name}"))).ok_or_else(|| {
            let known = Self::ALL.map(|(_, name, _)| name).join(", ");
            format!("no format `{name}`; there are {known}")
        })
    }
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

fn opens_page(head: &[u8]) -> bool {
    const OPENINGS: [&str; 5] = ["<!doctype html", "<html", "<head", "<body", "<article"];
    OPENINGS.iter().any(|opening| {
        head.get(..opening.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(opening.as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_endings_agree() {
        for (place, (format, name, endings)) in Format::ALL.into_iter().enumerate() {
            assert_eq!(format as usize, place);
            assert_eq!(name.parse(), Ok(format));
            assert_eq!(format.to_string(), name);
            assert!(endings.contains(&name));
        }
        assert!("docx".parse::<Format>().is_err());
        assert_eq!(Format::of_ending(Path::new("A.HTM")), Some(Format::Html));
    }

    #[test]
    fn content_tells_what_no_ending_tells() {
        for (content, format) in [
            ("{\"text\": \"a\"}\n{\"text\": \"b\"}\n", Format::JsonLines),
            ("{\"text\": \"a\"}\n", Format::Json),
            ("[\n {\"text\": \"a\"}]", Format::Json),
            ("\u{feff}<!DOCTYPE HTML>", Format::Html),
            ("[Updated] The bridge", Format::Text),
            ("{Editor's note}", Format::Text),
            ("", Format::Text),
        ] {
            assert_eq!(Format::of_content(content.as_bytes()), format, "{content}");
        }
    }
}
