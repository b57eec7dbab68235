//! Formats: their names, and the endings they go by.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

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
    /// A table with commas or semicolons between its columns, an article a row.
    Csv,
    /// A table with tabs between its columns.
    Tsv,
    /// XML: a feed, an export of WordPress, NITF or NewsML-G2, told apart by the root element.
    Xml,
    /// A Word document.
    Docx,
    /// A Parquet table, an article a row.
    Parquet,
    /// A query to an SQLite database, an article a row.
    Sqlite,
}

/// Endings of what is compressed.
const PACKED: [&str; 3] = ["gz", "zst", "zstd"];

impl Format {
    /// Every format, with its name and the endings it goes by.
    pub const ALL: [(Self, &'static str, &'static [&'static str]); 11] = [
        (Self::Text, "txt", &["txt"]),
        (Self::Markdown, "md", &["md", "markdown"]),
        (Self::Html, "html", &["html", "htm"]),
        (Self::Json, "json", &["json"]),
        (Self::JsonLines, "jsonl", &["jsonl", "ndjson"]),
        (Self::Csv, "csv", &["csv"]),
        (Self::Tsv, "tsv", &["tsv", "tab"]),
        (Self::Xml, "xml", &["xml", "rss", "atom", "rdf", "nitf"]),
        (Self::Docx, "docx", &["docx"]),
        (Self::Parquet, "parquet", &["parquet"]),
        (Self::Sqlite, "sqlite", &["sqlite", "sqlite3"]),
    ];

    /// The format that a file's ending names, in any case of letters; the one before `.gz` or `.zst`.
    pub fn of_ending(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        if PACKED.contains(&ending.as_str()) {
            return Self::of_ending(Path::new(path.file_stem()?));
        }
        Self::ALL
            .iter()
            .find(|(_, _, endings)| endings.contains(&ending.as_str()))
            .map(|(format, ..)| *format)
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
        assert!("odt".parse::<Format>().is_err());
        assert_eq!(Format::of_ending(Path::new("A.HTM")), Some(Format::Html));
        let packed = Format::of_ending(Path::new("a.jsonl.GZ"));
        assert_eq!(packed, Some(Format::JsonLines));
        assert_eq!(Format::of_ending(Path::new("a.gz")), None);
    }
}
