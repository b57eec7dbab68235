//! Records: one JSON line to the few fields that a large run needs, borrowed where they can be.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::names::{Field, Names};
use super::plain::plain;

/// What one line says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Record<'a> {
    /// Its id, if it gives one.
    pub(super) id: Option<Cow<'a, str>>,
    /// When it was published, if it says.
    pub(super) published: Option<Cow<'a, str>>,
    /// Its text.
    pub(super) text: Cow<'a, str>,
}

/// Reads one line. What is not asked for is checked to be JSON and passed over.
///
/// `scratch` is memory that is used again from one line to the next.
pub(super) fn record<'a>(
    line: &'a [u8],
    names: &Names,
    scratch: &'a mut Vec<u8>,
) -> serde_json::Result<Record<'a>> {
    match plain(line, names, scratch) {
        Some(record) => Ok(record),
        None => parsed(line, names),
    }
}

/// The same by a full parser, which alone says what is wrong.
fn parsed<'a>(line: &'a [u8], names: &Names) -> serde_json::Result<Record<'a>> {
    let mut json = serde_json::Deserializer::from_slice(line);
    let record = Reading(names).deserialize(&mut json)?;
    json.end()?;
    Ok(record)
}

struct Reading<'n>(&'n Names);

impl<'de> DeserializeSeed<'de> for Reading<'_> {
    type Value = Record<'de>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Record<'de>, D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Reading<'_> {
    type Value = Record<'de>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record<'de>, A::Error> {
        let mut held = [None, None, None];
        while let Some(known) = map.next_key_seed(Key(self.0))? {
            let Some((field, rank)) = known else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            let value: Value = map.next_value()?;
            let slot: &mut Option<(usize, Value)> = &mut held[field as usize];
            let better = slot.as_ref().is_none_or(|(other, _)| rank < *other);
            if better && !value.is_blank() {
                *slot = Some((rank, value));
            }
        }
        let [id, published, text] = held.map(|slot| slot.map(|(_, value)| value));
        let text = text.ok_or_else(|| A::Error::custom("no field that holds text"))?;
        let text = text
            .text()
            .ok_or_else(|| A::Error::custom("the field of the text holds none"))?;
        Ok(Record {
            id: id.and_then(Value::told),
            published: published.and_then(Value::told),
            text,
        })
    }
}

struct Key<'n>(&'n Names);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Option<(Field, usize)>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = Option<(Field, usize)>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a field's name")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.0.field(key))
    }
}

/// What a field holds.
pub(super) enum Value<'a> {
    /// A string.
    Text(Cow<'a, str>),
    /// A number, as it is written.
    Number(String),
    /// Null.
    Nothing,
    /// Anything else.
    Other,
}

impl<'a> Value<'a> {
    /// Whether it is nothing, or nothing but ASCII white space.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim_ascii().is_empty(),
            Self::Nothing => true,
            Self::Number(_) | Self::Other => false,
        }
    }

    /// A string; none for what is none.
    pub(super) fn text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The same, or a number: what may be an id or a date.
    pub(super) fn told(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Number(number) => Some(Cow::Owned(number)),
            other => other.text(),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Value<'a> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value<'de>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_unit<E: Error>(self) -> Result<Value<'de>, E> {
        Ok(Value::Nothing)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Value<'de>, E> {
        Ok(Value::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value<'de>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value::Other)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn fields_are_found_by_their_first_name_that_holds_something() {
        let line = br#"{"x":[1,{}],"id":7,"body":"B\n","date":null,"text":" ","content":"c"}"#;
        check(line, Some(("7", "", "B\n")));
        check(
            br#"{"id":{"$oid":"7"},"date":[2026,3],"content":8,"text":"a"}"#,
            Some(("", "", "a")),
        );
        check(
            br#"{ "published" : "2026" , "text" : "a\u00e9\ud83d\ude00\"" } "#,
            Some(("", "2026", "aé😀\"")),
        );
    }

    #[test]
    fn what_is_no_record_is_an_error() {
        for line in [
            "",
            "[]",
            r#"{"id":"a"}"#,
            r#"{"text":"a"} x"#,
            r#"{"text":["a"]}"#,
            r#"{"text":12}"#,
            r#"{"text":{"$text":"a"}}"#,
            r#"{"text":"\ud83d"}"#,
            r#"{"text":"a","x":"\q"}"#,
            r#"{"text":"a","text":"\ud83d"}"#,
            r#"{"body":"\ud83d","text":"a"}"#,
            r#"{"text":"a",}"#,
            r#"{"text":"a","x":01}"#,
            "{\"text\":\"a\u{1}\"}",
        ] {
            check(line.as_bytes(), None);
        }
        check(b"{\"text\":\"a\xFF\"}", None);
    }

    /// Both ways of reading a line give this id, date and text.
    #[track_caller]
    fn check(line: &[u8], expected: Option<(&str, &str, &str)>) {
        let (names, mut scratch) = (Names::default(), vec![]);
        let told = record(line, &names, &mut scratch);
        let told = told.ok();
        assert_eq!(told, parsed(line, &names).ok());
        let told = told.as_ref().map(|record| {
            let (id, published) = (record.id.as_deref(), record.published.as_deref());
            (
                id.unwrap_or_default(),
                published.unwrap_or_default(),
                &*record.text,
            )
        });
        assert_eq!(told, expected);
    }

    proptest! {
        #[test]
        fn a_plain_line_is_read_as_the_parser_reads_it(
            line in r#"\{("(id|text|body|date|x|t\\u0065xt)" ?: ?("([aé ]|\\n|\\\\|\\u00e9|\\ud83d|\\ude00|\\q|\\"){0,4}"|7|-0\.5e3|07|null|true|\[1,"a"\]|\{"y":"\\n"\}),?){0,4}\}( |x|\r)?"#,
        ) {
            let (names, mut scratch) = (Names::default(), vec![]);
            let whole = record(line.as_bytes(), &names, &mut scratch).ok();
            prop_assert_eq!(whole, parsed(line.as_bytes(), &names).ok());
        }
    }
}
