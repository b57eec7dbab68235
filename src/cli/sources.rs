//! Sources: every file that this run reads, so that no output takes the place of one.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::bail;

use copydesk::read::{self, Problem};

static NOTED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Notes that a file is read; `-` is standard input, which may be a file too.
pub(crate) fn note(path: &Path) {
    let path = if path == Path::new("-") {
        Path::new("/dev/stdin")
    } else {
        path
    };
    let mut noted = NOTED.lock().unwrap_or_else(PoisonError::into_inner);
    noted.insert(path.to_owned());
}

/// The text of a file that is read beside the articles, and noted.
pub(crate) fn text(path: &Path) -> Result<String, Problem> {
    note(path);
    read::beside(path)
}

/// An error for an output that is one of the files that were read, by whatever name; devices can't be lost.
pub(crate) fn spare(output: &Path) -> anyhow::Result<()> {
    let Some(real) = output.canonicalize().ok().filter(|real| real.is_file()) else {
        return Ok(());
    };
    let noted = NOTED.lock().unwrap_or_else(PoisonError::into_inner);
    if noted
        .iter()
        .any(|path| path.canonicalize().is_ok_and(|read| read == real))
    {
        bail!("it is one of the inputs and stays as it is; name another file to write to");
    }
    Ok(())
}

/// The output, if what stands there is a page or JSON that this program wrote: in a folder it is no article.
pub(crate) fn own_report(output: Option<&Path>) -> Option<&Path> {
    output.filter(|path| path.is_file() && begins_as_ours(path).unwrap_or(false))
}

/// What stands near the beginning of pages and of JSON that this program writes.
const MARKS: [&str; 3] = [
    "<meta name=\"generator\" content=\"copydesk ",
    "\"tool\": \"copydesk ",
    "{\"kind\":\"run\",\"version\":1,\"tool\":\"copydesk ",
];

fn begins_as_ours(path: &Path) -> std::io::Result<bool> {
    let mut head = vec![];
    File::open(path)?.take(2048).read_to_end(&mut head)?;
    let head = String::from_utf8_lossy(&head);
    Ok(MARKS.iter().any(|mark| head.contains(mark)))
}

/// Notes every file of a folder that is read as a whole.
pub(crate) fn note_folder(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.for_each(|entry| note(&entry.path()));
}
