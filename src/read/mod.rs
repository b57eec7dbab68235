//! Reading: the outside world becomes articles.
//!
//! Three steps that can be taken apart, to spread the last over threads:
//! [`sources`] lists the files, [`records`] cuts one file into raw records, [`parse`] makes an
//! article of one record. [`articles`] is all three in a row. What cannot be read is an error that
//! names it, and the run goes on.

use std::path::PathBuf;

use crate::article::Article;

mod address;
mod agency;
mod beside;
mod binary;
mod broken;
mod bytes;
mod comment;
#[cfg(any(feature = "parquet", feature = "sqlite"))]
mod disk;
mod docx;
mod element;
mod encoding;
mod error;
mod feed;
mod fields;
mod format;
mod fragment;
mod frontmatter;
mod guard;
mod html;
mod ids;
mod item;
mod joined;
mod json;
mod jsonl;
mod markdown;
mod meta;
mod meter;
mod nesting;
mod newsml;
mod nitf;
mod object;
mod open;
mod options;
mod paragraphs;
#[cfg(feature = "parquet")]
mod parquet;
mod plain;
mod plausible;
mod quotes;
mod record;
mod row;
mod shown;
mod sniff;
#[cfg(feature = "sqlite")]
mod sqlite;
mod stories;
mod table;
mod tag;
mod tidy;
mod title;
mod told;
mod unpack;
mod walk;
mod xml;

pub(crate) use agency::is_agencys;
pub use beside::beside;
pub use encoding::decode_line;
pub use error::{Problem, ReadError};
pub use fields::FieldNames;
pub(crate) use fields::Role;
pub use format::Format;
pub use guard::is_guarded;
pub use ids::unique_ids;
pub use object::{Fault, line};
pub use options::Options;
pub use record::{Extent, Place, Record, Records, are_lines, parse, records};
pub use shown::shown;
pub(crate) use told::{Text, told};
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
