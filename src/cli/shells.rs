//! `copydesk completions` and `copydesk man`: what shells and manuals know, from the flags themselves.

use std::path::Path;

use anyhow::Context;
use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::args::Args;
use super::outcome::Outcome;
use super::output::emit;

/// Writes the completions for a shell.
pub(crate) fn completions(shell: Shell) -> anyhow::Result<Outcome> {
    let mut script = vec![];
    generate(shell, &mut Args::command(), "copydesk", &mut script);
    emit(None, |out| out.write_all(&script))?;
    Ok(Outcome::Done)
}

/// Writes a page for the program and one for each command.
pub(crate) fn man(folder: &Path) -> anyhow::Result<Outcome> {
    let named = || folder.display().to_string();
    std::fs::create_dir_all(folder).with_context(named)?;
    clap_mangen::generate_to(Args::command(), folder).with_context(named)?;
    Ok(Outcome::Done)
}
