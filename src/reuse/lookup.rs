//! Lookup: the shingles of one article, spread over a table, to be asked for those of others.

use super::shingle::Shingle;

/// Shingles up to which they are given room to spare, for it fits in the nearest memory.
const MANY: usize = 1024;

/// A set of shingles that says at once whether it holds one.
///
/// It is emptied and filled again without giving its memory back.
#[derive(Debug, Default)]
pub struct Lookup {
    /// Each shingle at the place of its top bits, or behind that; 0 for nothing.
    slots: Vec<u64>,
    shift: u32,
}

impl Lookup {
    /// Holds these shingles and no others; one that is given again is taken out.
    pub fn fill(&mut self, shingles: &mut Vec<Shingle>) {
        let room = if shingles.len() <= MANY { 4 } else { 2 };
        let slots = (shingles.len() * room).next_power_of_two().max(2);
        self.slots.clear();
        self.slots.resize(slots, 0);
        self.shift = 64 - slots.trailing_zeros();
        shingles.retain(|shingle| self.insert(*shingle));
    }

    /// How many of these it holds.
    pub fn count(&self, shingles: &[Shingle]) -> usize {
        let held = |shingle: &Shingle| self.slots[self.slot(*shingle)] != 0;
        shingles.iter().map(|one| usize::from(held(one))).sum()
    }

    /// Whether it was not there.
    fn insert(&mut self, shingle: Shingle) -> bool {
        let slot = self.slot(shingle);
        std::mem::replace(&mut self.slots[slot], key(shingle)) == 0
    }

    /// Where a shingle is, or would be.
    #[inline(always)]
    fn slot(&self, shingle: Shingle) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = (key(shingle) >> self.shift) as usize;
        while self.slots[slot & last] != 0 && self.slots[slot & last] != key(shingle) {
            slot += 1;
        }
        slot & last
    }
}

/// 0 marks what is free, so the one shingle of that value passes for its neighbour.
fn key(shingle: Shingle) -> u64 {
    shingle.0.max(1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_holds_what_it_was_filled_with(
            first in prop::collection::vec(1_u64..90, 0..99),
            other in prop::collection::vec(1_u64..90, 0..99),
        ) {
            // The last of these all want one place.
            let shingles = |of: &[u64]| of.iter().map(|one| Shingle(one << 57 | one)).collect::<Vec<_>>();
            let (mut set, mut lookup) = (shingles(&first), Lookup::default());
            lookup.fill(&mut shingles(&other));
            lookup.fill(&mut set);
            let distinct: BTreeSet<u64> = first.iter().copied().collect();
            prop_assert_eq!(set.len(), distinct.len());
            let held = other.iter().filter(|one| distinct.contains(one)).count();
            prop_assert_eq!(lookup.count(&shingles(&other)), held);
        }
    }
}
