//! URIs: the files that editors name.

use std::path::PathBuf;

use lsp_types::Uri;

/// The path of a `file:` URI; for a text that is no file yet, a name in the current folder.
pub(super) fn path(uri: &Uri) -> PathBuf {
    let text = uri.as_str();
    match text.strip_prefix("file://") {
        Some(path) => PathBuf::from(local(&decoded(path))),
        None => PathBuf::from(decoded(text.rsplit([':', '/']).next().unwrap_or(text))),
    }
}

/// `/C:/news/a.md` is `C:/news/a.md`.
fn local(path: &str) -> &str {
    let drive = path.as_bytes().get(2) == Some(&b':') && path.starts_with('/');
    if drive { &path[1..] } else { path }
}

fn decoded(text: &str) -> String {
    let mut bytes = vec![];
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after
            .get(..2)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        let value = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match value.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uri_becomes_a_path() {
        for (uri, expected) in [
            ("file:///news/a%20b.md", "/news/a b.md"),
            ("file:///C:/news/a.md", "C:/news/a.md"),
            ("untitled:Untitled-1", "Untitled-1"),
        ] {
            let uri: Uri = uri.parse().expect("a URI");
            assert_eq!(path(&uri), PathBuf::from(expected));
        }
    }
}
