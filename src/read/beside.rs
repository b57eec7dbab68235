//! Beside: the files that a run reads beside its articles: settings, lexicons, baselines, sidecars, lists.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use super::encoding;
use super::error::Problem;
use super::walk::kind_name;

/// Bytes of the largest.
const MOST: u64 = 64 << 20;

/// What a folder is called.
pub(super) const FOLDER: &str = "folder";

/// The text of a file in UTF-8, or in UTF-16 or UTF-32 that shows, without its mark.
///
/// What is no regular file is refused, but for what a shell has put under `/dev/fd`; so is what is over 64 MiB, before
/// it is read.
///
/// # Errors
/// Why there is no such text, without the path.
pub fn beside(path: &Path) -> Result<String, Problem> {
    check(path)?;
    let mut bytes = vec![];
    File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        return Err(Problem::TooLong(MOST >> 20));
    }
    encoding::decode_unicode(bytes)
}

/// What is wrong with a file before it is opened: opening a pipe may wait for ever, and a device may have no end.
pub(super) fn check(path: &Path) -> Result<(), Problem> {
    let about = fs::metadata(path)?;
    if about.is_dir() {
        return Err(Problem::NotRegular(FOLDER));
    }
    if about.is_file() && about.len() > MOST {
        return Err(Problem::TooLong(MOST >> 20));
    }
    if about.is_file() || path.starts_with("/dev/fd") || path == Path::new("/dev/stdin") {
        return Ok(());
    }
    Err(Problem::NotRegular(kind_name(about.file_type())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unicode_is_read_by_its_mark_and_anything_else_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let wide: Vec<u8> = "\u{FEFF}é x"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for (bytes, expected) in [
            (b"\xEF\xBB\xBFhedge".as_slice(), Ok("hedge")),
            (b"hedge", Ok("hedge")),
            (b"", Ok("")),
            (&wide, Ok("é x")),
            (
                b"caf\xE9",
                Err("not valid UTF-8 at byte 3; repair it, or convert the file to UTF-8"),
            ),
        ] {
            let path = folder.path().join("beside");
            fs::write(&path, bytes).expect("written");
            let read = beside(&path).map_err(|problem| problem.to_string());
            assert_eq!(read.as_deref().map_err(String::as_str), expected);
        }
        let told = |path: &Path| beside(path).expect_err("refused").to_string();
        assert_eq!(told(folder.path()), "a folder, not a file");
        assert_eq!(told(&folder.path().join("no")), "no such file or folder");
        let large = folder.path().join("large");
        let file = File::create(&large).expect("made");
        file.set_len(MOST + 1).expect("a length");
        assert_eq!(told(&large), "over the limit of 64 MiB for such a file");
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_refused() {
        let told = beside(Path::new("/dev/zero")).expect_err("refused");
        assert_eq!(told.to_string(), "a device, not a file");
    }
}
