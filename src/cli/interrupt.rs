//! Interrupts: Ctrl-C and a request to end leave no half-written file behind.

use std::io::{self, Write};
use std::process::exit;
use std::sync::atomic::{AtomicU8, Ordering};

/// What shells expect of a program that was interrupted.
pub(crate) const EXIT_CODE: u8 = 130;

const IDLE: u8 = 0;
const WRITING: u8 = 1;
const INTERRUPTED: u8 = 2;

static STATE: AtomicU8 = AtomicU8::new(IDLE);

/// Ends the program on Ctrl-C or a request to end: at once, or by way of an error while a file is written.
pub(crate) fn listen() {
    // Without a handler the program still ends; only a half-written temporary file may stay.
    let _ = ctrlc::set_handler(|| {
        if STATE.swap(INTERRUPTED, Ordering::SeqCst) == IDLE {
            exit(EXIT_CODE.into());
        }
    });
}

/// Whether the program is to end.
pub(crate) fn is_asked() -> bool {
    is_interrupted(&STATE)
}

fn is_interrupted(state: &AtomicU8) -> bool {
    state.load(Ordering::SeqCst) == INTERRUPTED
}

/// Calls `write` with a writer that fails once the program is to end, so that its caller cleans up.
pub(crate) fn guarded(
    out: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    guarded_by(&STATE, out, write)
}

fn guarded_by(
    state: &AtomicU8,
    out: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    write(&mut Guarded { state, out })?;
    check(state)
}

/// Notes that a file is being written while `work` runs.
pub(crate) fn while_writing<T>(work: impl FnOnce() -> T) -> T {
    let _ = STATE.compare_exchange(IDLE, WRITING, Ordering::SeqCst, Ordering::SeqCst);
    let done = work();
    let _ = STATE.compare_exchange(WRITING, IDLE, Ordering::SeqCst, Ordering::SeqCst);
    done
}

struct Guarded<'a> {
    state: &'a AtomicU8,
    out: &'a mut dyn Write,
}

impl Write for Guarded<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        check(self.state)?;
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        check(self.state)?;
        self.out.flush()
    }
}

fn check(state: &AtomicU8) -> io::Result<()> {
    if is_interrupted(state) {
        return Err(io::Error::other("interrupted"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use copydesk::report::save;

    use super::*;

    #[test]
    fn a_file_that_was_interrupted_is_not_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let state = AtomicU8::new(WRITING);
        let saved = save(&folder.path().join("out.jsonl"), |out| {
            guarded_by(&state, out, |out| {
                out.write_all(b"half")?;
                state.store(INTERRUPTED, Ordering::SeqCst);
                out.write_all(b"and half")
            })
        });
        assert!(saved.is_err());
        assert_eq!(std::fs::read_dir(folder.path()).expect("read").count(), 0);
    }
}
