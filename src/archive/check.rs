//! Checks: candidate pairs verified from the words themselves, read a second time.
//!
//! Keeping the shingles of every article would take kilobytes each; reading again those that are in
//! a candidate pair takes half a second run at worst, and no memory.

use std::fs::File;
use std::io;

use crate::parallel;
use crate::reuse::{Connected, Lookup, Overlap, Shingle};

use super::again::Again;
use super::columns::Columns;
use super::digest::Plan;

/// Pairs that one task verifies before it looks for a place to stop.
const TASK: usize = 64;

/// Pairs that one task verifies at most, so that its sets fit in memory.
const LARGEST_TASK: usize = 2048;

/// A verified pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Checked {
    pub(super) left: u32,
    pub(super) right: u32,
    pub(super) overlap: Overlap,
}

/// What each of `pairs` shares, in an order of its own.
///
/// # Errors
/// If a file can't be read again.
pub(super) fn check(
    files: &[File],
    columns: &Columns,
    pairs: &[(u32, u32)],
    plan: &Plan,
) -> io::Result<Vec<Checked>> {
    let families = by_family(columns.len(), pairs);
    let checked = parallel::map(&tasks(&families), |task| {
        check_task(files, columns, task, plan)
    });
    let checked: io::Result<Vec<Vec<Checked>>> = checked.into_iter().collect();
    Ok(checked?.concat())
}

/// A pair, behind the first article of the family that candidate pairs tie it to.
type OfFamily = (u32, (u32, u32));

/// The pairs of one family together, so that an article is read again only once.
fn by_family(articles: usize, pairs: &[(u32, u32)]) -> Vec<OfFamily> {
    let mut connected = Connected::of(articles);
    for (left, right) in pairs {
        connected.tie(*left as usize, *right as usize);
    }
    let with_first = |pair: &(u32, u32)| (connected.first(pair.0 as usize) as u32, *pair);
    let mut families: Vec<_> = pairs.iter().map(with_first).collect();
    families.sort_unstable();
    families
}

/// The families cut into tasks, within a family only where it is very large.
fn tasks(mut families: &[OfFamily]) -> Vec<&[OfFamily]> {
    let mut tasks = vec![];
    while !families.is_empty() {
        let longest = families.len().min(LARGEST_TASK);
        let ends = (TASK..longest).find(|end| families[end - 1].0 != families[*end].0);
        let (task, rest) = families.split_at(ends.unwrap_or(longest));
        tasks.push(task);
        families = rest;
    }
    tasks
}

fn check_task(
    files: &[File],
    columns: &Columns,
    task: &[OfFamily],
    plan: &Plan,
) -> io::Result<Vec<Checked>> {
    let mut articles: Vec<u32> = task.iter().flat_map(|(_, (a, b))| [*a, *b]).collect();
    articles.sort_unstable();
    articles.dedup();
    let mut again = Again::of(files, plan);
    let sets = articles
        .iter()
        .map(|article| again.set(columns.places[*article as usize]));
    let mut sets: Vec<Vec<Shingle>> = sets.collect::<io::Result<_>>()?;
    let nth = |article: u32| articles.partition_point(|other| *other < article);
    let (mut checked, mut lookup) = (vec![], Lookup::default());
    for of_left in task.chunk_by(|(_, a), (_, b)| a.0 == b.0) {
        let left = of_left[0].1.0;
        lookup.fill(&mut sets[nth(left)]);
        let held = sets[nth(left)].len();
        checked.extend(of_left.iter().map(|(_, (_, right))| {
            let other = &sets[nth(*right)];
            Checked {
                left,
                right: *right,
                overlap: Overlap::of(held, other.len(), lookup.count(other)),
            }
        }));
    }
    Ok(checked)
}
