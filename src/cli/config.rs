//! Configuration: `copydesk.toml`, found upward, and the environment; both give flags another default.
//!
//! A setting is a flag: `wording.min-weight` is `--min-weight` under the heading "Wording". So the flags are the one
//! list of settings, and a value is good where the flag takes it. A flag beats the environment, which beats the file.

mod apply;
mod environment;
mod file;
mod key;
mod overrides;
mod show;
mod value;

use std::path::{Path, PathBuf};

use clap::CommandFactory;

use copydesk::lint::Override;

use super::args::{Args, ConfigCommand};
use super::outcome::Outcome;
use super::quiet::complain;

pub(crate) use apply::applied;

/// The name of the file.
pub(crate) const FILE: &str = "copydesk.toml";

/// What configures a run.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// The file, if there is one.
    pub(crate) file: Option<PathBuf>,
    /// Every setting that is given, once, by key.
    values: Vec<value::Value>,
    /// Wishes for some paths.
    pub(crate) overrides: Vec<Override>,
    /// The folder that their patterns are about: the file's.
    pub(crate) root: PathBuf,
}

/// Where the configuration of a run is looked for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Search<'p> {
    /// In this file.
    Named(&'p Path),
    /// In a `copydesk.toml` of this folder or of one it lies in.
    From(&'p Path),
    /// Nowhere: flags and environment alone.
    Nowhere,
}

/// Reads the file, if there is one, and the environment.
pub(crate) fn load(search: Search) -> anyhow::Result<Config> {
    let keys = key::keys(&Args::command());
    let found = match search {
        Search::Named(path) => Some(path.to_owned()),
        Search::From(folder) => file::upward(folder).map(|file| shortest(&file)),
        Search::Nowhere => None,
    };
    let mut config = match &found {
        Some(path) => file::read(path, &keys)?,
        None => Config::default(),
    };
    for value in environment::values(&keys, |name| std::env::var(name).ok())? {
        value::put(&mut config.values, value);
    }
    let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    for (name, meant) in environment::misspelt(&keys, names) {
        complain(format_args!(
            "{name}: no such setting; did you mean {meant}?"
        ));
    }
    config.file = found;
    Ok(config)
}

/// A path as seen from the current folder, if it lies there.
fn shortest(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).to_owned()
}

impl Config {
    /// The file and line that named a category or an entry, for an error to point at.
    pub(crate) fn place_of(&self, name: &str) -> Option<String> {
        let names = |value: &&value::Value| {
            let said = value.given.iter();
            said.map(|given| given.split('=').next().unwrap_or_default())
                .any(|given| given == name)
        };
        let found = self.values.iter().find(names);
        found.map(|value| value.origin.to_string())
    }
}

/// Runs `copydesk config`.
pub(crate) fn run(command: &ConfigCommand, config: &Config) -> anyhow::Result<Outcome> {
    match command {
        ConfigCommand::Show => show::show(config),
        ConfigCommand::Init => show::init(),
    }
}
