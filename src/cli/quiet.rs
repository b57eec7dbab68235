//! Quiet: what is told beside a report is told unless the user wants none of it; errors always are.

use std::fmt::Arguments;
use std::sync::atomic::{AtomicBool, Ordering};

static QUIET: AtomicBool = AtomicBool::new(false);

/// From now on only errors are told on standard error.
pub(crate) fn hush() {
    QUIET.store(true, Ordering::Relaxed);
}

/// Whether only errors are told.
pub(crate) fn is_quiet() -> bool {
    QUIET.load(Ordering::Relaxed)
}

/// Tells a line that is no error.
pub(crate) fn tell(line: Arguments<'_>) {
    if !is_quiet() {
        anstream::eprintln!("{line}");
    }
}
