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

/// The copies that `runs` make up.
pub(super) fn copies(runs: &[Chain]) -> Vec<Stretch> {
    let chains = chains(runs, GAP);
    let copies = chains.iter().filter(|chain| is_copy(chain));
    copies
        .map(|chain| Stretch::of(&chain.left, &chain.right))
        .collect()
}

/// The regions, each that holds enough copies replaced by those copies.
pub(super) fn trimmed(regions: Vec<Region>, copies: &[Stretch], trim: Trim) -> Vec<Stretch> {
    let cut = |region: Region| {
        let inside = inside(&region, copies, trim);
        match region.stretch.least_share(&inside) >= trim.share {
            true => inside,
            false => vec![region.stretch],
        }
    };
    regions.into_iter().flat_map(cut).collect()
}

/// Whether a region holds enough copies to be replaced by them.
pub(super) fn is_copied(region: &Region, copies: &[Stretch], trim: Trim) -> bool {
    region.stretch.least_share(&inside(region, copies, trim)) >= trim.share
}

fn inside(region: &Region, copies: &[Stretch], trim: Trim) -> Vec<Stretch> {
    let whole = region.stretch;
    let inside = copies.iter().filter(|copy| whole.holds_most_of(copy));
    inside.map(|copy| copy.hemmed(&whole, trim.hem)).collect()
}

fn is_copy(chain: &Chain) -> bool {
    let longer = chain.left.len().max(chain.right.len());
    chain.same >= SHORTEST && chain.same as f32 >= SAME * longer as f32
}
