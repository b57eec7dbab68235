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
    let root = members[0];
    let from_root: Vec<_> = members[1..].iter().map(|id| (root, *id)).collect();
    let matches = reuse::compare(articles, texts, &from_root, settings).matches;
    let mut innovations = vec![BTreeSet::new()];
    innovations.extend(matches.iter().map(|found| self::innovations(texts, found)));
    let edges = (1..members.len())
        .map(|nth| edge(articles, texts, &members, &innovations, nth, settings))
        .collect();
    Lineage { members, edges }
}

/// A change against the root: the root's tokens, and the words put in their place.
type Innovation = (usize, usize, Vec<u64>);

fn innovations(texts: &[Text], found: &Match) -> BTreeSet<Innovation> {
    let (left, right) = (&texts[found.left.index()], &texts[found.right.index()]);
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

fn edge(
    articles: &[Article],
    texts: &[Text],
    members: &[ArticleId],
    innovations: &[BTreeSet<Innovation>],
    nth: usize,
    settings: &Settings,
) -> Edge {
    let tried: Vec<usize> = std::iter::once(0)
        .chain(1.max(nth.saturating_sub(TRIED))..nth)
        .collect();
    let pairs: Vec<_> = tried
        .iter()
        .map(|source| (members[*source], members[nth]))
        .collect();
    let overlaps = reuse::compare(articles, texts, &pairs, settings).matches;
    let mut ranked: Vec<(f64, Edge)> = tried
        .iter()
        .zip(&overlaps)
        .map(|(source, found)| {
            let (own, theirs) = (&innovations[nth], &innovations[*source]);
            let shared = own.intersection(theirs).count();
            let edge = Edge {
                from: members[*source],
                to: members[nth],
                confidence: 0.0,
                shared,
                missing: theirs.len() - shared,
                containment: found.overlap.right_containment,
                dated: dated(articles, members[*source], members[nth]),
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
