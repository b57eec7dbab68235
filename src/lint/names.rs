//! Names: categories and entries as remarks and sidecar files call them.

use crate::wording::{Finding, Lexicon, nearest};

/// Whether one of `names` means this finding; no names mean every finding.
pub(super) fn mean(names: &[String], lexicon: &Lexicon, finding: &Finding) -> bool {
    let entry = lexicon.entry(finding.entry);
    let category = &lexicon.category_of(entry).id;
    names.is_empty()
        || names
            .iter()
            .any(|name| name == category || *name == lexicon.name_of(entry))
}

/// What is wrong with a name, if nothing goes by it.
pub(super) fn slip(name: &str, lexicon: &Lexicon) -> Option<String> {
    if lexicon.has(name) {
        return None;
    }
    let categories = lexicon.categories.iter().map(|known| known.id.as_str());
    let guess = nearest(name.split('/').next().unwrap_or(name), categories);
    let guess = guess.map_or_else(String::new, |near| {
        format!("; `copydesk explain {near}` lists what is near it")
    });
    Some(format!(
        "the lexicon has no category or entry `{name}`{guess}"
    ))
}
