//! Word documents: a ZIP archive with the text in one XML file, and what is said of it in another.

use std::io::{BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::article::{Article, Title};

use super::error::{Problem, ReadError};
use super::paragraphs::{Paragraphs, paragraphs};
use super::record::Record;
use super::title;
use super::xml::{Step, Xml};

const TEXT: &str = "word/document.xml";
const ABOUT: &str = "docProps/core.xml";

type Archive = ZipArchive<Cursor<Vec<u8>>>;

/// The article of a document; a first paragraph that is styled as a title is the headline.
pub(super) fn document(mut record: Record, limit: u64) -> Result<Article, ReadError> {
    let bytes = record.take_bytes();
    read(bytes, limit).map_err(|problem| record.error(problem))
}

fn read(bytes: Vec<u8>, limit: u64) -> Result<Article, Problem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let text = part(&mut archive, TEXT, limit)?;
    let text = text.ok_or_else(|| no_document(format!("no `{TEXT}` in the archive")))?;
    let Paragraphs { title, body } = paragraphs(&text, limit)?;
    if body.trim().is_empty() {
        return Err(Problem::Empty);
    }
    let about = About::of(&mut archive, limit);
    let inside = title::of_text(&body, 0).map(Title::InBody);
    Ok(Article {
        title: title.map(Title::Apart).or(inside),
        byline: about.creator,
        published: about.created,
        language: about.language,
        body,
        ..Article::default()
    })
}

/// One file of the archive, none if it is not there; more than `limit` is an error and is not unpacked.
fn part(archive: &mut Archive, name: &str, limit: u64) -> Result<Option<Vec<u8>>, Problem> {
    let file = match archive.by_name(name) {
        Err(ZipError::FileNotFound) => return Ok(None),
        file => file.map_err(|error| refusal(&error))?,
    };
    let mut bytes = Vec::new();
    let read = file.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| no_document(error.to_string()))?;
    let size = bytes.len() as u64;
    if size > limit {
        return Err(Problem::TooLarge { size, limit });
    }
    Ok(Some(bytes))
}

fn refusal(error: &ZipError) -> Problem {
    no_document(match error {
        ZipError::InvalidArchive(_) => "no ZIP archive, or one that is cut short".to_owned(),
        other => other.to_string().to_lowercase(),
    })
}

fn no_document(message: String) -> Problem {
    Problem::Document {
        format: "Word document",
        message,
    }
}

/// What a document says about itself; nothing where that is missing or broken.
#[derive(Default)]
struct About {
    creator: Option<String>,
    created: Option<String>,
    language: Option<String>,
}

impl About {
    fn of(archive: &mut Archive, limit: u64) -> Self {
        let bytes = part(archive, ABOUT, limit).ok().flatten();
        let said = bytes.and_then(|bytes| Self::read(&bytes, limit).ok());
        said.unwrap_or_default()
    }

    fn read(bytes: &[u8], limit: u64) -> Result<Self, Problem> {
        let mut xml = Xml::new(BufReader::new(bytes), limit);
        let mut about = Self::default();
        loop {
            let opened = match xml.step()? {
                Step::Open(element) if xml.open().len() > 1 => element,
                Step::End => return Ok(about),
                _ => continue,
            };
            let element = xml.rest_of(opened)?;
            match element.local() {
                "creator" => about.creator = element.words(),
                "created" => about.created = element.words(),
                "language" => about.language = element.words(),
                _ => {}
            }
        }
    }
}
