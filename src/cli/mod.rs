//! The command line: arguments in, library called, report written, exit code out.

mod archive;
mod args;
mod compare;
mod explain;
mod gate;
mod gather;
mod interrupt;
mod lesson;
mod lexicon;
mod outcome;
mod output;
mod progress;
mod report;
mod reuse;
mod schema;
mod wording;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use outcome::Outcome;

/// Runs the program on the arguments it was called with.
pub(crate) fn run() -> ExitCode {
    interrupt::listen();
    match dispatch(Args::parse()) {
        Ok(outcome) => outcome.into(),
        Err(_) if interrupt::is_asked() => interrupt::EXIT_CODE.into(),
        Err(error) if output::is_broken_pipe(&error) => Outcome::Done.into(),
        Err(error) => {
            anstream::eprintln!("copydesk: {error:#}");
            Outcome::Unread.into()
        }
    }
}

fn dispatch(args: Args) -> anyhow::Result<Outcome> {
    match args.command {
        Command::Report(args) => report::run(&args),
        Command::Lesson(args) => lesson::run(&args),
        Command::Reuse(args) if args.archive.no_passages => archive::run(&args),
        Command::Reuse(args) => reuse::run(&args),
        Command::Wording(args) => wording::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Lexicon(args) => lexicon::run(&args),
        Command::Schema(args) => schema::run(&args),
    }
}
