//! Addresses: `sqlite:FILE?query=SELECT …`, a query to a database, named like a file.

use std::path::{Path, PathBuf};

/// A database, and what to ask it.
#[derive(Debug, PartialEq)]
pub(super) struct Address {
    /// The file.
    pub(super) file: PathBuf,
    /// The query, as it is written; none to ask for the articles it holds.
    pub(super) query: Option<String>,
}

impl Address {
    /// The address that `path` is; a path of any other form is the file itself.
    pub(super) fn of(path: &Path) -> Self {
        let written = path.to_str().and_then(|path| path.strip_prefix("sqlite:"));
        let Some(written) = written else {
            let file = path.to_owned();
            return Self { file, query: None };
        };
        let (file, query) = match written.split_once("?query=") {
            Some((file, query)) => (file, Some(query.to_owned())),
            None => (written, None),
        };
        let file = file.into();
        Self { file, query }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_taken_as_it_is_written() {
        let asked = Address::of(Path::new(
            "sqlite:a b/news.db?query=SELECT '?query=%20' AS text",
        ));
        assert_eq!(asked.file, Path::new("a b/news.db"));
        assert_eq!(asked.query.as_deref(), Some("SELECT '?query=%20' AS text"));
        let whole = Address::of(Path::new("sqlite:news.db"));
        assert_eq!((whole.file.to_str(), whole.query), (Some("news.db"), None));
        let file = Address::of(Path::new("what?query=x.txt"));
        assert_eq!(file.file, Path::new("what?query=x.txt"));
    }
}
