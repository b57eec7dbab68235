//! Walking: inputs become a sorted list of files, each once.

use std::collections::BTreeSet;
use std::fs::{self, FileType};
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;

use ignore::{DirEntry, WalkBuilder};

use super::address::Address;
use super::beside;
use super::error::{Problem, ReadError};
use super::format::Format;
use super::options::Options;
use super::shown::shown;

/// A file to read, or standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Where it is; `-` is standard input.
    pub path: PathBuf,
    /// How it came to be read.
    pub found: Found,
    /// Its name within the input it came from, parts joined by `/`: the id of its article.
    pub name: String,
    /// Its format, where that is known before reading.
    pub format: Option<Format>,
}

/// How a source came to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// The caller named it, so it is read whatever its ending.
    Named,
    /// It was met in a folder.
    InFolder,
}

impl Source {
    /// The file it is read from, without the query that may stand behind.
    pub fn file(&self) -> PathBuf {
        Address::of(&self.path).file
    }

    /// Whether it is standard input.
    pub fn is_stdin(&self) -> bool {
        self.found == Found::Named && self.path == Path::new("-")
    }
}

/// The files that `inputs` name or hold, sorted by path part by part, each once.
///
/// Folders are walked to the bottom: hidden files, what `.gitignore`, `.ignore` and
/// `.copydeskignore` exclude, and endings of no known format are passed over. Whatever cannot be
/// read stands in the list as an error.
pub fn sources(inputs: &[PathBuf], options: &Options) -> Vec<Result<Source, ReadError>> {
    let mut list: Vec<Entry> = inputs
        .iter()
        .flat_map(|input| entries(input, options))
        .collect();
    list.sort_by(|left, right| key(left).cmp(&key(right)));
    list.dedup();
    let mut seen = BTreeSet::new();
    list.retain(|entry| first_seen(entry, &mut seen));
    list.into_iter().map(|entry| entry.what).collect()
}

#[derive(PartialEq)]
struct Entry {
    path: PathBuf,
    what: Result<Source, ReadError>,
}

fn key(entry: &Entry) -> (&Path, Result<(Found, &str), &ReadError>) {
    let what = entry.what.as_ref();
    (
        &entry.path,
        what.map(|source| (source.found, source.name.as_str())),
    )
}

/// Whether no entry before this one is the same file by another path.
fn first_seen(entry: &Entry, seen: &mut BTreeSet<PathBuf>) -> bool {
    match (&entry.what, fs::canonicalize(&entry.path)) {
        (Ok(source), Ok(real)) if !source.is_stdin() => seen.insert(real),
        _ => true,
    }
}

fn entries(input: &Path, options: &Options) -> Vec<Entry> {
    if input != Path::new("-") && input.is_dir() {
        return walk(input);
    }
    vec![named(input, options)]
}

fn named(path: &Path, options: &Options) -> Entry {
    let file = Address::of(path).file;
    let name = file.file_name().unwrap_or(path.as_os_str());
    Entry {
        path: path.to_owned(),
        what: Ok(Source {
            path: path.to_owned(),
            found: Found::Named,
            name: shown(name),
            format: options.format.or_else(|| Format::of_ending(path)),
        }),
    }
}

fn walk(folder: &Path) -> Vec<Entry> {
    let mut found = Vec::new();
    let above = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    if let Some(bad) = above.ancestors().find_map(bad_ignore_file) {
        return vec![bad];
    }
    let (closed, refused) = channel();
    let mut walker = walker(folder);
    // Asked before the walk opens what stands in a folder.
    walker.filter_entry(move |entry| match bad_ignore_file(entry.path()) {
        Some(bad) => closed.send(bad).is_err(),
        None => true,
    });
    for step in walker.build() {
        match step {
            Ok(entry) => {
                found.extend(entry.error().map(|error| failed(error, folder)));
                found.extend(met(&entry, folder));
            }
            Err(error) => found.push(failed(&error, folder)),
        }
    }
    found.extend(refused.try_iter());
    found
}

/// The files that say what of a folder is passed over.
const IGNORE_FILES: [&str; 3] = [".gitignore", ".ignore", OWN_IGNORE_FILE];

const OWN_IGNORE_FILE: &str = ".copydeskignore";

/// The first of a folder's ignore files that opening might wait for, or that might have no end.
fn bad_ignore_file(folder: &Path) -> Option<Entry> {
    let bad = |name| {
        let path = folder.join(name);
        let problem = beside::check(&path).err()?;
        let is_endless = match &problem {
            Problem::NotRegular(kind) => *kind != beside::FOLDER,
            problem => matches!(problem, Problem::TooLong(_)),
        };
        let problem = Problem::Unignorable(problem.to_string());
        let what = Err(error_at(&path, problem));
        is_endless.then_some(Entry { path, what })
    };
    IGNORE_FILES.into_iter().find_map(bad)
}

fn walker(folder: &Path) -> WalkBuilder {
    let mut walker = WalkBuilder::new(folder);
    walker
        .follow_links(true)
        .require_git(false)
        // What one user keeps in a file of their own must not change what another one reads.
        .git_global(false)
        .git_exclude(false)
        .add_custom_ignore_filename(OWN_IGNORE_FILE);
    walker
}

/// The entry for what the walk met: none for folders and for endings of no known format.
fn met(entry: &DirEntry, folder: &Path) -> Option<Entry> {
    let kind = entry.file_type()?;
    if kind.is_dir() {
        return None;
    }
    let path = entry.path();
    let what = if kind.is_file() {
        Ok(Source {
            path: path.to_owned(),
            found: Found::InFolder,
            name: name_within(path, folder),
            format: Some(Format::of_ending(path)?),
        })
    } else {
        Err(error_at(path, Problem::NotAFile(kind_name(kind))))
    };
    let path = path.to_owned();
    Some(Entry { path, what })
}

fn name_within(path: &Path, folder: &Path) -> String {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<String> = inside.iter().map(shown).collect();
    parts.join("/")
}

fn failed(error: &ignore::Error, folder: &Path) -> Entry {
    let (path, problem) = diagnose(error, folder);
    let what = Err(error_at(&path, problem));
    Entry { path, what }
}

fn diagnose(error: &ignore::Error, path: &Path) -> (PathBuf, Problem) {
    match error {
        ignore::Error::WithPath { path, err } => diagnose(err, path),
        ignore::Error::WithDepth { err, .. } => diagnose(err, path),
        ignore::Error::Partial(errors) if !errors.is_empty() => diagnose(&errors[0], path),
        ignore::Error::Loop { ancestor, child } => {
            (child.clone(), Problem::Loop(ancestor.display().to_string()))
        }
        ignore::Error::Io(error) if path.is_symlink() && !path.exists() => {
            (path.to_owned(), link_problem(error))
        }
        ignore::Error::Io(error) => (path.to_owned(), io_problem(error)),
        other => (path.to_owned(), Problem::Ignore(other.to_string())),
    }
}

fn link_problem(error: &std::io::Error) -> Problem {
    match io_problem(error) {
        Problem::Missing => Problem::DanglingLink,
        other => other,
    }
}

/// The problem behind an error that the walk wraps in words of its own.
fn io_problem(error: &std::io::Error) -> Problem {
    match error.raw_os_error() {
        Some(code) => std::io::Error::from_raw_os_error(code).into(),
        None => std::io::Error::new(error.kind(), error.to_string()).into(),
    }
}

fn error_at(path: &Path, problem: Problem) -> ReadError {
    ReadError {
        path: shown(path),
        problem,
    }
}

/// What a thing that is neither file nor folder is called.
#[cfg(unix)]
pub(super) fn kind_name(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_fifo() {
        "named pipe"
    } else if kind.is_socket() {
        "socket"
    } else {
        "device"
    }
}

/// What a thing that is neither file nor folder is called.
#[cfg(not(unix))]
pub(super) fn kind_name(_: FileType) -> &'static str {
    "special file"
}
