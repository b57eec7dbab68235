//! Quiet: what is told beside a report is told unless the user wants none of it; errors always are.

use std::fmt::Arguments;
use std::io;
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};

use copydesk::report::turns;

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
        anstream::eprintln!("{}", legible(&line.to_string()));
    }
}

/// Tells a line that is told in any case.
pub(crate) fn complain(line: Arguments<'_>) {
    anstream::eprintln!("copydesk: {}", legible(&line.to_string()));
}

/// An error and its causes in plain words, where the system has only its own.
pub(crate) fn in_words(error: &anyhow::Error) -> String {
    let causes = error.chain().map(|cause| {
        let of_system = cause.downcast_ref::<io::Error>();
        let of_system = of_system.filter(|error| error.raw_os_error().is_some());
        match of_system.map(io::Error::kind) {
            Some(io::ErrorKind::NotFound) => "no such file or folder".to_owned(),
            Some(io::ErrorKind::PermissionDenied) => "permission denied".to_owned(),
            _ => cause.to_string(),
        }
    });
    causes.collect::<Vec<_>>().join(": ")
}

/// From now on a reader's panic is not told, as the error is that becomes of it.
pub(crate) fn hush_readers() {
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !copydesk::read::is_guarded() {
            tell(panic);
        }
    }));
}

/// The line with a `\u{FFFD}` for each control character and each that turns text around: names of files and words of articles do not speak to the terminal.
fn legible(line: &str) -> String {
    let shown = |char: char| match char {
        '\n' | '\t' => char,
        char if char.is_control() || turns(char) => char::REPLACEMENT_CHARACTER,
        char => char,
    };
    line.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_put_in_plain_words() {
        let missing = std::fs::read("no/such/file").expect_err("nothing is there");
        let error = anyhow::Error::from(missing).context("own.toml");
        assert_eq!(in_words(&error), "own.toml: no such file or folder");
        assert_eq!(in_words(&anyhow::anyhow!("no gate")), "no gate");
    }

    #[test]
    fn a_name_says_nothing_to_the_terminal() {
        assert_eq!(
            legible("a\u{1B}[2Jé\u{9B}\r\u{202E}.txt\n"),
            "a\u{FFFD}[2Jé\u{FFFD}\u{FFFD}\u{FFFD}.txt\n"
        );
    }
}
