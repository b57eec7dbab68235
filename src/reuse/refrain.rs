//! Refrains: what an outlet says in article after article, whatever the story.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::article::Article;
use crate::text::{Text, hash};

use super::shingle::mix;

/// Articles on stories of their own that must hold a sentence before it is a refrain of their outlet.
const STORIES: usize = 3;
/// Words of the shortest sentence that can be one; less is said often by chance.
const WORDS: usize = 4;

/// For each article, the token ranges of its outlet's refrains: footers, legal lines, calls to subscribe.
///
/// A sentence is a refrain if three articles of one outlet hold it, its numbers apart, that share less
/// than half of their sentences otherwise: versions of one story are no proof. An article without an
/// outlet has none.
pub(super) fn refrains(articles: &[Article], texts: &[Text]) -> Vec<Vec<Range<usize>>> {
    let told: Vec<Vec<Sentence>> = articles
        .iter()
        .zip(texts)
        .map(|(article, text)| sentences(article, text))
        .collect();
    let refrains = recurring(&told);
    let is_refrain = |sentence: &&Sentence| refrains.binary_search(&sentence.key).is_ok();
    told.iter()
        .map(|told| {
            let refrains = told.iter().filter(is_refrain);
            refrains.map(|sentence| sentence.tokens.clone()).collect()
        })
        .collect()
}

/// A sentence of an outlet: the hash of both, and where it stands.
struct Sentence {
    key: u64,
    tokens: Range<usize>,
}

fn sentences(article: &Article, text: &Text) -> Vec<Sentence> {
    let Some(outlet) = &article.outlet else {
        return vec![];
    };
    let outlet = hash(&outlet.to_lowercase());
    text.sentences
        .iter()
        .map(|sentence| text.tokens.within(*sentence))
        .filter(|tokens| tokens.len() >= WORDS)
        .map(|tokens| Sentence {
            key: tokens
                .clone()
                .fold(outlet, |key, i| mix(key.rotate_left(7) ^ word(text, i))),
            tokens,
        })
        .collect()
}

/// The hash of a word; all numbers are alike, for years and hours change in a footer.
fn word(text: &Text, i: usize) -> u64 {
    match text
        .tokens
        .form(i)
        .starts_with(|c: char| c.is_ascii_digit())
    {
        true => 0,
        false => text.tokens.hashes()[i],
    }
}

/// The keys that recur over stories, in order.
fn recurring(told: &[Vec<Sentence>]) -> Vec<u64> {
    let mut stories = Stories::of(told);
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (article, sentences) in told.iter().enumerate() {
        for sentence in sentences {
            holders.entry(sentence.key).or_default().push(article);
        }
    }
    let recurs = |(_, holders): &(u64, Vec<usize>)| {
        holders.len() >= STORIES && stories.told_by(holders) >= STORIES
    };
    holders
        .into_iter()
        .filter(recurs)
        .map(|(key, _)| key)
        .collect()
}

/// Which articles tell stories of their own; two of them are compared once, however many sentences they share.
struct Stories {
    /// The keys of each article, sorted, each once.
    keys: Vec<Vec<u64>>,
    apart: BTreeMap<(usize, usize), bool>,
}

impl Stories {
    fn of(told: &[Vec<Sentence>]) -> Self {
        let keys = told.iter().map(|sentences| {
            let mut keys: Vec<u64> = sentences.iter().map(|sentence| sentence.key).collect();
            keys.sort_unstable();
            keys.dedup();
            keys
        });
        Self {
            keys: keys.collect(),
            apart: BTreeMap::new(),
        }
    }

    /// How many of these articles tell stories of their own; counting ends where there are enough.
    fn told_by(&mut self, holders: &[usize]) -> usize {
        let mut apart: Vec<usize> = vec![];
        for article in holders {
            if apart.iter().all(|other| self.are_apart(*other, *article)) {
                apart.push(*article);
            }
            if apart.len() >= STORIES {
                break;
            }
        }
        apart.len()
    }

    fn are_apart(&mut self, a: usize, b: usize) -> bool {
        let keys = &self.keys;
        *self.apart.entry((a, b)).or_insert_with(|| {
            let (a, b) = (&keys[a], &keys[b]);
            let shared = a.iter().filter(|key| b.binary_search(key).is_ok()).count();
            shared * 2 < a.len().min(b.len())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_footer_is_a_refrain_and_three_versions_of_a_story_are_not() {
        let stories = [
            "The bridge is shut for good now. Nobody was hurt at all there. The mayor is away this week.",
            "Oats did well in the trial field. Rain came late in the summer. Farmers were quite pleased with it.",
            "The steamboat sails again on Sunday. Tickets cost four dollars for all. Children ride free in May.",
        ];
        let footer = "Copyright 2024 The Post, all rights reserved.";
        let with_footer = stories.map(|story| format!("{story} {footer}"));
        assert_eq!(count(&with_footer), [1, 1, 1]);
        assert_eq!(
            count(&[0, 0, 0].map(|nth| with_footer[nth].clone())),
            [0, 0, 0]
        );
    }

    fn count(bodies: &[String]) -> Vec<usize> {
        count_of(bodies, ["The Post"; 3])
    }

    #[test]
    fn two_articles_are_compared_once_however_many_sentences_they_share() {
        let told: Vec<Vec<Sentence>> = (0..3)
            .map(|_| {
                let keys = 0..100;
                keys.map(|key| Sentence { key, tokens: 0..4 }).collect()
            })
            .collect();
        let mut stories = Stories::of(&told);
        for _ in 0..100 {
            assert_eq!(stories.told_by(&[0, 1, 2]), 1);
        }
        assert_eq!(stories.apart.len(), 2);
    }

    #[test]
    fn a_refrain_has_four_words_and_three_stories_and_may_change_its_numbers() {
        let told = |footers: [&str; 3]| count(&with(&STORIES_TOLD, footers));
        let years = [
            "Copyright 2022 The Post.",
            "Copyright 2023 The Post.",
            "Copyright 2024 The Post.",
        ];
        assert_eq!(told(years), [1, 1, 1]);
        assert_eq!(told(["More at five."; 3]), [0, 0, 0]);
        let two = [years[0], years[1], "Copyright 2024 The Gazette."];
        assert_eq!(told(two), [0, 0, 0]);
        let words = [
            "Call one of our reporters.",
            "Call two of our reporters.",
            "Call six of our reporters.",
        ];
        assert_eq!(told(words), [0, 0, 0]);
    }

    #[test]
    fn stories_that_share_half_of_their_sentences_are_one() {
        let halves = [
            "Cracks shut the old bridge. Rain fell late in May. Oats did well this year.",
            "Cracks shut the old bridge. Rain fell late in May. Boats sail again on Sunday.",
            "Cracks shut the old bridge. Rain fell late in May. Tickets cost four dollars now.",
        ];
        assert_eq!(count(&halves.map(str::to_owned)), [0, 0, 0]);
        let thirds = halves.map(|story| story.replacen("Rain fell late in May.", "", 1));
        let apart = [
            "The mayor was away then.",
            "Children ride free in June.",
            "Farmers were quite pleased now.",
        ];
        assert_eq!(
            count(&with(&thirds.each_ref().map(String::as_str), apart)),
            [1, 1, 1]
        );
    }

    #[test]
    fn each_outlet_has_refrains_of_its_own_however_it_is_written() {
        let bodies = with(&STORIES_TOLD, ["Write to our night desk."; 3]);
        assert_eq!(
            count_of(&bodies, ["The Post", "the post", "THE POST"]),
            [1, 1, 1]
        );
        assert_eq!(
            count_of(&bodies, ["The Post", "The Post", "The Sun"]),
            [0, 0, 0]
        );
    }

    const STORIES_TOLD: [&str; 3] = [
        "The bridge is shut for good now. Nobody was hurt at all there.",
        "Oats did well in the trial field. Rain came late in the summer.",
        "The steamboat sails again on Sunday. Tickets cost four dollars for all.",
    ];

    fn with(stories: &[&str; 3], footers: [&str; 3]) -> Vec<String> {
        let both = stories.iter().zip(footers);
        both.map(|(story, footer)| format!("{story} {footer}"))
            .collect()
    }

    /// How many refrains each of three articles has, by their outlets.
    fn count_of(bodies: &[String], outlets: [&str; 3]) -> Vec<usize> {
        let both = bodies.iter().zip(outlets);
        let articles: Vec<_> = both
            .map(|(body, outlet)| Article {
                outlet: Some(outlet.to_owned()),
                body: body.clone(),
                ..Article::default()
            })
            .collect();
        let texts: Vec<_> = bodies.iter().map(|body| Text::of(body)).collect();
        refrains(&articles, &texts).iter().map(Vec::len).collect()
    }
}
