//! Reading: the outside world becomes articles.
//!
//! Three steps that can be taken apart, to spread the last over threads:
//! [`sources`] lists the files, [`records`] cuts one file into raw records, [`parse`] makes an
//! article of one record. [`articles`] is all three in a row. What cannot be read is an error that
//! names it, and the run goes on.

use std::path::PathBuf;

use crate::article::Article;

mod binary;
mod bytes;
mod comment;
mod encoding;
mod error;
mod fields;
mod format;
mod frontmatter;
mod html;
mod ids;
mod json;
mod jsonl;
mod meta;
mod nesting;
mod object;
mod open;
mod options;
mod plain;
mod plausible;
mod record;
mod tag;
mod title;
mod walk;

pub use error::{Problem, ReadError};
pub use fields::FieldNames;
pub use format::Format;
pub use ids::unique_ids;
pub use options::Options;
pub use record::{Extent, Place, Record, Records, parse, records};
pub use walk::{Found, Source, sources};

/// Every article of `inputs` (files, folders, `-` for standard input), in order of their paths.
///
/// Streams: one record is in memory at a time. Ids may clash until [`unique_ids`] has seen the list.
pub fn articles<'a>(
    inputs: &[PathBuf],
    options: &'a Options,
) -> impl Iterator<Item = Result<Article, ReadError>> + use<'a> {
    articles_of(sources(inputs, options).into_iter(), options)
}

/// Every article of these sources, in their order.
pub fn articles_of(
    sources: impl Iterator<Item = Result<Source, ReadError>>,
    options: &Options,
) -> impl Iterator<Item = Result<Article, ReadError>> {
    sources
        .flat_map(|source| match source {
            Ok(source) => records(source, options),
            Err(error) => Box::new(std::iter::once(Err(error))),
        })
        .map(|record| parse(record?, options))
}
