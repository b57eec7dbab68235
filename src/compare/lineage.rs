//! Lineage: of a family of copies, who likely took the text from whom.

use std::collections::BTreeSet;

use crate::article::{Article, ArticleId};
use crate::reuse::{self, Change, Class, Cluster, Match, Settings};
use crate::text::Text;

/// The likely tree of a family.
#[derive(Debug, Clone, PartialEq)]
pub struct Lineage {
    /// Its articles, by date and id; the first is the root.
    pub members: Vec<ArticleId>,
    /// For each member but the first, where it likely took the text.
    pub edges: Vec<Edge>,
}

/// One article took the text of another.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// The source.
    pub from: ArticleId,
    /// The taker.
    pub to: ArticleId,
    /// How much speaks for this source rather than the next best, 0 to 1.
    pub confidence: f64,
    /// Changes against the root that both have and that are not the root's.
    pub shared: usize,
    /// Changes of the source that the taker does not have.
    pub missing: usize,
    /// Share of the taker's shingles that the source has.
    pub containment: f64,
    /// Whether dates speak for the order: both are given, and they differ.
    pub dated: bool,
}

/// Earlier members that are tried as a source.
const TRIED: usize = 64;

/// The lineage of a family: each later member hangs on the earlier one whose innovations it shares.
///
/// An innovation is a change against the root; two copies that share one had it from each other or from
/// a lost third (the textual critics' common error). Nothing shared: it hangs on the closest.
pub(super) fn lineage(
    articles: &[Article],
    texts: &[Text],
    cluster: &Cluster,
    settings: &Settings,
) -> Lineage {
    let members = cluster.members.clone();
    // The family alone, under ids of its own: what is compared is prepared first, and the run may be large.
    let texts: Vec<Text> = members.iter().map(|id| texts[id.index()].clone()).collect();
    let family: Vec<Article> = members
        .iter()
        .map(|id| articles[id.index()].clone())
        .collect();
    let pairs: Vec<(ArticleId, ArticleId)> = (1..members.len())
        .flat_map(|taker| tried(taker).map(move |source| (place(source), place(taker))))
        .collect();
    let matches = reuse::compare(&family, &texts, &pairs, settings).matches;
    let innovations = innovations(&texts, &matches);
    let edges = matches
        .chunk_by(|a, b| a.right == b.right)
        .map(|sources| edge(articles, &members, &innovations, sources))
        .collect();
    Lineage { members, edges }
}

/// The earlier members that may be the source of the `taker`-th: the root, and those just before it.
fn tried(taker: usize) -> impl Iterator<Item = usize> {
    std::iter::once(0).chain(1.max(taker.saturating_sub(TRIED))..taker)
}

fn place(member: usize) -> ArticleId {
    ArticleId(member as u32)
}

/// A change against the root: the root's tokens, and the words put in their place.
type Innovation = (usize, usize, Vec<u64>);

/// Each member's changes against the root; the root has none.
fn innovations(texts: &[Text], matches: &[Match]) -> Vec<BTreeSet<Innovation>> {
    let mut innovations = vec![BTreeSet::new(); texts.len()];
    for found in matches.iter().filter(|found| found.left == place(0)) {
        innovations[found.right.index()] = against_root(texts, found);
    }
    innovations
}

fn against_root(texts: &[Text], found: &Match) -> BTreeSet<Innovation> {
    let (left, right) = (&texts[0], &texts[found.right.index()]);
    found
        .passages
        .iter()
        .filter(|passage| passage.class != Class::Boilerplate)
        .flat_map(|passage| reuse::edits(left, right, passage))
        .filter(|edit| !matches!(edit.change, Change::Kept | Change::Moved))
        .map(|edit| {
            let words = right.tokens.hashes()[edit.right.tokens.clone()].to_vec();
            (edit.left.tokens.start, edit.left.tokens.end, words)
        })
        .collect()
}

/// The edge to the likeliest of a taker's `sources`.
fn edge(
    articles: &[Article],
    members: &[ArticleId],
    innovations: &[BTreeSet<Innovation>],
    sources: &[Match],
) -> Edge {
    let mut ranked: Vec<(f64, Edge)> = sources
        .iter()
        .map(|found| {
            let theirs = &innovations[found.left.index()];
            let own = &innovations[found.right.index()];
            let shared = own.intersection(theirs).count();
            let (from, to) = (members[found.left.index()], members[found.right.index()]);
            let edge = Edge {
                from,
                to,
                confidence: 0.0,
                shared,
                missing: theirs.len() - shared,
                containment: found.overlap.right_containment,
                dated: dated(articles, from, to),
            };
            (support(&edge), edge)
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let second = ranked.get(1).map_or(0.0, |(support, _)| *support);
    let (best, mut edge) = ranked.swap_remove(0);
    edge.confidence = best / (best + second).max(f64::MIN_POSITIVE) * edge.containment.sqrt();
    edge
}

/// How much speaks for a source: what the taker holds of it, more with each innovation shared, less with each one not taken over.
fn support(edge: &Edge) -> f64 {
    let taken = 1.0 + edge.shared as f64;
    let left = 1.0 + edge.missing as f64;
    edge.containment * taken / (taken + left) * 2.0
}

fn dated(articles: &[Article], from: ArticleId, to: ArticleId) -> bool {
    let date = |id: ArticleId| articles[id.index()].published.as_deref();
    matches!((date(from), date(to)), (Some(a), Some(b)) if a < b)
}
