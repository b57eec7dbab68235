//! Lineage: of a family of copies, who likely took the text from whom.

use std::collections::BTreeSet;

use crate::article::{Article, ArticleId};
use crate::reuse::{self, Change, Class, Cluster, Evidence, First, Match, Passage, Settings};
use crate::text::Text;

/// The likely tree of a family.
#[derive(Debug, Clone, PartialEq)]
pub struct Lineage {
    /// Its articles: the root, then the others by date and id.
    pub members: Vec<ArticleId>,
    /// For each member but the first, where it likely took the text.
    pub edges: Vec<Edge>,
}

impl Lineage {
    /// Whether neither of two members took the text from the other, as far as dates tell: what differs between them was
    /// done on the way from others.
    pub(super) fn passes_over(&self, one: ArticleId, other: ArticleId) -> bool {
        let joins = |edge: &Edge| {
            (edge.from, edge.to) == (one, other) || (edge.from, edge.to) == (other, one)
        };
        let has = |id: &ArticleId| self.members.contains(id);
        has(&one)
            && has(&other)
            && self.edges.iter().all(|edge| edge.dated)
            && !self.edges.iter().any(joins)
    }
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

/// Members on either side that are compared with one.
const TRIED: usize = 64;

/// The lineage of a family: each member hangs on the one whose innovations it shares.
///
/// An innovation is a change against the root; two copies that share one had it from each other or from
/// a lost third (the textual critics' common error; Maas 1927). Nothing shared: it hangs on the closest.
/// No member hangs on one of a later date. The root is the first of the family; none, where nothing tells who was.
pub(super) fn lineage(
    articles: &[Article],
    texts: &[Text],
    cluster: &Cluster,
    settings: &Settings,
) -> Option<Lineage> {
    let first = cluster.first?;
    let others = cluster.members.iter().copied().filter(|id| *id != first);
    let members: Vec<ArticleId> = std::iter::once(first).chain(others).collect();
    // The family alone, under ids of its own: what is compared is prepared first, and the run may be large.
    let texts: Vec<Text> = members.iter().map(|id| texts[id.index()].clone()).collect();
    let family: Vec<Article> = members
        .iter()
        .map(|id| articles[id.index()].clone())
        .collect();
    let pairs: Vec<(ArticleId, ArticleId)> = (1..members.len())
        .flat_map(|later| tried(later).map(move |earlier| (place(earlier), place(later))))
        .collect();
    let matches = reuse::compare(&family, &texts, &pairs, settings).matches;
    let family = Family {
        articles: &family,
        innovations: innovations(&texts, &matches),
        matches: &matches,
    };
    let edges = tree(&family);
    Some(Lineage {
        edges: edges
            .into_iter()
            .map(|edge| Edge {
                from: members[edge.from.index()],
                to: members[edge.to.index()],
                ..edge
            })
            .collect(),
        members,
    })
}

/// The members before `later` that it is compared with: the root, and those just before it.
fn tried(later: usize) -> impl Iterator<Item = usize> {
    std::iter::once(0).chain(1.max(later.saturating_sub(TRIED))..later)
}

fn place(member: usize) -> ArticleId {
    ArticleId(member as u32)
}

/// A family under ids of its own.
struct Family<'a> {
    articles: &'a [Article],
    innovations: Vec<BTreeSet<Innovation>>,
    matches: &'a [Match],
}

/// A change against the root: the root's tokens, and the words put in their place.
type Innovation = (usize, usize, Vec<u64>);

/// The first of the family's members.
const ROOT: usize = 0;

/// Each member's changes against the root; the root has none.
fn innovations(texts: &[Text], matches: &[Match]) -> Vec<BTreeSet<Innovation>> {
    let mut innovations = vec![BTreeSet::new(); texts.len()];
    for found in matches {
        let (left, right) = (found.left.index(), found.right.index());
        if left == ROOT {
            innovations[right] = changes(texts, (left, right), &found.passages);
        }
    }
    innovations
}

fn changes(
    texts: &[Text],
    (root, member): (usize, usize),
    passages: &[Passage],
) -> BTreeSet<Innovation> {
    let (left, right) = (&texts[root], &texts[member]);
    passages
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

/// The tree that grows from the root by the best supported edge each time, in the order of takers.
fn tree(family: &Family) -> Vec<Edge> {
    let possible: Vec<(f64, Edge)> = family
        .matches
        .iter()
        .flat_map(|found| {
            let sides = [First::Left, First::Right].into_iter();
            let sides = sides.filter(|source| !is_against(found, *source));
            sides.map(|source| edge(family, found, source))
        })
        .filter(|edge| edge.to.index() != ROOT && !is_against_dates(family.articles, edge))
        .map(|edge| (support(&edge), edge))
        .collect();
    let mut hung = BTreeSet::from([place(ROOT)]);
    let mut edges: Vec<Edge> = vec![];
    while let Some((best, edge)) = possible
        .iter()
        .filter(|(_, edge)| hung.contains(&edge.from) && !hung.contains(&edge.to))
        .max_by(|a, b| a.0.total_cmp(&b.0).then(order(&b.1).cmp(&order(&a.1))))
    {
        let rivals = possible.iter().filter(|(_, other)| {
            other.to == edge.to && other.from != edge.from && hung.contains(&other.from)
        });
        let second = rivals.map(|(support, _)| *support).fold(0.0, f64::max);
        let sure = best / (best + second).max(f64::MIN_POSITIVE);
        hung.insert(edge.to);
        edges.push(Edge {
            confidence: sure * edge.containment.sqrt(),
            ..edge.clone()
        });
    }
    edges.sort_by_key(|edge| edge.to);
    edges
}

fn order(edge: &Edge) -> (ArticleId, ArticleId) {
    (edge.to, edge.from)
}

/// The edge from one side of a match to the other.
fn edge(family: &Family, found: &Match, source: First) -> Edge {
    let (from, to, containment) = match source {
        First::Right => (found.right, found.left, found.overlap.left_containment),
        _ => (found.left, found.right, found.overlap.right_containment),
    };
    let theirs = &family.innovations[from.index()];
    let own = &family.innovations[to.index()];
    let shared = own.intersection(theirs).count();
    Edge {
        from,
        to,
        confidence: 0.0,
        shared,
        missing: theirs.len() - shared,
        containment,
        dated: is_earlier(family.articles, from, to),
    }
}

/// How much speaks for a source: what the taker holds of it, more with each innovation shared, less with each one not taken over.
fn support(edge: &Edge) -> f64 {
    let taken = 1.0 + edge.shared as f64;
    let left = 1.0 + edge.missing as f64;
    edge.containment * taken / (taken + left) * 2.0
}

/// Whether what the texts show of two copies speaks against this source; of the root it has been heard.
fn is_against(found: &Match, source: First) -> bool {
    found.left.index() != ROOT
        && matches!(found.direction.evidence, Evidence::Home | Evidence::Credit)
        && found.direction.first != source
}

fn is_against_dates(articles: &[Article], edge: &Edge) -> bool {
    is_earlier(articles, edge.to, edge.from)
}

/// Whether one is of an earlier date than the other.
fn is_earlier(articles: &[Article], one: ArticleId, other: ArticleId) -> bool {
    let moment = |id: ArticleId| articles[id.index()].moment();
    matches!((moment(one), moment(other)), (Some(a), Some(b)) if a.is_before(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_earlier_unless_it_only_says_less() {
        let earlier = |one: Option<&str>, other: Option<&str>| {
            let articles = [one, other].map(|date| Article {
                published: date.map(str::to_owned),
                ..Article::default()
            });
            is_earlier(&articles, place(0), place(1))
        };
        assert!(earlier(Some("2026-10-04"), Some("2026-10-05")));
        assert!(!earlier(Some("2026-10-05"), Some("2026-10-04")));
        assert!(!earlier(Some("2026-10-04"), Some("2026-10-04")));
        assert!(!earlier(Some("2026-10-04"), Some("2026-10-04T08:00")));
        assert!(!earlier(None, Some("2026-10-04")));
        assert!(!earlier(Some("2026-10-04"), None));
    }

    #[test]
    fn a_source_is_supported_by_what_was_taken_and_less_by_what_was_left() {
        let support = |containment: f64, shared: usize, missing: usize| {
            support(&Edge {
                from: place(0),
                to: place(1),
                confidence: 0.0,
                shared,
                missing,
                containment,
                dated: false,
            })
        };
        assert_eq!(support(1.0, 0, 0), 1.0);
        assert_eq!(support(0.5, 3, 0), 0.8);
        assert_eq!(support(1.0, 0, 3), 0.4);
    }

    #[test]
    fn a_member_is_tried_with_the_first_and_those_just_before_it() {
        assert_eq!(tried(1).collect::<Vec<_>>(), [0]);
        assert_eq!(tried(3).collect::<Vec<_>>(), [0, 1, 2]);
        let late: Vec<usize> = tried(200).collect();
        assert_eq!((late.len(), late[0], late[1], late[64]), (65, 0, 136, 199));
    }
}
