//! Others: words without a capital that name somebody or something else, as names do.

use super::side::Side;
use super::stem::Stems;

/// Whether one quarter of the sky or one of a family became another: "the east quay" and "the west quay".
pub(super) fn is_other_side(left: &Side, right: &Side) -> bool {
    let sides = |side: &Side| -> Vec<usize> {
        let nth = |form: &str| SIDES.iter().position(|words| words.contains(&form));
        side.forms().filter_map(nth).collect()
    };
    let (before, after) = (sides(left), sides(right));
    !before.is_empty() && before.len() == after.len() && before != after
}

/// Words of which each is told from all the others.
const SIDES: [&[&str]; 18] = [
    &["north", "northern"],
    &["south", "southern"],
    &["east", "eastern"],
    &["west", "western"],
    &["husband"],
    &["wife"],
    &["father", "dad"],
    &["mother", "mum", "mom"],
    &["brother"],
    &["sister"],
    &["son"],
    &["daughter"],
    &["uncle"],
    &["aunt"],
    &["nephew"],
    &["niece"],
    &["grandfather"],
    &["grandmother"],
];

/// Whether a rank was raised: "the deputy minister" and "the minister".
pub(super) fn is_raised(left: &Side, right: &Side) -> bool {
    const LOWER: [&str; 5] = ["acting", "assistant", "deputy", "former", "vice"];
    let stems = Stems::english();
    let is_one = || {
        left.forms()
            .any(|form| right.forms().any(|other| stems.of(form) == stems.of(other)))
    };
    let is_alone = || right.tokens.is_empty() && left.tokens.len() == 1;
    left.has(&LOWER) && !right.has(&LOWER) && (is_alone() || is_one())
}
