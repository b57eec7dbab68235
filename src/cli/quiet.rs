//! Quiet: what is told beside a report is told unless the user wants none of it; errors always are.

use std::fmt::Arguments;
use std::panic;
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
        anstream::eprintln!("{}", legible(&line.to_string()));
    }
}

/// Tells a line that is told in any case.
pub(crate) fn complain(line: Arguments<'_>) {
    anstream::eprintln!("copydesk: {}", legible(&line.to_string()));
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

/// The line with a `\u{FFFD}` for each control character: names of files and words of articles do not speak to the terminal.
fn legible(line: &str) -> String {
    let shown = |char: char| match char {
        '\n' | '\t' => char,
        char if char.is_control() => char::REPLACEMENT_CHARACTER,
        char => char,
    };
    line.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_nothing_to_the_terminal() {
        assert_eq!(
            legible("a\u{1B}[2Jé\u{9B}\r.txt\n"),
            "a\u{FFFD}[2Jé\u{FFFD}\u{FFFD}.txt\n"
        );
    }
}
