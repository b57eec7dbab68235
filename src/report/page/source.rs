//! Sources: the earlier articles that an article's text stands in.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::text::Text;

use super::lift::{Lift, When};
use super::overlap::{article_words, is_text, percent};

/// An earlier article that accounts for part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Source {
    /// Which.
    pub(super) article: usize,
    /// The match with it.
    pub(super) found: usize,
    /// Percent of the text's words.
    pub(super) percent: usize,
}

/// The sources of a text, the one that accounts for most first.
pub(super) fn sources(text: &Text, lifts: &[Lift]) -> Vec<Source> {
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
