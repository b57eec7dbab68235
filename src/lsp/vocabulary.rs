//! Vocabulary: words added to what a configuration allows, all else in the file left as it is.

use std::path::Path;

use anyhow::Context;
use toml::de::{DeTable, DeValue};

use copydesk::report::save;

/// Adds `words` to `[wording] allow` of the file at `path`, which is made if it is not there.
pub(super) fn allow(path: &Path, words: &str) -> anyhow::Result<()> {
    let named = || path.display().to_string();
    let text = match path.exists() {
        true => std::fs::read_to_string(path).with_context(named)?,
        false => String::new(),
    };
    let text = with_allowed(&text, words).with_context(named)?;
    save(path, |out| out.write_all(text.as_bytes())).with_context(named)
}

fn with_allowed(text: &str, words: &str) -> anyhow::Result<String> {
    let words = toml::Value::String(words.to_owned()).to_string();
    let file = DeTable::parse(text)?;
    let wording = file.get_ref().get("wording");
    let allowed = wording.and_then(|section| section.get_ref().as_table()?.get("allow"));
    let mut new = text.to_owned();
    match allowed.map(|value| (value.span(), value.get_ref())) {
        Some((span, DeValue::Array(items))) => {
            let comma = if items.is_empty() { "" } else { ", " };
            new.insert_str(span.start + 1, &format!("{words}{comma}"));
        }
        Some((span, _)) => {
            let known = text[span.clone()].to_owned();
            new.replace_range(span, &format!("[{words}, {known}]"));
        }
        None => match heading_end(text) {
            Some(end) => new.insert_str(end, &format!("allow = [{words}]\n")),
            None => {
                let gap = if text.is_empty() { "" } else { "\n" };
                new.push_str(&format!("{gap}[wording]\nallow = [{words}]\n"));
            }
        },
    }
    Ok(new)
}

/// The end of the line `[wording]`.
fn heading_end(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        let said = line.split('#').next().unwrap_or_default();
        if said.trim() == "[wording]" && line.ends_with('\n') {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_added_and_all_else_stays() {
        for (before, after) in [
            ("", "[wording]\nallow = [\"crisis\"]\n"),
            (
                "[reuse] # ours\n",
                "[reuse] # ours\n\n[wording]\nallow = [\"crisis\"]\n",
            ),
            (
                "[wording] # w\nignore = []\n",
                "[wording] # w\nallow = [\"crisis\"]\nignore = []\n",
            ),
            (
                "[wording]\nallow = [ 'a' ] # x\n",
                "[wording]\nallow = [\"crisis\",  'a' ] # x\n",
            ),
            (
                "wording.allow = 'a'\n",
                "wording.allow = [\"crisis\", 'a']\n",
            ),
        ] {
            let new = with_allowed(before, "crisis").expect("TOML");
            assert_eq!(new, after);
            toml::from_str::<toml::Table>(&new).expect("TOML still");
        }
        assert!(with_allowed("[wording", "crisis").is_err());
    }
}
