//! The vocabulary: the words that the forms of an index hold, each with its number.

use super::pilots::Pilots;

/// Words by their hashes, numbered in the order they were given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Vocabulary {
    pilots: Pilots,
    /// The number of a word in the lowest bits, and in the others those of its hash; so the table stays small, and no
    /// more than one in billions of words that it does not hold is taken for one that it does.
    slots: Vec<u64>,
    /// The bits of a number, all set.
    numbers: u64,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self::of(&[], 1)
    }
}

impl Vocabulary {
    /// The vocabulary of the words of these hashes; the number of the first is `first`, which is not 0.
    pub(super) fn of(hashes: &[u64], first: u32) -> Self {
        let pilots = Pilots::of(hashes);
        let mut slots = vec![0; pilots.slots()];
        let numbers = (hashes.len() as u64 + u64::from(first)).next_power_of_two() - 1;
        for (hash, number) in hashes.iter().zip(u64::from(first)..) {
            slots[pilots.slot(*hash)] = hash & !numbers | number;
        }
        Self {
            pilots,
            slots,
            numbers,
        }
    }

    /// The vocabulary that [`Vocabulary::parts`] are of.
    pub(super) fn laid_out(pilots: Vec<u16>, slots: Vec<u64>, numbers: u64) -> Self {
        Self {
            pilots: Pilots::laid_out(pilots, slots.len()),
            slots,
            numbers,
        }
    }

    /// What [`Vocabulary::laid_out`] takes.
    pub(super) fn parts(&self) -> (&[u16], &[u64], u64) {
        (self.pilots.parts().0, &self.slots, self.numbers)
    }

    /// The number of the word of this hash; 0 for one that no form holds.
    #[inline]
    pub(super) fn number(&self, hash: u64) -> u32 {
        let slot = self.slots[self.pilots.slot(hash)];
        let same = (slot ^ hash) & !self.numbers == 0;
        (slot & self.numbers) as u32 * u32::from(same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hash;

    #[test]
    fn each_word_has_its_number_and_others_have_none() {
        let hashes: Vec<u64> = (0..3000).map(|nth| hash(&format!("word{nth}"))).collect();
        let vocabulary = Vocabulary::of(&hashes, 3);
        for (hash, number) in hashes.iter().zip(3..) {
            assert_eq!(vocabulary.number(*hash), number);
        }
        for nth in 3000..9000 {
            assert_eq!(vocabulary.number(hash(&format!("word{nth}"))), 0);
        }
        assert_eq!(Vocabulary::default().number(hash("word")), 0);
    }
}
