//! The wing's main steps: candidates by two doors, verification, passages, clusters.

use std::collections::BTreeMap;

use crate::article::{Article, ArticleId};
use crate::parallel;
use crate::text::Text;

use super::banding::Banding;
use super::borrowed::{Borrowed, borrowed};
use super::cluster::{Cluster, clusters};
use super::index::Index;
use super::judge::{Match, Relation, judge};
use super::origin::settle;
use super::postings::Postings;
use super::prepared::{Prepared, Reading};
use super::settings::Settings;
use super::shingle::shingles;
use super::sketch::sketch;

/// What the wing found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reuse {
    /// Matches, by left and right article: the left was first, wherever anything tells.
    pub matches: Vec<Match>,
    /// Families of articles tied by their matches.
    pub clusters: Vec<Cluster>,
    /// For each article, what it holds that others had first.
    pub borrowed: Vec<Borrowed>,
    /// Shingles set aside because more articles than [`Settings::commonplace`] hold them.
    pub set_aside: usize,
}

/// Finds all articles that share text. `articles` are in the run's order, by date; ids are places in it,
/// and `texts` are their texts.
///
/// # Panics
/// If there are fewer texts than articles, or as [`Settings::scheme`] does.
pub fn find(articles: &[Article], texts: &[Text], settings: &Settings) -> Reuse {
    let prepared = Prepared::of(articles, texts, |_| true, settings);
    let (pairs, set_aside) = candidates(&prepared.read, settings);
    let mut judged = judge(&prepared, &pairs, settings);
    judged.retain(|(found, _)| is_shown(found, settings));
    let ties: Vec<_> = judged
        .iter()
        .filter(|(found, _)| found.is_family())
        .map(|(found, _)| (found.left, found.right))
        .collect();
    let mut clusters = clusters(texts.len(), &ties);
    settle(articles, &mut clusters, &mut judged);
    Reuse {
        clusters,
        borrowed: borrowed(&prepared, &judged),
        matches: judged.into_iter().map(|(found, _)| found).collect(),
        set_aside,
    }
}

fn is_shown(found: &Match, settings: &Settings) -> bool {
    match found.relation {
        Relation::Nothing => false,
        Relation::SharesPassages => found.passages.len() >= settings.min_passages,
        _ => true,
    }
}

/// Judges just these pairs, in their order and with their left and right, shared text or not.
///
/// # Panics
/// If there are fewer texts than articles, or a pair names an article that is none of these.
pub fn compare(
    articles: &[Article],
    texts: &[Text],
    pairs: &[(ArticleId, ArticleId)],
    settings: &Settings,
) -> Reuse {
    let mut wanted: Vec<ArticleId> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let is_wanted = |nth: usize| wanted.binary_search(&ArticleId(nth as u32)).is_ok();
    let prepared = Prepared::of(articles, texts, is_wanted, settings);
    let judged = judge(&prepared, pairs, settings);
    Reuse {
        borrowed: borrowed(&prepared, &judged),
        matches: judged.into_iter().map(|(found, _)| found).collect(),
        ..Reuse::default()
    }
}

/// Articles that may hold a shingle before it is set aside, where boilerplate and headlines are read as
/// well: that two articles share what thirty share is known from fewer pairs.
const ASIDE: usize = 30;

/// Pairs worth judging, through both doors; copies of one text pass as one and are told apart again after.
fn candidates(prepared: &[Reading], settings: &Settings) -> (Vec<(ArticleId, ArticleId)>, usize) {
    let copies = copies(prepared);
    let firsts: Vec<&Vec<ArticleId>> = copies.values().collect();
    let scheme = settings.scheme();
    let read = parallel::map(&firsts, |same| {
        let article = &prepared[same[0].index()];
        (
            sketch(&article.set, scheme),
            shingles(&article.words, settings.shingle_words),
            shingles(&article.all, settings.shingle_words),
        )
    });
    let mut index = Index::new(Banding::choose(
        settings.sketch_values,
        settings.threshold,
        settings.recall,
    ));
    // A joined word counts as its parts, so a run of `min_words` may be little more than half of that in tokens.
    let window = (settings.min_words / 2 + 2).saturating_sub(settings.shingle_words);
    let (mut own, mut all) = (Postings::new(window), Postings::new(window));
    for (nth, (sketch, words, with_aside)) in read.iter().enumerate() {
        index.insert(ArticleId(nth as u32), sketch);
        own.insert(ArticleId(nth as u32), words);
        all.insert(ArticleId(nth as u32), with_aside);
    }
    let sharing = own.pairs(settings.commonplace);
    let aside = all.pairs(settings.commonplace.min(ASIDE));
    let met = index
        .pairs()
        .into_iter()
        .chain(sharing.pairs)
        .chain(aside.pairs);
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
fn copies(prepared: &[Reading]) -> BTreeMap<&[u64], Vec<ArticleId>> {
    let mut copies: BTreeMap<&[u64], Vec<ArticleId>> = BTreeMap::new();
    for (nth, article) in prepared
        .iter()
        .enumerate()
        .filter(|(_, article)| !article.all.is_empty())
    {
        copies
            .entry(&article.all)
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
