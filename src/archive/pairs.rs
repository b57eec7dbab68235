//! Pairs: which articles of a large run are worth verifying, band by band.

use crate::parallel;

use super::columns::Columns;

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
pub(super) fn candidates(
    columns: &Columns,
    articles: &[u32],
    bands: usize,
    values: usize,
    agreeing: usize,
) -> Candidates {
    let all: Vec<usize> = (0..bands).collect();
    let tags = Tags {
        tags: &columns.tags,
        values,
        agreeing,
    };
    let found = parallel::map(&all, |band| {
        let keyed = articles.iter().map(|article| {
            let key = columns.keys[*article as usize * bands + band];
            u64::from(key) << 32 | u64::from(*article)
        });
        in_band(keyed.collect(), &tags)
    });
    let mut candidates = Candidates::default();
    for band in found {
        candidates.pairs.extend(band.pairs);
        candidates.hot_buckets += band.hot_buckets;
        candidates.hottest = candidates.hottest.max(band.hottest);
    }
    candidates.pairs.sort_unstable();
    candidates.pairs.dedup();
    candidates
}

fn in_band(mut keyed: Vec<u64>, tags: &Tags) -> Candidates {
    keyed.sort_unstable();
    let mut found = Candidates::default();
    for bucket in keyed
        .chunk_by(|a, b| a >> 32 == b >> 32)
        .filter(|bucket| bucket.len() > 1)
    {
        let mut bucket: Vec<u32> = bucket.iter().map(|keyed| *keyed as u32).collect();
        let reach = if bucket.len() > HOT {
            found.hot_buckets += 1;
            found.hottest = found.hottest.max(bucket.len());
            bucket.sort_by_key(|article| tags.of(*article));
            NEIGHBOURS
        } else {
            bucket.len()
        };
        for (nth, left) in bucket.iter().enumerate() {
            let others = bucket[nth + 1..].iter().take(reach);
            let alike = others.filter(|right| tags.alike(*left, **right));
            found
                .pairs
                .extend(alike.map(|right| (*left.min(right), *left.max(right))));
        }
    }
    found
}

/// The low bytes of all sketches.
struct Tags<'a> {
    tags: &'a [u8],
    values: usize,
    agreeing: usize,
}

impl Tags<'_> {
    fn of(&self, article: u32) -> &[u8] {
        &self.tags[article as usize * self.values..][..self.values]
    }

    fn alike(&self, left: u32, right: u32) -> bool {
        let pairs = self.of(left).iter().zip(self.of(right));
        pairs.map(|(a, b)| usize::from(a == b)).sum::<usize>() >= self.agreeing
    }
}
