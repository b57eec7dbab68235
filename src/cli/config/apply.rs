//! Applying: the flags of every command, with other defaults.

use clap::{Arg, Command};

use super::Config;
use super::value::Value;

/// The command line, in which a flag that is not given has the value that the configuration gives it.
pub(crate) fn applied(command: Command, config: &Config) -> Command {
    if config.values.is_empty() {
        return command;
    }
    command.mut_subcommands(|command| {
        applied(command, config).mut_args(|arg| with_default(arg, &config.values))
    })
}

fn with_default(arg: Arg, values: &[Value]) -> Arg {
    let of_section = |value: &&Value| {
        let section = value.key.split('.').next().unwrap_or_default();
        arg.get_long() == Some(&value.flag)
            && arg
                .get_help_heading()
                .is_some_and(|heading| heading.eq_ignore_ascii_case(section))
    };
    match values.iter().find(of_section) {
        Some(value) => arg.default_values(given(value)),
        None => arg,
    }
}

/// The flag's commas part its values; in a phrase that a file allows a comma is punctuation, which no match heeds.
fn given(value: &Value) -> Vec<String> {
    match value.flag.as_str() {
        "allow" => value
            .given
            .iter()
            .map(|text| text.replace(',', " "))
            .collect(),
        _ => value.given.clone(),
    }
}
