//! Numbers: a quantity that several articles tell, in the words of each.

use serde::Serialize;

use crate::compare::NumberVariant;

use super::super::names_compare::readable;
use super::desk::Desk;
use super::teller::{Wording, wordings};

/// A quantity that several tell.
#[derive(Debug, Serialize)]
pub(super) struct Number {
    anchor: String,
    pub(super) agrees: bool,
    /// What most tell, in a unit that reads well.
    about: String,
    pub(super) wordings: Vec<Wording>,
}

/// A quantity as each words it.
pub(super) fn number(desk: &Desk, variant: &NumberVariant, anchor: String) -> Number {
    let (unit, each) = readable(variant.dimension, variant.value);
    Number {
        anchor,
        agrees: variant.agrees,
        about: format!("{} {unit}", (variant.value / each * 10.0).round() / 10.0)
            .trim_end()
            .to_owned(),
        wordings: wordings(desk, variant.members.iter().map(|amount| &amount.place)),
    }
}
