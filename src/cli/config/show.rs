//! `copydesk config show` and `init`: what holds and why, and a file to begin with.

use std::path::Path;

use anyhow::bail;
use clap::CommandFactory;

use copydesk::report::save;

use crate::cli::args::Args;
use crate::cli::outcome::Outcome;
use crate::cli::output::emit_text;

use super::key::{Key, keys};
use super::{Config, FILE};

/// Writes every setting with its value and who gave it.
pub(super) fn show(config: &Config) -> anyhow::Result<Outcome> {
    let keys = keys(&Args::command());
    let rows: Vec<[String; 2]> = keys.iter().map(|key| row(key, config)).collect();
    let widest = rows.iter().map(|row| row[0].chars().count().min(44)).max();
    let file = config.file.as_ref().map(|file| file.display().to_string());
    emit_text(None, |out| {
        writeln!(out, "# {}", file.as_deref().unwrap_or("no copydesk.toml"))?;
        for [setting, origin] in &rows {
            writeln!(
                out,
                "{setting:<width$}  {origin}",
                width = widest.unwrap_or(0)
            )?;
        }
        for one in &config.overrides {
            writeln!(out, "# and for {}: {}", one.paths.join(", "), wished(one))?;
        }
        Ok(())
    })?;
    Ok(Outcome::Done)
}

fn row(key: &Key, config: &Config) -> [String; 2] {
    let given = config.values.iter().find(|value| value.key == key.full());
    let usual = || {
        key.arg
            .get_default_values()
            .iter()
            .map(|value| value.to_string_lossy().into_owned())
    };
    let (values, origin) = match given {
        Some(value) => (value.given.clone(), value.origin.to_string()),
        None => (
            usual().filter(|value| value != "false").collect(),
            "default".to_owned(),
        ),
    };
    let shown = if values.is_empty() {
        "-".to_owned()
    } else {
        values.join(", ")
    };
    [format!("{} = {shown}", key.full()), origin]
}

fn wished(one: &copydesk::lint::Override) -> String {
    let wishes = &one.wishes;
    let lists = [
        ("allow", wishes.allow.clone()),
        ("off", wishes.off.clone()),
        ("select", wishes.select.clone()),
        ("ignore", wishes.ignore.clone()),
        (
            "severity",
            wishes
                .severity
                .iter()
                .map(|(name, grade)| format!("{name}={grade}"))
                .collect(),
        ),
        (
            "weigh",
            wishes
                .weigh
                .iter()
                .map(|(name, weight)| format!("{name}={weight}"))
                .collect(),
        ),
        (
            "min-weight",
            wishes.min_weight.iter().map(f64::to_string).collect(),
        ),
    ];
    let said = lists.iter().filter(|(_, values)| !values.is_empty());
    let said: Vec<String> = said
        .map(|(name, values)| format!("{name} {}", values.join(", ")))
        .collect();
    said.join("; ")
}

/// Writes a file to begin with into the current folder, unless one is there.
pub(super) fn init() -> anyhow::Result<Outcome> {
    let path = Path::new(FILE);
    if path.exists() {
        bail!("{FILE} is there already");
    }
    save(path, |out| out.write_all(TEMPLATE.as_bytes()))?;
    emit_text(None, |out| {
        writeln!(
            out,
            "{FILE} written; `copydesk config show` says what holds"
        )
    })?;
    Ok(Outcome::Done)
}

const TEMPLATE: &str = r##"# copydesk: what holds for this folder and all below it.
# A setting is a flag: [wording] min-weight is --min-weight. A flag beats the environment
# (COPYDESK_MIN_WEIGHT), the environment beats this file. See `copydesk config show`.

# extends = "../style/copydesk.toml"     # a style shared by path; this file beats it

[wording]
# lexicon = ["house.toml"]               # a lexicon of your own, paths from this folder on
# allow = ["critical minerals"]          # words that are never marked
# select = ["fear", "label"]             # only these categories and entries
# ignore = ["hedge", "fear/chaos"]       # all but these
# min-weight = 1.0                       # leave out whatever weighs less
# baseline = "copydesk-baseline.json"    # tell only what is new since

[wording.severity]                       # off, note, warning or error
# fear = "error"
# "fear/chaos" = "note"

[reuse]
# threshold = 0.8
# min-words = 12

[output]
# fail-on = ["errors", "level >= loaded"]

# [[override]]                           # other wishes for some paths, as ignore files name them
# paths = ["opinion/", "*.letters.md"]
# ignore = ["stance"]
"##;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::config::file;

    #[test]
    fn every_line_of_the_template_is_good() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(FILE);
        let lines = TEMPLATE.lines().map(|line| {
            let said = line
                .strip_prefix("# ")
                .filter(|said| said.contains(" = ") || said.starts_with("[["));
            said.filter(|said| !said.starts_with("extends"))
                .unwrap_or(line)
        });
        let text: Vec<&str> = lines.collect();
        std::fs::write(&path, text.join("\n")).expect("written");
        let config = file::read(&path, &keys(&Args::command())).expect("a good file");
        assert_eq!((config.values.len(), config.overrides.len()), (10, 1));
    }
}
