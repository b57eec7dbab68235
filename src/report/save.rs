//! Saving: a file appears whole or not at all.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::Duration;

use tempfile::{Builder, NamedTempFile};

/// How the files are called that are not whole yet: so many letters and digits between a beginning and an ending that
/// nobody else gives a file.
const PREFIX: &str = ".copydesk-half-";
const SUFFIX: &str = ".tmp";
const RANDOM: usize = 6;

/// Writes a file through `write`; until that has succeeded, whatever stood at `path` stays as it was.
///
/// A link is followed: the file it leads to is replaced. What is no file (a device, a pipe) can't be put in place whole
/// and is written to as it stands. What an earlier run left half-written beside it, because it was killed, is taken away.
///
/// # Errors
/// What `write` says, or why the file can't be made or put in its place.
pub fn save(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let there = fs::metadata(path);
    if there.is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return fill(File::options().write(true).open(path)?, write);
    }
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    sweep(folder);
    let mut file = half()
        .tempfile_in(folder)
        .map_err(|error| refused(folder, &error))?;
    // Held until the process ends, however it ends; where a file can't be locked, none is swept either.
    let _ = file.as_file().lock();
    fill(file.as_file_mut(), write)?;
    keep_mode(path, &file)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// How a file that is not whole yet is made: as readable as any other that the user makes.
fn half() -> Builder<'static, 'static> {
    let mut half = Builder::new();
    half.prefix(PREFIX).suffix(SUFFIX).rand_bytes(RANDOM);
    #[cfg(unix)]
    half.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    half
}

/// Why nothing can be written in a folder, told of the folder.
fn refused(folder: &Path, error: &io::Error) -> io::Error {
    let folder = folder.display();
    let told = match error.kind() {
        io::ErrorKind::NotFound => format!("there is no folder {folder}"),
        io::ErrorKind::NotADirectory => format!("{folder} is no folder"),
        io::ErrorKind::PermissionDenied => format!("no permission to write in {folder}"),
        kind => format!("nothing can be written in {folder}: {kind}"),
    };
    io::Error::new(error.kind(), told)
}

fn fill(file: impl Write, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    out.flush()
}

/// Younger files may belong to a run that has not come to lock its own yet.
const ABANDONED_AFTER: Duration = Duration::from_secs(10);

/// Takes away half-written files that no process holds. What can't be looked at stays.
fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let half = entries.filter(|entry| is_half(&entry.file_name()));
    for path in half
        .map(|entry| entry.path())
        .filter(|path| is_abandoned(path))
    {
        let _ = fs::remove_file(path);
    }
}

/// Whether only [`save`] gives a file this name.
fn is_half(name: &OsStr) -> bool {
    let random = name
        .to_str()
        .and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX));
    random.is_some_and(|random| {
        random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

fn is_abandoned(path: &Path) -> bool {
    let is_old = || {
        Some(
            path.symlink_metadata()
                .ok()?
                .modified()
                .ok()?
                .elapsed()
                .ok()?
                > ABANDONED_AFTER,
        )
    };
    is_old() == Some(true)
        && path.is_file()
        && File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}

/// What takes the place of a file is as open to others as that was.
#[cfg(unix)]
fn keep_mode(path: &Path, file: &NamedTempFile) -> io::Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).map_or(Ok(()), |old| {
        let mode = old.permissions().mode() & 0o777;
        file.as_file().set_permissions(Permissions::from_mode(mode))
    })
}

#[cfg(not(unix))]
fn keep_mode(_: &Path, _: &NamedTempFile) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_run_left_is_swept_and_what_is_being_written_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let of_others = [
            ".copydesk-baseline.json",
            ".copydesk-half-notes.tmp",
            ".copydesk-half-aB3dE6.txt",
        ];
        let of_others = of_others.map(|name| folder.path().join(name));
        let [left, held, fresh] = ["aB3dE6", "held00", "fresh0"]
            .map(|random| folder.path().join(format!("{PREFIX}{random}{SUFFIX}")));
        let old = std::time::SystemTime::now() - 2 * ABANDONED_AFTER;
        let made = [&left, &held, &fresh].into_iter().chain(&of_others);
        made.for_each(|path| fs::write(path, "half").expect("written"));
        for path in [&left, &held].into_iter().chain(&of_others) {
            let file = File::options().write(true).open(path).expect("opened");
            file.set_modified(old).expect("dated");
        }
        let writer = File::open(&held).expect("opened");
        writer.lock().expect("locked");
        save(&folder.path().join("out"), |out| out.write_all(b"new")).expect("written");
        assert!(!left.exists() && held.exists() && fresh.exists());
        assert!(of_others.iter().all(|path| path.exists()));
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_to_and_stays_a_device_and_a_link_leads_to_its_file() {
        use std::os::unix::fs::{FileTypeExt, symlink};
        let folder = tempfile::tempdir().expect("a folder");
        let [file, link, hole] = ["file", "link", "hole"].map(|name| folder.path().join(name));
        symlink("/dev/null", &hole).expect("linked");
        save(&hole, |out| out.write_all(b"gone")).expect("written");
        let kind = |path: &Path| fs::metadata(path).expect("there").file_type();
        assert!(kind(&hole).is_char_device() && kind(Path::new("/dev/null")).is_char_device());
        fs::write(&file, "old").expect("written");
        symlink(&file, &link).expect("linked");
        save(&link, |out| out.write_all(b"new")).expect("written");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        assert_eq!(fs::read(&file).expect("read"), b"new");
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = folder.path().join("missing");
        let error = save(&missing.join("report.html"), |_| Ok(())).expect_err("no folder");
        let expected = format!("there is no folder {}", missing.display());
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn a_failed_write_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.html");
        save(&path, |out| out.write_all(b"old")).expect("written");
        let failed = save(&path, |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("no"))
        });
        assert!(failed.is_err());
        assert_eq!(std::fs::read(&path).expect("read"), b"old");
        assert_eq!(std::fs::read_dir(folder.path()).expect("read").count(), 1);
    }
}
