//! Guards: a library that panics at a file it was not made for has failed to read that file, and no more.

use std::cell::Cell;
#[cfg(any(feature = "parquet", feature = "sqlite", test))]
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is in a reader whose panics are told as errors; a panic hook need not speak of them.
pub fn is_guarded() -> bool {
    IS_GUARDED.get()
}

/// What `read` gives; none where it panicked, and then nothing that it held may be used again.
#[cfg(any(feature = "parquet", feature = "sqlite", test))]
pub(super) fn guarded<T>(read: impl FnOnce() -> T) -> Option<T> {
    let outer = IS_GUARDED.replace(true);
    let read = catch_unwind(AssertUnwindSafe(read));
    IS_GUARDED.set(outer);
    read.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_nothing_read_and_is_known_while_it_lasts() {
        assert_eq!(guarded(is_guarded), Some(true));
        assert_eq!(guarded(|| Vec::<u8>::new()[1]), None);
        assert!(!is_guarded());
    }
}
