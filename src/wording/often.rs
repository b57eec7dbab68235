//! Often: how often a word is met in texts, judged by the forms and sentences of the entries themselves.

use std::collections::BTreeMap;

use crate::text::Tokens;

use super::index::Matched;
use super::parts::{ANY, NUMBER};
use super::words::Words;

/// How often the words of some forms are met.
#[derive(Debug, Default)]
pub(super) struct Often {
    counts: BTreeMap<u64, u64>,
    all: u64,
}

/// Of so many words one is a number.
const NUMBERS: u64 = 30;
/// Of so many times that the rarer of two words is met, it stands beside the other once, though chance says less.
const TOGETHER: u64 = 16;

impl Often {
    /// How often the words of these entries' forms are met.
    pub(super) fn of(entries: &[Matched]) -> Self {
        let mut often = Self::default();
        for entry in entries {
            for form in entry.forms.iter().chain(entry.unless) {
                form.parts().words().for_each(|word| often.meet(word));
            }
        }
        for sentence in entries.iter().flat_map(|entry| entry.sentences).flatten() {
            let words = Words::hashes_of(&Tokens::of(sentence, 0));
            let known = words
                .into_iter()
                .filter(|word| often.counts.contains_key(word));
            let known: Vec<u64> = known.collect();
            known.into_iter().for_each(|word| often.meet(word));
        }
        often
    }

    fn meet(&mut self, word: u64) {
        *self.counts.entry(word).or_default() += 1;
        self.all += 1;
    }

    /// The words, and how often each is met.
    pub(super) fn words(&self) -> impl Iterator<Item = (u64, u64)> {
        self.counts.iter().map(|(word, count)| (*word, *count))
    }

    /// How often `first` is met before `second`, by a scale of its own.
    pub(super) fn pair(&self, first: u64, second: u64) -> u64 {
        let [first, second] = [first, second].map(|word| match word {
            ANY => self.all,
            NUMBER => self.all / NUMBERS,
            _ => self.counts.get(&word).copied().unwrap_or_default(),
        });
        let together = first.min(second).saturating_mul(self.all) / TOGETHER;
        first.saturating_mul(second).max(together)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hash;
    use crate::wording::entry::EntryId;
    use crate::wording::pattern::Pattern;

    #[test]
    fn small_words_are_met_more_often_than_large_ones() {
        let forms = [Pattern::parse("the chaos").expect("a form")];
        let fires = [
            "The council saw the chaos.".to_owned(),
            "The end.".to_owned(),
        ];
        let often = Often::of(&[Matched {
            entry: EntryId(0),
            forms: &forms,
            unless: &[],
            part: None,
            sentences: [&fires, &[]],
        }]);
        let [the, chaos] = ["the", "chaos"].map(hash);
        assert_eq!(often.words().map(|(_, count)| count).sum::<u64>(), 6);
        assert!(often.pair(chaos, ANY) < often.pair(the, ANY));
        assert!(often.pair(the, chaos) < often.pair(chaos, ANY));
        assert_eq!(often.pair(hash("council"), ANY), 0);
    }
}
