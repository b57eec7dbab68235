//! Errors: what could not be read, and why, in words that say what to do.

use std::io;

/// One thing that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{path}: {problem}")]
pub struct ReadError {
    /// The file or folder, with `:LINE` or `:LINE:COLUMN` behind it where that is known.
    pub path: String,
    /// What is wrong with it.
    pub problem: Problem,
}

impl ReadError {
    /// What is wrong, without the path.
    pub fn message(&self) -> String {
        self.problem.to_string()
    }
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Problem {
    /// Nothing is there.
    #[error("no such file or folder")]
    Missing,
    /// A symbolic link whose target is gone.
    #[error("a link to something that does not exist")]
    DanglingLink,
    /// A symbolic link to a folder that holds it.
    #[error("a link back to {0}, a folder it lies in; not followed")]
    Loop(String),
    /// A pipe, socket or device.
    #[error("a {0}, not a file; to read what comes out of it, pipe it in and name `-`")]
    NotAFile(&'static str),
    /// What is no regular file, where only such a file is read.
    #[error("a {0}, not a file")]
    NotRegular(&'static str),
    /// An ignore file that can't be read, so that nobody knows what of its folder is meant.
    #[error("{0}; its folder is not read")]
    Unignorable(String),
    /// More than a file beside articles may be, in MiB.
    #[error("over the limit of {0} MiB for such a file")]
    TooLong(u64),
    /// A row whose quotation marks do not end where its cells do.
    #[error("{0}")]
    Row(&'static str),
    /// The system refused.
    #[error("permission denied")]
    Denied,
    /// Any other refusal of the system, in its own words.
    #[error("{0}")]
    Io(String),
    /// An ignore file with a pattern that means nothing.
    #[error("ignore pattern not understood: {0}")]
    Ignore(String),
    /// A file that is no text.
    #[error("not text: it looks like {0}")]
    Binary(&'static str),
    /// Text in UTF-8, UTF-16 or a declared encoding, damaged.
    #[error("not valid {encoding} at byte {byte}; repair it, or convert the file to UTF-8")]
    Encoding {
        /// The encoding it is meant to be in.
        encoding: String,
        /// First byte that does not fit, from 0.
        byte: usize,
    },
    /// Text that is in no encoding we can name with any confidence.
    #[error(
        "not valid UTF-8 at byte {byte}, and no older encoding fits; convert the file to UTF-8"
    )]
    UnknownEncoding {
        /// First byte that is not UTF-8, from 0.
        byte: usize,
    },
    /// More than one article may be.
    #[error("{size} bytes, over the limit of {limit} bytes for one article")]
    TooLarge {
        /// Its size, without its line end; for a stream, as far as it was read.
        size: u64,
        /// The limit that was set.
        limit: u64,
    },
    /// A page that asks more of its parser than any page written for readers.
    #[error("{count} {what}, over the limit of {limit} for one article")]
    TooMuch {
        /// Of what there is too much.
        what: &'static str,
        /// How many there are.
        count: usize,
        /// How many may be.
        limit: usize,
    },
    /// Compressed data that is damaged or cut short.
    #[error("damaged {kind} data: {message}")]
    Compressed {
        /// How it is compressed.
        kind: &'static str,
        /// What its reader says.
        message: String,
    },
    /// Compressed data that has no end when unpacked.
    #[error("unpacks to more than {0} times its size; no news does")]
    Bomb(u64),
    /// XML that is not well formed.
    #[error("not valid XML: {0}")]
    Xml(String),
    /// XML that is well formed and holds no articles.
    #[error(
        "XML with the root element `{0}`; articles are read from rss, RDF, feed, nitf, newsItem and newsMessage"
    )]
    UnknownXml(String),
    /// XML that declares entities of its own, which may grow without end.
    #[error("XML that declares entities of its own; they are not expanded")]
    Entities,
    /// A document that is no such document.
    #[error("not a {format}: {message}")]
    Document {
        /// What it should be.
        format: &'static str,
        /// What it lacks.
        message: String,
    },
    /// A table whose rows cannot be read.
    #[error("not a readable table: {0}")]
    Table(String),
    /// A format that this program was built without.
    #[error("this copydesk was built without {0}; build it with `--features {0}`")]
    NotBuilt(&'static str),
    /// Nothing but white space.
    #[error("no text")]
    Empty,
    /// A record without any of the fields that hold text.
    #[error("no text: none of the fields {0} is there; name the field that holds it")]
    NoTextField(String),
    /// A field of text that holds something else.
    #[error("field `{field}` holds {found}, not text")]
    WrongType {
        /// Its name.
        field: String,
        /// What it holds.
        found: &'static str,
    },
    /// Broken JSON, or JSON of another shape.
    #[error("{0}")]
    Json(String),
    /// A list in JSON that the end of the file cuts short.
    #[error("the file ends inside a JSON value that begins here")]
    CutShort,
    /// Front matter that is no YAML.
    #[error("front matter is not valid YAML: {0}")]
    FrontMatter(String),
    /// A page in which no article was found.
    #[error("no article found in the page")]
    NoArticle,
}

impl From<io::Error> for Problem {
    /// What a reader below has said stays as it was said.
    fn from(error: io::Error) -> Self {
        if let Some(problem) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
            return Self::clone(problem);
        }
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Io(error.to_string().to_lowercase()),
        }
    }
}

impl From<Problem> for io::Error {
    fn from(problem: Problem) -> Self {
        Self::other(problem)
    }
}
