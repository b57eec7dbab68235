//! Changes: which lines of which files are new since a commit, as git tells it.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use copydesk::lint::Changed;

/// New lines by file.
pub(crate) struct Changes {
    files: BTreeMap<PathBuf, Changed>,
}

impl Changes {
    /// What is new in a file: nothing, if git does not name it.
    pub(crate) fn of(&self, path: &Path) -> Changed {
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let found = self.files.get(&real);
        found.cloned().unwrap_or_else(|| Changed::Lines(vec![]))
    }
}

/// What is new since `commit`: in files that git follows, and all of those it does not yet.
pub(crate) fn changes(commit: &str) -> anyhow::Result<Changes> {
    let top = git(&["rev-parse", "--show-toplevel"])?;
    let top = PathBuf::from(top.trim_end()).canonicalize()?;
    let diff = git(&[
        "diff",
        "--unified=0",
        "--no-color",
        "--no-ext-diff",
        "--no-prefix",
        // Documents have no lines that mean anything, and are told to be new all the same.
        "--text",
        commit,
        "--",
    ]);
    let told = diff.with_context(|| format!("--diff {commit}"))?;
    let mut files = BTreeMap::new();
    for (file, lines) in new_lines(&told) {
        files.insert(top.join(file), Changed::Lines(lines));
    }
    let listed = git(&[
        "ls-files",
        "--others",
        "--exclude-standard",
        "--full-name",
        "-z",
        ":/",
    ])?;
    for file in listed.split('\0').filter(|file| !file.is_empty()) {
        files.insert(top.join(file), Changed::All);
    }
    Ok(Changes { files })
}

fn git(args: &[&str]) -> anyhow::Result<String> {
    let output = Command::new("git")
        .args(["-c", "core.quotePath=false"])
        .args(args)
        .output();
    let output = output.context("git")?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        bail!("git: {}", told.lines().next().unwrap_or("failed"));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

type Lines = Vec<RangeInclusive<usize>>;

/// The new lines of each file in a diff without context.
fn new_lines(diff: &str) -> BTreeMap<String, Lines> {
    let mut files: BTreeMap<String, Lines> = BTreeMap::new();
    let mut file = None;
    let mut old = 0;
    for line in diff.lines() {
        // Lines of text are counted off, so that none is taken for a heading.
        if line.starts_with('\\') {
            continue;
        }
        if old > 0 {
            old -= 1;
        } else if let Some(name) = line.strip_prefix("+++ ") {
            file = Some(name.trim_end_matches('\t').trim_matches('"').to_owned());
        } else if let Some((gone, start, count)) = hunk(line) {
            old = gone + count;
            let lines = files.entry(file.clone().unwrap_or_default()).or_default();
            // Where lines only went, their neighbours are what changed.
            lines.push(start..=start + count.max(1) - 1);
        }
    }
    files
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_lines_are_read_off_a_diff() {
        let diff = "diff --git a.md a.md\n--- a.md\n+++ a.md\n@@ -2 +2,2 @@ x\n-old\n+++ b.md\n+new\n@@ -9,3 +10,0 @@\n-a\n-b\n-c\n";
        let files = new_lines(diff);
        let lines: Vec<_> = files.iter().collect();
        assert_eq!(lines, [(&"a.md".to_owned(), &vec![2..=3, 10..=10])]);
    }
}
