//! Copies: articles that are word for word the same pass as one, and are told apart again after.

use super::columns::Columns;

/// Copies of one text from which on each is tied to the first alone, not to every other.
pub(super) const CROWD: usize = 400;

/// Articles by their words.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// The first article of each text that has words, in reading order.
    pub(super) firsts: Vec<u32>,
    /// Texts that several articles share: the first article and all others, in reading order.
    groups: Vec<Vec<u32>>,
}

impl Copies {
    /// The copies among all articles.
    pub(super) fn of(columns: &Columns) -> Self {
        let mut keyed: Vec<(u64, u32, u32)> = (0..columns.len())
            .filter(|article| columns.words[*article] > 0)
            .map(|i| (columns.wholes[i], columns.words[i], i as u32))
            .collect();
        keyed.sort_unstable();
        let mut copies = Self::default();
        for same in keyed.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            copies.firsts.push(same[0].2);
            if same.len() > 1 {
                copies
                    .groups
                    .push(same.iter().map(|(_, _, article)| *article).collect());
            }
        }
        copies.firsts.sort_unstable();
        copies.groups.sort_unstable();
        copies
    }

    /// The articles with the text of `first`, itself among them.
    pub(super) fn with(&self, first: u32) -> Vec<u32> {
        let found = self.groups.binary_search_by_key(&first, |group| group[0]);
        found.map_or_else(|_| vec![first], |nth| self.groups[nth].clone())
    }

    /// All pairs of copies; of a crowd, the pairs with its first.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (u32, u32)> {
        self.groups.iter().flat_map(|group| {
            let lefts = if group.len() > CROWD { 1 } else { group.len() };
            let lefts = group[..lefts].iter().enumerate();
            lefts.flat_map(|(nth, left)| group[nth + 1..].iter().map(|right| (*left, *right)))
        })
    }

    /// How many crowds there are.
    pub(super) fn crowds(&self) -> usize {
        self.groups
            .iter()
            .filter(|group| group.len() > CROWD)
            .count()
    }
}
