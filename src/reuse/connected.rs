//! Connected: articles tied to each other, however many ties lie between (disjoint sets; Galler and Fischer 1964).

use crate::article::ArticleId;

/// Articles, each in a family known by its first member.
#[derive(Debug, Clone)]
pub(crate) struct Connected {
    /// An earlier member of the same family, or the member itself where it is the first.
    earlier: Vec<u32>,
}

impl Connected {
    /// So many articles, each by itself.
    pub(crate) fn of(articles: usize) -> Self {
        Self {
            earlier: (0..articles as u32).collect(),
        }
    }

    /// Makes the families of two articles one.
    pub(crate) fn tie(&mut self, left: ArticleId, right: ArticleId) {
        let (left, right) = (self.first(left).0, self.first(right).0);
        self.earlier[left.max(right) as usize] = left.min(right);
    }

    /// The first member of an article's family.
    pub(crate) fn first(&mut self, article: ArticleId) -> ArticleId {
        let mut at = article.0;
        while self.earlier[at as usize] != at {
            // Half the way is left for who asks next.
            self.earlier[at as usize] = self.earlier[self.earlier[at as usize] as usize];
            at = self.earlier[at as usize];
        }
        ArticleId(at)
    }

    /// The families of two articles or more, by their first members; who is tied to no other is in none.
    pub(crate) fn into_several(mut self) -> Vec<Vec<ArticleId>> {
        let articles = (0..self.earlier.len() as u32).map(ArticleId);
        let mut all: Vec<_> = articles.map(|one| (self.first(one), one)).collect();
        all.sort_unstable();
        let families = all.chunk_by(|one, next| one.0 == next.0);
        let several = families.filter(|family| family.len() > 1);
        several
            .map(|family| family.iter().map(|(_, one)| *one).collect())
            .collect()
    }
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
        assert_eq!(families(&[(5, 4), (1, 0)]), [vec![0, 1], vec![4, 5]]);
        assert_eq!(families(&[]), Vec::<Vec<u32>>::new());
    }

    #[test]
    fn a_long_chain_is_one_family() {
        let ties: Vec<_> = (0..99_999).rev().map(|at| (at, at + 1)).collect();
        let mut connected = tied(100_000, &ties);
        assert_eq!(connected.first(ArticleId(99_999)), ArticleId(0));
        assert_eq!(connected.into_several().len(), 1);
    }

    fn families(ties: &[(u32, u32)]) -> Vec<Vec<u32>> {
        let families = tied(6, ties).into_several();
        let numbers = |family: Vec<ArticleId>| family.iter().map(|one| one.0).collect();
        families.into_iter().map(numbers).collect()
    }

    fn tied(articles: usize, ties: &[(u32, u32)]) -> Connected {
        let mut connected = Connected::of(articles);
        for (left, right) in ties {
            connected.tie(ArticleId(*left), ArticleId(*right));
        }
        connected
    }
}
