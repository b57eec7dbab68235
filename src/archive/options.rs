//! Options: how an archive is read.

use crate::read::FieldNames;

use super::words::Words;

/// How an archive is read.
#[derive(Debug, Clone)]
pub struct Options {
    /// What the fields are called.
    pub fields: FieldNames,
    /// The longest line, in bytes; a longer one is an error and is never held in memory.
    pub longest_line: usize,
    /// What counts as a word.
    pub words: Words,
    /// Whether short articles inside longer ones are found too.
    pub briefs: Briefs,
    /// Bytes of memory for sketches; those beyond go to a temporary file.
    pub memory: usize,
}

/// Whether short articles inside longer ones are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Briefs {
    /// Not found unless they make up most of the longer article.
    Ignored,
    /// Found, for a second reading of every article.
    Sought,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            fields: FieldNames::default(),
            longest_line: 64 << 20,
            words: Words::Unicode,
            briefs: Briefs::Ignored,
            memory: 1 << 30,
        }
    }
}
