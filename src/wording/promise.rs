//! Promises: the examples an entry carries, and whether it keeps them.

use crate::text::Text;

use super::check::check;
use super::entry::EntryId;
use super::lexicon::Lexicon;

/// An example that an entry does not keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenPromise {
    /// The entry.
    pub entry: EntryId,
    /// What it promised of the sentence.
    pub promise: Promise,
    /// The sentence.
    pub sentence: String,
}

/// What an entry promises of an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// To fire on it.
    Fires,
    /// To keep silent on it.
    Silent,
}

/// The examples that some entries of `lexicon` do not keep, in the order of these; none of a lexicon to be trusted.
pub fn broken_promises(
    lexicon: &Lexicon,
    entries: impl IntoIterator<Item = EntryId>,
) -> Vec<BrokenPromise> {
    let of_entry = |id: EntryId| {
        let entry = lexicon.entry(id);
        let fires = entry
            .fires
            .iter()
            .map(|sentence| (Promise::Fires, sentence));
        let silent = entry
            .silent
            .iter()
            .map(|sentence| (Promise::Silent, sentence));
        fires
            .chain(silent)
            .filter(move |(promise, sentence)| {
                fires_on(lexicon, id, sentence) != (*promise == Promise::Fires)
            })
            .map(move |(promise, sentence)| BrokenPromise {
                entry: id,
                promise,
                sentence: sentence.clone(),
            })
    };
    entries.into_iter().flat_map(of_entry).collect()
}

fn fires_on(lexicon: &Lexicon, entry: EntryId, sentence: &str) -> bool {
    let wording = check(sentence, &Text::of(sentence), None, lexicon);
    wording
        .findings
        .iter()
        .any(|finding| finding.entry == entry)
}
