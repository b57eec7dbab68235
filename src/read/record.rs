//! Records: one file cut into the raw articles it holds, and one raw article parsed.

use std::sync::Arc;

use crate::article::Article;

use super::error::{Problem, ReadError};
use super::format::Format;
use super::html;
use super::json;
use super::jsonl;
use super::object;
use super::open::{self, Opened};
use super::options::Options;
use super::plain;
use super::walk::{Found, Source};

/// One article as it came, not looked into.
#[derive(Debug, Clone)]
pub struct Record {
    /// The file it is from.
    pub source: Arc<Source>,
    /// What it is written in.
    pub format: Format,
    /// Where in the file it begins.
    pub place: Place,
    /// How much of the file it is.
    pub extent: Extent,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Where a record begins in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Place {
    /// The first character of a file.
    pub const START: Self = Self { line: 1, column: 1 };
}

/// How much of its file a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// One of several, named by its line.
    Part,
}

/// The records of one source.
pub type Records = Box<dyn Iterator<Item = Result<Record, ReadError>> + Send>;

/// What a file is cut into: bytes, or what is wrong with them, and where they stand.
pub(super) struct Cut {
    pub(super) place: Place,
    pub(super) extent: Extent,
    pub(super) bytes: Result<Vec<u8>, Problem>,
}

impl Cut {
    /// One of several.
    pub(super) fn part(place: Place, bytes: Result<Vec<u8>, Problem>) -> Self {
        let extent = Extent::Part;
        Self {
            place,
            extent,
            bytes,
        }
    }

    /// All there is.
    fn whole(bytes: Vec<u8>) -> Self {
        Self {
            place: Place::START,
            extent: Extent::Whole,
            bytes: Ok(bytes),
        }
    }
}

/// Opens `source` and cuts it into records, one in memory at a time.
///
/// A record that is too large or cut short is an error in its place, and the next one follows.
pub fn records(source: Source, options: &Options) -> Records {
    match cut(&source, options) {
        Ok((format, cuts)) => {
            let source = Arc::new(source);
            Box::new(cuts.map(move |cut| record(&source, format, cut)))
        }
        Err(problem) => {
            let path = source.path.display().to_string();
            Box::new(std::iter::once(Err(ReadError { path, problem })))
        }
    }
}

/// The article of one record, with its path, and its place in the file as its id where it has none.
pub fn parse(record: Record, options: &Options) -> Result<Article, ReadError> {
    let (path, name) = (record.path(), record.name());
    let mut article = match record.format {
        Format::Text => plain::text(record, &options.fields),
        Format::Markdown => plain::markdown(record, &options.fields),
        Format::Html => html::page(record),
        Format::Json | Format::JsonLines => object::object(&record, &options.fields),
    }?;
    article.path = path;
    if article.id.is_empty() {
        article.id = name;
    }
    Ok(article)
}

type Cuts = Box<dyn Iterator<Item = Cut> + Send>;

fn cut(source: &Source, options: &Options) -> Result<(Format, Cuts), Problem> {
    let opened = open::open(source)?;
    let format = format(source, &opened, options);
    let limit = options.max_article_bytes;
    let cuts: Cuts = match format {
        Format::Json => Box::new(json::values(opened.stream(limit)?, limit)),
        Format::JsonLines => Box::new(jsonl::lines(opened.stream(limit)?, limit)),
        Format::Text | Format::Markdown | Format::Html => {
            Box::new(std::iter::once(Cut::whole(opened.whole(limit)?)))
        }
    };
    Ok((format, cuts))
}

/// What was asked for, else what the ending says, else what the content looks like.
fn format(source: &Source, opened: &Opened, options: &Options) -> Format {
    let asked = options.format.filter(|_| source.found == Found::Named);
    match asked.or(source.format) {
        Some(Format::Json) if asked.is_none() => Format::of_json(&opened.head),
        Some(format) => format,
        None => Format::of_content(&opened.head),
    }
}

fn record(source: &Arc<Source>, format: Format, cut: Cut) -> Result<Record, ReadError> {
    let mut record = Record {
        source: Arc::clone(source),
        format,
        place: cut.place,
        extent: cut.extent,
        bytes: Vec::new(),
    };
    match cut.bytes {
        Ok(bytes) => record.bytes = bytes,
        Err(problem) => return Err(record.error(problem)),
    }
    Ok(record)
}

impl Record {
    /// Its path: that of its file, with its line if it is a part of it.
    pub fn path(&self) -> String {
        self.with_line(&self.source.path.display().to_string())
    }

    /// The id it has where it gives none itself.
    pub fn name(&self) -> String {
        self.with_line(&self.source.name)
    }

    fn with_line(&self, name: &str) -> String {
        match self.extent {
            Extent::Whole => name.to_owned(),
            Extent::Part => format!("{name}:{}", self.place.line),
        }
    }

    /// What is wrong with all of it.
    pub(super) fn error(&self, problem: Problem) -> ReadError {
        ReadError {
            path: self.path(),
            problem,
        }
    }

    /// What is wrong at a line and column of it, both from 1.
    pub(super) fn error_at(&self, line: usize, column: usize, problem: Problem) -> ReadError {
        let path = self.source.path.display();
        let Place {
            line: lines,
            column: columns,
        } = self.place;
        let column = if line == 1 {
            columns - 1 + column
        } else {
            column
        };
        ReadError {
            path: format!("{path}:{}:{column}", lines - 1 + line),
            problem,
        }
    }
}
