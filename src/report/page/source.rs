//! Sources: the earlier articles that an article's text stands in.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::text::Text;

use super::lift::{Lift, When};
use super::overlap::{article_words, is_text, percent};

/// An earlier article that accounts for part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) struct Source {
    /// Which.
    pub(in crate::report) article: usize,
    /// The match with it.
    pub(in crate::report) found: usize,
    /// Percent of the text's words.
    pub(in crate::report) percent: usize,
}

/// The sources of a text, the one that accounts for most first.
pub(in crate::report) fn sources(text: &Text, lifts: &[Lift]) -> Vec<Source> {
    let counts = |lift: &&Lift| lift.when == When::Earlier && is_text(lift.class);
    let mut words: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for lift in lifts.iter().filter(counts) {
        *words.entry((lift.other, lift.found)).or_default() += lift.words;
    }
    let all = article_words(text);
    let mut sources: Vec<Source> = words
        .into_iter()
        .map(|((article, found), words)| Source {
            article,
            found,
            percent: percent(words, all),
        })
        .collect();
    sources.sort_by_key(|source| (Reverse(source.percent), source.article));
    sources
}
