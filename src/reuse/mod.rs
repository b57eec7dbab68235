//! Reuse: which articles share text, how much, and where.
//!
//! Shingles (Broder 1997) are boiled down to sketches; articles whose sketches meet in a band, or that
//! share an uncommon run of words, are candidate pairs; each is verified from its shingles, and its
//! shared passages are aligned, told apart by class, and weighed. No estimate is ever reported.
//! `docs/passages.md` says how, and what it reaches.

mod align;
mod banding;
mod borrowed;
mod cluster;
mod connected;
mod coverage;
mod direction;
mod edits;
mod ends;
mod find;
mod home;
mod index;
mod judge;
mod likeness;
mod link;
mod lookup;
mod origin;
mod postings;
mod prepared;
mod refrain;
mod settings;
mod shingle;
mod sketch;
mod verify;

pub use align::{Class, Outline, Passage, Sensitivity, passages};
pub use banding::Banding;
pub use borrowed::Borrowed;
pub use cluster::{Cluster, clusters};
pub(crate) use connected::Connected;
pub use coverage::Coverage;
pub use direction::{Direction, Evidence, First};
pub use edits::{Change, Edit, Stretch, edits};
pub use ends::end_with_sentences;
pub use find::{Reuse, compare, find};
pub use index::{Index, band_keys};
pub use judge::{Match, Relation};
pub use likeness::Likeness;
pub use link::{Family, Link, Member, Tie, families};
pub use lookup::Lookup;
pub use postings::{Postings, Sharing};
pub use settings::Settings;
pub use shingle::{Shingle, shingle_set, shingles, shingles_into};
pub use sketch::{OtherScheme, Scheme, Sketch, sketch, sketch_into};
pub use verify::{Overlap, overlap};
