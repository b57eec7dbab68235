//! The environment: `COPYDESK_` and the name of a flag; several values with commas between.

use anyhow::bail;

use copydesk::wording::nearest;

use super::key::Key;
use super::value::{Origin, Value};

/// The values that variables give, as `variable` reads them. An empty variable gives none.
pub(super) fn values(
    keys: &[Key],
    variable: impl Fn(&str) -> Option<String>,
) -> anyhow::Result<Vec<Value>> {
    let mut values = vec![];
    for key in keys {
        let name = key.variable();
        let Some(text) = variable(&name).filter(|text| !text.is_empty()) else {
            continue;
        };
        let given: Vec<String> = match key.is_list() {
            true => text.split(',').map(|part| part.trim().to_owned()).collect(),
            false => vec![text],
        };
        if let Some(told) = key.refuses(&given) {
            bail!("{name}: {told}");
        }
        values.push(Value {
            key: key.full(),
            flag: key.name.clone(),
            given,
            origin: Origin::Environment(name),
        });
    }
    Ok(values)
}

/// The variables that look like a setting's and are none, each with the one that it may have been meant for.
///
/// Other variables that begin alike are no business of ours.
pub(super) fn misspelt(keys: &[Key], names: impl Iterator<Item = String>) -> Vec<(String, String)> {
    let known: Vec<String> = keys.iter().map(Key::variable).collect();
    // What begins alike is alike: only the rest tells.
    let rests: Vec<&str> = known.iter().filter_map(|name| rest(name)).collect();
    let unknown = names.filter(|name| !known.contains(name));
    let mut misspelt: Vec<_> = unknown
        .filter_map(|name| {
            let meant = nearest(rest(&name)?, rests.iter().copied())?;
            let meant = format!("{PREFIX}{meant}");
            Some((name, meant))
        })
        .collect();
    misspelt.sort();
    misspelt
}

const PREFIX: &str = "COPYDESK_";

fn rest(name: &str) -> Option<&str> {
    name.strip_prefix(PREFIX)
}

#[cfg(test)]
mod tests {
    use super::super::key::keys;
    use super::*;
    use crate::cli::args::Args;
    use clap::CommandFactory;

    #[test]
    fn a_misspelt_variable_is_told_from_one_that_is_not_ours() {
        let keys = keys(&Args::command());
        let names = [
            "COPYDESK_MIN_WIEGHT",
            "COPYDESK_MIN_WEIGHT",
            "COPYDESK_HOME",
            "PATH",
        ];
        let told = misspelt(&keys, names.into_iter().map(str::to_owned));
        let [(name, meant)] = &told[..] else {
            panic!("{told:?}");
        };
        assert_eq!(
            [name, meant],
            ["COPYDESK_MIN_WIEGHT", "COPYDESK_MIN_WEIGHT"]
        );
    }
}
