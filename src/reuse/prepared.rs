//! Preparation: what judging reads of each article, learned and read once.

use std::ops::Range;

use crate::article::{Article, ArticleId};
use crate::parallel;
use crate::text::Text;

use super::align::{Class, Outline};
use super::direction::Source;
use super::likeness::{Commonness, Letters, Likeness};
use super::refrain::refrains;
use super::settings::Settings;
use super::shingle::{Shingle, shingle_set};

/// All that judging reads of the articles.
pub(super) struct Prepared<'a> {
    pub(super) articles: &'a [Article],
    pub(super) texts: &'a [Text],
    /// What was read of each.
    pub(super) read: Vec<Reading>,
    commonness: Commonness,
}

/// The words of one article that count, its shingles as a set, and its outline.
#[derive(Default)]
pub(super) struct Reading {
    /// All words, for what is set aside can be shared too.
    pub(super) all: Vec<u64>,
    /// Those of the article itself: without headline and boilerplate.
    pub(super) words: Vec<u64>,
    pub(super) set: Vec<Shingle>,
    /// The tokens those words are.
    pub(super) tokens: Vec<u32>,
    pub(super) outline: Outline,
    letters: Letters,
}

impl<'a> Prepared<'a> {
    /// Learns from all articles, and reads those that `wanted` holds for.
    pub(super) fn of(
        articles: &'a [Article],
        texts: &'a [Text],
        wanted: impl Fn(usize) -> bool + Sync + Send,
        settings: &Settings,
    ) -> Self {
        let refrains = refrains(articles, texts);
        let all: Vec<usize> = (0..texts.len()).collect();
        let read = parallel::map(&all, |nth| match wanted(*nth) {
            true => Reading::of(
                &articles[*nth].body,
                &texts[*nth],
                &refrains[*nth],
                settings,
            ),
            false => Reading::default(),
        });
        let commonness = match settings.likeness {
            true => Commonness::of(texts),
            false => Commonness::default(),
        };
        Self {
            articles,
            texts,
            read,
            commonness,
        }
    }

    /// How alike two articles are, letter by letter.
    pub(super) fn likeness(&self, left: ArticleId, right: ArticleId) -> Likeness {
        let letters = |id: ArticleId| &self.read[id.index()].letters;
        self.commonness.likeness(letters(left), letters(right))
    }

    /// One side of a match.
    pub(super) fn source(&self, article: ArticleId) -> Source<'_> {
        Source {
            article: &self.articles[article.index()],
            text: &self.texts[article.index()],
            outline: &self.read[article.index()].outline,
        }
    }
}

impl Reading {
    fn of(body: &str, text: &Text, refrains: &[Range<usize>], settings: &Settings) -> Self {
        let is_aside = |i: usize| {
            let begun = refrains.partition_point(|refrain| refrain.start <= i);
            let refrain = refrains[..begun].last();
            refrain.is_some_and(|refrain| refrain.contains(&i))
                || text.is_boilerplate(text.tokens.span(i))
        };
        let counts = |i: &usize| {
            !text.title.contains(i) && (settings.counts(Class::Boilerplate) || !is_aside(*i))
        };
        let counted = (0..text.tokens.len()).filter(counts);
        let tokens: Vec<u32> = counted.map(|i| i as u32).collect();
        let hashes = text.tokens.hashes();
        let words: Vec<u64> = tokens.iter().map(|i| hashes[*i as usize]).collect();
        Self {
            all: hashes.to_vec(),
            set: shingle_set(&words, settings.shingle_words),
            words,
            tokens,
            outline: Outline::of(body, text, refrains),
            letters: match settings.likeness {
                true => Letters::of(text),
                false => Letters::default(),
            },
        }
    }

    /// The shingles without the words of these token ranges.
    pub(super) fn set_without(&self, ranges: &[Range<usize>], settings: &Settings) -> Vec<Shingle> {
        let stays = |token: &u32| {
            !ranges
                .iter()
                .any(|range| range.contains(&(*token as usize)))
        };
        let words = self.tokens.iter().zip(&self.words);
        let words: Vec<u64> = words
            .filter(|(token, _)| stays(token))
            .map(|(_, word)| *word)
            .collect();
        shingle_set(&words, settings.shingle_words)
    }
}
