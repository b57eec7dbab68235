//! Pairs: which articles of a large run are worth verifying, band by band.

use std::borrow::Cow;
use std::io;

use crate::parallel;

use super::sketches::Sketches;

/// Articles of one band key from which on not every pair is tried.
const HOT: usize = 400;

/// Neighbours, by sketch, that an article of a hot bucket is paired with.
const NEIGHBOURS: usize = 8;

/// Candidate pairs, and what was done to keep their number down.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// The pairs, sorted, each once, the lesser left.
    pub(super) pairs: Vec<(u32, u32)>,
    /// Buckets in which only neighbours were paired.
    pub(super) hot_buckets: usize,
    /// The articles of the largest of them.
    pub(super) hottest: usize,
}

/// Pairs of `articles` that share a band key and whose sketches agree in at least `agreeing` tags.
///
/// # Errors
/// If sketches that went to a file can't be read again.
pub(super) fn candidates(
    sketches: &Sketches,
    articles: &[u32],
    bands: usize,
    agreeing: usize,
) -> io::Result<Candidates> {
    let all: Vec<usize> = (0..bands).collect();
    let found = parallel::map(&all, |band| {
        let keys = sketches.keys(*band)?;
        let keyed = articles.iter().map(|article| {
            let key = keys[*article as usize];
            u64::from(key) << 32 | u64::from(*article)
        });
        in_band(keyed.collect(), &Tags { sketches, agreeing })
    });
    let mut candidates = Candidates::default();
    for band in found {
        let band = band?;
        candidates.pairs.extend(band.pairs);
        candidates.hot_buckets += band.hot_buckets;
        candidates.hottest = candidates.hottest.max(band.hottest);
    }
    candidates.pairs.sort_unstable();
    candidates.pairs.dedup();
    Ok(candidates)
}

fn in_band(mut keyed: Vec<u64>, tags: &Tags) -> io::Result<Candidates> {
    keyed.sort_unstable();
    let mut found = Candidates::default();
    for bucket in keyed
        .chunk_by(|a, b| a >> 32 == b >> 32)
        .filter(|bucket| bucket.len() > 1)
    {
        let bucket: Vec<u32> = bucket.iter().map(|keyed| *keyed as u32).collect();
        let mut bucket = tags.of_all(&bucket)?;
        let reach = if bucket.len() > HOT {
            found.hot_buckets += 1;
            found.hottest = found.hottest.max(bucket.len());
            bucket.sort_unstable_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
            NEIGHBOURS
        } else {
            bucket.len()
        };
        for (nth, (left, left_tags)) in bucket.iter().enumerate() {
            let others = bucket[nth + 1..].iter().take(reach);
            let alike = others.filter(|(_, right_tags)| tags.alike(left_tags, right_tags));
            found
                .pairs
                .extend(alike.map(|(right, _)| (*left.min(right), *left.max(right))));
        }
    }
    Ok(found)
}

/// The low bytes of all sketches.
struct Tags<'a> {
    sketches: &'a Sketches,
    agreeing: usize,
}

impl<'a> Tags<'a> {
    fn of_all(&self, articles: &[u32]) -> io::Result<Vec<(u32, Cow<'a, [u8]>)>> {
        let of = |article: &u32| Ok((*article, self.sketches.tags(*article)?));
        articles.iter().map(of).collect()
    }

    fn alike(&self, left: &[u8], right: &[u8]) -> bool {
        agreement(left, right) >= self.agreeing
    }
}

/// In how many tags two sketches agree.
fn agreement(left: &[u8], right: &[u8]) -> usize {
    // So few at a time that a byte counts them, which lets sixteen be compared at once.
    let runs = left.chunks(128).zip(right.chunks(128));
    let counts = runs.map(|(left, right)| {
        let pairs = left.iter().zip(right);
        pairs.map(|(a, b)| u8::from(a == b)).sum::<u8>()
    });
    counts.map(usize::from).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_counted_however_many_there_are() {
        for len in [0, 5, 128, 300] {
            let (left, mut right) = (vec![7; len], vec![7; len]);
            assert_eq!(agreement(&left, &right), len);
            right.iter_mut().step_by(2).for_each(|tag| *tag = 9);
            assert_eq!(agreement(&left, &right), len / 2);
        }
    }
}
