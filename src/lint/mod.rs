//! Lint: which findings a house is told of, and which it has settled already.
//!
//! What the wording wing found stays as it is; this room sorts out what a remark in the text, a sidecar file, the
//! baseline or an unchanged paragraph speaks for.

mod baseline;
mod changed;
mod house;
mod names;
mod paragraph;
mod remark;
mod settle;
mod sidecar;

pub use baseline::{Baseline, BaselineError};
pub use changed::{Changed, keep_changed};
pub use house::{House, Override, OverrideError, Wishes};
pub use paragraph::paragraphs_of;
pub use remark::{Order, Remark, remarks};
pub use settle::{Settled, settle};
pub use sidecar::{SIDECAR_ENDING, Sidecar, sidecar_line};
