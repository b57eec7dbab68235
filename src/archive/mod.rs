//! Archives: near-duplicates among articles by the million.
//!
//! JSON Lines are read in blocks, each article boiled down to a few hundred bytes, and forgotten.
//! Articles whose sketches meet are read again and verified from their words, so no estimate is
//! reported. All words of the text count here; headlines beside it and passages do not. Short texts, and
//! briefs inside long articles, are found by rules of their own (`short`, `contained`).

mod again;
mod blocks;
mod check;
mod columns;
mod contained;
mod copies;
mod digest;
mod exact;
mod filter;
mod find;
mod keep;
mod options;
mod origins;
mod pairs;
mod plain;
mod read;
mod record;
mod short;
mod sketches;
mod words;

pub use columns::BadLine;
pub use find::{Found, Kin, Search, find};
pub use keep::{Keep, removed};
pub use options::{Briefs, Options};
pub use origins::Origins;
pub use read::{Archive, Input, read};
pub use words::Words;
