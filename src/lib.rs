//! copydesk reads news articles and says which share text, where, and which words load the scales.

pub mod article;
mod parallel;
pub mod read;
pub mod report;
pub mod reuse;
pub mod span;
pub mod text;
pub mod wording;
