//! Pilots: a perfect hash, which gives each of some words a slot of its own.
//!
//! By displacement (Belazzougui, Botelho and Dietzfelbinger 2009): words fall into small groups, and each group has a
//! pilot that leads all of its words to free slots. So a look costs the same, and takes no turn that a processor might
//! guess wrong, whether the word is known or not.

use std::cmp::Reverse;

/// Where each of some words stands, by its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pilots {
    pilots: Vec<u16>,
    slots: usize,
}

/// Words to a group, about.
const GROUP: usize = 3;

impl Pilots {
    /// The pilots of these words, of which no two have the same hash.
    pub(super) fn of(hashes: &[u64]) -> Self {
        let mut slots = (hashes.len() * 5 / 4).next_power_of_two().max(2);
        loop {
            if let Some(pilots) = Self::to_slots(slots, hashes) {
                return pilots;
            }
            slots *= 2;
        }
    }

    /// The pilots that [`Pilots::parts`] gave.
    pub(super) fn laid_out(pilots: Vec<u16>, slots: usize) -> Self {
        Self { pilots, slots }
    }

    /// The pilot of each group, and how many slots there are.
    pub(super) fn parts(&self) -> (&[u16], usize) {
        (&self.pilots, self.slots)
    }

    /// How many slots there are; some are free.
    pub(super) fn slots(&self) -> usize {
        self.slots
    }

    /// The slot of the word of this hash; that of any word for one that is not known.
    #[inline]
    pub(super) fn slot(&self, hash: u64) -> usize {
        let pilot = self.pilots[group(hash, self.pilots.len())];
        slot(hash, pilot, self.slots)
    }

    fn to_slots(slots: usize, hashes: &[u64]) -> Option<Self> {
        let mut pilots = vec![0; (hashes.len() / GROUP).next_power_of_two()];
        let mut taken = vec![false; slots];
        for (group, members) in grouped(hashes, pilots.len()) {
            let pilot = pilot(&members, &taken)?;
            pilots[group] = pilot;
            for hash in members {
                taken[slot(hash, pilot, slots)] = true;
            }
        }
        Some(Self { pilots, slots })
    }
}

/// The groups that have members, the largest first.
fn grouped(hashes: &[u64], count: usize) -> Vec<(usize, Vec<u64>)> {
    let mut groups = vec![vec![]; count];
    for hash in hashes {
        groups[group(*hash, count)].push(*hash);
    }
    let mut groups: Vec<_> = groups.into_iter().enumerate().collect();
    groups.retain(|(_, members)| !members.is_empty());
    groups.sort_by_key(|(_, members)| Reverse(members.len()));
    groups
}

/// The first pilot that leads each of these to a slot of its own that is not taken.
fn pilot(members: &[u64], taken: &[bool]) -> Option<u16> {
    (0..=u16::MAX).find(|pilot| {
        let slots = || members.iter().map(|hash| slot(*hash, *pilot, taken.len()));
        let is_new = |(nth, slot): (usize, usize)| {
            !taken[slot] && slots().take(nth).all(|other| other != slot)
        };
        slots().enumerate().all(is_new)
    })
}

/// The group of a word among `count`, a power of two.
#[inline]
fn group(hash: u64, count: usize) -> usize {
    hash as usize & (count - 1)
}

/// The slot to which a pilot leads a word, among `count`, a power of two.
#[inline]
fn slot(hash: u64, pilot: u16, count: usize) -> usize {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let led = (hash ^ u64::from(pilot).wrapping_mul(ODD)).wrapping_mul(ODD);
    (led >> 32) as usize & (count - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hash;

    #[test]
    fn each_word_has_a_slot_of_its_own() {
        for count in [0, 1, 2, 3, 100, 5000] {
            let hashes: Vec<u64> = (0..count).map(hash_of).collect();
            let pilots = Pilots::of(&hashes);
            let mut slots: Vec<usize> = hashes.iter().map(|hash| pilots.slot(*hash)).collect();
            slots.sort_unstable();
            slots.dedup();
            assert_eq!(slots.len(), hashes.len());
            assert!(slots.iter().all(|slot| *slot < pilots.slots()));
        }
    }

    fn hash_of(nth: u64) -> u64 {
        hash(&format!("word{nth}"))
    }
}
