//! Records: one file cut into the raw articles it holds, and one raw article parsed.

use std::sync::Arc;

use crate::article::{Article, Origin};

use super::binary;
use super::docx;
use super::encoding;
use super::error::{Problem, ReadError};
use super::format::Format;
use super::html;
use super::item::Item;
use super::json;
use super::jsonl;
use super::object;
use super::open::{self, Opened};
use super::options::Options;
use super::plain;
use super::row::{self, Row};
use super::shown::shown;
use super::sniff;
use super::stories;
use super::table;
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
    /// Where in the file its text is from.
    pub origin: Origin,
    pub(super) content: Content,
}

/// What a record holds.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// Bytes of the file, in its format.
    Bytes(Vec<u8>),
    /// A row of a table.
    Row(Row),
    /// A story with what is said about it.
    Item(Box<Item>),
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

/// What a file is cut into, or what is wrong with it, and where it stands.
pub(super) struct Cut {
    pub(super) place: Place,
    pub(super) extent: Extent,
    pub(super) origin: Origin,
    pub(super) content: Result<Content, Problem>,
}

impl Cut {
    /// Bytes that are one of several records.
    pub(super) fn part(place: Place, bytes: Result<Vec<u8>, Problem>) -> Self {
        Self::content(place, bytes.map(Content::Bytes))
    }

    /// One of several records.
    pub(super) fn content(place: Place, content: Result<Content, Problem>) -> Self {
        let extent = Extent::Part;
        Self {
            place,
            extent,
            origin: Origin::Extract,
            content,
        }
    }

    /// The same, known to end in this line of the file.
    pub(super) fn to(mut self, line: usize) -> Self {
        self.origin = Origin::Lines(self.place.line..=line);
        self
    }

    /// The same, out of a packed file, which has no lines.
    fn unpacked(mut self) -> Self {
        self.origin = Origin::Extract;
        self
    }

    /// Bytes that are all there is.
    pub(super) fn whole(bytes: Result<Vec<u8>, Problem>) -> Self {
        Self {
            place: Place::START,
            extent: Extent::Whole,
            origin: Origin::Extract,
            content: bytes.map(Content::Bytes),
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
            let path = shown(&source.path);
            Box::new(std::iter::once(Err(ReadError { path, problem })))
        }
    }
}

/// Whether a source that begins with `head` is JSON Lines that can be read as they lie, neither packed nor in UTF-16.
pub fn are_lines(source: &Source, head: &[u8], options: &Options) -> bool {
    let asked = options.format.filter(|_| source.found == Found::Named);
    sniff::format(asked, source.format, head) == Format::JsonLines
        && binary::looks_like(head).is_none()
        && !encoding::is_wide(head)
}

/// The article of one record, with its path, and its place in the file as its id where it has none.
pub fn parse(record: Record, options: &Options) -> Result<Article, ReadError> {
    let (path, name, origin) = (record.path(), record.name(), record.origin.clone());
    let mut article = article(record, options)?;
    article.path = path;
    article.origin = origin;
    if article.id.is_empty() {
        article.id = name;
    }
    Ok(article)
}

fn article(mut record: Record, options: &Options) -> Result<Article, ReadError> {
    let names = &options.fields;
    let made = match record.take_content() {
        Content::Row(row) => row::article(row, names),
        Content::Item(item) => item.article(),
        Content::Bytes(bytes) => {
            record.content = Content::Bytes(bytes);
            return match record.format {
                Format::Markdown => plain::markdown(record, names),
                Format::Html => html::page(record),
                Format::Json | Format::JsonLines => object::object(&record, names),
                Format::Docx => docx::document(record, options.max_article_bytes),
                _ => plain::text(record, names),
            };
        }
    };
    made.map_err(|problem| record.error(problem))
}

type Cuts = Box<dyn Iterator<Item = Cut> + Send>;

fn cut(source: &Source, options: &Options) -> Result<(Format, Cuts), Problem> {
    let opened = open::open(source, options.max_unpacked)?;
    let format = format(source, &opened, options);
    let is_packed = opened.is_packed;
    let limit = options.max_article_bytes;
    let cuts: Cuts = match format {
        Format::Json => Box::new(json::values(opened.stream(limit)?, limit)),
        Format::JsonLines => Box::new(jsonl::lines(opened.stream(limit)?, limit)),
        Format::Csv => {
            let delimiter = table::delimiter(&opened.head);
            Box::new(table::rows(opened.decoded(limit)?, delimiter, limit))
        }
        Format::Tsv => Box::new(table::rows(opened.decoded(limit)?, b'\t', limit)),
        Format::Xml => Box::new(stories::stories(opened.decoded(limit)?, limit)),
        Format::Docx => once(format, opened.whole_of_any_kind(limit)?),
        Format::Parquet => parquet(opened, options)?,
        Format::Sqlite => sqlite(opened, source, limit)?,
        Format::Text | Format::Markdown | Format::Html => once(format, opened.whole(limit)?),
    };
    let cuts = match is_packed {
        true => Box::new(cuts.map(Cut::unpacked)),
        false => cuts,
    };
    Ok((format, cuts))
}

#[cfg(feature = "parquet")]
fn parquet(opened: Opened, options: &Options) -> Result<Cuts, Problem> {
    let limit = options.max_article_bytes;
    let rows = super::parquet::rows(opened.on_disk()?, &options.fields, limit)?;
    Ok(Box::new(rows))
}

#[cfg(not(feature = "parquet"))]
fn parquet(_: Opened, _: &Options) -> Result<Cuts, Problem> {
    Err(Problem::NotBuilt("parquet"))
}

#[cfg(feature = "sqlite")]
fn sqlite(opened: Opened, source: &Source, limit: u64) -> Result<Cuts, Problem> {
    let query = super::address::Address::of(&source.path).query;
    Ok(Box::new(super::sqlite::rows(
        opened.on_disk()?,
        query,
        limit,
    )))
}

#[cfg(not(feature = "sqlite"))]
fn sqlite(_: Opened, _: &Source, _: u64) -> Result<Cuts, Problem> {
    Err(Problem::NotBuilt("sqlite"))
}

fn once(format: Format, bytes: Vec<u8>) -> Cuts {
    Box::new(std::iter::once(Cut {
        origin: origin(format),
        ..Cut::whole(Ok(bytes))
    }))
}

/// Where the body of an article is from that is all of its file.
fn origin(format: Format) -> Origin {
    match format {
        Format::Text | Format::Markdown => Origin::File,
        _ => Origin::Extract,
    }
}

fn format(source: &Source, opened: &Opened, options: &Options) -> Format {
    let asked = options.format.filter(|_| source.found == Found::Named);
    sniff::format(asked, source.format, &opened.head)
}

fn record(source: &Arc<Source>, format: Format, cut: Cut) -> Result<Record, ReadError> {
    let mut record = Record {
        source: Arc::clone(source),
        format,
        place: cut.place,
        extent: cut.extent,
        origin: cut.origin,
        content: Content::Bytes(Vec::new()),
    };
    match cut.content {
        Ok(content) => record.content = content,
        Err(problem) => return Err(record.error(problem)),
    }
    Ok(record)
}

impl Record {
    /// All of a file whose bytes are at hand.
    pub fn whole(source: Source, format: Format, bytes: Vec<u8>) -> Self {
        Self {
            source: Arc::new(source),
            format,
            place: Place::START,
            extent: Extent::Whole,
            origin: origin(format),
            content: Content::Bytes(bytes),
        }
    }

    /// Its object as it stands in the file, on one line and in UTF-8; none if it is no object of JSON.
    pub fn json(&self) -> Option<String> {
        if !matches!(self.format, Format::Json | Format::JsonLines) {
            return None;
        }
        let Content::Bytes(bytes) = &self.content else {
            return None;
        };
        let text = encoding::decode_line(bytes).ok()?.into_owned();
        Some(match self.format {
            // A text holds no line ends, so all of them stand between values.
            Format::Json => text.replace(['\n', '\r'], " "),
            _ => text,
        })
    }

    /// The line that it begins on, if it is one of several.
    pub fn line(&self) -> Option<usize> {
        (self.extent == Extent::Part).then_some(self.place.line)
    }

    /// Its path: that of its file, with its line if it is a part of it.
    pub fn path(&self) -> String {
        self.with_line(&shown(&self.source.path))
    }

    /// The id it has where it gives none itself.
    pub fn name(&self) -> String {
        self.with_line(&self.source.name)
    }

    /// Its bytes, where it has any.
    pub(super) fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Bytes(bytes) => bytes,
            _ => &[],
        }
    }

    /// Its bytes, out of it.
    pub(super) fn take_bytes(&mut self) -> Vec<u8> {
        match self.take_content() {
            Content::Bytes(bytes) => bytes,
            _ => Vec::new(),
        }
    }

    fn take_content(&mut self) -> Content {
        std::mem::replace(&mut self.content, Content::Bytes(Vec::new()))
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
        let path = shown(&self.source.path);
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
