//! Values: what a setting is given, and by whom.

use std::fmt;
use std::path::PathBuf;

/// A setting with its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    /// Its full name.
    pub(super) key: String,
    /// The name of its flag.
    pub(super) flag: String,
    /// Its values, as the flag would be given them.
    pub(super) given: Vec<String>,
    /// Who gave it.
    pub(super) origin: Origin,
}

/// Who gave a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Origin {
    /// A file, and its line.
    File(PathBuf, usize),
    /// A variable of the environment.
    Environment(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, line) => write!(out, "{}:{line}", path.display()),
            Self::Environment(name) => out.write_str(name),
        }
    }
}

/// Puts a value in the place of an earlier one of its key.
pub(super) fn put(values: &mut Vec<Value>, value: Value) {
    values.retain(|old| old.key != value.key);
    values.push(value);
    values.sort_by(|a, b| a.key.cmp(&b.key));
}
