//! The wing's main steps: candidates by two doors, verification, passages, clusters.

use std::collections::BTreeMap;

use crate::article::ArticleId;
use crate::parallel;
use crate::text::Text;

use super::align::{Outline, Passage, Side, passages};
use super::banding::Banding;
use super::cluster::{Cluster, clusters};
use super::index::Index;
use super::postings::Postings;
use super::settings::Settings;
use super::shingle::{Shingle, shingle_set, shingles};
use super::sketch::{Scheme, sketch};
use super::verify::{Overlap, overlap};

/// What two articles have in common, verified.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The earlier in the run's order, or the first named of a given pair.
    pub left: ArticleId,
    /// The other.
    pub right: ArticleId,
    /// How much they share as wholes.
    pub overlap: Overlap,
    /// What that makes them to each other.
    pub relation: Relation,
    /// The stretches they share.
    pub passages: Vec<Passage>,
}

/// What two articles are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Word for word the same.
    Duplicate,
    /// Alike as wholes.
    NearDuplicate,
    /// The left holds most of the right.
    Contains,
    /// The right holds most of the left.
    Contained,
    /// Passages in common, otherwise different.
    SharesPassages,
    /// Nothing in common.
    Nothing,
}

/// What the wing found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reuse {
    /// Matches, by left and right article.
    pub matches: Vec<Match>,
    /// Families of articles tied by their matches.
    pub clusters: Vec<Cluster>,
    /// Shingles set aside because more articles than [`Settings::commonplace`] hold them.
    pub set_aside: usize,
}

/// Finds all articles that share text. `texts` are in the run's order, by date; ids are places in it.
pub fn find(texts: &[Text], settings: &Settings) -> Reuse {
    let prepared = parallel::map(texts, |text| Prepared::of(text, settings));
    let (pairs, set_aside) = candidates(&prepared, settings);
    let matches = judge(texts, &prepared, &pairs, settings);
    let matches: Vec<_> = matches
        .into_iter()
        .filter(|found| found.relation != Relation::Nothing)
        .collect();
    let ties: Vec<_> = matches
        .iter()
        .filter(|found| found.relation != Relation::SharesPassages)
        .map(|found| (found.left, found.right))
        .collect();
    Reuse {
        clusters: clusters(texts.len(), &ties),
        matches,
        set_aside,
    }
}

/// Judges just these pairs, in their order and with their left and right, shared text or not.
pub fn compare(
    texts: &[Text],
    pairs: &[(ArticleId, ArticleId)],
    settings: &Settings,
) -> Vec<Match> {
    let prepared = parallel::map(texts, |text| Prepared::of(text, settings));
    judge(texts, &prepared, pairs, settings)
}

/// The words of one article that count, and its shingles as a set.
struct Prepared {
    words: Vec<u64>,
    set: Vec<Shingle>,
    outline: Outline,
}

impl Prepared {
    fn of(text: &Text, settings: &Settings) -> Self {
        let words = article_words(text);
        let set = shingle_set(&words, settings.shingle_words);
        Self {
            words,
            set,
            outline: Outline::of(text),
        }
    }
}

/// The words of the article itself: without headline and boilerplate.
fn article_words(text: &Text) -> Vec<u64> {
    let counts = |i: &usize| !text.title.contains(i) && !text.is_boilerplate(text.tokens.span(*i));
    (0..text.tokens.len())
        .filter(counts)
        .map(|i| text.tokens.hashes()[i])
        .collect()
}

/// Pairs worth judging, through both doors; copies of one text pass as one and are told apart again after.
fn candidates(prepared: &[Prepared], settings: &Settings) -> (Vec<(ArticleId, ArticleId)>, usize) {
    let copies = copies(prepared);
    let firsts: Vec<&Vec<ArticleId>> = copies.values().collect();
    let scheme = Scheme::new(settings.shingle_words as u16, settings.sketch_values as u16);
    let read = parallel::map(&firsts, |same| {
        let article = &prepared[same[0].index()];
        (
            sketch(&article.set, scheme),
            shingles(&article.words, settings.shingle_words),
        )
    });
    let mut index = Index::new(Banding::choose(
        settings.sketch_values,
        settings.threshold,
        settings.recall,
    ));
    // A joined word counts as its parts, so a run of `min_words` may be shorter in tokens.
    let window = (settings.min_words * 2 / 3 + 1).saturating_sub(settings.shingle_words);
    let mut postings = Postings::new(window);
    for (nth, (sketch, shingles)) in read.iter().enumerate() {
        index.insert(ArticleId(nth as u32), sketch);
        postings.insert(ArticleId(nth as u32), shingles);
    }
    let sharing = postings.pairs(settings.commonplace);
    let met = index.pairs().into_iter().chain(sharing.pairs);
    let across = met.flat_map(|(a, b)| every_pair(firsts[a.index()], firsts[b.index()]));
    let within = firsts.iter().flat_map(|same| {
        same.iter()
            .enumerate()
            .flat_map(|(nth, left)| same[nth + 1..].iter().map(|right| (*left, *right)))
    });
    let mut pairs: Vec<_> = across
        .chain(within)
        .map(|(a, b)| (a.min(b), a.max(b)))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    (pairs, sharing.set_aside)
}

/// Articles by their words, so that copies stand together; an article of no words stands nowhere.
fn copies(prepared: &[Prepared]) -> BTreeMap<&[u64], Vec<ArticleId>> {
    let mut copies: BTreeMap<&[u64], Vec<ArticleId>> = BTreeMap::new();
    for (nth, article) in prepared
        .iter()
        .enumerate()
        .filter(|(_, article)| !article.words.is_empty())
    {
        copies
            .entry(&article.words)
            .or_default()
            .push(ArticleId(nth as u32));
    }
    copies
}

fn every_pair(left: &[ArticleId], right: &[ArticleId]) -> Vec<(ArticleId, ArticleId)> {
    left.iter()
        .flat_map(|a| right.iter().map(|b| (*a, *b)))
        .collect()
}

fn judge(
    texts: &[Text],
    prepared: &[Prepared],
    pairs: &[(ArticleId, ArticleId)],
    settings: &Settings,
) -> Vec<Match> {
    parallel::map(pairs, |(left, right)| {
        let (a, b) = (&prepared[left.index()], &prepared[right.index()]);
        let overlap = overlap(&a.set, &b.set);
        let passages = passages(
            side(texts, prepared, *left),
            side(texts, prepared, *right),
            settings.min_words,
            settings.sensitivity,
        );
        let relation = if a.words == b.words && !a.words.is_empty() {
            Relation::Duplicate
        } else {
            relation(&overlap, &passages, settings)
        };
        Match {
            left: *left,
            right: *right,
            overlap,
            relation,
            passages,
        }
    })
}

fn side<'a>(texts: &'a [Text], prepared: &'a [Prepared], article: ArticleId) -> Side<'a> {
    Side {
        text: &texts[article.index()],
        outline: &prepared[article.index()].outline,
    }
}

fn relation(overlap: &Overlap, passages: &[Passage], settings: &Settings) -> Relation {
    if overlap.resemblance >= settings.threshold {
        Relation::NearDuplicate
    } else if overlap.right_containment >= settings.containment {
        Relation::Contains
    } else if overlap.left_containment >= settings.containment {
        Relation::Contained
    } else if !passages.is_empty() {
        Relation::SharesPassages
    } else {
        Relation::Nothing
    }
}
