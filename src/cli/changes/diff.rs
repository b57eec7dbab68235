//! Diffs: which lines are new in which files, read off what git writes, names as the bytes they are.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::PathBuf;

type Lines = Vec<RangeInclusive<usize>>;

/// The new lines of each file in a diff without context.
pub(super) fn new_lines(diff: &[u8]) -> BTreeMap<Vec<u8>, Lines> {
    let mut files: BTreeMap<Vec<u8>, Lines> = BTreeMap::new();
    let mut file = vec![];
    let mut old = 0;
    for line in diff.split(|byte| *byte == b'\n') {
        // Lines of text are counted off, so that none is taken for a heading.
        if line.starts_with(b"\\") {
            continue;
        }
        if old > 0 {
            old -= 1;
        } else if let Some(name) = line.strip_prefix(b"+++ ") {
            file = unquoted(name);
        } else if let Some((gone, start, count)) = hunk(&String::from_utf8_lossy(line)) {
            old = gone + count;
            // Where lines only went, their neighbours are what changed.
            let lines = files.entry(file.clone()).or_default();
            lines.push(start..=start + count.max(1) - 1);
        }
    }
    files
}

/// The path of a name as git has it.
#[cfg(unix)]
pub(super) fn path_of(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(name))
}

#[cfg(not(unix))]
pub(super) fn path_of(name: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(name).into_owned())
}

/// Old lines, first new line and new lines of `@@ -a,b +c,d @@`.
fn hunk(line: &str) -> Option<(usize, usize, usize)> {
    let mut parts = line.strip_prefix("@@ -")?.split(' ');
    let range = |part: &str| -> Option<(usize, usize)> {
        let (start, count) = part.split_once(',').unwrap_or((part, "1"));
        Some((start.parse().ok()?, count.parse().ok()?))
    };
    let (_, gone) = range(parts.next()?)?;
    let (start, count) = range(parts.next()?.strip_prefix('+')?)?;
    Some((gone, start, count))
}

/// The name behind `+++`: in quotation marks as C has them where it holds a mark, a backslash or a control character;
/// else as it is, with a tab behind it where it holds a blank.
fn unquoted(name: &[u8]) -> Vec<u8> {
    let quoted = name.strip_prefix(b"\"").and_then(|name| {
        let name = name.strip_suffix(b"\t").unwrap_or(name);
        name.strip_suffix(b"\"")
    });
    let Some(mut rest) = quoted else {
        return name.strip_suffix(b"\t").unwrap_or(name).to_vec();
    };
    let mut plain = vec![];
    while let [first, behind @ ..] = rest {
        let (byte, after) = match (first, behind) {
            (b'\\', [_, ..]) => escaped(behind),
            _ => (*first, behind),
        };
        plain.push(byte);
        rest = after;
    }
    plain
}

/// The byte that is written behind a backslash, and what follows it.
fn escaped(written: &[u8]) -> (u8, &[u8]) {
    if let [a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7', rest @ ..] = written {
        return ((a - b'0') << 6 | (b - b'0') << 3 | (c - b'0'), rest);
    }
    let byte = match written[0] {
        b'a' => 7,
        b'b' => 8,
        b't' => b'\t',
        b'n' => b'\n',
        b'v' => 11,
        b'f' => 12,
        b'r' => b'\r',
        other => other,
    };
    (byte, &written[1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_lines_are_read_off_a_diff() {
        let diff = b"diff --git a.md a.md\n--- a.md\n+++ a.md\n@@ -2 +2,2 @@ x\n-old\n+++ b.md\n+new\n@@ -9,3 +10,0 @@\n-a\n-b\n-c\n";
        let files = new_lines(diff);
        let lines: Vec<_> = files.iter().collect();
        assert_eq!(lines, [(&b"a.md".to_vec(), &vec![2..=3, 10..=10])]);
    }

    #[test]
    fn names_are_told_as_they_are() {
        for (written, name) in [
            ("a b.md\t", "a b.md"),
            ("\"a\\\"b.md\"", "a\"b.md"),
            ("\"t\\tn\\nb\\\\c\\033.md\"\t", "t\tn\nb\\c\u{1B}.md"),
            ("\"\\303\\251.md\"", "é.md"),
            ("é.md", "é.md"),
            ("\"", "\""),
        ] {
            assert_eq!(unquoted(written.as_bytes()), name.as_bytes(), "{written}");
        }
    }
}
