//! Runs: the words that one part of a form may stand for, laid out so that most are passed over at a glance.

use std::ops::Range;

use super::pattern::ANY;
use super::words::Words;

/// Runs of words, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Runs {
    /// The first word of each.
    pub(super) heads: Vec<u64>,
    /// How many of them begin with a number or any word: these come first.
    wild: usize,
    /// All their words, one run behind another.
    words: Vec<u64>,
    /// Where each run ends among them.
    ends: Vec<u32>,
}

impl Runs {
    /// These runs, none of which is empty.
    pub(super) fn of(mut runs: Vec<Vec<u64>>) -> Self {
        runs.sort_unstable();
        let heads: Vec<u64> = runs.iter().map(|run| run[0]).collect();
        let mut end = 0;
        let ends = runs.iter().map(|run| {
            end += run.len() as u32;
            end
        });
        Self {
            // NUMBER and ANY are smaller than the hash of any word, by design of the one and all but surely of the other.
            wild: heads.iter().take_while(|head| **head <= ANY).count(),
            ends: ends.collect(),
            words: runs.concat(),
            heads,
        }
    }

    /// Each run.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[u64]> {
        (0..self.heads.len()).map(|nth| self.run(nth))
    }

    /// One run.
    pub(super) fn run(&self, nth: usize) -> &[u64] {
        let begin = if nth == 0 { 0 } else { self.ends[nth - 1] };
        &self.words[begin as usize..self.ends[nth] as usize]
    }

    /// The runs that word `at` may begin, by their heads alone; none where the text is over.
    pub(super) fn likely(
        &self,
        words: &Words,
        at: usize,
        end: usize,
    ) -> impl Iterator<Item = usize> + use<> {
        if at >= end {
            return (0..0).chain(0..0);
        }
        (0..self.wild).chain(self.beginning_with(words.hash(at)))
    }

    fn beginning_with(&self, word: u64) -> Range<usize> {
        let tame = &self.heads[self.wild..];
        let first = match tame {
            [only] => usize::from(*only != word),
            _ => tame.partition_point(|head| *head < word),
        };
        let same = tame[first..].iter().take_while(|head| **head == word);
        let first = self.wild + first;
        first..first + same.count()
    }
}
