//! Records: one JSON line to the few fields that a large run needs, borrowed where they can be.

use std::borrow::Cow;

use crate::read::{Fault, FieldNames, line};

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
    fields: &FieldNames,
    scratch: &'a mut Vec<u8>,
) -> Result<Record<'a>, Fault> {
    match plain(line, fields, scratch) {
        Some(record) => Ok(record),
        None => whole(line, fields),
    }
}

/// The same as everything else is read, which alone says what is wrong.
fn whole(bytes: &[u8], fields: &FieldNames) -> Result<Record<'static>, Fault> {
    let article = line(bytes, fields)?;
    let text = Cow::Owned(article.legible()[article.start..].to_owned());
    Ok(Record {
        id: Some(article.id).filter(|id| !id.is_empty()).map(Cow::Owned),
        published: article.published.map(Cow::Owned),
        text,
    })
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
        check(
            br#"{"body_text":"from an agency","text":"a"}"#,
            Some(("", "", "from an agency")),
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
    }

    /// Both ways of reading a line give this id, date and text.
    #[track_caller]
    fn check(line: &[u8], expected: Option<(&str, &str, &str)>) {
        let (fields, mut scratch) = (FieldNames::default(), vec![]);
        for told in [record(line, &fields, &mut scratch), whole(line, &fields)] {
            let told = told.ok();
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
    }

    proptest! {
        #[test]
        fn a_plain_line_is_read_as_the_parser_reads_it(
            line in r#"\{("(id|text|body|content|date|published|title|x|item|body_text|t\\u0065xt)" ?: ?("([aé \u{a0}\u{3000}]|\\n|\\\\|\\u00e9|\\u00a0|\\ud83d|\\ude00|\\q|\\"){0,4}"|7|1\.10|12345678901234567890123|-0\.5e3|1e999|07|null|true|\[1,"a"\]|\{"y":"\\n"\}|\{"name":"(n|\\ud83d)?"\}),?){0,4}\}( |x|\r)?"#,
        ) {
            let (fields, mut scratch) = (FieldNames::default(), vec![]);
            let trimmed = |record: Record| {
                let trim = |told: Option<Cow<str>>| told.map(|told| told.trim().to_owned());
                (trim(record.id), trim(record.published), record.text.into_owned())
            };
            let read = record(line.as_bytes(), &fields, &mut scratch).ok().map(trimmed);
            prop_assert_eq!(read, whole(line.as_bytes(), &fields).ok().map(trimmed));
        }
    }
}
