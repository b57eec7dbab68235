//! Finding: an archive to its verified matches.

use std::io;

use crate::reuse::{Overlap, Settings};

use super::check::{Checked, check};
use super::copies::{CROWD, Copies};
use super::exact::exact_candidates;
use super::pairs::{Candidates, candidates};
use super::read::Archive;

/// How pairs are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// By sketches: fast, and sure to the recall that was asked for.
    Sketches,
    /// By prefixes: every pair there is.
    Exact,
}

/// Two articles that are near-duplicates, verified.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kin {
    /// The earlier by date and id.
    pub left: u32,
    /// The other.
    pub right: u32,
    /// How much they share as wholes.
    pub overlap: Overlap,
    /// Whether they are the same word for word.
    pub same: bool,
}

/// What a run over an archive found.
#[derive(Debug, Default)]
pub struct Found {
    /// Matches, by the places of their articles in the input.
    pub matches: Vec<Kin>,
    /// Candidate pairs that were verified.
    pub candidates: usize,
    /// The chance that a pair at the threshold is found.
    pub expected_recall: f64,
    /// Band keys shared by so many articles that only neighbours by sketch were paired.
    pub hot_buckets: usize,
    /// The articles of the largest of them.
    pub hottest: usize,
    /// Texts with so many copies that each is tied to the first alone.
    pub crowds: usize,
}

/// Finds the pairs of resemblance [`Settings::threshold`] and more.
///
/// # Errors
/// If a file can't be read again.
pub fn find(archive: &Archive, settings: &Settings, search: Search) -> io::Result<Found> {
    let (columns, plan) = (&archive.columns, &archive.plan);
    let copies = Copies::of(columns);
    let (candidates, expected_recall) = match search {
        Search::Sketches => by_sketches(archive, &copies, settings),
        Search::Exact => (by_prefixes(archive, &copies, settings)?, 1.0),
    };
    let checked = check(&archive.files, columns, &candidates.pairs, plan)?;
    let alike = |pair: &&Checked| pair.overlap.resemblance >= settings.threshold;
    let mut matches: Vec<Kin> = checked
        .iter()
        .filter(alike)
        .flat_map(|pair| apart(pair, &copies))
        .collect();
    matches.extend(copies.pairs().map(|(left, right)| identical(left, right)));
    matches.sort_unstable_by_key(|kin| (kin.left, kin.right));
    for kin in &mut matches {
        put_earlier_left(kin, archive);
    }
    Ok(Found {
        matches,
        candidates: candidates.pairs.len(),
        expected_recall,
        hot_buckets: candidates.hot_buckets,
        hottest: candidates.hottest,
        crowds: copies.crowds(),
    })
}

fn by_sketches(archive: &Archive, copies: &Copies, settings: &Settings) -> (Candidates, f64) {
    let (values, banding) = (settings.sketch_values, archive.plan.banding);
    let margin = Margin::of(values, settings.threshold);
    let (columns, articles) = (&archive.columns, &copies.firsts);
    let candidates = candidates(columns, articles, banding.bands, values, margin.agreeing);
    (candidates, banding.chance(settings.threshold) * margin.kept)
}

fn by_prefixes(archive: &Archive, copies: &Copies, settings: &Settings) -> io::Result<Candidates> {
    let (files, columns, plan) = (&archive.files, &archive.columns, &archive.plan);
    let pairs = exact_candidates(files, columns, &copies.firsts, plan, settings.threshold)?;
    Ok(Candidates {
        pairs,
        ..Candidates::default()
    })
}

/// A verified pair of texts to the pairs of their copies; of crowds, the pairs of their firsts.
fn apart(pair: &Checked, copies: &Copies) -> Vec<Kin> {
    let (mut lefts, mut rights) = (copies.with(pair.left), copies.with(pair.right));
    if lefts.len() * rights.len() > CROWD {
        lefts.truncate(1);
        rights.truncate(1);
    }
    let overlap = pair.overlap;
    let pairs = lefts
        .iter()
        .flat_map(|left| rights.iter().map(|right| (*left, *right)));
    let kin = pairs.map(|(left, right)| Kin {
        left: left.min(right),
        right: left.max(right),
        overlap: if left < right {
            overlap
        } else {
            turned(overlap)
        },
        same: false,
    });
    kin.collect()
}

fn identical(left: u32, right: u32) -> Kin {
    let overlap = Overlap {
        resemblance: 1.0,
        left_containment: 1.0,
        right_containment: 1.0,
    };
    Kin {
        left,
        right,
        overlap,
        same: true,
    }
}

fn put_earlier_left(kin: &mut Kin, archive: &Archive) {
    let age = |i: u32| {
        let published = archive.published(i);
        (published.is_empty(), published, archive.id(i), i)
    };
    if age(kin.right) < age(kin.left) {
        std::mem::swap(&mut kin.left, &mut kin.right);
        kin.overlap = turned(kin.overlap);
    }
}

fn turned(overlap: Overlap) -> Overlap {
    Overlap {
        left_containment: overlap.right_containment,
        right_containment: overlap.left_containment,
        ..overlap
    }
}

/// How far below the threshold an estimate may lie before a candidate is dropped unverified.
struct Margin {
    /// Tags that must agree.
    agreeing: usize,
    /// The chance, at least, that a pair at the threshold has as many.
    kept: f64,
}

impl Margin {
    /// Five standard errors: of pairs at the threshold, fewer than one in a million are dropped.
    fn of(values: usize, threshold: f64) -> Self {
        let values = values as f64;
        // Two tags of different values agree by chance once in 256.
        let agree = threshold + (1.0 - threshold) / 256.0;
        let error = (values * agree * (1.0 - agree)).sqrt();
        Self {
            agreeing: (values * agree - 5.0 * error).max(0.0) as usize,
            kept: 1.0 - 1e-6,
        }
    }
}
