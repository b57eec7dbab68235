//! Shown: paths as results name them.

use std::ffi::OsStr;

/// A path, or a part of one, as text; bytes of it that are no Unicode stand as `\xE9`, so that two files that differ in
/// them alone have two names.
pub fn shown(path: impl AsRef<OsStr>) -> String {
    let mut text = String::new();
    for chunk in path.as_ref().as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        let lost = chunk.invalid().iter();
        text.extend(lost.map(|byte| format!("\\x{byte:02X}")));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_in_unicode_stands_as_it_is() {
        assert_eq!(shown("news/dämme \\x1.txt"), "news/dämme \\x1.txt");
        assert_eq!(shown(""), "");
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_no_unicode_keep_two_names_apart() {
        use std::os::unix::ffi::OsStrExt;
        let names = [&b"a\xE9.txt"[..], b"a\xE8.txt"].map(|bytes| shown(OsStr::from_bytes(bytes)));
        assert_eq!(names, ["a\\xE9.txt", "a\\xE8.txt"]);
    }
}
