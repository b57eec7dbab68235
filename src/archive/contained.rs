//! Contained articles: briefs that stand, whole or nearly, inside longer ones.
//!
//! Of each article its few least shingles are kept, an even draw from all of them (Broder 1997). Every
//! article is read again and asked which of these probes it holds; one that holds about as many of a
//! brief's probes as the containment asks for makes a candidate pair with it.

use std::fs::File;
use std::io;

use crate::exact::power;
use crate::parallel;
use crate::reuse::{Settings, Shingle};

use super::again::Again;
use super::columns::Columns;
use super::digest::Plan;
use super::filter::Filter;

/// Shingles kept of each article.
pub(super) const PROBES: usize = 16;

/// Articles of one probe from which on it is a commonplace and asked for no more.
const HOT: usize = 400;

/// Articles that one task reads.
const TASK: usize = 512;

/// Bytes an article that one reading for probes takes.
const COST: usize = PROBES * (8 + Filter::BITS / 8);

/// Pairs that may be one inside the other.
#[derive(Debug, Default)]
pub(super) struct Inside {
    /// The pairs, sorted, each once, the lesser left.
    pub(super) pairs: Vec<(u32, u32)>,
    /// Probes that were set aside as commonplaces.
    pub(super) set_aside: usize,
}

/// Pairs of `articles` of which one may hold [`Settings::containment`] of the other.
///
/// Reads every article once for as many of them as `memory` bytes hold the probes of.
///
/// # Errors
/// If a file can't be read again.
pub(super) fn inside(
    files: &[File],
    columns: &Columns,
    articles: &[u32],
    plan: &Plan,
    settings: &Settings,
) -> io::Result<Inside> {
    let long_enough = |i: &u32| columns.words[*i as usize] as usize >= settings.min_words;
    let briefs: Vec<u32> = articles.iter().copied().filter(long_enough).collect();
    let mut inside = Inside::default();
    for briefs in briefs.chunks((plan.options.memory / COST).max(TASK)) {
        let probes = Probes::of(columns, briefs, settings);
        inside.set_aside += probes.set_aside;
        let tasks: Vec<&[u32]> = articles.chunks(TASK).collect();
        let held = parallel::map(&tasks, |task| {
            let (mut pairs, mut again) = (vec![], Again::of(files, plan));
            for holder in *task {
                let shingles = again.shingles(columns.places[*holder as usize])?;
                probes.held_by(*holder, shingles, &mut pairs);
            }
            Ok(pairs)
        });
        for pairs in held {
            let pairs: io::Result<Vec<(u32, u32)>> = pairs;
            inside.pairs.extend(pairs?);
        }
    }
    inside.pairs.sort_unstable();
    inside.pairs.dedup();
    Ok(inside)
}

/// The chance that a brief at [`Settings::containment`] becomes a candidate, at the least.
pub(super) fn chance(settings: &Settings) -> f64 {
    // The shortest text that counts has as many, unless its words repeat.
    let fewest = (settings.min_words + 1).saturating_sub(settings.shingle_words);
    let chances = (fewest.clamp(1, PROBES)..=PROBES).map(|probes| {
        let needed = needed(probes, settings.containment, settings.recall);
        at_least(needed, probes, settings.containment)
    });
    chances.fold(1.0, f64::min)
}

/// The probes of some articles, sorted, to be looked up in others.
struct Probes {
    /// A probe, spread, and behind it the article it is of.
    keyed: Vec<u64>,
    /// Where those of each top bits begin, and their end.
    begins: Vec<u32>,
    filter: Filter,
    /// For each article, how many of its probes must be held.
    needed: Vec<u8>,
    /// The article that `needed` begins with.
    first: u32,
    set_aside: usize,
}

impl Probes {
    fn of(columns: &Columns, briefs: &[u32], settings: &Settings) -> Self {
        let (first, last) = (briefs[0], briefs[briefs.len() - 1]);
        let keyed = briefs.iter().flat_map(|brief| {
            let probes = columns.probes_of(*brief as usize).iter();
            probes.map(|probe| u64::from(spread(*probe)) << 32 | u64::from(*brief))
        });
        let mut probes = Self {
            keyed: keyed.collect(),
            begins: vec![],
            filter: Filter::default(),
            needed: vec![0; (last - first) as usize + 1],
            first,
            set_aside: 0,
        };
        probes.keyed.sort_unstable();
        probes.drop_commonplaces();
        probes.count_needed(settings);
        let kept = probes.keyed.iter();
        probes.filter = Filter::of(kept.map(|keyed| gathered((keyed >> 32) as u32)));
        probes.note_begins();
        probes
    }

    fn drop_commonplaces(&mut self) {
        let mut kept = vec![];
        for bucket in self.keyed.chunk_by(|a, b| a >> 32 == b >> 32) {
            if bucket.len() > HOT {
                self.set_aside += 1;
            } else {
                kept.extend_from_slice(bucket);
            }
        }
        self.keyed = kept;
    }

    fn count_needed(&mut self, settings: &Settings) {
        for keyed in &self.keyed {
            self.needed[(*keyed as u32 - self.first) as usize] += 1;
        }
        let of = |probes| needed(probes, settings.containment, settings.recall) as u8;
        let needed: Vec<u8> = (0..=PROBES).map(of).collect();
        for probes in &mut self.needed {
            *probes = needed[*probes as usize];
        }
    }

    /// Adds the pairs of `holder` and each brief of which it holds as many probes as needed.
    fn held_by(&self, holder: u32, shingles: &[Shingle], pairs: &mut Vec<(u32, u32)>) {
        let mut met: Vec<u32> = shingles.iter().map(|one| probe(*one)).collect();
        met.retain(|probe| self.filter.may_hold(*probe));
        met.sort_unstable();
        met.dedup();
        let mut held: Vec<u32> = met
            .iter()
            .flat_map(|probe| self.briefs_of(*probe))
            .collect();
        held.sort_unstable();
        for of_one in held.chunk_by(|a, b| a == b) {
            let brief = of_one[0];
            let needed = self.needed[(brief - self.first) as usize];
            if brief != holder && of_one.len() >= usize::from(needed) {
                pairs.push((brief.min(holder), brief.max(holder)));
            }
        }
    }

    /// Notes for every two probes or so where they begin, so that a look finds them.
    fn note_begins(&mut self) {
        let parts = (self.keyed.len() / 2).next_power_of_two().max(2);
        self.begins = vec![0; parts + 1];
        for keyed in &self.keyed {
            self.begins[part(*keyed, parts) + 1] += 1;
        }
        for part in 0..parts {
            self.begins[part + 1] += self.begins[part];
        }
    }

    fn briefs_of(&self, probe: u32) -> impl Iterator<Item = u32> {
        let wanted = u64::from(spread(probe));
        let part = part(wanted << 32, self.begins.len() - 1);
        let (begin, end) = (self.begins[part] as usize, self.begins[part + 1] as usize);
        let near = &self.keyed[begin..end];
        let from = near.partition_point(|keyed| keyed >> 32 < wanted);
        let same = near[from..].iter();
        same.take_while(move |keyed| **keyed >> 32 == wanted)
            .map(|keyed| *keyed as u32)
    }
}

/// The least hashes lie close together; this spreads them evenly, no two into one.
fn spread(probe: u32) -> u32 {
    probe.wrapping_mul(0x9E37_79B1)
}

/// The probe that was spread: the product of both factors is 1.
fn gathered(spread: u32) -> u32 {
    spread.wrapping_mul(0x0E8B_2F51)
}

/// Which of `parts`, a power of two, a keyed article belongs to, by its top bits.
fn part(keyed: u64, parts: usize) -> usize {
    (keyed >> (64 - parts.ilog2())) as usize
}

/// What is kept of a shingle as a probe: its high half, by which the least are chosen.
pub(super) fn probe(shingle: Shingle) -> u32 {
    (shingle.0 >> 32) as u32
}

/// The most probes of `probes` that a brief of this containment has held with a chance of `recall`; at least one.
fn needed(probes: usize, containment: f64, recall: f64) -> usize {
    let needed = (1..=probes).rev();
    let sure = |needed: &usize| at_least(*needed, probes, containment) >= recall;
    needed.into_iter().find(sure).unwrap_or(1)
}

/// The chance that at least `least` of `trials` come out, each with the chance `one`.
fn at_least(least: usize, trials: usize, one: f64) -> f64 {
    let mut ways = 1.0;
    let mut chance = 0.0;
    for hits in 0..=trials {
        if hits >= least {
            chance += ways * power(one, hits) * power(1.0 - one, trials - hits);
        }
        ways *= (trials - hits) as f64 / (hits + 1) as f64;
    }
    chance
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_probes_are_asked_for_as_the_recall_allows() {
        assert!((at_least(1, 2, 0.5) - 0.75).abs() < 1e-12);
        assert_eq!(needed(16, 1.0, 0.995), 16);
        let needed = needed(16, 0.8, 0.995);
        assert!(at_least(needed, 16, 0.8) >= 0.995 && at_least(needed + 1, 16, 0.8) < 0.995);
        assert!(chance(&Settings::default()) >= 0.995);
    }

    #[test]
    fn what_is_spread_can_be_gathered() {
        for probe in [0, 1, 77, u32::MAX] {
            assert_eq!(gathered(spread(probe)), probe);
        }
    }
}
