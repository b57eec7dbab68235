//! Trimming: a region that holds a copy word for word ends where the copy ends.

use super::regions::Region;
use super::runs::{Chain, chains};
use super::stretch::Stretch;

/// Words that may differ between two runs of one copy, on either side.
const GAP: usize = 15;
/// Words of the shortest copy that a region is trimmed to.
const SHORTEST: usize = 25;
/// Share of a copy's words that are the same.
const SAME: f32 = 0.9;

/// How regions are trimmed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trim {
    /// Share of both sides that copies must take up.
    pub(super) share: f32,
    /// Words between a copy and the end of its region, on both sides, that stay: an edited beginning or end.
    pub(super) hem: usize,
}

/// The regions, each that holds enough copies replaced by those copies.
pub(super) fn trimmed(regions: Vec<Region>, runs: &[Chain], trim: Trim) -> Vec<Stretch> {
    let copies: Vec<Stretch> = chains(runs, GAP)
        .iter()
        .filter(|chain| is_copy(chain))
        .map(|chain| Stretch::of(&chain.left, &chain.right))
        .collect();
    let cut = |region: Region| {
        let whole = region.stretch;
        let inside: Vec<Stretch> = copies
            .iter()
            .filter(|copy| whole.holds_most_of(copy))
            .map(|copy| copy.hemmed(&whole, trim.hem))
            .collect();
        match whole.least_share(&inside) >= trim.share {
            true => inside,
            false => vec![whole],
        }
    };
    regions.into_iter().flat_map(cut).collect()
}

fn is_copy(chain: &Chain) -> bool {
    let longer = chain.left.len().max(chain.right.len());
    chain.same >= SHORTEST && chain.same as f32 >= SAME * longer as f32
}
