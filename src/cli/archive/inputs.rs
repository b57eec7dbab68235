//! Inputs of a large run: JSON Lines as they lie; everything else as lines put aside.

use std::fs::File;
use std::io::{BufWriter, Read, Seek, Write};
use std::path::Path;

use anyhow::Context;

use copydesk::archive::{Input, Origins};
use copydesk::article::Article;
use copydesk::read::{self, FieldNames, Found, Source};
use copydesk::report::Failure;

use crate::cli::args::{InputArgs, ReadingArgs};
use crate::cli::gather::{named, options, rename};
use crate::cli::quiet::complain;
use crate::cli::sources::note;

/// What the paths name, in their order, and what could not be read.
///
/// An `output` that an earlier run wrote into a folder is passed over. Files of JSON Lines are read as they lie. Everything else is read as ever and written to a file of lines that no folder
/// lists, so that it is gone however the run ends: records of JSON as they are, articles of other formats field by field.
pub(super) fn inputs(
    args: &InputArgs,
    options: &read::Options,
    output: Option<&Path>,
) -> anyhow::Result<(Vec<Input>, Vec<Failure>)> {
    let (mut inputs, mut failures) = (vec![], vec![]);
    let mut spool: Option<Spool> = None;
    let last = output.and_then(|path| path.canonicalize().ok());
    for source in read::sources(&args.paths, options) {
        let is_last = |source: &Source| {
            let real = source.path.canonicalize().ok();
            source.found == Found::InFolder && last.is_some() && real == last
        };
        if source.as_ref().is_ok_and(is_last) {
            continue;
        }
        source.iter().for_each(|source| note(&source.file()));
        match source {
            Ok(source) => match lines_file(&source, options) {
                Some(file) => {
                    inputs.extend(spool.take().map(Spool::close).transpose()?);
                    let origins = Origins::of(&read::shown(&source.path));
                    inputs.push(Input { file, origins });
                }
                None => {
                    let spool = match &mut spool {
                        Some(spool) => spool,
                        none => none.insert(Spool::open()?),
                    };
                    failures.extend(spool.take(source, &args.reading)?);
                }
            },
            Err(error) => failures.push(failure(error, &args.reading)),
        }
    }
    inputs.extend(spool.map(Spool::close).transpose()?);
    Ok((inputs, failures))
}

/// The file, if it can be read in blocks, as far as its beginning tells.
fn lines_file(source: &Source, options: &read::Options) -> Option<File> {
    // What comes through a pipe can't be looked at and then read from its beginning.
    let is_file = std::fs::metadata(&source.path).is_ok_and(|about| about.is_file());
    if !is_file {
        return None;
    }
    let mut file = File::open(&source.path).ok()?;
    let mut head = vec![];
    (&mut file).take(1 << 16).read_to_end(&mut head).ok()?;
    file.rewind().ok()?;
    read::are_lines(source, &head, options).then_some(file)
}

/// Lines put aside, and where they are from.
struct Spool {
    out: BufWriter<File>,
    origins: Origins,
}

impl Spool {
    fn open() -> anyhow::Result<Self> {
        Ok(Self {
            out: BufWriter::new(tempfile::tempfile().with_context(aside)?),
            origins: Origins::default(),
        })
    }

    /// Writes the articles of a source; tells what could not be read of it.
    fn take(&mut self, source: Source, reading: &ReadingArgs) -> anyhow::Result<Vec<Failure>> {
        let (options, mut failures) = (options(reading), vec![]);
        let mut path = read::shown(&source.path);
        rename(&mut path, reading);
        for record in read::records(source, &options) {
            let read = record.and_then(|record| {
                let (json, line) = (record.json(), record.line());
                Ok((json, line, read::parse(record, &options)?))
            });
            match read {
                Ok((json, line, article)) => {
                    let rewritten = || rewritten(&named(article, reading), &options.fields);
                    self.write(&json.unwrap_or_else(rewritten))?;
                    self.origins.push(&path, line.map(|line| line as u32));
                }
                Err(error) => failures.push(failure(error, reading)),
            }
        }
        Ok(failures)
    }

    fn write(&mut self, line: &str) -> anyhow::Result<()> {
        self.out.write_all(line.as_bytes()).with_context(aside)?;
        self.out.write_all(b"\n").with_context(aside)
    }

    fn close(self) -> anyhow::Result<Input> {
        let written = self.out.into_inner().map_err(|error| error.into_error());
        let mut file = written.with_context(aside)?;
        file.rewind()?;
        let origins = self.origins;
        Ok(Input { file, origins })
    }
}

fn aside() -> String {
    format!("a temporary file in {}", std::env::temp_dir().display())
}

/// An article as a line, under the names that its fields go by.
fn rewritten(article: &Article, fields: &FieldNames) -> String {
    let mut line = serde_json::Map::new();
    let headline = Some(article.headline()).filter(|title| !title.is_empty());
    let text = &article.legible()[article.start..];
    for (names, value) in [
        (&fields.id, Some(article.id.as_str())),
        (&fields.title, headline),
        (&fields.outlet, article.outlet.as_deref()),
        (&fields.byline, article.byline.as_deref()),
        (&fields.published, article.published.as_deref()),
        (&fields.url, article.url.as_deref()),
        (&fields.language, article.language.as_deref()),
        (&fields.text, Some(text)),
    ] {
        if let (Some(name), Some(value)) = (names.first(), value) {
            line.insert(name.clone(), value.into());
        }
    }
    serde_json::Value::Object(line).to_string()
}

fn failure(mut error: read::ReadError, reading: &ReadingArgs) -> Failure {
    rename(&mut error.path, reading);
    complain(format_args!("{error}"));
    Failure {
        message: error.message(),
        path: error.path,
    }
}
