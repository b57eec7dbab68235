//! Marks: the file in which a student's work leaves the page, and what is asked of it.

use serde::Deserialize;

use crate::wording::Lexicon;

use super::plain::key;

/// The version of the marks file that is written and read.
pub const MARKS_VERSION: u32 = 1;

/// What one student made of a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marks {
    /// [`MARKS_VERSION`].
    pub copydesk_marks: u32,
    /// Which lesson: the same for all that were given the same articles.
    pub lesson: String,
    /// Who; may be empty.
    pub student: String,
    /// The articles in which something was marked.
    pub articles: Vec<MarkedArticle>,
    /// What was guessed.
    pub guesses: Vec<Guess>,
    /// The versions that were coloured.
    pub versions: Vec<Coloured>,
}

/// An article with a student's marks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkedArticle {
    /// The fingerprint of its words.
    pub id: String,
    /// What the lesson calls it.
    pub label: String,
    /// Its headline; may be empty.
    pub title: String,
    /// Its text.
    pub body: String,
    /// What was marked.
    pub marks: Vec<Mark>,
}

/// Words that a student marked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// Whether they stand in the headline.
    #[serde(rename = "in")]
    pub part: Part,
    /// Code points before them.
    pub start: usize,
    /// Code points before what follows them.
    pub end: usize,
    /// The category they were sorted into, if into any.
    pub category: Option<String>,
    /// What the student would have written; may be empty.
    pub plainer: String,
}

/// A part of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// The headline.
    Title,
    /// The text.
    Body,
}

/// A guess, and how it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guess {
    /// What was asked.
    pub asks: Asks,
    /// Of what.
    pub about: String,
    /// What the student said.
    pub said: String,
    /// What the source says.
    pub is: String,
}

/// What a lesson asks beside loaded words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Asks {
    /// Who published it.
    Outlet,
    /// Which came first.
    First,
}

/// Two versions that a student coloured.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coloured {
    /// The one.
    pub left: String,
    /// The other.
    pub right: String,
    /// Words that have a colour.
    pub coloured: u32,
    /// Those of them that have the colour the program would give.
    pub agreed: u32,
}

/// Why a file of marks can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MarksError {
    /// It is no such file.
    #[error("line {line}, column {column}: {message}")]
    Shape {
        /// Where.
        line: usize,
        /// Where in the line.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// It is of another version.
    #[error("marks of version {0}, and this copydesk reads version {MARKS_VERSION}")]
    Version(u32),
    /// Its text is not the one that was given out.
    #[error("articles[{0}]: the text is not the one its id was made of")]
    Text(usize),
    /// An article stands in it twice.
    #[error("articles[{0}]: the same article stands in it before")]
    Twice(usize),
    /// A mark is on no words.
    #[error(
        "articles[{article}].marks[{mark}]: {start}..{end} is no range of a text of {length} characters"
    )]
    Range {
        /// In which article.
        article: usize,
        /// Which mark.
        mark: usize,
        /// Its beginning.
        start: usize,
        /// Its end.
        end: usize,
        /// Code points of the text.
        length: usize,
    },
    /// The lexicon has no such category.
    #[error(
        "articles[{article}].marks[{mark}].category: the lexicon has no category \"{category}\""
    )]
    Category {
        /// In which article.
        article: usize,
        /// Which mark.
        mark: usize,
        /// What it says.
        category: String,
    },
    /// More agreed than was coloured.
    #[error("versions[{0}]: agreed is more than coloured")]
    Coloured(usize),
}

/// Reads a file of marks; every part of it is looked at, and nothing is guessed.
///
/// # Errors
/// What is wrong with it, and where.
pub fn read_marks(text: &str, lexicon: &Lexicon) -> Result<Marks, MarksError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let marks: Marks = serde_json::from_str(text).map_err(|error| shape(&error))?;
    if marks.copydesk_marks != MARKS_VERSION {
        return Err(MarksError::Version(marks.copydesk_marks));
    }
    for nth in 0..marks.articles.len() {
        check_article(&marks, nth, lexicon)?;
    }
    let more = marks
        .versions
        .iter()
        .position(|each| each.agreed > each.coloured);
    more.map_or(Ok(marks), |nth| Err(MarksError::Coloured(nth)))
}

fn shape(error: &serde_json::Error) -> MarksError {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    MarksError::Shape {
        line: error.line(),
        column: error.column(),
        message: message.strip_suffix(&place).unwrap_or(&message).to_owned(),
    }
}

fn check_article(marks: &Marks, nth: usize, lexicon: &Lexicon) -> Result<(), MarksError> {
    let article = &marks.articles[nth];
    if article.id != key(&article.title, &article.body) {
        return Err(MarksError::Text(nth));
    }
    if marks.articles[..nth]
        .iter()
        .any(|other| other.id == article.id)
    {
        return Err(MarksError::Twice(nth));
    }
    let lengths = [&article.title, &article.body].map(|text| text.chars().count());
    for (at, mark) in article.marks.iter().enumerate() {
        check_mark(mark, (nth, at), lengths, lexicon)?;
    }
    Ok(())
}

fn check_mark(
    mark: &Mark,
    (article, nth): (usize, usize),
    [title, body]: [usize; 2],
    lexicon: &Lexicon,
) -> Result<(), MarksError> {
    let length = match mark.part {
        Part::Title => title,
        Part::Body => body,
    };
    if mark.start >= mark.end || mark.end > length {
        return Err(MarksError::Range {
            article,
            mark: nth,
            start: mark.start,
            end: mark.end,
            length,
        });
    }
    let known = |id: &str| lexicon.categories.iter().any(|category| category.id == id);
    match &mark.category {
        Some(category) if !known(category) => Err(MarksError::Category {
            article,
            mark: nth,
            category: category.clone(),
        }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::builtin;

    /// A file with one mark, as the page writes it, with a part of it replaced.
    fn read(from: &str, to: &str) -> Result<Marks, String> {
        let (title, body) = ("Bridge shut", "A “reckless” board shut it.");
        let file = format!(
            r#"{{"copydesk_marks": 1, "lesson": "0", "student": "Ada", "articles": [{{"id": "{}", "label": "Article A",
"title": "{title}", "body": "{body}", "marks": [{{"in": "body", "start": 3, "end": 11, "category": null, "plainer": ""}}]}}],
"guesses": [{{"asks": "first", "about": "A, B", "said": "A", "is": "B"}}],
"versions": [{{"left": "A", "right": "B", "coloured": 9, "agreed": 7}}]}}"#,
            key(title, body)
        );
        assert!(file.contains(from), "{from}");
        read_marks(&file.replace(from, to), builtin()).map_err(|error| error.to_string())
    }

    #[test]
    fn what_the_page_writes_is_read() {
        let marks = read("", "").expect("marks");
        assert_eq!(marks.student, "Ada");
        assert_eq!(marks.articles[0].marks[0].part, Part::Body);
    }

    #[test]
    fn whatever_is_wrong_is_named_with_its_place() {
        for (from, to, message) in [
            (
                "{\"copydesk_marks\": 1,",
                "{",
                "line 4, column 70: missing field `copydesk_marks`",
            ),
            (
                "\"lesson\"",
                "\"lessen\"",
                "line 1, column 30: unknown field `lessen`, expected one of `copydesk_marks`, `lesson`, `student`, `articles`, `guesses`, `versions`",
            ),
            (
                "_marks\": 1",
                "_marks\": 2",
                "marks of version 2, and this copydesk reads version 1",
            ),
            (
                "board",
                "bored",
                "articles[0]: the text is not the one its id was made of",
            ),
            (
                "\"end\": 11",
                "\"end\": 3",
                "articles[0].marks[0]: 3..3 is no range of a text of 27 characters",
            ),
            (
                "\"end\": 11",
                "\"end\": 28",
                "articles[0].marks[0]: 3..28 is no range of a text of 27 characters",
            ),
            (
                "null",
                "\"odd\"",
                "articles[0].marks[0].category: the lexicon has no category \"odd\"",
            ),
            (
                "\"agreed\": 7",
                "\"agreed\": 10",
                "versions[0]: agreed is more than coloured",
            ),
        ] {
            assert_eq!(read(from, to).expect_err(from), message);
        }
    }
}
