//! copydesk reads news articles and says which share text, where, and which words load the scales.
//!
//! # Which articles share text
//!
//! ```
//! use copydesk::reuse::{self, Settings};
//! use copydesk::article::Article;
//! use copydesk::text::read_all;
//!
//! let wire = "Cracks have shut the old county bridge at Alder Creek, and it will stay shut until spring.";
//! let ours = "Alder Creek: Cracks have shut the old county bridge at Alder Creek, and it will stay shut until May.";
//! let articles = [wire, ours].map(|body| Article { body: body.to_owned(), ..Article::default() });
//! let found = reuse::find(&articles, &read_all(&articles), &Settings::default());
//! let passage = &found.matches[0].passages[0];
//! assert!(passage.left.of(wire).starts_with("Cracks have shut"));
//! assert!(found.matches[0].overlap.resemblance > 0.5);
//! ```
//!
//! # Which words load the scales
//!
//! ```
//! use copydesk::text::Text;
//! use copydesk::wording::{builtin, check};
//!
//! let body = "The council descended into utter chaos.";
//! let wording = check(body, &Text::of(body), None, builtin());
//! let finding = &wording.findings[0];
//! assert_eq!(builtin().category_of(builtin().entry(finding.entry)).id, "fear");
//! ```
//!
//! # Rooms
//!
//! [`span`] and [`article`] are what all others hold; [`read`] brings articles in; [`text`] reads their words;
//! [`reuse`] and [`wording`] are the two wings, which know nothing of each other; [`compare`] is the bridge
//! between them; [`lint`] knows what a house has settled; [`report`] writes what they found.
//!
//! Without the default features `cli` and `threads` the library does the same, on one thread.

pub mod archive;
pub mod article;
pub mod compare;
mod exact;
pub mod lint;
pub mod moment;
mod parallel;
pub mod read;
pub mod report;
pub mod reuse;
pub mod span;
pub mod text;
pub mod wording;
