//! copydesk reads news articles and says which share text, where, and which words load the scales.

pub mod archive;
pub mod article;
mod parallel;
pub mod reuse;
pub mod span;
pub mod text;
