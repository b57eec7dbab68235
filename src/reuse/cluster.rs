//! Clusters: articles tied to each other by matches.

use crate::article::ArticleId;

use super::connected::Connected;

/// Articles of one family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// Two or more, in the run's order, which is by date, then by name.
    pub members: Vec<ArticleId>,
    /// Who was first, where anything tells: dates, what the texts show, or that all others are closest to it.
    pub first: Option<ArticleId>,
}

/// The families that `ties` make among `articles` articles, by their first member.
///
/// Who is tied to no other is in no cluster. Ties alone do not tell who was first.
///
/// # Panics
/// If a tie names an article that is none of these.
pub fn clusters(articles: usize, ties: &[(ArticleId, ArticleId)]) -> Vec<Cluster> {
    let mut connected = Connected::of(articles);
    for (left, right) in ties {
        connected.tie(left.index(), right.index());
    }
    let families = connected.into_several().into_iter();
    let members = |family: Vec<usize>| family.iter().map(|one| ArticleId(*one as u32)).collect();
    families
        .map(|family| Cluster {
            members: members(family),
            first: None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_tied_to_no_other_is_in_no_cluster() {
        let [a, b, c] = [0, 1, 2].map(ArticleId);
        let found = clusters(3, &[(c, a)]);
        assert_eq!(
            found,
            [Cluster {
                members: vec![a, c],
                first: None,
            }]
        );
        assert_eq!(clusters(3, &[(b, b)]), []);
    }
}
