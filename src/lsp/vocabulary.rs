//! Vocabulary: words added to what a configuration allows, all else in the file left as it is.

use std::path::Path;

use anyhow::Context;
use toml_edit::{Array, DocumentMut, value};

use copydesk::read;
use copydesk::report::save;

/// Adds `words` to `[wording] allow` of the file at `path`, which is made if it is not there.
pub(super) fn allow(path: &Path, words: &str) -> anyhow::Result<()> {
    let named = || path.display().to_string();
    let text = match path.exists() {
        true => read::beside(path).with_context(named)?,
        false => String::new(),
    };
    let text = with_allowed(&text, words).with_context(named)?;
    save(path, |out| out.write_all(text.as_bytes())).with_context(named)
}

fn with_allowed(text: &str, words: &str) -> anyhow::Result<String> {
    let mut file: DocumentMut = text.parse()?;
    let wording = file.entry("wording").or_insert_with(toml_edit::table);
    let wording = wording.as_table_like_mut();
    let wording = wording.context("`wording` is no section")?;
    let allowed = wording.entry("allow").or_insert(value(Array::new()));
    if let Some(sole) = allowed.as_str() {
        *allowed = value(Array::from_iter([sole]));
    }
    let allowed = allowed.as_array_mut();
    allowed.context("`wording.allow` is no list")?.push(words);
    Ok(file.to_string())
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
                "[ wording ] # w\nignore = []\n",
                "[ wording ] # w\nignore = []\nallow = [\"crisis\"]\n",
            ),
            ("[wording]", "[wording]\nallow = [\"crisis\"]\n"),
            (
                "[wording]\nallow = [ 'a' ] # x\n",
                "[wording]\nallow = [ 'a' , \"crisis\"] # x\n",
            ),
            (
                "wording.allow = 'a'\n",
                "wording.allow = [\"a\", \"crisis\"]\n",
            ),
            (
                "wording.min-weight = 1.0\n[reuse]\n",
                "wording.min-weight = 1.0\nwording.allow = [\"crisis\"]\n[reuse]\n",
            ),
            (
                "wording = { ignore = [] }\n",
                "wording = { ignore = [] , allow = [\"crisis\"] }\n",
            ),
        ] {
            let new = with_allowed(before, "crisis").expect("TOML");
            assert_eq!(new, after);
            toml::from_str::<toml::Table>(&new).expect("TOML still");
        }
        for broken in ["[wording", "wording = 1", "[wording]\nallow = 1"] {
            assert!(with_allowed(broken, "crisis").is_err(), "{broken}");
        }
    }
}
