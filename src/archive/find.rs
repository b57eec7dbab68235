//! Finding: an archive to its verified matches.

use std::io;

use crate::reuse::{Overlap, Relation, Settings};

use super::check::{Checked, check};
use super::contained;
use super::copies::{CROWD, Copies};
use super::exact::exact_candidates;
use super::options::Briefs;
use super::pairs::{Candidates, candidates};
use super::read::Archive;
use super::short::{self, short};

/// How pairs are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// By sketches: fast, and sure to the recall that was asked for.
    Sketches,
    /// By prefixes: every pair there is.
    Exact,
}

/// Two articles that are near-duplicates, or one inside the other, verified.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kin {
    /// The earlier by date and id.
    pub left: u32,
    /// The other.
    pub right: u32,
    /// How much they share as wholes.
    pub overlap: Overlap,
    /// What that makes of the pair.
    pub relation: Relation,
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
    /// The chance that an article at the containment is found inside another, where that was asked for.
    pub containment_recall: Option<f64>,
    /// Runs of words held by so many articles that they were set aside where articles inside others
    /// were looked for, or tried between neighbours alone among short texts.
    pub commonplaces: usize,
    /// Band keys shared by so many articles that only neighbours by sketch were paired.
    pub hot_buckets: usize,
    /// The articles of the largest of them.
    pub hottest: usize,
    /// Texts with so many copies that each is tied to the first alone.
    pub crowds: usize,
}

/// Finds the pairs of resemblance [`Settings::threshold`] and more: of shingles, or, where that is less, of word pairs
/// for two texts of fewer than thirty words; and those of which one holds [`Settings::containment`] of the
/// other, if the archive was read for it.
///
/// # Errors
/// If a file can't be read again.
pub fn find(archive: &Archive, settings: &Settings, search: Search) -> io::Result<Found> {
    let (files, columns, plan) = (&archive.files, &archive.columns, &archive.plan);
    let copies = Copies::of(columns);
    let (candidates, expected_recall) = match search {
        Search::Sketches => by_sketches(archive, &copies, settings)?,
        Search::Exact => (by_prefixes(archive, &copies, settings)?, 1.0),
    };
    let mut found = Found {
        candidates: candidates.pairs.len(),
        expected_recall,
        hot_buckets: candidates.hot_buckets,
        hottest: candidates.hottest,
        crowds: copies.crowds(),
        ..Found::default()
    };
    let mut alike = check(files, columns, &candidates.pairs, plan)?;
    alike.retain(|pair| pair.overlap.resemblance >= settings.threshold);
    let hot = match search {
        Search::Sketches => short::HOT,
        Search::Exact => usize::MAX,
    };
    add_short(archive, &copies, settings, hot, &mut alike, &mut found)?;
    let matches = alike.iter().flat_map(|pair| apart(pair, &copies, settings));
    found.matches = matches.collect();
    if plan.options.briefs == Briefs::Sought {
        add_inside(archive, &copies, settings, &alike, &mut found)?;
    }
    let same = copies.pairs().map(|(left, right)| identical(left, right));
    found.matches.extend(same);
    found
        .matches
        .sort_unstable_by_key(|kin| (kin.left, kin.right));
    for kin in &mut found.matches {
        put_earlier_left(kin, archive);
    }
    Ok(found)
}

fn by_sketches(
    archive: &Archive,
    copies: &Copies,
    settings: &Settings,
) -> io::Result<(Candidates, f64)> {
    let banding = archive.plan.banding;
    let margin = Margin::of(settings.sketch_values, settings.threshold);
    let (sketches, articles) = (&archive.sketches, &copies.firsts);
    let candidates = candidates(sketches, articles, banding.bands, margin.agreeing)?;
    let recall = banding.chance(settings.threshold) * margin.kept;
    Ok((candidates, recall))
}

fn by_prefixes(archive: &Archive, copies: &Copies, settings: &Settings) -> io::Result<Candidates> {
    let (files, columns, plan) = (&archive.files, &archive.columns, &archive.plan);
    let (articles, threshold) = (&copies.firsts, settings.threshold);
    let met = exact_candidates(files, columns, articles, plan, threshold, usize::MAX)?;
    Ok(Candidates {
        pairs: met.pairs,
        ..Candidates::default()
    })
}

/// Adds the pairs that only the rule for short texts finds.
///
/// Those that resemble each other well enough by whole shingles too, and were missed, are told by these: what a pair is
/// told to share must not hang on how it was found.
fn add_short(
    archive: &Archive,
    copies: &Copies,
    settings: &Settings,
    hot: usize,
    alike: &mut Vec<Checked>,
    found: &mut Found,
) -> io::Result<()> {
    let (files, columns, plan) = (&archive.files, &archive.columns, &archive.plan);
    let short = short(files, columns, &copies.firsts, plan, settings, hot)?;
    found.candidates += short.candidates;
    found.commonplaces += short.hot;
    alike.sort_unstable_by_key(ends);
    let missed = short.pairs.iter().map(ends);
    let missed = missed.filter(|pair| alike.binary_search_by_key(pair, ends).is_err());
    let mut missed = check(files, columns, &missed.collect::<Vec<_>>(), plan)?;
    missed.retain(|pair| pair.overlap.resemblance >= settings.threshold);
    alike.extend(missed);
    alike.extend(short.pairs);
    // The sort is stable: what was counted by whole shingles stands before what was counted by pairs of words.
    alike.sort_by_key(ends);
    alike.dedup_by_key(|pair| ends(pair));
    Ok(())
}

/// Adds the pairs of which one is inside the other, and which are not `alike` as wholes.
fn add_inside(
    archive: &Archive,
    copies: &Copies,
    settings: &Settings,
    alike: &[Checked],
    found: &mut Found,
) -> io::Result<()> {
    let (files, columns, plan) = (&archive.files, &archive.columns, &archive.plan);
    let mut inside = contained::inside(files, columns, &copies.firsts, plan, settings)?;
    inside
        .pairs
        .retain(|pair| alike.binary_search_by_key(pair, ends).is_err());
    let checked = check(files, columns, &inside.pairs, plan)?;
    let long_enough = |i: u32| columns.words[i as usize] as usize >= settings.min_words;
    let holds = |pair: &&Checked| {
        let Overlap {
            left_containment: left,
            right_containment: right,
            ..
        } = pair.overlap;
        (left >= settings.containment && long_enough(pair.left))
            || (right >= settings.containment && long_enough(pair.right))
    };
    let held = checked.iter().filter(holds);
    found
        .matches
        .extend(held.flat_map(|pair| apart(pair, copies, settings)));
    found.candidates += inside.pairs.len();
    found.commonplaces += inside.set_aside;
    found.containment_recall = Some(contained::chance(settings));
    Ok(())
}

fn ends(pair: &Checked) -> (u32, u32) {
    (pair.left, pair.right)
}

/// A verified pair of texts to the pairs of their copies; of a crowd, those of its first.
fn apart(pair: &Checked, copies: &Copies, settings: &Settings) -> Vec<Kin> {
    let told = |first: u32| {
        let mut all = copies.with(first);
        if all.len() > CROWD {
            all.truncate(1);
        }
        all
    };
    let (lefts, rights) = (told(pair.left), told(pair.right));
    let pairs = lefts
        .iter()
        .flat_map(|left| rights.iter().map(|right| (*left, *right)));
    let kin = pairs.map(|(left, right)| {
        let overlap = if left < right {
            pair.overlap
        } else {
            turned(pair.overlap)
        };
        Kin {
            left: left.min(right),
            right: left.max(right),
            overlap,
            relation: relation(overlap, settings),
        }
    });
    kin.collect()
}

/// What an overlap makes of two articles that are not the same.
fn relation(overlap: Overlap, settings: &Settings) -> Relation {
    if overlap.resemblance >= settings.threshold {
        Relation::NearDuplicate
    } else if overlap.right_containment >= settings.containment {
        Relation::Contains
    } else {
        Relation::Contained
    }
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
        relation: Relation::Duplicate,
    }
}

fn put_earlier_left(kin: &mut Kin, archive: &Archive) {
    if archive.age(kin.right) < archive.age(kin.left) {
        std::mem::swap(&mut kin.left, &mut kin.right);
        kin.overlap = turned(kin.overlap);
        kin.relation = match kin.relation {
            Relation::Contains => Relation::Contained,
            Relation::Contained => Relation::Contains,
            other => other,
        };
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
