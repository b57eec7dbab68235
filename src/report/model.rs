//! The report: what one run found, and under which settings.

use crate::article::Article;
use crate::compare::Comparison;
use crate::reuse;
use crate::wording::{Lexicon, Wording};

use super::texts::Texts;

/// What one run found.
pub struct Report<'a> {
    /// The articles, by date and then by id; all other ids are places in this list.
    pub articles: Vec<Article>,
    /// Each article's text, read: whole where the report shows words in place.
    pub texts: Texts,
    /// The reuse wing's findings, where it was asked.
    pub reuse: Option<ReuseReport>,
    /// The wording wing's findings, where it was asked: one for each article.
    pub wording: Option<Vec<Wording>>,
    /// What differs in the telling, where it was compared.
    pub comparison: Option<Comparison>,
    /// The lexicon that the wording was checked with.
    pub lexicon: &'a Lexicon,
    /// What could not be read.
    pub failures: Vec<Failure>,
    /// How much of it is to be written.
    pub detail: Detail,
}

/// The reuse wing's part of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct ReuseReport {
    /// What it found.
    pub found: reuse::Reuse,
    /// How it was looked for.
    pub settings: reuse::Settings,
}

/// Something that could not be read, the rest being reported all the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Failure {
    /// The file, with the line behind it for a record.
    pub path: String,
    /// What is wrong with it.
    pub message: String,
}

/// How much is written beside the findings themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Detail {
    /// Each article's text.
    pub text: bool,
    /// Each sentence's chance of being called biased.
    pub sentences: bool,
}
