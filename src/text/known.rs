//! Known words: what a few fixed lists say of a word, found by its hash.

use super::hash::hash;

/// Words with one bit for each list they stand in.
///
/// Each stands in one of two slots (cuckoo hashing: Pagh and Rodler 2004), so that a look costs the same, and takes
/// no turn that a processor might guess wrong, whether the word is known or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    slots: Vec<(u64, u32)>,
}

/// Words moved for one more before the table is made larger.
const MOST_MOVES: usize = 64;

impl Default for Known {
    fn default() -> Self {
        Self::of_hashes(vec![])
    }
}

impl Known {
    /// The table of these lists; a word that stands in several has the bits of all.
    pub(crate) fn of(lists: &[(&[&str], u32)]) -> Self {
        let words = lists.iter().flat_map(|(words, bits)| {
            let hashed = words.iter().map(|word| hash(word));
            hashed.map(|hash| (hash, *bits))
        });
        Self::of_hashes(words.collect())
    }

    /// The same of words that are hashes already.
    pub(crate) fn of_hashes(mut words: Vec<(u64, u32)>) -> Self {
        words.sort_unstable();
        words.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 |= next.1;
            }
            same
        });
        let mut size = (words.len() * 2).next_power_of_two().max(2);
        loop {
            if let Some(known) = Self::in_slots(size, &words) {
                return known;
            }
            size *= 2;
        }
    }

    fn in_slots(size: usize, words: &[(u64, u32)]) -> Option<Self> {
        let slots = vec![(0, 0); size];
        let mut known = Self { slots };
        let placed = words.iter().all(|word| known.place(*word));
        placed.then_some(known)
    }

    fn place(&mut self, mut word: (u64, u32)) -> bool {
        let mut slot = self.homes(word.0)[0];
        for _ in 0..MOST_MOVES {
            word = std::mem::replace(&mut self.slots[slot], word);
            if word.1 == 0 {
                return true;
            }
            let [one, other] = self.homes(word.0);
            slot = if slot == one { other } else { one };
        }
        false
    }

    /// The bits of the word of this hash; 0 for one that stands in no list.
    #[inline]
    pub(crate) fn bits(&self, hash: u64) -> u32 {
        let in_slot = |slot: usize| {
            let (of, bits) = self.slots[slot];
            bits * u32::from(of == hash)
        };
        let [one, other] = self.homes(hash);
        in_slot(one) | in_slot(other)
    }

    #[inline]
    fn homes(&self, hash: u64) -> [usize; 2] {
        let mask = self.slots.len() - 1;
        [hash as usize & mask, (hash >> 32) as usize & mask]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_bits_of_every_list_it_stands_in() {
        let known = Known::of(&[(&["said", "told"], 1), (&["told", "was", "is"], 2)]);
        let bits = ["said", "told", "was", "is", "be"].map(|word| known.bits(hash(word)));
        assert_eq!(bits, [1, 3, 2, 2, 0]);
        assert_eq!(Known::of(&[]).bits(7), 0);
    }

    #[test]
    fn many_words_are_all_kept() {
        let words: Vec<String> = (0..2000).map(|nth| format!("word{nth}")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let known = Known::of(&[(&words, 4)]);
        assert!(words.iter().all(|word| known.bits(hash(word)) == 4));
    }
}
