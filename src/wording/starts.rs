//! Starts: which forms may begin with two given words, found without reading any form.

use super::entry::EntryId;
use super::pattern::{ANY, Opening};

/// A form that may begin here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Start {
    pub(super) entry: EntryId,
    pub(super) form: usize,
}

/// Forms by their first two words, or by the first alone where anything may follow.
///
/// Two openings may share a key by chance. That costs a look at a form that then does not match, and no more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Starts {
    /// One bit a hash of a first word: most words begin no form and are told so here.
    firsts: Vec<u64>,
    /// Open addressing: a key and where its forms begin in `forms`, or an empty slot.
    slots: Vec<(u32, u32)>,
    /// The forms, key by key; the last of a key is marked.
    forms: Vec<Packed>,
}

/// A start in eight bytes, so that the index stays small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Packed {
    entry: u32,
    form: u16,
    last: Last,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    No,
    Yes,
}

impl Packed {
    fn start(self) -> Start {
        Start {
            entry: EntryId(self.entry as usize),
            form: usize::from(self.form),
        }
    }
}

/// Bits of the filter of first words, as a power of two.
const FILTER_BITS: u32 = 18;
const EMPTY: u32 = u32::MAX;

impl Starts {
    /// The index of these openings; their order matters to nothing.
    pub(super) fn of(openings: impl Iterator<Item = (Opening, Start)>) -> Self {
        let mut firsts = vec![0; 1 << (FILTER_BITS - 6)];
        let mut keyed = vec![];
        for (opening, start) in openings {
            mark(&mut firsts, opening.first);
            keyed.push((key(opening.first, opening.second), start));
        }
        keyed.sort_unstable();
        keyed.dedup();
        Self::sorted(firsts, &keyed)
    }

    /// The index of starts in the order of their keys.
    pub(super) fn sorted(firsts: Vec<u64>, keyed: &[(u32, Start)]) -> Self {
        let size = (keyed.len() * 2).next_power_of_two().max(2);
        let mut slots = vec![(0, EMPTY); size];
        let mut forms = Vec::with_capacity(keyed.len());
        for (nth, (key, start)) in keyed.iter().enumerate() {
            if nth == 0 || keyed[nth - 1].0 != *key {
                let free = probe(*key, size).find(|slot| slots[*slot].1 == EMPTY);
                let at = u32::try_from(nth).expect("forms are counted in thousands");
                slots[free.expect("half of the slots stay empty")] = (*key, at);
            }
            let more = keyed.get(nth + 1).is_some_and(|next| next.0 == *key);
            forms.push(Packed {
                entry: u32::try_from(start.entry.0).expect("entries are counted in thousands"),
                form: u16::try_from(start.form).expect("an entry has few forms"),
                last: if more { Last::No } else { Last::Yes },
            });
        }
        Self {
            firsts,
            slots,
            forms,
        }
    }

    /// The filter of first words, and every start with its key in order: what [`Starts::sorted`] takes.
    pub(super) fn columns(&self) -> (&[u64], Vec<(u32, Start)>) {
        let mut keyed = vec![];
        for (key, at) in self.slots.iter().filter(|slot| slot.1 != EMPTY) {
            keyed.extend(self.run(*at).map(|start| (*key, start)));
        }
        keyed.sort_unstable();
        (&self.firsts, keyed)
    }

    /// The forms that may begin with the word of hash `first`, before the word of hash `second`.
    pub(super) fn at(&self, first: u64, second: Option<u64>) -> impl Iterator<Item = Start> + '_ {
        let begins = !self.slots.is_empty() && self.may_begin(first);
        let alone = begins.then(|| key(first, ANY));
        let both = second.filter(|_| begins).map(|second| key(first, second));
        alone
            .into_iter()
            .chain(both)
            .filter_map(|key| self.find(key))
            .flat_map(|at| self.run(at))
    }

    /// Whether any form may begin with the word of hash `first`; sometimes says yes where none does.
    pub(super) fn may_begin(&self, first: u64) -> bool {
        let bit = bit(first);
        self.firsts
            .get(bit / 64)
            .is_some_and(|word| word >> (bit % 64) & 1 == 1)
    }

    fn find(&self, key: u32) -> Option<u32> {
        probe(key, self.slots.len())
            .map(|slot| self.slots[slot])
            .find(|slot| slot.0 == key || slot.1 == EMPTY)
            .filter(|slot| slot.1 != EMPTY)
            .map(|slot| slot.1)
    }

    fn run(&self, at: u32) -> impl Iterator<Item = Start> + '_ {
        let forms = &self.forms[at as usize..];
        let last = forms.iter().position(|form| form.last == Last::Yes);
        forms[..=last.unwrap_or_default()]
            .iter()
            .map(|form| form.start())
    }
}

fn mark(firsts: &mut [u64], first: u64) {
    let bit = bit(first);
    firsts[bit / 64] |= 1 << (bit % 64);
}

fn bit(first: u64) -> usize {
    (first >> (64 - FILTER_BITS)) as usize
}

/// The key of two words: the high half of a product, so that both words' bits count.
fn key(first: u64, second: u64) -> u32 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    ((first.rotate_left(29) ^ second).wrapping_mul(ODD) >> 32) as u32
}

/// The slots in which a key may stand, the likeliest first.
fn probe(key: u32, size: usize) -> impl Iterator<Item = usize> {
    let first = key as usize & (size - 1);
    (first..size).chain(0..first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_found_by_their_first_words_and_by_no_others() {
        let start = |form| Start {
            entry: EntryId(0),
            form,
        };
        let opening = |first, second| Opening { first, second };
        let (one, two, three) = (3 << 50, 5 << 51, 7 << 52);
        let starts = Starts::of(
            [
                (opening(one, ANY), start(0)),
                (opening(one, two), start(1)),
                (opening(one, two), start(2)),
                (opening(two, three), start(3)),
            ]
            .into_iter(),
        );
        let forms = |first, second| {
            starts
                .at(first, second)
                .map(|start| start.form)
                .collect::<Vec<_>>()
        };
        assert_eq!(forms(one, None), [0]);
        assert_eq!(forms(one, Some(two)), [0, 1, 2]);
        assert_eq!(forms(two, Some(three)), [3]);
        assert_eq!(forms(two, Some(one)), [0_usize; 0]);
        assert_eq!(forms(three, Some(one)), [0_usize; 0]);
        let (firsts, keyed) = starts.columns();
        assert_eq!(Starts::sorted(firsts.to_vec(), &keyed), starts);
    }

    #[test]
    fn an_empty_index_finds_nothing() {
        assert_eq!(Starts::default().at(1, Some(2)).count(), 0);
    }
}
