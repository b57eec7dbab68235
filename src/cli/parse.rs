//! Parsing: the command line, read once for where settings are, and again with what they say.

use std::path::Path;

use clap::{CommandFactory, FromArgMatches, Parser};

use super::archive;
use super::args::{Args, Command, ConfigArgs, ConfigCommand};
use super::config::{Config, Search, applied, load};
use super::quiet::hush;
use super::wings;

/// The arguments, with the configuration's values where no flag was given.
pub(crate) fn parse() -> anyhow::Result<(Args, Config)> {
    let mut args = Args::parse();
    if args.quiet {
        hush();
    }
    refuse(&args.command)?;
    if !is_configured(&args.command) {
        return Ok((args, Config::default()));
    }
    let here = std::env::current_dir()?;
    let config = load(search(&args.config, &here))?;
    let matches = applied(Args::command(), &config).get_matches();
    let mut settled = Args::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    wings::refuse(&mut args.command, &mut settled.command)?;
    Ok((settled, config))
}

/// An error for what the command line asks for and can't have. What settings ask for beside that is passed over.
fn refuse(command: &Command) -> anyhow::Result<()> {
    match command {
        Command::Reuse(args) if args.archive.no_passages => archive::refuse(args),
        _ => Ok(()),
    }
}

/// Where the arguments say that settings are; else from `folder` upward.
pub(crate) fn search<'p>(args: &'p ConfigArgs, folder: &'p Path) -> Search<'p> {
    match &args.config {
        _ if args.no_config => Search::Nowhere,
        Some(file) => Search::Named(file),
        None => Search::From(folder),
    }
}

/// Whether settings bear on a command. The server asks for those of each file by itself.
fn is_configured(command: &Command) -> bool {
    match command {
        #[cfg(feature = "lsp")]
        Command::Lsp => false,
        Command::Config(args) => matches!(args.what, ConfigCommand::Show),
        Command::Completions { .. } | Command::Man { .. } | Command::Schema(_) => false,
        _ => true,
    }
}
