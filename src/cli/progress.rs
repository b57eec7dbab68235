//! Progress: a line on standard error for work that takes long; none where no one is looking.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::quiet::is_quiet;

/// A running count of what was done.
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Starts counting; the line appears on a terminal only, and not where the user wants quiet.
    pub(crate) fn start(what: &'static str) -> Self {
        let bar = ProgressBar::no_length().with_message(what);
        if is_quiet() || !std::io::stderr().is_terminal() {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        if let Ok(style) =
            ProgressStyle::with_template("{spinner} {msg} {human_pos} articles, {per_sec}")
        {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar }
    }

    /// Starts counting up to `total` bytes, with the rate and the time left.
    pub(crate) fn bytes(what: &'static str, total: u64) -> Self {
        let progress = Self::start(what);
        progress.bar.set_length(total);
        let told = "{spinner} {msg} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left";
        if let Ok(style) = ProgressStyle::with_template(told) {
            progress.bar.set_style(style);
        }
        progress
    }

    /// So much is done altogether.
    pub(crate) fn reach(&self, done: u64) {
        self.bar.set_position(done);
    }

    /// One more is done.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
    }

    /// Writes something else on standard error, the line being out of its way.
    pub(crate) fn pause(&self, write: impl FnOnce()) {
        self.bar.suspend(write);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
