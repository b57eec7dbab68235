//! Objects: one JSON object, its fields by name, becomes an article.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::article::Article;

use super::agency;
use super::broken::plainly;
use super::encoding;
use super::error::{Problem, ReadError};
use super::fields::{FieldNames, Role, Values};
use super::record::Record;
use super::told::{Text, told};

/// What is wrong with an object, and where: line and column in characters, both from 1, where that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub problem: Problem,
    /// Where.
    pub place: Option<(usize, usize)>,
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        let place = None;
        Self { problem, place }
    }
}

/// The article of an object; its body is the text field's value, untouched.
pub(super) fn object(record: &Record, names: &FieldNames) -> Result<Article, ReadError> {
    line(record.bytes(), names).map_err(|Fault { problem, place }| match place {
        Some((line, column)) => record.error_at(line, column, problem),
        None => record.error(problem),
    })
}

/// The article of one line of JSON Lines, by itself; its id is empty where it gives none.
///
/// A byte-order mark before it is no part of it, and bytes that are no UTF-8 are taken for those of an older encoding.
///
/// # Errors
/// What is wrong with it.
pub fn line(bytes: &[u8], names: &FieldNames) -> Result<Article, Fault> {
    let text = encoding::decode_line(bytes)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    if let Some(item) = agency::item(text).filter(|_| *names == FieldNames::default()) {
        return Ok(item.article()?);
    }
    let mut found = parse(text, names).map_err(|error| broken(text, &error))?;
    match (found.values.take_text(), found.not_text) {
        (Some(body), _) => Ok(found.values.article(body, 0)),
        (None, Some(problem)) => Err(problem.into()),
        (None, None) => Err(no_text(found.blank, names).into()),
    }
}

fn parse(text: &str, names: &FieldNames) -> Result<Said, serde_json::Error> {
    let mut parser = serde_json::Deserializer::from_str(text);
    let found = Fields(names).deserialize(&mut parser)?;
    parser.end()?;
    Ok(found)
}

fn no_text(blank: Blank, names: &FieldNames) -> Problem {
    match blank {
        Blank::Seen => Problem::Empty,
        Blank::Unseen => names.no_text(),
    }
}

fn broken(text: &str, error: &serde_json::Error) -> Fault {
    let (line, column) = (error.line().max(1), error.column());
    Fault {
        problem: Problem::Json(plainly(error)),
        place: Some((line, characters(text, line, column))),
    }
}

/// The column in characters of a column in bytes, both from 1.
fn characters(text: &str, line: usize, column: usize) -> usize {
    let line = text.split('\n').nth(line - 1).unwrap_or_default();
    let before = &line.as_bytes()[..column.saturating_sub(1).min(line.len())];
    let starts = before.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
    starts + 1
}

/// What one object says.
#[derive(Default)]
struct Said {
    values: Values,
    not_text: Option<Problem>,
    blank: Blank,
}

/// Whether a field of text was there, and empty.
#[derive(Default)]
enum Blank {
    Seen,
    #[default]
    Unseen,
}

impl Said {
    /// What holds no text is passed over, and told where nothing else holds any.
    fn take_text(&mut self, key: &str, role: (Role, usize), value: Text) {
        match value {
            Text::Nothing => {}
            Text::Said(text) => {
                self.blank = Blank::Seen;
                self.values.offer(role, text);
            }
            Text::Other(found) => {
                let field = key.to_owned();
                self.not_text = Some(Problem::WrongType { field, found });
            }
        }
    }
}

struct Fields<'a>(&'a FieldNames);

impl<'de> DeserializeSeed<'de> for Fields<'_> {
    type Value = Said;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Said, D::Error> {
        input.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Fields<'_> {
    type Value = Said;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an article, an object in braces")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Said, A::Error> {
        let mut found = Said::default();
        while let Some(key) = map.next_key::<String>()? {
            match self.0.role(&key) {
                Some(role @ (Role::Text, _)) => found.take_text(&key, role, map.next_value()?),
                Some(role) => {
                    let value: &RawValue = map.next_value()?;
                    let told = told(value).into_iter();
                    told.for_each(|told| found.values.offer(role, told));
                }
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::article::Origin;
    use crate::read::format::Format;
    use crate::read::record::{Content, Extent, Place};
    use crate::read::walk::{Found, Source};

    fn read(json: &str) -> Result<Article, String> {
        let source = Source {
            path: "news.jsonl".into(),
            found: Found::Named,
            name: "news.jsonl".into(),
            format: None,
        };
        let record = Record {
            source: Arc::new(source),
            format: Format::JsonLines,
            place: Place { line: 3, column: 1 },
            extent: Extent::Part,
            origin: Origin::default(),
            content: Content::Bytes(json.as_bytes().to_vec()),
        };
        object(&record, &FieldNames::default()).map_err(|error| error.to_string())
    }

    #[test]
    fn fields_go_by_several_names_and_the_first_wins() {
        let article = read(
            r#"{"content": "no", "body": " A\r\n", "date": 20260302, "source": {"name": "Wire"},
                "id": 7, "lang": null, "language": "en", "title": " T ", "extra": [{"text": 1}]}"#,
        )
        .expect("an article");
        assert_eq!(article.body, " A\r\n");
        assert_eq!(article.id, "7");
        assert_eq!(article.published.as_deref(), Some("20260302"));
        assert_eq!(article.outlet.as_deref(), Some("Wire"));
        assert_eq!(article.language.as_deref(), Some("en"));
        assert_eq!(article.headline(), "T");
    }

    #[test]
    fn numbers_keep_their_digits_and_objects_go_by_their_names() {
        let told = |json: &str| {
            let article = read(&format!(r#"{{"text": "a", "id": {json}, "date": {json}}}"#));
            let article = article.expect("an article");
            assert_eq!(article.published.unwrap_or_default(), article.id, "{json}");
            article.id
        };
        for (json, expected) in [
            ("12345678901234567890123", "12345678901234567890123"),
            ("1.10", "1.10"),
            ("-1E999", "-1E999"),
            (r#" {"n": [1], "name": "six", "name": "seven"} "#, "six"),
            (r#"{"name": {"name": "six"}}"#, ""),
            (r#""\ud83d""#, ""),
            ("[1]", ""),
            ("true", ""),
            ("null", ""),
        ] {
            assert_eq!(told(json), expected);
        }
    }

    #[track_caller]
    fn check(json: &str, expected: &str) {
        assert_eq!(read(json).expect_err("an error"), expected, "{json}");
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        let none = "none of the fields `text`, `body`, `content`, `article` is there";
        check(
            r#"{"id": 1}"#,
            &format!("news.jsonl:3: no text: {none}; name the field that holds it"),
        );
        check(r#"{"text": " \n"}"#, "news.jsonl:3: no text");
        check(
            r#"{"text": ["a"]}"#,
            "news.jsonl:3: field `text` holds a list, not text",
        );
        check(
            r#"{"é": 1 "b"}"#,
            "news.jsonl:3:9: not valid JSON: a comma or } is missing here",
        );
        check(
            r#"{"text": "a"} x"#,
            "news.jsonl:3:15: not valid JSON: more stands behind its end",
        );
        check(
            r#"{"text": "half \ud83d a pair"}"#,
            "news.jsonl:3:22: not valid JSON: unexpected end of hex escape",
        );
        check(
            "[1]",
            "news.jsonl:3:1: invalid type: sequence, expected an article, an object in braces",
        );
    }

    #[test]
    fn nesting_without_end_is_an_error() {
        let deep = format!(r#"{{"title": {}"#, "[".repeat(100_000));
        assert!(read(&deep).is_err());
        let source = format!(r#"{{"source": {}"#, r#"{"a":"#.repeat(100_000));
        assert!(read(&source).is_err());
    }
}
