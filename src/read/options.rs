//! Options: what a caller may say about the reading.

use super::fields::FieldNames;
use super::format::Format;

/// How to read.
#[derive(Debug, Clone)]
pub struct Options {
    /// Read standard input and files named one by one as this, whatever they look like.
    ///
    /// Files found in folders go by their endings all the same.
    pub format: Option<Format>,
    /// The names that fields go by in JSON and front matter.
    pub fields: FieldNames,
    /// The largest article, in bytes; a larger one is an error and is never held in memory.
    pub max_article_bytes: u64,
    /// How many times its size a packed file may unpack to; more is an error. The first 16 MiB are free.
    pub max_unpacked: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            format: None,
            fields: FieldNames::default(),
            max_article_bytes: 64 << 20,
            // Text shrinks to a tenth, repetitive tables to a hundredth.
            max_unpacked: 400,
        }
    }
}
