//! Changes: which lines of which files are new since a commit, as git tells it.

mod diff;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use copydesk::lint::Changed;

use diff::{new_lines, path_of};

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

/// The form of the diff that is read here, whatever the settings of the user and of the repository are.
const FORM: [&str; 13] = [
    "diff",
    "--unified=0",
    "--inter-hunk-context=0",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--no-prefix",
    "--no-relative",
    "--find-renames",
    "--diff-algorithm=myers",
    "--submodule=short",
    // Documents have no lines that mean anything, and are told to be new all the same.
    "--text",
    "--no-indent-heuristic",
];

/// What is new since `commit`: in files that git follows, and all of those it does not yet.
pub(crate) fn changes(commit: &str) -> anyhow::Result<Changes> {
    let top = git(&["rev-parse", "--show-toplevel"])?;
    let top = path_of(top.trim_ascii_end()).canonicalize()?;
    let commit = named(commit)?;
    let told = git(&[&FORM[..], &[&commit, "--"]].concat())?;
    let mut files = BTreeMap::new();
    for (file, lines) in new_lines(&told) {
        files.insert(top.join(path_of(&file)), Changed::Lines(lines));
    }
    let listed = git(&[
        "ls-files",
        "--others",
        "--exclude-standard",
        "--full-name",
        "-z",
        ":/",
    ])?;
    for file in listed
        .split(|byte| *byte == 0)
        .filter(|file| !file.is_empty())
    {
        files.insert(top.join(path_of(file)), Changed::All);
    }
    Ok(Changes { files })
}

/// The hash of a commit; what begins as an option is none, whatever git would do with it.
fn named(commit: &str) -> anyhow::Result<String> {
    let none = || format!("--diff {commit}: no such commit");
    if commit.starts_with('-') {
        bail!(none());
    }
    let hash = git(&["rev-parse", "--verify", "--quiet", commit]).with_context(none)?;
    Ok(String::from_utf8_lossy(hash.trim_ascii_end()).into_owned())
}

/// What git answers, with no program started that a repository's settings name for it.
fn git(args: &[&str]) -> anyhow::Result<Vec<u8>> {
    let output = Command::new("git")
        .args(["-c", "core.quotePath=false", "-c", "core.fsmonitor=false"])
        .args(args.iter().map(OsStr::new))
        // It would overrule the form of a diff.
        .env_remove("GIT_DIFF_OPTS")
        .output();
    let output = output.context("git")?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        bail!(
            "git: {}",
            told.lines().next().unwrap_or("nothing is known of it")
        );
    }
    Ok(output.stdout)
}
