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

/// The regions, each of which holds copies over `share` of both its sides replaced by those copies.
pub(super) fn trimmed(regions: Vec<Region>, runs: &[Chain], share: f32) -> Vec<Stretch> {
    let copies: Vec<Stretch> = chains(runs, GAP)
        .iter()
        .filter(|chain| is_copy(chain))
        .map(|chain| Stretch::of(&chain.left, &chain.right))
        .collect();
    let trim = |region: Region| {
        let whole = region.stretch;
        let inside: Vec<Stretch> = copies
            .iter()
            .filter(|copy| whole.holds_most_of(copy))
            .cloned()
            .collect();
        match whole.least_share(&inside) >= share {
            true => inside,
            false => vec![whole],
        }
    };
    regions.into_iter().flat_map(trim).collect()
}

fn is_copy(chain: &Chain) -> bool {
    let longer = chain.left.len().max(chain.right.len());
    chain.same >= SHORTEST && chain.same as f32 >= SAME * longer as f32
}
