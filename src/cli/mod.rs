//! The command line: arguments in, library called, report written, exit code out.

mod archive;
mod args;
mod changes;
mod compare;
mod complaints;
mod config;
mod explain;
mod gate;
mod gather;
mod interrupt;
mod language;
mod lesson;
mod lexicon;
mod limits;
#[cfg(feature = "lsp")]
mod lsp;
mod outcome;
mod output;
mod parse;
mod progress;
mod quiet;
mod report;
mod reuse;
mod schema;
mod shells;
mod sources;
mod watch;
mod wings;
mod wording;

use std::process::ExitCode;

use args::{Args, Command};
use config::Config;
use outcome::Outcome;

/// Runs the program on the arguments it was called with.
pub(crate) fn run() -> ExitCode {
    interrupt::listen();
    quiet::hush_readers();
    match parse::parse().and_then(|(args, config)| dispatch(args, &config)) {
        Ok(outcome) => outcome.into(),
        Err(_) if interrupt::is_asked() => interrupt::EXIT_CODE.into(),
        Err(error) if output::is_broken_pipe(&error) => Outcome::Done.into(),
        Err(error) => {
            quiet::complain(format_args!("{}", quiet::in_words(&error)));
            Outcome::Unread.into()
        }
    }
}

fn dispatch(args: Args, config: &Config) -> anyhow::Result<Outcome> {
    match args.command {
        Command::Report(args) => report::run(&args, config),
        Command::Lesson(args) => lesson::run(&args, config),
        Command::Reuse(args) if args.archive.no_passages => archive::run(&args),
        Command::Reuse(args) => reuse::run(&args),
        Command::Wording(args) => wording::run(&args, config),
        Command::Compare(args) => compare::run(&args, config),
        Command::Watch(args) => watch::run(&args, config),
        Command::Explain(args) => explain::run(&args, config),
        Command::Lexicon(args) => lexicon::run(&args, config),
        Command::Schema(args) => schema::run(&args),
        #[cfg(feature = "lsp")]
        Command::Lsp => lsp::run(&args.config),
        Command::Config(args) => config::run(&args.what, config),
        Command::Completions { shell } => shells::completions(shell),
        Command::Man { folder } => shells::man(&folder),
    }
}
