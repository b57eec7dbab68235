//! Clusters: articles tied to each other by matches.

use std::collections::BTreeMap;

use crate::article::ArticleId;

/// Articles of one family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// Two or more, in the run's order, which is by date: the first is the earliest known.
    pub members: Vec<ArticleId>,
}

/// The families that `ties` make among `articles` articles, by their first member.
///
/// Who is tied to no other is in no cluster.
pub fn clusters(articles: usize, ties: &[(ArticleId, ArticleId)]) -> Vec<Cluster> {
    let mut parents: Vec<usize> = (0..articles).collect();
    for (left, right) in ties {
        let (a, b) = (
            root(&mut parents, left.index()),
            root(&mut parents, right.index()),
        );
        // The earlier article stays the root, so families come out by their first member.
        parents[a.max(b)] = a.min(b);
    }
    let mut families: BTreeMap<usize, Vec<ArticleId>> = BTreeMap::new();
    for article in 0..articles {
        let root = root(&mut parents, article);
        families
            .entry(root)
            .or_default()
            .push(ArticleId(article as u32));
    }
    let families = families.into_values().filter(|members| members.len() > 1);
    families.map(|members| Cluster { members }).collect()
}

fn root(parents: &mut [usize], mut at: usize) -> usize {
    while parents[at] != at {
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_make_families_whatever_their_order() {
        let mut ties = vec![(3, 4), (0, 2), (2, 4)];
        assert_eq!(families(&ties), [vec![0, 2, 3, 4]]);
        ties.reverse();
        assert_eq!(families(&ties), [vec![0, 2, 3, 4]]);
        assert_eq!(families(&[]), Vec::<Vec<u32>>::new());
    }

    fn families(ties: &[(u32, u32)]) -> Vec<Vec<u32>> {
        let ties: Vec<_> = ties
            .iter()
            .map(|(a, b)| (ArticleId(*a), ArticleId(*b)))
            .collect();
        clusters(6, &ties)
            .into_iter()
            .map(|cluster| cluster.members.iter().map(|id| id.0).collect())
            .collect()
    }
}
