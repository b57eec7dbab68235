//! copydesk reads news articles and says which share text, where, and which words load the scales.

pub mod article;
pub mod read;
pub mod span;
pub mod text;
