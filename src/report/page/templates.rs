//! Templates: the page's parts as they ship, each of which a user may replace.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment};
use serde::Serialize;

use super::super::plural::grouped;

/// The parts that ship, by the name under which they may be replaced.
const BUILTIN: [(&str, &str); 17] = [
    ("page.html", include_str!("parts/page.html")),
    ("head.html", include_str!("parts/head.html")),
    ("macros.html", include_str!("parts/macros.html")),
    ("overview.html", include_str!("parts/overview.html")),
    ("events.html", include_str!("parts/events.html")),
    ("reuse.html", include_str!("parts/reuse.html")),
    ("pair.html", include_str!("parts/pair.html")),
    ("articles.html", include_str!("parts/articles.html")),
    ("article.html", include_str!("parts/article.html")),
    ("words.html", include_str!("parts/words.html")),
    ("method.html", include_str!("parts/method.html")),
    ("style.css", STYLE),
    ("script.js", SCRIPT),
    ("lesson.html", include_str!("../lesson/parts/lesson.html")),
    ("class.html", include_str!("../lesson/parts/class.html")),
    ("lesson.css", LESSON_STYLE),
    ("lesson.js", LESSON_SCRIPT),
];

const STYLE: &str = concat!(
    include_str!("style/base.css"),
    include_str!("style/overview.css"),
    include_str!("style/marks.css"),
    include_str!("style/reading.css"),
    include_str!("style/events.css"),
    include_str!("style/shared.css"),
    include_str!("style/others.css"),
    include_str!("style/screens.css"),
);

const SCRIPT: &str = concat!(
    include_str!("script/basis.js"),
    include_str!("script/theme.js"),
    include_str!("script/state.js"),
    include_str!("script/paper.js"),
    include_str!("script/route.js"),
    include_str!("script/articles.js"),
    include_str!("script/notes.js"),
    include_str!("script/passages.js"),
    include_str!("script/pairs.js"),
    include_str!("script/search.js"),
    include_str!("script/start.js"),
);

const LESSON_STYLE: &str = concat!(
    include_str!("style/base.css"),
    include_str!("style/marks.css"),
    include_str!("style/reading.css"),
    include_str!("../lesson/style/views.css"),
    include_str!("../lesson/style/text.css"),
    include_str!("../lesson/style/guess.css"),
    include_str!("../lesson/style/class.css"),
    include_str!("../lesson/style/screens.css"),
);

const LESSON_SCRIPT: &str = concat!(
    include_str!("script/basis.js"),
    include_str!("script/theme.js"),
    include_str!("../lesson/script/words.js"),
    include_str!("../lesson/script/marks.js"),
    include_str!("../lesson/script/editor.js"),
    include_str!("../lesson/script/versions.js"),
    include_str!("../lesson/script/guess.js"),
    include_str!("../lesson/script/reveal.js"),
    include_str!("../lesson/script/paper.js"),
    include_str!("../lesson/script/files.js"),
    include_str!("../lesson/script/start.js"),
);

/// The parts of the page, ready to be filled. They are read once, however many pages are written.
#[derive(Debug, Clone)]
pub struct Templates {
    parts: BTreeMap<String, String>,
    engine: OnceLock<Arc<Environment<'static>>>,
}

/// Two are the same if their parts are.
impl PartialEq for Templates {
    fn eq(&self, other: &Self) -> bool {
        self.parts == other.parts
    }
}

impl Eq for Templates {}

impl Default for Templates {
    /// The parts that ship.
    fn default() -> Self {
        let parts = BUILTIN.map(|(name, text)| (name.to_owned(), flush(text)));
        Self {
            parts: parts.into(),
            engine: OnceLock::new(),
        }
    }
}

impl Templates {
    /// The parts that ship, save those that `folder` holds a file of the same name for.
    ///
    /// Further `.html` files in it can be included by those.
    ///
    /// # Errors
    /// Why the folder or a file in it can't be read, or where a template is wrong; what parts there are, if it holds none.
    pub fn within(folder: &Path) -> io::Result<Self> {
        let mut templates = Self::default();
        let mut replaced = 0;
        for file in fs::read_dir(folder)? {
            let path = file?.path();
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let is_part = BUILTIN.iter().any(|(known, _)| *known == name);
            replaced += usize::from(is_part);
            if name.ends_with(".html") || is_part {
                templates.parts.insert(name, part(&path)?);
            }
        }
        if replaced == 0 {
            let names = BUILTIN.map(|(name, _)| name).join(", ");
            let told = format!("it holds no part of the page; there are {names}");
            return Err(io::Error::other(told));
        }
        templates.engine()?;
        Ok(templates)
    }

    /// A part as it stands.
    pub(in crate::report) fn part(&self, name: &str) -> &str {
        self.parts.get(name).map_or("", String::as_str)
    }

    /// Fills the part that is a whole page.
    pub(in crate::report) fn render(
        &self,
        name: &str,
        page: &impl Serialize,
    ) -> io::Result<String> {
        let engine = self.engine()?;
        let template = engine.get_template(name).map_err(wrong)?;
        let page = Serde(page);
        template.render(page).map_err(wrong)
    }

    fn engine(&self) -> io::Result<&Environment<'static>> {
        if let Some(engine) = self.engine.get() {
            return Ok(engine);
        }
        let engine = Arc::new(self.read()?);
        Ok(self.engine.get_or_init(|| engine))
    }

    fn read(&self) -> io::Result<Environment<'static>> {
        let mut engine = Environment::new();
        engine.add_filter("grouped", grouped);
        // Whatever a template is called, what is put into it is text.
        engine.set_auto_escape_callback(|_| AutoEscape::Html);
        engine.set_syntax(tidy()?);
        for (name, text) in self
            .parts
            .iter()
            .filter(|(name, _)| name.ends_with(".html"))
        {
            let (name, text) = (name.clone(), text.clone());
            engine.add_template_owned(name, text).map_err(wrong)?;
        }
        Ok(engine)
    }
}

/// Lines that hold only a tag leave nothing behind.
fn tidy() -> io::Result<SyntaxConfig> {
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build();
    syntax.map_err(wrong)
}

/// A part without what nothing on the page shows: the indentation of its lines, and comments on lines of their own.
fn flush(text: &str) -> String {
    let lines = text.lines().map(str::trim_start);
    let shown = lines.filter(|line| !is_comment(line));
    shown.collect::<Vec<_>>().join("\n") + "\n"
}

fn is_comment(line: &str) -> bool {
    let is_block = line.starts_with("/*") && line.find("*/") == line.len().checked_sub(2);
    is_block || line.starts_with("// ")
}

/// Bytes of the largest part of a user's own.
const MOST: u64 = 16 << 20;

/// The text of a part of a user's own; what is no regular file, or over 16 MiB, is refused before it is opened.
fn part(path: &Path) -> io::Result<String> {
    let about = fs::metadata(path)?;
    let problem = match about.is_file() {
        false => "not a file",
        true if about.len() > MOST => "over the limit of 16 MiB for a part of the page",
        true => return fs::read_to_string(path),
    };
    Err(io::Error::other(format!("{}: {problem}", path.display())))
}

fn wrong(error: minijinja::Error) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("{error:#}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_the_users_own_replaces_the_one_that_ships() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("page.html"), "<p>{{ name }}</p>").expect("written");
        let templates = Templates::within(folder.path()).expect("templates");
        let values = BTreeMap::from([("name", "<b>")]);
        assert_eq!(
            templates.render("page.html", &values).expect("a page"),
            "<p>&lt;b&gt;</p>"
        );
    }

    #[test]
    fn a_folder_without_a_part_is_told_which_parts_there_are() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("mthod.html"), "<p>").expect("written");
        let told = Templates::within(folder.path()).expect_err("a slip");
        let told = told.to_string();
        assert!(told.contains("there are page.html, "), "{told}");
        assert!(told.contains("method.html"), "{told}");
    }

    #[test]
    fn a_part_that_is_no_file_or_too_large_is_refused_by_name() {
        for name in ["style.css", "own.html"] {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join(name);
            fs::create_dir(&path).expect("made");
            let told = |folder: &Path| Templates::within(folder).expect_err("refused").to_string();
            assert_eq!(
                told(folder.path()),
                format!("{}: not a file", path.display())
            );
            fs::remove_dir(&path).expect("gone");
            let file = fs::File::create(&path).expect("made");
            file.set_len(MOST + 1).expect("a length");
            let expected = format!(
                "{}: over the limit of 16 MiB for a part of the page",
                path.display()
            );
            assert_eq!(told(folder.path()), expected);
        }
    }

    #[test]
    fn a_slip_in_a_template_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("page.html"), "\n{% if %}").expect("written");
        let error = Templates::within(folder.path())
            .expect_err("a slip")
            .to_string();
        assert!(error.contains("page.html:2"), "{error}");
    }
}
