//! Documents: a text that is open in an editor, and what was found in it.

use std::path::{Path, PathBuf};

use copydesk::article::Article;
use copydesk::lint::{House, SIDECAR_ENDING, Sidecar, paragraphs_of, settle};
use copydesk::read::{self, Format, Found, Problem, Record, Source};
use copydesk::span::Span;
use copydesk::text::{Text, read_all};
use copydesk::wording::{Finding, Lexicon, builtin, check};
use lsp_types::{Range, TextDocumentContentChangeEvent};

use super::position::Rows;

/// What holds for a file.
pub(crate) struct Settings {
    /// The lexicons of the house it belongs to, made ready for it.
    pub(crate) house: House,
    /// The file that says so, or where it would be.
    pub(crate) file: PathBuf,
}

impl Settings {
    /// The lexicon that ships, where a file's own settings can't be read.
    pub(super) fn shipped(path: &Path) -> Self {
        let file = path.with_file_name("copydesk.toml");
        let root = path.parent().unwrap_or(Path::new("")).to_owned();
        let house = House::new(builtin().clone(), vec![], root);
        Self { house, file }
    }
}

/// A text that is open.
pub(super) struct Document {
    pub(super) path: PathBuf,
    pub(super) version: i32,
    pub(super) body: String,
    pub(super) rows: Rows,
    pub(super) text: Text,
    pub(super) paragraphs: Vec<Span>,
    pub(super) findings: Vec<Finding>,
    pub(super) settings: Settings,
    /// Why the sidecar can't be read, if it is there and can't.
    pub(super) unread: Option<String>,
    format: Format,
    sidecar: Sidecar,
}

impl Document {
    /// Opens a text; one in a format that editors show otherwise than it is read has no findings.
    pub(super) fn open(
        path: PathBuf,
        language: &str,
        version: i32,
        body: String,
        settings: Settings,
    ) -> Self {
        let format = Format::of_ending(&path).unwrap_or(match language {
            "markdown" => Format::Markdown,
            "html" => Format::Html,
            _ => Format::Text,
        });
        let mut document = Self {
            rows: Rows::of(&body),
            sidecar: Sidecar::default(),
            unread: None,
            text: Text::default(),
            paragraphs: vec![],
            findings: vec![],
            path,
            version,
            body,
            settings,
            format,
        };
        document.read_sidecar();
        document.check();
        document
    }

    /// Applies what was typed, without looking at it yet.
    pub(super) fn change(&mut self, changes: Vec<TextDocumentContentChangeEvent>, version: i32) {
        for change in changes {
            match change.range {
                Some(range) => {
                    let span = self.rows.span(&self.body, range);
                    self.body.replace_range(span.start..span.end, &change.text);
                }
                None => self.body = change.text,
            }
            self.rows = Rows::of(&self.body);
        }
        self.version = version;
    }

    /// Takes other settings, if there are any, reads the sidecar anew, and looks at the text as it is.
    pub(super) fn settle(&mut self, settings: Option<Settings>) {
        if let Some(settings) = settings {
            self.settings = settings;
        }
        self.read_sidecar();
        self.check();
    }

    /// Reads the sidecar; where that fails, nothing is settled and the reason is kept.
    fn read_sidecar(&mut self) {
        let path = sidecar_path(&self.path);
        (self.sidecar, self.unread) = match read::beside(&path) {
            Ok(text) => (Sidecar::parse(&text), None),
            Err(Problem::Missing) => (Sidecar::default(), None),
            Err(problem) => {
                let told = format!("{}: {problem}", path.display());
                (Sidecar::default(), Some(told))
            }
        };
    }

    /// Looks at the text as it is.
    pub(super) fn check(&mut self) {
        self.findings = vec![];
        self.paragraphs = vec![];
        self.text = Text::default();
        let Some(article) = self.article() else {
            return;
        };
        let lexicon = self.settings.house.lexicon(&self.path);
        let text = read_all(std::slice::from_ref(&article)).remove(0);
        let mut wording = check(&article.body, &text, article.headline_apart(), lexicon);
        settle(&article, &text, &mut wording, lexicon, &self.sidecar);
        let counted = wording
            .findings
            .into_iter()
            .filter(|found| found.weight > 0.0);
        self.findings = counted.collect();
        self.paragraphs = paragraphs_of(&article);
        self.text = text;
    }

    /// The lexicon that holds for it.
    pub(super) fn lexicon(&self) -> &Lexicon {
        self.settings.house.lexicon(&self.path)
    }

    /// The text as copydesk reads it; none where that is not what the editor shows, or nothing.
    fn article(&self) -> Option<Article> {
        if !matches!(self.format, Format::Text | Format::Markdown) {
            return None;
        }
        let source = Source {
            path: self.path.clone(),
            found: Found::Named,
            name: String::new(),
            format: Some(self.format),
        };
        let record = Record::whole(source, self.format, self.body.clone().into_bytes());
        let article = read::parse(record, &read::Options::default()).ok()?;
        (article.body == self.body).then_some(article)
    }

    /// Whether its comments are hidden from readers, so that remarks can stand in it.
    pub(super) fn has_comments(&self) -> bool {
        self.format == Format::Markdown
    }

    /// Where a span stands, as editors count.
    pub(super) fn range(&self, span: Span) -> Range {
        self.rows.range(&self.body, span)
    }

    /// The findings that touch a stretch of the text; an empty one touches what it stands in or beside.
    pub(super) fn findings_at(&self, span: Span) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(move |found| found.span.start <= span.end && span.start <= found.span.end)
    }
}

/// The file that settles findings of `path` beside it.
pub(super) fn sidecar_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{SIDECAR_ENDING}"));
    PathBuf::from(name)
}
