//! `copydesk lsp`: the language server, with the settings that hold for each file.

use std::path::Path;

use clap::{CommandFactory, FromArgMatches};

use copydesk::article::Article;

use crate::lsp::{Farewell, Settings, serve};

use super::args::{Args, Command, ConfigArgs};
use super::config::{Config, FILE, applied, load};
use super::gather::house;
use super::outcome::Outcome;
use super::parse::search;

pub(crate) fn run(args: &ConfigArgs) -> anyhow::Result<Outcome> {
    Ok(match serve(&|file| settings(args, file))? {
        Farewell::Due => Outcome::Done,
        Farewell::Abrupt => Outcome::Left,
    })
}

/// What holds for a file: the nearest configuration's wishes, as `copydesk wording` would take them.
fn settings(args: &ConfigArgs, file: &Path) -> anyhow::Result<Settings> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let config: Config = load(search(args, folder))?;
    let matches =
        applied(Args::command(), &config).try_get_matches_from(["copydesk", "wording", "-"])?;
    let Command::Wording(wording) = Args::from_arg_matches(&matches)?.command else {
        unreachable!("the command was named");
    };
    let article = Article {
        path: file.display().to_string(),
        ..Article::default()
    };
    Ok(Settings {
        house: house(&wording.check.lexicon, &config, &[article])?,
        file: config.file.unwrap_or_else(|| folder.join(FILE)),
    })
}
