//! Outcome: the exit codes of a run that came to its end.

use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// 0: done, whatever was found.
    Done,
    /// 1: a gate that the caller asked for was crossed, or a lexicon breaks a promise.
    Crossed,
    /// 1: an editor left the language server without a goodbye.
    #[cfg(feature = "lsp")]
    Left,
    /// 2: something could not be read or written.
    Unread,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::Crossed => 1,
            #[cfg(feature = "lsp")]
            Outcome::Left => 1,
            Outcome::Unread => 2,
        })
    }
}
