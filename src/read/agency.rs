//! Agency JSON: ninjs, AP-like items and entries of a JSON Feed, told by the fields they hold.

use memchr::memmem;
use serde_json::Value;

use super::item::{Item, Words};

/// Names that only such objects hold their text under.
const MARKS: [&str; 9] = [
    "\"body_xhtml\"",
    "\"body_html\"",
    "\"body_text\"",
    "\"body_nitf\"",
    "\"bodies\"",
    "\"content_html\"",
    "\"content_text\"",
    "\"bodyXhtml\"",
    "\"bodyText\"",
];

/// How each of them begins: most objects hold neither.
const BEGINNINGS: [&str; 2] = ["\"bod", "\"content_"];

fn holds(json: &str, mark: &str) -> bool {
    memmem::find(json.as_bytes(), mark.as_bytes()).is_some()
}

/// Whether a field of this name may make its object an agency's, or hold one.
pub(crate) fn is_agencys(key: &str) -> bool {
    let is_mark = |mark: &&str| mark.trim_matches('"') == key;
    matches!(key, "data" | "item") || MARKS.iter().any(is_mark)
}

/// The story of `json`, if it is such an object.
pub(super) fn item(json: &str) -> Option<Item> {
    if !BEGINNINGS.iter().any(|begins| holds(json, begins))
        || !MARKS.iter().any(|mark| holds(json, mark))
    {
        return None;
    }
    let value: Value = serde_json::from_str(json).ok()?;
    let item = inner(&value);
    let words = words(item)?;
    let first = |keys: &[&str]| keys.iter().find_map(|key| said(&item[*key]));
    Some(Item {
        id: first(&["uri", "guid", "altids", "id", "itemid"]),
        title: first(&["headline", "title"]).or_else(|| main(&item["headlines"])),
        outlet: first(&["provider", "source", "copyrightholder"])
            .or_else(|| said(&item["infosources"]))
            .or_else(|| said(&item["rightsinfo"])),
        byline: first(&["byline", "by", "bylines", "authors", "author"]),
        published: first(&[
            "firstcreated",
            "firstCreated",
            "contentcreated",
            "versioncreated",
            "versionCreated",
            "date_published",
        ]),
        url: first(&["url", "canonical", "link"]),
        language: first(&["language"]),
        words,
    })
}

/// The object with the fields: AP wraps it in `data` and `item`.
fn inner(value: &Value) -> &Value {
    ["data", "item"].iter().fold(value, |value, key| {
        if value[*key].is_object() {
            &value[*key]
        } else {
            value
        }
    })
}

/// The text, as markup where there is a choice, for that has paragraphs.
fn words(item: &Value) -> Option<Words> {
    for key in [
        "body_xhtml",
        "body_html",
        "bodyXhtml",
        "body_nitf",
        "content_html",
    ] {
        if let Some(html) = filled(&item[key]) {
            return Some(Words::Html(html));
        }
    }
    for key in ["body_text", "bodyText", "content_text"] {
        if let Some(text) = filled(&item[key]) {
            return Some(Words::Plain(text));
        }
    }
    bodies(&item["bodies"])
}

/// The main body of ninjs 2: markup where there is any.
fn bodies(list: &Value) -> Option<Words> {
    let of = |kind: &str| {
        let list = list.as_array()?;
        let fits = |body: &&Value| {
            let told = ["contenttype", "contentType"].map(|key| body[key].as_str());
            told.into_iter().flatten().any(|told| told.contains(kind))
        };
        filled(&list.iter().find(fits)?["value"])
    };
    of("html")
        .map(Words::Html)
        .or_else(|| of("nitf").map(Words::Html))
        .or_else(|| main(list).map(Words::Plain))
}

/// The value of the entry whose role is `main`, else of the first.
fn main(list: &Value) -> Option<String> {
    let list = list.as_array()?;
    let is_main = |entry: &&Value| entry["role"] == "main";
    filled(&list.iter().find(is_main).or(list.first())?["value"])
}

/// What a field says in words: itself, what an object calls itself, or the first of a list.
fn said(value: &Value) -> Option<String> {
    match value {
        Value::String(_) => filled(value),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(list) => said(list.first()?),
        Value::Object(object) => ["name", "by", "itemid", "value", "copyrightholder"]
            .iter()
            .find_map(|key| said(object.get(*key)?)),
        _ => None,
    }
}

fn filled(value: &Value) -> Option<String> {
    let words = value.as_str()?;
    (!words.trim().is_empty()).then(|| words.to_owned())
}
