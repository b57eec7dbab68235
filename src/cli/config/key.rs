//! Keys: the settings that there are, read off the flags.

use std::any::TypeId;
use std::path::PathBuf;

use clap::{Arg, ArgAction, Command};

use copydesk::wording::nearest;

/// The sections of the file: the headings of the help.
pub(super) const SECTIONS: [&str; 5] = ["reading", "reuse", "wording", "telling", "output"];

/// Flags that say what this one run is to do.
const OF_ONE_RUN: [&str; 6] = [
    "output",
    "pairs",
    "stdin-filename",
    "update-baseline",
    "diff",
    "text",
];

/// One setting.
#[derive(Debug, Clone)]
pub(super) struct Key {
    /// Its section.
    pub(super) section: String,
    /// Its name, which is its flag's.
    pub(super) name: String,
    /// The flag.
    pub(super) arg: Arg,
}

/// Every setting, by section and in the order of the help.
pub(super) fn keys(command: &Command) -> Vec<Key> {
    let mut keys: Vec<Key> = vec![];
    for arg in command.get_subcommands().flat_map(Command::get_arguments) {
        let (Some(name), Some(heading)) = (arg.get_long(), arg.get_help_heading()) else {
            continue;
        };
        let section = heading.to_lowercase();
        let known = keys.iter().any(|key| key.name == name);
        if SECTIONS.contains(&section.as_str()) && !OF_ONE_RUN.contains(&name) && !known {
            keys.push(Key {
                section,
                name: name.to_owned(),
                arg: arg.clone(),
            });
        }
    }
    keys.sort_by_key(|key| SECTIONS.iter().position(|section| *section == key.section));
    keys
}

impl Key {
    /// As the file and people name it: `wording.min-weight`.
    pub(super) fn full(&self) -> String {
        format!("{}.{}", self.section, self.name)
    }

    /// As the environment names it: `COPYDESK_MIN_WEIGHT`.
    pub(super) fn variable(&self) -> String {
        format!("COPYDESK_{}", self.name.replace('-', "_").to_uppercase())
    }

    /// Whether it takes several values.
    pub(super) fn is_list(&self) -> bool {
        matches!(self.arg.get_action(), ArgAction::Append)
    }

    /// Whether its values are `NAME=VALUE`, for which the file may have a table.
    pub(super) fn is_table(&self) -> bool {
        let names = self.arg.get_value_names().unwrap_or_default();
        names.first().is_some_and(|name| name.contains('='))
    }

    /// Whether its values are paths, which the file means from its own folder on.
    pub(super) fn is_path(&self) -> bool {
        self.arg.get_value_parser().type_id() == TypeId::of::<PathBuf>()
    }

    /// Whether it is on or off.
    pub(super) fn is_switch(&self) -> bool {
        matches!(self.arg.get_action(), ArgAction::SetTrue)
    }

    /// What is wrong with values for it, if anything.
    pub(super) fn refuses(&self, values: &[String]) -> Option<String> {
        if self.is_switch() {
            let good = values
                .iter()
                .all(|value| value == "true" || value == "false");
            return (!good).then(|| format!("`{}` is true or false", self.name));
        }
        let flag = format!("--{}", self.name);
        let words = values.iter().map(|value| format!("{flag}={value}"));
        let alone = Command::new("copydesk").arg(self.arg.clone());
        let words = std::iter::once("copydesk".to_owned()).chain(words);
        let error = alone.try_get_matches_from(words).err()?.to_string();
        let told = error.split("\n\n").next().unwrap_or_default();
        Some(told.trim_start_matches("error: ").to_owned())
    }
}

/// The setting of a section and a name; else what is wrong with the name.
pub(super) fn find<'k>(keys: &'k [Key], section: &str, name: &str) -> Result<&'k Key, String> {
    let found = keys
        .iter()
        .find(|key| key.section == section && key.name == name);
    found.ok_or_else(|| {
        let elsewhere = keys.iter().find(|key| key.name == name).map(Key::full);
        let here = keys.iter().filter(|key| key.section == section);
        let near = nearest(name, here.map(|key| key.name.as_str())).map(str::to_owned);
        let guess = elsewhere.or(near);
        let guess = guess.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        format!("[{section}] has no setting `{name}`{guess}")
    })
}
