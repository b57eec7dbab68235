//! Exact search: every pair at or above the threshold, by prefix filtering (Bayardo, Ma and Srikant
//! 2007; Xiao, Wang, Lin and Yu 2008).
//!
//! If all shingles are put into one order, two sets of resemblance `t` must share one among the first
//! `size - ceil(t * size) + 1` of each. Rare shingles come first in ours, so few articles meet.

use std::cmp::Reverse;
use std::fs::File;
use std::io;
use std::sync::atomic::{AtomicU16, Ordering};

use crate::parallel;
use crate::reuse::Shingle;

use super::again::Again;
use super::columns::Columns;
use super::digest::Plan;

/// Articles that one task reads.
const TASK: usize = 512;

/// Counters of shingles at most: 2^26 are 128 MiB.
const LARGEST_TABLE: usize = 1 << 26;

/// Pairs that can reach a threshold.
#[derive(Debug, Default)]
pub(super) struct Meeting {
    /// The pairs, sorted, each once, the lesser left.
    pub(super) pairs: Vec<(u32, u32)>,
    /// Shingles shared by more articles than were asked for, where only neighbours by size were paired.
    pub(super) hot: usize,
}

/// Articles of one shingle that each article of it is paired with, where the shingle is hot.
const NEIGHBOURS: usize = 8;

/// All pairs of `articles` that can reach `threshold`; of those that share a shingle with more than
/// `hot` others, the neighbours.
///
/// Reads every article twice and holds eight bytes for each shingle of a prefix.
pub(super) fn exact_candidates(
    files: &[File],
    columns: &Columns,
    articles: &[u32],
    plan: &Plan,
    threshold: f64,
    hot: usize,
) -> io::Result<Meeting> {
    let tasks: Vec<&[u32]> = articles.chunks(TASK).collect();
    let words = articles.iter().map(|i| columns.words[*i as usize] as usize);
    let words = words.sum();
    let counts = Counts::for_words(words);
    let mut sizes = vec![0_u32; columns.len()];
    let counted = parallel::map(&tasks, |task| {
        let mut again = Again::of(files, plan);
        let sizes = task.iter().map(|article| {
            let set = again.set(columns.places[*article as usize])?;
            Ok(counts.count(&set))
        });
        sizes.collect::<io::Result<Vec<u32>>>()
    });
    for (task, counted) in tasks.iter().zip(counted) {
        for (article, size) in task.iter().zip(counted?) {
            sizes[*article as usize] = size;
        }
    }
    let prefixes = parallel::map(&tasks, |task| {
        let (mut postings, mut again) = (vec![], Again::of(files, plan));
        for article in *task {
            let set = again.set(columns.places[*article as usize])?;
            let prefix = counts.prefix(set, threshold);
            postings.extend(prefix.map(|key| u64::from(key) << 32 | u64::from(*article)));
        }
        Ok(postings)
    });
    let postings: Vec<Vec<u64>> = prefixes.into_iter().collect::<io::Result<_>>()?;
    Ok(meet(postings.concat(), &sizes, threshold, hot))
}

/// How many articles hold a shingle; shingles that share a counter count together, which costs
/// time and never a pair.
struct Counts {
    counters: Vec<AtomicU16>,
}

impl Counts {
    fn for_words(words: usize) -> Self {
        let len = words.next_power_of_two().clamp(1 << 10, LARGEST_TABLE);
        let counters = std::iter::repeat_with(AtomicU16::default)
            .take(len)
            .collect();
        Self { counters }
    }

    fn counter(&self, shingle: Shingle) -> &AtomicU16 {
        &self.counters[shingle.0 as usize & (self.counters.len() - 1)]
    }

    /// Counts one article; returns how many shingles it has.
    fn count(&self, set: &[Shingle]) -> u32 {
        for shingle in set {
            // A full counter stays full, whoever comes first.
            let _ =
                self.counter(*shingle)
                    .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| n.checked_add(1));
        }
        set.len() as u32
    }

    /// Keys of the prefix of a set: its rarest shingles; those that no other article holds are left out.
    fn prefix(&self, set: Vec<Shingle>, threshold: f64) -> impl Iterator<Item = u32> {
        let count = |shingle: &Shingle| self.counter(*shingle).load(Ordering::Relaxed);
        let mut ranked: Vec<(u16, Shingle)> = set.iter().map(|one| (count(one), *one)).collect();
        let length = set.len() + 1 - least(threshold, set.len()).ceil().max(1.0) as usize;
        if length < ranked.len() {
            ranked.select_nth_unstable(length);
            ranked.truncate(length);
        }
        let shared = ranked.into_iter().filter(|(count, _)| *count > 1);
        shared.map(|(_, shingle)| (shingle.0 >> 32) as u32)
    }
}

/// How many shingles a set as alike as `threshold` shares with one of `size`, at least; a hair less, for 0.55 of 100 is
/// 55.00000000000001 here, and what is let through is counted anyway.
fn least(threshold: f64, size: usize) -> f64 {
    threshold * size as f64 * (1.0 - 1e-9)
}

/// Pairs that share a key and are not too unlike in size.
fn meet(mut postings: Vec<u64>, sizes: &[u32], threshold: f64, hot: usize) -> Meeting {
    postings.sort_unstable();
    postings.dedup();
    let mut meeting = Meeting::default();
    let pairs = &mut meeting.pairs;
    for bucket in postings.chunk_by(|a, b| a >> 32 == b >> 32) {
        let mut articles: Vec<u32> = bucket.iter().map(|posting| *posting as u32).collect();
        articles.sort_unstable_by_key(|article| (Reverse(sizes[*article as usize]), *article));
        let is_hot = articles.len() > hot;
        meeting.hot += usize::from(is_hot);
        let reach = if is_hot { NEIGHBOURS } else { articles.len() };
        for (nth, larger) in articles.iter().enumerate() {
            let least = least(threshold, sizes[*larger as usize] as usize);
            let fitting = articles[nth + 1..].iter().take(reach);
            let fitting = fitting.take_while(|other| f64::from(sizes[**other as usize]) >= least);
            pairs.extend(fitting.map(|other| (*larger.min(other), *larger.max(other))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    meeting
}
