//! Broken JSON: what is wrong with it, in words for whoever has to mend it.

use serde_json::error::Category;

/// What an error of the parser says, without the place; JSON of another shape is told as the parser tells it.
pub(super) fn plainly(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = whole.strip_suffix(&place).unwrap_or(&whole);
    match error.classify() {
        Category::Data | Category::Io => message.to_owned(),
        Category::Syntax | Category::Eof => format!("not valid JSON: {}", words(message)),
    }
}

fn words(message: &str) -> &str {
    match message {
        "expected ident" => "a word without quotation marks that is none of true, false, null",
        "key must be a string" => "a field's name must stand in quotation marks",
        "expected value" => "a value is missing here",
        "expected `:`" => "a colon is missing behind the field's name",
        "expected `,` or `}`" => "a comma or } is missing here",
        "expected `,` or `]`" => "a comma or ] is missing here",
        "trailing comma" => "nothing follows the last comma",
        "trailing characters" => "more stands behind its end",
        "invalid escape" => "a backslash that escapes nothing; a backslash itself is written twice",
        "invalid number" => "a number that is none",
        "number out of range" => "a number too large to be read",
        "recursion limit exceeded" => "values too deep inside one another",
        _ if message.starts_with("control character") => {
            "a line break or control character inside a text; a line break is written \\n"
        }
        _ if message.starts_with("EOF") => "it ends in the middle of a value",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_json_is_told_in_plain_words() {
        for (text, expected) in [
            ("{\"a\": tru}", "a word without quotation marks"),
            ("{a: 1}", "a field's name must stand in quotation marks"),
            ("{\"a\":}", "a value is missing here"),
            ("{\"a\": 1 \"b\": 2}", "a comma or } is missing here"),
            ("[1 2]", "a comma or ] is missing here"),
            ("[1,]", "nothing follows the last comma"),
            ("[1] 2", "more stands behind its end"),
            ("{\"a\" 1}", "a colon is missing"),
            ("\"a\\y\"", "a backslash that escapes nothing"),
            ("\"a\nb\"", "a line break or control character"),
            ("[1", "it ends in the middle of a value"),
        ] {
            let read: Result<serde_json::Value, _> = serde_json::from_str(text);
            let told = plainly(&read.expect_err(text));
            let expected = format!("not valid JSON: {expected}");
            assert!(told.starts_with(&expected), "{text}: {told}");
        }
        let shape: Result<Vec<u8>, _> = serde_json::from_str("7");
        assert!(plainly(&shape.expect_err("no list")).starts_with("invalid type"));
    }
}
