//! Tables on disk: what has to be read back and forth is a file, if need be a temporary one.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

/// A file that can be read from anywhere in it.
pub(super) enum OnDisk {
    /// The user's own.
    Own(PathBuf),
    /// What came packed or from a pipe; gone when dropped.
    Spooled(TempPath),
}

impl OnDisk {
    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Own(path) => path,
            Self::Spooled(path) => path,
        }
    }

    /// All that is left of `input`, in a temporary file.
    pub(super) fn spool(input: &mut impl Read) -> io::Result<Self> {
        let mut file = NamedTempFile::new()?;
        io::copy(input, &mut file)?;
        file.flush()?;
        Ok(Self::Spooled(file.into_temp_path()))
    }
}
