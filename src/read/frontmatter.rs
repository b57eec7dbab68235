//! Front matter: YAML between `---` and `---` or `...` at the top of a text.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_yaml_ng::{Mapping, Value};

use super::error::Problem;
use super::fields::{FieldNames, Values};

/// The fields of front matter, and the byte behind it.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    pub(super) end: usize,
    pub(super) values: Values,
}

/// YAML that does not parse, and the line of the file it breaks at.
#[derive(Debug)]
pub(super) struct Broken {
    pub(super) line: usize,
    pub(super) problem: Problem,
}

/// The front matter of `text`; none, ending at 0, where there is none.
///
/// A rule of dashes with prose below it is no front matter: the lines between have to be a mapping.
pub(super) fn front_matter(text: &str, names: &FieldNames) -> Result<FrontMatter, Broken> {
    let Some((yaml, end)) = fenced(text) else {
        return Ok(FrontMatter::default());
    };
    match serde_yaml_ng::from_str::<Value>(yaml) {
        Ok(Value::Mapping(mapping)) => {
            let values = values(yaml, &mapping, names).map_err(|error| broken(&error))?;
            Ok(FrontMatter { end, values })
        }
        Err(error) if opens_with_key(yaml) => Err(broken(&error)),
        _ => Ok(FrontMatter::default()),
    }
}

/// The lines between the fences, and the byte behind the second.
fn fenced(text: &str) -> Option<(&str, usize)> {
    let mut end = 0;
    let mut lines = text.split_inclusive('\n').map(|line| {
        end += line.len();
        (line.trim_end(), end - line.len(), end)
    });
    let (first, _, start) = lines.next()?;
    if first != "---" {
        return None;
    }
    let (_, stop, end) = lines.find(|(line, ..)| *line == "---" || *line == "...")?;
    Some((&text[start..stop], end))
}

/// Whether the first line that says something is `key: …`, the key one word.
fn opens_with_key(yaml: &str) -> bool {
    let says = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    let Some((key, value)) = yaml
        .lines()
        .find(says)
        .and_then(|line| line.split_once(':'))
    else {
        return false;
    };
    let word = |char: char| char.is_alphanumeric() || char == '_' || char == '-';
    !key.is_empty() && key.chars().all(word) && (value.is_empty() || value.starts_with(' '))
}

fn broken(error: &serde_yaml_ng::Error) -> Broken {
    // The opening fence is a line of the file that the parser has not seen.
    let line = error.location().map_or(1, |place| place.line() + 1);
    let whole = error.to_string();
    let message = whole.split(" at line ").next().unwrap_or(&whole).to_owned();
    Broken {
        line,
        problem: Problem::FrontMatter(message),
    }
}

/// The fields as they are written: `1.10` and `2026-03-02` are not read as numbers or dates.
fn values(
    yaml: &str,
    mapping: &Mapping,
    names: &FieldNames,
) -> Result<Values, serde_yaml_ng::Error> {
    Written { mapping, names }.deserialize(serde_yaml_ng::Deserializer::from_str(yaml))
}

/// Reads the fields of `names` as text, passing over what `mapping` shows to be empty or no text.
struct Written<'a> {
    mapping: &'a Mapping,
    names: &'a FieldNames,
}

impl Written<'_> {
    fn is_text(&self, key: &str) -> bool {
        let value = self.mapping.get(key);
        matches!(
            value,
            Some(Value::String(_) | Value::Number(_) | Value::Bool(_))
        )
    }
}

impl<'de> DeserializeSeed<'de> for Written<'_> {
    type Value = Values;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Values, D::Error> {
        input.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Written<'_> {
    type Value = Values;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a mapping")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Values, A::Error> {
        let mut values = Values::default();
        while let Some(key) = map.next_key::<Key>()? {
            match key.0.and_then(|key| Some((self.names.role(&key)?, key))) {
                Some((role, key)) if self.is_text(&key) => {
                    values.offer(role, map.next_value::<String>()?);
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(values)
    }
}

/// A key, if it is text.
struct Key(Option<String>);

impl<'de> serde::Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let key = Value::deserialize(input)?;
        Ok(Self(key.as_str().map(str::to_owned)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<FrontMatter, Broken> {
        front_matter(text, &FieldNames::default())
    }

    #[test]
    fn values_stay_as_they_are_written() {
        let text =
            "---\ntitle: 'A: b'\nid: 1.10\ndate: 2026-03-02\nsource: [x]\nlang:\n1: 2\n---\nBody";
        let matter = read(text).expect("front matter");
        assert_eq!(&text[matter.end..], "Body");
        let article = matter.values.article(String::new(), 0);
        assert_eq!(article.id, "1.10");
        assert_eq!(article.headline(), "A: b");
        assert_eq!(article.published.as_deref(), Some("2026-03-02"));
        assert_eq!((article.outlet, article.language), (None, None));
    }

    #[test]
    fn line_ends_of_any_kind_and_dots_close_it() {
        let text = "---\r\nid: a\r\n...\r\n\r\nBody";
        assert_eq!(read(text).expect("front matter").end, 17);
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in [
            "---\nA rule, then prose.\n---\nmore",
            "---\nNo second rule\ntitle: x",
            "---\nAn old line: it said: no\n---\n",
            "----\nid: a\n---\n",
            "\n---\nid: a\n---\n",
            "---\n---\nBody",
            "",
        ] {
            assert_eq!(read(text).expect("no error").end, 0, "{text}");
        }
    }

    #[test]
    fn broken_yaml_is_named_by_its_line() {
        let broken = read("---\nid: a\ntitle: \"open\nurl: b\n---\nBody").expect_err("an error");
        assert_eq!(broken.line, 5);
        let broken = read("---\nid: a\nid: b\n---\n").expect_err("an error");
        assert!(
            broken.problem.to_string().contains("duplicate"),
            "{}",
            broken.problem
        );
    }

    #[test]
    fn a_bomb_of_aliases_ends() {
        let mut text = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for level in 1..12 {
            let before = format!("*a{}, ", level - 1).repeat(9);
            text += &format!("a{level}: &a{level} [{before}]\n");
        }
        text += "---\nBody";
        assert!(read(&text).is_err());
    }
}
