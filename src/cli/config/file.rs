//! The file: TOML, read with the line of everything in it; `extends` names files that hold where it says nothing.

use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::Context;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use copydesk::wording::nearest;

use crate::cli::sources;

use super::key::{self, Key, SECTIONS};
use super::overrides::read_override;
use super::value::{Origin, Value, put};
use super::{Config, FILE};

/// What is wrong in a file, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {message}")]
pub(super) struct FileError {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) message: String,
}

/// What is wrong, and at which bytes.
pub(super) type Slip = (Range<usize>, String);

/// The nearest `copydesk.toml` in a folder or one that it lies in.
pub(super) fn upward(folder: &Path) -> Option<PathBuf> {
    let found = folder.ancestors().map(|folder| folder.join(FILE));
    // What goes by the name and is no file is found as well, so that it is told.
    found.into_iter().find(|file| file.exists())
}

/// Reads a file and those it extends.
pub(super) fn read(path: &Path, keys: &[Key]) -> anyhow::Result<Config> {
    read_below(path, keys, &mut Chain::default())
}

/// Files that one file may extend, and those extend in turn, counted each time.
const FILES: usize = 100;

/// What was read on the way to a file.
#[derive(Default)]
struct Chain {
    /// Files that led here.
    above: Vec<PathBuf>,
    /// How many were read in all.
    files: usize,
}

fn read_below(path: &Path, keys: &[Key], chain: &mut Chain) -> anyhow::Result<Config> {
    let named = || path.display().to_string();
    let text = sources::text(path).with_context(named)?;
    let at = |(range, message): Slip| FileError {
        file: named(),
        line: line_of(&text, range.start),
        message,
    };
    let table = DeTable::parse(&text)
        .map_err(|error| at((error.span().unwrap_or(0..0), error.message().to_owned())))?;
    let table = table.into_inner();
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut config = Config {
        // The folder of `copydesk.toml` is the current one, and an empty path is none.
        root: std::path::absolute(Path::new(".").join(folder))?,
        ..Config::default()
    };
    chain.above.push(std::path::absolute(path)?);
    for other in extended(&table).map_err(at)? {
        let (range, file) = (other.span(), folder.join(other.get_ref()));
        if chain.above.contains(&std::path::absolute(&file)?) {
            return Err(at((range, "extends itself".to_owned())).into());
        }
        chain.files += 1;
        if chain.files > FILES {
            return Err(at((range, format!("more than {FILES} files to extend"))).into());
        }
        let below = read_below(&file, keys, chain);
        let below = below.with_context(|| at((range, "what it extends".to_owned())))?;
        below
            .values
            .into_iter()
            .for_each(|value| put(&mut config.values, value));
        config.overrides.extend(below.overrides);
    }
    chain.above.pop();
    let reader = Reader {
        path,
        folder,
        text: &text,
        keys,
    };
    reader.fill(&mut config, &table).map_err(at)?;
    Ok(config)
}

fn extended(table: &DeTable) -> Result<Vec<Spanned<String>>, Slip> {
    let Some(value) = table.get("extends") else {
        return Ok(vec![]);
    };
    strings(value, "extends")
}

/// A string, or several in a list, each with its place.
pub(super) fn strings(value: &Spanned<DeValue>, name: &str) -> Result<Vec<Spanned<String>>, Slip> {
    let one = |value: &Spanned<DeValue>| match scalar(value.get_ref()) {
        Some(text) => Ok(Spanned::new(value.span(), text)),
        None => Err((
            value.span(),
            format!("`{name}` holds text, or a list of texts"),
        )),
    };
    match value.get_ref() {
        DeValue::Array(items) => items.iter().map(one).collect(),
        _ => Ok(vec![one(value)?]),
    }
}

/// A single value as a flag would be given it.
pub(super) fn scalar(value: &DeValue) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Float(number) => Some(number.to_string()),
        DeValue::Boolean(is) => Some(is.to_string()),
        _ => None,
    }
}

struct Reader<'a> {
    path: &'a Path,
    folder: &'a Path,
    text: &'a str,
    keys: &'a [Key],
}

impl Reader<'_> {
    fn fill(&self, config: &mut Config, table: &DeTable) -> Result<(), Slip> {
        for (name, value) in table.iter() {
            match (name.get_ref().as_ref(), value.get_ref()) {
                ("extends", _) => {}
                ("override", DeValue::Array(items)) => {
                    for item in items.iter() {
                        config.overrides.push(read_override(item, self.keys)?);
                    }
                }
                ("override", _) => {
                    let told = "overrides are written as [[override]]";
                    return Err((name.span(), told.to_owned()));
                }
                (section, DeValue::Table(inner)) if SECTIONS.contains(&section) => {
                    self.section(config, section, inner)?;
                }
                (section, _) if SECTIONS.contains(&section) => {
                    return Err((
                        name.span(),
                        format!("`{section}` is a section: [{section}]"),
                    ));
                }
                (other, _) => return Err((name.span(), self.unknown(other))),
            }
        }
        Ok(())
    }

    fn unknown(&self, name: &str) -> String {
        let of_section = self.keys.iter().find(|key| key.name == name);
        let known = SECTIONS.into_iter().chain(["override", "extends"]);
        let near = of_section.map(Key::full);
        let near = near.or_else(|| nearest(name, known).map(str::to_owned));
        let guess = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        format!("there is no section or setting `{name}`{guess}")
    }

    fn section(&self, config: &mut Config, section: &str, table: &DeTable) -> Result<(), Slip> {
        for (name, value) in table.iter() {
            let key = key::find(self.keys, section, name.get_ref());
            let key = key.map_err(|told| (name.span(), told))?;
            let mut given = given(key, value)?;
            if let Some(told) = key.refuses(&given) {
                return Err((value.span(), told));
            }
            if key.is_path() {
                given = given.iter().map(|path| self.below(path)).collect();
            }
            let line = line_of(self.text, name.span().start);
            put(
                &mut config.values,
                Value {
                    key: key.full(),
                    flag: key.name.clone(),
                    given,
                    origin: Origin::File(self.path.to_owned(), line),
                },
            );
        }
        Ok(())
    }

    fn below(&self, path: &str) -> String {
        self.folder.join(path).to_string_lossy().into_owned()
    }
}

/// What a value of the file gives a flag: itself, its items, or `NAME=VALUE` for each line of a table.
pub(super) fn given(key: &Key, value: &Spanned<DeValue>) -> Result<Vec<String>, Slip> {
    match value.get_ref() {
        DeValue::Table(table) if key.is_table() => {
            let line = |(name, value): (&Spanned<_>, &Spanned<DeValue>)| {
                let told = || {
                    (
                        value.span(),
                        format!("`{}` holds names and their values", key.name),
                    )
                };
                let text = scalar(value.get_ref()).ok_or_else(told)?;
                let name: &std::borrow::Cow<str> = name.get_ref();
                Ok(format!("{name}={text}"))
            };
            table.iter().map(line).collect()
        }
        DeValue::Array(_) if !key.is_list() => {
            Err((value.span(), format!("`{}` takes one value", key.name)))
        }
        _ => {
            let read = strings(value, &key.name)?;
            Ok(read.into_iter().map(Spanned::into_inner).collect())
        }
    }
}

fn line_of(text: &str, byte: usize) -> usize {
    text[..byte.min(text.len())].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use clap::CommandFactory;
    use proptest::prelude::*;

    use super::*;
    use crate::cli::args::Args;

    proptest! {
        #[test]
        fn whatever_stands_in_the_file_is_read_or_refused_at_a_line_of_it(text in text()) {
            if let Err(error) = read_from(&[(FILE, &text)]) {
                let slip = error.downcast_ref::<FileError>().expect("a place");
                prop_assert!((1..=text.lines().count() + 1).contains(&slip.line), "{slip}");
                prop_assert!(!slip.message.is_empty());
            }
        }
    }

    /// Lines of known and unknown settings, with values of all kinds, and anything at all.
    fn text() -> impl Strategy<Value = String> {
        let names = [
            "wording",
            "reading",
            "telling",
            "output",
            "reuse",
            "extends",
            "overrides",
            "allow",
            "off",
            "weigh",
            "severity",
            "min-weight",
            "threshold",
            "paths",
            "x",
        ];
        let name = || prop::sample::select(names.to_vec());
        let value = prop_oneof![
            "-?[0-9]{1,25}(\\.[0-9]{0,3})?",
            "\"[a-z/=,*.]{0,9}\"",
            Just("[\"fear\", \"label\"]".to_owned()),
            Just("{ fear = 2.0, label = [1, []] }".to_owned()),
            Just("true".to_owned()),
            Just("1979-05-27".to_owned()),
        ];
        let line = prop_oneof![
            1 => name().prop_map(|name| format!("[{name}]")),
            1 => name().prop_map(|name| format!("[[{name}]]")),
            8 => (name(), value).prop_map(|(name, value)| format!("{name} = {value}")),
            1 => "\\PC{0,12}",
        ];
        prop::collection::vec(line, 0..8).prop_map(|lines| lines.join("\n"))
    }

    #[test]
    fn files_that_extend_one_another_without_end_are_refused() {
        let doubled = |next: usize| format!("extends = [\"{next}.toml\", \"{next}.toml\"]");
        let names: Vec<_> = (1..40).map(|nth| format!("{nth}.toml")).collect();
        let texts: Vec<_> = (2..41).map(doubled).collect();
        let mut files: Vec<_> = names
            .iter()
            .zip(&texts)
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        files.push(("40.toml", ""));
        let told = format!("{:#}", read_from(&files).expect_err("refused"));
        assert!(told.contains("more than 100 files to extend"), "{told}");
        assert!(
            read_from(&files[34..]).is_ok(),
            "62 files are within the limit"
        );
    }

    /// Reads the first of some files that lie in one folder.
    fn read_from(files: &[(&str, &str)]) -> anyhow::Result<Config> {
        let folder = tempfile::tempdir()?;
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text)?;
        }
        static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| key::keys(&Args::command()));
        read(&folder.path().join(files[0].0), &KEYS)
    }
}
