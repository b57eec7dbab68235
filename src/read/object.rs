//! Objects: one JSON object, its fields by name, becomes an article.

use std::fmt;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use crate::article::Article;

use super::agency;
use super::broken::plainly;
use super::encoding;
use super::error::{Problem, ReadError};
use super::fields::{FieldNames, Role, Values};
use super::record::Record;

/// The article of an object; its body is the text field's value, untouched.
pub(super) fn object(record: &Record, names: &FieldNames) -> Result<Article, ReadError> {
    let text = encoding::decode_line(record.bytes()).map_err(|problem| record.error(problem))?;
    if let Some(item) = agency::item(&text).filter(|_| *names == FieldNames::default()) {
        return item.article().map_err(|problem| record.error(problem));
    }
    let mut found = parse(&text, names).map_err(|error| broken(record, &text, &error))?;
    match (found.values.take_text(), found.not_text) {
        (Some(body), _) => Ok(found.values.article(body, 0)),
        (None, Some(problem)) => Err(record.error(problem)),
        (None, None) => Err(record.error(no_text(found.blank, names))),
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

fn broken(record: &Record, text: &str, error: &serde_json::Error) -> ReadError {
    let (line, column) = (error.line().max(1), error.column());
    let place = characters(text, line, column);
    record.error_at(line, place, Problem::Json(plainly(error)))
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
    fn take(&mut self, key: &str, (role, rank): (Role, usize), value: Value) {
        match (role, value) {
            (_, Value::Nothing) => {}
            (Role::Text, Value::Text(text)) => {
                self.blank = Blank::Seen;
                self.values.offer((role, rank), text);
            }
            (Role::Text, value) => {
                self.not_text = Some(Problem::WrongType {
                    field: key.to_owned(),
                    found: value.kind(),
                });
            }
            (_, Value::Text(text) | Value::Number(text) | Value::Named(text)) => {
                self.values.offer((role, rank), text);
            }
            (_, Value::Other(_)) => {}
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
                Some(role) => found.take(&key, role, map.next_value()?),
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(found)
    }
}

/// A value of a field, as far as fields can use it.
enum Value {
    Nothing,
    Text(String),
    Number(String),
    /// An object with a `name`, as outlets often are.
    Named(String),
    Other(&'static str),
}

impl Value {
    fn kind(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Text(_) => "text",
            Self::Number(_) => "a number",
            Self::Named(_) => "an object",
            Self::Other(kind) => kind,
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Other("true or false"))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::Other("a list"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut name = None;
        while let Some(key) = map.next_key::<String>()? {
            let value = map
                .next_value::<serde_json::Value>()
                .map_err(A::Error::custom)?;
            if key == "name" {
                name = value.as_str().map(str::to_owned);
            }
        }
        Ok(name.map_or(Value::Other("an object"), Value::Named))
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
